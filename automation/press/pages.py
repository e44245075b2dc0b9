"""Word pages as values: read from a folder here, compiled by ``press.compiling`` and filled by ``press.fill``."""

from pathlib import Path

from msgspec import Struct

from automation.errors import TemplateError, reason
from automation.system.disk import read_plain


class PageError(TemplateError):
    """A page cannot be used.

    ``file`` is the page, ``place`` where in it ("" for the whole page), ``message`` what is wrong.
    """

    def __init__(self, file: str, place: str, message: str) -> None:
        super().__init__(": ".join(part for part in (file, place, message) if part))
        self.file, self.place, self.message = file, place, message


class Page(Struct, frozen=True):
    """A page as an office made it: the name people know it by, and the bytes of the .docx."""

    file: str
    content: bytes


class PageProblem(Struct, frozen=True):
    """What must be mended in a page before papers are printed on it."""

    file: str
    place: str
    message: str


def read_page(folder: Path, name: str) -> Page:
    """Read ``name``.docx of a folder; raise PageError where there is no plain file of a page's size."""
    path = folder / f"{name}.docx"
    try:
        return Page(path.name, read_plain(path))
    except OSError as error:
        cause = "файла нет" if isinstance(error, FileNotFoundError) else f"файл не читается ({reason(error)})"
        raise PageError(path.name, "", f"{cause}; восстановите страницу в templates") from error
