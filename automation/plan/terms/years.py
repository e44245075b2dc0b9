"""The year a plan is made for, said in its title: «План работы на 2026 год»."""

from automation.patterns import lazy
from automation.russian import clean

YEARS = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FOR_YEAR = lazy(r"(?i)(?:^|\s)(?:на|в)\s+((?:19|20)\d\d)\s*(?:г\.|год[уа]?(?![а-я]))")
BUDGET = lazy(r"(?i)(?:бюджет|прогноз|смет|закуп)\w*(?:\s\S+){0,3}$")  # «проекта бюджета на 2027 год» is made in 2026
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
