"""A whole life of an office under Windows and under Linux: the same register, the same documents, the same answers."""

import json
import re
import shutil
import sqlite3
from contextlib import chdir, closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest

from automation.cli import main
from automation.register import Register
from tests.support.clerk import ROOT, Clerk, new_home
from tests.support.wine import Wine, give_time, windows_path
from tests.windows import life

pytestmark = [pytest.mark.nightly, pytest.mark.timeout(3600)]  # seconds: Wine is slow, and slower on a busy machine
FIRST, LAST = date(2025, 12, 11), date(2025, 12, 31)
EXPLAINED = {  # what may differ, and why
    # each life was played at its own time
    "moment": rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|\d\d:\d\d:\d\d",
    # what the register keeps to save time names the library on this machine and the time of its files
    "calendar": rb"'calendar','[^']*'",
    "declension": rb'"rules":"[0-9a-f]{64}"',
    "seal": rb"'seal','rows','\d+ [0-9a-f]{64}'",  # it hashes the rows as they are, what may differ included
    "boundary": rb"={15}\d+==",  # parts of a message are parted by a random number
    "line end": rb"\r?\n",  # XlsxWriter writes the XML of «Сводка» as text, with the line ends of the system
}
DIFFERS = re.compile(b"|".join(EXPLAINED.values()))
BLOB = re.compile(r"X'([0-9A-F]*)'")


class Lives(NamedTuple):
    """Two homes and what the commands said in each."""

    linux: Path
    said: list[dict[str, Any]]
    windows: Path
    repeated: list[dict[str, Any]]


def life_under_linux(home: Path, books: Path) -> list[dict[str, Any]]:
    """Play the days and the other commands, and keep the workbook as it lies before each day.

    Papers are marked as signed and sent on their day.
    """
    clerk = Clerk(home / "inbox" / life.BOOK)
    on, answers = FIRST, []
    while on <= LAST:
        shutil.copy2(clerk.path, books / f"{on}.xlsx")
        answers.append(life.day(home, on.isoformat()))
        with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
            today = register.entries(day=on)
        for entry in today:
            clerk.mark(entry.number, Подписан=on, Отправлен=on, Способ="эл. почта")
        if on == FIRST:
            clerk.done("ОБР", "1", date(2025, 12, 12))
        if today or on == FIRST:
            clerk.save()
        on += timedelta(days=1)
    shutil.copy2(books / f"{LAST}.xlsx", clerk.path)
    with chdir(home):
        return answers + life.rest(home)


@pytest.fixture(scope="module")
def lives(wine: Wine, days_ahead: None, tmp_path_factory: pytest.TempPathFactory) -> Lives:
    """The life under both systems: their homes and the answers of all commands."""
    folder = tmp_path_factory.mktemp("lives")
    (folder / "books").mkdir()
    linux, windows = folder / "linux" / "Дом", folder / "windows" / "Дом"
    for home in (linux, windows):
        new_home(home)
        give_time(home, 180)
    said = life_under_linux(linux, folder / "books")
    paths = (Path(life.__file__), ROOT, windows, folder / "books", folder / "answers.json")
    ran = wine.run(*wine.python, *map(windows_path, paths))
    assert ran.returncode == 0, ran.stderr
    repeated = json.loads((folder / "answers.json").read_text("utf-8"))
    return Lives(linux, json.loads(json.dumps(said)), windows, repeated)


def told(answer: dict[str, Any], home: Path) -> dict[str, Any]:
    """An answer without the home's place, with the slashes of Linux, and without what may differ."""
    text = json.dumps(answer, ensure_ascii=False).replace("\\\\\\\\", "/").replace("\\\\", "/")
    text = text.replace(f"Z:{home}", "HOME").replace(str(home), "HOME")
    loaded: dict[str, Any] = json.loads(DIFFERS.sub(b"~", text.encode()).decode())
    return loaded


def parts(path: Path) -> dict[str, bytes]:
    """A file's parts without what may differ: those of a Word file or a workbook, else the file itself."""
    if path.suffix in {".docx", ".xlsx"}:
        with ZipFile(path) as zipped:
            found = {name: zipped.read(name) for name in zipped.namelist()}
    else:
        found = {"": path.read_bytes()}
    return {name: DIFFERS.sub(b"~", data) for name, data in found.items()}


def dump(path: Path) -> list[str]:
    """The register as SQL, with the bytes of messages readable."""
    with closing(sqlite3.connect(path)) as db:
        lines = [BLOB.sub(lambda blob: bytes.fromhex(blob[1]).decode("latin-1"), line) for line in db.iterdump()]
    return [DIFFERS.sub(b"~", line.encode()).decode() for line in lines]


def files(home: Path) -> dict[str, Path]:
    """The files of a home; Windows keeps an empty journal beside the register."""
    found = {p.relative_to(home).as_posix(): p for p in sorted(home.rglob("*")) if p.is_file()}
    return {name: path for name, path in found.items() if not name.endswith(".sqlite-journal")}


def test_every_command_answers_the_same(lives: Lives) -> None:
    linux, said, windows, repeated = lives
    assert [a["code"] for a in repeated] == [a["code"] for a in said]
    assert len(said) > 35
    pairs = [(told(a, linux), told(b, windows)) for a, b in zip(said, repeated, strict=True)]
    assert [(a, b) for a, b in pairs if a != b] == []
    assert sum("issued" in a["said"] for a in said) > 20


def test_the_register_is_the_same(lives: Lives) -> None:
    linux, windows = (dump(home / "outbox" / "register.sqlite") for home in (lives.linux, lives.windows))
    assert linux == windows
    assert sum('INSERT INTO "papers"' in line for line in linux) > 20


def test_every_file_has_the_same_name_and_the_same_parts(lives: Lives) -> None:
    linux, windows = files(lives.linux), files(lives.windows)
    assert list(linux) == list(windows)
    compared = [name for name in linux if not name.endswith((".sqlite", ".run.lock"))]
    assert [name for name in compared if parts(linux[name]) != parts(windows[name])] == []
    assert sum(name.endswith(".docx") for name in compared) > 30


def test_init_new_and_update_make_the_same_workbook(wine: Wine, place: Path) -> None:
    assert wine.plan_control("init", windows_path(place / "w")).returncode == 0
    assert main(["init", str(place / "l")]) == 0
    order = ROOT / "tests" / "data" / "order-454.txt"
    made = wine.plan_control("new", windows_path(order), "--home", windows_path(place / "w"))
    assert made.returncode == main(["new", str(order), "--home", str(place / "l")]), made.stderr
    left, right = files(place / "l"), files(place / "w")
    assert list(left) == list(right)
    assert [name for name in left if parts(left[name]) != parts(right[name])] == []
