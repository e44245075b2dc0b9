"""One day, from the inbox to the mail: the table of contents of the whole program.

Read everything, think, write everything. Findings are values and travel with their workbook; a
stop (``errors``) of one workbook or one paper costs that one alone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from automation.day.acts import act
from automation.day.answers import apply_bounces, note_said
from automation.day.call import Call, DayReport, Reading, gravest
from automation.day.issuing import Decided, Desk, Issue, as_entry, compose_all, refuse_marked_numbers
from automation.day.judging import Work, judge
from automation.day.lost_files import note_lost
from automation.day.mailing import brake_mail, deliver_mail, due_mail, undelivered
from automation.day.office_words import check_templates
from automation.day.present import kept_words
from automation.day.pruning import prune
from automation.day.recollection import note_calendar, note_doubts, recall_calendar, remembered
from automation.day.taking import OFF_CONTROL, books_under_control, news_of, take_in, unread_orders
from automation.day.views import write_views
from automation.day.workable_day import gap_words, refuse_day
from automation.day.writing import absent_papers, write_papers
from automation.errors import BrakeError, StoppedError, StorageError, WorkbookError, reason
from automation.model.letter import Undelivered
from automation.register import Register
from automation.register.copies import keep_copy
from automation.register.intake import Memory, absorb, open_intake
from automation.reports.board import BoardOffice
from automation.system.garbage import uncollected
from automation.system.lock import hold_outbox


def run_day(call: Call) -> DayReport:
    """Work one day. Raises ``AutomationError`` where nothing at all can be done."""
    with call.press:
        return _run(call)


def _run(call: Call) -> DayReport:
    if call.dry_run:
        with open_register(call, read_only=True) as register:
            return _walk(call, register)
    prepare_outbox(call)
    with hold_outbox(call.outbox, f"{call.now:%d.%m.%Y %H:%M}") as holder:
        if holder:
            return DayReport(on=call.on, remarks=(holder.sentence,))
        with open_register(call, read_only=False) as register:
            return _walk(call, register)


def _walk(call: Call, register: Register) -> DayReport:
    recall_calendar(register)
    gap = gap_words(call, register)
    if not call.dry_run:
        if not call.settings.policy.trial:
            absorb(call.outbox, register)
        write_papers(call, register)  # what an interrupted run has begun
    late = refuse_day(call, register)
    if late:
        return late
    outdated = check_templates(call, register)
    known = books_under_control(register)
    with _notes(call, register) as (notes, pages):
        with uncollected():
            call, readings, alarms = take_in(call, register, notes, known)
            if not call.dry_run:
                apply_bounces(register, call)
            work = judge(call, register, readings, register)
            _brake(call, work, register)
            kept = kept_words(call, pages) if pages else ()
            remarks = (*gap, *outdated, *absent_papers(call, work.decided), *kept)
            work, desk, report = _settle(call, register, work, alarms=alarms, remarks=remarks)
        return _write(call, register, pages, (work, desk, report)) if pages else report


def _write(call: Call, register: Register, pages: Memory, settled: tuple[Work, Desk, DayReport]) -> DayReport:
    """Write everything the register has promised: papers, pages, mail."""
    work, desk, report = settled
    _note_control(register, work.decided)
    # The pages tell what the last look at the papers found, as the morning message does.
    decided = act(call, register, [one.telling(*desk.findings_of(one)) for one in work.decided])
    unwritten = write_papers(call, register)
    news = (*news_of(report.readings), *report.troubles)
    office = BoardOffice(name=call.settings.office.name, news=news)
    unread = unread_orders(register, report.readings)

    def views(left: tuple[Undelivered, ...]) -> list[str]:
        told = replace(office, undelivered=left)
        return write_views(call, register, pages, decided, desk.issues, office=told, unread=unread)

    troubles, kept = [*unwritten, *views(report.undelivered)], kept_words(call, pages)
    report = replace(
        report,
        troubles=(*report.troubles, *troubles),
        remarks=tuple(dict.fromkeys((*report.remarks, *kept))),
        exit_code=max(report.exit_code, 3 if troubles else 0, 1 if kept else 0),
    )
    for one in decided:
        note_doubts(register, one.review)
        note_said(register, one.said)
        note_lost(register, one.morning, one.lost)
    note_calendar(register)
    register.finish_day(call.on)
    prune(call, register)
    return _with_mail(call, register, report, views)


def _with_mail(
    call: Call, register: Register, report: DayReport, views: Callable[[tuple[Undelivered, ...]], list[str]]
) -> DayReport:
    """Return the report once the pages are written and the mail is out.

    The pages name messages that failed, so they are written before the mail, for a run that is killed in it, and
    again where the mail failed.
    """
    delivered, not_sent = deliver_mail(call, register)
    left = undelivered(register)
    again = views(left) if left != report.undelivered else []
    return replace(
        report,
        mail=delivered,
        undelivered=left,
        troubles=(*report.troubles, *again, *not_sent),
        exit_code=max(report.exit_code, 3 if again else 0, 1 if not_sent or left else 0),
    )


def _settle(
    call: Call, register: Register, work: Work, *, alarms: tuple[str, ...], remarks: tuple[str, ...]
) -> tuple[Work, Desk, DayReport]:
    """Compose the papers and, unless it is a dry run, register them with their mail.

    A workbook that fails here is set aside, and the papers of the others are composed again: their numbers must
    follow each other without a gap.
    """
    while True:
        try:
            desk = compose_all(call, register, work.decided)
            if not call.settings.policy.trial:
                refuse_marked_numbers(register, work.decided, desk.issues)
            failed = undelivered(register, [f for d in work.decided for f in d.matched.facts])
            report = replace(_report(call, work, desk, alarms), remarks=remarks, undelivered=failed)
            if not call.dry_run:
                _issue(call, register, work, desk, report)
        except WorkbookError as error:
            work = work.without(error)
        else:
            return work, desk, report


def _issue(call: Call, register: Register, work: Work, desk: Desk, report: DayReport) -> None:
    """Enter the day into the register, in one transaction."""
    _keep_copies(call, work.readings, desk.issues)
    mail = due_mail(call, register, report, work.decided, desk.issues)
    if call.stopping():
        raise StoppedError("Остановлено до выпуска документов: ничего не начато, следующий запуск выполнит весь день.")
    memories = [remembered(d, desk.issues) for d in work.decided]
    register.issue(call.on, [i.new for i in desk.issues], mail, memories)


def prepare_outbox(call: Call) -> None:
    """Make the outbox where there is none. Raises ``StorageError``."""
    try:
        call.outbox.mkdir(exist_ok=True)
    except OSError as error:
        raise StorageError(f"Папка {call.outbox} не создаётся: {reason(error)}.") from error


@contextmanager
def open_register(call: Call, *, read_only: bool) -> Iterator[Register]:
    """Open the register; who only reads on a fresh home works on an empty one."""
    if read_only and not call.register_path.exists():
        with TemporaryDirectory() as folder, Register.open(Path(folder) / "register.sqlite") as register:
            yield register
        return
    with Register.open(call.register_path, read_only=read_only) as register:
        yield register


@contextmanager
def _notes(call: Call, register: Register) -> Iterator[tuple[Memory | None, Memory | None]]:
    """Open where the day notes what it takes in, and what it writes of present pages; None for a dry run.

    A trial's register is given up one day, but the orders met in it are not new again.
    """
    if call.dry_run:
        yield None, None
        return
    with open_intake(call.outbox, register) as intake:
        yield (intake if call.settings.policy.trial else register), intake


def _note_control(register: Register, decided: Sequence[Decided]) -> None:
    for one in decided:
        register.note(OFF_CONTROL, one.order.key, "yes" if one.morning.closed else "no")


def _keep_copies(call: Call, readings: Sequence[Reading], issues: Sequence[Issue]) -> None:
    """Keep the workbooks that led to papers, by content, before anything rests on them."""
    books = {i.new.book for i in issues}
    for reading in readings:
        if reading.book and reading.book.sha256 in books:
            keep_copy(call.home, reading.book.sha256, reading.file, reading.data)


def _brake(call: Call, work: Work, register: Register) -> None:
    """Stop before anything is registered when a day asks for too much."""
    limit, papers = call.settings.limits.brake_papers, sum(len(d.decisions.papers) for d in work.decided)
    if call.yes or not limit or papers <= limit:
        return
    trouble = (
        f"за день получилось {papers} документов, больше чем brake_papers = {limit}; "
        "проверьте книги и, если всё верно, повторите с --yes"
    )
    if not call.dry_run:
        tell_brake(call, register, [trouble])
        raise BrakeError(f"Ничего не выпущено: {trouble}.")


def tell_brake(call: Call, register: Register, troubles: Sequence[str]) -> None:
    """Tell the office of a brake once a day."""
    register.issue(call.on, mail=brake_mail(call, troubles))
    deliver_mail(call, register)


def _report(call: Call, work: Work, desk: Desk, alarms: tuple[str, ...]) -> DayReport:
    readings = work.told(desk.findings_of)
    return DayReport(
        on=call.on,
        readings=readings,
        issued=tuple(as_entry(i.new, dry=call.dry_run) for i in desk.issues),
        notices=tuple(n for d in work.decided for n in d.decisions.notices),
        waiting=tuple(n for d in work.decided for n in d.decisions.waiting),
        troubles=alarms,
        exit_code=3 if alarms else gravest(readings),
    )
