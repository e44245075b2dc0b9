"""``mail test``: one small letter, and in plain words how far it came."""

from datetime import datetime

from automation.errors import SettingsError
from automation.model.letter import Message
from automation.model.settings import Mail
from automation.post.addresses import ascii_address, is_allowed, name_and_address
from automation.post.mime import prepare
from automation.post.passwords import find_password


def mail_test(mail: Mail, address: str, *, password: str = "", reply_to: str, now: datetime) -> tuple[bool, str]:
    """Send a test letter to ``address``; answer whether it was accepted, and what a person should know.

    Nothing enters the register. The answer never holds the password.
    """
    from automation.post.smtp_connection import DeclinedError, LoginError, NoConnectionError, UncertainError
    from automation.post.trouble_words import say_connection_trouble

    try:
        return True, _probe(mail, address, password, reply_to, now)
    except SettingsError as error:
        return False, str(error)
    except LoginError as error:
        return False, f"Соединение с сервером {mail.host} есть, но вход не выполнен: {error}."
    except NoConnectionError as error:
        return False, say_connection_trouble(mail, error)
    except UncertainError as error:
        return False, f"Письмо передано, но подтверждения нет ({error}): проверьте, дошло ли оно."
    except DeclinedError as error:
        what = "временно не принимает" if error.later else "не принимает"
        whom = f"отправителя {mail.sender}" if error.about_sender else f"письмо для {address}"
        return False, f"Сервер {mail.host} {what} {whom}: {error}."


def _probe(mail: Mail, address: str, password: str, reply_to: str, now: datetime) -> str:
    from automation.post.smtp_connection import SmtpConnection

    to, sender = ascii_address(address), name_and_address(mail.sender)[1]
    if not mail.host:
        raise SettingsError("В [mail] не указан host: письма сохраняются в outbox/mail и никуда не отправляются.")
    if sender is None:
        raise SettingsError("В [mail] неверно указан sender: нужен адрес вида «Отдел <office@example.org>».")
    if to is None:
        raise SettingsError(f"Адрес «{address}» записан неверно.")
    if not is_allowed(to, mail.allowed_domains):
        raise SettingsError(f"Адрес {address} не входит в разрешённые домены (allowed_domains).")
    message = Message(
        key=f"test/{now.isoformat()}",
        kind="test",
        to=address,
        subject="Проверка почты контроля исполнения",
        text="Это проверочное письмо. Отвечать на него не нужно.\n",
        html="<p>Это проверочное письмо. Отвечать на него не нужно.</p>\n",
    )
    data = prepare(message, mail, role="probe", reply_to=reply_to, now=now).mime
    connection = SmtpConnection(mail, find_password(mail.user, password))
    try:
        connection.open()
        connection.offer(sender, to, data)
        connection.give(data)
    finally:
        connection.close()
    secured = {"starttls": "STARTTLS", "tls": "TLS"}.get(mail.security, "без шифрования")
    login = f"вход {mail.user} выполнен" if mail.user else "без входа"
    return f"Сервер {mail.host}:{mail.port} принял письмо для {address} ({secured}, {login})."
