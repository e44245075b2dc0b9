"""Letters and служебные записки: the gravest occasion leads, the others are the last paragraphs."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from automation.letters.address import capital, official_address, post_in_body
from automation.letters.cases import (
    entrepreneur,
    genitive,
    in_sentence,
    items_in_cases,
    performer_name,
    unique,
    unit_accusative,
)
from automation.letters.citing import letter_words, sent
from automation.letters.facts import BLANK, Facts
from automation.letters.faults import asks_of, remarks_of, uncounted
from automation.letters.ground import PHRASES, fulfilment, group_values, table_rows, turns_of
from automation.letters.marks import verbatim
from automation.letters.matters import INFORMATION, REPORT
from automation.letters.news import FILE as FACTS
from automation.letters.news import asks, is_silent, known, to_complete
from automation.letters.release import release_values
from automation.letters.variables import (
    AgreementValues,
    BearerValues,
    BorneValues,
    DatedValues,
    DayValues,
    EarlierValues,
    FulfilmentValues,
    OverdueValues,
    RequestValues,
    SharedValues,
    TermPartValues,
)
from automation.letters.words import Words
from automation.model.control import Fault, Ground, Paper, Verdict
from automation.model.kinds import Form, Kind, Topic
from automation.model.letter import Appendix, Row
from automation.model.report import Performer, Relation
from automation.russian import decline_post, fold, join, sex_of, show


class Group(Struct, frozen=True, kw_only=True):
    """Occasions told in one breath: what they speak about, and whether they are asked a second time.

    ``unanswered``: the first paper was left without an answer, and the text may say so (papers.md A15).
    """

    topic: Topic
    grounds: tuple[Ground, ...]
    repeated: bool = False
    unanswered: bool = False

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
    found: dict[tuple[int, int, bool], list[Ground]] = {}
    for ground in paper.grounds:
        step = ground.occasion.step if ground.topic is Topic.OVERDUE else int(ground.escalated)
        found.setdefault((ground.topic.rank, -step, not ground.unanswered), []).append(ground)
    return [_group(-step, tuple(grounds)) for (_, step, _), grounds in sorted(found.items(), key=lambda pair: pair[0])]


def _group(step: int, grounds: tuple[Ground, ...]) -> Group:
    """A second time is said only where the first paper was really sent, «без ответа» only where that is so."""
    asked_before = step > 1 if grounds[0].topic is Topic.OVERDUE else step > 0
    repeated = asked_before and any(e.sent_on and e.cited for g in grounds for e in g.cites)
    unanswered = repeated and all(g.unanswered for g in grounds)
    return Group(topic=grounds[0].topic, grounds=grounds, repeated=repeated, unanswered=unanswered)


def letter_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """The text of a letter or записка to one addressee."""
    lead, *tails = groups_of(paper)
    shared = shared_values(paper, facts, words)
    values = {**shared, **_values(lead, facts, words, paper)}
    heading = words.lines(lead.file, _section(words, lead, "заголовок"), values)
    body = _section(words, lead, "записка" if paper.form is Form.NOTE else "текст")
    lines = words.lines(lead.file, body, values)
    if paper.unanswered:
        said: EarlierValues = {"письмо": letter_words(paper.unanswered, ground_body(facts)), "также": lead.unanswered}
        lines += words.lines(PHRASES, "письмо без ответа", said)
    tabled = lead if values["таблица"] else None
    for tail in tails:
        told = {**shared, **_values(tail, facts, words, paper)}
        told["таблица"] = told["таблица"] and tabled is None
        tabled = tail if told["таблица"] else tabled
        lines += words.lines(tail.file, _section(words, tail, "присоединяется"), told)
    rows = table_rows(tabled.verdicts, facts, as_planned=tabled.topic is Topic.COVERING) if tabled else ()
    return Body(heading=tuple(heading), lines=tuple(lines), rows=rows)


def _section(words: Words, group: Group, base: str) -> str:
    """The section for what is known: «не поступили» and «без ответа» have sections of their own."""
    told = not is_silent(group.verdicts) or (group.repeated and not group.unanswered)
    if group.topic is Topic.OVERDUE and told:
        return f"{base} по сведениям"
    repeated = f"{base} повторно"
    return repeated if group.unanswered and words.has(group.file, repeated) else base


def shared_values(paper: Paper, facts: Facts, words: Words) -> SharedValues:
    """What every paragraph of one paper may use."""
    turns = turns_of(facts.order, words)
    note = paper.form is Form.NOTE
    chief = facts.order.signed_by
    whose = decline_post(post_in_body(facts.order, chief.post), sex_of(chief.name))
    done = any(s.kind is Kind.COMPLETION for s in facts.snapshots)
    shared_table = facts.policy.shared_table is True or note
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
        "таблица_учёта": shared_table,
    }


def _values(group: Group, facts: Facts, words: Words, paper: Paper) -> dict[str, object]:
    """What the paragraphs of one group may use."""
    values = group_values(group.verdicts, facts)
    if group.topic is Topic.COVERING:
        values["таблица"] = True
    answer = _answer_by(group, paper)
    told: BorneValues = {
        **values,
        **_bearers(group, paper),
        "дата": show(paper.day),
        "ответ": show(answer) if answer else BLANK,
    }
    phrase: FulfilmentValues = {"исполнение": fulfilment(told, words, past=group.topic is Topic.OVERDUE)}
    return {**told, **phrase, **_values_of_topic(group, told, facts, words, paper)}


def _values_of_topic(
    group: Group, values: BorneValues, facts: Facts, words: Words, paper: Paper
) -> Mapping[str, object]:
    """Answer what only the words of this topic may use; nothing for a covering letter and a control point."""
    match group.topic:
        case Topic.OVERDUE:
            return _overdue(group, values, facts, words, paper)
        case Topic.REMINDER | Topic.EVENT:
            return _dated(group, paper)
        case Topic.AGREEMENT:
            return _agreement(group, values, paper)
        case Topic.REQUEST:
            return _request(group, facts, words, paper)
        case Topic.RELEASE:
            return release_values(group.verdicts, facts)
        case _:
            return {}


def _answer_by(group: Group, paper: Paper) -> date | None:
    """Answer the day until which the group's answer is asked for: its own, else the paper's."""
    return next((g.respond_by for g in group.grounds if g.respond_by), paper.respond_by)


def _bearers(group: Group, paper: Paper) -> BearerValues:
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
        "предприниматель": bool(entrepreneur(own)),
        "организации_род": bearers,
        "исполнители_им": join(list(unique(performer_name(p) for p in performers))),
    }


def _bearer_genitive(performer: Performer) -> str:
    """A bearer after «от»; where his genitive is not sure, «исполнителя» stands before the name as it is written."""
    if performer.relation is not Relation.OFFICE and performer.organisation.strip():
        return genitive(performer.organisation) or f"исполнителя {verbatim(performer.organisation)}"
    return f"исполнителя {performer_name(performer)}"


def _dated(group: Group, paper: Paper) -> DatedValues:
    """Where the terms stand on the day of the paper, and whether the answer comes after them."""
    dated = [v for v in group.verdicts if v.due]
    answer = _answer_by(group, paper)
    lasts = [v.last if v.exclusive and v.last else v.due for v in dated if v.due]
    return {
        "истекает": bool(lasts) and all(d == paper.day for d in lasts),
        "позже_срока": bool(answer and lasts and answer > min(lasts)),
    }


def _agreement(group: Group, values: BorneValues, paper: Paper) -> AgreementValues:
    """What the plan provides for and whether its term lies behind: such a performer is asked, not ordered."""
    last = [v.last or v.due for v in group.verdicts if v.due]
    named = [f"{_provided(part)} ({part['срок']})" for part in values["сроки"]]
    return {
        **_dated(group, paper),
        "мероприятия_со_сроком": join(named),
        "прошло": bool(last) and all(day < paper.day for day in last if day),
    }


def _provided(part: TermPartValues) -> str:
    """What the plan provides for: a measure in its own words, or the presenting of information."""
    report = part["отчёт"]
    presented = part["вид"] in {INFORMATION, REPORT} and report["свои_слова"]
    return f"представление {report['слова_род']}" if presented else str(part["мероприятия"]["им"])


def _overdue(group: Group, values: BorneValues, facts: Facts, words: Words, paper: Paper) -> OverdueValues:
    """The papers written before, what came in, and what is still asked."""
    silent = is_silent(group.verdicts)
    ended = {v.due for v in group.verdicts if v.due}
    ended_on: DayValues = {"день": show(max(ended)) if len(ended) == 1 and not silent else ""}
    return {
        **_dated(group, paper),
        "письмо": _earlier_papers(group, facts, paper),
        "известно": known(group.verdicts, values, words, numbered=group.repeated),
        "срок_истёк": words.line(FACTS, "срок истёк", {**values, **ended_on}),
        "просьбы": asks(group.verdicts, paper.day, values, words),
        "завершить": to_complete(group.verdicts, paper.day, values, words),
        "сообщено": [],  # words of version 1.0: what was told stands in «известно» now
    }


def _request(group: Group, facts: Facts, words: Words, paper: Paper) -> RequestValues:
    """The faults one by one and the request that follows from them."""
    grounds = group.grounds
    open_items = uncounted(grounds)
    faults = {f for g in grounds for f in g.faults}
    return {
        "таблица": False,
        "письмо": _earlier_papers(group, facts, paper),
        "замечания": remarks_of(grounds, facts, words),
        "просьбы": join(asks_of(grounds, words)),
        "не_учтены": items_in_cases(open_items),
        "публикации": faults == {Fault.LEAD_BROKEN},
        "численность": Fault.FIGURES in faults,
    }


def _earlier_papers(group: Group, facts: Facts, paper: Paper) -> dict[str, str | bool]:
    cited = sent((e for g in group.grounds for e in g.cites), paper.day)
    return letter_words(cited, ground_body(facts))


def ground_body(facts: Facts) -> str:
    """The office in the genitive, as the author of its letters."""
    return genitive(facts.office.name)
