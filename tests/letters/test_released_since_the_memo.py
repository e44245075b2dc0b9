"""A supplement tells whom a decision has freed of an item since the memo, and proposes to close what nobody holds."""

from datetime import date

from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Book
from tests.letters.test_since_the_memo import BACK, FIRST, NEXT, after_memo, made
from tests.support.compose_world import done
from tests.support.control_story import kinds
from tests.support.told_days import paper_of

FREED = Ruling(
    decided_on=BACK, decided_by="Глава Камфарин Е.Н.", kind=RulingKind.CLOSE, items=("2",), code="ФИЛ", row=2
)
TOLD = "пункт 2 снят с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал»"


def ruled(*rulings: Ruling, budget: date | None = None) -> Book:
    """Make the book of a later day: item 2 is owed by the branch alone, the ``budget`` of item 3 is ready on a day."""
    ready = (done("ОБР", "3", budget, accepted_on=BACK),) if budget else ()
    return replace(made(*FIRST, *ready), rulings=rulings)


def test_the_next_supplement_tells_who_was_freed_and_proposes_to_close_the_item_that_nobody_holds_any_more() -> None:
    story = after_memo(*FIRST)
    said = paper_of(story.day(BACK, ruled(FREED, budget=BACK)), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert TOLD in said
    assert "снять с контроля пункт 2" in said
    later = replace(ruled(FREED, budget=BACK), rows=(*ruled(budget=BACK).rows,))
    late = replace(
        later, rows=tuple(done("ФИЛ", "3", NEXT) if (r.code, r.item) == ("ФИЛ", "3") else r for r in later.rows)
    )
    again = paper_of(story.day(date(2025, 12, 23), late), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert TOLD not in again


def test_a_decision_to_free_somebody_is_a_reason_for_a_supplement_where_it_leaves_nobody_who_owes_the_item() -> None:
    said = paper_of(after_memo(*FIRST).day(BACK, ruled(FREED)), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert f"докладываю: {TOLD}." in said
    assert "Предлагаю снять с контроля пункт 2 плана-графика." in said
    for items, rows in ((("3",), FIRST), (("2",), FIRST[:2])):  # others owe the item
        freed = replace(ruled(replace(FREED, items=items)), rows=made(*rows).rows)
        assert Kind.SUPPLEMENT not in kinds(after_memo(*rows).day(BACK, freed)[1]), "its maker knows of it"


def test_an_item_that_others_owe_stays_though_one_is_freed_of_it() -> None:
    story = after_memo(*FIRST)
    freed = replace(FREED, items=("3",))
    said = paper_of(story.day(BACK, replace(made(*FIRST, done("ФИЛ", "2", BACK)), rulings=(freed,))), Kind.SUPPLEMENT)
    told = said.replace("\u00a0", " ")
    assert "пункт 3 снят с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал»" in told
    assert "снять с контроля пункт 3" not in told
