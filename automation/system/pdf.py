"""Makes PDFs of DOCX pages with LibreOffice, where it is installed. Phones show them better; nothing requires them."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from automation.system.libreoffice import convert, find_libreoffice

TIMEOUT = 60  # seconds for one start
MIME = "application/pdf"
ZIP = b"PK"  # what a DOCX begins with; a scan put in its place does not


def make_pdfs(pages: Sequence[bytes], *, timeout: float = TIMEOUT) -> tuple[bytes | None, ...]:
    """Return the PDF of each DOCX, in order; None for each that was not made (no LibreOffice, a fault, out of time)."""
    program = find_libreoffice()
    if program is None or not pages:
        return (None,) * len(pages)
    try:
        with TemporaryDirectory(prefix="pdf-", ignore_cleanup_errors=True) as folder:
            return _convert(program, Path(folder), pages, timeout)
    except OSError:
        return (None,) * len(pages)


def _convert(program: str, folder: Path, pages: Sequence[bytes], timeout: float) -> tuple[bytes | None, ...]:
    names = [f"{at}.docx" for at in range(len(pages))]
    written = {name: data for name, data in zip(names, pages, strict=True) if data.startswith(ZIP)}
    for name, data in written.items():
        (folder / name).write_bytes(data)
    with suppress(TimeoutError):  # the PDFs made until then are whole
        convert(program, folder, list(written), "pdf", seconds=timeout)
    return tuple(_made((folder / name).with_suffix(".pdf")) for name in names)


def _made(path: Path) -> bytes | None:
    """Return a PDF, None where it is missing or not whole."""
    with suppress(OSError):
        data = path.read_bytes()
        if data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"):
            return data
    return None
