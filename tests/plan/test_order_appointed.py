"""Who is made responsible for an order, in whatever order of words, and who only appoints others."""

from pathlib import Path

import pytest

from automation.model.plan import Official
from automation.plan.order.officials import responsible
from automation.plan.order.order_body import Point
from tests.support.order_files import POINTS, read_prikaz, review_order
from tests.support.order_texts import ORDER, drafted


@pytest.mark.parametrize(
    ("point", "post", "name"),
    [
        ("Определить министерство экономики края ответственным за план.", "Министерство экономики края", ""),
        ("Комитет по труду определить ответственным исполнителем плана.", "Комитет по труду", ""),
        ("Возложить на отдел культуры ответственность за исполнение плана.", "Отдел культуры", ""),
        ("Считать Примерова П.П., мастера, ответственным за план.", "Мастер", "Примеров П.П."),
        ("Ответственным за исполнение плана определить Примерова П.П., мастера.", "Мастер", "Примеров П.П."),
        ("Ответственный за исполнение приказа – мастер Примеров П.П.", "Мастер", "Примеров П.П."),
        ("Ответственность за исполнение плана несёт мастер Примеров П.П.", "Мастер", "Примеров П.П."),
        ("Организацию исполнения распоряжения возложить на мастера Примерова П.П.", "Мастер", "Примеров П.П."),
        ("Назначить военного комиссара Примерова П.П. ответственным за план.", "Военный комиссар", "Примеров П.П."),
        ("Назначить ответственным за жизнь ребёнка воспитателя Примерову П.П.", "Воспитатель", "Примерова П.П."),
        ("Ответственной за план назначить мастера Палатину П.П.", "Мастер", "Палатина П.П."),
        ("Ответственным за план назначить мастера Думина П.П.", "Мастер", "Думин П.П."),
    ],
)  # fmt: skip
def test_whoever_answers_is_read_in_every_order_of_words(point: str, post: str, name: str) -> None:
    found = responsible((Point("2", point),))
    assert found is not None
    assert found.official == Official(post=post, name=name)


def test_who_is_made_coordinator_is_taken_and_asked() -> None:
    found = responsible((Point("2", "Руководителем группы назначить начальника отдела Примерова П.П."),))
    assert found is not None
    assert found.official == Official(post="Начальник отдела", name="Примеров П.П.")
    assert "за ответственного принят «руководителем группы»" in found.question


def test_of_several_who_answer_the_others_are_told() -> None:
    point = "Назначить ответственных за исполнение: Примерова П.П., мастера; Образцова О.О., инженера."
    found = responsible((Point("2", point),))
    assert found is not None
    assert (found.official.name, "не один" in found.question) == ("Примеров П.П.", True)


def test_those_who_are_to_be_appointed_are_not_taken_for_the_responsible_official(tmp_path: Path) -> None:
    task = "2. Руководителям цехов:\n2.1. Назначить ответственных за сети до 20.01.2026."
    assert not any("без фамилии" in question for question in read_prikaz(tmp_path, task=task).questions)


def test_what_somebody_answers_for_is_no_post_though_an_adjective_may_be_one(tmp_path: Path) -> None:
    task = "2. Назначить ответственного за пожарную безопасность во время утренников – завхоза Рябоконь Н.В."
    responsible = read_prikaz(tmp_path, task=task).order.responsible
    assert (responsible.post, responsible.name) == ("Завхоз", "Рябоконь Н.В.")


@pytest.mark.parametrize(
    ("task", "official"),
    [
        ("2. Завхозу Рябухе В.С. обеспечить исполнение плана.", ("Завхоз", "Рябуха В.С.")),
        ("2. Завхозу Рябухе В.С., мастеру Котову И.И. обеспечить исполнение плана.", ("", "")),
        ("2. Начальникам цехов обеспечить исполнение плана.", ("", "")),
        ("2. Завхозу Рябухе В.С. обеспечить исполнение санитарных правил.", ("", "")),
    ],
)
def test_the_one_who_is_to_have_the_plan_carried_out_is_responsible_and_is_told(
    tmp_path: Path, task: str, official: tuple[str, str]
) -> None:
    draft = read_prikaz(tmp_path, task=task)
    assert (draft.order.responsible.post, draft.order.responsible.name) == official
    assert any("«Ответственный (Ф.И.О.)»" in check.place.name for check in draft.checks)


def test_what_somebody_answers_for_is_not_his_post(tmp_path: Path) -> None:
    appointed = "2. Назначить ответственной за качественную организацию питания старшую медсестру Примерову П.П."
    responsible = review_order(tmp_path, points=[POINTS[0], appointed, ""]).order.responsible
    assert (responsible.post, responsible.name) == ("Старшая медсестра", "Примерова П.П.")


def test_who_executes_an_order_is_its_responsible_official(tmp_path: Path) -> None:
    point = "2. Исполнение приказа возложить на завхоза Котова А.А., контроль оставляю за собою."
    read = review_order(tmp_path, points=[POINTS[0], point, ""]).order
    assert (read.responsible.name, read.control.name) == ("Котов А.А.", "Примеров П.П.")


def test_who_is_told_to_appoint_others_is_not_appointed() -> None:
    task = "2. Заведующей отделом Образцовой О.О. назначить ответственных за сети до 26 марта 2026 г.\n3. Контроль"
    draft = drafted(ORDER.replace("2. Контроль", task))
    assert not [check for check in draft.checks if "без фамилии" in check.text]
    assert draft.order.responsible.name == ""


@pytest.mark.parametrize(
    "clause",
    [
        "Назначить координатором работ по плану мастера Примерова П.П.",
        "Ответственным лицом по исполнению плана является мастер Примеров П.П.",
        "Назначить школьным координатором мастера Примерова П.П.",
        "Возложить обязанности ответственного за исполнение плана на мастера Примерова П.П.",
    ],
)
def test_whoever_is_made_coordinator_or_has_the_duties_answers(clause: str) -> None:
    found = responsible((Point("2", clause),))
    assert found is not None
    assert found.official == Official(post="Мастер", name="Примеров П.П.")
