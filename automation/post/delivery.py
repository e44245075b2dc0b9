"""The day's mail handed over on one connection; every state stands in the register before the next step.

queued → sending (on the disk before the letter's first byte) → sent, refused, queued again, unknown.
A message found in «sending» belongs to a run that died: its fate is unknown. An unknown message is
sent once more with the same Message-ID from the next working day on, never a third time by itself.
"""

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from automation.model.settings import Mail
from automation.post.kept import keep, let_go_of_mornings, release, write_held
from automation.register import MailState, Register
from automation.register.mailbox import set_state

TOTAL_SECONDS = 1800.0  # of one run's delivery


def deliver(
    register: Register,
    home: Path,
    mail: Mail,
    *,
    password: str = "",
    on: date,
    now: datetime,
    unknown_now: bool = False,
    stopping: Callable[[], bool] = lambda: False,
    seconds: float = TOTAL_SECONDS,
) -> tuple[str, ...]:
    """Send what is due, or keep it as .eml when there is no server.

    ``now`` is aware; ``password`` comes from the environment ("": the keyring is asked). Answers
    Russian sentences about everything a person must know; states are in the register.
    ``unknown_now`` is ``send --unknown``. After ``seconds`` no further message is begun: the rest stays queued
    for the next run. Raises only ``RegisterError``, ``StorageError`` and, asked to
    end by ``stopping`` between two messages, ``StoppedError``.
    """
    _settle_interrupted(register)
    if not mail.host:
        keep(register, home, on)
        return ()
    release(register, on)
    write_held(register, home, on)
    from automation.post.sending import Sending  # smtplib and ssl are loaded only where there is a server

    deadline = time.monotonic() + seconds
    delivery = Sending(register=register, mail=mail, on=on, now=now, stopping=stopping, deadline=deadline)
    due = delivery.due(unknown_now=unknown_now)
    good = delivery.within_domains(due)
    if good:
        delivery.send(good, password)
    let_go_of_mornings(register, on)
    return tuple(delivery.troubles)


def _settle_interrupted(register: Register) -> None:
    """Call messages unknown that a run left in «sending»: nobody knows whether they arrived."""
    for m in register.mail(MailState.SENDING):
        set_state(register, m, MailState.UNKNOWN, m.changed_on, "запуск прерван во время передачи")
