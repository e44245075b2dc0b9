"""What ``renew`` has changed in a workbook that openpyxl holds: only that is written into the clerk's own XML."""

from datetime import date

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from automation.workbook import guards
from automation.workbook.columns import COLUMNS, SHEETS
from automation.workbook.patch import SheetPatch, Write
from automation.workbook.renew import Grid, find_grid, sheet_of

MODEL = "Отправка"  # the sheet whose header lends its look to a sheet that is new


class _Sheet(Struct, frozen=True):
    values: dict[str, object]
    headers: frozenset[str]
    filter_area: str


class Before:
    """A workbook before it was renewed: the values of our sheets, their headers and filters."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheets: dict[str, _Sheet] = {}
        for title in SHEETS:
            sheet = sheet_of(workbook, title)
            if sheet is not None:
                grid = find_grid(sheet, title)
                self._sheets[title] = _Sheet(
                    {c.coordinate: c.value for c in sheet._cells.values()},
                    frozenset(grid.letters if grid else ()),
                    sheet.auto_filter.ref or "",
                )

    def patches(self, workbook: Workbook, signed: date) -> list[SheetPatch]:
        """Return what has changed since, sheet by sheet."""
        found = []
        for title in SHEETS:
            sheet = sheet_of(workbook, title)
            grid = find_grid(sheet, title) if sheet is not None else None
            if sheet is not None and grid is not None:
                before = self._sheets.get(title)
                found.append(_changed(sheet, grid, before, signed) if before else _whole(sheet, grid, signed))
        return [patch for patch in found if patch.cells or patch.checks]


def _changed(sheet: Worksheet, grid: Grid, before: _Sheet, signed: date) -> SheetPatch:
    """Find the cells that hold something else; of new rows also the empty ones, for their look and their lock."""
    differ = [c for c in sheet._cells.values() if c.value != before.values.get(c.coordinate)]
    last = max((c.row or 0 for c in sheet._cells.values() if before.values.get(c.coordinate) is not None), default=0)
    rows = {c.row for c in differ if (c.row or 0) > last}
    mine = set(grid.letters.values())
    blank = [c for c in sheet._cells.values() if c.row in rows and c.value is None and _letters(c) in mine]
    added = {header: letters for header, letters in grid.letters.items() if header not in before.headers}
    area = sheet.auto_filter.ref or ""
    return SheetPatch(
        title=sheet.title,
        cells={c.coordinate: Write(c.value, bool(c.protection.locked)) for c in (*differ, *blank)},
        filter_area=area if area != before.filter_area else "",
        checks=_checks(sheet, grid, signed),
        widths={letters: float(COLUMNS[grid.title][header].width) for header, letters in added.items()},
    )


def _letters(cell: Cell | MergedCell) -> str:
    return get_column_letter(cell.column or 1)


def _whole(sheet: Worksheet, grid: Grid, signed: date) -> SheetPatch:
    """Describe a sheet that did not exist: its header, widths and checks."""
    return SheetPatch(
        title=sheet.title,
        cells={f"{letters}1": Write(header, True) for header, letters in grid.letters.items()},
        checks=_checks(sheet, grid, signed),
        widths={letters: float(COLUMNS[grid.title][header].width) for header, letters in grid.letters.items()},
        new=True,
        like=(MODEL, "A1"),
    )


def _checks(sheet: Worksheet, grid: Grid, signed: date) -> tuple[DataValidation, ...]:
    """Return our lists and checks on entry; whoever writes them leaves out those a column has already."""
    found = guards.checks(grid.title, grid.letters, signed, grid.header_row + 1, guards.last_row(sheet))
    return tuple(check for _, check in found)
