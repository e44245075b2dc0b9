"""Rows by themselves: a day makes the renewed workbook, and replaces the clerk's only where nothing can be lost."""

import email
import email.policy
import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.day.call import Call, Reading
from automation.day.inbox_readings import read_file, renew_books
from automation.model.settings import Limits, Settings
from automation.settings_file import read_settings
from automation.system import disk, swapping
from tests.day.test_day_inbox import book_of, work
from tests.support.clerk import Clerk
from tests.support.nightly import first
from tests.support.notes import Notes

NOW = datetime(2025, 12, 16, 9, 0, tzinfo=UTC)
LONG_AGO = datetime(2025, 12, 16, 8, 0, tzinfo=UTC).timestamp()
NEW = ("НОВЫЙ", "руководители подведомственных организаций", "МБУ «Новое»", "директор", "Новов Олег Ильич")


@pytest.fixture(scope="module")
def entered(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose clerk has entered one performer more an hour ago; no test changes it."""
    home = tmp_path_factory.mktemp("entered") / "home"
    shutil.copytree(made, home)
    path = book_of(home)
    clerk = Clerk(path)
    headers = ("Код", "Группа", "Организация", "Должность", "Фамилия Имя Отчество")
    clerk.append("Исполнители", dict(zip(headers, NEW, strict=True)))
    clerk.save()
    os.utime(path, (LONG_AGO, LONG_AGO))
    return home


@pytest.fixture
def lacking(entered: Path, tmp_path: Path) -> Path:
    """Copy that home for one test."""
    shutil.copytree(entered, tmp_path / "home")
    return tmp_path / "home"


def call(home: Path, update: str = "replace", **policy: object) -> Call:
    settings: Settings = read_settings(home, {})
    chosen = replace(settings, policy=replace(settings.policy, update=update, **policy))
    return Call(home=home, settings=chosen, on=date(2025, 12, 16), now=NOW)


def renewed(home: Path, notes: Notes, update: str = "replace", **policy: object) -> Reading:
    reading = read_file(book_of(home), Limits())
    (done,) = renew_books(call(home, update, **policy), notes, [reading])
    return done


def test_a_workbook_with_a_column_sorted_alone_is_not_renewed(lacking: Path) -> None:
    clerk, notes = Clerk(book_of(lacking)), Notes()
    sheet = clerk.sheet("Ход исполнения")
    codes = sorted(str(sheet.cell(n, 1).value) for n in range(2, sheet.max_row + 1))
    for line, code in enumerate(codes, 2):
        sheet.cell(line, 1).value = code
    clerk.save()
    os.utime(book_of(lacking), (LONG_AGO, LONG_AGO))
    book = renewed(lacking, notes).book
    assert book
    assert book.shuffled
    assert not list((lacking / "outbox").rglob("*.xlsx"))
    assert len(Clerk(book_of(lacking)).sheet("Ход исполнения")["A"]) == len(codes) + 1


def test_the_renewed_workbook_has_the_name_of_the_clerks_own_also_after_it_was_renamed(lacking: Path) -> None:
    notes = Notes()
    renewed(lacking, notes, update="propose")
    book_of(lacking).rename(lacking / "inbox" / "Новое имя.xlsx")
    renewed(lacking, notes, update="propose")
    assert [p.name for p in (lacking / "outbox" / "454 от 11.12.2025").glob("*.xlsx")] == ["Новое имя.xlsx"]


def told(reading: Reading) -> tuple[str, str]:
    assert reading.book
    found = [f for f in reading.book.findings if f.code.startswith("book-")]
    return (found[0].code, found[0].message) if found else ("", "")


def rows(path: Path) -> int:
    book = read_file(path, Limits()).book
    assert book
    return len(book.rows)


def test_the_renewed_workbook_lies_in_the_orders_folder_and_the_clerks_own_is_not_touched(lacking: Path) -> None:
    before, notes = book_of(lacking).read_bytes(), Notes()
    code, words = told(renewed(lacking, notes, "propose"))
    path = lacking / "outbox" / "454 от 11.12.2025" / "№ 454 от 11.12.2025.xlsx"
    assert code == "book-renewed"
    assert "не хватает строк: 4; писем о них нет." in words
    assert "outbox/454 от 11.12.2025/№ 454 от 11.12.2025.xlsx" in words
    assert (book_of(lacking).read_bytes(), rows(path)) == (before, rows(book_of(lacking)) + 4)
    made = path.stat().st_mtime_ns
    renewed(lacking, notes, "propose")
    assert path.stat().st_mtime_ns == made, "made once of the same bytes"


def test_it_takes_the_place_of_the_clerks_own_which_is_kept(lacking: Path) -> None:
    path, notes = book_of(lacking), Notes()
    before, count = path.read_bytes(), rows(path)
    path.chmod(0o640)
    reading = renewed(lacking, notes)
    assert told(reading)[0] == "book-replaced"
    assert reading.book
    assert (len(reading.book.rows), rows(path)) == (count + 4, count + 4)
    (kept,) = (lacking / "outbox" / "updates").iterdir()
    assert kept.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o640
    assert told(renewed(lacking, notes)) == ("", "")
    assert not list((lacking / "outbox" / "454 от 11.12.2025").glob("*.xlsx")), "needed no more"
    assert not [p.name for p in (lacking / "inbox").iterdir() if p.name.startswith(".plan-")]


def lock_by(name: str) -> object:
    return lambda path: path.with_name(name.format(path.name)).write_bytes(b"")


def just_saved(path: Path) -> None:
    os.utime(path, (NOW.timestamp() - 60, NOW.timestamp() - 60))


@pytest.mark.parametrize(
    ("hinder", "why"),
    first(
        2,
        [
            (lock_by("~${}"), "открыта"),
            (just_saved, "меньше 10 минут назад"),
            (lock_by(".~lock.{}#"), "открыта"),
        ],
    ),
)
def test_what_is_in_somebodys_hands_is_only_proposed_with_the_reason(lacking: Path, hinder: object, why: str) -> None:
    path = book_of(lacking)
    before = path.read_bytes()
    hinder(path)  # type: ignore[operator]
    code, words = told(renewed(lacking, Notes()))
    assert (code, why in words) == ("book-renewed", True)
    assert path.read_bytes() == before


def test_a_workbook_saved_in_the_very_last_moment_is_left_alone(lacking: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book_of(lacking)
    synced = disk.sync_file

    def meanwhile(temporary: Path) -> None:
        path.write_bytes(b"saved by the clerk")
        synced(temporary)

    monkeypatch.setattr(swapping, "sync_file", meanwhile)
    assert told(renewed(lacking, Notes()))[0] == "book-renewed"
    assert path.read_bytes() == b"saved by the clerk"


@pytest.mark.parametrize("step", first(1, ["sync_file", "rename_durably"]))
def test_a_full_disk_at_any_step_leaves_the_clerks_own(
    lacking: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = book_of(lacking)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(disk.native_disk if step == "rename_durably" else swapping, step, full)
    code, words = told(renewed(lacking, Notes()))
    assert (code, "на диске нет места" in words) == ("book-renewed", True)
    assert path.read_bytes() == before
    assert not list((lacking / "inbox").glob(".plan-*"))


def test_a_trial_replaces_nothing(lacking: Path) -> None:
    before = book_of(lacking).read_bytes()
    assert told(renewed(lacking, Notes(), trial=True))[0] == "book-renewed"
    assert book_of(lacking).read_bytes() == before


def test_a_workbook_of_another_format_is_never_replaced(lacking: Path) -> None:
    path = book_of(lacking)
    other = path.with_suffix(".xlsm")
    path.rename(other)
    reading = read_file(other, Limits())
    (done,) = renew_books(call(lacking), Notes(), [reading])
    assert told(done)[0] == "book-renewed"
    assert "не заменена" in told(done)[1]
    assert other.exists()


def test_a_signed_workbook_is_never_replaced(lacking: Path) -> None:
    import zipfile

    path = book_of(lacking)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<x/>")
    os.utime(path, (LONG_AGO, LONG_AGO))
    code, words = told(renewed(lacking, Notes()))
    assert (code, "подписана" in words) == ("book-renewed", True)


def test_a_day_tells_where_the_renewed_workbook_lies(lacking: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, _ = work(lacking, capsys)
    assert answer
    assert code == 0
    assert (lacking / "outbox" / "454 от 11.12.2025" / "№ 454 от 11.12.2025.xlsx").exists()
    (mail,) = [m for m in map(read_mail, (lacking / "outbox" / "mail").glob("*.eml")) if "Контроль исполнения" in m]
    assert "Новое в папке inbox" in mail
    assert "Таблица с ними: outbox/454 от 11.12.2025/№ 454 от 11.12.2025.xlsx" in mail


def read_mail(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return " ".join(f"{message['subject']} {body.get_content()}".split())
