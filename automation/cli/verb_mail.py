"""``send`` and ``mail test|login|settle``."""

import argparse
import getpass
import sys
from collections.abc import Iterator

from automation.cli.day_lines import mail_line, undelivered_lines
from automation.cli.json_answers import delivery_answer, dump
from automation.cli.terminal import out
from automation.cli.verb_day import call_of
from automation.cli.verb_register import change_register
from automation.cli.verbs import Surroundings
from automation.day.mailing import deliver_mail, undelivered
from automation.day.recipients import correct_addresses
from automation.errors import CallError
from automation.model.settings import Settings
from automation.post import requeue, store_password
from automation.post.mail_probe import mail_test
from automation.post.passwords import MAIL_PASSWORD, MAILBOX_PASSWORD
from automation.post.settling import FAILED, OPEN, messages_of, send_again, settle


def run_send(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Send what waits; with a person's will also what was kept, what failed, what is of unknown fate."""
    call = call_of(arguments, surroundings)
    if (arguments.all or arguments.again) and not call.settings.mail.host:
        raise CallError("Почтовый сервер не задан: впишите mail.host в templates/office.toml.")
    with change_register(surroundings) as (register, _):
        correct_addresses(call, register)
        if arguments.again:
            send_again(register, messages_of(register, arguments.again, arguments.to, OPEN), call.on)
        if arguments.all:
            requeue(register, call.on)
        delivered, troubles = deliver_mail(call, register, unknown_now=arguments.unknown)
        failed = undelivered(register)
    if arguments.json:
        out(dump({"on": call.on.isoformat(), "mail": [delivery_answer(m) for m in delivered]}))
    else:
        for message in delivered:
            out(mail_line(message))
        for trouble in troubles:
            out(f"ВНИМАНИЕ: {trouble}")
        for line in undelivered_lines(failed):
            out(line)
        if not delivered:
            out("Писем для отправки нет.")
    return int(bool(troubles or failed))


def run_mail(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Test the mail with a plain explanation, store its password, or settle what did not arrive."""
    settings = surroundings.settings()
    if arguments.action == "login":
        return _login(surroundings)
    if arguments.action == "settle":
        return _settle(arguments, surroundings)
    if not (arguments.address or settings.mailbox.host):
        raise CallError("Укажите адрес: mail test АДРЕС.")
    tried = [*_sending(arguments, surroundings, settings), *_receiving(surroundings, settings)]
    for _, words in tried:
        out(words)
    return int(not all(good for good, _ in tried))


def _sending(
    arguments: argparse.Namespace, surroundings: Surroundings, settings: Settings
) -> Iterator[tuple[bool, str]]:
    """Send a test letter where an address is named."""
    if arguments.address:
        yield mail_test(
            settings.mail,
            arguments.address,
            password=surroundings.environment.get(MAIL_PASSWORD, ""),
            reply_to=settings.office.email,
            now=surroundings.now(settings),
        )


def _receiving(surroundings: Surroundings, settings: Settings) -> Iterator[tuple[bool, str]]:
    """Open the mailbox where one is set."""
    if settings.mailbox.host:
        from automation.mailbox.connection import mailbox_test

        password = surroundings.environment.get(MAILBOX_PASSWORD, "")
        yield mailbox_test(settings.mailbox, surroundings.now(settings).date(), password=password)


def _settle(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Take a person's word for what became of the failed messages of a paper or of a morning."""
    if not arguments.address or arguments.delivered == arguments.dropped:
        raise CallError("Укажите, что стало с сообщением: mail settle НОМЕР --delivered (получено) или --dropped.")
    with change_register(surroundings) as (register, settings):
        mine = messages_of(register, arguments.address, arguments.to, FAILED)
        settle(register, mine, surroundings.day(arguments, settings), delivered=arguments.delivered)
        failed = undelivered(register)
    word = "получено" if arguments.delivered else "больше не отправляется"
    for message in mine:
        out(f"{message.to}: «{message.subject}» – {word}.")
    for line in undelivered_lines(failed):
        out(line)
    return int(bool(failed))


def _login(surroundings: Surroundings) -> int:
    """Store the passwords of sending and of the mailbox, which are asked on a terminal only and never echoed."""
    settings = surroundings.settings()
    users = {box.user: box.host for box in (settings.mailbox, settings.mail) if box.host and box.user}
    if not users:
        raise CallError("Сначала впишите host и user в раздел [mail] или [mailbox] файла templates/office.toml.")
    if not sys.stdin.isatty():
        raise CallError("Команда mail login спрашивает пароль с клавиатуры; запустите её в терминале.")
    for user, host in users.items():
        store_password(user, getpass.getpass(f"Пароль для {user} на {host}: "))
        out(f"Пароль для {user} сохранён в хранилище системы.")
    return 0
