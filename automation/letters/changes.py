"""What a supplement says: standings won and lost, terms moved, reports come in, people added since the last memo."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.control.persons import names_person
from automation.control.since_memo import WON, Change, Since
from automation.gathering import by_first, gathered
from automation.letters.cases import agreed, body_of, organisation_name, performer_genitive, performer_name
from automation.letters.citing import cited
from automation.letters.decided import closed_lines, decision_of, freed_lines
from automation.letters.elsewhere import goes_elsewhere
from automation.letters.executed_besides import executed_besides
from automation.letters.executed_late import is_agreed_behind
from automation.letters.item_cases import item_numbers, items_of, numbers_of
from automation.letters.item_variables import ExecutedBesidesValues
from automation.letters.letter_facts import Facts, Memo, Side, Sides
from automation.letters.matters import common_report, is_presented, item_presented
from automation.letters.memo_variables import ChangeValues, ItemChangeValues, MemoNameValues, PlanItemsValues
from automation.letters.news import incoming_together
from automation.letters.people_deeds import moved_words, told_deed
from automation.letters.people_reasons import said_of_it
from automation.letters.people_sum import Sum
from automation.letters.people_unfinished import in_his_words
from automation.letters.people_variables import PeopleChangeValues, ToldNumberValues
from automation.letters.plan_name import plan_name
from automation.letters.printed_terms import former_term, moved
from automation.letters.report_sums import late_day
from automation.letters.said import briefly_told
from automation.letters.since_proposals import FILE, outcome_of
from automation.letters.sums_since import figures_in_sums
from automation.letters.tasks import in_part
from automation.letters.tellable import reason_words
from automation.model.control import Entry, Verdict, codes_of
from automation.model.figures import Figures, People
from automation.model.kinds import Kind
from automation.model.standing import Standing
from automation.model.told_facts import TOLD_IN, report_of
from automation.plan.indicators import enough
from automation.russian import natural_key, show, shown


def _last_memo(entries: Iterable[Entry]) -> Entry | None:
    """Return the newest completion memo or supplement that stands, of those that can be named if any can."""
    known = [e for e in entries if e.kind in TOLD_IN and not e.annulled]
    return max(known, key=lambda e: (bool(e.cited), e.day, natural_key(e.number)), default=None)


def memo_named(facts: Facts) -> MemoNameValues:
    """Return the memo a supplement is about, by number and date, and the last supplement to it, if there is one."""
    last = _last_memo(facts.entries)
    first = _last_memo(e for e in facts.entries if e.kind is Kind.COMPLETION) or last
    return {
        "записка": cited(first) if first else "",
        "записка_от": show(first.signed_on or first.day) if first else "",
        "первая": last is first,
        "дополнение": cited(last) if last and last is not first else "",
    }


class Number(Struct, frozen=True):
    """«Всего» and «перешло» of the people of one performer or organisation, by the items that count them.

    ``side``: the author or the reader of the paper is told of his own. ``why`` is what they themselves say of a number
    that falls short: the leaders are to close the item knowing it.
    """

    name: str
    people: People
    total: int
    moved: int
    side: Side = Side.OTHER
    why: str = ""


def changes_since(since: Since, memo: Memo) -> list[str]:
    """Return one clause for each performer and new fact, in plan order; each report has a clause of its own.

    People who are counted by what was executed stand beside it.
    """
    figures, words, lines, told = memo.figures, memo.words, list[str](), list[Number]()
    counted_anew = list(_numbers(since, memo.sides))
    owing = {i.item.number: codes_of(i.kept) for i in figures.items}
    won = ((v, _as_told(v, c, owing[v.item.number])) for v, c in since.changes)
    changes = [*won, *((v, _report_came(v)) for v in since.presented)]
    alike = by_first(((performer_name(v.performer), c, item_presented(v), is_agreed_behind(v)), v) for v, c in changes)
    for (name, change, *_), mine in alike.items():
        items = {v.item.number for v in mine}
        left = (n for n in counted_anew if n.name == name and n not in told)
        numbers = [n for n in left if not items.isdisjoint(n.people.numbers)]
        beside = numbers if change.section in COUNTED and "число" in words.asked(FILE, change.section)[0] else []
        told += beside
        counted = [_counted(n, figures, apart=len(items) > 1) for n in (*beside, *_lost(name, mine, change, figures))]
        number = ", ".join(words.line(FILE, "число", one) for one in counted)
        done = "" if number else briefly_told(mine, memo.sides.of(*mine))
        others = _executed_by_others(mine, since, memo)
        values: ItemChangeValues = {**_change(change, mine, memo), "число": number, "сообщено": done, **others}
        lines.append(words.line(FILE, change.section, values))
    return [*lines, *_released(since, memo), *people_since(since, memo, told)]


def _executed_by_others(mine: Sequence[Verdict], since: Since, memo: Memo) -> ExecutedBesidesValues:
    """Say who has executed items that may go off control by a change of ``mine``, unless other changes say so."""
    numbers = item_numbers(mine)
    told = [v for v, change in since.changes if change.section in WON]
    rest = [v for i in memo.figures.items if i.item.number in numbers for v in i.verdicts if v not in mine]
    untold = any(v not in told for v in rest) and set(numbers) <= set(item_numbers(outcome_of(since).whole))
    return executed_besides(rest if untold else (), memo.sides)


def _released(since: Since, memo: Memo) -> list[str]:
    """Return one clause for each decision that has taken items off control, for some of their performers or for all.

    Where an item may therefore go off control, it says who else has executed it, unless the other changes say so.
    """
    mine, ended = gathered(since.released, lambda v: v.item.number), item_numbers(outcome_of(since).whole)
    items = [replace(i, released=mine[i.item.number]) for i in memo.figures.items if i.item.number in mine]
    won = [v for v, change in since.changes if change.section in WON]
    rest = {i.item.number: i.verdicts for i in items if i.item.number in ended}
    untold = {number: others for number, others in rest.items() if any(v not in won for v in others)}
    plan = plan_name(memo.facts.order).values["плана"]
    closed = [i for i in memo.figures.items if i.item.number in since.closed]
    lines = [*freed_lines(items, memo, untold, plan=plan), *closed_lines(closed, memo, plan=plan, every=True)]
    return [line for _, line in lines]


def named_once(clauses: Iterable[str], names: Iterable[str]) -> list[str]:
    """Join the clauses of each performer behind his name, which a list says once (papers.md D).

    A name that is the subject of its clause stands before those from which a dash parts it.
    """
    known = sorted(set(names), key=len, reverse=True)
    alike = gathered(clauses, lambda clause: next((n for n in known if clause.startswith(f"{n} ")), clause))
    lines = []
    for name, mine in alike.items():
        dash = f"{name} – "
        first, *rest = sorted(mine, key=lambda clause: clause.startswith(dash))
        lines.append("; ".join([first, *(one.removeprefix(dash).removeprefix(f"{name} ") for one in rest)]))
    return lines


EXECUTED = ("исполнил", "исполнила", "исполнило", "исполнили")
# Sections of the words that tell people, too, unless an office has its own.
COUNTED = {"исполнено", "отчёт представлен", "дата уточнена"}


def _as_told(verdict: Verdict, change: Change, owing: Collection[str]) -> Change:
    """Tell that what nobody executes, as information, was presented; a deed that others are ``owing``, done in part."""
    if change.section != "исполнено":
        return change
    if is_presented(verdict):
        return replace(_report_came(verdict), rewritten=change.rewritten)
    return replace(change, in_part=any(code != verdict.performer.code for code in owing))


def _report_came(verdict: Verdict) -> Change:
    """Tell that a report came and was accepted; when it came only by its letter, where it came late (papers.md A4)."""
    told, late = verdict.reported, verdict.standing is Standing.MET_LATE
    return Change(section="отчёт представлен", day=late_day(told, late=late), late=late, accepted=told.accepted_on)


def plan_items(verdicts: Sequence[Verdict], facts: Facts) -> PlanItemsValues:
    """Return the items and the plan; of an item in part the part stands behind the plan: «пункт 2 плана в части …».

    A report is told beside its item.
    """
    plan, part = plan_name(facts.order).values, in_part(verdicts, always=True)
    return {**plan, "плана": f"{plan['плана']}{part}", "пункты": items_of(verdicts), "отчёт": common_report(verdicts)}


def _change(change: Change, verdicts: Sequence[Verdict], memo: Memo) -> ChangeValues:
    return {
        **plan_items(verdicts, memo.facts),
        "исполнитель": performer_name(verdicts[0].performer),
        "исполнителя": performer_genitive(verdicts[0].performer),
        **memo.sides.of(verdicts[0]).values,
        "исполнил": agreed([verdicts[0].performer], EXECUTED, EXECUTED[0]),
        "день": shown(change.day),
        "ранее": shown(change.before),
        "с_нарушением": change.late,
        "позже_срока": all(map(is_agreed_behind, verdicts)),
        "повторно": all(_came_again(v, memo) for v in verdicts),
        "в_части": change.in_part and not in_part(verdicts, always=True),
        "приняты": _accepted(change, verdicts, memo.sides),
        "изменены": change.rewritten,
        "сняты": _closed_on(verdicts, memo.on),
        "возвращены": shown(change.returned),
        "причина_возврата": reason_words(change.reason),
        "рассматриваются": all(v.standing is Standing.CLAIMED for v in verdicts),
        "перенос": _moved(change, verdicts[0], memo.facts),
        "решение": decision_of(verdicts[0].extension_row, memo.facts, memo.sides.reader),
        "входящий": incoming_together(v.reported.incoming for v in verdicts if change.by_letter),
    }


def _came_again(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether its letter came after a return; that of a paper for another body does not say so of the paper."""
    came, back = verdict.reported.incoming, verdict.row.returned_on if verdict.row else None
    again = bool(back and came and came.day and came.day > back)
    return again and not verdict.item.recurring and not goes_elsewhere(verdict, memo)


def _accepted(change: Change, verdicts: Sequence[Verdict], sides: Sides) -> str:
    """Write «03.11.2026», or «Вами 03.11.2026» to the reader who has accepted it himself by «Кто принял»."""
    rows = [v.row for v in verdicts if v.row and v.row.accepted_on == change.accepted]
    by_reader = len(rows) == len(verdicts) and all(names_person(r.accepted_by, sides.reader) for r in rows)
    return " ".join(filter(None, (Side.READER.value if by_reader else "", shown(change.accepted))))


def _moved(change: Change, verdict: Verdict, facts: Facts) -> str:
    """Say where the term is now: a decision that was struck out leaves the plan's own one."""
    if change.day is None or change.day == verdict.control_date:
        return f"действует {former_term(verdict, facts)}{f' – {show(change.day)}' if change.day else ''}"
    return " ".join(moved(verdict, change.day))


def _closed_on(verdicts: Sequence[Verdict], on: date) -> str:
    """Return the day on which all these items were taken off control; "" where they were not, or not together."""
    days = {v.item.closed_on for v in verdicts}
    day = days.pop() if len(days) == 1 else None
    return show(day) if day and day <= on else ""


def people_since(since: Since, memo: Memo, told: Container[Number] = ()) -> list[str]:
    """Return one clause for each whose accepted people are others than the last memo said, but for what is ``told``."""
    lines = []
    for one in (n for n in _numbers(since, memo.sides) if n not in told):
        counted = _counted(one, memo.figures, apart=True)
        number = memo.words.line(FILE, "число", counted)
        values: PeopleChangeValues = {**counted, "исполнитель": one.name, **one.side.values, "число": number}
        lines.append(memo.words.line(FILE, "численность", values))
    return lines


def number_since(verdict: Verdict, then: Mapping[str, Any], memo: Memo, *, apart: bool) -> str:
    """Return the figures of a report where the one before, ``then``, had others: «1820 из 2000 (ранее – 1450)».

    Figures of a report that was sent back or doubted then stood in no sum, so nobody knows them.
    """
    now, who = report_of(verdict)["people"], verdict.performer
    before = figures_in_sums(then)
    mine = (p for p in memo.figures.every_people if verdict.item in p.items)
    given = ((p, t) for p in mine for o in p.given for t in o.headcounts if t.performer.code == who.code)
    people = next((p for p, t in given if [t.total, t.moved] == now), None)
    if now == before or people is None:
        return ""
    total, moved = now
    number = _counted(Number(performer_name(who), people, total, moved), memo.figures, apart=apart)
    earlier = (before[1] if before[0] == now[0] else f"{before[1]} из {before[0]}") if before else ""
    why = _why(people, total, moved, [verdict])
    beside = ", ".join(filter(None, (f"ранее – {earlier}" if before else "", why)))
    return f"{memo.words.line(FILE, 'число', number)}{f' ({beside})' if beside else ''}"


def _numbers(since: Since, sides: Sides) -> Iterator[Number]:
    """Yield the numbers that have changed. Of the people of the office each performer tells his part: he is named."""
    for news in since.people:
        one, counted = news.organisation, Sum(news.people, since.figures, sides)
        officials = [t for t in news.parts if not body_of(t.performer)]
        for t in officials:
            his = (v for v in one.verdicts if v.performer.code == t.performer.code)
            side = counted.side_of(t.performer, one)
            why = _why(news.people, t.total, t.moved, his)
            yield Number(performer_name(t.performer), news.people, t.total, t.moved, side, why)
        if not officials:
            total, moved = one.staff_total or 0, one.staff_moved or 0
            why = _why(news.people, total, moved, one.verdicts)
            yield Number(organisation_name(one.organisation, since.figures), news.people, total, moved, why=why)


def _why(people: People, total: int, moved: int, verdicts: Iterable[Verdict]) -> str:
    """Return what performers say of figures that fall short of what an item asks for; "" of figures that do not."""
    if all(enough(item, total, moved) for item in people.items):
        return ""
    return in_his_words(said_of_it([v for v in verdicts if v.item in people.items]))


def _lost(name: str, mine: Sequence[Verdict], change: Change, figures: Figures) -> Iterator[Number]:
    """Yield the number that rested on a report and is confirmed no more."""
    people = next((p for p in figures.every_people if mine[0].item in p.items), None)
    if people and change.number:
        yield Number(name, people, *change.number)


def _counted(number: Number, figures: Figures, *, apart: bool) -> ToldNumberValues:
    """Return the words for a number; ``apart``: its item is named, for no clause before has named it."""
    people, moved = number.people, number.moved
    deed, items = told_deed(people, figures), numbers_of(people.numbers)
    said, named = moved_words(moved, deed), apart and figures.people_besides and deed.known
    if named or not apart:  # the item is named before it
        said["дело"] = said["дело"].removeprefix(f"по {items['дат']}").replace(f" ({items['им']})", "").lstrip(" :")
    return {"всего": number.total, "перешло": moved, **said, "пункты": items if named else {}, "причина": number.why}
