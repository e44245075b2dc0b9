"""Mail to an organisation with a signed letter attached: what it is about, until when to answer, nothing of others."""

from collections.abc import Sequence
from datetime import date

from automation.letters.plan_name import plan_name
from automation.messages.mail_body import Block, Prose, as_html, as_text
from automation.messages.result import act
from automation.messages.terms import NAME as TERMS
from automation.model.control import Entry
from automation.model.letter import Attachment, Message
from automation.model.plan import Order
from automation.russian import decline_post, enumerate_items, show

FORM_ENDING = ".xlsx"  # of the forms beside a letter; the letter itself is .docx or .pdf


def letter_message(
    *,
    key: str,
    to: str,
    entry: Entry,
    order: Order,
    heading: str,
    attachments: tuple[Attachment, ...],
    respond_by: date | None = None,
    salutation: str = "",
    sender: Sequence[str] = (),
) -> Message:
    """Compose the message that brings the letter of ``entry`` to its organisation.

    ``heading`` is the letter's own; ``salutation`` the letter's, "" where it has none; ``sender`` the lines
    under the text (office, unit, telephone of the office). The subject names the order, never a person.
    """
    bare = heading.strip().rstrip(".")
    subject = f"{bare} (№ {order.number} от {show(order.date)})"
    blocks: list[Block] = [Prose(text=salutation or "Здравствуйте!")]
    blocks += [*_about(entry, order, bare, respond_by), _enclosed(attachments)]
    if salutation and any(sender):
        blocks.append(Prose(text="С уважением,"))
    blocks += [Prose(text=line) for line in sender if line]
    return Message(
        key=key,
        kind=entry.kind.value,
        to=to,
        subject=subject,
        text=as_text(blocks),
        html=as_html(blocks, subject),
        attachments=attachments,
    )


def _about(entry: Entry, order: Order, heading: str, respond_by: date | None) -> list[Block]:
    """Tell which letter comes, on which items, and until when an answer is asked for."""
    number = f" {_numbered(entry)}" if entry.cited else ""
    named, of_order = plan_name(order), f"от {show(order.date)} № {order.number}"
    plan = f"{named.short} к {decline_post(act(order)).dative} {of_order}" if named.full else f"{act(order)} {of_order}"
    blocks: list[Block] = [Prose(text=f"Направляем письмо{number} «{heading.removesuffix('»')}» ({plan}).")]
    items = list(dict.fromkeys(o.item for o in entry.occasions if o.item not in {"", "-"}))
    if items:
        blocks.append(
            Prose(text=f"{'Пункт' if len(items) == 1 else 'Пункты'} {named.short_genitive}: {enumerate_items(items)}.")
        )
    if respond_by:
        blocks.append(Prose(text=f"Просим ответить до {show(respond_by)}."))
    return blocks


def _enclosed(attachments: Sequence[Attachment]) -> Prose:
    """Name all that is attached: the form is asked for in the letter, and nobody opens an .ics file unasked."""
    forms = [f"«{a.name}»" for a in attachments if a.name.endswith(FORM_ENDING)]
    parts = ["письмо", *([f"форма для ответа ({', '.join(forms)})"] if forms else [])]
    if any(a.name == TERMS for a in attachments):
        parts.append(f"сроки пунктов для календаря («{TERMS}»)")
    *first, last = parts
    enclosed = f"Во вложении – {', '.join(first)} и {last}." if first else "Письмо – во вложении."
    return Prose(text=f"{enclosed} Ответить можно на это сообщение.")


def _numbered(entry: Entry) -> str:
    """Name the letter: «№ 01-15/К-3 от 16.12.2025», or the office's own «Рег. № и дата» as it stands."""
    return entry.registered or f"№ {entry.cited}"
