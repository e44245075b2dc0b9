"""Repeated terms: a frequency with the day it falls on (``details``) and the time it lasts (``BOUNDS``)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import cast

from msgspec.structs import replace

from automation.model.plan import Deadline, Period, Recurring, Unit
from automation.plan.terms.bounds import (
    BOUNDING,
    BOUNDS,
    HOW_OFTEN,
    falls_on_a_day,
    first_day,
    last_through,
    only_in,
    read_first_day,
    start_from,
)
from automation.plan.terms.case import Reader, Rule, TermCase, asking
from automation.plan.terms.details import (
    DAYS_AFTER,
    DETAILS,
    LEAD,
    NTH_WEEKDAY,
    NUMBER,
    PAST,
    REPORTED,
    Change,
    read_reporting,
)
from automation.plan.terms.fixed import BY
from automation.plan.terms.joining import sentence, trimmed
from automation.plan.terms.parts import DoubtError, Rate, StrangeWordsError, Stretch
from automation.plan.terms.placing import place
from automation.plan.terms.repetition import begun_with, control_dates
from automation.plan.terms.scan import Token, Tokens, unit_of
from automation.plan.terms.term_words import UNIT_FORMS, UNITS
from automation.plan.terms.wording import OF_WHAT_DAY
from automation.russian.dates import show

REPORTS = {"отчет", "информация"}
MOST_PIECES = 3  # where a repetition begins, on which day it falls, where it ends
LONGEST_IN_PIECES = 24  # words of a sentence that is cut in three: a hostile one is read soon
WHEN_SUMMED = "итоги подводятся, когда период закончился: напишите, до какого дня после него"


def read_rate(tokens: Tokens, case: TermCase) -> Deadline:
    """Read the sentence around one frequency, whole pieces before cut ones; two readings of a cut are a doubt."""
    at = next(n for n, token in enumerate(tokens) if token.symbol == "R")
    rate = cast("Rate", tokens[at].value)
    found: dict[Recurring, list[str]] = {}
    doubts: list[DoubtError] = []
    for pieces in _cuts(tokens[:at], tokens[at + 1 :]):
        for changes in product(*(_matches(sentence(piece)) for piece in pieces)):
            trial = case.apart()
            try:
                found.setdefault(_apply(pieces, changes, rate, trial), trial.notes)
            except DoubtError as doubt:
                doubts.append(doubt)
        if found:
            break
    if len(found) != 1:
        raise doubts[0] if doubts and not found else StrangeWordsError("частота названа, а остальные слова не поняты")
    rule, notes = found.popitem()
    if not control_dates(rule, case.signed, 1, case.calendar):
        raise DoubtError("после подписания не остаётся ни одной контрольной даты: проверьте годы")
    case.tell(*notes)
    return rule


def _cuts(left: Tokens, right: Tokens) -> Iterator[list[Tokens]]:
    """Yield every way to see the words around a frequency as at most three pieces, fewer of them before more.

    The report itself is none: «в течение 2026–2028 годов, отчёт – ежегодно до 20 декабря».
    """
    left, right = trimmed(left), trimmed(right)
    if len(left) > 1 and left[-1].symbol in REPORTS and left[-2].symbol == ",":
        left = trimmed(left[:-1])
    if right and right[0].symbol in REPORTS:
        right = trimmed(right[1:])
    most = MOST_PIECES if len(left) + len(right) <= LONGEST_IN_PIECES else 2
    ways = ((one, other) for one in _cut(left, most) for other in _cut(right, most))
    yield from sorted(([*one, *other] for one, other in ways if len(one) + len(other) <= most), key=len)


def _cut(tokens: Tokens, most: int) -> Iterator[list[Tokens]]:
    """Yield every way to see the words of one side as a few pieces each of which means something."""
    tokens = trimmed(tokens)
    if not tokens:
        yield []
        return
    for size in range(len(tokens), 0, -1) if most else ():
        piece = trimmed(tokens[:size])
        if _matches(sentence(piece)):
            yield from ([piece, *rest] for rest in _cut(tokens[size:], most - 1))


@lru_cache(maxsize=4096)
def _matches(line: str) -> tuple[Change, ...]:
    """Return all that the words of a piece may mean: a day of the unit or bounds of the repetition."""
    return tuple(change for pattern, change in (*DETAILS, *BOUNDS) if re.fullmatch(pattern, line))


def _apply(pieces: list[Tokens], changes: Sequence[Change], rate: Rate, case: TermCase) -> Recurring:
    """Return the rule with every piece understood; a day and bounds may stand together, two days may not."""
    rule = Recurring(unit=rate.unit, every=rate.every, workdays=rate.workdays)
    kinds = [BOUNDING.get(change, "day") for change in changes]
    if len(kinds) > len(set(kinds)) or (start_from in changes and (last_through in changes or only_in in changes)):
        raise DoubtError("частота названа, а остальные слова не поняты")
    for piece, change in sorted(zip(pieces, changes, strict=True), key=lambda pair: pair[1] in BOUNDING):
        rule = change(piece, rule, case)
    return _whole(rule, rate, case)


def _whole(rule: Recurring, rate: Rate, case: TermCase) -> Recurring:
    """Ask the last questions: how many days a unit has, where a longer cycle begins, which day was assumed."""
    named = len(rule.times) or len(rule.days) or int(rule.day is not None or rule.weekday is not None)
    if rate.times > 1 and rule.unit == "day":
        case.tell("Сколько раз в день, в срок не входит: контроль раз в день.")
    elif rate.times > 1 and named != rate.times:
        raise DoubtError(f"{rate.times} раза за период, а дни не названы: назовите даты")
    if rule.every > 1 and rule.since is None:
        if case.plan is None:
            raise DoubtError("не сказано, от какого дня считать: добавьте «начиная с …» или назовите даты")
        rule = replace(rule, since=case.plan.start)
    if not named and rule.unit != "day" and not rule.workdays:
        working = " (последний рабочий)" if rule.unit == "week" else ""
        case.tell(f"День не назван: взят последний день {UNIT_FORMS[rule.unit][1]}{working}.")
    if max(rule.days or (rule.day or 0,)) > 28 or (2, 29) in rule.times:
        case.tell("Где в месяце такого числа нет, взят последний день месяца.")
    return rule


def read_onwards(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «до 01.04.2026, далее ежеквартально»: the first control date is named, the next ones repeat its day."""
    rate = cast("Rate", tokens[-1].value)
    if rate.times > 1 or rate.every > 1:
        raise DoubtError(HOW_OFTEN)
    return read_first_day(tokens[:-1], Recurring(unit=rate.unit), case)


def read_onwards_from_stretch(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «II квартал 2026 г., далее – ежегодно»: the end of the stretch, and that of the same or each next one."""
    rate, part = (
        cast("Rate", tokens[-1].value),
        cast("Stretch", next(token.value for token in tokens if token.symbol == "S")),
    )
    first = cast("Period", place([part], case))
    if rate.times > 1 or rate.every > 1 or part.unit == "year" or rate.unit not in {"year", part.unit}:
        raise DoubtError(HOW_OFTEN)
    rule = Recurring(unit=rate.unit, since=first.start)
    return rule if rate.unit == part.unit else replace(rule, times=((first.due.month, 31),))


def read_onwards_by_rule(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «до 14.10.2026, далее по понедельникам»: the first day is one of the rule's own, or comes before them."""
    at = next(n for n, token in enumerate(tokens) if token.symbol in {"далее", "затем"})
    first = first_day(trimmed(tokens[:at]), case)
    rest = trimmed(tokens[at + 1 :])
    read = next((read for pattern, read in RULES if re.fullmatch(pattern, sentence(rest))), None)
    if read is None:
        raise StrangeWordsError(f"первый срок {show(first)}, а что дальше, не понято: назовите даты")
    rule = cast("Recurring", read(rest, case))
    if control_dates(rule, case.signed, 1, case.calendar)[0].due == first:
        return rule
    if rule == Recurring(unit=rule.unit):  # «далее – до принятия решения ежемесячно»
        return read_first_day(trimmed(tokens[:at]), rule, case)
    if rule.since or not (falls_on_a_day(rule) or rule.times):
        raise DoubtError(f"первый срок {show(first)} и повторение расходятся: назовите даты")
    begun = begun_with(rule, first, case.signed, case.calendar)
    then = "затем – за периоды, которые заканчиваются позже" if rule.lag and begun.first else "дальше по названным дням"
    case.tell(f"Первый срок – {show(first)}, {then}.")
    return begun


def read_each_number(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «каждое 5 число»."""
    return read_rate([Token("R", Rate("month")), *tokens[1:3]], case)


def read_weekday_of_unit(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «каждый последний четверг месяца», «последняя пятница месяца»."""
    return read_rate([_assumed(tokens, case), *tokens], case)


def _assumed(tokens: Tokens, case: TermCase) -> Token:
    """Return the frequency that the unit of a phrase stands for, and tell it unless the phrase says «каждый»."""
    unit = unit_of(tokens)
    if all(token.symbol != "каждый" for token in tokens):
        case.tell(f"Частота не названа: прочитано как «раз в {UNIT_FORMS[unit][0]}».")
    return Token("R", Rate(unit))


def read_month_of_quarter(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «до 20 числа последнего месяца отчётного квартала»: the quarter is the frequency."""
    return read_rate([Token("R", Rate(UNITS[tokens[-1].symbol])), *tokens], case)


def _each(unit: Unit) -> Reader:
    """Return who reads words that themselves say how often: «по пятницам», «года, следующего за отчётным»."""
    return lambda tokens, case: read_rate(_with_rate(tokens, Token("R", Rate(unit))), case)


def _with_rate(tokens: Tokens, rate: Token) -> Tokens:
    """Return the sentence with its frequency before the weekdays, so that what bounds it may stand on either side."""
    at = next((n for n, token in enumerate(tokens) if token.symbol == "V"), 1) - 1
    return [*tokens[:at], rate, *tokens[at:]]


FIRST = rf"(?:впервые (?:- )?|N(?: (?:раз|отчет|информация|срок))?(?: -)? )?(?:{BY} )?"
RULES: tuple[Rule, ...] = (
    (
        r"по (?:итогам|результатам) (?:R|(?:отчетный )?(?:месяц|квартал|полугодие|год)(?: и (?:полугодие|год))?)",
        asking(WHEN_SUMMED),
    ),
    (r"R(?: ,)? по состоянию на [^RT]*", asking(OF_WHAT_DAY)),
    (r"(?:(?!далее|затем)[^RT])*R[^RT]*", read_rate),
    (rf"{FIRST}D(?: ,)?(?: и)? (?:далее|затем)(?: [-,])? R", read_onwards),
    (
        rf"{FIRST}D(?: ,)?(?: и)? (?:далее|затем)(?: [-,])? (?:R [^RT]+|[^RT]*[^RT, -] R|[^RT]+)",
        read_onwards_by_rule,
    ),
    (rf"{NTH_WEEKDAY} (?:месяц|квартал)(?:(?: ,)? (?:с|в|по|до|начиная|кроме|S) [^RT]+)?", read_weekday_of_unit),
    (rf"(?:{REPORTED.pattern}|{DAYS_AFTER})", read_reporting),
    (r"(?:до (?:конец|окончание) )?S(?: ,)?(?: и)? (?:далее|затем)(?: [-,])? R", read_onwards_from_stretch),
    (r"(?:(?!далее|затем)[^RT])*по V(?:(?: ,| и| , и)(?: по)? V)*(?: [^RT]+)?", _each("week")),
    (rf"{NUMBER}(?:N|последний) месяц отчетный (?:квартал|полугодие)", read_month_of_quarter),
    (rf"{LEAD}D(?: год)?(?: ,)? следующий за {PAST}(?: год)?", _each("year")),
    (r"каждый N число(?: месяц)?", read_each_number),
)
