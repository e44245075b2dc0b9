"""What a sentence is read against, what was assumed on the way, and what a rule of the grammar is."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from automation.model.plan import By, Dates, Deadline, Period
from automation.plan.terms.parts import DoubtError
from automation.plan.terms.scan import Tokens
from automation.plan.workdays import Calendar
from automation.russian.dates import show


class TermCase(Struct):
    """The day of signing, the calendar, and the assumptions told so far (Russian sentences, in order).

    ``phrase`` is the term as written. ``event``: the item's words, or the term itself («состоится …»), say that
    something takes place then. ``plan`` are the days the plan is made for, where its title says so.
    ``in_prose``: the phrase was cut from a sentence, not written as a term.
    """

    signed: date
    calendar: Calendar
    event: bool = False
    phrase: str = ""
    plan: Period | None = None
    in_prose: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def now(self) -> date:
        """Return the day of which «текущий год» speaks: the first one of a plan made for later days."""
        return max(self.signed, self.plan.start) if self.plan else self.signed

    def tell_plan(self) -> None:
        """Tell that the days the plan is made for bound the term."""
        if self.plan:
            self.tell(f"Взяты дни, на которые составлен план: с {show(self.plan.start)} по {show(self.plan.due)}.")

    def tell(self, *notes: str) -> None:
        """Keep assumptions, each of them once."""
        self.notes += [note for note in dict.fromkeys(notes) if note not in self.notes]

    def apart(self) -> "TermCase":
        """Return the same question with nothing told yet: for a trial whose assumptions count only if it succeeds."""
        return replace(self, notes=[])


Reader = Callable[[Tokens, TermCase], Deadline]
Rule = tuple[str, Reader]  # a phrase of symbols (``scan``), and who reads it


def asking(question: str) -> Reader:
    """Return what asks the question about every sentence that a rule fits."""

    def ask(tokens: Tokens, case: TermCase) -> Deadline:
        raise DoubtError(question)

    return ask


def tell_days_off(deadline: Deadline, case: TermCase) -> None:
    """Tell of each last day that is a day off, with the working days around it."""
    match deadline:
        case By(due=due) | Period(due=due):
            days: tuple[date, ...] = (due,)
        case Dates(due=days):
            pass
        case _:
            return
    for day in days:
        if not case.calendar.is_working(day):
            before, after = case.calendar.previous_working(day), case.calendar.next_working(day)
            case.tell(f"{show(day)} – нерабочий день (рабочие – {show(before)} и {show(after)}).")
