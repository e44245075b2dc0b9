"""Reads what the register holds: of an order this morning, and of one paper that a person names.

An order costs one query per table, whatever its size.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.errors import CallError
from automation.model.control import Entry, History, Occasion, PaperState, empty_history
from automation.model.kinds import Kind
from automation.model.plan import OrderId
from automation.model.reported import Claim, RowKey, SeenRow, Snapshot
from automation.register.database import Database, as_struct, day_of, day_or_none, understood
from automation.register.memory import previous_morning, read_cells
from automation.register.paper_numbers import choose, nearest
from automation.register.papers import known_order
from automation.register.records import DispatchFact, Explanation

PAPERS = """
SELECT id, key, number, kind, form, day, addressee_code, addressee_organisation, addressee_name, path, signer, printed,
    subject, signed_on, registered, sent_on, way, answer, annulled_on, annulled_reason, order_id,
    (SELECT respond_by FROM texts WHERE paper_id = papers.id) AS respond_by,
    (SELECT again FROM texts WHERE paper_id = papers.id) AS again
FROM papers
"""
OCCASION = "code, item, nullif(control_date, '') AS control_date, kind, step, detail"
Spent = dict[Occasion, tuple[str, date | None]]  # with the fingerprint of each and the answer date named for it
EDITION = "day, replaced_on, path, sha256, signed_on, sent_on, way, answer"  # of a former text
MARKS = ("signed_on", "registered", "sent_on", "way", "answer")  # what «Отправка» says of a paper


@understood
def read_history(db: Database, order: OrderId, on: date, facts: Sequence[DispatchFact] = ()) -> History:
    """Return everything remembered of one order before today's run, with «Отправка» as read today laid over it.

    ``facts`` (``dispatch.match``) are not yet in the register: a dry run sees the same history as
    a real one.
    """
    order_id = known_order(db, order)
    if order_id is None:
        return empty_history()
    baseline, seen_plan, closed_on, closed_reason, rows_since = db.row(
        "SELECT baseline, seen_plan, closed_on, closed_reason, rows_since FROM orders WHERE id = ?", (order_id,)
    )
    entries = read_entries(db, "WHERE order_id = ?", (order_id,), facts=facts)
    annulled = {f.key for f in facts if f.annulled}
    return History(
        entries=entries,
        spent={o: e for e in entries if not e.annulled for o in e.occasions},
        claims=_claims(db, order_id),
        confirmed=_confirmed(db, order_id),
        snapshots=_snapshots(db, order_id, {(e.kind, e.day) for e in entries if e.key in annulled}),
        baseline=json.loads(baseline) if baseline else None,
        previous_day=previous_morning(db, order_id, on),
        closed_on=day_or_none(closed_on),
        closed_reason=closed_reason,
        seen_plan=json.loads(seen_plan) if seen_plan else None,
        told=_told(db, order, order_id),
        rows=_seen_rows(db, order_id),
        rows_since=day_or_none(rows_since),
    )


@understood
def read_entries(
    db: Database,
    where: str = "",
    values: Sequence[Any] = (),
    *,
    spent: bool = True,
    facts: Sequence[DispatchFact] = (),
) -> tuple[Entry, ...]:
    """Return the entries of any order in the order of issue; ``where`` is a condition on ``papers``.

    ``spent=False`` leaves their occasions out (much faster on a big register). ``facts`` are laid over the marks kept.
    """
    orders = {i: OrderId(number=n, date=day_of(d)) for i, n, d in db.rows("SELECT id, number, date FROM orders")}
    occasions = _occasions(db, where, values, orders) if spent else {}
    former = _former_days(db)
    today = {f.key: f for f in facts}
    return tuple(
        _entry(row, orders, occasions.get(row["id"], {}), former.get(row["id"], ()), today.get(row["key"]))
        for row in db.named(f"{PAPERS} {where} ORDER BY id", values)
    )


def _former_days(db: Database) -> dict[int, tuple[date, ...]]:
    """Find the dates of the texts that were replaced, by paper; few papers have any."""
    found: dict[int, tuple[date, ...]] = {}
    for paper_id, day in db.rows("SELECT paper_id, day FROM editions ORDER BY id"):
        found[paper_id] = (*found.get(paper_id, ()), day_of(day))
    return found


def _entry(
    row: dict[str, Any],
    orders: Mapping[int, OrderId],
    spent: Spent,
    former: tuple[date, ...],
    fact: DispatchFact | None,
) -> Entry:
    """Make an entry of a row of ``PAPERS``, with what «Отправка» says of the paper today."""
    if fact:
        row |= {name: getattr(fact, name) for name in MARKS}
        row["annulled_reason"] = fact.annulled or row["annulled_reason"]
    order = orders[row["order_id"]]
    again = tuple(as_struct(o | {"order": order}, Occasion) for o in json.loads(row["again"] or "[]"))
    bare = as_struct(row | {"order": order, "occasions": (), "details": {}, "again": ()}, Entry)
    state = _state(bare, annulled=bool(bare.annulled_on or (fact and fact.annulled)))
    details = {occasion: detail for occasion, (detail, _) in spent.items()}
    answers = {occasion: day for occasion, (_, day) in spent.items() if day}
    told = replace(bare, occasions=tuple(spent), details=details, answers=answers, again=again)
    return replace(told, former_days=former, state=state)


def _state(entry: Entry, *, annulled: bool) -> PaperState:
    if annulled:
        return PaperState.ANNULLED
    if entry.answer:
        return PaperState.ANSWERED
    if entry.sent_on:
        return PaperState.SENT
    return PaperState.SIGNED if entry.signed_on else PaperState.DRAFT


def _occasions(db: Database, where: str, values: Sequence[Any], orders: Mapping[int, OrderId]) -> dict[int, Spent]:
    """Read the occasions of the papers chosen with their fingerprints and answer dates, by paper."""
    chosen = f"WHERE paper_id IN (SELECT id FROM papers {where})" if where else ""  # noqa: S608 - see read_entries
    found: dict[int, Spent] = {}
    query = f"SELECT paper_id, order_id, {OCCASION}, respond_by FROM occasions {chosen} ORDER BY id"  # noqa: S608
    for row in db.named(query, values):
        occasion = as_struct(row | {"order": orders[row["order_id"]]}, Occasion)
        found.setdefault(row["paper_id"], {})[occasion] = (row["detail"], day_or_none(row["respond_by"]))
    return found


def _claims(db: Database, order_id: int) -> tuple[Claim, ...]:
    rows = db.named(
        "SELECT code, item, nullif(control_date, '') AS control_date, nullif(executed_on, '') AS executed_on,"
        " first_seen, accepted FROM claims WHERE order_id = ? ORDER BY first_seen, code, item, claims.control_date",
        (order_id,),
    )
    return tuple(as_struct(row, Claim) for row in rows)


def _confirmed(db: Database, order_id: int) -> dict[tuple[str, str], frozenset[date]]:
    found: dict[tuple[str, str], set[date]] = {}
    for code, item, due in db.rows(
        "SELECT code, item, control_date FROM confirmations WHERE order_id = ?", (order_id,)
    ):
        found.setdefault((code, item), set()).add(day_of(due))
    return {pair: frozenset(days) for pair, days in found.items()}


def _seen_rows(db: Database, order_id: int) -> dict[RowKey, tuple[SeenRow, ...]]:
    """Read the versions of each row of «Ход исполнения», oldest first."""
    found: dict[RowKey, list[SeenRow]] = {}
    for row in db.named(
        "SELECT code, item, nullif(control_date, '') AS control_date, since, cells FROM seen_rows WHERE order_id = ?"
        " ORDER BY id",
        (order_id,),
    ):
        key = as_struct(row, RowKey)
        found.setdefault(key, []).append(
            SeenRow(key=key, since=day_or_none(row["since"]), row=read_cells(row["cells"]))
        )
    return {key: tuple(versions) for key, versions in found.items()}


def _snapshots(db: Database, order_id: int, lost: set[tuple[Kind, date]]) -> tuple[Snapshot, ...]:
    """Read snapshots oldest first, without those of memos annulled (in the register, or ``lost`` today)."""
    rows = db.named(
        "SELECT kind, day, facts FROM snapshots WHERE order_id = ? AND released = 0 ORDER BY id", (order_id,)
    )
    found = (as_struct(row | {"facts": json.loads(row["facts"])}, Snapshot) for row in rows)
    return tuple(s for s in found if (s.kind, s.day) not in lost)


def _told(db: Database, order: OrderId, order_id: int) -> dict[tuple[Occasion, str], date]:
    """Read what was told in person on a day that came to its end; of one cut short it is told again."""
    rows = db.named(
        f"SELECT {OCCASION}, t.day FROM told_in_person t"  # noqa: S608 - fixed words
        " JOIN days d ON d.day = t.day AND d.state = 'finished' WHERE order_id = ?",
        (order_id,),
    )
    return {(as_struct(row | {"order": order}, Occasion), row["detail"]): day_of(row["day"]) for row in rows}


def find(db: Database, document: str) -> Entry:
    """Find the one paper a person names by number («№ от ДД.ММ.ГГГГ») or key. Raises ``CallError`` otherwise."""
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


@understood
def read_explanation(db: Database, document: str) -> Explanation:
    """Return what a paper rests on, as stored on the day of issue. Raises ``CallError`` where there is none such."""
    entry = find(db, document)
    (row,) = db.named(
        "SELECT id, reason, letter, book, template, coalesce(sha256, '') AS sha256, state = 'written' AS written,"
        " annulled_on, annulled_reason FROM papers JOIN texts ON paper_id = id WHERE key = ?",
        (entry.key,),
    )
    former = db.named(
        f"SELECT {EDITION}, letter, reason FROM editions WHERE paper_id = ? ORDER BY id",  # noqa: S608 - fixed words
        (row["id"],),
    )
    return as_struct(_parsed(row) | {"entry": entry, "editions": tuple(map(_parsed, former))}, Explanation)


def _parsed(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with its two columns of JSON text as values."""
    return row | {name: json.loads(row[name]) for name in ("letter", "reason")}


@understood
def read_reasons(db: Database, entries: Iterable[Entry]) -> dict[str, Mapping[str, Any]]:
    """Return the facts that papers rest on, by their keys; a paper the register does not hold is left out."""
    wanted = "SELECT reason FROM papers JOIN texts ON paper_id = id WHERE key = ?"
    return {e.key: json.loads(rows[0][0]) for e in entries if (rows := db.rows(wanted, (e.key,)))}
