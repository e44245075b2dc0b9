"""Answers to earlier papers as «Отправка» holds them: what of the column «Ответ» a later paper may name and quote."""

import re
from datetime import date

from automation.control.spoken_words import says_sent
from automation.letters.cases import lower_first
from automation.letters.marks import END, QUOTED, bare, verbatim
from automation.letters.tellable import quotable, reason_words, tellable
from automation.patterns import lazy
from automation.russian import parse_day, requisites, without_stop

_DAY = r"(\d{1,2}\.\d{1,2}\.\d{4})\s*(?:г\.)?"
_NUMBER = r"[^\s,;:]{0,30}\d[^\s,;:]{0,30}"
_ANSWER = lazy(  # «вх. от 14.01.2026 № 5: …», «вх. № 5 от 14.01.2026: …»
    rf"((?:ответ|вх\b(?![-‑])\.?|от|\s)*)(?:{_DAY}\s*(?:№\s*([^\s,;:]+))?|(?:№\s*)?({_NUMBER})\s+от\s+{_DAY})[\s,;:–—-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_PAPER = r"(?:записка|письмо|сообщение|рапорт|справка)\b"
_WHOSE = (
    r"(?: \w+(?:ого|его|ой|ей)){0,2} (?:отдела|сектора|управления|департамента|комитета|центра|учреждения|общества)"
)
_NAMED = lazy(  # «служебная записка отдела от 04.12.2026: …», «служебная записка отдела: …», but «письмо получено: …»
    rf"((?:\w+ )?{_PAPER}[^:;,()«»]* от {_DAY}[^:;,()«»]*|(?:\w+(?:ая|ое|ый) )?{_PAPER}(?:{_WHOSE})?):\s+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = lazy(r"по пункт(?:у|ам) [\d.,–и\s]+")
_LED = lazy(r"^ответ[,:]? ")
_OF_ITEMS = lazy(rf"ответ(,?) (.+): {QUOTED}(по пункт(?:у|ам) [\d.,–и\s]+){END}")  # what it is about, and no more
ANSWERED = "ответ получен"
SHORT_ANSWER = 3  # letters: «да», «+» only say that there is an answer


def answer_words(answer: str, *, in_brackets: bool = False, on: date | None = None) -> str:
    """Write «ответ от 14.01.2026 № 5: завершение до 20.01.2026» from the column «Ответ»; "" without one.

    Where the office has written «вх.», the day and the number are its own: «ответ (вх. от 14.01.2026 № 5): …». What its
    writer says of himself stands in quotation marks, as a reason does, and so does what names a day before ``on``, and
    what stands behind the name of a paper: «ответ (служебная записка отдела от 04.12.2026): «стенды обновляются»».
    """
    text = bare(answer)
    found = _ANSWER.match(text)
    if not text or not tellable(text):
        return ANSWERED if text else ""
    if found is None and (of_paper := _NAMED.fullmatch(text)):
        paper, said = quotable(lower_first(of_paper[1].strip())), without_stop(of_paper[3].strip(), " .")
        words = quotable(said) if _ABOUT.fullmatch(said) else f"«{quotable(said)}»"
        return f"ответ, {paper}: {words}" if in_brackets else f"ответ ({paper}): {words}"
    if found is None:
        told = any(c.isalpha() for c in text) and len(text) > SHORT_ANSWER
        return f"ответ: {reason_words(text)}" if told else ANSWERED
    day, number, rest = requisites(found[2] or found[5])[0], found[3] or found[4] or "", found[6].strip()
    named = f"от {day}{f' № {verbatim(number)}' if number else ''}"
    if "вх" not in found[1].lower():
        named = f"ответ {named}"
    else:
        named = f"ответ, вх. {named}" if in_brackets else f"ответ (вх. {named})"
    return f"{named}: {_as_written(rest, on)}" if rest else named


def _as_written(text: str, on: date | None) -> str:
    words, days = reason_words(text), map(parse_day, _DAYS_NAMED.findall(text))
    passed = on is not None and any(day and day < on for day in days)
    return f"«{quotable(without_stop(text, ' .'))}»" if passed and words and not words.startswith("«") else words


_DAYS_NAMED = lazy(r"\b\d\d?\.\d\d?\.\d{4}\b")


def received_words(answer: str) -> str:
    """Write the same as a statement of its own: «получен ответ от 14.01.2026 № 5: завершение до 20.01.2026».

    Of one that tells no more than what it is about: «получен ответ по пункту 3 (вх. от 14.01.2026 № 5)».
    """
    told = _items_first(answer_words(answer))
    return "получен ответ" if told == ANSWERED else told and f"получен {told}"


def answer_beside(answer: str) -> str:
    """Write the same in brackets behind the letter: «ответ, вх. от 14.01.2026 № 5: …», «ответ по пункту 3, вх. …»."""
    return _items_first(answer_words(answer, in_brackets=True))


def _items_first(told: str) -> str:
    found = _OF_ITEMS.fullmatch(told)
    if not found:
        return told
    comma, named, items = found.groups()
    of_the_office = comma or named.startswith("(")
    return f"ответ {items}{comma} {named}" if of_the_office else f"ответ {named} {items}"


def answer_says_more(answer: str) -> bool:
    """Tell whether an answer holds words besides its day and its number."""
    return ": " in answer_words(answer)


def tells_of_no_report(answer: str) -> bool:
    """Tell whether an answer has words, read by whoever wrote them down, that do not say that the report was sent."""
    return answer_says_more(answer) and not says_sent(answer)


def answer_cited(answer: str) -> str:
    """Write the same below the heading «Ответ»: «вх. от 14.01.2026 № 5: завершение до 20.01.2026»."""
    told = answer_words(answer, in_brackets=True)
    return told if told == ANSWERED else _LED.sub("", told, count=1)


def without_words(answer: str) -> str:
    """Return «Ответ» as no more than its day and its number."""
    found = _ANSWER.match(bare(answer))
    end = max(found.end(3), found.end(5)) if found else 0
    return bare(answer)[:end] if end > 0 else answer
