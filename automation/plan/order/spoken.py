"""A date written in words: «одиннадцатое декабря две тысячи двадцать пятого года»."""

import re
from datetime import date

from automation.plan.terms import number_said
from automation.russian.dates import MONTHS, month_number

_SPOKEN = re.compile(
    rf"(?<![а-яё])(?:(?P<tens>[а-яё]{{5,9}})\s+)?(?P<day>[а-яё]{{5,15}})\s+(?P<month>{'|'.join(MONTHS)})\s+две\s+тысячи\s+"
    r"(?P<year>[а-яё]{5,16})(?:\s+(?P<ones>[а-яё]{5,15}))?",
    re.IGNORECASE,
)


def spoken_date(text: str) -> date | None:
    """Return the date in words found in the text; None without one."""
    found = _SPOKEN.search(text)
    if not found:
        return None
    day = number_said(f"{found['tens'] or ''} {found['day']}".lower()) or number_said(found["day"].lower())
    year = number_said(f"{found['year']} {found['ones'] or ''}".lower()) or number_said(found["year"].lower())
    try:
        return date(2000 + (year or 0), month_number(found["month"]), day or 0) if year else None
    except ValueError:
        return None
