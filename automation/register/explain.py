"""Why a paper was issued, from what was stored on its day."""

import json
from datetime import date

from automation.register.by_hand import find
from automation.register.database import Database, understood
from automation.register.records import Explanation


@understood
def explain(db: Database, document: str) -> Explanation:
    """All stored facts of one paper; raises ``CallError`` when it is not in the register."""
    entry = find(db, document)
    row_id, reason, letter, book, template, sha256, state, annulled_on, annulled_reason = db.row(
        "SELECT id, reason, letter, book, template, sha256, state, annulled_on, annulled_reason"
        " FROM papers JOIN texts ON paper_id = id WHERE key = ?",
        (entry.key,),
    )
    former = db.rows(
        "SELECT replaced_on, path, sha256, letter, reason FROM editions WHERE paper_id = ? ORDER BY id", (row_id,)
    )
    return Explanation(
        entry=entry,
        reason=json.loads(reason),
        letter=json.loads(letter),
        book=book,
        template=template,
        sha256=sha256 or "",
        written=state == "written",
        annulled_on=date.fromisoformat(annulled_on) if annulled_on else None,
        annulled_reason=annulled_reason,
        editions=tuple(
            {"replaced_on": day, "path": path, "sha256": digest, "letter": json.loads(text), "reason": json.loads(why)}
            for day, path, digest, text, why in former
        ),
    )
