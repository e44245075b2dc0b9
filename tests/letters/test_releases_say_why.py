"""A release says from which day and on what ground each item is off control, also where these differ."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Amending, Item, OrderId
from automation.model.report import Book
from tests.letters.test_closings import change
from tests.letters.test_release_and_covering import RELEASE
from tests.letters.test_release_and_covering import released as released_by
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, item

TERM, SOONER, CLOSED = date(2025, 12, 12), date(2025, 12, 22), date(2025, 12, 23)
ACCEPTED = {"accepted_on": date(2025, 12, 15)}


def plan(*closed: date | None) -> tuple[Item, ...]:
    """Items of one term that were taken off control on these days."""
    numbered = enumerate(closed, 1)
    return tuple(item("до 12.12.2025", str(n), row=n + 1, text=f"Дело {n}", closed_on=day) for n, day in numbered)


def released(made: Book, *amending: Amending) -> str:
    reviewed, decisions = judged(made, CLOSED, replace(empty_history(), amending=amending), RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def reported(*items: Item) -> Book:
    return book(*(done("ОБР", one.number, TERM, **ACCEPTED) for one in items), plan=items, performers=(ORG,))


def test_items_taken_off_on_different_days_and_grounds_have_each_its_own() -> None:
    made = reported(*plan(SOONER, None))
    decided = Ruling(decided_on=CLOSED, decided_by="Глава Администрации", kind=RulingKind.CLOSE, items=("2",))
    said = released(replace(made, rulings=(decided,)))
    ways = "пункт 1 – 22.12.2025, пункт 2 – по решению Главы Администрации от 23.12.2025"
    assert (
        f"исполнены 12.12.2025 при установленном сроке до 12.12.2025 включительно и сняты с контроля ({ways})." in said
    )


def test_what_was_closed_before_the_order_did_not_go_with_it() -> None:
    made = reported(*plan(SOONER, None))
    said = released(replace(made, order=replace(ORDER, closed_on=CLOSED, closed_reason="резолюция Главы")))
    whole = "23.12.2025 в связи со снятием с контроля распоряжения в целом, резолюция Главы"
    assert f"и сняты с контроля (пункт 1 – 22.12.2025, пункт 2 – {whole})." in said


def test_an_item_that_an_act_has_struck_is_off_control_by_that_act() -> None:
    act = "распоряжение Администрации от 22.12.2025 № 18"
    made = reported(*plan(SOONER))
    made = replace(made, order=replace(ORDER, amendments=act))
    struck = Amending(by=OrderId(number="18", date=SOONER), changes=(change("remove", "1"),))
    assert "и снят с контроля распоряжением Администрации от 22.12.2025 № 18." in released(made, struck)
    assert "и снят с контроля 22.12.2025." in released(made)


def test_control_that_ends_with_what_was_taken_off_is_told_with_its_ground() -> None:
    later = item("до 30.01.2026", "2", row=3, text="Дело 2")
    made = reported(*plan(None))
    made = replace(made, items=(*made.items, later), order=replace(ORDER, closed_on=CLOSED, closed_reason="резолюция"))
    said = released(made)
    assert "снят с контроля 23.12.2025 в связи со снятием с контроля распоряжения в целом (резолюция)." in said
    assert "В связи с этим завершён и контроль за исполнением пункта 2 плана-графика (дело 2), сведения о его" in said


def test_a_release_in_the_last_paragraph_of_another_letter_says_when_it_was_executed_and_why_it_ended() -> None:
    made = reported(*plan(None))
    decided = Ruling(decided_on=CLOSED, decided_by="Глава Администрации", kind=RulingKind.CLOSE, items=("1",))
    late = item("до 19.12.2025", "2", row=3, text="Дело 2")
    made = replace(made, rulings=(decided,), items=(*made.items, late), rows=(*made.rows, row("ОБР", "2")))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, RELEASE, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    ended = (
        "исполнен 12.12.2025 при установленном сроке до 12.12.2025 включительно и по решению Главы "
        "Администрации от 23.12.2025 снят с контроля."
    )
    assert "не поступили" in said
    assert f"Пункт 1 плана-графика (дело 1) {ended}" in said


@pytest.mark.parametrize("by", ["Бобков Д.А.", "заместитель Главы Администрации по социальным вопросам Бобков Д.А."])
def test_whoever_signs_the_release_does_not_call_himself_by_his_post(by: str) -> None:
    assert "и по решению от 23.12.2025 снят с контроля." in released_by(by)
