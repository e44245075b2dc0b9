"""Messages without a server: kept as .eml for a person, sorted out when a server appears."""

from datetime import date
from pathlib import Path

from automation.names import legal_name
from automation.register import MailRecord, MailState, Register
from automation.register.mailbox import mime_of, set_state
from automation.system.outbox import write_new

MEMOS = {"completion", "supplement"}


def keep(register: Register, home: Path, on: date) -> None:
    """Write every queued message to ``outbox/mail`` and call it kept."""
    queued = register.mail(MailState.QUEUED)
    files = ((_path(m), mime_of(register.db, m)) for m in queued)
    done = iter(queued)
    for batch in write_new(home, files):
        with register.transaction():
            for _ in batch:
                set_state(register.db, next(done), MailState.KEPT, on)


def _path(mail: MailRecord) -> str:
    return "outbox/mail/" + legal_name(f"{mail.since} {mail.id:05d} {mail.to} {mail.subject}", ".eml")


def release(register: Register, on: date) -> None:
    """A server has appeared: memos and the newest news go out, what is stale is superseded.

    Completion and supplement memos are sent, of each order and recipient the newest progress, of
    morning messages only today's. Letters to organisations wait for a person (``send --all``).
    """
    kept = register.mail(MailState.KEPT)
    if not kept:
        return
    newest = {(m.kind, m.order, m.to): m.id for m in kept}  # in the order queued: the last one stays
    with register.transaction():
        for m in kept:
            if m.kind in MEMOS or (m.kind == "progress" and newest[m.kind, m.order, m.to] == m.id):
                set_state(register.db, m, MailState.QUEUED, on)
            elif m.kind == "progress" or (m.kind == "morning" and m.since != on):
                set_state(register.db, m, MailState.SUPERSEDED, on)
            elif m.kind == "morning":
                set_state(register.db, m, MailState.QUEUED, on)


def requeue(register: Register, on: date) -> int:
    """``send --all``: a person wants everything kept, refused or waiting sent now; how many."""
    wanted = register.mail(MailState.KEPT, MailState.REFUSED, MailState.QUEUED)
    with register.transaction():
        for m in wanted:
            set_state(register.db, m, MailState.QUEUED, on, attempts=0)
    return len(wanted)
