"""A register whose bytes changed on the disk, though nobody wrote to it, issues nothing; a written one goes on."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from automation.errors import RegisterError
from automation.register import Register
from tests.support.register_samples import DAY, LATER, message, numbered, opened, paper


def register_of(home: Path) -> Path:
    return home / "outbox" / "register.sqlite"


def worked(home: Path) -> Path:
    with opened(home) as register:
        register.issue(DAY, numbered(register, *(paper(c) for c in "АБВГ")), [message("a@example.org")])
        register.finish_day(DAY)
    return register_of(home)


def rot(path: Path, old: bytes, new: bytes) -> None:
    """Change some bytes wherever they stand in the file."""
    assert len(old) == len(new)
    path.write_bytes(path.read_bytes().replace(old, new))


def is_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"повреждён.*из последней резервной копии"):
        Register.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Примерова".encode(), "Примерива".encode()),  # the text of a letter
        (b'"signer":"letter"', b'"signer":"lettes"'),  # what it rests on
        (b"a@example.org", b"b@example.org"),
    ],
)
def test_a_letter_that_changed_on_the_disk_is_noticed_by_the_day_and_by_verify(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = worked(tmp_path)
    rot(path, old, new)
    is_refused(path)
    with Register.open(path, read_only=True) as register, pytest.raises(RegisterError, match="повреждён"):
        register.verify(tmp_path)


def test_a_number_changed_in_one_place_alone_is_noticed_in_its_row_and_in_its_index(tmp_path: Path) -> None:
    path, number = worked(tmp_path), "01-15/К-2".encode()
    pieces = path.read_bytes().split(number)
    assert len(pieces) > 3, "the row has it twice, and an index once"
    for place in range(1, len(pieces)):
        path.write_bytes(number.join(pieces[:place]) + "01-15/К-7".encode() + number.join(pieces[place:]))
        is_refused(path)


def test_bytes_that_are_no_text_are_told_as_damage(tmp_path: Path) -> None:
    path = worked(tmp_path)
    folder = path.parent / "454 от 11.12.2025" / DAY.isoformat()
    folder.mkdir(parents=True)
    (folder / "письмо.docx").write_bytes(b"PK")  # where papers stand, the register is asked for their numbers first
    rot(path, b"tableordersorders", b"table\xff\xfe\xfd\xfc\xfb\xfaorders")  # SQLite names it in its error
    rot(path, b"CREATE TABLE orders", b"CREATE TABLE ,,,,,,")
    is_refused(path)


def test_a_register_written_since_it_was_sealed_goes_on(tmp_path: Path) -> None:
    path = worked(tmp_path)
    killed = opened(tmp_path)
    killed.issue(LATER, numbered(killed, paper("Д")))
    killed.close()  # no run seals what it is killed in
    with opened(tmp_path) as register:
        assert len(register.entries()) == 5
        register.finish_day(LATER)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE papers SET subject = 'исправлено администратором'")
    opened(tmp_path).close()


def test_a_register_without_a_seal_and_one_restored_from_a_copy_go_on(tmp_path: Path) -> None:
    path = worked(tmp_path)
    with opened(tmp_path) as register:
        register.back_up(tmp_path / "copy.sqlite")
    shutil.copyfile(tmp_path / "copy.sqlite", path)
    opened(tmp_path).close()
    with closing(sqlite3.connect(path)) as db, db:  # as version 2.0.0 left it
        db.execute("DELETE FROM notes WHERE kind = 'seal'")
    opened(tmp_path).close()


def test_who_only_reads_seals_nothing(tmp_path: Path) -> None:
    path = worked(tmp_path)
    before = path.read_bytes()
    with Register.open(path, read_only=True) as register:
        assert register.verify(tmp_path)
    with opened(tmp_path) as register:
        assert register.entries()
    assert path.read_bytes() == before
