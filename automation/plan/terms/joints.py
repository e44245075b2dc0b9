"""What neighbouring symbols become when they are joined (``joining``): None where they stay as they are."""

from collections.abc import Callable
from typing import cast

from msgspec.structs import replace

from automation.plan.terms.parts import Day, Rate, Stretch, StretchUnit
from automation.plan.terms.scan import Token, Tokens, clock
from automation.plan.terms.term_words import TYPED_ROMAN, UNITS

MOST = {"quarter": 4, "half_year": 2, "decade": 3, "half_month": 2}
Changing = Callable[[Tokens], list[Token] | None]  # what the tokens found become; None: they stay as they are


def _numbers(found: Tokens) -> list[int]:
    return [token.value for token in found if token.symbol in {"N", "Y", "M", "W"} and isinstance(token.value, int)]


def _year(found: Tokens) -> int | None:
    return next((cast("int", token.value) for token in found if token.symbol == "Y"), None)


def same(found: Tokens) -> list[Token] | None:
    """Join «10 (десяти)»: the number said twice; two different numbers stay as they are."""
    first, second = _numbers(found)
    return [Token("N", first)] if first == second else None


def tens(found: Tokens) -> list[Token] | None:
    """Join «двадцать пятого» to 25."""
    tens, *ones = [cast("int", token.value) for token in found]
    return [Token("N", tens + ones[0])] if ones and ones[0] < 10 else [Token("N", tens), *found[1:]]


def typed_roman(found: Tokens) -> list[Token] | None:
    """Join «П квартал»: a Roman number typed with Russian letters."""
    number = TYPED_ROMAN.get("".join(str(t.value) if t.symbol == "N" else t.symbol for t in found[:-1]))
    return [Token("N", number), found[-1]] if number else None


def day(found: Tokens) -> list[Token] | None:
    """Join «15 декабря 2025»."""
    number, month, *_ = _numbers(found)
    return [Token("D", Day(number, month, _year(found)))]


def day_short_year(found: Tokens) -> list[Token] | None:
    """Join «12 декабря 25 г.» – the year in two digits."""
    number, month, year = _numbers(found)
    return [Token("D", Day(number, month, 2000 + year, short=True))] if 10 <= year <= 99 else None


def dated(found: Tokens) -> list[Token] | None:
    """Join «12.12 2025 г.» – the year apart from the day."""
    day = cast("Day", found[0].value)
    return [Token("D", replace(day, year=_year(found)))] if day.year is None else None


def month(found: Tokens) -> list[Token] | None:
    """Join «декабрь 2025 г.»."""
    return [Token("S", Stretch("month", _numbers(found)[0], year=_year(found)))]


def part(found: Tokens) -> list[Token] | None:
    """Join «IV квартал 2025», «2-е полугодие»."""
    number = _numbers(found)[0]
    unit = cast("StretchUnit", UNITS[found[1].symbol])
    return [Token("S", Stretch(unit, number, year=_year(found)))] if number <= MOST[unit] else None


def decade(found: Tokens) -> list[Token] | None:
    """Join «III декада января», «последняя декада января», «вторая половина июня»."""
    unit: StretchUnit = "decade" if found[1].symbol == "декада" else "half_month"
    most = MOST[unit]
    number = cast("int", found[0].value) if found[0].symbol == "N" else most
    month = cast("int", next(token.value for token in found if token.symbol == "M"))
    return [Token("S", Stretch(unit, number, month, _year(found)))] if number <= most else None


def last_week(found: Tokens) -> list[Token] | None:
    """Join «последняя неделя февраля»: by any count of weeks it ends with the month."""
    return [Token("S", Stretch("last_week", _numbers(found)[0], year=_year(found)))]


def decade_behind(found: Tokens) -> list[Token] | None:
    """Join «май (1 декада)»."""
    return decade([*found[-2:], *found[:-3]])


def season(found: Tokens) -> list[Token] | None:
    """Join «весна 2026»."""
    return [Token("S", Stretch(cast("StretchUnit", found[0].symbol), year=_year(found)))]


def winter(found: Tokens) -> list[Token] | None:
    """Join «зима 2025–2026»: that winter ends in the later year."""
    first, last = _numbers(found)
    whole = last if last > 99 else first // 100 * 100 + last
    return [Token("S", Stretch("winter", number=2, year=whole))] if whole == first + 1 else None


def whole_year(found: Tokens) -> list[Token] | None:
    """Join «2026 год»."""
    return [Token("S", Stretch("year", year=_year(found)))]


def short_years(found: Tokens) -> list[Token] | None:
    """Join «2026–27 гг.»."""
    first, last = _numbers(found)
    whole = first // 100 * 100 + last
    return [Token("Y", first), Token("-"), Token("Y", whole)] if whole > first else None


def listed(found: Tokens) -> list[Token] | None:
    """Join «15 марта 15 июня 15 сентября»: three days or more with nothing between them are a list."""
    return [part for day in found for part in (Token(","), day)][1:]


def listed_stretches(found: Tokens) -> list[Token] | None:
    """Join «2026 г. 2027 г.», «I квартал 2026 г. III квартал 2026 г.»: whole stretches of one sort on lines."""
    parts = [cast("Stretch", token.value) for token in found]
    alike = len({part.unit for part in parts}) == 1 and parts[0].unit != "month"
    return listed(found) if alike and all(part.year for part in parts) else None


def listed_months(found: Tokens) -> list[Token] | None:
    """Join «апрель 2026 / октябрь 2026»; «2025/2026» may be one school year."""
    return None if any(cast("Stretch", token.value).unit == "year" for token in found) else listed(found)


def apart(found: Tokens) -> list[Token]:
    """Part «до 15 апреля до 15 мая», which stand on two lines of a cell."""
    return [*found, Token(",")]


def from_to(found: Tokens) -> list[Token] | None:
    """Join «начало – 01.03.2026, окончание – 01.06.2026», «не ранее … и не позднее …»: one stretch, both days named."""
    first, last = (token for token in found if token.symbol in {"D", "S"})
    return [Token("с"), first, Token("по"), last]


def to_from(found: Tokens) -> list[Token] | None:
    """Join «до 1 июня 2026 г., но не ранее 15 мая 2026 г.»: the last day stands before the first."""
    last, first = (token for token in found if token.symbol in {"D", "S"})
    return [Token("с"), first, Token("по"), last]


def day_within(found: Tokens) -> list[Token] | None:
    """Join «в мае, не позднее 20 числа»: a day of that month."""
    month = cast("Stretch", next(token.value for token in found if token.symbol == "S"))
    number = next(cast("int", token.value) for token in found if token.symbol == "N")
    day = Day(number, month.number, month.year, month.ahead)
    return [Token("до"), Token("D", day)] if month.unit == "month" else None


def days_within(found: Tokens) -> list[Token] | None:
    """Join «октябрь (1–10 число)»: days of that month."""
    month, first, last = found[0], *(token for token in found if token.symbol == "N")
    ends = [day_within([month, number]) for number in (first, last)]
    return [Token("с"), ends[0][1], Token("по"), ends[1][1]] if ends[0] and ends[1] else None


def headed(found: Tokens) -> list[Token] | None:
    """Join «2026 год: 15 марта»: the year stands before the day it belongs to."""
    year, day = cast("Stretch", found[0].value), cast("Day", found[-1].value)
    return [Token("D", replace(day, year=year.year))] if year.unit == "year" and day.year is None else None


def ahead(found: Tokens) -> list[Token] | None:
    """Join «до 25 декабря текущего года», «I квартал следующего года»."""
    value = cast("Day | Stretch", found[0].value)
    word = next(token.symbol for token in found if token.symbol in {"текущий", "следующий"})
    return [Token(found[0].symbol, replace(value, ahead=int(word == "следующий")))] if value.year is None else None


def this_year(found: Tokens) -> list[Token] | None:
    """Join «в текущем году», «следующий год»: a year counted from the signing."""
    return [Token("S", Stretch("year", ahead=int(found[0].symbol == "следующий")))]


def rate(found: Tokens) -> list[Token] | None:
    """Join «не реже 1 раза в квартал», «раз в два месяца», «каждые 10 дней», «два раза в год»."""
    symbols = [token.symbol for token in found]
    unit = UNITS[next(s for s in reversed(symbols) if s in UNITS)]
    split = next(n for n, s in enumerate(symbols) if s in {"раз", "р", "каждый"})
    times, every = _numbers(found[:split]) or [1], _numbers(found[split:]) or [1]
    return [Token("R", Rate(unit, every[0], times[0], workdays="рабочий" in symbols))]


def inverse_rate(found: Tokens) -> list[Token] | None:
    """Join «в квартал 1 раз»."""
    return rate([*found[2:], *found[:2]])


def workday_rate(found: Tokens) -> list[Token] | None:
    """Join «каждый рабочий день», «ежедневно по рабочим дням»; «еженедельно по будням» is left as it is."""
    if isinstance(found[0].value, Rate) and found[0].value != Rate("day"):
        return None
    return [Token("R", Rate("day", workdays=True))]


def all_but(found: Tokens) -> list[Token] | None:
    """Join «ежедневно, кроме понедельника»: the other days of every week."""
    if found[0].value != Rate("day"):
        return None
    left = sorted(set(range(1, 8)) - set(_numbers(found)))
    return [Token("R", Rate("week")), *[part for day in left for part in (Token(","), Token("W", day))][1:]]


def same_rate(found: Tokens) -> list[Token] | None:
    """Join «ежедневно, 2 раза в день»: one frequency said twice, the second time how many times."""
    one, two = (cast("Rate", token.value) for token in (found[0], found[-1]))
    if (one.unit, one.every) != (two.unit, two.every):
        return None
    return [Token("R", Rate(one.unit, one.every, max(one.times, two.times), workdays=one.workdays or two.workdays))]


def weekday_rate(found: Tokens) -> list[Token] | None:
    """Join «каждый понедельник»."""
    return [Token("R", Rate("week")), found[-1]]


def first(found: Tokens) -> list[Token] | None:
    """Keep the first sign alone."""
    return [found[0]]


def becomes(*tokens: Token) -> Changing:
    """Put these tokens, or none, in place of what was found."""
    return lambda found: list(tokens)


def hour(found: Tokens) -> list[Token] | None:
    """Join «18 часов»; more hours than a day has are a duration."""
    hour = cast("int", found[0].value)
    return [clock(f"{hour}:00")] if hour <= 24 else None


def hours(found: Tokens) -> list[Token] | None:
    """Join «с 8 до 20 часов»: the word stands once."""
    return [*(hour(found[:1]) or found[:1]), *found[1:]]
