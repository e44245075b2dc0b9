"""Messages that wait for a person: whose word settles them, what they hold back, how they are told.

A message is settled by a person alone: by «Ответ» or «Не ответ» of «Отправка» in the row of the letter it answers, or
in a row whose «Документ» is the message's own name («ВС-3»). A filled form that went into the table is settled too.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from automation.control.morning import Morning
from automation.model.catalogue import finding
from automation.model.notice import Notice, NoticeKind
from automation.model.plan import OrderId
from automation.model.received import Received
from automation.model.report import HIDDEN, Book, Dispatch, Finding
from automation.model.sheets import DISPATCH
from automation.numbering import plain_number
from automation.russian import show, working_days

MERGED = "form-merged"  # the finding that says that a form went into the table


class Settled(Struct, frozen=True, kw_only=True):
    """``words`` is what stands in «Ответ» and «Не ответ» of a paper or a message, ``day`` the first day it was read."""

    words: str
    day: date


def words_of(row: Dispatch) -> str:
    """Return what a row of «Отправка» says of an answer, "" for nothing."""
    return "\n".join((row.answer.strip(), row.not_answer.strip())).strip()


def rows_of_messages(book: Book, messages: Iterable[Received]) -> dict[str, Dispatch]:
    """Find the rows of «Отправка» whose «Документ» is a message, by its name."""
    names = {plain_number(m.name): m.name for m in messages}
    return {names[n]: row for row in book.dispatches if (n := plain_number(row.document)) in names}


def still_waiting(messages: Iterable[Received], order: OrderId, said: Mapping[str, Settled]) -> tuple[Received, ...]:
    """Find the messages of an order that nobody has settled.

    ``said`` holds by paper and by message what a person has written; words about a paper that were read before the
    message was sent speak of an earlier one.
    """
    return tuple(m for m in messages if order in m.orders and not is_settled(m, said))


def is_settled(message: Received, said: Mapping[str, Settled]) -> bool:
    """Tell whether a person has written of the message, or of its letter since the message was sent."""
    return message.name in said or any(key in said and said[key].day >= message.sent_on for key in message.papers)


def is_only_forms(message: Received) -> bool:
    """Tell whether everything of the message that matters is in its forms."""
    return bool(message.forms) and not message.files and not message.ask


def merged_forms(book: Book, messages: Iterable[Received]) -> frozenset[str]:
    """Find the forms of these messages that the book has taken in."""
    told = [f.message for f in book.findings if f.code == MERGED]
    return frozenset(path for m in messages for path in m.forms if any(path in text for text in told))


def message_notices(morning: Morning) -> Iterator[Notice]:
    """Give one line for each message, today as on every day until a person settles it."""
    people = {p.code: p for p in morning.book.performers}
    order = morning.book.order.id
    for message in morning.history.messages:
        mine = [people[w.code] for w in message.senders if w.order == order and w.code in people]
        first = mine[0] if mine else None
        body = first.stands_for or first.organisation if first else ""
        whom = (body or first.known_as) if first else message.sender
        yield Notice(
            kind=NoticeKind.MESSAGE,
            order=order,
            code=first.code if first else "",
            item="",
            text=said_of(message),
            organisation="" if first is None or first.in_office else body,
            whom=whom,
        )


def said_of(message: Received) -> str:
    """Write «сообщение ВС-3 от 17.12.2025 «…», похоже на ответ на № 01-15/К-2 от 16.12.2025…»."""
    subject = f" «{message.subject}»" if message.subject and message.subject != HIDDEN else ""
    answers = f", похоже на ответ на {message.answers}" if message.answers else ""
    files = f"; файлы: {', '.join(message.files)}" if message.files else ""
    forms = f"; формы: {', '.join(message.forms)}" if message.forms else ""
    ask = f"; {message.ask}" if message.ask else ""
    return f"сообщение {message.name} от {show(message.sent_on)}{subject}{answers}{files}{forms}{ask}"


def overdue_messages(morning: Morning) -> Iterator[Finding]:
    """Tell each message nobody has settled for ``answer_hold`` working days: it holds letters back by an oversight."""
    for message in morning.history.messages:
        days = morning.calendar.between(message.day, morning.on)
        if message.senders and days >= morning.policy.answer_hold:
            yield finding(
                "message-waits",
                sheet=DISPATCH,
                performer=message.senders[0].code,
                name=message.name,
                day=show(message.sent_on),
                waits=working_days(days),
            )
