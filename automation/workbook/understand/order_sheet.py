"""«Распоряжение»: the order's requisites, field by field."""

from datetime import date
from typing import Any

from automation.errors import AwaitingError, UnreadError
from automation.model.plan import Official, Order
from automation.model.sheets import ORDER
from automation.russian import fold, tells
from automation.workbook.cells import read_code, read_text
from automation.workbook.columns import EXTRA_REQUISITES, REQUISITES, SUPERIOR
from automation.workbook.typed import Value, as_text, tidy
from automation.workbook.understand.tables import SheetTable

VALUE, CLOSED = "Значение", "Снято с контроля"
MARK = "Пометка ограничения"
FIELDS_OF_ORDER = {**REQUISITES, **EXTRA_REQUISITES, SUPERIOR: "superior"}
OFFICIALS = ("signed_by", "responsible", "control")
FIELDS = {fold(name): name for name in FIELDS_OF_ORDER}


def read_order(table: SheetTable, file: str) -> Order:
    """Read the order. Raises AwaitingError without a number or a date: nothing can be said about which order it is.

    Raises UnreadError where nobody can read since when the order is off control: no paper may be written then.
    """
    places = _places(table)
    text = {name: _text(table, row, name) for name, row in places.items() if name not in {"Дата", CLOSED}}
    for name in REQUISITES:
        if name not in {"Номер", "Дата"} and not text.get(name):
            table.note(places.get(name, -1), "requisite-empty", VALUE, field=name)
    number = read_code(text.get("Номер", "").partition(" от ")[0]).value.removeprefix("№").strip()
    signed, closed = _day(table, places.get("Дата")), _day(table, places.get(CLOSED))
    if not number or not signed:
        raise _awaiting(table, places, file, [f for f, value in (("Номер", number), ("Дата", signed)) if not value])
    if VALUE in table.lost.get(places.get(CLOSED, -1), ()):
        asked = _at(table, places, CLOSED)
        raise UnreadError(f"{file}: на листе «{ORDER}» не прочитано {asked}; впишите значение в виде 12.12.2025")
    fields: dict[str, Any] = {field: text.get(name, "") for name, field in FIELDS_OF_ORDER.items()}
    people = {who: Official(post=fields.pop(f"{who}.post"), name=fields.pop(f"{who}.name")) for who in OFFICIALS}
    return Order(**fields | people | {"number": number, "date": signed, "closed_on": closed})


def _awaiting(table: SheetTable, places: dict[str, int], file: str, lacking: list[str]) -> AwaitingError:
    cells = tuple(table.cell(places[field], VALUE) or "" if field in places else "" for field in lacking)
    asked = " и ".join(_at(table, places, field) for field in lacking)
    return AwaitingError(
        f"{file}: на листе «{ORDER}» не заполнено или не прочитано {asked}; впишите значение из документа", cells
    )


def _at(table: SheetTable, places: dict[str, int], field: str) -> str:
    """Return the field and its cell."""
    at = f" (ячейка {table.cell(places[field], VALUE)})" if field in places else ""
    return f"«{field}»{at}"


def _places(table: SheetTable) -> dict[str, int]:
    """Map each field to its row; of a field written twice the filled one counts, else the first."""
    places: dict[str, int] = {}
    for row, given in zip(table.rows, table.texts("Поле"), strict=True):
        name = FIELDS.get(fold(given))
        if name is None:
            if given:
                table.note(row, "requisite-unknown", "Поле", field=given, likely=table.likely(given, FIELDS))
            continue
        if name in places:
            kept = row if not _given(table, places[name]) else places[name]
            table.note(row, "requisite-repeated", VALUE, field=name, value=tidy(as_text(_given(table, kept)))[0])
            places[name] = kept
        else:
            places[name] = row
    return places


def _given(table: SheetTable, row: int) -> Value:
    return table.raw[VALUE][row]


def _text(table: SheetTable, row: int, name: str) -> str:
    if name != MARK:
        return table.value_at(row, VALUE, read_text)
    mark = tidy(as_text(_given(table, row)), restricted=False)[0]  # the mark itself is no secret
    return mark if tells(mark) else ""


def _day(table: SheetTable, row: int | None) -> date | None:
    return None if row is None else table.value_at(row, VALUE, table.day_reader())
