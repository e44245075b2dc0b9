"""A whole day's mail through a real SMTP server on loopback, TLS and login, read back as the leader's client would."""

import io
import re
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import cast

import pytest
from docx import Document

from automation.cli import main
from automation.register import MailState, Register
from tests.post.test_post_tls import CA, server_context
from tests.support.clerk import new_home
from tests.support.office_suite import needs_libreoffice
from tests.support.post_servers import Inbox, polite

pytestmark = pytest.mark.usefixtures("plain_days")


def configure(home: Path, port: int) -> None:
    CA.cert_pem.write_to_path(str(home / "ca.pem"))
    settings = home / "templates" / "office.toml"
    text = settings.read_text("utf-8")
    text = text.replace('host = ""', 'host = "127.0.0.1"', 1).replace("port = 587", f"port = {port}")
    text = text.replace('user = ""', 'user = "office"', 1).replace('ca_file = ""', f'ca_file = "{home / "ca.pem"}"', 1)
    settings.write_text(text, "utf-8")


def letters(inbox: Inbox) -> dict[tuple[str, str], EmailMessage]:
    """(recipient, subject) → message, decoded."""
    found = {}
    for envelope in inbox.letters:
        message = BytesParser(policy=policy.default).parsebytes(cast("bytes", envelope.content))
        found[envelope.rcpt_tos[0], str(message["Subject"])] = message
    return found


def test_a_days_mail_arrives_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    clerk = new_home(home)
    monkeypatch.setenv("AUTOMATION_MAIL_PASSWORD", "pass-1")
    with polite(server_context("good"), password="pass-1") as (inbox, port):
        configure(home, port)
        assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
        got = letters(inbox)
        assert {to for to, _ in got} == {"head@example.org", "deputy@example.org", "office@example.org"}
        assert len(inbox.logins) == 1, "one connection, one login"
        clerk.done("ПРИМ", "12", date(2025, 12, 17), accepted=date(2025, 12, 29))
        clerk.save()
        inbox.letters.clear()
        assert main(["day", "--on", "29.12.2025", "--yes", "--home", str(home)]) == 0
        drafts = [s for (to, s) in letters(inbox) if to == "deputy@example.org"]
        assert len(drafts) == 1
        assert drafts[0].startswith("ПРОЕКТ на подпись: докладная записка")
        assert not [to for to, _ in letters(inbox) if to == "head@example.org"], "the head gets it when it is signed"
        clerk.mark("02-01/К-1", Подписан=date(2025, 12, 29))
        clerk.save()
        inbox.letters.clear()
        assert main(["day", "--on", "30.12.2025", "--home", str(home), "--yes"]) == 0
        assert [to for to, _ in letters(inbox)].count("head@example.org") >= 1
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert {m.state for m in register.mail()} == {MailState.SENT}


@needs_libreoffice
def test_headers_names_and_the_attached_paper_are_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdfs: None
) -> None:
    home = tmp_path / "home"
    new_home(home)
    monkeypatch.setenv("AUTOMATION_MAIL_PASSWORD", "pass-1")
    with polite(server_context("good"), password="pass-1") as (inbox, port):
        configure(home, port)
        assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
        (subject, message), *_ = [(s, m) for (to, s), m in letters(inbox).items() if to == "deputy@example.org"]
    assert subject.startswith("№ 454: исполнено 0 из 6 пунктов")
    assert "Бобков" not in subject
    assert str(message["From"]) == "Общий отдел <office@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[!-~]+@example\.org>", message["Message-ID"])
    assert str(message["Date"]).endswith("+0300")
    attached = list(message.iter_attachments())
    docx = next(a for a in attached if a.get_content_type().endswith("wordprocessingml.document"))
    assert docx.get_filename() == "2025-12-16 С-1 Справка.docx"
    text = "\n".join(p.text for p in Document(io.BytesIO(cast("bytes", docx.get_content()))).paragraphs)
    assert "№ 454" in text.replace("\u00a0", " ")
    shown = next(a for a in attached if a.get_content_type() == "application/pdf")
    assert shown.get_filename() == "2025-12-16 С-1 Справка.pdf"
    assert cast("bytes", shown.get_content()).startswith(b"%PDF-")
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "Справка о ходе исполнения (до подписания) – во вложении" in plain.get_content()
    assert "<html" in html.get_content()
    assert all(len(line) <= 998 for line in message.as_bytes().splitlines())


def test_without_a_server_every_message_is_kept_as_a_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    new_home(home)
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
    kept = sorted((home / "outbox" / "mail").glob("*.eml"))
    assert len(kept) == 3
    parsed = [BytesParser(policy=policy.default).parsebytes(p.read_bytes()) for p in kept]
    assert {str(m["To"]) for m in parsed} == {"head@example.org", "deputy@example.org", "office@example.org"}


def test_when_a_host_appears_the_newest_is_sent_and_older_reports_are_superseded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    new_home(home)
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
    assert main(["day", "--on", "22.12.2025", "--home", str(home), "--yes"]) == 0
    monkeypatch.setenv("AUTOMATION_MAIL_PASSWORD", "pass-1")
    with polite(server_context("good"), password="pass-1") as (inbox, port):
        configure(home, port)
        assert main(["day", "--on", "24.12.2025", "--home", str(home), "--yes"]) == 0
        reports = [s for (to, s) in letters(inbox) if to == "head@example.org"]
    assert len(reports) == 1
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert [m.state for m in register.mail() if m.kind == "progress" and m.to == "head@example.org"] == [
            MailState.SUPERSEDED,
            MailState.SENT,
        ]
