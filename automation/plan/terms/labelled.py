"""Days with words beside them: «до 30.06.2026 – 6 кварталов; до 30.11.2026 – 6 кварталов», «итоги – до 20 мая»."""

from typing import cast

from automation.model.plan import By, Dates
from automation.patterns import lazy
from automation.plan.terms.case import TermCase
from automation.plan.terms.fixed import BY
from automation.plan.terms.joining import sentence, trimmed
from automation.plan.terms.parts import Day, DoubtError, StrangeWordsError, Stretch
from automation.plan.terms.placing import place
from automation.plan.terms.scan import Token, Tokens

# Words that may change the term itself: a first day, a reserve, a condition, another paper's date, a day called off.
_CHANGES = (
    r"(?:не|ни|или|либо|если|кроме|без|от|с|по|до|после|за|через|при|на|к|в|о|об|из|у|под|перед|около|начало|старт[а-я]*|план|факт[а-я]*|ранее|вместо|взамен"
    r"|прежн[а-я]+|стар[а-я]+|резерв[а-я]*|запасн[а-я]+|перен[ео]с[а-я]*|отмен[а-я]*|продл[а-я]+|измен[а-я]+|утратил[а-я]*"
    r"|постоянно|далее|затем|каждый|день|число|год|ориентировочно|предварительно|примерно|возможно|приказ|распоряжение"
    r"|постановление|решение|протокол|письм[а-я]+|редакци[а-я]+|доработк[а-я]+)"
)
_SAID = rf"(?!{_CHANGES}(?: |\Z))(?:[а-я]+)"
_LABEL = rf"{_SAID}(?: (?:и|на|для|о|об|в)(?= )| {_SAID}){{0,5}}"
_EXTRA_DAYS = r"дополнительн[а-я]+ (?:день|дата|дни|даты)"
_DAY = rf"(?:{BY} )?D(?: включительно)?"
_AMOUNT = rf"(?:N|N (?:%|[?])|N {_LABEL}|{_LABEL})"
_PIECE = lazy(rf"(?:(?:{_LABEL}|{_EXTRA_DAYS}|S) - )?{_DAY}|{_DAY} - {_AMOUNT}(?: [?])?")
_WITHIN = lazy(rf"S - {_LABEL}|{_LABEL} - (?:в )?S")  # «I квартал – межевание, II квартал – учёт»
_BARE = lazy(_DAY)
_BEHIND = lazy(rf"{_LABEL}|{_EXTRA_DAYS}")
_REPORT = lazy(r"(?<!\S)(?:отчет|информация)(?!\S)")
_BETWEEN = lazy("(?:промежуточн|предварительн)")
_TIMES = lazy(r"N (?:раз|р) [,-] \S.*")


def read_labelled(tokens: Tokens, case: TermCase) -> By | Dates | None:
    """Read days beside which words only say what is due on each of them; None where any word may say more.

    «Дважды: до 20 апреля и до 1 сентября» is read where there are as many days.
    """
    times = cast("int", tokens[0].value) if _TIMES.fullmatch(sentence(tokens)) else None
    pieces = _pieces(tokens[3:] if times else tokens)
    first, *others = pieces or [[]]
    staged = all(_WITHIN.fullmatch(sentence(piece)) for piece in others)
    if others and staged and (sentence(first) == "S" or _WITHIN.fullmatch(sentence(first))):
        return _staged([token for piece in pieces for token in piece if token.symbol == "S"], case)
    days = [token for piece in pieces for token in piece if token.symbol == "D"]
    if any(cast("Stretch", token.value).unit == "year" for piece in pieces for token in piece if token.symbol == "S"):
        return None
    if not days or not all(_PIECE.fullmatch(sentence(piece)) or _follows(piece, pieces) for piece in pieces):
        return None
    if times is not None and times != len(days):
        raise DoubtError("дней названо не столько, сколько раз: назовите каждый день")
    if all(_BARE.fullmatch(sentence(piece)) for piece in pieces) and times is None:
        return None
    if _reports_after(pieces):
        return None
    values = [cast("Day", token.value) for token in days]
    if all(day.year for day in values):
        values.sort(key=lambda day: (day.year, day.month, day.day))
    if len({(day.year, day.month, day.day) for day in values}) < len(values):
        raise StrangeWordsError("один и тот же день назван дважды: назовите последний день")
    deadline = cast("By | Dates", place(values, case))
    if times is None:
        case.tell("Взяты названные дни, слова при них в срок не входят.")
    return deadline


def _staged(tokens: Tokens, case: TermCase) -> By | Dates:
    """Return the ends of the quarters or months beside each of which a stage stands; each is named once, in order."""
    deadline = place([cast("Stretch", token.value) for token in tokens], case)
    if not isinstance(deadline, Dates) or list(deadline.due) != sorted(set(deadline.due)):
        raise StrangeWordsError("периоды названы не по порядку: назовите последний день каждого этапа")
    case.tell("Взяты концы названных периодов, слова при них в срок не входят.")
    return deadline


def _pieces(tokens: Tokens) -> list[Tokens]:
    """Return what stands between commas, and between days that «и» joins."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        joins = token.symbol == "и" and any(one.symbol == "D" for one in pieces[-1])
        if token.symbol == "," or joins:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in map(trimmed, pieces) if piece]


def _reports_after(pieces: list[Tokens]) -> bool:
    """Say whether a report is due behind a day that stands alone: «до 25.12.2025 (отчёт до 30.12.2025)».

    One that is called intermediate comes before it.
    """
    alone = any(_BARE.fullmatch(sentence(piece)) for piece in pieces)
    lines = [sentence(piece) for piece in pieces if not _BARE.fullmatch(sentence(piece))]
    return alone and any(_REPORT.search(line) and not _BETWEEN.match(line) for line in lines)


def _follows(piece: Tokens, pieces: list[Tokens]) -> bool:
    """Say whether words without a day stand behind one: «до 01.05.2026 (проект)»."""
    at = next(n for n, one in enumerate(pieces) if one is piece)
    behind = at > 0 and pieces[at - 1][-1].symbol == "D" and sum(one[-1].symbol == "D" for one in pieces) > 1
    return behind and _BEHIND.fullmatch(sentence(piece)) is not None
