"""The days a plan is made for, said in its title: «План работы на 2026 год», «… на II полугодие 2026 года»."""

from datetime import date
from functools import lru_cache

from automation.model.plan import Order, Period
from automation.patterns import lazy
from automation.plan.terms.parts import whole_year
from automation.plan.terms.reading import read_term
from automation.plan.workdays import Calendar
from automation.russian import clean
from automation.russian.dates import ANY_MONTH

YEARS = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BUDGET = lazy(r"(?i)(?:бюджет|прогноз|смет|закуп)\w*(?:\s\S+){0,3}$")  # «проекта бюджета на 2027 год» is made in 2026
FOR_PERIOD = lazy(  # every beginning is tried: «в городе на 2027 год»
    r"(?i)(?:^|(?<=\s))(?=(?P<words>(?:на|в)\s(?:[а-яivx\d-]+\s){0,2}(?P<year>(?:19|20)\d\d)"
    r"(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d))?\s*(?:г\.|гг\.|учебн[а-я]+\sгод[а-я]*|год[а-я]*)))"
)
_DAY = rf"\d{{1,2}}(?:\.\d\d?(?:\.\d{{4}})?|\s(?:{ANY_MONTH}))?"
_YEAR = r"(?:\s?(?:19|20)\d\d)?(?:\s?(?:года|г\.))?"
FROM_TO = lazy(
    rf"(?i)(?<!\w)(?:со?\s{_DAY}{_YEAR}\s(?:по|до)\s{_DAY}{_YEAR}|(?<=\(){_DAY}\s?[-–—]\s?{_DAY}{_YEAR}(?=\)))"
)
MONTHLY = lazy(
    rf"(?i)(?<!\w)(?:(?:на|в|во)\s|\(|(?=с\s))(?P<unit>(?:{ANY_MONTH})(?:\s?[-–—и]\s?(?:{ANY_MONTH}))?(?!\w){_YEAR}"
    rf"|с\s(?:{ANY_MONTH})\sпо\s(?:{ANY_MONTH})(?!\w){_YEAR})(?=[\s,.)»]|$)"
)
PREPARES = lazy(r"(?i)подготовк\w+\s(?!.*проведени)")  # a plan of preparation is carried out before the days it names
PLANNED = lazy(r"(?i)(?<![а-яё])(?:план|дорожн\w+ карт|комплекс\w* мер|график|программ\w+ мероприяти)")
SCHOOL = lazy(r"(?i)учебн")


def plan_year(title: str) -> int | None:
    """Return the one year that a title names; None where it names none, several («2025–2027 годы») or a school year."""
    return whole_year(plan_period(title))


def days_of_plan(order: Order) -> Period | None:
    """Return the days the plan of an order is made for; what the heading says where its title names no year.

    Days «с … по …» («О месячнике с …») count in any heading, years only in one of a plan («Об утверждении плана на …»).
    """
    heading = clean(order.heading)
    named = plan_period(order.plan_title, order.date) or _from_to(heading, order.date)
    if named is None and not YEARS.search(order.plan_title) and PLANNED.search(heading):
        return plan_period(heading, order.date)
    return named


@lru_cache(maxsize=64)  # each item of a new order asks it of the same title, half a millisecond a time
def plan_period(title: str, signed: date | None = None) -> Period | None:
    """Return the days a plan is made for («на 2023–2024 годы», «с 1 по 30 апреля 2024 года»); None where not said.

    A school year lasts from September to August. A title that names other years as well says nothing surely. One that
    names no year tells the first such days after the signing, where that day is given.
    """
    words = clean(title)
    if period := _from_to(words, signed) or _named_unit(words, signed):
        return period
    for named in FOR_PERIOD.finditer(words):
        first = int(named["year"])
        others = set(YEARS.findall(words)) - set(YEARS.findall(named["words"]))
        if others or BUDGET.search(words[: named.start()].rstrip()):
            return None
        if SCHOOL.search(named["words"]):
            return Period(start=date(first, 9, 1), due=date(first + 1, 8, 31))
        read = read_term(named["words"], date(first, 1, 1), Calendar()).deadline
        if isinstance(read, Period):
            return read
    return None


@lru_cache(maxsize=64)  # the heading of an order, too, is asked of by each of its items
def _from_to(words: str, signed: date | None) -> Period | None:
    """Return the days from one to another that a title names once: «с 15 сентября по 15 октября»."""
    found = list(FROM_TO.finditer(words))
    return _period(found[0][0], words, signed) if len(found) == 1 else None


def _named_unit(words: str, signed: date | None) -> Period | None:
    """Return the month or months a title names: «на октябрь», «(апрель 2026 г.)», «в мае – июне»."""
    found = list(MONTHLY.finditer(words))
    return _period(found[0]["unit"], words, signed) if len(found) == 1 else None


def _period(named: str, words: str, signed: date | None) -> Period | None:
    """Read the words of a title that name a stretch of days; other years, or what they prepare, say nothing."""
    if PREPARES.search(words):
        return None
    years = {int(year) for year in YEARS.findall(named)}
    if years != set(map(int, YEARS.findall(words))) or not (years or signed):
        return None
    read = read_term(named, date(min(years), 1, 1) if years else signed or date.min, Calendar()).deadline
    return read if isinstance(read, Period) else None
