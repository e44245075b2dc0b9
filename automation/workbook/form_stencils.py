"""Forms by stencil: forms that differ only in names and codes are made by openpyxl once, and then only written over.

openpyxl takes 37 ms for a form, and the first day of an order with a thousand organisations writes a thousand; from the
same stencil a form takes about one.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from automation.press.package import Package
from automation.workbook.form_marks import Mark
from automation.workbook.form_values import FormSheetValues
from automation.workbook.rows import Row
from automation.workbook.typed import safe_text

MOST = 32  # stencils kept: organisations of one group report on the same items
TOKEN = re.compile(rb"QzWord(\d+)zQ")  # no letters of an office's own text
FORMULA = tuple("=+-@")  # what begins so is written with a sign that it is text


class Stencil(Struct, frozen=True):
    """A form as a package: members that never change, and those with gaps as the pieces between and their numbers."""

    rest: Package
    gaps: tuple[tuple[bytes, tuple[bytes, ...]], ...]

    @classmethod
    def of(cls, form: bytes) -> "Stencil":
        """Cut the form of values that have tokens in place of words."""
        with zipfile.ZipFile(io.BytesIO(form)) as package:
            members = [(info.filename, package.read(info)) for info in package.infolist()]
        rest = Package.of((name, data) for name, data in members if not TOKEN.search(data))
        gaps = tuple((name.encode(), tuple(TOKEN.split(data))) for name, data in members if TOKEN.search(data))
        return cls(rest, gaps)

    def filled(self, words: Sequence[str]) -> bytes:
        """Return the form with these words in the gaps."""
        texts = [escape(safe_text(word)).encode() for word in words]
        changed = (
            (name, b"".join(texts[int(piece)] if at % 2 else piece for at, piece in enumerate(pieces)))
            for name, pieces in self.gaps
        )
        return self.rest.with_members(changed)


class Stencils:
    """Makes forms and keeps the stencils of the last kinds."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Stencil] = {}

    def form(self, values: FormSheetValues) -> bytes:
        """Return the form (XLSX) of these values."""
        blank, words = _cut(values)
        if not all(map(_is_plain, words)):
            return _printed(values)
        key = msgspec.json.encode(blank)
        if key not in self._kept:
            if len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = Stencil.of(_printed(blank))
        return self._kept[key].filled(words)


def _is_plain(word: str) -> bool:
    """Tell whether openpyxl writes the word as it is, without a sign of its own beside it."""
    return word == word.strip() and not word.startswith(FORMULA) and "\r" not in word and "QzWord" not in word


def _printed(values: FormSheetValues) -> bytes:
    from automation.workbook.form_pages import form_workbook
    from automation.workbook.paint import save

    return save(form_workbook(values))


def _cut(values: FormSheetValues) -> tuple[FormSheetValues, list[str]]:
    """Put tokens in place of the organisation and its codes; return the values and the words the tokens stand for.

    A row whose code may be told nowhere has none.
    """
    words = list(dict.fromkeys((values.organisation, *values.mark.codes)))
    token = {word: f"QzWord{at}zQ" for at, word in enumerate(words)}
    mark = Mark(
        order=values.mark.order,
        codes=tuple(token[code] for code in values.mark.codes),
        revision=values.mark.revision,
    )
    blank = replace(
        values,
        organisation=token[values.organisation],
        rows=tuple(_with_token(row, token) for row in values.rows),
        mark=mark,
    )
    if values.publications:
        told = tuple(_with_token(row, token) for row in values.publications)
        blank = replace(blank, publications=told)
    return blank, words


def _with_token(row: Row, token: Mapping[str, str]) -> Row:
    code = row.get("Код")
    return {**row, "Код": token[str(code)]} if code else row
