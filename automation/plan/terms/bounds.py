"""What bounds a repetition: where it begins and ends, and which months it leaves out. The grammar is ``BOUNDS``."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from msgspec.structs import replace

from automation.model.plan import By, Dates, Period, Recurring
from automation.plan.terms.case import TermCase
from automation.plan.terms.details import LEAP, Change
from automation.plan.terms.event_names import EVENT
from automation.plan.terms.fixed import BY, SEP, THROUGH, collect, read_end, read_parts
from automation.plan.terms.parts import MONTH_SPANS, Day, DoubtError, Part, Range, Stretch, span, with_year
from automation.plan.terms.placing import place
from automation.plan.terms.relative import read_unit_end
from automation.plan.terms.repetition import begun_with, control_dates, period_name
from automation.plan.terms.scan import Tokens, unit_of
from automation.plan.terms.wording import OWN_TIME, UNTIL_EVENT, ask_out_of_season, read_on_demand
from automation.russian.dates import show
from automation.russian.morphology import is_known

HOW_OFTEN = "как часто повторять после первого срока? Назовите даты"
SHORTER = {"day", "week", "decade", "month"}  # units that a range of months or days surely holds several of


def start_from(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «начиная с I квартала 2026», «начиная с отчёта за июль 2026 г.».

    A report about a time that has ended begins with the period named; of a day that is one of its own, on that day.
    """
    tokens = [token for token in tokens if token.symbol not in {"отчет", "информация", "за"}]
    if rule.unit == "year":
        _with_written_year(tokens, rule, case)
    term = read_parts(tokens, case.apart())
    if not rule.lag:
        return replace(rule, since=term.start if isinstance(term, Period) else cast("By", term).due)
    begun = replace(rule, since=term.start) if isinstance(term, Period) else _begun_on(cast("By", term).due, rule, case)
    first = control_dates(begun, case.signed, 1, case.calendar)[0]
    about = period_name(rule, first.period_end) if first.period_end else ""
    case.tell(f"Первый отчёт – за {about}, до {show(first.due)}." if about else f"Первый отчёт – до {show(first.due)}.")
    return begun


def _begun_on(day: date, rule: Recurring, case: TermCase) -> Recurring:
    """Return a repetition that begins on one of its own days; from any other day on periods are counted."""
    begun = begun_with(rule, day, case.signed, case.calendar)
    return replace(rule, since=day) if begun.first else begun


def only_in(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежемесячно в мае и июне 2026 года», «каждую субботу июля и августа»."""
    parts = collect(tokens)
    months = _months(parts, rule)
    days = cast("Dates", place(parts, trial := case.apart())).due
    case.tell(*(note for note in trial.notes if note.startswith("Год не написан")))
    first = cast("Period", place([with_year(parts[0], days[0].year)], case.apart()))
    return stop_at(replace(rule, since=first.start, months=months), days[-1], case, ranged=True)


def all_but(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «ежемесячно, кроме июля и августа»: the same months of every year."""
    parts = collect(tokens)
    if any(getattr(part, "year", None) for part in parts):
        raise DoubtError("какие месяцы пропустить? Назовите даты")
    return replace(rule, months=tuple(sorted(set(range(1, 13)) - set(_months(parts, rule)))))


def _months(parts: Sequence[Part], rule: Recurring) -> tuple[int, ...]:
    """Return the months that months, seasons or ranges of months name; of a report it is not sure which are meant."""
    if rule.lag:
        raise DoubtError("эти месяцы – отчётные или те, в которые отчёт представляют? Назовите даты")
    if rule.unit not in SHORTER or rule.every > 1:
        raise DoubtError("частота и названные месяцы не согласованы: назовите даты")
    found: list[int] = []
    for part in parts:
        ends = (part.first, part.last) if isinstance(part, Range) else (part, part)
        if any(not isinstance(end, Stretch) or end.unit not in {"month", "spring", "summer", "autumn"} for end in ends):
            raise DoubtError("частота и названные месяцы не согласованы: назовите даты")
        first, last = span(ends[0], LEAP)[0].month, span(ends[1], LEAP)[1].month
        found += [(first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1)]
    return tuple(sorted(set(found)))


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
    once = size < 12 and (falls_on_a_day(rule) or (case.plan is not None and longer >= max(shortest, 1)))
    if isinstance(last, Day | Stretch) and last.year is None and last.ahead is None and not once:
        raise DoubtError("конец повторения назван без года: напишите год")
    return tokens


def stop_at(rule: Recurring, due: date, case: TermCase, *, ranged: bool = False) -> Recurring:
    """End the repetition on ``due``; one without a day of its own must end with a month, or both its ends be named."""
    if not ranged and not falls_on_a_day(rule) and (due + timedelta(days=1)).day != 1:
        raise DoubtError("названы и частота, и последний день: это конец повторения или отдельный срок?")
    case.tell(f"Повторение заканчивается {show(due)}.")
    return replace(rule, until=due)


def falls_on_a_day(rule: Recurring) -> bool:
    """Tell whether a rule says on which days it falls, so that another day beside it can but end it."""
    return rule.unit == "day" or bool(rule.day or rule.days or rule.weekday)


def read_first_day(tokens: Tokens, rule: Recurring, case: TermCase) -> Recurring:
    """Read «первая – до 1 декабря 2026 г.» beside a frequency: the next control dates repeat the day of the first."""
    first = first_day(tokens, case)
    size = MONTH_SPANS.get(rule.unit, 0)
    if rule != Recurring(unit=rule.unit) or not (size or rule.unit == "week"):
        raise DoubtError(HOW_OFTEN)
    case.tell(f"Первый срок – {show(first)}, дальше в тот же день каждого периода.")
    if rule.unit == "week":
        return replace(rule, since=first, day=first.isoweekday())
    if rule.unit == "year":
        return replace(rule, since=first, times=((first.month, first.day),))
    return replace(rule, since=first, day=first.day, month=(first.month - 1) % size + 1 if size > 1 else None)


def first_day(tokens: Tokens, case: TermCase) -> date:
    """Return the day of «до 01.04.2026», «первый отчёт до 01.04.2026»; only the first one may be counted so."""
    if any(token.value != 1 for token in tokens if token.symbol == "N"):
        raise DoubtError("частота названа, а остальные слова не поняты")
    return cast("By", read_parts([token for token in tokens if token.symbol != "N"], case.apart())).due


BOUNDS: tuple[tuple[str, Change], ...] = (
    (r"(?:начиная )?с (?:(?:отчет|информация) за )?[DS]", start_from),
    (rf"(?:в )?[NS](?:{SEP}(?:в )?[NS])+(?: месяц)?", only_in),
    (rf"(?:кроме|за исключением|исключая) (?:S (?:-|по) S|[NS](?:{SEP}[NS])*)(?: месяц)?", all_but),
    (r"(?:(?:в период )?с |в течение |в )?S (?:по|-) S|(?:в период )?с [ND] (?:по|до) D|в течение D - D", last_through),
    (rf"(?:{THROUGH})?S", last_through),
    (r"(?:до (?:конец|окончание)|по) S(?: включительно)?", last_until),
    (r"до (?:конец|окончание) (?:текущий )?(?:месяц|квартал|полугодие|год)", last_until_unit),
    (r"(?:до|по) D(?: включительно)?", last_until_day),
    (UNTIL_EVENT, last_until_event),
    (rf"{OWN_TIME}|(?:в (?:течение|период|время)|на (?:время|период|протяжении))(?: всего)?{EVENT}", while_it_lasts),
    (rf"N(?: (?:отчет|информация|срок)(?: -)?(?: {BY})?|(?: -)? {BY}) D", read_first_day),
)
# Of each of these only one may stand beside a frequency: what begins it, what leaves months out, any other bound.
BOUNDING: dict[Change, str] = {change: "until" for _, change in BOUNDS} | {start_from: "since", all_but: "but"}
