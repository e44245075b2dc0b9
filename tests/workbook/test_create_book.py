"""The tracking workbook as a clerk opens it, read back by openpyxl."""

import io
from datetime import date, datetime

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from automation.model.draft_checks import AskedPlace, Check
from automation.model.office import Acting, DayMark, PhoneCall, Ruling
from automation.model.plan import Item, OrderDraft, Term, Unclear
from automation.model.report import Dispatch, Extension, Performer, Publication, StatusRow, Substitution
from automation.model.sheets import GUIDE, STATUS
from automation.plan.order.doubts import item_place, point_place, requisite
from automation.plan.workdays import Calendar
from automation.workbook.columns import COLUMNS, EXTRA_REQUISITES, REQUISITES, SHEETS
from automation.workbook.create import create_book
from automation.workbook.layout import guide_sheet
from tests.support.books import DEPUTIES, DRAFT, EDITORS, HEADS, ITEMS, ORDER, SIGNED
from tests.support.counted_calls import calls_made


def opened(draft: OrderDraft = DRAFT) -> Workbook:
    return load_workbook(io.BytesIO(create_book(draft, Calendar())))


@pytest.fixture(scope="module")
def made() -> Workbook:
    return opened()


def table(workbook: Workbook, title: str) -> list[dict[str, object]]:
    header, *rows = workbook[title].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows if any(v is not None for v in row)]


def test_every_sheet_and_header_stands_as_agreed(made: Workbook) -> None:
    assert made.sheetnames == [GUIDE, *SHEETS]
    for title, sheet in SHEETS.items():
        assert tuple(cell.value for cell in made[title][1]) == sheet.headers


VALUES = {"План-график": Item, "Исполнители": Performer, "Замещение": Substitution, STATUS: StatusRow} | {
    "Публикации": Publication,
    "Продление сроков": Extension,
    "Отправка": Dispatch,
    "Звонки": PhoneCall,
    "Решения": Ruling,
    "Календарь": DayMark,
    "Кто подписывает": Acting,
}


def test_every_column_stands_for_a_field_of_its_value() -> None:
    fields = {title: {c.field for c in columns.values() if c.field} for title, columns in COLUMNS.items()}
    known = {title: set(value.__annotations__) for title, value in VALUES.items()}
    assert {title: names - known.get(title, set()) for title, names in fields.items()} == {key: set() for key in fields}


def test_requisites_are_filled_in_and_unknown_ones_left_for_the_office(made: Workbook) -> None:
    rows = {str(r["Поле"]): r["Значение"] for r in table(made, "Распоряжение")}
    assert tuple(rows) == (*REQUISITES, *EXTRA_REQUISITES)
    assert rows["Номер"] == "454"
    assert rows["Дата"] == datetime(2025, 12, 11)
    assert rows["Контроль (Ф.И.О.)"] is None


def test_the_plan_shows_how_each_term_was_read_and_the_rule(made: Workbook) -> None:
    first, _, third, _ = table(made, "План-график")
    assert first["№"] == "1"
    assert first["Прочтено как"] == "до 12.12.2025 включительно"
    assert first["Правило"] is None
    assert (third["Прочтено как"], third["Правило"]) == ("постоянно", "опережение 4 ч")


def test_each_distinct_group_gets_one_line_without_a_code(made: Workbook) -> None:
    rows = table(made, "Исполнители")
    assert [r["Группа"] for r in rows] == [DEPUTIES, HEADS, EDITORS]
    assert {r["Код"] for r in rows} == {None}


def test_a_performer_by_agreement_is_put_down_as_such() -> None:
    item = replace(ITEMS[0], groups=("Отдел полиции (по согласованию)",))
    assert table(opened(replace(DRAFT, items=(item,))), "Исполнители")[0]["Вид"] == "по согласованию"


def test_headers_are_coloured_by_who_fills_them_in_and_carry_a_note(made: Workbook) -> None:
    fills: dict[str, set[str]] = {}
    for title in SHEETS:
        for cell in made[title][1]:
            assert cell.comment is not None
            fills.setdefault(COLUMNS[title][str(cell.value)].filler, set()).add(cell.fill.start_color.rgb)
    assert all(len(colours) == 1 for colours in fills.values())
    assert len(fills) == 3


def test_states_come_from_a_list_and_dates_are_checked(made: Workbook) -> None:
    checks = {str(c.sqref).split(":", maxsplit=1)[0]: c for c in made[STATUS].data_validations.dataValidation}
    assert checks["F2"].formula1 == '"не начато,в работе,исполнено,не применимо"'
    assert checks["G2"].type == "date"
    assert checks["G2"].formula1 == "DATE(2025,12,11)"
    assert "26.12.2025" in (checks["G2"].error or "")
    assert all(len(c.formula1) <= 257 for c in checks.values() if c.type == "list")


def test_nothing_is_longer_than_excel_allows(made: Workbook) -> None:
    for title in SHEETS:
        assert len(title) <= 31
        for check in made[title].data_validations.dataValidation:
            assert len(check.error or "") <= 225
            assert len(check.errorTitle or "") <= 32
            assert len(check.formula1 or "") <= 257
        for area in made[title].conditional_formatting:
            assert all(len(formula) <= 255 for rule in area.rules for formula in rule.formula)


def test_only_program_filled_columns_are_protected_without_a_password(made: Workbook) -> None:
    protected = {title for title in made.sheetnames if made[title].protection.sheet}
    assert protected == {"План-график", STATUS}
    guard = made["План-график"].protection
    assert (guard.password, guard.autoFilter, guard.sort) == (None, False, False)
    sheet = made["План-график"]
    for header, cell in zip(sheet[1], sheet[2], strict=True):
        assert cell.protection.locked is (COLUMNS["План-график"][str(header.value)].filler == "grey")


def test_sheets_print_on_a4_with_the_header_repeated_and_pages_numbered(made: Workbook) -> None:
    for title in SHEETS:
        sheet = made[title]
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.right.text == "лист &P из &N"
    assert made[STATUS].page_setup.orientation == "landscape"
    assert made[STATUS].freeze_panes == "E2"
    assert made[STATUS].auto_filter.ref


def test_colours_follow_state_term_and_extensions(made: Workbook) -> None:
    formulas = [f for area in made[STATUS].conditional_formatting for r in area.rules for f in r.formula]
    assert any("TODAY()" in f and "ПРОДЛЕНО_СРОК" in f for f in formulas)
    assert set(made.defined_names) >= {"ПРОДЛЕНО_ПУНКТ", "ПРОДЛЕНО_КОД", "ПРОДЛЕНО_СРОК"}


def test_text_that_looks_like_a_formula_stays_text_and_unprintable_marks_vanish() -> None:
    order = replace(ORDER, heading='=HYPERLINK("http://example.org")\x07', place="\u202eг. Образец")
    rows = {str(r["Поле"]): r["Значение"] for r in table(opened(replace(DRAFT, order=order)), "Распоряжение")}
    assert rows["Заголовок"] == '=HYPERLINK("http://example.org")'
    assert rows["Место"] == "г. Образец"
    sheet = opened(replace(DRAFT, order=order))["Распоряжение"]
    cell = next(row[1] for row in sheet.iter_rows() if row[0].value == "Заголовок")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_term_that_was_not_read_is_asked_in_the_plan() -> None:
    unclear = Term(phrase="в установленном порядке", deadline=Unclear(question="Укажите дату."))
    row = table(opened(replace(DRAFT, items=(replace(ITEMS[0], term=unclear),))), "План-график")[0]
    assert row["Прочтено как"] == "не прочитано: Укажите дату."


def test_years_without_a_decree_are_asked_in_the_calendar() -> None:
    far = replace(ORDER, date=date(2031, 2, 3))
    note = opened(replace(DRAFT, order=far))["Календарь"]["A1"].comment
    assert note is not None
    assert "2031" in note.text
    assert SIGNED.year == 2025


def test_the_same_order_gives_the_same_cells() -> None:
    first, second = opened(), opened()
    assert first.sheetnames == second.sheetnames
    assert [s for s in first.sheetnames if list(first[s].values) != list(second[s].values)] == []


def test_each_line_to_be_checked_leads_to_its_cell() -> None:
    checks = (
        Check(place=requisite("Контроль (Ф.И.О.)"), text="впишите."),
        Check(place=_term_place("2"), text="какой день?"),
        Check(risk="guessed", place=item_place("3", " плана"), text="номер проставлен."),
        Check(risk="guessed", place=AskedPlace(sheet="Исполнители", column="Группа"), text="сверьте."),
        Check(place=point_place("5", " документа"), text="кто это?"),
    )
    workbook = opened(replace(DRAFT, checks=checks))
    shown = _linked(workbook)
    assert all(str(cell.value).endswith(c.text) for cell, c in zip(shown, checks, strict=True))
    fields = [cell.value for cell in workbook["Распоряжение"]["A"]]
    numbers = [cell.value for cell in workbook["План-график"]["A"]]
    assert workbook["План-график"]["C1"].value == "Срок исполнения"
    assert [cell.hyperlink and cell.hyperlink.location for cell in shown] == [
        f"'Распоряжение'!B{fields.index('Контроль (Ф.И.О.)') + 1}",
        f"'План-график'!C{numbers.index('2') + 1}",
        f"'План-график'!A{numbers.index('3') + 1}",
        "'Исполнители'!B2",
        "'Распоряжение'!B2",
    ]


def test_of_very_many_lines_to_be_checked_none_is_left_out() -> None:
    checks = tuple(Check(risk="read", place=_term_place(str(n)), text=f"допущение {n}.") for n in range(60))
    workbook = opened(replace(DRAFT, checks=checks))
    told = [str(cell.value) for cell in workbook[GUIDE]["A"] if cell.value]
    assert len(_linked(workbook)) == 60
    assert told.index("Шаг 3. Отмечайте исполнение и отправку") < told.index("Проверьте также")


def _term_place(number: str) -> AskedPlace:
    return AskedPlace(name=f"Пункт {number}, срок", sheet="План-график", column="Срок исполнения", row=number)


def _linked(workbook: Workbook) -> list[Cell]:
    return [cell for row in workbook[GUIDE] for cell in row if isinstance(cell, Cell) and cell.hyperlink]


def test_each_question_adds_the_same_work_to_the_guide_sheet() -> None:
    def calls(questions: int) -> int:
        guide = tuple(("check", f"'План-график'!A2|Пункт {n}, срок: проверьте") for n in range(questions))
        workbook = Workbook()
        made = calls_made(lambda: guide_sheet(workbook, guide, ""))
        assert {str(cells) for cells in workbook[GUIDE].merged_cells} == {f"A{n}:D{n}" for n in range(1, questions + 1)}
        return made

    assert calls(800) < 5 * calls(200)
