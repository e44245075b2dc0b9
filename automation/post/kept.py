"""Messages without a server: kept as .eml for a person, sorted out when a server appears."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from automation.file_names import legal_name
from automation.model.kinds import Kind
from automation.register import MailRecord, MailState, Register
from automation.register.mailbox import forget_mornings, forget_sent_bytes, mime_of, set_state
from automation.system.outbox import write_new

LASTING = {Kind.COMPLETION, Kind.SUPPLEMENT}  # memos that are news however old they are
RETURNS = timedelta(days=14)  # servers give a message up after five days (RFC 5321), and the New Year may lie between


def keep(register: Register, home: Path, on: date) -> None:
    """Write every queued message to ``outbox/mail`` and call it kept."""
    queued = register.mail(MailState.QUEUED)
    done = iter(queued)
    for batch in write_new(home, _files(register, queued)):
        with register.transaction():
            for _ in batch:
                set_state(register, next(done), MailState.KEPT, on)


def write_held(register: Register, home: Path, on: date) -> None:
    """Write today's messages that wait for a person's ``send --all`` to ``outbox/mail`` too."""
    for _ in write_new(home, _files(register, [m for m in register.mail(MailState.KEPT) if m.changed_on == on])):
        pass


def _files(register: Register, messages: Sequence[MailRecord]) -> Iterator[tuple[str, bytes]]:
    """Yield the place of each message and its bytes."""
    return ((_path(m), mime_of(register, m)) for m in messages)


def _path(mail: MailRecord) -> str:
    return "outbox/mail/" + legal_name(f"{mail.since} {mail.id:05d} {mail.to} {mail.subject}", ".eml")


def move_file(register: Register, home: Path, before: MailRecord, after: MailRecord) -> None:
    """Let the file of a kept message follow it to the recipient's corrected address."""
    for _ in write_new(home, _files(register, [after])):
        (home / _path(before)).unlink(missing_ok=True)


def let_go_of_mornings(register: Register, on: date) -> None:
    """Let go of a morning message that failed once a later one has reached the office."""
    failed = [m for m in register.failed_mail() if m.kind == "morning"]
    reached = [m for m in register.mail(MailState.SENT, changed_on=on) if m.kind == "morning"] if failed else []
    for m in failed:
        if any(r.role == m.role and r.since > m.since for r in reached):
            set_state(register, m, MailState.SUPERSEDED, on, f"доставлено следующее; было: {m.error}")


def tidy(register: Register, home: Path, on: date, keep_days: int, *, returns: bool) -> None:
    """Let go of morning messages older than ``keep_days`` and of the files of messages that are no longer to be sent.

    The bytes of a sent message stay as long as its recipient's server may send it back, where the program can learn of
    that (``returns``): then a person may have it sent again.
    A file of a superseded message is removed, so that nobody mails the former text of a paper by hand. Only files
    this register knows are touched: a trial keeps its own register and the same folder.
    """
    day = on - timedelta(days=keep_days)
    gone = register.mail(MailState.SUPERSEDED)
    old = [m for m in register.mail(MailState.KEPT, MailState.SENT) if m.kind == "morning" and m.since < day]
    names = {_path(m).rpartition("/")[2] for m in (*gone, *old)}
    with suppress(FileNotFoundError):
        for file in (home / "outbox" / "mail").iterdir():
            if file.name in names:
                with suppress(OSError):
                    file.unlink()
    forget_mornings(register, day)
    forget_sent_bytes(register, on - RETURNS if returns else date.max)


def release(register: Register, on: date) -> None:
    """Queue the memos and the newest news, now that there is a server; what is stale is superseded.

    Completion and supplement memos are sent, of each order and recipient the newest progress, of
    morning messages only today's. Letters to organisations wait for a person (``send --all``).
    """
    kept = register.mail(MailState.KEPT)
    if not kept:
        return
    # Old progress is no news: of several memos of that kind a leader gets only the last one.
    newest = {(m.kind, m.order, m.role or m.to): m.id for m in kept}  # in the order queued: the last one stays
    with register.transaction():
        for m in kept:
            if m.kind in LASTING or (m.kind == "progress" and newest[m.kind, m.order, m.role or m.to] == m.id):
                set_state(register, m, MailState.QUEUED, on)
            elif m.kind == "progress" or (m.kind == "morning" and m.since != on):
                set_state(register, m, MailState.SUPERSEDED, on)
            elif m.kind == "morning":
                set_state(register, m, MailState.QUEUED, on)


def requeue(register: Register, on: date) -> int:
    """Queue everything kept, refused or waiting again, as ``send --all`` asks; answer how many messages."""
    wanted = register.mail(MailState.KEPT, MailState.REFUSED, MailState.QUEUED)
    with register.transaction():
        for m in wanted:
            set_state(register, m, MailState.QUEUED, on, attempts=0)
    return len(wanted)
