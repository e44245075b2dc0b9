"""Days, stretches and ranges with words beside them: «до 30.06.2026 – 6 кварталов; до 30.11.2026 – 6 кварталов»."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import cast

from msgspec import Struct

from automation.model.plan import By, Dates
from automation.patterns import lazy
from automation.plan.terms.case import TermCase
from automation.plan.terms.fixed import BY, collect
from automation.plan.terms.joining import sentence, trimmed
from automation.plan.terms.parts import Day, DoubtError, Part, StrangeWordsError, Stretch
from automation.plan.terms.placing import place, place_each
from automation.plan.terms.scan import Token, Tokens
from automation.russian.dates import show

# Words that may change the term itself: a first day, a reserve, a condition, another paper's date, a day called off.
_CHANGES = (
    r"(?:не|ни|или|либо|если|кроме|без|от|с|по|до|после|за|через|при|на|к|в|о|об|из|у|под|перед|около|начало|старт[а-я]*|факт[а-я]*|ранее|вместо|взамен"
    r"|прежн[а-я]+|стар[а-я]+|резерв[а-я]*|запасн[а-я]+|перен[ео]с[а-я]*|отмен[а-я]*|продл[а-я]+|измен[а-я]+|утратил[а-я]*"
    r"|постоянно|далее|затем|каждый|день|число|год|ориентировочно|предварительно|примерно|возможно|приказ|распоряжение"
    r"|постановление|решение|протокол|письм[а-я]+|редакци[а-я]+|доработк[а-я]+)"
)
_SAID = rf"(?!{_CHANGES}(?: |\Z))(?:[а-я]+)"
_NUMBERED = r"(?:(?: и)? (?:no|д|дом|корп|корпус) N)*"  # «котельная № 1 и № 2», «ул. Мира, д. 7»
_WORDS = rf"{_SAID}(?:{_NUMBERED}(?: (?:и|на|для|о|об|в|по)(?= )| {_SAID})){{0,7}}{_NUMBERED}"
_OVER = r"(?:(?:[а-я]+ )?(?:отчет|информация) )?за (?:S|год|полугодие|квартал|N месяц)"  # what a report is about
_EXTRA_DAYS = r"дополнительн[а-я]+ (?:день|дата|дни|даты)"
_DAY = rf"(?:{BY} )?D(?: включительно)?"
_SHARE = rf"(?:не менее )?(?:N (?:%|[?])(?: {_WORDS})?|N {_WORDS})"  # «50 процентов», «не менее 30 %»
# «по школам», «в части школ», but not «по графику», «в срок»
_OTHER_PAPER = r"(?![^-]*(?:график|план|расписан|соглас|мер[еу]|итог|результат|оконч|срок))"
_WHOSE = rf"(?:в (?:часть|части)|по|для|на|в) {_OTHER_PAPER}{_WORDS}"
_LABEL = rf"(?:{_WORDS}|{_WHOSE}|{_EXTRA_DAYS}|{_OVER}|{_SHARE}|N (?:семестр|триместр|четверть|очередь))"
_WHEN = rf"(?P<when>{_DAY}|(?:(?:в период )?с |в )?[NDS] (?:по|-) [DS](?: включительно)?|(?:в )?S)"
# «до 1 августа – постановление» is what is due then, and no other paper's day.
_ACT = r"(?:приказ|распоряжение|постановление|решение|протокол)"
_PIECE = (
    lazy(rf"(?P<when>(?:до|к|не позднее) D) - {_ACT}"),
    lazy(rf"(?:{_LABEL}|S) - (?P<when>{_DAY})"),
    lazy(rf"{_LABEL} - {_WHEN}"),
    lazy(rf"(?P<when>{_DAY}) - (?:{_LABEL}|N)(?: [?])?"),
    lazy(rf"{_WHEN} - {_LABEL}"),
    lazy(_WHEN),
)
# «заявка до 1 апреля, отчёт до 1 декабря»: without a dash words must stand beside each of several days.
_CLOSE = (lazy(rf"{_LABEL} (?P<when>{BY} D(?: включительно)?)"), lazy(rf"(?P<when>{BY} D(?: включительно)?) {_LABEL}"))
_PLAN = lazy(r"(?<!\S)план(?!\S)")  # alone it is no part of the work but the other of «план» and «факт»
LONGEST_GAP = 270  # days between two days of a list the later of which has no year
_BEHIND = lazy(_LABEL)
_REPORT = lazy(r"(?<!\S)(?:отчет|информация)(?!\S)")
_BETWEEN = lazy("(?:промежуточн|предварительн)")
_TIMES = lazy(r"N (?:раз|р) [,-] \S.*")


class _Piece(Struct, frozen=True):
    """When something is due, and the words beside it; "" where there are none."""

    when: Part
    words: str


def read_labelled(tokens: Tokens, case: TermCase) -> By | Dates | None:
    """Read days beside which words only say what is due on each of them; None where any word may say more.

    «Дважды: до 20 апреля и до 1 сентября» is read where there are as many days.
    """
    times = cast("int", tokens[0].value) if _TIMES.fullmatch(sentence(tokens)) else None
    pieces = _pieces(tokens[3:] if times else tokens, in_prose=case.in_prose)
    if pieces is None or (times is None and not any(piece.words for piece in pieces)):
        return None
    if times is not None and times != len(pieces):
        raise DoubtError("дней названо не столько, сколько раз: назовите каждый день")
    if _reports_after(pieces) or (len(pieces) == 1 and _PLAN.search(pieces[0].words)):
        return None
    return _placed([piece.when for piece in pieces], case, told=times is None)


def _placed(parts: list[Part], case: TermCase, *, told: bool) -> By | Dates | None:
    """Return the last day of each part, and tell that the words beside it are left out."""
    if all(isinstance(part, Day) for part in parts):
        return _days([cast("Day", part) for part in parts], case, told=told)
    if len(parts) < 2 or any(isinstance(part, Stretch) and part.unit == "year" for part in parts):
        return None
    deadline = place_each(parts, case)
    if told:
        case.tell("Взяты концы названных периодов, слова при них в срок не входят.")
    return deadline


def _days(days: list[Day], case: TermCase, *, told: bool) -> By | Dates:
    """Return the days in their order in the calendar."""
    if all(day.year for day in days):
        days.sort(key=lambda day: (day.year or 0, day.month, day.day))
    if len({(day.year, day.month, day.day) for day in days}) < len(days):
        raise StrangeWordsError("один и тот же день назван дважды: назовите последний день")
    deadline = cast("By | Dates", place(days, case))
    if isinstance(deadline, Dates):
        for day, (former, due) in zip(days[1:], pairwise(deadline.due), strict=True):
            if day.year is None and (due - former).days > LONGEST_GAP:
                raise DoubtError(f"{show(due)} или день раньше {show(former)}? Напишите год у каждого дня")
    if told:
        case.tell("Взяты названные дни, слова при них в срок не входят.")
    return deadline


def _pieces(tokens: Tokens, *, in_prose: bool) -> list[_Piece] | None:
    """Return the parts of a term with the words beside each; None where any other words stand there.

    Words between commas belong to the part before them: «до 01.05.2026 (проект)», but not to a part that has some.
    """
    chunks = _chunks(tokens)
    pieces = _read_chunks(chunks, _PIECE)
    if pieces is None and not in_prose and len(close := _read_chunks(chunks, (*_PIECE, *_CLOSE)) or []) > 1:
        return close if all(piece.words for piece in close) else None
    return None if pieces and len(pieces) == 1 < len(chunks) else pieces or None


def _read_chunks(chunks: Sequence[Tokens], forms: Sequence[re.Pattern[str]]) -> list[_Piece] | None:
    """Return the parts by these forms; words alone go to the part before them, or to the next one as its beginning."""
    pieces: list[_Piece] = []
    begun = ""
    for words in chunks:
        line = sentence(words)
        found = None if _begins_with_year(words) else next(filter(None, (form.fullmatch(line) for form in forms)), None)
        if found and not (begun and found.start("when") == 0):
            first = len(line[: found.start("when")].split())
            when = collect(words[first : first + len(found["when"].split())])[0]
            pieces.append(_Piece(when, f"{begun}{line[: found.start('when')]}{line[found.end('when') :]}"))
            begun = ""
        elif found is None and pieces and not pieces[-1].words and _BEHIND.fullmatch(line):
            pieces[-1] = _Piece(pieces[-1].when, line)
        elif found is None and _BEHIND.fullmatch(line) and not begun:
            begun = f"{line}, "
        else:
            return None
    return None if begun else pieces


def _begins_with_year(words: Tokens) -> bool:
    """Say whether «2026 год» stands before a day, as a heading whose day may be of another year."""
    first = words[0].value
    return isinstance(first, Stretch) and first.unit == "year"


def _chunks(tokens: Tokens) -> list[Tokens]:
    """Return what stands between commas, and between days that «и» joins («скверы и парки» it leaves together)."""
    chunks: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        ahead = takewhile(lambda one: one.symbol != ",", tokens[at + 1 :])
        joins = (
            token.symbol == "и" and any(one.symbol == "D" for one in chunks[-1]) and any(t.symbol == "D" for t in ahead)
        )
        if token.symbol == "," or joins:
            chunks.append([])
        else:
            chunks[-1].append(token)
    return [chunk for chunk in map(trimmed, chunks) if chunk]


def _reports_after(pieces: list[_Piece]) -> bool:
    """Say whether a report is due behind a day that stands alone: «до 25.12.2025 (отчёт до 30.12.2025)».

    One that is called intermediate comes before it.
    """
    alone = any(not piece.words for piece in pieces)
    return alone and any(_REPORT.search(piece.words) and not _BETWEEN.match(piece.words) for piece in pieces)
