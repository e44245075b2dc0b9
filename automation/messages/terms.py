"""The terms of an order go out as one .ics file, with papers that are sent anyway (icalendar).

Each obligation with a date is one event. Its UID comes from the order, the performer, the item and the first term, so
a calendar replaces the event when the term is extended (SEQUENCE grows) and strikes it out when the obligation is taken
off control (CANCELLED).
"""

import hashlib
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from automation.control.morning import Morning
from automation.letters.tasks import due_part
from automation.model.catalogue import short
from automation.model.control import Verdict
from automation.model.letter import Attachment
from automation.russian import name_items, show

if TYPE_CHECKING:
    from icalendar import Event

NAME, MIME = "Сроки.ics", "text/calendar"


def terms_file(morning: Morning, codes: frozenset[str] | None = None) -> tuple[Attachment, ...]:
    """Write the file of all obligations, or of these performers' alone; return () where none has a date."""
    mine = [v for v in morning.verdicts if v.due and (codes is None or v.performer.code in codes)]
    if not mine:
        return ()
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//plan-control//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for verdict in mine:
        calendar.add_component(_event(morning, verdict, whose=codes is None))
    return (Attachment(name=NAME, mime=MIME, data=calendar.to_ical()),)


def _event(morning: Morning, verdict: Verdict, *, whose: bool) -> "Event":
    """Enter one obligation on its current term. With ``whose`` it names its performer: the file is of several."""
    from icalendar import Event

    assert verdict.due
    order, item = morning.book.order, verdict.item
    off = morning.off_control(verdict)
    event = Event()
    event.add("uid", _uid(morning, verdict))
    event.add("dtstamp", datetime.combine(morning.on, time(), UTC))
    event.add("sequence", _moves(morning, verdict) + int(off))
    event.add("dtstart", verdict.due)
    event.add("dtend", verdict.due + timedelta(days=1))
    performer = f", {verdict.performer.known_as}" if whose else ""
    event.add("summary", f"Срок: {name_items([item.number])}, № {order.number} от {show(order.date)}{performer}")
    event.add("description", short(due_part(verdict).text))
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _uid(morning: Morning, verdict: Verdict) -> str:
    """Return the same UID for one obligation every day; nobody can read a name from it."""
    parts = (morning.book.order.id.key, verdict.performer.code, verdict.item.number, str(verdict.control_date))
    return f"{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:32]}@plan-control"


def _moves(morning: Morning, verdict: Verdict) -> int:
    """Count the decisions that have moved this term so far."""
    mine = {"", verdict.performer.code}
    return sum(e.item == verdict.item.number and e.code in mine and bool(e.new_term) for e in morning.book.extensions)
