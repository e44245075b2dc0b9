"""The share: what is taken, what is passed over with a word, and a copy only of what nobody is writing."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from automation.errors import AlarmError, BrokenError, UnreadError
from automation.model.settings import Limits
from automation.workbook.inbox import copy_stable, list_inbox, read_settled
from automation.workbook.read import read_raw
from automation.workbook.understand.raw import RawBook
from tests.support.grid import workbook


def listed(folder: Path) -> dict[str, tuple[bool, str]]:
    return {c.name: (c.skipped, c.note) for c in list_inbox(folder)}


def test_workbooks_are_taken_by_name_and_litter_passes_in_silence(tmp_path: Path) -> None:
    for name in (
        "б.xlsx",
        "а.XLS",
        "в.ods",
        "~$б2.xlsx",
        ".скрытый.xlsx",
        "Thumbs.db",
        "desktop.ini",
        ".~lock.г.xlsx#",
    ):
        (tmp_path / name).write_bytes(b"x")
    assert listed(tmp_path) == {"а.XLS": (False, ""), "б.xlsx": (False, ""), "в.ods": (False, "")}


def test_other_files_are_passed_over_with_one_note(tmp_path: Path) -> None:
    (tmp_path / "распоряжение.docx").write_bytes(b"x")
    assert listed(tmp_path) == {
        "распоряжение.docx": (True, "распоряжение.docx: пропущено, это не рабочая книга"),
    }


def test_links_pipes_sockets_and_folders_are_passed_over_and_never_opened(tmp_path: Path) -> None:
    (tmp_path / "папка.xlsx").mkdir()
    (tmp_path / "ссылка.xlsx").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "канал.xlsx")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)
        try:
            listener.bind("s.xlsx")
        finally:
            os.chdir(here)
        found = listed(tmp_path)
    assert all(skipped for skipped, _ in found.values())
    assert [note.split(", ")[1].split(";")[0] for _, note in found.values()] == [
        "это не файл",
        "это не файл",
        "это папка",
        "это ссылка",
    ]


@pytest.mark.parametrize("lock", ["~$план.xlsx", ".~lock.план.xlsx#"])
def test_a_book_open_in_an_editor_is_read_as_last_saved_with_a_note(tmp_path: Path, lock: str) -> None:
    (tmp_path / "план.xlsx").write_bytes(b"x")
    (tmp_path / lock).write_bytes(b"x" * 165)
    ((skipped, note),) = listed(tmp_path).values()
    assert not skipped
    assert "сейчас открыта" in note


def test_odd_names_are_safe_to_print(tmp_path: Path) -> None:
    odd = [b"-rf.xlsx", b"a\nb.xlsx", b"\xff\xfe.xlsx", "{{7*7}} %s \u202e.xlsx".encode()]
    for name in odd:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")
    names = [c.name for c in list_inbox(tmp_path)]
    assert len(names) == len(odd)
    assert all(name.isprintable() and name.encode() for name in names)


def test_a_missing_or_closed_inbox_is_an_alarm(tmp_path: Path) -> None:
    with pytest.raises(AlarmError, match="нет; верните"):
        list_inbox(tmp_path / "inbox")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AlarmError, match="не читается"):
        list_inbox(tmp_path / "file")


class Clock:
    """A clock that only moves when somebody sleeps; ``meanwhile`` happens during each sleep."""

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.now = 0.0
        self.meanwhile = meanwhile

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.meanwhile()


def test_a_quiet_file_is_copied_with_its_time(tmp_path: Path) -> None:
    path, copy = tmp_path / "план.xlsx", tmp_path / "copy"
    path.write_bytes(workbook())
    os.utime(path, ns=(0, 1_700_000_000_000_000_000))
    state = copy_stable(path, copy, clock=Clock(), sleep=Clock().sleep)
    assert copy.read_bytes() == path.read_bytes()
    assert copy.stat().st_mtime_ns == 1_700_000_000_000_000_000
    assert (state.size, state.modified) == (len(workbook()), 1_700_000_000_000_000_000)


class Growing(type(Path())):  # type: ignore[misc]
    """A path whose file grows each time its copy is begun, ``times`` times."""

    times = 0

    def open(self, *args: object, **kwargs: object) -> object:
        if Growing.times:
            Growing.times -= 1
            with Path(self.with_name("план.xlsx")).open("ab") as file:
                file.write(b"more")
        return super().open(*args, **kwargs)


@pytest.mark.parametrize(("times", "read"), [(0, True), (3, True), (1000, False)])
def test_a_growing_file_is_tried_again_and_given_up_after_half_a_minute(
    tmp_path: Path, times: int, *, read: bool
) -> None:
    path, clock = tmp_path / "план.xlsx", Clock()
    path.write_bytes(b"PK")
    Growing.times = times
    copy = Growing(tmp_path / "copy")
    if read:
        copy_stable(path, copy, clock=clock, sleep=clock.sleep)
        assert copy.read_bytes() == b"PK" + b"more" * times
        assert clock.now == times
    else:
        with pytest.raises(UnreadError, match=r"план.xlsx: файл ещё копируется"):
            copy_stable(path, copy, clock=clock, sleep=clock.sleep)
        assert clock.now == 30
        assert not copy.exists()


def test_a_link_or_a_pipe_put_in_a_books_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link.xlsx").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.xlsx")
    for name in ("link.xlsx", "pipe.xlsx"):
        with pytest.raises(UnreadError, match="это не обычный файл"):
            copy_stable(tmp_path / name, tmp_path / "copy", clock=Clock(), sleep=Clock().sleep)
    clock = Clock()
    with pytest.raises(UnreadError, match="файл исчез"):
        copy_stable(tmp_path / "нет.xlsx", tmp_path / "copy", clock=clock, sleep=clock.sleep)


def step_by_step(path: Path, pieces: list[bytes]) -> Clock:
    """A program that saves a book in steps: at each pause of the reader the next piece is added."""

    def save() -> None:
        with path.open("ab") as file:
            file.write(pieces.pop(0) if pieces else b"")

    return Clock(save)


def read_copy(copy: Path) -> RawBook:
    return read_raw(copy, Limits(), copy.parent, file="план.xlsx")


def test_a_book_that_stands_still_between_two_steps_of_its_saving_is_not_called_truncated(tmp_path: Path) -> None:
    path, whole = tmp_path / "план.xlsx", workbook()
    path.write_bytes(whole[:1000])
    clock = step_by_step(path, [whole[1000:3000], whole[3000:]])
    assert read_settled(path, read_copy, clock=clock, sleep=clock.sleep).sheets
    assert clock.now == 2


def test_a_book_saved_longer_than_anybody_waits_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "план.xlsx"
    path.write_bytes(workbook()[:1000])
    clock = step_by_step(path, [b"x"] * 100)
    with pytest.raises(BrokenError, match=r"план\.xlsx: файл обрезан"):
        read_settled(path, read_copy, clock=clock, sleep=clock.sleep, patience=3)
    assert clock.now == 3


@pytest.mark.parametrize(("age", "pauses"), [(0, 1), (3600, 0)])
def test_a_broken_book_at_rest_is_told_after_one_more_look_at_most(tmp_path: Path, age: int, pauses: int) -> None:
    path, clock = tmp_path / "план.xlsx", Clock()
    path.write_bytes(workbook()[:1000])
    os.utime(path, (time.time() - age, time.time() - age))
    with pytest.raises(BrokenError, match="файл обрезан"):
        read_settled(path, read_copy, clock=clock, sleep=clock.sleep)
    assert clock.now == pauses


def test_a_book_that_is_away_for_the_moment_of_its_saving_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "план.xlsx"
    clock = Clock(lambda: path.write_bytes(workbook()))
    copy_stable(path, tmp_path / "copy", clock=clock, sleep=clock.sleep)
    assert clock.now == 1
