"""The XML of one sheet: cells, widths and checks on entry are written into it, everything else stays."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import tostring

from lxml import etree
from msgspec import Struct
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from automation.workbook.patch.looks import MAIN, Looks

EXTENDED = "http://schemas.microsoft.com/office/excel/2006/main"
NEAR = 60  # rows looked through for a cell whose look a new one gets
# what stands behind <dataValidations> in a sheet, so that it can be put into its place
AFTER_VALIDATIONS = frozenset(
    {
        *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
        *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "picture"),
        *("legacyDrawingHF", "drawingHF", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
    }
)


class Write(Struct, frozen=True):
    """What one cell is to hold; ``locked`` is whether it resists typing while the sheet is protected."""

    value: object
    locked: bool


class SheetPatch(Struct, frozen=True, kw_only=True):
    """What becomes of one sheet: cells by address, the area of its filter ("" to leave it), further checks on entry.

    ``widths`` are those of new columns by letters. ``new``: the sheet does not exist yet, and its cells look like the
    cell of another sheet named by ``like`` (title, address).
    """

    title: str
    cells: Mapping[str, Write]
    filter_area: str = ""
    checks: tuple[DataValidation, ...] = ()
    widths: Mapping[str, float] = {}
    new: bool = False
    like: tuple[str, str] = ("", "")


class SheetXml:
    """The XML of one sheet, its rows and cells found by number."""

    def __init__(self, tree: Any, styles: Looks, look: int, *, epoch_1904: bool) -> None:
        self.tree, self.styles, self.look, self.epoch_1904 = tree, styles, look, epoch_1904
        self.data = tree.find(f"{{{MAIN}}}sheetData")
        self.rows = {int(row.get("r")): row for row in self.data}
        self.cells = {cell.get("r"): cell for row in self.data for cell in row}

    def write(self, patch: SheetPatch) -> None:
        """Write everything the patch says but the filter's area, which the workbook keeps as well."""
        for address in sorted(patch.cells, key=coordinate_to_tuple):
            self._put(address, patch.cells[address])
        if (dimension := self.tree.find(f"{{{MAIN}}}dimension")) is not None:
            self.tree.remove(dimension)  # optional; a wrong one would hide the new rows from some readers
        for letters, width in patch.widths.items():
            self._widen(letters, width)
        if patch.checks:
            self._check(patch.checks)

    def _put(self, address: str, write: Write) -> None:
        row, column = coordinate_to_tuple(address)
        cell = self.cells.get(address)
        day = isinstance(write.value, date)
        if cell is None:
            cell = etree.Element(f"{{{MAIN}}}c", r=address)
            self._insert(self._row(row), cell, column)
            self.cells[address] = cell
            style = self._look_of(row, column)
        else:
            style = int(cell.get("s", "0"))
        for child in list(cell):
            cell.remove(child)
        if "t" in cell.attrib:
            del cell.attrib["t"]
        cell.set("s", str(self.styles.like(style, locked=write.locked, day=day)))
        _fill(cell, write.value, epoch_1904=self.epoch_1904)

    def _row(self, number: int) -> Any:
        if number not in self.rows:
            row = etree.Element(f"{{{MAIN}}}row", r=str(number))
            if (above := self.rows.get(number - 1)) is not None and above.get("customHeight") in {"1", "true"}:
                row.attrib.update({"ht": above.get("ht", "15"), "customHeight": "1"})
            before = [r for r in self.rows if r < number]
            place = self.data.index(self.rows[max(before)]) + 1 if before else 0
            self.data.insert(place, row)
            self.rows[number] = row
        return self.rows[number]

    @staticmethod
    def _insert(row: Any, cell: Any, column: int) -> None:
        place = sum(coordinate_to_tuple(other.get("r"))[1] < column for other in row)
        row.insert(place, cell)
        if "spans" in row.attrib:
            del row.attrib["spans"]

    def _look_of(self, row: int, column: int) -> int:
        """Return the look of the next cell above in the column, else of the cell to the left."""
        letters = get_column_letter(column)
        for above in range(row - 1, max(0, row - NEAR), -1):
            if (cell := self.cells.get(f"{letters}{above}")) is not None:
                return int(cell.get("s", "0"))
        left = self.cells.get(f"{get_column_letter(column - 1)}{row}") if column > 1 else None
        return int(left.get("s", "0")) if left is not None else self.look

    def _widen(self, letters: str, width: float) -> None:
        columns = self.tree.find(f"{{{MAIN}}}cols")
        number = str(coordinate_to_tuple(f"{letters}1")[1])
        if columns is None:
            columns = etree.Element(f"{{{MAIN}}}cols")
            self.data.addprevious(columns)
        if not any(int(c.get("min")) <= int(number) <= int(c.get("max")) for c in columns):
            etree.SubElement(columns, f"{{{MAIN}}}col", min=number, max=number, width=str(width), customWidth="1")
            columns[:] = sorted(columns, key=lambda c: int(c.get("min")))

    def _check(self, checks: tuple[DataValidation, ...]) -> None:
        """Add checks on entry where a column has none; two for one cell would be a damaged workbook to Excel."""
        covered = self._covered()
        lacking = [c for c in checks if not {get_column_letter(area.min_col) for area in c.sqref.ranges} & covered]
        if not lacking:
            return
        found = self.tree.find(f"{{{MAIN}}}dataValidations")
        if found is None:
            found = etree.Element(f"{{{MAIN}}}dataValidations")
            later = next((e for e in self.tree if etree.QName(e).localname in AFTER_VALIDATIONS), None)
            later.addprevious(found) if later is not None else self.tree.append(found)
        found.extend(map(_as_xml, lacking))
        found.set("count", str(len(found)))

    def _covered(self) -> set[str]:
        """Return the columns that have a check, also one that newer versions of Excel keep in an extension."""
        areas = [e.get("sqref", "") for e in self.tree.iter(f"{{{MAIN}}}dataValidation")]
        areas += [e.text or "" for e in self.tree.iter(f"{{{EXTENDED}}}sqref")]
        columns = set()
        for area in " ".join(areas).split():
            first, _, last = area.replace("$", "").partition(":")
            span = [coordinate_to_tuple(part)[1] for part in (first, last or first) if any(map(str.isdigit, part))]
            columns |= {get_column_letter(n) for n in range(min(span), max(span) + 1)} if span else set()
        return columns


def _as_xml(check: DataValidation) -> Any:
    """Return the element that openpyxl makes of a check, in the namespace of sheets."""
    made = etree.fromstring(tostring(check.to_tree()))
    for part in made.iter():
        part.tag = f"{{{MAIN}}}{etree.QName(part).localname}"
    return made


def _serial(day: date, start: datetime) -> float:
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001
    return (moment - start) / timedelta(days=1)


def _fill(cell: Any, value: object, *, epoch_1904: bool) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        cell.set("t", "b")
        etree.SubElement(cell, f"{{{MAIN}}}v").text = str(int(value))
    elif isinstance(value, date | datetime):
        start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's own calendar
        etree.SubElement(cell, f"{{{MAIN}}}v").text = f"{_serial(value, start):.10g}"
    elif isinstance(value, int | float):
        etree.SubElement(cell, f"{{{MAIN}}}v").text = repr(value)
    else:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
        text.text = str(value)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
