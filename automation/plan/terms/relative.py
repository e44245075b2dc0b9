"""Terms counted from the signing: «в течение 10 рабочих дней», «до конца квартала». The grammar is ``RULES``.

Rules of counting: calendar days unless working days are named; the first day is the one after the signing
(ГК РФ, ст. 191); a month ends on the same number, else on the last day of the month (ст. 192).
"""

from datetime import date, timedelta
from typing import cast

from automation.model.plan import By, Deadline, Period, Unit
from automation.patterns import lazy
from automation.plan.terms.case import Rule, TermCase
from automation.plan.terms.fixed import collect, read_end, read_parts
from automation.plan.terms.parts import MONTH_SPANS, DoubtError, Stretch, StretchUnit, months_later, span
from automation.plan.terms.placing import place
from automation.plan.terms.scan import Tokens, unit_of
from automation.plan.terms.term_words import MADE, PLAN_APPROVED, UNIT
from automation.plan.workdays import Calendar
from automation.russian.dates import show

LENGTH = "(?:N )?(?:(?:рабочий |календарный )?день|неделя|месяц|год)"
# «Решение» without «настоящее» is another paper, whose day is not known (``wording.read_other_decision``).
ACT = (
    "(?:(?: настоящий| данный)(?: решение)?)?"
    "(?: распоряжение| приказ| постановление| документ|(?<=настоящий) протокол)?"
)
SIGNING = (
    rf"(?: (?:со|с|от|после)(?: день| момент| дата)? (?:(?:подписание|издание|принятие){ACT}"
    r"|утверждение (?:настоящий|данный) (?:распоряжение|приказ|постановление|решение|документ|план[а-я]*)"
    rf"|{PLAN_APPROVED}))"
)
WHOLE = r"(?:(?:в течение|на протяжении) (?:весь |всего )?|весь )(?:календарный |учебный )?"
SHORT_TERM = "N дневный срок|(?:N )?(?:недельный|месячный) срок"
ORDINAL = lazy(r"(?:(?:перв|втор|четверт|пят|\d\s?-?\s?)[аоуы]?[яюй]|трет(?:ья|ью|ьей|ий))\s+(?:недел|месяц)")
FACTORS = {"день": 1, "дневный": 1, "неделя": 7, "недельный": 7}


def count_on(tokens: Tokens, case: TermCase) -> Deadline:
    """Count «в течение 10 рабочих дней», «в двухнедельный срок»: the last day counted from the signing."""
    symbols = [token.symbol for token in tokens]
    unit = next(s for s in symbols if s in {*FACTORS, "месяц", "месячный", "год"})
    named = MADE & set(symbols)
    if "N" not in symbols and not named and unit in {"день", "год"}:
        return ask_whose_unit(tokens, case)
    due = last_day(tokens, case.signed, case.calendar)
    if "рабочий" in symbols:
        case.tell("Первый рабочий день срока – следующий после подписания.")
        if case.calendar.unsettled(due.year):
            case.tell(f"Переносы выходных дней {due.year} года ещё не утверждены: дата может измениться.")
    elif unit in FACTORS:
        case.tell("Дни – календарные, первый – следующий после подписания.")
    if not named:
        case.tell(f"Начало срока не названо: счёт от подписания ({show(case.signed)}).")
    elif "утверждение" in named and not {"настоящий", "данный"} & set(symbols):
        case.tell(f"План утверждён этим документом: счёт от подписания ({show(case.signed)}).")
    return By(due=due)


def count_bare(tokens: Tokens, case: TermCase) -> Deadline:
    """Count «2 недели»; the second week is one of a month, and nine months are those of a year as often."""
    if [token.value for token in tokens if token.value] == [9] and tokens[-1].symbol == "месяц":
        raise DoubtError("с начала года или от подписания? Назовите последний день")
    if ORDINAL.search(case.phrase.lower().replace("ё", "е")):
        raise DoubtError("какого месяца и по какой день? Назовите последний день")
    return count_on(tokens, case)


def last_day(tokens: Tokens, since: date, calendar: Calendar) -> date:
    """Return the last day of a length of time; the day it is counted from is no part of it."""
    symbols = [token.symbol for token in tokens]
    unit = next(s for s in symbols if s in {*FACTORS, "месяц", "месячный", "год"})
    number = next((cast("int", token.value) for token in tokens if token.symbol == "N"), 1)
    if number > 400:
        raise DoubtError("слишком длинный срок: назовите последний день")
    if "рабочий" in symbols:
        return calendar.add(since, number)
    if unit in FACTORS:
        return since + timedelta(days=number * FACTORS[unit])
    return months_later(since, number * (12 if unit == "год" else 1))


def _unit_of_months(tokens: Tokens) -> Unit:
    """Return the month, quarter, half-year or year that a phrase names; a shorter unit has no last day of its own."""
    unit = unit_of(tokens)
    if unit not in MONTH_SPANS:
        raise DoubtError("последний день не назван: назовите дату")
    return unit


def ask_whose_unit(tokens: Tokens, case: TermCase) -> Deadline:
    """Ask about «в течение года» that no plan is made for, whether the unit ends or passes."""
    unit = _unit_of_months(tokens)
    if any(token.symbol == "учебный" for token in tokens):
        raise DoubtError("какой учебный год и по какой день? Назовите последний день")
    whole = months_later(case.signed, MONTH_SPANS[unit])
    end = span(_current(unit, case.signed), case.signed.year)[1]
    raise DoubtError(f"до {show(end)} (конец текущего периода) или до {show(whole)} (от подписания)?")


def read_unit_end(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «до конца года», «до конца следующего квартала»."""
    _, due = _unit_span(tokens, case)
    return By(due=due)


def read_to_unit_end(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «с 1 марта до конца года», «с марта до конца 2026 года»."""
    at = next(n for n, token in enumerate(tokens) if token.symbol in {"D", "S"})
    first = place(collect([tokens[at]]), case.apart())
    start = first.start if isinstance(first, Period) else cast("By", first).due
    read, rest = (read_end, tokens[-1:]) if tokens[-1].symbol == "S" else (read_unit_end, tokens[at + 1 :])
    due = cast("By", read(rest, case)).due
    if due <= start:
        raise DoubtError("начало срока не раньше его конца: уточните обе даты")
    return Period(start=start, due=due)


def read_unit(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «в текущем месяце»."""
    start, due = _unit_span(tokens, case)
    return Period(start=start, due=due)


def _unit_span(tokens: Tokens, case: TermCase) -> tuple[date, date]:
    unit = _unit_of_months(tokens)
    since = day = _day_within(unit, case)
    if any(token.symbol == "следующий" for token in tokens):
        day = span(_current(unit, day), day.year)[1] + timedelta(days=1)
    start, due = span(_current(unit, day), day.year)
    if since == case.signed:
        case.tell(f"Период отсчитан от подписания, взят его последний день: {show(due)}.")
    return start, due


def _day_within(unit: Unit, case: TermCase) -> date:
    """Return a day of the unit meant by «до конца месяца»: of the only one the plan lies in, else that of the signing.

    A plan that begins after the unit of the signing does not mean that one.
    """
    plan = case.plan
    if plan is None or plan.due <= case.signed:
        return case.signed
    first, last, now = (span(_current(unit, day), day.year)[1] for day in (plan.start, plan.due, case.signed))
    if first == last:
        case.tell_plan()
        return plan.start
    if now < plan.start:
        raise DoubtError(f"это {show(first)}, {show(last)} или другой день? Назовите последний день")
    return case.signed


def _current(unit: str, day: date) -> Stretch:
    """Return the month, quarter, half-year or year the day lies in."""
    if unit == "year":
        return Stretch("year")
    size = MONTH_SPANS[unit]
    return Stretch(cast("StretchUnit", unit), (day.month - 1) // size + 1)


def read_from_signing(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «со дня подписания до 31.12.2025»."""
    return Period(start=case.signed, due=cast("By", read_parts(tokens, case)).due)


def read_signing_day(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «в день подписания»."""
    return By(due=case.signed)


RULES: tuple[Rule, ...] = (
    # «в течение 10 рабочих дней», «не позднее 10 дней со дня подписания», «через месяц после подписания»
    (rf"(?:в срок )?(?:в течение|не позднее(?: чем)?(?: через)?|через) {LENGTH}{SIGNING}?", count_on),
    (rf"в срок не более {LENGTH}{SIGNING}?|не более {LENGTH}{SIGNING}", count_on),
    (rf"(?:в срок )?(?:до )?N (?:(?:рабочий |календарный )?день|неделя|месяц){SIGNING}?", count_bare),
    (rf"в (?:{SHORT_TERM}){SIGNING}?|(?:{SHORT_TERM}){SIGNING}?", count_on),
    (rf"{WHOLE}(?:день|декада|квартал|полугодие|год)", ask_whose_unit),
    # «до конца года», «к концу текущего месяца»
    (rf"(?:в срок )?(?:(?:до|к) (?:конец|окончание)|по конец) (?:текущий |следующий )?(?:{UNIT})", read_unit_end),
    (
        rf"(?:начиная )?с [DS](?: и)? (?:(?:до|к) (?:конец|окончание)|по конец) (?:(?:текущий )?(?:{UNIT})|S)",
        read_to_unit_end,
    ),
    (rf"(?:в|в течение) (?:текущий|следующий) (?:{UNIT})", read_unit),
    (rf"(?:в )?конец (?:текущий )?(?:{UNIT})", read_unit_end),
    (r"в день подписание" + ACT, read_signing_day),
    (rf"с (?:день |момент |дата )?подписание{ACT} (?:и )?(?:до|по) D(?: включительно)?", read_from_signing),
)
