"""What is told of a performer's obligation in справка and memos, and how performers are named there."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum

from automation.gathering import by_first
from automation.letters.answers_cited import tells_of_no_report
from automation.letters.cases import listed, performer_genitive, performer_name
from automation.letters.item_cases import items_in_cases, unique
from automation.letters.late_work import is_late_work_of_each
from automation.letters.letter_facts import Sides
from automation.letters.matters import awaited, is_presented
from automation.model.control import Verdict
from automation.model.reported import News
from automation.model.standing import AHEAD, DONE, UNTOLD, Standing
from automation.russian import join


class Telling(StrEnum):
    """What is to be told of an obligation; the words files know it by these names.

    They are told in this order, but what the title of a list says already stands first: it is named by its item alone.
    """

    UNFINISHED = "не_завершили"
    SILENT = "не_поступили"
    RETURNED = "возвращены"
    AGREED_SILENT = "по_согласованию"
    AGREED_RETURNED = "возвращены_по_согласованию"
    UNCONFIRMED = "не_подтвердили"
    UNREAD = "не_прочитаны"
    AGREED_AT_WORK = "продолжают"
    AGREED_PREPARING = "готовят"
    CLAIMED = "рассматриваются"
    CHANGED = "изменены"
    DOUBTED = "уточняются"
    RETURNED_EARLY = "возвращены_до_срока"
    AWAITED = "ожидаются"
    AHEAD = "впереди"


LATE = (Telling.SILENT, Telling.UNFINISHED, Telling.RETURNED, Telling.UNCONFIRMED)
AGREED = (Telling.AGREED_RETURNED, Telling.AGREED_AT_WORK, Telling.AGREED_PREPARING, Telling.AGREED_SILENT)
OWED_BY_NOW = {*LATE, *AGREED, Telling.UNREAD}  # whoever only agreed to take part is told apart
PURSUED = {*OWED_BY_NOW, Telling.RETURNED_EARLY, Telling.DOUBTED}
NAMED_WITH_PAPERS = {*PURSUED, Telling.AWAITED}  # who is asked and may still answer is named with his letter too
SENT_BACK = (Telling.RETURNED, Telling.AGREED_RETURNED, Telling.RETURNED_EARLY)


def named(verdicts: Iterable[Verdict]) -> str:
    """Performers in the nominative, each once."""
    return listed(performer_name(v.performer) for v in verdicts)


def all_named(verdicts: Iterable[Verdict]) -> str:
    """Return every performer by name, however many: a decision binds nobody who is only counted (papers.md A12)."""
    return ", ".join(unique(performer_name(v.performer) for v in verdicts))


def all_genitive(verdicts: Iterable[Verdict]) -> str:
    """Return every performer in the genitive: «в части, касающейся МБУ «Пример» и отдела культуры»."""
    return join(unique(performer_genitive(v.performer) for v in verdicts))


def part_of(verdicts: Sequence[Verdict], sides: Sides) -> str:
    """Say whose part of items this is: «в части, касающейся МБУ «А» и МБУ «Б»», «в части, порученной мне»."""
    names = unique(sides.of(v).genitive or performer_genitive(v.performer) for v in verdicts)
    return sides.of(*verdicts).part or f"в части, касающейся {join(names)}"


def _named(verdict: Verdict) -> str:
    return performer_name(verdict.performer)


def paired(verdicts: Iterable[Verdict], name: Callable[[Verdict], str] = _named, *, always: bool = False) -> str:
    """Write «пункт 3 – МБУ «А»; пункты 5 и 9 – МБУ «Б», МБУ «В»»; names alone where all of them owe the same items."""
    owed = by_first((verdict.item.number, name(verdict)) for verdict in verdicts)
    alike = by_first((unique(names), number) for number, names in owed.items())
    if len(alike) == 1 and not always:
        return ", ".join(next(iter(alike)))
    return "; ".join(f"{items_in_cases(numbers)['им']} – {', '.join(names)}" for names, numbers in alike.items())


def is_behind(verdict: Verdict, on: date) -> bool:
    """Tell whether its performer is late, be it with work that goes on behind the last day of its stretch."""
    return verdict.standing is Standing.OVERDUE or telling_of(verdict, on) in LATE


def is_missing(verdict: Verdict, on: date) -> bool:
    """Tell whether an obligation is overdue, or owed behind its term by who only agreed to it: he is never overdue."""
    agreed = verdict.performer.by_agreement and verdict.standing in AHEAD and verdict.expired(on)
    return verdict.standing is Standing.OVERDUE or agreed


def answered_without_it(verdict: Verdict) -> bool:
    """Tell whether all that came in about a report is an answer with words of its own, none of which says it was sent.

    Had the answer brought it, whoever wrote those words into «Ответ» would have entered it (decision 0306).
    """
    told = verdict.reported
    alone = is_presented(verdict) and told.news is News.ANSWERED and not told.waiting
    return alone and bool(told.answers) and all(map(tells_of_no_report, told.answers))


def telling_of(verdict: Verdict, on: date) -> Telling | None:
    """Return what is to be told, if anything; «не поступили» is said of a ``Silence`` alone (papers.md A1).

    Of what came in and claims nothing nobody knows whether it is the paper that was to be presented; one that was
    answered without it is missing, and told as such papers are: «не представлен отчёт».
    """
    news, standing = verdict.reported.news, verdict.standing
    if standing in DONE:
        return Telling.CHANGED if verdict.reported.rewritten else None
    if standing is Standing.CLAIMED:
        return Telling.CLAIMED
    if news is News.RETURNED and standing in {*UNTOLD, Standing.NO_DATA}:
        late = Telling.AGREED_RETURNED if verdict.performer.by_agreement else Telling.RETURNED
        return late if verdict.expired(on) or is_late_work_of_each(verdict, on) else Telling.RETURNED_EARLY
    if standing is Standing.NO_DATA:
        return Telling.DOUBTED
    if standing is Standing.OVERDUE:
        apart = {News.SILENT: Telling.SILENT, News.IN_WORK: Telling.UNFINISHED}
        if answered_without_it(verdict):
            return Telling.SILENT
        return apart.get(news, Telling.UNREAD if is_presented(verdict) else Telling.UNCONFIRMED)
    if standing not in UNTOLD or verdict.due is None:
        return None
    if verdict.due >= on and not verdict.expired(on):
        return Telling.AHEAD
    if news is News.PARTLY and verdict.row and verdict.row.executed_on:  # and nothing says «исполнено» beside it
        return Telling.UNREAD
    at_work = news is News.IN_WORK
    spoken = at_work or bool(verdict.reported.reason)  # he has answered: nobody waits for another word of his
    if verdict.performer.by_agreement and (spoken or not awaited(verdict, on)):
        working = Telling.AGREED_PREPARING if is_presented(verdict) else Telling.AGREED_AT_WORK
        return working if at_work else Telling.AGREED_SILENT
    named_later = at_work and verdict.item.takes_place  # by whoever works on behind the last day
    return Telling.UNFINISHED if named_later else Telling.AWAITED
