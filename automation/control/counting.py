"""Count everything once: every reader (memo, mail, сводка, board, terminal) gets these figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from automation.control.morning import Morning
from automation.control.obligations import first_terms
from automation.control.people import (
    are_enough,
    counted,
    counted_items,
    headcounts,
    people_of,
    summed_dates,
    unfinished_people,
)
from automation.control.requests import broken_leads, lead_broken
from automation.gathering import by_first, gathered
from automation.model.control import Verdict
from automation.model.figures import Bearer, Figures, ItemFigures, OrganisationFigures, People, Publications
from automation.model.plan import Item
from automation.model.report import Performer
from automation.model.standing import AHEAD, DONE, OVER, UNTIMED, Standing
from automation.model.tally import Tally, with_finished
from automation.plan.own_tasks import plan_first
from automation.plan.terms import comes_once
from automation.russian import fold, tells

GRAVITY = (
    Standing.OVERDUE,
    Standing.NO_DATA,
    Standing.DUE_SOON,
    Standing.CLAIMED,
    Standing.IN_WORK,
    Standing.MET_LATE,
    Standing.MET,
    Standing.NOT_APPLICABLE,
    Standing.PERMANENT,
)


def count(morning: Morning) -> Figures:
    """Return all figures of one order on the day of ``morning`` (whose verdicts must be judged)."""
    by_item = gathered(morning.verdicts, lambda v: v.item.number)
    items = tuple(_item(morning, i, by_item.get(i.number, ())) for i in plan_first(morning.book.items))
    counted = [i for i in items if i.dated and not i.closed]
    verdicts = [v for i in items if not i.closed for v in i.verdicts]
    complete = bool(counted) and not any(_open(i) for i in items)
    executed = [v.executed_on for i in counted for v in i.verdicts if v.executed_on]
    people = counted_items((i.item for i in items if not i.closed), verdicts, morning.book.order) or [[]]
    few = unfinished_people(items, frozenset(item.number for mine in people for item in mine))
    items = tuple(replace(i, in_part=i.item.number in few or lacks_a_part(i)) for i in items)
    organisations, *others = (_organisations(morning, verdicts, mine) for mine in people)
    late = (v for o in organisations for v in o.verdicts if v.standing is Standing.OVERDUE)
    return Figures(
        order=morning.book.order,
        on=morning.on,
        items=items,
        organisations=organisations,
        people=people_of(organisations, people[0]),
        people_besides=tuple(people_of(o, mine) for o, mine in zip(others, people[1:], strict=True)),
        people_closed=tuple(_people_closed(morning, items)),
        publications=tuple(_publications(morning, i) for i in items if i.item.lead_hours and not i.closed),
        complete=complete,
        completed_on=max(executed, default=None) if complete else None,
        late=tuple(sorted(bearers(late, verdicts), key=lambda bearer: -len(bearer.verdicts))),
        next_terms=_next_terms(verdicts, morning.on),
        in_doubt=morning.book.in_doubt,
    )


def tally(standings: Iterable[Standing]) -> Tally:
    """Count standings; ``total`` leaves out «не применимо» and «постоянно»."""
    counts = Counter(standings)
    total = sum(n for s, n in counts.items() if s not in UNTIMED)
    return Tally(total=total, **{s.value: counts[s] for s in Standing})


def lacks_a_part(figures: ItemFigures) -> bool:
    """Tell whether somebody who was ordered to execute the item was freed of it before he had."""
    return any(not v.performer.by_agreement for v in figures.spared)


def _undated(item: Item) -> bool:
    """Tell whether a term is «постоянно», on demand, or recurring without an end: never dated, never open."""
    return item.lasting or item.endless


def _open(figures: ItemFigures) -> bool:
    """Not done, unclear, without performers, or with a report that cannot be counted; never a closed item."""
    if figures.closed or figures.done:
        return False
    return not _undated(figures.item) or not figures.verdicts or figures.tally.no_data > 0


def _item(morning: Morning, item: Item, owed: tuple[Verdict, ...]) -> ItemFigures:
    closed = morning.item_closed(item)
    released = () if closed else tuple(v for v in owed if v.released_on)
    verdicts = tuple(v for v in owed if v not in released) if released else owed
    dated = not _undated(item) and not item.unclear
    terms = sorted({v.due for v in verdicts if v.due} or set(first_terms(item)))
    return ItemFigures(
        item=item,
        dated=dated,
        done=(dated or comes_once(item.reading)) and bool(verdicts) and all(v.standing in OVER for v in verdicts),
        closed=closed,
        terms=tuple(terms),
        tally=tally(v.standing for v in with_finished(verdicts)),
        verdicts=verdicts,
        released=released,
    )


def _people_closed(morning: Morning, items: Iterable[ItemFigures]) -> Iterator[People]:
    """Yield the people of the closed items by each deed: of whoever had executed one, be it without a number."""
    closed = [i for i in items if i.closed]
    done = [v for i in closed for v in i.counted if v.standing in DONE]
    for mine in counted_items((i.item for i in closed), done, morning.book.order):
        people = people_of(_organisations(morning, done, mine), mine)
        if people.given:
            yield people


def _organisations(
    morning: Morning, verdicts: Iterable[Verdict], counting: Sequence[Item]
) -> tuple[OrganisationFigures, ...]:
    """Say what every organisation owes, with its people by the items that are ``counting`` them."""
    verdicts, groups = list(verdicts), dict[str, list[Verdict]]()
    dates = summed_dates(verdicts, counting, morning.on)
    for performer in morning.book.performers:
        groups.setdefault(fold(_organisation_name(morning, performer)), [])
    for verdict in verdicts:
        groups[fold(_organisation_name(morning, verdict.performer))].append(verdict)
    return tuple(_organisation(morning, mine, counting, dates) for mine in groups.values() if mine)


def _organisation_name(morning: Morning, performer: Performer) -> str:
    """Return the name people are counted under: the administration is one body, each of its units one of its own."""
    if performer.official:
        return morning.book.order.body
    return performer.unit or performer.organisation or performer.post


def _organisation(
    morning: Morning, verdicts: list[Verdict], counting: Sequence[Item], dates: Mapping[str, date]
) -> OrganisationFigures:
    performer = verdicts[0].performer
    told = headcounts(morning, verdicts, counting, dates)
    summed = counted(told) or ()
    total, moved = sum(t.total for t in summed), sum(t.moved for t in summed)
    return OrganisationFigures(
        organisation=_organisation_name(morning, performer),
        relation=performer.relation,
        codes=tuple(dict.fromkeys(v.performer.code for v in verdicts)),
        worst=min((v.standing for v in verdicts), key=GRAVITY.index),
        tally=tally(v.standing for v in with_finished(verdicts) if not _undated(v.item)),
        verdicts=tuple(verdicts),
        staff_total=total if summed else None,
        staff_moved=moved if summed else None,
        staff_accepted=bool(summed) and all(t.accepted for t in summed),
        staff_enough=bool(summed) and are_enough(total, moved, counting, verdicts),
        staff_day=max((t.day for t in summed if t.day), default=None),
        headcounts=told,
    )


def _publications(morning: Morning, figures: ItemFigures) -> Publications:
    hours = figures.item.lead_hours or 0
    authors = {v.performer.code: v for v in figures.verdicts}  # several dates of one item share their publications
    mine = [p for code in authors for p in morning.publications_of(code)]
    judged = [p for p in mine if p.messenger_at and p.elsewhere_at]
    broken = [p for v in authors.values() for p in broken_leads(morning, v)]
    return Publications(
        item=figures.item,
        checked=len(judged),
        broken=tuple(broken),
        excused=tuple(p for p in judged if lead_broken(p, hours) and tells(p.excuse)),
    )


def bearers(verdicts: Iterable[Verdict], among: Iterable[Verdict] = ()) -> tuple[Bearer, ...]:
    """Gather obligations by whose they are, as everybody is called in short; every face counts these.

    ``among`` are all obligations that the reader may think of: where only some of the officials of one post are meant,
    the name says how many.
    """
    alike: dict[str, set[str]] = defaultdict(set)
    for verdict in among:
        alike[fold(verdict.performer.known_as)].add(verdict.performer.code)
    return tuple(
        Bearer(name=_name((v.performer for v in mine), len(alike[called])), verdicts=mine)
        for called, mine in gathered(verdicts, lambda v: fold(v.performer.known_as)).items()
    )


def _name(alike: Iterable[Performer], known: int) -> str:
    """Say what performers who are called alike are called: two with the post of a deputy are «Заместители главы …».

    One of two such deputies is «Заместитель главы … (1 из 2)», because the other may have done what he has not.
    """
    codes = {p.code: p for p in alike}
    one = next(iter(codes.values()))
    name = one.known_as
    if len(codes) > 1 and name.casefold().startswith("заместитель "):
        name = f"{name[:10]}и{name[11:]}"
    return f"{name} ({len(codes)} из {known})" if one.official and len(codes) < known else name


def _next_terms(verdicts: Iterable[Verdict], on: date) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """Return the terms ahead of which somebody still owes something: who has reported waits for the office alone."""
    ahead = (v for v in verdicts if v.standing in AHEAD | {Standing.NO_DATA})
    terms = by_first((v.due, v.item.number) for v in ahead if v.due and v.due >= on)
    return tuple((day, tuple(dict.fromkeys(items))) for day, items in sorted(terms.items()))
