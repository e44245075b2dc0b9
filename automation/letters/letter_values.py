"""What the words of a letter may say of one group of its occasions, and of the whole paper."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from automation.control.sent_papers import all_asked, out_on
from automation.letters.address import official_address, post_in_body, signer_of
from automation.letters.answers_told import brought_upon
from automation.letters.asides import by_form
from automation.letters.asks import Days, asks, if_undone, in_a_row, to_complete
from automation.letters.cases import genitive, in_sentence
from automation.letters.citing import About, letter_words, sent
from automation.letters.extracts import covering_values
from automation.letters.faults import asked_in_a_row, asks_of, copies_awaited, remarks_of, without_figures
from automation.letters.faults_in_time import answered_behind_the_term, done_in_part, has_time, regarding, uncounted
from automation.letters.ground import fulfilment, group_values, turns_of
from automation.letters.ground_groups import Group, bearers
from automation.letters.heard_before import hearing_since
from automation.letters.item_cases import item_numbers
from automation.letters.lasting import point_values
from automation.letters.letter_facts import BLANK, Facts
from automation.letters.marks import verbatim
from automation.letters.matters import REPORT, common_report, items_named, matter_of, report_words
from automation.letters.news import FILE as FACTS
from automation.letters.news import answered_by, came_since, is_silent, known, passage_of, returned_by
from automation.letters.own_items import order_of
from automation.letters.people_asked import figures_asked, lists_unwanted
from automation.letters.plan_changed import amended_values
from automation.letters.receivers import answered_to, handed_elsewhere, received_elsewhere
from automation.letters.release import release_values
from automation.letters.said_in_calls import promised
from automation.letters.tasks import in_part
from automation.letters.told_terms import agreement, answer_by, asked_for_results, dated, reminded, reminder, this_paper
from automation.letters.topic_variables import BesideEarlierValues, OverdueValues, SilenceValues
from automation.letters.variables import (
    BorneValues,
    DayValues,
    FulfilmentValues,
    RequestValues,
    SharedValues,
)
from automation.model.control import Entry, verdicts_of
from automation.model.kinds import Form, Topic
from automation.model.reported import UNDER_WAY
from automation.model.standing import Fault
from automation.plan.indicators import counts_people
from automation.russian import capital, decline_post, same_person, sex_of, show


def shared_values(group: Group) -> SharedValues:
    """Say what every paragraph of one paper may use; who signs the paper is not told of himself as of another."""
    paper, facts = group.paper, group.facts
    turns = turns_of(facts.order, group.words)
    note = paper.form is Form.NOTE
    chief = facts.order.signed_by
    heads = (chief.name, facts.head.name if paper.signer == "second" else "")  # he may act for the chief
    signer = signer_of(paper, facts).name
    told = bool(chief.post.strip()) and not any(same_person(signer, head) for head in heads)
    whose = decline_post(post_in_body(facts.order, chief.post), sex_of(chief.name))
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
        "этой_бумаге": this_paper(paper),
        **answered_to(paper, facts),
        "дата": show(paper.day),
        "ответ": show(paper.respond_by) if paper.respond_by else BLANK,
        "главе": verbatim(in_sentence(official_address(facts.order, chief).lines[0])) if told else "",
        "главы": verbatim(in_sentence(capital(whose.genitive))) if told else "",
        "справка": facts.policy.progress != "off" and not facts.memo_made,
        "таблица_учёта": shared_table,
    }


def values_of(group: Group) -> dict[str, object]:
    """Say what the paragraphs of one group may use."""
    paper, facts, words = group.paper, group.facts, group.words
    values = group_values(group.verdicts, facts, late=group.topic is Topic.OVERDUE)
    if group.topic is Topic.COVERING:
        values["таблица"] = True
    answer = answer_by(group)
    whose = bearers(group)
    told: BorneValues = {
        **values,
        **whose,
        "сколько_людей": figures_asked(group.verdicts, {**values, **whose}, group),
        **lists_unwanted(group.verdicts, group),
        "дата": show(paper.day),
        "ответ": show(answer) if answer else BLANK,
        "по_форме": by_form(group),
        **received_elsewhere(group, group.verdicts),
    }
    phrase: FulfilmentValues = {
        "исполнение": fulfilment(told, words, past=group.topic is Topic.OVERDUE),
        "не_продлевает": "",
    }
    turns = turns_of(order_of(item_numbers(group.verdicts), facts.order), words)
    handed = handed_elsewhere(group)
    return {**turns.values, "план": turns.plan, **told, **handed, **phrase, **_values_of_topic(group, told)}


def _values_of_topic(group: Group, values: BorneValues) -> Mapping[str, object]:
    """Answer what only the words of this topic may use."""
    match group.topic:
        case Topic.OVERDUE:
            return _overdue(group, values)
        case Topic.REMINDER | Topic.EVENT:
            return reminder(group, values)
        case Topic.AGREEMENT:
            return agreement(group, values)
        case Topic.REQUEST:
            return _request(group, values)
        case Topic.RELEASE | Topic.TAKEN_OFF:
            return release_values(group, values)
        case Topic.COVERING:
            return covering_values(group, values)
        case Topic.AMENDED:
            return amended_values(group, values)
        case Topic.CONTROL_POINT:
            return point_values(group)
        case _:
            return {}


def _overdue(group: Group, values: BorneValues) -> OverdueValues:
    """Return the papers written before, what came in, and what is still asked."""
    silent, paper = is_silent(group.verdicts), group.paper
    days = Days(answer=answer_by(group) or paper.day, when=group.facts.when)
    asked_before = reminded(group)
    earlier, cited = _earlier_papers(group), _cited(group)
    last = max(map(out_on, cited), default=paper.day)
    answered = answered_by(group.verdicts, cited) if all(came_since(v, last) for v in group.verdicts) else ""
    by_phone = any(v.reported.promise for v in group.verdicts)
    crossed = group.repeated and silent and not (group.unanswered or by_phone)
    heard = hearing_since(group, last, of_others=bool(values["за_других"])) if cited else ""
    beside: BesideEarlierValues = {**_not_answered(earlier if crossed else {}), "на_письмо": answered}
    results = asked_for_results(group)
    named = min(map(out_on, cited if group.repeated else ()), default=date.min)
    told = passage_of(group, {**values, **results})
    again = group.repeated
    asked = replace(told, values={**told.values, "напоминали": asked_before or again, "повторно": again})
    return {
        **dated(group),
        "письмо": earlier,
        "заслушан": "",
        "заслушаны": heard,
        **beside,
        **results,
        "не_ответили": group.unanswered,
        "известно_раньше": _came_before(group, named) and not by_phone,
        "возвращено_прежде": bool(cited) and all(returned_by(v, last) for v in group.verdicts),
        "напоминали": asked_before,
        "обещано_прежде": promised(told, before=named, silence_told=True),
        "известно": known(
            replace(told, values={**told.values, **beside}), promised(told, silence_told=True), numbered=again
        ),
        "срок_истёк": _ended(group, values),
        "просьбы": (further := asks(asked, days)),
        "просьбы_подряд": in_a_row(further),
        "если_не_исполнено": if_undone(asked),
        "завершить": to_complete(told, days),
        "сообщено": [],  # words of version 1.0: what was told stands in «известно» now
    }


def _not_answered(earlier: Mapping[str, str | bool]) -> SilenceValues:
    """Write «письмо … от … № …» of earlier papers upon which nothing came, and the genitive that older words have."""
    cited_as = f"{earlier['автор']} {earlier['реквизиты']}" if earlier else ""
    cases = [f"{earlier[case]}{cited_as}" if earlier else "" for case in ("бумаги_род", "бумаги_вин")]
    return {"после": cases[0], "не_на_письмо": cases[1]}


def _came_before(group: Group, letter: date) -> bool:
    """Tell whether all that came in had come before the day of the first earlier ``letter``: it is told first."""
    came = [v.reported.incoming for v in group.verdicts if not v.reported.silence]
    return bool(came) and all(one and one.day and one.day < letter for one in came)


def _ended(group: Group, values: BorneValues) -> str:
    """Say that the term has passed: on which day where the paper has not said that just before, or named a stretch.

    An event has no term, but where its performer has reported that the work goes on.
    """
    ended, stretch = {v.due for v in group.verdicts if v.due}, values["срок"] and values["сроки"][0]["долго"]
    told = len(ended) == 1 and (stretch or not is_silent(group.verdicts))
    ended_on: DayValues = {"день": show(max(ended)) if told else ""}
    has_no_term = values["события"] and not any(v.reported.news in UNDER_WAY for v in group.verdicts)
    return group.words.line(FACTS, "срок истёк", {**values, **ended_on, "события": has_no_term})


def _request(group: Group, values: BorneValues) -> RequestValues:
    """Return the faults one by one and the request that follows from them."""
    grounds = group.grounds
    waiting, short = uncounted(grounds), done_in_part(group)
    in_time = [v for v in short if has_time(v, answer_by(group))]
    faults = {f for g in grounds for f in g.faults}
    figures = verdicts_of(g for g in grounds if Fault.FIGURES in g.faults or without_figures(g))
    return {
        "таблица": False,
        "письмо": _earlier_papers(group),
        "возвращены": faults == {Fault.RETURNED},
        "замечания": remarks_of(group),
        "просьбы": asked_in_a_row(asks_of(group, values)),
        "в_срок": items_named(in_time, always=True) if in_time else {},
        "с_учётом": regarding(in_time),
        "доделать": bool(short),
        "не_учтены": {**items_named(waiting, always=True), "отчёт": common_report(waiting)} if waiting else {},
        "копии": copies_awaited(grounds),
        "после_срока": any(answered_behind_the_term(g, group.paper.day, answer_by(group)) for g in grounds),
        "публикации": faults == {Fault.LEAD_BROKEN},
        "численность": any(counts_people(v.item) for v in figures),
        **lists_unwanted(figures, group, always=True),
    }


def _earlier_papers(group: Group) -> dict[str, str | bool]:
    """Return the words for what was written before.

    A paper that is called unanswered is named with its items where it asked for more in vain, where something came in
    about another of them, and where its answer was entered for items it had not asked for: the addressee reads that
    answer in the journal. Who has spoken in a call since has left them without an answer in writing.
    """
    cited, facts = _cited(group), group.facts
    if not group.unanswered:
        return letter_words(cited, ground_body(facts))
    first = min(map(out_on, cited), default=group.paper.day)
    mine = {v.code_item_term for v in group.verdicts}
    called = any(v.reported.promise and v.reported.promise.called_on >= first for v in group.verdicts)
    called |= any(o.code_item_term in mine for e in cited for o in facts.spoken(e))
    beside = {e.key: e.occasions for e in group.paper.unanswered}
    left = {e.key: facts.unanswered(e) for e in cited}
    if all(e.key not in beside and not e.answer.strip() and left[e.key].issuperset(all_asked(e)) for e in cited):
        return letter_words(cited, ground_body(facts), explained=called)
    here = {e.key: [o for o in all_asked(e) if o.code_item_term in mine and o in left[e.key]] for e in cited}
    named = [replace(e, occasions=(*here[e.key], *beside.get(e.key, ()))) for e in cited]
    told = letter_words(named, ground_body(facts), about=asked_for(named, facts), explained=called)
    came = brought_upon(cited[0], facts) if len(cited) == 1 else ""
    return {**told, "без_ответа": f"{told['без_ответа']}{came}"}


def _cited(group: Group) -> list[Entry]:
    """Return what was written before; a first letter names what asked for all that it speaks of."""
    named = group.topic is not Topic.OVERDUE or group.repeated or all(g.cites for g in group.grounds)
    return sent((e for g in group.grounds for e in g.cites), group.paper.day) if named else []


def asked_for(papers: Sequence[Entry], facts: Facts) -> About:
    """Return the report or the part that each occasion of the papers asked for."""
    terms = {o.code_item_term for e in papers for o in e.occasions}
    asked = {term: (facts.judged.by_term[term],) for term in terms if term in facts.judged.by_term}
    return {
        key: report_words(v)["им"] if matter_of(*v) == REPORT else in_part(v, always=True, again=True).strip()
        for key, v in asked.items()
    }


def ground_body(facts: Facts) -> str:
    """Return the office in the genitive, as the author of its letters."""
    return genitive(facts.office.name)
