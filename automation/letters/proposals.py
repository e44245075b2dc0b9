"""What a memo proposes: each proposal from facts alone, for the author to sign or to strike out."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from automation.gathering import by_first, gathered
from automation.letters.cases import (
    item_numbers,
    items_in_cases,
    items_of,
    kind_in_cases,
    numbers_of,
    performer_genitive,
    performer_name,
    unique,
)
from automation.letters.hearings import to_hear, to_hear_values
from automation.letters.letter_facts import Facts, is_own, reader_name
from automation.letters.matters import items_named
from automation.letters.measures import (
    FILE,
    OWED,
    asked_by,
    by_performer,
    open_verdicts,
    reports_by_item,
)
from automation.letters.memo_variables import (
    FreedPerformersValues,
    PartValues,
    ProposalValues,
    StaysValues,
    UnfinishedPeopleValues,
)
from automation.letters.people_words import people_unfinished
from automation.letters.plan_name import plan_name
from automation.letters.said import claims_values
from automation.letters.told import Telling, all_named, telling_of
from automation.letters.words import Words
from automation.model.control import CodeItemTerm, Verdict
from automation.model.figures import Figures, ItemFigures
from automation.model.standing import DONE, Standing
from automation.plan.indicators import deed_of
from automation.russian import same_person, show


def proposals(figures: Figures, facts: Facts, words: Words, author: str = "") -> list[str]:
    """Return what the author may sign or strike out, each from facts alone."""
    owed = [v for v in open_verdicts(figures) if v.standing in OWED or not v.item.endless]
    reader = reader_name(facts, author)
    left = _left(owed, figures, author)
    merged = _are_one(left)
    told_once = {number for one in left if one["прочие"] and not merged for number in one["номера"]}
    unfinished = people_unfinished(figures)
    open_ = [i for i in figures.items if not i.closed]
    ended = (i.item.number for i in open_ if i.whole or (i.done and i.released))
    partly = [n for n in item_numbers(owed) if n not in unfinished]
    ripe = to_hear(figures, facts, author)
    values: ProposalValues = {
        **plan_name(facts.order).values,
        "исполнены": items_in_cases(unique(n for n in ended if n not in unfinished)),
        "всё": everything_done(figures),
        "документ": kind_in_cases(facts.order.kind)["им"],
        "частично": _partly(figures, partly),
        "частями": _in_parts(figures, [n for n in partly if n not in told_once], author, reader),
        **_not_all_moved(figures, unfinished, author),
        "остаются": _reports_left(owed, figures, author) if merged else left,
        "оставить": _by_items(owed, figures, author) if merged else [],
        "опоздали": _to_explain(_unasked(owed, ripe, asked_by(facts, figures.on), author), left),
        **claims_values([v for v in owed if v.standing is Standing.CLAIMED], author, reader),
        **to_hear_values(ripe, figures, facts),
        "продления": _wishes(owed, facts),
        "неясные": items_of(i for i in open_ if i.item.unclear),
        "без_исполнителей": items_of(i for i in open_ if not i.verdicts),
        "постоянные": items_of(_going_on(figures)),
        "за_мной": _controls_himself(facts),
    }
    return words.lines(FILE, "предложения", values)


def everything_done(figures: Figures) -> bool:
    """Tell whether the whole order may go off control: nothing is owed, goes on, or waits for more of the people."""
    return figures.complete and not _going_on(figures) and not people_unfinished(figures)


def _going_on(figures: Figures) -> list[ItemFigures]:
    """Return the items «постоянно», and those repeated without end: they go on alike."""
    return [i for i in figures.items if (i.lasting or i.item.endless) and not i.closed and i.verdicts]


def _partly(figures: Figures, partly: Sequence[str]) -> Mapping[str, Any]:
    """Open items that some performers have already executed."""
    return items_of(i for i in figures.items if i.item.number in partly and _executed(i))


def _executed(item: ItemFigures) -> list[Verdict]:
    """Return the obligations of those who owe nothing more of an item; [] where none of these has executed it.

    Who has met one of two terms is not freed by it.
    """
    owing = _codes(item.owing)
    rest = [v for v in item.verdicts if v.performer.code not in owing]
    return rest if any(v.standing in DONE for v in rest) else []


def _codes(verdicts: Iterable[Verdict]) -> set[str]:
    return {v.performer.code for v in verdicts}


def _in_parts(figures: Figures, partly: Sequence[str], author: str, reader: str) -> list[PartValues]:
    """Items that some have executed, by who has: those are named, or the others who owe them where these are fewer.

    A decision must say whom it frees; «исполнители, подтвердившие исполнение» says it of nobody (papers.md A12).
    """
    told: list[FreedPerformersValues] = []
    numbers: list[str] = []
    for item in figures.items:
        rest, done = item.owing, _executed(item)
        if item.item.number in partly and done:
            fewer = 0 < len(_codes(rest)) < len(_codes(done))
            told.append(freed_performers(rest if fewer else done, author, reader, others=fewer))
            numbers.append(item.item.number)
    alike = by_first((told.index(whom), number) for whom, number in zip(told, numbers, strict=True))
    return [{**told[at], "пункты": numbers_of(mine)} for at, mine in alike.items()]


def freed_performers(
    told: Sequence[Verdict], author: str, reader: str, *, others: bool = False
) -> FreedPerformersValues:
    """Say for whom items go off control; ``others``: those of the performers who are not ``told``."""
    several = len(by_performer(told)) > 1
    return {
        "исполнители": all_named(told) if several else performer_genitive(told[0].performer),
        "кроме": others,
        "несколько": several,
        "сам": all(is_own(v, author) for v in told),
        "читатель": all(is_own(v, reader) for v in told),
    }


def _not_all_moved(
    figures: Figures, unfinished: Mapping[str, Sequence[Verdict]], author: str
) -> UnfinishedPeopleValues:
    """Return the same items in words, what is still to come, and of whom."""
    items = (i.item for i in figures.items if i.item.number in unfinished)
    mine = [v for few in unfinished.values() for v in few]
    others, own = all_named(v for v in mine if not is_own(v, author)), any(is_own(v, author) for v in mine)
    return {
        "люди_не_все": items_in_cases(tuple(unfinished)),
        "до_завершения": deed_of(items, figures.order).until,
        "где_не_все": ", а также ".join(filter(None, (others, "в части, порученной мне" if own else ""))),
    }


def _unasked(
    owed: Iterable[Verdict], ripe: Iterable[Verdict], asked: Container[CodeItemTerm], author: str
) -> list[Verdict]:
    """Tell who is late and has neither been asked in a letter why nor told the reason himself; nobody asks himself.

    Who is to be heard at a meeting because he answers no letter is not asked in writing once more (papers.md A12).
    """
    heard = {v.performer.code for v in ripe}
    late = (v for v in owed if v.standing is Standing.OVERDUE and not v.reported.reason)
    others = (v for v in late if v.performer.code not in heard and not is_own(v, author))
    return [v for v in others if v.code_item_term not in asked]


def _left(owed: Iterable[Verdict], figures: Figures, author: str) -> list[dict[str, Any]]:
    """Say what stays on control: performers that owe the same items till the same date are named together.

    Of what is repeated without end only the reports that are missing stay: the item itself is controlled as before. A
    claim waits for its acceptance, not for the performer.
    Where all the others have executed the item and are more, one proposal frees them and keeps these (``прочие``).
    """
    alike: dict[tuple[Any, ...], list[Verdict]] = {}
    for (_, day), mine in _by_day(owed, figures.on).items():
        reports = frozenset((v.item.number, v.control_date) for v in mine if v.item.endless)
        own = all(is_own(v, author) for v in mine)
        alike.setdefault((item_numbers(mine), reports, own, day), []).extend(mine)
    return [_stays(mine, day, figures, author) for (*_, day), mine in alike.items()]


def _reports_left(owed: Sequence[Verdict], figures: Figures, author: str) -> list[dict[str, Any]]:
    """Say which reports of each item repeated without end stay on control; who owe the same ones are told together."""
    alike: dict[tuple[str, frozenset[date | None]], list[Verdict]] = {}
    reports = [v for v in owed if v.item.endless and v.standing is not Standing.CLAIMED]
    for number in item_numbers(reports):
        for mine in by_performer(v for v in reports if v.item.number == number).values():
            alike.setdefault((number, frozenset(v.control_date for v in mine)), []).extend(mine)
    return [_stays(mine, None, figures, author) for mine in alike.values()]


def _stays(mine: Sequence[Verdict], day: date | None, figures: Figures, author: str) -> dict[str, Any]:
    """Return what one proposal says of obligations that stay on control till the same day."""
    return {
        "исполнители": all_named(mine),
        "сам": all(is_own(v, author) for v in mine),
        "несколько": len(by_performer(mine)) > 1,
        "пункты": items_named(mine, always=True),
        "целиком": items_named([v for v in mine if not v.item.endless], always=True),
        "отчёты": reports_by_item([v for v in mine if v.item.endless]),
        "до": show(day) if day else "",
        "уточняются": all(telling_of(v, figures.on) is Telling.DOUBTED for v in mine),
        "объяснение": all(v.standing is Standing.OVERDUE for v in mine),
        "номера": item_numbers(v for v in mine if not v.item.endless),
        "прочие": all(_frees_the_others(item, mine) for item in figures.items if _is_of(item, mine)),
    }


def _are_one(left: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether what stays is one proposal: of more than two groups, or where all of them owe the same items.

    Who owes but reports is no such group: the items are not his.
    """
    owed = [one["номера"] for one in left if one["номера"]]
    return len(owed) > 1 and (len(owed) > MERGED or len(set(owed)) == 1)


MERGED = 2  # so many decisions on what stays are proposed one by one; more are one, by their items


def _by_items(owed: Iterable[Verdict], figures: Figures, author: str) -> list[StaysValues]:
    """Return what stays on control in one breath: each performer beside the items he owes, the author's own apart."""
    alike: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for (name, day), mine in _by_day((v for v in owed if not v.item.endless), figures.on).items():
        own = all(is_own(v, author) for v in mine)
        numbers, until = item_numbers(mine), f" (до {show(day)})" if day else ""
        who = f"порученны{'е' if len(numbers) > 1 else 'й'} мне" if own else name
        alike.setdefault((numbers, own), []).append(f"{who}{until}")
    told = [(numbers_of(numbers), own, ", ".join(names)) for (numbers, own), names in alike.items()]
    return [{"пункты": items, "исполнители": names, "сам": own} for items, own, names in told]


def _by_day(owed: Iterable[Verdict], on: date) -> Mapping[tuple[str, date | None], Sequence[Verdict]]:
    """Return what performers still owe, of each together what stays on control till the same day."""
    waiting = (v for v in owed if v.standing is not Standing.CLAIMED)
    return gathered(waiting, lambda v: (performer_name(v.performer), _until(v, on)))


def _until(verdict: Verdict, on: date) -> date | None:
    """Return till when it stays on control: the term if that lies ahead, else the day its performer names."""
    term = None if verdict.item.endless else verdict.due
    expected = verdict.row.expected_on if verdict.row else None
    return next((day for day in (term, expected) if day and day > on), None)


def _is_of(item: ItemFigures, mine: Iterable[Verdict]) -> bool:
    return item.item.number in {v.item.number for v in mine}


def _frees_the_others(item: ItemFigures, mine: Iterable[Verdict]) -> bool:
    """Tell whether these are all who still owe the item, fewer than those who have executed it."""
    rest = _codes(item.owing)
    return rest == _codes(mine) and len(rest) < len(_codes(_executed(item))) and not item.item.endless


def _to_explain(late: Sequence[Verdict], left: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Tell who is asked why the term was broken, and whether it is said beside what they still owe; {} for nobody."""
    if not late:
        return {}
    several = len({v.item.number for v in late}) > 1
    items = items_named(late, always=True)
    each = ((items_named(mine, always=True)["им"], name) for name, mine in by_performer(late).items())
    told = [f"{', '.join(names)} – {his}" for his, names in by_first(each).items()]
    return {
        "исполнители": all_named(late),
        "несколько": len(by_performer(late)) > 1,
        "порознь": "; ".join(told) if len(told) > 1 else "",
        "пункты": items,
        "много": several,
        "те_же": len(left) == 1 and left[0]["объяснение"] and left[0]["пункты"] == items,
    }


def _wishes(owed: Iterable[Verdict], facts: Facts) -> list[dict[str, Any]]:
    """Extensions that moved nothing, of items still owed: to whom, till when, why they do not count.

    Whom a leader has given that day or a later one, though after the term, needs no such decision (papers.md A12).
    """
    wishes, open_ = [], list(owed)
    for refused in facts.refused:
        day, item, code = refused.extension.new_term, refused.extension.item, refused.extension.code
        mine = [v for v in open_ if v.item.number == item and code in {"", v.performer.code}]
        whom = [v for v in mine if day and not v.reported.wished(day)]
        if day and whom:
            wishes.append(
                {
                    "пункты": items_in_cases((item,)),
                    "исполнители": all_named(whom),
                    "несколько": len(by_performer(whom)) > 1,
                    "до": show(day),
                    "причина": refused.reason,
                }
            )
    return wishes


def _controls_himself(facts: Facts) -> bool:
    """Tell whether the author of the memo is the one the order puts in control."""
    author, control = facts.signatories["responsible"], facts.control
    return bool(author.name.strip() and control.name.strip()) and same_person(author.name, control.name)
