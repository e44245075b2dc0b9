"""Which messages the day owes, and their delivery."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from automation.day.call import Call, DayReport, Delivery
from automation.day.issuing import Decided, Issue
from automation.errors import TemplateError, charged_to
from automation.messages.morning import alarm_message, morning_message
from automation.model.control import Entry, PaperState
from automation.model.kinds import MEMOS, Form, Kind
from automation.model.letter import Attachment, Message
from automation.model.plan import OrderId
from automation.model.settings import Leader
from automation.post import deliver, prepare
from automation.press.pages import read_page
from automation.register import MailRecord, NewMail, Register
from automation.russian import salutation, same_person, sex_of
from automation.system.disk import is_link

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGN, DRAFT = "ПРОЕКТ на подпись", "ПРОЕКТ"


def due_mail(
    call: Call, register: Register, report: DayReport, decided: Sequence[Decided], issues: Sequence[Issue]
) -> list[NewMail]:
    """Messages to queue with today's papers; one queued before is left alone by its Message-ID."""
    queued = []
    memos = [i for i in issues if i.new.paper.kind in MEMOS]
    files = []
    for memo in memos:
        with charged_to(memo.new.paper.order):
            files.append((PurePosixPath(memo.new.path).name, _filled(call, memo.new.paper.form, memo.new.letter)))
    for issue, attached in zip(memos, _attachments(call, files), strict=True):
        with charged_to(issue.new.paper.order):
            queued += [_mail(call, m, issue.new.paper.order) for m in _memo_mail(call, issue, attached)]
    kept = register.mail()
    for one in decided:
        with charged_to(one.order):
            queued += [_mail(call, m, one.order) for m in _signed_mail(call, register, one, kept)]
    if _working(call, decided) or report.exit_code == 3:
        queued += _morning(call, kept, report, issues)
    return queued


def _mail(call: Call, message: Message, order: OrderId | None = None) -> NewMail:
    return prepare(message, call.settings.mail, reply_to=call.settings.office.email, now=call.now, order=order)


def _working(call: Call, decided: Sequence[Decided]) -> bool:
    return any(d.review.morning.calendar.is_working(call.on) for d in decided)


def _filled(call: Call, form: Form, letter: Mapping[str, Any]) -> bytes:
    """The composed letter on the page of its form."""
    return call.press.fill(read_page(call.home / "templates", form), dict(letter))


def _attachments(call: Call, files: Sequence[tuple[str, bytes]]) -> list[tuple[Attachment, ...]]:
    """Each paper as it is, and as PDF for a phone where LibreOffice is installed and mail really goes out."""
    if not files:
        return []
    from automation.system.pdf import MIME, make_pdfs

    pdfs = make_pdfs([data for _, data in files]) if call.settings.mail.host else (None,) * len(files)
    found: list[tuple[Attachment, ...]] = []
    for (name, data), pdf in zip(files, pdfs, strict=True):
        paper = Attachment(name=name, mime=DOCX, data=data)
        shown = Attachment(name=f"{PurePosixPath(name).stem}.pdf", mime=MIME, data=pdf) if pdf else None
        found.append((paper, shown) if shown else (paper,))
    return found


def _memo_mail(call: Call, issue: Issue, attached: tuple[Attachment, ...]) -> Iterator[Message]:
    """A справка goes to all at once; another memo goes as a draft to «draft» leaders, or to the office."""
    paper = issue.new.paper
    leaders = [p for p in call.settings.leadership if paper.kind.value in p.kinds]
    facts = (issue.new.key, paper.kind, paper.day)
    if paper.kind is Kind.PROGRESS:
        for leader in leaders:
            yield _message(issue.decided, facts, leader, attached)
        return
    signer = issue.decided.review.morning.signers.people["responsible"].name
    drafts = [p for p in leaders if p.receives == "draft"]
    for leader in drafts:
        words = SIGN if same_person(leader.name, signer) else DRAFT
        yield _message(issue.decided, facts, leader, attached, draft=words)
    if not any(same_person(p.name, signer) for p in drafts):
        office = Leader(post="", name="", email=call.settings.office.email)
        yield _message(issue.decided, facts, office, attached, draft=SIGN)


def _message(
    one: Decided,
    paper: tuple[str, Kind, date],
    leader: Leader,
    attached: tuple[Attachment, ...],
    draft: str = "",
) -> Message:
    """A memo signed later than it was composed tells what changed since then, a new one since the paper before."""
    from automation.messages.changes import changed_lines
    from automation.messages.leaders import leader_message

    key, kind, day = paper
    figures, snapshots = one.review.figures, one.review.morning.history.snapshots
    before = [s for s in snapshots if day == figures.on or (s.kind, s.day) == (kind, day)]
    return leader_message(
        key=key,
        kind=kind,
        to=leader.email,
        figures=figures,
        attachments=attached,
        draft=draft,
        salutation=salutation(leader.name, sex_of(leader.name)),
        changes=changed_lines(figures, before[-1].facts if before else None),
        composed_on=day,
    )


def _signed_mail(call: Call, register: Register, one: Decided, kept: Sequence[MailRecord]) -> Iterator[Message]:
    """«signed» leaders on the first run that reads «Подписан»; letters too where ``send_letters``."""
    known = {(m.key, m.to) for m in kept}
    emails = {p.code: p.email for p in one.review.morning.book.performers}
    for entry in one.review.morning.history.entries:
        if entry.signed_on is None or entry.state is PaperState.ANNULLED:
            continue
        if entry.form is Form.MEMO:
            for leader in call.settings.leadership:
                wanted = entry.kind.value in leader.kinds and leader.receives == "signed"
                if wanted and (entry.key, leader.email) not in known:
                    paper = (entry.key, entry.kind, entry.day)
                    yield _message(one, paper, leader, _file(call, register, entry))
        elif call.settings.policy.send_letters and entry.form is Form.LETTER and entry.state is PaperState.SIGNED:
            email = emails.get(entry.addressee_code, "")
            if email and (entry.key, email) not in known:
                yield _letter(call, register, one, entry, email)


def _letter(call: Call, register: Register, one: Decided, entry: Entry, email: str) -> Message:
    """A signed letter to its organisation, in the words the register keeps."""
    from automation.messages.letters import letter_message

    found, file, office = register.explain(entry.key), _file(call, register, entry), call.settings.office
    answer = found.reason.get("respond_by")
    return letter_message(
        key=entry.key,
        to=email,
        entry=entry,
        order=one.review.morning.book.order,
        heading=str(found.letter["heading"]).replace("\n", " "),
        attachments=file,
        respond_by=date.fromisoformat(answer) if answer else None,
        salutation=str(found.letter["salutation"]),
        sender=(office.name, office.unit, f"тел. {office.phone}" if office.phone else ""),
    )


def _file(call: Call, register: Register, entry: Entry) -> tuple[Attachment, ...]:
    """The paper as it stands in the outbox (signed, perhaps changed), else as it was composed."""
    path = call.home / entry.path
    try:
        data = path.read_bytes() if path.is_file() and not is_link(path) else b""
    except OSError:
        data = b""
    if not data:
        try:
            data = _filled(call, entry.form, register.explain(entry.key).letter)
        except TemplateError:
            return ()
    return _attachments(call, [(path.name, data)])[0]


def _morning(call: Call, kept: Sequence[MailRecord], report: DayReport, issues: Sequence[Issue]) -> list[NewMail]:
    """One morning message a day; a later run of the same day writes again only if it issued something."""
    office = call.settings.office.email
    before = [m for m in kept if m.key.startswith(f"morning/{call.on.isoformat()}")]
    if not office or (before and not issues and not report.troubles):
        return []
    abouts = {i.new.key: i.new.subject for i in issues}
    unread = tuple(r.message for r in report.readings if r.state == "unread")
    message = morning_message(
        on=call.on,
        to=office,
        key=_morning_key(call, len(before)),
        issued=[(e, abouts[e.key]) for e in report.issued],
        notices=(*report.notices, *report.waiting),
        findings=[(r.order, f) for r in report.readings for f in r.findings],
        troubles=(*report.troubles, *unread, *report.remarks),
    )
    same = {m.subject for m in before}
    return [] if before and not issues and message.subject in same else [_mail(call, message)]


def _morning_key(call: Call, before: int) -> str:
    key = f"morning/{call.on.isoformat()}"
    return f"{key}~{before + 1}" if before else key


def brake_mail(call: Call, troubles: Sequence[str]) -> list[NewMail]:
    """The office learns of one stop of one day once: its Message-ID is that of the day."""
    return _alarm(call, f"morning/{call.on.isoformat()}/stop", troubles)


def clock_mail(call: Call, doubt: str) -> list[NewMail]:
    """The office learns once after its last day that the computer's clock is not believed."""
    return _alarm(call, f"clock/{call.on.isoformat()}", [doubt])


def _alarm(call: Call, key: str, troubles: Sequence[str]) -> list[NewMail]:
    office = call.settings.office.email
    return [_mail(call, alarm_message(on=call.on, to=office, key=key, troubles=troubles))] if office else []


def deliver_mail(
    call: Call, register: Register, *, unknown_now: bool = False
) -> tuple[tuple[Delivery, ...], tuple[str, ...]]:
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
    today = register.mail(changed_on=call.on)
    return tuple(
        Delivery(to=m.to, kind=m.kind, subject=m.subject, state=m.state.value, message_id=m.message_id, error=m.error)
        for m in today
    ), tuple(troubles)
