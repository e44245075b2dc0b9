"""An order «О внесении изменений …»: which order it changes and what it proposes there; the list «Проверьте»."""

import re
from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import OrderDraft, OrderId
from automation.plan.order import read_order
from automation.plan.order.blocks import Source
from automation.plan.order.plain import read_plain
from automation.plan.order.understand import understand_order
from tests.support.order_builder import Content, word

HEAD = """АДМИНИСТРАЦИЯ ГОРОДА ПРИМЕРСКА

ПОСТАНОВЛЕНИЕ

20.01.2026 № 40-па

О внесении изменений в постановление Администрации города Примерска от 10.12.2025 № 900

ПОСТАНОВЛЯЮ:
"""
END = "\n\nГлава города Примерска                    П.П. Примеров\n"


def drafted(points: str) -> OrderDraft:
    return understand_order(Source(tuple(read_plain((HEAD + points + END).encode()))), "изменения.txt")


def test_the_order_that_is_changed_is_known_by_its_number_and_date() -> None:
    assert drafted("1. В пункте 3 плана исключить слова.").amends == OrderId(number="900", date=date(2025, 12, 10))


@pytest.mark.parametrize(
    "heading",
    [
        "О внесении изменений в постановление\nот 10.12.2025 № 900",
        "О внесении изменений в постановление\nАдминистрации города Примерска\nот 10.12.2025 № 900",
        "О внесении изменений в постановление Администрации\nгорода Примерска от 10 декабря 2025 г. № 900 «О дворах»",
    ],
)
def test_the_order_that_is_changed_may_be_named_on_a_line_of_its_own(heading: str) -> None:
    text = re.sub("О внесении .*", heading, HEAD) + "1. Пункт 4 плана исключить." + END
    order = understand_order(Source(tuple(read_plain(text.encode()))), "изменения.txt")
    assert order.amends == OrderId(number="900", date=date(2025, 12, 10))
    assert (order.order.number, order.order.date) == ("40-па", date(2026, 1, 20))


def test_date_and_number_below_the_title_are_those_of_the_document_where_it_has_no_others() -> None:
    text = HEAD.replace("20.01.2026 № 40-па\n\n", "").replace("от 10.12", "\nот 10.12") + "1. Пункт 4 исключить." + END
    order = understand_order(Source(tuple(read_plain(text.encode()))), "изменения.txt").order
    assert (order.number, order.date) == ("900", date(2025, 12, 10))


@pytest.mark.parametrize(
    ("point", "action", "item", "new"),
    [
        ("1. Пункт 4 плана исключить.", "remove", "4", ""),
        ("1. В пункте 2 плана в графе «Срок» указать: «до 01.03.2026».", "term", "2", "до 01.03.2026"),
        ("1. В пункте 5.1 плана графу «Исполнители» изложить: «отдел ЖКХ».", "performers", "5.1", "отдел ЖКХ"),
        ("1. Дополнить план пунктом 7: «Провести сверку».", "add", "7", "Провести сверку"),
        ("1. Пункт 3 плана изложить в следующей редакции: «Обойти дворы».", "text", "3", "Обойти дворы"),
        (
            "1. Пункт 3 изложить в следующей редакции: «3. Обход дворов; срок – до 20.04.2026; исполнители – замы».",
            "text",
            "3",
            "3. Обход дворов; срок – до 20.04.2026; исполнители – замы",
        ),
        ("1. Изложить план в редакции согласно приложению.", "edition", "", ""),
        ("1. В пункте 3 цифры «15.01.2026» заменить цифрами «01.02.2026».", "term", "3", "01.02.2026"),
        ("1. В позиции 7 слово «ежемесячно» заменить словом «ежеквартально».", "term", "7", "ежеквартально"),
        ("1. В строке 4 слова «отдел связи» заменить словами «отдел спорта».", "performers", "4", "отдел спорта"),
        ("1. В пункте 4 слово «дворы» заменить словом «улицы».", "other", "4", "улицы"),
        ("1. Срок исполнения пункта 14 продлить до 01.06.2026.", "term", "14", "до 01.06.2026"),
        ("1. В пункте 18 исключить слова «и школы».", "other", "18", "и школы"),
        ("1. В строке 19 графы «Исполнители» слова «отдел ЖКХ» исключить.", "other", "19", ""),
        ("1. Пункт 12 дополнить словами «и отчитаться».", "other", "12", "и отчитаться"),
        ("1. Пункт 8 дополнить словами «, отдел спорта».", "performers", "8", "отдел спорта"),
        (
            "1. Пункт 7 после слов «ТСЖ «Береговая, 14» дополнить словами «, директору МБОУ «Школа № 2».",
            "other",
            "7",
            "директору МБОУ «Школа № 2»",
        ),
        ("1. В пункте 6 слова «МБУ «А» заменить словами «МБУ «Б».", "performers", "6", "МБУ «Б»"),
        ("1. Пункт 16 считать утратившим силу.", "remove", "16", ""),
    ],
)
def test_each_point_is_a_proposal_for_the_plan_that_exists(point: str, action: str, item: str, new: str) -> None:
    (change,) = drafted(point).changes
    assert (change.point, change.action, change.item, change.words_new) == ("1", action, item, new)


@pytest.mark.parametrize(
    ("point", "items"),
    [
        ("1. Пункты 9, 10 и 12 исключить.", ["9", "10", "12"]),
        ("1. Строки 20–22 исключить.", ["20", "21", "22"]),
        ("1. Пункты 2.1 и 2.2 исключить.", ["2.1", "2.2"]),
    ],
)
def test_every_item_that_a_point_names_is_proposed(point: str, items: list[str]) -> None:
    assert [(change.action, change.item) for change in drafted(point).changes] == [("remove", item) for item in items]


def test_a_point_that_only_leads_to_the_changes_proposes_nothing() -> None:
    points = "1. Внести в план следующие изменения:\n1.1. Пункт 5 исключить.\n"
    assert [change.point for change in drafted(points).changes] == ["1.1"]


def test_a_table_that_holds_only_the_item_a_point_adds_is_no_new_edition_of_the_plan(tmp_path: Path) -> None:
    added = [
        ["№ п/п", "Мероприятие", "Срок исполнения", "Исполнители"],
        ["13", "Обустроить пруд", "до 30.04.2026", "МБУ «Пример»"],
    ]
    points = [
        "1. Внести в план следующие изменения:",
        "1.1. В пункте 8 слова «до 10 апреля 2026 г.» заменить словами «до 17 апреля 2026 г.».",
        "1.2. Дополнить пунктом 13 следующего содержания:",
    ]
    path = word(tmp_path / "изменения.docx", [*HEAD.strip().split("\n\n"), *points, added, END.strip()])
    proposed = [(change.action, change.item, change.words_new) for change in read_order(path).changes]
    assert proposed == [("term", "8", "до 17 апреля 2026 г."), ("add", "13", "Обустроить пруд")]


def test_an_amending_order_without_a_plan_of_its_own_has_no_items_and_says_where_to_go() -> None:
    draft = drafted("1. Пункт 4 плана исключить.")
    assert draft.items == ()
    assert any("новая книга по нему не нужна" in check.text for check in draft.checks)


def test_checks_stand_in_order_of_risk() -> None:
    risks = [check.risk for check in drafted("1. Пункт 4 плана исключить.").checks]
    assert risks == sorted(risks, key=("wrong", "guessed", "read").index)


def test_the_new_row_of_an_item_is_told_with_all_its_cells(tmp_path: Path) -> None:
    row = ["7.", "Конкурс чтецов", "20 октября 2026 г.", "ГБУК «Библиотека»"]
    points: Content = ["1. Пункт 7 изложить в следующей редакции:", [row], "2. Пункт 9 исключить."]
    draft = read_order(word(tmp_path / "order.docx", [*HEAD.split("\n"), *points, *END.split("\n")]))
    assert [(one.item, one.words_new) for one in draft.changes] == [("7", " | ".join(row)), ("9", "")]


def test_the_row_of_an_item_that_is_added_is_told_with_all_its_cells(tmp_path: Path) -> None:
    row = ["7.", "Конкурс чтецов", "20 октября 2026 г.", "ГБУК «Библиотека»"]
    points: list[str | list[list[str]]] = [
        "1. Дополнить пунктом 7 следующего содержания:",
        [row],
        "2. Пункт 9 исключить.",
    ]
    draft = read_order(word(tmp_path / "order.docx", [*HEAD.split("\n"), *points, *END.split("\n")]))
    assert [(one.item, one.words_new) for one in draft.changes] == [("7", " | ".join(row)), ("9", "")]
