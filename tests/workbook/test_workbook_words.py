"""What a refusal says is true, and what stands in place of a name is asked."""

import io
import zipfile
from pathlib import Path

import pytest

from automation.errors import UnreadError
from automation.model.settings import Limits
from automation.workbook.cells import read_name
from automation.workbook.read import read_book
from tests.support.grid import understood, workbook
from tests.support.hostile import rezip


def refusal(path: Path) -> str:
    with pytest.raises(UnreadError) as stop:
        read_book(path, Limits(), path.parent)
    return str(stop.value)


def test_fifty_thousand_empty_parts_are_called_parts_and_not_mebibytes(tmp_path: Path) -> None:
    path, data = tmp_path / "план.xlsx", io.BytesIO(workbook())
    with zipfile.ZipFile(data, "a") as archive:
        for number in range(10_001):
            archive.writestr(f"xl/x{number}", b"")
    path.write_bytes(data.getvalue())
    assert "внутри файла больше 10 000 частей" in refusal(path)


def test_parts_in_utf_16_are_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "план.xlsx"
    path.write_bytes(workbook())
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/workbook.xml").decode("utf-8").replace("UTF-8", "UTF-16").replace("utf-8", "utf-16")
    path.write_bytes(rezip({"xl/workbook.xml": text.encode("utf-16")}))
    assert "записаны в кодировке UTF-16" in refusal(path)


def test_a_line_break_in_a_header_does_not_break_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "план.xlsx"
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode("utf-8")
    assert "<t>Подтверждение</t>" in texts
    slipped = texts.replace("<t>Подтверждение</t>", "<t>Под-\nтверждение</t>")
    path.write_bytes(rezip({"xl/sharedStrings.xml": slipped.encode()}))
    told = refusal(path)
    assert "есть похожий «Под- тверждение»" in told
    assert "\n" not in told


@pytest.mark.parametrize(
    "value",
    ["ИСТИНА", "TRUE", 12, 0.5, (2025, 12, 1), "C:\\Отчёты\\план.xlsx", "/srv/план", "=A1", "https://example.org"],
)
def test_what_is_no_name_is_asked_and_not_used(value: object) -> None:
    cell = read_name(value)  # type: ignore[arg-type]
    assert (cell.value, cell.code, cell.lost) == ("", "name-doubtful", True)


@pytest.mark.parametrize("value", ["", "МБУК «Образец»", "МБОУ СОШ № 1", "ООО «1С/Битрикс»", "ИП Кузьмин А.В."])
def test_a_name_is_taken_as_it_stands(value: str) -> None:
    assert (read_name(value).value, read_name(value).code) == (value, "")


def test_what_goes_on_between_two_days_takes_place_and_by_one_day_is_a_term() -> None:
    book = understood(
        "[План-график]\n№ | Мероприятие | Срок исполнения | Исполнители | Уточнённый срок\n"
        "1 | Организовать рейды | с 15.05.2026 по 15.06.2026 | руководители |\n"
        "2 | Организовать рейды | до 15.06.2026 | руководители |\n"
        "3 | Организовать рейды | до 15.06.2026 | руководители | с 15.05.2026 по 15.06.2026\n"
    )
    assert [item.reading.deadline.event for item in book.items] == [True, False, True]
