"""The register as seen this morning: one query per table, whatever the size of the order."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from automation.model.control import Entry, History, Occasion, PaperState, Snapshot, empty_history
from automation.model.kinds import Form, Kind
from automation.model.plan import OrderId
from automation.model.reported import Claim, RowKey, SeenRow
from automation.register.database import Database, Row, understood
from automation.register.days import day_of, day_or_none
from automation.register.memory import previous_morning, read_cells
from automation.register.papers import known_order
from automation.register.records import DispatchFact

PAPERS = """
SELECT id, key, number, kind, form, day, addressee_code, addressee_organisation, addressee_name, path, signer,
    printed, signed_on, registered, sent_on, way, answer, annulled_on,
    (SELECT respond_by FROM texts WHERE paper_id = papers.id), order_id
FROM papers
"""
OCCASIONS = "SELECT paper_id, code, item, control_date, kind, step, detail, order_id FROM occasions"


@understood
def read_history(db: Database, order: OrderId, on: date, facts: Sequence[DispatchFact] = ()) -> History:
    """Everything remembered of one order before today's run; «Отправка» as read today laid over it.

    ``facts`` (``dispatch.match``) are not yet in the register: a dry run sees the same history as
    a real one.
    """
    order_id = known_order(db, order)
    if order_id is None:
        return empty_history()
    baseline, seen_plan, closed_on, rows_since = db.row(
        "SELECT baseline, seen_plan, closed_on, rows_since FROM orders WHERE id = ?", (order_id,)
    )
    entries, spent = _entries_and_spent(db, order_id, facts)
    annulled = {f.key for f in facts if f.annulled}
    return History(
        entries=entries,
        spent=spent,
        claims=_claims(db, order_id),
        confirmed=_confirmed(db, order_id),
        snapshots=_snapshots(db, order_id, {(e.kind, e.day) for e in entries if e.key in annulled}),
        baseline=json.loads(baseline) if baseline else None,
        previous_day=previous_morning(db, order_id, on),
        closed_on=day_or_none(closed_on),
        seen_plan=json.loads(seen_plan) if seen_plan else None,
        told=_told(db, order, order_id),
        rows=_seen_rows(db, order_id),
        rows_since=day_or_none(rows_since),
    )


@understood
def read_entries(db: Database, where: str = "", values: Sequence[Any] = (), *, spent: bool = True) -> tuple[Entry, ...]:
    """Entries of any order in the order of issue; ``where`` is a condition on ``papers``.

    ``spent=False`` leaves their occasions out (much faster on a big register).
    """
    orders = {i: OrderId(number=n, date=day_of(d)) for i, n, d in db.rows("SELECT id, number, date FROM orders")}
    occasions: dict[int, dict[Occasion, str]] = {}
    if spent:
        chosen = f"WHERE paper_id IN (SELECT id FROM papers {where})" if where else ""  # noqa: S608 - see above
        occasions = _occasions(db.rows(f"{OCCASIONS} {chosen} ORDER BY id", values if where else ()), orders)
    papers = db.rows(f"{PAPERS} {where} ORDER BY id", values)
    former = former_days(db)
    return tuple(
        entry_of(row, orders[row[-1]], occasions.get(row[0], {}), None, former.get(row[0], ())) for row in papers
    )


def former_days(db: Database) -> dict[int, tuple[date, ...]]:
    """The dates of the texts that were replaced, by paper; few papers have any."""
    found: dict[int, tuple[date, ...]] = {}
    for paper_id, day in db.rows("SELECT paper_id, day FROM editions ORDER BY id"):
        found[paper_id] = (*found.get(paper_id, ()), day_of(day))
    return found


def entry_of(
    row: Row,
    order: OrderId,
    details: Mapping[Occasion, str],
    fact: DispatchFact | None,
    former: tuple[date, ...] = (),
) -> Entry:
    """One row of ``PAPERS`` as an entry, with what «Отправка» says of it today."""
    _, key, number, kind, form, day, code, organisation, name, path, signer, printed, *rest = row
    *marks, annulled, respond_by, _ = rest
    fact = fact or _marks_kept(key, marks)
    return Entry(
        key=key,
        number=number,
        kind=Kind(kind),
        form=Form(form),
        order=order,
        day=day_of(day),
        addressee_code=code,
        addressee_organisation=organisation,
        addressee_name=name,
        occasions=tuple(details),
        details=details,
        state=_state(fact, annulled=bool(annulled)),
        signed_on=fact.signed_on,
        sent_on=fact.sent_on,
        registered=fact.registered,
        answer=fact.answer,
        path=path,
        signer=signer,
        printed=printed,
        way=fact.way,
        annulled_on=day_or_none(annulled),
        respond_by=day_or_none(respond_by),
        former_days=former,
    )


def _marks_kept(key: str, marks: Sequence[Any]) -> DispatchFact:
    """What «Отправка» said when it was last read."""
    signed, registered, sent, way, answer = marks
    return DispatchFact(
        key=key,
        signed_on=day_or_none(signed),
        registered=registered,
        sent_on=day_or_none(sent),
        way=way,
        answer=answer,
    )


def _state(fact: DispatchFact, *, annulled: bool) -> PaperState:
    if annulled or fact.annulled:
        return PaperState.ANNULLED
    if fact.answer:
        return PaperState.ANSWERED
    if fact.sent_on:
        return PaperState.SENT
    return PaperState.SIGNED if fact.signed_on else PaperState.DRAFT


def _entries_and_spent(
    db: Database, order_id: int, facts: Sequence[DispatchFact]
) -> tuple[tuple[Entry, ...], dict[Occasion, Entry]]:
    number, day = db.row("SELECT number, date FROM orders WHERE id = ?", (order_id,))
    order = OrderId(number=number, date=day_of(day))
    occasions = _occasions(db.rows(f"{OCCASIONS} WHERE order_id = ? ORDER BY id", (order_id,)), {order_id: order})
    today = {f.key: f for f in facts}
    entries, spent = [], {}
    former = former_days(db)
    for row in db.rows(f"{PAPERS} WHERE order_id = ? ORDER BY id", (order_id,)):
        entry = entry_of(row, order, occasions.get(row[0], {}), today.get(row[1]), former.get(row[0], ()))
        entries.append(entry)
        if entry.state is not PaperState.ANNULLED:
            spent.update(dict.fromkeys(entry.occasions, entry))
    return tuple(entries), spent


def _occasions(rows: Sequence[Row], orders: Mapping[int, OrderId]) -> dict[int, dict[Occasion, str]]:
    """Occasions with their fingerprints, by paper."""
    kinds = {k.value: k for k in Kind}
    found: dict[int, dict[Occasion, str]] = {}
    for paper_id, code, item, due, kind, step, detail, order_id in rows:
        occasion = Occasion(
            order=orders[order_id],
            code=code,
            item=item,
            control_date=day_or_none(due),
            kind=kinds[kind],
            step=step,
        )
        found.setdefault(paper_id, {})[occasion] = detail
    return found


def _claims(db: Database, order_id: int) -> tuple[Claim, ...]:
    rows = db.rows(
        "SELECT code, item, control_date, executed_on, first_seen, accepted FROM claims WHERE order_id = ?"
        " ORDER BY first_seen, code, item, control_date",
        (order_id,),
    )
    return tuple(
        Claim(
            code=code,
            item=item,
            control_date=day_or_none(due),
            executed_on=day_or_none(done),
            first_seen=day_of(seen),
            accepted=bool(accepted),
        )
        for code, item, due, done, seen, accepted in rows
    )


def _confirmed(db: Database, order_id: int) -> dict[tuple[str, str], frozenset[date]]:
    found: dict[tuple[str, str], set[date]] = {}
    for code, item, due in db.rows(
        "SELECT code, item, control_date FROM confirmations WHERE order_id = ?", (order_id,)
    ):
        found.setdefault((code, item), set()).add(day_of(due))
    return {pair: frozenset(days) for pair, days in found.items()}


def _seen_rows(db: Database, order_id: int) -> dict[RowKey, tuple[SeenRow, ...]]:
    """The versions of each row of «Ход исполнения», oldest first."""
    found: dict[RowKey, list[SeenRow]] = {}
    for code, item, due, since, cells in db.rows(
        "SELECT code, item, control_date, since, cells FROM seen_rows WHERE order_id = ? ORDER BY id", (order_id,)
    ):
        key = RowKey(code=code, item=item, control_date=day_or_none(due))
        found.setdefault(key, []).append(SeenRow(key=key, since=day_or_none(since), row=read_cells(cells)))
    return {key: tuple(versions) for key, versions in found.items()}


def _snapshots(db: Database, order_id: int, lost: set[tuple[Kind, date]]) -> tuple[Snapshot, ...]:
    """Snapshots oldest first, without those of memos annulled (in the register, or ``lost`` today)."""
    rows = db.rows(
        "SELECT kind, day, facts FROM snapshots WHERE order_id = ? AND released = 0 ORDER BY id", (order_id,)
    )
    found = (Snapshot(kind=Kind(kind), day=day_of(day), facts=json.loads(text)) for kind, day, text in rows)
    return tuple(s for s in found if (s.kind, s.day) not in lost)


def _told(db: Database, order: OrderId, order_id: int) -> dict[tuple[Occasion, str], date]:
    """What was told in person on a day that came to its end; of one cut short it is told again."""
    rows = db.rows(
        "SELECT code, item, control_date, kind, step, detail, t.day FROM told_in_person t"
        " JOIN days d ON d.day = t.day AND d.state = 'finished' WHERE order_id = ?",
        (order_id,),
    )
    return {
        (
            Occasion(order=order, code=code, item=item, control_date=day_or_none(due), kind=Kind(kind), step=step),
            detail,
        ): day_of(day)
        for code, item, due, kind, step, detail, day in rows
    }
