"""Messages as organisations send them, and an office that knows a few of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from automation.mailbox.attachments import Shelf
from automation.mailbox.connection import Opener
from automation.mailbox.matching import Directory, Known
from automation.mailbox.message_taking import MailDesk, received, take_messages
from automation.model.control import Entry
from automation.model.received import Received
from automation.model.report import Performer
from automation.model.settings import Limits, Mailbox
from tests.reports.test_today import ENTRY
from tests.support.notes import Notes

ON = date(2025, 12, 17)
ORDER = ENTRY.order
SAMPLE = Performer(
    code="ПРИМ", groups=(), organisation="МБУ «Пример»", post="Директор", name="Пробный Иван Иванович",
    email="prim@primer.example",
)  # fmt: skip
MODEL = replace(SAMPLE, code="ОБР", organisation="МБУК «Образец»", email="obr@mail.ru")
LETTER = replace(
    ENTRY, key="overdue/454/2025-12-11/ПРИМ/2025-12-16", number="01-15/К-2", printed="01-15/К-2",
    day=date(2025, 12, 16), addressee_code="ПРИМ",
)  # fmt: skip
OTHER = replace(LETTER, key="overdue/454/2025-12-11/ОБР/2025-12-16", number="01-15/К-21", addressee_code="ОБР")
SENT = "<0123456789abcdef@example.org>"


def directory(entries: Iterable[Entry] = (LETTER, OTHER), **more: object) -> Directory:
    known = {
        "performers": {ORDER: (SAMPLE, MODEL)},
        "entries": tuple(entries),
        "sent": {SENT: LETTER.key},
        "own": frozenset({"office@example.org"}),
    }
    return Directory(Known(**{**known, **more}))  # type: ignore[arg-type]


def message(
    sender: str = "prim@primer.example",
    subject: str = "Ответ",
    text: str = "Направляем информацию.",
    files: Sequence[tuple[str, bytes]] = (),
    **headers: str,
) -> bytes:
    """Write a message as a mail program does; ``headers`` use «_» for «-», an empty one is left out."""
    letter = EmailMessage()
    known = {"From": sender, "To": "office@example.org", "Subject": subject, "Date": "Wed, 17 Dec 2025 08:30:00 +0300"}
    digest = sha256(repr((sender, subject, text, [n for n, _ in files])).encode()).hexdigest()[:16]
    known["Message-ID"] = f"<{digest}@{sender.partition('@')[2]}>"
    for name, value in {**known, **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
        if value:
            letter[name] = value
    letter.set_content(text)
    for name, data in files:
        letter.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return letter.as_bytes()


def desk(home: Path, settings: Mailbox, notes: Notes, password: str, **more: object) -> MailDesk:
    known = {
        "settings": settings,
        "password": password,
        "on": ON,
        "directory": directory(),
        "memory": notes,
        "shelf": Shelf(home=home, limits=Limits()),
    }
    return MailDesk(**{**known, **more})  # type: ignore[arg-type]


def look(home: Path, settings: Mailbox, notes: Notes, password: str, **more: object) -> tuple[str, ...]:
    return take_messages(desk(home, settings, notes, password, **more))


def taken(notes: Notes) -> list[Received]:
    return sorted(received(notes).values(), key=lambda m: m.name)


__all__ = ["LETTER", "ON", "ORDER", "OTHER", "SENT", "Opener", "desk", "directory", "look", "message", "taken"]
