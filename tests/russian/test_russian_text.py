"""Keys, numbers, lists, dates and the typesetter's pass."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.russian import (
    clean,
    controls,
    enumerate_items,
    fold,
    join,
    natural_key,
    organisation_gender,
    parse_day,
    plural,
    said,
    show,
    show_long,
    straighten,
    typography,
    words,
)


def bound(text: str) -> str:
    return typography(text).replace("\u00a0", "°")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("МБУК «Дом культуры «Факел»", 'мбук "Дом культуры  "Факел"".'),
        ("МБУК\u00a0«Образец»", "МБУК\u200b «Образец»"),
        ("МБУK", "МБУК"),  # a Latin K
        ("Артём", "артем "),
        ("и\u0306", "й"),
        ("директор – главный врач", "Директор - главный врач"),
        ("№ 454", "№454"),
        ("Бобков Д. А.", "бобков д.а"),
        ("отдел\u00adкультуры", "отделкультуры"),
        ("Образец_x000D_", "Образец"),
        ("\u202eОбразец\u202c", "Образец"),
    ],
)
def test_two_spellings_meet_in_one_key(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_what_differs_keeps_different_keys() -> None:
    assert fold("БИБЛ-1") != fold("БИБЛ-2")
    assert fold("COCHA") != fold("СОСНА")  # a purely Latin word is a word of its own
    assert fold("…") == fold("...") or fold("…")


@given(st.text())
def test_cleaning_and_folding_are_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert not controls(clean(text))


def test_hidden_characters_are_told() -> None:
    for text in ["а\u200bб", "а\u202eб", "\x07", "a_x0007_", "\ufeffа", "\ud800"]:
        assert controls(text)
        assert clean(text).isprintable()
    for text in ["а\nб\tв", "обычный текст", "пе\u00adренос", "N\u00a0454"]:
        assert not controls(text)
    assert clean(" а \n\n б\u00a0в ") == "а б в"


def test_mixed_words_are_mended() -> None:
    assert straighten("Дирeктор MAX") == "Директор MAX"


def test_a_noun_agrees_with_its_number() -> None:
    shown = [plural(n, "день", "дня", "дней") for n in (0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 111, 112, 121, 147)]
    assert " ".join(shown) == "дней день дня дня дней дней дней дней день дня дней дней день дней"


def test_small_numerals_are_written_in_words() -> None:
    assert [words(2, "м"), words(2, "ж"), words(1, "с"), words(21, "ж")] == ["два", "две", "одно", "двадцать одна"]
    assert f"{words(2)} из {words(6, case='genitive')}" == "два из шести"
    assert words(1, "ж", "genitive") == "одной"
    assert words(43, "м", "genitive") == "сорока трёх"
    assert words(147) == "147"


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        (["1", "2", "3", "6"], "1–3 и 6"),
        (["2", "1"], "1 и 2"),
        (["10", "9.", "2.10", "2.2", "2", "9"], "2, 2.2, 2.10, 9 и 10"),
        (["3", "4", "5"], "3–5"),
        (["1", "2", "3", "5", "6", "7", "9"], "1–3, 5–7 и 9"),
        (["2а", "2", "3"], "2, 2а и 3"),
        ([], ""),
    ],
)
def test_items_are_listed_as_a_clerk_lists_them(items: list[str], shown: str) -> None:
    assert enumerate_items(items) == shown


def test_words_of_a_list_are_parted_by_commas_and_the_last_by_and() -> None:
    assert [join([]), join(["а"]), join(["а", "б"]), join(["а", "б", "в"])] == ["", "а", "а и б", "а, б и в"]


def test_numbers_of_items_are_sorted_as_people_count() -> None:
    assert sorted(["10", "2.10", "2", "2.9", "1"], key=natural_key) == ["1", "2", "2.9", "2.10", "10"]


@pytest.mark.parametrize(
    "text",
    [
        "11.12.2025", "11.12.25", " 11.12.2025 г. ", "11.12.2025г.", "11/12/2025", "11. 12. 2025", "2025-12-11",
        "11 декабря 2025 г.", "11 декабря 2025 года", "«11» декабря 2025 г.", "11 дек. 2025", "11 ДЕКАБРЯ 2025",
        "11.12.2025 09:00", "11.12.2025 9:00:15", "2025-12-11T09:00:00", "11.12.2025 в 09.30", "11.12.2025, 9 ч 00 мин",
        "11\u00a0декабря\u00a02025\u00a0г.", "11 дeкабря 2025", "2025-12-11 00:00:00",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it(text: str) -> None:
    assert parse_day(text) == date(2025, 12, 11)


@pytest.mark.parametrize(
    "text",
    ["31.11.2025", "29.02.2025", "0.12.2025", "11.13.2025", "декабрь 2025", "11 декабрь 2025", "до 11.12.2025", "",
     "454", "11.12.2025 и 12.12.2025", "11.12", "11.12.1025", "1.2.3684-21", "11 дельта 2025", "11.12-2025"],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text) is None


@given(st.integers(0, 36000))
def test_a_shown_day_is_read_back(shift: int) -> None:
    day = date(1990, 1, 1) + timedelta(days=shift)
    assert parse_day(show(day)) == parse_day(show_long(day)) == parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ('"Дом культуры "Факел""', "«Дом культуры «Факел»"),
        ('"Вечер "Дон" в парке"', "«Вечер „Дон“ в парке»"),
        ("«Концерт ансамбля «Дон»» и «Слово»", "«Концерт ансамбля «Дон» и «Слово»"),
        ('“Образец” и "Пример"', "«Образец» и «Пример»"),
        ("«Дом культуры «Факел»", "«Дом культуры «Факел»"),
        ("№454 и № 5", "№°454 и №°5"),
        ("12 декабря 2025г.", "12°декабря°2025°г."),
        ("Е.Н. Камфарин и Бобков Д.А.", "Е.Н.°Камфарин и Бобков°Д.А."),
        ("Е. Н. Камфарин", "Е.°Н.°Камфарин"),
        ("по п. 2 и п.3", "по п.°2 и п.°3"),
        ("96,6% и 5 %", "96,6°% и 5°%"),
        ("на 2 л. в 1 экз.", "на 2°л. в 1°экз."),
        ("9 ч 00 мин", "9°ч°00°мин"),
        ("г. Аксай, ул. Садовая, д. 5", "г.°Аксай, ул.°Садовая, д.°5"),
        ("12 500 руб.", "12°500°руб."),
        ("срок - завтра", "срок – завтра"),
        ("срок — завтра", "срок – завтра"),
        ("в 2025 г. Администрация", "в 2025°г. Администрация"),
    ],
)
def test_composed_text_is_set(plain: str, set_: str) -> None:
    assert bound(plain) == set_


@pytest.mark.parametrize(
    "text",
    [
        "2.1.3684-21", "2-15/2025", "01-15/К-5", "18/303", "https://example.org/?q=5%&n=№1", "office@example.org", "½",
        "www.example.org/a-b", "пример.рф/п.2", "по-новому", "____________",
    ],
)  # fmt: skip
def test_numbers_of_papers_and_addresses_stay(text: str) -> None:
    assert typography(f"см. {text} ниже") == f"см. {text} ниже"


TYPED = "п. г. 2 454 Е. Н. Камфарин 2025 декабря л. ч ул. слово 5% a@b.ru 01-15/К-5 №5 500 обл"
PIECES = st.sampled_from([*'"«»„“” -–—.,\n№%()/', "\u00a0", *(word for word in TYPED.split(" "))])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_setting_twice_changes_nothing_and_loses_no_letter(text: str) -> None:
    once = typography(text)
    assert typography(once) == once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]


VERBS = {
    "сообщило": "МБУК «Образец»|МАУ|ГБУ РО «Пример»|МУП «Вода»|ООО «Пример»|АО «Пример»|МБДОУ № 5"
    "|БУ «Пример»|КУ «Пример»|БПОУ «Пример»|КОГБУЗ «Пример»|ТОГУП «Вода»|УСЗН района"
    "|Управление образования|мбук «образец»|УФНС России|муниципальное казённое учреждение",
    "сообщила": "школа № 3|Администрация района|ЦРБ|Почта России|ДШИ г. Аксая|ЦБС|Росгвардия",
    "сообщил": "отдел культуры|детский сад № 5|КОМИТЕТ ПО ИМУЩЕСТВУ|МФЦ|Сбербанк|КУМИ района|КЦСОН|РЭС",
    "сообщили": "Аксайские электрические сети",
    None: "ИП Образцов||123|ИП Образцов О.О.",
}


@pytest.mark.parametrize(("name", "verb"), [(name, verb) for verb, names in VERBS.items() for name in names.split("|")])
def test_a_verb_agrees_with_the_organisation(name: str, verb: str | None) -> None:
    assert said(name, ("сообщил", "сообщила", "сообщило", "сообщили")) == verb
    assert (organisation_gender(name) is None) == (verb is None)


def test_the_dictionaries_wait_for_the_first_declension() -> None:
    code = "import sys, automation.russian; print('pymorphy3' in sys.modules or 'pytrovich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
