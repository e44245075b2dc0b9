"""The plan × the performers: which obligations exist and which term counts for each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from automation.control.extensions import Fate, Moved, RefusedExtension, fates, moved_terms
from automation.control.morning import Morning
from automation.gathering import gathered
from automation.model.control import CodeAndItem, CodeItemTerm
from automation.model.plan import By, Dates, Event, Item, OnDemand, Period, Recurring
from automation.model.report import Book, Extension, Performer, State, StatusRow
from automation.model.rewritten import Rewritten
from automation.plan.groups import bearers_by_item, performers_by_item
from automation.plan.own_tasks import plan_first
from automation.plan.terms import ControlDate, control_dates
from automation.plan.workdays import Calendar

MOST_CONTROLS = 4096  # control dates looked through of a repetition


class Obligation(Struct, frozen=True, kw_only=True):
    """Item × performer × control date (the first term).

    ``due`` is the current term; who joined the item after the first one has none until the office sets it.
    ``extension`` is the decision that moved the term last; ``controls`` are the control dates of a recurring item from
    the signing on, ``row`` the performer's row, None where there is none. ``moved`` are the control dates whose term
    was moved, ``late`` those of which a decision came when the term had ended. ``rewritten``: the row holds the values
    that were accepted, and these cells have been changed since.
    """

    item: Item
    performer: Performer
    control_date: date | None
    due: date | None
    row: StatusRow | None
    extension: Extension | None = None
    controls: tuple[ControlDate, ...] = ()
    moved: Moved = field(default_factory=dict)
    late: Mapping[date, Extension] = field(default_factory=dict)
    rewritten: tuple[Rewritten, ...] = ()

    @property
    def code_and_item(self) -> CodeAndItem:
        """Return whose obligation it is and under which item."""
        return self.performer.code, self.item.number

    @property
    def code_item_term(self) -> CodeItemTerm:
        """Return by what an occasion names the obligation at its current term."""
        return *self.code_and_item, self.due

    @property
    def too_late(self) -> Extension | None:
        """Return the last decision about its term that came when the term had ended and moved nothing."""
        return self.late.get(self.control_date) if self.control_date else None

    def term_of(self, control: ControlDate) -> date:
        """Return the current term of a control date of a recurring item: an extension moves it."""
        return self.moved[control.due][0] if control.due in self.moved else control.due


def obligations(morning: Morning) -> Iterator[Obligation]:
    """List every obligation in the order of the plan, then of «Исполнители», those off control too."""
    book = morning.book
    rows = gathered(book.rows, lambda r: (r.code, r.item))
    extensions = _extensions_of(book)
    bearers = bearers_by_item(book)
    for item in plan_first(book.items):
        for performer in bearers[item.number]:
            mine = rows.get((performer.code, item.number), ())
            yield from _of_performer(morning, item, performer, mine, extensions(item, performer))


def _extensions_of(book: Book) -> Callable[[Item, Performer], tuple[Extension, ...]]:
    """Return what finds the lines of «Продление сроков» about an item of a performer: his own and those for all."""
    found = gathered(book.extensions, lambda e: (e.item, e.code))
    return lambda item, who: (*found.get((item.number, ""), ()), *found.get((item.number, who.code), ()))


def _of_performer(
    morning: Morning, item: Item, performer: Performer, rows: tuple[StatusRow, ...], extensions: tuple[Extension, ...]
) -> Iterator[Obligation]:
    first_row, joined = rows[0] if rows else None, morning.joined.get((item.number, performer.code))
    undated = Obligation(item=item, performer=performer, control_date=None, due=None, row=first_row)
    seen = controls_in_sight(morning, item, first_row) if item.recurring else ()
    firsts = tuple(c.due for c in seen) if item.recurring else first_terms(item)
    if not firsts:
        yield undated
        return
    owed, told = _owed_by(firsts, joined), _fates(morning, item, performer, firsts, rows=rows, extensions=extensions)
    moved, late = moved_terms(told), {fate.first: fate.extension for fate in told if fate.late}
    dated = replace(undated, controls=tuple(c for c in seen if c.due in owed), moved=moved, late=late)
    if item.recurring:
        yield dated
        return
    for first in owed:
        row = first_row if len(firsts) == 1 else next((r for r in rows if r.control_date == first), None)
        due, extension = moved.get(first, (None if joined and first <= joined else first, None))
        yield replace(dated, control_date=first, due=due, row=row, extension=extension)


def _fates(
    morning: Morning,
    item: Item,
    performer: Performer,
    firsts: tuple[date, ...],
    *,
    rows: Iterable[StatusRow],
    extensions: Iterable[Extension],
) -> tuple[Fate, ...]:
    """Say of each decision about an item what became of it for one performer."""
    joined = morning.joined.get((item.number, performer.code))
    owed, done = _owed_by(firsts, joined), _executed(rows) if extensions else ()
    return tuple(fates(owed, extensions, performer, morning.book, morning.on, joined=joined, done=done))


def _owed_by(firsts: tuple[date, ...], joined: date | None) -> tuple[date, ...]:
    """Return the control dates a performer owes: of who joined the item those after it, the last one where all passed.

    Of that one he has no term until the office sets him one.
    """
    return tuple(first for first in firsts if joined is None or first > joined) or firsts[-1:]


def first_terms(item: Item) -> tuple[date, ...]:
    """Return the control dates an item has from the plan; a permanent, recurring or unclear term has none."""
    deadline = item.reading.deadline
    if isinstance(deadline, By | Event | Period):
        return (deadline.due,)
    return deadline.due if isinstance(deadline, Dates) else ()


def controls_in_sight(morning: Morning, item: Item, row: StatusRow | None) -> tuple[ControlDate, ...]:
    """Return all control dates of a dated term; of a repetition those up to two beyond the day or the date reported."""
    deadline = item.reading.deadline
    far = max(filter(None, (morning.on, row.executed_on if row else None, row.control_date if row else None)))
    count = 4
    while True:
        found = control_dates(deadline, morning.book.order.date, count, morning.calendar)
        if len(found) < count or found[-2].due > far or count > MOST_CONTROLS:
            return found
        count *= 2


def last_terms(item: Item, signed: date, calendar: Calendar) -> tuple[date, ...]:
    """Return the first terms of a dated item; of a repetition with an end all its control dates."""
    deadline = item.reading.deadline
    if isinstance(deadline, Recurring) and deadline.until:
        return tuple(c.due for c in control_dates(deadline, signed, MOST_CONTROLS, calendar))
    return first_terms(item)


def refused_extensions(morning: Morning) -> tuple[RefusedExtension, ...]:
    """List lines of «Продление сроков» that move nobody's term."""
    members = performers_by_item(morning.book) if morning.book.extensions else {}
    rows = gathered(morning.book.rows, lambda r: (r.code, r.item)) if members else {}
    refused: dict[int, RefusedExtension] = {}
    moved: set[int] = set()
    extensions, extended = _extensions_of(morning.book), {e.item for e in morning.book.extensions}
    for item in (i for i in morning.book.items if i.number in extended):
        firsts = tuple(c.due for c in controls_in_sight(morning, item, None))
        for performer in members.get(item.number, ()):
            told, mine = rows.get((performer.code, item.number), ()), extensions(item, performer)
            for fate in _fates(morning, item, performer, firsts, rows=told, extensions=mine):
                row = fate.extension.row
                if fate.why:
                    refused.setdefault(row, RefusedExtension(fate.extension, performer.code, fate.why))
                else:
                    moved.add(row)
    for extension in morning.book.extensions:
        if extension.row not in refused:
            why = _unjudged(morning, extension, members.get(extension.item, ()))
            refused[extension.row] = RefusedExtension(extension, extension.code, why)
    return tuple(refused[row] for row in sorted(refused) if row not in moved)


def counted_extensions(morning: Morning) -> tuple[Extension, ...]:
    """Return lines of «Продление сроков» that move somebody's term: what may be shown as prolonged."""
    refused = {refused.extension.row for refused in refused_extensions(morning)}
    return tuple(e for e in morning.book.extensions if e.row not in refused)


def counted_book(morning: Morning) -> Book:
    """Return the book with those extensions alone that move a term: what forms and the card show."""
    return replace(morning.book, extensions=counted_extensions(morning))


def _unjudged(morning: Morning, extension: Extension, members: tuple[Performer, ...]) -> str:
    if not members:
        return "у пункта нет исполнителей"
    if extension.code and extension.code not in {p.code for p in members}:
        return "исполнитель не отвечает за этот пункт"
    item = next((i for i in morning.book.items if i.number == extension.item), None)
    if item and isinstance(item.reading.deadline, OnDemand):
        return "дата события не указана: внесите её в «Уточнённый срок» листа «План-график»"
    return "у пункта нет срока, который можно продлить"


def _executed(rows: Iterable[StatusRow]) -> set[date]:
    """Return the control dates of an item with several whose rows say «исполнено»."""
    return {row.control_date for row in rows if row.control_date and row.state is State.DONE}
