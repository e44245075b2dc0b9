"""Makes a workbook in which every cell attacks, and reads back everything a home has written since."""

import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import lxml.html
from docx import Document
from lxml import etree
from python_calamine import CalamineWorkbook

from tests.support.clerk import COLUMNS, HEADS, ROOT, SOCIAL

ATTACKS = (
    "{{7*7}}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    '<w:fldSimple w:instr="DDEAUTO calc"/>',
    "</w:t></w:r></w:p>]]>",
    "&amp;&lt;&#38;",
    "<script>alert(1)</script>",
    '"><img src=http://127.0.0.1:9/x onerror=alert(1)>',
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "Пример\nBcc: evil@example.org",
    "Пример\r\nX-Evil: 1\r\n\r\nтело",
    "=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5vcmc=?=",
    "Пример \u202exslx.exe",
    "При\u200bмер\u2066 \ufeffноль",
    "Пример _x0007__x001B_[31m_x0085_",
    "None",
    "nan",
    "Я" * 10_000,
    "Пример 😀 👩‍🚒",
    "../../x",
    "C:\\x",
    "con",
    "NUL.txt",
    "%s%n{0}",
    "-rf",
    "~$Пример",
    ".",
    "'; DROP TABLE papers; --",
    "%_*?[a-z]",
    "№ 0/000дсп",
)
SECRET = "0/000"  # the number of a restricted letter, as a cell names it
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')
RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def attacked_performers(*channels: str, attacks: Sequence[str] = ATTACKS) -> list[tuple[str, ...]]:
    """Make one performer for each attack, which stands in one of the columns in turn, and two sound performers."""
    found = []
    for n, attack in enumerate(attacks):
        plain = (f"К{n}", HEADS, f"МБУ «Пример-{n}»", "Директор", "Примерова Мария Ивановна", f"k{n}@example.org")
        values = dict(zip(COLUMNS, (*plain, "", "", "0-00-03"), strict=True))
        channel = channels[n % len(channels)]
        values[channel] = f"{attack}{n}" if channel == "Код" else attack
        found.append(tuple(values.values()))
    social = ("СОЦ", SOCIAL, "МБУК «Образец»", "Специалист", "Пробная Ольга Ивановна", "soc@example.org")
    good = ("ОБР", HEADS, "МБУК «Образец»", "Директор", "Пробный Иван Иванович", "obr@example.org", "", "", "0-00-03")
    return [*found, good, (*social, "", "ОБР", "0-00-07")]


def written(home: Path) -> list[Path]:
    """List every file below outbox/."""
    return sorted(p for p in (home / "outbox").rglob("*") if not p.is_dir())


def faults_of_names(home: Path) -> Iterator[str]:
    """Yield names that Windows or a disk would refuse, and names that differ by case alone."""
    seen: set[str] = set()
    for path in (home / "outbox").rglob("*"):
        name, place = path.name, str(path.relative_to(home)).casefold()
        if place in seen:
            yield f"twice: {place}"
        seen.add(place)
        if FORBIDDEN.search(name) or RESERVED.match(name) or name[-1] in ". " or len(os.fsencode(name)) > 255:
            yield f"name: {name!r}"
        if any(unicodedata.category(c)[0] == "C" for c in name):
            yield f"invisible: {name!r}"


def parts_of(package: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        assert opened.testzip() is None
        for name in opened.namelist():
            yield name, opened.read(name)


def text_of_docx(data: bytes) -> str:
    """Read every text of every part; the package must open, its XML parse, and no field come from data."""
    Document(io.BytesIO(data))
    texts = []
    for name, part in parts_of(data):
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            for field in root.iter("{*}fldSimple", "{*}instrText"):
                told = field.get(f"{{{W}}}instr") or field.text or ""
                assert told.split()[0] in {"PAGE", "NUMPAGES"}, told
            assert 'TargetMode="External"' not in part.decode()
            texts.append("".join(map(str, root.itertext())))
    return "\n".join(texts)


def texts_of_xlsx(data: bytes) -> list[str]:
    """Read every text of a workbook, which must hold no formula and no link out."""
    found: list[str] = []
    for name, part in parts_of(data):
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            assert not list(root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f")), name
            assert b'TargetMode="External"' not in part
            assert "externalLink" not in name
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for title in book.sheet_names:
        found += [cell for row in book.get_sheet_by_name(title).to_python() for cell in row if isinstance(cell, str)]
    return found


def letters_of(home: Path) -> dict[Path, EmailMessage]:
    """Parse every kept message as a client would."""
    parser: BytesParser[EmailMessage] = BytesParser(policy=policy.default)
    return {p: parser.parsebytes(p.read_bytes()) for p in (home / "outbox" / "mail").glob("*.eml")}


HEADERS = {
    "subject",
    "from",
    "to",
    "reply-to",
    "date",
    "message-id",
    "auto-submitted",
    "x-auto-response-suppress",
    "mime-version",
    "content-type",
}


AWAY = re.compile(r"(?i)\s*(?:(?!mailto:|tel:)[a-z][a-z0-9+.-]*:|//|\.\./\.\.)")
ACTIVE = ("script", "img", "link", "iframe", "object", "embed", "form", "base", "svg", "video", "audio")


def faults_of_html(text: str) -> Iterator[str]:
    """Yield what a browser would run or fetch."""
    for element in lxml.html.fromstring(text).iter("*"):
        if element.tag in ACTIVE:
            yield f"html: <{element.tag}>"
        for name, value in ((str(k), str(v)) for k, v in element.attrib.items()):
            if name.startswith("on") or (name in {"src", "action"} or (name == "href" and AWAY.match(value))):
                yield f"html: {name}={value}"
            if name == "style" and ("url(" in value or "expression" in value):
                yield f"html: {value}"
            if name == "http-equiv" and value.lower() == "refresh":
                yield "html: refresh"


def faults_of_letter(message: EmailMessage, recipients: Sequence[str]) -> Iterator[str]:
    """Yield recipients and headers nobody intended, and what a client would run or fetch."""
    names = [k.lower() for k in message]
    if set(names) != HEADERS or len(names) != len(set(names)):
        yield f"headers: {names}"
    if str(message["To"]) not in recipients:
        yield f"to: {message['To']}"
    if CONTROL.search(str(message["Subject"])) or "\n" in str(message["Subject"]):
        yield f"subject: {message['Subject']!r}"
    body = message.get_body(("html",))
    text = body.get_content() if body else ""
    yield from faults_of_html(text)
    plain = message.get_body(("plain",))
    if CONTROL.search(text.replace("\r", "")) or (plain and CONTROL.search(plain.get_content().replace("\r", ""))):
        yield "control characters in a body"


def run_apart(home: Path, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, with more environment."""
    command = [sys.executable, str(ROOT / "run.py"), *argv, "--home", str(home)]
    environment = {**os.environ, **more}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )
