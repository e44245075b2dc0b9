"""A register lost, restored from an old copy or edited by hand must not start giving numbers or papers again."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from automation.errors import RegisterError, StorageError, reason
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
EDITS = (  # what only a hand that knows nothing of the rest can leave behind
    ("PRAGMA foreign_key_check", "удалены записи, на которые ссылаются другие"),
    ("SELECT 1 FROM papers p WHERE NOT EXISTS (SELECT 1 FROM texts WHERE paper_id = p.id)", "у документа нет текста"),
    (
        "SELECT 1 FROM papers p WHERE NOT EXISTS (SELECT 1 FROM occasions WHERE paper_id = p.id)",
        "у документа нет поводов, и о том же было бы написано ещё раз",
    ),
)
DAY_FOLDER = lazy(r"\d{4}-\d\d-\d\d")


def refuse_lost_register(register: Path) -> None:
    """Raise ``RegisterError`` when papers stand in the outbox that no register can have issued.

    Looks only at ``<order>/<date>/*.docx``: a folder of a day later than any register of the
    outbox has begun means that the register was lost, or restored from an older copy.
    """
    newest = _newest_papers(register.parent)
    if newest and newest > max((_last_begun(p) for p in registers(register)), default=date.min):
        raise RegisterError(
            f"В {register.parent} есть документы за {newest:%d.%m.%Y}, которых нет в учётном журнале {register.name}: "
            "журнал утрачен или восстановлен из старой копии. Верните последнюю копию журнала; "
            "до этого ничего не выпускается, чтобы номера не повторились."
        )


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
    """The registers of one outbox that exist: the real one and that of a trial."""
    return [
        p for p in {register, *(register_path(register.parent, trial=trial) for trial in (False, True))} if p.is_file()
    ]


def _newest_papers(outbox: Path) -> date | None:
    """The latest day folder that holds a paper."""
    newest = None
    try:
        for folder in outbox.glob("*/*-*-*"):
            if not DAY_FOLDER.fullmatch(folder.name) or not any(folder.glob("*.docx")):
                continue
            day = _day(folder.name)
            newest = max(newest or day, day)
    except OSError as error:
        raise StorageError(f"Папка {outbox} не читается: {reason(error)}.") from error
    return newest


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def _last_begun(register: Path) -> date:
    """The last day this register knows, ``date.min`` when it is empty or cannot say."""
    try:
        with closing(sqlite3.connect(f"{register.absolute().as_uri()}?mode=ro", uri=True)) as db:
            day = db.execute(LAST_DAY).fetchone()[0]
    except sqlite3.Error:
        return date.max if register.stat().st_size else date.min
    return _day(day) if day else date.min
