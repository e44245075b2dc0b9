"""Old Word, RTF and PDF files, turned by LibreOffice into a document this room reads, within a time limit."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from automation.errors import UnreadError
from automation.plan.order.archive import Archive

SECONDS = 120
_TITLES = {"doc": "Word 97–2003 (.doc)", "rtf": "RTF", "pdf": "PDF"}


def converted(data: bytes, name: str, kind: str) -> Archive:
    """The file as an OpenDocument text; ``kind`` is doc, rtf or pdf. Raises ``UnreadError`` without LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadError(
            f"Файл «{name}» – {_TITLES[kind]}, для его чтения нужен LibreOffice, а он не установлен: "
            "сохраните распоряжение как .docx и повторите команду."
        )
    with tempfile.TemporaryDirectory(prefix="order-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"order.{kind}")
        source.write_bytes(data)
        _run(program, Path(folder), source, name, pdf=kind == "pdf")
        made = Path(folder, "out", "order.odt")
        if not made.is_file():
            raise UnreadError(
                f"Файл «{name}» не открыт в LibreOffice (повреждён или защищён паролем): "
                "сохраните распоряжение как .docx и повторите команду."
            )
        return Archive(made.read_bytes(), name)


def _run(program: str, folder: Path, source: Path, name: str, *, pdf: bool) -> None:
    profile = (folder / "profile").as_uri()
    words = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    words += ["--infilter=writer_pdf_import"] if pdf else []
    words += ["--convert-to", "odt:writer8", "--outdir", str(folder / "out"), str(source)]
    try:
        subprocess.run(words, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise UnreadError(
            f"Файл «{name}» не прочитан: LibreOffice не ответил за {SECONDS} секунд. "
            "Сохраните распоряжение как .docx и повторите команду."
        ) from error
    except OSError as error:
        raise UnreadError(
            f"Файл «{name}» не прочитан: LibreOffice не запускается. "
            "Сохраните распоряжение как .docx и повторите команду."
        ) from error
