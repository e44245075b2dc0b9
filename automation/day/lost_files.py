"""Signed papers whose files are gone from the outbox: the morning tells each on one day, ``doctor`` on every look.

An office may keep its signed papers elsewhere, so nobody is asked twice. Files are looked for, not read.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from automation.control.morning import Morning
from automation.model.control import Entry, PaperState
from automation.model.notice import Notice, NoticeKind
from automation.register import Register
from automation.register.intake import Memory, note_value, recall_sound_value
from automation.register.verify import is_scanned
from automation.russian import enumerate_items, show
from automation.titles import addressee, entry_items

KIND = "lost files"
UNSIGNED = {PaperState.DRAFT, PaperState.ANNULLED}


def lost_papers(home: Path, entries: Iterable[Entry]) -> list[Entry]:
    """Return the signed papers of which neither the file nor a scan in its place stands in the outbox."""
    places = ((e, home / e.path) for e in entries if e.path and e.state not in UNSIGNED)
    return [entry for entry, place in places if not place.is_file() and not is_scanned(place)]


def lost_by_day(home: Path, memory: Memory, morning: Morning) -> dict[str, date]:
    """Return the lost papers of an order by their keys, each with the day it is told: a new one on a working day."""
    if morning.closed:
        return {}
    before, on = _recalled(memory, morning.book.order.id.key), morning.on
    lost = [entry.key for entry in lost_papers(home, morning.history.entries)]
    return {key: before.get(key, on) for key in lost if key in before or morning.calendar.is_working(on)}


def lost_notices(morning: Morning, lost: Mapping[str, date]) -> Iterator[Notice]:
    """Ask for the files that are told today."""
    for entry in morning.history.entries:
        if lost.get(entry.key) == morning.on:
            items = entry_items(entry)
            about = f" (п. {enumerate_items(items)})" if items else ""
            yield Notice(
                kind=NoticeKind.FILE,
                order=entry.order,
                code=entry.addressee_code,
                item="",
                text=f"документ № {entry.number} от {show(entry.day)}{about} – файла нет на месте",
                organisation=entry.addressee_organisation,
                whom=addressee(entry),
            )


def note_lost(register: Register, morning: Morning, lost: Mapping[str, date]) -> None:
    """Keep what has been told. A later run of one day sends no second mail, so it leaves that to the next morning."""
    key = morning.book.order.id.key
    if register.last_day() != morning.on and lost != _recalled(register, key):
        note_value(register, KIND, key, lost)


def _recalled(memory: Memory, key: str) -> dict[str, date]:
    return recall_sound_value(memory, KIND, key, dict[str, date]) or {}
