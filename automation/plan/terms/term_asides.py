"""Words beside a term that move none of its days: hours, weekdays, amounts, what a report sums up. Data first."""

import re

from automation.model.plan import By, Deadline, Permanent, Recurring
from automation.patterns import lazy
from automation.plan.terms import fixed
from automation.plan.terms.case import TermCase
from automation.plan.terms.joining import sentence
from automation.plan.terms.parts import DoubtError, Stretch, span, year_of
from automation.plan.terms.repeated import WHEN_SUMMED
from automation.plan.terms.repetition import ends_with_its_period
from automation.plan.terms.scan import Token, Tokens
from automation.plan.terms.term_words import UNITS
from automation.russian.dates import show

# Words at the beginning of a phrase that change nothing in the term.
FILLERS = lazy(
    r"\A(?:(?:крайний |предельный )?(?:срок|дата)(?: исполнение)?(?: (?:отчет|информация))?"
    r"|разово|единовременно|однократно|единожды|исполнение|исполнить|выполнить|завершить|провести|обеспечить|представить|направить"
    r"|(?:представить |направить )?(?:квартальный )?(?:отчет|информация))"
    r"(?: -| ,)* (?=\S)"
)
# A clock time beside a day: «12.12.2025 в 10:00», «с 9:00 до 18:00»; its preposition is left out with it.
CLOCK = lazy(
    r"(?:(?<=[DRWV])|(?<= месяц)|(?<= включительно)) (?:, )?(?:(?:в|до|к|с|не позднее) )?T(?: (?:до|по|-|и) T)?"
    r"(?= (?![DRWV](?: |$))|$)"
    r"|(?<!\S)(?:(?:не позднее|до) T (?=R(?: |$))|(?:с T (?:до|по) )?T (?=(?:, )?[DRWV](?: |$)))"
    r"|(?<=D) (?:, )?в течение день(?= |$)"
)
# «состоится 11.04.2026», «проводится с … по …»: the term itself says that it is an event.
HAPPENS = lazy(r"\A(?:состоится|состоятся|проводится|проводятся|пройдет|пройдут|назначен[оаы]? на) (?:, |- )?(?=\S)")
# «до 20.01.2027 (по итогам 2026 года)»: what the report sums up, beside the day that decides.
SUM = "по (?:итогам|результатам) (?:S|N месяц|год|полугодие|квартал|месяц)"
SUMMED = lazy(rf"\A{SUM} (?:[,-] )?(?=\S)|(?<=\S)(?: ,)? {SUM}(?= (?:, )?(?:до|к|не позднее) |\Z)")
STAGED = lazy(r"\Aпоэтапно(?: ,)?(?= )|(?<=\S)(?: ,)? поэтапно\Z")
AMOUNT = lazy(r"(?<=R)(?: ,)? (?:в объеме )?не (?:менее|более) N(?: [?])? (?!раз|день|час)[а-я]+\Z")
# «с 1 октября по 31 декабря (по графику)», «согласно графику, но не позднее 15 апреля»: the days named bound it.
# «В сроки, указанные в предписаниях, но не позднее 1 июня» too.
BY_SCHEDULE = (
    r"(?:(?:по|согласно|в соответствии с)(?: [а-я]+)? (?:график|расписани)[а-я]*"
    r"|в срок (?:, )?(?:указанн|установленн|определенн|предусмотренн)[а-я]+ (?:в )?[а-я]+)"
)
SCHEDULED = lazy(
    rf"\A{BY_SCHEDULE}(?: (?!до |с |не )[а-я]+){{0,3}} (?:, )?(?:(?:но|и) )?"
    r"(?=(?:не позднее|до|с) (?:[а-я]+ )?[NDS](?: |\Z))"
    rf"|(?<=[DS]) , {BY_SCHEDULE}(?: ,)?\Z"
)
# «июнь – август, по отдельному плану», «согласно календарному плану, май».
_BY_PLAN = r"(?:по|согласно|в соответствии с) [а-я]{4,} план[а-я]*"
PLANNED = lazy(rf"(?<=[DS]) , {_BY_PLAN}(?: ,)?\Z|\A{_BY_PLAN} , (?=(?:в )?(?:[DS]|S - S)\Z)")
# «ежемесячно до 3 числа, по состоянию на 1 число»: of which day the figures are.
_STATE = r"по состоянию на (?:D|N(?: число)?(?: месяц)?)"
STATE = lazy(
    rf"(?<=\S)(?: ,)? {_STATE}(?= (?:, )?(?:до|к|не позднее) )|(?:(?<=[DN])|(?<=число)|(?<=месяц))(?: ,)? {_STATE}\Z"
)
MANNER = lazy(
    r"(?<=\S)(?: ,)? (?:нарастающим итогом|автоматически|в автоматическом режиме|дистанционно|очно|заочно)(?= |\Z)"
)
ASIDES = {  # what stands beside a term («не менее 1 000 листов») and moves none of its days, with what is told of it
    SCHEDULED: "График в срок не входит: взяты названные дни.",
    PLANNED: "План в срок не входит: взяты названные дни.",
    STAGED: "Этапы не названы: взят срок всей работы.",
    AMOUNT: "Объём в срок не входит.",
    MANNER: "Способ исполнения в срок не входит.",
    STATE: "На какой день сведения, в срок не входит.",
}
WEEKDAY = lazy(r"(?<=D)(?: ,)? (?:в )?W(?= |$)|(?<!\S)W (?:, )?(?=D(?: |$))")


def without(tokens: Tokens, pattern: re.Pattern[str]) -> tuple[Tokens, list[Token]]:
    """Return the sentence without what a pattern finds (whole words), and what was taken out."""
    line, kept, taken = sentence(tokens), list(tokens), list[Token]()
    for match in reversed(list(pattern.finditer(line))):
        words = len(match[0].split())
        first = len(line[: match.start()].split())
        taken += kept[first : first + words]
        del kept[first : first + words]
    return kept, taken


def without_clock(tokens: Tokens, case: TermCase) -> Tokens:
    """Leave out a clock time beside a day and tell it: it never becomes a date.

    What a dash joins to a time («09.10-11.30») is no day.
    """
    if "D - T" in sentence(tokens):
        raise DoubtError(fixed.DAY_OR_HOUR)
    kept, taken = without(tokens, CLOCK)
    if taken:
        case.tell("Время в срок не входит.")
    return kept


def check_weekday(deadline: Deadline, taken: list[Token]) -> None:
    """Refuse «12.12.2025 (пятница)» where that day is not a Friday."""
    named = [token.value for token in taken if token.symbol == "W"]
    if named and not (isinstance(deadline, By) and named == [deadline.due.isoweekday()]):
        raise DoubtError("день недели не совпадает с датой: проверьте дату")


def check_summed(deadline: Deadline, taken: list[Token], case: TermCase) -> None:
    """Refuse a day not behind the end of the time that the report sums up, and a frequency it contradicts."""
    units = {UNITS[token.symbol] for token in taken if token.symbol in UNITS}
    if units and isinstance(deadline, Permanent):
        raise DoubtError("названы и «постоянно», и отчётный период: как часто отчитываться?")
    if units and isinstance(deadline, Recurring) and not deadline.lag and deadline.unit not in units:
        raise DoubtError("частота и отчётный период названы разные: уточните")
    if units and isinstance(deadline, Recurring) and ends_with_its_period(deadline):
        raise DoubtError(WHEN_SUMMED)
    for part in (token.value for token in taken if isinstance(token.value, Stretch)):
        ended = span(part, year_of(part, case.signed) or case.signed.year)[1]
        if isinstance(deadline, By) and deadline.due <= ended:
            told = f"итоги подводятся после {show(ended)}, а назван день {show(deadline.due)}: проверьте дату"
            raise DoubtError(told)
