"""Columns headed with months or quarters: a mark where a row meets one of them is its term."""

import re
from itertools import pairwise

from automation.plan.order.blocks import Row, flat
from automation.russian import roman
from automation.russian.dates import MONTH_NAMES, MONTHS

_MONTHS = [roman(n) for n in range(1, 13)]
_LATIN = str.maketrans("ХІ", "XI")
_BETWEEN = re.compile(r"\s*(?:[-–—/]|\sи\s)\s*")
_MARK = re.compile(r"[хХxX*+vV✓✔√]|да", re.IGNORECASE)
_DAY = re.compile(r"числ[оа]|день|дни|дат[аы]", re.IGNORECASE)  # beside «Месяц»
_DAYS = re.compile(
    r"(?P<days>со?\s\d{1,2}\s(?:по|до)\s\d{1,2}|(?:(?:до|к)\s)?(?:[1-9]|[12]\d|3[01])(?:\s?(?:[-–—,]|и)\s?(?:[1-9]|[12]\d|3[01]))*)(?:\sчисл[оау])?\.?"
)
_YEAR = re.compile(r"((?:19|20)\d\d)\s?(?:год|г\.)?")
_WHOLE = re.compile(r"(?:(?:в\s)?течение|весь|на\sпротяжении)(?:\sвсего)?\s(?:месяца?|квартала?)", re.IGNORECASE)
_WEEKDAY = "понедельник|вторник|сред|четверг|пятниц|суббот|воскресень"
_PART = re.compile(
    r"(?P<part>(?:(?:в|до|к|не\sпозднее)\s)?(?:\d\S*\s|[а-яё]+(?:[аь]я|[уь]ю|ый|ий|ой)\s)?"
    rf"(?:недел|декад|половин|начал|середин|кон[её]?ц|{_WEEKDAY})[а-яё]*)"
    r"(?:\sмесяца)?\.?",
    re.IGNORECASE,
)
# A heading row that says when, though no month: the term of the rows below it that have none.
_THROUGHOUT = re.compile(
    r"(?:в\sтечение|на\sпротяжении)\s(?:всего\s)?(?:(?:учебного|календарного)\s)?года|постоянно"
    r"|еже(?:дневно|недельно|месячно|квартально)",
    re.IGNORECASE,
)
_OFTEN = re.compile(  # oftener than the period itself comes
    r"(?:ежедневно|еженедельно|(?:(?:1|один)\s)?раз\sв\s(?:день|неделю)"
    r"|(?:каждый|каждую|каждое)\s(?:(?:рабочий|календарный)\s)?(?:день|неделю|[а-яё]+(?:к|г|у|е))"
    rf"|по\s(?:{_WEEKDAY})[а-яё]+)\.?",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?P<year>(?:19|20)\d\d)?(?:\s*г(?:од|\.)?[а-я]*)?\s*(?:(?P<month>янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
    r"|(?P<quarter>[1-4]|i{1,3}|iv)\s*(?:кв\.?|квартал)[а-я]*)\s*(?P<after>(?:19|20)\d\d)?(?:\s*г(?:од|\.)?[а-я]*)?",
    re.IGNORECASE,
)


def period_of(text: str) -> str:
    """Return the month or quarter, or the months from one to another, that are all a text says; "" for any other."""
    found = [_PERIOD.fullmatch(part) for part in _BETWEEN.split(flat(text).strip(" .:"))]
    return " – ".join(_period(match) for match in found if match) if all(found) else ""


def period_above(text: str) -> str:
    """Return the month, quarter, year or frequency that a row over the whole table gives to those below; "" else."""
    words = flat(text).strip(" .:")
    return words if period_of(words) or _THROUGHOUT.fullmatch(words) or _YEAR.fullmatch(words) else ""


def periods_of(headings: tuple[str, ...], last: Row) -> tuple[str, ...]:
    """Return the month or quarter each column is headed with ("" for others), where at least three columns are.

    They may stand in the ``last`` row of the heading, below a common one («Месяцы 2027 года»): its year is theirs.
    """
    if any(whole := _periods(headings)):
        return whole
    years = [re.search(r"(?:19|20)\d\d", heading) for heading in headings]
    below = _periods(tuple(cell.text for cell in last))
    return tuple(f"{one} {year[0]}" if one and year else one for one, year in zip(below, years, strict=True))


def _periods(headings: tuple[str, ...]) -> tuple[str, ...]:
    named = [period_of(heading) for heading in headings]
    bare = [flat(heading).strip(".").translate(_LATIN) for heading in headings]
    for row in (list(map(str, range(1, 13))), _MONTHS[:4]):
        at = next((n for n in range(1, len(bare)) if bare[n : n + len(row)] == row), None)
        if at is not None:
            named[at : at + len(row)] = MONTH_NAMES if len(row) == 12 else [f"{sign} квартал" for sign in row]
            break
    if (months := _roman_months(bare)) is not None:
        named[months.start : months.stop] = [MONTH_NAMES[_MONTHS.index(bare[n])] for n in months]
    return tuple(named) if sum(map(bool, named)) >= 3 else ("",) * len(headings)


def _roman_months(bare: list[str]) -> range | None:
    """Return where months stand that follow one another («IX», «X», …, «I», «II»); up to IV they may be quarters."""
    start = next((n for n, sign in enumerate(bare) if sign in _MONTHS), None)
    if start is None:
        return None
    end = start + 1
    while end < len(bare) and bare[end] == _MONTHS[(_MONTHS.index(bare[end - 1]) + 1) % 12]:
        end += 1
    return range(start, end) if end - start > 2 and not set(bare[start:end]) <= set(_MONTHS[:4]) else None


def days_of_months(held: list[int], headings: tuple[str, ...], columns: list[list[str]]) -> tuple[int, ...]:
    """Return the one column of terms that holds nothing but months, and that of their days; () where none does."""
    days = [c for c, heading in enumerate(headings) if _DAY.match(heading) and columns[c]]
    days = [c for c in days if all(map(_DAYS.fullmatch, columns[c]))]
    return (held[0], days[0]) if len(held) == len(days) == 1 and all(map(period_of, columns[held[0]])) else ()


def marked_periods(row: Row, columns: list[int], periods: tuple[str, ...]) -> str:
    """Return the periods whose column is marked; a word that is no mark is kept beside its period."""
    found = []
    run = marked_run(row, columns, periods)
    for c in columns:
        text = flat(row[c].text)
        if c in run:
            found.append(f"{periods[run[0]]} – {periods[run[-1]]}")
        elif _MARK.fullmatch(text):
            found.append(periods[c])
        elif re.search(r"\w", text):
            counted = text.isdecimal() and int(text) <= 12  # how often, or on which day
            day = "" if counted else on_day_of(periods[c], text)
            found.append(day or f"{periods[c]}: {text}")
    return ", ".join(dict.fromkeys(found))


def marked_run(row: Row, columns: list[int], periods: tuple[str, ...]) -> list[int]:
    """Return three months or more, one behind another, that alone are marked: one work lasts through them.

    Where every column is marked it may as well be done each month.
    """
    marked = [c for c in columns if row[c].text]
    follow = all(b - a == 1 for a, b in pairwise(marked)) and all(_MARK.fullmatch(flat(row[c].text)) for c in marked)
    months = all(periods[c].split()[0] in MONTH_NAMES and "–" not in periods[c] for c in marked)
    return marked if follow and months and 3 <= len(marked) < len(columns) else []


def on_day_of(month: str, days: str) -> str:
    """Return «13 января 2022» for «Январь 2022» and «13», «24-30 марта» for «март» and «24-30»; "" for other texts."""
    of, named = of_month(period_of(month)), _DAYS.fullmatch(flat(days))
    return f"{named['days']} {of}" if of and named else ""


def within_period(period: str, term: str) -> str:
    """Return the term of a row with its ``period_above`` in it; "" where the one says nothing of the other.

    «» and «в течение месяца» are the period itself, «13» and «2 декада» are of the month, «еженедельно» goes on in it.
    A year belongs to the months below it, a frequency only to rows without a term.
    """
    if _THROUGHOUT.fullmatch(period):
        return "" if flat(term) else period
    words, of = flat(term), of_month(period_of(period))
    if year := _YEAR.fullmatch(period):
        return f"{words} {year[1]} года" if period_of(words) and not re.search(r"\d{4}", words) else ""
    if not words or _WHOLE.fullmatch(words):
        return period
    if of and (part := _PART.fullmatch(words)):
        return f"{part['part']} {of}"
    if _OFTEN.fullmatch(words):
        return f"{words}, {period}"
    return on_day_of(period, words)


def of_month(period: str) -> str:
    """Return «января 2022» for «январь 2022»; "" for a quarter or several months."""
    name, *year = period.split() or [""]
    return " ".join([MONTHS[MONTH_NAMES.index(name)], *year]) if name in MONTH_NAMES and len(year) < 2 else ""


def _period(match: re.Match[str]) -> str:
    year = match["year"] or match["after"] or ""
    if match["month"]:
        short = match["month"].lower()
        name = next(month for month in MONTH_NAMES if month.startswith(short) or (short == "мая" and month == "май"))
    else:
        quarters = {roman(n): n for n in range(1, 5)}
        name = f"{quarters.get(match['quarter'].upper()) or match['quarter']} квартал"
    return f"{name} {year}".strip()
