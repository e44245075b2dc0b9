"""Messages in the register: each state is on the disk before the program acts on it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from automation.model.plan import OrderId
from automation.register.database import Database, understood
from automation.register.records import MailRecord, MailState, NewMail

SELECT = """
SELECT m.id, message_id, key, m.kind, recipient, subject, m.state, since, changed_on, o.number, o.date, attempts,
    next_try, resent, error
FROM mail m LEFT JOIN orders o ON o.id = order_id
"""


def queue(db: Database, mail: Sequence[NewMail], orders: Mapping[OrderId, int], on: date) -> None:
    """Queue messages (inside the caller's transaction); a Message-ID queued before is left alone.

    The bytes stand apart: a state changes three times a message, and rewrites none of them.
    """
    day = on.isoformat()
    for m in mail:
        row = (m.message_id, m.key, orders[m.order] if m.order else None, m.kind, m.to, m.subject, day, day)
        db.run(
            "INSERT INTO mail (message_id, key, order_id, kind, recipient, subject, state, since, changed_on)"
            " VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?) ON CONFLICT (message_id) DO NOTHING",
            row,
        )
        db.run(
            "INSERT INTO mail_bytes SELECT id, ? FROM mail WHERE message_id = ? AND state = 'queued'"
            " ON CONFLICT DO NOTHING",
            (m.mime, m.message_id),
        )


@understood
def read_mail(
    db: Database, *states: MailState, keys: Sequence[str] = (), changed_on: date | None = None
) -> tuple[MailRecord, ...]:
    """Messages in the order queued: of these states, of these papers, changed on this day."""
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
    return tuple(_record(*row) for row in db.rows(f"{SELECT} {where} ORDER BY m.id", values))


def _record(*row: Any) -> MailRecord:
    row_id, message_id, key, kind, to, subject, *rest = row
    state, since, changed_on, number, signed, attempts, next_try, resent, error = rest
    return MailRecord(
        id=row_id,
        message_id=message_id,
        key=key,
        kind=kind,
        to=to,
        subject=subject,
        state=MailState(state),
        since=date.fromisoformat(since),
        changed_on=date.fromisoformat(changed_on),
        order=OrderId(number=number, date=date.fromisoformat(signed)) if number is not None else None,
        attempts=attempts,
        next_try=next_try,
        resent=bool(resent),
        error=error,
    )


def mime_of(db: Database, mail: MailRecord) -> bytes:
    """The bytes to send; b"" when the message is done and its bytes are gone."""
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
    """Move one message to a state, durably. Bytes of a message that is sent or superseded go with it (a trigger)."""
    db.run(
        "UPDATE mail SET state = ?, changed_on = ?, error = ?, next_try = ?, attempts = ?, resent = ? WHERE id = ?",
        (
            *(state.value, on.isoformat(), error, next_try, mail.attempts if attempts is None else attempts),
            *(mail.resent if resent is None else resent, mail.id),
        ),
    )
