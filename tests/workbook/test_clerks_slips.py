"""Slips of a clerk at the sheet: what is plainly meant is read, what is passed over is told."""

import pytest

from automation.errors import UnreadError
from automation.workbook.cells import (
    Cell,
    read_item,
)
from tests.control.test_one_slip_one_finding import judged
from tests.support.grid import understood

ROW = "[Ход исполнения]\nКод | № | Состояние\n"


@pytest.mark.parametrize("typed", ["п. 1", "п.1", "П. 1.", "пункт 1", "Пункт № 1", "№ 1", "п 1", "п1"])
def test_an_item_named_with_its_word_is_that_item(typed: str) -> None:
    assert read_item(typed) == Cell("1")


@pytest.mark.parametrize("typed", ["подпункт 1", "приложение 1", "план"])
def test_another_word_beside_a_number_stays_and_is_asked(typed: str) -> None:
    assert read_item(typed).value == typed.replace(" ", "")


@pytest.mark.parametrize(("typed", "code"), [("ПAPK", "ПАРК"), ("PAPK", "РАРК")])
def test_a_code_in_latin_letters_that_print_the_same_is_read_and_told(typed: str, code: str) -> None:
    people = f"[Исполнители]\nКод | Группа | Организация\n{code} | руководители | МАУ «Парк»\n"
    book = understood(people + ROW + f"{typed} | 1 | в работе")
    assert [(r.code, r.item) for r in book.rows] == [(code, "1")]
    assert [f.code for f in book.findings if f.performer == code and f.cell == "A2"] == ["lookalike-letters"]


def test_two_codes_that_print_the_same_are_two_codes() -> None:
    people = "[Исполнители]\nКод | Группа | Организация\nРОВ | руководители | МБУ «А»\nPOB | руководители | МБУ «Б»\n"
    book = understood(people + ROW + "РОВ | 1 | в работе\nPOB | 1 | не начато")
    assert [r.code for r in book.rows] == ["РОВ", "POB"]


def test_a_header_written_again_further_down_is_no_row() -> None:
    book = understood(ROW + "БИБЛ | 1 | в работе\nКод | № | Состояние\nПАРК | 1 | не начато")
    assert [r.code for r in book.rows] == ["БИБЛ", "ПАРК"]
    assert book.findings == ()


def test_a_copy_of_a_sheet_is_told_to_be_passed_over() -> None:
    book = understood(ROW + "БИБЛ | 1 | в работе\n[Ход исполнения (2)]\nКод | № | Состояние\nБИБЛ | 1 | исполнено")
    assert [f.code for f in book.findings] == ["sheet-unread"]
    assert "«Ход исполнения (2)»; он не читается" in book.findings[0].message


COPIED = "Код | № | Состояние | Подтверждение | Комментарий\n"


def told_of_copy(copy: str, row: str = "БИБЛ | 1 | в работе | |") -> list[str]:
    book = understood(f"[Ход исполнения]\n{COPIED}{row}\n{copy}")
    return [f.message for f in judged(book) if f.code == "copy-ahead"]


@pytest.mark.parametrize(
    "name", ["Ход исполнения (2)", "Ход исполнения – копия", "Копия Ход исполнения", "Ход исполнения_2"]
)
def test_what_a_copy_tells_and_the_sheet_does_not_is_told_with_its_place(name: str) -> None:
    (message,) = told_of_copy(f"[{name}]\n{COPIED}ПАРК | 1 | | |\nБИБЛ | 1 | исполнено | приказ № 7 |")
    assert f"На листе «{name}» (строка 3) – «исполнено», «приказ № 7»; на листе «Ход исполнения» этого нет" in message
    assert "Перенесите это на лист «Ход исполнения», а лист с копией удалите" in message


@pytest.mark.parametrize(
    "copied",
    [
        "БИБЛ | 1 | | |",
        "БИБЛ | 1 | не начато | | -",
        "БИБЛ | 1 | в работе | |",
        "БИБЛ | 1 | не начато | письмо |",
        "НЕТ | 9 | исполнено | |",
    ],
)
def test_a_copy_that_tells_no_more_than_the_sheet_is_only_passed_over(copied: str) -> None:
    row = "БИБЛ | 1 | в работе | приказ № 7 |"
    assert told_of_copy(f"[Ход исполнения (2)]\n{COPIED}{copied}", row) == []


def test_a_copy_with_a_column_twice_or_without_ours_costs_nothing() -> None:
    for head in (COPIED.replace("Комментарий", "Состояние"), "Код | Сколько\n"):
        assert told_of_copy(f"[Ход исполнения (2)]\n{head}БИБЛ | 1 | исполнено | да | исполнено") == []


def test_a_renamed_sheet_is_named_in_the_refusal() -> None:
    with pytest.raises(UnreadError, match=r"нет листа «Ход исполнения» \(есть похожий «Ход исполнения 1»\)"):
        understood("[Ход исполнения 1]\nКод | № | Состояние", without=("Ход исполнения",))


def test_a_code_and_a_group_alone_name_nobody_to_write_to() -> None:
    book = understood(
        """
        [Исполнители]
        Код  | Группа | Организация    | Должность | Фамилия Имя Отчество | Адресат (код)
        ВОДА | вода   |                |           |                      |
        СЕТЬ | сеть   |                |           |                      | ПАРК
        ПАРК | парк   | МБУ «Пример»   |           |                      |
        АРХ  | архив  |                | Архивист  |                      |
        """
    )
    told = [(f.performer, f.cell) for f in book.findings if f.code == "performer-nameless"]
    assert told == [("ВОДА", "C2")]
    assert [p.unreadable for p in book.performers] == [("Организация",), (), (), ()]
