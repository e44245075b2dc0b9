"""Refuses a register that was lost, restored from an old copy or edited by hand: it would repeat numbers and papers."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct

from automation.errors import RegisterError, StorageError, reason
from automation.file_names import FORBIDDEN, number_part
from automation.model.kinds import KINDS
from automation.patterns import lazy
from automation.register.database import Database, register_path
from automation.register.schema import STEPS, parts_after

LAST_DAY = """
SELECT max(day) FROM (
    SELECT max(day) AS day FROM days
    UNION ALL SELECT max(day) FROM papers
    UNION ALL SELECT max(replaced_on) FROM editions
)
"""
EDITS = (  # queries that find rows only after somebody has edited the register by hand
    ("PRAGMA foreign_key_check", "удалены записи, на которые ссылаются другие"),
    ("SELECT 1 FROM papers p WHERE NOT EXISTS (SELECT 1 FROM texts WHERE paper_id = p.id)", "у документа нет текста"),
    (
        "SELECT 1 FROM papers p WHERE NOT EXISTS (SELECT 1 FROM occasions WHERE paper_id = p.id)",
        "у документа нет поводов, и о том же было бы написано ещё раз",
    ),
)
DAY_FOLDER = lazy(r"\d{4}-\d\d-\d\d")
SHOWN = 3  # papers of a lost register that are named


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


def edits(db: Database, steps: Sequence[tuple[str, str]] = STEPS) -> Iterator[str]:
    """Say in Russian what shows that a register that has been through ``steps`` was edited by hand."""
    found = {name for (name,) in db.rows("SELECT name FROM sqlite_master")}
    if lost := sorted(parts_after(steps) - found):
        yield f"нет частей {', '.join(lost)}"
        return
    for look, words in EDITS:
        if db.rows(f"{look} LIMIT 1" if look.startswith("SELECT") else look):
            yield words


def refuse_edited(db: Database, steps: Sequence[tuple[str, str]] = STEPS) -> None:
    """Raise ``RegisterError`` for a register whose records no longer agree: papers could be issued twice."""
    if words := next(edits(db, steps), ""):
        raise RegisterError(db.edited(words))


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
            numbers = {(year, _in_name(n)) for year, n in db.execute("SELECT year, number FROM papers")}
            numbers |= {(year, number_part(n)) for year, n in db.execute("SELECT year, number FROM papers")}
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
