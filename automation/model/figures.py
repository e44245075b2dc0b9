"""The figures of an order on a day. Mail, memos, «Сводка», board and terminal all read the one value ``Figures``."""

from datetime import date

from msgspec import Struct

from automation.model.control import DONE, Standing, Verdict
from automation.model.plan import Item, Order, Recurring
from automation.model.report import Performer, Publication, Relation


class Tally(Struct, frozen=True, kw_only=True):
    """How many obligations are in each standing; ``total`` leaves out not_applicable and permanent ones."""

    total: int = 0
    met: int = 0
    met_late: int = 0
    claimed: int = 0
    overdue: int = 0
    due_soon: int = 0
    in_work: int = 0
    no_data: int = 0
    not_applicable: int = 0
    permanent: int = 0

    @property
    def done(self) -> int:
        """Count the executed obligations, in time or late; those accepted where the office asks for acceptance."""
        return self.met + self.met_late


class ItemFigures(Struct, frozen=True, kw_only=True):
    """The figures of one item, with its verdicts in the order of the workbook.

    ``dated`` – the item has a last day and is counted; ``done`` – every obligation of it is met
    or not applicable; an item without performers or with an unclear term is open, never done.
    ``released`` are the obligations a decision took off control for their performers alone: neither open nor met, they
    stand in nothing else here (papers.md A11). A ``closed`` item has none apart.
    """

    item: Item
    dated: bool
    done: bool
    closed: bool
    terms: tuple[date, ...]
    tally: Tally
    verdicts: tuple[Verdict, ...]
    released: tuple[Verdict, ...] = ()

    @property
    def earliest(self) -> tuple[date, int] | None:
        """Return the earliest control date that somebody owes, and how many have executed the item for that date.

        Whoever owes a later date has confirmed that one. None for an item that does not recur.
        """
        counted = (v for v in self.verdicts if v.standing is not Standing.NOT_APPLICABLE)
        owed = [(v.control_date, v.standing in DONE) for v in counted if v.control_date]
        if not isinstance(self.item.reading.deadline, Recurring) or not owed:
            return None
        first = min(day for day, _ in owed)
        return first, sum(done or day > first for day, done in owed)


class Headcounted(Struct, frozen=True, kw_only=True):
    """«Всего сотрудников» and «Перешло» as one performer gives them; ``day`` is his execution date."""

    performer: Performer
    total: int
    moved: int
    accepted: bool
    day: date | None = None
    incoming: str = ""


class OrganisationFigures(Struct, frozen=True, kw_only=True):
    """The figures of one organisation: the obligations of all its performers together, its people counted once.

    ``headcounts`` are the people as each performer gives them. ``staff_total`` is None where nobody gave any, and also
    where several did and the office has not said how their numbers belong together («Показатель людей»).
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
    staff_day: date | None = None
    incoming: str = ""
    headcounts: tuple[Headcounted, ...] = ()


class People(Struct, frozen=True, kw_only=True):
    """The sums of «Всего сотрудников» and «Перешло»: each organisation once, contradictory figures left out.

    ``unsettled`` are the organisations whose performers' numbers nobody has said how to put together, ``agreed`` those
    that only agreed to take part: neither is in the totals.
    """

    total: int = 0
    moved: int = 0
    office_total: int = 0
    office_moved: int = 0
    subordinate_total: int = 0
    subordinate_moved: int = 0
    incomplete: tuple[OrganisationFigures, ...] = ()
    missing: tuple[str, ...] = ()
    unsettled: tuple[OrganisationFigures, ...] = ()
    agreed: tuple[OrganisationFigures, ...] = ()


class Publications(Struct, frozen=True, kw_only=True):
    """The check of «опережение»: how many publications could be judged, and which of them broke the rule."""

    item: Item
    checked: int
    broken: tuple[Publication, ...]
    excused: tuple[Publication, ...] = ()


class Figures(Struct, frozen=True, kw_only=True):
    """Everything countable about one order on one day.

    ``dated_items`` counts every dated item of the order, those off control too (papers.md A11); ``closed_items`` are
    the numbers of the latter, ``done_items`` counts the executed ones that are still on control.
    ``complete`` – every dated obligation met or not applicable and nothing unclear;
    ``completed_on`` – the last execution date then. ``late`` lists organisations with an overdue
    obligation (worst first) with the item numbers.
    """

    order: Order
    on: date
    items: tuple[ItemFigures, ...]
    organisations: tuple[OrganisationFigures, ...]
    tally: Tally
    people: People
    publications: tuple[Publications, ...] = ()
    dated_items: int = 0
    done_items: int = 0
    closed_items: tuple[str, ...] = ()
    complete: bool = False
    completed_on: date | None = None
    late: tuple[tuple[str, tuple[str, ...]], ...] = ()
    next_terms: tuple[tuple[date, tuple[str, ...]], ...] = ()
