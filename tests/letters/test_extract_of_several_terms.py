"""An extract names each of several terms by its day alone, and asks that all of them be kept."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.report import Extension
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, extension, item, settings


def extract(phrase: str, dates: str = "", *moved: Extension) -> tuple[str, str]:
    """Return the extract from a plan of one item, with the days its clerk has given, and the term in its table."""
    mine = replace(item(phrase), override=read_term(dates, SIGNED, Calendar()) if dates else None)
    days = [date(*map(int, reversed(day.split(".")))) for day in (dates or "12.12.2025").split(", ")]
    made = replace(book(plan=(mine,), performers=(ORG,)), extensions=moved)
    if len(days) > 1:
        made = replace(made, rows=tuple(row("ОБР", "1", control_date=day) for day in days))
    reviewed, decisions = judged(made, SIGNED, None, settings(letters=("covering",)))
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())
    return outline(letter).replace("°", " "), letter.rows[0].term.replace("\u00a0", " ")


def test_days_the_clerk_has_given_stand_behind_the_words_each_with_its_note() -> None:
    _, term = extract("до 12.12.2025, затем по отдельному графику", "12.12.2025, 20.12.2025, 23.12.2025")
    assert term == (
        "до 12.12.2025, затем по отдельному графику (20.12.2025 – нерабочий день, учитывается ближайший рабочий день – "
        "22.12.2025; 23.12.2025)"
    )
    assert (
        extract("по отдельному графику", "12.12.2025, 23.12.2025")[1]
        == "по отдельному графику (12.12.2025, 23.12.2025)"
    )


@pytest.mark.parametrize(
    ("phrase", "dates", "kept"),
    [
        ("по отдельному графику", "12.12.2025, 23.12.2025", "в установленные сроки"),
        ("ежемесячно, до 25 числа", "", "в установленные сроки"),
        ("до 12.12.2025", "", "в установленный срок"),
    ],
)
def test_it_asks_that_all_the_terms_be_kept(phrase: str, dates: str, kept: str) -> None:
    assert f"обеспечить исполнение указанного пункта {kept}" in extract(phrase, dates)[0]


def test_an_extract_of_a_moved_term_shows_both_and_leaves_no_mark_of_a_name() -> None:
    _, term = extract("до 12.12.2025", "", extension(new_term=date(2025, 12, 19), decided_on=SIGNED))
    decided = f"продлён решением Главы Администрации Аксайского городского поселения от {SIGNED:%d.%m.%Y}"
    assert term == f"до 12.12.2025 (до 19.12.2025 включительно; первоначальный срок – 12.12.2025, {decided})"
