"""The figures of an order on a day. Mail, memos, «Сводка», board and terminal all read the one value ``Figures``."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.gathering import gathered
from automation.model.control import Verdict, codes_of
from automation.model.plan import Item, Order
from automation.model.report import Performer, Publication, Relation
from automation.model.standing import DONE, OVER, Standing
from automation.model.tally import Tally, with_finished


class ItemFigures(Struct, frozen=True, kw_only=True):
    """The figures of one item, with its verdicts in the order of the workbook.

    ``dated`` – the item has a last day and is counted; ``done`` – every obligation of it is met
    or not applicable; an item without performers or with an unclear term is open, never done.
    ``tally`` and ``counted`` hold the finished control dates of a recurring item as well.
    ``released`` are the obligations a decision took off control for their performers alone: neither open nor met, they
    stand in nothing else here (papers.md A11). A ``closed`` item has none apart.
    ``in_part`` – whoever has executed it did so with fewer people than it asks for, or somebody who was ordered to was
    freed of it before he had executed his part: it is never called executed, in any paper or mail. Who only agreed owed
    no part of it (decision 0332).
    """

    item: Item
    dated: bool
    done: bool
    closed: bool
    terms: tuple[date, ...]
    tally: Tally
    verdicts: tuple[Verdict, ...]
    released: tuple[Verdict, ...] = ()
    in_part: bool = False

    @property
    def lasting(self) -> bool:
        """Tell whether the term is «постоянно» or on demand: nothing is counted by a date until it is executed."""
        return self.item.lasting and not self.done

    @property
    def whole(self) -> bool:
        """Tell whether it is executed, and not only in part."""
        return self.done and not self.in_part

    @property
    def spared(self) -> tuple[Verdict, ...]:
        """Return the obligations a decision took off control before their performers had executed them."""
        return tuple(v for v in self.released if v.standing not in OVER)

    @property
    def bearers(self) -> tuple[Verdict, ...]:
        """Return one verdict for each performer who has to execute the item."""
        counted = (v for v in self.verdicts if v.standing is not Standing.NOT_APPLICABLE)
        return tuple({v.performer.code: v for v in counted}.values())

    @property
    def owing(self) -> tuple[Verdict, ...]:
        """Return the obligations whose performers still owe something."""
        return tuple(v for v in self.verdicts if v.standing not in OVER)

    @property
    def kept(self) -> tuple[Verdict, ...]:
        """Return what stays on control: what is owed, and what was changed after it had been accepted (decision 0239).

        The latter may not go off control until somebody has decided about it.
        """
        return tuple(v for v in self.verdicts if v.standing not in OVER or v.reported.rewritten)

    @property
    def freed_of_it(self) -> tuple[Verdict, ...]:
        """Return the obligations of those who owe nothing more of it; () where none of these has executed it.

        Who has met one of two terms is not freed by it.
        """
        kept = codes_of(self.kept)
        rest = tuple(v for v in self.verdicts if v.performer.code not in kept)
        return rest if any(v.standing in DONE for v in rest) else ()

    @property
    def counted(self) -> tuple[Verdict, ...]:
        """Return what the item is counted by: its verdicts, and of a recurring one the dates that are behind."""
        return with_finished(self.verdicts)

    @property
    def confirmed(self) -> Mapping[date | None, tuple[Verdict, ...]]:
        """Return by control date of a recurring item who has reported for it and owes no more, with his report."""
        return _reports_by_date([v for v in self.verdicts if v.standing is not Standing.NOT_APPLICABLE])

    @property
    def reported(self) -> Mapping[date | None, tuple[Verdict, ...]]:
        """Add those who were freed since then: what they had reported stays reported."""
        kept, freed = self.confirmed, _reports_by_date(self.released)
        return {day: (*kept.get(day, ()), *freed.get(day, ())) for day in (*kept, *freed)}

    @property
    def progress(self) -> tuple[tuple[date, int], ...]:
        """List the owed control dates of a recurring item, each with how many of its bearers have executed it.

        A date that only lies ahead is told where none is behind.
        """
        if not self.item.recurring:
            return ()
        owed: dict[date, list[Standing]] = {}
        for verdict in self.verdicts:
            if verdict.control_date and verdict.standing is not Standing.NOT_APPLICABLE:
                owed.setdefault(verdict.control_date, []).append(verdict.standing)
        days = [day for day in sorted(owed) if set(owed[day]) - {Standing.IN_WORK}] or sorted(owed)[:1]
        confirmed = self.confirmed
        return tuple((day, len(confirmed.get(day, ()))) for day in days)


def _reports_by_date(verdicts: Sequence[Verdict]) -> Mapping[date | None, tuple[Verdict, ...]]:
    return gathered((v for v in with_finished(verdicts) if v.standing in DONE), lambda v: v.control_date)


class Headcounted(Struct, frozen=True, kw_only=True):
    """«Всего сотрудников» and «Перешло» as one performer gives them; ``day`` is his execution date.

    Of a recurring item they stand in the report for ``control_date``, that of ``period`` where the term names one.
    """

    performer: Performer
    total: int
    moved: int
    accepted: bool
    day: date | None = None
    control_date: date | None = None
    period: str = ""


class OrganisationFigures(Struct, frozen=True, kw_only=True):
    """The figures of one organisation: the obligations of all its performers together, its people counted once.

    ``tally`` and ``counted`` hold the finished control dates of recurring items as well.

    ``headcounts`` are the people as each performer gives them. ``staff_total`` is None where nobody gave any, and also
    where several did and the office has not said how their numbers belong together («Показатель людей»).
    ``staff_enough``: so many have done it as the items ask for, or the office has accepted that they were fewer.
    """

    organisation: str
    relation: Relation
    codes: tuple[str, ...]
    worst: Standing
    tally: Tally
    verdicts: tuple[Verdict, ...]
    staff_total: int | None = None
    staff_moved: int | None = None
    staff_accepted: bool = False
    staff_enough: bool = False
    staff_day: date | None = None
    headcounts: tuple[Headcounted, ...] = ()

    @property
    def counted(self) -> tuple[Verdict, ...]:
        """Return what it is counted by: its verdicts, and of recurring items the dates that are behind."""
        return with_finished(self.verdicts)


class People(Struct, frozen=True, kw_only=True):
    """The sums of «Всего сотрудников» and «Перешло»: each organisation once, contradictory figures left out.

    ``items`` are those people are counted by, all for one deed; ``bodies`` is everybody who bears one of them, in the
    order of the workbook, ``given`` whoever of these gave figures, summed or not.
    ``office`` are the office and its units, each with its own people, ``subordinate`` the organisations. ``missing``
    are those that gave no figure at all, ``parts`` the officials who count a part of one that gave some, and have not
    given theirs, ``doubted`` those whose figures contradict each other or lack one, ``unsettled`` those whose numbers
    nobody has said how to put together, be they of several performers or of people who are counted by others too,
    ``agreed`` those that only agreed to take part, ``agreed_silent`` such as gave no figure: none of them is in the
    totals. Those of a recurring item all stand in the reports for one ``control_date``, of one ``period``.
    """

    items: tuple[Item, ...] = ()
    total: int = 0
    moved: int = 0
    office: tuple[OrganisationFigures, ...] = ()
    subordinate: tuple[OrganisationFigures, ...] = ()
    incomplete: tuple[OrganisationFigures, ...] = ()
    missing: tuple[str, ...] = ()
    parts: tuple[Performer, ...] = ()
    doubted: tuple[str, ...] = ()
    unsettled: tuple[OrganisationFigures, ...] = ()
    agreed: tuple[OrganisationFigures, ...] = ()
    bodies: tuple[OrganisationFigures, ...] = ()
    agreed_silent: tuple[str, ...] = ()
    control_date: date | None = None
    period: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the items they are counted by."""
        return tuple(i.number for i in self.items)

    @property
    def given(self) -> tuple[OrganisationFigures, ...]:
        """Return whoever gave figures."""
        return tuple(o for o in self.bodies if o.headcounts)

    @property
    def office_total(self) -> int:
        """Return all people of the office, those of its units too."""
        return sum(o.staff_total or 0 for o in self.office)

    @property
    def office_moved(self) -> int:
        """Those of them who moved."""
        return sum(o.staff_moved or 0 for o in self.office)

    @property
    def subordinate_total(self) -> int:
        """Return all people of the other organisations."""
        return sum(o.staff_total or 0 for o in self.subordinate)

    @property
    def subordinate_moved(self) -> int:
        """Those of them who moved."""
        return sum(o.staff_moved or 0 for o in self.subordinate)

    @property
    def whole(self) -> bool:
        """Tell whether nobody who was asked is left out of the totals."""
        return not (self.missing or self.parts or self.doubted or self.unsettled)


class Bearer(Struct, frozen=True, kw_only=True):
    """Who owes something, called in short as everywhere (``Performer.known_as``), with what he owes."""

    name: str
    verdicts: tuple[Verdict, ...]

    @property
    def performer(self) -> Performer:
        """Any of its performers: they are called alike."""
        return self.verdicts[0].performer

    @property
    def items(self) -> tuple[str, ...]:
        """Return the numbers of the items, each once."""
        return tuple(dict.fromkeys(v.item.number for v in self.verdicts))


class Publications(Struct, frozen=True, kw_only=True):
    """The check of «опережение»: how many publications could be judged, and which of them broke the rule."""

    item: Item
    checked: int
    broken: tuple[Publication, ...]
    excused: tuple[Publication, ...] = ()


class AwaitedMemo(Struct, frozen=True):
    """The day on which the completion memo comes at the latest: after the ``last`` first term, that of these items."""

    day: date
    last: date
    items: tuple[str, ...]


class Figures(Struct, frozen=True, kw_only=True):
    """Everything countable about one order on one day.

    ``people_besides`` are counted by items of other deeds, each deed by itself; the organisations' own totals and
    ``people`` are of the first. ``people_closed`` are those of items that were executed before they were taken off
    control: nobody watches them any more, and the memo tells what was done in them (papers.md A11).
    ``complete`` – every dated obligation met or not applicable and nothing unclear;
    ``completed_on`` – the last execution date then. ``late`` lists who has an overdue obligation,
    worst first: organisations, units of the office, its other officials by their posts. ``in_doubt``: rows of the
    workbook hold words that may be another's, so that nothing counted is sure. ``awaited_memo`` is None once the memo
    is due.
    """

    order: Order
    on: date
    items: tuple[ItemFigures, ...]
    organisations: tuple[OrganisationFigures, ...]
    people: People
    people_besides: tuple[People, ...] = ()
    people_closed: tuple[People, ...] = ()
    publications: tuple[Publications, ...] = ()
    complete: bool = False
    completed_on: date | None = None
    late: tuple[Bearer, ...] = ()
    next_terms: tuple[tuple[date, tuple[str, ...]], ...] = ()
    in_doubt: bool = False
    awaited_memo: AwaitedMemo | None = None

    @property
    def every_people(self) -> tuple[People, ...]:
        """Return the people of each deed, those every paper tells of first."""
        return (self.people, *self.people_besides)

    @property
    def with_closed(self) -> "Figures":
        """Return the figures as a memo tells them: with the people of items that are off control beside the others."""
        return replace(self, people_besides=(*self.people_besides, *self.people_closed))
