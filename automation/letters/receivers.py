"""Who receives the report that a letter asks for: whoever its item names, else the unit that asks."""

from collections.abc import Mapping

from automation.letters.address import asking_unit
from automation.letters.ground import PHRASES
from automation.letters.ground_groups import Group
from automation.letters.marks import bare
from automation.letters.variables import ReceivedValues, ReceiverValues
from automation.model.kinds import Form, Topic
from automation.russian.morphology import lemmas

_REPORTS = {Topic.REMINDER, Topic.OVERDUE, Topic.AGREEMENT}  # the letters that ask for the report itself
_INTO = {"в", "во"}


def received_elsewhere(group: Group, report: Mapping[str, str], to_us: str) -> ReceiverValues:
    """Say to whom the one ``report`` of a paragraph is presented by the words of its item, where that is not us.

    ``to_us`` is whom the addressee of a записка answers: there he tells the day and number of the paper.
    """
    to = report["кому"].strip() if report and group.topic in _REPORTS else ""
    if not to or _is_us(bare(to), group):
        return {"получателю": "", "чем_представлен": ""}
    said: ReceivedValues = {"отчёт": report, "записка": group.paper.form is Form.NOTE, "в_отдел": to_us}
    return {"получателю": to, "чем_представлен": group.words.line(PHRASES, "чем представлен", said)}


def _is_us(receiver: str, group: Group) -> bool:
    """Tell whether every word of the receiver is one of the names of the office and of its unit: «в отдел», «в МКУ»."""
    ours = f"{asking_unit(group.paper, group.facts)} {group.facts.office.name}".lower().split()
    mine = {form for word in ours for form in lemmas(word)}
    return all(lemmas(word) & mine for word in receiver.lower().split() if word not in _INTO)
