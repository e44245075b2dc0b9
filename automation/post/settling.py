"""What a person decides about messages that did not arrive: once more, delivered after all, no longer needed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from automation.errors import CallError
from automation.post.kept import move_file
from automation.register import MailRecord, MailState, Register
from automation.register.mailbox import mime_of, readdress, set_state
from automation.russian import parse_day

OPEN = (MailState.REFUSED, MailState.UNKNOWN, MailState.QUEUED, MailState.KEPT, MailState.SENDING)
FAILED = (MailState.REFUSED, MailState.UNKNOWN)


def messages_of(register: Register, number: str, to: str | None, states: Sequence[MailState]) -> tuple[MailRecord, ...]:
    """Find the messages a person means: of a paper by its number, of a morning by its date.

    ``to`` narrows them to one address.
    """
    day = parse_day(number)
    if day:
        mine = tuple(m for m in register.mail(*states) if m.kind == "morning" and m.since == day)
    else:
        mine = register.mail(*states, keys=[register.find(number).key])
    found = tuple(m for m in mine if to is None or m.to.casefold() == to.strip().casefold())
    if not found:
        others = ", ".join(dict.fromkeys(m.to for m in mine))
        cure = f" на адрес {to}; есть на {others}" if to and others else ": всё отправлено или снято"
        raise CallError(f"Недоставленных сообщений по «{number}» нет{cure}.")
    return found


def send_again(register: Register, messages: Sequence[MailRecord], on: date) -> None:
    """Queue messages once more at once, by a person's will.

    One of unknown fate is not repeated a third time by itself.
    """
    with register.transaction():
        for m in messages:
            again = m.resent or m.state is MailState.UNKNOWN
            set_state(register, m, MailState.QUEUED, on, attempts=0, resent=again)


def settle(register: Register, messages: Sequence[MailRecord], on: date, *, delivered: bool) -> None:
    """Take a person's word for what became of them: they are named and sent no more."""
    state = MailState.SENT if delivered else MailState.SUPERSEDED
    word = "получение подтверждено" if delivered else "снято с отправки"
    with register.transaction():
        for m in messages:
            set_state(register, m, state, on, f"{word} {on:%d.%m.%Y}; было: {m.error or 'неизвестно, дошло ли'}")


def correct_address(register: Register, home: Path, waiting: Sequence[MailRecord], to: str, on: date) -> None:
    """Send what has not reached a person to the address the office has corrected; what was refused is tried anew."""
    from automation.post.mime import readdressed  # loads the library of mail

    for m in waiting:
        with register.transaction():
            readdress(register, m, to, readdressed(mime_of(register, m), to))
            if m.state is MailState.REFUSED:
                set_state(register, m, MailState.QUEUED, on, attempts=0)
        if m.state is MailState.KEPT:
            move_file(register, home, m, replace(m, to=to))
