"""One slip of a clerk is one finding, with all its rows and everything that has to be mended."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from automation.cli import main
from automation.control.review import review
from automation.letters.marks import paragraphs_of
from automation.messages.morning_mail import morning_message
from automation.model.control import empty_history
from automation.model.plan import OrderId
from automation.model.report import Book, Finding
from automation.model.sheets import STATUS as SHEET
from automation.reports.remark_pages import print_remarks
from automation.reports.remarks import remark_book
from tests.support.clerk import ORDER, new_home
from tests.support.compose_world import SETTINGS
from tests.support.grid import understood

STATUS = "[Ход исполнения]\nКод | № | Срок | Состояние | Дата исполнения | Подтверждение\n"


def messages(book: Book, code: str) -> list[str]:
    return [f.message for f in book.findings if f.code == code]


def judged(book: Book) -> tuple[Finding, ...]:
    return review(book, empty_history(), SETTINGS, date(2025, 12, 15)).findings


def test_a_code_nobody_bears_is_told_once_with_all_its_rows() -> None:
    rows = "БИЛБ | 1 |\nБИЛБ | 2 |\nНЕТ | 1 |\nБИЛБ | 3 |"
    told = [f for f in understood(STATUS + rows).findings if f.code == "code-unknown"]
    assert [(f.cell, f.performer, f.item) for f in told] == [("A2", "БИЛБ", None), ("A4", "НЕТ", "1")]
    assert "возможно, «БИБЛ»; строки 2, 3 и 5 не учтены." in told[0].message
    assert "строка 4 не учтена." in told[1].message


def test_very_many_rows_of_one_cause_are_counted() -> None:
    (told,) = messages(understood(STATUS + "\n".join("НЕТ | 1 |" for _ in range(20))), "code-unknown")
    assert "строки 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 и ещё 8 не учтены." in told


def test_items_not_given_to_a_performer_are_told_once() -> None:
    plan = "[План-график]\n№ | Мероприятие | Срок исполнения | Исполнители\n"
    items = "1 | Чаты | до 12.12.2025 | заместители\n2 | Сайт | до 12.12.2025 | заместители\n"
    told = messages(understood(plan + items + STATUS + "БИБЛ | 1 |\nБИБЛ | 2 |"), "row-foreign")
    assert [words.partition(" Исправьте")[0] for words in told] == [
        "Исполнителю «БИБЛ» пункты 1 и 2 не поручены; строки 2 и 3 не учтены."
    ]


def test_of_two_rows_about_one_thing_the_needless_one_is_named() -> None:
    book = understood(STATUS + "БИБЛ | 1 | | |\nБИБЛ | 1 | | в работе |")
    (told,) = [f for f in book.findings if f.code == "row-copied"]
    assert told.cell == "A3"
    assert "учтена строка 3, строка 2 лишняя" in told.message


def test_a_word_outside_a_list_is_told_with_the_list() -> None:
    book = understood("[Исполнители]\nКод | Группа | Организация | Вид | Пол\nА | руководители | МБУК | чужая | кто-то")
    assert next(m for m in messages(book, "choice-unknown") if "«Вид»" in m).startswith(
        "В ячейке D2 («Вид») указано «чужая», а можно только: «подведомственная», «администрация», «по согласованию», "
        "«рекомендовано»; до исправления «Вид» считается пустым: исполнителю поручают, а не просят его."
    )
    assert "можно только: «м», «ж»." in messages(book, "choice-unknown")[1]


@pytest.mark.parametrize("word", ["праздник", "нерабочий день", "Выходной"])
def test_a_day_off_is_understood_by_its_usual_names(word: str) -> None:
    book = understood(f"[Календарь]\nДень | Вид | Основание\n@31.12.2025 | {word} | указ")
    assert [(m.day, m.working) for m in book.calendar] == [(date(2025, 12, 31), False)]


def test_a_refused_extension_lists_everything_it_lacks() -> None:
    head = "[Продление сроков]\n№ | Код | Новый срок | Дата решения | Кто решил | Основание\n"
    found = [
        f.message for f in judged(understood(f"{head}1 | БИБЛ | @26.12.2025 | | |")) if f.code == "extension-refused"
    ]
    assert ["не указаны дата решения, основание и кто принял решение." in words for words in found] == [True]


def test_a_new_item_of_many_performers_lacks_its_rows_once() -> None:
    people = "[Исполнители]\nКод | Группа | Организация\nА | руководители | МБУК\nБ | руководители | МАУ\n"
    plan = "[План-график]\n№ | Мероприятие | Срок исполнения | Исполнители\n"
    items = "1 | Чаты | до 12.12.2025 | руководители\n2 | Сайт | до 26.12.2025 | руководители\n"
    (told,) = [
        f for f in judged(understood(plan + items + people + STATUS + "А | 1 |\nБ | 1 |")) if f.code == "row-missing"
    ]
    assert told.performer is None
    assert "нет строк исполнителей «А», «Б» по пунктам: 2 (срок 26.12.2025)." in told.message


def test_a_book_nobody_was_entered_into_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    assert main(["init", str(home)]) == 0
    assert main(["new", str(ORDER), "--home", str(home)]) == 1
    capsys.readouterr()
    assert main(["check", "--on", "12.12.2025", "--home", str(home)]) == 1
    said = capsys.readouterr().out
    assert said.count("performers-missing") == 1
    assert "without" not in said
    assert "Состояние" not in said  # no heading of a table without rows


def test_a_line_that_only_names_a_group_asks_for_nothing_where_the_group_has_people() -> None:
    book = understood(
        "[Исполнители]\nКод | Группа | Организация\n | руководители |\nА | руководители; заместители | МБУК"
    )
    assert not {f.code for f in book.findings} & {"performer-without-code"}


def test_a_faulty_cell_is_shown_as_somebody_typed_it() -> None:
    book = understood(f"{STATUS}БИБЛ | 1 | | исполнено | 31.02.2026 | приказ № 5\nНЕТ | 2 | | в работе | |")
    workbook = load_workbook(io.BytesIO(print_remarks(remark_book(book, book.findings))))
    head, *rows = list(workbook[SHEET].values)
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    assert shown[0]["Дата исполнения"] == "31.02.2026"
    assert [line["Код"] for line in shown] == ["БИБЛ", "НЕТ"]


def test_initials_keep_their_stop_within_a_list() -> None:
    found, _ = paragraphs_of(["Сведения:", "-) уточняет Пробная О.И.;", "-) уточняет Примеров П.П."])
    assert ["".join(run.text for run in p.runs)[-4:] for p in found[1:]] == ["О.И.;"[-4:], "П.П."]


def test_the_subject_of_a_morning_counts_what_is_to_be_mended() -> None:
    order = OrderId(number="454", date=date(2025, 12, 11))
    found = [(order, Finding(code="term-unclear", level=level, message="")) for level in ("error", "warning", "note")]
    made = morning_message(
        on=date(2025, 12, 12), to="o@example.org", key="m", findings=found, issued=(), notices=(), troubles=()
    )
    assert made.subject == "Контроль исполнения, 12.12.2025: замечания – 2"


def test_the_subject_of_a_morning_counts_a_new_workbook_apart_from_what_is_to_be_mended() -> None:
    order = OrderId(number="454", date=date(2025, 12, 11))
    made = Finding(code="order-made", level="warning", message="Создана таблица.")
    found = [(None, made), (order, Finding(code="performers-missing", level="error", message=""))]
    told = morning_message(
        on=date(2025, 12, 12), to="o@example.org", key="m", findings=found, issued=(), notices=(), troubles=()
    )
    assert told.subject == "Контроль исполнения, 12.12.2025: новое в папке – 1, замечания – 1"


def test_update_says_how_many_rows_it_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clerk = new_home(tmp_path / "home")
    assert main(["update", str(clerk.path), "--home", str(tmp_path / "home")]) == 0
    assert "Новых строк «Хода исполнения» нет." in capsys.readouterr().out
    clerk.sheet("Ход исполнения").delete_rows(5, 2)
    clerk.save()
    assert main(["update", str(clerk.path), "--home", str(tmp_path / "home")]) == 0
    assert "Строк «Хода исполнения» добавлено: 2" in capsys.readouterr().out


def test_an_item_taken_out_of_the_plan_is_told_once_with_all_its_rows() -> None:
    told = messages(understood(STATUS + "БИБЛ | 8 |\nБИБЛ | 8 |"), "item-unknown")
    assert [words.partition(" Исправьте")[0] for words in told] == [
        "Пункта «8» нет в плане-графике; строки 2 и 3 не учтены."
    ]


def test_an_item_whose_performers_were_cleared_is_told_itself_not_row_by_row() -> None:
    plan = "[План-график]\n№ | Мероприятие | Срок исполнения | Исполнители\n1 | Чаты | до 12.12.2025 |\n"
    book = understood(plan + STATUS + "БИБЛ | 1 |")
    assert not messages(book, "row-foreign")
    (told,) = [f.message for f in judged(book) if f.code == "item-without-performers"]
    assert told.startswith("У пункта 1 нет исполнителей с кодом: столбец «Исполнители» пуст.")


def test_acceptance_without_a_state_is_told() -> None:
    head = "[Ход исполнения]\nКод | № | Срок | Состояние | Дата исполнения | Подтверждение | Принято | Кто принял\n"
    book = understood(f"{head}БИБЛ | 1 | | | | | @12.12.2025 | Образцова Н.П.")
    assert [f.performer for f in judged(book) if f.code == "date-without-state"] == ["БИБЛ"]


def test_a_foreign_workbook_is_asked_to_be_taken_away_and_an_open_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = new_home(tmp_path / "home")
    Workbook().save(clerk.path.with_name("отпуска.xlsx"))
    clerk.path.with_name(f"~${clerk.path.name}").write_bytes(b"x")
    for verb in ("check", "day"):
        capsys.readouterr()
        assert main([verb, "--on", "12.12.2025", "--home", str(tmp_path / "home")]) == 3
        said = capsys.readouterr().out
        assert "отпуска.xlsx: это не таблица учёта – в книге нет ни одного её листа; уберите файл из inbox" in said
        assert "К сведению: № 454 от 11.12.2025.xlsx: книга сейчас открыта" in said
