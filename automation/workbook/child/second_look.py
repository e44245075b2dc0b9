"""What calamine drops in silence: error values, formulas, hidden rows, the 1904 calendar.

Of formulas those are told that have no saved value, or another one every day. Only a sheet whose bytes hold one of
them is parsed a second time. Every part read is checked against its CRC.
"""

import io
import re
import zipfile
from posixpath import join, normpath
from xml.parsers import expat

from automation.workbook.child.formats import DAMAGE, UnreadableError

CHUNK = 1 << 20
OVERLAP = 16
HINTS = (b'"e"', b"'e'", b"<f", b":f", b"hidden=")  # cheap looks before the dear ones
FORMULA = re.compile(rb"[<:]f[\s/>]")
ERRORS = (b'"e"', b"'e'")
HIDDEN = re.compile(rb"""hidden\s*=\s*["'](?:1|true)""")
EPOCH_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true)""")
DOCTYPE = b"<!DOCTYPE"
MOVING = re.compile(r"\b(?:TODAY|NOW)\s*\(", re.IGNORECASE)  # what these answer is another day tomorrow
TODAY = "=СЕГОДНЯ()"

Range = tuple[tuple[int, int], tuple[int, int]]


class Seen:
    """Zero-based (row, column) → error text, "" for a formula without a saved value; hidden rows; merged cells.

    A formula that answers with the present day stands as ``TODAY``. ``merged`` is only filled for formats whose merges
    calamine does not give. A plain class: every reading starts a process, and a library for values would be a tenth of
    its cost.
    """

    __slots__ = ("faults", "hidden", "merged")

    def __init__(self) -> None:
        self.faults: dict[tuple[int, int], str] = {}
        self.hidden: list[int] = []
        self.merged: list[Range] = []


def look_at_xlsx(data: bytes) -> tuple[dict[str, Seen], bool]:
    """Return what was seen, by sheet name, and whether the book counts days from 1904. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book, parts = _parts(archive)
            suspects = {part for part in _worksheets(archive) if _is_suspect(archive, part)}
            seen = {name: _parse(archive, parts[name]) for name in parts if parts[name] in suspects}
            return seen, bool(EPOCH_1904.search(book))
    except (*DAMAGE, KeyError, expat.ExpatError) as error:
        raise UnreadableError("damaged") from error


def _worksheets(archive: zipfile.ZipFile) -> list[str]:
    """List the parts that may hold cells, which is every XML but the well-known others.

    Shared texts are read for their CRC.
    """
    others = ("docprops/", "xl/theme/", "xl/media/", "xl/styles", "xl/drawings/", "xl/comments", "customxml/")
    names = [i.filename for i in archive.infolist() if i.filename.lower().endswith((".xml", ".bin"))]
    return [n for n in names if not n.lower().startswith(others)]


def _is_suspect(archive: zipfile.ZipFile, part: str) -> bool:
    """Tell whether a part holds an error, a formula or something hidden; it is read to its end."""
    found, tail = False, b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if not tail:
                if DOCTYPE in chunk:
                    raise UnreadableError("doctype")
                found = chunk.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16: the signs below look otherwise
            found = found or _has_sign(tail + chunk)
            tail = chunk[-OVERLAP:]
    return found


def _has_sign(piece: bytes) -> bool:
    if not any(hint in piece for hint in HINTS):
        return False
    return any(e in piece for e in ERRORS) or bool(HIDDEN.search(piece)) or bool(FORMULA.search(piece))


def _parts(archive: zipfile.ZipFile) -> tuple[bytes, dict[str, str]]:
    """Return the bytes of the workbook part, and sheet name → part."""
    names = {plain_path(n): n for n in archive.namelist()}
    path = _book_path(archive, names)
    book = archive.read(names[path])
    folder, _, last = path.rpartition("/")
    rels = attributes_of(archive.read(names[join(folder, "_rels", f"{last}.rels")]), "Relationship")
    targets = {r.get("Id", ""): names.get(resolve(folder, r.get("Target", "")), "") for r in rels}
    parts = {}
    for sheet in attributes_of(book, "sheet"):
        key = next((value for name, value in sheet.items() if name.split(" ")[-1] == "id"), "")
        if targets.get(key):
            parts[sheet.get("name", "")] = targets[key]
    return book, parts


def _book_path(archive: zipfile.ZipFile, names: dict[str, str]) -> str:
    """Find where the workbook part stands: by the package's relations, else at its usual place."""
    rels = attributes_of(archive.read(names["_rels/.rels"]), "Relationship") if "_rels/.rels" in names else []
    for relation in rels:
        path = resolve("", relation.get("Target", ""))
        if relation.get("Type", "").endswith("/officeDocument") and path in names:
            return path
    return "xl/workbook.xml"


def plain_path(name: str) -> str:
    """Return the name under which a part is looked up: some writers use backslashes or other capitals."""
    return name.replace("\\", "/").lstrip("/").lower()


def resolve(folder: str, target: str) -> str:
    """Return the plain path that a relation's target means in a folder."""
    path = plain_path(target)
    return normpath(path if target.startswith(("/", "\\")) else join(folder, path))


def attributes_of(xml: bytes, element: str) -> list[dict[str, str]]:
    """Return the attributes of every element of a name, whatever its namespace."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rsplit(" ", maxsplit=1)[-1] == element:
            found.append(attributes)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(xml, True)
    return found


def _refuse_doctype(*_: object) -> None:
    raise UnreadableError("doctype")


def _parse(archive: zipfile.ZipFile, part: str) -> Seen:
    look = _SheetLook()
    with archive.open(part) as stream:
        look.parser.ParseFile(stream)
    return look.seen


class _SheetLook:
    """Handlers of one sheet: rows and cells are counted where they do not say where they stand."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.row, self.column = -1, -1
        self.kind, self.value = "", ""
        self.formula: list[str] | None = None
        self.shared = ""
        self.moving: set[str] = set()
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rsplit(" ", 1)[-1]
        if tag == "c":
            self.column = column_of(attributes["r"]) if "r" in attributes else self.column + 1
            self.kind, self.value, self.formula = attributes.get("t", ""), "", None
        elif tag == "f":
            self.formula, self.shared = [], attributes.get("si", "")
        elif tag == "v":
            self.inside = True
        elif tag == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            if attributes.get("hidden") in {"1", "true"}:
                self.seen.hidden.append(self.row)

    def text(self, data: str) -> None:
        if self.inside:
            self.value += data
        elif self.formula is not None:
            self.formula.append(data)

    def end(self, name: str) -> None:
        tag = name.rsplit(" ", 1)[-1]
        if tag == "v":
            self.inside = False
        elif tag == "c":
            if self.kind == "e":
                self.seen.faults[self.row, self.column] = self.value or "#"
            elif self.formula is not None and not self.value and self.kind != "str":
                self.seen.faults[self.row, self.column] = ""
            elif self.formula is not None and self._moves("".join(self.formula)):
                self.seen.faults[self.row, self.column] = TODAY

    def _moves(self, formula: str) -> bool:
        """Tell whether a formula answers with the present day; one filled down stands whole in its first cell alone."""
        moves = bool(MOVING.search(formula)) or self.shared in self.moving
        if moves and self.shared:
            self.moving.add(self.shared)
        return moves


def column_of(address: str) -> int:
    """Return the zero-based column of «AB12»."""
    number = 0
    for char in address:
        if not char.isalpha():
            break
        number = number * 26 + ord(char.upper()) - 64
    return number - 1
