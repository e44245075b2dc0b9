"""People: sex, initials, salutation, and when two spellings are one person."""

import pytest

from automation.russian import decline_name, initials_first, initials_last, salutation, same_person

NBSP = "\u00a0"


def test_a_name_gives_all_its_forms() -> None:
    name = decline_name("Бобков Дмитрий Александрович")
    assert (name.genitive, name.dative) == ("Бобкова Дмитрия Александровича", "Бобкову Дмитрию Александровичу")
    assert (name.short_dative, name.initials, name.sex, name.sure) == ("Бобкову Д.А.", "Д.А.", "м", True)


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Ким Елена Викторовна", "ж"), ("Ким Елена", "ж"), ("Юлия Ли", "ж"), ("Д.А.", None),
        ("Ким Е.В.", None), ("Шевченко Т.Г.", None),
        ("Щербина А.В.", None), ("Сова И.И.", None), ("Бобков Д.А.", "м"), ("Бобкова Д.А.", "ж"), ("Черных А.А.", None),
        ("Дудник Женя", None), ("Оганесян А.Г.", None), ("Алиев Али Мамед оглы", "м"), ("Алиева Севда Гасан кызы", "ж"),
        ("Абрамович Иван Петрович", "м"), ("Иван Петрович Абрамович", "м"), ("ПРИМЕРОВА А.А.", "ж"), ("", None),
    ],
)  # fmt: skip
def test_sex_is_known_or_left_open(text: str, sex: str | None) -> None:
    assert decline_name(text).sex == sex


def test_without_a_sex_nothing_is_guessed() -> None:
    name = decline_name("Ким Е.В.")
    assert (name.dative, name.sure) == ("Ким Е.В.", False)
    assert decline_name("Ким Е.В.", "м").dative == "Киму Е.В."
    assert decline_name("Ким Е.В.", "Ж").sure


def test_a_sex_against_the_patronymic_is_unsure() -> None:
    assert not decline_name("Примерова Анна Сергеевна", "м").sure
    assert salutation("Примерова Анна Сергеевна", "м") == ""


@pytest.mark.parametrize(
    ("text", "dative", "short"),
    [
        ("Д.А.Бобков", "Д.А. Бобкову", "Бобкову Д.А."),
        ("Бобков Д. А.", "Бобкову Д. А.", "Бобкову Д.А."),
        ("БОБКОВ ДМИТРИЙ АЛЕКСАНДРОВИЧ", "БОБКОВУ ДМИТРИЮ АЛЕКСАНДРОВИЧУ", "Бобкову Д.А."),
        ("Петрова - Водкина Елена Кузьминична", "Петровой-Водкиной Елене Кузьминичне", "Петровой-Водкиной Е.К."),
        ("Дмитрий Александрович Бобков", "Дмитрию Александровичу Бобкову", "Бобкову Д.А."),
        ("Смит Джон", "Смиту Джону", "Смиту Д."),
        ("Алиев Али Мамед оглы", "Алиеву Али Мамед оглы", "Алиеву А.М."),
        ("Кара-Мурза Иван Ильич", "Кара-Мурзе Ивану Ильичу", "Кара-Мурзе И.И."),
    ],
)
def test_order_initials_and_capitals_are_kept(text: str, dative: str, short: str) -> None:
    name = decline_name(text)
    assert (name.dative, name.short_dative) == (dative, short)


@pytest.mark.parametrize("text", ["Нгуен Ван Тхань", "Образцова (Примерова) Анна Ивановна", "Петрoв Иван Иванович"])
def test_names_of_unknown_shape_are_unsure(text: str) -> None:
    assert not decline_name(text, "м").sure


@pytest.mark.parametrize(
    ("name", "sex", "words"),
    [
        ("Образцова Мария Ивановна", "ж", "Уважаемая Мария Ивановна!"),
        ("БОБКОВ ДМИТРИЙ АЛЕКСАНДРОВИЧ", "м", "Уважаемый Дмитрий Александрович!"),
        ("Дмитрий Александрович Бобков", "м", "Уважаемый Дмитрий Александрович!"),
        ("Мария Ивановна", "ж", "Уважаемая Мария Ивановна!"),
        ("Алиев Али Мамед оглы", "м", "Уважаемый Али Мамед оглы!"),
        ("Образцова М.И.", "ж", ""),
        ("примеров марк ильич", "м", ""),
        ("Примеров Анна Ильинична", "ж", ""),
        ("Ким Елена", "ж", ""),
        ("Образцова Мария Ивановна", None, ""),
        ("", "м", ""),
    ],
)
def test_a_salutation_needs_sex_name_and_patronymic(name: str, sex: str | None, words: str) -> None:
    assert salutation(name, sex) == words


def test_initials_stand_before_under_a_signature_and_after_in_an_address() -> None:
    for text in ["Бобков Дмитрий Александрович", "Дмитрий Александрович Бобков", "Бобков Д.А.", "Д. А. Бобков"]:
        assert initials_first(text) == f"Д.А.{NBSP}Бобков"
        assert initials_last(text) == f"Бобков{NBSP}Д.А."
    assert initials_last("Бобков") == initials_first("Бобков") == "Бобков"
    assert initials_first("") == initials_last("") == ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Бобков Д.А.", "Бобков Дмитрий Александрович"),
        ("Д.А. Бобков", "БОБКОВ Д. А."),
        ("Соловьёв Пётр Ильич", "Соловьев П.И."),
        ("Елена Ким", "Ким Елена"),
        ("Бобков Д.", "Бобков Д.А."),
        ("Бобков", "бобков"),
        ("Бобкoв Д.А.", "Бобков Д.А."),
    ],
)
def test_one_person_in_two_spellings_is_known_as_one(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Бобков", "Бобков Д.А."),
        ("Бобков Д.А.", "Бобкова Д.А."),
        ("Бобков Д.А.", "Бобков Д.С."),
        ("Бобков Денис Александрович", "Бобков Дмитрий Александрович"),
        ("", ""),
        ("", "Бобков Д.А."),
    ],
)
def test_two_persons_are_two(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)
