"""The second look at binary workbooks (.xls, .xlsb): error values, hidden rows, the 1904 calendar, a password.

Record layouts: [MS-XLS] 2.4 and [MS-XLSB] 2.4, the few records named below.
"""

import io
import struct
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from automation.workbook.child.formats import DAMAGE, UnreadableError
from automation.workbook.child.second_look import Seen, attributes_of, plain_path, resolve

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
BOF, END, DATE_1904, FILE_PASS, SHEET, FORMULA, ERROR, ROW = 0x809, 0x0A, 0x22, 0x2F, 0x85, 0x06, 0x205, 0x208
B_ROW, B_ERROR, B_FORMULA_ERROR, B_PROPERTIES, B_SHEET = 0, 3, 11, 153, 156
UNICODE, EXCEL_97 = 1, 0x600


def look_at_xls(data: bytes) -> tuple[dict[str, Seen], bool]:
    """Return what was seen, by sheet name, and whether days count from 1904. Raises UnreadableError for a password."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            name = next(n for n in ("Workbook", "Book") if ole.exists(n))
            stream = ole.openstream(name).read()
        return _walk(stream)
    except (OSError, StopIteration, struct.error, IndexError, ValueError) as error:
        raise UnreadableError("damaged") from error


def _walk(stream: bytes) -> tuple[dict[str, Seen], bool]:
    if struct.unpack_from("<HH", stream, 0)[0] != BOF or struct.unpack_from("<H", stream, 4)[0] != EXCEL_97:
        raise UnreadableError("old")
    sheets: dict[str, Seen] = {}
    epoch_1904 = False
    for kind, body in _records(stream, 0):
        if kind == FILE_PASS:
            raise UnreadableError("password")
        if kind == DATE_1904:
            epoch_1904 = body[:1] == b"\1"
        elif kind == SHEET:
            (offset,) = struct.unpack_from("<I", body)
            sheets[_sheet_name(body)] = _sheet(stream, offset)
    return sheets, epoch_1904


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one substream, up to its end."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == END:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _sheet_name(body: bytes) -> str:
    length, flags = body[6], body[7]
    return body[8 : 8 + length * 2].decode("utf-16-le") if flags & UNICODE else body[8 : 8 + length].decode("latin-1")


def _sheet(stream: bytes, offset: int) -> Seen:
    seen = Seen()
    for kind, body in _records(stream, offset):
        if kind == ERROR and len(body) >= 8 and body[7]:
            seen.faults[struct.unpack_from("<HH", body)] = ERRORS.get(body[6], "#")
        elif kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            seen.faults[struct.unpack_from("<HH", body)] = ERRORS.get(body[8], "#")
        elif kind == ROW and len(body) >= 14 and body[12] & 0x20:
            seen.hidden.append(struct.unpack_from("<H", body)[0])
    return seen


def look_at_xlsb(data: bytes) -> tuple[dict[str, Seen], bool]:
    """Return what was seen, by sheet name, and whether the book counts days from 1904. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {plain_path(n): n for n in archive.namelist()}
            rels = attributes_of(archive.read(names["xl/_rels/workbook.bin.rels"]), "Relationship")
            targets = {r.get("Id", ""): resolve("xl", r.get("Target", "")) for r in rels}
            epoch_1904, sheets = False, {}
            for kind, body in _binary(archive.read(names["xl/workbook.bin"])):
                if kind == B_PROPERTIES:
                    epoch_1904 = bool(body[0] & 1)
                elif kind == B_SHEET:
                    key, at = _text(body, 8)
                    part = names.get(targets.get(key, ""))
                    sheets[_text(body, at)[0]] = _binary_sheet(archive.read(part)) if part else Seen()
    except (*DAMAGE, LookupError, struct.error, expat.ExpatError) as error:
        raise UnreadableError("damaged") from error
    return sheets, epoch_1904


def _binary(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        kind, at = _varying(data, at, 2)
        size, at = _varying(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte; record types keep the mark of their second byte out."""
    value = 0
    for place in range(most):
        byte = data[at]
        value |= (byte & 0x7F) << (7 * place)
        at += 1
        if not byte & 0x80:
            break
    return value, at


def _text(body: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + length * 2
    return body[at + 4 : end].decode("utf-16-le"), end


def _binary_sheet(data: bytes) -> Seen:
    seen, row = Seen(), 0
    for kind, body in _binary(data):
        if kind == B_ROW:
            (row,) = struct.unpack_from("<I", body)
            if len(body) > 11 and body[11] & 0x10:
                seen.hidden.append(row)
        elif kind in {B_ERROR, B_FORMULA_ERROR}:
            (column,) = struct.unpack_from("<I", body)
            seen.faults[row, column] = ERRORS.get(body[8], "#")
    return seen
