"""Filled forms that come by another route lie in a folder of their own: a name in ``FORM_FOLDERS`` is all it needs."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automation.cli import main
from automation.day import inbox_readings
from automation.reports import remarks

DAY = "16.12.2025"


@pytest.fixture
def returned(home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A home whose second folder of forms holds one filled form and a scan."""
    assert main(["forms", "--on", DAY, "--home", str(home)]) == 0
    capsys.readouterr()
    folder = home / "inbox" / "сэд"
    folder.mkdir()
    form = folder / "ответ.xlsx"
    shutil.copyfile(next((home / "outbox" / "forms").rglob("*МБУ Пример.xlsx")), form)
    book = load_workbook(form)
    book["Ход исполнения"]["E6"] = "в работе"
    book.save(form)
    (folder / "скан.pdf").write_bytes(b"%PDF-1.4")
    return home


def codes(home: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    assert main(["check", "--on", DAY, "--json", "--home", str(home)]) in {0, 1}
    books = json.loads(capsys.readouterr().out)["workbooks"]
    return {f["code"]: f["message"] for book in books for f in book["findings"]}


def test_a_form_of_another_folder_is_merged_and_a_scan_there_is_told(
    returned: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_readings, "FORM_FOLDERS", ("forms", "сэд"))
    found = codes(returned, capsys)
    assert "inbox/сэд/ответ.xlsx" in found["form-merged"]
    assert found["form-no-workbook"].startswith("Файл inbox/сэд/скан.pdf")


def test_a_folder_nobody_named_is_no_source_of_forms(returned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not {"form-merged", "form-no-workbook"} & set(codes(returned, capsys))


def test_an_organisation_reads_the_name_of_its_form_without_our_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remarks, "FORM_FOLDERS", ("forms", "сэд"))
    told = remarks.Remark(
        level="", sheet="", cell="", header="", organisation="", item="", text="Форма inbox/сэд/ответ.xlsx", cure=""
    )
    assert remarks._by_column(told).text == "Форма ответ.xlsx"
