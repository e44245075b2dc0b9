"""Mail to the leadership: the result in the subject, no persons in it; ten seconds on a phone."""

from automation.messages.body import Block, Line, Points, as_html, as_text
from automation.model.control import Kind
from automation.model.figures import Figures
from automation.model.letter import Attachment, Message
from automation.russian import enumerate_items, plural, show

TITLES = {
    Kind.PROGRESS: "справка о ходе исполнения",
    Kind.COMPLETION: "докладная записка об исполнении",
    Kind.SUPPLEMENT: "дополнение к докладной записке",
}


def leader_message(
    *,
    key: str,
    kind: Kind,
    to: str,
    figures: Figures,
    attachments: tuple[Attachment, ...],
    draft: str = "",
    salutation: str = "",
) -> Message:
    """One memo to one leader. ``draft`` is "", «ПРОЕКТ» or «ПРОЕКТ на подпись»."""
    result = result_words(figures)
    blocks: list[Block] = [Line(text=salutation)] if salutation else []
    order = figures.order
    blocks.append(Line(text=f"№ {order.number} от {show(order.date)}: {TITLES[kind]}. {_capital(result)}."))
    if figures.late:
        blocks.append(Line(text="Срок истёк, сведений нет", strong=True))
        blocks.append(Points(texts=tuple(f"{o} – п. {enumerate_items(list(items))}" for o, items in figures.late[:10])))
    people = figures.people
    if people.total:
        word = plural(people.moved, "сотрудник", "сотрудника", "сотрудников")
        blocks.append(Line(text=f"Перешли {people.moved} {word} из {people.total}."))
    if figures.next_terms:
        day, items = figures.next_terms[0]
        blocks.append(Line(text=f"Ближайший срок – {show(day)}, п. {enumerate_items(list(items))}."))
    if draft.endswith("на подпись"):
        blocks.append(Line(text="После подписания просим передать записку в общий отдел для регистрации."))
    prefix = f"{draft}: {TITLES[kind]} " if draft else ""
    return Message(
        key=key,
        kind=kind.value,
        to=to,
        subject=f"{prefix}№ {order.number}: {result}",
        text=as_text(blocks),
        html=as_html(blocks),
        attachments=attachments,
    )


def result_words(figures: Figures) -> str:
    """«со сроком исполнено 2 из 3; просрочен п. 2 – МБУ «Пример»»."""
    words = f"со сроком исполнено {figures.done_items} из {figures.dated_items}"
    if not figures.late:
        return words
    organisation, items = figures.late[0]
    late = "просрочен п." if len(items) == 1 else "просрочены п."
    words += f"; {late} {enumerate_items(list(items))} – {organisation}"
    rest = len(figures.late) - 1
    return words + (f" и ещё {rest} {plural(rest, 'организация', 'организации', 'организаций')}" if rest else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
