"""Messages handed over on one connection: which are due, what the server says, what is tried again and when."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct, field

from automation.errors import SettingsError, StoppedError
from automation.model.settings import Mail
from automation.plan.workdays import Calendar
from automation.post.addresses import ascii_address, is_allowed, name_and_address
from automation.post.passwords import find_password
from automation.post.smtp_connection import DeclinedError, LoginError, NoConnectionError, SmtpConnection, UncertainError
from automation.post.trouble_words import say_connection_trouble
from automation.register import MailRecord, MailState, Register
from automation.register.mailbox import mime_of, set_state

PAUSES = (15, 30, 60, 120, 240, 480, 720)  # minutes; under a day, so that a daily run always tries
MOST_TRIES = 10
LEAST_DAYS = 5
LOST_CONNECTIONS = 3
TOO_BIG = 552
WHAT_NEXT = {
    False: "со следующего рабочего дня будет отправлено ещё раз, один раз",
    True: "больше само не отправляется: спросите получателя, при необходимости – send --unknown",
}


class Sending(Struct, kw_only=True):
    """One run's delivery: where it stands, what must be told. After ``deadline`` (monotonic) the rest waits."""

    register: Register
    mail: Mail
    on: date
    now: datetime
    stopping: Callable[[], bool]
    deadline: float
    troubles: list[str] = field(default_factory=list)
    lost: int = 0

    def due(self, *, unknown_now: bool) -> list[MailRecord]:
        """Return queued messages whose pause is over, and unknown ones whose second sending has come."""
        next_working = Calendar().next_working
        found = []
        for m in self.register.mail(MailState.QUEUED, MailState.UNKNOWN):
            if m.state is MailState.QUEUED or unknown_now:
                due = unknown_now or self._pause_is_over(m)
            else:
                due = not m.resent and self.on >= next_working(m.changed_on) and self._pause_is_over(m)
            if due:
                found.append(m)
        return found

    def _pause_is_over(self, m: MailRecord) -> bool:
        """Tell whether the pause is over; a clock set back behind the moment the pause began ends it too."""
        if not m.next_try:
            return True
        left = datetime.fromisoformat(m.next_try) - self.now.astimezone(UTC)
        return not timedelta(0) < left <= timedelta(minutes=PAUSES[-1])

    def within_domains(self, due: Sequence[MailRecord]) -> list[tuple[MailRecord, str]]:
        """Return messages with the address they go to; others are refused and told once."""
        good = []
        for m in due:
            to = ascii_address(self.mail.everything_to or m.to)
            if to is None:
                self._refuse(m, "адрес записан неверно")
            # A slip in an address must not carry an office's letter to a stranger.
            elif not is_allowed(to, self.mail.allowed_domains):
                self._refuse(m, "адрес не входит в разрешённые домены (allowed_domains)")
            else:
                good.append((m, to))
        return good

    def send(self, due: Sequence[tuple[MailRecord, str]], password: str) -> None:
        """Send all on one connection; one message's trouble does not hold back the others."""
        sender = name_and_address(self.mail.sender)[1]
        if sender is None:
            self.troubles.append("Почта не отправлена: в [mail] неверно указан sender.")
            return
        try:
            connection = SmtpConnection(self.mail, find_password(self.mail.user, password))
        except SettingsError as error:
            self.troubles.append(f"Почта не отправлена. {error}")
            return
        rest = list(due)
        try:
            while rest:
                if self.stopping():
                    raise StoppedError("Остановлено между двумя письмами; остальные отправит следующий запуск.")
                if time.monotonic() > self.deadline or self.lost >= LOST_CONNECTIONS:
                    self.troubles.append("Почта отправлена не вся: сервер отвечает слишком медленно или рвёт связь.")
                    break
                self._send_one(connection, *rest[0], sender)
                rest.pop(0)
        except LoginError as error:
            self.troubles.append(f"Почта не отправлена: {error}. В этом запуске вход больше не пробуется.")
            if error.later:
                self._postpone_all(rest, str(error))
        except NoConnectionError as error:
            words = say_connection_trouble(self.mail, error)
            self.troubles.append(words)
            self._postpone_all(rest, words)
        finally:
            connection.close()

    def _send_one(self, connection: SmtpConnection, m: MailRecord, to: str, sender: str) -> None:
        data = mime_of(self.register, m)
        if not data:
            self._refuse(m, "текст письма не сохранился")
            return
        again = m.resent or m.state is MailState.UNKNOWN
        try:
            _offer(connection, sender, to, data)
            self._set(m, MailState.SENDING, resent=again)
            connection.give(data)
        except UncertainError as error:
            self.lost += 1
            self._set(m, MailState.UNKNOWN, str(error), resent=again)
            self._tell(m, f"неизвестно, дошло ли ({error}); {WHAT_NEXT[again]}")
        except DeclinedError as error:
            self._declined(m, error)
        else:
            self.lost = 0
            self._set(m, MailState.SENT, resent=again)

    def _declined(self, m: MailRecord, error: DeclinedError) -> None:
        # A server that drops the connection again and again would hold up the day.
        self.lost = self.lost + 1 if error.lost else 0
        if error.later:
            self._postpone(m, str(error))
        elif error.about_sender and error.code != TOO_BIG:
            self._postpone(m, f"сервер не принимает отправителя {self.mail.sender}: {error}")
        else:
            self._refuse(m, str(error))

    def _postpone_all(self, rest: Sequence[tuple[MailRecord, str]], why: str) -> None:
        with self.register.transaction():
            for m, _ in rest:
                self._postpone(m, why, told=True)

    def _postpone(self, m: MailRecord, why: str, *, told: bool = False) -> None:
        """Try again after a growing pause; after many tries on several days give up and say so."""
        tries = m.attempts + 1
        if m.state is MailState.QUEUED and tries >= MOST_TRIES and (self.on - m.since).days >= LEAST_DAYS:
            self._refuse(m, f"не принято за {tries} попыток с {m.since:%d.%m.%Y}: {why}")
            return
        pause = timedelta(minutes=PAUSES[min(tries, len(PAUSES)) - 1])
        next_try = (self.now.astimezone(UTC) + pause).isoformat(timespec="seconds")
        day = m.changed_on if m.state is MailState.UNKNOWN else self.on
        set_state(self.register, m, m.state, day, why, next_try=next_try, attempts=tries)
        if not told:
            self._tell(m, f"отложено до следующей попытки ({why})")

    def _refuse(self, m: MailRecord, why: str) -> None:
        self._set(m, MailState.REFUSED, why)
        self._tell(m, f"не отправлено: {why}")

    def _set(self, m: MailRecord, state: MailState, error: str = "", *, resent: bool | None = None) -> None:
        set_state(self.register, m, state, self.on, error, resent=resent)

    def _tell(self, m: MailRecord, what: str) -> None:
        self.troubles.append(f"Письмо для {m.to} «{m.subject}»: {what}.")


def _offer(connection: SmtpConnection, sender: str, to: str, data: bytes) -> None:
    """Offer the letter; a server that has had enough of this connection gets a new one, once."""
    if not connection.is_open:
        connection.open()
    worn = connection.served > 0
    try:
        connection.offer(sender, to, data)
    except DeclinedError as error:
        if not (error.lost and worn):
            raise
        connection.open()
        connection.offer(sender, to, data)
