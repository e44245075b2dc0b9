"""Letters and служебные записки: the gravest occasion leads, the others are the last paragraphs."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from automation.letters.address import capital, official_address, post_in_body
from automation.letters.cases import genitive, in_sentence, items_in_cases, performer_name, unique, unit_accusative
from automation.letters.citing import letter_words, sent
from automation.letters.facts import BLANK, Facts
from automation.letters.faults import asks_of, remarks_of, uncounted
from automation.letters.ground import fulfilment, group_values, table_rows, turns_of
from automation.letters.marks import bare, verbatim
from automation.letters.tellable import tellable
from automation.letters.words import Words
from automation.model.control import OPEN, Fault, Ground, Paper, Standing, Verdict
from automation.model.kinds import Form, Kind, Topic
from automation.model.letter import Appendix, Row
from automation.model.office import RulingKind
from automation.model.report import Performer, Relation, State
from automation.russian import decline_post, fold, join, requisites, sex_of, show


class Group(Struct, frozen=True, kw_only=True):
    """Occasions told in one breath: what they speak about, and whether they are asked a second time."""

    topic: Topic
    grounds: tuple[Ground, ...]
    repeated: bool = False

    @property
    def file(self) -> str:
        """The file of its words."""
        return f"{self.topic}.txt"

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The obligations of the group."""
        return tuple(g.verdict for g in self.grounds if g.verdict is not None)


class Body(Struct, frozen=True, kw_only=True):
    """A composed text before it becomes a page: marked lines, «(таблица)» among them; the heading as it is broken."""

    heading: tuple[str, ...]
    lines: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    attachments: tuple[str, ...] = ()
    appendix: Appendix | None = None


def groups_of(paper: Paper) -> list[Group]:
    """The occasions by gravity, within a topic by step, the higher step first."""
    found: dict[tuple[int, int], list[Ground]] = {}
    for ground in paper.grounds:
        step = ground.occasion.step if ground.topic is Topic.OVERDUE else int(ground.escalated)
        found.setdefault((ground.topic.rank, -step), []).append(ground)
    return [
        Group(topic=grounds[0].topic, grounds=tuple(grounds), repeated=_is_repeated(-step, grounds))
        for (_, step), grounds in sorted(found.items(), key=lambda pair: pair[0])
    ]


def _is_repeated(step: int, grounds: Sequence[Ground]) -> bool:
    """A second time is said only where the first paper was really sent."""
    asked_before = step > 1 if grounds[0].topic is Topic.OVERDUE else step > 0
    return asked_before and any(e.sent_on for g in grounds for e in g.cites)


def letter_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """The text of a letter or записка to one addressee."""
    lead, *tails = groups_of(paper)
    shared = shared_values(paper, facts, words)
    values = {**shared, **_values(lead, facts, words, paper)}
    heading = words.lines(lead.file, _section(words, lead, "заголовок"), values)
    body = _section(words, lead, "записка" if paper.form is Form.NOTE else "текст")
    lines = words.lines(lead.file, body, values)
    tabled = lead if values["таблица"] else None
    for tail in tails:
        told = {**shared, **_values(tail, facts, words, paper)}
        told["таблица"] = told["таблица"] and tabled is None
        tabled = tail if told["таблица"] else tabled
        lines += words.lines(tail.file, _section(words, tail, "присоединяется"), told)
    rows = table_rows(tabled.verdicts, facts, as_planned=tabled.topic is Topic.COVERING) if tabled else ()
    return Body(heading=tuple(heading), lines=tuple(lines), rows=rows)


def _section(words: Words, group: Group, base: str) -> str:
    repeated = f"{base} повторно"
    return repeated if group.repeated and words.has(group.file, repeated) else base


def shared_values(paper: Paper, facts: Facts, words: Words) -> dict[str, Any]:
    """What every paragraph of one paper may use."""
    turns = turns_of(facts.order, words)
    note = paper.form is Form.NOTE
    chief = facts.order.signed_by
    whose = decline_post(post_in_body(facts.order, chief.post), sex_of(chief.name))
    done = any(s.kind is Kind.COMPLETION for s in facts.snapshots)
    return {
        **turns.values,
        "план": turns.plan,
        "документ": turns.act,
        "документ_род": turns.act_genitive,
        "документ_кратко": turns.act_short,
        "записка": note,
        "просим": "прошу" if note else "просим",
        "Просим": "Прошу" if note else "Просим",
        "напоминаем": "напоминаю" if note else "напоминаем",
        "Напоминаем": "Напоминаю" if note else "Напоминаем",
        "этой_бумаге": "настоящей записке" if note else "настоящем письме",
        "отдел_вин": verbatim(unit_accusative(facts.office.unit)),
        "дата": show(paper.day),
        "ответ": show(paper.respond_by) if paper.respond_by else BLANK,
        "главе": verbatim(in_sentence(official_address(facts.order, chief).lines[0])) if chief.post.strip() else "",
        "главы": verbatim(in_sentence(capital(whose.genitive))) if chief.post.strip() else "",
        "справка": facts.policy.progress != "off" and not done,
    }


def _values(group: Group, facts: Facts, words: Words, paper: Paper) -> dict[str, Any]:
    """What the paragraphs of one group may use."""
    values = group_values(group.verdicts, facts)
    if group.topic is Topic.COVERING:
        values["таблица"] = True
    return {
        **values,
        **_bearers(group, paper),
        "исполнение": fulfilment(values, words, past=group.topic is Topic.OVERDUE),
        **_TOLD.get(group.topic, _nothing_more)(group, facts, words, paper),
    }


def _bearers(group: Group, paper: Paper) -> dict[str, Any]:
    """Whose obligations these are: the addressee may only receive the paper for another organisation.

    ``за_других``: some of them are borne outside the addressee's own organisation, so the text must name the bearers.
    """
    to = paper.addressee
    own = to.organisation if to else ""
    performers = [v.performer for v in group.verdicts]
    others = to is not None and any(p.code != to.code and fold(p.organisation) != fold(own) for p in performers)
    if others:
        bearers = join(list(unique(_bearer_genitive(p) for p in performers)))
    else:
        bearers = "" if paper.form is Form.NOTE else genitive(own)
    return {
        "за_других": others,
        "организация": verbatim(own) if paper.form is not Form.NOTE else "",
        "организации_род": bearers,
        "исполнители_им": join(list(unique(performer_name(p) for p in performers))),
    }


def _bearer_genitive(performer: Performer) -> str:
    """A bearer after «от»; where his genitive is not sure, «исполнителя» stands before the name as it is written."""
    if performer.relation is not Relation.OFFICE and performer.organisation.strip():
        return genitive(performer.organisation) or f"исполнителя {verbatim(performer.organisation)}"
    return f"исполнителя {performer_name(performer)}"


def _nothing_more(group: Group, facts: Facts, words: Words, paper: Paper) -> dict[str, Any]:
    return {}


def _dated(group: Group, facts: Facts, words: Words, paper: Paper) -> dict[str, Any]:
    """Where the terms stand on the day of the paper, and whether the answer comes after them."""
    dated = [v for v in group.verdicts if v.due]
    lasts = [v.last if v.exclusive and v.last else v.due for v in dated if v.due]
    return {
        "истекает": bool(lasts) and all(d == paper.day for d in lasts),
        "позже_срока": bool(paper.respond_by and lasts and paper.respond_by > min(lasts)),
    }


def _overdue(group: Group, facts: Facts, words: Words, paper: Paper) -> dict[str, Any]:
    """The papers left unanswered, and what the performer has said himself meanwhile."""
    return {
        **_dated(group, facts, words, paper),
        "письмо": _unanswered(group, facts, paper),
        "сообщено": _in_work(group.verdicts),
    }


def _in_work(verdicts: Sequence[Verdict]) -> list[dict[str, Any]]:
    """The items their performer calls «в работе», those expected on one day together."""
    days: dict[date | None, list[str]] = {}
    for verdict in verdicts:
        if verdict.row and verdict.row.state is State.IN_WORK:
            days.setdefault(verdict.row.expected_on, []).append(verdict.item.number)
    return [
        {"пункты": items_in_cases(tuple(numbers)), "ожидается": show(day) if day else ""}
        for day, numbers in days.items()
    ]


def _request(group: Group, facts: Facts, words: Words, paper: Paper) -> dict[str, Any]:
    """The faults one by one and the request that follows from them."""
    grounds = group.grounds
    open_items = uncounted(grounds)
    faults = {f for g in grounds for f in g.faults}
    return {
        "таблица": False,
        "письмо": _unanswered(group, facts, paper),
        "замечания": remarks_of(grounds, facts, words),
        "просьбы": join(asks_of(grounds, words)),
        "не_учтены": items_in_cases(open_items),
        "публикации": faults == {Fault.LEAD_BROKEN},
        "численность": Fault.FIGURES in faults,
    }


def _unanswered(group: Group, facts: Facts, paper: Paper) -> dict[str, str | bool]:
    cited = sent((e for g in group.grounds for e in g.cites), paper.day)
    return letter_words(cited, ground_body(facts))


def ground_body(facts: Facts) -> str:
    """The office in the genitive, as the author of its letters."""
    return genitive(facts.office.name)


def _same(values: Iterable[str]) -> str:
    """What is the same for all; "" where they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else ""


def _incoming(text: str) -> str:
    """«24.12.2025 № 87» → «от 24.12.2025 № 87»; "" without both."""
    day, number = requisites(text)
    return f"от {day} № {verbatim(number)}" if day and number else ""


def _release(group: Group, facts: Facts, words: Words, paper: Paper) -> dict[str, Any]:
    """When it was executed, accepted and taken off control; what stays."""
    codes = {v.performer.code for v in group.verdicts}
    mine = [v for v in facts.verdicts if v.performer.code in codes]
    numbers = {v.item.number for v in group.verdicts}
    rest = [v for v in mine if v.item.number not in numbers and v.item.closed_on is None]
    left = group_values([v for v in rest if v.standing in OPEN], facts)
    lasting = group_values([v for v in rest if v.standing is Standing.PERMANENT], facts)
    rows = [v.row for v in group.verdicts if v.row]
    return {
        "исполнены": _same(show(v.executed_on) for v in group.verdicts if v.executed_on),
        "приняты": _same(show(r.accepted_on) for r in rows if r.accepted_on),
        "входящий": _same(_incoming(r.incoming) if tellable(r.incoming) else "" for r in rows),
        "сняты": _same(show(v.item.closed_on) for v in group.verdicts if v.item.closed_on),
        "решение": _same(_closing_decision(v, facts) for v in group.verdicts),
        "остаются": left if left["сроки"] else {},
        "постоянные": lasting["пункты"] if lasting["сроки"] else {},
    }


def _closing_decision(verdict: Verdict, facts: Facts) -> str:
    """«решению Главы Администрации от 25.12.2025»; the author in the genitive only where that is sure."""
    closing = [r for r in facts.rulings if r.kind is RulingKind.CLOSE and r.decided_on and tellable(r.decided_by)]
    since = facts.order.date
    found = next((r for r in closing if r.settles(verdict.item.number, verdict.performer.code, since)), None)
    if found is None or found.decided_on is None:
        return ""
    post = re.sub(r"\s*[А-ЯЁ][\w-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.$", "", bare(found.decided_by))
    declined = decline_post(post) if post else None
    by = f" {verbatim(capital(declined.genitive))}" if declined and declined.sure else ""
    return f"решению{by} от {show(found.decided_on)}"


_TOLD: dict[Topic, Callable[[Group, Facts, Words, Paper], dict[str, Any]]] = {
    Topic.OVERDUE: _overdue,
    Topic.REMINDER: _dated,
    Topic.AGREEMENT: _dated,
    Topic.REQUEST: _request,
    Topic.RELEASE: _release,
}
