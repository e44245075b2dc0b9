"""The name of a body begins in the text of a letter as it does in its address (decision 0199)."""

import pytest

from automation.letters.address import address_of
from automation.letters.cases import dative, organisation_genitive, performer_genitive
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
        ("Начальник отдела", "Отдел МВД России по Заречному району", "отдела МВД России по Заречному району"),
        ("Начальник Отдела", "Отдел МВД России по Заречному району", "Отдела МВД России по Заречному району"),
        ("Председатель комитета", "Комитет по делам архивов", "комитета по делам архивов"),
        ("Начальник Заречного отдела", "Заречный отдел полиции", "Заречного отдела полиции"),
        ("Глава администрации", "Администрация Лесного поселения", "Администрации Лесного поселения"),
    ],
)
def test_the_text_begins_a_body_as_its_post_in_the_address_does(post: str, name: str, genitive: str) -> None:
    head = headed(name, post)
    assert plain(performer_genitive(head)) == genitive
    assert address_of(head).lines[0].endswith(f" {genitive}")


def test_a_legal_form_begins_small() -> None:
    assert organisation_genitive("Государственное профессиональное образовательное учреждение «Лицей»")[0][0] == "г"
    named = "обществу с ограниченной ответственностью «Ключ»"
    assert plain(dative("Общество с ограниченной ответственностью «Ключ»")) == named
