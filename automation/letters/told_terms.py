"""How the terms of a letter stand to its day; what reminders and requests to take part say of them."""

from collections.abc import Sequence
from datetime import date, timedelta

from automation.control.morning import Spent
from automation.gathering import by_first
from automation.letters.asks import Days, to_complete
from automation.letters.citing import cited_instrumental
from automation.letters.former_terms import asked_before, prolonged_alone
from automation.letters.ground_groups import Group, said_late, to_complete_late
from automation.letters.item_cases import item_numbers, items_of, unique
from automation.letters.late_work import is_late_work_of_each, matter_when_late
from automation.letters.marks import bare
from automation.letters.matters import EVENT, PRESENTED, TASK, goes_on, is_presented, items_named, matter_of, when_of
from automation.letters.news import Passage, is_silent, known, passage_of
from automation.letters.printed_terms import unbracketed
from automation.letters.proofs_asked import proof_values
from automation.letters.said_in_calls import promised
from automation.letters.tellable import tellable
from automation.letters.told_ahead import expected, has_named_his_day, is_put_off
from automation.letters.topic_variables import (
    AgreementValues,
    AnswerValues,
    InvitedValues,
    ReminderValues,
    ResultsAskedValues,
    ReturnHeededValues,
)
from automation.letters.variables import BorneValues, DatedValues, TermPartValues
from automation.model.control import Paper, Verdict
from automation.model.kinds import Form, Kind, Topic
from automation.model.plan import Recurring
from automation.model.reported import News
from automation.plan.terms import is_work_of_each
from automation.russian import join, show, shown

LONGEST_STEP = {"week": 7, "month": 31, "quarter": 92, "half_year": 184, "year": 366}  # days


def answer_by(group: Group) -> date | None:
    """Answer the day until which the group's answer is asked for: its own, else the paper's.

    A later day that a performer has promised is named beside it.
    """
    days = [g.respond_by for g in group.grounds]
    if group.topic is group.paper.grounds[0].topic is Topic.OVERDUE:  # of a second letter all may lie later
        days.append(group.paper.respond_by)
    return min(filter(None, days), default=group.paper.respond_by)


def this_paper(paper: Paper) -> str:
    """Return how a paper speaks of itself, in the prepositional."""
    return "настоящей записке" if paper.form is Form.NOTE else "настоящем письме"


def dated(group: Group) -> DatedValues:
    """Tell where the terms stand on the day of the paper, and whether the answer comes after them."""
    answer, on = answer_by(group), group.paper.day
    ends = [(v.ends_on, v) for v in group.verdicts if v.ends_on]
    lasts, today = [day for day, _ in ends], [v for day, v in ends if day == on]
    reports = [v for v in group.verdicts if is_presented(v)]
    return {
        "сегодня": items_of(today) if len(today) < len(lasts) else {},
        "отчёты_сегодня": bool(reports) and all(v in today for v in reports),
        "истекает": bool(lasts) and all(d == on for d in lasts),
        "позже_срока": bool(answer and lasts and answer > min(lasts)),
        "к_сроку": bool(lasts) and all(d == answer for d in lasts),
    }


def reminded(group: Group) -> bool:
    """Tell whether reminders of all these obligations have gone out: they alone name the day for an event's result."""
    return all(_reminders(v, group) for v in group.verdicts)


def _reminders(verdict: Verdict, group: Group) -> list[Spent]:
    """Return the reminders of an obligation at its present term that have gone out."""
    written = group.facts.written(verdict.code_and_item, Kind.REMINDER)
    return [w for w in written if w.about.control_date == verdict.due and w.entry.sent_by(group.paper.day)]


def asked_for_results(group: Group) -> ResultsAskedValues:
    """Name the reminder that asked for the results of these events, and by which day: the plan has no term for them.

    Nothing where there were several, where nobody has numbered it, and behind a letter about the silence itself.
    """
    reminders = [_reminders(v, group)[-1:] for v in group.verdicts]
    asked = {w.entry.key: w for mine in reminders for w in mine}
    days = {w.entry.answer_day(w.about) for mine in reminders for w in mine}
    last = next(iter(asked.values())).entry if len(asked) == len(days) == 1 and all(reminders) else None
    named, day = cited_instrumental([last] if last else []), shown(next(iter(days), None))
    if group.repeated or not (named and day):
        return {"просили": "", "просили_до": ""}
    return {"просили": f"{named} до {day}", "просили_до": f"до {day}"}


def reminder(group: Group, values: BorneValues) -> ReminderValues:
    """Say what the performer has said of the work himself stands before what is asked."""
    terms, on = dated(group), group.paper.day
    prolonged = [v for v in group.verdicts if not v.item.recurring and (v.ends_on or on) > on]
    told = passage_of(group, values)
    ends = bool(terms["истекает"] or terms["позже_срока"])
    return {
        **terms,
        "не_успевает": _will_be_late(group) and not ends,
        "завершить": _completed_late(group, told),
        "без_причины": not all(v.reported.reason for v in group.verdicts),
        "последний_день": shown(max((v.ends_on for v in group.verdicts if v.ends_on), default=None)),
        "сообщено": expected(told),
        "перенос": all(map(is_put_off, group.verdicts)),
        "дата_названа": all(has_named_his_day(v, group.paper.day) for v in group.verdicts if not is_presented(v)),
        **_sent_back(group.verdicts),
        **proof_values(group.verdicts),
        "повторяется": not prolonged,
        "о_продлении": items_named(prolonged, always=True) if 0 < len(prolonged) < len(group.verdicts) else {},
        "ответы": _answers(group),
    }


def _sent_back(verdicts: Sequence[Verdict]) -> ReturnHeededValues:
    """Tell of which of these a report was sent back for a reason that is told: the next one has to heed it."""
    back = [v for v in verdicts if v.reported.news is News.RETURNED and tellable(v.reported.return_reason)]
    every = len(back) == len(verdicts)
    return {"все_возвращены": every, "возвращённые": {} if every else items_named(back, always=True) if back else {}}


def _will_be_late(group: Group) -> bool:
    """Tell whether the performer has named one day for all this work himself and it lies behind the one term of it."""
    said = set(map(said_late, group.grounds))
    return len(said) == 1 and "" not in said


def _completed_late(group: Group, told: Passage) -> list[str]:
    """Ask for the work by that day where the term ends before anybody could hurry or apply; [] elsewhere."""
    late = _will_be_late(group) and all(map(to_complete_late, group.grounds))
    return to_complete(told, Days(answer=answer_by(group) or group.paper.day, when=group.facts.when)) if late else []


def _answers(group: Group, *, promises: bool = False) -> list[AnswerValues]:
    """Return each answer date with its items, where a paragraph names more than one or asks two kinds of question.

    An item with more than one of them is told by the days of its events. Of what was promised by the answer date
    execution is asked for where the paragraph tells the ``promises``; of work whose term ends by then, too.
    """
    on = group.paper.day
    answers = [
        ((day, _is_over(v, on), (v.last or date.max) <= day or (promises and _is_promised(v, day))), v)
        for day, v in ((g.respond_by, g.verdict) for g in group.grounds)
        if day and v
    ]
    days = by_first(sorted(answers, key=lambda answer: answer[0][0]))
    asked = [number for some in days.values() for number in item_numbers(some)]
    several = any(asked.count(number) > 1 for number in asked)
    told: list[AnswerValues] = [
        {
            "пункты": items_of(some),
            "ответ": show(day),
            "когда": at_its_time(some) if several else "",
            "о_результатах": over,
            "пройдёт": passes,
            "обещанное_прошло": promises and any(_is_broken(v, on) for v in some),  # asked by words of version 2.6
            "спросить_дату": _date_to_ask(some, day, on) if promises and over else "",
        }
        for (day, over, passes), some in days.items()
    ]
    return told if len(told) > 1 else []


def _date_to_ask(verdicts: Sequence[Verdict], by: date, on: date) -> str:
    """Return which day is asked for as in a letter of its own: «предполагаемую» of late work, «новую» of what broke."""
    late = (v for v in verdicts if matter_when_late(v) != EVENT and (_last_of(v) or on) < on)
    if any(not _is_promised(v, by) for v in late):
        return "предполагаемую"
    return "новую" if any(_is_broken(v, on) for v in verdicts) else ""


def _is_broken(verdict: Verdict, on: date) -> bool:
    """Tell whether a promised day has passed."""
    return _is_promised(verdict, on - timedelta(days=1))


def at_its_time(verdicts: Sequence[Verdict]) -> str:
    """Write «срок проведения – 27.03.2026» of one of the days of an event, «сроки – …» of several terms."""
    held, days = all(matter_of(v) == EVENT for v in verdicts), unique(map(when_of, verdicts))
    return f"{'сроки' if len(days) > 1 else 'срок'}{' проведения' if held else ''} – {join(days)}"


def _is_over(verdict: Verdict, on: date) -> bool:
    """Tell whether only the result can be asked for: of an event, and of work whose term has passed."""
    return matter_of(verdict) == EVENT or verdict.expired(on)


def _is_promised(verdict: Verdict, by: date) -> bool:
    """Tell whether a day has been promised («Звонки») that comes by the answer date: execution is asked for."""
    promise = verdict.reported.promise
    return promise is not None and promise.promised_on <= by


def agreement(group: Group, values: BorneValues) -> AgreementValues:
    """Say what the plan provides for and whether its term lies behind: such a performer is asked, not ordered.

    Whoever has promised a day is not asked for that day once more. What each does for itself within a stretch of days
    is no event behind its last day, but work that is late: by which day it will be done is asked for.
    """
    on = group.paper.day
    last = [day for v in group.verdicts if (day := _last_of(v))]
    answer = answer_by(group)
    over = bool(last) and all(day < on for day in last)
    due = [v.reported.promise for v in group.verdicts if _is_promised(v, answer or on)]
    every = len(due) == len(group.verdicts)
    broken = every and any(p.promised_on < on for p in due if p)
    alone = not values["пункты"]["много"]
    asked = any(w.entry.sent_on for v in group.verdicts for w in group.facts.written(v.code_and_item, Kind.REQUEST))
    parts = [(part, part["срок"] if asked else part["срок_по_плану"]) for part in values["сроки"]]
    named = [(_provided(part, alone=alone).removesuffix(","), term) for part, term in parts]
    told, answers = passage_of(group, values), _answers(group, promises=True)
    return {
        **dated(group),
        "мероприятия_со_сроком": _with_terms(named),
        "обещано": promised(told),
        "сказано_обо_всём": False,
        "ранее": asked_before(group),
        "о_результатах": over or every,
        "обещанное_прошло": broken,
        "спросить_дату": "новую" if broken else "предполагаемую" if over and not every else "",
        "прошло": over,
        "события": values["события"] and not all(is_late_work_of_each(v, on) for v in group.verdicts),
        "не_поступило": _has_not_come(told) if over and (values["отчёт"] or values["отчёты"]) else "",
        "пройдёт": not over and any(day <= (answer or on) for day in last),
        "проводятся": values["события"] and not any(is_work_of_each(v.item) for v in group.verdicts),
        "проводится": all(goes_on(v, on) for v in group.verdicts),
        "участвует": all(_takes_part(v, group) for v in group.verdicts),
        **_invited(group),
        "далее": not asked and len(group.verdicts) == 1 and _comes_again(group.verdicts[0]),
        "ответы": answers,
        "одни_результаты": all(one["о_результатах"] for one in answers),
    }


def _has_not_come(told: Passage) -> str:
    """Say of a report that was to be presented by now that it has not come; "" where something has been told of it."""
    return next(iter(known(told, ())), "") if is_silent(told.verdicts) and not promised(told) else ""


def _last_of(verdict: Verdict) -> date | None:
    """Return the day behind which nobody can take part any more, though a result may still come."""
    return verdict.due if verdict.item.takes_place else verdict.last


def _invited(group: Group) -> InvitedValues:
    """Name the items he is asked to take part in: neither over nor, of an event, going on, and not yet his work."""
    on = group.paper.day
    over = (v for v in group.verdicts if (_last_of(v) or on) < on)
    apart = [*over, *(v for v in group.verdicts if goes_on(v, on) or _takes_part(v, group))]
    items = items_of(v for v in group.verdicts if v not in apart)
    return {"участвовать": items, "участвовать_во_всех": bool(items) and not apart}


def _takes_part(verdict: Verdict, group: Group) -> bool:
    """Tell whether he takes part already: he has reported or promised, or his own term was prolonged."""
    told = verdict.periods or verdict.reported.promise
    return bool(told or prolonged_alone(verdict, group.facts))


def _comes_again(verdict: Verdict) -> bool:
    """Tell whether the same is due again behind this term of a repeated item: a whole step before its end."""
    rule, due = verdict.item.reading.deadline, verdict.control_date
    if not isinstance(rule, Recurring) or due is None:
        return False
    step = rule.every * LONGEST_STEP.get(rule.unit, 1)
    return rule.until is None or (rule.until - due).days >= step


def _with_terms(named: Sequence[tuple[str, str]]) -> str:
    """Write «участие в ярмарке (16.01.2026)».

    Behind words that end with brackets no others stand, nor around a term that bears several notes in its own: there
    each of several is told as «участие в ярмарке, срок – 16.01.2026», one apart from the next.
    """
    if any(bare(words).endswith(")") or "; " in term for words, term in named):
        return "; ".join(f"{words}, срок – {term}" for words, term in named)
    return join([f"{words} ({unbracketed(term)})" for words, term in named])


def _provided(part: TermPartValues, *, alone: bool) -> str:
    """Return what the plan provides for: a measure in its own words, a task, a figure or information."""
    report = part["отчёт"]
    if part["вид"] in {TASK, EVENT} and part["поручение"] and alone:
        return str(part["поручение"])
    presented = part["вид"] in PRESENTED and report["свои_слова"]
    if presented:
        return f"представление{report['кому']} {report['слова_род']}"
    measures = part["мероприятия"]
    return f"достижение {measures['род']}" if measures["показатель"] else measures["им"]
