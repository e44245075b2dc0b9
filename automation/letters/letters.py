"""Letters and служебные записки: the gravest occasion leads, the others are the last paragraphs."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from automation.control.sent_papers import in_order
from automation.letters.asides import earlier_reports, forms_named, persons_of_the_unit
from automation.letters.asked_again import asked_again, items_of_the_heading, missing_still, works_beside
from automation.letters.cases import lower_first
from automation.letters.citing import IN_WRITING, letter_words, summed_up
from automation.letters.ground import PHRASES, table_rows
from automation.letters.ground_groups import Group, for_the_heading, groups_of
from automation.letters.item_cases import by_number, numbers_of
from automation.letters.letter_facts import Facts
from automation.letters.letter_values import asked_for, ground_body, shared_values, values_of
from automation.letters.news import is_silent
from automation.letters.plan_name import plan_by_its_act
from automation.letters.recalled import untold
from automation.letters.terms_kept import term_kept
from automation.letters.variables import EarlierValues, LeadValues
from automation.letters.words import Words
from automation.model.control import Entry, Paper, Verdict
from automation.model.kinds import Form, Topic
from automation.model.letter import Appendix, Row
from automation.model.reported import News
from automation.russian import natural_key

IN_VAIN = "письмо без ответа"
NAMED = 2  # unanswered letters a paper names one by one; of more it names the last


class Body(Struct, frozen=True, kw_only=True):
    """A composed text before it becomes a page: marked lines, «(таблица)» among them; the heading as it is broken."""

    heading: tuple[str, ...]
    lines: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    attachments: tuple[str, ...] = ()
    appendix: Appendix | None = None


def letter_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Return the text of a letter or записка to one addressee."""
    groups = groups_of(untold(paper, facts), facts, words)
    lead, *tails = groups
    shared = shared_values(lead)
    told = [{**shared, **values_of(group)} for group in groups]
    missing = missing_still(groups)
    again = [asked_again(*one, shared) for one in zip(missing, groups, told, strict=True)]
    beside = [[*earlier_reports(group, groups), *still] for group, still in zip(groups, again, strict=True)]
    kept = term_kept(groups, told, beside)
    values = {**told[0], **_left_unanswered(lead, told[0]), "не_продлевает": kept.in_lead}
    if values["без_ответа"]:
        values["пункты"] = by_number(values["пункты"])
    works = works_beside(lead, missing[0], tails)
    whole = for_the_heading(groups)
    of_heading = values_of(whole) if whole else items_of_the_heading(lead, works)
    heading = words.lines(lead.file, _section(lead, "заголовок", works), {**values, **of_heading})
    body = _section(lead, "записка" if paper.form is Form.NOTE else "текст")
    lines = words.lines(lead.file, body, values)
    if values["без_ответа"] and "без_ответа" not in words.asked(lead.file, body)[0]:
        lines.append(str(values["без_ответа"]))  # words of version 1.0 have no place for it
    lines += [*beside[0], *kept.behind(1)]
    tabled, unnamed = lead if values["таблица"] else None, _names_the_plan(told)
    for place, tail in enumerate(tails, 1):
        values = told[place]
        values["пункты"] = by_number(values["пункты"])
        values["таблица"] = values["таблица"] and tabled is None
        tabled = tail if values["таблица"] else tabled
        heading += _news_named(lead, tail, values, heading)
        if place == unnamed:
            values["плана"] = plan_by_its_act(facts.order)
        lines += [*words.lines(tail.file, _section(tail, "присоединяется"), values), *kept.behind(2 * place)]
        lines += [*beside[place], *kept.behind(2 * place + 1)]
    lines += persons_of_the_unit(lead)
    rows = table_rows(tabled.verdicts, facts, tabled.topic) if tabled else ()
    attachments = forms_named(lead, lines)
    return Body(heading=tuple(heading), lines=tuple(lines), rows=rows, attachments=attachments)


def _names_the_plan(told: Sequence[Mapping[str, Any]]) -> int:
    """Return the place of the first paragraph about items of the plan; the lead may be of the order's own text."""
    return next((place for place, values in enumerate(told) if values["плана_полностью"]), 0)


def _left_unanswered(lead: Group, values: Mapping[str, Any]) -> Mapping[str, object]:
    """Return the sentence about unanswered letters of a higher person (papers.md C2); "" where there are none.

    It says «также» where the paper has told of one before; who has spoken by telephone since left no answer in writing,
    and then so it is told of all these letters. One that the leading paragraph tells an answer to is not called
    unanswered: it says about which items there is no answer.
    """
    facts, cited = lead.facts, {e.key for g in lead.paper.grounds if g.unanswered for e in g.cites}
    left = in_order(e for e in lead.paper.unanswered if e.key not in cited)
    partly = _partly_answered(lead, left)
    unanswered, rest = [e for e in left if e not in partly], _no_answer_about_the_rest(lead, partly)
    if not unanswered:
        only: LeadValues = {"без_ответа": rest}
        return only
    several = len(unanswered) > NAMED
    letter = values.get("письмо") or {}
    first = str(letter.get("без_ответа", "")) if lead.unanswered else ""
    named = unanswered[-1:] if several else unanswered
    spoken = any(map(facts.spoken, unanswered)) or first.startswith(IN_WRITING)
    earlier = letter_words(named, ground_body(facts), about=asked_for(named, facts), explained=spoken)
    said: EarlierValues = {"письмо": earlier, "также": lead.unanswered, "нет_ответа_по": "", **summed_up(unanswered)}
    line = lead.words.line(PHRASES, "письма без ответа" if several else IN_VAIN, said)
    told: LeadValues = {"без_ответа": f"{line} {rest}".strip()}
    if not (spoken and first):
        return told
    return {**told, "письмо": {**letter, "без_ответа": first.replace("без ответа", IN_WRITING)}}


def _partly_answered(lead: Group, left: Sequence[Entry]) -> list[Entry]:
    """Return the letters that the leading paragraph tells an answer to, where the words can tell them apart."""
    known = lead.words.asked(PHRASES, IN_VAIN)[0]
    told = {e.key for g in lead.grounds if not g.unanswered for e in g.cites}
    return [e for e in left if e.key in told] if "нет_ответа_по" in known else []


def _no_answer_about_the_rest(lead: Group, papers: Sequence[Entry]) -> str:
    """Say of which items answered letters have no answer; "" of no letter."""
    if not papers:
        return ""
    facts = lead.facts
    words = letter_words(papers, ground_body(facts), explained=any(map(facts.spoken, papers)))
    items = numbers_of(sorted({o.item for e in papers for o in e.occasions}, key=natural_key))
    said: EarlierValues = {"письмо": words, "также": False, "нет_ответа_по": str(items["дат"]), **summed_up(papers)}
    return lead.words.line(PHRASES, IN_VAIN, said)


def _section(group: Group, base: str, beside: Sequence[Verdict] = ()) -> str:
    """Return the section for what is known: «не поступили» and «без ответа» have sections of their own.

    No heading is about silence where something is known of the work ``beside``.
    What was known before a letter that nobody answered is told beside that, and its questions are not repeated.
    """
    first, joined = not group.unanswered, base == "присоединяется"
    promised = first and joined and any(v.reported.promise for v in group.verdicts)
    told = not is_silent(group.verdicts) or (group.repeated and first) or promised
    told |= group.unanswered and not all(v.reported.silence for v in beside)
    asked_anew = group.unanswered and base in {"текст", "записка"} and all(map(_only_works, group.verdicts))
    if group.topic is Topic.OVERDUE and told and not asked_anew:
        return f"{base} по сведениям"
    repeated = f"{base} повторно"
    return repeated if group.unanswered and group.words.has(group.file, repeated) else base


def _only_works(verdict: Verdict) -> bool:
    """Tell whether nothing is known, or no more than that the work is under way: no reason and no day of its end."""
    told = verdict.reported
    works = told.news in {News.IN_WORK, News.RESULT_OWED}
    return told.silence is not None or (works and not (told.expected_on or told.reason))


def _news_named(lead: Group, tail: Group, values: Mapping[str, Any], heading: Sequence[str]) -> list[str]:
    """Return what the heading names of a joined paragraph: news that no reader looks for under a reminder.

    The plan is changed, also by an item that is new to the reader, or items are taken off control.
    """
    plan, off = values["плана"], {Topic.RELEASE, Topic.TAKEN_OFF}
    plan_told = f" {heading[-1]}".endswith(f" {plan}")
    if tail.topic is Topic.AMENDED or (tail.topic is Topic.COVERING and values["изменён"]):
        beside_plan = {**values, "план_назван": heading[-1] == plan}
        said = "" if lead.topic is Topic.AMENDED else tail.words.line("amended.txt", "заголовок", beside_plan)
    elif tail.topic in off and lead.topic not in off:
        said = " ".join(tail.words.lines(tail.file, "заголовок", values))
        said = said.removesuffix(f" {plan}") if plan_told else said
    else:
        return []
    named = f"и {lower_first(said)}"
    return [named] if said and named not in heading else []
