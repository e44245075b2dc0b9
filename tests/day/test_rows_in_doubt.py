"""A clerk sorts one column alone, or types into a copy of the sheet: what a whole day issues, says and mails then."""

import json
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from automation.cli import main
from automation.file_names import TODAY
from tests.support.clerk import Clerk, new_home
from tests.support.office_days import text_of
from tests.support.sheet_reader import as_seen

STATUS = "Ход исполнения"


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Give the clerk of a home whose first morning is over: six have reported, nothing is accepted."""
    clerk = new_home(tmp_path / "home")
    for code in ("ОБР", "ШАБ", "ТИП", "ЗАМ-2"):
        clerk.done(code, "1", date(2025, 12, 12))
    clerk.done("ПРИМ", "2", date(2025, 12, 12))
    clerk.report("ЗАМ-1", "2", Состояние="в работе")
    clerk.save()
    run(clerk, "12.12.2025")
    return clerk


def run(clerk: Clerk, on: str, *more: str) -> None:
    assert main(["day", "--on", on, "--yes", "--home", str(home_of(clerk)), *more]) in {0, 1}


def home_of(clerk: Clerk) -> Path:
    return clerk.path.parents[1]


def sort_alone(clerk: Clerk, header: str) -> list[Any]:
    """Sort one column as Excel does, blank cells last; return what stood in it."""
    sheet, column = clerk.sheet(STATUS), clerk.columns(STATUS)[header]
    before = [sheet.cell(n, column).value for n in range(2, sheet.max_row + 1)]
    write(clerk, header, [*sorted(filter(None, before), key=str), *(v for v in before if not v)])
    return before


def write(clerk: Clerk, header: str, values: list[Any]) -> None:
    column = clerk.columns(STATUS)[header]
    for row, value in enumerate(values, 2):
        clerk.sheet(STATUS).cell(row, column).value = value
    clerk.save()


def issued(clerk: Clerk, capsys: pytest.CaptureFixture[str], on: str, *more: str) -> list[tuple[str, str]]:
    """Play a day; return the kind of each paper and to whom it goes."""
    capsys.readouterr()
    run(clerk, on, "--json", *more)
    papers = json.loads(capsys.readouterr().out)["issued"]
    return [(p["kind"], p["addressee"]["code"] if p["addressee"] else "") for p in papers]


def mailed(clerk: Clerk, on: str) -> str:
    """Return the morning message of a day, the last one where it was written again."""
    found = (message_from_bytes(f.read_bytes(), policy=policy.default) for f in home_of(clerk).rglob("mail/*.eml"))
    *_, last = (m for m in found if f"Контроль исполнения, {on}" in m["Subject"])
    body = last.get_body(("plain",))
    assert body
    return str(body.get_content())


def today(clerk: Clerk, on: str) -> str:
    (page,) = (home_of(clerk) / "outbox").rglob(f"{on}/{TODAY}")
    return as_seen(text_of(page))


def test_a_day_with_a_column_sorted_alone(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    before = sort_alone(clerk, "Состояние")
    assert [p for p in issued(clerk, capsys, "15.12.2025") if p[0] in {"request", "progress", "overdue"}] == []
    text = mailed(clerk, "15.12.2025")
    assert "Отложено, пока не исправлена таблица («Замечания»): 1" in text
    assert "справка: в «Ходе исполнения» сведения не в своих строках" in text
    assert "Столбец отсортирован или сдвинут отдельно от других" in text
    assert "справка: в «Ходе исполнения» сведения не в своих строках, и числа были бы неверны" in today(
        clerk, "2025-12-15"
    )
    write(clerk, "Состояние", before)
    assert ("progress", "") in issued(clerk, capsys, "16.12.2025")
    assert "не в своих строках" not in mailed(clerk, "16.12.2025")


def test_who_checked_the_column_lets_it_stand(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    sort_alone(clerk, "Состояние")
    issued(clerk, capsys, "15.12.2025")
    assert ("progress", "") in issued(clerk, capsys, "15.12.2025", "--rows-stand")
    clerk.report("ПРИМ", "6", Состояние="в работе")
    clerk.save()
    run(clerk, "16.12.2025")
    assert "Столбец отсортирован" not in mailed(clerk, "16.12.2025")


def test_reports_typed_into_a_copy_of_the_sheet(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    copy = clerk.workbook.copy_worksheet(clerk.sheet(STATUS))
    copy.title = f"{STATUS} (2)"
    clerk.save()
    run(clerk, "15.12.2025")
    assert "копию" not in mailed(clerk, "15.12.2025"), "a copy that tells no more is only a copy"
    row, columns = clerk.status_row("ПРИМ", "1"), clerk.columns(STATUS)
    for header, value in {"Состояние": "исполнено", "Подтверждение": "приказ № 5"}.items():
        copy.cell(row, columns[header]).value = value
    clerk.save()
    assert "ПРИМ" not in [code for _, code in issued(clerk, capsys, "16.12.2025")]
    text = mailed(clerk, "16.12.2025")
    assert "Сведения внесены в копию листа (ПРИМ, п. 1)" in text
    for header in ("Состояние", "Подтверждение"):
        clerk.sheet(STATUS).cell(row, columns[header]).value = copy.cell(row, columns[header]).value
    clerk.workbook.remove(copy)
    clerk.save()
    assert ("request", "ПРИМ") in issued(clerk, capsys, "17.12.2025"), "without its date the report is asked about"
    assert "Сведения внесены в копию листа" not in mailed(clerk, "17.12.2025")


def test_a_memo_is_not_composed_anew_while_rows_are_in_doubt(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    assert ("progress", "") in issued(clerk, capsys, "15.12.2025")
    sort_alone(clerk, "Состояние")
    capsys.readouterr()
    assert main(["reissue", "С-1", "--on", "15.12.2025", "--home", str(home_of(clerk))]) == 2
    assert "пока не составить: строки «Хода исполнения» перемешаны" in capsys.readouterr().err
