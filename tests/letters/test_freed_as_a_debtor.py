"""Whoever a справка named as a debtor and a decision has freed since: the next one says it once."""

from datetime import date

from msgspec.structs import replace

from tests.letters.test_taken_off import THREE, free
from tests.support.compose_world import book, done
from tests.support.control_story import Story, item
from tests.support.told_days import paper_of

PLAN = (
    *(item("до 12.12.2025", number, row=int(number) + 1) for number in "12"),
    item("до 30.01.2026", "3", row=4),
    item("до 26.12.2025", "4", row=5),
)
DONE = (*(done("ОБР", number, date(2025, 12, 12)) for number in "12"), done("ПРИМ", "2", date(2025, 12, 12)))
DECISION = "по решению Главы Администрации от 18.12.2025 в части, касающейся МБУ «Пример»"


def references(*items: str) -> list[str]:
    """Return the справки of 15, 22 and 29 December; on the 18th «ПРИМ» was freed of these items."""
    story, said = Story(sent=True), list[str]()
    for day in (15, 22, 29):
        rulings = (replace(free("ПРИМ", *items), decided_on=date(2025, 12, 18)),) if day > 18 else ()
        made = replace(book(*DONE, plan=PLAN, performers=THREE), rulings=rulings)
        said.append(paper_of(story.day(date(2025, 12, day), made)).replace("\u00a0", " "))
    return said


def test_the_first_reference_after_the_decision_names_it_where_others_owe_the_item_still() -> None:
    first, second, third = references("1")
    assert "МБУ «Пример» – не поступили сведения по пункту 1" in first
    assert f"Пункт 1 снят с контроля {DECISION}" in second
    assert "с контроля" not in third


def test_all_that_the_decision_frees_him_of_is_named_with_it() -> None:
    """Item 2 he had executed and item 3 lay ahead: the last справка counted the latter among what he owes."""
    _, second, third = references("1", "2", "3")
    assert f"Пункты 1–3 сняты с контроля {DECISION}" in second
    assert "с контроля" not in third


def test_of_a_report_accepted_before_no_reference_names_the_decision() -> None:
    assert not any("снят с контроля" in said for said in references("2"))
