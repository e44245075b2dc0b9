"""Word pages as values: compiled by ``press.compiling`` and filled by ``press.fill``."""

from msgspec import Struct

from automation.errors import TemplateError


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
