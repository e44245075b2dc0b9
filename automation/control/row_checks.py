"""Findings about what one row of «Ход исполнения» claims and cannot be counted."""

from collections.abc import Iterator

from automation.control.claims import EVIDENCE_COLUMN, acceptance_fault, exempt, explained, to_be_proved
from automation.control.morning import Morning
from automation.control.placed_findings import in_row
from automation.control.seen import speaks
from automation.model.control import Verdict
from automation.model.report import Finding, State, StatusRow
from automation.model.standing import DONE, Fault, Standing
from automation.plan.indicators import WHOLE, asks_figures, enough, share_of
from automation.russian import proves, show, tells

FAULT_CODES = {
    Fault.NO_DATE: ("done-without-date", "Дата исполнения"),
    Fault.FUTURE_DATE: ("done-in-future", "Дата исполнения"),
    Fault.BEFORE_ORDER: ("done-before-order", "Дата исполнения"),
    Fault.NO_EVIDENCE: ("done-without-evidence", EVIDENCE_COLUMN),
    Fault.FIGURES: ("figures-contradict", "Перешло"),
}


def claimed_row(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell what a row claims and cannot be counted."""
    if verdict.standing is Standing.NO_DATA:
        yield from _faults(morning, verdict, row)
    yield from _unclaimed(morning, row)
    yield from _too_few(morning, verdict, row)
    yield from _acceptance(morning, verdict, row)
    yield from _doubtful(morning, verdict, row)


def _unclaimed(morning: Morning, row: StatusRow) -> Iterator[Finding]:
    """Tell a day, a proof or a deed beside a state that says nothing: somebody forgot to choose «исполнено».

    Any other word of the performer asks for a state too, unless it explains «не начато».
    """
    said = row.executed_on or row.accepted_on or tells(row.evidence) or tells(row.done)
    if (said and row.state is State.NOT_STARTED) or (row.state is State.EMPTY and (row.accepted_on or speaks(row))):
        yield in_row(morning.book, row, "Состояние", "date-without-state")


def _faults(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    told = {
        "day": show(row.executed_on) if row.executed_on else "",
        "signed": show(morning.book.order.date),
        "moved": _number(row.staff_moved),
        "total": _number(row.staff_total),
    }
    for code, header in (FAULT_CODES[fault] for fault in verdict.faults if fault in FAULT_CODES):
        yield in_row(morning.book, row, header, code, **told)


def _too_few(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell an «исполнено» by fewer people or things than the item asks for: all, or its share of them.

    Only an acceptance that came after the question answers it: who accepts in the same breath may not have noticed.
    """
    claimed = row.state is State.DONE and verdict.standing in {*DONE, Standing.CLAIMED, Standing.NO_DATA}
    if not claimed or row.people is None or not asks_figures(verdict.item):
        return
    total, moved = row.people
    if enough(verdict.item, total, moved) or verdict.reported.affirmed:
        return
    least = share_of(verdict.item)
    share = f"не менее {least} %" if least < WHOLE else "всех"
    yield in_row(morning.book, row, "Перешло", "figures-too-few", moved=moved, total=total, share=share)


def _number(count: int | None) -> str:
    return "не указано" if count is None else str(count)


def _acceptance(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    if row.state is State.NOT_APPLICABLE and not exempt(row, verdict.performer):
        asked = explained(row)  # the rest is the office's own: it accepts or sends back
        column = "Кто принял" if asked else "Комментарий"
        why = (
            "его никто не принял («Кто принял» – не сам исполнитель), сведения ждут решения"
            if asked
            else "нет пояснения в «Комментарии», строка считается пустой"
        )
        yield in_row(morning.book, row, column, "not-applicable-unfounded", why=why)
    if row.state is State.DONE:
        fault = acceptance_fault(row, verdict.performer, morning.on)
        if fault:
            yield in_row(morning.book, row, "Принято", "acceptance-broken", why=fault)


def _doubtful(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Ask about words that count and can hardly be checked («устно», «да»), so that they do not pass in silence."""
    for column, words in to_be_proved(row, verdict, morning):
        if tells(words) and not proves(words):
            yield in_row(morning.book, row, column, "words-prove-little", header=column, value=words)
