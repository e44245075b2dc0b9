"""Old Word, RTF and PDF files, turned by LibreOffice into a document this room reads, within a time limit."""

import tempfile
from pathlib import Path

from automation.errors import UnreadError
from automation.plan.order.archive import Archive
from automation.system.libreoffice import convert, find_libreoffice

SECONDS = 120
_TITLES = {"doc": "Word 97–2003 (.doc)", "rtf": "RTF", "pdf": "PDF"}
_READING = {"pdf": "writer_pdf_import"}
_AGAIN = "Сохраните распоряжение как .docx и повторите команду."


def converted(data: bytes, name: str, kind: str) -> Archive:
    """Convert the file to an OpenDocument text; ``kind``: doc, rtf, pdf. Raises ``UnreadError`` without LibreOffice."""
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
