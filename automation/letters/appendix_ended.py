"""Marks of an item that was taken off control, for those who had not executed it: what had come from them by then."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from automation.control.persons import is_own
from automation.gathering import by_first, gathered
from automation.letters.appendix_variables import EndedValues, NotDueValues
from automation.letters.cases import performer_name
from automation.letters.elsewhere import goes_elsewhere
from automation.letters.item_cases import unique
from automation.letters.lasting_reports import reported_on, untold
from automation.letters.letter_facts import Memo
from automation.letters.report_sums import report_sum
from automation.model.control import Verdict
from automation.model.figures import ItemFigures
from automation.model.standing import Standing
from automation.russian import join, show, shown

FILE = "appendix.txt"


def until_its_end(figures: ItemFigures, left: Sequence[Verdict], memo: Memo) -> Iterator[str]:
    """Yield how many reports of a repeated item came, of how many, of another what came; performers alike in one."""
    marks = _sums(figures, left, memo) if figures.item.recurring else _missing(figures, left, memo)
    alike = by_first((mark, performer_name(v.performer)) for v, mark in marks)
    return (f"{', '.join(unique(names))} – {mark}" for mark, names in alike.items())


def _sums(figures: ItemFigures, left: Sequence[Verdict], memo: Memo) -> Iterator[tuple[Verdict, str]]:
    for mine in gathered(left, lambda v: v.performer.code).values():
        elsewhere = any(goes_elsewhere(v, memo) for v in mine)
        if summed := report_sum(replace(figures, verdicts=mine), memo.on, "", elsewhere=elsewhere):
            yield mine[0], memo.words.line(FILE, "отчёты до снятия с контроля", summed)


def _missing(figures: ItemFigures, left: Sequence[Verdict], memo: Memo) -> Iterator[tuple[Verdict, str]]:
    """Yield what was missing; of several terms each is named where they differ, those that had not come in one.

    Nobody owed by its end what was due later: of that nothing is missing (decision 0335).
    """
    borne = gathered(figures.verdicts, lambda v: v.performer.code)
    end = figures.item.closed_on or memo.on
    for code, mine in gathered(left if not figures.item.unclear else (), lambda v: v.performer.code).items():
        ahead = [v for v in mine if v.due and v.due >= end and v.standing is not Standing.CLAIMED]
        found = [(v, _mark(v, memo, lasting=figures.lasting)) for v in mine if v not in ahead]
        marks = [(v, mark) for v, mark in found if mark]
        apart = len(marks) < len(borne[code]) or len({mark for _, mark in marks}) > 1
        for verdict, mark in marks:
            day = verdict.control_date if apart and verdict.item.several_terms else None
            yield verdict, f"по сроку {show(day)}: {mark}" if day else mark
        if ahead:
            yield ahead[0], memo.words.line(FILE, "к снятию с контроля", _not_come(ahead, borne[code]))


def _not_come(ahead: Sequence[Verdict], borne: Sequence[Verdict]) -> NotDueValues:
    days = unique(show(v.due) for v in ahead if v.due)
    return {"сроки": join(days) if len(borne) > 1 else "", "много": len(days) > 1}


def _mark(verdict: Verdict, memo: Memo, *, lasting: bool) -> str:
    """Return what had come of an obligation; "" of a lasting one where that is not sure, or nobody was asked."""
    claimed = verdict.executed_on if verdict.standing is Standing.CLAIMED else None
    values: EndedValues = {
        "постоянный": lasting,
        "представлены": lasting and reported_on(verdict),
        "день": shown(claimed),
        "молчал": verdict.reported.silence is not None and not is_own(verdict, memo.sides.author),
    }
    unsure = lasting and not values["представлены"] and (untold(verdict) or not values["молчал"])
    return "" if unsure else memo.words.line(FILE, "до снятия с контроля", values)
