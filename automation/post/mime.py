"""A message as the bytes that travel: folded ASCII headers, text and HTML, files with their types.

Nothing needs 8BITMIME or SMTPUTF8; no value from a workbook can add a header.
"""

import hashlib
import re
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from automation.model.letter import Message
from automation.model.plan import OrderId
from automation.model.settings import Mail
from automation.post.addresses import ascii_address, name_and_address
from automation.register.records import NewMail
from automation.russian import clean

POLICY = SMTP.clone(max_line_length=78)


def prepare(
    message: Message,
    mail: Mail,
    *,
    role: str,
    reply_to: str,
    now: datetime,
    edition: int = 1,
    order: OrderId | None = None,
    held: bool = False,
) -> NewMail:
    """Make a message ready to be queued: its own Message-ID, its final bytes.

    ``role`` is who the recipient is whatever the address, ``edition`` which text of the paper goes. ``now`` is an
    aware moment in the office's zone; ``reply_to`` the office's address.
    """
    paper = message.key if edition == 1 else f"{message.key}#{edition}"
    own = message_id(paper, role, _own_domain(mail, reply_to))
    return NewMail(
        message_id=own,
        key=message.key,
        role=role,
        kind=message.kind,
        to=one_line(message.to),
        subject=one_line(message.subject),
        mime=_bytes_of(message, mail, own, reply_to=reply_to, now=now),
        edition=edition,
        order=order,
        held=held,
    )


def message_id(key: str, role: str, domain: str) -> str:
    """Return the Message-ID, which is the same for the same paper and recipient whenever it is sent, and no other's."""
    digest = hashlib.sha256(f"{key}\n{role.casefold()}".encode()).hexdigest()[:32]
    return f"<{digest}@{domain}>"


def readdressed(data: bytes, to: str) -> bytes:
    """Return the same message to another address: its bytes with another To, everything else as it was."""
    head, blank, body = data.partition(b"\r\n\r\n")
    fields = re.split(rb"\r\n(?![ \t])", head)
    place = next((i for i, f in enumerate(fields) if f.lower().startswith(b"to:")), 0)
    others = [f for f in fields if not f.lower().startswith(b"to:")]
    address = ascii_address(to)
    if address:
        others.insert(place, b"To: " + address.encode("ascii"))
    return b"\r\n".join(others) + blank + body


def _bytes_of(message: Message, mail: Mail, own_id: str, *, reply_to: str, now: datetime) -> bytes:
    """Write RFC 5322 bytes with CRLF, every line at most 78 letters of ASCII.

    A recipient that is no address gets no To: delivery refuses such a message with a sentence.
    """
    name, sender = name_and_address(mail.sender or reply_to)
    letter = EmailMessage(POLICY)
    head = _words("Subject", message.subject)
    if sender:
        head += _words("From", name, f" <{sender}>" if name else sender)
    to = ascii_address(message.to)
    if to:
        letter["To"] = Address(addr_spec=to)
    answer = ascii_address(reply_to)
    if answer:
        letter["Reply-To"] = Address(addr_spec=answer)
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = own_id
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    letter.set_content(_whole(message.text), charset="utf-8", cte="base64")
    if message.html:
        letter.add_alternative(_whole(message.html), subtype="html", charset="utf-8", cte="base64")
    for file in message.attachments:
        main, _, sub = (file.mime or "application/octet-stream").partition("/")
        coded = {"charset": "utf-8"} if main == "text" else {}  # an .ics file; a mailer may take it for ASCII otherwise
        letter.add_attachment(
            file.data, maintype=main, subtype=sub, filename=one_line(file.name), cte="base64", params=coded
        )
    return head + letter.as_bytes()


def _words(header: str, text: str, tail: str = "") -> bytes:
    """Write a header of words beyond ASCII, because the library's own folding loses blanks between long words."""
    encoded = Header(one_line(text), "utf-8", header_name=header, maxlinelen=76).encode(linesep="\r\n")
    separator = "\r\n" if tail and len(encoded.rpartition("\n")[2]) + len(header) + len(tail) > 74 else ""
    return f"{header}: {encoded}{separator}{tail}\r\n".encode("ascii")


def one_line(text: str) -> str:
    """Make one line of any text, without invisible signs: it is safe in a header, in a name, in a log.

    «=?» is parted: the library decodes encoded words in a value it is given, line ends and all.
    """
    return " ".join(_whole(clean(text)).split()).replace("=?", "= ?")


def _whole(text: str) -> str:
    """Return the text without halves of surrogate pairs, which no encoding takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _own_domain(mail: Mail, reply_to: str) -> str:
    for address in (name_and_address(mail.sender)[1], ascii_address(reply_to)):
        if address:
            return address.rpartition("@")[2]
    return "localhost.invalid"
