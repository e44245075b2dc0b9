"""Fills in what a loaded workbook lacks (openpyxl); the room behind ``update``."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from openpyxl import Workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.plan import Item, OnDemand, Permanent, Recurring
from automation.model.report import Book
from automation.model.sheets import EXTENSIONS, PERFORMERS, PLAN, STATUS
from automation.plan.terms import is_control_date, read_term, shown_day
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

    def text(self, header: str, row: int) -> str:
        """Return what the cell holds as text; "" where it is empty or the column does not exist."""
        letter = self.letters.get(header)
        return str(self.sheet[f"{letter}{row}"].value or "").strip() if letter else ""

    def empty(self, header: str, row: int) -> bool:
        """Tell whether the column exists and its cell in the row holds nothing but blanks; a merged cell is one."""
        return header in self.letters and not self.text(header, row) and not self._covered(header, row)

    def _covered(self, header: str, row: int) -> bool:
        return isinstance(self.sheet[f"{self.letters[header]}{row}"], MergedCell)

    def write(self, header: str, row: int, value: object) -> None:
        """Put a value of the program's into its cell, in the program's colour; what is covered by a merge has none."""
        if self._covered(header, row):
            return
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
    former = _fill_plan(grids[PLAN], book) if PLAN in grids else {}
    if PERFORMERS in grids:
        _fill_performers(grids[PERFORMERS], book)
    if STATUS in grids:
        _fill_status(grids[STATUS], book, former)
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


def _fill_plan(grid: Grid, book: Book) -> dict[str, date | None]:
    """Fill in what the program reads of the plan; return the day by item that it had read before the plan was amended.

    Only the line of one day is told by its words from what a person may have written there, and follows the plan.
    """
    calendar, former = Calendar(book.calendar), dict[str, date | None]()
    for item in (i for i in book.items if i.row):
        told = plan_row(item, book.order.date, calendar)
        for header in ("Прочтено как", "Правило"):
            shown = grid.text(header, item.row)
            if day := shown_day(shown):
                former[item.number] = day
            if told[header] and (day or grid.empty(header, item.row)) and told[header] != shown:
                grid.write(header, item.row, told[header])
    return former


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
                cell.comment = cell.comment or Comment(
                    f"Возможно: «{proposed[0]}». Проверьте и впишите верное.", "Подсказка"
                )


def _add_column(grid: Grid, header: str) -> None:
    # A new column goes behind the last one in use, for a clerk's own formulas and links name cells by address.
    used = [c.column for c in _cells(grid.sheet) if c.row == grid.header_row and c.value is not None]
    letter = get_column_letter(max(used) + 1)
    grid.letters[header] = letter
    grid.sheet.column_dimensions[letter].width = COLUMNS[grid.title][header].width
    layout.write_head(grid.sheet, grid.header_row, max(used) + 1, header, title=grid.title)


def _fill_status(grid: Grid, book: Book, former: Mapping[str, date | None]) -> None:
    for header in SHEETS[STATUS].required:
        if header not in grid.letters:
            _add_column(grid, header)
    _complete_rows(grid, book, former)
    row, filled = _filled_rows(grid, max((r.row for r in book.rows), default=grid.header_row))
    for values in missing_rows(book):
        row = next(free for free in count(row + 1) if free not in filled)
        layout.append_row(grid.sheet, row, grid.letters, values, title=STATUS)
    if grid.sheet.auto_filter.ref and not grid.sheet.auto_filter.filterColumn:
        first, last = grid.sheet.auto_filter.ref.split(":")
        letters = "".join(c for c in last if c.isalpha())
        grid.sheet.auto_filter.ref = f"{first}:{letters}{max(row, grid.header_row + 1)}"


def _complete_rows(grid: Grid, book: Book, former: Mapping[str, date | None]) -> None:
    """Fill the program's columns of rows that stand, where they are empty; «Срок» follows the item's reading.

    What a person typed into «Срок» stays: of a recurring item it says which control date the report is for.
    """
    items = {item.number: item for item in book.items}
    organisations = {p.code: p.organisation for p in book.performers}
    for row in book.rows:
        item = items.get(row.item)
        if item is None or not row.row:
            continue
        told: dict[str, object] = {"Мероприятие": item.text, "Организация": organisations.get(row.code)}
        if not item.several_terms:
            told["Срок"] = term_cells(item)[0]
            if _outdated(grid.text("Срок", row.row), row.control_date, item, former.get(item.number), book):
                grid.write("Срок", row.row, told["Срок"])
        for header, value in told.items():
            if value and grid.empty(header, row.row):
                grid.write(header, row.row, value)


def _outdated(words: str, day: date | None, item: Item, former: date | None, book: Book) -> bool:
    """Tell whether «Срок» of a row holds what the program wrote there itself and is the item's term no more.

    That is the plan's own term where the office has clarified it since, the day of the ``former`` reading where the
    plan was amended, or, beside a term that is a day now, words for one that had none («постоянно»).
    """
    term, own = term_cells(item)[0], term_cells(replace(item, override=None))[0]
    if day is None:
        return isinstance(term, date) and (fold(words) == fold(str(own)) or _names_no_day(words, book))
    if day == term or day not in {own, former}:
        return False
    return not is_control_date(item.reading.deadline, book.order.date, day, Calendar(book.calendar))


def _names_no_day(words: str, book: Book) -> bool:
    """Tell whether words are a term that has no day of its own, so that nobody can have meant another day by them."""
    deadline = read_term(words, book.order.date, Calendar(book.calendar)).deadline
    return isinstance(deadline, Permanent | OnDemand | Recurring)


def _filled_rows(grid: Grid, known: int) -> tuple[int, set[int]]:
    """Find the last row that holds anything in our columns, looking on from one known to be filled in, and all such.

    A line that stands alone far below is no end of the sheet, and nothing may be written over it.
    """
    ours = set(grid.letters.values())
    cells = grid.sheet._cells.values()  # to ask for a cell by its address would make it
    held = (c for c in cells if isinstance(c, MergedCell) or str(c.value or "").strip())
    filled = {c.row or 0 for c in held if get_column_letter(c.column or 1) in ours}
    row = last = max(known, grid.header_row)
    while row < last + GAP:
        row += 1
        if row in filled:
            last = row
    return last, filled


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
