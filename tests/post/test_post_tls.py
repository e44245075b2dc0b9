"""Nothing is said to a server that cannot prove who it is; a password is tried once and never shown."""

import ssl
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from keyring.backend import KeyringBackend
from msgspec.structs import replace

from automation.cli import main
from automation.errors import SettingsError
from automation.model.settings import Mail
from automation.post import deliver, find_password
from automation.post.mail_probe import mail_test
from automation.register import MailState, Register
from tests.support.post_servers import polite, scripted
from tests.support.register_samples import DAY, message, opened

NOW = datetime(2025, 12, 16, 6, 0, tzinfo=UTC)
CA, FOREIGN = trustme.CA(), trustme.CA()


def server_context(kind: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if kind == "self-signed":
        with FOREIGN.private_key_pem.tempfile() as key, FOREIGN.cert_pem.tempfile() as cert:
            context.load_cert_chain(cert, key)
        return context
    name = "mail.example.com" if kind == "another name" else "127.0.0.1"
    end = datetime(2020, 1, 1, tzinfo=UTC) if kind == "expired" else None
    start = end - timedelta(days=90) if end else None
    authority = FOREIGN if kind == "unknown issuer" else CA
    authority.issue_cert(name, not_after=end, not_before=start).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def ca_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    CA.cert_pem.write_to_path(str(path))
    return str(path)


def mail_to(port: int, ca_file: str, **changed: object) -> Mail:
    settings: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "sender": "Общий отдел <office@example.org>",
        "timeout": 3,
        "ca_file": ca_file,
        "allowed_domains": ("example.org",),
    }
    return Mail(**{**settings, **changed})  # type: ignore[arg-type]


@contextmanager
def one_letter(tmp_path: Path) -> Iterator[Register]:
    with opened(tmp_path) as register:
        register.issue(DAY, [], [message("head@example.org")])
        yield register


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_letter_goes_to_a_server_with_a_proven_certificate(tmp_path: Path, ca_file: str, security: str) -> None:
    server = polite(server_context("good"), implicit=security == "tls")
    with server as (inbox, port), one_letter(tmp_path) as register:
        assert deliver(register, tmp_path, mail_to(port, ca_file, security=security), on=DAY, now=NOW) == ()
        assert [m.state for m in register.mail()] == [MailState.SENT]
        assert inbox.letters[0].rcpt_tos == ["head@example.org"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("self-signed", "самоподписанный"),
        ("unknown issuer", "неизвестным центром"),
        ("expired", "истёк"),
        ("another name", "другое имя"),
    ],
)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_unproven_server_gets_neither_letter_nor_password(
    tmp_path: Path, ca_file: str, kind: str, words: str, security: str
) -> None:
    server = polite(server_context(kind), implicit=security == "tls")
    with server as (inbox, port), one_letter(tmp_path) as register:
        mail = mail_to(port, ca_file, security=security, user="office")
        told = deliver(register, tmp_path, mail, password="sample", on=DAY, now=NOW)
        assert words in told[0]
        assert (inbox.letters, inbox.logins) == ([], [])
        assert [m.state for m in register.mail()] == [MailState.QUEUED]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"EHLO": b"250-s\r\n250 STARTTLS\r\n", "STAR": b"454 not now\r\n"},
        {"EHLO": b"250-s\r\n250 STARTTLS\r\n", "STAR": b"220 go\r\njunk in the clear\r\n"},
    ],
)
def test_without_starttls_nothing_is_sent_in_the_clear(tmp_path: Path, ca_file: str, answers: dict[str, bytes]) -> None:
    with scripted(answers=answers) as server, one_letter(tmp_path) as register:
        told = deliver(
            register, tmp_path, mail_to(server.port, ca_file, user="office", timeout=1), password="p", on=DAY, now=NOW
        )
        assert len(told) == 1
        assert not {"AUTH", "MAIL", "DATA"} & set(server.heard)
        assert [m.state for m in register.mail()] == [MailState.QUEUED]


AUTH = b"250-s\r\n250 AUTH LOGIN PLAIN CRAM-MD5\r\n"


@pytest.mark.parametrize(("reply", "words"), [(b"535 wrong\r\n", "не приняты"), (b"454 later\r\n", "недоступен")])
def test_a_failed_login_is_tried_once_a_run_and_the_secret_stays_secret(
    tmp_path: Path, ca_file: str, reply: bytes, words: str
) -> None:
    with scripted(EHLO=AUTH, AUTH=reply) as server, one_letter(tmp_path) as register:
        register.issue(DAY, [], [message("deputy@example.org")])
        mail = mail_to(server.port, ca_file, security="none", user="office")
        told = deliver(register, tmp_path, mail, password="sample-secret", on=DAY, now=NOW)
        assert (server.heard.count("AUTH"), server.heard.count("MAIL")) == (1, 0)
        assert words in told[0]
        assert [m.state for m in register.mail()] == [MailState.QUEUED] * 2
        assert [bool(m.next_try) for m in register.mail()] == [reply.startswith(b"454")] * 2
        assert "sample-secret" not in str(told) + str([m.error for m in register.mail()])
    assert b"sample-secret" not in (tmp_path / "outbox" / "register.sqlite").read_bytes()


def test_a_login_that_is_accepted_lets_the_letter_through(tmp_path: Path, ca_file: str) -> None:
    with polite(server_context("good"), password="sample") as (inbox, port), one_letter(tmp_path) as register:
        mail = mail_to(port, ca_file, user="office")
        assert deliver(register, tmp_path, mail, password="sample", on=DAY, now=NOW) == ()
        assert (inbox.logins, len(inbox.letters)) == ([b"sample"], 1)


def test_a_password_no_server_takes_is_told_and_not_sent(tmp_path: Path, ca_file: str) -> None:
    with polite(server_context("good"), password="sample") as (inbox, port), one_letter(tmp_path) as register:
        mail = mail_to(port, ca_file, user="office")
        told = deliver(register, tmp_path, mail, password="пароль-образец", on=DAY, now=NOW)
        assert "не примет" in told[0]
        assert "образец" not in told[0]
        assert inbox.letters == []


def test_a_password_is_not_given_in_the_clear_to_another_machine(tmp_path: Path, ca_file: str) -> None:
    with scripted("127.0.0.2", EHLO=b"250-s\r\n250 AUTH PLAIN LOGIN\r\n") as server, one_letter(tmp_path) as register:
        mail = mail_to(server.port, ca_file, host="127.0.0.2", security="none", user="office")
        told = deliver(register, tmp_path, mail, password="p", on=DAY, now=NOW)
        assert "безопасного способа входа" in told[0]
        assert "EHLO" in server.heard
        assert "AUTH" not in server.heard


@pytest.mark.usefixtures("no_keyring")
def test_a_missing_password_is_told_at_once_without_asking(tmp_path: Path, ca_file: str) -> None:
    with scripted() as server, one_letter(tmp_path) as register:
        mail = mail_to(server.port, ca_file, user="office")
        told = deliver(register, tmp_path, mail, on=DAY, now=NOW)
        assert "Нет пароля" in told[0]
        assert server.connections == 0
        with pytest.raises(SettingsError):
            find_password(mail.user)
        assert find_password(mail.user, "из окружения") == "из окружения"
        assert find_password(mail_to(1, ca_file).user) == ""


class Drawer(KeyringBackend):  # type: ignore[misc]
    """A keyring in memory."""

    priority = 1.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))


def test_mail_login_keeps_a_password_for_each_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path)])
    capsys.readouterr()
    monkeypatch.setattr("keyring.core._keyring_backend", Drawer())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda asked: f"ответ на «{asked}»")
    for section, host in (("MAIL", "smtp.example"), ("MAILBOX", "imap.example")):
        monkeypatch.setenv(f"AUTOMATION_{section}_HOST", host)
        monkeypatch.setenv(f"AUTOMATION_{section}_USER", f"user@{host}")
    assert main(["mail", "login", "--home", str(tmp_path)]) == 0
    assert find_password("user@imap.example") == "ответ на «Пароль для user@imap.example на imap.example: »"
    assert find_password("user@smtp.example") == "ответ на «Пароль для user@smtp.example на smtp.example: »"
    assert "ответ" not in capsys.readouterr().out


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends import fail

    monkeypatch.setattr("keyring.core._keyring_backend", fail.Keyring())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"host": ""}, "не указан host"),
        ({"sender": "отдел"}, "sender"),
        ({"port": 1}, "соединение отклонено"),
        ({"host": "no-such-host.invalid"}, "имя сервера не найдено"),
        ({"allowed_domains": ("example.com",)}, "разрешённые домены"),
        ({"security": "tls"}, "проверьте port и security"),
        ({"ca_file": "/нет/такого.pem", "security": "tls"}, "ca_file"),
    ],
)
def test_mail_test_says_in_plain_words_what_is_wrong(ca_file: str, changed: dict[str, object], words: str) -> None:
    with scripted() as server:
        settings = {"ca_file": ca_file, "port": server.port, "security": "none", "timeout": 1, **changed}
        mail = replace(mail_to(1, ""), **settings)
        good, told = mail_test(mail, "head@example.org", reply_to="office@example.org", now=NOW)
        assert not good
        assert words in told


def test_mail_test_tells_success_and_refusal() -> None:
    with scripted(RCPT=lambda n: b"250 ok\r\n" if n == 1 else b"550 no such user\r\n") as server:
        mail = mail_to(server.port, "", security="none")
        good, told = mail_test(mail, "head@example.org", reply_to="office@example.org", now=NOW)
        assert (good, "принял письмо" in told) == (True, True)
        good, told = mail_test(mail, "nobody@example.org", reply_to="office@example.org", now=NOW)
        assert (good, "550 no such user" in told) == (False, True)


def test_a_traceback_of_a_failed_login_holds_no_secret() -> None:
    with scripted(EHLO=AUTH, AUTH=b"535 c2VjcmV0\r\n") as server:
        from automation.post.smtp_connection import LoginError, SmtpConnection

        connection = SmtpConnection(mail_to(server.port, "", security="none", user="office"), "sample-secret")
        with pytest.raises(LoginError) as caught:
            connection.open()
        shown = "".join(traceback.format_exception(caught.value))
        assert "sample-secret" not in shown
        assert "c2VjcmV0" not in shown
