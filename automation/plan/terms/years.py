"""The days a plan is made for, said in its title: «План работы на 2026 год», «… на II полугодие 2026 года»."""

from datetime import date
from functools import lru_cache

from automation.model.plan import Period
from automation.patterns import lazy
from automation.plan.terms.parts import whole_year
from automation.plan.terms.reading import read_term
from automation.plan.workdays import Calendar
from automation.russian import clean

YEARS = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BUDGET = lazy(r"(?i)(?:бюджет|прогноз|смет|закуп)\w*(?:\s\S+){0,3}$")  # «проекта бюджета на 2027 год» is made in 2026
FOR_PERIOD = lazy(  # every beginning is tried: «в городе на 2027 год»
    r"(?i)(?:^|(?<=\s))(?=(?P<words>(?:на|в)\s(?:[а-яivx\d-]+\s){0,2}(?P<year>(?:19|20)\d\d)"
    r"(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d))?\s*(?:г\.|гг\.|учебн[а-я]+\sгод[а-я]*|год[а-я]*)))"
)
SCHOOL = lazy(r"(?i)учебн")


def plan_year(title: str) -> int | None:
    """Return the one year that a title names; None where it names none, several («2025–2027 годы») or a school year."""
    return whole_year(plan_period(title))


@lru_cache(maxsize=64)  # each item of a new order asks it of the same title, half a millisecond a time
def plan_period(title: str) -> Period | None:
    """Return the days a plan is made for («на 2023–2024 годы», «на второе полугодие 2024 года»); None where not said.

    A school year lasts from September to August. A title that names other years as well says nothing surely.
    """
    words = clean(title)
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
