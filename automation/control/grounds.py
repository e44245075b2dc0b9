"""Which obligations may be written about today, and at which step: reminders, overdue and covering letters."""

from collections.abc import Iterator
from datetime import date

from automation.control.morning import Morning, Spent
from automation.control.returns import return_detail, return_seen
from automation.control.seen import versions_of, watched_since
from automation.control.silent_before import also_detail, asked_beside, silent_before
from automation.control.unanswered import (
    answer_day,
    asked_again,
    awaited,
    late_from,
    left_unanswered,
    overdue_for_an_answer,
    unentered_answer,
)
from automation.model.control import Entry, Ground, Occasion, Verdict
from automation.model.kinds import ADDED, JOINED, Kind
from automation.model.office import Ruling, RulingKind
from automation.model.reported import HELD, UNDER_WAY, News
from automation.model.standing import AHEAD, Standing, TermLimits
from automation.russian import proves


def occasion(morning: Morning, verdict: Verdict, kind: Kind, step: int) -> Occasion:
    """Make the occasion of a verdict; the control date in it is the *current* term."""
    return Occasion(
        order=morning.book.order.id,
        code=verdict.performer.code,
        item=verdict.item.number,
        control_date=verdict.due,
        kind=kind,
        step=step,
    )


def _remind_step(morning: Morning, verdict: Verdict) -> int:
    """Answer the step of the reminder due today: how many remind days of the term have passed; 0 out of season.

    Of a stretch of days that had begun before the program watched it (decision 0129) they count back from its last day.
    """
    limits = verdict.limits
    if verdict.due is None or limits is None or morning.on > min(verdict.due, limits.last):
        return 0
    if not past_the_pause(morning, verdict):
        return 0
    return _remind_days_passed(morning, verdict, limits, morning.on)


def _remind_days_passed(morning: Morning, verdict: Verdict, limits: TermLimits, on: date) -> int:
    begun = verdict.item.takes_place and limits.before < watched_since(morning)
    before = morning.calendar.on_or_before(limits.last) if begun else limits.before
    left = morning.calendar.between(on, before)
    return sum(left <= d for d in set(morning.policy.remind_days))


def _past_the_gap(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether over ``remind_min_gap`` working days have passed since the signing and the covering letter."""
    gap = morning.policy.remind_min_gap
    covered = (w.entry.day for w in morning.written(verdict.code_and_item, Kind.COVERING))
    last = max((morning.book.order.date, *covered))
    return morning.on > morning.calendar.add(last, gap) if gap else True


def past_the_pause(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether nobody has asked to wait any longer, and the gap after the signing has passed."""
    quiet = verdict.item.quiet_until
    return not (quiet and morning.on < quiet) and _past_the_gap(morning, verdict)


def reminders(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Give at most one reminder: that of the latest remind day that has passed, if it is not yet written about."""
    step = _remind_step(morning, verdict) if verdict.standing in AHEAD else 0
    if not step or morning.settled(verdict) or verdict.performer.by_agreement:
        return
    if _just_reported(morning, verdict) or _told_by_an_extract(morning, verdict, step):
        return
    if _has_promised(morning, verdict) or _names_its_execution(morning, verdict):
        return
    due = occasion(morning, verdict, Kind.REMINDER, step)
    if due not in morning.history.spent:
        yield Ground(occasion=due, verdict=verdict, before=_given_up(morning, verdict))


def _given_up(morning: Morning, verdict: Verdict) -> tuple[Verdict, ...]:
    """Return the earlier reports of the item that are missing though all their letters have gone out in vain.

    No letter of their own asks for them any more, so the reminder of the next one does (decision 0372); nobody writes
    of them before a hearing.
    """
    if any(r.kind is RulingKind.HEAR for r in _awaited_rulings(morning, verdict)):
        return ()
    owed = morning.owed(verdict.code_and_item) if morning.follows(verdict) else ()
    before = (v for v in owed if v.due and verdict.due and v.due < verdict.due and v.reported.silence)
    return tuple(v for v in before if exhausted(morning, v))


def _told_by_an_extract(morning: Morning, verdict: Verdict, step: int) -> bool:
    """Tell whether the extract for a performer whom an amending order has named reminded him of the item as well.

    It does where it goes out today, and it did where no further remind day has passed since.
    """
    limits = verdict.limits
    if (verdict.item.number, verdict.performer.code) not in morning.joined or limits is None:
        return False
    if extract_today(morning, verdict):
        return True
    covered = morning.written(verdict.code_and_item, Kind.COVERING)
    return any(_remind_days_passed(morning, verdict, limits, w.entry.day) >= step for w in covered)


def extract_today(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether an extract of the plan goes out today, which asks the performer to see to the item."""
    return Kind.COVERING in morning.policy.letters and any(coverings(morning, verdict))


def _just_reported(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether the last report came in time so few days before the term that no letter need remind of the next.

    Who reports each week and does so in time is called before the term like everybody, but gets no letter each week.
    """
    last = max(verdict.periods, key=lambda p: p.control_date, default=None)
    if last is None or last.late or verdict.due is None:
        return False
    return morning.calendar.between(last.due, verdict.due) <= max(morning.policy.remind_days, default=0)


def _has_promised(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether the performer has promised a day in time that has not passed: it is followed up by telephone.

    Of an event the reminder says until when its result is asked for, whatever was promised.
    """
    day, last = verdict.reported.promised_by_phone, verdict.limits.last if verdict.limits else None
    return bool(day and last and morning.on <= day <= last) and not verdict.item.takes_place


def _names_its_execution(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether the row holds a day of execution and its proof or letter, and only its state is to be chosen yet."""
    row, said = verdict.row, verdict.reported
    proved = row is not None and said.news is News.PARTLY and bool(said.incoming or proves(row.evidence))
    day = row.executed_on if row and proved else None
    known = {p.executed_on for p in verdict.periods}  # a day left from the report before tells nothing of this one
    return bool(day and day <= morning.on and day not in known) and not verdict.item.takes_place


def overdue(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Give the letter on an overdue obligation that is due today.

    Step 1 comes on working day ``overdue_after`` + 1 after the term, the next one ``repeat_days`` after sending, and
    behind a day promised by telephone. A report that came in and was sent back is first asked for anew, and nobody is
    reproached before the answer date of that request has passed, be it in a letter about something else, nor before the
    day a leader has named too late to move the term, for a hearing or for anything else. No letter is written on the
    very day that was promised or named.
    """
    limits = verdict.limits
    if verdict.standing is not Standing.OVERDUE or limits is None:
        return
    known = verdict.reported
    named = known.wished(morning.on) or known.named_day == morning.on
    if named or _awaited_rulings(morning, verdict) or _is_requested(morning, verdict):
        return
    written = morning.earlier(verdict.code_item_term, Kind.OVERDUE)
    also, before = silent_before(morning, verdict)
    detail = also_detail(also)
    if not written:
        if morning.on >= morning.calendar.add(limits.answer, morning.policy.overdue_after + 1):
            first, asked = occasion(morning, verdict, Kind.OVERDUE, 1), last_asked(morning, verdict, [])
            if asked and unentered_answer(morning, asked.entry):
                return  # what was sent back has been answered, and the answer lies on the desk
            told = (asked.entry,) if asked and asked.entry.sent_on else ()
            yield Ground(occasion=first, verdict=verdict, also=also, before=before, detail=detail, cites=told)
        return
    step, asked = written[-1].about.step, last_asked(morning, verdict, written)
    if asked and step < morning.policy.repeat_max and _in_vain(morning, verdict, asked):
        papers, again = written if asked in written else [asked], asked_again(morning, asked)
        yield Ground(
            occasion=occasion(morning, verdict, Kind.OVERDUE, step + 1),
            verdict=verdict,
            also=also,
            before=before,
            detail=detail,
            escalated=True,
            cites=tuple(e for e in (*(w.entry for w in papers), *again) if e.sent_on),
            unanswered=_left_unanswered(morning, asked),
        )


def _left_unanswered(morning: Morning, asked: Spent) -> bool:
    """Tell whether the last paper and those that went out later and asked for the same again had no answer."""
    again = (e for e in asked_again(morning, asked) if e.sent_on)
    return left_unanswered(morning, asked.entry, asked.about) and all(
        left_unanswered(morning, e, asked.about) for e in again
    )


def _awaited_rulings(morning: Morning, verdict: Verdict) -> list[Ruling]:
    """Return what leaders decided about an obligation and is awaited."""
    hear_days, enter_days = morning.policy.repeat_days, morning.policy.answer_days
    mine = morning.rulings_about(verdict.code_and_item)
    return [r for r in mine if r.is_awaited(morning.on, morning.calendar.add, hear_days, enter_days)]


def _is_requested(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether a request that was sent asks about it until a day that has not passed."""
    return any(awaited(morning, request) for request in morning.earlier(verdict.code_item_term, Kind.REQUEST))


def last_asked(morning: Morning, verdict: Verdict, written: list[Spent]) -> Spent | None:
    """Find the last paper that asked for an obligation; None while a report sent back is still to be told of.

    Behind the memo no request tells of it: the next letter does.
    """
    detail = return_detail(verdict)
    if not detail or morning.settled(verdict):
        return written[-1] if written else None
    seen = return_seen(versions_of(morning, verdict), morning.on)
    asked = (w for w in morning.earlier(verdict.code_item_term, Kind.REQUEST) if w.detail == detail)
    return max((*asked, *(w for w in written if w.entry.day >= seen)), key=lambda w: w.entry.day, default=None)


def exhausted(morning: Morning, verdict: Verdict) -> tuple[Entry, ...]:
    """Answer all papers on an overdue obligation once the last one allowed stayed unanswered; () before that."""
    written = morning.earlier(verdict.code_item_term, Kind.OVERDUE) if verdict.standing is Standing.OVERDUE else []
    asked = last_asked(morning, verdict, written)
    if asked is None or not written or written[-1].about.step < morning.policy.repeat_max:
        return ()
    return tuple(w.entry for w in written) if _in_vain(morning, verdict, asked) else ()


def _in_vain(morning: Morning, verdict: Verdict, asked: Spent) -> bool:
    """Tell whether the last paper was not answered in time and no day is awaited that was promised or wished for.

    Later letters about newer reports that ask for this one, too, give it their answer dates, and the first of them has
    to wait in vain as well: then one second letter is about both.
    """
    written_on = asked.entry.day
    if verdict.reported.awaited(morning.on) or _promised_since(morning, verdict, written_on):
        return False
    if _asked_by_the_named_day(morning, verdict, written_on):
        return False
    again = [w for w in asked_beside(morning, verdict) if w.entry.day > written_on]
    days = (late_from(morning, answer_day(morning, w.entry, w.about)) for w in again)
    if any(unentered_answer(morning, w.entry) for w in again) or any(morning.on < day for day in days):
        return False
    sent = sorted((w for w in again if w.entry.sent_on and w.entry.cited), key=lambda w: w.entry.day)
    return all(overdue_for_an_answer(morning, w) for w in (asked, *sent[:1]))


def _asked_by_the_named_day(morning: Morning, verdict: Verdict, day: date) -> bool:
    """Tell whether a letter of ``day`` asked for the work by the day that the row names, and nobody is late with it.

    Be the reason asked for by an earlier one: nobody is told that a letter stands unanswered before its last day.
    """
    told = verdict.reported
    if told.news not in UNDER_WAY or told.expected_on is None:
        return False
    if morning.on >= late_from(morning, morning.calendar.on_or_after(told.expected_on)):
        return False
    then = [v.row for v in versions_of(morning, verdict) if v.since and v.since <= day]
    return bool(then) and then[-1].expected_on == told.expected_on


def _promised_since(morning: Morning, verdict: Verdict, day: date) -> bool:
    """Tell whether the row gives a reason and a day to come that it did not name when a letter of ``day`` went out.

    It holds the next letter as a promise by telephone does, renewed once (decisions 0140 and 0189); of a day that lies
    further than ``repeat_days`` the letter says what was told (papers.md A15).
    """
    told, latest = verdict.reported, morning.calendar.add(morning.on, morning.policy.repeat_days)
    promised = told.news in UNDER_WAY and told.reason and told.expected_on
    if not (promised and morning.on <= (told.expected_on or morning.on) <= latest):
        return False
    later = (v for v in versions_of(morning, verdict) if v.since and v.since > day)
    named = {v.row.expected_on for v in later if v.row.expected_on and v.row.expected_on >= (v.since or day)}
    passed = {on for on in named if on < morning.on} | set(told.expected_before)
    return told.expected_on in named and len(passed) < HELD


def coverings(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Give the covering letters when the order starts: once per obligation, as long as its term lies ahead.

    What an amending order has added, or has named the performer for, says so.
    """
    if morning.memo_day or morning.follows(verdict):
        return
    if verdict.standing in AHEAD | {Standing.PERMANENT}:
        change = morning.changes.get(verdict.item.number)
        joined = change and verdict.performer.code in change.joined
        detail = ADDED if change and change.added else JOINED if joined else ""
        yield from once(morning, verdict, Kind.COVERING, detail)


def once(morning: Morning, verdict: Verdict, kind: Kind, detail: str = "") -> Iterator[Ground]:
    """Give one paper of the kind for an item and performer, also when the term was moved since."""
    if not morning.written(verdict.code_and_item, kind):
        yield Ground(occasion=occasion(morning, verdict, kind, 1), verdict=verdict, detail=detail)
