"""Files in the outbox are whole or not there, and never anywhere else."""

import hashlib
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from automation.errors import StorageError
from automation.file_names import legal_name, order_folder, paper_name, paper_path
from automation.model.plan import OrderId
from automation.system import outbox
from automation.system.outbox import replace, sweep, write_new

PLACE = "outbox/454/2025-12-16"


def files_of(home: Path) -> list[str]:
    return sorted(p.relative_to(home).as_posix() for p in home.rglob("*") if not p.is_dir())


def write(home: Path, **named: bytes) -> list[outbox.Written]:
    return [w for batch in write_new(home, ((f"{PLACE}/{n}.docx", d) for n, d in named.items())) for w in batch]


def test_files_stand_whole_under_their_names_and_nothing_else(tmp_path: Path) -> None:
    written = write(tmp_path, а=b"one", б=b"")
    assert files_of(tmp_path) == [f"{PLACE}/а.docx", f"{PLACE}/б.docx"]
    assert [(w.sha256, w.fresh) for w in written] == [
        (hashlib.sha256(b"one").hexdigest(), True),
        (hashlib.sha256(b"").hexdigest(), True),
    ]


def test_a_file_that_stands_there_is_left_as_the_clerk_made_it(tmp_path: Path) -> None:
    write(tmp_path, а=b"issued")
    (tmp_path / PLACE / "а.docx").write_bytes(b"signed")
    written = write(tmp_path, а=b"issued", б=b"new")
    assert [w.fresh for w in written] == [False, True]
    assert written[0].sha256 == hashlib.sha256(b"issued").hexdigest()
    assert (tmp_path / PLACE / "а.docx").read_bytes() == b"signed"


def test_many_files_come_in_batches_that_are_already_on_the_disk(tmp_path: Path) -> None:
    taken = []

    def source() -> Iterator[tuple[str, bytes]]:
        for i in range(250):
            taken.append(i)
            yield f"{PLACE}/{i}.docx", b"x"

    batches = write_new(tmp_path, source())
    assert len(next(batches)) == outbox.BATCH == len(taken) == len(files_of(tmp_path))
    assert sum(len(b) for b in batches) == 150


def test_a_file_made_anew_replaces_the_old_one_only_when_it_differs(tmp_path: Path) -> None:
    path = "outbox/board.html"
    assert replace(tmp_path, path, b"1").fresh
    before = (tmp_path / path).stat().st_ino
    assert not replace(tmp_path, path, b"1").fresh
    assert (tmp_path / path).stat().st_ino == before
    assert replace(tmp_path, path, b"2").fresh
    assert (tmp_path / path).read_bytes() == b"2"
    assert files_of(tmp_path) == [path]


@pytest.mark.parametrize(
    "path",
    ["outbox/../x.docx", "/etc/x", "x.docx", "outbox", "outbox//x", "outbox/./x", "inbox/x", "outbox/a\\..\\x", ""],
)
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(StorageError, match="вне папки"):
        list(write_new(tmp_path, [(path, b"x")]))
    assert files_of(tmp_path) == []


def test_a_folder_replaced_by_a_link_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "outbox").mkdir()
    (tmp_path / "outbox" / "454").symlink_to(elsewhere)
    with pytest.raises(StorageError):
        write(tmp_path, а=b"x")
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("kind", ["folder", "link", "broken link"])
def test_a_thing_that_is_no_file_in_a_papers_place_is_told(tmp_path: Path, kind: str) -> None:
    place = tmp_path / PLACE / "а.docx"
    place.parent.mkdir(parents=True)
    if kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("/etc/hostname" if kind == "link" else "/nowhere/at/all")
    with pytest.raises(StorageError, match="на этом месте"):
        write(tmp_path, а=b"x", б=b"y")
    assert not list(tmp_path.rglob(".plan-*"))


def test_another_folder_than_outbox_must_be_named(tmp_path: Path) -> None:
    assert list(write_new(tmp_path, [("inbox/454.xlsx", b"x")], folder="inbox"))
    assert list(write_new(tmp_path, [("templates/words/a.txt", b"x")], folder=""))
    assert files_of(tmp_path) == ["inbox/454.xlsx", "templates/words/a.txt"]


def test_an_outbox_that_is_a_file_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_bytes(b"not a folder")
    with pytest.raises(StorageError, match="не папка"):
        write(tmp_path, а=b"x")


def test_a_file_too_large_leaves_nothing_half_written(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(StorageError, match="больше разрешённого"):
            write(tmp_path, а=b"small", б=b"x" * 10000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert files_of(tmp_path) == []
    assert [w.fresh for w in write(tmp_path, а=b"small", б=b"x" * 10000)] == [True, True]


def test_a_failing_source_leaves_nothing_of_its_batch(tmp_path: Path) -> None:
    def source() -> Iterator[tuple[str, bytes]]:
        yield f"{PLACE}/а.docx", b"x"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(write_new(tmp_path, source()))
    assert files_of(tmp_path) == []


def test_temporary_files_of_dead_runs_are_swept_and_of_living_ones_kept(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    folder = tmp_path / PLACE
    folder.mkdir(parents=True)
    names = [
        f".plan-{dead.pid}-1.tmp",
        f".plan-{os.getpid()}-7.tmp",
        f".plan-{os.getppid()}-2.tmp",
        ".plan-x.tmp",
        "а.tmp",
    ]
    for name in names:
        (folder / name).touch()
    hours = 2 * 3600
    (folder / f".plan-{os.getppid()}-3.tmp").touch()
    os.utime(folder / f".plan-{os.getppid()}-3.tmp", (time.time() - hours, time.time() - hours))
    assert sweep(tmp_path) == 3  # a number that another process has by now holds up an old file no longer
    assert files_of(tmp_path) == sorted(f"{PLACE}/{n}" for n in names[2:])


def test_a_papers_name_tells_day_number_and_whose_it_is() -> None:
    name = paper_name(date(2025, 12, 16), "01-15/К-3", "Просрочка", "МБУК «Образец»")
    assert name == "2025-12-16 01-15_К-3 Просрочка – МБУК Образец.docx"
    order = OrderId(number="12/р", date=date(2025, 12, 11))
    assert paper_path(order, date(2025, 12, 16), name) == f"outbox/12_р от 11.12.2025/2025-12-16/{name}"


@pytest.mark.parametrize(
    "organisation",
    [
        "Муниципальное бюджетное учреждение " * 20,
        'a<b>c:d"e/f\\g|h?i*j',
        "../../etc/passwd",
        "с\nпереносом\tи \N{RIGHT-TO-LEFT OVERRIDE}наоборот\0",
        "точка в конце. ",
        "\udcff",
        "",
        "🏛" * 200,
    ],
)
def test_names_are_legal_on_windows_and_fit(organisation: str, tmp_path: Path) -> None:
    name = paper_name(date(2025, 12, 16), "01-15/К-3", "Просрочка", organisation)
    assert name.startswith("2025-12-16 01-15_К-3 Просрочка")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 240
    assert len(name) <= 120
    assert not set(name) & set('<>:"/\\|?*\n\t\0')
    assert not name.removesuffix(".docx").endswith((" ", "."))
    assert list(write_new(tmp_path, [(f"outbox/{name}", b"x")]))


@pytest.mark.parametrize(
    ("text", "name"), [("CON", "_CON"), ("", "_"), ("...", "_"), ("nul.docx", "_nul.docx"), ("12/р", "12_р")]
)
def test_reserved_and_empty_names_get_a_sign_before_them(text: str, name: str) -> None:
    assert legal_name(text) == name
    assert order_folder(OrderId(number=text, date=date(2025, 12, 11)))
