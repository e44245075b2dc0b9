"""Why a paper was issued, from what was stored on its day."""

import json

from automation.register.by_hand import find
from automation.register.database import Database, understood
from automation.register.days import day_or_none
from automation.register.records import Explanation

EDITION = ("day", "replaced_on", "path", "sha256", "signed_on", "sent_on", "way", "answer")  # told of a former text


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
        f"SELECT {', '.join(EDITION)}, letter, reason FROM editions WHERE paper_id = ? ORDER BY id",  # noqa: S608
        (row_id,),
    )
    return Explanation(
        entry=entry,
        reason=json.loads(reason),
        letter=json.loads(letter),
        book=book,
        template=template,
        sha256=sha256 or "",
        written=state == "written",
        annulled_on=day_or_none(annulled_on),
        annulled_reason=annulled_reason,
        editions=tuple(
            {**dict(zip(EDITION, facts, strict=True)), "letter": json.loads(text), "reason": json.loads(why)}
            for *facts, text, why in former
        ),
    )
