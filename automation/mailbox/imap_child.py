"""The child process that speaks IMAP: it opens the mailbox, lists what is new, hands over headers and messages.

A question is a tuple (what, *arguments), an answer (True, value) or (False, code, detail). The library is imap-tools.
Its ``fetch`` marks messages as seen unless it is told not to, and its ``move`` deletes and expunges where the server
has no MOVE; so nothing is fetched without ``mark_seen=False``, the folder is opened for reading only unless messages
are to be moved, and nothing is moved without MOVE.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from datetime import date
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessage
from imap_tools.errors import MailboxFolderSelectError, MailboxLoginError, UnexpectedCommandStatusError

from automation.system.limits import bound_myself
from automation.system.serving import serve

MIB = 512  # a message of 25 MiB passes through several copies on its way
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # RFC 3501


class _DeniedError(Exception):
    """The server did not accept the user or the password."""


class _Raw(MailMessage):
    """A message as it was fetched: this process hands bytes over and takes nothing apart."""

    def __init__(self, fetched: list[Any]) -> None:
        raw, self._raw_uid_data, self._raw_flag_data = self._get_message_data_parts(fetched)
        self.raw: bytes = raw


class _OpenMailbox:
    """One open mailbox; the methods are the questions that the parent asks."""

    def __init__(self) -> None:
        self.box: BaseMailBox | None = None

    def open(self, settings: dict[str, Any], password: str) -> tuple[int, bool]:
        """Log in once and open the folder; answer its UIDVALIDITY and whether the server can move messages."""
        self.box = box = _connect(settings)
        box.email_message_class = _Raw  # type: ignore[assignment]
        log_in = box.login if (settings["user"] + password).isascii() else box.login_utf8
        try:
            log_in(settings["user"], password, initial_folder=None)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, MailboxLoginError) as error:
            raise _DeniedError from error
        _ask_capabilities(box)
        can_move = bool(settings["done_folder"]) and "MOVE" in box.client.capabilities
        box.folder.set(settings["folder"], readonly=not can_move)
        said = box.client.response("UIDVALIDITY")[1]
        found = re.fullmatch(rb"\d{1,10}", said[0] or b"") if said else None
        return (int(found[0]) if found else 0), can_move

    def new(self, since: str, above: int) -> list[int]:
        """Return the UIDs above this one of messages that arrived since a day, oldest first."""
        assert self.box
        day = date.fromisoformat(since)
        criteria = f"SINCE {day.day}-{MONTHS[day.month - 1]}-{day.year} UID {above + 1}:*"
        found = {int(uid) for uid in self.box.uids(criteria, charset=None) if uid.isascii() and uid.isdigit()}
        return sorted(uid for uid in found if above < uid < 1 << 32)  # «n:*» also answers the last one below n

    def heads(self, uids: list[int]) -> list[tuple[int, int, bytes]]:
        """Return the UID, the size in bytes and the header of each message that is still there."""
        return [(uid, m.size_rfc822, m.raw) for uid, m in self._fetched(uids, headers_only=True)]

    def message(self, uid: int) -> bytes:
        """Return one whole message, b"" where it is gone."""
        return next((m.raw for _, m in self._fetched([uid], headers_only=False)), b"")

    def move(self, uids: list[int], folder: str) -> bool:
        """Let the server move messages; never by copying and deleting."""
        assert self.box
        if "MOVE" in self.box.client.capabilities:
            self.box.move([str(uid) for uid in uids], folder)
            return True
        return False

    def close(self) -> None:
        """Say goodbye."""
        if self.box:
            self.box.logout()

    def _fetched(self, uids: list[int], *, headers_only: bool) -> Iterator[tuple[int, Any]]:
        """Yield each message that bears the UID asked for; a server that hands over another one is not believed."""
        assert self.box
        for uid in uids:
            for message in self.box.fetch(uid_list=str(uid), mark_seen=False, headers_only=headers_only):
                if message.uid == str(uid) and message.raw:  # type: ignore[attr-defined]
                    yield uid, message


def _connect(settings: dict[str, Any]) -> BaseMailBox:
    where = {"host": settings["host"], "port": settings["port"], "timeout": settings["timeout"]}
    if settings["security"] == "none":
        return MailBoxUnencrypted(**where)
    context = ssl.create_default_context(cafile=settings["ca_file"] or None)
    return (MailBox if settings["security"] == "tls" else MailBoxStartTls)(**where, ssl_context=context)


def _ask_capabilities(box: BaseMailBox) -> None:
    """Ask again what the server can do: many name MOVE only to who has logged in, and imaplib asks before that."""
    said = box.client.capability()[1]
    box.client.capabilities = tuple((said[-1] or b"").decode("ascii", "replace").upper().split())


def main() -> None:
    """Answer the parent's questions until it has no more."""
    bound_myself(MIB, 0)
    mailbox = _OpenMailbox()
    serve(lambda question: _attempt(getattr(mailbox, question[0]), question[1:]))


def _attempt(work: Any, given: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return (True, what the work gives), or (False, code, detail) for everything a server can do wrong."""
    try:
        return True, work(*given)
    except ssl.SSLCertVerificationError as error:
        return False, "certificate", str(error.verify_code)
    except _DeniedError:
        return False, "login", ""
    except MailboxFolderSelectError:
        return False, "folder", ""
    except UnexpectedCommandStatusError as error:
        return False, "declined", type(error).__name__
    except TimeoutError:
        return False, "time", ""
    except OSError as error:
        return False, "lost", type(error).__name__
    except imaplib.IMAP4.error as error:
        return False, "lost" if isinstance(error, imaplib.IMAP4.abort) else "protocol", type(error).__name__
    except (ValueError, LookupError, AttributeError, TypeError, ArithmeticError) as error:
        return False, "protocol", type(error).__name__
