"""A letter about a moved term tells the former one in the words of the plan, which its reader has in his hands.

Beside another matter its heading names the plan once.
"""

from datetime import date

from msgspec.structs import replace

from automation.model.plan import Item
from automation.plan.terms import read_clarified
from automation.plan.workdays import Calendar
from automation.russian import show
from tests.letters.test_plan_changed import FIRST, SECOND, dec, plan, reminded, told
from tests.support.compose_order import ORDER
from tests.support.compose_world import done
from tests.support.control_story import Story, item, settings

DAILY = "ежедневно до 17 часов с 1 по"


def clarified(phrase: str, day: date) -> Item:
    """An item whose term the clerk has clarified by a day in «Уточнённый срок»."""
    made = item(phrase, text="Провести обучение")
    return replace(made, override=read_clarified(show(day), made.term, ORDER.date, Calendar()))


def told_of(before: Item, now: Item) -> str:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), before, SECOND)
    return told(story, 18, plan(now, SECOND))


def test_the_former_term_is_told_in_the_words_of_the_plan_and_not_of_the_clerk() -> None:
    """The clerk's «Уточнённый срок» says how the office counts; no order has ever set that day."""
    before = clarified(f"{DAILY} 19 декабря 2025 г.", dec(19))
    letter = told_of(before, clarified(f"{DAILY} 30 декабря 2025 г.", dec(30)))
    assert f"– {DAILY} 30 декабря 2025 г., прежний – {DAILY} 19 декабря 2025 г.\n" in letter
    assert f"прежний – {DAILY} 19 декабря 2025 г.\n" in told_of(before, item("до 30.12.2025", text="Провести обучение"))


def test_where_the_clerk_alone_has_moved_a_day_this_is_told() -> None:
    words = "после завершения ремонта"
    letter = told_of(clarified(words, dec(19)), clarified(words, date(2026, 1, 20)))
    assert "прежний – 19.12.2025" in letter


def test_the_heading_that_has_named_the_plan_alone_names_its_change_without_naming_it_again() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    claimed = done("ОБР", "2", dec(17), evidence="", accepted_on=None, accepted_by="")
    letter = told(story, 18, plan(SECOND, rows=(claimed,))).replace("\n", " ")
    assert "об исполнении плана-графика и о его изменении " in letter.replace("заголовок | ", "")
