"""Tasks of the document itself, beside its plan or below it: which of them are told, and which words are none."""

from pathlib import Path

import pytest

from automation.plan.order import read_order
from tests.support.order_builder import word
from tests.support.order_files import HEADING, POINTS, PRIKAZ, ROW, read_prikaz, review_order
from tests.support.order_texts import TYPED, asked, questions_of, read_text


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("2. Разместить план на сайте до 30.01.2026.", True),
        ("2. Провести 23 апреля 2026 года учения.", True),
        ("2. Представлять сводки еженедельно по четвергам.", True),
        ("2. Заведующей складом Беловой А.А. выдать инвентарь.", True),
        ("2. Отделу кадров обеспечить исполнение плана.", False),
        ("2. Приказ довести до сведения работников.", False),
    ],
)
def test_a_task_of_the_order_is_told_but_for_what_the_plan_is_about(tmp_path: Path, task: str, told: bool) -> None:
    assert any("самого документа" in question for question in read_prikaz(tmp_path, task=task).questions) is told


@pytest.mark.parametrize(
    ("below", "asked"),
    [
        ("Разослано: отдел делопроизводства – 1, военный комиссариат – 2, ОМВД – 1", False),
        ("Начальник управления надзора и профилактики\nполковник внутренней службы\tИ.И. Котов", False),
        ("Начальникам цехов сообщить об исполнении плана в отдел кадров", True),
    ],
)
def test_who_signs_a_plan_and_whom_it_is_sent_to_are_no_tasks(tmp_path: Path, below: str, asked: bool) -> None:
    lines = PRIKAZ.format(head="МУП «Образец»", task="2. Приказ довести до всех.").split("\n")
    draft = read_order(word(tmp_path / "order.docx", [*lines, [HEADING, ROW], *below.split("\n")]))
    assert ("Под таблицей плана остался текст" in questions_of(draft)) is asked


def test_each_of_several_tasks_of_a_point_has_its_own_performer_and_term() -> None:
    more = "Школе до 1 апреля 2026 г. сдать отчёт."
    first, second = read_text(TYPED.replace("котельные.", f"котельные; {more}")).items
    assert (first.number, first.groups, first.term.phrase) == ("1.1", ("Отдел ЖКХ",), "до 25 марта 2026 г.")
    assert (second.number, second.groups, second.term.phrase) == ("1.2", ("Школа",), "до 1 апреля 2026 г.")
    draft = read_text(TYPED.replace("котельные.", "котельные. Школе сдать отчёт."))
    assert [check.place.name for check in draft.checks if "поручение и другим: «Школе сдать отчёт»" in check.text] == [
        "Пункт 1"
    ]


def test_a_task_beside_the_plan_is_told_whoever_is_to_do_it(tmp_path: Path) -> None:
    task = "2. Смотрящим полигона завершить засыпку карт до 01.11.2021."
    assert "Пункт 2 самого документа" in asked(review_order(tmp_path, points=[POINTS[0], task, ""]))
    event = "2. Провести 1 ноября 2021 года смотр."
    checks = review_order(tmp_path, points=[POINTS[0], event, ""]).checks
    assert [check.risk for check in checks if check.place.name == "Пункт 2 самого документа"] == ["guessed"]
    assert any(check.text.startswith("никому не порученное дело") for check in checks)  # no dash behind the colon
