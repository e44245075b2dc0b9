"""Mail to an organisation with a signed letter attached: what it is about, until when to answer, nothing of others."""

from collections.abc import Iterable, Sequence
from datetime import date

from automation.letters.item_clauses import shortened
from automation.letters.plan_name import plan_name
from automation.messages.mail_body import Block, Prose, message_of, part
from automation.messages.result import act
from automation.messages.terms import NAME as TERMS
from automation.model.control import Entry
from automation.model.letter import Attachment, Message
from automation.model.plan import Item, Order
from automation.russian import by_items, decline_post, join, show

FORM_ENDING = ".xlsx"  # of the forms beside a letter; the letter itself is .docx or .pdf


def letter_message(
    *,
    key: str,
    to: str,
    entry: Entry,
    order: Order,
    heading: str,
    attachments: tuple[Attachment, ...],
    items: Iterable[Item] = (),
    respond_by: date | None = None,
    salutation: str = "",
    sender: Sequence[str] = (),
) -> Message:
    """Compose the message that brings the letter of ``entry`` to its organisation.

    ``heading`` is the letter's own; ``salutation`` the letter's, "" where it has none; ``sender`` the lines
    under the text (office, unit, telephone of the office); ``items`` the plan's, whose words the mail repeats. The
    subject begins with the day of the answer, because a phone shows forty letters of it, and names no person.
    """
    bare = heading.strip().rstrip(".")
    about = f"Ответить до {show(respond_by)}: {bare[:1].lower()}{bare[1:]}" if respond_by else bare
    subject = f"{about} (№ {order.number} от {show(order.date)})"
    blocks: list[Block] = [Prose(text=salutation or "Здравствуйте!")]
    blocks += [*_about(entry, order, bare, items, respond_by), _enclosed(attachments)]
    if salutation and any(sender):
        blocks.append(Prose(text="С уважением,"))
    blocks += [Prose(text=line) for line in sender if line]
    return message_of(blocks, key=key, kind=entry.kind.value, to=to, subject=subject, attachments=attachments)


def _about(entry: Entry, order: Order, heading: str, items: Iterable[Item], respond_by: date | None) -> Iterable[Block]:
    """Tell which letter comes, until when an answer is asked for, and on which items."""
    # The letter's own number and day, or the office's «Рег. № и дата» as it stands.
    number = f" {entry.registered or f'№ {entry.cited}'}" if entry.cited else ""
    named, of_order = plan_name(order), f"от {show(order.date)} № {order.number}"
    plan = f"{named.short} к {decline_post(act(order)).dative} {of_order}" if named.full else f"{act(order)} {of_order}"
    yield Prose(text=f"Направляем письмо{number} «{heading.removesuffix('»')}» ({plan}).")
    if respond_by:
        yield Prose(text=f"Просим ответить до {_answers(entry, respond_by)}.")
    words = {item.number: shortened(item.text) for item in items}
    terms: dict[str, list[date]] = {}
    for number, term in ((o.item, o.control_date) for o in entry.occasions if o.item not in {"", "-"}):
        terms.setdefault(number, []).extend([term] if term else [])
    title = f"{'Пункт' if len(terms) == 1 else 'Пункты'} {named.short_genitive}"
    yield from part(title, [_item(number, words.get(number, ""), days) for number, days in terms.items()])


def _item(number: str, words: str, terms: Iterable[date]) -> str:
    """Write «п. 2 – Создание рабочих чатов (срок – 12.12.2025)»."""
    days = [show(day) for day in dict.fromkeys(terms)]
    until = f" ({'срок' if len(days) == 1 else 'сроки'} – {join(days)})" if days else ""
    return f"п. {number}{f' – {words}' if words else ''}{until}"


def _answers(entry: Entry, respond_by: date) -> str:
    """Write «10.11.2026, по пункту 3 – до 17.11.2026»: an item may have an answer date of its own."""
    own: dict[date, dict[str, None]] = {}
    for occasion, day in entry.answers.items():
        if day != respond_by:
            own.setdefault(day, {})[occasion.item] = None
    others = [f"{by_items(items)} – до {show(day)}" for day, items in sorted(own.items())]
    return ", ".join([show(respond_by), *others])


def _enclosed(attachments: Sequence[Attachment]) -> Prose:
    """Name all that is attached: the form is asked for in the letter, and nobody opens an .ics file unasked."""
    forms = [f"«{a.name}»" for a in attachments if a.name.endswith(FORM_ENDING)]
    parts = ["письмо", *([f"форма для ответа ({', '.join(forms)})"] if forms else [])]
    if any(a.name == TERMS for a in attachments):
        parts.append(f"сроки пунктов для календаря («{TERMS}»)")
    *first, last = parts
    enclosed = f"Во вложении – {', '.join(first)} и {last}." if first else "Письмо – во вложении."
    return Prose(text=f"{enclosed} Ответить можно на это сообщение.")
