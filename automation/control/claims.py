"""What a row really says: the state that counts, and why an «исполнено» cannot be counted."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile

from msgspec import Struct

from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.control.persons import names_person
from automation.control.returns import Return, standing_return
from automation.control.seen import Versions
from automation.control.slips import meant_day
from automation.model.control import Verdict
from automation.model.plan import Item, Permanent
from automation.model.report import Performer, State, StatusRow
from automation.model.reported import Claim
from automation.model.standing import Fault, Standing
from automation.russian import proves, tells
from automation.russian.dates import parse_day

DATE_COLUMN = "Дата исполнения"
EVIDENCE_COLUMN = "Подтверждение"
CONSENT_COLUMNS = {"Комментарий", "Кто принял"}


class Claimed(Struct, frozen=True, kw_only=True):
    """A row as it counts. ``state`` is EMPTY where «не применимо» has no ground, IN_WORK where it was sent back.

    ``accepted`` tells of «исполнено» and of «не применимо» alike.
    """

    state: State
    returned: Return | None = None
    executed_on: date | None = None
    accepted: bool = False
    first_seen: date | None = None
    faults: tuple[Fault, ...] = ()


FirstSeen = Mapping[tuple[str, str, date | None, date | None], date]


def first_seen(claims: Iterable[Claim]) -> FirstSeen:
    """List the claims the register remembers, by code, item, control date and execution date."""
    return {(c.code, c.item, c.control_date, c.executed_on): c.first_seen for c in claims}


def read_claim(obligation: Obligation, morning: Morning, seen: FirstSeen, versions: Versions) -> Claimed:
    """Judge the row and its earlier versions by themselves, without the term.

    Only of «постоянно» no date is demanded: «исполнено» says there that the item is being done.
    """
    row, performer = obligation.row, obligation.performer
    if row is None:
        return Claimed(state=State.EMPTY, faults=(Fault.NO_ROW,))
    if obligation.item.unreadable:
        return Claimed(state=State.UNKNOWN, faults=(Fault.UNREADABLE,))
    if row.state is State.UNKNOWN:
        return Claimed(state=row.state, faults=(Fault.UNKNOWN_STATE,))
    if returned := standing_return(versions, morning.on):
        return Claimed(state=State.IN_WORK, returned=returned)
    if row.state is State.NOT_APPLICABLE:
        return _exemption(row, performer, versions)
    if row.state is not State.DONE:
        return Claimed(state=row.state, executed_on=row.executed_on)
    accepted = accepted_on_time(row, performer, morning.on)
    lasts = isinstance(obligation.item.reading.deadline, Permanent)
    event = event_ahead_of(obligation.item, obligation.control_date, row.executed_on)
    found = claim_faults(row, morning, accepted=accepted, event=event)
    faults = tuple(f for f in found if not (lasts and f is Fault.NO_DATE))
    return Claimed(
        state=row.state,
        executed_on=row.executed_on,
        accepted=accepted and not faults,
        first_seen=seen.get((performer.code, row.item, obligation.control_date, row.executed_on), morning.on),
        faults=faults,
    )


def _exemption(row: StatusRow, performer: Performer, versions: Versions) -> Claimed:
    """Read «не применимо»: without a ground it counts as empty, with a ground nobody can read as no data.

    With a ground that nobody has accepted it is a claim, like «исполнено», since the ground is there (decision 0106).
    """
    accepted = exempt(row, performer)
    if not accepted and CONSENT_COLUMNS & row.unreadable:
        return Claimed(state=State.UNKNOWN, faults=(Fault.UNREADABLE,))
    if not explained(row):
        return Claimed(state=State.EMPTY)
    alike = takewhile(lambda v: v.row.state is State.NOT_APPLICABLE and explained(v.row), reversed(versions))
    since = [version.since for version in alike]
    return Claimed(state=row.state, accepted=accepted, first_seen=since[-1] if since else None)


def explained(row: StatusRow) -> bool:
    """Tell whether the performer has said why an item is not applicable to him."""
    return tells(row.comment) or tells(row.reason)


def exempt(row: StatusRow, performer: Performer) -> bool:
    """Tell whether «не применимо» counts: it needs a ground and the consent of another person than the performer."""
    return explained(row) and proves(row.accepted_by) and not names_person(row.accepted_by, performer.name)


def event_ahead_of(item: Item, control_date: date | None, executed_on: date | None) -> date | None:
    """Return the day on which an event begins where a report of it is dated before that day, else None."""
    stretch = item.stretch(control_date)
    start = stretch.start if stretch else control_date
    return start if item.takes_place and start and executed_on and executed_on < start else None


def to_be_proved(row: StatusRow, verdict: Verdict, morning: Morning) -> Iterator[tuple[str, str]]:
    """Name the headers and words of the cells on which this row's standing rests."""
    if row.state is State.NOT_APPLICABLE and exempt(row, verdict.performer):
        yield ("Комментарий", row.comment) if tells(row.comment) else ("Причина", row.reason)
    if verdict.standing is Standing.CLAIMED and morning.policy.evidence:
        yield EVIDENCE_COLUMN, row.evidence


def acceptance_fault(row: StatusRow, performer: Performer, on: date) -> str:
    """Say in Russian why «Принято» does not count; "" where it counts or is not given at all."""
    if row.accepted_on is None and not tells(row.accepted_by):
        return ""
    if row.accepted_on is None:
        return "не указана дата принятия"
    if not proves(row.accepted_by):
        return "не указано, кто принял"
    if names_person(row.accepted_by, performer.name):
        return "исполнитель не может принять исполнение у самого себя"
    if row.accepted_on > on:
        return "дата принятия ещё не наступила"
    if row.executed_on and row.accepted_on < row.executed_on:
        return "дата принятия раньше даты исполнения"
    return ""


def accepted_on_time(row: StatusRow, performer: Performer, on: date) -> bool:
    """Tell whether «Принято» is there and counts by ``on``."""
    return row.accepted_on is not None and acceptance_fault(row, performer, on) == ""


def contradictory(row: StatusRow) -> bool:
    """Tell whether more people moved than there are; a figure that is missing contradicts nothing."""
    if row.staff_moved is None or row.staff_total is None:
        return False
    return row.staff_moved > row.staff_total


def fingerprint(row: StatusRow, faults: tuple[Fault, ...]) -> str:
    """Say exactly what is faulty: another value is another question."""
    values = [f.value for f in faults]
    if {Fault.BEFORE_ORDER, Fault.BEFORE_EVENT} & set(faults) and row.executed_on:
        values.append(row.executed_on.isoformat())
    if Fault.FIGURES in faults:
        values.append(f"{row.staff_moved}>{row.staff_total}")
    return "data:" + ",".join(values)


def claim_faults(row: StatusRow, morning: Morning, *, accepted: bool, event: date | None = None) -> tuple[Fault, ...]:
    """Say why an «исполнено» cannot be counted; acceptance outweighs evidence and figures, never the date.

    A day alone is the evidence of nothing. ``event``: the day of the item's event, where the report is dated before it.
    """
    return (*_day_faults(row, morning, event), *(() if accepted else _unproved(row, morning)))


def _day_faults(row: StatusRow, morning: Morning, event: date | None) -> Iterator[Fault]:
    """Say what is wrong with the day of execution: one before the order or behind today can be none."""
    signed, told = morning.book.order.date, row.executed_on
    if told is None:
        yield Fault.UNREADABLE if DATE_COLUMN in row.unreadable else Fault.NO_DATE
    elif not signed <= told <= morning.on:
        slip = meant_day(row, signed, morning.on, event)
        yield Fault.MISTYPED if slip else Fault.FUTURE_DATE if told > morning.on else Fault.BEFORE_ORDER


def _unproved(row: StatusRow, morning: Morning) -> Iterator[Fault]:
    if EVIDENCE_COLUMN in row.unreadable:
        yield Fault.UNREADABLE
    elif morning.policy.evidence and (not tells(row.evidence) or parse_day(row.evidence)):
        yield Fault.NO_EVIDENCE
    if contradictory(row):
        yield Fault.FIGURES
