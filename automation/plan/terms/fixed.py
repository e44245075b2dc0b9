"""Terms with dates of their own: days, lists of days, stretches, ranges. The grammar is the table ``RULES``."""

from datetime import date, timedelta
from typing import cast

from msgspec.structs import replace

from automation.model.plan import By, Dates, Deadline, Period
from automation.plan.terms.case import Rule, TermCase, asking
from automation.plan.terms.joints import MOST
from automation.plan.terms.parts import (
    Day,
    DoubtError,
    Part,
    Range,
    Stretch,
    day_before,
    first_on_or_after,
    last_of,
    sort_of,
    span,
    with_year,
    year_of,
)
from automation.plan.terms.placing import place
from automation.plan.terms.scan import Token, Tokens
from automation.russian.dates import show

BY = r"(?:(?:в )?(?:срок )?(?:до|по|не позднее(?: чем)?(?: до)?)|в срок|срок|к|в период до|вплоть до)"
DAY_OR_HOUR = "это могут быть и даты, и часы: напишите даты с годом"
SEP = r"(?: ,| и| , и) "
TAIL = r"(?: включительно)?"
THROUGH = r"(?:(?:в|на|в течение|на протяжении|в период)(?: (?:весь|всего|всей|все))?|весь|всю|все) "
IN = f"(?:{THROUGH})?"
FROM = r"(?:(?:в период |в срок |на период )?с |от )"
OPENING = r"(?:открыти|начал|окончани|завершени|сход|наступлени|установлени)[а-я]*"
RANGE = rf"(?:(?:{FROM}|{IN})[NDS] (?:по|-) [NDS]{TAIL}|{FROM}[NDS] до [NDS]{TAIL})"
PIECE = rf"(?:{RANGE}|{IN}[NS])"
TO_END = (
    r"(?:(?:в срок )?(?:до|к|не позднее) (?:конец|окончание)|по конец"
    r"|(?:в )?конец|(?:в срок )?не позднее|по)"
)


def read_parts(tokens: Tokens, case: TermCase) -> Deadline:
    """Read days, stretches and ranges in a row: all that is written with a comma or «и»."""
    return place(collect(tokens), case)


def read_weekday_of_month(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «последняя пятница сентября», «второй вторник октября 2026 года»: one day of that month."""
    month = place(collect(tokens[-1:]), trial := case.apart())
    which, weekday = tokens[-3], tokens[-2].value
    if not isinstance(month, Period) or month.start.month != month.due.month:
        raise DoubtError("месяц не назван: назовите дату")
    days = [month.start + timedelta(n) for n in range(month.due.day)]
    days = [day for day in days if day.isoweekday() == weekday]
    at = cast("int", which.value) - 1 if which.symbol == "N" else -1
    if at >= len(days) or days[at] < case.signed:
        raise DoubtError("такого дня в месяце нет или он раньше подписания: назовите дату")
    case.tell(*(note for note in trial.notes if "последний день" not in note and "нерабочий" not in note))
    return By(due=days[at])


def read_weekdays_of_months(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «вторая суббота апреля и третья суббота октября»: the day of each of these months, in their order."""
    ends = [n for n, token in enumerate(tokens, 1) if token.symbol == "S"]
    days = [cast("By", read_weekday_of_month(tokens[end - 3 : end], case)).due for end in ends]
    if days != sorted(set(days)):
        raise DoubtError("дни названы не по порядку: напишите даты с годом")
    return Dates(due=tuple(days))


def collect(tokens: Tokens) -> list[Part]:
    """Return the parts of a list; a bare number takes month, unit and year from what stands after it."""
    chunks: list[list[Token]] = [[]]
    for token in tokens:
        if token.symbol in {",", "и"}:
            chunks.append([])
        elif token.symbol in {"N", "D", "S"}:
            chunks[-1].append(token)
    parts: list[Part] = []
    model: Day | Stretch | None = None
    for chunk in reversed([chunk for chunk in chunks if chunk]):
        values: list[Day | Stretch] = []
        for token in reversed(chunk):
            model = _complete(token, model)
            values.insert(0, model)
        parts.insert(0, _range(values[0], values[1], counted=chunk[0].symbol == "N") if len(values) == 2 else values[0])
    _refuse_clock(parts, bare=len(tokens) == 1)
    return _under_heading(parts)


def _under_heading(parts: list[Part]) -> list[Part]:
    """Give the year written first to all that follow, if they have none: «2026 год: I, III кварталы»."""
    head, *rest = parts
    if not rest or not isinstance(head, Stretch) or head.unit != "year" or head.year is None:
        return parts
    lasts = [last_of(part) for part in rest]
    if any(last.year is not None or (isinstance(last, Stretch) and last.unit == "year") for last in lasts):
        return parts
    return [with_year(part, head.year) for part in rest]


def _range(first: Day | Stretch, last: Day | Stretch, *, counted: bool) -> Range:
    """Join two days or two units of one sort, as «с … по …» does; refuse «10.12–2025», which is neither."""
    if counted and isinstance(first, Stretch) and isinstance(last, Stretch) and first.number >= last.number:
        raise DoubtError("начало срока не раньше его конца: уточните оба номера")
    if isinstance(first, Stretch) and isinstance(last, Stretch) and sort_of(first) == sort_of(last):
        return Range(first, last)
    if isinstance(first, Day) and isinstance(last, Day):
        return Range(first, last)
    raise DoubtError("начало и конец срока разного рода: напишите обе даты полностью")


def _complete(token: Token, model: Day | Stretch | None) -> Day | Stretch:
    """Return a number read as the day or the unit of the part after it."""
    if token.symbol != "N":
        return cast("Day | Stretch", token.value)
    number = cast("int", token.value)
    if isinstance(model, Day):
        return replace(model, day=number, year=None, figures=0)
    if model is None or model.unit not in MOST:
        raise DoubtError(f"число {number} без месяца: напишите дату полностью")
    if number > MOST[model.unit]:
        raise DoubtError(f"номер {number} слишком велик: уточните период")
    return replace(model, number=number, year=None)


def _refuse_clock(parts: list[Part], *, bare: bool) -> None:
    """Refuse «09.05–10.10», which may be hours, and «10.1», which may be a number that lost its nought.

    «20.05–31.05.2024» ends with a day, so it does not begin with an hour.
    """
    days = [day for part in parts for day in _days(part) if not (isinstance(part, Range) and last_of(part).year)]
    ranged = any(isinstance(part, Range) for part in parts)
    clocks = [bool(day.figures) and day.year is None and day.month in {5, 10} and day.day < 24 for day in days]
    if len(days) > 1 and ((ranged and all(clocks)) or (any(clocks) and any(day.year for day in days))):
        raise DoubtError(DAY_OR_HOUR)
    if bare and days and days[0].figures == 1:
        day = days[0]
        other = f"{day.day:02}.{day.month}0" if day.month == 1 else "число"
        raise DoubtError(f"это {day.day:02}.{day.month:02} или {other}? Напишите дату полностью")


def _days(part: Part) -> list[Day]:
    ends = (part.first, part.last) if isinstance(part, Range) else (part,)
    return [end for end in ends if isinstance(end, Day)]


def read_end(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «до конца марта 2026», «не позднее I квартала»: the last day of the stretch."""
    placed = place(collect(tokens), case)
    return By(due=placed.due) if isinstance(placed, Period) else placed


def read_last(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «с открытия навигации до 30 октября»: a day that nobody knows yet opens it, a known one ends it."""
    case.tell("Начало зависит от события, взят названный последний день.")
    return read_parts([next(token for token in tokens if token.symbol == "D")], case)


def read_day_within(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «II квартал 2026 г. (до 15 июня)»: the day decides, if it lies in the stretch before it."""
    at, day_at = (next(n for n, token in enumerate(tokens) if token.symbol == sign) for sign in ("S", "D"))
    stretch, day = cast("Stretch", tokens[at].value), cast("Day", tokens[day_at].value)
    if day.year is None and day.ahead is None:
        day = replace(day, year=stretch.year, ahead=stretch.ahead)
    due = cast("By", place([day], case)).due
    first, last = span(stretch, year_of(stretch, case.signed) or due.year)
    if not first <= due <= last:
        raise DoubtError(f"{show(due)} не лежит в названном периоде: напишите последний день")
    return By(due=due)


def ask_border(tokens: Tokens, case: TermCase) -> Deadline:
    """Ask about «до марта 2026», «к 2026 году»: before it begins or when it ends – nothing decides."""
    start, due = _bounds(tokens, case)
    raise DoubtError(
        f"до начала (последний день {show(day_before(start))}) или до конца ({show(due)})? Назовите последний день"
    )


def ask_inside(tokens: Tokens, case: TermCase) -> Deadline:
    """Ask about «в начале апреля», «в середине года»: no last day is named."""
    start, due = _bounds(tokens, case)
    raise DoubtError(f"последний день не назван: где-то между {show(start)} и {show(due)}")


def _bounds(tokens: Tokens, case: TermCase) -> tuple[date, date]:
    part = cast("Stretch", next(token.value for token in tokens if token.symbol == "S"))
    year = year_of(part, case.signed) or first_on_or_after(part, case.signed)
    return span(part, year)


OPEN = "названо только начало: до какого дня исполнить или это «постоянно»?"
RULES: tuple[Rule, ...] = (
    # «до 12.12.2025 включительно», «2, 9 октября», «до 15 января, до 15 апреля»
    (rf"(?:(?:{BY} )?[ND]{SEP})*(?:{BY} )?D{TAIL}", read_parts),
    # «с 1 по 25 апреля», «январь – март 2026», «в I квартале», «апрель, май», «I, II и IV кварталы»
    (rf"(?:{PIECE}{SEP})*(?:{RANGE}|{IN}S{TAIL})", read_parts),
    (rf"(?:(?:{BY}|в) )?(?:N|последний) W S", read_weekday_of_month),
    (rf"(?:в )?(?:N|последний) W S(?:{SEP}(?:в )?(?:N|последний) W S)+", read_weekdays_of_months),
    # «до конца марта 2026», «не позднее I квартала», «по март включительно»
    (rf"{TO_END} (?:[NS]{SEP})*S{TAIL}", read_end),
    # «до марта 2026», «к 2026 году», «до начала II квартала»
    (rf"(?:в срок |срок )?(?:до|к)(?: начало)? S{TAIL}", ask_border),
    (r"(?:до |к )?(?:в )?(?:начало|середина) S", ask_inside),
    (rf"{IN}S(?: ,)? (?:но )?{BY} D{TAIL}", read_day_within),
    (r"(?:в )?N неделя S", asking("неделю месяца считают по-разному: напишите её последний день")),
    # «с открытия навигации до 30 октября»: the last day is known, the first is not
    (rf"с (?:день |момент |дата )?{OPENING}(?: [а-я]+){{1,4}} (?:до|по|-) D{TAIL}", read_last),
    (r"(?:начиная )?с [DS]|(?:после|не ранее|не раньше) [DS]", asking(OPEN)),
)
