"""The words of an order: names and posts back in the nominative, dates, numbers, places, terms."""

from datetime import date

import pytest

from automation.plan.order.addressed import take_performers
from automation.plan.order.blocks import tidy
from automation.plan.order.capitals import normal_case
from automation.plan.order.lead import lead_hours
from automation.plan.order.phrases import term_phrases
from automation.plan.order.places import find_place
from automation.plan.order.requisites import find_date, find_number, kind_of
from automation.russian.nominative import Case, nominative_aside, nominative_name, nominative_post


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("не менее чем за четыре часа до публикации в других источниках", 4),
        ("не позднее чем за 2 (два) часа до размещения", 2),
        ("за сутки до публикации", 24),
        ("за час до официального опубликования", 1),
        ("за 3 дня до мероприятия", None),
        ("за четыре часа до начала", None),
    ],
)
def test_the_lead_before_a_publication_is_read_in_hours(text: str, hours: int | None) -> None:
    assert lead_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "case", "nominative"),
    [
        ("заместителя главы Администрации по вопросам ЖКХ", "accs", "заместитель главы Администрации по вопросам ЖКХ"),
        ("первого заместителя главы – начальника отдела", "accs", "первый заместитель главы – начальник отдела"),
        ("заведующую библиотекой", "accs", "заведующая библиотекой"),
        ("управляющего делами", "accs", "управляющий делами"),
        ("исполняющего обязанности главы", "accs", "исполняющий обязанности главы"),
        ("и.о. начальника отдела", "accs", "и.о. начальника отдела"),
        ("постоянную комиссию по бюджету", "accs", "постоянная комиссия по бюджету"),
        ("Муниципальным служащим Администрации", "datv", "Муниципальные служащие Администрации"),
        ("работникам, ответственным за сайты", "datv", "работники, ответственные за сайты"),
        ("Общему отделу", "datv", "Общий отдел"),
        ("Администрации города", "gent", "Администрация города"),
    ],
)
def test_a_post_comes_back_to_the_nominative(text: str, case: Case, nominative: str) -> None:
    assert nominative_post(text, case)[0] == nominative


@pytest.mark.parametrize(
    ("text", "case", "nominative", "sure"),
    [
        ("Бобкова Дмитрия Александровича", "accs", "Бобков Дмитрий Александрович", True),
        ("Примерову Анну Петровну", "accs", "Примерова Анна Петровна", True),
        ("Образцовой Анне Ильиничне", "datv", "Образцова Анна Ильинична", True),
        ("Достоевскому Льву Кузьмичу", "datv", "Достоевский Лев Кузьмич", True),
        ("Ивана Петровича Сидоренко", "accs", "Сидоренко Иван Петрович", True),
        ("Примерова П.П.", "accs", "Примеров П.П.", True),
        ("Примерову П.П.", "accs", "Примерова П.П.", True),
        ("П.П. Примерову", "datv", "Примеров П.П.", True),
        ("Цоя Виктора Робертовича", "accs", "Цой Виктор Робертович", True),
        ("Мамедова Али Гасан оглы", "accs", "Мамедов Али Гасан оглы", True),
        ("Примерова-Образцова И.И.", "accs", "Примеров-Образцов И.И.", True),
        ("Примеровой И.И.", "datv", "Примерова И.И.", True),
        ("Ю.А. ЛЯМИН", "nomn", "Лямин Ю.А.", True),
        ("Примеров Пётр Петрович", "nomn", "Примеров Пётр Петрович", True),
        ("Зигмунтаса Жвирблиса Йонаса", "accs", "Зигмунтаса Жвирблиса Йонаса", False),
        ("никто", "accs", "никто", False),
        ("Жука Р.А.", "accs", "Жук Р.А.", True),
        ("Жук Р.А.", "accs", "Жук Р.А.", True),  # a woman's
        ("Середу И.П.", "accs", "Середа И.П.", True),
        ("Скворца И.П.", "accs", "Скворец И.П.", False),
        ("Коваля П.Е.", "accs", "Коваль П.Е.", False),
        ("Дюма А.А.", "accs", "Дюм А.А.", False),
        ("Бедного Д.Д.", "accs", "Бедный Д.Д.", False),
        ("Юлия Олеговна Лазаревич", "nomn", "Лазаревич Юлия Олеговна", True),
    ],
)
def test_a_name_comes_back_to_the_nominative(text: str, case: Case, nominative: str, *, sure: bool) -> None:
    assert nominative_name(text, case) == (nominative, sure)


@pytest.mark.parametrize(
    "text",
    [
        "11.12.2025 г.", "от 11.12.2025г. № 454", "«11» декабря 2025 года", "11 декабря 2025", "11.12.25", "2025-12-11",
        "11/12/2025", "одиннадцатое декабря две тысячи двадцать пятого года", '"11" декабря 2025 г.',
    ],
)  # fmt: skip
def test_a_date_is_read_in_many_writings(text: str) -> None:
    assert find_date(text) == date(2025, 12, 11)


@pytest.mark.parametrize("text", ["12.01.0001 № 7", "11.12.9999", "1899-12-11", "31.02.2026"])
def test_a_day_that_no_order_can_have_is_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("№454", "454"), ("N 454", "454"), ("№ 15 – п", "15-п"), ("№ 01-05/23-ОД", "01-05/23-ОД"), ("№ ____", ""),
        ("No 7", "7"), ("№ 2/1-р.", "2/1-р"), ("№ 12 от 10.01.2026", "12"), ("Нет номера", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_in_many_writings(text: str, number: str) -> None:
    assert find_number(text) == number


def test_a_place_is_read_with_its_kind_and_capitals() -> None:
    assert find_place("г.Аксай") == "г. Аксай"
    assert find_place("г. РОСТОВ-НА-ДОНУ") == "г. Ростов-на-Дону"
    assert find_place("станица Образцовая") == "станица Образцовая"
    assert find_place("года") == ""


def test_the_kind_of_a_document_is_read_where_it_stands_as_a_heading() -> None:
    assert kind_of(tidy("Р А С П О Р Я Ж Е Н И Е")) == "распоряжение"
    assert kind_of("ПPИКАЗ № 5") == "приказ"
    assert kind_of("распоряжение вступает в силу") == ""


def test_capitals_of_a_body_are_confirmed_by_the_text_or_told() -> None:
    written = "АДМИНИСТРАЦИЯ АКСАЙСКОГО ГОРОДСКОГО ПОСЕЛЕНИЯ"
    calm = "Администрация Аксайского городского поселения"
    assert normal_case(written, "план Администрации Аксайского городского поселения") == (calm, True)
    assert normal_case(written, "") == (calm, True)  # an adjective before «поселения» is a place's
    assert normal_case("АДМИНИСТРАЦИЯ ПОСЁЛКА ГОРНЫЙ КЛЮЧ", "") == ("Администрация посёлка Горный Ключ", False)
    assert normal_case("МУЗЕЙ ПОБЕДЫ", "")[1] is False
    assert normal_case("ИП КОТОВ И.И.", "")[0] == "ИП Котов И.И."
    forest = "КГКУ «Верхне-Илимское лесничество»"
    assert normal_case("КГКУ «ВЕРХНЕ-ИЛИМСКОЕ ЛЕСНИЧЕСТВО»", f"работники {forest}") == (forest, True)
    assert normal_case("МБОУ «СРЕДНЯЯ ШКОЛА № 3»", "") == ("МБОУ «Средняя школа № 3»", True)


@pytest.mark.parametrize(
    ("text", "performers", "rest"),
    [
        (
            "Директору МБУК «Образец» (Примерова А.А.) провести учёт.",
            "Директор МБУК «Образец» (Примерова А.А.)",
            "Провести учёт.",
        ),
        ("Отделу культуры и отделу спорта: провести турнир", "Отдел культуры; отдел спорта", "Провести турнир"),
        (
            "Отделу архитектуры, градостроительства и ЖКХ до 1 мая убрать",
            "Отдел архитектуры, градостроительства и ЖКХ",
            "До 1 мая убрать",
        ),
        (
            "Заместителю главы – начальнику отдела Примерову Петру Ивановичу принять меры",
            "Заместитель главы – начальник отдела Примеров Петр Иванович",
            "Принять меры",
        ),
        (
            "Директору МБУК «Дом культуры «Рассвет» Черных П.И. разработать сценарий праздника «День села».",
            "Директор МБУК «Дом культуры «Рассвет» Черных П.И.",
            "Разработать сценарий праздника «День села».",
        ),
        (
            "Директору МБУК «Концертный зал «Дон»» (Панченко Ю.И.) провести концерт.",
            "Директор МБУК «Концертный зал «Дон»» (Панченко Ю.И.)",
            "Провести концерт.",
        ),
        ("Провести субботник", "", "Провести субботник"),
        ("Информации о ходе работ размещать", "", "Информации о ходе работ размещать"),
    ],
)  # fmt: skip
def test_the_addressed_performers_are_told_from_the_task(text: str, performers: str, rest: str) -> None:
    found = take_performers(text)
    assert (found.performers, found.rest) == (performers, rest)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("в срок до 01.03.2026 провести", ["в срок до 01.03.2026"]),
        (
            "ежеквартально, до 5 числа месяца, следующего за отчётным, представлять",
            ["ежеквартально, до 5 числа месяца, следующего за отчётным"],
        ),
        ("в 10-дневный срок со дня подписания назначить", ["в 10-дневный срок со дня подписания"]),
        ("в соответствии с постановлением от 01.02.2025 № 5 принять меры", []),
        ("провести субботник 15.04.2026", ["15.04.2026"]),
        ("с 1 по 15 апреля 2026 года провести", ["с 1 по 15 апреля 2026 года"]),
        ("провести конкурс «До 1 мая» не позднее 5 июня", ["не позднее 5 июня"]),
        ("дежурить с 01.04.2018 до особого распоряжения", ["с 01.04.2018 до особого распоряжения"]),
        ("дежурить с 01.04.2018 до отмены", ["с 01.04.2018 до отмены"]),
    ],
)  # fmt: skip
def test_the_phrase_of_a_term_is_found_in_a_sentence(text: str, phrases: list[str]) -> None:
    assert term_phrases(text) == phrases


@pytest.mark.parametrize(
    ("text", "case", "nominative", "sure"),
    [
        ("(Ярцеву Н.В.)", "accs", "(Ярцева Н.В.)", True),
        ("(Ярцева Н.В.)", "accs", "(Ярцева Н.В.)", False),
        ("(Котов И.И.)", "accs", "(Котов И.И.)", True),
        ("(Котов И.И.)", "nomn", "(Котов И.И.)", True),
        ("(по согласованию)", "accs", "(по согласованию)", True),
    ],
)
def test_a_name_in_brackets_follows_the_case_around_it_or_is_not_sure(
    text: str, case: Case, nominative: str, *, sure: bool
) -> None:
    assert nominative_aside(text, case) == (nominative, sure)


def test_words_that_head_nothing_stay_as_they_are() -> None:
    assert nominative_post("до востребования", "accs") == ("до востребования", False)
    assert nominative_post("и.о. главы", "accs") == ("и.о. главы", True)
    assert nominative_post("начальника отдела, Москва", "accs")[0] == "начальник отдела, Москва"
