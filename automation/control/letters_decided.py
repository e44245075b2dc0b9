"""Whether a decision rests on a letter of the performer: who has written so has answered (decision 0587)."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from automation.control.morning import Morning
from automation.model.control import CodeAndItem
from automation.model.report import Performer
from automation.patterns import lazy
from automation.russian import fold, parse_day

_PAPER = r"(?:письм|заявлен|обращен|ходатайств|рапорт|служебн[а-я]+ записк)[а-я]*"
_LETTER = lazy(rf"\b{_PAPER}([^;:]{{0,120}}?)\bот (\d{{1,2}}\.\d{{1,2}}\.\d{{4}})")
_WORD = lazy(r"[а-яa-z]{3,}")
_ANYBODYS = lazy(r"исполнител|организаци|учрежден|предприяти|предпринимател|обществ[ао]\b")
ENDING = 3  # so many letters at the end of a word change with its case


def decided_on_his_letter(morning: Morning, about: CodeAndItem, since: date) -> bool:
    """Tell whether a decision about an item and performer names a letter of his of that day or later as its ground."""
    code, item = about
    performer = next((v.performer for v in morning.owed(about)), None)
    return performer is not None and any(
        since <= day <= decided <= morning.on and _is_his(whose, performer, alone=alone)
        for decided, basis, alone in _grounds(morning, code, item)
        for whose, day in _letters_in(basis)
    )


def _grounds(morning: Morning, code: str, item: str) -> Iterator[tuple[date, str, bool]]:
    """Yield the days and grounds of the decisions about an item, and whether each is about this performer alone."""
    for ruling in morning.rulings_about((code, item)):
        if ruling.decided_on:
            yield ruling.decided_on, ruling.basis, ruling.code == code
    for extension in morning.book.extensions:
        if extension.decided_on and extension.item == item and extension.code in {"", code}:
            yield extension.decided_on, extension.basis, extension.code == code


@lru_cache(maxsize=1024)
def _letters_in(basis: str) -> tuple[tuple[str, date], ...]:
    """Return whose letters a ground names, and of what days: «письмо института от 08.04.2026 № 56»."""
    found = ((whose, parse_day(day)) for whose, day in _LETTER.findall(fold(basis)))
    return tuple((whose, day) for whose, day in found if day)


def _is_his(whose: str, performer: Performer, *, alone: bool) -> bool:
    """Tell whether the words behind «письмо» name a performer: of one without such words the decision is about him."""
    words = _WORD.findall(whose)
    if not words or _ANYBODYS.search(whose):
        return alone
    known = _WORD.findall(fold(" ".join((performer.organisation, performer.unit, performer.post, performer.name))))
    return all(any(name.startswith(word[: max(len(word) - ENDING, 3)]) for name in known) for word in words)
