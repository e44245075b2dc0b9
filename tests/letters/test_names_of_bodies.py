"""The name of a body beside the office keeps its capital within a sentence (decision 0199)."""

import pytest
from msgspec.structs import replace

from automation.letters.address import address_of
from automation.letters.cases import dative, organisation_genitive, performer_dative, performer_genitive, performer_name
from automation.letters.marks import plain
from automation.model.report import Performer


def headed(organisation: str, post: str) -> Performer:
    """Return whoever heads a body."""
    return Performer(code="ОБР", groups=(), organisation=organisation, post=post, name="Примерова Мария Ивановна")


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Государственная инспекция труда в Заречной области", "Государственной инспекции труда в Заречной области"),
        ("Государственный архив Заречной области", "Государственного архива Заречной области"),
        ("Управление Роспотребнадзора по Заречной области", "Управления Роспотребнадзора по Заречной области"),
        ("Отдел МВД России по Заречному району", "Отдела МВД России по Заречному району"),
    ],
)
def test_the_name_of_a_body_keeps_its_capital_in_the_address_and_in_the_text(name: str, genitive: str) -> None:
    assert organisation_genitive(name) == (genitive, True)
    head = headed(name, "Начальник")
    assert address_of(head).lines[0] == f"Начальнику {plain(performer_genitive(head))}" == f"Начальнику {genitive}"


@pytest.mark.parametrize(
    ("post", "name", "genitive"),
    [
        ("Начальник отдела", "Отдел МВД России по Заречному району", "Отдела МВД России по Заречному району"),
        ("Начальник департамента", "Департамент образования Лесной области", "Департамента образования Лесной области"),
        ("Председатель комитета", "Комитет по делам архивов", "Комитета по делам архивов"),
        ("Глава администрации", "Администрация Лесного поселения", "Администрации Лесного поселения"),
    ],
)
def test_a_body_beside_the_office_keeps_its_capital_in_a_text_though_its_post_names_it_small(
    post: str, name: str, genitive: str
) -> None:
    head = headed(name, post)
    assert plain(performer_genitive(head)) == genitive
    assert plain(performer_dative(head))[0] == genitive[0] == plain(performer_name(head))[0]


def test_a_unit_of_the_office_begins_small_in_a_text() -> None:
    head = replace(headed("", "Начальник отдела"), unit="Отдел культуры")
    assert plain(performer_genitive(head)) == "отдела культуры"


def test_a_legal_form_begins_small() -> None:
    assert organisation_genitive("Государственное профессиональное образовательное учреждение «Лицей»")[0][0] == "г"
    named = "обществу с ограниченной ответственностью «Ключ»"
    assert plain(dative("Общество с ограниченной ответственностью «Ключ»")) == named
