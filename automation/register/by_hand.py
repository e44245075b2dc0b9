"""Enters what a person decides about a paper or an order: annulment, correction under the same number, closing."""

from collections.abc import Sequence
from datetime import date

from automation.errors import CallError
from automation.model.control import Entry
from automation.model.plan import OrderId
from automation.register import mailbox
from automation.register.database import Database, text_or_blank
from automation.register.history import find
from automation.register.papers import as_json, occasion_values, order_ids
from automation.register.records import NewEdition, NewMail
from automation.russian import tells


def release(db: Database, key: str, reason: str, on: date) -> None:
    """Annul a paper (inside the caller's transaction).

    Its number stays used. Its occasions may be written about again, its snapshot no longer counts, and its mail that
    has not gone out is given up.
    """
    rows = db.rows("SELECT id, order_id, kind, day FROM papers WHERE key = ? AND annulled_on IS NULL", (key,))
    for paper_id, order_id, kind, day in rows:
        db.run(
            "UPDATE papers SET annulled_on = ?, annulled_reason = ? WHERE id = ?", (on.isoformat(), reason, paper_id)
        )
        db.run("UPDATE occasions SET released = 1 WHERE paper_id = ?", (paper_id,))
        db.run("UPDATE snapshots SET released = 1 WHERE order_id = ? AND kind = ? AND day = ?", (order_id, kind, day))
        mailbox.supersede(db, key, "документ аннулирован", on)


def annul(db: Database, document: str, reason: str, on: date) -> Entry:
    """Annul a paper by its number. Raises ``CallError`` without a reason, and when it is annulled already."""
    entry = find(db, document)
    if not tells(reason):
        raise CallError("Укажите основание аннулирования: --reason «…».")
    if entry.annulled:
        raise CallError(f"Документ № {entry.number} уже аннулирован.")
    with db.transaction():
        release(db, entry.key, reason.strip(), on)
    return entry


def reissue(db: Database, key: str, new: NewEdition, mail: Sequence[NewMail], on: date) -> None:
    """Begin a corrected text under the same number (inside the caller's transaction).

    The former text is kept with its date, its file and what «Отправка» said of it; its mail that waits is given up.
    Raises ``CallError`` for an annulled paper, and for one that went out unless the caller says ``of_sent``.
    """
    entry = find(db, key)
    if entry.annulled:
        raise CallError(f"Документ № {entry.number} аннулирован и не перевыпускается.")
    if not new.of_sent and (entry.sent_on or entry.answer or mailbox.was_mailed(db, entry.key)):
        raise CallError(
            f"Документ № {entry.number} уже отправлен. Если исправление всё же выходит под тем же номером, выпустите "
            f"новую редакцию: reissue {entry.number} --edition; иначе оформите его новым документом."
        )
    _keep_former(db, entry, on)
    _begin_anew(db, entry, new)
    mailbox.supersede(db, entry.key, "документ выпущен заново", on)
    mailbox.queue(db, mail, order_ids(db, [entry.order]), on)


def _keep_former(db: Database, entry: Entry, on: date) -> None:
    """Keep the text that is replaced, its date, its file and what «Отправка» said of it."""
    db.run(
        "INSERT INTO editions"
        " (paper_id, replaced_on, letter, template, path, sha256, reason, day, signed_on, sent_on, way, answer)"
        " SELECT id, ?, letter, template, path, sha256, reason, day, signed_on, sent_on, way, answer"
        " FROM papers JOIN texts ON paper_id = id WHERE key = ?",
        (on.isoformat(), entry.key),
    )


def _begin_anew(db: Database, entry: Entry, new: NewEdition) -> None:
    """Put the new text in the place of the former one: unsigned, unsent, its file still to be written."""
    paper = "(SELECT id FROM papers WHERE key = ?)"
    db.run(
        f"UPDATE texts SET letter = ?, template = ?, reason = ? WHERE paper_id = {paper}",  # noqa: S608 - fixed words
        (as_json(new.letter), new.template, as_json(new.reason), entry.key),
    )
    db.run(
        "UPDATE papers SET path = ?, day = ?, state = 'begun', sha256 = NULL, signed_on = NULL, sent_on = NULL,"
        " way = '', answer = '', subject = CASE ? WHEN '' THEN subject ELSE ? END WHERE key = ?",
        (new.path, new.paper.day.isoformat(), new.subject, new.subject, entry.key),
    )
    db.run_many(
        f"UPDATE occasions SET detail = ?, respond_by = ? WHERE paper_id = {paper}"  # noqa: S608 - fixed words
        " AND (code, item, control_date, kind, step) = (?, ?, ?, ?, ?)",
        ((g.detail, text_or_blank(g.respond_by), entry.key, *occasion_values(g.occasion)) for g in new.paper.grounds),
    )
    if new.snapshot is not None:
        db.run(
            "UPDATE snapshots SET facts = ? WHERE kind = ? AND day = ? AND released = 0"
            " AND order_id = (SELECT order_id FROM papers WHERE key = ?)",
            (as_json(new.snapshot), entry.kind.value, entry.day.isoformat(), entry.key),
        )


def close_order(db: Database, order: OrderId, reason: str, on: date) -> None:
    """Take an order off control for good, also when its workbook is lost. Raises ``CallError`` without a reason."""
    if not tells(reason):
        raise CallError("Укажите основание снятия с контроля: --reason «…».")
    with db.transaction():
        db.run(
            "UPDATE orders SET closed_on = ?, closed_reason = ? WHERE id = ?",
            (on.isoformat(), reason.strip(), order_ids(db, [order])[order]),
        )
