"""What performers have said in calls («Звонки»), as sentences of a letter (papers.md C8): promised, or only told."""

from collections.abc import Sequence
from datetime import date

from automation.control.persons import names_person
from automation.control.spoken_words import by_telephone, is_quotation, says_sent
from automation.gathering import by_first, gathered
from automation.letters.marks import verbatim
from automation.letters.news import FILE, Passage, is_silent, values_told
from automation.letters.tellable import quotable, tellable
from automation.letters.topic_variables import PromiseValues, SpokenValues
from automation.model.control import Verdict
from automation.model.reported import Promise, Spoken
from automation.patterns import lazy
from automation.russian import join, show, without_stop

SPOKEN = "сказано"  # the section about a call
_NAMED = lazy(r"(?:[а-яё«»\w\s-]{0,80} )?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\.\s?[А-ЯЁ]\.")


def promised(told: Passage, *, before: date = date.max) -> list[str]:
    """Return one sentence for each promise made by telephone: no letter says that nothing is known (papers.md C8).

    ``before``: those alone that were made before this day.
    """
    given = ((v.reported.promise, v) for v in told.verdicts)
    alike = by_first((promise, v) for promise, v in given if promise and promise.called_on < before)
    lines = []
    for promise, mine in alike.items():
        said: PromiseValues = {
            "разговор": show(promise.called_on),
            "обещано": show(promise.promised_on),
            "прошло": promise.promised_on < told.on,
            "вами": not told.values["за_других"] and _spoke_himself(promise, mine),
            "кто": _who_spoke(promise, mine),
            "прежние": join([show(day) for day in promise.broken]),
            "прежних": len(promise.broken),
            "сказано": (words := quotable(without_stop(promise.said, " ."))),
            "дословно": is_quotation(promise.said),
            "по_телефону": by_telephone(promise.said),
            "пояснено": promise.explained and (bool(words) or not promise.said),
            "не_поступило": is_silent(mine),
        }
        values = values_told(told, mine, several=told.are_some(mine))
        lines.append(told.words.line(FILE, "обещано", {**values, **said}))
    return lines


def spoken(told: Passage) -> list[str]:
    """Return one sentence for each call without a promise, where its words are of the work and of these items alone."""
    if not told.words.has(FILE, SPOKEN):  # words of an earlier version
        return []
    lines = []
    for call, mine in gathered(_quoted(told.verdicts), lambda v: v.reported.call).items():
        if call:
            said: SpokenValues = {
                "разговор": show(call.called_on),
                "вами": not told.values["за_других"] and _spoke_himself(call, mine),
                "кто": _who_spoke(call, mine),
                "сказано": quotable(without_stop(call.said, " .")),
                "по_телефону": by_telephone(call.said),
            }
            values = values_told(told, mine, several=told.are_some(mine))
            lines.append(told.words.line(FILE, SPOKEN, {**values, **said}))
    return lines


def _quoted(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return those whose words in a call a letter about all of these quotes."""
    items = {v.item.number for v in verdicts}
    return [v for v in verdicts if (call := v.reported.call) and has_spoken(v) and items.issuperset(call.items)]


def said_sent(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return those of which a letter quotes that the report was sent, and none has come in.

    Nobody is told then to do what is not done, nor asked why he is late: he has said that it is on its way.
    """
    return [v for v in _quoted(verdicts) if v.reported.silence and v.reported.call and says_sent(v.reported.call.said)]


def has_spoken(verdict: Verdict) -> bool:
    """Tell whether the performer has said something of the work in a call without a promise that a letter may quote."""
    call = verdict.reported.call
    return call is not None and is_quotation(call.said) and tellable(call.said)


def _who_spoke(promise: Promise | Spoken, mine: Sequence[Verdict]) -> str:
    """Write «заместитель директора Образцов А.А.» of who promised; "" of the head himself and of a cell without a name.

    The reader of the letter learns from it whom to ask.
    """
    by = promise.by.strip()
    known = _NAMED.fullmatch(by) and tellable(by) and not _spoke_himself(promise, mine)
    return verbatim(by) if known else ""


def _spoke_himself(promise: Promise | Spoken, mine: Sequence[Verdict]) -> bool:
    """Tell whether the head of the performer promised it himself, or who acts for him."""
    heads = {name for v in mine for name in (v.performer.name, v.performer.acting) if name}
    return any(names_person(promise.by, name) for name in heads)
