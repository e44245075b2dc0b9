"""The last letter of a few days played in memory, as it reads; every letter passes the last look."""

from datetime import date

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.plan import Item
from automation.model.report import Performer, StatusRow
from tests.support.compose_world import facts, outline, words
from tests.support.control_story import ORG, Story, small, to


def last_letter(plan: Item, *lines: tuple[date, StatusRow], performer: Performer = ORG, plain: bool = True) -> str:
    """Play the days, each paper signed and sent on its day; the last letter, ``plain`` without the outline's signs."""
    story, told = Story(), ""
    for on, line in lines:
        reviewed, decisions = story.day(on, small(line, plan=(plan,), performer=performer))
        if paper := to(decisions, performer.code):
            known = facts(reviewed, number="01-15/К-9")
            letter = compose(paper, known, words())
            assert check_letter(letter, paper, known) == ()
            told = outline(letter)
        sent = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": f"К-{on.day} от {on:%d.%m.%Y}"}
        story.mark(decisions.papers, **sent)
    return told.replace("°", " ").replace("{", "").replace("}", "") if plain else told
