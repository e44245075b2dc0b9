"""Reports the office sent back: «Возвращено», or an «исполнено» that became «в работе» with nothing else changed.

Source: papers.md A2. A returned report is no claim until the performer has said something new.
"""

from datetime import date
from functools import lru_cache

from msgspec import Struct

from automation.control.seen import SAID_NOTHING, Versions, cells_of, says
from automation.model.control import Verdict
from automation.model.report import State, StatusRow
from automation.model.reported import Incoming
from automation.russian import parse_day, requisites

RETURN = "return:"
TAKEN_BACK = {State.IN_WORK, State.NOT_STARTED}


class Return(Struct, frozen=True, kw_only=True):
    """A return that stands, with «Причина возврата». ``written`` is False where only the changed state shows it."""

    on: date
    reason: str
    written: bool = True


@lru_cache(maxsize=4096)  # the same cells are compared with the answers to many papers
def incoming_of(text: str) -> Incoming | None:
    """Read «Вх. № и дата»; None where the cell says nothing."""
    day, number = requisites(text) if text else ("", "")
    if not day and not number:
        return None
    return Incoming(number=number, day=parse_day(day))


def answered_on(row: StatusRow) -> date:
    """Return the day of the report in a row; the last of days where it holds none that stands."""
    incoming = incoming_of(row.incoming)
    came = max(filter(None, (row.executed_on, incoming.day if incoming else None)), default=date.min)
    back = row.returned_on and row.returned_on >= came and not row.accepted_on
    return came if row.state in {State.DONE, State.NOT_APPLICABLE} and not back else date.max


def standing_return(versions: Versions, on: date) -> Return | None:
    """Return the return that holds today: None before its day, after a new report, or where it cannot be true."""
    row = versions[-1].row
    if row.returned_on is None:
        return _taken_back(versions)
    if row.returned_on > on or return_fault(versions):
        return None
    return None if _resubmitted(versions, row.returned_on) else Return(on=row.returned_on, reason=row.return_reason)


def return_seen(versions: Versions, on: date) -> date:
    """Return the day of the first run that read the return which stands today."""
    day = on
    for count in range(len(versions), 0, -1):
        if standing_return(versions[:count], on) is None:
            break
        day = versions[count - 1].since or day
    return day


def return_detail(verdict: Verdict) -> str:
    """Return the fingerprint of a return that stands; "" where none does."""
    day = verdict.reported.returned_on
    return f"{RETURN}{day.isoformat()}" if day else ""


def resubmitted_on(versions: Versions, on: date) -> date | None:
    """Return the day of the first run that read the new report after the last return; None where none was answered."""
    for count in range(len(versions) - 1, 0, -1):
        if standing_return(versions[:count], on):
            return versions[count].since
    return None


def return_fault(versions: Versions) -> str:
    """Say in Russian why «Возвращено» cannot be true of the row it was first read with; "" where it can."""
    row = versions[-1].row
    if row.returned_on is None:
        return ""
    first = _first_with(versions, row.returned_on)
    if not says(first):
        return "возвращать нечего: сведений в строке нет"
    if first.executed_on and first.executed_on > row.returned_on:
        return f"дата возврата раньше даты исполнения ({first.executed_on:%d.%m.%Y})"
    return ""


def _first_with(versions: Versions, returned_on: date) -> StatusRow:
    """Find the row as it stood on the first run that read this «Возвращено»."""
    first = versions[-1].row
    for version in reversed(versions):
        if version.row.returned_on != returned_on:
            break
        first = version.row
    return first


def _resubmitted(versions: Versions, returned_on: date) -> bool:
    """Tell whether a performer's cell differs from the returned report, or a letter of that day or later has come in.

    The office may also set «исполнено» back to «в работе»: that is no answer. Nor is «не начато» in an empty cell, for
    it says as little, nor the letter that brought the returned report itself, where that went back on its own day.
    """
    row, first = versions[-1].row, _first_with(versions, returned_on)
    state, *cells, incoming = cells_of(row)
    before, *same, came_with = cells_of(first)
    taken_back = before is State.DONE and state in TAKEN_BACK
    if cells != same or not (state == before or taken_back or SAID_NOTHING.issuperset({state, before})):
        return True
    came = incoming_of(row.incoming)
    if came is None or came.day is None or came.day < returned_on:
        return False
    return came.day > returned_on or incoming != came_with or _came_with_the_return(versions, returned_on)


def _came_with_the_return(versions: Versions, returned_on: date) -> bool:
    """Tell whether one run read both «Возвращено» and «Вх. № и дата» anew: the letter then answers the return."""
    earlier = [v.row.incoming for v in versions if v.row.returned_on != returned_on]
    return bool(earlier) and earlier[-1] != _first_with(versions, returned_on).incoming


def _taken_back(versions: Versions) -> Return | None:
    """Return the return by «в работе» or «не начато» in place of «исполнено», where no other yellow cell is new.

    Who typed «исполнено» by a slip and put the row right has sent nothing back: the row stands again as it stood
    before, or it had never said more than «исполнено».
    """
    now, state = cells_of(versions[-1].row), versions[-1].row.state
    if state not in TAKEN_BACK or SAID_NOTHING.issuperset(said or None for said in now[1:]):
        return None
    since = versions[-1].since
    for place in range(len(versions) - 1, -1, -1):
        row = versions[place].row
        if cells_of(row)[1:] != now[1:]:
            return None
        if row.state is State.DONE:
            before = next((cells_of(v.row) for v in reversed(versions[:place]) if v.row.state is not State.DONE), None)
            if row.accepted_on or before == now or since is None:  # what was accepted makes room for the next report
                return None
            return Return(on=since, reason=versions[-1].row.return_reason, written=False)
        if row.state is not state:
            return None
        since = versions[place].since
    return None
