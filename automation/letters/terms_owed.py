"""By which days something is owed: beside its item in the line of a performer, or with a report of a period. Pure."""

from collections.abc import Sequence, Set
from datetime import date

from automation.letters.elsewhere import report_told
from automation.letters.letter_facts import Memo
from automation.letters.printed_terms import event_day, full_term, moved
from automation.letters.told import Telling
from automation.letters.units import told_as_moved
from automation.model.control import Verdict
from automation.plan.repeated_work import is_reported_again
from automation.russian import join, show


def report_owed(state: Telling, mine: Sequence[Verdict], memo: Memo) -> str:
    """Write «отчёты за март и апрель 2026 года» of a repeated item; "" of any other."""
    return report_told(state, mine, memo)["само_им"] if is_reported_again(mine[0].item) else ""


def term_owed(mine: Sequence[Verdict], memo: Memo, in_words: Set[str]) -> str:
    """Write «срок – 30.04.2026, продлён до 08.05.2026» beside an item that is due once; a report is named by its days.

    Where a line about the item tells how the term was moved, it is told here as it is now. A term that is more than its
    day is told in one form wherever it stands; from which event the day was counted, of the items ``in_words`` alone.
    """
    if is_reported_again(mine[0].item):
        return ""
    full = [explained(v) if v.item.number in in_words else full_term(v) for v in mine]
    told = [words or _term(v, v.control_date, memo) for v, words in zip(mine, full, strict=True) if v.control_date]
    return f"{'сроки' if len(told) > 1 else 'срок'} – {join(told)}" if told else ""


def explained(verdict: Verdict) -> str:
    """Write «16.11.2026, отсчитан от 30.10.2026» of a term counted from an event; else ``full_term``."""
    day = event_day(verdict)
    return f"{show(verdict.due)}, отсчитан от {day}" if verdict.due and day else full_term(verdict)


def _term(verdict: Verdict, first: date, memo: Memo) -> str:
    if verdict.due is None or verdict.due == first or told_as_moved(verdict, memo):
        return show(verdict.due or first)
    return f"{show(first)}, {' '.join(moved(verdict, verdict.due)).removeprefix('срок ')}"
