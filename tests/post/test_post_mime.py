"""A message as it arrives: every name and letter whole, every line short, nothing added by data."""

import hashlib
import re
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from automation.model.letter import Attachment, Message
from automation.model.settings import Mail
from automation.post import deliver
from automation.post.addresses import ascii_address, is_allowed, name_and_address
from automation.post.mime import prepare
from tests.support.post_servers import polite, scripted
from tests.support.register_samples import DAY, ORDER, opened

NOW = datetime(2025, 12, 16, 9, 5, tzinfo=ZoneInfo("Europe/Moscow"))
OFFICE = "office@example.org"
MAIL = Mail(sender="Общий отдел «Пример» <office@example.org>")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LETTER = Message(
    key="progress/454/2025-12-11/-/2025-12-16",
    kind="progress",
    to="head@example.org",
    subject="Справка о ходе исполнения распоряжения № 454",
    text="Исполнен один пункт из трёх.\n",
    html="<p>Исполнен один пункт из трёх.</p>\n",
)


def built(message: Message = LETTER, mail: Mail = MAIL, reply_to: str = OFFICE) -> tuple[bytes, EmailMessage]:
    data = prepare(message, mail, role="leader/глава", reply_to=reply_to, now=NOW).mime
    parsed = message_from_bytes(data, policy=default)
    assert isinstance(parsed, EmailMessage)
    return data, parsed


def test_the_headers_say_who_when_and_that_no_person_wrote_it() -> None:
    _, letter = built()
    assert letter["From"] == "Общий отдел «Пример» <office@example.org>"
    assert letter["To"] == "head@example.org"
    assert letter["Reply-To"] == OFFICE
    assert letter["Date"] == "Tue, 16 Dec 2025 09:05:00 +0300"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Subject"] == LETTER.subject
    assert letter["Message-ID"].endswith("@example.org>")
    assert len(letter.items()) == len({k.lower() for k in letter})


@pytest.mark.parametrize(
    "name", ["", "Office", "Отдел", "Общий отдел Администрации Аксайского городского поселения " * 2]
)
def test_the_name_of_the_sender_arrives_whole(name: str) -> None:
    data, letter = built(mail=Mail(sender=f"{name} <office@пример.рф>"))
    (sender,) = letter["From"].addresses
    shown = str(make_header(decode_header(message_from_bytes(data)["From"])))
    assert sender.addr_spec == "office@xn--e1afmkfd.xn--p1ai"
    assert shown.removesuffix("<office@xn--e1afmkfd.xn--p1ai>").strip() in {name.strip(), sender.addr_spec}
    assert max(len(line) for line in data.split(b"\r\n")) <= 78


def test_text_and_html_are_alternatives() -> None:
    _, letter = built()
    assert letter.get_content_type() == "multipart/alternative"
    plain, rich = letter.get_body(("plain",)), letter.get_body(("html",))
    assert plain
    assert rich
    assert plain.get_content().split() == LETTER.text.split()
    assert rich.get_content().split() == LETTER.html.split()


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Коротко", "a.docx"),
        ("Очень длинная тема " * 30, "Очень длинное имя документа " * 8 + ".docx"),
        ("А" * 400, "А" * 100 + ".docx"),
        ("🏛 «тема»", 'a;b"c «имя».docx'),
        ("", "справка о ходе.docx"),
    ],
)
def test_every_line_is_short_ascii_and_every_name_whole(subject: str, name: str) -> None:
    data, letter = built(replace(LETTER, subject=subject, attachments=(Attachment(name=name, mime=DOCX, data=b"PK"),)))
    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 85  # the type of a .docx cannot be folded
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert letter["Subject"] == " ".join(subject.split())
    (file,) = letter.iter_attachments()
    assert file.get_filename() == " ".join(name.split())
    assert file.get_content_type() == DOCX
    assert file.get_content_disposition() == "attachment"
    assert {p["Content-Transfer-Encoding"] for p in letter.walk() if not p.is_multipart()} <= {"base64"}


@pytest.mark.parametrize(
    "evil",
    [
        "x\nBcc: thief@example.com",
        "x\r\nBcc: thief@example.com",
        "x\n\nhello",
        "x\u2028Bcc: thief@example.com",
        "x\x00\x0bBcc: y",
        "=?utf-8?q?x=0ABcc:_thief@example.com?=",
        "\udcff\N{RIGHT-TO-LEFT OVERRIDE}x",
    ],
)
def test_no_value_adds_a_header(evil: str) -> None:
    file = Attachment(name=evil + ".docx", mime=DOCX, data=b"PK")
    message = replace(LETTER, subject=evil, to=evil, attachments=(file,))
    data, letter = built(message, Mail(sender=f"{evil} <office@example.org>"), evil)
    head = data.partition(b"\r\n\r\n")[0]
    assert not re.search(rb"(?im)^bcc", head)
    assert letter["Bcc"] is None
    assert "\n" not in letter["Subject"]
    assert letter["Message-ID"]
    assert letter.get_body(("plain",)) is not None


def test_each_paper_and_recipient_has_a_message_id_of_its_own_for_ever() -> None:
    def identity(message: Message, role: str = "leader/глава", edition: int = 1) -> str:
        return prepare(message, MAIL, role=role, edition=edition, reply_to=OFFICE, now=NOW).message_id

    others = (
        identity(replace(LETTER, key="other")),
        identity(LETTER, "leader/заместитель"),
        identity(LETTER, edition=2),
    )
    ids = {identity(LETTER), *others}
    assert len(ids) == 4
    assert identity(replace(LETTER, subject="другая тема")) in ids
    assert identity(replace(LETTER, to="other@example.org")) in ids, (
        "an address may be corrected, the person is the same"
    )
    assert all(i.isascii() and "454" not in i for i in ids)


def test_a_calendar_says_that_its_letters_are_utf8_and_other_files_say_nothing() -> None:
    calendar = Attachment(name="Сроки.ics", mime="text/calendar", data="SUMMARY:Срок".encode())
    _, letter = built(replace(LETTER, attachments=(calendar, Attachment(name="К-1.docx", mime=DOCX, data=b"PK"))))
    terms, page = letter.iter_attachments()
    assert (terms.get_content_type(), terms.get_content_charset()) == ("text/calendar", "utf-8")
    assert terms.get_payload(decode=True) == calendar.data
    assert (page.get_content_type(), page.get_content_charset()) == (DOCX, None)


def test_a_body_that_names_a_file_or_a_page_is_only_text() -> None:
    with scripted() as web:
        text = "/etc/hostname"
        html = f'<link rel=stylesheet href="http://127.0.0.1:{web.port}/x.css"><img src="http://127.0.0.1:{web.port}/">'
        _, letter = built(replace(LETTER, text=text, html=html))
        assert list(letter.iter_attachments()) == []
        assert web.connections == 0
        plain = letter.get_body(("plain",))
        assert plain
        assert plain.get_content().strip() == text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" head@example.org ", "head@example.org"),
        ("head@EXAMPLE.org", "head@example.org"),
        ("office@пример.рф", "office@xn--e1afmkfd.xn--p1ai"),
        ("глава@example.org", None),
        ("head@example.org, b@example.org", None),
        ("head@example.org\nBcc: x@example.org", None),
        ("Глава <head@example.org>", None),
        ("head", None),
        ("@example.org", None),
        ("head@", None),
        ("head@-bad-.org", None),
        ("head@exa mple.org", None),
        ("a..b@example.org", None),
        ("", None),
    ],
)
def test_an_address_is_one_address_or_none(typed: str, address: str | None) -> None:
    assert ascii_address(typed) == address


def test_domains_are_compared_whole() -> None:
    assert is_allowed("a@example.org", ("Example.org",))
    assert not is_allowed("b%evil.com@example.org", ("example.org",))
    assert not is_allowed("evil.com!b@example.org", ("example.org",))
    assert is_allowed("a@xn--e1afmkfd.xn--p1ai", ("пример.рф",))
    assert not is_allowed("a@evil-example.org", ("example.org",))
    assert not is_allowed("a@example.org.evil", ("example.org",))
    assert not is_allowed("a@example.org", ())
    assert name_and_address("Общий отдел <office@example.org>") == ("Общий отдел", "office@example.org")


def test_a_letter_arrives_with_its_file_byte_for_byte(tmp_path: Path) -> None:
    data = bytes(range(256)) * 3000
    file = Attachment(name="2025-12-16 С-1 Справка.docx", mime=DOCX, data=data)
    text = ".точка в начале\n..две\n" + "длинная строка " * 200
    message = replace(LETTER, text=text, attachments=(file,))
    with polite() as (inbox, port), opened(tmp_path) as register:
        mail = replace(MAIL, host="127.0.0.1", port=port, security="none", timeout=5, allowed_domains=("example.org",))
        queued = prepare(message, mail, role="leader/глава", reply_to=OFFICE, now=NOW, order=ORDER)
        register.issue(DAY, [], [queued])
        assert deliver(register, tmp_path, mail, on=DAY, now=NOW) == ()
        letter = message_from_bytes(inbox.letters[0].content or b"", policy=default)
        assert isinstance(letter, EmailMessage)
        assert letter["Message-ID"] == queued.message_id
        (got,) = letter.iter_attachments()
        assert hashlib.sha256(got.get_content()).digest() == hashlib.sha256(data).digest()
        plain = letter.get_body(("plain",))
        assert plain
        assert plain.get_content().split() == text.split()
        assert inbox.letters[0].mail_from == OFFICE


def test_a_kept_letter_opens_as_an_eml_file(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        evil = replace(LETTER, subject="../../x: «тема»" + "о" * 300)
        two = (LETTER, replace(evil, key="2"))
        register.issue(DAY, [], [prepare(m, Mail(), role="office", reply_to=OFFICE, now=NOW) for m in two])
        deliver(register, tmp_path, Mail(), on=DAY, now=NOW)
        first, second = sorted((tmp_path / "outbox" / "mail").iterdir())
        assert first.name == f"2025-12-16 00001 head@example.org {LETTER.subject}.eml"
        assert message_from_bytes(first.read_bytes(), policy=default)["From"] == OFFICE
        assert len(second.name.encode()) <= 255
