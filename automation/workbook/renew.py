"""Fills in what a loaded workbook lacks (openpyxl); the room behind ``update``."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.report import Book
from automation.model.sheets import EXTENSIONS, PERFORMERS, PLAN, STATUS
from automation.plan.workdays import Calendar
from automation.russian import fold
from automation.russian.performer_doubts import proposed_dative
from automation.workbook import guards, layout, paint
from automation.workbook.columns import COLUMNS, SHEETS
from automation.workbook.rows import GREY_PERFORMER, grey_values, missing_rows, plan_row, term_cells
from automation.workbook.understand.locate import header_row
from automation.workbook.understand.tables import HEADER_ROWS

GAP = 200  # so many blank rows in a row end a sheet


class Grid(Struct, frozen=True):
    """One of our sheets inside a clerk's book: where its header stands and which column is which."""

    sheet: Worksheet
    title: str
    header_row: int
    letters: dict[str, str]

    def empty(self, header: str, row: int) -> bool:
        """Tell whether the column exists and its cell in the row holds nothing but blanks."""
        letter = self.letters.get(header)
        return letter is not None and not str(self.sheet[f"{letter}{row}"].value or "").strip()

    def write(self, header: str, row: int, value: object) -> None:
        """Put a value of the program's into its cell, in the program's colour."""
        layout.append_row(self.sheet, row, {header: self.letters[header]}, {header: value}, title=self.title)


def renew(workbook: Workbook, values: Workbook | None, book: Book) -> None:
    """Complete ``workbook`` in place.

    ``values`` is the same book with the results of its formulas, which saving would lose; None where it is not saved.
    """
    paint.add_styles(workbook)
    footer = f"№ {book.order.number} от {book.order.date:%d.%m.%Y}"
    grids = {}
    for title in SHEETS:
        sheet = sheet_of(workbook, title)
        grid = find_grid(sheet, title) if sheet is not None else None
        if sheet is None:
            layout.data_sheet(workbook, title, [], book.order.date, footer)
        elif grid is not None:
            if values is not None:
                _settle_formulas(grid, values[sheet.title])
            grids[title] = grid
    for title, grid in grids.items():
        for column in SHEETS[title].columns:
            if column.added and column.header not in grid.letters:
                _add_column(grid, column.header)
    if PLAN in grids:
        _fill_plan(grids[PLAN], book)
    if PERFORMERS in grids:
        _fill_performers(grids[PERFORMERS], book)
    if STATUS in grids:
        _fill_status(grids[STATUS], book)
    _guard(workbook, grids, book)
    if workbook.calculation is not None:
        workbook.calculation.fullCalcOnLoad = True


def sheet_of(workbook: Workbook, title: str) -> Worksheet | None:
    """Find the sheet of ours in a workbook, however a clerk spells its name."""
    return next((s for s in workbook.worksheets if fold(s.title) == fold(title)), None)


def find_grid(sheet: Worksheet, title: str) -> Grid | None:
    """Find the header row, which is the one with most of our headers; None where fewer than two are found."""
    rows = sheet.iter_rows(max_row=min(HEADER_ROWS, sheet.max_row), values_only=True)
    # A header with letters of several looks is a list of texts.
    row, places = header_row(SHEETS[title], ([str(value or "") for value in values] for values in rows))
    letters = {header: get_column_letter(columns[0] + 1) for header, columns in places.items()}
    return Grid(sheet, title, row + 1, letters) if len(letters) > 1 else None


def _settle_formulas(grid: Grid, values: Worksheet) -> None:
    """Replace each formula of our columns by the value it had: the program reads values, and saving would lose them."""
    letters = set(grid.letters.values())
    for cell in _cells(grid.sheet):
        if cell.data_type == "f" and cell.column_letter in letters:
            value = values[cell.coordinate].value
            if value is not None:
                cell.value = None
                paint.put(cell, value)


def _cells(sheet: Worksheet) -> list[Any]:
    """Return the cells that exist; walking the grid would visit a million rows for one stray cell at its end."""
    return list(sheet._cells.values())


def _fill_plan(grid: Grid, book: Book) -> None:
    calendar = Calendar(book.calendar)
    for item in book.items:
        told = plan_row(item, book.order.date, calendar)
        for header in ("Прочтено как", "Правило"):
            if item.row and told[header] and grid.empty(header, item.row):
                grid.write(header, item.row, told[header])


def _fill_performers(grid: Grid, book: Book) -> None:
    """Fill in the grey columns as far as the program is sure; a doubtful form becomes a note for a person."""
    for header in GREY_PERFORMER:
        if header not in grid.letters:
            _add_column(grid, header)
    for performer in book.performers:
        sure = grey_values(performer)
        for header in GREY_PERFORMER:
            if not performer.row or not grid.empty(header, performer.row):
                continue
            if sure.get(header):
                grid.write(header, performer.row, sure[header])
            elif proposed := proposed_dative(performer, header):
                cell = grid.sheet[f"{grid.letters[header]}{performer.row}"]
                cell.comment = Comment(f"Возможно: «{proposed[0]}». Проверьте и впишите верное.", "Подсказка")


def _add_column(grid: Grid, header: str) -> None:
    # A new column goes behind the last one in use, for a clerk's own formulas and links name cells by address.
    used = [c.column for c in _cells(grid.sheet) if c.row == grid.header_row and c.value is not None]
    letter = get_column_letter(max(used) + 1)
    grid.letters[header] = letter
    grid.sheet.column_dimensions[letter].width = COLUMNS[grid.title][header].width
    layout.write_head(grid.sheet, grid.header_row, max(used) + 1, header, title=grid.title)


def _fill_status(grid: Grid, book: Book) -> None:
    for header in SHEETS[STATUS].required:
        if header not in grid.letters:
            _add_column(grid, header)
    _complete_rows(grid, book)
    row = _last_row(grid, max((r.row for r in book.rows), default=grid.header_row))
    for values in missing_rows(book):
        row += 1
        layout.append_row(grid.sheet, row, grid.letters, values, title=STATUS)
    if grid.sheet.auto_filter.ref and not grid.sheet.auto_filter.filterColumn:
        first, last = grid.sheet.auto_filter.ref.split(":")
        letters = "".join(c for c in last if c.isalpha())
        grid.sheet.auto_filter.ref = f"{first}:{letters}{max(row, grid.header_row + 1)}"


def _complete_rows(grid: Grid, book: Book) -> None:
    """Fill the program's columns of rows that stand, where they are empty; «Срок» follows the item's reading."""
    items = {item.number: item for item in book.items}
    organisations = {p.code: p.organisation for p in book.performers}
    for row in book.rows:
        item = items.get(row.item)
        if item is None or not row.row:
            continue
        told: dict[str, object] = {"Мероприятие": item.text, "Организация": organisations.get(row.code)}
        if not item.several_terms:
            term = term_cells(item)[0]
            if row.control_date != term and not (isinstance(term, str) and row.control_date is None):
                grid.write("Срок", row.row, term)
            told["Срок"] = term
        for header, value in told.items():
            if value and grid.empty(header, row.row):
                grid.write(header, row.row, value)


def _last_row(grid: Grid, known: int) -> int:
    """Find the last row that holds anything in our columns, looking on from a row known to be filled in."""
    ours = set(grid.letters.values())
    cells = grid.sheet._cells.values()  # to ask for a cell by its address would make it
    filled = {c.row for c in cells if str(c.value or "").strip() and get_column_letter(c.column or 1) in ours}
    row = last = max(known, grid.header_row)
    while row < last + GAP:
        row += 1
        if row in filled:
            last = row
    return last


def _guard(workbook: Workbook, grids: Mapping[str, Grid], book: Book) -> None:
    """Lay our checks again: lists that Excel keeps in an extension are lost when a book is saved anew."""
    for title, grid in grids.items():
        checks = grid.sheet.data_validations
        ours = set(grid.letters.values())
        # Our own checks are taken away first: two checks on one cell would be a damaged workbook to Excel.
        checks.dataValidation = [
            c for c in checks.dataValidation if not any(get_column_letter(a.min_col) in ours for a in c.sqref.ranges)
        ]
        guards.add_checks(grid.sheet, title, grid.letters, book.order.date, grid.header_row + 1)
    moved = grids.get(EXTENSIONS)
    if any(name not in workbook.defined_names for name in guards.EXTENSION_LISTS):
        letters = moved.letters if moved else layout.letters_of(SHEETS[EXTENSIONS].headers)
        guards.name_extensions(workbook, letters, moved.header_row + 1 if moved else 2)
    status = grids.get(STATUS)
    if status is not None and not list(status.sheet.conditional_formatting):
        guards.add_colours(status.sheet, status.letters, status.header_row + 1, extensions=True)
