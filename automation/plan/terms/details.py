"""The day on which a repeated term falls. The grammar is ``DETAILS``: a phrase and what it makes of the rule."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from typing import cast

from msgspec.structs import replace

from automation.model.plan import Recurring
from automation.patterns import lazy
from automation.plan.terms.case import TermCase
from automation.plan.terms.fixed import SEP, collect
from automation.plan.terms.parts import MONTH_SPANS, Day, DoubtError, Stretch, last_of, span
from automation.plan.terms.scan import Token, Tokens
from automation.plan.terms.term_words import UNITS

Change = Callable[[Tokens, Recurring, TermCase], Recurring]

LEAD = r"(?:(?:в )?(?:срок )?(?:до|к|не позднее(?: чем)?(?: до)?|в|по|на) )?"
NUMBER = rf"{LEAD}N(?: число)? "
UNIT = "день|неделя|месяц|квартал|полугодие|год"
PAST = r"(?:отчетный|истекший|прошедший|прошлый|предыдущий)"
PERIOD = rf"(?: (?:период|{UNIT}))?"
# «месяца, следующего за отчётным кварталом», «следующего за отчётным месяца», «после окончания квартала»
AFTER = (
    rf"(?:(?:N )?месяц(?: ,)? (?:следующий за|после) {PAST}{PERIOD}|(?:, )?следующий за {PAST}{PERIOD} месяц"
    rf"|(?:, )?следующий за {PAST}{PERIOD}|месяц(?: ,)? следующий за (?:{UNIT})"
    rf"|следующий месяц|N месяц следующий (?:{UNIT})"
    rf"|(?:после|по) (?:(?:окончание|конец) )?(?:{PAST} )?(?:период|{UNIT})"
    rf"|(?:после|по) (?:окончание|конец) R)"
)
REPORTED = lazy(rf"(?:{NUMBER}|{LEAD}N рабочий день ){AFTER}")
# «в течение 15 дней по окончании отчётного квартала», «в 10-дневный срок после окончания квартала»
DAYS_AFTER = (
    rf"(?:в течение|не позднее(?: чем)?(?: через)?|через|в) N (?:(?:рабочий |календарный )?день|дневный срок) {AFTER}"
)
NTH_WEEKDAY = rf"{LEAD}(?:каждый )?(?:N(?:{SEP}N)*|последний) W"
PARTS = 3  # decades of a month
LEAP = 2024  # a year with every day there is
ENOUGH = {"year": 1, "half_year": 2, "quarter": 4}


def read_day_after(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «до 5 числа месяца, следующего за отчётным», counted from its period; the first is that of the signing."""
    numbers = _numbers(tokens)
    symbols = [token.symbol for token in tokens]
    _agree(symbols, rule)
    month = (numbers[1] if len(numbers) > 1 else 1) if MONTH_SPANS.get(rule.unit, 0) > 1 else None
    if rule.unit not in MONTH_SPANS or (rule.unit == "month" and len(numbers) > 1):
        raise DoubtError("отчётный период и частота не согласованы: назовите даты")
    day = _checked(numbers[0])
    return replace(rule, day=day, month=month, lag=1, workdays="рабочий" in symbols)


def read_decade_after(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «в первой декаде месяца, следующего за отчётным»: due on its last day, the third ends with its month."""
    at = next(n for n, token in enumerate(tokens) if token.symbol == "N")
    number = cast("int", tokens[at].value)
    if number > PARTS:
        raise DoubtError(f"номер {number} слишком велик: уточните период")
    day = Token("N", 10 * number if number < PARTS else 31)
    return read_day_after([*tokens[:at], day, Token("число"), *tokens[at + 2 :]], rule, case)


def read_reporting(tokens: Tokens, case: TermCase) -> Recurring:
    """Read «до 10 числа месяца, следующего за отчётным кварталом»: the frequency is in the reporting period."""
    symbols = [token.symbol for token in tokens]
    after = symbols.index("за") if "за" in symbols else len(symbols) - 2
    unit = next((s for s in symbols[after + 1 :] if s in UNITS), None)
    if "за" not in symbols and unit in {None, "месяц"}:
        raise DoubtError("отчётный период не назван: как часто исполнять?")
    if unit in {None, "месяц"}:
        case.tell("Частота не названа: отчётный период прочитан как месяц.")
    rule = Recurring(unit=UNITS[unit or "месяц"])
    return read_day_after(tokens, rule, case)


def _agree(symbols: list[str], rule: Recurring) -> None:
    """Refuse a reporting period that is not the one of the frequency."""
    named = {UNITS[s] for s in symbols if s in UNITS} - {"day", "month"}
    if named and rule.unit not in named:
        raise DoubtError("частота и отчётный период названы разные: уточните")


def read_numbers(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «до 25 числа», «5 и 20 числа»: days of a month; of a longer period the month must be told."""
    numbers = tuple(sorted(_checked(n) for n in _numbers(tokens)))
    if rule.unit == "decade" and len(numbers) == PARTS:  # «ежедекадно, 1, 11 и 21 числа»
        rule = replace(rule, unit="month")
    if rule.unit != "month":
        raise DoubtError(f"{numbers[0]}-е число какого месяца: последнего в периоде или следующего за ним?")
    return replace(rule, day=numbers[0]) if len(numbers) == 1 else replace(rule, days=numbers)


def read_number_range(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «с 1 по 5 число»: due on the last of them."""
    first, last = map(_checked, _numbers(tokens))
    if rule.unit != "month" or first >= last:
        raise DoubtError("числа какого месяца? Назовите даты")
    return replace(rule, day=last)


def read_working_day(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «до 3 рабочего дня месяца»."""
    number = _numbers(tokens)[0]
    if rule.unit != "month" or number > 15:
        raise DoubtError("рабочий день какого месяца? Назовите даты")
    return replace(rule, day=number, workdays=True)


def read_last_day(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «в последний рабочий день месяца», «в конце каждого квартала»."""
    symbols = [token.symbol for token in tokens]
    named = {UNITS[s] for s in symbols if s in UNITS} - {"day"}
    if named - {rule.unit, "month"}:
        raise DoubtError("частота и период названы разные: уточните")
    if rule.unit not in MONTH_SPANS:
        raise DoubtError("последний день какого периода? Назовите дату")
    return replace(rule, workdays="рабочий" in symbols)


def read_weekday(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «по вторникам и четвергам»."""
    days = tuple(sorted({cast("int", token.value) for token in tokens if token.symbol in {"W", "V"}}))
    if rule.unit != "week":
        raise DoubtError("день недели назван, а частота не «еженедельно»: назовите даты")
    return replace(rule, day=days[0]) if len(days) == 1 else replace(rule, days=days)


def read_other_weekdays(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежедневно с 4 мая, кроме воскресений»: the other days of every week."""
    if rule != Recurring(unit="day"):
        raise DoubtError("день недели назван, а частота не «ежедневно»: назовите даты")
    left = {cast("int", token.value) for token in tokens if token.symbol == "W"}
    return replace(rule, unit="week", days=tuple(sorted(set(range(1, 8)) - left)))


def read_nth_weekday(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «последний четверг месяца», «второй вторник»; of a longer unit the weekday of its last month."""
    which, weekday = (next(t for t in tokens if t.symbol in signs) for signs in ({"N", "последний"}, {"W"}))
    number = None if which.symbol == "последний" else cast("int", which.value)
    numbers = tuple(_numbers(tokens))
    if rule.unit not in {"month", "quarter"} or (number and (max(numbers) > 4 or rule.unit != "month")):
        raise DoubtError("день недели какого месяца? Назовите даты")
    _agree([token.symbol for token in tokens], rule)
    if len(numbers) > 1:
        return replace(rule, days=tuple(sorted(set(numbers))), weekday=cast("int", weekday.value))
    return replace(rule, day=number, weekday=cast("int", weekday.value))


def read_year_days(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежегодно до 1 марта», «ежегодно с 1 по 30 апреля», «раз в квартал: 15 января, 15 апреля, …»."""
    parts = collect(tokens)
    lasts = [last_of(part) for part in parts]
    if any(last.year is not None for last in lasts):
        raise DoubtError("названы и частота, и дата с годом: это конец повторения или отдельный срок?")
    if rule.unit not in ENOUGH or (rule.unit != "year" and len(lasts) != ENOUGH[rule.unit]):
        raise DoubtError("частота и названные даты не согласованы: уточните")
    if any(last.ahead == 1 for last in lasts):
        return _next_year_day(lasts, rule)
    if any(isinstance(last, Stretch) for last in lasts):
        case.tell("Взят последний день каждого названного периода.")
    times = tuple(sorted(_month_and_day(last) for last in lasts))
    return replace(rule, unit="year", times=times)


def read_day_in_stretch(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежегодно, I квартал, до 30 марта»: the day decides, if it lies in the stretch before it."""
    stretch, day = (next(token for token in tokens if token.symbol == sign) for sign in ("S", "D"))
    first, last = span(cast("Stretch", stretch.value), LEAP)
    if not first <= span(cast("Day", day.value), LEAP)[0] <= last:
        raise DoubtError("день не лежит в названном периоде: уточните")
    return read_year_days([day], rule, case)


def read_end_of_month_of_unit(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежеквартально в последний месяц квартала»: due on the last day of that month."""
    return replace(read_month_of_unit([Token("N", 31), *tokens], rule, case), day=None)


def _next_year_day(lasts: Sequence[Day | Stretch], rule: Recurring) -> Recurring:
    """Read «ежегодно до 1 марта следующего года»."""
    last = lasts[0]
    if len(lasts) > 1 or not isinstance(last, Day):
        raise DoubtError("частота и названные даты не согласованы: уточните")
    _month_and_day(last)
    return replace(rule, lag=1, month=last.month, day=last.day)


def read_day_of_next_year(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «до 1 марта года, следующего за отчётным»."""
    day = cast("Day", next(token.value for token in tokens if token.symbol == "D"))
    if rule.unit != "year" or day.year is not None:
        raise DoubtError("частота и отчётный период названы разные: уточните")
    return _next_year_day([day], rule)


def read_month_of_unit(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «до 15 числа последнего месяца квартала»."""
    numbers = _numbers(tokens)
    symbols = [token.symbol for token in tokens]
    size = MONTH_SPANS.get(rule.unit, 0)
    month = size if "последний" in symbols else numbers[1]
    if size < 3 or month > size or UNITS[symbols[-1]] not in {rule.unit, "month"}:
        raise DoubtError("какой это месяц? Назовите даты")
    return replace(rule, day=_checked(numbers[0]), month=month)


def _month_and_day(last: Day | Stretch) -> tuple[int, int]:
    """Return month and day of a part without a year, checked in a leap year; a stretch gives its last day."""
    if isinstance(last, Day) and last.day > monthrange(LEAP, last.month)[1]:
        raise DoubtError(f"дня {last.day:02}.{last.month:02} в календаре нет: уточните дату")
    due = span(last, LEAP)[1]
    if isinstance(last, Stretch) and last.unit in {"year", "winter"}:
        raise DoubtError("назовите последний день")
    if isinstance(last, Stretch) and (due.month, due.day) == (2, 29):
        return 2, 31
    return due.month, due.day


def _numbers(tokens: Tokens) -> list[int]:
    return [cast("int", token.value) for token in tokens if token.symbol == "N"]


def _checked(day: int) -> int:
    if not 1 <= day <= 31:
        raise DoubtError(f"{day}-го числа не бывает: уточните")
    return day


DETAILS: tuple[tuple[str, Change], ...] = (
    (rf"{NUMBER}{AFTER}", read_day_after),
    (rf"{LEAD}N рабочий день {AFTER}", read_day_after),
    (rf"(?:в )?N декада {AFTER}", read_decade_after),
    (DAYS_AFTER, read_day_after),
    (rf"{LEAD}N(?: число)?(?:{SEP}{LEAD}N(?: число)?)*(?:(?: текущий| отчетный)? месяц)?", read_numbers),
    (r"(?:с )?N(?: число)? (?:по|-) N число(?: месяц)?", read_number_range),
    (rf"{LEAD}N рабочий день(?: месяц)?", read_working_day),
    (rf"(?:в |до |не позднее )?последний (?:рабочий )?(?:день|число)(?: (?:текущий )?(?:{UNIT}))?", read_last_day),
    (rf"(?:в|до|к) (?:конец|окончание)(?: (?:текущий )?(?:{UNIT}))?", read_last_day),
    (rf"(?:(?:по|в|до|к|не позднее|каждый) )?[WV](?:{SEP}(?:(?:по|в) )?[WV])*", read_weekday),
    (rf"(?:кроме|исключая|за исключением) W(?:{SEP}W)*", read_other_weekdays),
    (rf"{NTH_WEEKDAY}(?: (?:{UNIT}))?", read_nth_weekday),
    (rf"{LEAD}[ND](?:{SEP}{LEAD}[ND])*(?: включительно)?", read_year_days),
    (r"(?:в период )?(?:с )?[ND] (?:по|-) D|(?:до|к) (?:конец|окончание) S", read_year_days),
    (r"(?:(?:в период )?с |в )?[NS] (?:-|по) S", read_year_days),
    (rf"(?:в |в течение )?[NS](?:{SEP}(?:в )?[NS])*", read_year_days),
    (rf"(?:(?:с |в )?[NDS] (?:-|по) [DS]{SEP})+(?:с |в )?[NDS] (?:-|по) [DS]", read_year_days),
    (rf"(?:в )?S(?: ,)? {LEAD}D", read_day_in_stretch),
    (rf"(?:в )?(?:N|последний) месяц (?:{UNIT})", read_end_of_month_of_unit),
    (rf"{LEAD}D(?: год)?(?: ,)? следующий за {PAST}{PERIOD}", read_day_of_next_year),
    (rf"{NUMBER}(?:N|последний) месяц(?:(?: (?:каждый|отчетный|текущий))? (?:{UNIT}))?", read_month_of_unit),
)
