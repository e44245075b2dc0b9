"""The mail password: from the environment or the system keyring, never asked for, never shown."""

from automation.errors import SettingsError

SERVICE = "plan-control mail"
SECONDS = 10.0
MAIL_PASSWORD, MAILBOX_PASSWORD = "AUTOMATION_MAIL_PASSWORD", "AUTOMATION_MAILBOX_PASSWORD"


def find_password(user: str, from_environment: str = "", variable: str = MAIL_PASSWORD) -> str:
    """Find the password of a mail user: "" where no login is wanted. ``variable`` is named in the cure.

    Raises ``SettingsError`` when there is none; a keyring that hangs or asks is given up.
    """
    if not user or from_environment:
        return from_environment
    import keyring
    from keyring.errors import KeyringError

    from automation.post.smtp_connection import within

    try:
        found: str | None = within(SECONDS, lambda: keyring.get_password(SERVICE, user))
    except (KeyringError, OSError, RuntimeError):
        found = None
    if not found:
        raise SettingsError(
            f"Нет пароля для почтового ящика {user}: задайте {variable} или выполните команду mail login."
        )
    return found


def store_password(user: str, password: str) -> None:
    """Keep the password in the system keyring. Raises ``SettingsError`` with the cure."""
    import keyring
    from keyring.errors import KeyringError

    from automation.post.smtp_connection import within

    if not password:
        raise SettingsError("Пустой пароль не сохраняется.")
    try:
        within(SECONDS, lambda: keyring.set_password(SERVICE, user, password))
    except (KeyringError, OSError, RuntimeError):
        raise SettingsError(
            f"Хранилище паролей системы недоступно: задайте пароль в переменной {MAIL_PASSWORD} или {MAILBOX_PASSWORD}."
        ) from None
