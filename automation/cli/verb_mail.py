"""``send`` and ``mail test|login``."""

import argparse
import getpass
import sys

from automation.cli.answers import delivery_answer, dump
from automation.cli.show import mail_line
from automation.cli.verb_day import call_of
from automation.cli.verb_register import change_register
from automation.cli.verbs import Surroundings, out
from automation.day.mailing import deliver_mail
from automation.errors import CallError
from automation.post import mail_test, requeue, store_password


def run_send(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Send what waits; with a person's will also what was kept or is of unknown fate."""
    call = call_of(arguments, surroundings, surroundings.settings())
    with change_register(surroundings) as (register, _):
        if arguments.all:
            if not call.settings.mail.host:
                raise CallError("Почтовый сервер не задан: впишите mail.host в templates/office.toml.")
            requeue(register, call.on)
        delivered, troubles = deliver_mail(call, register, unknown_now=arguments.unknown)
    if arguments.json:
        out(dump({"on": call.on.isoformat(), "mail": [delivery_answer(m) for m in delivered]}))
    else:
        for message in delivered:
            out(mail_line(message))
        for trouble in troubles:
            out(f"ВНИМАНИЕ: {trouble}")
        if not delivered:
            out("Писем для отправки нет.")
    return int(bool(troubles))


def run_mail(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Test the mail with a plain explanation, or store its password in the keyring."""
    settings = surroundings.settings()
    if arguments.action == "login":
        return _login(surroundings)
    if not arguments.address:
        raise CallError("Укажите адрес: mail test АДРЕС.")
    good, words = mail_test(
        settings.mail,
        arguments.address,
        password=surroundings.environment.get("AUTOMATION_MAIL_PASSWORD", ""),
        reply_to=settings.office.email,
        now=surroundings.now(settings),
    )
    out(words)
    return 0 if good else 1


def _login(surroundings: Surroundings) -> int:
    """The password is asked on a terminal only and never echoed."""
    mail = surroundings.settings().mail
    if not mail.user:
        raise CallError("Сначала впишите mail.user в templates/office.toml.")
    if not sys.stdin.isatty():
        raise CallError("Команда mail login спрашивает пароль с клавиатуры; запустите её в терминале.")
    store_password(mail, getpass.getpass(f"Пароль для {mail.user} на {mail.host}: "))
    out("Пароль сохранён в хранилище системы.")
    return 0
