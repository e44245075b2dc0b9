"""Letterheads, clauses of control, tasks, dates and numbers as orders have them, and what must be found in each."""

from pathlib import Path

import pytest

from automation.model.plan import UNDATED, Official, OrderDraft
from automation.plan.order.addressed import take_performers
from automation.plan.order.blocks import OrderParagraph, Source, tidy
from automation.plan.order.issuer import issuing_body
from automation.plan.order.officials import control
from automation.plan.order.order_body import Point
from automation.plan.order.requisites import find_date, find_number
from automation.plan.order.understand import understand_order

LINES = (Path(__file__).resolve().parents[1] / "data" / "order-heads.tsv").read_text("utf-8").splitlines()[1:]
ORDER = """АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА
ПОСТАНОВЛЕНИЕ
12.01.2026 № 7
О проверке котельных
В целях порядка ПОСТАНОВЛЯЮ:
1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.
2. Контроль оставляю за собой.
Глава района\tП.П. Примеров"""


def rows(what: str) -> dict[str, str]:
    found = {line[1]: line[-1] for line in map(_joined, LINES) if line[0] == what}
    assert len(found) > 15
    return found


def _joined(line: str) -> list[str]:
    return [part.replace("\\n", "\n").replace("\\t", "\t") for part in line.split("\t")]


def drafted(text: str) -> OrderDraft:
    return understand_order(Source(tuple(OrderParagraph(tidy(line)) for line in text.split("\n"))), "order.docx")


def test_a_body_in_capitals_is_written_as_in_running_text() -> None:
    expected = rows("body")
    assert {written: issuing_body(written.split("\n"), "", "")[0] for written in expected} == expected


def test_who_controls_is_named_in_the_nominative() -> None:
    expected = rows("control")
    points = {who: Point("2", f"Контроль за исполнением постановления возложить на {who}.") for who in expected}
    found = {who: control((point,), Official()) for who, point in points.items()}
    read = {who: f"{one.official.post}|{one.official.name}" for who, one in found.items() if one is not None}
    assert read == expected


def test_who_controls_without_a_post_is_asked_for_it() -> None:
    found = control((Point("2", "Контроль за исполнением возложить на Примерова П.П."),), Official())
    assert found is not None
    assert (found.official.post, found.official.name) == ("", "Примеров П.П.")
    assert "должность не прочитана" in found.question


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


def test_a_heading_in_capitals_is_calmed_and_must_be_confirmed() -> None:
    draft = drafted(ORDER.replace("О проверке котельных", "О ПРОВЕРКЕ КОТЕЛЬНЫХ"))
    assert draft.order.heading == "О проверке котельных"
    assert "Заголовок" in draft.unsure


@pytest.mark.parametrize(
    ("signature", "post"),
    [
        ("Начальник управления –\nзаместитель главы района\tП.П. Примеров",
         "Начальник управления – заместитель главы района"),
        ("Исполняющий полномочия\nглавы района\tП.П. Примеров", "Исполняющий полномочия главы района"),
        ("Глава района:\tП.П. Примеров", "Глава района"),
        ("Глава района\tП.П. Приме\u0301ров", "Глава района"),
    ],
)  # fmt: skip
def test_a_signature_is_read_in_every_writing(signature: str, post: str) -> None:
    signed = drafted(ORDER.replace("Глава района\tП.П. Примеров", signature)).order.signed_by
    assert (signed.post, signed.name) == (post, "Примеров П.П.")


def test_of_two_who_sign_one_under_another_the_second_is_told() -> None:
    draft = drafted(
        ORDER.replace("В целях", "Районная Дума и администрация, в целях") + "\n\nПредседатель Думы\nО.О. Образцова"
    )
    assert draft.order.signed_by == Official(post="Глава района", name="Примеров П.П.")
    assert [check.text for check in draft.checks if "подписали двое" in check.text] == [
        "подписали двое, записан первый, другой – Образцова О.О. – проверьте."
    ]


@pytest.mark.parametrize(
    "other", ["Секретарь\tО.О. Образцова", "С приказом ознакомлен:\nО.О. Образцова", "Исп. О.О. Образцова"]
)
def test_who_only_keeps_the_minutes_or_was_told_signs_nothing(other: str) -> None:
    assert not [check for check in drafted(f"{ORDER}\n\n{other}").checks if "подписали двое" in check.text]


@pytest.mark.parametrize(
    ("requisites", "read"),
    [
        ("«_06_» __12__ 2025 г.\t№ __1120-р__\nпгт Примерск", ("2025-12-06", "1120-р", "пгт Примерск")),
        ("06.12.2025 г.\tпгт Примерск\t№ 12-сов", ("2025-12-06", "12-сов", "пгт Примерск")),
        ("6 декабря 2025 г.\tст-ца Примерская\t№ 12-сов", ("2025-12-06", "12-сов", "ст-ца Примерская")),
        ("Дата: 06.12.2025\nНомер: 12-сов\nг. Примерск", ("2025-12-06", "12-сов", "г. Примерск")),
    ],
)
def test_the_strokes_and_labels_of_a_form_hide_no_requisite(requisites: str, read: tuple[str, ...]) -> None:
    order = drafted(ORDER.replace("12.01.2026 № 7", requisites)).order
    assert (order.date.isoformat(), order.number, order.place) == read


def test_the_number_of_an_appendix_is_not_that_of_its_order() -> None:
    plan = "Приложение № 1 к постановлению от 12.01.2026 № 7\nПлан\n1. Отделу связи до 26 марта проверить сети."
    draft = drafted(f"{ORDER}\n\n{plan}")
    assert draft.order.number == "7"
    assert not [check for check in draft.checks if "проверьте дату и номер" in check.text]


def test_who_is_told_to_appoint_others_is_not_appointed() -> None:
    task = "2. Заведующей отделом Образцовой О.О. назначить ответственных за сети до 26 марта 2026 г.\n3. Контроль"
    draft = drafted(ORDER.replace("2. Контроль", task))
    assert not [check for check in draft.checks if "без фамилии" in check.text]
    assert draft.order.responsible.name == ""


def test_the_name_of_a_district_may_stand_below_its_kind() -> None:
    head = "АДМИНИСТРАЦИЯ\nМУНИЦИПАЛЬНОГО РАЙОНА\nПРИМЕРСКИЙ РАЙОН\nСОВМЕСТНОЕ ПОСТАНОВЛЕНИЕ"
    order = drafted(ORDER.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\nПОСТАНОВЛЕНИЕ", head)).order
    assert (order.kind, order.body) == ("постановление", "Администрация муниципального района Примерский район")


def test_the_title_of_minutes_is_no_body() -> None:
    draft = drafted(
        "Протокол оперативного совещания\n12.01.2026 № 7\n\n"
        "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.\n\nГлавный врач\tП.П. Примеров"
    )
    assert draft.order.body == ""
    assert any("«Орган»" in check.place.name for check in draft.checks)


def test_a_heading_that_goes_on_with_the_name_of_a_town_holds_no_unseen_mark() -> None:
    heading = "О проверке котельных муниципального образования\nгород Примерск\n"
    order = drafted(ORDER.replace("О проверке котельных\n", heading)).order
    assert order.heading == "О проверке котельных муниципального образования город Примерск"
