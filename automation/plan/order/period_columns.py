"""Columns headed with months or quarters: a mark where a row meets one of them is its term."""

import re

from automation.plan.order.blocks import flat
from automation.russian import roman
from automation.russian.dates import MONTH_NAMES

_PERIOD = re.compile(
    r"(?P<year>(?:19|20)\d\d)?(?:\s*г(?:од|\.)?[а-я]*)?\s*(?:(?P<month>янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
    r"|(?P<quarter>[1-4]|i{1,3}|iv)\s*(?:кв\.?|квартал)[а-я]*)\s*(?P<after>(?:19|20)\d\d)?(?:\s*г(?:од|\.)?[а-я]*)?",
    re.IGNORECASE,
)


def periods_of(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the month or quarter each column is headed with ("" for others), where at least three columns are."""
    found = [_PERIOD.fullmatch(flat(heading)) for heading in headings]
    named = [_period(match) if match else "" for match in found]
    bare = [flat(heading).strip(".") for heading in headings]
    months = [roman(n) for n in range(1, 13)]
    for row in (list(map(str, range(1, 13))), months, months[:4]):
        at = next((n for n in range(1, len(bare)) if bare[n : n + len(row)] == row), None)
        if at is not None:
            named[at : at + len(row)] = MONTH_NAMES if len(row) == 12 else [f"{sign} квартал" for sign in row]
            break
    return tuple(named) if sum(map(bool, named)) >= 3 else ("",) * len(headings)


def _period(match: re.Match[str]) -> str:
    year = match["year"] or match["after"] or ""
    if match["month"]:
        short = match["month"].lower()
        name = next(month for month in MONTH_NAMES if month.startswith(short) or (short == "мая" and month == "май"))
    else:
        quarters = {roman(n): n for n in range(1, 5)}
        name = f"{quarters.get(match['quarter'].upper()) or match['quarter']} квартал"
    return f"{name} {year}".strip()
