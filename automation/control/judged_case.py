"""One obligation as judged today, and what of its row was written for it: a row tells of one report after another."""

from datetime import date
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from automation.control.claims import Claimed
from automation.control.obligations import Obligation
from automation.control.periods import Ledger
from automation.control.seen import PERFORMERS_CELLS, Versions, changed_since
from automation.model.plan import Item, Recurring
from automation.model.report import StatusRow
from automation.model.standing import DONE, Fault, Standing, TermLimits
from automation.patterns import lazy
from automation.plan.information import information_of
from automation.plan.terms import control_dates, ends_with_its_period, period_name
from automation.plan.workdays import Calendar
from automation.russian import fold

_ANOTHER = lazy(r"\b(?:отчетн|истекш|прошедш|прошл|предыдущ|следующ)")

IN_SIGHT = 64  # control dates of the plan's own words that are looked through for one day


class Case(Struct, frozen=True, kw_only=True):
    """One obligation as judged today, at its control date: what the facts are made from.

    ``elsewhere``: the report in the row is for another control date of a recurring item, or of an event still ahead.
    """

    obligation: Obligation
    claim: Claimed
    standing: Standing
    faults: tuple[Fault, ...]
    versions: Versions
    limits: TermLimits | None = None
    ledger: Ledger | None = None
    elsewhere: bool = False

    @property
    def asked_once(self) -> bool:
        """Tell whether nobody writes about it twice: of a lasting item, and to who only agreed to take part."""
        return self.obligation.performer.by_agreement or self.standing is Standing.PERMANENT


def period_of(obligation: Obligation, control_date: date | None) -> str:
    """Return the reporting period of one control date of an obligation; "" where the term lets nobody be sure of it.

    That of a bare frequency has a name, but no end that binds a report: one may be made before its last day.
    """
    deadline, end = obligation.item.reading.deadline, period_end(obligation, control_date)
    if not isinstance(deadline, Recurring):
        return ""
    if ends_with_its_period(deadline) and not _may_be_of_another_period(obligation.item.text):
        end = control_date
    return period_name(deadline, end) if end else ""


def planned_period(item: Item, due: date | None, signed: date, calendar: Calendar) -> str:
    """Return the period of a report that is due once by «Уточнённый срок» and again and again by the plan's own words.

    It is «II квартал 2026 года» where the day is one of those the plan means; "" of anything else.
    """
    rule = item.term.deadline
    if due is None or item.recurring or not isinstance(rule, Recurring) or information_of(item) is None:
        return ""
    days = takewhile(lambda c: c.due <= due, control_dates(rule, signed, IN_SIGHT, calendar))
    end = next((c.period_end for c in days if c.due == due), None)
    return period_name(rule, end) if end else ""


@lru_cache(maxsize=1024)
def _may_be_of_another_period(text: str) -> bool:
    """Tell whether the words of an item speak of another period than the running one: «сведения за прошедший месяц»."""
    return bool(_ANOTHER.search(fold(text)))


def period_end(obligation: Obligation, control_date: date | None) -> date | None:
    """Return the last day of that period."""
    return next((c.period_end for c in obligation.controls if c.due == control_date), None)


def told_for(case: Case) -> StatusRow | None:
    """Return the row as far as it belongs to the control date: of a recurring item what is new since the last report.

    Cells that stood in the row when the report before was in it speak of that one; they are left out.
    """
    row = case.obligation.row
    if row is not None and case.elsewhere:
        return _said_before_the_report(case, row)
    if row is None or case.ledger is None or case.claim.returned or case.standing in {Standing.CLAIMED, *DONE}:
        return row
    before = row if of_an_earlier_date(case, case.ledger) else _last_report(case.ledger)
    return _new_cells(row, before) if before else row


def of_an_earlier_date(case: Case, ledger: Ledger) -> bool:
    """Tell whether the cells of the row were written for an earlier control date that is owed still.

    They were where nothing has changed since the period of this control date ended; of a term without periods that end
    before it, since the first half of the time from the earlier term to this one, as a report would be (papers.md A9).
    """
    obligation, day = case.obligation, case.obligation.control_date
    owed = [obligation.term_of(c) for c in obligation.controls if day and c.due < day and c.due not in ledger.confirmed]
    if day is None or not owed:
        return False
    last, due, ended = max(owed), obligation.due or day, period_end(obligation, day)
    half = last + (due - last) / 2
    return not changed_since(case.versions, ended if ended and ended < day else half)


def _said_before_the_report(case: Case, row: StatusRow) -> StatusRow:
    """Return what stood in the row before the report for a later control date came, else nothing."""
    ledger, day = case.ledger, case.obligation.control_date
    then = next((v.row for v in reversed(case.versions) if v.row.executed_on != row.executed_on), None)
    if then is None or ledger is None or day is None or day > min(ledger.told, default=day):
        return _new_cells(row, row)
    earlier = [
        p.filed.row for p in ledger.placed if p.control and p.filed.row and p.filed.executed_on != row.executed_on
    ]
    return _new_cells(then, earlier[-1]) if earlier else then


def _last_report(ledger: Ledger) -> StatusRow | None:
    rows = [p.filed.row for p in ledger.placed if p.filed.row is not None and p.control]
    return rows[-1] if rows else None


def _new_cells(row: StatusRow, before: StatusRow) -> StatusRow:
    """Return the cells that differ from the earlier report, in an otherwise blank row."""
    changed = {name: getattr(row, name) for name in PERFORMERS_CELLS if getattr(row, name) != getattr(before, name)}
    return StatusRow(code=row.code, item=row.item, row=row.row, **changed)
