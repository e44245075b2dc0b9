"""Mail to the leadership: the result in the subject, what changed since the last paper; ten seconds on a phone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from automation.control.counting import bearers
from automation.gathering import gathered
from automation.letters.people_words import counted_deed, moved_of
from automation.messages.mail_body import Block, Prose, cut, message_of, part
from automation.messages.named_owing import called
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
from automation.model.control import Verdict
from automation.model.figures import Figures
from automation.model.kinds import Kind
from automation.model.letter import Attachment, Message
from automation.model.plan import Order
from automation.model.reported import News
from automation.model.standing import OVER, Standing
from automation.model.told_facts import iso, people_news, told_before
from automation.russian import capital, decline_post, enumerate_items, first_few, natural_key, show
from automation.titles import IN_DOUBT, OF_REPORTS, STANDINGS, standing_words

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
NAMES = 3  # organisations named beside one item; the rest are counted
TOLD = (
    Standing.OVERDUE,
    Standing.MET,
    Standing.MET_LATE,
    Standing.CLAIMED,
    Standing.NO_DATA,
    Standing.NOT_APPLICABLE,
)
RETURNED = "сведения возвращены"
REPORTED = frozenset({*OVER, Standing.CLAIMED, Standing.NO_DATA})  # what a report that was sent back may have been
ORDER = (STANDINGS[Standing.OVERDUE], RETURNED, *(words[s] for s in TOLD[1:] for words in (STANDINGS, OF_REPORTS)))
Titled = tuple[str, Verdict]


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

    ``changes`` are ready lines (``changed_lines``). ``composed_on`` is the day of a paper that is sent
    later than it was composed, when signed: the mail then says which day its own figures are of.
    """
    told = TITLES[kind] if figures.in_doubt else subject_result(figures)
    subject = _draft_subject(draft, kind, figures) if draft else f"№ {figures.order.number}: {told}"
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
    """Tell the result, who is late, what changed and what is next; of figures in doubt only that they are."""
    if figures.in_doubt:
        return [Prose(text=IN_DOUBT)]
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


def changed_lines(figures: Figures, before: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Write one line for each kind of news; return () where there was no paper before.

    ``before`` are the facts of the last snapshot (``History.snapshots``), as ``model.told_facts`` lays them out.
    """
    if before is None:
        return ()
    news = [n for i in figures.items if not i.closed for v in i.verdicts for n in _news(v, told_before(before, v))]
    titles = sorted(dict.fromkeys(title for title, _ in news), key=lambda t: ORDER.index(t) if t in ORDER else 99)
    everybody = [v for i in figures.items for v in i.verdicts]
    lines = [_change_line(title, [v for t, v in news if t == title], everybody) for title in titles]
    return (*lines, *_people_lines(figures, before))


def _news(verdict: Verdict, then: Sequence[str] | None) -> list[Titled]:
    """Return each title under which one obligation is told, with the obligation's verdict."""
    if then is None:
        return []
    was, due, *_ = then
    found: list[Titled] = []
    if was in REPORTED and verdict.reported.news is News.RETURNED:
        found.append((RETURNED, verdict))
    elif was != verdict.standing.value and verdict.standing in TOLD:
        found.append((standing_words(verdict), verdict))
    elif was in OVER and verdict.standing.value != was:
        found.append(("снова не исполнено", verdict))
    if verdict.due and due and iso(verdict.due) != due and verdict.control_date != verdict.due:
        found.append((f"срок перенесён на {show(verdict.due)}", verdict))
    return found


def _change_line(title: str, verdicts: Sequence[Verdict], everybody: Sequence[Verdict]) -> str:
    """Write «Исполнено в срок: п. 1 и 2 – МБУ «Пример»», items of the same organisations together."""
    items = gathered(verdicts, lambda v: v.item.number)
    alike: dict[tuple[str, ...], list[str]] = {}
    for number in sorted(items, key=natural_key):
        named = tuple(called(b) for b in bearers(items[number], everybody))
        alike.setdefault(named, []).append(number)
    parts = [f"п. {enumerate_items(numbers)} – {first_few(named, NAMES)}" for named, numbers in alike.items()]
    return f"{capital(title)}: {'; '.join(parts)}"


def _people_lines(figures: Figures, before: Mapping[str, Any]) -> tuple[str, ...]:
    """Tell the figures of people that are new or other than before, of bodies whose figures are all accepted."""
    deed = counted_deed(figures)
    news = (n.organisation for n in people_news(before, figures) if n.people is figures.people)
    changed = (o for o in news if o.staff_accepted)
    told = [f"{o.organisation} – {moved_of(o.staff_moved or 0, o.staff_total or 0, deed.crowd)}" for o in changed]
    return (f"Приняты сведения {deed.about}: {first_few(told, NAMES, '; ')}",) if told else ()
