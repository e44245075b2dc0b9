"""The parent's side of the mailbox: two bounded children, one that speaks IMAP and one that takes messages apart.

Every step has its last moment, so a server that hangs or drips costs one look at most.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import to_builtins

from automation.errors import SettingsError
from automation.model.settings import Mailbox
from automation.post.passwords import MAILBOX_PASSWORD, find_password
from automation.post.smtp_connection import BYTES_PER_SECOND, CLEAR_HOSTS
from automation.post.trouble_words import CERTIFICATE
from automation.system.bounded import Child, ChildEndedError

OPENING_SECONDS = 60.0
FROM = re.compile(rb"^from:(.*(?:\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
ADDRESS = re.compile(rb"[\w.+-]{1,64}@[\w.-]{1,255}", re.ASCII)
WORDS = {
    "login": "имя или пароль не приняты; проверьте user и пароль (проверить: mail test)",
    "folder": "папки «{folder}» нет или она не открывается; проверьте folder",
    "declined": "сервер отказал ({detail})",
    "lost": "связи нет или она оборвалась ({detail}); проверьте host, port и сеть",
    "time": "сервер не отвечает в отведённое время",
    "protocol": "сервер отвечает не по правилам ({detail}); проверьте port и security",
    "memory": "сервер прислал больше, чем можно прочитать",
    "clear": "без шифрования ящик читается только на этом же компьютере; задайте security tls или starttls",
}


class MailboxError(Exception):
    """There is no working mailbox; the message says why in Russian. ``code`` is «login» where the login failed."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class MailboxConnection:
    """An open mailbox. Every method may raise ``MailboxError``; afterwards the connection cannot be used."""

    def __init__(self, settings: Mailbox, password: str) -> None:
        """Start the child, connect and log in, one try each."""
        self._settings = settings
        if settings.security == "none" and settings.host not in CLEAR_HOSTS:
            raise self._error("clear", "")
        try:
            self._child = Child("automation.mailbox.imap_child", mib=512)
        except ChildEndedError as error:
            raise self._error("lost", error.code) from error
        try:
            self.validity, self.can_move = self._ask("open", to_builtins(settings), password)
        except MailboxError:
            self._child.end()
            raise

    def new(self, since: date, above: int) -> list[int]:
        """Return the UIDs above this one of messages that arrived since the day, oldest first."""
        return list(self._ask("new", since.isoformat(), above))

    def heads(self, uids: Sequence[int]) -> list[tuple[int, int, bytes]]:
        """Return the UID, the size in bytes and the header of each message that is still there."""
        return list(self._ask("heads", list(uids), rounds=len(uids)))

    def message(self, uid: int, size: int) -> bytes:
        """Return a whole message, b"" where it is gone."""
        return bytes(self._ask("message", uid, more=size / BYTES_PER_SECOND))

    def move(self, uids: Sequence[int], folder: str) -> bool:
        """Have the server move messages; return False where it cannot."""
        return bool(self._ask("move", list(uids), folder))

    def close(self) -> None:
        """Say goodbye, and end the child whatever the server answers."""
        try:
            if self._child.lives:
                self._ask("close")
        except MailboxError:
            pass  # all that was wanted has been answered before
        finally:
            self._child.end()

    def _ask(self, what: str, *given: Any, rounds: int = 1, more: float = 0.0) -> Any:
        seconds = 2 * self._settings.timeout + rounds * 0.5 + more
        try:
            good, *answer = self._child.ask((what, *given), seconds=seconds)
        except ChildEndedError as error:
            raise self._error(error.code if error.code in WORDS else "lost", error.code) from error
        if not good:
            raise self._error(*answer)
        return answer[0]

    def _error(self, code: str, detail: str) -> MailboxError:
        where = f"Почтовый ящик {self._settings.user} на {self._settings.host}:{self._settings.port} не прочитан"
        if code == "certificate":
            known = CERTIFICATE.get(int(detail), "сертификат сервера не проверяется")
            return MailboxError(f"{where}: {known}; пароль не передавался. Если сервер ваш, укажите ca_file.", code)
        return MailboxError(f"{where}: {WORDS[code].format(detail=detail, folder=self._settings.folder)}.", code)


class Opener:
    """A child that takes messages apart; after a message that ends it, the next message gets a new child."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def head(self, data: bytes) -> dict[str, Any]:
        """Return the values of a header, of one that cannot be read only whose it is."""
        head = self._ask("head", data)
        return _bare_head(data) if "broken" in head else head

    def whole(self, data: bytes) -> dict[str, Any]:
        """Return the values of a message; {"broken": why} where it cannot be read."""
        return self._ask("whole", data)

    def close(self) -> None:
        """End the child."""
        if self._child:
            self._child.end()

    def _ask(self, what: str, data: bytes) -> dict[str, Any]:
        try:
            if self._child is None or not self._child.lives:
                self._child = Child("automation.mailbox.opening_child", mib=512)
            answer: dict[str, Any] = self._child.ask((what, data), seconds=OPENING_SECONDS)
        except ChildEndedError as error:
            return {"broken": error.code}
        return answer


def _bare_head(data: bytes) -> dict[str, Any]:
    """Read nothing but the address: a message of somebody known waits for a person even where it cannot be opened."""
    named = {address.lower() for line in FROM.findall(data) for address in ADDRESS.findall(line)}
    return {
        "key": hashlib.sha256(data).hexdigest()[:32],
        "message_id": "",
        "in_reply_to": [],
        "references": [],
        "sender": named.pop().decode() if len(named) == 1 else "",
        "subject": "",
        "sent_on": "",
        "automatic": False,
        "report": False,
    }


def mailbox_test(settings: Mailbox, on: date, *, password: str = "") -> tuple[bool, str]:
    """Tell for ``mail test`` whether the mailbox opens and what a look would find; nothing is taken in.

    The answer never holds the password.
    """
    try:
        connection = MailboxConnection(settings, find_password(settings.user, password, MAILBOX_PASSWORD))
    except (SettingsError, MailboxError) as error:
        return False, str(error)
    try:
        count = len(connection.new(on - timedelta(days=settings.days), 0))
    except MailboxError as error:
        return False, str(error)
    finally:
        connection.close()
    moved = ""
    if settings.done_folder and not connection.can_move:
        moved = "; переносить сообщения этот сервер не умеет (нет MOVE), они останутся на месте"
    return True, f"Почтовый ящик {settings.user} открыт, сообщений за {settings.days} дней: {count}{moved}."
