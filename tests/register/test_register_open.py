"""A register is opened whole or not at all; one run holds the outbox; copies are consistent."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from automation.errors import CallError, RegisterError, StorageError
from automation.model.control import Entry
from automation.register import Register
from automation.register.copies import keep_copy
from automation.system.lock import hold_outbox
from tests.support.register_samples import DAY, LATER, message, numbered, opened, paper

ROOT = Path(__file__).resolve().parents[2]


def register_of(tmp_path: Path) -> Path:
    return tmp_path / "outbox" / "register.sqlite"


def issue_one(tmp_path: Path, day_folder: str = "2025-12-16") -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А")))
        register.finish_day(DAY)
    folder = tmp_path / "outbox" / "454 от 11.12.2025" / day_folder
    folder.mkdir(parents=True)
    (folder / "письмо.docx").write_bytes(b"PK")


@pytest.mark.parametrize("name", ["register.sqlite"])
def test_papers_without_a_register_stop_everything(tmp_path: Path, name: str) -> None:
    issue_one(tmp_path)
    register_of(tmp_path).unlink()
    with pytest.raises(RegisterError, match="утрачен"):
        opened(tmp_path)
    assert not register_of(tmp_path).exists()
    register_of(tmp_path).touch()
    with pytest.raises(RegisterError, match="утрачен"):
        opened(tmp_path)


def test_a_register_older_than_the_papers_is_refused(tmp_path: Path) -> None:
    issue_one(tmp_path, LATER.isoformat())
    with pytest.raises(RegisterError, match="старой копии"):
        opened(tmp_path)


def name_of(entry: Entry, more: str = "") -> str:
    return f"{entry.day} {entry.number.replace('/', '_')} Просрочка – МБУК Образец{more}.docx"


def test_a_register_restored_from_a_copy_of_the_same_day_is_refused(tmp_path: Path) -> None:
    """The morning's copy knows the day, but not the number the second run of the day gave."""
    folder = tmp_path / "outbox" / "454 от 11.12.2025" / "2025-12-16"
    folder.mkdir(parents=True)
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А")))
        register.finish_day(DAY)
        (first,) = register.entries()
        (folder / name_of(first)).write_bytes(b"PK")
        register.back_up(tmp_path / "копия.sqlite")
        register.issue(DAY, numbered(register, paper("Б")))
        (folder / name_of(register.entries()[1])).write_bytes(b"PK")
    opened(tmp_path).close()
    shutil.copyfile(tmp_path / "копия.sqlite", register_of(tmp_path))
    for read_only in (False, True):  # ``register --verify`` opens it to read
        with pytest.raises(RegisterError, match=r"К-2 Просрочка.*восстановлен из старой копии"):
            Register.open(register_of(tmp_path), read_only=read_only)


def test_a_register_that_may_not_be_written_is_told_as_a_matter_of_rights(tmp_path: Path) -> None:
    opened(tmp_path).close()
    reading = Register.open(register_of(tmp_path), read_only=True)
    with reading as register, pytest.raises(StorageError, match="нет права писать"):
        register.finish_day(DAY)


@pytest.mark.parametrize(
    "name",
    [
        "2025-12-16 01-15_К-1 Просрочка – МБУК Образец (подписано).docx",  # a clerk's copy keeps its number
        "2025-12-16 ПРОБА-L-7 Просрочка – МБУК Образец.docx",  # of a trial whose register was removed
        "Ответ на письмо.docx",
        "На сегодня.docx",
    ],
)
def test_other_files_of_the_newest_day_stop_nothing(tmp_path: Path, name: str) -> None:
    issue_one(tmp_path)
    (tmp_path / "outbox" / "454 от 11.12.2025" / "2025-12-16" / name).write_bytes(b"PK")
    opened(tmp_path).close()


def test_papers_of_a_trial_do_not_stop_the_real_register(tmp_path: Path) -> None:
    issue_one(tmp_path)
    register_of(tmp_path).rename(tmp_path / "outbox" / "trial.sqlite")
    with opened(tmp_path) as register:
        assert register.entries() == ()


@pytest.mark.parametrize("damage", ["cut", "overwritten", "text", "noise in the middle"])
def test_a_damaged_register_is_told_and_never_made_anew(tmp_path: Path, damage: str) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, *(paper(f"К{i}") for i in range(300))))
    path = register_of(tmp_path)
    data = path.read_bytes()
    broken = {
        "cut": data[: len(data) // 2],
        "overwritten": b"\0" * len(data),
        "text": "Журнал".encode() * 1000,
        "noise in the middle": data[:20000] + bytes(255 - b for b in data[20000:60000]) + data[60000:],
    }[damage]
    path.write_bytes(broken)
    with pytest.raises(RegisterError):
        opened(tmp_path)
    assert path.read_bytes() == broken


def test_another_programs_file_is_refused_untouched(tmp_path: Path) -> None:
    path = register_of(tmp_path)
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="не учётный журнал"):
        Register.open(path)
    assert path.read_bytes() == before


def test_a_newer_register_is_refused_untouched(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with closing(sqlite3.connect(register_of(tmp_path))) as db:
        db.execute("PRAGMA user_version = 99")
    before = register_of(tmp_path).read_bytes()
    with pytest.raises(RegisterError, match="новой версией"):
        opened(tmp_path)
    assert register_of(tmp_path).read_bytes() == before


def test_a_missing_register_is_not_made_by_looking_at_it(tmp_path: Path) -> None:
    (tmp_path / "outbox").mkdir()
    for options in ({"must_exist": True}, {"read_only": True}):
        with pytest.raises(RegisterError, match="нет"):
            Register.open(register_of(tmp_path), **options)
    assert list((tmp_path / "outbox").iterdir()) == []


def test_a_reader_changes_nothing_and_cannot(tmp_path: Path) -> None:
    issue_one(tmp_path)
    with Register.open(register_of(tmp_path), read_only=True) as register:
        assert len(register.entries()) == 1
        with pytest.raises(StorageError):
            register.note("a", "b", "c")


def test_an_idle_day_does_not_make_the_register_grow(tmp_path: Path) -> None:
    issue_one(tmp_path)
    size = register_of(tmp_path).stat().st_size
    for _ in range(20):
        with opened(tmp_path) as register:
            register.issue(DAY)
            register.finish_day(DAY)
    assert register_of(tmp_path).stat().st_size == size
    assert sorted(p.name for p in (tmp_path / "outbox").iterdir()) == ["454 от 11.12.2025", "register.sqlite"]


def test_a_backup_is_whole_while_a_run_is_writing(tmp_path: Path) -> None:
    issue_one(tmp_path)
    target = tmp_path / "копия.sqlite"
    with opened(tmp_path) as writer, opened(tmp_path) as reader:
        with writer.transaction():
            writer.run("INSERT INTO notes VALUES ('a', 'b', 'c')")
            reader.back_up(target)
        reader.back_up(target)
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM papers").fetchone() == (1,)
        assert copy.execute("SELECT value FROM notes").fetchone() == ("c",)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["outbox", "копия.sqlite"]


def test_a_backup_never_replaces_another_file_nor_the_register(tmp_path: Path) -> None:
    issue_one(tmp_path)
    book = tmp_path / "книга.xlsx"
    book.write_bytes(b"PK sample")
    with opened(tmp_path) as register:
        for target in (book, register_of(tmp_path)):
            with pytest.raises(CallError):
                register.back_up(target)
        with pytest.raises(StorageError, match=r"Папки .*нет такой папки нет: укажите другую"):
            register.back_up(tmp_path / "нет такой папки" / "копия.sqlite")
    assert book.read_bytes() == b"PK sample"


def test_copies_of_workbooks_are_kept_by_content_and_for_a_time(tmp_path: Path) -> None:
    issue_one(tmp_path)
    for digest in ("a" * 64, "a" * 64, "b" * 64):
        assert keep_copy(tmp_path, digest, "Книга.XLSX", b"PK") == f"outbox/copies/{digest}.xlsx"
    with opened(tmp_path) as register:
        assert register.prune_copies(tmp_path, LATER, 365) == 1
        assert [p.name for p in (tmp_path / "outbox" / "copies").iterdir()] == ["a" * 64 + ".xlsx"]
        assert register.prune_copies(tmp_path, DAY.replace(year=2027), 365) == 1


HOLD = (
    "import sys; from pathlib import Path; from automation.system.lock import hold_outbox\n"
    "with hold_outbox(Path(sys.argv[1]), '16.12.2025 09:00') as other:\n"
    "    print('busy' if other else 'mine', flush=True); sys.stdin.read()\n"
)


def test_a_second_run_learns_who_works_and_a_dead_one_is_no_obstacle(tmp_path: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdin
    assert first.stdout
    assert first.stdout.readline() == b"mine\n"
    with hold_outbox(tmp_path, "16.12.2025 09:01") as holder:
        assert holder
        assert holder.pid == first.pid
        assert "16.12.2025 09:00" in holder.sentence
    (tmp_path / ".run.lock").write_bytes(b"")  # as it is before the first run has written who it is
    with hold_outbox(tmp_path, "16.12.2025 09:01") as holder:
        assert holder
        assert holder.sentence == "Программа уже работает. Второй запуск не нужен."
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    first.stdin.close()
    first.stdout.close()
    with hold_outbox(tmp_path, "16.12.2025 09:02") as holder:
        assert holder is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError), hold_outbox(tmp_path / "нет", "сейчас"):
        pass


def test_a_register_copied_by_hand_works_as_it_is(tmp_path: Path) -> None:
    issue_one(tmp_path)
    other = tmp_path / "другой"
    shutil.copytree(tmp_path / "outbox", other / "outbox")
    with opened(other) as register:
        register.issue(LATER, [], [message("head@example.org")])
        assert register.next_number("letters", 2025, 1) == 2


def test_a_full_disk_is_told_in_russian_with_what_to_do(tmp_path: Path) -> None:
    with Register.open(tmp_path / "register.sqlite") as register:
        register.run(f"PRAGMA max_page_count = {register.rows('PRAGMA page_count')[0][0]}")
        with pytest.raises(StorageError, match="на диске нет места; освободите его и повторите") as told:
            register.note("проба", "ключ", "ы" * 100_000)
    assert "database" not in str(told.value)
