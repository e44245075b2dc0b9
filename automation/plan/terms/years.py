"""The year a plan is made for, said in its title: «План работы на 2026 год»."""

from datetime import date

from automation.model.plan import Period
from automation.patterns import lazy
from automation.plan.terms.reading import read_term
from automation.plan.workdays import Calendar
from automation.russian import clean

YEARS = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FOR_YEAR = lazy(r"(?i)(?:^|\s)(?:на|в)\s+((?:19|20)\d\d)\s*(?:г\.|год[уа]?(?![а-я]))")
BUDGET = lazy(r"(?i)(?:бюджет|прогноз|смет|закуп)\w*(?:\s\S+){0,3}$")  # «проекта бюджета на 2027 год» is made in 2026
FOR_PERIOD = lazy(
    r"(?i)(?:^|\s)(?P<words>(?:на|в)\s(?:[а-яivx\d-]+\s){0,2}(?P<year>(?:19|20)\d\d)(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d))?"
    r"\s*(?:г\.|гг\.|учебн[а-я]+\sгод[а-я]*|год[а-я]*))"
)
SCHOOL = lazy(r"(?i)учебн")


def plan_year(title: str) -> int | None:
    """Return the one year that a title names; None where it names none, several («2025–2027 годы») or a school year."""
    words = clean(title)
    named = FOR_YEAR.search(words)
    if (
        named is None
        or BUDGET.search(words[: named.start()])
        or SCHOOL.search(words)
        or len(set(YEARS.findall(words))) > 1
    ):
        return None
    return int(named[1])


def plan_period(title: str) -> Period | None:
    """Return the days a plan is made for («на 2023–2024 годы», «на второе полугодие 2024 года»); None where not said.

    A school year lasts from September to August.
    """
    named = FOR_PERIOD.search(clean(title))
    if named is None or BUDGET.search(clean(title)[: named.start()]):
        return None
    first = int(named["year"])
    if SCHOOL.search(named[0]):
        return Period(start=date(first, 9, 1), due=date(first + 1, 8, 31))
    read = read_term(named["words"], date(first, 1, 1), Calendar()).deadline
    return read if isinstance(read, Period) else None
