"""Tell whether a morning message has anything to say (papers.md C5)."""

from collections.abc import Sequence
from datetime import timedelta

from automation.day.call import Call, DayReport
from automation.day.issuing import Decided
from automation.plan.workdays import Calendar
from automation.register import MailRecord

SILENT_DAYS = 5  # working days without a morning message after which a week begins with «all is well»


def is_quiet(
    call: Call, kept: Sequence[MailRecord], report: DayReport, decided: Sequence[Decided], unsigned: int
) -> bool:
    """Tell whether nothing is to be done or to be known, and the office has heard from the program lately.

    A finding that is no error does not break the quiet: «Замечания» holds it until it is mended.
    """
    if not call.settings.policy.quiet or _to_do(report, unsigned) or _to_know(report):
        return False
    calendar = decided[0].morning.calendar if decided else Calendar()
    monday = call.on - timedelta(days=call.on.weekday())
    if call.on != calendar.on_or_after(monday):
        return True
    lately = calendar.add(call.on, -SILENT_DAYS)  # the Monday before, whose message does not count
    return any(m.kind == "morning" and m.since > lately for m in kept)


def _to_do(report: DayReport, unsigned: int) -> bool:
    return bool(report.issued or report.notices or report.waiting or unsigned)


def _to_know(report: DayReport) -> bool:
    unread = any(r.state == "unread" for r in report.readings)
    wrong = any(f.level == "error" for r in report.readings for f in r.findings)
    return bool(unread or wrong or report.troubles or report.remarks or report.undelivered)
