"""Earlier reports of a repeated item that are missing beside the newest one: whether a letter asks for them again."""

from collections.abc import Iterable, Iterator

from automation.control.morning import Morning, Spent
from automation.model.control import Verdict
from automation.model.kinds import Kind
from automation.model.standing import Standing


def silent_before(morning: Morning, verdict: Verdict) -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
    """Return the earlier control dates of a recurring item that are silent too, where this one is.

    The first are asked for again. The second have been asked for by as many letters that were sent as ``repeat_max``
    allows: a letter only says that they are still missing.
    """
    owed = morning.owed(verdict.code_and_item) if morning.follows(verdict) else ()
    before = (v for v in owed if v.due and verdict.due and v.due < verdict.due and v.standing is Standing.OVERDUE)
    silent = tuple(v for v in before if v.reported.silence) if verdict.reported.silence else ()
    often = [v for v in silent if _times_asked(morning, v) >= morning.policy.repeat_max]
    return tuple(v for v in silent if v not in often), tuple(often)


def also_detail(also: Iterable[Verdict]) -> str:
    """Return the fingerprint of the earlier reports a letter asks for beside its own; "" for none."""
    return ",".join(v.due.isoformat() for v in also if v.due)


def still_overdue(morning: Morning, verdict: Verdict, detail: str) -> bool:
    """Tell whether the obligation of an unsigned letter is overdue and the earlier reports it names are missing."""
    owed = morning.owed(verdict.code_and_item) if detail else ()
    missing = {v.due.isoformat() for v in owed if v.due and v.standing is Standing.OVERDUE}
    return verdict.standing is Standing.OVERDUE and missing >= set(filter(None, detail.split(",")))


def asked_beside(morning: Morning, verdict: Verdict) -> Iterator[Spent]:
    """Find the letters about other reports of the item that ask for this one beside their own."""
    return (w for w in _asked(morning, verdict) if w.about.control_date != verdict.due)


def _times_asked(morning: Morning, verdict: Verdict) -> int:
    """Count the letters that were sent and asked for this report, by itself or beside another one."""
    return len({w.entry.key for w in _asked(morning, verdict) if w.entry.sent_on})


def _asked(morning: Morning, verdict: Verdict) -> Iterator[Spent]:
    return (w for w in morning.written(verdict.code_and_item, Kind.OVERDUE) if w.asks_for(verdict.due))
