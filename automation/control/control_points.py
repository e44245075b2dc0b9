"""Control points of lasting items, and the questions that nobody writes twice: which of them stay unanswered."""

from datetime import date

from automation.control.morning import Morning
from automation.control.obligations import Obligation, last_terms
from automation.control.term_limits import TermLimits, first_limits, limits_of
from automation.control.unanswered import answer_day
from automation.model.control import Standing, Verdict
from automation.model.kinds import CONTROL_POINT, Kind
from automation.model.plan import REPORTING, Item, Recurring
from automation.model.report import Relation
from automation.model.reported import OpenQuestion
from automation.plan.terms import ControlDate, control_dates

COMPLETION = "completion"
BEFORE_MEMO = f"{CONTROL_POINT}{COMPLETION}"  # the question about lasting items before the last first term


def question_of(morning: Morning, obligation: Obligation, standing: Standing, *, silent: bool) -> OpenQuestion | None:
    """Return the last question about an obligation that was sent and whose answer date has passed without an answer.

    Only of questions that nobody writes twice: about a lasting item, and to who only agreed to take part.
    ``silent``: nothing came in about the obligation.
    """
    agreed = obligation.performer.relation is Relation.BY_AGREEMENT
    if not (agreed or standing is Standing.PERMANENT):
        return None
    key = (obligation.performer.code, obligation.item.number, Kind.REQUEST)
    found = [
        OpenQuestion(detail=e.details.get(o, ""), sent_on=e.sent_on, answer_by=answer_day(morning, e, o))
        for o, e in morning.spent_by_key().get(key, ())
        if o.control_date == obligation.due and e.sent_on and e.sent_on <= morning.on and not e.answer.strip()
    ]
    passed = (q for q in found if q.answer_by < morning.on and unreported(morning, obligation, q.detail, silent=silent))
    return max(passed, key=lambda q: q.answer_by, default=None)


def unreported(morning: Morning, owed: Obligation | Verdict, detail: str, *, silent: bool) -> bool:
    """Tell whether nothing was reported that the question ``detail`` asks for; without a row nobody is asked.

    Words without a date answer the first period only: nobody can tell when they were written.
    """
    row, signed = owed.row, morning.book.order.date
    if row is None:
        return False
    if not detail.startswith(CONTROL_POINT):
        return silent
    term = detail.removeprefix(CONTROL_POINT)
    point = next((p for p in _periods(morning, _mode(morning, owed.item)) if p.due.isoformat() == term), None)
    if point is None or point.start <= signed:
        return row.executed_on < signed if row.executed_on else silent
    return row.executed_on is None or row.executed_on < point.start


def _mode(morning: Morning, item: Item) -> str:
    return item.reporting or morning.policy.control_point


def point_reached(morning: Morning, verdict: Verdict) -> str:
    """Return the control point whose smallest remind day has come, as a ``detail``; "" before it.

    Once before the last first term of the plan, or before the end of each month, quarter or year.
    """
    mode = _mode(morning, verdict.item)
    if mode == COMPLETION:
        book = morning.book
        open_items = [i for i in book.items if not morning.item_closed(i)]
        firsts = [(d, i) for i in open_items for d in last_terms(i, book.order.date, morning.calendar)]
        last, item = max(firsts, key=lambda pair: pair[0], default=(None, None))
        reached = last and item and _reached(morning, last, first_limits(morning, item, last))
        return BEFORE_MEMO if reached else ""
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
