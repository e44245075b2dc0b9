"""Entries of a plan and the number each of them bears: sub-items, their common words, repeated numbers."""

from msgspec import Struct, field
from msgspec.structs import replace

from automation.plan.order.doubts import Derived
from automation.russian import roman


class PlanEntry(Struct, frozen=True):
    """One row of the plan as written; ``notes`` are doubts about this row, in words for the office."""

    number: str
    text: str
    term: str
    performers: str
    indicator: str = ""
    reporting: str = ""
    notes: tuple[str, ...] = ()
    section: int = 0
    origins: tuple[tuple[int, int], ...] = ()
    parent: bool = False


class EntryReading(Struct):
    """What a table gave: its entries, its section headings, remarks about the table as a whole."""

    entries: list[PlanEntry] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def same_item(entry: PlanEntry, above: PlanEntry) -> bool:
    """Tell whether number and text are one merged cell with the row above."""
    return bool(entry.text) and entry.origins[:2] == above.origins[:2] and len(entry.origins) > 2


def number_entries(reading: EntryReading) -> None:
    """Give every entry a number of its own; what was not written is told."""
    if not any(entry.number for entry in reading.entries):
        reading.entries = [replace(entry, number=str(n)) for n, entry in enumerate(reading.entries, 1)]
        reading.remarks.append(Derived("в плане нет номеров пунктов, они проставлены по порядку"))
        return
    made: list[PlanEntry] = []
    parent, count = "", 0
    following: list[PlanEntry | None] = [*reading.entries[1:], None]
    for entry, after in zip(reading.entries, following, strict=True):
        split = after is not None and not after.number and same_item(after, entry)
        if entry.number:
            parent, count = entry.number, int(split)
            made.append(_renumber(entry, f"{parent}.1") if split else replace(entry, parent=_leads(entry, after)))
        else:
            count += 1
            made.append(_renumber(entry, f"{parent or '0'}.{count}"))
    reading.entries = _tell_apart(_fold_parents(made, reading), reading)


def _renumber(entry: PlanEntry, number: str) -> PlanEntry:
    return replace(entry, number=number, notes=(*entry.notes, Derived("номер подпункта проставлен программой")))


def _leads(entry: PlanEntry, after: PlanEntry | None) -> bool:
    """Say whether a row only introduces the sub-items below it."""
    below = after is not None and (not after.number or after.number.startswith(f"{entry.number}."))
    return below and (not entry.term or not entry.performers or entry.text.endswith(":"))


def _fold_parents(entries: list[PlanEntry], reading: EntryReading) -> list[PlanEntry]:
    """Give the words of a row that introduces sub-items to them, or tell it as a section; it is no item itself."""
    made: list[PlanEntry] = []
    parent: PlanEntry | None = None
    for entry in entries:
        if entry.parent:
            parent = entry
            if not entry.text.endswith(":"):
                reading.sections.append(f"{entry.number}. {entry.text}")
        elif parent is not None and entry.number.startswith(f"{parent.number}."):
            made.append(_inherit(entry, parent))
        else:
            made.append(entry)
    return made


def _inherit(entry: PlanEntry, parent: PlanEntry) -> PlanEntry:
    notes = list(entry.notes)
    term, performers, text = entry.term, entry.performers, entry.text
    if not term and parent.term:
        term = parent.term
        notes.append(Derived(f"срок взят из строки {parent.number}"))
    if not performers and parent.performers:
        performers = parent.performers
        notes.append(Derived(f"исполнители взяты из строки {parent.number}"))
    if parent.text.endswith(":") or text[:1].islower():
        text = f"{parent.text.rstrip(':. ')}: {text}"
    return replace(entry, text=text, term=term, performers=performers, notes=tuple(notes))


def _tell_apart(entries: list[PlanEntry], reading: EntryReading) -> list[PlanEntry]:
    """Tell apart numbers that begin anew in each section by the section («II.1»), others by a stroke («4-2»)."""
    numbers = [entry.number for entry in entries]
    if len(set(numbers)) == len(numbers):
        return entries
    told = "номера пунктов повторяются, к ним добавлен номер раздела или порядковый номер через черту"
    reading.remarks.append(Derived(told))
    made: list[PlanEntry] = []
    for entry in entries:
        number = f"{roman(entry.section)}.{entry.number}" if entry.section else entry.number
        again = sum(other.number.partition("-")[0] == number for other in made)
        made.append(replace(entry, number=f"{number}-{again + 1}" if again else number))
    return made


def number_plans(plans: list[list[PlanEntry]]) -> list[PlanEntry]:
    """List the entries of several plans, with the Roman number of their plan where numbers repeat."""
    entries = [entry for plan in plans for entry in plan]
    if len(plans) < 2 or len({entry.number for entry in entries}) == len(entries):
        return entries
    return [replace(entry, number=f"{roman(n)}.{entry.number}") for n, plan in enumerate(plans, 1) for entry in plan]
