"""«План-график» and «Календарь»: the items with their terms read, and the office's own days."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from automation.model.office import DayMark
from automation.model.plan import Item, Order
from automation.patterns import lazy
from automation.plan.groups import split_groups
from automation.plan.terms import days_of_plan, names_event, read_clarified, read_term
from automation.plan.workdays import Calendar
from automation.workbook.cells import Cell, read_choice
from automation.workbook.columns import CHOICES, REPORTING
from automation.workbook.typed import MASK, Value, as_text
from automation.workbook.understand.tables import SheetTable

LEAD = lazy(r"(?i)опережени[ея]\D{0,12}?(\d{1,3})\s*ч")
READ_REPORTING = REPORTING | {"нет": "none"}
WORKED = {"рабочий": True, "рабочий день": True, "выходной": False, "выходной день": False, "нерабочий": False}
WORKED |= dict.fromkeys(
    ("праздник", "праздничный", "праздничный день", "нерабочий день", "нерабочий праздничный день"), False
)


def read_calendar(table: SheetTable) -> tuple[DayMark, ...]:
    """Read the office's own days off and working days; of a day named twice the first row counts."""
    kinds: list[bool | None] = table.values("Вид", read_choice(dict(WORKED), None, CHOICES["days"]))
    marks: dict[date, tuple[int, DayMark]] = {}
    for row, day, working, basis in zip(
        table.rows, table.days("День", grave=False), kinds, table.texts("Основание"), strict=True
    ):
        if day is None or working is None:
            if not table.lost.get(row):
                table.note(row, "row-incomplete", "День" if day is None else "Вид", level="warning")
        elif day in marks:
            table.note(row, "day-repeated", "День", value=f"{day:%d.%m.%Y}", first=marks[day][0] + 1)
        else:
            marks[day] = (row, DayMark(day=day, working=working, basis=basis))
    return tuple(mark for _, mark in marks.values())


def read_items(table: SheetTable, order: Order, calendar: Calendar) -> tuple[Item, ...]:
    """Read the items in workbook order; a number given twice counts once, in its first row."""
    plan = days_of_plan(order)
    read = cache(lambda phrase, event: read_term(phrase, order.date, calendar, event=event, plan=plan))
    clarify = cache(lambda typed, own, event: read_clarified(typed, own, order.date, calendar, event=event, plan=plan))
    terms, overrides = _phrases(table, "Срок исполнения"), _phrases(table, "Уточнённый срок")
    own: dict[str, Sequence[Any]] = {
        "number": table.items(),
        "performers_text": table.texts("Исполнители", keyed=True),
        "lead_hours": table.values("Правило", read_lead),
        "reporting": table.values("Периодичность отчёта", read_choice(READ_REPORTING, "", CHOICES["reporting"])),
    }
    items: dict[str, Item] = {}
    for at, (row, found) in enumerate(table.records(own, {"Снят с контроля", "Не напоминать до"})):
        if not _countable(table, row, found["number"], items):
            continue
        text, lost = found["text"], table.lost.get(row, ())
        if not text:
            table.note_empty(row, "item-without-words", "Мероприятие", item=found["number"])
        term, settled = read(terms[at], names_event(text, terms[at])), overrides[at]
        told = found["performers_text"] not in {"", MASK}
        if "Не напоминать до" in lost:
            found["quiet_until"] = date.max
        items[found["number"]] = Item(
            groups=split_groups(as_text(table.raw["Исполнители"][row])) if told else (),
            term=term,
            override=clarify(settled, term, names_event(text, settled)) if settled else None,
            unreadable=not text or "Снят с контроля" in lost,
            **found,
        )
    return tuple(items.values())


def _countable(table: SheetTable, row: int, number: str, items: dict[str, Item]) -> bool:
    if not number:
        table.note_empty(row, "row-without-item", "№")
        return False
    if number in items:
        table.note(row, "item-repeated", "№", value=number, first=items[number].row)
        return False
    return True


def _phrases(table: SheetTable, header: str) -> list[str]:
    """Return a term as words; a bare number is a serial day, shown as a date."""

    def read(value: Value) -> Cell[str]:
        if isinstance(value, str):
            return Cell(value)
        day = table.day_reader()(value)
        if day.value is None:
            return Cell(as_text(value))
        return Cell(f"{day.value:%d.%m.%Y}", day.code, day.facts)

    return table.values(header, read)


def read_lead(value: Value) -> Cell[int | None]:
    """Read the hours of «опережение 4 ч»; other words are told."""
    text = as_text(value)
    if match := LEAD.search(text):
        return Cell(int(match[1]))
    return Cell(None, "rule-unknown", {"value": text}, lost=True) if text else Cell(None)
