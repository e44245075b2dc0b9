"""A workbook that could not be read on its day misses nothing: the next run makes it up, once, whatever others did."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from automation.cli import main
from tests.support.clerk import Clerk, new_home
from tests.support.nightly import LONG

pytestmark = pytest.mark.usefixtures("plain_days")

Day = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("base")
    new_home(home)
    return home


@pytest.fixture
def clerk(tmp_path: Path, base: Path) -> Clerk:
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    return Clerk(next((tmp_path / "inbox").glob("*.xlsx")))


@pytest.fixture
def day(tmp_path: Path, clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> Day:
    def run(on: str) -> dict[str, Any]:
        capsys.readouterr()
        main(["day", "--on", on, "--yes", "--json", "--home", str(tmp_path)])
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    assert clerk.path.is_file()
    return run


def unread(clerk: Clerk, day: Day, on: str) -> dict[str, Any]:
    """A day on which the workbook is damaged; the clerk brings it back afterwards."""
    whole = clerk.path.read_bytes()
    clerk.path.write_bytes(whole[: len(whole) // 2])
    answer = day(on)
    assert [r["state"] for r in answer["read"]] == ["unread"]
    clerk.path.write_bytes(whole)
    return answer


def calls(answer: dict[str, Any]) -> set[str]:
    return {n["item"] for n in answer["notices"] if n["kind"] == "call"}


def issued(answer: dict[str, Any]) -> list[str]:
    return [i["kind"] for i in answer["issued"]]


def test_a_call_of_an_unread_morning_is_made_up_once(clerk: Clerk, day: Day) -> None:
    day("2025-12-24")
    assert calls(unread(clerk, day, "2025-12-25")) == set()
    assert calls(day("2025-12-26")) == {"6"}
    assert calls(day("2025-12-26")) == {"6"}, "the same day again shows the same"
    assert calls(day("2025-12-27")) == set(), "a Saturday"
    assert calls(day("2025-12-29")) == {"6"}, "the call after the term has its own day"
    assert calls(day("2025-12-30")) == set()


@LONG
def test_news_of_an_unread_monday_is_told_on_tuesday(clerk: Clerk, day: Day) -> None:
    for on in range(15, 20):
        day(f"2025-12-{on}")
    assert issued(unread(clerk, day, "2025-12-22")) == []
    assert "progress" in issued(day("2025-12-23"))
    assert "progress" not in issued(day("2025-12-24"))


@LONG
def test_another_workbook_read_on_that_day_changes_nothing(tmp_path: Path, clerk: Clerk, day: Day) -> None:
    day("2025-12-12")
    second = Clerk(clerk.path)
    second.set_order("Номер", "455")
    second.path = clerk.path.with_name("№ 455 от 11.12.2025.xlsx")
    second.save()
    whole = clerk.path.read_bytes()
    clerk.path.write_bytes(b"PK damaged")
    monday = day("2025-12-15")
    assert {(i["kind"], i["order"]["number"]) for i in monday["issued"]} == {("progress", "455")}
    clerk.path.write_bytes(whole)
    tuesday = day("2025-12-16")
    assert {n["order"]["number"] for n in tuesday["notices"] if n["kind"] == "call"} == {"454"}
    assert [i["order"]["number"] for i in tuesday["issued"] if i["kind"] == "progress"] == ["454"]


def test_what_is_told_in_person_is_told_once_as_a_paper_is_written_once(clerk: Clerk, day: Day) -> None:
    row = clerk.rows("Исполнители", "Код")["ОБР"]
    grey = dict.fromkeys(("Обращение", "Пол", "Фамилия И.О. (дат.)"))
    clerk.write("Исполнители", row, {"Фамилия Имя Отчество": "Бобков Дмитрий Александрович", **grey})
    clerk.save()
    told = {}
    for on in ("15", "16", "16", "17", "18", "19", "22", "23", "24"):
        answer = day(f"2025-12-{on}")
        told[on] = [n["text"].rpartition(", ")[2] for n in answer["notices"] if n["kind"] == "personal"]
        assert "МБУК «Образец»" not in [(i["addressee"] or {}).get("organisation") for i in answer["issued"]]
    assert {on: words for on, words in told.items() if words} == {"16": ["п. 1 и 2"], "19": ["п. 3–6"]}


@LONG
def test_a_saturday_run_does_not_swallow_the_calls_of_a_missed_friday(clerk: Clerk, day: Day) -> None:
    monday, friday = date(2025, 12, 22), date(2025, 12, 19)
    for row in clerk.rows("План-график", "№").values():
        clerk.write("План-график", row, {"Уточнённый срок": monday})
    clerk.save()
    day(f"{friday - timedelta(days=1)}")
    assert calls(day(f"{friday + timedelta(days=1)}")) == set(), "the machine was off on Friday"
    assert calls(day(f"{monday}")) >= {"1", "2", "6"}
