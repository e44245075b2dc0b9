"""Answers that come by e-mail: what a look at the mailbox needs to know, and which messages still wait for a person."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from automation.control.waiting_messages import (
    Settled,
    is_only_forms,
    is_settled,
    merged_forms,
    rows_of_messages,
    said_of,
    still_waiting,
    words_of,
)
from automation.day.call import Call, Reading
from automation.day.recipients import PERFORMER
from automation.errors import SettingsError
from automation.model.catalogue import Sentence, finding
from automation.model.control import History
from automation.model.kinds import TO_PERFORMERS
from automation.model.received import BOUNCE, MESSAGE, Bounce, Received
from automation.model.report import Book, Dispatch, Finding
from automation.model.settings import Mailbox
from automation.register import DispatchFact, MailState, Matched, Register
from automation.register.intake import Memory, note_value, recall_value, recall_values
from automation.register.mailbox import set_state

if TYPE_CHECKING:
    from automation.mailbox.matching import Known

SAID, LOOK = "answer said", "mailbox look"  # kinds of notes: what «Отправка» says, how the last look ended
MAILBOX = "почтовый ящик"


class Look(Struct, frozen=True, kw_only=True):
    """A look at the mailbox: when it was, whether the server refused the login, and what went wrong."""

    at: datetime
    denied: bool = False
    troubles: tuple[str, ...] = ()


def look_at_mailbox(call: Call, register: Register, notes: Memory, readings: Sequence[Reading]) -> list[Reading]:
    """Take in what is new in the mailbox; answer a Reading where a person must hear of the mailbox itself.

    A day always looks. ``watch``, which notes beside the register, looks every few minutes and not at all after a login
    that was refused: several tries with a wrong password lock an account.
    """
    settings = call.settings.mailbox
    if not settings.host or call.settings.policy.trial or (notes is not register and not _is_due(call, notes)):
        return []
    from automation.mailbox.attachments import Shelf
    from automation.mailbox.matching import Directory
    from automation.mailbox.message_taking import MailDesk, take_messages
    from automation.post.passwords import MAILBOX_PASSWORD, find_password

    try:
        password = find_password(settings.user, call.mailbox_password, MAILBOX_PASSWORD)
    except SettingsError as error:
        return [_told([finding("mailbox-unread", words=Sentence(error))])]
    desk = MailDesk(
        settings=settings,
        password=password,
        on=call.on,
        directory=Directory(_known(call, register, readings)),
        memory=notes,
        shelf=Shelf(home=call.home, limits=call.settings.limits),
    )
    troubles = take_messages(desk)
    ended = Look(at=call.now, denied=desk.denied, troubles=troubles)
    note_value(notes, LOOK, settings.host, ended)
    return [_told([finding("mailbox-unread", words=Sentence(t)) for t in troubles])] if troubles else []


def _is_due(call: Call, notes: Memory) -> bool:
    """Tell whether ``every_minutes`` have passed since the last look, and the login was not refused then."""
    before = last_look(notes, call.settings.mailbox)
    if before is None or before.denied:
        return before is None
    return call.now - before.at >= timedelta(minutes=call.settings.mailbox.every_minutes)


def last_look(notes: Memory, mailbox: Mailbox) -> Look | None:
    """Tell how the last look at this mailbox ended, None before the first."""
    return recall_value(notes, LOOK, mailbox.host, Look)


def _known(call: Call, register: Register, readings: Iterable[Reading]) -> "Known":
    from automation.mailbox.matching import Known
    from automation.post.addresses import ascii_address, name_and_address

    settings = call.settings
    own = (
        name_and_address(settings.mail.sender)[1],
        *map(ascii_address, (settings.office.email, settings.mailbox.user)),
    )
    return Known(
        performers={r.order: r.book.performers for r in readings if r.book and r.order},
        entries=[e for e in register.entries() if e.form in TO_PERFORMERS],
        sent={m.message_id: m.key for m in register.mail()},
        own=frozenset(address.casefold() for address in own if address),
        trusted=settings.mailbox.trusted,
        codes=register.codes() if settings.policy.qr else {},
    )


def _told(findings: Sequence[Finding]) -> Reading:
    return Reading(file=MAILBOX, state="skipped", message=MAILBOX, findings=tuple(findings))


class TakenMessages(Struct, frozen=True, kw_only=True):
    """The messages taken in so far, oldest first, and what «Отправка» said of answers before today."""

    on: date
    messages: tuple[Received, ...]
    said: Mapping[str, Settled]


def taken_messages(notes: Memory, on: date) -> TakenMessages:
    """Gather everything the notes know of messages."""
    found = recall_values(notes, MESSAGE, Received).values()
    messages = tuple(sorted(found, key=lambda m: (m.day, len(m.name), m.name)))
    return TakenMessages(on=on, messages=messages, said=recall_values(notes, SAID, Settled))


def strangers(taken: TakenMessages, readings: Iterable[Reading]) -> list[Reading]:
    """Tell apart the messages of no order on control, until a person settles them in any workbook.

    While a workbook is unread nobody can say whose order a message belongs to, so none is called a stranger's.
    """
    readings = tuple(readings)
    if any(r.state == "unread" and r.acting is None for r in readings):
        return []
    books = [r.book for r in readings if r.book]
    here = {b.order.id for b in books}
    messages = [m for m in taken.messages if not here & set(m.orders)]
    said = {*taken.said, *(name for b in books for name in rows_of_messages(b, messages))}
    told = [
        finding("message-stranger", sender=m.sender, words=Sentence(said_of(m)), name=m.name)
        for m in messages
        if m.name not in said
    ]
    return [_told(told)] if told else []


def _own_rows(book: Book, taken: TakenMessages) -> tuple[tuple[Dispatch, ...], dict[str, Dispatch]]:
    """Part «Отправка» into rows about papers and, by the message's name, rows about messages."""
    mine = rows_of_messages(book, taken.messages)
    rows = {row.row for row in mine.values()}
    return tuple(d for d in book.dispatches if d.row not in rows), mine


def known_of(register: Register, notes: Memory, book: Book, on: date) -> tuple[Matched, History, dict[str, Settled]]:
    """Return «Отправка» as matched, the history it makes on a day, and what is said of answers for the first time."""
    taken = taken_messages(notes, on)
    rows, about_messages = _own_rows(book, taken)
    matched = register.match(book.order.id, rows, on)
    history = register.history(book.order.id, on, as_delivered(register, matched.facts))
    return matched, *_with_messages(taken, book, history, matched.facts, about_messages)


def _with_messages(
    taken: TakenMessages, book: Book, history: History, facts: Iterable[DispatchFact], rows: Mapping[str, Dispatch]
) -> tuple[History, dict[str, Settled]]:
    """Add the messages that wait for a person to the history; answer what is said of answers for the first time."""
    merged = merged_forms(book, taken.messages)
    now = {f.key: "\n".join(filter(None, (f.answer, f.not_answer))) for f in facts}
    now |= {name: words_of(row) for name, row in rows.items()}
    now |= {m.name: "форма учтена" for m in taken.messages if is_only_forms(m) and set(m.forms) <= merged}
    new = {
        key: Settled(words=words, day=taken.on)
        for key, words in now.items()
        if words and (key not in taken.said or taken.said[key].words != words)
    }
    # A message that was settled in another workbook stays settled, whatever this one says.
    names = {m.name for m in taken.messages}
    said = {key: known for key, known in (*taken.said.items(), *new.items()) if now.get(key, key in names)}
    waits = still_waiting(taken.messages, book.order.id, said)
    codes = frozenset(w.code for m in waits for w in m.senders if w.order == book.order.id)
    return replace(history, messages=waits, waiting=codes), new


def note_said(register: Register, new: Mapping[str, Settled]) -> None:
    """Keep what «Отправка» says of answers and the day it was first read."""
    for key, settled in new.items():
        note_value(register, SAID, key, settled)


def apply_bounces(register: Register, call: Call) -> None:
    """Count a message that the recipient's server has sent back as refused, with the server's words.

    One that brought a text which is no longer in force is of no use to anybody: it is superseded.
    """
    notes = {key: bounce for key, bounce in recall_values(register, BOUNCE, Bounce).items() if not bounce.applied}
    sent = {m.message_id: m for m in register.mail(MailState.SENT, MailState.UNKNOWN)} if notes else {}
    texts = {e.key: 0 if e.annulled else e.edition for e in register.entries()} if notes else {}
    for key, bounce in notes.items():
        with register.transaction():
            if message := sent.get(bounce.message_id):
                in_force = texts.get(message.key, message.edition) == message.edition
                state = MailState.REFUSED if in_force else MailState.SUPERSEDED
                set_state(register, message, state, call.on, bounce.words)
            note_value(register, BOUNCE, key, replace(bounce, applied=True))


def as_delivered(register: Register, facts: Sequence[DispatchFact]) -> tuple[DispatchFact, ...]:
    """Return «Отправка» as far as it is true.

    A letter whose message failed was not sent, whatever was typed before: nobody is told that a letter which never
    reached him was left without an answer. A letter that the program itself has mailed (``send_letters``) was sent on
    that day, though nobody typed it: else its second letter would never follow.
    """
    failed = {m.key for m in register.failed_mail(facts) if m.role.startswith(PERFORMER)}
    unsaid = tuple(f.key for f in facts if f.signed_on and not (f.sent_on or f.sending_doubted))
    mailed = [m for m in register.mail(MailState.SENT, keys=unsaid) if m.role.startswith(PERFORMER)] if unsaid else []
    texts = {e.key: e.edition for e in register.entries()} if mailed else {}
    days = {m.key: m.changed_on for m in mailed if m.edition == texts.get(m.key)}
    return tuple(replace(f, sent_on=None if f.key in failed else f.sent_on or days.get(f.key)) for f in facts)


def prune_letters(call: Call, register: Register, before: date) -> None:
    """Remove kept attachments of messages taken in before a day; only files this register knows are touched."""
    for message in taken_messages(register, call.on).messages:
        if message.day < before:
            for path in message.files:
                with suppress(OSError):
                    (call.home / path).unlink()
                    (call.home / path).parent.rmdir()


def answers_to(notes: Memory, key: str) -> tuple[Received, ...]:
    """Return the messages that seem to answer a paper."""
    return tuple(m for m in taken_messages(notes, date.max).messages if key in m.papers)


def unsettled(notes: Memory) -> tuple[Received, ...]:
    """Return the messages that nobody had settled when the last day read the workbooks."""
    taken = taken_messages(notes, date.max)
    return tuple(m for m in taken.messages if not is_settled(m, taken.said))
