"""The code on a letter: printed beside the executor's mark, read back from the printed and scanned page."""

import io
import shutil
from pathlib import Path

import pytest
import zxingcpp
from docx import Document

from automation.letters.page_samples import samples
from automation.mailbox.codes import read_codes
from automation.model.kinds import Form
from automation.press.code import with_code
from automation.system.libreoffice import find_libreoffice
from automation.system.ocr import drawn
from automation.system.pdf import make_pdfs
from tests.support.clerk import ROOT
from tests.support.nightly import LONG
from tests.support.ooxml import faults
from tests.support.pages import Pages

CODE = "№ 01-15/К-2 от 16.12.2025 0F3A9C71"


@pytest.fixture(scope="module")
def page() -> bytes:
    letter = next(s for s in samples(Form.LETTER) if s.executor)
    return with_code(Pages(ROOT / "templates").render("letter", letter.as_json()), CODE)


def test_a_page_with_a_code_is_sound_and_says_the_same_words(page: bytes) -> None:
    assert faults(page) == []
    (shape,) = Document(io.BytesIO(page)).element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
    )
    assert shape is not None


def test_a_page_without_an_executor_stays_as_it_is() -> None:
    letter = next(s for s in samples(Form.LETTER) if not s.executor)
    plain = Pages(ROOT / "templates").render("letter", letter.as_json())
    assert with_code(plain, CODE) == plain


@LONG
@pytest.mark.skipif(not (find_libreoffice() and shutil.which("pdftoppm")), reason="нет LibreOffice или pdftoppm")
def test_the_code_is_read_back_from_a_printed_page_that_was_scanned_askew(
    page: bytes, tmp_path: Path, pdfs: None
) -> None:
    (pdf,) = make_pdfs([page])
    assert pdf
    assert read_codes([("скан.pdf", pdf)]) == ["0F3A9C71"]
    (picture,) = drawn(pdf, 1)
    head, pixels = turned(picture, 2.0)
    assert [c.text for c in zxingcpp.read_barcodes(memoryview(pixels).cast("B", shape=[head[1], head[0]]))] == [CODE]


def turned(pgm: bytes, degrees: float) -> tuple[tuple[int, int], bytes]:
    """A grey picture turned about its middle, as a sheet lies askew in a scanner."""
    from math import cos, radians, sin

    _, size, _, pixels = pgm.split(b"\n", 3)
    width, height = map(int, size.split())
    c, s = cos(radians(degrees)), sin(radians(degrees))
    middle_x, middle_y = width / 2, height / 2
    made = bytearray(b"\xff" * (width * height))
    for y in range(height):
        row, dy = y * width, y - middle_y
        for x in range(width):
            dx = x - middle_x
            from_x, from_y = int(c * dx + s * dy + middle_x), int(-s * dx + c * dy + middle_y)
            if 0 <= from_x < width and 0 <= from_y < height:
                made[row + x] = pixels[from_y * width + from_x]
    return (width, height), bytes(made)


def test_a_page_that_is_no_picture_has_no_code() -> None:
    assert read_codes([("скан.pdf", b"%PDF-1.4 broken"), ("x.png", b"\x89PNG"), ("текст.txt", b"x")]) == []
