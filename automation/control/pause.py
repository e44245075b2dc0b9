"""The pause between two letters to one addressee about one order (papers.md C1)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.control.amendments import parted
from automation.control.grounds import overdue
from automation.control.morning import Morning
from automation.model.control import Entry, Ground
from automation.model.kinds import OPTIONAL, REPEATED, Kind

WEEKEND = 3  # days from a Friday to the next working day


class Expected(Struct, frozen=True):
    """The addressees to whom letters about a breach are due on the next working day, if nothing comes in.

    ``second``: a second letter, which waits for no other. ``first``: a first one, which a letter as grave of today
    would hold back, so nothing as grave waits for it.
    """

    second: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()

    def follow(self, code: str, grounds: Sequence[Ground]) -> bool:
        """Tell whether one of them would go out the day after a letter of these grounds."""
        pressing = any(g.occasion.kind in REPEATED for g in grounds)
        return code in self.second or (code in self.first and not pressing)


def held_until(morning: Morning, code: str, grounds: Sequence[Ground], expected: Expected) -> date | None:
    """Return the first day on which a letter of these grounds may go to this addressee; None where it may go today.

    One ground that need not wait takes all others with it: they are one letter. A letter that would be followed by one
    about a breach on the next working day goes with that: nobody is written to on two days running (decision 0186).
    """
    following = morning.calendar.add(morning.on, 1)
    waits = expected.follow(code, grounds) and (following - morning.on).days <= WEEKEND  # none waits for holidays
    tomorrow = following if waits else None
    days = [_free_day(morning, code, ground) or _with_the_next(morning, ground, tomorrow) for ground in grounds]
    free = [day for day in days if day]
    return max(free) if len(free) == len(days) and free else None


def letters_expected(morning: Morning) -> Expected:
    """Return who is written to about a breach on the next working day, if nothing comes in."""
    tomorrow = replace(morning, on=morning.calendar.add(morning.on, 1))
    late = (v for v in morning.verdicts if not (morning.off_control(v) or v.reported.waiting))
    grounds, _ = parted(tomorrow, [g for v in late for g in overdue(tomorrow, v)])
    found = [(g.verdict.performer.papers_to, g) for g in grounds if g.verdict]
    return Expected(
        second=frozenset(code for code, g in found if g.escalated),
        first=frozenset(code for code, g in found if not g.escalated),
    )


def _with_the_next(morning: Morning, ground: Ground, tomorrow: date | None) -> date | None:
    """Return the day of the next letter, with which a ground may wait; None where it may not."""
    if ground.escalated or ground.occasion in morning.indexes.annulled or ground.occasion.kind in OPTIONAL:
        return None
    return tomorrow if morning.policy.addressee_gap else None


def _free_day(morning: Morning, code: str, ground: Ground) -> date | None:
    """Return the day until which one ground waits; None where it need not."""
    if ground.escalated or ground.occasion in morning.indexes.annulled:
        return None  # an annulled paper is replaced by this one: the letter goes out anew, not once more
    letters: Iterable[Entry] = (e for e in morning.letters_to(code) if e.kind not in OPTIONAL)
    if ground.occasion.kind is Kind.OVERDUE:
        letters = (e for e in letters if e.kind in REPEATED)
    return pause_until((e.day for e in letters), morning.policy.addressee_gap, morning.on, morning.calendar.add)


def pause_until(letters: Iterable[date], gap: int, on: date, after: Callable[[date, int], date]) -> date | None:
    """Return the first day behind the pause that the last of these letters begins; None where none runs on a day."""
    last = max(letters, default=None)
    free = after(last, gap) if last and gap else on
    return free if on < free else None
