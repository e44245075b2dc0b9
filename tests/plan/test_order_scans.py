"""Scans: ruled lines found in the pixels, words placed between them, uncertain dates and numbers never taken."""

import subprocess
from pathlib import Path

import pytest

from automation.errors import UnreadError
from automation.model.plan import Unclear
from automation.plan.order import read_order
from automation.plan.order.blocks import Table
from automation.plan.order.printed import PrintedPage
from automation.plan.order.scanned import UNSURE, _page, _ruled, read_scanned
from automation.plan.order.understand import understand_order
from automation.system.ocr import DPI, can_recognise
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice
from tests.support.order_builder import word

WIDTH, HEIGHT = 8 * DPI, 6 * DPI
COLUMNS, ROWS = (1.0, 1.6, 4.0, 5.6, 7.6), (3.0, 3.5, 4.0)
HEAD = (
    ("АДМИНИСТРАЦИЯ", 0.2), ("ПРИМЕРСКА", 0.2), ("РАСПОРЯЖЕНИЕ", 0.6), ("12.01.2026", 1.0), ("№", 1.0), ("7", 1.0),
    ("О", 1.4), ("плане", 1.4), ("1.", 1.8), ("Утвердить", 1.8), ("план.", 1.8),
)  # fmt: skip


def picture() -> bytes:
    """A page with one ruled table of two rows and four columns."""
    pixels = bytearray(b"\xff" * (WIDTH * HEIGHT))
    left, right = int(COLUMNS[0] * DPI), int(COLUMNS[-1] * DPI)
    for y in (int(row * DPI) for row in ROWS):
        pixels[y * WIDTH + left : y * WIDTH + right] = b"\x00" * (right - left)
    for x in (int(column * DPI) for column in COLUMNS):
        for y in range(int(ROWS[0] * DPI), int(ROWS[-1] * DPI)):
            pixels[y * WIDTH + x] = 0
    return b"P5\n%d %d\n255\n" % (WIDTH, HEIGHT) + bytes(pixels)


def seen(words: list[tuple[str, float, float, float]]) -> str:
    """Tesseract's TSV of words given as (text, inches from the left, from the top, confidence)."""
    names = ["level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height"]
    names += ["conf", "text"]
    lines = [
        "\t".join(map(str, (5, 1, 1, 1, 1, 1, int(x * DPI), int(y * DPI), 60, 30, confidence, text)))
        for text, x, y, confidence in words
    ]
    return "\n".join(["\t".join(names), *lines])


def scan(term_confidence: float) -> PrintedPage:
    _, page = _ruled(picture())
    words = [(text, 1.0 + 0.8 * n, y, 96.0) for n, (text, y) in enumerate(HEAD)]
    heading = ("№", "Мероприятие", "Срок", "Исполнитель")
    row = (("1", 96.0), ("Обход", 96.0), ("02.02.2026", term_confidence), ("школа", 96.0))
    words += [(text, COLUMNS[c] + 0.1, 3.2, 96.0) for c, text in enumerate(heading)]
    words += [(text, COLUMNS[c] + 0.1, 3.7, confidence) for c, (text, confidence) in enumerate(row)]
    return _page(page, seen(words))


def test_ruled_lines_are_found_and_taken_out_of_the_picture() -> None:
    cleaned, page = _ruled(picture())
    assert (len(page.across), len(page.down)) == (3, 5)
    assert b"\x00" not in cleaned.partition(b"255\n")[2]


def test_words_between_the_lines_make_a_table_whose_every_item_must_be_checked() -> None:
    source = read_scanned([scan(96.0)])
    assert [len(block.rows) for block in source.blocks if isinstance(block, Table)] == [2]
    draft = understand_order(source, "скан.pdf")
    assert [(item.number, item.text, item.term.phrase) for item in draft.items] == [("1", "Обход", "02.02.2026")]
    assert "Пункт 1" in {check.place.name for check in draft.checks}
    assert {"Номер", "Дата"} <= draft.unsure


def test_an_uncertain_date_is_asked_and_not_taken() -> None:
    (item,) = understand_order(read_scanned([scan(40.0)]), "скан.pdf").items
    assert item.term.phrase == UNSURE
    assert isinstance(item.term.deadline, Unclear)


def test_without_tesseract_a_scan_is_refused_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    photo = tmp_path / "снимок.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(UnreadError, match="tesseract"):
        read_order(photo)


@pytest.mark.nightly
@needs_libreoffice
@pytest.mark.skipif(not can_recognise(), reason="tesseract with Russian is not installed")
def test_a_scanned_page_is_read_as_the_document_it_was_printed_from(tmp_path: Path) -> None:
    plan = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Проверить котельные", "до 02.02.2026", "отдел ЖКХ"]]
    head = ["АДМИНИСТРАЦИЯ ГОРОДА ПРИМЕРСКА", "РАСПОРЯЖЕНИЕ", "12.01.2026 № 7", "О плане", "1. Утвердить план.", ""]
    source = word(tmp_path / "o.docx", [*head, "Глава города А.А. Примеров", "Приложение", "План работы", plan])
    saved_by_libreoffice([source], tmp_path, "pdf")
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", "o.pdf", "o"], cwd=tmp_path, check=True)
    draft = read_order(tmp_path / "o.png")
    assert (draft.order.number, draft.order.date.isoformat()) == ("7", "2026-01-12")
    assert [(item.text, item.term.phrase) for item in draft.items] == [("Проверить котельные", "до 02.02.2026")]
