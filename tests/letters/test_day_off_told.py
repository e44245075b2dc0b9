"""That a term falls on a day off is told where it helps its reader, and nowhere else (decision 0001)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, facts, judged, outline, paper_for, words
from tests.support.control_story import item, settings, small

CLOSED = date(2025, 12, 23)


def released(term: str, executed: date) -> str:
    line = done("ОБР", "1", executed, accepted_on=CLOSED)
    chosen = settings(letters=("release",))
    reviewed, decisions = judged(small(line, plan=(item(term, closed_on=CLOSED),)), CLOSED, None, chosen)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, chosen, number="1"), words())
    return outline(letter).replace("°", " ")


@pytest.mark.parametrize(
    ("executed", "told"),
    [
        (12, "исполнен 12.12.2025 при установленном сроке до 13.12.2025 включительно и снят"),
        (15, "исполнен 15.12.2025 при установленном сроке до 13.12.2025 включительно (нерабочий день, учитывается "),
        (16, "исполнен 16.12.2025 при установленном сроке до 13.12.2025 включительно (нерабочий день, учитывается "),
    ],
)
def test_of_what_was_executed_by_the_day_off_no_release_tells_it(executed: int, told: str) -> None:
    assert told in released("до 13.12.2025", date(2025, 12, executed))


@pytest.mark.parametrize(("counted", "told"), [("as_written", ""), ("before", " (20.12.2025 – нерабочий день, ")])
def test_work_between_two_days_ends_on_the_second_one(counted: str, told: str) -> None:
    chosen = settings(letters=("covering",), deadline_on_day_off=counted)
    made = small(plan=(replace(item("15 – 20 декабря 2025 г."), text="Работа пунктов голосования"),))
    reviewed, decisions = judged(made, SIGNED, None, chosen)
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, chosen, number="1"), words())
    term = letter.rows[0].term.replace("\u00a0", " ")
    assert term.startswith(f"15 – 20 декабря 2025 г.{told}")
    assert bool(told) is ("нерабочий" in term)
