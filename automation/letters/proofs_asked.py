"""What a reminder asks for beside the day of execution: the document that proves it, or what the plan names."""

from collections.abc import Sequence

from automation.letters.marks import quoted
from automation.letters.matters import is_presented
from automation.letters.topic_variables import ProofValues
from automation.model.control import Verdict
from automation.plan.results import LINKS, material_of_result

MATERIALS = "подтверждающие материалы"


def proof_values(verdicts: Sequence[Verdict]) -> ProofValues:
    """Say what of the proof is told and what is handed over: a link has no number, nor have copies of certificates."""
    items = {v.item.number: v.item for v in verdicts if not is_presented(v)}
    named = [material_of_result(item.text) for item in items.values()]
    many, materials = len(items) > 1, [one for one in named if one is not None]
    document = f"реквизиты {'подтверждающих документов' if many else 'подтверждающего документа'}"
    if not materials:
        return {"реквизиты": document, "материалы": ""}
    if len(materials) < len(named):
        return {"реквизиты": "", "материалы": "подтверждающие документы и материалы"}
    only = materials[0] if not many else ""
    noun, _, rest = only.partition(" ")
    said = f"{noun} {quoted(rest)}".strip() or MATERIALS
    return {"реквизиты": said, "материалы": ""} if noun in LINKS else {"реквизиты": "", "материалы": said}
