"""Slips that would cost a sheet, a column or a whole order in silence: each is refused or asked, none is guessed."""

import re
from datetime import date

import pytest

from automation.control.review import review
from automation.errors import UnreadError
from automation.letters.matters import named_items
from automation.model.control import empty_history
from automation.model.report import Book, State
from automation.model.standing import Fault, Standing
from tests.support.compose_world import SETTINGS
from tests.support.control_story import Story
from tests.support.grid import codes, understood

ROW = "БИБЛ | МБУК «Образец» | 1 | Информирование | @12.12.2025 | исполнено | @12.12.2025 | письмо № 5"
STATUS = "[Ход исполнения]\nКод | Организация | № | Мероприятие | Срок | Состояние | Дата исполнения | Подтверждение\n"
ABSENCE = "Код | Должность | Фамилия Имя Отчество | С | По | Основание\nБИБЛ | и.о. | Примеров И.И. | @12.12.2025"
PLAN = "[План-график]\n№ | Мероприятие | Срок исполнения | Исполнители | {}\n"
TASK = "1 | Чаты | до 12.12.2025 | руководители; заместители | {}"


@pytest.mark.parametrize("name", ["Замещения", "Замешение", "Замещение 2025", "Замещение (2)"])
def test_a_sheet_that_may_be_missing_is_not_passed_over_under_a_name_with_a_slip(name: str) -> None:
    with pytest.raises(UnreadError, match=f"нет листа «Замещение», а есть похожий «{re.escape(name)}»; верните"):
        understood(f"[{name}]\n{ABSENCE}", without=("Замещение",))


def test_a_required_sheet_with_a_slip_in_its_name_is_named() -> None:
    with pytest.raises(UnreadError, match=r"нет листа «Отправка» \(есть похожий «Отпавка»\)"):
        understood("[Отпавка]\nДокумент\n", without=("Отправка",))


@pytest.mark.parametrize("name", ["Замечания", "Отпуска", "Памятка", "Справочник"])
def test_sheets_of_ones_own_are_welcome(name: str) -> None:
    assert codes(understood(f"[{name}]\n{ABSENCE}", without=("Замещение",))) == []


@pytest.mark.parametrize("header", ["Снято с контроля", "Снят с контоля"])
def test_a_filled_column_that_may_be_missing_is_not_passed_over_under_a_name_with_a_slip(header: str) -> None:
    with pytest.raises(UnreadError, match=f"нет столбца «Снят с контроля», а есть похожий «{header}»; верните"):
        understood(PLAN.format(header) + TASK.format("@12.12.2025"))


def test_whom_to_write_to_is_found_without_its_bracket_and_an_empty_or_own_column_harms_nobody() -> None:
    people = "[Исполнители]\nКод | Группа | Организация | {}\nБИБЛ | руководители | МБУК | {}"
    with pytest.raises(UnreadError, match=r"нет столбца «Адресат \(код\)», а есть похожий «Адресат»"):
        understood(people.format("Адресат", "ПАРК"))
    for header, value in (("Адресат", ""), ("Примечание", "есть"), ("Вид помещения", "аренда")):
        assert codes(understood(people.format(header, value))) == []


def mixed(*rows: str) -> Book:
    return understood(STATUS + "\n".join(rows))


def test_a_row_with_anothers_organisation_or_another_items_words_counts_for_nobody() -> None:
    book = mixed(
        ROW.replace("БИБЛ", "ПАРК"),
        ROW.replace("| 1 |", "| 2 |").replace("Информирование", "ИНФОРМИРОВАНИЕ."),
        ROW.replace("МБУК «Образец»", 'мбук "Образец" ').replace("Информирование", "Информирование (срок продлён)"),
        ROW.replace("БИБЛ", "ЗАМ-1").replace("| 1 |", "| 2 |").replace("Информирование", ""),
    )
    told = [f for f in book.findings if f.code == "row-mixed"]
    assert [f.cell for f in told] == ["B2", "D3"]
    words = "код «ПАРК», пункт 1) указано «МБУК «Образец»», а это исполнитель «БИБЛ»; строки 2 и 5 не учтены"
    assert words in told[0].message
    assert "указано «ИНФОРМИРОВАНИЕ.», а это пункт 1; строка 3 не учтена" in told[1].message
    assert [r.state for r in book.rows] == [State.UNKNOWN, State.UNKNOWN, State.DONE, State.UNKNOWN]


def test_a_column_sorted_alone_is_one_finding_and_no_row_is_called_missing_or_doubled() -> None:
    codes = ["ПАРК", "БИБЛ", "ПАРК", "БИБЛ"]
    book = mixed(*(ROW.replace("БИБЛ", code).replace("| 1 |", "| 2 |") for code in codes))
    assert [f.code for f in book.findings] == ["row-mixed", "row-mixed"]
    assert book.shuffled
    found = review(book, empty_history(), SETTINGS, date(2025, 12, 15)).findings
    assert not {"row-missing", "row-repeated", "row-copied"} & {f.code for f in found}


def test_no_row_of_a_column_sorted_alone_is_called_one_too_many_for_it_is_anothers() -> None:
    alike = ROW.replace("БИБЛ", "ЗАМ-1").replace("МБУК «Образец»", "")
    assert "row-copied" in {f.code for f in mixed(alike, alike).findings}
    found = {f.code for f in mixed(alike, alike, ROW.replace("БИБЛ", "ПАРК")).findings}
    assert "row-mixed" in found
    assert "row-copied" not in found


def test_people_of_one_organisation_and_of_the_office_are_not_mixed() -> None:
    people = (
        "[Исполнители]\nКод | Группа | Организация | Вид | Должность\n"
        "А | руководители | МБУК «Образец»\nБ | руководители | МБУК «Образец»\n"
        "В | заместители | Администрация | администрация\nГ | заместители | | администрация | Заместитель главы\n"
    )
    rows = "\n".join(
        f"{code} | {where} | 2 | Создание чатов | @26.12.2025 | в работе"
        for code, where in (("А", "МБУК «Образец»"), ("Б", "МБУК «Образец»"), ("В", ""), ("Г", "Администрация"))
    )
    assert codes(understood(people + STATUS + rows)) == []


@pytest.mark.parametrize(("until", "papers"), [("", 1), ("@15.12.2025", 1), ("до праздников", 0), ("!#Н/Д", 0)])
def test_no_reminder_goes_out_while_nobody_can_read_until_when_it_should_wait(until: str, papers: int) -> None:
    row = ROW.replace("12.12", "26.12").replace("исполнено | @26.12.2025 |", "в работе | |")
    book = understood(
        PLAN.format("Не напоминать до") + TASK.replace("12.12", "26.12").format(until) + f"\n{STATUS}{row}"
    )
    reviewed, decisions = Story().day(date(2025, 12, 19), book)
    told = [f for f in reviewed.findings if f.sheet == "План-график" and f.level == "error"]
    assert (len([p for p in decisions.papers if p.addressee]), len(told)) == (papers, 0 if papers else 1)


@pytest.mark.parametrize("mark", ["да", "декабрь", "31.11.2025", "=A1", "!#Н/Д"])
def test_an_order_or_an_item_taken_off_control_by_words_nobody_can_read_gets_no_paper(mark: str) -> None:
    with pytest.raises(UnreadError, match=r"не прочитано «Снято с контроля» \(ячейка B4\); впишите значение в виде"):
        understood(f"[Распоряжение]\nПоле | Значение\nНомер | 454\nДата | @11.12.2025\nСнято с контроля | {mark}")
    book = understood(PLAN.format("Снят с контроля") + TASK.format(mark) + "\n" + STATUS + ROW)
    reviewed, decisions = Story().day(date(2025, 12, 16), book)
    (verdict,) = (v for v in reviewed.morning.verdicts if v.row)
    assert (verdict.standing, verdict.faults) == (Standing.NO_DATA, (Fault.UNREADABLE,))
    assert not [p for p in decisions.papers if p.addressee]


@pytest.mark.parametrize("words", ["", "=A9"])
def test_an_item_whose_words_were_deleted_gets_no_letter_and_stops_no_memo(words: str) -> None:
    """An empty «Мероприятие» had stopped every paper of the workbook: the memo had nothing to name the item by."""
    plan = PLAN.format("Не напоминать до")
    empty = f"1 | {words} | до 12.12.2025 | руководители |\n2 | {words} | постоянно | руководители |"
    rows = "БИБЛ | МБУК «Образец» | 1 | Чаты | @12.12.2025 | в работе | |"
    reviewed, decisions = Story().day(date(2025, 12, 16), book := understood(f"{plan}{empty}\n{STATUS}{rows}"))
    told = [(f.item, f.level) for f in book.findings if f.code == "item-without-words"]
    assert told == ([] if words else [("1", "error"), ("2", "error")])
    assert words == "" or [f.code for f in book.findings].count("formula-uncomputed") == 2
    assert not [p for p in decisions.papers if p.addressee]
    lasting = [v for v in reviewed.morning.verdicts if v.item.number == "2"]
    assert "мероприятие не указано" in named_items(lasting)
