"""From the case an order writes its people in back to the nominative, and whether that is sure."""

import pytest

from automation.russian import decline_name
from automation.russian.fold import clean
from automation.russian.nominative import Case, nominative_name, nominative_post
from automation.russian.readings import readings


@pytest.mark.parametrize(
    ("written", "case", "nominative", "sure"),
    [
        ("Петровой Анны Ивановны", "gent", "Петрова Анна Ивановна", True),
        ("Иванова Анна Петровна", "nomn", "Иванова Анна Петровна", True),
        ("Мамедову Али Гейдар оглы", "datv", "Мамедов Али Гейдар оглы", True),
        ("Мамедовой Айгюль Гейдар кызы", "datv", "Мамедова Айгюль Гейдар кызы", True),
        ("Иванова Бамбулата Петровича", "gent", "Иванов Бамбулат Петрович", False),
        ("Ивановой Зульмиры Петровны", "gent", "Иванова Зульмира Петровна", False),
        ("Смит Джон Кэрол", "gent", "Смит Джон Кэрол", False),
    ],
)
def test_a_full_name_comes_back_to_the_nominative(written: str, case: Case, nominative: str, sure: bool) -> None:
    assert nominative_name(written, case) == (nominative, sure)


@pytest.mark.parametrize(
    ("written", "nominative", "sure"),
    [
        ("главе – начальнику управления", "глава – начальник управления", True),
        ("начальнику отдела, Директору школы", "начальник отдела, Директору школы", True),
        ("главе, директорам школ", "глава, директора школ", True),
        ("12 отделов", "12 отделов", False),
        ("заведующей столовой", "заведующая столовой", True),
        ("заведующей детской библиотекой", "заведующая детской библиотекой", True),
        ("заведующей учебной и методической частью", "заведующая учебной и методической частью", True),
        ("управляющей компании", "управляющая компания", True),
        ("– главе", "– главе", False),
        ("охотничьим и свиноводческим хозяйствам", "охотничьи и свиноводческие хозяйства", True),
        ("городским, районным и сельским школам", "городские, районные и сельские школы", True),
        ("финансовому и правовому управлению", "финансовое и правовое управление", True),
        ("главам муниципальных и городских округов", "главы муниципальных и городских округов", True),
        ("главе и старшему бухгалтеру", "глава и старший бухгалтер", True),
    ],
)
def test_posts_behind_a_dash_or_a_comma_are_turned_too(written: str, nominative: str, sure: bool) -> None:
    assert nominative_post(written, "datv") == (nominative, sure)


@pytest.mark.parametrize(
    ("name", "dative", "sure"),
    [
        ("Петрова Любаша Ивановна", "Петровой Любаше Ивановне", True),
        ("Петров Гаврило Петрович", "Петрову Гаврилу Петровичу", False),
        ("ОГЛЫ-ООЛА Иван Иванович", "ОГЛЫ-ООЛЕ Ивану Ивановичу", True),
    ],
)
def test_rare_names_have_their_dative_and_say_whether_it_is_sure(name: str, dative: str, sure: bool) -> None:
    found = decline_name(name, None)
    assert (found.dative, found.sure) == (dative, sure)


def test_an_ordinal_with_its_ending_has_gender_and_cases() -> None:
    assert [(r.gender, r.genitive, r.dative) for r in readings("1-я")] == [("ж", "1-й", "1-й")]
    assert [(r.gender, r.genitive, r.dative) for r in readings("2-е")] == [("с", "2-го", "2-му")]
    assert readings("я" * 200) == ()


def test_fillers_that_print_nothing_leave_no_trace() -> None:
    assert clean("сло\u3164во\u00ad") == "слово"
