"""``mail test`` for the mailbox: how far a look comes, and what it would find, without taking anything in."""

from datetime import date, timedelta

from automation.errors import SettingsError
from automation.mailbox.connection import MailboxConnection, MailboxError
from automation.model.settings import Mailbox
from automation.post.passwords import MAILBOX_PASSWORD, find_password


def mailbox_test(settings: Mailbox, on: date, *, password: str = "") -> tuple[bool, str]:
    """Tell whether the mailbox opens and what a person should know. The answer never holds the password."""
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
