"""Which papers go by e-mail: memos to the leadership, signed letters to organisations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec.structs import replace

from automation.day.call import Call
from automation.day.issuing import Decided
from automation.day.office_templates import office_page
from automation.day.paper_forms import PaperForms
from automation.day.recipients import LETTERS, OFFICE, leader_roles, performer_role, wish
from automation.errors import TemplateError
from automation.letters.printed_page import page_context
from automation.model.control import Entry, Paper, PaperState
from automation.model.kinds import Form, Kind
from automation.model.letter import Attachment, Message
from automation.model.plan import OrderId
from automation.model.settings import Leader
from automation.register import MailRecord, NewMail, Register
from automation.russian import salutation, same_person, sex_of
from automation.system.disk import native_disk

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGN, DRAFT = "ПРОЕКТ на подпись", "ПРОЕКТ"


def new_mail(
    call: Call, role: str, message: Message, order: OrderId | None = None, *, edition: int = 1, held: bool = False
) -> NewMail:
    """Make one message ready to be queued for the person in this role."""
    from automation.post.mime import prepare  # loads the library of mail

    return prepare(
        message,
        call.settings.mail,
        role=role,
        reply_to=call.settings.office.email,
        now=call.now,
        edition=edition,
        order=order,
        held=held,
    )


def filled(call: Call, form: Form, letter: Mapping[str, Any]) -> bytes:
    """Fill the page of a form with a composed letter."""
    return call.press.fill(office_page(call.home, form), page_context(letter))


def attachments(call: Call, files: Sequence[tuple[str, bytes]]) -> list[tuple[Attachment, ...]]:
    """Return each paper as it is, and as PDF for a phone where LibreOffice is installed and mail really goes out."""
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


def memo_mail(
    call: Call, one: Decided, paper: Paper, key: str, attached: tuple[Attachment, ...], *, edition: int = 1
) -> Iterator[NewMail]:
    """Send a справка to all at once; another memo as a draft to «draft» leaders, or to the office."""
    leaders = {r: p for r, p in leader_roles(call.settings).items() if paper.kind.value in p.kinds}
    facts = (key, paper.kind, paper.day)
    signer = one.morning.signers.people["responsible"].name
    words = dict.fromkeys(leaders, "")
    if paper.kind is not Kind.PROGRESS:
        leaders = {r: p for r, p in leaders.items() if p.receives == "draft"}
        words = {r: SIGN if same_person(p.name, signer) else DRAFT for r, p in leaders.items()}
        if SIGN not in words.values():
            leaders[OFFICE] = Leader(post="", name="", email=call.settings.office.email)
            words[OFFICE] = SIGN
    for role, leader in leaders.items():
        reader = _reader(call, one, leader, paper.kind)
        message = _to_leader(one, facts, reader, attached, draft=words[role])
        yield new_mail(call, role, message, paper.order, edition=edition)


def _reader(call: Call, one: Decided, leader: Leader, kind: Kind) -> Leader:
    """Return who reads a leader's mail today: who acts for the head, unless he gets it at an address of his own."""
    head, absent = one.morning.signers.head.name, one.book.order.signed_by.name
    own = any(kind.value in p.kinds and same_person(p.name, head) for p in call.settings.leadership)
    acts = same_person(leader.name, absent) and not same_person(head, absent)
    return replace(leader, name=head) if acts and not own else leader


def _to_leader(
    one: Decided,
    paper: tuple[str, Kind, date],
    leader: Leader,
    attached: tuple[Attachment, ...],
    draft: str = "",
) -> Message:
    """Tell a leader what changed: since a memo signed late was composed, else since the paper before this one."""
    from automation.messages.leaders import changed_lines, leader_message
    from automation.messages.terms import terms_file

    key, kind, day = paper
    figures, snapshots = one.review.figures, one.morning.history.snapshots
    before = [s for s in snapshots if day == figures.on or (s.kind, s.day) == (kind, day)]
    return leader_message(
        key=key,
        kind=kind,
        to=leader.email,
        figures=figures,
        attachments=(*attached, *(terms_file(one.morning) if leader.calendar else ())),
        draft=draft,
        salutation=salutation(leader.name, sex_of(leader.name)),
        changes=changed_lines(figures, before[-1].facts if before else None),
        composed_on=day,
    )


class Mailed:
    """Which text of which paper was ever addressed to whom: by role, and for version 1.0 by address."""

    def __init__(self, kept: Sequence[MailRecord]) -> None:
        self._known = {(m.key, m.edition, who) for m in kept for who in (m.role, m.to)}

    def knows(self, entry: Entry, role: str, address: str) -> bool:
        """Tell whether the person or the mailbox has had this text; two roles that share a mailbox get one message."""
        return any((entry.key, entry.edition, who) in self._known for who in (role, address))


def signed_mail(
    call: Call, register: Register, one: Decided, mailed: Mailed, since: Mapping[str, date]
) -> Iterator[NewMail]:
    """Send memos to «signed» leaders on the first run that reads «Подписан»; letters too where ``send_letters``.

    ``since`` tells from which day of signing on each wish counts; a letter signed before waits for ``send --all``.
    A letter whose «Отправлен» holds a day that could not be taken is not sent a second time: the clerk is told of it.
    """
    forms = cache(partial(PaperForms, call, one))
    emails = {p.code: p.email for p in one.book.performers}
    doubted = {fact.key for fact in one.matched.facts if fact.sending_doubted}
    for entry in one.morning.history.entries:
        if entry.signed_on is None or entry.annulled:
            continue
        if entry.form is Form.MEMO:
            for role, leader in leader_roles(call.settings).items():
                first = since.get(wish(role, entry.kind.value))
                if first and entry.signed_on >= first and not mailed.knows(entry, role, leader.email):
                    paper = (entry.key, entry.kind, entry.day)
                    reader = _reader(call, one, leader, entry.kind)
                    message = _to_leader(one, paper, reader, _file(call, register, entry))
                    yield new_mail(call, role, message, one.order, edition=entry.edition)
        elif LETTERS in since and entry.form is Form.LETTER and entry.state is PaperState.SIGNED:
            email, role = emails.get(entry.addressee_code, ""), performer_role(entry.addressee_code)
            if email and entry.key not in doubted and not mailed.knows(entry, role, email):
                held = entry.signed_on < since[LETTERS]
                message = _to_organisation(call, register, one, entry, email=email, forms=forms)
                yield new_mail(call, role, message, one.order, edition=entry.edition, held=held)


def _to_organisation(
    call: Call, register: Register, one: Decided, entry: Entry, *, email: str, forms: Callable[[], PaperForms]
) -> Message:
    """Make the message that brings a signed letter to its organisation, in the words the register keeps."""
    from automation.messages.letter_mail import letter_message
    from automation.messages.terms import terms_file

    wanting = frozenset(p.code for p in one.book.performers if p.calendar and p.code == entry.addressee_code)
    terms = terms_file(one.morning, wanting) if wanting else ()
    found, file, office = register.explain(entry.key), _file(call, register, entry), call.settings.office
    if found.letter.get("attachments"):
        file += forms().attached(entry)
    answer = found.reason.get("respond_by")
    return letter_message(
        key=entry.key,
        to=email,
        entry=entry,
        order=one.book.order,
        heading=str(found.letter["heading"]).replace("\n", " "),
        attachments=(*file, *terms),
        items=one.book.items,
        respond_by=date.fromisoformat(answer) if answer else None,
        salutation=str(found.letter["salutation"]),
        sender=(office.name, office.unit, f"тел. {office.phone}" if office.phone else ""),
    )


def _file(call: Call, register: Register, entry: Entry) -> tuple[Attachment, ...]:
    """Return the paper as it stands in the outbox (signed, perhaps changed), else as it was composed."""
    path = call.home / entry.path
    data = _standing(path) or _composed(call, entry.form, register.explain(entry.key).letter)
    return attachments(call, [(path.name, data)])[0] if data else ()


def _standing(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() and not native_disk.is_link(path) else b""
    except OSError:
        return b""


def _composed(call: Call, form: Form, letter: Mapping[str, Any]) -> bytes:
    try:
        return filled(call, form, letter)
    except TemplateError:
        return b""
