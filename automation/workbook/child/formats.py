"""What a file really is, by its bytes and never by its name: each fault told apart."""

import io
import re
import zipfile
import zlib
from collections import Counter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
ZIP_END, ZIP_END_SIZE = b"PK\x05\x06", 22
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
MEMBERS = 10_000  # parts of one workbook; real ones have dozens
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "word"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x09\x00", "old"),
    (b"\x09\x02", "old"),
    (b"\x09\x04", "old"),
    (b"\x09\x08", "old"),
)
OLE_STREAMS = (
    ("EncryptedPackage", "password"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "presentation"),
    ("__properties_version1.0", "letter"),
)
MIME = "application/vnd.oasis.opendocument."
DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError)  # what reading a zip may raise


class UnreadableError(Exception):
    """A fault of the file; ``code`` is a key of ``automation.workbook.refusals.WORDS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def recognise(data: bytes, unpacked_limit: int) -> str:
    """Tell the format of a workbook (xlsx, xlsb, xls, ods). Raises UnreadableError with the fault of anything else.

    ``unpacked_limit`` bounds the sum of the declared sizes of a zip, in bytes; nothing is unpacked before.
    """
    if not data:
        raise UnreadableError("empty")
    if not data.strip(b"\0"):
        raise UnreadableError("zeros")
    if data.startswith(OLE):
        return _ole(data)
    if data.startswith((ZIP, ZIP_END)):
        return _zip(data, unpacked_limit)
    for beginning, code in BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadableError(code)
    raise UnreadableError(_text(data))


def _ole(data: bytes) -> str:
    for stream, code in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise UnreadableError(code)
    names = [n.encode("utf-16-le") + b"\0\0" for n in ("Workbook", "Book", "WORKBOOK", "BOOK")]
    if not any(n in data for n in names):
        raise UnreadableError("truncated" if len(data) % 512 else "damaged")
    return "xls"


def _zip(data: bytes, unpacked_limit: int) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            mime = archive.read("mimetype").decode("ascii", "replace") if _is_small(members, "mimetype") else ""
            manifest = "META-INF/manifest.xml"
            locked = _is_small(members, manifest) and b"encryption-data" in archive.read(manifest)
    except DAMAGE as error:
        raise UnreadableError(
            "damaged" if -1 < data.rfind(ZIP_END) <= len(data) - ZIP_END_SIZE else "truncated"
        ) from error
    if len(members) > MEMBERS:
        raise UnreadableError("parts")
    if sum(m.file_size for m in members) > unpacked_limit:
        raise UnreadableError("unpacked")
    # Readers disagree which of two parts with one name counts, so such a file is refused.
    names = Counter(m.filename for m in members)
    if any(count > 1 for count in names.values()):
        raise UnreadableError("damaged")
    if any(m.flag_bits & 1 for m in members):
        raise UnreadableError("archive")
    kind = _package({n.replace("\\", "/").lower() for n in names}, mime, locked=locked)
    if not _whole(data):
        raise UnreadableError("damaged")
    return kind


def _whole(data: bytes) -> bool:
    """Tell whether every part agrees with its check sum: calamine does not look, and one bit may make another date.

    Sheets of an .xlsx are left to the second look, which reads them to their end.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if not SHEET_PART.fullmatch(name):
                    with archive.open(name) as part:
                        while part.read(1 << 20):
                            pass
    except DAMAGE:
        return False
    return True


def in_utf_16(data: bytes) -> bool:
    """Tell whether a part of the package is XML in UTF-16, which the standard allows and calamine does not read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [n for n in archive.namelist() if n.lower().endswith((".xml", ".rels"))]
            return any(archive.open(name).read(2) in {b"\xff\xfe", b"\xfe\xff"} for name in names)
    except DAMAGE:
        return False


def _is_small(members: list[zipfile.ZipInfo], name: str) -> bool:
    return any(m.filename == name and m.file_size < 1_000_000 for m in members)


def _package(names: set[str], mime: str, *, locked: bool) -> str:
    """Tell the kind of an office package by the names of its parts."""
    if mime.startswith(MIME):
        if not mime.startswith(MIME + "spreadsheet"):
            raise UnreadableError("presentation" if "presentation" in mime else "word")
        if locked:
            raise UnreadableError("password")
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(n.startswith("word/") for n in names):
        raise UnreadableError("word")
    if any(n.startswith("ppt/") for n in names):
        raise UnreadableError("presentation")
    if "[content_types].xml" in names:
        return "xlsx"
    raise UnreadableError("archive")


def _text(data: bytes) -> str:
    """Name the fault of a file that is neither a zip nor an OLE file."""
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    elif b"\0" in head:
        return "damaged"
    else:
        text = head.decode("utf-8-sig", "ignore")
    beginning = text.lstrip().lower()
    if 'progid="excel.sheet"' in beginning or 'urn:schemas-microsoft-com:office:spreadsheet"' in beginning[:600]:
        return "xml2003"
    if beginning.startswith("mime-version:") or any(t in beginning for t in ("<html", "<!doctype html", "<table")):
        return "html"
    if beginning.startswith("<"):
        return "xml"
    first = next(iter(text.splitlines()), "")
    return "csv" if any(mark in first for mark in ";\t,") else "text"
