"""Refuses a register that was lost, restored from an old copy or is rotten: it would repeat numbers and papers.

SQLite notices a damaged page, but not a changed letter within a row. Who has changed the register therefore leaves a
seal: the hash of all rows beside the change counter of the file, which SQLite raises with each transaction. Where the
counter is another one, a run that was killed or a person has written since, and the seal says nothing.
"""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct

from automation.errors import DamagedError, RegisterError, StorageError, reason
from automation.file_names import FORBIDDEN, number_part
from automation.model.kinds import KINDS
from automation.patterns import lazy
from automation.register.database import Database, register_path
from automation.register.memory import note, recall

LAST_DAY = """
SELECT max(day) FROM (
    SELECT max(day) AS day FROM days
    UNION ALL SELECT max(day) FROM papers
    UNION ALL SELECT max(replaced_on) FROM editions
)
"""
DAY_FOLDER = lazy(r"\d{4}-\d\d-\d\d")
SHOWN = 3  # papers of a lost register that are named
SEAL, ROWS = "seal", "rows"  # kind and key of the note that seals the register
COUNTER = slice(24, 28)  # of the head of every SQLite file


TITLES = "|".join(sorted({title.file for title in KINDS.values()}))
PAPER = lazy(rf"\d{{4}}-\d\d-\d\d (?P<number>.+?) (?:{TITLES})(?: [–(].*)?\.docx")
TRIAL = "ПРОБА-"  # numbers that can be taken for nothing else; a trial's register may be removed


class KnownPapers(Struct, frozen=True, kw_only=True):
    """What one register can have issued: its last day, the paths of its papers, their numbers as file names have them.

    A register that cannot be read counts as having issued everything; whoever opens it is told why it cannot be read.
    """

    last_day: date = date.max
    paths: frozenset[str] = frozenset()
    numbers: frozenset[tuple[int, str]] = frozenset()


def refuse_lost_register(register: Path) -> None:
    """Raise ``RegisterError`` when the outbox holds papers that no register of it can have issued.

    The register was lost or restored from an older copy when there is a folder of a day that no register has begun. The
    papers of the newest day are looked at one by one, because a copy made between two runs of that day knows the day,
    but not the numbers given after the copy.
    """
    folders = _newest_folders(register.parent)
    if not folders:
        return
    day = _day(folders[0].name)
    known = [known_to(path) for path in registers(register)]
    if day > max((k.last_day for k in known), default=date.min):
        lost = f"документы за {day:%d.%m.%Y}"
    elif any(k.last_day == date.max for k in known):
        return
    elif names := unknown_papers(register.parent.parent, folders, known):
        lost = f"документы ({', '.join(names[:SHOWN])}{' и другие' if len(names) > SHOWN else ''})"
    else:
        return
    raise RegisterError(
        f"В {register.parent} есть {lost}, которых нет в учётном журнале {register.name}: "
        "журнал утрачен или восстановлен из старой копии. Верните последнюю копию журнала; "
        "до этого ничего не выпускается, чтобы номера не повторились. Более новой копии нет – повторите пропавшие дни, "
        "как сказано в руководстве администратора («Вернуть журнал из копии»)."
    )


def unknown_papers(home: Path, folders: Sequence[Path], known: Sequence[KnownPapers]) -> list[str]:
    """Name the papers in these day folders that bear a number which no register has given in that year.

    A paper copied or renamed by a clerk keeps its number; a file without one is no paper of the program.
    """
    paths = {path for k in known for path in k.paths}
    numbers = {number for k in known for number in k.numbers}
    found = []
    for folder in folders:
        for file in sorted(folder.glob("*.docx")):
            paper = None if file.relative_to(home).as_posix() in paths else PAPER.fullmatch(file.name)
            number = paper["number"] if paper else TRIAL
            if not number.startswith(TRIAL) and (int(folder.name[:4]), number) not in numbers:
                found.append(file.name)
    return found


def registers(register: Path) -> list[Path]:
    """List the registers of one outbox that exist: the real one and that of a trial."""
    return [
        p for p in {register, *(register_path(register.parent, trial=trial) for trial in (False, True))} if p.is_file()
    ]


def known_to(register: Path) -> KnownPapers:
    """Read what a register can have issued."""
    try:
        with closing(sqlite3.connect(f"{register.absolute().as_uri()}?mode=ro", uri=True)) as db:
            day = db.execute(LAST_DAY).fetchone()[0]
            # Version 1.0 wrote numbers into file names in another way, and its files may still stand there.
            given = db.execute("SELECT year, number FROM papers").fetchall()
            numbers = {(year, written(number)) for year, number in given for written in (number_part, _in_name)}
            paths = {path for (path,) in db.execute("SELECT path FROM papers UNION SELECT path FROM editions")}
    except (sqlite3.Error, UnicodeDecodeError):  # an error of SQLite may quote bytes that are no text
        return KnownPapers() if register.stat().st_size else KnownPapers(last_day=date.min)
    return KnownPapers(last_day=_day(day) if day else date.min, paths=frozenset(paths), numbers=frozenset(numbers))


def _in_name(number: str) -> str:
    """Write a number as version 1.0 put it into the name of a file."""
    return " ".join(number.translate(FORBIDDEN).split())


def _newest_folders(outbox: Path) -> list[Path]:
    """Find the folders of the latest day that holds a paper, one of each order."""
    try:
        folders = [f for f in outbox.glob("*/*-*-*") if DAY_FOLDER.fullmatch(f.name) and any(f.glob("*.docx"))]
    except OSError as error:
        raise StorageError(f"Папка {outbox} не читается: {reason(error)}.") from error
    newest = max((f.name for f in folders), default="")
    return sorted(f for f in folders if f.name == newest)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def seal(db: Database) -> None:
    """Note what the rows hash to, beside the counter that this very note leads to."""
    with db.transaction():
        note(db, SEAL, ROWS, f"{_counter(db.path) + 1} {_hash(db)}")


def refuse_rotten(path: Path) -> None:
    """Raise ``DamagedError`` where rows are no longer those that were sealed, though nobody has written since."""
    with closing(Database(path, read_only=True)) as db:
        db.run("BEGIN")  # so that counter, seal and rows are of one moment
        if not db.rows("SELECT 1 FROM sqlite_master WHERE name = 'notes'"):
            return
        counter, _, rows = (recall(db, SEAL, ROWS) or "").partition(" ")
        if counter == str(_counter(path)) and rows != _hash(db):
            raise DamagedError(db.damaged())


def _counter(path: Path) -> int:
    with path.open("rb") as file:
        return int.from_bytes(file.read(COUNTER.stop)[COUNTER], "big")


def _hash(db: Database) -> str:
    """Hash every value of every table, in the order of its columns, and the schema; the seal itself is left out."""
    found = hashlib.sha256(repr(db.rows("SELECT sql FROM sqlite_master ORDER BY name")).encode())
    for (table,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        columns = ", ".join(str(n) for (n,) in db.rows("SELECT cid + 1 FROM pragma_table_info(?)", (table,)))
        others = f"WHERE kind <> '{SEAL}'" if table == "notes" else ""
        for row in db.raw(f"SELECT * FROM {table} {others} ORDER BY {columns}"):  # noqa: S608 - names of the schema
            for value in row:
                part = value if isinstance(value, bytes) else repr(value).encode()
                found.update(len(part).to_bytes(8, "big"))
                found.update(part)
    return found.hexdigest()
