"""Ways in which the notes between two days (``outbox/intake.sqlite``) are lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

ASIDE = "intake-damaged.sqlite"


def overwrite(path: Path) -> None:
    path.write_bytes(b"\xd0\x96" * 3000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def rot(path: Path) -> None:
    """Turn the words that SQLite repeats in its error into bytes that are no text."""
    data = path.read_bytes().replace(b"tablenotesnotes", b"table\xff\xfe\xfd\xfc\xfbnotes")
    path.write_bytes(data.replace(b"CREATE TABLE notes", b"CREATE TABLE ,,,,,"))


def lose_the_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE notes")


def replace_by_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE other (x)")


def replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def replace_by_a_link(path: Path) -> None:
    path.rename(path.parents[1] / "elsewhere.sqlite")
    path.symlink_to(path.parents[1] / "elsewhere.sqlite")


WAYS = [overwrite, cut, rot, lose_the_table, replace_by_another_program, replace_by_a_folder, replace_by_a_link]
