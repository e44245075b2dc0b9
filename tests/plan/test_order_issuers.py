"""Who issued an order where several bodies stand in its letterhead, and what is written for words in capitals."""

import pytest

from automation.plan.order.capitals import normal_case
from automation.plan.order.issuer import issuing_body
from automation.plan.order.offices import body_in_stamp
from tests.plan.test_order_heads import ORDER, drafted

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
    assert "Орган" in drafted(ORDER.replace(BODY, f"{above}\n")).unsure


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ТЕАТР ИМЕНИ А.Н. ОБРАЗЦОВА", "Театр имени А.Н. Образцова"),
        ("БИБЛИОТЕКА ИМ. А.Н.ОБРАЗЦОВА", "Библиотека им. А.Н. Образцова"),
        ("ОБРАЗЦОВСКАЯ ЦЕНТРАЛЬНАЯ РАЙОННАЯ БОЛЬНИЦА", "Образцовская центральная районная больница"),
        ("ОБЛАСТНОЙ КОЖНО-ВЕНЕРОЛОГИЧЕСКИЙ ДИСПАНСЕР", "Областной кожно-венерологический диспансер"),
        ("ОБЛАСТНОЙ КРАЕВЕДЧЕСКИЙ МУЗЕЙ", "Областной краеведческий музей"),
        ("АКШИНО-ОБРАЗЦОВСКИЙ ДИСПАНСЕР", "Акшино-Образцовский диспансер"),
        ("НАЧАЛЬНИК ОГУ «ЛЕСХОЗ»", "Начальник ОГУ «Лесхоз»"),
        ("ФКУ ИК-5 УФСИН РОССИИ", "ФКУ ИК-5 УФСИН России"),
        ("АДМИНИСТРАЦИЯ ГОРОДА ОРЛА ПОСЕЛОК РЫБНЫЙ", "Администрация города Орла поселок Рыбный"),
        ("АДМИНИСТРАЦИЯ ГОРОДА КРАСНОЕ СЕЛО", "Администрация города Красное Село"),
        ("КОМИССАРИАТ ЛУГОВОГО И СТЕПНОГО РАЙОНОВ", "Комиссариат Лугового и Степного районов"),
    ],
)
def test_a_name_in_capitals_is_written_as_people_write_it(written: str, read: str) -> None:
    assert normal_case(written, "")[0] == read


def test_a_body_is_named_by_an_abbreviation_behind_an_adjective_and_never_by_the_title_of_its_plan() -> None:
    assert issuing_body(["УФНС РОССИИ", "МЕЖРАЙОННАЯ ИФНС РОССИИ № 7"], "", "")[0] == "Межрайонная ИФНС России № 7"
    assert body_in_stamp(["Приложение к распоряжению", "ПЛАН мероприятий по уборке"]) == ""


def test_an_abbreviation_of_the_running_text_stays_one() -> None:
    assert normal_case("ДИРЕКТОР МУП «ГОРЭК»", "Директору МУП «ГОРЭК» обеспечить сбор.")[0] == "Директор МУП «ГОРЭК»"
    assert normal_case("ДИРЕКТОР МУП «ГОРЭК»", "ДИРЕКТОР МУП «ГОРЭК»")[0] == "Директор МУП «Горэк»"


@pytest.mark.parametrize("post", ["ДИРЕКТОР", "ГЛАВА АДМИНИСТРАЦИИ ПРИМЕРСКОГО РАЙОНА"])
def test_a_post_in_capitals_is_calmed_and_must_be_confirmed(post: str) -> None:
    draft = drafted(ORDER.replace("Глава района\tП.П. Примеров", f"{post}\tП.П. ПРИМЕРОВ"))
    assert draft.order.signed_by.post.isupper() is False
    assert draft.order.signed_by.post[0].isupper()
    assert "Подписал (должность)" in draft.unsure


def test_a_town_in_the_genitive_is_the_end_of_a_name_and_no_place() -> None:
    head = "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ\n«ШКОЛА № 14»\nг. ПИХТОВСКА ОБРАЗЦОВОЙ ОБЛАСТИ\n"
    order = drafted(ORDER.replace(BODY, head)).order
    body = "Муниципальное бюджетное учреждение «Школа № 14» г. Пихтовска Образцовой области"
    assert (order.place, order.body) == ("", body)
