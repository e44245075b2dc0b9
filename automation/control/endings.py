"""Which obligations have ended, and of which a release tells today."""

from collections.abc import Iterator
from datetime import date, timedelta

from automation.control.claims import exempt
from automation.control.grounds import once
from automation.control.morning import Morning
from automation.control.seen import versions_of
from automation.model.control import Ground, Verdict
from automation.model.kinds import Kind
from automation.model.report import State
from automation.model.standing import DONE, OPEN, Standing

ENDED_LATELY = 5  # working days after an order or an item was closed in which its end is news
UNDONE = "undone"  # the detail of a release of what was taken off control without being executed


def releases(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Give the paper after an item was taken off control: one for each addressee and week.

    Accepted it must be, unless a decision freed this performer alone, or the item or the whole order has ended: then
    nobody else tells who would go on reporting, or was written to, that nothing more is asked.
    """
    off, monday = is_off(verdict), morning.on - timedelta(days=morning.on.weekday())
    if (off or _ends_untold(morning, verdict)) and not _released_since(morning, verdict, monday):
        yield from once(morning, verdict, Kind.RELEASE, "" if off else UNDONE)


def is_off(verdict: Verdict) -> bool:
    """Tell whether the obligation is executed and accepted, or a decision freed its performer alone."""
    return verdict.standing in DONE or verdict.released_on is not None


def goes_on(verdict: Verdict) -> bool:
    """Tell whether the performer would go on reporting: a repeated or a lasting item."""
    repeated = verdict.item.recurring and verdict.standing in OPEN
    return repeated or verdict.standing is Standing.PERMANENT


def _ends_untold(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether the obligation ended with its item or the whole order these days and no other release tells so."""
    if verdict.released_on or _told_as_not_applicable(morning, verdict):
        return False
    if morning.item_closed(verdict.item):
        return _lately(morning, verdict.item.closed_on) and was_written_about(morning, verdict)
    closed = morning.book.order.closed_on
    if closed is None or not _lately(morning, closed):
        return False
    if not (goes_on(verdict) or was_written_about(morning, verdict)):
        return False
    if _released_since(morning, verdict, closed):
        return False
    others = filter(is_off, morning.addressed(verdict.performer.papers_to))
    return all(morning.written(v.code_and_item, Kind.RELEASE) for v in others)


def _told_as_not_applicable(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether a release has told that the item does not apply: each tells it of all such items of its reader."""
    states = (v for v in versions_of(morning, verdict) if v.row.state is State.NOT_APPLICABLE)
    spared = (v for v in states if exempt(v.row, verdict.performer))
    since = next((v.since for v in spared if verdict.standing is Standing.NOT_APPLICABLE), None)
    return since is not None and _released_since(morning, verdict, since)


def _lately(morning: Morning, closed: date | None) -> bool:
    return closed is not None and morning.on <= morning.calendar.add(closed, ENDED_LATELY)


def was_written_about(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether a letter about the obligation stands: its reader believes that something is still asked of him."""
    return bool(morning.written(verdict.code_and_item, *Kind))


def _released_since(morning: Morning, verdict: Verdict, day: date) -> bool:
    """Tell whether the addressee had a release letter on a day or later."""
    letters = morning.letters_to(verdict.performer.papers_to)
    return any(e.kind is Kind.RELEASE and e.day >= day for e in letters)
