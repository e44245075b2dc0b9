"""One connection to the office's mail server: yagmail opens it, every step has its last moment.

A timeout for each read is not enough against a server that drips its answer letter by letter, nor
against a resolver that hangs; so each step runs in a thread of its own that may be given up.
"""

import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from automation.model.settings import Mail
from automation.post.trouble_words import reply_text

if TYPE_CHECKING:
    from smtplib import SMTP

T = TypeVar("T")
CLEAR_HOSTS = {"localhost", "127.0.0.1", "::1"}
MECHANISMS = ("PLAIN", "LOGIN", "CRAM-MD5")
POSITIVE, GO_ON = 2, 3  # the first figure of an answer, by which a client must act (RFC 5321, 4.2.1)
BYTES_PER_SECOND = 20_000  # the slowest line a message is given time for


class NoConnectionError(Exception):
    """There is no working connection; the cause is chained."""


class LoginError(NoConnectionError):
    """The server did not accept the login. ``later`` tells a temporary refusal from a wrong password."""

    def __init__(self, message: str, *, later: bool) -> None:
        super().__init__(message)
        self.later = later


class DeclinedError(Exception):
    """The server answered about one letter. ``lost``: the connection cannot be used any more."""

    def __init__(self, code: int, text: str, *, lost: bool = False, about_sender: bool = False) -> None:
        super().__init__(f"{code or ''} {text}".strip())  # 0: no code, the connection broke
        self.code = code
        self.lost = lost
        self.about_sender = about_sender

    @property
    def later(self) -> bool:
        """Tell whether the refusal is temporary, so that the letter is to be tried again."""
        return not 500 <= self.code <= 599


class UncertainError(Exception):
    """All of the letter was given and no answer came: nobody here can know whether it was accepted."""


class SmtpConnection:
    """A connection that is open and logged in, or closed."""

    def __init__(self, mail: Mail, password: str) -> None:
        self._mail = mail
        self._password = password
        self._smtp: SMTP | None = None
        self.served = 0  # letters offered on this connection

    @property
    def is_open(self) -> bool:
        """Tell whether the connection is ready for a letter, as far as is known."""
        return self._smtp is not None

    def open(self) -> None:
        """Connect, secure and log in, trying each once. Raise ``NoConnectionError`` or ``LoginError``."""
        self.served = 0
        try:
            self._smtp = within(2 * self._mail.timeout, self._connect, _hang_up)
            if self._mail.user:
                within(2 * self._mail.timeout, self._log_in)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise NoConnectionError(str(type(error).__name__)) from error
        except NoConnectionError:
            self.close()
            raise

    def offer(self, sender: str, to: str, data: bytes) -> None:
        """Say MAIL, RCPT and DATA, after which the server is ready for the letter. Raise ``DeclinedError``."""
        try:
            self._step(2 * self._mail.timeout, lambda: self._offer(sender, to, len(data)))
        finally:
            self.served += 1

    def give(self, data: bytes) -> None:
        """Hand over the letter itself. Raise ``DeclinedError``, or ``UncertainError`` once all of it was given."""
        given = threading.Event()

        def step() -> None:
            smtp = self._ready()
            whole = data if data.endswith(b"\r\n") else data + b"\r\n"
            smtp.send(re.sub(rb"(?m)^\.", b"..", whole) + b".\r\n")
            given.set()
            code, text = smtp.getreply()
            if code // 100 != POSITIVE:
                raise DeclinedError(code, reply_text(text), lost=code == 421 or not _declines(code))

        try:
            self._step(4 * self._mail.timeout + len(data) / BYTES_PER_SECOND, step)
        except DeclinedError as error:
            given_up = isinstance(error.__cause__, TimeoutError)  # the last bytes may still go
            if given_up or (given.is_set() and not _declines(error.code)):
                raise UncertainError(str(error)) from error
            raise

    def close(self) -> None:
        """Say goodbye if the server still listens, and let go."""
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            return
        with suppress(OSError, smtplib.SMTPException):
            within(min(2, self._mail.timeout), smtp.quit)
        _hang_up(smtp)

    def _step(self, seconds: float, step: Callable[[], None]) -> None:
        """Run a step; a connection lost or too slow is told as code 0 and closed."""
        try:
            within(seconds, step)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise DeclinedError(0, _loss(error), lost=True) from error
        except DeclinedError as error:
            if error.lost:
                self._drop()
            raise

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp:
            _hang_up(smtp)

    def _ready(self) -> "SMTP":
        if self._smtp is None:
            raise smtplib.SMTPServerDisconnected("closed")
        return self._smtp

    def _connect(self) -> "SMTP":
        """Let yagmail be the transport: verified TLS, no login of its own (it would ask for a password)."""
        from automation.post.brief import Client

        mail = self._mail
        options: dict[str, Any] = {"timeout": mail.timeout}
        starttls: bool | dict[str, Any] = False
        if mail.security != "none":
            context = ssl.create_default_context(cafile=mail.ca_file or None)
            if mail.security == "tls":
                options["context"] = context
            else:
                starttls = {"context": context}
        client = Client(
            user=f"sender@{mail.host}",  # never shown to the server: each letter names its sender
            host=mail.host,
            port=mail.port,
            smtp_ssl=mail.security == "tls",
            smtp_starttls=starttls,
            smtp_skip_login=True,
            soft_email_validation=False,
            **options,
        )
        try:
            client.login()
        except BaseException:
            if client.smtp:
                _hang_up(client.smtp)
            raise
        finally:
            client.is_closed = True  # we say goodbye ourselves; its own __del__ is noisy
        smtp: SMTP = client.smtp
        smtp.ehlo_or_helo_if_needed()
        return smtp

    def _log_in(self) -> None:
        """Log in by one mechanism in one try, because several tries with a wrong password lock an account."""
        smtp, mail = self._ready(), self._mail
        offered = smtp.esmtp_features.get("auth", "").upper().replace("=", " ").split()
        usable = [m for m in MECHANISMS if m in offered]
        # Without encryption only CRAM-MD5 keeps the password from whoever listens.
        if mail.security == "none" and mail.host not in CLEAR_HOSTS:
            usable = [m for m in usable if m == "CRAM-MD5"]
        if not usable:
            raise LoginError("сервер не предлагает безопасного способа входа; проверьте security и user", later=False)
        smtp.esmtp_features["auth"] = usable[0]
        try:
            smtp.login(mail.user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            later = 400 <= error.smtp_code <= 499
            why = "вход временно недоступен" if later else "имя или пароль не приняты"
            raise LoginError(f"{why} (код {error.smtp_code})", later=later) from None
        except UnicodeEncodeError:
            raise LoginError("имя или пароль содержат буквы, которых сервер не примет", later=False) from None

    def _offer(self, sender: str, to: str, size: int) -> None:
        smtp = self._ready()
        # A letter that is too large is refused before its bytes are sent.
        limit = smtp.esmtp_features.get("size", "")
        if limit.isdecimal() and len(limit) <= 18 and 0 < int(limit) < size:
            raise DeclinedError(552, f"письмо {size} байт, сервер принимает не больше {limit}")
        options = [f"size={size}"] if "size" in smtp.esmtp_features else []
        self._expect(smtp.mail(sender, options), POSITIVE, about_sender=True)
        self._expect(smtp.rcpt(to), POSITIVE)
        self._expect(smtp.docmd("DATA"), GO_ON)

    def _expect(self, reply: tuple[int, bytes], good: int, *, about_sender: bool = False) -> None:
        code, text = reply
        if code // 100 == good:
            return
        lost = code in {-1, 421}
        if not lost:
            try:
                self._ready().rset()
            except (OSError, smtplib.SMTPException):
                lost = True
        raise DeclinedError(code, reply_text(text), lost=lost, about_sender=about_sender)


def _declines(code: int) -> bool:
    """Tell whether an answer says that the letter was not accepted: 4xx or 5xx, and no other."""
    return 400 <= code <= 599


def _loss(error: Exception) -> str:
    late = isinstance(error, TimeoutError) or "timed out" in str(error)
    return "сервер не ответил вовремя" if late else "соединение разорвано"


def _hang_up(smtp: "SMTP") -> None:
    """Close the connection at once, also under a thread that is still reading."""
    with suppress(OSError, AttributeError):
        smtp.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]
    smtp.close()


def within(seconds: float, work: Callable[[], T], undo: Callable[[T], None] | None = None) -> T:
    """Return what ``work`` gives; raise ``TimeoutError`` when it takes longer, and leave it to itself.

    ``undo`` is given what comes too late, so that it can be let go.
    """
    answers: list[T] = []
    errors: list[BaseException] = []
    given_up = threading.Event()

    def run() -> None:
        try:
            answers.append(work())
            if given_up.is_set() and undo:
                undo(answers[0])
        except BaseException as error:  # noqa: BLE001 - carried over to the caller, who raises it
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not answers:
        given_up.set()
        raise TimeoutError
    return answers[0]
