"""What several papers that are to be presented are called together: «сведения», «документы», «материалы»."""

from collections.abc import Iterable

from automation.letters.matters import information_due, is_presented, report_noun
from automation.model.control import Verdict
from automation.plan.paper_nouns import TOLD

MATERIALS = "материалы"  # what the plan calls so keeps its name


def called_together(verdicts: Iterable[Verdict]) -> str:
    """Write «сведения» of what is told to the office, «документы» of acts, copies and lists, «сведения и документы»."""
    named = {_called(v) for v in verdicts}
    return " и ".join(name for name in ("сведения", MATERIALS, "документы") if name in named)


def _called(verdict: Verdict) -> str:
    information = information_due(verdict)
    noun = information.noun if information else report_noun(verdict.item)[0]
    told = noun in TOLD or not is_presented(verdict)
    return "сведения" if told else noun if noun == MATERIALS else "документы"
