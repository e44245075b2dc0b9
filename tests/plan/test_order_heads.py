"""Letterheads, and the table of bodies, clauses of control, tasks, dates and numbers as orders have them."""

from pathlib import Path

import pytest

from automation.model.plan import UNDATED, Official
from automation.plan.order.addressed import take_performers
from automation.plan.order.issuer import issuing_body
from automation.plan.order.officials import control
from automation.plan.order.order_body import Point
from automation.plan.order.requisites import find_date, find_number
from tests.support.order_texts import ORDER, TYPED, drafted, read_text

LINES = (Path(__file__).resolve().parents[1] / "data" / "order-heads.tsv").read_text("utf-8").splitlines()[1:]


def _joined(line: str) -> list[str]:
    return [part.replace("\\n", "\n").replace("\\t", "\t") for part in line.split("\t")]


def rows(what: str) -> dict[str, str]:
    found = {line[1]: line[-1] for line in map(_joined, LINES) if line[0] == what}
    assert len(found) > 15
    return found


def test_a_body_in_capitals_is_written_as_in_running_text() -> None:
    expected = rows("body")
    assert {written: issuing_body(written.split("\n"), "", "")[0] for written in expected} == expected


def test_who_controls_is_named_in_the_nominative() -> None:
    expected = rows("control")
    points = {who: Point("2", f"Контроль за исполнением постановления возложить на {who}.") for who in expected}
    found = {who: control((point,), Official()) for who, point in points.items()}
    read = {who: f"{one.official.post}|{one.official.name}" for who, one in found.items() if one is not None}
    assert read == expected


def test_who_a_task_is_given_to_is_named_in_the_nominative() -> None:
    expected = rows("task")
    assert {task: take_performers(task).performers for task in expected} == expected


def test_a_date_and_a_number_are_found_in_any_writing() -> None:
    expected = rows("mark")
    assert {mark: f"{find_date(mark)}|{find_number(mark)}" for mark in expected} == expected


@pytest.mark.parametrize(
    "letterhead",
    [
        (
            "БАШҠОРТОСТАН РЕСПУБЛИКАҺЫ\tРЕСПУБЛИКА БАШКОРТОСТАН\nАУЫЛ ХАКИМИӘТЕ\tАДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\n"
            "ҠАРАР\tПОСТАНОВЛЕНИЕ\n12 ғинуар 2026 й.\t№ 7\t12 января 2026 г."
        ),
        (
            "ЧĂВАШ РЕСПУБЛИКИ\tЧУВАШСКАЯ РЕСПУБЛИКА\nАДМИНИСТРАЦИЙĔ\tАДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\n"
            "ЙЫШĂНУ\tПОСТАНОВЛЕНИЕ\n12.01.2026 № 7"
        ),
        "ТАТАРСТАН РЕСПУБЛИКАСЫ\nАДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\nКАРАР\nПОСТАНОВЛЕНИЕ\n12.01.2026 № 7",
    ],
)
def test_a_head_in_two_languages_is_read_in_the_one_of_the_order(letterhead: str) -> None:
    alone, both = drafted(ORDER), drafted(f"{letterhead}\n{ORDER.split(chr(10), 3)[3]}")
    assert both.order == alone.order
    assert both.order.date != UNDATED


def test_who_orders_is_no_part_of_the_heading() -> None:
    order = drafted(ORDER.replace("В целях порядка", "Исполнительный комитет района")).order
    assert order.heading == "О проверке котельных"


def test_a_decree_of_a_governor_is_a_kind_of_its_own() -> None:
    order = drafted(
        ORDER.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\nПОСТАНОВЛЕНИЕ", "ГУБЕРНАТОР ПРИМЕРСКОЙ ОБЛАСТИ\nУ К А З")
    ).order
    assert (order.kind, order.body) == ("указ", "Губернатор Примерской области")


def test_the_name_of_a_district_may_stand_below_its_kind() -> None:
    head = "АДМИНИСТРАЦИЯ\nМУНИЦИПАЛЬНОГО РАЙОНА\nПРИМЕРСКИЙ РАЙОН\nСОВМЕСТНОЕ ПОСТАНОВЛЕНИЕ"
    order = drafted(ORDER.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\nПОСТАНОВЛЕНИЕ", head)).order
    assert (order.kind, order.body) == ("постановление", "Администрация муниципального района Примерский район")


def test_of_two_letterheads_side_by_side_the_first_leads() -> None:
    head = (
        "УПРАВЛЕНИЕ СОЦИАЛЬНОЙ\tЦЕНТР ЗАНЯТОСТИ\nЗАЩИТЫ РАЙОНА\tНАСЕЛЕНИЯ РАЙОНА\n\n"
        "ПРИКАЗ\tПРИКАЗ\n12.01.2026 № 7\t12.01.2026 № 9-п"
    )
    order = read_text(TYPED.replace(TYPED[: TYPED.index("\nО проверке")], head)).order
    assert (order.kind, order.number, order.body) == ("приказ", "7", "Управление социальной защиты района")


def test_a_line_that_may_be_in_another_language_must_be_confirmed() -> None:
    draft = read_text(TYPED.replace("РАЙОНА\n", "РАЙОНА\nБугульма муниципаль районы башкарма комитеты\n"))
    assert "Орган" in draft.unsure
