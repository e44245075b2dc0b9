"""Turns days and stretches as written into days of the calendar, by rules for the year that is not written.

A year not written is that of the first such date on or after the signing; in a list the year written last holds
for what stands before it; nothing may end before the signing.
"""

from calendar import isleap
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from automation.model.plan import By, Dates, Period
from automation.plan.terms.case import TermCase
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
    whole_year,
    with_year,
    within_range,
    year_of,
)
from automation.plan.terms.term_words import UNIT_FORMS
from automation.russian.dates import show

FAR_YEARS = 5
FARTHEST_YEARS = 20
JUST_PASSED = 60  # days before the signing within which a date without a year may be meant
OTHER_STRETCHES = {
    "half_month": "половины месяца",
    "last_week": "месяца, в который кончается его последняя неделя",
    "spring": "весны",
    "summer": "лета",
    "autumn": "осени",
    "winter": "зимы",
}
WHOSE_END = {unit: genitive for unit, (_, genitive, _) in UNIT_FORMS.items()} | OTHER_STRETCHES


def place(parts: Sequence[Part], case: TermCase) -> By | Period | Dates:
    """Make one day ``By``, one stretch ``Period``, and several of one sort ``Dates`` of their ends."""
    if len({isinstance(part, Day) for part in parts}) > 1 or len({sort_of(last_of(part)) for part in parts}) > 1:
        raise DoubtError("в сроке перемешаны дни и разные периоды: назовите каждый последний день")
    spans = _spans(parts, case)
    if len(spans) > 1:
        return Dates(due=tuple(due for _, due in spans))
    start, due = spans[0]
    return By(due=due) if isinstance(parts[0], Day) else Period(start=start, due=due)


def place_each(parts: Sequence[Part], case: TermCase) -> Dates:
    """Make the last days of days and stretches of any sort one list: the words beside each say that it is one."""
    return Dates(due=tuple(due for _, due in _spans(parts, case)))


def _spans(parts: Sequence[Part], case: TermCase) -> list[tuple[date, date]]:
    """Return the first and last day of each part, checked and told."""
    spans = [_span(part, case.signed) for part in _with_years(parts, case)]
    _check(spans, case.signed)
    _tell_ends(parts, spans, case)
    return spans


def _with_years(parts: Sequence[Part], case: TermCase) -> list[Part]:
    """Return every part with its year: its own, that of a later neighbour, or the first on or after the signing."""
    known = [year_of(last_of(part), case.now) for part in parts]
    placed: list[Part] = []
    for index, part in enumerate(parts):
        year = next((y for y in known[index:] if y is not None), None)
        if known[index] is None and year is not None:
            case.tell(f"Год {year} относится ко всем датам, стоящим перед ним.")
        if year is None:
            year = _plan_year(part, case)
            if year is None:
                year = _unwritten_year(part, placed, case, follows=any(known))
                case.tell(f"Год не написан: взят первый такой срок не раньше подписания ({year}).")
        placed.append(with_year(part, year))
        if getattr(last_of(part), "short", False):
            case.tell(f"Год из двух цифр прочитан как {year}.")
    return placed


def _plan_year(part: Part, case: TermCase) -> int | None:
    """Return the first year in which a part that has none ends within the plan's days and after the signing."""
    last, plan = last_of(part), case.plan
    if plan is None or plan.start.year > case.signed.year + 1 or getattr(last, "unit", "") == "winter":
        return None
    if isinstance(part, Range) and year_of(part.first, case.signed) is not None:
        return None
    years = range(plan.start.year, plan.due.year + 1)
    ended = [y for y in years if max(plan.start, case.signed) <= span(last, y)[1] <= plan.due]
    year = _over_new_year(part, ended, plan, case) if isinstance(part, Range) else next(iter(ended), None)
    if year is not None:
        whole = f"взят год, на который составлен план ({year})" if whole_year(plan) else f"по дням плана это {year}"
        case.tell(f"Год не написан: {whole}.")
    return year


def _over_new_year(part: Range, years: Sequence[int], plan: Period, case: TermCase) -> int | None:
    """Return the first of the years in which a range ends; ask where «ноябрь – март» may begin or end with the plan."""
    turns = [within_range(part, year, case.signed) for year in years]
    before = [start < plan.start and start.year < due.year for start, due in turns]
    if all(before) and years:
        (start, due), (later, last) = turns[-1], within_range(part, years[-1] + 1, case.signed)
        if later <= plan.due:
            raise DoubtError(
                f"это с {show(start)} по {show(due)} или с {show(later)} по {show(last)}? Напишите оба года"
            )
    return next((year for year, early in zip(years, before, strict=True) if not early), next(iter(years), None))


def _unwritten_year(part: Part, before: list[Part], case: TermCase, *, follows: bool) -> int:
    """Return the year of a part that has none: after the dated neighbour before it, else from the signing."""
    last = last_of(part)
    if isinstance(last, Day) and (last.month, last.day) == (2, 29) and not _leap_day_ahead(case.signed):
        raise DoubtError("29 февраля бывает не каждый год: напишите год")
    if isinstance(last, Stretch) and last.unit == "winter":
        raise DoubtError("зима переходит из года в год: напишите последний день")
    if isinstance(part, Range) and (year := year_of(part.first, case.signed)) is not None:
        return first_on_or_after(part, span(part.first, year)[0])
    if follows:
        return first_on_or_after(part, _span(before[-1], case.signed)[1])
    year = first_on_or_after(part, case.signed)
    if year > case.signed.year and not before:
        _ask_just_passed(part, case.signed)
    return year


def _ask_just_passed(part: Part, signed: date) -> None:
    """Ask about a day or month that ended shortly before the signing: it may be meant as well, nothing decides."""
    if isinstance(part, Range) or (isinstance(part, Stretch) and part.unit != "month"):
        return
    passed = span(part, signed.year)[1]
    if (signed - passed).days < JUST_PASSED:
        raise DoubtError(
            f"{show(passed)} – незадолго до подписания ({show(signed)}): это {passed.year} или {passed.year + 1} год? "
            "Напишите год"
        )


def _leap_day_ahead(signed: date) -> bool:
    """Say whether the year of the signing still has its 29 February before it."""
    return isleap(signed.year) and signed <= date(signed.year, 2, 29)


def _span(part: Part, signed: date) -> tuple[date, date]:
    year = last_of(part).year or signed.year
    if isinstance(part, Range):
        return within_range(part, year, signed)
    if isinstance(part, Stretch) and part.unit == "winter" and part.number != 2:
        raise DoubtError(f"зима {year} года: до 28.02.{year} или до конца следующей зимы – назовите последний день")
    return span(part, year)


def _check(spans: list[tuple[date, date]], signed: date) -> None:
    """Refuse days before the signing, days absurdly far ahead, and lists that do not ascend."""
    ends = [due for _, due in spans]
    for due in ends:
        if due < signed:
            raise DoubtError(f"{show(due)} раньше подписания ({show(signed)}): проверьте дату и год")
        if due.year > signed.year + FARTHEST_YEARS:
            raise DoubtError(f"{show(due)} – больше {FARTHEST_YEARS} лет после подписания: проверьте год")
    if any(later <= earlier for earlier, later in pairwise(ends)):
        shown = ", ".join(map(show, ends))
        raise DoubtError(f"даты идут не по порядку ({shown}): напишите год у каждой")


def _tell_ends(parts: Sequence[Part], spans: list[tuple[date, date]], case: TermCase) -> None:
    """Tell what a reader must know of each last day."""
    for part, (_, due) in zip(parts, spans, strict=True):
        last = last_of(part)
        if isinstance(last, Stretch):
            case.tell(f"Взят последний день {WHOSE_END[last.unit]}: {show(due)}.")
        elif isinstance(part, Range) and len(parts) > 1:
            case.tell("Из нескольких промежутков взят последний день каждого.")
        if due.year > case.signed.year + FAR_YEARS:
            case.tell(f"Срок дальше {FAR_YEARS} лет от подписания: проверьте год {due.year}.")
        if isinstance(part, Day) and part.day == 1 and not case.event:
            tell_first_day(due, case)


def tell_first_day(due: date, case: TermCase) -> None:
    """Tell that «до 01.MM» includes the day itself: some acts mean the day before."""
    case.tell(
        f"День {show(due)} входит в срок; если имелось в виду «по {show(day_before(due))}», "
        "укажите это в «Уточнённый срок»."
    )
