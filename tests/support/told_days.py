"""Days of December played on one workbook, every letter sent at once, and their papers as plain text."""

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.plan import Official
from automation.model.report import Book
from tests.support.compose_world import facts, outline, paper_for, words
from tests.support.control_story import Story, december


def played(made: Book, *days: int) -> list[tuple[Review, Decisions]]:
    """Play the days on an unchanging workbook; whatever is issued counts as sent the same day."""
    story = Story(sent=True)
    return [story.day(on, made) for on in december(*days)]


def paper_of(day: tuple[Review, Decisions], kind: Kind = Kind.PROGRESS, head: Official | None = None) -> str:
    """Return the text of a day's paper of one kind, without the signs that an outline sets; ``head`` reads it."""
    reviewed, decisions = day
    made = facts(reviewed, number="1", papers=decisions.papers)
    letter = compose(paper_for(decisions, kind=kind), replace(made, head=head or made.head), words())
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))
