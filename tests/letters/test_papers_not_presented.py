"""Of acts that were to be presented a memo says that they are not presented, not that no information came in."""

from datetime import date

from automation.model.kinds import Kind
from tests.support.compose_world import book, facts, lists_told, row
from tests.support.control_story import ORG, Story, item, kinds

ACTS = item("до 12.12.2025", "9", row=3, text="Представить в комиссию акты проверки гидрантов")


def test_acts_are_not_presented_and_a_measure_beside_them_is_told_as_before() -> None:
    made = book(row("ОБР", "1"), row("ОБР", "9"), plan=(item("до 12.12.2025"), ACTS), performers=(ORG,))
    reviewed, decisions = Story(sent=True).day(date(2025, 12, 29), made)
    assert Kind.COMPLETION in kinds(decisions)
    assert (
        "МБУК «Образец» – не поступили сведения по пункту 1 (срок – 12.12.2025); не представлены акты (пункт 9, срок – "
        "12.12.2025)" in lists_told(reviewed.figures, facts(reviewed))
    )
