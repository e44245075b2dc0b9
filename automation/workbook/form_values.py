"""What a form shows, as plain values: reckoned without a library of workbooks, compared to know what changed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from automation.gathering import by_first
from automation.model.plan import Item, Order
from automation.model.report import HIDDEN, Book, Performer
from automation.model.reported import row_key, several_terms
from automation.model.sheets import PUBLICATIONS, STATUS
from automation.plan.extending import complete
from automation.plan.indicators import asks_figures, deed_of
from automation.russian import entrepreneur, enumerate_items, show
from automation.russian.crowds import UNKNOWN
from automation.workbook.columns import SHEETS, Filler
from automation.workbook.form_marks import ALONE, HEAD, MOVED, OF_THEM, PEOPLE, PERSON, REACHED, TOTAL, Mark
from automation.workbook.rows import Row, cells_of, status_row, wanted_rows

RETURNED = ("Возвращено", "Причина возврата")  # shown only where a report was sent back
HEADERS = ("Код", "№", "Мероприятие", "Срок", *RETURNED, *SHEETS[STATUS].filled_by(Filler.PERFORMER))


class FormSheetValues(Struct, frozen=True, kw_only=True):
    """All that stands in one form. ``publications`` is None where no rule asks for them.

    ``people`` are the words above the two columns of people, by their headers; it is empty where nobody is counted.
    """

    signed: date
    footer: str
    act: str
    organisation: str
    signer: str
    headers: tuple[str, ...]
    people: Mapping[str, str]
    rows: tuple[Row, ...]
    publications: tuple[Row, ...] | None
    mark: Mark


def form_values(book: Book, performers: Sequence[Performer], items: Sequence[Item], mark: Mark) -> FormSheetValues:
    """Say what the form of these performers, all of one organisation, shows."""
    order = book.order
    rows = tuple(form_rows(book, performers, items))
    told = {str(row["№"]) for row in rows if any(row.get(header) not in {None, ""} for header in PEOPLE)}
    counted = [item for item in items if asks_figures(item) or item.number in told]
    returned = any(row.get("Возвращено") for row in rows)
    unneeded = {*(() if counted else PEOPLE), *(() if returned else RETURNED)}
    headers = tuple(header for header in HEADERS if header not in unneeded)
    codes = set(mark.codes)
    published = tuple(_shown(cells_of(PUBLICATIONS, p)) for p in book.publications if p.code in codes)
    return FormSheetValues(
        signed=order.date,
        footer=f"№ {order.number} от {show(order.date)}",
        act=f"{order.kind} от {show(order.date)} № {order.number} «{order.heading}»",
        organisation=performers[0].organisation,
        signer=_signer(performers[0]),
        headers=headers,
        people=people_headings(counted, order) if counted else {},
        rows=tuple({h: row[h] for h in headers if row.get(h) not in {None, ""}} for row in rows),
        publications=published if any(item.lead_hours for item in items) else None,
        mark=mark,
    )


def _signer(performer: Performer) -> str:
    if performer.stands_for:
        return PERSON
    return ALONE if entrepreneur(performer.organisation) else HEAD


def people_headings(items: Iterable[Item], order: Order) -> dict[str, str]:
    """Write «Всего работников, ответственных за …» and «Прошли обучение» above the columns of people.

    Items that count other deeds or people beside each other have words in common that are true of all. Where one counts
    people and another children, each is named by its number.
    """
    mine = {item.number: item for item in items}
    deed, each = deed_of(mine.values(), order), {number: deed_of((item,), order) for number, item in mine.items()}
    if deed.crowd == UNKNOWN:
        return dict(zip(PEOPLE, REACHED, strict=True))
    if len({one.crowd.kin for one in each.values()}) == 1:
        return {TOTAL: f"Всего {deed.crowd.whose}".strip(), MOVED: deed.heading}
    whose = _by_items({number: one.crowd.whose or "по показателю" for number, one in each.items()})
    done = _by_items({number: one.asked or "исполнено" for number, one in each.items()})
    return {TOTAL: f"Всего: {whose}", MOVED: f"{OF_THEM}: {done}"}


def _by_items(told: Mapping[str, str]) -> str:
    """Write «работников (п. 4 и 7), детей (п. 8)»."""
    alike = by_first((words, number) for number, words in told.items())
    return ", ".join(f"{words} (п. {enumerate_items(numbers)})" for words, numbers in alike.items())


def form_rows(book: Book, performers: Sequence[Performer], items: Sequence[Item]) -> list[Row]:
    """Return the organisation's rows: as reported so far, and those «Ход исполнения» still lacks."""
    codes = {p.code for p in performers}
    numbers = {item.number: item for item in items}
    several = several_terms(items)
    told = {row_key(r.code, r.item, r.control_date, several=r.item in several): r for r in book.rows}
    rows: list[Row] = []
    for row in wanted_rows(book):
        code, number = str(row["Код"]), str(row["№"])
        if code not in codes or number not in numbers:
            continue
        known = told.get(row_key(code, number, row["Срок"], several=number in several))  # type: ignore[arg-type]
        filled = _shown(status_row(known, numbers[number]) if known else row)
        filled["Срок"] = row["Срок"]
        filled["Мероприятие"] = numbers[number].text + _prolonged(book, code, number)
        rows.append(filled)
    return rows


def _shown(row: Row) -> dict[str, object]:
    """Return the row without words that may be told nowhere: the form leaves their cells empty."""
    return {header: None if value == HIDDEN else value for header, value in row.items()}


def _prolonged(book: Book, code: str, item: str) -> str:
    """Write « (срок продлён до …)» by the last complete decision on this performer's item."""
    terms = [
        e.new_term for e in book.extensions if e.item == item and e.code in {"", code} and e.new_term and complete(e)
    ]
    return f" (срок продлён до {show(terms[-1])})" if terms else ""
