"""Bad files in the inbox: one clear sentence, exit 3, nothing issued from it, the other workbooks worked as usual."""

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.support.clerk import Clerk
from tests.support.nightly import first

pytestmark = pytest.mark.usefixtures("plain_days")

DAY = "16.12.2025"


def book_of(home: Path) -> Path:
    return next((home / "inbox").glob("[!~]*.xlsx"))


def work(
    home: Path, capsys: pytest.CaptureFixture[str], *more: str, on: str = DAY
) -> tuple[int, dict[str, object] | None, str]:
    capsys.readouterr()
    code = main(["day", "--on", on, "--json", "--home", str(home), *more])
    caught = capsys.readouterr()
    return code, json.loads(caught.out) if caught.out else None, caught.err


def numbers(home: Path) -> list[str]:
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        return [e.number for e in register.entries()]


def second_order(home: Path) -> Clerk:
    """Another order beside the first, made from the same workbook."""
    path = home / "inbox" / "Другое.xlsx"
    shutil.copy(book_of(home), path)
    clerk = Clerk(path)
    clerk.set_order("Номер", "455")
    clerk.save()
    return clerk


def test_several_orders_are_all_worked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second_order(home)
    code, answer, _ = work(home, capsys)
    assert code == 0
    assert answer
    issued = answer["issued"]
    assert isinstance(issued, list)
    assert {p["order"]["number"] for p in issued} == {"454", "455"}
    assert len(issued) == 14
    assert len(set(numbers(home))) == 14


@pytest.mark.parametrize(
    ("content", "told"),
    first(
        3,
        [
            (b"", "пуст"),
            (b"PK\x03\x04 cut", ""),
            (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""),
            ("№;Состояние\n1;исполнено\n".encode(), ""),
        ],
    ),
)
def test_a_file_that_is_no_workbook_costs_only_itself(
    home: Path, capsys: pytest.CaptureFixture[str], content: bytes, told: str
) -> None:
    (home / "inbox" / "Битая.xlsx").write_bytes(content)
    code, answer, error = work(home, capsys)
    assert code == 3
    assert answer
    assert "Traceback" not in error
    read = {r["file"]: r for r in answer["read"]}  # type: ignore[attr-defined]
    assert read["Битая.xlsx"]["state"] == "unread"
    assert read["Битая.xlsx"]["message"].startswith("Битая.xlsx: ")
    assert told in read["Битая.xlsx"]["message"]
    assert len(numbers(home)) == 7


def test_a_missing_sheet_names_file_sheet_and_cure(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clerk = Clerk(book_of(home))
    del clerk.workbook["Ход исполнения"]
    clerk.save()
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert answer
    assert not answer["issued"]
    message = answer["read"][0]["message"]  # type: ignore[index]
    assert "«Ход исполнения»" in message


def test_two_workbooks_of_one_order_are_both_left_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(book_of(home), home / "inbox" / "Копия.xlsx")
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert answer
    assert not answer["issued"]
    assert [r["state"] for r in answer["read"]] == ["unread", "unread"]  # type: ignore[attr-defined]
    assert all("ещё одна книга" in r["message"] for r in answer["read"])  # type: ignore[attr-defined]


def test_an_unread_workbook_is_never_taken_for_silence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert work(home, capsys, on="15.12.2025")[0] == 0
    book_of(home).write_bytes(b"PK")
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert answer
    assert not answer["issued"]
    assert numbers(home) == ["С-1"]


@pytest.mark.parametrize("how", ["no inbox", "no workbook", "workbook gone"])
def test_an_absent_inbox_or_workbook_is_an_alarm(home: Path, capsys: pytest.CaptureFixture[str], how: str) -> None:
    if how == "workbook gone":
        assert work(home, capsys, on="15.12.2025")[0] == 0
    if how == "no inbox":
        shutil.rmtree(home / "inbox")
    else:
        book_of(home).unlink()
    code, answer, error = work(home, capsys)
    assert code == 3
    assert answer
    assert answer["issued"] == []
    assert ("inbox" in error) is (how == "no inbox")


def test_a_closed_order_may_lose_its_workbook(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second_order(home)
    assert work(home, capsys, on="15.12.2025")[0] == 0
    (home / "inbox" / "Другое.xlsx").unlink()
    assert main(["close", "455", "--reason", "решение от 15.12.2025", "--home", str(home)]) == 0
    assert work(home, capsys)[0] == 0


def test_a_workbook_older_than_the_one_seen_before_is_an_alarm(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert work(home, capsys, on="15.12.2025")[0] == 0
    clerk = Clerk(book_of(home))
    clerk.done("ОБР", "12", date(2025, 12, 12))
    clerk.save()
    os.utime(book_of(home), (1_700_000_000, 1_700_000_000))
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert answer
    assert not answer["issued"]
    assert "старее" in answer["read"][0]["message"]  # type: ignore[index]
    assert " UTC" not in answer["read"][0]["message"], "told in the office's own time"  # type: ignore[index]


def test_the_brake_stops_a_day_before_anything_is_registered_and_yes_passes_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = home / "templates" / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace("brake_papers = 500", "brake_papers = 3"), "utf-8")
    code, answer, error = work(home, capsys)
    assert code == 3
    assert answer
    assert answer["issued"] == []
    assert "brake_papers" in error
    assert numbers(home) == []
    assert len(list((home / "outbox" / "mail").glob("*.eml"))) == 1
    assert work(home, capsys)[0] == 3
    assert len(list((home / "outbox" / "mail").glob("*.eml"))) == 1, "told once"
    code, answer, _ = work(home, capsys, "--yes")
    assert code == 0
    assert len(numbers(home)) == 7


def test_a_workbook_that_lost_half_of_its_cells_stops_the_day(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clerk = Clerk(book_of(home))
    for performer in ("ОБР", "ПРИМ", "ШАБ"):
        clerk.done(performer, "12", date(2025, 12, 12))
    clerk.save()
    assert work(home, capsys, on="15.12.2025")[0] == 0
    for performer in ("ОБР", "ПРИМ"):
        for item in "12":
            clerk.report(performer, item, Состояние=None, Дата_исполнения=None, Подтверждение=None)
    clerk.save()
    assert main(["watch", "--once", "--on", "16.12.2025", "--home", str(home)]) == 3
    assert "заполненных ячеек стало" in (home / "outbox" / "board.html").read_text("utf-8"), "told as soon as saved"
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert answer
    assert answer["issued"] == []
    (reading,) = (r for r in answer["read"] if r["state"] == "unread")  # type: ignore[attr-defined]
    assert "заполненных ячеек стало" in reading["message"]
    assert work(home, capsys, "--yes")[0] == 0


def test_a_day_before_the_last_finished_one_issues_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert work(home, capsys)[0] == 0
    before = numbers(home)
    code, answer, _ = work(home, capsys, on="15.12.2025")
    assert code == 1
    assert answer
    assert not answer["issued"]
    assert numbers(home) == before


def test_a_far_day_needs_a_person_or_a_dry_run(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, error = work(home, capsys, on="16.12.2035")
    assert code == 2
    assert answer
    assert answer["issued"] == []
    assert "--yes" in error
    assert work(home, capsys, "--dry-run", on="16.12.2035")[0] <= 1


def test_a_dry_run_writes_nothing_at_all(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(p.relative_to(home) for p in home.rglob("*"))
    code, answer, _ = work(home, capsys, "--dry-run")
    assert code == 0
    assert answer
    issued = answer["issued"]
    assert isinstance(issued, list)
    assert len(issued) == 7
    assert all(p["number"] is None and p["path"] is None for p in issued)
    assert sorted(p.relative_to(home) for p in home.rglob("*")) == before


def test_an_order_signed_after_the_day_is_passed_over(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, _ = work(home, capsys, on="10.12.2025")
    assert code == 0
    assert answer
    assert not answer["issued"]
    assert answer["read"][0]["state"] == "skipped"  # type: ignore[index]


def test_clerks_files_are_never_touched(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = book_of(home)
    before = (book.read_bytes(), book.stat().st_mtime_ns)
    work(home, capsys)
    assert (book.read_bytes(), book.stat().st_mtime_ns) == before


def test_a_trial_has_a_register_of_its_own_and_prints_no_numbers(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = home / "templates" / "office.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("trial = false", "trial = true"), "utf-8")
    code, answer, _ = work(home, capsys)
    assert code == 0
    assert answer
    assert all(p["number"].startswith("ПРОБА") for p in answer["issued"])  # type: ignore[attr-defined]
    assert not (home / "outbox" / "register.sqlite").exists()
    settings.write_text(text, "utf-8")
    assert work(home, capsys)[0] == 0
    assert "01-15/К-1" in numbers(home)


def test_missed_mornings_are_told_to_the_office_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert work(home, capsys, on="15.12.2025")[0] == 0
    assert main(["day", "--on", "19.12.2025", "--yes", "--home", str(home)]) == 0
    assert "не работала 3 рабочих дня" in capsys.readouterr().out
    kept = sorted((home / "outbox" / "mail").glob("2025-12-19*office*.eml"))
    assert len(kept) == 1
    assert main(["day", "--on", "22.12.2025", "--yes", "--home", str(home)]) == 0
    assert "не работала" not in capsys.readouterr().out


def test_a_scan_among_the_forms_is_told_and_a_folder_is_not(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forms = home / "inbox" / "forms"
    (forms / "обработано").mkdir(parents=True)
    (forms / "скан.pdf").write_bytes(b"%PDF-1.4")
    assert main(["check", "--on", DAY, "--json", "--home", str(home)]) in {0, 1}
    told = [f for book in json.loads(capsys.readouterr().out)["workbooks"] for f in book["findings"]]
    assert [f["message"] for f in told if f["code"] == "form-no-workbook"] == [
        (
            "Файл inbox/forms/скан.pdf – не таблица Excel (скан или письмо); сведения из него не учтены. "
            "Внесите сведения в таблицу сами или попросите форму в Excel, а файл уберите из папки."
        )
    ]


def test_a_file_called_as_the_folder_of_forms_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "inbox" / "forms").rmdir()
    (home / "inbox" / "forms").write_bytes(b"")
    assert main(["check", "--on", DAY, "--json", "--home", str(home)]) in {0, 1}
    books = json.loads(capsys.readouterr().out)["workbooks"]
    assert [b["file"] for b in books if b["state"] == "skipped"] == ["forms"]


def test_an_inbox_that_lost_its_workbooks_may_be_a_lost_share(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert work(home, capsys)[0] == 0
    book_of(home).unlink()
    capsys.readouterr()
    assert main(["day", "--on", "17.12.2025", "--home", str(home)]) == 3
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("ВНИМАНИЕ: ")]
    share = "если она на сетевом диске, проверьте, подключён ли он"
    assert told[0] == f"ВНИМАНИЕ: в папке inbox нет ни одной рабочей книги: {share}"
    assert "исчезла из папки inbox" in told[1]
