"""Words in capitals are written as people write them; what the text does not confirm is told."""

from pathlib import Path

import pytest

from automation.plan.order.capitals import normal_case
from tests.support.order_files import read_prikaz, review_order
from tests.support.order_texts import ORDER, drafted


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "федеральное бюджетное учреждение\n«ПРИМЕРСКИЙ ГОСУДАРСТВЕННЫЙ УНИВЕРСИТЕТ»",
            "Федеральное бюджетное учреждение «Примерский государственный университет»",
        ),
        ("МКУ «ЕДДС»", "МКУ «ЕДДС»"),
        ("Муниципальное предприятие «ЛУЧ-ЭНЕРГО»", "Муниципальное предприятие «ЛУЧ-ЭНЕРГО»"),
    ],
)
def test_capitals_of_a_name_in_quotes_are_those_of_its_page(tmp_path: Path, head: str, body: str) -> None:
    assert read_prikaz(tmp_path, head=head).order.body == body


@pytest.mark.parametrize(
    ("written", "text", "name"),
    [
        ("ШКОЛА ИМЕНИ ГЕРОЯ СОВЕТСКОГО СОЮЗА П.П. ОБРАЗЦОВА", "", "Школа имени Героя Советского Союза П.П. Образцова"),
        ("ШКОЛА ИМЕНИ АКАДЕМИКА П.П. ОБРАЗЦОВА", "", "Школа имени академика П.П. Образцова"),
        ("ШКОЛА ИМЕНИ МЕЛЬНИКА И.И.", "", "Школа имени Мельника И.И."),
        ("ПРИМЕРСКО-СТЕПНОЙ РАЙОННЫЙ СУД", "план Примерско-Степного районного суда", "Примерско-Степной районный суд"),
    ],
)
def test_titles_and_names_of_two_parts_keep_their_capitals(written: str, text: str, name: str) -> None:
    assert normal_case(written, text)[0] == name


def test_a_place_whose_name_looks_like_a_participle_keeps_its_capital(tmp_path: Path) -> None:
    assert (
        review_order(tmp_path, above="АДМИНИСТРАЦИЯ РИСОВАННОГО РАЙОНА").order.body
        == "Администрация Рисованного района"
    )


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


def test_an_abbreviation_of_the_running_text_stays_one() -> None:
    assert normal_case("ДИРЕКТОР МУП «ГОРЭК»", "Директору МУП «ГОРЭК» обеспечить сбор.")[0] == "Директор МУП «ГОРЭК»"
    assert normal_case("ДИРЕКТОР МУП «ГОРЭК»", "ДИРЕКТОР МУП «ГОРЭК»")[0] == "Директор МУП «Горэк»"


@pytest.mark.parametrize("post", ["ДИРЕКТОР", "ГЛАВА АДМИНИСТРАЦИИ ПРИМЕРСКОГО РАЙОНА"])
def test_a_post_in_capitals_is_calmed_and_must_be_confirmed(post: str) -> None:
    draft = drafted(ORDER.replace("Глава района\tП.П. Примеров", f"{post}\tП.П. ПРИМЕРОВ"))
    assert draft.order.signed_by.post.isupper() is False
    assert draft.order.signed_by.post[0].isupper()
    assert "Подписал (должность)" in draft.unsure
