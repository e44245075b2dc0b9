"""What a clerk is told of slips at the workbook: the place, what was meant, and one finding for one cause."""

import pytest

from automation.errors import UnreadError
from automation.model.report import Finding
from automation.model.sheets import ORDER, PERFORMERS, PLAN
from tests.control.test_one_slip_one_finding import judged
from tests.support.grid import understood

PEOPLE = "[Исполнители]\nКод | Группа | Организация | Должность | Фамилия Имя Отчество | Вид\n"
ROWS = "[Ход исполнения]\nКод | № | Срок | Состояние | Дата исполнения\n"
AGREED = "руководители (по согласованию)"


def found(text: str, code: str) -> list[Finding]:
    return [f for f in understood(text).findings if f.code == code]


@pytest.mark.parametrize(
    ("group", "organisation", "said", "asked"),
    [
        (AGREED, "ООО «Уют»", "", True),
        (f"заместители; {AGREED}", "ООО «Уют»", "", True),
        (AGREED, "ООО «Уют»", "по согласованию", False),
        (AGREED, "ООО «Уют»", "подведомственная", False),
        (AGREED, "", "", False),
        ("руководители", "ООО «Уют»", "", False),
    ],
)
def test_who_only_agreed_is_asked_about(group: str, organisation: str, said: str, asked: bool) -> None:
    told = found(f"{PEOPLE}УЮТ | {group} | {organisation} | Директор | Примеров Пётр Ильич | {said}", "relation-unsaid")
    assert [(f.sheet, f.cell, f.performer) for f in told] == ([(PERFORMERS, "F2", "УЮТ")] if asked else [])


@pytest.mark.parametrize(
    "name",
    [
        *("Петрову Ивану Сергеевичу", "Петрова Ивана Сергеевича", "Петровым Иваном Сергеевичем"),
        *("Орловой Анне Петровне", "Орлову Анну Петровну", "Орловой Анной Ильиничной"),
    ],
)
def test_a_name_in_another_case_is_asked_for_in_the_nominative_and_no_form_of_it_is_shown(name: str) -> None:
    people = f"{PEOPLE}БИБЛ | руководители | МБУК «Образец» | Директор | {name} |\n"
    told = [f for f in judged(understood(people + ROWS + "БИБЛ | 1 | |")) if f.performer == "БИБЛ"]
    assert [(f.code, f.cell) for f in told if f.sheet == PERFORMERS] == [("name-in-another-case", "E2")]
    assert "Впишите имя в именительном падеже" in next(f.message for f in told if f.sheet == PERFORMERS)


def test_rows_that_kept_an_earlier_term_of_their_item_are_one_finding() -> None:
    rows = "БИБЛ | 1 | @05.12.2025 | | \nПАРК | 1 | @05.12.2025 | | \nБИБЛ | 2 | @05.12.2025 | | "
    first, second = found(ROWS + rows, "row-term-differs")
    assert (first.cell, first.item, first.performer) == ("C2", "1", None)
    assert "Срок «05.12.2025» (строки 2 и 3), а по плану-графику 12.12.2025; действует план-график." in first.message
    assert (second.cell, second.item, second.performer) == ("C4", "2", "БИБЛ")


def test_an_empty_row_of_an_item_that_is_gone_is_no_error_and_a_filled_one_is() -> None:
    told = found(ROWS + "БИБЛ | 7 | | | \nПАРК | 7 | | исполнено | @12.12.2025", "item-unknown")
    assert [(f.level, f.cell) for f in told] == [("warning", "B2"), ("error", "B3")]


def test_rows_of_several_performers_are_told_as_nobodys() -> None:
    (told,) = found(ROWS + "БИБЛ | 7 | | | \nПАРК | 7 | | | ", "item-unknown")
    assert (told.performer, told.item) == (None, "7")


def test_a_word_that_begins_one_of_a_list_is_guessed() -> None:
    rulings = "[Решения]\nДата | Кто решил | № | Код | Решение | Срок | Исполнено | Основание\n"
    (told,) = found(f"{rulings}@12.12.2025 | Глава | 1 | | продлить | | | протокол", "choice-unknown")
    assert "указано «продлить», возможно, «продлить до», а можно только:" in told.message


@pytest.mark.parametrize(
    ("grid", "missing", "words"),
    [
        ("[Замечания]\n№ | Что не так\n1 | срок", (ORDER,), "это книга «Замечания», а не таблица учёта; уберите её"),
        (ROWS, (ORDER, PLAN, PERFORMERS), "это форма организации, а не таблица учёта; положите её в inbox/forms"),
        (ROWS, (ORDER,), "нет листа «Распоряжение»; верните прежнее название"),
    ],
)
def test_another_book_of_ours_in_the_folder_is_named(grid: str, missing: tuple[str, ...], words: str) -> None:
    with pytest.raises(UnreadError, match=words):
        understood(grid, without=missing)


def test_a_surname_alone_is_told_wherever_a_person_is_named_for_a_letter_would_have_no_salutation() -> None:
    people = PEOPLE + "БИБЛ | руководители | МБУК | Директор | {}\n[Замещение]\n"
    absence = "Код | Должность | Фамилия Имя Отчество | С | По | Основание\nБИБЛ | и.о. | {} | @12.12.2025 | | приказ"
    book = understood((people + absence).format("Примерова", "Пробная"))
    told = [(f.level, f.sheet, f.cell) for f in book.findings if f.code == "name-alone"]
    assert told == [("warning", "Исполнители", "E2"), ("warning", "Замещение", "C2")]
    for whole in ("Примерова А.И.", "Примерова А. И.", "А.И.Примерова", "Примерова Анна Ильинична", "вакансия", ""):
        book = understood((people + absence).format(whole, "Пробная Анна Ивановна"))
        assert not [f for f in book.findings if f.code == "name-alone"], whole


def test_a_name_with_words_beside_it_is_shown_as_typed_where_no_dative_of_it_is_known() -> None:
    people = f"{PEOPLE}БИБЛ | руководители | МБУК «Образец» | Директор | ШАБЛОНОВА ОЛЬГА СЕРГЕЕВНА (декрет) |\n"
    (told,) = (f for f in judged(understood(people + ROWS + "БИБЛ | 1 | |")) if f.code == "dative-unsure")
    assert "«ШАБЛОНОВА ОЛЬГА СЕРГЕЕВНА (декрет)»" in told.message


MOVED = "[Продление сроков]\n№ | Код | Новый срок | Дата решения\n1 | {} | @19.12.2025 | @11.12.2025"
RULED = (
    "[Решения]\nДата | Кто решил | № | Код | Решение | Срок | Исполнено | Основание\n"
    "@11.12.2025 | Образцов П.П. | 1 | {} | снять с контроля | | | резолюция"
)


@pytest.mark.parametrize("sheet", [MOVED, RULED])
def test_everybody_may_be_said_in_words_where_an_empty_code_means_the_same(sheet: str) -> None:
    for code in ("", "все", "Все исполнители"):
        book = understood(sheet.format(code))
        assert [*(e.code for e in book.extensions), *(r.code for r in book.rulings)] == [""], code
        assert found(sheet.format(code), "code-unknown") == []
    assert len(found(sheet.format("всем"), "code-unknown")) == 1


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        *(("05.04", True), ("за 5 апреля", True), ("за отчёт к 5.04", True)),
        *(("до 05.04.2026", False), ("05.04.2026", False), ("март", False), ("", False)),
        *(("ежемесячно до 5 числа", False), ("раз в год до 5 апреля", False)),
    ],
)
def test_a_day_without_its_year_is_no_control_date_and_the_words_of_a_term_ask_nothing(words: str, asked: bool) -> None:
    plan = "[План-график]\n№ | Мероприятие | Срок исполнения | Исполнители\n"
    plan += "1 | Отчёт | ежемесячно до 5 числа | руководители\n"
    told = found(f"{plan}{ROWS}БИБЛ | 1 | {words} | в работе", "row-term-unread")
    assert [(f.level, f.cell) for f in told] == ([("warning", "C2")] if asked else [])
    assert all(f"«{words}» в «Срок» (строка 2) – не полная дата: за какой срок отчёт" in f.message for f in told)
