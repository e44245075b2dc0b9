"""A letter names who has promised what it tells of, where that is not its own reader (decision 0326)."""

import pytest
from msgspec.structs import replace

from tests.letters.test_promised_by_telephone import CALL, PLAN, played, said
from tests.support.control_story import small


@pytest.mark.parametrize(
    ("spoke_with", "named"),
    [
        ("заместитель директора Угольников А.А.", " (заместитель директора Угольников А.А.)"),
        ("директор Примерова М.И.", ""),
        ("секретарь", ""),
        ("", ""),
    ],
)
def test_the_letter_names_who_has_promised_but_not_its_own_reader(spoke_with: str, named: str) -> None:
    _, days = played(small(plan=PLAN, calls=(replace(CALL, spoke_with=spoke_with),)), 12, 15, 16)
    assert f"обещано представить сведения об исполнении указанного пункта до 19.12.2025{named}." in said(days[-1])
