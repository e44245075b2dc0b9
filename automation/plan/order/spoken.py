"""A date written in words: «одиннадцатое декабря две тысячи двадцать пятого года»."""

import re
from datetime import date

_DAYS = [
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
]
_END = r"(?:ого|его|ьего|ое|ье|ый|ой)"
_ORDINAL = "|".join(sorted((*_DAYS, "тридцат"), key=len, reverse=True))
_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_SPOKEN = re.compile(
    rf"((?:двадцать|тридцать)\s+)?({_ORDINAL}){_END}\s+({'|'.join(_MONTHS)})\s+две\s+тысячи\s+"
    rf"((?:двадцать|тридцать|сорок)\s+)?({_ORDINAL}){_END}(?:\s+года)?",
    re.IGNORECASE,
)
_TENS = {"": 0, "двадцать": 20, "тридцать": 30, "сорок": 40}


def spoken_date(text: str) -> date | None:
    """Return the date in words found in the text; None without one."""
    found = _SPOKEN.search(text)
    if not found:
        return None
    day = _value(found[1], found[2])
    year = 2000 + _value(found[4], found[5])
    try:
        return date(year, _MONTHS.index(found[3].lower()) + 1, day)
    except ValueError:
        return None


def _value(tens: str | None, ordinal: str) -> int:
    ones = 30 if ordinal.lower() == "тридцат" else _DAYS.index(ordinal.lower()) + 1
    return _TENS[(tens or "").strip().lower()] + ones
