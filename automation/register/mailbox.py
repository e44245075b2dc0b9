"""Messages in the register. Each state is on the disk before the program acts on it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from automation.model.plan import OrderId
from automation.register.database import Database, as_struct, order_in, understood
from automation.register.records import MailRecord, MailState, NewMail

SELECT = """
SELECT m.id, message_id, key, role, edition, m.kind, recipient AS "to", subject, m.state, since, changed_on,
    o.number AS order_number, o.date AS order_date, attempts, next_try, resent, error
FROM mail m LEFT JOIN orders o ON o.id = order_id
"""
INSERT = """
INSERT INTO mail (message_id, key, role, edition, order_id, kind, recipient, subject, state, since, changed_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""


def queue(db: Database, mail: Sequence[NewMail], orders: Mapping[OrderId, int], on: date) -> None:
    """Queue messages (inside the caller's transaction); one queued before is left alone.

    The bytes stand in a table of their own: a message changes its state three times, and none of it rewrites them.
    """
    day = on.isoformat()
    for m in mail:
        # A held message waits until a person calls ``send --all``.
        state = MailState.KEPT if m.held else MailState.QUEUED
        order = orders[m.order] if m.order else None
        db.run(INSERT, (m.message_id, m.key, m.role, m.edition, order, m.kind, m.to, m.subject, state.value, day, day))
        db.run(
            "INSERT INTO mail_bytes SELECT id, ? FROM mail WHERE message_id = ? AND state IN ('queued', 'kept')"
            " ON CONFLICT DO NOTHING",
            (m.mime, m.message_id),
        )


@understood
def read_mail(
    db: Database, *states: MailState, keys: Sequence[str] = (), changed_on: date | None = None
) -> tuple[MailRecord, ...]:
    """Return messages in the order queued: of these states, of these papers, changed on this day."""
    terms: list[str] = []
    values: list[Any] = []
    for column, chosen in (("m.state", [s.value for s in states]), ("m.key", list(keys))):
        if chosen:
            terms.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values += chosen
    if changed_on:
        terms.append("changed_on = ?")
        values.append(changed_on.isoformat())
    where = f"WHERE {' AND '.join(terms)}" if terms else ""
    rows = db.named(f"{SELECT} {where} ORDER BY m.id", values)
    return tuple(as_struct(row | order_in(row), MailRecord) for row in rows)


def mime_of(db: Database, mail: MailRecord) -> bytes:
    """Return the bytes to send; b"" when the message is done and its bytes are gone."""
    rows = db.rows("SELECT mime FROM mail_bytes WHERE mail_id = ?", (mail.id,))
    return bytes(rows[0][0]) if rows else b""


def set_state(
    db: Database,
    mail: MailRecord,
    state: MailState,
    on: date,
    error: str = "",
    *,
    next_try: str = "",
    attempts: int | None = None,
    resent: bool | None = None,
) -> None:
    """Move one message to a state, durably. The bytes of a superseded message go with it (a trigger)."""
    db.run(
        "UPDATE mail SET state = ?, changed_on = ?, error = ?, next_try = ?, attempts = ?, resent = ? WHERE id = ?",
        (
            *(state.value, on.isoformat(), error, next_try, mail.attempts if attempts is None else attempts),
            *(mail.resent if resent is None else resent, mail.id),
        ),
    )


def supersede(db: Database, key: str, why: str, on: date) -> None:
    """Give up every message of a paper that has not gone out (inside the caller's transaction)."""
    db.run(
        "UPDATE mail SET state = 'superseded', changed_on = ?, error = ? WHERE key = ?"
        " AND state NOT IN ('sent', 'superseded')",
        (on.isoformat(), why, key),
    )


def was_mailed(db: Database, key: str) -> bool:
    """Tell whether a message of the paper went out, or may have gone out."""
    return bool(db.rows("SELECT 1 FROM mail WHERE key = ? AND state IN ('sent', 'sending', 'unknown') LIMIT 1", (key,)))


def adopt(db: Database, role: str, address: str) -> None:
    """Give the messages of version 1.0, which knew addresses only, the role of the person who has the address now."""
    db.run(
        "UPDATE OR IGNORE mail SET role = ? WHERE role = '' AND recipient = ? AND kind <> 'morning'",
        (role, address),
    )


def readdress(db: Database, mail: MailRecord, to: str, mime: bytes) -> None:
    """Send a waiting message to the recipient's corrected address (inside the caller's transaction)."""
    db.run("UPDATE mail SET recipient = ? WHERE id = ?", (to, mail.id))
    db.run("UPDATE mail_bytes SET mime = ? WHERE mail_id = ?", (mime, mail.id))


def forget_sent_bytes(db: Database, before: date) -> None:
    """Remove the bytes of messages that were sent before a day."""
    sent = "EXISTS (SELECT 1 FROM mail WHERE id = mail_id AND state = 'sent' AND changed_on < ?)"
    db.run(f"DELETE FROM mail_bytes WHERE {sent}", (before.isoformat(),))  # noqa: S608


def forget_mornings(db: Database, before: date) -> None:
    """Remove morning messages that are done or lie as files since before this day; papers' messages stay for ever."""
    old = "FROM mail WHERE kind = 'morning' AND since < ? AND state IN ('sent', 'superseded', 'kept')"
    with db.transaction():
        db.run(f"DELETE FROM mail_bytes WHERE mail_id IN (SELECT id {old})", (before.isoformat(),))  # noqa: S608
        db.run(f"DELETE {old}", (before.isoformat(),))
