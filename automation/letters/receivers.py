"""Who receives the report that a letter asks for: whoever its item names, else the unit that asks."""

from collections.abc import Mapping, Sequence, Set

from automation.letters.address import asking_unit, asks_own_unit, signer_of
from automation.letters.cases import unit_accusative
from automation.letters.ground import PHRASES
from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers
from automation.letters.letter_facts import Facts
from automation.letters.marks import bare, verbatim
from automation.letters.matters import common_report, is_presented, report_words
from automation.letters.variables import AnsweredToValues, ReceivedValues, ReceiverValues
from automation.model.control import Paper, Verdict
from automation.model.kinds import Form, Topic
from automation.patterns import lazy
from automation.russian.morphology import lemmas

_REPORTS = {Topic.REMINDER, Topic.OVERDUE, Topic.AGREEMENT}  # the letters that ask for the report itself
_INTO = {"в", "во"}
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


def _receivers(group: Group, verdicts: Sequence[Verdict]) -> Sequence[str]:
    """Return whom the items name to whom their reports go, but for us."""
    mine = [v for v in verdicts if is_presented(v)] if group.topic in _REPORTS else []
    named = (report_words([v])["кому"].strip() for v in mine)
    return [to for to in named if to and not _is_us(bare(to), group)]


def _is_us(receiver: str, group: Group) -> bool:
    """Tell whether every word of the receiver is one of our names: «в отдел», «в МКУ», «заместителю Главы района».

    We are the office, its unit, whoever signs the paper and the responsible official, whose papers come to us. A post
    begins with the same word: «главе района» is none of his deputies.
    """
    paper, facts = group.paper, group.facts
    words = [found for word in _WORD.findall(receiver) if word.lower() not in _INTO and (found := lemmas(word))]
    names = [_forms(f"{asking_unit(paper, facts)} {facts.office.name}")]
    for official in (signer_of(paper, facts), facts.order.responsible):
        first = next(iter(_WORD.findall(official.post)), "")
        if words and lemmas(first) & words[0]:
            names.append(_forms(f"{official.post} {official.name}"))
    return any(all(word & ours for word in words) for ours in names)


def _forms(named: str) -> Set[str]:
    """Return the first forms of all words of a name, and the letters its initials are written with."""
    words = _WORD.findall(named)
    return {form for word in words for one in (word, word[0]) for form in lemmas(one)}


_WORD = lazy(r"\w+")
