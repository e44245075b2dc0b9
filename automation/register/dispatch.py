"""What the office says became of a paper: «Отправка», annulment, correction, closing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from automation.errors import CallError
from automation.model.control import Entry, PaperState
from automation.model.plan import OrderId
from automation.model.report import Dispatch
from automation.patterns import lazy
from automation.register.database import Database
from automation.register.history import read_entries
from automation.register.papers import as_json, order_ids
from automation.register.records import DispatchFact, DispatchFault, DispatchTrouble, Matched
from automation.russian import clean, fold

DATED = lazy(r"^(?P<number>.+?)\s+от\s+(?P<day>\d{1,2}\.\d{1,2}\.\d{4})\s*(?:г\.?|года)?$", re.IGNORECASE)
SHOWN = 3  # numbers alike that are named
LATIN = str.maketrans("abcehkmoptxy", "авсенкмортху")


def plain_number(text: str) -> str:
    """A number as compared: case, blanks, dashes, «№» and Latin look-alikes do not matter."""
    return re.sub(r"^n(?=\W)|\s+", "", fold(text)).removeprefix("№").translate(LATIN)


def split_document(text: str) -> tuple[str, date | None]:
    """«01-15/К-3 от 16.12.2025» as the number to compare and the day, None when there is none."""
    words = clean(text)
    found = DATED.match(words)
    if not found:
        return plain_number(words), None
    day, month, year = (int(p) for p in found["day"].split("."))
    try:
        return plain_number(found["number"]), date(year, month, day)
    except ValueError:
        return plain_number(words), None


def choose(entries: Iterable[Entry], document: str) -> tuple[Entry, ...]:
    """The papers a «Документ» may mean: printed or registered number, alone the newest year's."""
    number, day = split_document(document)
    if not number:
        return ()
    found = [e for e in entries if number in _names(e)]
    if day:
        return tuple(e for e in found if e.day == day or (plain_number(document) == plain_number(e.registered)))
    newest = max((e.day.year for e in found), default=0)
    return tuple(e for e in found if e.day.year == newest)


def nearest(entries: Iterable[Entry], document: str) -> str:
    """«, возможно, «01-15/К-14»» where a number was not written whole: «К-14», «14»; "" where nothing is alike."""
    number, _ = split_document(document)
    alike = [
        e.number for e in entries if number and (of := plain_number(e.number)).endswith(number) and _cut(of, number)
    ]
    return f", возможно, «{'», «'.join(dict.fromkeys(reversed(alike[-SHOWN:])))}»" if alike else ""


def _cut(whole: str, end: str) -> bool:
    """The end of a number begins where one of its parts does: «14» ends «01-15/к-14», «4» does not."""
    before = whole[: -len(end)][-1:]
    return not (before.isalnum() and end[0].isalnum() and before.isdigit() == end[0].isdigit())


def _names(entry: Entry) -> set[str]:
    registered = split_document(entry.registered)[0]
    return {plain_number(entry.number), registered} - {""}


def match(db: Database, order: OrderId, dispatches: Sequence[Dispatch], on: date) -> Matched:
    """Each row of «Отправка» to its paper. Nothing is written; what cannot be taken is told.

    A date before the paper, after ``on``, or of a sending before the signing is left out and told; the rest of the
    row counts. Of two rows about one paper that name different days the lower one counts, and they are told.
    """
    rows = [d for d in dispatches if d.document.strip()]
    if not rows:
        return Matched()
    entries = read_entries(db, spent=False)
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in _names(entry):
            by_name.setdefault(name, []).append(entry)
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
        fact, late = _fact(found[0], row, on)
        troubles.extend(late)
        if before := facts.get(fact.key):
            if _differ(before, fact):
                troubles.append(_trouble(row, DispatchFault.REPEATED, first=places[fact.key]))
            fact = _joined(before, fact)
        facts[fact.key], places[fact.key] = fact, row.row
    return Matched(facts=tuple(facts.values()), troubles=tuple(troubles))


def _likely(entries: Sequence[Entry], order: OrderId, row: Dispatch) -> Sequence[Entry]:
    """Papers of this order before others', and none younger than the row's dates.

    Numbers begin again each January: «К-1, отправлен 16.12.2025» stays December's paper.
    """
    own = [e for e in entries if e.order == order] or entries
    day = min(filter(None, (row.signed_on, row.sent_on)), default=None)
    return [e for e in own if day is None or e.day <= day] or own


def _differ(one: DispatchFact, other: DispatchFact) -> bool:
    """Two rows about one paper name other days of one thing."""
    pairs = ((one.signed_on, other.signed_on), (one.sent_on, other.sent_on))
    return any(first and second and first != second for first, second in pairs)


def _joined(one: DispatchFact, other: DispatchFact) -> DispatchFact:
    """Two rows about one paper: what either says, the lower one first."""
    return DispatchFact(
        key=one.key,
        signed_on=other.signed_on or one.signed_on,
        registered=other.registered or one.registered,
        sent_on=other.sent_on or one.sent_on,
        way=other.way or one.way,
        answer=other.answer or one.answer,
        annulled=other.annulled or one.annulled,
    )


def _fault_of(found: Sequence[Entry], order: OrderId) -> DispatchFault | None:
    if not found:
        return DispatchFault.UNKNOWN
    if len(found) > 1:
        return DispatchFault.AMBIGUOUS
    return None if found[0].order == order else DispatchFault.FOREIGN


def _fact(entry: Entry, row: Dispatch, on: date) -> tuple[DispatchFact, list[DispatchTrouble]]:
    troubles = []
    taken: dict[str, date | None] = {}
    for name, header in (("signed_on", "Подписан"), ("sent_on", "Отправлен")):
        day: date | None = getattr(row, name)
        signed = taken.get("signed_on")
        if day and (fault := _fault_of_day(day, entry, on, signed)):
            told = {"header": header, "day": f"{day:%d.%m.%Y}", "made": f"{entry.day:%d.%m.%Y}"}
            troubles.append(_trouble(row, fault, **told, signed=f"{signed or day:%d.%m.%Y}"))
            day = None
        taken[name] = day
    fact = DispatchFact(
        key=entry.key,
        signed_on=taken["signed_on"],
        registered=row.registered.strip(),
        sent_on=taken["sent_on"],
        way=row.way.strip(),
        answer=row.answer.strip(),
        annulled=row.annulled.strip(),
    )
    return fact, troubles


def _fault_of_day(day: date, entry: Entry, on: date, signed: date | None) -> DispatchFault | None:
    """Why a date cannot be; ``signed`` is the day of signing where it is the sending that is looked at."""
    if day < entry.day:
        return DispatchFault.EARLY
    if day > on:
        return DispatchFault.FUTURE
    return DispatchFault.REVERSED if signed and day < signed else None


WORDS: Mapping[DispatchFault, str] = {
    DispatchFault.UNKNOWN: "такого номера в учётном журнале нет{likely}; номер пишется целиком, как на документе",
    DispatchFault.AMBIGUOUS: "под этим номером в журнале несколько документов; допишите дату: «№ … от ДД.ММ.ГГГГ»",
    DispatchFault.FOREIGN: "этот документ выпущен по другому плану; перенесите строку в его книгу",
    DispatchFault.EARLY: "«{header}» {day} – раньше даты самого документа ({made}); дата не учтена",
    DispatchFault.FUTURE: "«{header}» {day} – этот день ещё не наступил; дата не учтена",
    DispatchFault.REVERSED: "«{header}» {day} – раньше, чем «Подписан» ({signed}); дата отправки не учтена",
    DispatchFault.REPEATED: "указан и в строке {first}, даты расходятся; учтена нижняя строка",
}


def _trouble(row: Dispatch, fault: DispatchFault, **told: object) -> DispatchTrouble:
    message = f"Документ «{row.document.strip()}»: {WORDS[fault].format_map(told)}."
    return DispatchTrouble(row=row.row, document=row.document, fault=fault, message=message)


def record(db: Database, facts: Sequence[DispatchFact], on: date) -> None:
    """Enter «Отправка» (inside the caller's transaction); an annulment there opens the occasions."""
    said = [(_iso(f.signed_on), f.registered, _iso(f.sent_on), f.way, f.answer) for f in facts]
    db.run_many(
        "UPDATE papers SET signed_on = ?, registered = ?, sent_on = ?, way = ?, answer = ? WHERE key = ?"
        " AND (signed_on, registered, sent_on, way, answer) IS NOT (?, ?, ?, ?, ?)",
        ((*values, f.key, *values) for f, values in zip(facts, said, strict=True)),
    )
    for fact in facts:
        if fact.annulled:
            release(db, fact.key, fact.annulled, on)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


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
    if not reason.strip():
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
    if not reason.strip():
        raise CallError("Укажите основание снятия с контроля: --reason «…».")
    with db.transaction():
        db.run(
            "UPDATE orders SET closed_on = ?, closed_reason = ? WHERE id = ?",
            (on.isoformat(), reason.strip(), order_ids(db, [order])[order]),
        )
