"""Which messages the day owes, and their delivery."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePosixPath

from automation.control.notices import to_sign
from automation.day.call import Call, DayReport, gravest
from automation.day.issuing import Decided, Issue
from automation.day.paper_mail import Mailed, attachments, filled, memo_mail, new_mail, signed_mail
from automation.day.recipients import OFFICE, correct_addresses, wished_since
from automation.errors import charged_to
from automation.messages.morning_mail import alarm_message, morning_message
from automation.model.kinds import MEMOS
from automation.model.letter import Undelivered
from automation.plan.workdays import Calendar
from automation.post import deliver, tidy
from automation.register import DispatchFact, MailRecord, NewMail, Register

SILENT_DAYS = 5  # working days without a morning message after which a week begins with «all is well»


def due_mail(
    call: Call, register: Register, report: DayReport, decided: Sequence[Decided], issues: Sequence[Issue]
) -> list[NewMail]:
    """Return the messages to queue with today's papers; what the register has queued before is left alone."""
    correct_addresses(call, register, decided)
    queued: list[NewMail] = []
    memos = [i for i in issues if i.new.paper.kind in MEMOS]
    files = []
    for memo in memos:
        with charged_to(memo.new.paper.order):
            files.append((PurePosixPath(memo.new.path).name, filled(call, memo.new.paper.form, memo.new.letter)))
    for issue, attached in zip(memos, attachments(call, files), strict=True):
        with charged_to(issue.new.paper.order):
            queued += memo_mail(call, issue.decided, issue.new.paper, issue.new.key, attached)
    kept, since = register.mail(), wished_since(call, register)
    for one in decided:
        with charged_to(one.order):
            queued += signed_mail(call, register, one, Mailed(kept), since)
    calendars = [d.morning.calendar for d in decided] or [Calendar()]
    if report.exit_code == 3 or any(calendar.is_working(call.on) for calendar in calendars):
        unsigned = _unsigned(report, decided)
        if not _is_quiet(call, kept, report, decided, unsigned):
            queued += _morning(call, kept, report, issues, unsigned=unsigned)
    return queued


def undelivered(register: Register, facts: Sequence[DispatchFact] = ()) -> tuple[Undelivered, ...]:
    """Return messages that a person must settle, without those that «Отправка» as read today (``facts``) settles."""
    failed = register.failed_mail(facts)
    numbers = {e.key: e.number for e in register.entries()} if failed else {}
    return tuple(
        Undelivered(
            number=numbers.get(m.key, ""),
            to=m.to,
            subject=m.subject,
            since=m.since,
            reason=m.error,
            order=m.order,
        )
        for m in failed
    )


def _is_quiet(
    call: Call, kept: Sequence[MailRecord], report: DayReport, decided: Sequence[Decided], unsigned: int
) -> bool:
    """Tell whether nothing is to be done or to be known, and the office has heard from the program lately.

    This is papers.md C5. A finding that is no error does not break the quiet: «Замечания» holds it until it is mended.
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
    return bool(gravest(report.readings) or report.troubles or report.remarks or report.undelivered)


def _unsigned(report: DayReport, decided: Sequence[Decided]) -> int:
    """Count the papers issued before this run that wait for a signature, as «На сегодня» does."""
    fresh = {e.key for e in report.issued}
    waiting = 0
    for one in decided:
        before = [e for e in one.morning.history.entries if e.key not in fresh]
        papers = [*before, *(e for e in report.issued if e.order == one.order)]
        left = to_sign(papers, (*one.decisions.notices, *one.decisions.waiting))
        waiting += sum(e.key not in fresh for e in left)
    return waiting


def _morning(
    call: Call, kept: Sequence[MailRecord], report: DayReport, issues: Sequence[Issue], *, unsigned: int
) -> list[NewMail]:
    """Write one morning message a day; a later run of the same day writes again only if it issued something."""
    office = call.settings.office.email
    day = f"morning/{call.on.isoformat()}"
    before = [m for m in kept if m.key.startswith(day)]
    if not office or (before and not issues and not report.troubles):
        return []
    abouts = {i.new.key: i.new.subject for i in issues}
    unread = tuple(r.message for r in report.readings if r.state == "unread")
    message = morning_message(
        on=call.on,
        to=office,
        key=f"{day}~{len(before) + 1}" if before else day,
        issued=[(e, abouts[e.key]) for e in report.issued],
        notices=(*report.notices, *report.waiting),
        findings=[(r.order, f) for r in report.readings for f in r.findings if r.acting is None],
        astray=[line for r in report.readings for line in r.acting_faults()],
        troubles=(*report.troubles, *unread, *report.remarks),
        undelivered=report.undelivered,
        unsigned=unsigned,
    )
    same = {m.subject for m in before}
    return [] if before and not issues and message.subject in same else [new_mail(call, OFFICE, message)]


def brake_mail(call: Call, troubles: Sequence[str]) -> list[NewMail]:
    """Tell the office of a stop; the key of the message is that of the day, so it goes once."""
    return _alarm(call, f"morning/{call.on.isoformat()}/stop", troubles)


def clock_mail(call: Call, doubt: str) -> list[NewMail]:
    """Tell the office, once after its last day, that the computer's clock is not believed."""
    return _alarm(call, f"clock/{call.on.isoformat()}", [doubt])


def _alarm(call: Call, key: str, troubles: Sequence[str]) -> list[NewMail]:
    office = call.settings.office.email
    if not office:
        return []
    return [new_mail(call, OFFICE, alarm_message(on=call.on, to=office, key=key, troubles=troubles))]


def deliver_mail(
    call: Call, register: Register, *, unknown_now: bool = False
) -> tuple[tuple[MailRecord, ...], tuple[str, ...]]:
    """Send or keep what waits; answers today's messages and what a person must know of failures."""
    troubles = deliver(
        register,
        call.home,
        call.settings.mail,
        password=call.password,
        on=call.on,
        now=call.now,
        unknown_now=unknown_now,
        stopping=call.stopping,
        seconds=call.mail_seconds,
    )
    settings = call.settings
    tidy(register, call.home, call.on, settings.limits.keep_days, returns=bool(settings.mailbox.host))
    return register.mail(changed_on=call.on), tuple(troubles)
