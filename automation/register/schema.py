"""The tables of the register as named steps, oldest first, and how a register is brought through those it lacks.

A new table or column is a new step at the end of ``STEPS``; a step that has been released is never changed. A register
of an older program is checked and copied first, then changed in one transaction.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from automation.errors import RegisterError
from automation.patterns import lazy
from automation.register.copies import free_name, write_copy
from automation.register.database import APPLICATION_ID, Database

Steps = Sequence[tuple[str, str]]

BEGIN = """
CREATE TABLE orders (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL, date TEXT NOT NULL,
    baseline TEXT, seen_plan TEXT, closed_on TEXT, closed_reason TEXT NOT NULL DEFAULT '',
    UNIQUE (number, date)
);
CREATE TABLE papers (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, order_id INTEGER NOT NULL REFERENCES orders,
    kind TEXT NOT NULL, form TEXT NOT NULL, day TEXT NOT NULL,
    journal TEXT NOT NULL, year INTEGER NOT NULL, seq INTEGER NOT NULL,
    number TEXT NOT NULL, printed TEXT NOT NULL,
    addressee_code TEXT NOT NULL, addressee_organisation TEXT NOT NULL, addressee_name TEXT NOT NULL,
    signer TEXT NOT NULL, signed_by TEXT NOT NULL, executor TEXT NOT NULL, subject TEXT NOT NULL,
    book TEXT NOT NULL, path TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('begun', 'written')), sha256 TEXT,
    signed_on TEXT, registered TEXT NOT NULL DEFAULT '', sent_on TEXT, way TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '', annulled_on TEXT, annulled_reason TEXT NOT NULL DEFAULT '',
    UNIQUE (journal, year, seq), UNIQUE (number, year)
);
CREATE TABLE texts (
    paper_id INTEGER PRIMARY KEY REFERENCES papers,
    letter TEXT NOT NULL, template TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE INDEX papers_by_order ON papers (order_id);
CREATE INDEX papers_begun ON papers (id) WHERE state = 'begun';
CREATE TABLE editions (
    id INTEGER PRIMARY KEY, paper_id INTEGER NOT NULL REFERENCES papers, replaced_on TEXT NOT NULL,
    letter TEXT NOT NULL, template TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT, reason TEXT NOT NULL
);
CREATE TABLE occasions (
    id INTEGER PRIMARY KEY, paper_id INTEGER NOT NULL REFERENCES papers,
    order_id INTEGER NOT NULL REFERENCES orders, code TEXT NOT NULL, item TEXT NOT NULL,
    control_date TEXT NOT NULL, kind TEXT NOT NULL, step INTEGER NOT NULL, detail TEXT NOT NULL,
    released INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX occasion_once ON occasions (order_id, code, item, control_date, kind, step) WHERE released = 0;
CREATE INDEX occasions_by_paper ON occasions (paper_id);
CREATE TABLE mail (
    id INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
    order_id INTEGER REFERENCES orders, kind TEXT NOT NULL, recipient TEXT NOT NULL,
    subject TEXT NOT NULL, mime BLOB, state TEXT NOT NULL, since TEXT NOT NULL, changed_on TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, next_try TEXT NOT NULL DEFAULT '',
    resent INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX mail_by_state ON mail (state);
CREATE TABLE days (day TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('begun', 'finished')));
CREATE TABLE books (
    order_id INTEGER PRIMARY KEY REFERENCES orders, file TEXT NOT NULL, sha256 TEXT NOT NULL,
    modified TEXT NOT NULL, filled INTEGER NOT NULL, cells INTEGER NOT NULL, day TEXT NOT NULL
);
CREATE TABLE claims (
    order_id INTEGER NOT NULL REFERENCES orders, code TEXT NOT NULL, item TEXT NOT NULL,
    control_date TEXT NOT NULL, executed_on TEXT NOT NULL, first_seen TEXT NOT NULL, accepted INTEGER NOT NULL,
    PRIMARY KEY (order_id, code, item, control_date, executed_on)
) WITHOUT ROWID;
CREATE TABLE confirmations (
    order_id INTEGER NOT NULL REFERENCES orders, code TEXT NOT NULL, item TEXT NOT NULL, control_date TEXT NOT NULL,
    PRIMARY KEY (order_id, code, item, control_date)
) WITHOUT ROWID;
CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders, kind TEXT NOT NULL,
    day TEXT NOT NULL, facts TEXT NOT NULL, released INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE notes (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
"""

BYTES_APART = """
CREATE TABLE mail_bytes (mail_id INTEGER PRIMARY KEY REFERENCES mail, mime BLOB NOT NULL);
INSERT INTO mail_bytes SELECT id, mime FROM mail WHERE mime IS NOT NULL;
ALTER TABLE mail DROP COLUMN mime;
CREATE TRIGGER bytes_go_with_the_last_state AFTER UPDATE OF state ON mail WHEN new.state IN ('sent', 'superseded')
BEGIN
    DELETE FROM mail_bytes WHERE mail_id = new.id;
END;
"""

MORNINGS_BY_ORDER = """
CREATE TABLE mornings (
    order_id INTEGER NOT NULL REFERENCES orders, day TEXT NOT NULL, PRIMARY KEY (order_id, day)
) WITHOUT ROWID;
INSERT INTO mornings SELECT o.id, d.day FROM orders o JOIN books b ON b.order_id = o.id JOIN days d
    ON d.day BETWEEN o.date AND b.day WHERE strftime('%w', d.day) BETWEEN '1' AND '5';
"""

TOLD_IN_PERSON = """
CREATE TABLE told_in_person (
    order_id INTEGER NOT NULL REFERENCES orders, code TEXT NOT NULL, item TEXT NOT NULL, control_date TEXT NOT NULL,
    kind TEXT NOT NULL, step INTEGER NOT NULL, detail TEXT NOT NULL, day TEXT NOT NULL,
    PRIMARY KEY (order_id, code, item, control_date, kind, step, detail)
) WITHOUT ROWID;
"""

# Version 1.0 mailed a paper once per address. Its rows get the role they were meant for, the newest one of each paper;
# the leaders' rows stay without a role until the settings name it (``mailbox.adopt``). A message queued on the day of
# a reissue counts as the new text's, so that nothing is mailed twice.
RECIPIENTS_AND_EDITIONS = """
ALTER TABLE editions ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE editions ADD COLUMN signed_on TEXT;
ALTER TABLE editions ADD COLUMN sent_on TEXT;
ALTER TABLE editions ADD COLUMN way TEXT NOT NULL DEFAULT '';
ALTER TABLE editions ADD COLUMN answer TEXT NOT NULL DEFAULT '';
UPDATE editions SET day = (SELECT day FROM papers WHERE id = paper_id);
CREATE INDEX editions_by_paper ON editions (paper_id);
ALTER TABLE mail ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
UPDATE mail SET edition = 1 + (
    SELECT count(*) FROM editions e JOIN papers p ON p.id = e.paper_id
    WHERE p.key = mail.key AND e.replaced_on <= mail.since
);
UPDATE mail SET role = 'office' WHERE kind = 'morning' AND id = (SELECT max(id) FROM mail m WHERE m.key = mail.key);
UPDATE mail SET role = (SELECT 'performer/' || addressee_code FROM papers p WHERE p.key = mail.key)
    WHERE key IN (SELECT key FROM papers WHERE form = 'letter')
    AND id = (SELECT max(id) FROM mail m WHERE m.key = mail.key AND m.edition = mail.edition);
CREATE UNIQUE INDEX message_once ON mail (key, role, edition) WHERE role <> '';
"""

ROWS_AS_SEEN = """
CREATE TABLE seen_rows (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders, code TEXT NOT NULL, item TEXT NOT NULL,
    control_date TEXT NOT NULL, since TEXT NOT NULL, cells TEXT NOT NULL
);
CREATE INDEX seen_rows_by_order ON seen_rows (order_id);
ALTER TABLE orders ADD COLUMN rows_since TEXT;
ALTER TABLE texts ADD COLUMN respond_by TEXT GENERATED ALWAYS AS (json_extract(reason, '$.respond_by')) VIRTUAL;
CREATE INDEX texts_by_answer_day ON texts (paper_id, respond_by);
"""

SENT_BYTES_STAY = """
DROP TRIGGER bytes_go_with_the_last_state;
CREATE TRIGGER bytes_go_with_a_superseded_message AFTER UPDATE OF state ON mail WHEN new.state = 'superseded'
BEGIN
    DELETE FROM mail_bytes WHERE mail_id = new.id;
END;
"""

ANSWER_DAYS_OF_OCCASIONS = """
ALTER TABLE occasions ADD COLUMN respond_by TEXT NOT NULL DEFAULT '';
"""

ASKED_AGAIN = """
ALTER TABLE texts ADD COLUMN again TEXT GENERATED ALWAYS AS (json_extract(reason, '$.again')) VIRTUAL;
CREATE INDEX texts_by_what_they_ask_again ON texts (paper_id, again);
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001 the journal begins", BEGIN),
    ("0002 the bytes of messages apart from their states", BYTES_APART),
    ("0003 each order remembers its own mornings", MORNINGS_BY_ORDER),
    ("0004 what was told in person", TOLD_IN_PERSON),
    ("0005 messages by the person's role, editions with their dates", RECIPIENTS_AND_EDITIONS),
    ("0006 the rows of the workbook as each run saw them", ROWS_AS_SEEN),
    ("0007 a message that was sent keeps its bytes while it may come back", SENT_BYTES_STAY),
    ("0008 the answer date a paper names for each of its occasions", ANSWER_DAYS_OF_OCCASIONS),
    ("0009 what a paper asks for again", ASKED_AGAIN),
)
_PART = lazy(r"(CREATE|DROP) (?:UNIQUE )?(?:TABLE|INDEX|TRIGGER) (\w+)")
EDITS = (  # queries that find rows only after somebody has edited the register by hand
    ("PRAGMA foreign_key_check", "удалены записи, на которые ссылаются другие"),
    ("SELECT 1 FROM papers p WHERE NOT EXISTS (SELECT 1 FROM texts WHERE paper_id = p.id)", "у документа нет текста"),
    (
        "SELECT 1 FROM papers p WHERE NOT EXISTS (SELECT 1 FROM occasions WHERE paper_id = p.id)",
        "у документа нет поводов, и о том же было бы написано ещё раз",
    ),
)


def migrate(db: Database, steps: Steps = STEPS, *, read_only: bool = False) -> None:
    """Take the steps this register lacks; a reader takes them in a private copy and leaves the file alone.

    Raises ``RegisterError``, with the file untouched, for a register of a newer program and for one that was
    edited by hand (a reader is told of the latter only where it would have to take a step).
    """
    version = db.version
    if version > len(steps):
        raise RegisterError(
            f"Учётный журнал {db.path} ведётся более новой версией программы. "
            "Обновите программу; журнал не изменён, документы не выпускались."
        )
    lacking = version < len(steps)
    if version and (lacking or not read_only):
        _refuse_edited(db, steps[:version])
    if not lacking:
        return
    if read_only:
        db.step_aside()
    with db.transaction():
        version = db.version  # another run may have migrated while this one waited for the transaction
        if 0 < version < len(steps) and not read_only:
            _keep_copy_before(db, steps[version][0])
        for ordinal in range(version + 1, len(steps) + 1):
            _take(db, ordinal, *steps[ordinal - 1])


def _take(db: Database, ordinal: int, name: str, script: str) -> None:
    """Run one step and record that it ran (inside the caller's transaction)."""
    if ordinal == 1:
        db.run(f"PRAGMA application_id = {APPLICATION_ID}")
        db.run("CREATE TABLE migrations (step TEXT PRIMARY KEY, applied_at TEXT NOT NULL)")
    for statement in _statements(script):
        db.run(statement)
    db.run("INSERT INTO migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))", (name,))
    db.run(f"PRAGMA user_version = {ordinal}")


def _keep_copy_before(db: Database, step: str) -> None:
    """Keep ``register-before-<step>.sqlite`` beside the register, durable before the first change.

    SQLite refuses to copy through the connection that holds the write transaction, so a second one reads.
    """
    with closing(Database(db.path, read_only=True)) as reader:
        write_copy(reader, free_name(db.path, f"before-{step.partition(' ')[0]}"))


def _statements(script: str) -> Iterator[str]:
    """Yield one SQL statement after another; a trigger holds semicolons of its own."""
    statement = ""
    for part in script.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def edits(db: Database, steps: Steps) -> Iterator[str]:
    """Say in Russian what shows that a register that has been through ``steps`` was edited by hand."""
    found = {name for (name,) in db.rows("SELECT name FROM sqlite_master")}
    if lost := sorted(_parts_after(steps) - found):
        yield f"нет частей {', '.join(lost)}"
        return
    for look, words in EDITS:
        if db.rows(f"{look} LIMIT 1" if look.startswith("SELECT") else look):
            yield words


def _refuse_edited(db: Database, steps: Steps) -> None:
    """Raise ``RegisterError`` for a register whose records no longer agree: papers could be issued twice."""
    if words := next(edits(db, steps), ""):
        raise RegisterError(db.edited(words))


def _parts_after(steps: Steps) -> frozenset[str]:
    """Return the names of the tables, indexes and triggers a register has after these steps."""
    parts: set[str] = set()
    for _, script in steps:
        for act, name in _PART.findall(script):
            (parts.add if act == "CREATE" else parts.discard)(name)
    return frozenset(parts)
