"""Mail to the leadership: the result in the subject, no persons in it; ten seconds on a phone."""

from collections.abc import Sequence
from datetime import date

from automation.messages.mail_body import Block, Prose, cut, message_of, part
from automation.messages.result import (
    act,
    act_named,
    doubt_line,
    late_lines,
    next_line,
    people_line,
    result_line,
    subject_result,
    unfinished,
)
from automation.model.figures import Figures
from automation.model.kinds import Kind
from automation.model.letter import Attachment, Message
from automation.model.plan import Order
from automation.russian import decline_post, show

SHOWN = 5  # lines of one list that a phone shows at a glance
TITLES = {
    Kind.PROGRESS: "справка о ходе исполнения",
    Kind.COMPLETION: "докладная записка об исполнении",
    Kind.SUPPLEMENT: "дополнение к докладной записке об исполнении",
}
ATTACHED = {
    Kind.PROGRESS: "Справка о ходе исполнения (до подписания)",  # it is mailed as soon as it is written
    Kind.COMPLETION: "Докладная записка",
    Kind.SUPPLEMENT: "Дополнение к докладной записке",
}
PREPARED = {
    Kind.PROGRESS: "Подготовлена справка о ходе исполнения",
    Kind.COMPLETION: "Подготовлен проект докладной записки об исполнении",
    Kind.SUPPLEMENT: "Подготовлен проект дополнения к докладной записке об исполнении",
}
MORE = "и ещё {n} – в документе"
SIGN = "После подписания просим вернуть записку."
FOR_INFORMATION = "Проект направляется для сведения, записка ещё не подписана."


def leader_message(
    *,
    key: str,
    kind: Kind,
    to: str,
    figures: Figures,
    attachments: tuple[Attachment, ...],
    draft: str = "",
    salutation: str = "",
    changes: Sequence[str] = (),
    composed_on: date | None = None,
) -> Message:
    """Compose the message that brings one memo to one leader. ``draft`` is "", «ПРОЕКТ» or «ПРОЕКТ на подпись».

    ``changes`` are ready lines (``changes.changed_lines``). ``composed_on`` is the day of a paper that is sent
    later than it was composed, when signed: the mail then says which day its own figures are of.
    """
    subject = _draft_subject(draft, kind, figures) if draft else f"№ {figures.order.number}: {subject_result(figures)}"
    blocks: list[Block] = [Prose(text=salutation)] if salutation else []
    if draft:
        order = figures.order
        blocks.append(Prose(text=f"{PREPARED[kind]} {_act(order)} от {show(order.date)} № {order.number}."))
    later = composed_on is not None and composed_on != figures.on
    blocks += _state(figures, changes, later=later)
    blocks.append(Prose(text=_about("Проект" if draft else ATTACHED[kind], figures.order, attached=bool(attachments))))
    if later and composed_on:
        blocks.append(Prose(text=f"Документ составлен по сведениям на {show(composed_on)}."))
    if draft:
        blocks.append(Prose(text=SIGN if draft.endswith("на подпись") else FOR_INFORMATION))
    return message_of(blocks, key=key, kind=kind.value, to=to, subject=subject, attachments=attachments)


def _draft_subject(draft: str, kind: Kind, figures: Figures) -> str:
    order = figures.order
    return f"{draft}: {TITLES[kind]} {_act(order)} № {order.number} ({unfinished(figures)})"


def _state(figures: Figures, changes: Sequence[str], *, later: bool) -> list[Block]:
    """Tell the result, who is late, what changed and what is next."""
    facts = (result_line(figures), people_line(figures), doubt_line(figures))
    result = " ".join(fact for fact in facts if fact)
    blocks: list[Block] = [Prose(text=f"На {show(figures.on)}: {result[:1].lower()}{result[1:]}" if later else result)]
    blocks += part("Срок истёк, исполнение не подтверждено", cut(late_lines(figures), SHOWN, MORE))
    blocks += part("Изменилось после составления записки" if later else "Что изменилось", cut(changes, SHOWN, MORE))
    following = next_line(figures)
    return [*blocks, Prose(text=following)] if following else blocks


def _about(title: str, order: Order, *, attached: bool) -> str:
    """Tell which paper comes with the mail."""
    heading = f" «{order.heading}»" if order.heading else ""
    return f"{act_named(order)}{heading}." + (f" {title} – во вложении." if attached else "")


def _act(order: Order) -> str:
    """Name the kind of the order in the genitive: «распоряжения»."""
    return decline_post(act(order)).genitive
