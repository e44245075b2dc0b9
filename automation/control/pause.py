"""The pause between two letters to one addressee about one order (papers.md C1)."""

from collections.abc import Iterable, Sequence
from datetime import date

from automation.control.morning import Morning
from automation.model.control import Entry, Ground
from automation.model.kinds import Kind

PRESSING = frozenset({Kind.OVERDUE, Kind.REQUEST})  # what holds the first letter about an overdue item
NO_PAUSE = frozenset({Kind.COVERING, Kind.RELEASE})


def held_until(morning: Morning, code: str, grounds: Sequence[Ground]) -> date | None:
    """Return the first day on which a letter of these grounds may go to this addressee; None where it may go today.

    One ground that need not wait takes all others with it: they are one letter.
    """
    days = [_free_day(morning, code, ground) for ground in grounds]
    free = [day for day in days if day]
    return max(free) if len(free) == len(days) and free else None


def _free_day(morning: Morning, code: str, ground: Ground) -> date | None:
    """Return the day until which one ground waits; None where it need not."""
    if ground.escalated or ground.occasion in morning.indexes.annulled:
        return None  # an annulled paper is replaced by this one: the letter goes out anew, not once more
    letters: Iterable[Entry] = (e for e in morning.letters_to(code) if e.kind not in NO_PAUSE)
    if ground.occasion.kind is Kind.OVERDUE:
        letters = (e for e in letters if e.kind in PRESSING)
    last = max((e.day for e in letters), default=None)
    if last is None or not morning.policy.addressee_gap:
        return None
    free = morning.calendar.add(last, morning.policy.addressee_gap)
    return free if morning.on < free else None
