"""The second look at an OpenDocument table: error values, formulas without a value, hidden rows, merged cells."""

import io
import zipfile
from xml.parsers import expat

from automation.workbook.child.formats import DAMAGE, UnreadableError
from automation.workbook.child.second_look import MOVING, TODAY, Seen

HINTS = (b'value-type="error"', b"table:formula", b"-spanned", b"table:visibility", b"<!DOCTYPE")
ROWS = 1 << 20


def look_at_ods(data: bytes) -> dict[str, Seen]:
    """Return what was seen, by sheet name; every part read is checked against its CRC. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("content.xml")
        if b"<!DOCTYPE" in xml[:4096]:
            raise UnreadableError("doctype")
        if not any(hint in xml for hint in HINTS):
            return {}
        look = _Look()
        look.parser.Parse(xml, True)
    except (*DAMAGE, KeyError, expat.ExpatError) as error:
        raise UnreadableError("damaged") from error
    return look.sheets


class _Look:
    """Handlers of content.xml; repeated rows and cells are counted, far ones passed over."""

    def __init__(self) -> None:
        self.sheets: dict[str, Seen] = {}
        self.seen = Seen()
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.fault: str | None = None
        self.bare = self.moves = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "table":
            self.seen = self.sheets.setdefault(attributes.get("table:name", ""), Seen())
            self.row = 0
        elif tag == "table-row":
            self.column, self.rows = 0, _number(attributes, "rows-repeated")
            if attributes.get("table:visibility", "visible") != "visible":
                self.seen.hidden += range(self.row, min(self.row + self.rows, self.row + 1000))
        elif tag in {"table-cell", "covered-table-cell"}:
            self.columns = _number(attributes, "columns-repeated")
            self._merge(attributes)
            self.fault = "" if attributes.get("calcext:value-type") == "error" else None
            self.moves = bool(MOVING.search(attributes.get("table:formula", "")))
            self.bare = "table:formula" in attributes and "office:value-type" not in attributes
        elif tag == "p":
            self.bare = False  # a formula that answered an empty text

    def text(self, data: str) -> None:
        if self.fault is not None:
            self.fault += data

    def _merge(self, attributes: dict[str, str]) -> None:
        down, right = (int(attributes.get(f"table:number-{way}-spanned", "1")) for way in ("rows", "columns"))
        if down > 1 or right > 1:
            self.seen.merged.append(((self.row, self.column), (self.row + down - 1, self.column + right - 1)))

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "table-row":
            self.row += self.rows
        elif tag in {"table-cell", "covered-table-cell"}:
            if self.fault is not None and self.row < ROWS:
                self.seen.faults[self.row, self.column] = self.fault or "#"
            elif self.bare and self.row < ROWS:
                self.seen.faults[self.row, self.column] = ""
            elif self.moves and self.row < ROWS:
                self.seen.faults[self.row, self.column] = TODAY
            self.fault, self.bare = None, False
            self.column += self.columns


def _number(attributes: dict[str, str], what: str) -> int:
    return max(1, int(attributes.get(f"table:number-{what}", "1")))
