"""What a letter says beside its paragraphs: of the form, of persons of the unit, of reports asked for in vain."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from automation.letters.cases import lower_first
from automation.letters.ground import PHRASES
from automation.letters.ground_groups import Group
from automation.letters.item_cases import items_in_cases, numbers_of, unique
from automation.letters.item_variables import MissingReportValues
from automation.letters.letter_facts import BLANK
from automation.letters.marks import verbatim
from automation.letters.matters import report_words
from automation.letters.people_asked import is_paper
from automation.letters.told_terms import answer_by
from automation.letters.variables import FormValues, UnitPersonValues
from automation.model.control import CodeAndItem, Ground, Verdict, verdicts_of
from automation.model.kinds import Form, Kind
from automation.model.office import RulingKind
from automation.model.report import Performer
from automation.russian import fold, initials_last, show


def by_form(group: Group) -> str:
    """Write «по прилагаемой форме» to whom the shared table is closed (papers.md B8); "" to everybody else."""
    verdicts = verdicts_of(group.grounds)
    with_table = group.paper.form is Form.NOTE or group.facts.policy.shared_table is True
    writes = all(v.performer.gets_form for v in verdicts) and not all(map(is_paper, verdicts))
    if with_table or not verdicts or not writes:
        return ""
    return group.words.line(PHRASES, "по форме", _forms_of(group.grounds))


def _forms_of(grounds: Sequence[Ground]) -> FormValues:
    return {"много": len({fold(v.performer.organisation) for v in verdicts_of(grounds)}) > 1}


def forms_named(lead: Group, lines: Sequence[str]) -> tuple[str, ...]:
    """Write «Приложение: форма …» where the words of the letter, which an office may have changed, speak of the form.

    How many sheets a form takes depends on the printer, so the number is left to the hand.
    """
    numbers: tuple[FormValues, ...] = ({"много": False}, {"много": True})
    said = {lead.words.line(PHRASES, "по форме", number) for number in numbers} - {""}
    if not any(phrase in line for phrase in said for line in lines):
        return ()
    return tuple(lead.words.lines(PHRASES, "приложение формы", _forms_of(lead.paper.grounds)))


def persons_of_the_unit(group: Group) -> list[str]:
    """Name the officials of the addressee's own unit who bear items of the paper, one sentence each."""
    paper, to, items = group.paper, group.paper.addressee, defaultdict[str, list[str]](list)
    if to is None:
        return []
    his = {to.code, *(p.code for p in paper.also)}
    for verdict in verdicts_of(paper.grounds):
        if verdict.performer.code not in his and _of_his_unit(verdict.performer, to):
            post, name = verdict.performer.post, initials_last(verdict.performer.name)
            items[f"{verbatim(lower_first(post))} {name}"].append(verdict.item.number)
    lines = []
    for person, numbers in items.items():
        values: UnitPersonValues = {"пункты": numbers_of(numbers), "исполнитель": person}
        lines.append(group.words.line(PHRASES, "исполнитель пункта", values))
    return lines


def _of_his_unit(performer: Performer, head: Performer) -> bool:
    known = performer.name.strip() and performer.post.strip() and performer.in_office
    return bool(known) and fold(performer.organisation) == fold(head.organisation)


def earlier_reports(group: Group, groups: Sequence[Group]) -> list[str]:
    """Return for each item what letters have asked for in vain, and that it is wanted with the rest, each once.

    No paragraph of its paper (``groups``) asks for it, and no earlier one has said it.

    «По прежним запросам … не поступила и информация со сроками … по пункту 8. Просим до … представить и её.»
    """
    asked = {v.code_item_term for one in groups for v in one.verdicts}
    first = takewhile(lambda one: one.grounds != group.grounds, groups)
    told = {v.code_item_term for one in first for g in one.grounds for v in g.before}
    found: dict[CodeAndItem, dict[object, Verdict]] = {}
    for verdict in (v for g in group.grounds for v in g.before):
        if verdict.code_item_term not in asked | told:
            found.setdefault(verdict.code_and_item, {})[verdict.due] = verdict
    answer, late = answer_by(group), any(g.occasion.kind is Kind.OVERDUE for g in group.grounds)
    values: list[MissingReportValues] = [
        {
            "отчёт": report_words(list(mine.values())),
            "пункты": items_in_cases((number,)),
            "дата": show(group.paper.day),
            "Просим": "Прошу" if group.paper.form is Form.NOTE else "Просим",
            "ответ": show(answer) if answer else BLANK,
            "впереди": not late,
            "решено": any(_is_ordered_otherwise(v, group.paper.day) for v in mine.values()),
        }
        for (_, number), mine in found.items()
    ]
    return list(unique(group.words.line(PHRASES, "прежние отчёты", one) for one in values))


def _is_ordered_otherwise(verdict: Verdict, on: date) -> bool:
    """Tell whether a leader has decided something else about it, by a day that has not passed (decision 0242)."""
    other = (r for r in verdict.reported.rulings if r.kind is RulingKind.OTHER and not r.done_by(on))
    return any(r.made_by(on) and r.term and r.term >= on for r in other)
