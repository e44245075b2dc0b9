"""Reads a phrase by the day of signing as a term: all rules are tried, two different readings become a question."""

import re
from datetime import date

from msgspec.structs import replace

from automation.model.plan import By, Dates, Deadline, Event, OnDemand, Period, Permanent, Recurring, Term, Unclear
from automation.patterns import lazy
from automation.plan.terms import fixed, relative, repeated, wording
from automation.plan.terms.bracketed import without_aside
from automation.plan.terms.case import TermCase, tell_days_off
from automation.plan.terms.details import REPORTED as REPORTED_DAY
from automation.plan.terms.display import show_term
from automation.plan.terms.event_names import EVENT
from automation.plan.terms.joining import join, sentence, trimmed
from automation.plan.terms.labelled import read_labelled
from automation.plan.terms.parts import Day, DoubtError, Rate, StrangeWordsError, span
from automation.plan.terms.plan_days import tell_last_report, within_plan
from automation.plan.terms.plan_words import as_days
from automation.plan.terms.scan import Token, Tokens, scan
from automation.plan.terms.spelling import spell
from automation.plan.terms.term_asides import (
    ASIDES,
    FILLERS,
    HAPPENS,
    SUMMED,
    WEEKDAY,
    check_summed,
    check_weekday,
    without,
    without_clock,
)
from automation.plan.terms.term_words import PLAN_APPROVED, UNITS
from automation.plan.workdays import Calendar
from automation.russian.dates import show
from automation.russian.typography import MONTH

LONGEST = 300
TOO_LONG = "слишком длинно для срока: назовите последний день"
# «« » декабря 2025»: a month in the genitive with no number before it.
NO_DAY = lazy(rf"(?:{MONTH})(?![а-я])")
RULES = tuple((lazy(pattern), read) for room in (fixed, relative, repeated, wording) for pattern, read in room.RULES)
# Days without «до», «к», «не позднее»: only these may be the days of an event.
BARE_DAYS = lazy(
    r"(?:[ND](?: ,| и| , и) )*D|(?:(?:в период )?с )?[ND] (?:-|по) D(?: включительно)?|(?:в )?(?:N|последний) W S"
    r"(?:(?: ,| и| , и) (?:в )?(?:N|последний) W S)*"
)
SINCE = lazy(r"(?:начиная )?(?:с|после) [DS]")
REPORTED = lazy(r"(?:представить |направить )?(?:отчет|информация) ")
# «К Дню города (19 июля)», «19 июля (День города)»: the day the words name stands beside them.
_NAMED = rf"(?:[а-я]+(?:ому|ему|ый|ий|ая) ){{0,2}}(?:день|праздник|годовщина|юбилей){EVENT}|[^D]+ {PLAN_APPROVED}"
NAMED_DAY = lazy(rf"(?:(?:до|к|в|на) )?(?:{_NAMED})")
TO_EVENT = lazy(rf"(?:к|до) (?:начало|день|открыти[юя]){EVENT}")  # «до 15.09.2026 (к началу сезона)»
DURING = lazy(rf"(?:в течение|на протяжении){EVENT}|(?:в|на) (?:[а-я]+ )?(?:период|сезон)(?:{EVENT})?")
THROUGH_PLAN = "в течение D - D"
THEREAFTER = lazy(r"(?:далее|затем)(?: [-,])? (?:постоянно|круглосуточно)\Z")
DAY_AND_NIGHT = lazy(r"D(?: ,)? круглосуточно\Z|\Aкруглосуточно(?: ,)? (?:в период )?с (?=.*D\Z)")  # «с 17 по 20 мая»
ALWAYS = frozenset({"постоянно", "круглосуточно"})
STARTLESS = lazy(rf"(?:в срок )?(?:в течение|не позднее|не более|до|через|за|в)(?: чем)? {relative.LENGTH}")


def read_term(
    phrase: str,
    signed: date,
    calendar: Calendar,
    *,
    event: bool = False,
    plan: Period | None = None,
    in_prose: bool = False,
) -> Term:
    """Read what can be read surely, tell every assumption, ask about the rest; no text makes it raise.

    ``event`` says that the item's words name something that takes place (``names_event``): its bare dates are then
    days of the event. ``plan`` are the days its title names (``plan_period``): dates without a year and what is
    repeated lie in them. ``in_prose``: the phrase was cut from a sentence, whose words may be no part of it.
    """
    case = TermCase(signed, calendar, event, phrase, plan, in_prose)
    try:
        deadline = _read_whole(phrase, case)
        tell_last_report(deadline, case)
        deadline = within_plan(deadline, case)
    except DoubtError as doubt:
        return Term(phrase=phrase, deadline=Unclear(question=_question(phrase, str(doubt))))
    tell_days_off(deadline, case)
    return Term(phrase=phrase, deadline=deadline, assumptions=tuple(case.notes))


def _question(phrase: str, doubt: str) -> str:
    shown = " ".join(phrase.split())
    shown = shown if len(shown) <= 80 else shown[:79] + "…"
    end = "" if doubt.endswith("?") else "."
    return f"Срок «{shown}»: {doubt}{end}" if shown else f"Срок пуст: {doubt}{end}"


def _read_whole(phrase: str, case: TermCase) -> Deadline:
    """Read a phrase; where some of its words are strange, what stands in brackets behind it may be beside the term."""
    try:
        return _read(phrase, case)
    except StrangeWordsError:
        apart = without_aside(phrase)
        if apart is None:
            raise
        deadline = _read(apart[0], case)
        case.tell(apart[1])
        return deadline


def _read(phrase: str, case: TermCase) -> Deadline:
    if len(phrase) > 10 * LONGEST:
        raise DoubtError(TOO_LONG)
    text, repairs = spell(phrase)
    if len(text) > LONGEST:
        raise DoubtError(TOO_LONG)
    if NO_DAY.match(text):
        raise DoubtError("число перед месяцем не написано: напишите день")
    case.tell(*repairs)
    return _read_sentence(without_clock(join(scan(text)), case), case)


def _read_sentence(tokens: Tokens, case: TermCase) -> Deadline:
    tokens, weekday = without(tokens, WEEKDAY)
    tokens, happens = without(tokens, HAPPENS)
    tokens, _ = without(tokens, FILLERS)
    tokens, summed = without(tokens, SUMMED)
    for aside, told in ASIDES.items():
        tokens, taken = without(tokens, aside)
        case.tell(*([told] if taken else ()))
    tokens = as_days(tokens, case)
    line = sentence(tokens)
    unit = next((UNITS[token.symbol] for token in summed if token.symbol in UNITS), None)
    if unit and REPORTED_DAY.fullmatch(line):  # «по итогам квартала до 10 числа следующего месяца»
        tokens = [Token("R", Rate(unit)), *tokens]
        line = sentence(tokens)
    case = replace(case, event=(case.event or bool(happens)) and BARE_DAYS.fullmatch(line) is not None)
    if len(tokens) > 1 and not ALWAYS.isdisjoint(line.split()):
        return _beside_permanent(tokens, case)
    deadline = (
        _before_event(tokens, case)
        or _fitting(tokens, case)
        or _beside_event(tokens, case)
        or read_labelled(tokens, case)
    )
    deadline = deadline or _ask_about_rest(tokens)
    check_weekday(deadline, weekday)
    check_summed(deadline, summed, case)
    return _as_event(deadline) if case.event else deadline


def _fitting(tokens: Tokens, case: TermCase) -> Deadline | None:
    """Return the deadline by the rules that fit the whole sentence; None where none does, two readings are a doubt."""
    line = sentence(tokens)
    found: dict[Deadline, list[str]] = {}
    symbols = {sign for sign in line if sign.isupper()}
    for pattern, read in RULES:
        if _may_fit(pattern.pattern, symbols) and pattern.fullmatch(line):
            trial = case.apart()
            found.setdefault(read(tokens, trial), trial.notes)
    if len(found) > 1:
        raise DoubtError("два прочтения: " + " или ".join(_shown(deadline, case) for deadline in found))
    for deadline, notes in found.items():
        case.tell(*notes)
        return deadline
    return None


def _as_event(deadline: Deadline) -> Deadline:
    """Return the deadline of bare days as the days of an event."""
    match deadline:
        case By(due=due):
            return Event(due=due)
        case Dates() | Period():
            return replace(deadline, event=True)
        case _:
            return deadline


def _may_fit(form: str, symbols: set[str]) -> bool:
    """Say whether a form may fit: it names every symbol of the sentence; most forms are not even compiled."""
    return all(sign in form for sign in symbols) or "." in form or "[^" in form


def _beside_permanent(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «постоянно» beside other words; where these name a day («отчёт до 25.12.2025»), that is a doubt."""
    rest = trimmed([token for token in tokens if token.symbol not in ALWAYS | {"далее", "затем", "начиная"}])
    rest = as_days(rest, case)
    if SINCE.fullmatch(sentence(rest)):
        case.tell("Названо только начало: прочитано как «постоянно», напоминаний о начале не будет.")
        return Permanent()
    during = DURING.fullmatch(sentence(rest))
    other = None if during else _read_sentence(rest, case.apart())
    if other is None or isinstance(other, Permanent | OnDemand):
        case.tell("Последний день не назван: прочитано как «постоянно».")
        return Permanent()
    if isinstance(other, By | Period) and THEREAFTER.search(sentence(tokens)):
        case.tell(f"Дальше – постоянно: напоминаний после {show(other.due)} не будет.")
        return other
    if sentence(rest) == THROUGH_PLAN or (isinstance(other, Period) and DAY_AND_NIGHT.search(sentence(tokens))):
        return other
    if isinstance(other, Recurring) and REPORTED.match(sentence(rest)):
        case.tell("Исполняется постоянно, срок взят по отчётам.")
        return other
    raise DoubtError(f"два прочтения: «постоянно» или {_shown(other, case)}")


def _before_event(tokens: Tokens, case: TermCase) -> Deadline | None:
    """Read «I квартал, далее – при изменении сети»: what comes first decides, no day of what comes then is known."""
    at = next((n for n, token in enumerate(tokens) if token.symbol in {"далее", "затем"}), 0)
    then = sentence(trimmed(tokens[at + 1 :]))
    if not at or not any(re.fullmatch(form, then) for form in wording.ON_DEMAND):
        return None
    first = _read_sentence(trimmed(tokens[:at]), trial := case.apart())
    if not isinstance(first, By | Event | Period | Dates):
        return None
    last = max(first.due) if isinstance(first, Dates) else first.due
    case.tell(*trial.notes, f"Дальше – по событию: напоминаний после {show(last)} не будет.")
    return first


def _beside_event(tokens: Tokens, case: TermCase) -> Deadline | None:
    """Read «за 45 дней до дня голосования (не позднее 5 августа)»: a day beside an event of unknown date decides."""
    for at in (n for n, token in enumerate(tokens) if token.symbol == ","):
        trials = [case.apart(), case.apart()]
        first, rest = tokens[:at], tokens[at + (2 if sentence(tokens[at + 1 : at + 2]) in {"но", "и"} else 1) :]
        if NAMED_DAY.fullmatch(sentence(rest)) or TO_EVENT.fullmatch(sentence(rest)):
            first, rest = rest, first
        try:
            named = NAMED_DAY.fullmatch(sentence(first)) and "D" in sentence(rest)
            event = OnDemand() if named else _fitting(first, trials[0])
            dated = _fitting(rest, trials[1])
        except DoubtError:
            continue
        if isinstance(event, OnDemand) and isinstance(dated, By | Period | Dates):
            if STARTLESS.fullmatch(sentence(rest)):  # «по мере поступления проектов, в течение 5 дней»
                case.tell(
                    "Дата события неизвестна: напоминаний не будет, пока в «Уточнённый срок» не укажут последний день."
                )
                return event
            case.tell(*trials[1].notes, "Названы и событие, и день: взят день.")
            return dated
    return None


def _ask_about_rest(tokens: Tokens) -> Deadline:
    """Ask about a sentence that no rule fits, and name the days that were understood."""
    days = [show(day) for day in _full_days(tokens)]
    if days:
        named = "названы дни" if len(days) > 1 else "назван день"
        raise StrangeWordsError(f"{named} {', '.join(days)}, но не всё понято: напишите последний день")
    raise StrangeWordsError("слова не поняты: напишите последний день, например «до 25.12.2025»")


def _full_days(tokens: Tokens) -> list[date]:
    """Return the whole dates of a sentence that exist in the calendar."""
    days = (token.value for token in tokens if isinstance(token.value, Day))
    return [span(day, day.year)[0] for day in days if day.year]


def _shown(deadline: Deadline, case: TermCase) -> str:
    return f"«{show_term(Term(phrase='', deadline=deadline), case.signed, case.calendar)}»"
