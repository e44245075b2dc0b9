"""What the rest of a document says of whom a point names, of the body of a letterhead, and where a title ends."""

import pytest

from automation.model.plan import Official
from automation.plan.order.issuer import issuing_body
from automation.plan.order.offices import headed_office
from tests.support.order_texts import ORDER, drafted

CONTROL = "2. Контроль оставляю за собой."
DEPUTY = "Заместитель главы района"
FEDERAL = "ФЕДЕРАЛЬНАЯ СЛУЖБА ПО НАДЗОРУ В СФЕРЕ ТРАНСПОРТА"
SERVICE = "Федеральной службы по надзору в сфере транспорта"


@pytest.mark.parametrize(
    ("below", "name", "asked"),
    [
        ("Согласовано:\nЮрист Ф.М. Ланской", "Ланской Ф.М.", False),
        ("Исп. Ланский Ф.М.", "Ланский Ф.М.", False),
        ("Исп. О.О. Ланской", "Ланский Ф.М.", True),
        ("", "Ланский Ф.М.", True),
    ],
)
def test_of_two_nominatives_another_place_of_the_document_decides(below: str, name: str, *, asked: bool) -> None:
    told = "2. Контроль возложить на заместителя главы района Ланского Ф.М."
    draft = drafted(f"{ORDER.replace(CONTROL, told)}\n\n{below}")
    assert draft.order.control == Official(post=DEPUTY, name=name)
    assert ("Контроль (Ф.И.О.)" in draft.unsure) is asked


@pytest.mark.parametrize(
    ("surname", "name", "sure"),
    [
        ("Покровского", "Покровский", True),
        ("Рудницкого", "Рудницкий", True),
        ("Луговского", "Луговской", False),
        ("Трубецкого", "Трубецкой", False),
        ("Гурского", "Гурский", False),
    ],
)
def test_a_surname_that_may_end_in_oy_is_not_sure(surname: str, name: str, *, sure: bool) -> None:
    draft = drafted(ORDER.replace(CONTROL, f"2. Контроль возложить на заместителя главы района {surname} А.А."))
    assert draft.order.control.name == f"{name} А.А."
    assert ("Контроль (Ф.И.О.)" not in draft.unsure) is sure


def test_whoever_is_named_by_a_post_alone_is_found_where_the_post_stands_with_a_name_and_is_asked_about() -> None:
    told = "2. Методисту Ким В.Л. до 1 апреля 2026 г. провести смотр.\n3. Контроль возложить на методиста."
    draft = drafted(ORDER.replace(CONTROL, told))
    assert draft.order.control == Official(post="Методист", name="Ким В.Л.")
    assert any("назван без фамилии, Ким В.Л." in check.text for check in draft.checks)
    two = told.replace("3.", "3. Методисту Котову И.И. до 1 мая 2026 г. провести сход.\n4.")
    assert not drafted(ORDER.replace(CONTROL, two)).order.control.name


def test_control_that_lies_with_the_post_of_who_signs_is_his() -> None:
    draft = drafted(ORDER.replace(CONTROL, "2. Контроль – за главой."))
    assert draft.order.control == draft.order.signed_by == Official(post="Глава района", name="Примеров П.П.")


def test_a_broken_sentence_about_control_without_a_number_is_no_signature() -> None:
    told = "\nКонтроль за исполнением решений возложить на\nзаместителя главы района\nПетрова П.С.\n\n"
    draft = drafted(ORDER.replace(CONTROL, told))
    assert draft.order.control == Official(post=DEPUTY, name="Петров П.С.")
    assert draft.order.signed_by == Official(post="Глава района", name="Примеров П.П.")
    assert [item.text for item in draft.items] == ["Проверить котельные"]


def test_a_word_beside_an_official_that_nothing_explains_has_him_confirmed() -> None:
    told = "2. Контроль возложить на начальника отдела ЖКХ Петрова П.С. совместно с комиссией."
    assert "Контроль (должность)" in drafted(ORDER.replace(CONTROL, told)).unsure


@pytest.mark.parametrize(
    ("above", "body"),
    [
        (f"{FEDERAL}|УПРАВЛЕНИЕ ПО ЛУГОВСКОЙ ОБЛАСТИ", f"Управление {SERVICE} по Луговской области"),
        (f"{FEDERAL}|ТЕРРИТОРИАЛЬНЫЙ ОРГАН|ПО РЕСПУБЛИКЕ КОМИ", f"Территориальный орган {SERVICE} по Республике Коми"),
        (f"{FEDERAL}|УПРАВЛЕНИЕ ПО СЕВЕРО-ЗАПАДНОМУ ФЕДЕРАЛЬНОМУ ОКРУГУ",
         f"Управление {SERVICE} по Северо-Западному федеральному округу"),
        ("МИНЮСТ РОССИИ|УПРАВЛЕНИЕ ПО ЛУГОВСКОЙ ОБЛАСТИ", "Управление Минюста России по Луговской области"),
        ("ПАО «РОССЕТИ»|ФИЛИАЛ ПО ЛУГОВСКОЙ ОБЛАСТИ", "Филиал ПАО «Россети» по Луговской области"),
        ("ПРАВИТЕЛЬСТВО ЛУГОВСКОЙ ОБЛАСТИ|МИНИСТЕРСТВО ОБРАЗОВАНИЯ|(МИНОБРАЗОВАНИЯ ОБЛАСТИ)",
         "Министерство образования Луговской области"),
        ("УПРАВЛЕНИЕ ПО ЛУГОВСКОЙ ОБЛАСТИ", "Управление по Луговской области"),
    ],
)  # fmt: skip
def test_a_body_that_is_a_part_of_another_is_named_with_it_and_confirmed(above: str, body: str) -> None:
    assert issuing_body(above.split("|"), "", "", "приказ") == (body, False, "")


@pytest.mark.parametrize(
    "above",
    [
        "МИНИСТЕРСТВО КУЛЬТУРЫ ЛУГОВСКОЙ ОБЛАСТИ\tМИНИСТЕРСТВО СПОРТА ЛУГОВСКОЙ ОБЛАСТИ",
        "МИНИСТЕРСТВО\tМИНИСТЕРСТВО|КУЛЬТУРЫ\tСПОРТА|ЛУГОВСКОЙ ОБЛАСТИ\tЛУГОВСКОЙ ОБЛАСТИ",
    ],
)
def test_of_two_bodies_side_by_side_the_first_is_written_and_the_other_told(above: str) -> None:
    bodies = ("Министерство культуры Луговской области", False, "Министерство спорта Луговской области")
    assert issuing_body(above.split("|"), "", "", "приказ") == bodies


def test_we_order_says_that_a_body_below_its_superior_is_not_the_only_one() -> None:
    above = ["АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", "ПРОКУРАТУРА ПРИМЕРСКОГО РАЙОНА"]
    both = ("Администрация Примерского района", False, "Прокуратура Примерского района")
    assert issuing_body(above, "", "В целях порядка приказываем:", "приказ") == both


def test_two_ministries_of_one_region_one_over_the_other_are_asked_about() -> None:
    above = ["МИНИСТЕРСТВО КУЛЬТУРЫ ЛУГОВСКОЙ ОБЛАСТИ", "МИНИСТЕРСТВО СПОРТА ЛУГОВСКОЙ ОБЛАСТИ"]
    assert issuing_body(above, "", "", "приказ")[2] == "Министерство культуры Луговской области"


def test_an_address_in_a_column_beside_the_body_is_no_part_of_it() -> None:
    above = ["МИНИСТЕРСТВО КУЛЬТУРЫ\tг. Луговск", "ЛУГОВСКОЙ ОБЛАСТИ\tул. Ленина, 5"]
    assert issuing_body(above, "", "")[0] == "Министерство культуры Луговской области"


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Заместитель Главы администрации города Орла по социальным вопросам", "Администрация города Орла"),
        ("Заместитель председателя комитета по культуре города Орла", "Комитет по культуре города Орла"),
        ("Заместитель министра культуры края по развитию", "Министерство культуры края"),
        ("Заместитель главного врача ГБУЗ «ЦРБ» по кадрам", "ГБУЗ «ЦРБ»"),
        ("Заместитель начальника ГУ МЧС России по Луговской области", "ГУ МЧС России по Луговской области"),
        ("Проректор по науке Луговского института", "Луговской институт"),
    ],
)
def test_what_a_deputy_sees_to_is_no_part_of_his_body(post: str, body: str) -> None:
    assert headed_office(post) == body


APPROVED = (
    "УТВЕРЖДАЮ\n{post}\n________ П.П. Примеров\n12 января 2026 г.\n\nПЛАН РАБОТЫ\n{title}\n\n"
    "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные."
)


@pytest.mark.parametrize(
    ("below", "whole"),
    [
        ("Цель: создание условий для детей.", ""),
        ("Ответственный – Котов И.И.", ""),
        ("Сроки реализации – 2026 год", ""),
        ("Создание условий для детей.", ""),
        ("План составлен на основании приказа.", ""),
        ("в рамках месячника", " в рамках месячника"),
        ("Примерского района.", " Примерского района."),
        ("МБОУ «Школа № 5»", " МБОУ «Школа № 5»"),
    ],
)
def test_a_title_ends_where_a_label_or_a_sentence_begins(below: str, whole: str) -> None:
    read = drafted(APPROVED.format(post="Директор школы № 5", title=f"на 2026 год\n{below}"))
    assert read.order.plan_title == f"План работы на 2026 год{whole}"


def test_a_body_has_the_territory_that_the_title_names_behind_it() -> None:
    text = APPROVED.format(post="Председатель КЧС и ОПБ", title="КЧС и ОПБ Примерского района на 2026 год")
    assert drafted(text).order.body == "КЧС и ОПБ Примерского района"


def test_a_list_of_tasks_is_titled_with_its_first_word_and_the_minutes_of_a_meeting_name_no_body() -> None:
    text = APPROVED.replace("ПЛАН РАБОТЫ", "ПЕРЕЧЕНЬ").format(
        post="Глава Республики Коми", title="поручений Главы Республики Коми, данных 8 октября 2025 года"
    )
    order = drafted(text).order
    assert order.heading == "Перечень поручений Главы Республики Коми, данных 8 октября 2025 года"
    minutes = ORDER.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\nПОСТАНОВЛЕНИЕ", "ПРОТОКОЛ ПОРУЧЕНИЙ")
    title = "аппаратного совещания при Главе города Орла"
    assert drafted(minutes.replace("О проверке котельных", title)).order.body == "Глава города Орла"
