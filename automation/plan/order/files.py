"""An order's file → paragraphs and tables: the kind of file is told by its content, its size is bounded.

Whatever another program must do is done when a file is opened; what is left is reading, which may be bounded.
"""

import io
import re
import struct
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from automation.errors import UnreadError, reason
from automation.plan.order.archive import Archive
from automation.plan.order.blocks import Source
from automation.system.libreoffice import convert, find_libreoffice

Reading = Callable[[], Source]
PICTURES = (("png", b"\x89PNG"), ("jpg", b"\xff\xd8\xff"), ("tif", b"II*\x00"), ("tif", b"MM\x00*"))
_WORDS = re.compile(b"(?:[\xd0\xd1][\x80-\xbf]){3}")  # three Cyrillic letters in UTF-8
FILE_BYTES = 64 * 1024 * 1024
SECONDS = 120
_TITLES = {"doc": "Word 97–2003 (.doc)", "rtf": "RTF", "pdf": "PDF"}
_READING = {"pdf": "writer_pdf_import"}
_AGAIN = "Сохраните распоряжение как .docx и повторите команду."


def open_source(path: Path) -> Reading:
    """Return what reads the document of a plain file; both raise ``UnreadError`` naming the file and the cure."""
    data = _bytes(path)
    name = path.name
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise UnreadError(f"Файл «{name}» пуст: возьмите файл с текстом распоряжения и повторите команду.")
    if data.startswith(b"PK"):
        return partial(_zipped, data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _old_office(data, name)
    if data.startswith(b"{\\rtf"):
        return _converted(data, name, "rtf")
    if b"%PDF-" in data[:1024]:
        return _printed(data, name)
    if (kind := next((kind for kind, sign in PICTURES if data.startswith(sign)), "")) != "":
        return _scanned(data, name, kind)
    return partial(_plain, data, name)


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadError(f"Файл «{path.name}» не найден или это не обычный файл: проверьте имя и папку.")
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise UnreadError(
                f"Файл «{path.name}» слишком велик ({size // 1024 // 1024} МБ): сохраните распоряжение без вложений "
                "и рисунков и повторите команду."
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadError(f"Файл «{path.name}» не открывается ({reason(error)}): проверьте права и диск.") from error


def _zipped(data: bytes, name: str) -> Source:
    archive = Archive(data, name)
    if "content.xml" in archive.names:
        from automation.plan.order.opendocument import read_opendocument

        return read_opendocument(archive)
    if any(part.startswith(("xl/", "ppt/")) for part in archive.names):
        raise UnreadError(f"Файл «{name}» – книга или презентация, а не распоряжение: укажите файл распоряжения.")
    if not any(part.startswith("word/") or part == "[Content_Types].xml" for part in archive.names):
        raise UnreadError(f"Файл «{name}» – архив, а не документ: распакуйте его и укажите файл распоряжения.")
    from automation.plan.order.word import read_word

    return read_word(archive)


def _old_office(data: bytes, name: str) -> Reading:
    """Tell what a compound file is: Word 97–2003, or a new document locked with a password."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            locked = compound.exists("EncryptedPackage")
            word = compound.exists("WordDocument")
            header = compound.openstream("WordDocument").read(12) if word else b""
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise UnreadError(
            f"Файл «{name}» повреждён или скопирован не полностью: возьмите исходный файл и повторите команду."
        ) from error
    if locked or (len(header) == 12 and header[11] & 1):
        raise UnreadError(f"Файл «{name}» защищён паролем: снимите пароль, сохраните и повторите команду.")
    if not word:
        raise UnreadError(f"Файл «{name}» – не документ Word: укажите файл распоряжения.")
    return _converted(data, name, "doc")


def _converted(data: bytes, name: str, kind: str) -> Reading:
    from automation.plan.order.opendocument import read_opendocument

    return partial(read_opendocument, _as_opendocument(data, name, kind))


def _as_opendocument(data: bytes, name: str, kind: str) -> Archive:
    """Have LibreOffice convert a doc, rtf or pdf into a document this room reads, within a time limit."""
    program = find_libreoffice()
    if program is None:
        raise UnreadError(
            f"Файл «{name}» – {_TITLES[kind]}, для его чтения нужен LibreOffice, а он не установлен: "
            "сохраните распоряжение как .docx и повторите команду."
        )
    with tempfile.TemporaryDirectory(prefix="order-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, f"order.{kind}"), Path(folder, "order.odt")
        source.write_bytes(data)
        try:
            reading = _READING.get(kind, "")
            convert(program, Path(folder), [source.name], "odt:writer8", seconds=SECONDS, reading=reading)
        except TimeoutError as error:
            words = f"Файл «{name}» не прочитан: LibreOffice не ответил за {SECONDS} секунд. {_AGAIN}"
            raise UnreadError(words) from error
        except OSError as error:
            raise UnreadError(f"Файл «{name}» не прочитан: LibreOffice не запускается. {_AGAIN}") from error
        if not made.is_file():
            raise UnreadError(
                f"Файл «{name}» не открыт в LibreOffice (повреждён или защищён паролем): "
                "сохраните распоряжение как .docx и повторите команду."
            )
        return Archive(made.read_bytes(), name)


def _printed(data: bytes, name: str) -> Reading:
    """Read a PDF: its own words where it has any, else what is recognised on its pages."""
    from automation.plan.order.printed import read_printed

    archive = _as_opendocument(data, name, "pdf")
    if not _WORDS.search(archive.read("content.xml")):
        return _scanned(data, name, "pdf")
    return partial(read_printed, archive)


def _scanned(data: bytes, name: str, kind: str) -> Reading:
    from automation.plan.order.scanned import read_scanned, recognised

    return partial(read_scanned, recognised(data, name, kind))


def _plain(data: bytes, name: str) -> Source:
    from automation.plan.order.plain import read_plain

    if b"\x00" in data[:4096] and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise UnreadError(
            f"Файл «{name}» – не документ (.docx, .odt, .txt, .doc, .rtf, .pdf): укажите файл распоряжения."
        )
    return Source(tuple(read_plain(data)))
