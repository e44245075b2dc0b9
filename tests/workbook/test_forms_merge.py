"""Filled forms: recognised by the mark, checked, and joined cell by cell with the shared book."""

import os
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from automation.control.review import review
from automation.model.control import empty_history
from automation.model.office import Ruling, RulingKind
from automation.model.plan import OrderId
from automation.model.report import HIDDEN, Book, State, StatusRow
from automation.model.settings import Limits
from automation.workbook.form_marks import FormMark
from automation.workbook.forms import BookForms, mark_of, read_form
from automation.workbook.merge import merge, stray_forms
from tests.support.books import EDITOR, EXAMPLE, LIBRARY, ORDER, book, done
from tests.support.compose_world import SETTINGS
from tests.support.nightly import first

EARLY, LATE = "2025-12-14T09:00:00", "2025-12-16T09:00:00"  # the shared book is of 15.12.2025 10:00


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox" / "forms"
    folder.mkdir(parents=True)
    return folder


def returned(
    folder: Path,
    values: Mapping[str, str | date | None],
    *,
    when: str = LATE,
    seen: Book | None = None,
    people: tuple = (LIBRARY, EDITOR),  # type: ignore[type-arg]
    name: str = "ответ.xlsx",
) -> FormMark:
    """The form as it comes back: cells filled in, saved at ``when``."""
    path = folder / name
    path.write_bytes(BookForms(seen or book()).form(people))
    workbook = load_workbook(path)
    for cell, value in values.items():
        workbook["Ход исполнения"][cell] = value
    workbook.save(path)
    _date(path, when)
    return read_form(path, Limits(), folder.parent.parent)


@pytest.mark.parametrize(
    ("text", "indicator"),
    first(
        2,
        [
            ("Обучение работников", ""),
            ("Обучение", "работники, ответственные за эксплуатацию тепловых сетей"),
            ("Выпуск электронных подписей не менее чем для 50 процентов работников", ""),
            ("Оформление карт", "сотрудники"),
            ("Переход сотрудников", ""),
        ],
    ),
)
def test_figures_under_the_words_of_an_item_are_read_as_those_of_the_shared_book(
    inbox: Path, text: str, indicator: str
) -> None:
    plan = (replace(book().items[0], text=text, indicator=indicator), *book().items[1:3])
    seen = replace(book(), items=plan)
    form = returned(inbox, {"L6": "14", "M6": "13"}, seen=seen)
    rows = merge(seen, (form,))[0].rows
    assert [(r.staff_total, r.staff_moved) for r in rows if r.code == "БИБЛ" and r.item == "1"] == [(14, 13)]


def _date(path: Path, when: str) -> None:
    """Give the file its own modified time, as Excel writes it."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"].decode()
    start, end = core.index("<dcterms:modified"), core.index("</dcterms:modified>")
    head = core[start : core.index(">", start) + 1]
    parts["docProps/core.xml"] = (core[:start] + head + when + "Z" + core[end:]).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def row_of(merged: Book, code: str, item: str) -> StatusRow:
    return next(r for r in merged.rows if (r.code, r.item) == (code, item))


def codes(findings: tuple) -> list[str]:  # type: ignore[type-arg]
    return [f.code for f in findings]


REPORT: dict[str, str | date | None] = {"E6": "исполнено", "F6": date(2025, 12, 12), "G6": "приказ № 15"}


def test_a_filled_form_counts_though_the_shared_book_is_silent(inbox: Path) -> None:
    form = returned(inbox, REPORT, when=EARLY)
    merged, findings = merge(book(StatusRow(code="БИБЛ", item="1", row=2)), [form])
    row = row_of(merged, "БИБЛ", "1")
    assert (row.state, row.executed_on, row.evidence, row.row) == (State.DONE, date(2025, 12, 12), "приказ № 15", 2)
    assert codes(findings) == ["form-merged"]
    assert "пункты: 1" in findings[0].message


def test_a_row_remembers_the_form_its_values_came_from_and_a_fault_in_it_names_that_form(inbox: Path) -> None:
    future = {**REPORT, "F6": date(2026, 12, 12)}
    seen = replace(book(StatusRow(code="БИБЛ", item="1", row=2)), columns={"Ход исполнения": {"Дата исполнения": "G"}})
    merged, _ = merge(seen, [returned(inbox, future, name="ответ.xlsx")])
    assert {row: name.rpartition("/")[2] for row, name in merged.sources.items()} == {2: "ответ.xlsx"}
    found = review(merged, empty_history(), SETTINGS, date(2025, 12, 16)).findings
    (told,) = (f for f in found if f.code == "done-in-future")
    assert told.cell == "G2"
    assert told.message.startswith(f"Форма {merged.sources[2]}: Пункт 1")


def test_a_row_the_shared_book_lacks_comes_from_the_form(inbox: Path) -> None:
    merged, _ = merge(book(), [returned(inbox, REPORT)])
    assert row_of(merged, "БИБЛ", "1").row == 0


def test_an_empty_cell_never_beats_a_filled_one(inbox: Path) -> None:
    seen = book(done("БИБЛ", "1", 2))
    form = returned(inbox, {"E6": None, "F6": None, "G6": None}, seen=seen)
    assert merge(seen, [form])[0].rows[0] == seen.rows[0]


@pytest.mark.parametrize(("when", "state"), [(LATE, State.DONE), (EARLY, State.IN_WORK)])
def test_the_files_own_time_decides_and_the_difference_is_told(inbox: Path, when: str, state: State) -> None:
    seen = book(StatusRow(code="БИБЛ", item="1", row=2, state=State.IN_WORK))
    merged, findings = merge(
        replace(seen, columns={"Ход исполнения": {"Состояние": "F"}}), [returned(inbox, {"E6": "исполнено"}, when=when)]
    )
    assert row_of(merged, "БИБЛ", "1").state is state
    told = next(f for f in findings if f.code == "form-differs")
    assert (told.sheet, told.cell, told.performer, told.item) == ("Ход исполнения", "F2", "БИБЛ", "1")
    assert "в работе" in told.message
    assert "исполнено" in told.message


def test_a_tie_goes_to_the_shared_book(inbox: Path) -> None:
    seen = book(StatusRow(code="БИБЛ", item="1", row=2, state=State.IN_WORK))
    merged, _ = merge(seen, [returned(inbox, {"E6": "исполнено"}, when=seen.modified)])
    assert row_of(merged, "БИБЛ", "1").state is State.IN_WORK


def test_of_two_forms_the_later_one_counts_in_any_order(inbox: Path) -> None:
    early = returned(inbox, {"E6": "в работе"}, when=EARLY, name="я.xlsx")
    late = returned(inbox, {"E6": "исполнено"}, when=LATE, name="а.xlsx")
    for forms in ([early, late], [late, early]):
        assert row_of(merge(book(), forms)[0], "БИБЛ", "1").state is State.DONE


def test_a_computer_with_a_wrong_clock_does_not_win_for_ever(inbox: Path) -> None:
    form = returned(inbox, REPORT, when="2035-01-01T00:00:00")
    assert form.modified < datetime(2035, 1, 1)


def test_a_strangers_row_is_told_and_not_counted(inbox: Path) -> None:
    form = returned(inbox, {"A7": "ПРИМ", "E7": "исполнено", "A8": "ПРИМ", **REPORT})
    merged, findings = merge(book(), [form])
    assert [r for r in merged.rows if r.code == "ПРИМ"] == []
    (told,) = (f for f in findings if f.code == "form-stranger-row")
    assert "сведения другого исполнителя («ПРИМ»), пункты: 2 и 3; они не учтены" in told.message
    assert told.performer is None, "the office's own matter: the form came from somebody else"
    assert row_of(merged, "БИБЛ", "1").state is State.DONE


def test_a_fault_in_a_form_names_the_form_and_no_cell_of_the_shared_book(inbox: Path) -> None:
    _, findings = merge(book(), [returned(inbox, {**REPORT, "F6": "вчера"})])
    told = next(f for f in findings if f.code == "date-unreadable")
    assert (told.sheet, told.cell, told.performer) == ("Ход исполнения", None, LIBRARY.code)
    assert "ответ.xlsx" in told.message


def test_a_form_of_an_old_revision_is_told_and_its_matching_rows_counted(inbox: Path) -> None:
    form = returned(inbox, REPORT)
    changed = replace(book(), items=(replace(book().items[0], text="Новый текст"), *book().items[1:]))
    merged, findings = merge(changed, [form])
    assert "form-old-revision" in codes(findings)
    assert row_of(merged, "БИБЛ", "1").state is State.DONE


def test_a_form_made_after_a_decision_took_an_item_off_is_no_old_one(inbox: Path) -> None:
    ruling = Ruling(decided_on=ORDER.date, decided_by="Глава", items=("2",), kind=RulingKind.CLOSE, row=2)
    ruled = replace(book(), rulings=(ruling,))
    items = tuple(replace(i, closed_on=ORDER.date) if i.number == "2" else i for i in book().items)
    form = returned(inbox, REPORT)
    assert form.mark is not None
    for mark in (form.mark, mark_of(replace(book(), items=items), [LIBRARY, EDITOR])):
        _, findings = merge(ruled, [replace(form, mark=mark)])
        assert "form-old-revision" not in codes(findings)


def test_a_form_for_another_order_is_passed_over_and_told(inbox: Path) -> None:
    other = replace(book(), order=replace(ORDER, number="17"))
    form = returned(inbox, REPORT, seen=other)
    assert merge(book(), [form]) == (book(), ())
    assert codes(stray_forms([form], [ORDER.id])) == ["form-other-order"]
    assert stray_forms([form], [OrderId(number="17", date=ORDER.date)]) == ()


def test_damaged_and_unmarked_files_are_told(inbox: Path) -> None:
    damaged, letter = inbox / "порча.xlsx", inbox / "чужая.xlsx"
    damaged.write_bytes(b"PK\x03\x04 half a file")
    form = returned(inbox, REPORT)
    workbook = load_workbook(inbox / "ответ.xlsx")
    workbook.custom_doc_props.props.clear()  # type: ignore[attr-defined]
    workbook["Ход исполнения"].delete_rows(10, 10)
    workbook.save(letter)
    forms = [read_form(p, Limits(), inbox.parent.parent) for p in (damaged, letter)]
    assert codes(stray_forms([*forms, form], [ORDER.id])) == ["form-damaged", "form-unmarked"]


def test_the_line_at_the_foot_is_enough_where_the_property_was_lost(inbox: Path) -> None:
    returned(inbox, REPORT)
    workbook = load_workbook(inbox / "ответ.xlsx")
    workbook.custom_doc_props.props.clear()  # type: ignore[attr-defined]
    workbook.save(inbox / "ответ.xlsx")
    form = read_form(inbox / "ответ.xlsx", Limits(), inbox.parent.parent)
    assert form.mark is not None
    assert row_of(merge(book(), [form])[0], "БИБЛ", "1").state is State.DONE


def test_publications_are_added_once(inbox: Path) -> None:
    path = inbox / "ответ.xlsx"
    returned(inbox, {})
    workbook = load_workbook(path)
    line: dict[str, str | date] = {"A2": "БИБЛ-СМИ", "B2": date(2025, 12, 12), "C2": "Новость", "D2": "10:00"}
    for cell, value in {**line, "E2": "15:00"}.items():
        workbook["Публикации"][cell] = value
    workbook.save(path)
    form = read_form(path, Limits(), inbox.parent.parent)
    merged, _ = merge(book(), [form, form])
    assert [(p.code, p.material, p.row) for p in merged.publications] == [("БИБЛ-СМИ", "Новость", 0)]
    assert merged.publications[0].messenger_at == datetime(2025, 12, 12, 10)


def test_a_hostile_property_part_is_no_mark(inbox: Path) -> None:
    form = returned(inbox, REPORT, people=(EXAMPLE,))
    path = inbox / "ответ.xlsx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/custom.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]><Properties>&a;</Properties>'
    parts["docProps/core.xml"] = b"<!DOCTYPE x []><a/>"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    os.utime(path, (1_765_000_000, 1_765_000_000))
    again = read_form(path, Limits(), inbox.parent.parent)
    assert again.mark == form.mark  # from the line at the foot
    assert again.modified == datetime(2025, 12, 6, 5, 46, 40)


def test_hidden_words_leave_no_trace_in_a_form_and_do_not_come_back_as_a_value(inbox: Path) -> None:
    seen = book(done("БИБЛ", "1", 2, comment=HIDDEN, evidence=HIDDEN))
    form = returned(inbox, {"I6": "собрание проведено"}, seen=seen)
    assert HIDDEN not in [value for sheet in form.raw.sheets for column in sheet.columns for value in column]  # type: ignore[union-attr]
    row = next(r for r in merge(seen, [form])[0].rows if (r.code, r.item) == ("БИБЛ", "1"))
    assert (row.comment, row.evidence, row.done) == (HIDDEN, HIDDEN, "собрание проведено")


def test_the_mark_of_hidden_words_typed_into_a_form_is_an_empty_cell(inbox: Path) -> None:
    seen = book(done("БИБЛ", "1", 2, evidence="приказ № 15"))
    form = returned(inbox, {"G6": HIDDEN, "H6": f" {HIDDEN} "}, seen=seen)
    row = next(r for r in merge(seen, [form])[0].rows if (r.code, r.item) == ("БИБЛ", "1"))
    assert (row.evidence, row.comment) == ("приказ № 15", "")


def test_the_line_an_entrepreneur_signs_is_no_row(inbox: Path) -> None:
    alone = replace(EXAMPLE, organisation="ИП Кузьмин А.В.")
    seen = book(performers=(alone,))
    form = returned(inbox, REPORT, seen=seen, people=(alone,))
    merged, findings = merge(seen, [form])
    assert (row_of(merged, EXAMPLE.code, "1").state, codes(findings)) == (State.DONE, ["form-merged"])
