"""The child process that takes messages apart: what a stranger wrote is parsed here and nowhere else.

A question is («head» or «whole», the bytes of a message), an answer a dictionary of plain values: ``head`` and
``whole`` name its keys.
"""

import hashlib
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from mimetypes import guess_extension
from typing import Any

from imap_tools import MailMessage
from imap_tools.utils import decode_value, parse_email_addresses

from automation.system.limits import allow_processor, bound_myself
from automation.system.serving import serve

MIB, CPU_SECONDS = 512, 20
ATTACHMENTS = 50
TEXT = 20_000  # characters of a message's words that are looked at: an answer names its letter in the first of them
REFERENCES = 200
BASE64_WORD = re.compile(rb"=\?[^?]*\?[bB]\?(.*?)\?=")
LONG_LINE, LONG = re.compile(rb"[^\n]{4001,}"), 4000
WORD_BEGINS, WORDS = re.compile(rb"=\?[^?\n]*\?[bBqQ]\?"), 3
IDENTIFIER = re.compile(r"<[^<>\s@]{1,200}@[^<>\s@]{1,200}>")
AUTOMATIC = ("auto-submitted", "x-autoreply", "x-autorespond", "x-auto-reply")
MASS = {"bulk", "list", "junk", "auto_reply"}
REFUSED = re.compile(r"(?<![\d.])(?:5\d\d[ -]|5\.\d{1,3}\.\d{1,3})")
SAYS_REFUSED = re.compile(r"undeliver|not be delivered|delivery.{0,20}fail|returned mail|не доставлен", re.IGNORECASE)
HIDDEN = r"<(?:style|script)\b"
TAG = re.compile(
    rf"{HIDDEN}(?:(?!{HIDDEN}).){{0,20000}}?</(?:style|script)>|<[^<>]{{0,2000}}>", re.IGNORECASE | re.DOTALL
)


def main() -> None:
    """Answer the parent's messages until it has no more."""
    bound_myself(MIB, 0)
    serve(_answer)


def _answer(question: tuple[str, bytes]) -> dict[str, Any]:
    what, data = question
    allow_processor(CPU_SECONDS)
    try:
        message = opened(data)
        return head(message) if what == "head" else whole(message)
    except Exception as error:  # noqa: BLE001 - the libraries raise many kinds at what strangers write
        return {"broken": type(error).__name__}


def opened(data: bytes) -> MailMessage:
    """Parse a message; a header's word with broken base64, at which the library would stop, stays as written.

    The library seeks the end of each such word as far as the line goes: a long line of words without one is cut.
    """
    message: MailMessage = MailMessage.from_bytes(BASE64_WORD.sub(_sound, LONG_LINE.sub(_cut, data)))
    return message


def _cut(line: re.Match[bytes]) -> bytes:
    """Return a long line, its first bytes alone where more encoded words begin in it than any header's line holds."""
    return line[0][:LONG] if len(WORD_BEGINS.findall(line[0])) > WORDS else line[0]


def _sound(word: re.Match[bytes]) -> bytes:
    """Return an encoded word of a header, or what stands in it where nobody can decode it."""
    try:
        decode_header(word[0].decode("latin-1"))
    except HeaderParseError:
        return word[1]
    return word[0]


def head(message: MailMessage) -> dict[str, Any]:
    """Tell what the header says: identifiers, sender, subject, date, whether it is a program's or a report.

    ``key`` is what a message is known by, "" where it has no Message-ID. Sender, date and subject belong to it, because
    some scanners give every message the same Message-ID.
    """
    of = message.obj
    message_id = "".join(_identifiers(of, "Message-ID")[:1])
    told = "\n".join((message_id, message.from_, message.date_str, message.subject))
    sender = _sender(of)
    return {
        "key": hashlib.sha256(told.encode(errors="replace")).hexdigest()[:32] if message_id else "",
        "message_id": message_id,
        "in_reply_to": _identifiers(of, "In-Reply-To"),
        "references": _identifiers(of, "References"),
        "sender": sender,
        "subject": message.subject[:1000],
        "sent_on": message.date.date().isoformat() if message.date.year > 1990 else "",
        "automatic": _is_automatic(of),
        "report": _is_report(of, sender),
    }


def whole(message: MailMessage) -> dict[str, Any]:
    """Return the header's values, the words, the attachments and, of a delivery report, what it reports.

    ``content`` is the same for the same message under whatever identifier it comes again.
    """
    known = head(message)
    _name_the_nameless(message.obj)
    attached = message.attachments
    files = [(one.filename, one.payload) for one in attached[:ATTACHMENTS]]
    words = message.text[:TEXT] or TAG.sub(" ", message.html[: 10 * TEXT])[:TEXT]
    parts = [known["sender"], message.date_str, known["subject"], words]
    digest = hashlib.sha256("\n".join(parts).encode(errors="replace"))
    for name, data in files:
        digest.update(f"\n{name}\n".encode(errors="replace") + hashlib.sha256(data).digest())
    return known | {
        "text": words,
        "files": files,
        "left_out": max(0, len(attached) - ATTACHMENTS),
        "bounced": _bounced(message, words) if known["report"] else {},
        "content": digest.hexdigest(),
    }


def _sender(of: Message) -> str:
    """Return the address a message comes from, "" where «From» names none or several.

    «known@one.example <other@two.example>» names two: servers check one of them and people see the other.
    """
    told = (one for header in of.get_all("From", []) for one in parse_email_addresses(header))
    named = {one.email.casefold() for one in told if one.email}
    return named.pop() if len(named) == 1 else ""


def _identifiers(of: Message, header: str) -> list[str]:
    found = IDENTIFIER.findall(" ".join(str(v) for v in of.get_all(header, []))[: 400 * REFERENCES])
    return list(dict.fromkeys(found))[:REFERENCES]


def _name_the_nameless(message: Message) -> None:
    """Give every file without a name one: the library passes such files over."""
    for part in message.walk():
        if part.get_content_maintype() not in {"multipart", "text", "message"} and part.get_filename() is None:
            del part["Content-Disposition"]
            name = f"вложение{guess_extension(part.get_content_type()) or ''}"
            part.add_header("Content-Disposition", "attachment", filename=name)


def _is_automatic(of: Message) -> bool:
    """Tell whether a program answered: an auto-reply (RFC 3834) or a receipt (RFC 8098)."""
    said = [str(of[name] or "").partition(";")[0].strip().lower() for name in AUTOMATIC]
    receipt = str(of.get_param("report-type", "")).lower() == "disposition-notification"
    return receipt or any(s not in {"", "no"} for s in said) or str(of["Precedence"] or "").strip().lower() in MASS


def _is_report(of: Message, sender: str) -> bool:
    """Tell a delivery report by its type (RFC 3464) or, of servers that follow none, by its sender."""
    if str(of.get_param("report-type", "")).lower() == "delivery-status":
        return True
    return sender.partition("@")[0].strip().lower() in {"mailer-daemon", "postmaster"} or "X-Failed-Recipients" in of


def _bounced(message: MailMessage, words: str) -> dict[str, str]:
    """Return the messages that a report says were refused for good, by identifier, with the server's words."""
    told: list[str] = []
    ids = _identifiers(message.obj, "In-Reply-To") + _identifiers(message.obj, "References")
    delayed = False
    for part in message.obj.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            blocks = [b for b in part.get_payload() if isinstance(b, Message)] if part.is_multipart() else []
            failed = [b for b in blocks if str(b["Action"] or "").strip().lower() == "failed"]
            delayed = bool(blocks) and not failed
            told += [str(b["Diagnostic-Code"] or b["Status"] or "").partition(";")[2].strip() for b in failed]
        elif kind == "text/rfc822-headers":
            words_of = part.get_payload(decode=True)
            ids += IDENTIFIER.findall(decode_value(words_of if isinstance(words_of, bytes) else b"")[:100_000])
        elif part is not message.obj:
            ids += _identifiers(part, "Message-ID")
    if not told and not delayed and (SAYS_REFUSED.search(f"{message.subject} {words}") or REFUSED.search(words)):
        told = [next((line for line in words.splitlines() if REFUSED.search(line)), message.subject)]
        ids += IDENTIFIER.findall(words)
    reason = " ".join(next(filter(None, told), "").split())[:300]
    return dict.fromkeys(ids[:REFERENCES], reason or "сервер получателя не принял сообщение") if told else {}
