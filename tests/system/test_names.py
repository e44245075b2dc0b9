"""Names and keys: two orders, codes or numbers never share one, and those of version 1.0 stay as they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.file_names import distinct_names, order_folder, paper_name
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import OrderId
from automation.model.report import Performer
from automation.russian import clean

DAY = date(2025, 12, 16)
SIGNS = '454аЯ/_~\\:*?"<>|«»„“. -\u2013№'
numbers = st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(clean)


def folder(number: str) -> str:
    return order_folder(OrderId(number=number, date=DAY))


def key(number: str, code: str) -> str:
    performer = Performer(code=code, groups=(), organisation="МБУ «Пример»", post="", name="")
    return Paper(
        kind=Kind.OVERDUE,
        form=Form.LETTER,
        order=OrderId(number=number, date=DAY),
        day=DAY,
        addressee=performer,
        signer="letter",
        grounds=(),
    ).key


@given(numbers.filter(bool), numbers.filter(bool))
def test_two_orders_never_share_a_folder_nor_two_codes_a_key(one: str, other: str) -> None:
    assert (folder(one) == folder(other)) is (one == other)
    assert (key(one, "А") == key(other, "А")) is (one == other)
    assert (key("454", one) == key("454", other)) is (one == other)


@pytest.mark.parametrize(
    ("number", "name"), [("454", "454"), ("454/1", "454_1"), ("12/3-р", "12_3-р"), ("01-02/15-ПА", "01-02_15-ПА")]
)
def test_folders_and_keys_of_version_one_are_the_same_today(number: str, name: str) -> None:
    assert folder(number) == f"{name} от 16.12.2025"
    assert key(number, "ЗАМ-1") == f"overdue/{name}/2025-12-16/ЗАМ-1/2025-12-16"


def test_a_very_long_number_has_a_folder_of_its_own() -> None:
    for long in ("9" * 300, ":" * 60):
        one, other = folder(long), folder(f"{long[:-1]}8")
        assert one != other
        assert len(one.encode()) <= 240


def test_two_numbers_of_papers_give_two_names() -> None:
    assert paper_name(DAY, "К/1", "Просрочка") != paper_name(DAY, "К_1", "Просрочка")


def test_organisations_alike_without_their_quotes_have_files_of_their_own() -> None:
    told = distinct_names(["МБУ «Дом»", "МБУ Дом", "мбу дом", "МБУ «Сад»"], before="Форма – ", ending=".xlsx")
    assert told == {
        "МБУ «Дом»": "Форма – МБУ Дом.xlsx",
        "МБУ Дом": "Форма – МБУ Дом (2).xlsx",
        "мбу дом": "Форма – мбу дом (3).xlsx",
        "МБУ «Сад»": "Форма – МБУ Сад.xlsx",
    }
