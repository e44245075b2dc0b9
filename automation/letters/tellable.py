"""Which words of a workbook's cell may be quoted in a paper."""

import re

from automation.letters.cases import lower_first
from automation.letters.item_clauses import SENTENCE
from automation.letters.marks import quoted
from automation.model.report import HIDDEN
from automation.patterns import lazy
from automation.russian import without_lead, without_stop
from automation.russian.morphology import (
    is_done_to_something,
    is_first_person,
    is_infinitive,
    is_proper,
    part_of_speech,
    speaks_to_somebody,
)

RESTRICTED = lazy(r"(?<![а-яё])дсп(?![а-яё])|служебного\s+пользования", re.IGNORECASE)
RESTRICTED_WORDS = ("дсп", "пользования")  # one of them stands in every such mark: a cheap look before the dear one
HOLE = lazy(r"\W*(?:none|nan|nat|null|undefined)?\W*", re.IGNORECASE)  # what a program leaves of nothing
WORD = lazy(r"[а-яё]+")
CLAUSE = lazy(r"[;:]|[.,](?!\d)")  # where a part of what is said ends; a date has points of its own
STATE_BODY = lazy(  # «Роспотребнадзор», «Минстрой»: the short names of state bodies, which no dictionary knows
    r"рос\w*(?:надзор|реестр|стат|имуществ|резерв|архив|водресурс|автодор|гвардия|молодёжь|молодежь)\w*$|"
    r"мин(?:здрав|фин|строй|обр|прос|труд|соц|сельхоз|культур|спорт|природ|транс|цифр|эконом|пром|энерго|юст)\w*$"
)
STATES = {"VERB", "PRED"}  # parts of speech by which a clause states something: «удалось», «нельзя», «негде»
LONGEST = 300  # letters: a cell that holds more is no sentence


def tellable(text: str) -> bool:
    """Tell whether words may be quoted upwards: not of a restricted letter, no longer than a sentence, no hole."""
    return len(text) <= LONGEST and not HOLE.fullmatch(text) and HIDDEN not in text and not RESTRICTED.search(text)


def quotable(text: str) -> str:
    """Return the words of a cell marked as quoted; "" where they may not be quoted."""
    return quoted(text) if tellable(text) else ""


def reason_words(text: str) -> str:
    """Return a reason as a sentence of ours goes on with it: what is said of oneself or to another as a quotation.

    «Причина – ждём согласования» would be said by the office, which waits for nothing, and «причина – не представлен
    график; дополните план» («дополнить план») would ask the leader who reads it for what the clerk asked the performer.
    «Причина – ждёт результатов аукциона» does not say who waits.
    Two sentences are clauses of ours: «нет раздела о доступности; не подписано».
    """
    text = without_stop(without_lead(text), " .")
    words = WORD.findall(text.lower())
    own = any(is_first_person(word) or speaks_to_somebody(word) for word in words)
    own = own or any(map(_bids, CLAUSE.split(text.lower()))) or any(map(_lacks_subject, SENTENCE.split(text.lower())))
    if own and tellable(text):
        return f"«{quotable(text)}»"
    return quotable("; ".join(map(_begun_small, SENTENCE.split(text)))) if tellable(text) else ""


def _begun_small(text: str) -> str:
    """Return a sentence as words of another one: «Болеет бухгалтер» as «болеет бухгалтер», save a name."""
    first = WORD.match(text.lower())
    return text if first is None or is_proper(first[0]) or STATE_BODY.match(first[0]) else lower_first(text)


def _lacks_subject(sentence: str) -> bool:
    """Tell whether it begins with what somebody does to something: «ждёт результатов», not «болеет бухгалтер»."""
    first = WORD.match(sentence)
    return first is not None and is_done_to_something(first[0])


def _bids(clause: str) -> bool:
    """Tell whether a clause bids somebody do something by its infinitive: «представить сведения об их обучении».

    «Подписать до 05.06 не удалось», «подписать негде» state what is so.
    """
    words = WORD.findall(clause)
    return bool(words) and is_infinitive(words[0]) and STATES.isdisjoint(map(part_of_speech, words[1:]))
