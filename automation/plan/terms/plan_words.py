"""Words that mean days of the plan: «в течение месячника», «до 15» in a plan for a month, «среда» in one for a week."""

from collections.abc import Callable
from datetime import date, timedelta
from re import Match
from typing import cast

from automation.model.plan import Period
from automation.patterns import lazy
from automation.plan.terms.case import TermCase
from automation.plan.terms.fixed import BY, SEP
from automation.plan.terms.joining import sentence
from automation.plan.terms.parts import Day, DoubtError, Stretch
from automation.plan.terms.scan import Token, Tokens
from automation.russian.dates import show

SCHOOL_BEGINS = 9  # the month
LONGEST_MONTH = 46  # days of a plan in which the number of a day tells its month
# How many days a plan has that is made for one of these; a «месячник» may well last two months.
DAYS = {
    "неделя": (5, 9),
    "декада": (8, 12),
    "декадник": (8, 16),
    "месяц": (20, LONGEST_MONTH),
    "месячник": (20, 70),
    "квартал": (85, 95),
    "полугодие": (175, 190),
    "год": (360, 370),
}
DURING = r"(?:в (?:течение|период|ходе|время|рамках)|(?:на|за) (?:период|время)|на протяжении)"
ALL = r"(?:весь|всего|всей|всю|вся|все)"
THROUGHOUT = rf"(?:{DURING}(?: {ALL})?|(?:на )?{ALL}|период)"
HELD = r"(?:исполнение|(?:проведени|действи)[а-я]+)"
UNIT = rf"(?P<unit>{'|'.join(DAYS)})"
ELSE = r"(?:(?:по|в) )?(?:мере|при|согласн|соответстви|график|план|отдельн|запрос|потребност|необходимост|после|до |и )"
LASTING = (
    rf"(?:N )?[а-я]*(?P<lasting>месячник|декадник)[а-я]*(?: (?!{ELSE})[а-я]+)*"  # «двухмесячника по благоустройству»
)
WHOLE = lazy(
    rf"(?<!\S)(?:{THROUGHOUT} |(?<=[RVW] )(?=\S*(?:месячник|декадник)))(?:(?:период|срок) )?(?:{HELD} )?"
    rf"(?:календарный )?(?P<school>учебный )?(?:{LASTING}|{UNIT}(?! (?!при )[а-я]{{3,}}| с | от ))(?!\S)"
)
PERIOD = lazy(
    rf"(?<!\S){THROUGHOUT} (?:(?:период|срок)(?: {HELD})?|{HELD})"
    r"(?: (?:план(?!ов)[а-я]*|мероприятий))?(?=(?: ,|\Z))"
)
TO_END = lazy(
    rf"(?<!\S)(?:(?:до|к) (?:конец|окончание)|(?:в )?конец)(?: {HELD})?"
    rf" (?:{LASTING}|(?P<unit>неделя|декада|период(?= {HELD}|\Z)))"
    rf"(?: {HELD})?(?!\S)"
)
NUMBER = rf"(?:{BY} )?N(?: число)?"
NUMBERS = lazy(rf"(?:{NUMBER}{SEP})*{NUMBER}(?: месяц)?|(?:с )?N(?: число)? (?:по|-) N(?: число)?(?: месяц)?")
WEEKDAYS = lazy(rf"(?:(?:{BY}|в|на) )?W(?:{SEP}(?:(?:{BY}|в|на) )?W)*")
PART = lazy(r"(?<!\S)(?:N|последний) (?:декада|половина)(?: месяц)?(?!\S)")
NTH_WEEKDAY = lazy(r"(?:(?:в|до|к) )?(?:N|последний) W(?: месяц)?")


def as_days(tokens: Tokens, case: TermCase) -> Tokens:
    """Return the sentence with all words that surely mean days of the plan made these days, which is told."""
    plan = case.plan
    if plan is None or plan.due <= case.signed:
        return tokens
    line = sentence(tokens)
    changed: Tokens | None
    if WEEKDAYS.fullmatch(line) or NUMBERS.fullmatch(line):
        changed = _days(tokens, plan)
    elif NTH_WEEKDAY.fullmatch(line) and (month := _month(plan)):
        changed = [*(token for token in tokens if token.symbol != "месяц"), *month]
    else:
        changed = _spoken_of(tokens, case)
    if changed is None or changed == tokens:
        return tokens
    case.tell_plan()
    return changed


def _spoken_of(tokens: Tokens, case: TermCase) -> Tokens:
    """Return the sentence with each «в течение месячника», «до конца недели», «первая декада» changed to days."""
    for pattern, change in ((WHOLE, _whole), (PERIOD, _whole), (TO_END, _to_end), (PART, _part)):
        tokens = _changed(tokens, pattern.search(sentence(tokens)), change, case)
    return tokens


Change = Callable[[Match[str], Tokens, TermCase, Period], list[Token]]


def _changed(tokens: Tokens, found: Match[str] | None, change: Change, case: TermCase) -> Tokens:
    """Return the sentence with what a pattern found changed; as it was where the words mean no days of the plan."""
    if found is None or case.plan is None:
        return tokens
    first = len(found.string[: found.start()].split())
    last = first + len(found[0].split())
    put = change(found, tokens[first:last], case, case.plan)
    return [*tokens[:first], *put, *tokens[last:]] if put else tokens


def _whole(found: Match[str], tokens: Tokens, case: TermCase, plan: Period) -> list[Token]:
    named = found.groupdict()
    if not _fits(named.get("lasting") or named.get("unit"), plan) or (named.get("school") and not _is_school(plan)):
        return []
    first = _day(max(plan.start, case.signed))
    return [Token("в"), Token("течение"), first, Token("-"), _day(plan.due)]


def _to_end(found: Match[str], tokens: Tokens, case: TermCase, plan: Period) -> list[Token]:
    named = found["lasting"] or found["unit"]
    if named != "период" and not _fits(named, plan):
        return []
    repeated = not {"R", "V"}.isdisjoint(found.string.split())  # it ends with the plan anyway
    return [Token(",")] if repeated else [Token("до"), _day(plan.due)]


def _part(found: Match[str], tokens: Tokens, case: TermCase, plan: Period) -> list[Token]:
    """Make «1 декада», «вторая половина месяца» that of the month the plan is made for."""
    which, unit = tokens[0], tokens[1].symbol
    most = 3 if unit == "декада" else 2
    number = cast("int", which.value) if which.symbol == "N" else most
    if not _month(plan) or number > most:
        return []
    stretch = Stretch("decade" if most == 3 else "half_month", number, plan.start.month, plan.start.year)
    return [Token("S", stretch)]


def _fits(unit: str | None, plan: Period) -> bool:
    """Tell whether a plan is made for one such unit; any is made for its «период»."""
    shortest, longest = DAYS[unit] if unit else (0, 10_000)
    return shortest <= (plan.due - plan.start).days + 1 <= longest


def _is_school(plan: Period) -> bool:
    return plan.start.month == SCHOOL_BEGINS


def _month(plan: Period) -> list[Token]:
    """Return the one month the plan lies in; nothing where it lies in several."""
    month = (plan.start.year, plan.start.month)
    one = month == (plan.due.year, plan.due.month)
    return [Token("S", Stretch("month", month[1], year=month[0]))] if one else []


def _day(day: date) -> Token:
    return Token("D", Day(day.day, day.month, day.year))


def _days(tokens: Tokens, plan: Period) -> list[Token] | None:
    """Return the sentence with each number or weekday made the one day of the plan that it names; None if it is not."""
    days = [plan.start + timedelta(n) for n in range((plan.due - plan.start).days + 1)]
    changed: list[Token] = []
    for token in tokens:
        if token.symbol in {"N", "W"}:
            meant = [day for day in days if token.value == (day.day if token.symbol == "N" else day.isoweekday())]
            if not meant or len(days) > LONGEST_MONTH:
                return None
            if len(meant) > 1 and token.symbol == "N":
                raise DoubtError(f"это {' или '.join(map(show, meant))}? Назовите дату")
            if len(meant) > 1:
                return None
            changed.append(_day(meant[0]))
        elif token.symbol not in {"число", "месяц", "в", "на"}:
            changed.append(token)
    return changed
