"""A memo frees those who have done an item and keeps the others: in one proposal of one item, in two of several."""

from tests.letters.test_memos_truly import SCHOOLS, TERM, memo
from tests.support.compose_world import done
from tests.support.control_story import item


def test_what_stays_and_what_is_freed_of_several_items_are_two_proposals() -> None:
    """«… (исполнитель – …) до …, для остальных исполнителей снять их с контроля»: «их» were the performers."""
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    others = [done(f"О{n}", number, TERM) for n in range(1, 13) for number in "12"]
    proposed = memo(*others, performers=SCHOOLS, plan=plan).split("Предлагаю")[1].split("приложение |")[0]
    assert "снять с контроля пункты 1 и 2, за исключением части, касающейся МБОУ СОШ № 13;" in proposed
    stays = "оставить на контроле пункты 1 и 2 (исполнитель – МБОУ СОШ № 13) до представления подтверждающих сведений"
    assert stays in proposed
    assert "для остальных" not in proposed
