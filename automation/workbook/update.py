"""A new book with what the tracking workbook lacks; the clerk's own file is only read.

Added: rows of «Ход исполнения» for new performers, items and control dates; the program's reading of new items;
grey columns of «Исполнители» where they are empty; sheets and columns that are missing. Everything else a clerk
put into the book – values, own columns, notes, colours – stays where it was.
"""

import tempfile
from pathlib import Path

from msgspec import Struct

from automation.errors import UnreadError
from automation.model.report import Book
from automation.model.settings import Limits
from automation.system.bounded import ask_child
from automation.workbook.refusals import shown, words_of

SLOWER = 3  # editing a book takes so many times as long as reading it
TEMPORARY = ("TMPDIR", "TEMP", "TMP")
WORDS = {"memory": "update-memory", "time": "update-time"}


class Renewed(Struct, frozen=True, kw_only=True):
    """A renewed workbook: its bytes (XLSX), and in words what the clerk's own has that it has no more."""

    data: bytes
    lost: tuple[str, ...] = ()


def update_book(book: Book, source: Path, limits: Limits) -> Renewed:
    """Make the new book from ``source``, the file ``book`` was read from, in a bounded child.

    In an .xlsx only the XML of the cells concerned is changed, so nothing is lost. Where that cannot be done openpyxl
    saves it anew; a file of another kind (.xls, .ods, .xlsb) is typed over cell by cell. UnreadError (one Russian
    sentence) where the file can no longer be opened, or memory or time do not suffice.
    """
    import pickle

    seconds = SLOWER * limits.read_seconds
    cpu_seconds = max(1, seconds // 2)
    with tempfile.TemporaryDirectory(prefix="update-") as scratch:  # gone also when the child was ended
        answer = ask_child(
            "automation.workbook.edit",
            [str(source), str(limits.read_mib), str(cpu_seconds)],
            seconds=seconds,
            mib=limits.read_mib,
            cpu_seconds=cpu_seconds,
            given=pickle.dumps(book),
            environment=dict.fromkeys(TEMPORARY, scratch),
        )
    if code := answer.get("refused"):
        words = words_of(WORDS.get(code, code), mib=limits.read_mib, seconds=seconds)
        raise UnreadError(f"{shown(source.name)}: {words}")
    return Renewed(data=answer["data"], lost=tuple(answer["lost"]))
