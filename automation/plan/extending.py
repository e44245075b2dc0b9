"""What a decision about a term consists of. Pure."""

from automation.model.report import Extension
from automation.russian import proves, tells


def complete(extension: Extension) -> bool:
    """Tell whether everything a decision consists of is written; whether it moves a term is another question."""
    return bool(extension.new_term and extension.decided_on and proves(extension.decided_by) and tells(extension.basis))
