"""What is due on each date of a repeated item: a report, or the work itself done again."""

from functools import lru_cache

from automation.model.plan import Item, Recurring
from automation.patterns import lazy
from automation.plan.information import information_of
from automation.plan.result_papers import paper_named, paper_of_result
from automation.plan.results import results_of, without_results
from automation.russian import fold
from automation.russian.morphology import is_infinitive

_REPORT = lazy(r"отчет(?!н(?!ост))")  # «отчёт», «отчётность», but not «за отчётным кварталом»

_HEARD = lazy(r"\bзаслуш\w+.*отчет|отчет.*\b(?:заслуш|рассмотре|рассматрив|утверд|утвержд|обсу[дж])")  # by others


@lru_cache(maxsize=1024)
def is_repeated_work(item: Item) -> bool:
    """Tell whether an item is work with a term of its own, then done again: «до 10.04.2026, далее ежеквартально».

    So is what a verb tells to do by a day of each month: «освещать ход работ», «ежемесячно до 28 числа». Its words name
    no report: what is repeated is the work, and a letter speaks of its term as of any other.
    """
    deadline = item.reading.deadline
    if not isinstance(deadline, Recurring) or names_report(item):
        return False
    by_a_day = deadline.unit != "week" and deadline.day is not None and _is_told_to_do(item)
    again = by_a_day or "далее" in fold(f"{item.text} {item.term_phrase}")
    return again and not (information_of(item) or paper_named(item.text))


def _is_told_to_do(item: Item) -> bool:
    return is_infinitive(item.text.partition(" ")[0])


def names_report(item: Item) -> bool:
    """Tell whether the words or the term of an item name a report: of any item, or the period that one is about.

    Who is told what to do («составить перечень») owes that and no report by a term that but counts from a period
    («до 15 числа месяца, следующего за отчётным кварталом»); nor does whoever proves his work by another paper.
    """
    term = fold(item.term_phrase)
    words = fold(" ".join((without_results(item.text), *results_of(item.text))))  # without «форма отчётности: …»
    told = words.replace(term, "")
    if _REPORT.search(term) or ("отчет" in told and not _HEARD.search(told)):
        return True
    proved = bool(results_of(item.text)) and not paper_of_result(item.text)  # by an act or a protocol
    return "отчет" in term and not (proved or _is_told_to_do(item))


def is_reported_again(item: Item) -> bool:
    """Tell whether what is due on each date of an item is a report."""
    return item.recurring and not is_repeated_work(item)
