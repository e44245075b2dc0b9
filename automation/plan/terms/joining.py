"""Joins neighbouring symbols: «15 декабря 2025 г.» to one day, «IV кв. 2025» to one stretch, «1 раз в месяц» to a rate.

The table ``JOINTS`` is applied from top to bottom over the whole sentence; a joint is a phrase of symbols and what
it becomes.
"""

import re
from collections.abc import Callable
from typing import cast

from msgspec.structs import replace

from automation.patterns import lazy
from automation.plan.terms.parts import Day, Rate, Stretch, StretchUnit
from automation.plan.terms.scan import Token, Tokens, clock
from automation.plan.terms.term_words import TYPED_ROMAN, UNIT, UNITS

MOST = {"quarter": 4, "half_year": 2, "decade": 3, "half_month": 2}
Changing = Callable[[Tokens], list[Token] | None]  # what the tokens found become; None: they stay as they are


def _numbers(found: Tokens) -> list[int]:
    return [token.value for token in found if token.symbol in {"N", "Y", "M", "W"} and isinstance(token.value, int)]


def _year(found: Tokens) -> int | None:
    return next((cast("int", token.value) for token in found if token.symbol == "Y"), None)


def _same(found: Tokens) -> list[Token] | None:
    """Join «10 (десяти)»: the number said twice; two different numbers stay as they are."""
    first, second = _numbers(found)
    return [Token("N", first)] if first == second else None


def _tens(found: Tokens) -> list[Token] | None:
    """Join «двадцать пятого» to 25."""
    tens, *ones = [cast("int", token.value) for token in found]
    return [Token("N", tens + ones[0])] if ones and ones[0] < 10 else [Token("N", tens), *found[1:]]


def _typed_roman(found: Tokens) -> list[Token] | None:
    """Join «П квартал»: a Roman number typed with Russian letters."""
    number = TYPED_ROMAN.get("".join(str(t.value) if t.symbol == "N" else t.symbol for t in found[:-1]))
    return [Token("N", number), found[-1]] if number else None


def _day(found: Tokens) -> list[Token] | None:
    """Join «15 декабря 2025»."""
    number, month, *_ = _numbers(found)
    return [Token("D", Day(number, month, _year(found)))]


def _day_short_year(found: Tokens) -> list[Token] | None:
    """Join «12 декабря 25 г.» – the year in two digits."""
    number, month, year = _numbers(found)
    return [Token("D", Day(number, month, 2000 + year, short=True))] if 10 <= year <= 99 else None


def _dated(found: Tokens) -> list[Token] | None:
    """Join «12.12 2025 г.» – the year apart from the day."""
    day = cast("Day", found[0].value)
    return [Token("D", replace(day, year=_year(found)))] if day.year is None else None


def _month(found: Tokens) -> list[Token] | None:
    return [Token("S", Stretch("month", _numbers(found)[0], year=_year(found)))]


def _part(found: Tokens) -> list[Token] | None:
    """Join «IV квартал 2025», «2-е полугодие»."""
    number = _numbers(found)[0]
    unit = cast("StretchUnit", UNITS[found[1].symbol])
    return [Token("S", Stretch(unit, number, year=_year(found)))] if number <= MOST[unit] else None


def _decade(found: Tokens) -> list[Token] | None:
    """Join «III декада января», «последняя декада января», «вторая половина июня»."""
    unit: StretchUnit = "decade" if found[1].symbol == "декада" else "half_month"
    most = MOST[unit]
    number = cast("int", found[0].value) if found[0].symbol == "N" else most
    month = cast("int", next(token.value for token in found if token.symbol == "M"))
    return [Token("S", Stretch(unit, number, month, _year(found)))] if number <= most else None


def _last_week(found: Tokens) -> list[Token] | None:
    """Join «последняя неделя февраля»: by any count of weeks it ends with the month."""
    return [Token("S", Stretch("last_week", _numbers(found)[0], year=_year(found)))]


def _decade_behind(found: Tokens) -> list[Token] | None:
    """Join «май (1 декада)»."""
    return _decade([*found[-2:], *found[:-3]])


def _season(found: Tokens) -> list[Token] | None:
    return [Token("S", Stretch(cast("StretchUnit", found[0].symbol), year=_year(found)))]


def _winter(found: Tokens) -> list[Token] | None:
    """Join «зима 2025–2026»: that winter ends in the later year."""
    first, last = _numbers(found)
    whole = last if last > 99 else first // 100 * 100 + last
    return [Token("S", Stretch("winter", number=2, year=whole))] if whole == first + 1 else None


def _whole_year(found: Tokens) -> list[Token] | None:
    return [Token("S", Stretch("year", year=_year(found)))]


def _short_years(found: Tokens) -> list[Token] | None:
    """Join «2026–27 гг.»."""
    first, last = _numbers(found)
    whole = first // 100 * 100 + last
    return [Token("Y", first), Token("-"), Token("Y", whole)] if whole > first else None


def _listed(found: Tokens) -> list[Token] | None:
    """Join «15 марта 15 июня 15 сентября»: three days or more with nothing between them are a list."""
    return [part for day in found for part in (Token(","), day)][1:]


def _listed_stretches(found: Tokens) -> list[Token] | None:
    """Join «2026 г. 2027 г.», «I квартал 2026 г. III квартал 2026 г.»: whole stretches of one sort on lines."""
    parts = [cast("Stretch", token.value) for token in found]
    alike = len({part.unit for part in parts}) == 1 and parts[0].unit != "month"
    return _listed(found) if alike and all(part.year for part in parts) else None


def _listed_months(found: Tokens) -> list[Token] | None:
    """Join «апрель 2026 / октябрь 2026»; «2025/2026» may be one school year."""
    return None if any(cast("Stretch", token.value).unit == "year" for token in found) else _listed(found)


def _apart(found: Tokens) -> list[Token]:
    """Part «до 15 апреля до 15 мая», which stand on two lines of a cell."""
    return [*found, Token(",")]


def _from_to(found: Tokens) -> list[Token] | None:
    """Join «начало – 01.03.2026, окончание – 01.06.2026», «не ранее … и не позднее …»: one stretch, both days named."""
    first, last = (token for token in found if token.symbol in {"D", "S"})
    return [Token("с"), first, Token("по"), last]


def _to_from(found: Tokens) -> list[Token] | None:
    """Join «до 1 июня 2026 г., но не ранее 15 мая 2026 г.»: the last day stands before the first."""
    last, first = (token for token in found if token.symbol in {"D", "S"})
    return [Token("с"), first, Token("по"), last]


def _day_within(found: Tokens) -> list[Token] | None:
    """Join «в мае, не позднее 20 числа»: a day of that month."""
    month = cast("Stretch", next(token.value for token in found if token.symbol == "S"))
    number = next(cast("int", token.value) for token in found if token.symbol == "N")
    day = Day(number, month.number, month.year, month.ahead)
    return [Token("до"), Token("D", day)] if month.unit == "month" else None


def _headed(found: Tokens) -> list[Token] | None:
    """Join «2026 год: 15 марта»: the year stands before the day it belongs to."""
    year, day = cast("Stretch", found[0].value), cast("Day", found[-1].value)
    return [Token("D", replace(day, year=year.year))] if year.unit == "year" and day.year is None else None


def _ahead(found: Tokens) -> list[Token] | None:
    """Join «до 25 декабря текущего года», «I квартал следующего года»."""
    value = cast("Day | Stretch", found[0].value)
    word = next(token.symbol for token in found if token.symbol in {"текущий", "следующий"})
    return [Token(found[0].symbol, replace(value, ahead=int(word == "следующий")))] if value.year is None else None


def _this_year(found: Tokens) -> list[Token] | None:
    """Join «в текущем году», «следующий год»: a year counted from the signing."""
    return [Token("S", Stretch("year", ahead=int(found[0].symbol == "следующий")))]


def _rate(found: Tokens) -> list[Token] | None:
    """Join «не реже 1 раза в квартал», «раз в два месяца», «каждые 10 дней», «два раза в год»."""
    symbols = [token.symbol for token in found]
    unit = UNITS[next(s for s in reversed(symbols) if s in UNITS)]
    split = next(n for n, s in enumerate(symbols) if s in {"раз", "р", "каждый"})
    times, every = _numbers(found[:split]) or [1], _numbers(found[split:]) or [1]
    return [Token("R", Rate(unit, every[0], times[0], workdays="рабочий" in symbols))]


def _inverse_rate(found: Tokens) -> list[Token] | None:
    """Join «в квартал 1 раз»."""
    return _rate([*found[2:], *found[:2]])


def _workday_rate(found: Tokens) -> list[Token] | None:
    """Join «каждый рабочий день», «ежедневно по рабочим дням»; «еженедельно по будням» is left as it is."""
    if isinstance(found[0].value, Rate) and found[0].value != Rate("day"):
        return None
    return [Token("R", Rate("day", workdays=True))]


def _all_but(found: Tokens) -> list[Token] | None:
    """Join «ежедневно, кроме понедельника»: the other days of every week."""
    if found[0].value != Rate("day"):
        return None
    left = sorted(set(range(1, 8)) - set(_numbers(found)))
    return [Token("R", Rate("week")), *[part for day in left for part in (Token(","), Token("W", day))][1:]]


def _same_rate(found: Tokens) -> list[Token] | None:
    """Join «ежедневно, 2 раза в день»: one frequency said twice, the second time how many times."""
    one, two = (cast("Rate", token.value) for token in (found[0], found[-1]))
    if (one.unit, one.every) != (two.unit, two.every):
        return None
    return [Token("R", Rate(one.unit, one.every, max(one.times, two.times), workdays=one.workdays or two.workdays))]


def _weekday_rate(found: Tokens) -> list[Token] | None:
    """Join «каждый понедельник»."""
    return [Token("R", Rate("week")), found[-1]]


def _first(found: Tokens) -> list[Token] | None:
    return [found[0]]


def _becomes(*tokens: Token) -> Changing:
    """Put these tokens, or none, in place of what was found."""
    return lambda found: list(tokens)


def _hour(found: Tokens) -> list[Token] | None:
    """Join «18 часов»; more hours than a day has are a duration."""
    hour = cast("int", found[0].value)
    return [clock(f"{hour}:00")] if hour <= 24 else None


def _hours(found: Tokens) -> list[Token] | None:
    """Join «с 8 до 20 часов»: the word stands once."""
    return [*(_hour(found[:1]) or found[:1]), *found[1:]]


OF_STAGE = r"(?!каждый|последний|текущий|следующий)[а-я]+(?:ый|ой|ий)"  # «подготовительный»
Joint = tuple[str, Changing]
JOINTS: tuple[Joint, ...] = (
    (r"\.", _becomes()),
    (r"(?:N )?(?:п|ш|у|і|іі|ііі|іv|iу|іу) (?:квартал|полугодие|декада)", _typed_roman),
    (r"десятки(?: N)?", _tens),
    (r"N , N(?= (?:рабочий|календарный|день|дневный|неделя|месяц|год|раз))", _same),
    (r"N час", _hour),
    (r"N (?:до|по|-) T", _hours),
    (r"T час", _becomes(Token("T"))),
    (r"M месяц", _first),
    (r"(?:число )?N(?: число)? M(?: Y)?(?: год)?(?! N)", _day),
    (r"N(?: число)? M N год", _day_short_year),
    (r"N(?: число)? M", _day),
    (r"D Y(?: год)?", _dated),
    (r"D год", _first),
    (r"(?:до|к) конец рабочий день(?= [DS](?!\S))", _becomes(Token("до"))),
    (r"Y - N год", _short_years),
    (r"(?:N|последний) (?:декада|половина) M(?: Y)?(?: год)?", _decade),
    (r"последний неделя M(?: Y)?(?: год)?", _last_week),
    (r"M(?: Y)?(?: год)? , (?:N|последний) (?:декада|половина)", _decade_behind),
    (r"N (?:квартал|полугодие)(?: Y)?(?: год)?", _part),
    (r"winter Y [-/] (?:Y|N)(?: год)?", _winter),
    (r"(?:spring|summer|autumn|winter)(?: Y)?(?: год)?", _season),
    (r"M(?: Y)?(?: год)?", _month),
    (r"Y(?: год)?", _whole_year),
    (r"\AS(?: ,)? D", _headed),
    (r"D(?: D){2,}", _listed),
    (r"S(?: S)+", _listed_stretches),
    (r"этап (?:N|I)(?: [-,])?", _becomes()),
    (rf"(?<=[DS] )[-,] (?:N|I|{OF_STAGE}) этап(?= [,и]|\Z)", _becomes()),  # «до 1 мая – 1-й этап»
    (rf"(?:N|I|{OF_STAGE}) этап(?: , {OF_STAGE}(?= [-,]))?(?:(?: ,)?(?: -)?| ,)", _becomes()),
    (r"(?:до|к|не позднее) D(?= (?:до|к|не позднее) D)", _apart),
    (r"(?:летних|летние|летними) месяц", _becomes(Token("S", Stretch("summer")))),
    (r"S / S", lambda found: _listed_months([found[0], found[2]])),
    (r"начало(?: [-,])? [DS](?: ,| и)? (?:конец|окончание)(?: [-,])? [DS]", _from_to),
    (r"начало - [DS]", lambda found: [Token("начиная"), Token("с"), found[-1]]),
    (r"далее(?: [-,])? (?:отчет|информация)(?: [-,])?(?= R)", _first),
    (r"не (?:ранее|раньше)(?: чем)? [DS](?: ,)?(?: и| но)? не позднее(?: чем)? [DS]", _from_to),
    (r"(?:до|к|не позднее(?: чем)?) D(?: ,)?(?: но| и)? не (?:ранее|раньше)(?: чем)? [DS]", _to_from),
    (r"с D(?: ,)?(?: но| и)? не позднее(?: чем)? D", _from_to),
    (r"\A(?:в )?S(?: ,)? (?:до|к|не позднее(?: чем)?) N(?: число)?\Z", _day_within),
    (r"[DS] (?:текущий|следующий) год", _ahead),
    (r"(?:текущий|следующий) год", _this_year),
    (rf"не (?:менее|более) N (?!(?:{UNIT}|раз|р|час|число|рабочий|календарный) )[а-я]+(?= R)", _becomes()),  # how many
    (rf"(?:не (?:реже|менее) (?:чем )?)?(?:N )?(?:раз|р) (?:в|за|/) (?:N )?(?:{UNIT})", _rate),
    (rf"в (?:{UNIT}) (?:не (?:реже|менее) (?:чем )?)?(?:N )?раз", _inverse_rate),
    (r"(?:в )?каждый рабочий день|(?:R (?:, )?)?(?:(?:по|в) рабочий день|по будням|в будни)", _workday_rate),
    (r"R(?: ,)? (?:кроме|исключая|за исключением) выходной(?: (?:и|,) выходной)?(?: день)?", _workday_rate),
    (r"R(?: ,)? (?:включая|в том числе(?: в)?) выходной(?: (?:и|,) выходной)?(?: день)?", _first),
    (r"R(?: ,)? (?:кроме|исключая|за исключением) W(?:(?: и| ,) W)*", _all_but),
    (rf"каждый (?:N )?(?:{UNIT})", _rate),
    (r"по (?:итогам|результатам) R(?= )", lambda found: [found[-1]]),
    (r"каждый W", _weekday_rate),
    (r"R(?: [-,])? R", _same_rate),
)
_COMPILED = tuple((lazy(rf"(?<!\S)(?:{pattern})(?!\S)"), change) for pattern, change in JOINTS)


def sentence(tokens: Tokens) -> str:
    """Return the symbols in one line, parted by blanks."""
    return " ".join(token.symbol for token in tokens)


def trimmed(tokens: Tokens) -> Tokens:
    """Return the sentence without commas, dashes, «и» and «но» at its ends."""
    kept = [n for n, token in enumerate(tokens) if token.symbol not in {",", "-", "и", "но"}]
    return tokens[kept[0] : kept[-1] + 1] if kept else []


def join(tokens: list[Token]) -> list[Token]:
    """Return the sentence with neighbours joined by every joint of the table, top to bottom.

    Roman numbers count quarters, half-years, decades and halves only: «X декабря» is a day nobody has filled in.
    """
    if any(token.symbol in {"квартал", "полугодие", "декада", "половина"} for token in tokens):
        tokens = [Token("N", token.value) if token.symbol == "I" else token for token in tokens]
    for pattern, change in _COMPILED:
        tokens = _apply(tokens, pattern, change)
    return tokens


def _apply(tokens: list[Token], pattern: re.Pattern[str], change: Changing) -> list[Token]:
    line, done = sentence(tokens), 0
    result: list[Token] = []
    for match in pattern.finditer(line):
        first = line.count(" ", 0, match.start())
        last = line.count(" ", 0, match.end()) + 1
        changed = change(tokens[first:last])
        if changed is not None:
            result += [*tokens[done:first], *changed]
            done = last
    return [*result, *tokens[done:]]
