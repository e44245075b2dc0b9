"""Papers to the leadership: справка, докладная об исполнении, дополнение."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from automation.control.amendments import holding
from automation.control.morning import Morning
from automation.control.obligations import last_terms
from automation.control.since_memo import since_memo
from automation.control.term_limits import limits_at
from automation.control.unanswered import answer_day
from automation.gathering import by_first
from automation.model.control import Ground, Occasion, Paper, PaperState, Verdict
from automation.model.figures import AwaitedMemo, Figures, ItemFigures
from automation.model.kinds import KINDS, MEMOS, Kind
from automation.model.notice import Notice, NoticeKind
from automation.model.reported import Snapshot
from automation.model.standing import OVER, Standing
from automation.model.told_facts import BY_ITEM, TOLD_IN, facts_of, on_control, told_before
from automation.russian import show

PAUSE = 3  # working days between two справки
HELD = "held"  # so the register remembers a справка that waits: for the rows to be put right, or behind a supplement


def memos(morning: Morning, figures: Figures) -> list[Paper]:
    """Give at most one memo: a completion memo replaces the справка of its day, a supplement puts it off."""
    if morning.memo_day is None and completion_due(morning, figures):
        return [memo_of(morning, Kind.COMPLETION)]
    if morning.memo_day and supplement_due(morning, figures):
        return [memo_of(morning, Kind.SUPPLEMENT)]
    return [memo_of(morning, Kind.PROGRESS)] if progress_due(morning, figures) else []


def displaced(morning: Morning, figures: Figures, memos: Iterable[Paper]) -> list[Paper]:
    """Return the справка of a day that brings a supplement: it tells less, so the next morning brings the справка."""
    supplement = any(memo.kind is Kind.SUPPLEMENT for memo in memos)
    return [memo_of(morning, Kind.PROGRESS)] if supplement and progress_due(morning, figures) else []


def delayed(morning: Morning, memos: Iterable[Paper]) -> Iterator[Notice]:
    """Tell which memo is not written today, since nobody knows whose words the rows hold."""
    moved = morning.book.shuffled
    why = "в «Ходе исполнения» сведения не в своих строках" if moved else "сведения внесены в копию «Хода исполнения»"
    for memo in memos:
        text = f"{KINDS[memo.kind].file.lower()}: {why}, и числа были бы неверны"
        yield Notice(kind=NoticeKind.DELAYED, order=morning.book.order.id, code="", item="", text=text)


def to_sign_first(morning: Morning, memos: Iterable[Paper]) -> Iterator[Notice]:
    """Tell which memos and supplements nobody has signed while a later supplement names them (decision 0410)."""
    standing = [e for e in morning.history.entries if e.kind in TOLD_IN and not e.annulled]
    today = [p.day for p in memos if p.kind is Kind.SUPPLEMENT]
    later = max((*today, *(e.day for e in standing if e.kind is Kind.SUPPLEMENT)), default=date.min)
    for entry in (e for e in standing if e.state is PaperState.DRAFT and e.day < later):
        named = f"документ № {entry.number} от {show(entry.day)} не подписан, а дополнение называет его"
        text = f"{named}: подписать раньше дополнения"
        yield Notice(kind=NoticeKind.EXPIRING, order=entry.order, code="", item="", text=text)


def baseline_of(morning: Morning, figures: Figures) -> dict[str, Any] | None:
    """Return what the register keeps of an order's first morning; None later on and on a day off."""
    first = morning.history.baseline is None and morning.calendar.is_working(morning.on)
    return facts_of(figures) if first else None


def completion_due(morning: Morning, figures: Figures) -> bool:
    """At once when everything dated is done, else from the working day after the last first term.

    An extension does not put the memo off: the memo names it, and its end makes a supplement (decision 0031). It waits
    with the papers about an open item that an amending order changes: the order may have moved the last term.
    """
    dated = [i for i in figures.items if i.dated and not i.closed]
    if not any(i.verdicts for i in dated):
        return False
    if figures.complete:
        return True
    if any(holding(morning, i.item.number) for i in dated if not i.done):
        return False
    last = max(_ends(morning, dated), default=None)
    return last is not None and morning.on > last


def awaited_memo(morning: Morning, figures: Figures) -> AwaitedMemo | None:
    """Say when the completion memo comes at the latest; None where it has come, is due or waits for no date."""
    ends = _ends(morning, (i for i in figures.items if i.dated and not i.closed))
    last = max(ends, default=None)
    if last is None or last < morning.on or morning.memo_day or morning.closed or completion_due(morning, figures):
        return None
    return AwaitedMemo(morning.calendar.next_working(last), last, tuple(ends[last]))


def _ends(morning: Morning, items: Iterable[ItemFigures]) -> dict[date, list[str]]:
    """Return the last days of the first terms, each with the numbers of its items in the order of the plan."""
    signed, calendar = morning.book.order.date, morning.calendar
    terms = ((i.item, term) for i in items for term in last_terms(i.item, signed, calendar))
    ends = ((limits_at(morning, item, term, term).last, item.number) for item, term in terms)
    return {day: list(dict.fromkeys(numbers)) for day, numbers in by_first(ends).items()}


def progress_due(morning: Morning, figures: Figures) -> bool:
    """Tell whether a reason of this week has come since the last справка; after the memo only a later term is one.

    Within ``PAUSE`` working days after a справка none follows: its reasons are held and answered together on the last
    of these days (papers.md C4). ``progress = "daily"`` knows no such pause, for the office has asked for each day.
    """
    policy, on, calendar = morning.policy, morning.on, morning.calendar
    if policy.progress == "off" or not morning.book.performers:  # without anybody entered there is nothing to tell
        return False
    told = _last_progress(morning)
    last = told.day if told else None
    changed = morning.memo_day is None and (_changed(morning, figures) or _still_silent(morning, last))
    monday = on - timedelta(days=on.weekday())
    if policy.progress == "daily" and morning.memo_day is None:
        return changed and last != on
    passed = _days_after_terms(morning, figures, since=min(monday, last or monday))
    if morning.memo_day:
        passed = {day for day in passed if day > morning.memo_day}  # the memo has told of every term before it
    week = calendar.on_or_after(monday)
    reasons = {*passed, week} if changed and morning.book.order.date < week <= on else passed
    free = calendar.add(last, PAUSE) if last else monday
    days = (max(reason, free) for reason in reasons if last is None or last < reason)
    return any(monday <= day <= on and _unanswered(morning, day) for day in days)


def _last_progress(morning: Morning) -> Snapshot | None:
    """Return what the last справка has told; None before the first."""
    return next((s for s in reversed(morning.history.snapshots) if s.kind is Kind.PROGRESS), None)


def _still_silent(morning: Morning, last: date | None) -> bool:
    """Tell whether an answer to a first letter about an overdue obligation has become late since the last справка.

    Only then a meeting is proposed: the one before said that the answer is awaited. What passed before the last week
    is no news: a home of an earlier version begins no справка about it.
    """
    if last is None:
        return False
    since = max(last, morning.on - timedelta(days=morning.on.weekday() + 7))
    late = (v for v in morning.verdicts if v.standing is Standing.OVERDUE and not morning.taken_off(v))
    first = (asked for v in late for asked in morning.earlier(v.code_item_term, Kind.OVERDUE)[:1])
    days = (answer_day(morning, w.entry, w.about) for w in first)
    return any(since <= morning.policy.in_time_by(day, morning.calendar.add) < morning.on for day in days)


def _unanswered(morning: Morning, trigger: date) -> bool:
    """Tell whether no earlier run has answered this day.

    None was finished since, the order is new, the paper was annulled, or it was held back (``decisions``).
    """
    history = morning.history
    held = history.told.get((memo_of(morning, Kind.PROGRESS).grounds[0].occasion, HELD))
    if held and held >= trigger:
        return True
    if history.baseline is None or history.previous_day is None or history.previous_day < trigger:
        return True
    annulled = (e.day for e in history.entries if e.kind is Kind.PROGRESS and e.annulled)
    return any(day >= trigger for day in annulled)


def _days_after_terms(morning: Morning, figures: Figures, since: date) -> set[date]:
    """List the working days after the terms of items on control, from ``since`` up to today.

    A repetition without an end is told of in the weekly справки; after the memo, which ends them, each of its control
    dates is a term as any other (decision 0031).
    """
    on_control = (i for i in figures.items if (i.dated or (morning.memo_day and i.item.endless)) and not i.closed)
    days = (morning.calendar.next_working(last) for item in on_control for last in _last_days(morning, item))
    return {day for day in days if since <= day <= morning.on}


def _last_days(morning: Morning, figures: ItemFigures) -> set[date]:
    """List the last days of the current terms of an item; of one that nobody bears those of its first terms.

    A term by which everything was executed and accepted, as the last справка has told, is no reason for another one.
    """
    if not figures.verdicts:
        return {limits_at(morning, figures.item, term, term).last for term in figures.terms}
    told = (v for v in figures.verdicts if not (morning.settled(v) or _is_told_done(morning, v)))
    return {v.limits.last for v in told if v.limits}


def _is_told_done(morning: Morning, verdict: Verdict) -> bool:
    last = _last_progress(morning) if verdict.standing in OVER else None
    before = told_before(last.facts, verdict) if last else None
    return before is not None and before[0] in OVER


def _changed(morning: Morning, figures: Figures) -> bool:
    """Tell whether a standing, term or performer of an item on control differs from the last справка.

    Before the first one the first morning is compared.
    """
    last = _last_progress(morning)
    before = last.facts if last else morning.history.baseline
    if before is None:
        return True
    then, now = on_control(before, figures), on_control(facts_of(figures), figures)
    moved = {k: v[:2] for k, v in then["obligations"].items()} != {k: v[:2] for k, v in now["obligations"].items()}
    return moved or then["performers"] != now["performers"]


def supplement_due(morning: Morning, figures: Figures) -> bool:
    """Tell whether something the last memo said is no longer so; at most one supplement comes in five working days.

    A decision that frees one performer is no news to its maker, unless the whole item may go off control by it.
    """
    since = since_memo(figures, morning.history.snapshots)
    last = since.last
    if last is None or (last.kind is Kind.SUPPLEMENT and morning.on < morning.calendar.add(last.day, 5)):
        return False
    presented = since.presented if BY_ITEM in last.facts else ()
    return bool(
        since.people or presented or since.ended or any(not morning.item_closed(v.item) for v, _ in since.changes)
    )


def memo_of(morning: Morning, kind: Kind) -> Paper:
    """Make the memo of a kind for today."""
    step = 1 + max((o.step for o in morning.history.spent if o.kind is kind), default=0)
    occasion = Occasion(order=morning.book.order.id, code="-", item="-", control_date=None, kind=kind, step=step)
    return Paper(
        kind=kind,
        form=MEMOS[kind],
        order=morning.book.order.id,
        day=morning.on,
        addressee=None,
        signer="note" if kind is Kind.PROGRESS else "responsible",
        grounds=(Ground(occasion=occasion),),
    )
