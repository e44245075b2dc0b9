"""Control points of lasting items, and the questions that nobody writes twice: which of them stay unanswered."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile

from automation.control.judged_case import Case
from automation.control.morning import Morning
from automation.control.obligations import Obligation, last_terms
from automation.control.returns import incoming_of
from automation.control.seen import cells_of, speaks, versions_of
from automation.control.term_limits import ends_before, limits_of
from automation.control.unanswered import answer_about, answer_day
from automation.model.control import Entry, Ground, Verdict
from automation.model.kinds import CONTROL_POINT, Kind, Topic
from automation.model.plan import REPORTING, Item, Recurring
from automation.model.reported import OpenQuestion
from automation.model.standing import TermLimits
from automation.plan.terms import ControlDate, control_dates, period_name, told_reporting

COMPLETION = "completion"
BEFORE_MEMO = f"{CONTROL_POINT}{COMPLETION}"  # the question about lasting items before the last first term


def questions_of(morning: Morning, case: Case, *, silent: bool) -> tuple[OpenQuestion, ...]:
    """Return the questions about an obligation whose answer date has passed without an answer, the last one last.

    Only questions that nobody writes twice. A paper that named no day (earlier versions left it blank) leaves nobody
    silent. The question about a period ends those about the periods before it: where it is answered they are open no
    more, but not while its own day is still ahead. ``silent``: nothing came in about the obligation.
    """
    obligation = case.obligation
    waits = obligation.performer.code in morning.history.waiting  # it may be the answer (papers.md A15)
    if waits or not case.asked_once:
        return ()
    sent = [
        (w, OpenQuestion(detail=w.detail, asked_on=cited_on(w.entry), answer_by=answer_day(morning, w.entry, w.about)))
        for w in morning.earlier(obligation.code_item_term, Kind.REQUEST)
        if w.entry.sent_by(morning.on) and w.entry.answer_day(w.about)
    ]
    left = [
        q for w, q in sent if not answer_about(morning, w) and unreported(morning, obligation, q.detail, silent=silent)
    ]
    newest = max((q.detail for _, q in sent if q.detail.startswith(CONTROL_POINT)), default="")
    ended = all(q.detail != newest for q in left)
    still_open = (q for q in left if not (ended and q.detail.startswith(CONTROL_POINT)))
    return tuple(sorted((q for q in still_open if q.answer_by < morning.on), key=lambda q: q.answer_by))


def cited_on(entry: Entry) -> date:
    """Return the day by which later papers name this one: that of «Рег. № и дата», else the printed one (A5)."""
    registered = incoming_of(entry.registered)
    return (registered and registered.day) or entry.day


def answered_before(morning: Morning, obligation: Obligation) -> str:
    """Name the period of the last answered question about a lasting item, where a later one has been asked about since.

    "" where the last question is answered, or none, or the question names no period.
    """
    sent = (w for w in morning.written(obligation.code_and_item, Kind.REQUEST) if w.entry.sent_on)
    asked = {w.detail: bool(answer_about(morning, w)) for w in sent if w.detail.startswith(CONTROL_POINT)}
    last = max((detail for detail, answered in asked.items() if answered), default="")
    return period_asked(last, _mode(morning, obligation.item)) if last and last != max(asked) else ""


def period_asked(detail: str, mode: str) -> str:
    """Name the period a control point asks about: «I квартал 2027 года»; "" for one without a period."""
    end, often = _end_asked(detail), REPORTING.get(mode)
    return period_name(Recurring(unit=often), end) if end and often else ""


def _end_asked(detail: str) -> date | None:
    """Return the last day of the period that a control point asks about; None for one without a period."""
    point = detail.removeprefix(CONTROL_POINT)
    return date.fromisoformat(point) if point[:1].isdigit() else None


def unreported(morning: Morning, owed: Obligation | Verdict, detail: str, *, silent: bool) -> bool:
    """Tell whether nothing was reported that the question ``detail`` asks for; without a row nobody is asked.

    A report about a later period ends the question. Words of which nobody can tell when they were written answer the
    first period only.
    """
    row, signed = owed.row, morning.book.order.date
    if row is None:
        return False
    if not detail.startswith(CONTROL_POINT):
        return silent
    periods, end = _periods(morning, _mode(morning, owed.item)), _end_asked(detail)
    point = next((p for p in periods if p.due == end), None)
    day = _reported_on(morning, owed)
    if point is None or point.start <= signed:
        return day < signed if day else silent
    return day is None or _period_of(periods, day) < point.due


def _period_of(periods: Sequence[ControlDate], day: date) -> date:
    """Return the end of the period a report of this day is about: the one it came in, in its first half the former."""
    for before, period in pairwise((None, *periods)):
        if period and day <= period.due:
            early = before and 2 * (day - period.start).days < (period.due - period.start).days
            return before.due if before and early else period.due
    return day


def _reported_on(morning: Morning, owed: Obligation | Verdict) -> date | None:
    """Return the day of the last report in the row: its own date or that of its letter, else when it was first read.

    None where nobody can tell: no paper shows that there was a run before it.
    """
    versions = versions_of(morning, owed)
    now = versions[-1].row
    alike = [*takewhile(lambda v: cells_of(v.row) == cells_of(now), reversed(versions))]
    before = versions[-len(alike) - 1].row if len(alike) < len(versions) else None
    came, seen = incoming_of(now.incoming), alike[-1].since
    if now.executed_on and (before is None or now.executed_on != before.executed_on):
        return now.executed_on
    if came and came.day and (before is None or now.incoming != before.incoming):
        return came.day
    run_before = seen and any(e.day < seen for e in morning.history.entries)
    return seen if run_before and speaks(now) else None


def after_the_period(morning: Morning, grounds: Iterable[Ground]) -> date | None:
    """Return the first working day on which these questions can be answered; None for no period.

    The period has ended by then, and so has the time that the words of the item give for its report.
    """
    points = ((g.verdict, _end_asked(g.detail)) for g in grounds if g.topic is Topic.CONTROL_POINT)
    asked = ((verdict.item, end) for verdict, end in points if verdict and end)
    days = (max(morning.calendar.next_working(end), _report_due(morning, item, end)) for item, end in asked)
    return max(days, default=None)


def _report_due(morning: Morning, item: Item, end: date) -> date:
    """Return the working day by which the item itself wants the report on the period that ends on a day, else the end.

    Where the item tells of reports as often as it is asked about.
    """
    rule = told_reporting(item.text, morning.book.order.date)
    if rule is None or rule.unit != REPORTING.get(_mode(morning, item)):
        return end
    periods = _periods(morning, _mode(morning, item))
    named = control_dates(rule, morning.book.order.date, len(periods), morning.calendar)
    due = next((c.due for c in named if c.period_end == end), end)
    return morning.calendar.next_working(due - timedelta(days=1))


def _mode(morning: Morning, item: Item) -> str:
    return item.reporting or morning.policy.control_point


def point_reached(morning: Morning, verdict: Verdict) -> str:
    """Return the control point whose smallest remind day has come, as a ``detail``; "" before it.

    Once before the last first term of the plan, or before the end of each month, quarter or year. A stretch of
    days that ends then does not bring it forward to its own first day.
    """
    mode = _mode(morning, verdict.item)
    if mode == COMPLETION:
        book = morning.book
        open_items = [i for i in book.items if not morning.item_closed(i)]
        firsts = [(d, i) for i in open_items for d in last_terms(i, book.order.date, morning.calendar)]
        last = max((day for day, _ in firsts), default=None)
        if last is None:
            return ""
        exclusive = all(ends_before(i, morning.policy) for day, i in firsts if day == last)
        ended = limits_of(last, morning.policy, morning.calendar, exclusive=exclusive)
        return BEFORE_MEMO if _reached(morning, last, ended) else ""
    point = next((p for p in _periods(morning, mode) if p.due >= morning.on), None)
    limits = limits_of(point.due, morning.policy, morning.calendar) if point else None
    near = point and limits and _reached(morning, point.due, limits)
    return f"{CONTROL_POINT}{point.due.isoformat()}" if point and near else ""


def _periods(morning: Morning, mode: str) -> tuple[ControlDate, ...]:
    """Months, quarters or years from the signing to the one after the day; none for another mode."""
    if mode not in REPORTING:
        return ()
    signed, on = morning.book.order.date, morning.on
    months = (on.year - signed.year) * 12 + on.month - signed.month
    return control_dates(Recurring(unit=REPORTING[mode]), signed, months + 2, morning.calendar)


def _reached(morning: Morning, term: date, limits: TermLimits) -> bool:
    """Tell whether the smallest remind day before the term has come, and the term has not passed."""
    left = morning.calendar.between(morning.on, limits.before)
    return left <= min(morning.policy.remind_days) and morning.on <= term
