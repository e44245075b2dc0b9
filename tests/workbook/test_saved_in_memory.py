"""A workbook is written without a temporary file, so a full disk or a killed run leaves nothing of it."""

import tempfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from automation.workbook import paint


def test_save_makes_no_file_and_keeps_all_that_openpyxl_keeps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    workbook = Workbook()
    first, second = workbook.worksheets[0], workbook.create_sheet("Второй")
    first["A1"], first["B1"], first["A2"], first["B2"] = "дата", "число", date(2025, 12, 15), 3
    first["A1"].comment = Comment("примечание", "Замечание")
    chart = BarChart()
    chart.add_data(Reference(first, min_col=2, min_row=1, max_row=2))
    second.add_chart(chart, "C3")

    again = load_workbook(BytesIO(paint.save(workbook)))

    assert again.sheetnames == ["Sheet", "Второй"]
    assert again["Sheet"]["A2"].value == datetime(2025, 12, 15)
    assert again["Sheet"]["B2"].value == 3
    assert again["Sheet"]["A1"].comment.text == "примечание"
    charts: Any = again["Второй"]
    assert len(charts._charts) == 1
