"""Heads of many kinds of offices: each line explains one requisite or is asked."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import Official, OrderDraft
from automation.plan.order import read_order
from automation.plan.order.capitals import normal_case
from automation.plan.order.issuer import issuing_body
from tests.support.order_builder import Content, rows, word
from tests.support.order_texts import SIGNATURE

PLAN = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Провести смотр", "до 01.12.2026", "отдел культуры"]]
BODY = "АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА"


def order(path: Path, *head: str | list[list[str]], plan: str = "ПЛАН РАБОТЫ", below: str = "") -> OrderDraft:
    points: Content = [
        "ПОСТАНОВЛЯЮ:",
        "1. Утвердить план (приложение).",
        "2. Контроль оставляю за собой.",
        "",
        SIGNATURE,
    ]
    return read_order(word(path / "order.docx", [*head, *points, below, "", "Приложение", *plan.split("|"), PLAN]))


def said(draft: OrderDraft) -> str:
    return "; ".join(check.text for check in draft.checks)


@pytest.mark.parametrize("note", ["Принято на 27 заседании Совета", "Утверждено на заседании коллегии"])
@pytest.mark.parametrize("title", ["О проверке котельных", "«О проверке котельных»"])
def test_a_note_of_adoption_hides_neither_title_nor_signature(tmp_path: Path, note: str, title: str) -> None:
    marked = [["от 12 января 2026 г. № 56 о/д\nг. Примерск", note]]
    read = order(tmp_path, BODY, "ПОСТАНОВЛЕНИЕ", marked, title, "").order
    assert (read.heading, read.place, read.number) == ("О проверке котельных", "г. Примерск", "56 о/д")
    assert read.signed_by == Official(post="Глава района", name="Примеров П.П.")


def test_of_two_letterheads_side_by_side_the_russian_one_names_the_body(tmp_path: Path) -> None:
    both = [["МИНИСТЕРСТВО КУЛЬТУРЫ\nУДМУРТСКОЙ РЕСПУБЛИКИ", "", "УДМУРТ ЭЛЬКУНЫСЬ\nЛУЛЧЕБЕРЕТЪЯ МИНИСТЕРСТВО"]]
    assert order(tmp_path, both, "ПРИКАЗ", "12.01.2026 № 7").order.body == "Министерство культуры Удмуртской Республики"


@pytest.mark.parametrize(
    ("above", "body"),
    [
        ("ПРИМЕРСКИЙ МУНИЦИПАЛЬНЫЙ ОКРУГ\nАДМИНИСТРАЦИЯ", "Администрация Примерского муниципального округа"),
        ("МУНИЦИПАЛЬНОЕ ОБРАЗОВАНИЕ\n«НАМСКИЙ УЛУС»\nАДМИНИСТРАЦИЯ",
         "Администрация муниципального образования «Намский улус»"),
        ("СЕЛЬСКОЕ ПОСЕЛЕНИЕ ЛЯМИНА\nСОВЕТ ДЕПУТАТОВ", "Совет депутатов сельского поселения Лямина"),
        ("ВОЛОГОДСКАЯ ГОРОДСКАЯ ДУМА\nг. Вологда, пл. Победы, 1\nт. 2-14-56, факс 2-15-00",
         "Вологодская городская дума"),
        ("ОАО «РЖД»\nВОЛЖСКАЯ ЖЕЛЕЗНАЯ ДОРОГА –\nФИЛИАЛ ОАО «РЖД»", "Волжская железная дорога – филиал ОАО «РЖД»"),
        ("СОВЕТ МНОГОКВАРТИРНОГО ДОМА № 14 ПО УЛ. САДОВОЙ", "Совет многоквартирного дома № 14 по ул. Садовой"),
    ],
)  # fmt: skip
def test_a_body_takes_what_belongs_to_it_and_no_address(above: str, body: str) -> None:
    assert issuing_body(above.split("\n"), "", "")[0] == body


@pytest.mark.parametrize(
    "written", ["УПРАВЛЕНИЕ ФЕДЕРАЛЬНОГО КАЗНАЧЕЙСТВА", "АППАРАТ ЗАКОНОДАТЕЛЬНОГО СОБРАНИЯ ОБЛАСТИ"]
)
def test_a_body_within_a_name_may_bear_a_capital_and_is_to_be_confirmed(written: str) -> None:
    assert not normal_case(written, "")[1]


def test_small_words_figures_and_abbreviations_within_capitals_are_written_as_usual() -> None:
    assert normal_case("О ПОДГОТОВКЕ К 80-ЛЕТИЮ ГОРОДА", "")[0] == "О подготовке к 80-летию города"
    assert normal_case("О ПРОФИЛАКТИКЕ ОРВИ ПЕРЕД ЗИМОЙ", "")[0] == "О профилактике ОРВИ перед зимой"


def test_a_place_that_ends_the_name_of_a_body_is_not_where_the_order_was_signed(tmp_path: Path) -> None:
    head = ["муниципальное учреждение\n«Дом творчества»\nг. Сызрани", "ПРИКАЗ", "12.01.2026 № 7\nг. Сызрань"]
    read = order(tmp_path, *head, "О смотре").order
    assert (read.body, read.place) == ("Муниципальное учреждение «Дом творчества» г. Сызрани", "г. Сызрань")


def test_a_line_of_the_head_that_nothing_explains_is_asked(tmp_path: Path) -> None:
    draft = order(tmp_path, BODY, "ПОСТАНОВЛЕНИЕ", "12.01.2026 № 7", "Для обязательного применения", "О смотре")
    assert "не прочитано: «Для обязательного применения»" in said(draft)
    assert "не прочитано" not in said(
        order(tmp_path, BODY, "ПОСТАНОВЛЕНИЕ", "12.01.2026 № 7", "г. Примерск", "О смотре")
    )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Об утверждении плана на полугодие 2026", "года"], "Об утверждении плана на полугодие 2026 года"),
        (["О вакцинации против", "COVID-19"], "О вакцинации против COVID-19"),
        (["«О смотре»", "администрация Примерского района"], "О смотре"),
        (["О СМОТРЕ", "городская Дума Примерска"], "О смотре"),
    ],
)
def test_a_title_is_neither_cut_nor_runs_into_the_preamble(tmp_path: Path, lines: list[str], title: str) -> None:
    assert order(tmp_path, BODY, "ПОСТАНОВЛЕНИЕ", "12.01.2026 № 7", *lines).order.heading == title


def test_the_title_of_a_plan_begins_with_its_adjective_on_a_line_of_its_own(tmp_path: Path) -> None:
    head = [BODY, "ПОСТАНОВЛЕНИЕ", "12.01.2026 № 7", "О смотре"]
    assert order(tmp_path, *head, plan="КОМПЛЕКСНЫЙ|план работы").order.plan_title == "Комплексный план работы"
    assert order(tmp_path, *head, plan="ПЛАН РАБОТЫ НА II ПОЛУГОДИЕ 2026 ГОДА").order.plan_title == (
        "План работы на II полугодие 2026 года"
    )


def test_a_number_and_a_day_may_be_labelled_as_a_form_does(tmp_path: Path) -> None:
    labelled = ["Регистрационный номер: 2750-п", "Дата регистрации: 12.01.2026"]
    read = order(tmp_path, BODY, "ПОСТАНОВЛЕНИЕ", *labelled, "О смотре").order
    assert (read.number, read.date) == ("2750-п", date(2026, 1, 12))


def test_whoever_prepared_or_checked_signs_nothing_and_one_person_signs_once(tmp_path: Path) -> None:
    head = [BODY, "ПОСТАНОВЛЕНИЕ", "12.01.2026 № 7", "О смотре"]
    assert "подписали двое" not in said(order(tmp_path, *head, below="ПОДГОТОВЛЕНО:\nЮрисконсульт\tО.О. Образцов"))
    twice = order(tmp_path, *head, below="Председатель комиссии\tП.П. Примеров")
    assert "подписали двое" not in said(twice)
    assert "в двух должностях" in said(twice)


def test_a_name_is_to_be_confirmed_only_where_its_form_is_unsure(tmp_path: Path) -> None:
    head: Content = [BODY, "ПОСТАНОВЛЕНИЕ", "12.01.2026 № 7", "О смотре", "ПОСТАНОВЛЯЮ:", "1. Утвердить план."]
    for name, unsure in (("Примерова П.П.", False), ("Скворца П.П.", True)):
        clause = f"2. Контроль возложить на начальника отдела {name}"
        draft = read_order(word(tmp_path / "o.docx", [*head, clause, "", SIGNATURE, "", "Приложение", "План", PLAN]))
        assert ("Контроль (Ф.И.О.)" in draft.unsure) is unsure
        assert rows(draft)
