"""Matches the rows of «Отправка», by which the office says what became of each paper, and enters them."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.gathering import by_first
from automation.model.catalogue import short
from automation.model.control import Entry
from automation.model.plan import OrderId
from automation.model.report import Dispatch
from automation.register.by_hand import release
from automation.register.database import Database, as_struct, text_of
from automation.register.history import read_entries
from automation.register.mailbox import read_mail, set_state
from automation.register.paper_numbers import choose, names_of, nearest, split_document
from automation.register.records import (
    DispatchFact,
    DispatchFault,
    DispatchTrouble,
    MailRecord,
    MailState,
    Matched,
)


def match(db: Database, order: OrderId, dispatches: Sequence[Dispatch], on: date) -> Matched:
    """Match each row of «Отправка» to its paper; nothing is written, and what cannot be taken is told.

    A date before the paper, after ``on``, or of a sending before the signing is left out and told; the rest of the
    row counts. Of two rows about one paper that name different days the lower one counts, and they are told.
    """
    rows = [d for d in dispatches if d.document.strip()]
    if not rows:
        return Matched()
    entries = read_entries(db, spent=False)
    former = _former(db)
    # The names of every paper are made once: a sheet of hundreds of rows is matched with thousands of papers.
    by_name = by_first((name, entry) for entry in entries for name in names_of(entry))
    facts: dict[str, DispatchFact] = {}
    places: dict[str, int] = {}
    troubles: list[DispatchTrouble] = []
    for row in rows:
        found = choose(_likely(by_name.get(split_document(row.document)[0], ()), order, row), row.document)
        fault = _fault_of(found, order)
        if fault:
            near = nearest(entries, row.document) if fault is DispatchFault.UNKNOWN else ""
            troubles.append(_trouble(row, fault, likely=near))
            continue
        fact, late = _fact(found[0], row, on, former.get(found[0].key))
        troubles.extend(late)
        if before := facts.get(fact.key):
            if _differ(before, fact):
                troubles.append(_trouble(row, DispatchFault.REPEATED, first=places[fact.key]))
            fact = _joined(before, fact)
        facts[fact.key], places[fact.key] = fact, row.row
    return Matched(facts=tuple(facts.values()), troubles=tuple(troubles))


def _likely(entries: Sequence[Entry], order: OrderId, row: Dispatch) -> Sequence[Entry]:
    """Prefer papers of this order to others', and leave out those younger than the row's dates.

    Numbers begin again each January: «К-1, отправлен 16.12.2025» stays December's paper.
    """
    own = [e for e in entries if e.order == order] or entries
    day = min(filter(None, (row.signed_on, row.sent_on)), default=None)
    return [e for e in own if day is None or min((*e.former_days, e.day)) <= day] or own


class _Former(Struct, frozen=True):
    """The text that a ``reissue`` replaced last, and what «Отправка» said of it at that time."""

    replaced_on: date
    signed_on: date | None
    sent_on: date | None
    answer: str

    def is_meant(self, header: str, day: date) -> bool:
        """Tell whether a mark means this text: its day is before the new text, or it stood there when that was made."""
        return day < self.replaced_on or day == (self.signed_on if header == "Подписан" else self.sent_on)


def _former(db: Database) -> dict[str, _Former]:
    """Find the newest replaced text of each reissued paper, by its key."""
    rows = db.named(
        "SELECT p.key, replaced_on, e.signed_on, e.sent_on, e.answer"
        " FROM editions e JOIN papers p ON p.id = paper_id ORDER BY e.id"
    )
    return {row["key"]: as_struct(row, _Former) for row in rows}


def _differ(one: DispatchFact, other: DispatchFact) -> bool:
    """Tell whether two rows about one paper name different days of signing or of sending."""
    pairs = ((one.signed_on, other.signed_on), (one.sent_on, other.sent_on))
    return any(first and second and first != second for first, second in pairs)


def _joined(one: DispatchFact, other: DispatchFact) -> DispatchFact:
    """Join two rows about one paper: what either says counts; where both say something, the lower one does."""
    return replace(one, **{name: value for name in DispatchFact.__struct_fields__ if (value := getattr(other, name))})


def _fault_of(found: Sequence[Entry], order: OrderId) -> DispatchFault | None:
    if not found:
        return DispatchFault.UNKNOWN
    if len(found) > 1:
        return DispatchFault.AMBIGUOUS
    return None if found[0].order == order else DispatchFault.FOREIGN


def _fact(entry: Entry, row: Dispatch, on: date, former: _Former | None) -> tuple[DispatchFact, list[DispatchTrouble]]:
    """Read what a row says of the present text of its paper, and tell the dates that cannot be."""
    troubles = []
    taken: dict[str, date | None] = {}
    doubted = row.sent_unread
    for name, header in (("signed_on", "Подписан"), ("sent_on", "Отправлен")):
        day: date | None = getattr(row, name)
        signed = taken.get("signed_on")
        if day and former and former.is_meant(header, day):
            told = {"day": f"{day:%d.%m.%Y}", "replaced": f"{former.replaced_on:%d.%m.%Y}"}
            troubles.append(_trouble(row, DispatchFault.REPLACED, header=header, **told))
            day = None
        elif day and (fault := _fault_of_day(day, entry, on, signed)):
            days = {"day": day, "made": entry.day, "signed": signed or day, "annulled": entry.annulled_on or day}
            told = {name: f"{value:%d.%m.%Y}" for name, value in days.items()}
            troubles.append(_trouble(row, fault, header=header, **told))
            day, doubted = None, doubted or name == "sent_on"
        taken[name] = day
    fact = DispatchFact(
        key=entry.key,
        signed_on=taken["signed_on"],
        registered=row.registered.strip(),
        sent_on=taken["sent_on"],
        way=row.way.strip(),
        answer="" if former and row.answer.strip() == former.answer else row.answer.strip(),
        not_answer=row.not_answer.strip(),
        annulled=row.annulled.strip(),
        sending_doubted=doubted,
    )
    return fact, troubles


def _fault_of_day(day: date, entry: Entry, on: date, signed: date | None) -> DispatchFault | None:
    """Say why a date cannot be; ``signed`` is the day of signing where the sending is looked at."""
    if day < entry.day:
        return DispatchFault.EARLY
    if day > on:
        return DispatchFault.FUTURE
    if entry.annulled_on and day > entry.annulled_on:
        return DispatchFault.ANNULLED
    return DispatchFault.REVERSED if signed and day < signed else None


def _trouble(row: Dispatch, fault: DispatchFault, **told: object) -> DispatchTrouble:
    message = f"Документ «{short(row.document)}»: {fault.value.format_map(told)}."
    return DispatchTrouble(row=row.row, document=row.document, fault=fault, message=message)


def settled_by(db: Database, facts: Sequence[DispatchFact]) -> tuple[MailRecord, ...]:
    """Find the failed messages about whose papers «Отправка» says that they went out after all.

    Only a date that is not older than the failure settles one, or a new one from before the program's own try: the day
    of that try is often typed as «Отправлен» before anybody knows that the message was refused or came back.
    """
    sent = {f.key: f.sent_on for f in facts if f.sent_on}
    failed = [m for m in read_mail(db, MailState.REFUSED, MailState.UNKNOWN) if m.key in sent]
    known = {e.key: e.sent_on for e in read_entries(db, spent=False)} if failed else {}
    return tuple(m for m in failed if sent[m.key] >= m.changed_on or known[m.key] != sent[m.key] < m.since)


def record(db: Database, facts: Sequence[DispatchFact], on: date) -> None:
    """Enter «Отправка» (inside the caller's transaction).

    An annulment there opens the occasions, a sending date settles messages that failed.
    """
    for mail in settled_by(db, facts):
        set_state(db, mail, MailState.SUPERSEDED, on, "по отметке «Отправлен» документ отправлен иначе")
    said = [(text_of(f.signed_on), f.registered, text_of(f.sent_on), f.way, f.answer) for f in facts]
    db.run_many(
        "UPDATE papers SET signed_on = ?, registered = ?, sent_on = ?, way = ?, answer = ? WHERE key = ?"
        " AND (signed_on, registered, sent_on, way, answer) IS NOT (?, ?, ?, ?, ?)",
        ((*values, f.key, *values) for f, values in zip(facts, said, strict=True)),
    )
    for fact in facts:
        if fact.annulled:
            release(db, fact.key, fact.annulled, on)
