"""To whom a записка asks to hand what has come short, and what a letter about a report promises of the memo."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.report import Relation, State
from tests.support.compose_world import row
from tests.support.control_story import ORG, item
from tests.support.played_letters import last_letter

EMPTY = row("ОБР", "1")


@pytest.mark.parametrize("relation", [ORG.relation, Relation.OFFICE])
def test_a_note_says_to_whom_what_was_sent_back_is_to_be_handed(relation: Relation) -> None:
    """«Прошу до 30.10 представить сведения», said a записка; all others say «передать в отдел»."""
    claim = replace(EMPTY, state=State.DONE, executed_on=date(2025, 12, 11), incoming="11.12.2025 № 19")
    back = replace(claim, returned_on=date(2025, 12, 15), return_reason="не сказано, сколько осталось")
    days, who = ((date(2025, 12, 11), claim), (date(2025, 12, 16), back)), replace(ORG, relation=relation)
    told = last_letter(item("до 12.12.2025"), *days, performer=who)
    asked = "передать в общий отдел" if relation is Relation.OFFICE else "представить по прилагаемой форме"
    assert f" {asked} сведения об исполнении пункта 1 с учётом причины возврата." in told


def test_a_letter_about_a_report_says_of_its_presenting_that_a_memo_will_tell_it() -> None:
    """«Сведения об исполнении указанного пункта будут включены в справку», a letter about an item that reports said."""
    told = last_letter(
        item("ежемесячно, до 25 числа", text="Информация о ходе подготовки"), (date(2025, 12, 29), EMPTY)
    )
    assert "Сведения о представлении информации будут включены в справку для Главы" in told
    assert "об исполнении указанного пункта" not in told
