"""Repeated terms: a frequency with the day it falls on (``details``) and the time it lasts (``BOUNDS``)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from typing import cast

from msgspec.structs import replace

from automation.model.plan import By, Deadline, Period, Recurring, Unit
from automation.plan.terms.case import Reader, Rule, TermCase, asking
from automation.plan.terms.details import DETAILS, LEAD, NTH_WEEKDAY, NUMBER, PAST, REPORTED, Change, read_reporting
from automation.plan.terms.fixed import BY, THROUGH, read_end, read_parts
from automation.plan.terms.joining import sentence, trimmed
from automation.plan.terms.parts import MONTH_SPANS, Day, DoubtError, Rate, StrangeWordsError, Stretch
from automation.plan.terms.relative import read_unit_end
from automation.plan.terms.repetition import begun_with, control_dates
from automation.plan.terms.scan import Token, Tokens, unit_of
from automation.plan.terms.term_words import UNIT_FORMS, UNITS
from automation.plan.terms.wording import EVENT, OWN_TIME, UNTIL_EVENT, ask_out_of_season, read_on_demand
from automation.russian.dates import show
from automation.russian.morphology import is_known

HOW_OFTEN = "как часто повторять после первого срока? Назовите даты"
WHEN_SUMMED = "итоги подводятся, когда период закончился: напишите, до какого дня после него"
SHORTER = {"day", "week", "decade", "month"}  # units that a range of months or days surely holds several of


def read_rate(tokens: Tokens, case: TermCase) -> Deadline:
    """Read the sentence around one frequency, whole pieces before cut ones; two readings of a cut are a doubt."""
    at = next(n for n, token in enumerate(tokens) if token.symbol == "R")
    rate = cast("Rate", tokens[at].value)
    found: dict[Recurring, list[str]] = {}
    doubts: list[DoubtError] = []
    for pieces in _cuts(tokens[:at], tokens[at + 1 :]):
        for changes in product(*(_matches(piece) for piece in pieces)):
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
    """Yield every way to see the words around a frequency as at most two pieces."""
    for pieces in ([left, right], *([left[:n], left[n:]] for n in range(1, len(left)) if not right)):
        yield [piece for piece in map(trimmed, pieces) if piece]
    if not left:
        for n in range(1, len(right)):
            yield [piece for piece in map(trimmed, (right[:n], right[n:])) if piece]


def _matches(piece: Tokens) -> list[Change]:
    """Return all that the words of a piece may mean: a day of the unit or bounds of the repetition."""
    line = sentence(piece)
    return [change for pattern, change in (*DETAILS, *BOUNDS) if re.fullmatch(pattern, line)]


def _apply(pieces: list[Tokens], changes: Sequence[Change], rate: Rate, case: TermCase) -> Recurring:
    """Return the rule with every piece understood; a day and bounds may stand together, two days may not."""
    rule = Recurring(unit=rate.unit, every=rate.every, workdays=rate.workdays)
    kinds = ["since" if change is start_from else change in BOUNDING for change in changes]
    if len(kinds) > len(set(kinds)) or (start_from in changes and last_through in changes):
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


def start_from(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «начиная с I квартала 2026»."""
    if rule.unit == "year":
        _with_written_year(tokens, rule, case)
    term = read_parts(tokens, case.apart())
    return replace(rule, since=term.start if isinstance(term, Period) else cast("By", term).due)


def last_through(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «в течение 2026 года», «с 01.01.2026 по 31.12.2026», «2025–2027 гг.»."""
    ends = [token.value for token in tokens if token.symbol in {"N", "D", "S"}]
    month = getattr(ends[0], "unit", "") == "month" and rule.unit in {"day", "week"}  # «каждую пятницу апреля»
    ranged = (len(ends) > 1 and rule.unit in SHORTER) or month
    term = cast("Period", read_parts(tokens if ranged else _with_written_year(tokens, rule, case), case.apart()))
    if ranged and getattr(ends[-1], "year", None) is None and case.plan is None:
        case.tell(f"Год не написан: взят первый такой период не раньше подписания ({term.due.year}).")
    return stop_at(replace(rule, since=term.start), term.due, case, ranged=ranged)


def last_until(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «до конца 2026 года», «по декабрь 2026»."""
    return stop_at(rule, cast("By", read_end(_with_written_year(tokens, rule, case), case.apart())).due, case)


def last_until_unit(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежемесячно до конца года»; «до конца месяца» there is no bound but the day itself."""
    named = unit_of(tokens)
    if MONTH_SPANS[named] <= MONTH_SPANS.get(rule.unit, 0):
        raise DoubtError("частота и период названы разные: уточните")
    return stop_at(rule, cast("By", read_unit_end(tokens, case.apart())).due, case)


def last_until_day(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежемесячно по 31.12.2026»: a whole date can only end the repetition, if a month ends on it."""
    return stop_at(rule, cast("By", read_parts(_with_written_year(tokens, rule, case), case.apart())).due, case)


def last_until_event(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «еженедельно до завершения работ»: it goes on until somebody says that it has ended."""
    if rule.unit == "year" or not all(is_known(word.symbol) for word in tokens if word.symbol.isalpha()):
        raise DoubtError("частота названа, а остальные слова не поняты")
    read_on_demand(tokens, case.apart())
    if case.plan is None:
        case.tell("День, с которым повторение заканчивается, неизвестен: назовите его в «Уточнённый срок».")
    return rule


def while_it_lasts(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «еженедельно в течение отопительного сезона»: through a time whose last day nobody knows yet."""
    ask_out_of_season(tokens, case)
    rule = last_until_event(tokens, rule, case.apart())
    case.tell("Повторяется, только пока длится названное время: укажите его последний день в «Уточнённый срок».")
    return rule


def _with_written_year(tokens: Tokens, rule: Recurring, case: TermCase) -> Tokens:
    """Return the same words; without a year they may as well name a day of every year, unless a shorter unit is meant.

    «Ежедневно до 15 мая», «по средам до 1 июня» and, in a plan, «ежемесячно во II полугодии» mean one.
    """
    last = next(token.value for token in reversed(tokens) if token.symbol in {"D", "S"})
    size = MONTH_SPANS.get(rule.unit, 0)
    longer = MONTH_SPANS.get(last.unit, 0) if isinstance(last, Stretch) else 0
    shortest = size + (tokens[0].symbol not in {"до", "по"})  # «ежемесячно до конца сентября», not «в сентябре»
    once = size < 12 and (_falls_on_a_day(rule) or (case.plan is not None and longer >= max(shortest, 1)))
    if isinstance(last, Day | Stretch) and last.year is None and last.ahead is None and not once:
        raise DoubtError("конец повторения назван без года: напишите год")
    return tokens


def stop_at(rule: Recurring, due: date, case: TermCase, *, ranged: bool = False) -> Recurring:
    """End the repetition on ``due``; one without a day of its own must end with a month, or both its ends be named."""
    if not ranged and not _falls_on_a_day(rule) and (due + timedelta(days=1)).day != 1:
        raise DoubtError("названы и частота, и последний день: это конец повторения или отдельный срок?")
    case.tell(f"Повторение заканчивается {show(due)}.")
    return replace(rule, until=due)


def _falls_on_a_day(rule: Recurring) -> bool:
    """Tell whether a rule says on which days it falls, so that another day beside it can but end it."""
    return rule.unit == "day" or bool(rule.day or rule.days or rule.weekday)


def read_first_day(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «первая – до 1 декабря 2026 г.» beside a frequency: the next control dates repeat the day of the first."""
    first = _first_day(tokens, case)
    size = MONTH_SPANS.get(rule.unit, 0)
    if rule != Recurring(unit=rule.unit) or not (size or rule.unit == "week"):
        raise DoubtError(HOW_OFTEN)
    case.tell(f"Первый срок – {show(first)}, дальше в тот же день каждого периода.")
    if rule.unit == "week":
        return replace(rule, since=first, day=first.isoweekday())
    if rule.unit == "year":
        return replace(rule, since=first, times=((first.month, first.day),))
    return replace(rule, since=first, day=first.day, month=(first.month - 1) % size + 1 if size > 1 else None)


def _first_day(tokens: Tokens, case: TermCase) -> date:
    """Return the day of «до 01.04.2026», «первый отчёт до 01.04.2026»; only the first one may be counted so."""
    if any(token.value != 1 for token in tokens if token.symbol == "N"):
        raise DoubtError("частота названа, а остальные слова не поняты")
    return cast("By", read_parts([token for token in tokens if token.symbol != "N"], case.apart())).due


BOUNDS: tuple[tuple[str, Change], ...] = (
    (r"(?:начиная )?с [DS]", start_from),
    (r"(?:(?:в период )?с |в течение |в )?S (?:по|-) S|(?:в период )?с [ND] (?:по|до) D|в течение D - D", last_through),
    (rf"(?:{THROUGH})?S", last_through),
    (r"(?:до (?:конец|окончание)|по) S(?: включительно)?", last_until),
    (r"до (?:конец|окончание) (?:текущий )?(?:месяц|квартал|полугодие|год)", last_until_unit),
    (r"(?:до|по) D(?: включительно)?", last_until_day),
    (UNTIL_EVENT, last_until_event),
    (rf"{OWN_TIME}|(?:в (?:течение|период|время)|на (?:время|период|протяжении))(?: всего)?{EVENT}", while_it_lasts),
    (rf"N(?: (?:отчет|информация|срок)(?: -)?(?: {BY})?|(?: -)? {BY}) D", read_first_day),
)
BOUNDING = {change for _, change in BOUNDS}


def read_onwards(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «до 01.04.2026, далее ежеквартально»: the first control date is named, the next ones repeat its day."""
    rate = cast("Rate", tokens[-1].value)
    if rate.times > 1 or rate.every > 1:
        raise DoubtError(HOW_OFTEN)
    return read_first_day(tokens[:-1], Recurring(unit=rate.unit), case)


def read_onwards_by_rule(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «до 14.10.2026, далее по понедельникам»: the first day is one of the rule's own, or comes before them."""
    at = next(n for n, token in enumerate(tokens) if token.symbol in {"далее", "затем"})
    first = _first_day(trimmed(tokens[:at]), case)
    rest = trimmed(tokens[at + 1 :])
    read = next((read for pattern, read in RULES if re.fullmatch(pattern, sentence(rest))), None)
    if read is None:
        raise StrangeWordsError(f"первый срок {show(first)}, а что дальше, не понято: назовите даты")
    rule = cast("Recurring", read(rest, case))
    if control_dates(rule, case.signed, 1, case.calendar)[0].due == first:
        return rule
    if rule == Recurring(unit=rule.unit):  # «далее – до принятия решения ежемесячно»
        return read_first_day(trimmed(tokens[:at]), rule, case)
    if rule.since or not (_falls_on_a_day(rule) or rule.times):
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
    unit = unit_of(tokens[-1:])
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


FIRST = rf"(?:N(?: (?:раз|отчет|информация|срок))?(?: -)? )?(?:{BY} )?"
RULES: tuple[Rule, ...] = (
    (r"по (?:итогам|результатам) (?:R|(?:отчетный )?(?:месяц|квартал|полугодие|год))", asking(WHEN_SUMMED)),
    (r"(?:(?!далее|затем)[^RT])*R[^RT]*", read_rate),
    (rf"{FIRST}D(?: ,)?(?: и)? (?:далее|затем)(?: [-,])? R", read_onwards),
    (
        rf"{FIRST}D(?: ,)?(?: и)? (?:далее|затем)(?: [-,])? (?:R [^RT]+|[^RT]*[^RT, -] R|[^RT]+)",
        read_onwards_by_rule,
    ),
    (rf"{NTH_WEEKDAY} (?:месяц|квартал)", read_weekday_of_unit),
    (REPORTED.pattern, read_reporting),
    (r"(?:(?!далее|затем)[^RT])*по V(?:(?: ,| и| , и)(?: по)? V)*(?: [^RT]+)?", _each("week")),
    (rf"{NUMBER}(?:N|последний) месяц отчетный (?:квартал|полугодие)", read_month_of_quarter),
    (rf"{LEAD}D(?: год)?(?: ,)? следующий за {PAST}(?: год)?", _each("year")),
    (r"каждый N число(?: месяц)?", read_each_number),
)
