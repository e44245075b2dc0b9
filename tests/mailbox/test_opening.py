"""Messages taken apart: as programs of every kind write them, and as nobody should."""

from time import process_time
from typing import Any

import pytest

from automation.mailbox.attachments import safe_name
from automation.mailbox.opening_child import head, opened, whole
from tests.support.incoming import SENT, message
from tests.support.nightly import LONG

STATUS = """\
From: MAILER-DAEMON@mail.example.org
To: office@example.org
Subject: Undelivered Mail Returned to Sender
Message-ID: <report@mail.example.org>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

This is the mail system.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; prim@primer.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status} user unknown

--b
Content-Type: text/rfc822-headers

Message-ID: {ours}
Subject: sample

--b--
"""
PLAIN = "From: postmaster@old.example\nSubject: Delivery failure\n\nYour message {ours}\n550 5.1.1 no such user\n"


def told_of(data: bytes | str) -> dict[str, object]:
    return whole(opened(data.encode() if isinstance(data, str) else data))


def test_a_delivery_report_names_our_message_and_the_servers_words() -> None:
    told = told_of(STATUS.format(action="failed", status="550 5.1.1", ours=SENT))
    assert told["bounced"] == {SENT: "550 5.1.1 user unknown"}


def test_a_report_of_delay_refuses_nothing() -> None:
    assert told_of(STATUS.format(action="delayed", status="4.4.1", ours=SENT))["bounced"] == {}


def test_a_plain_report_of_an_old_server_is_understood() -> None:
    bounced = told_of(PLAIN.format(ours=SENT))["bounced"]
    assert bounced == {SENT: "550 5.1.1 no such user"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
        {"Precedence": "bulk"},
        {"Auto_Submitted": "auto-generated (vacation); owner-email=a@b.ru"},
    ],
)
def test_programs_that_answer_are_known(headers: dict[str, Any]) -> None:
    assert head(opened(message(**headers)))["automatic"]


def test_a_receipt_is_no_answer() -> None:
    receipt = (
        "From: a@b.ru\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b--\n"
    )
    assert head(opened(receipt.encode()))["automatic"]


def test_a_person_answers_as_a_person() -> None:
    told = head(opened(message(In_Reply_To=SENT, Auto_Submitted="no")))
    assert (told["automatic"], told["report"], told["in_reply_to"]) == (False, False, [SENT])


def test_old_encodings_are_read() -> None:
    words = "Направляем информацию".encode("koi8-r")
    data = b"From: a@b.ru\nSubject: =?koi8-r?B?78bJw8nBzNjO2cog?=\nContent-Type: text/plain; charset=koi8-r\n\n" + words
    told = told_of(data)
    assert "Направляем информацию" in str(told["text"])
    assert told_of(data.replace(b"koi8-r", b"x-none"))["text"]


@pytest.mark.parametrize(
    ("date", "expected"), [("", ""), ("Tue, 99 Foo 2025", ""), ("Wed, 17 Dec 2025 08:30:00 +0300", "2025-12-17")]
)
def test_a_date_that_is_none_is_left_empty(date: str, expected: str) -> None:
    assert head(opened(message(Date=date)))["sent_on"] == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=x\n\n--x",
        b"From: <<<>>>@\nSubject: =?utf-8?Q?=FF=FE?=\nMessage-ID: <broken\n\n",
        b"Content-Transfer-Encoding: base64\nContent-Type: application/pdf; name=x\n\n!!!!",
        b'Content-Type: text/plain; charset="\n\nx',
        b'From: =?utf-8?B?A?= <a@b.ru>\nContent-Type: application/pdf; name="=?utf-8?B?A?="\n\nx',
    ],
)
def test_broken_messages_are_values_or_faults_and_never_end_the_program(data: bytes) -> None:
    told = told_of(data)
    assert {"sender", "files", "content"} <= set(told)


def test_a_broken_word_of_a_header_spoils_neither_sender_nor_number() -> None:
    told = told_of(b"From: =?utf-8?B?A?= <a@b.ru>\nSubject: =?utf-8?B?A?= 01-15/7\n\nx")
    assert (told["sender"], told["subject"]) == ("a@b.ru", "A 01-15/7")


@pytest.mark.parametrize(
    ("written", "sender"),
    [
        ("prim@primer.example <evil@evil.example>", ""),
        ("prim@primer.example, evil@evil.example", ""),
        ("evil@evil.example\nFrom: prim@primer.example", ""),
        ('"prim@primer.example" <evil@evil.example>', "evil@evil.example"),
        ("evil@evil.example (prim@primer.example)", "evil@evil.example"),
        ("prim@primer.example <Prim@primer.example>", "prim@primer.example"),
        ("Пробный, Иван <prim@primer.example>", "prim@primer.example"),
    ],
)
def test_a_message_that_names_two_senders_comes_from_nobody_known(written: str, sender: str) -> None:
    assert head(opened(f"From: {written}\nSubject: 454\n\nx".encode()))["sender"] == sender


@LONG
def test_ten_thousand_recipients_are_no_trouble() -> None:
    many = ",\n ".join(f"a{n}@example.org" for n in range(10_000))
    assert head(opened(f"From: prim@primer.example\nTo: {many}\n\nx".encode()))["sender"] == "prim@primer.example"


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (b"Subject: " + b"=?a?b? " * 20_000, b"x"),
        (b"References: " + b"=?a?b? " * 20_000, b"x"),
        (b"Content-Type: text/html", b"<style" * 50_000),
    ],
    ids=["words", "references", "styles"],
)
def test_what_begins_again_and_again_and_never_ends_costs_no_time(header: bytes, body: bytes) -> None:
    begun = process_time()
    told = whole(opened(b"From: prim@example.org\nMessage-ID: <a@b>\n" + header + b"\n\n" + body))
    assert told["sender"] == "prim@example.org"
    assert process_time() - begun < 3


def test_a_long_line_of_words_is_cut_and_any_other_is_read_whole() -> None:
    line = b"From: prim@example.org\nSubject: x\n\n" + b"A=?B " * 2_000 + b"=?utf-8?q?C?= end"
    assert whole(opened(line))["text"].endswith("end")


def test_a_file_without_a_name_is_a_file() -> None:
    scan = b"From: a@b.ru\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERg=="
    assert told_of(scan)["files"] == [("вложение.pdf", b"%PDF")]


def test_a_message_is_known_by_more_than_the_identifier_a_scanner_gives_to_all() -> None:
    one, copy, other = (head(opened(message(Date=f"Wed, {n} Dec 2025 08:30:00 +0300")))["key"] for n in (17, 17, 18))
    assert one == copy != other
    assert head(opened(message(Message_ID="")))["key"] == ""


def test_more_than_fifty_attachments_are_counted_and_left() -> None:
    told = told_of(message(files=[(f"{n}.txt", b"x") for n in range(60)]))
    assert (len(told["files"]), told["left_out"]) == (50, 10)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ("../../register.sqlite", "register ", ".sqlite"),
        ("..\\..\\windows\\con", "_con ", ""),
        ("CON.txt", "_CON ", ".txt"),
        ("", "вложение ", ""),
        (".htaccess", "htaccess ", ""),
        ("~$Форма.xlsx", "Форма ", ".xlsx"),
        ("отчёт\u202efdp.exe\n.pdf", "отчёт", ".pdf"),
        ("а" * 300 + ".pdf", "ааа", ".pdf"),
    ],
)
def test_no_name_of_an_attachment_leads_anywhere(given: str, start: str, end: str) -> None:
    name = safe_name(given, b"x")
    assert name.startswith(start)
    assert name.endswith(end)
    assert "/" not in name
    assert "\\" not in name
    assert len(name.encode()) < 255


def test_the_same_content_has_the_same_name() -> None:
    assert safe_name("a.pdf", b"x") == safe_name("a.pdf", b"x") != safe_name("a.pdf", b"y")
