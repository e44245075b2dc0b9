"""Who receives the report that a letter asks for: whoever its item names, else the unit that asks."""

from collections.abc import Mapping, Sequence

from automation.letters.address import asking_unit, asks_own_unit, signer_of
from automation.letters.cases import unit_accusative
from automation.letters.elsewhere import is_ours, receiver_of
from automation.letters.ground import PHRASES
from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers
from automation.letters.letter_facts import Facts
from automation.letters.marks import verbatim
from automation.letters.matters import common_report, is_presented, report_words
from automation.letters.variables import AnsweredToValues, ReceivedValues, ReceiverValues
from automation.model.control import Paper, Verdict
from automation.model.kinds import Form, Topic

_REPORTS = {Topic.REMINDER, Topic.OVERDUE, Topic.AGREEMENT}  # the letters that ask for the report itself
SEVERAL = {"он": "они", "представлен": "представлены"}


def received_elsewhere(group: Group, verdicts: Sequence[Verdict]) -> ReceiverValues:
    """Say to whom the reports among obligations of a group are presented by the words of their items, if not to us.

    Only one report has its receiver in the sentence. The addressee of a записка tells whom he answers the day and
    number of the paper.
    """
    to, mine = _receivers(group, verdicts), [v for v in verdicts if is_presented(v)]
    report, to_us = common_report(verdicts), answered_to(group.paper, group.facts)["в_отдел"]
    if not to or len(to) < len(mine):
        return {"получателю": "", "чем_представлен": "", "чем_отчёты": "", "кому_сообщить": ""}
    words = report or report_words(mine[:1]) | (SEVERAL if len(item_numbers(mine)) > 1 else {})
    said: ReceivedValues = {"отчёт": words, "записка": group.paper.form is Form.NOTE, "в_отдел": to_us}
    line = group.words.line(PHRASES, "чем представлен", said)
    return {
        "получателю": to[0] if report else "",
        "чем_представлен": line if report else "",
        "чем_отчёты": "" if report else line,
        "кому_сообщить": to_us if said["записка"] else "",
    }


def answered_to(paper: Paper, facts: Facts) -> AnsweredToValues:
    """Say to whom a записка is answered: to the unit that asks, to its head by those who work under him."""
    unit = verbatim(unit_accusative(asking_unit(paper, facts)))
    if asks_own_unit(paper, facts):
        return {"отдел_вин": unit, "передать": "представить мне", "в_отдел": "мне", "мне": True}
    return {"отдел_вин": unit, "передать": f"передать в {unit}", "в_отдел": f"в {unit}", "мне": False}


def handed_elsewhere(group: Group) -> Mapping[str, str]:
    """Say what stands for «передать в общий отдел» in a записка: beside other items each report names its receiver."""
    receivers = _receivers(group, group.verdicts)
    if not receivers:
        return {}
    return {"передать": f"представить {receivers[0]}" if common_report(group.verdicts) else "представить"}


def report_to_us(group: Group) -> Mapping[str, str]:
    """Return the one report the group is about; {} where its item wants it presented to another body than us.

    Of such a one we have accepted no more than what its performer told us about it (decision 0349).
    """
    return {} if any(_to_others(group, group.verdicts)) else common_report(group.verdicts)


def receiver_of_report(group: Group, verdicts: Sequence[Verdict]) -> str:
    """Return to whom but us the one report these obligations ask for goes: what came in is word of it alone."""
    return next(iter(_to_others(group, verdicts)), "") if common_report(verdicts) else ""


def _receivers(group: Group, verdicts: Sequence[Verdict]) -> Sequence[str]:
    """Return whom the items name to whom the reports a letter asks for go, but for us."""
    return _to_others(group, [v for v in verdicts if is_presented(v)]) if group.topic in _REPORTS else []


def _to_others(group: Group, verdicts: Sequence[Verdict]) -> Sequence[str]:
    """Return to whom but us these reports go by the words of their items."""
    unit, signer = asking_unit(group.paper, group.facts), signer_of(group.paper, group.facts)
    return [to for to in map(receiver_of, verdicts) if to and not is_ours(to, group.facts, unit, [signer])]
