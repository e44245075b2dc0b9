"""What a person decides about a paper or an order: annulment, correction under the same number, closing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from automation.errors import CallError
from automation.model.control import Entry, PaperState
from automation.model.plan import OrderId
from automation.register.database import Database
from automation.register.history import read_entries
from automation.register.numbers import choose, nearest
from automation.register.papers import as_json, order_ids
from automation.russian import tells


def release(db: Database, key: str, reason: str, on: date) -> None:
    """Annul a paper: its number stays used, its occasions and its snapshot are open again."""
    rows = db.rows("SELECT id, order_id, kind, day FROM papers WHERE key = ? AND annulled_on IS NULL", (key,))
    for paper_id, order_id, kind, day in rows:
        db.run(
            "UPDATE papers SET annulled_on = ?, annulled_reason = ? WHERE id = ?", (on.isoformat(), reason, paper_id)
        )
        db.run("UPDATE occasions SET released = 1 WHERE paper_id = ?", (paper_id,))
        db.run("UPDATE snapshots SET released = 1 WHERE order_id = ? AND kind = ? AND day = ?", (order_id, kind, day))
        db.run(
            "UPDATE mail SET state = 'superseded', changed_on = ?, error = 'документ аннулирован'"
            " WHERE key = ? AND state IN ('queued', 'kept', 'unknown')",
            (on.isoformat(), key),
        )


def find(db: Database, document: str) -> Entry:
    """The one paper a person names by number («№ от ДД.ММ.ГГГГ») or key; ``CallError`` otherwise."""
    by_key = read_entries(db, "WHERE key = ?", (document.strip(),))
    found = by_key or choose(read_entries(db, spent=False), document)
    if not found:
        known = nearest(read_entries(db, spent=False), document)
        raise CallError(f"Документа «{document}» в учётном журнале нет{known}.")
    if not by_key and len(found) == 1:
        return read_entries(db, "WHERE key = ?", (found[0].key,))[0]
    if len(found) > 1:
        days = ", ".join(f"{e.day:%d.%m.%Y}" for e in found)
        raise CallError(f"Под номером «{document}» несколько документов ({days}): укажите «№ … от ДД.ММ.ГГГГ».")
    return found[0]


def annul(db: Database, document: str, reason: str, on: date) -> Entry:
    """Annul by number; ``CallError`` without a reason or when it is annulled already."""
    entry = find(db, document)
    if not tells(reason):
        raise CallError("Укажите основание аннулирования: --reason «…».")
    if entry.state is PaperState.ANNULLED:
        raise CallError(f"Документ № {entry.number} уже аннулирован.")
    with db.transaction():
        release(db, entry.key, reason.strip(), on)
    return entry


def reissue(
    db: Database,
    key: str,
    *,
    letter: Mapping[str, Any],
    path: str,
    template: str,
    reason: Mapping[str, Any],
    on: date,
) -> None:
    """The same number with corrected data: the new text is begun, the old text and file are kept."""
    entry = find(db, key)
    if entry.state is PaperState.ANNULLED:
        raise CallError(f"Документ № {entry.number} аннулирован и не перевыпускается.")
    if entry.sent_on or entry.answer:
        raise CallError(f"Документ № {entry.number} уже отправлен: исправление оформляется новым документом.")
    with db.transaction():
        db.run(
            "INSERT INTO editions (paper_id, replaced_on, letter, template, path, sha256, reason)"
            " SELECT id, ?, letter, template, path, sha256, reason"
            " FROM papers JOIN texts ON paper_id = id WHERE key = ?",
            (on.isoformat(), entry.key),
        )
        db.run(
            "UPDATE texts SET letter = ?, template = ?, reason = ?"
            " WHERE paper_id = (SELECT id FROM papers WHERE key = ?)",
            (as_json(letter), template, as_json(reason), entry.key),
        )
        db.run(
            "UPDATE papers SET path = ?, state = 'begun', sha256 = NULL, signed_on = NULL WHERE key = ?",
            (path, entry.key),
        )


def close(db: Database, order: OrderId, reason: str, on: date) -> None:
    """Take an order off control for good, also when its workbook is lost."""
    if not tells(reason):
        raise CallError("Укажите основание снятия с контроля: --reason «…».")
    with db.transaction():
        db.run(
            "UPDATE orders SET closed_on = ?, closed_reason = ? WHERE id = ?",
            (on.isoformat(), reason.strip(), order_ids(db, [order])[order]),
        )
