"""Messages that came from outside and concern an order. The register keeps one value for each message."""

from datetime import date
from typing import Literal

from msgspec import Struct

from automation.model.plan import OrderId

MESSAGE, BOUNCE = "message", "bounce"  # the kinds of the notes that keep these values


class Whose(Struct, frozen=True, kw_only=True):
    """One performer of one order, to whom the sender's address belongs."""

    order: OrderId
    code: str


class Received(Struct, frozen=True, kw_only=True):
    """One message that came from outside.

    ``name`` is how people call it («ВС-3», входящее сообщение), ``day`` the day it was taken in, ``sent_on`` the day
    its sender gave it, never later than ``day``. ``papers`` are the keys of the letters it seems to answer (several: a
    person says which), ``answers`` names them. ``senders`` are the performers whose address it came from: until a
    person has settled it, the message holds back «не поступили» and «без ответа» to each of them, whatever it names,
    for a small office answers in plain words. ``orders`` are the orders it is told with. ``files`` were kept for a
    person, ``forms`` go into the tables by themselves; both are paths relative to the home. ``ask`` says why a person
    is asked, "" where nothing is doubtful.

    While its files are being written, ``state`` is «begun»: the run after a killed one writes them under the same
    names.
    """

    name: str
    state: Literal["begun", "taken"]
    day: date
    sent_on: date
    sender: str
    subject: str
    papers: tuple[str, ...] = ()
    answers: str = ""
    senders: tuple[Whose, ...] = ()
    orders: tuple[OrderId, ...] = ()
    files: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    ask: str = ""


class Bounce(Struct, frozen=True, kw_only=True):
    """A server's report that one of our messages was not delivered: our Message-ID, the server's words, its day.

    ``applied``: the message stands in the register as refused.
    """

    message_id: str
    words: str
    day: date
    applied: bool = False
