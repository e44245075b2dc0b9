"""An order without number and date: its terms are asked in one line and read once the date is typed in."""

from pathlib import Path

import pytest

from automation.cli import main
from tests.support.clerk import ORDER, PERFORMERS, Clerk

pytestmark = pytest.mark.usefixtures("plain_days")
COLUMNS = ("Код", "Группа", "Организация", "Должность", "Фамилия Имя Отчество", "Электронная почта", "Вид")


def day(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["day", "--on", "15.12.2025", "--home", str(home)])


@pytest.fixture
def undated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    main(["init", str(tmp_path)])
    text = ORDER.read_text("utf-8").replace("11.12.2025", "__.__.____").replace("№ 454", "№ ____")
    (tmp_path / "inbox" / "orders" / "Приказ.txt").write_text(text, "utf-8")
    day(tmp_path, capsys)
    return Clerk(tmp_path / "inbox" / "Без номера и даты – Приказ.xlsx")


def read_as(clerk: Clerk) -> list[object]:
    column = clerk.columns("План-график")["Прочтено как"]
    return [row[column - 1].value for row in clerk.sheet("План-график").iter_rows(min_row=2)]


def test_its_terms_are_asked_in_one_line_and_nothing_stands_as_unread(undated: Clerk) -> None:
    told = [str(row[0].value) for row in undated.sheet("Памятка").iter_rows() if row[0].value]
    (line,) = (words for words in told if "впишут дату" in words)
    assert line.startswith("«План-график», «Прочтено как» (не прочитано): сроки будут прочитаны")
    assert not any(read_as(undated))


def test_the_renewed_workbook_has_the_terms_as_read(
    undated: Clerk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    undated.set_order("Номер", "454")
    undated.set_order("Дата", "11.12.2025")
    for line, values in enumerate(PERFORMERS, 2):
        undated.write("Исполнители", line, dict(zip(COLUMNS, values, strict=False)))
    undated.save()
    day(tmp_path, capsys)
    renewed = Clerk(tmp_path / "outbox" / "454 от 11.12.2025" / undated.path.name)
    assert read_as(renewed)[0] == "до 12.12.2025 включительно"
