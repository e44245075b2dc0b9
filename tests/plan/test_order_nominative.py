"""Names and posts of an order come back to the nominative, or are not sure."""

import pytest

from automation.russian.nominative import Case, nominative_aside, nominative_name, nominative_post


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
