"""Makes files built to hurt a reader; each function returns the bytes of one."""

import io
import zipfile

from tests.support.grid import workbook

SHEET = "xl/worksheets/sheet5.xml"  # «Ход исполнения» of a grid workbook


def rezip(changes: dict[str, bytes | None], *, data: bytes = b"", extra: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    """Make a grid workbook with parts replaced (None: left out) and further entries added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or workbook())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            content = changes.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in extra:
            new.writestr(name, content)
    return buffer.getvalue()


def part(name: str) -> bytes:
    """Return one part of a grid workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        return archive.read(name)


def external_entity(where: str, target: str) -> bytes:
    """Make a part that asks for a file or an address."""
    xml = part(where)
    head, _, rest = xml.partition(b"?>")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{target}"><!ENTITY % p SYSTEM "{target}"> %p;]>'.encode()
    return rezip({where: head + b"?>" + doctype + rest.replace(b"<t>", b"<t>&e;", 1)})


def billion_laughs() -> bytes:
    xml = part("xl/sharedStrings.xml")
    head, _, rest = xml.partition(b"?>")
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return rezip(
        {"xl/sharedStrings.xml": head + f"?><!DOCTYPE x [{entities}]>".encode() + rest.replace(b"<t>", b"<t>&a11;", 1)}
    )


def zip_bomb(mib: int) -> bytes:
    """Make shared texts that unpack to so many MiB."""
    head, _, rest = part("xl/sharedStrings.xml").partition(b"<si>")
    return rezip({"xl/sharedStrings.xml": head + b"<si><t>" + b"a" * (mib << 20) + b"</t></si><si>" + rest})


def far_cell(address: str) -> bytes:
    """Make a few bytes that ask for a grid of billions of cells."""
    row = "".join(c for c in address if c.isdigit())
    cell = f'<row r="{row}"><c r="{address}"><v>1</v></c></row></sheetData>'.encode()
    return rezip({SHEET: part(SHEET).replace(b"</sheetData>", cell)})


def styled_rows(count: int) -> bytes:
    """Make very many rows that hold styled but empty cells."""
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1000, 1000 + count))
    return rezip({SHEET: part(SHEET).replace(b"</sheetData>", rows + b"</sheetData>")})


def long_rows(count: int, *, same: bool) -> bytes:
    """Make so many states of the greatest length a cell may have, costly to clean and compare."""
    cell = b'<row r="%d"><c r="F%d" t="inlineStr"><is><t>%s%d</t></is></c></row>'
    words = "a\u200bб ".encode() * 8000
    rows = b"".join(cell % (n, n, words, 0 if same else n) for n in range(100, 100 + count))
    return rezip({SHEET: part(SHEET).replace(b"</sheetData>", rows + b"</sheetData>")})


def sector_loop() -> bytes:
    """Make an OLE file of two sectors whose chains run in a circle."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    header[24:34] = bytes.fromhex("3e000300feff09000600")
    header[44:48] = (1).to_bytes(4, "little")
    header[48:52] = (0).to_bytes(4, "little")
    header[56:60] = (4096).to_bytes(4, "little")
    header[60:64] = header[68:72] = b"\xfe\xff\xff\xff"
    header[76:80] = (1).to_bytes(4, "little")
    header[80:512] = b"\xff" * 432
    entry = bytearray(128)
    name = "Workbook".encode("utf-16-le") + b"\0\0"
    entry[: len(name)] = name
    entry[64:66] = len(name).to_bytes(2, "little")
    entry[66] = 2
    entry[68:80] = b"\xff" * 12
    entry[120:124] = (1 << 30).to_bytes(4, "little")
    table = bytearray(b"\xff" * 512)
    table[:8] = bytes(8)
    return bytes(header) + (bytes(entry) * 4) + bytes(table)


def foreign_sheet(data: bytes, hurt: str) -> bytes:
    """Make a workbook whose «Памятка» is costly to load, and costs nothing where only our own sheets are read."""
    body = {
        "merge": b'<sheetData/><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "rows": b"<sheetData>" + b"".join(map(_wide_row, range(1, 2001))) + b"</sheetData>",
        "blanks": b"<sheetData/>" + b" " * (70 << 20),
    }[hurt]
    head = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return rezip({"xl/worksheets/sheet1.xml": head + body + b"</worksheet>"}, data=data)


def _wide_row(number: int) -> bytes:
    return b'<row r="%d">%s</row>' % (number, b"<c><v>1</v></c>" * 300)
