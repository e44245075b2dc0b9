"""Says why a paper was issued, from what was stored on the day of issue."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from automation.model.control import Entry
from automation.register.by_hand import find
from automation.register.database import Database, as_struct, understood
from automation.register.records import Explanation

EDITION = ("day", "replaced_on", "path", "sha256", "signed_on", "sent_on", "way", "answer")  # of a former text


@understood
def explain(db: Database, document: str) -> Explanation:
    """Return all stored facts of one paper. Raises ``CallError`` when it is not in the register."""
    entry = find(db, document)
    (row,) = db.named(
        "SELECT id, reason, letter, book, template, coalesce(sha256, '') AS sha256, state = 'written' AS written,"
        " annulled_on, annulled_reason FROM papers JOIN texts ON paper_id = id WHERE key = ?",
        (entry.key,),
    )
    former = db.named(
        f"SELECT {', '.join(EDITION)}, letter, reason FROM editions WHERE paper_id = ? ORDER BY id",  # noqa: S608
        (row["id"],),
    )
    return as_struct(_parsed(row) | {"entry": entry, "editions": tuple(map(_parsed, former))}, Explanation)


def _parsed(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with its two columns of JSON text as values."""
    return row | {name: json.loads(row[name]) for name in ("letter", "reason")}


@understood
def reasons(db: Database, entries: Iterable[Entry]) -> dict[str, Mapping[str, Any]]:
    """Return the stored facts of each of these papers by its key; a paper the register does not hold is left out."""
    wanted = "SELECT reason FROM papers JOIN texts ON paper_id = id WHERE key = ?"
    return {e.key: json.loads(rows[0][0]) for e in entries if (rows := db.rows(wanted, (e.key,)))}
