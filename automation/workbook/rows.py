"""What stands in the rows of the tracking workbook: of an order as read, of a book as understood. Pure.

A row is a mapping header → value; a header that is missing leaves its cell empty.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from automation.model import sheets
from automation.model.office import Acting
from automation.model.plan import UNDATED, By, Dates, Event, Item, Order, OrderDraft, Period
from automation.model.report import Book, Performer, Relation, StatusRow, Substitution
from automation.model.reported import row_key, several_terms
from automation.plan.groups import performers_by_item, words_of
from automation.plan.terms import show_term
from automation.plan.workdays import Calendar
from automation.russian import (
    decline_name,
    fold,
    salutation,
)
from automation.russian.performer_doubts import DATIVES, proposed_dative
from automation.workbook.columns import COLUMNS, EXTRA_REQUISITES, REPORTING, REQUISITES, SUPERIOR

Row = Mapping[str, object]
Rows = dict[str, list[Row]]
SAID_REPORTING = {mode: words for words, mode in REPORTING.items()}
GREY_PERFORMER = ("Обращение", "Пол", "Должность (дат.)", "Фамилия И.О. (дат.)", "Организация (дат.)")


def rows_of_draft(draft: OrderDraft, calendar: Calendar) -> Rows:
    """Make the rows of a new workbook: requisites, plan, and one line per distinct group, still without a code."""
    return {
        sheets.ORDER: requisites(draft.order),
        sheets.PLAN: [plan_row(item, draft.order.date, calendar) for item in draft.items],
        sheets.PERFORMERS: [_group_row(group, draft.recommended) for group in distinct_groups(draft.items)],
    }


def _group_row(group: str, recommended: Container[str]) -> Row:
    """Write the row of a group still without people; «(по согласованию)», else a recommendation, settles «Вид»."""
    agreed = fold(Relation.BY_AGREEMENT.value) in fold(group)
    relation = Relation.BY_AGREEMENT if agreed else Relation.RECOMMENDED if group in recommended else None
    return {"Группа": group, "Вид": relation.value if relation else None}


def requisites(order: Order) -> list[Row]:
    """Write the rows of «Распоряжение»: what the order does not give stays empty and is asked."""
    values = {name: attrgetter(path)(order) for name, path in (REQUISITES | EXTRA_REQUISITES).items()}
    values |= {SUPERIOR: order.superior} if order.superior else {}
    values["Дата"] = None if order.date == UNDATED else order.date
    return [{"Поле": field, "Значение": value} for field, value in values.items()]


def cells_of(title: str, value: object) -> Row:
    """Return the cells of one of the sheet's values that stand in it as they are (``Column.field``)."""
    return {header: getattr(value, column.field) for header, column in COLUMNS[title].items() if column.field}


def plan_row(item: Item, signed: date, calendar: Calendar) -> Row:
    """Make one line of «План-график» with the program's reading of the term and the rule of the item's words."""
    return {
        **cells_of(sheets.PLAN, item),
        "Срок исполнения": item.term.phrase,
        "Исполнители": words_of(item.performers_text, item.groups),
        "Прочтено как": None if signed == UNDATED else show_term(item.term, signed, calendar),
        "Уточнённый срок": item.override.phrase if item.override else None,
        "Правило": f"опережение {item.lead_hours} ч" if item.lead_hours is not None else None,
        "Периодичность отчёта": SAID_REPORTING.get(item.reporting),
    }


def distinct_groups(items: Iterable[Item]) -> list[str]:
    """List each group text of the plan once, as first written; «заместители» and «Заместители.» are one."""
    seen: dict[str, str] = {}
    for item in items:
        for group in item.groups:
            seen.setdefault(fold(group), group)
    return list(seen.values())


def term_cells(item: Item) -> tuple[date | str, ...]:
    """Return «Срок» of the item's rows: each date where the term has dates, else the plan's own words."""
    match item.reading.deadline:
        case By(due=due) | Event(due=due) | Period(due=due):
            return (due,)
        case Dates(due=days):
            return days
        case _:
            return (item.reading.phrase.strip() or "не указан",)


def wanted_rows(book: Book) -> Iterator[Row]:
    """Yield «Ход исполнения» as the plan and «Исполнители» require it: plan order, then performers' order."""
    performers = performers_by_item(book)
    for item in book.items:
        for performer in () if item.closed_on else performers[item.number]:
            for term in term_cells(item):
                yield {
                    "Код": performer.code,
                    "Организация": performer.organisation,
                    "№": item.number,
                    "Мероприятие": item.text,
                    "Срок": term,
                }


def missing_rows(book: Book) -> list[Row]:
    """List the rows that «Ход исполнения» lacks; one of a several-dates item is told by its date."""
    several = several_terms(book.items)
    known = {row_key(row.code, row.item, row.control_date, several=row.item in several) for row in book.rows}

    def stands(row: Row) -> bool:
        number = str(row["№"])
        return row_key(str(row["Код"]), number, row["Срок"], several=number in several) in known  # type: ignore[arg-type]

    return [row for row in wanted_rows(book) if not stands(row)]


def grey_values(performer: Performer) -> Row:
    """Return what the program is sure of for the grey columns of «Исполнители»; a doubtful form is left to a person."""
    proposed = {header: proposed_dative(performer, header) for header in DATIVES}
    values: dict[str, object] = {header: found[0] for header, found in proposed.items() if found and found[1]}
    if performer.name:
        sex = decline_name(performer.name, performer.sex).sex
        if not performer.sex:
            values["Пол"] = sex
        if not performer.salutation:
            values["Обращение"] = salutation(performer.name, sex)
    return values


def performer_row(performer: Performer) -> Row:
    """Make one line of «Исполнители» with the grey columns filled in where the program is sure."""
    return {
        **cells_of(sheets.PERFORMERS, performer),
        "Группа": "; ".join(performer.groups),
        "Вид": None if performer.relation is Relation.SUBORDINATE else performer.relation.value,
        "Сроки в календарь": "да" if performer.calendar else None,
        **{header: value for header, value in grey_values(performer).items() if value},
    }


def status_row(row: StatusRow, item: Item | None) -> Row:
    """Make one line of «Ход исполнения» as understood; ``item`` gives the text and the term in words."""
    term: object = row.control_date
    if term is None and item is not None:
        term = term_cells(item)[0]
    return {
        **cells_of(sheets.STATUS, row),
        "Мероприятие": item.text if item else None,
        "Срок": term,
        "Состояние": row.state_text or row.state.value,
    }


def _values(book: Book) -> dict[str, Sequence[Any]]:
    """Return the values of each sheet whose rows stand in the book; every value has its ``row``."""
    return {
        sheets.PLAN: book.items,
        sheets.PERFORMERS: book.performers,
        sheets.STATUS: book.rows,
        sheets.SUBSTITUTIONS: (*book.substitutions, *book.acting.acting),
        sheets.PUBLICATIONS: book.publications,
        sheets.EXTENSIONS: book.extensions,
        sheets.DISPATCH: book.dispatches,
        sheets.CALLS: book.calls,
        sheets.RULINGS: book.rulings,
    }


def rows_by_place(book: Book) -> dict[tuple[str, int], Row]:
    """Map sheet and sheet row to what stands there as understood, for rows that come from the book itself."""
    items = {item.number: item for item in book.items}
    calendar = Calendar(book.calendar)
    made: dict[str, Callable[[Any], Row]] = {
        sheets.PLAN: lambda item: plan_row(item, book.order.date, calendar),
        sheets.PERFORMERS: performer_row,
        sheets.STATUS: lambda row: status_row(row, items.get(row.item)),
        sheets.SUBSTITUTIONS: _absence_row,
        sheets.CALLS: lambda call: {**cells_of(sheets.CALLS, call), "№": "; ".join(call.items)},
        sheets.RULINGS: lambda ruling: {**cells_of(sheets.RULINGS, ruling), "№": "; ".join(ruling.items)},
    }
    return {
        (title, value.row): made.get(title, partial(cells_of, title))(value)
        for title, values in _values(book).items()
        for value in values
    }


def _absence_row(absence: Substitution | Acting) -> Row:
    """Write one line of «Замещение»: «Код» is the performer's code, or the words for the official of the order."""
    code = absence.code if isinstance(absence, Substitution) else absence.role.value
    fields = {header: column.field for header, column in COLUMNS[sheets.SUBSTITUTIONS].items() if header != "Код"}
    return {"Код": code} | {header: getattr(absence, field) for header, field in fields.items()}
