"""What performers have promised in calls («Звонки»), as sentences of a letter (papers.md C8); no letter quotes them."""

from collections.abc import Sequence
from datetime import date

from automation.control.persons import names_person
from automation.control.spoken_words import by_telephone
from automation.gathering import by_first
from automation.letters.cases import lower_first
from automation.letters.item_cases import item_numbers
from automation.letters.marks import verbatim
from automation.letters.news import FILE, Passage, is_silent, values_told
from automation.letters.tellable import tellable
from automation.letters.topic_variables import PromiseValues
from automation.model.control import Verdict
from automation.model.reported import Promise
from automation.patterns import lazy
from automation.russian import join, show
from automation.russian.heads import heads_post
from automation.russian.morphology import lemmas, part_of_speech
from automation.russian.nominative import ACTING

_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\.\s?[А-ЯЁ]\."
_POST = r"(?:и\.\s?о\.\s?)?[\w«»\s-]{2,80}"
_NAMED = lazy(rf"(?:{_POST} )?{_NAME}")
_POST_BEHIND = lazy(rf"({_NAME})(?:,\s*|\s+[–—(-]?\s*)({_POST})\)?")


def promised(told: Passage, *, before: date = date.max, silence_told: bool = False) -> list[str]:
    """Return one sentence for each promise made by telephone: no letter says that nothing is known (papers.md C8).

    ``before``: those alone that were made before this day. ``silence_told``: that nothing came is said behind them.
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
            "по_телефону": by_telephone(promise.said),
            "не_поступило": is_silent(mine) and not silence_told,
            "сказано": "",
            "дословно": False,
            "пояснено": False,
        }
        others = {*promise.items}.difference(item_numbers(told.verdicts))  # then «указанного пункта» might be of any
        values = values_told(told, mine, several=told.are_some(mine) or bool(others))
        lines.append(told.words.line(FILE, "обещано", {**values, **said}))
    return lines


def _who_spoke(promise: Promise, mine: Sequence[Verdict]) -> str:
    """Write «заместитель директора Образцов А.А.» of who promised; "" of the head himself and of a cell without a name.

    The reader of the letter learns from it whom to ask.
    """
    by = _post_first(promise.by.strip())
    known = _NAMED.fullmatch(by) and tellable(by) and not _spoke_himself(promise, mine)
    return verbatim(by) if known else ""


def _post_first(by: str) -> str:
    """Write «научный сотрудник Примеров А.А.» of «Примеров А.А., научный сотрудник», as clerks write as often."""
    found = _POST_BEHIND.fullmatch(by)
    return f"{lower_first(found[2].strip())} {found[1]}" if found and _is_post(found[2]) else by


def _is_post(text: str) -> bool:
    """Tell whether words are a post, and not «по телефону», «позвонила секретарь»."""
    words = text.lower().split()
    named = any(heads_post(word, one) for word in words for one in (word, *lemmas(word, "nomn")))
    return bool(ACTING.match(text)) or (named and "VERB" not in map(part_of_speech, words))


def _spoke_himself(promise: Promise, mine: Sequence[Verdict]) -> bool:
    """Tell whether the head of the performer promised it himself, or who acts for him."""
    heads = {name for v in mine for name in (v.performer.name, v.performer.acting) if name}
    return any(names_person(promise.by, name) for name in heads)
