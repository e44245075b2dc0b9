"""Judge the workbooks of a day, each apart from the others: what is wrong with one of them costs that one alone."""

from collections.abc import Callable, Iterable
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from automation.control.acting import acting_elsewhere
from automation.control.review import follow, review
from automation.day.acts import asked_papers, told_acts
from automation.day.answers import known_of
from automation.day.call import Call, Reading
from automation.day.issuing import Decided
from automation.day.lost_files import lost_by_day, lost_notices
from automation.day.recollection import amendments, recall_doubts
from automation.errors import WorkbookError, charged_to
from automation.model.report import Finding
from automation.register import Register
from automation.register.intake import Memory


class Work(Struct, frozen=True, kw_only=True):
    """What a day works on: every file read, and what is decided of each order that goes on."""

    readings: tuple[Reading, ...]
    decided: tuple[Decided, ...]

    def without(self, error: WorkbookError) -> Self:
        """Set the workbook of one order aside; raise the error itself when no workbook is of that order."""
        left = tuple(d for d in self.decided if d.order != error.order)
        if len(left) == len(self.decided):
            raise error
        told = tuple(_set_aside(r, error) if r.order == error.order else r for r in self.readings)
        return replace(self, readings=told, decided=left)

    def told(self, beside: Callable[[Decided], tuple[Finding, ...]] = lambda _: ()) -> tuple[Reading, ...]:
        """Return each reading with what was found in its order, and what is to be told ``beside`` of it."""
        found = {d.order: (*d.findings, *beside(d)) for d in self.decided}
        return tuple(replace(r, findings=found[r.order]) if r.order and r.order in found else r for r in self.readings)


def judge(call: Call, register: Register, readings: Iterable[Reading], notes: Memory) -> Work:
    """Judge every workbook that was read; ``notes`` know what amending orders propose."""
    judged = [judge_one(call, register, reading, notes) for reading in readings]
    decided = [d for _, d in judged if d]
    books = [d.book for d in decided]
    compared = tuple(d.telling(*acting_elsewhere(d.book, books, call.on)) for d in decided)
    return Work(readings=tuple(r for r, _ in judged), decided=compared)


def judge_one(call: Call, register: Register, reading: Reading, notes: Memory) -> tuple[Reading, Decided | None]:
    """Judge one workbook and decide what follows; nothing follows where it was not read or cannot be judged.

    The reading comes back as it was, or as one that could not be worked, with the reason.
    """
    if reading.book is None:
        return reading, None
    order = reading.book.order.id
    try:
        with charged_to(order):
            matched, history, said = known_of(register, notes, reading.book, call.on)
            renewing = asked_papers(register, notes, reading.book, call.on)
            history = replace(history, renewing=renewing, amending=tuple(amendments(notes, order)))
            reviewed = review(reading.book, history, call.settings, call.on, recall_doubts(register, order))
            book = reviewed.morning.book
            told = (*reviewed.findings, *told_acts(notes, book, history, call.on))
            reviewed = replace(reviewed, findings=told)
            lost = lost_by_day(call.home, notes, reviewed.morning)
            decisions = follow(reviewed)
            waiting = (*decisions.waiting, *lost_notices(reviewed.morning, lost))
            decisions = replace(decisions, waiting=waiting)
            return reading, Decided(review=reviewed, decisions=decisions, matched=matched, said=said, lost=lost)
    except WorkbookError as error:
        return _set_aside(reading, error), None


def _set_aside(reading: Reading, error: WorkbookError) -> Reading:
    return reading.set_aside(f"документы по этой книге не выпущены: {str(error).rstrip('.')}")
