"""Forms that came back spoilt: told by the form's name, and never counted for more than they say."""

import shutil
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from automation.model.report import State, StatusRow
from automation.model.settings import Limits
from automation.workbook.form_marks import FormMark, read_mark
from automation.workbook.forms import read_form
from automation.workbook.merge import merge, stray_forms
from tests.support.books import EXAMPLE, ORDER, book, done
from tests.support.hostile import rezip
from tests.workbook.test_forms_merge import EARLY, LATE, REPORT, codes, returned, row_of
from tests.workbook.test_forms_merge import inbox as inbox  # noqa: PLC0414 - the fixture


def spoilt(folder: Path, sheet: str, cells: dict[str, object], name: str = "ответ.xlsx") -> FormMark:
    """A form filled in further, as a performer might; a cell None is emptied."""
    path = folder / name
    workbook = load_workbook(path)
    for cell, value in cells.items():
        workbook[sheet][cell] = value  # type: ignore[assignment]
    workbook.save(path)
    return read_form(path, Limits(), folder.parent.parent)


def test_a_form_without_its_headers_is_told_once_and_the_others_count(inbox: Path) -> None:
    returned(inbox, REPORT)
    headless = spoilt(inbox, "Ход исполнения", {f"{column}5": "нет" for column in "ABCDEFGHIJKLMNOP"})
    good = returned(inbox, REPORT, name="второй.xlsx")
    merged, findings = merge(book(), [headless, good])
    assert codes(findings) == ["form-merged", "form-damaged"]
    assert findings[1].message.count("ответ.xlsx") == 1
    assert row_of(merged, "БИБЛ", "1").state is State.DONE


def test_a_file_that_is_no_form_is_not_to_be_put_into_the_inbox_as_a_workbook(inbox: Path) -> None:
    path = inbox / "ответ.xlsx"
    path.write_text("Код;№;Состояние", "utf-8")
    (told,) = stray_forms([read_form(path, Limits(), inbox.parent.parent)], [])
    assert told.message.startswith("Форма ")
    assert "не книга Excel" in told.message
    assert "inbox рабочую книгу" not in told.message


def test_a_publication_told_otherwise_is_asked_and_the_known_one_stays(inbox: Path) -> None:
    returned(inbox, {})
    line = {"A2": "БИБЛ-СМИ", "B2": date(2025, 12, 12), "C2": "Новость", "D2": "10:00", "E2": "15:00"}
    first = spoilt(inbox, "Публикации", line)
    known, _ = merge(book(), [first])
    other = spoilt(inbox, "Публикации", {"E2": "11:00"})
    merged, findings = merge(known, [other])
    assert codes(findings) == ["form-publication"]
    assert merged.publications == known.publications


def test_an_unreadable_cell_is_shown_as_such_beside_the_other(inbox: Path) -> None:
    seen = book(done("БИБЛ", "1", 2))
    merged, findings = merge(seen, [returned(inbox, {**REPORT, "F6": "вчера"}, when=LATE)])
    told = next(f for f in findings if f.code == "form-differs")
    assert "не прочитано" in told.message
    assert "12.12.2025" in told.message
    assert row_of(merged, "БИБЛ", "1").unreadable == frozenset({"Дата исполнения"})


def test_a_form_put_there_twice_is_one_and_two_unread_dates_are_no_difference_of_forms(inbox: Path) -> None:
    first = returned(inbox, {**REPORT, "F6": "вчера"})
    shutil.copy2(inbox / "ответ.xlsx", inbox / "ответ (1).xlsx")
    twice = read_form(inbox / "ответ (1).xlsx", Limits(), inbox.parent.parent)
    alone = codes(merge(book(), [first])[1])
    assert codes(merge(book(), [first, twice])[1]) == alone
    other = returned(inbox, {**REPORT, "F6": "позавчера"}, name="второй.xlsx")
    assert "form-differs" not in codes(merge(book(), [first, other])[1])


def test_a_cell_the_table_cannot_read_gives_way_to_a_later_form(inbox: Path) -> None:
    blurred = StatusRow(code="БИБЛ", item="1", row=2, unreadable=frozenset({"Дата исполнения"}))
    row = row_of(merge(book(blurred), [returned(inbox, REPORT, when=LATE)])[0], "БИБЛ", "1")
    assert (row.executed_on, row.unreadable) == (date(2025, 12, 12), frozenset())
    row = row_of(merge(book(blurred), [returned(inbox, REPORT, when=EARLY)])[0], "БИБЛ", "1")
    assert row.unreadable == frozenset({"Дата исполнения"})


def test_forms_of_the_days_orders_are_no_strays(inbox: Path) -> None:
    assert stray_forms([returned(inbox, REPORT)], [ORDER.id]) == ()


@pytest.mark.parametrize(
    "part",
    [
        b'<?xml version="1.0" encoding="foo"?><a/>',
        b'<?xml version="1.0" encoding="euc-jp"?><a/>',
        b"<a xmlns='x'><modified>0001-01-01T00:00:00+03:00</modified></a>",
    ],
    ids=["unknown encoding", "useless encoding", "before all days"],
)
def test_properties_nobody_can_read_leave_the_mark_at_the_foot_and_the_time_on_the_disk(
    inbox: Path, part: bytes
) -> None:
    form = returned(inbox, REPORT)
    path = inbox / "ответ.xlsx"
    path.write_bytes(rezip({"docProps/core.xml": part, "docProps/custom.xml": part}, data=path.read_bytes()))
    again = read_form(path, Limits(), inbox.parent.parent)
    assert again.mark == form.mark
    assert again.modified > datetime(2025, 12, 16)


@pytest.mark.parametrize("words", ["Форма к № ", "Форма к № a от 11.11.2011; коды: "])
def test_words_that_begin_like_a_mark_again_and_again_cost_no_time(words: str) -> None:
    before = time.process_time()
    assert read_mark(f"{words * (256 * 1024 // len(words))}редакция") is None
    assert time.process_time() - before < 2


def test_a_mark_is_read_without_signs_nobody_sees(inbox: Path) -> None:
    mark = returned(inbox, REPORT).mark
    assert mark
    assert read_mark(mark.as_line().replace(" ", "\N{NO-BREAK SPACE}")) == mark
    assert read_mark(mark.as_property().replace("454", "\u202e454")) == mark


@pytest.mark.parametrize("cell", ["A5", "B5", "E5", "F5", "G5"])
def test_a_form_whose_filled_column_lost_its_name_is_told_and_not_taken_for_silence(inbox: Path, cell: str) -> None:
    returned(inbox, REPORT)
    name = load_workbook(inbox / "ответ.xlsx")["Ход исполнения"][cell].value
    merged, findings = merge(book(), [spoilt(inbox, "Ход исполнения", {cell: f"{name}*"})])
    assert codes(findings) == ["form-damaged"]
    assert f"«{name}»" in findings[0].message
    assert merged.rows == ()


def test_what_stands_beside_an_unknown_code_is_told_and_an_empty_row_is_not(inbox: Path) -> None:
    form = returned(inbox, {**REPORT, "A6": "БИБЛ-2", "A7": "БИБЛ-3"})
    (told,) = merge(book(), [form])[1]
    assert told.code == "code-unknown"
    assert "Кода «БИБЛ-2» нет на листе «Исполнители»" in told.message
    assert "строка 6 не учтена" in told.message


def test_an_organisation_named_as_an_entrepreneur_signs_and_a_code_like_it_end_no_table(inbox: Path) -> None:
    alone = replace(EXAMPLE, organisation="Индивидуальный предприниматель Примеров И.И.")
    seen = book(performers=(alone,))
    merged, findings = merge(seen, [returned(inbox, REPORT, seen=seen, people=(alone,))])
    assert (row_of(merged, EXAMPLE.code, "1").state, codes(findings)) == (State.DONE, ["form-merged"])
    form = returned(inbox, {**REPORT, "A6": "Руководитель"}, seen=seen, people=(alone,))
    assert codes(merge(seen, [form])[1]) == ["code-unknown"]
