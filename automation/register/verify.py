"""Compares register and outbox, and tells what differs; it changes nothing."""

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from automation.errors import StorageError, reason
from automation.file_names import DAY_PAGES
from automation.register.database import Database
from automation.register.guard import DAY_FOLDER, known_to, refuse_rotten, registers
from automation.register.schema import STEPS, edits
from automation.system.outbox import TEMPORARY

SCANS = (".pdf", ".PDF", ".tif", ".jpg", ".jpeg")


class Difference(StrEnum):
    """In what way register and outbox differ; ``SIGNED_ANEW`` alone is no fault."""

    UNWRITTEN = "unwritten"
    MISSING = "missing"
    CHANGED = "changed"
    SIGNED_ANEW = "signed_anew"
    STRAY = "stray"
    TEMPORARY = "temporary"
    GAP = "gap"
    EDITED = "edited"


class Discrepancy(Struct, frozen=True, kw_only=True):
    """One difference: the number ("" for a stray file), the path from the home, a Russian sentence."""

    kind: Difference
    number: str
    path: str
    message: str

    @property
    def is_fault(self) -> bool:
        """Tell whether a person must look at it."""
        return self.kind is not Difference.SIGNED_ANEW


def find_discrepancies(db: Database, home: Path) -> tuple[Discrepancy, ...]:
    """Compare every paper with its file and every file with the register; changes nothing.

    Raises ``DamagedError`` for a rotten register, ``StorageError`` when the outbox cannot be read.
    """
    refuse_rotten(db.path)
    try:
        edited = (
            _told(Difference.EDITED, "", "", f"журнал изменён не программой: {words}") for words in edits(db, STEPS)
        )
        return (*edited, *_gaps(db), *_papers(db, home), *_strays(db, home))
    except OSError as error:
        raise StorageError(f"Папка {home / 'outbox'} не читается: {reason(error)}.") from error


def _gaps(db: Database) -> Iterator[Discrepancy]:
    """Find numbers a journal lacks; its first year may begin at any number."""
    last: dict[str, tuple[int, int]] = {}
    for journal, year, seq, number in db.rows(
        "SELECT journal, year, seq, number FROM papers ORDER BY journal, year, seq"
    ):
        before_year, before = last.get(journal, (year, seq - 1))
        due = before + 1 if year == before_year else 1
        if seq != due:
            yield _told(Difference.GAP, number, "", f"перед номером {number} пропуск: ожидался порядковый {due}")
        last[journal] = year, seq


def _papers(db: Database, home: Path) -> Iterator[Discrepancy]:
    rows = db.rows("SELECT number, path, state, sha256, signed_on FROM papers WHERE annulled_on IS NULL ORDER BY id")
    for number, path, state, sha256, signed_on in rows:
        place = home / path
        if state == "begun":
            yield _told(Difference.UNWRITTEN, number, path, f"№ {number}: файл ещё не записан; запустите day")
        elif not place.is_file():
            if signed_on and is_scanned(place):
                yield _told(Difference.SIGNED_ANEW, number, path, f"№ {number}: заменён сканом при подписании")
            else:
                yield _told(Difference.MISSING, number, path, f"№ {number}: файла нет на месте")
        elif hashlib.sha256(place.read_bytes()).hexdigest() != sha256:
            if signed_on:
                yield _told(Difference.SIGNED_ANEW, number, path, f"№ {number}: изменён при подписании")
            else:
                yield _told(Difference.CHANGED, number, path, f"№ {number}: изменён, а отметки о подписании нет")


def is_scanned(place: Path) -> bool:
    """Tell whether the office keeps the scan of a signed paper in the place of its Word file."""
    return any(place.with_suffix(ending).is_file() for ending in SCANS)


def _strays(db: Database, home: Path) -> Iterator[Discrepancy]:
    """Find papers no register of this outbox knows, and temporary files of dead runs."""
    known = {home / path for register in registers(db.path) for path in known_to(register).paths}
    outbox = home / "outbox"
    for folder in sorted(outbox.glob("*/*-*-*")):
        if DAY_FOLDER.fullmatch(folder.name):
            for file in sorted(folder.glob("*.docx")):
                if file not in known and file.name not in DAY_PAGES and not file.name.startswith(("~$", ".~lock")):
                    yield _found(Difference.STRAY, file, home, "в учётном журнале нет такого документа")
    for file in sorted(outbox.rglob(".plan-*.tmp")):
        if TEMPORARY.fullmatch(file.name):
            yield _found(
                Difference.TEMPORARY, file, home, "временный файл прерванного запуска; следующий day его уберёт"
            )


def _found(kind: Difference, file: Path, home: Path, words: str) -> Discrepancy:
    path = file.relative_to(home).as_posix()
    return _told(kind, "", path, f"{path}: {words}")


def _told(kind: Difference, number: str, path: str, message: str) -> Discrepancy:
    return Discrepancy(kind=kind, number=number, path=path, message=f"{message}.")
