"""Who issued an order where several bodies stand in its letterhead, and what of their words is no part of its name."""

from pathlib import Path

import pytest

from automation.plan.order import read_order
from automation.plan.order.issuer import issuing_body
from automation.plan.order.offices import body_in_stamp
from tests.support.order_builder import Content, word
from tests.support.order_files import review_order
from tests.support.order_texts import ORDER, SIGNATURE, TYPED, drafted, read_text, told

BODY = "АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА\n"


@pytest.mark.parametrize(
    ("above", "body"),
    [
        ("МИНИСТЕРСТВО ОБОРОНЫ РОССИЙСКОЙ ФЕДЕРАЦИИ|(МИНОБОРОНЫ РОССИИ)|ВОЕННЫЙ КОМИССАРИАТ|ПРИМЕРСКОГО РАЙОНА",
         "Военный комиссариат Примерского района"),
        ("ПРОКУРАТУРА РОССИЙСКОЙ ФЕДЕРАЦИИ|ПРОКУРАТУРА ПРИМЕРСКОГО РАЙОНА", "Прокуратура Примерского района"),
        ("АКЦИОНЕРНОЕ ОБЩЕСТВО «ОБРАЗЕЦ»|ФИЛИАЛ АО «ОБРАЗЕЦ»|«УЧЕБНЫЙ ЦЕНТР»",
         "Филиал АО «Образец» «Учебный центр»"),
        ("ДЕПАРТАМЕНТ КУЛЬТУРЫ|ОБЛАСТНОЕ УЧРЕЖДЕНИЕ «ДОМ ТВОРЧЕСТВА»", "Областное учреждение «Дом творчества»"),
    ],
)  # fmt: skip
def test_a_body_above_the_one_that_issued_is_no_part_of_it_and_is_not_asked(above: str, body: str) -> None:
    found = issuing_body(above.split("|"), "", "")
    assert (found[0], found[2]) == (body, "")


@pytest.mark.parametrize(
    ("above", "lower", "upper"),
    [
        ("АДМИНИСТРАЦИЯ ГОРОДА ОРЛА\nКОМИССИЯ ПО ДЕЛАМ НЕСОВЕРШЕННОЛЕТНИХ", "Комиссия по делам несовершеннолетних",
         "Администрация города Орла"),
        ("ПАО «ЗАВОД»\nСЛУЖБА ГЛАВНОГО ИНЖЕНЕРА", "Служба главного инженера", "ПАО «Завод»"),
    ],
)  # fmt: skip
def test_of_two_bodies_between_which_nothing_decides_both_are_asked(above: str, lower: str, upper: str) -> None:
    draft = drafted(ORDER.replace(BODY, f"{above}\n"))
    assert draft.order.body == lower
    assert f"«{lower}» или «{upper}»? Записан первый – проверьте." in [check.text for check in draft.checks]


@pytest.mark.parametrize(
    ("above", "body"),
    [
        ("АДМИНИСТРАЦИЯ\nПРИМЕРСКОГО РАЙОНА\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
         "Управление образования Администрации Примерского района"),
        ("АДМИНИСТРАЦИЯ ГОРОДА КАНСКА\nОТДЕЛ КУЛЬТУРЫ И СПОРТА", "Отдел культуры и спорта Администрации города Канска"),
    ],
)  # fmt: skip
def test_a_unit_below_an_administration_is_a_unit_of_it_and_only_its_prikaz_is_not_asked_about(
    above: str, body: str
) -> None:
    draft = drafted(ORDER.replace(BODY, f"{above}\n").replace("ПОСТАНОВЛЕНИЕ", "ПРИКАЗ"))
    assert draft.order.body == body
    assert "Орган" not in draft.unsure


def test_the_office_of_a_unit_is_written_as_the_running_words_of_the_order_write_it() -> None:
    above = "АДМИНИСТРАЦИЯ\nПРИМЕРСКОГО РАЙОНА\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ\n"
    running = "В целях порядка в управлении образования администрации Примерского района"
    order = ORDER.replace(BODY, above).replace("ПОСТАНОВЛЕНИЕ", "ПРИКАЗ").replace("В целях порядка", running)
    assert drafted(order).order.body == "Управление образования администрации Примерского района"


def test_a_body_is_named_by_an_abbreviation_behind_an_adjective_and_never_by_the_title_of_its_plan() -> None:
    assert issuing_body(["УФНС РОССИИ", "МЕЖРАЙОННАЯ ИФНС РОССИИ № 7"], "", "")[0] == "Межрайонная ИФНС России № 7"
    assert body_in_stamp(["Приложение к распоряжению", "ПЛАН мероприятий по уборке"]) == ""


def test_a_town_in_the_genitive_is_the_end_of_a_name_and_no_place() -> None:
    head = "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ\n«ШКОЛА № 14»\nг. ПИХТОВСКА ОБРАЗЦОВОЙ ОБЛАСТИ\n"
    order = drafted(ORDER.replace(BODY, head)).order
    body = "Муниципальное бюджетное учреждение «Школа № 14» г. Пихтовска Образцовой области"
    assert (order.place, order.body) == ("", body)


@pytest.mark.parametrize(
    ("above", "body"),
    [
        (
            ["МИНИСТЕРСТВО НАУКИ", "Федеральное бюджетное образовательное учреждение", "высшего образования",
             "«ОБРАЗЦОВЫЙ ИНСТИТУТ»"],
            "Федеральное бюджетное образовательное учреждение высшего образования «Образцовый институт»",
        ),
        (
            ["Администрация Образцовского городского округа", "Комитет по культуре",
             "Муниципальное бюджетное учреждение культуры", "«Централизованная библиотечная система»"],
            "Муниципальное бюджетное учреждение культуры «Централизованная библиотечная система»",
        ),
        (
            ["ПРАВИТЕЛЬСТВО ОБРАЗЦОВОЙ ОБЛАСТИ", "МИНИСТЕРСТВО СЕЛЬСКОГО ХОЗЯЙСТВА ОБРАЗЦОВОЙ ОБЛАСТИ"],
            "Министерство сельского хозяйства Образцовой области",
        ),
        (
            ["ФЕДЕРАЛЬНОЕ АГЕНТСТВО ВОДНЫХ РЕСУРСОВ", "ДВИНСКОЕ БАССЕЙНОВОЕ УПРАВЛЕНИЕ"],
            "Двинское бассейновое управление",
        ),
        (
            ["АГЕНТСТВО ОБРАЗЦОВОЙ ОБЛАСТИ", "ОБЛАСТНОЕ КАЗЁННОЕ УЧРЕЖДЕНИЕ", "«АРХИВ ОБРАЗЦОВОЙ ОБЛАСТИ»"],
            "Областное казённое учреждение «Архив Образцовой области»",
        ),
        (
            ["Бюджетное учреждение Образцовой области", "Центр занятости Примерского района"],
            "Бюджетное учреждение Образцовой области Центр занятости Примерского района",
        ),
        (
            ["АДМИНИСТРАЦИЯ ГОРОДА ОРЛА", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ГОРОДА ОРЛА"],
            "Управление образования города Орла",
        ),
        (["МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ ОБРАЗЦОВОЙ ОБЛАСТИ", "ПИХТОВСКИЙ МЕДИЦИНСКИЙ КОЛЛЕДЖ"],
         "Пихтовский медицинский колледж"),
        (["ДУМА ГОРОДСКОГО ОКРУГА ОБРАЗЦОВСК", "ПРЕДСЕДАТЕЛЬ"], "Дума городского округа Образцовск"),
        (["АДМИНИСТРАЦИЯ ГОРОДА", "УПРАВЛЕНИЕ ДЕЛАМИ"], "Управление делами"),
    ],
)  # fmt: skip
def test_what_stands_above_an_office_is_no_part_of_its_name(above: list[str], body: str) -> None:
    assert issuing_body(above, "", "")[0] == body


def test_a_name_in_quotes_without_what_it_names_is_told() -> None:
    assert issuing_body(["«ОБРАЗЦОВЫЙ ГОСУДАРСТВЕННЫЙ УНИВЕРСИТЕТ»"], "", "")[1] is False
    assert issuing_body(["МБУ «Образцовый университет»"], "", "")[1] is True


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("АКЦИОНЕРНОЕ ОБЩЕСТВО|«ПРИМЕРСКИЙ РЕЧНОЙ И МОРСКОЙ ПОРТ»|АО «ПРМП»",
         "Акционерное общество «Примерский речной и морской порт»"),
        ("Общество с ограниченной ответственностью|«Примерский завод»|ООО «ПЗ»",
         "Общество с ограниченной ответственностью «Примерский завод»"),
        ("Муниципальное бюджетное учреждение культуры|«Примерский музей»|МБУК «ПМ»",
         "Муниципальное бюджетное учреждение культуры «Примерский музей»"),
        ("САДОВОДЧЕСКОЕ НЕКОММЕРЧЕСКОЕ ТОВАРИЩЕСТВО|«РОДНИК»|СНТ «РОДНИК»",
         "Садоводческое некоммерческое товарищество «Родник»"),
        ("Министерство спорта области|ГБУ «Центр спорта»", "ГБУ «Центр спорта»"),
    ],
)  # fmt: skip
def test_the_full_name_is_the_body_not_the_short_one_below_it(head: str, body: str) -> None:
    assert issuing_body(head.split("|"), "", "") == (body, True, "")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("ПРОФЕССИОНАЛЬНЫЙ СОЮЗ РАБОТНИКОВ КУЛЬТУРЫ РОССИЙСКОЙ ФЕДЕРАЦИИ|ПРИМЕРСКАЯ ОБЛАСТНАЯ ОРГАНИЗАЦИЯ|ПРЕЗИДИУМ",
         "Президиум Примерской областной организации Профессионального союза работников культуры Российской Федерации"),
        ("ТСН «РЯБИНОВЫЙ КВАРТАЛ»|ПРАВЛЕНИЕ", "Правление ТСН «Рябиновый квартал»"),
        ("АДМИНИСТРАЦИЯ|ГОРОДА ОРЛА|КОЛЛЕГИЯ", "Коллегия Администрации города Орла"),
    ],
)  # fmt: skip
def test_an_organ_below_a_body_is_that_body_s_organ(head: str, body: str) -> None:
    assert issuing_body(head.split("|"), "", "") == (body, False, "")


def test_a_union_above_an_institution_is_asked_about() -> None:
    asked = issuing_body(["ПЕРВИЧНАЯ ПРОФСОЮЗНАЯ ОРГАНИЗАЦИЯ", "МБОУ «СОШ № 5»"], "", "")
    assert asked == ("МБОУ «СОШ № 5»", False, "Первичная профсоюзная организация")


def test_a_body_read_from_its_letterhead_is_asked_about_only_where_something_is_weak(tmp_path: Path) -> None:
    for head, asked in (("АДМИНИСТРАЦИЯ ТЮЛЬПАНСКОГО РАЙОНА ОРЕНБУРГСКОЙ ОБЛАСТИ", False), ("ДОМ ПОБЕДЫ", True)):
        points = ["РАСПОРЯЖАЮСЬ:", "1. Отделу культуры до 01.12.2021 провести смотр.", "2. Контроль оставляю за собой."]
        lines: Content = [head, "РАСПОРЯЖЕНИЕ", "от 10.03.2021 № 5", "О смотре", *points, "", SIGNATURE]
        assert told(read_order(word(tmp_path / "b.docx", lines)), "«Орган»") is asked


def test_a_unit_below_an_administration_of_several_lines_is_asked_about() -> None:
    above = [
        "ЧУВАШСКАЯ РЕСПУБЛИКА",
        "АДМИНИСТРАЦИЯ",
        "ПРИМЕРСКОГО",
        "МУНИЦИПАЛЬНОГО ОКРУГА",
        "ОТДЕЛ КУЛЬТУРЫ,",
        "СПОРТА",
    ]
    assert issuing_body(above, "", "") == (
        "Отдел культуры, спорта Администрации Примерского муниципального округа",
        False,
        "",
    )
    assert not told(drafted(ORDER.replace("АДМИНИСТРАЦИЯ", "\n".join([above[0], "АДМИНИСТРАЦИЯ"]))), "ЧУВАШСКАЯ")


def test_a_town_in_the_genitive_below_a_name_in_quotes_ends_the_name() -> None:
    head = "УЧРЕЖДЕНИЕ\n«ЛИЦЕЙ ИМЕНИ АКАДЕМИКА П.П. ОБРАЗЦОВА»\nг. ДОЛИНОГОРСКА"
    order = drafted(ORDER.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", head)).order
    assert (order.body, order.place) == ("Учреждение «Лицей имени академика П.П. Образцова» г. Долиногорска", "")


def test_a_founder_above_an_institution_is_no_part_of_its_name(tmp_path: Path) -> None:
    institution = "Государственное профессиональное образовательное учреждение|«Образцовый колледж»"
    draft = review_order(tmp_path, above=f"Министерство образования Образцовской области|{institution}")
    assert draft.order.body == institution.replace("|", " ")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Постановление Администрации Примера\nот 12 января 2026 г. N 7", "Администрация Примера"),
        ("Постановление администрации города Примера от 12.01.2026 N 7", "Администрация города Примера"),
        (
            "ПОСТАНОВЛЕНИЕ ГЛАВЫ АДМИНИСТРАЦИИ\nПРИМЕРСКОГО РАЙОНА\n12.01.2026 № 7\nО ПРОВЕРКЕ",
            "Глава администрации Примерского района",
        ),
        ("Г У Б Е Р Н А Т О Р\nПРИМЕРСКОЙ ОБЛАСТИ\nПОСТАНОВЛЕНИЕ\n12.01.2026 № 7", "Губернатор Примерской области"),
    ],
)
def test_who_issued_an_order_is_read_as_a_law_database_writes_it_and_in_spaced_letters(head: str, body: str) -> None:
    order = read_text(TYPED.replace(TYPED[: TYPED.index("\nО проверке")], head)).order
    assert (order.kind, order.number, order.date.isoformat(), order.body) == ("постановление", "7", "2026-01-12", body)


def test_a_department_below_an_office_of_several_lines_must_be_confirmed() -> None:
    head = "АДМИНИСТРАЦИЯ\nПРИМЕРСКОГО РАЙОНА\nОТДЕЛ ОБРАЗОВАНИЯ"
    draft = read_text(TYPED.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", head))
    assert draft.order.body == "Отдел образования Администрации Примерского района"
    assert "Орган" in draft.unsure
