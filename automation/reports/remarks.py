"""«Замечания»: which cell is wrong, why, and how to mend it – one book for the office, one per organisation.

A book of ours, never the clerk's file. An organisation sees only what it fills in itself, and only its own rows.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.letters.cases import organisation_genitive
from automation.model.catalogue import catalogue
from automation.model.plan import OrderId
from automation.model.report import Book, Finding
from automation.model.sheets import PERFORMERS, PUBLICATIONS, STATUS
from automation.russian import capital, fold, natural_key, show
from automation.workbook.columns import SHEETS, Filler
from automation.workbook.inbox import FORM_FOLDERS
from automation.workbook.rows import rows_by_place

LEVELS = {"error": "ошибка", "warning": "замечание", "note": "для сведения"}
OWN = frozenset({STATUS, PUBLICATIONS})
CLAIMS = frozenset({"done-without-date", "done-in-future", "done-before-order", "done-without-evidence"})
# An organisation is told these, and the faults of single cells, also where no cell of the shared workbook is named:
# then they stand in the form that it sent.
OF_A_FORM = CLAIMS | {"figures-contradict"}

ValueOf = Callable[[str, str, int], object]  # sheet, header, row → the value to show


class Remark(Struct, frozen=True):
    """One line of the list; ``header`` is the column of the cell, "" where it is none of ours."""

    level: str
    sheet: str
    cell: str
    header: str
    organisation: str
    item: str
    text: str
    cure: str

    @property
    def row(self) -> int:
        """Answer the sheet row of the cell, 0 where there is none."""
        return int("".join(c for c in self.cell if c.isdigit()) or 0)


def remarks_of(book: Book, findings: Sequence[Finding], organisation: str | None = None) -> tuple[Remark, ...]:
    """Answer the lines of one list, gravest first; ``organisation`` leaves only what that organisation can mend."""
    names = {p.code: p.organisation or p.post for p in book.performers}
    found = [_remark(book, f, names) for f in findings if organisation is None or _is_own(book, f, names, organisation)]
    # An organisation has a form of its own, whose cells stand at other addresses.
    found = found if organisation is None else [_by_column(r) for r in found]
    order = list(LEVELS.values())
    return tuple(sorted(found, key=lambda r: (order.index(r.level), r.sheet, r.row, natural_key(r.item))))


class FaultySheet(Struct, frozen=True, kw_only=True):
    """The faulty rows of one sheet: the headers shown, and for each row its number and the values below them."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


class RemarkBook(Struct, frozen=True, kw_only=True):
    """All that stands in one book of «Замечания»; ``organisation`` is None in the office's own."""

    head: str
    footer: str
    organisation: str | None
    remarks: tuple[Remark, ...]
    sheets: tuple[FaultySheet, ...]


def remark_book(book: Book, findings: Sequence[Finding], organisation: str | None = None) -> RemarkBook:
    """Gather what the book of the office, or of one organisation, shows."""
    remarks = remarks_of(book, findings, organisation)
    order, value_of = book.order, _as_understood(book, remarks)
    placed = {title: [r for r in remarks if r.sheet == title and r.cell and r.header] for title in SHEETS}
    return RemarkBook(
        head=f"Замечания к таблице учёта: {order.kind.lower()} от {show(order.date)} № {order.number}",
        footer=f"Замечания. {_named(order.id)}",
        organisation=organisation,
        remarks=remarks,
        sheets=tuple(
            _faulty_sheet(book, title, mine, value_of, whole=organisation is None)
            for title, mine in placed.items()
            if mine
        ),
    )


def unread_book(order: OrderId, why: str) -> RemarkBook:
    """Return the book of an order whose workbook was not read: one line says why and what helps."""
    line = Remark(level=LEVELS["error"], sheet="", cell="", header="", organisation="", item="", text=why, cure="")
    return RemarkBook(
        head=f"Замечания к таблице учёта: {_named(order)}",
        footer=f"Замечания. {_named(order)}",
        organisation=None,
        remarks=(line,),
        sheets=(),
    )


def _named(order: OrderId) -> str:
    return f"№ {order.number} от {show(order.date)}"


def _faulty_sheet(book: Book, title: str, remarks: Sequence[Remark], value_of: ValueOf, *, whole: bool) -> FaultySheet:
    """Leave out the columns that have no remark and are empty in all of these rows.

    An organisation (``whole`` False) sees the columns of its form.
    """
    columns = sorted(book.columns[title].items(), key=lambda pair: (len(pair[1]), pair[1]))
    hidden = set() if whole else {"Организация", *SHEETS[title].filled_by(Filler.OFFICE)}
    rows = sorted({remark.row for remark in remarks})
    told = {remark.header for remark in remarks} | {h for h, _ in columns if any(value_of(title, h, r) for r in rows)}
    headers = tuple(header for header, _ in columns if header in told - hidden)
    shown = tuple((row, tuple(value_of(title, header, row) for header in headers)) for row in rows)
    return FaultySheet(title=title, headers=headers, rows=shown)


def _as_understood(book: Book, remarks: Sequence[Remark]) -> ValueOf:
    """Show a cell as understood; one that could not be, as somebody typed it."""
    wanted = {(remark.sheet, remark.row) for remark in remarks}
    some = replace(
        book,
        performers=tuple(p for p in book.performers if (PERFORMERS, p.row) in wanted),
        rows=tuple(r for r in book.rows if (STATUS, r.row) in wanted),
    )
    rows = rows_by_place(some) if wanted else {}

    def value_of(title: str, header: str, row: int) -> object:
        understood = rows.get((title, row), {}).get(header)
        return book.typed.get((title, row), {}).get(header) if understood in {None, ""} else understood

    return value_of


def _remark(book: Book, found: Finding, names: dict[str, str]) -> Remark:
    rule = catalogue().get(found.code)
    cure = rule.cure if rule else ""
    return Remark(
        level=LEVELS[found.level],
        sheet=found.sheet or "",
        cell=found.cell or "",
        header=_header(book, found),
        organisation=names.get(found.performer or "", found.performer or ""),
        item=found.item or "",
        text=found.message.removesuffix(cure).strip() if cure else found.message,
        cure=cure,
    )


def _by_column(remark: Remark) -> Remark:
    """Leave out addresses in the shared table, which an organisation may never have seen."""
    text = remark.text
    for folder in FORM_FOLDERS:
        text = text.replace(f"inbox/{folder}/", "")  # its own file, as it named it
    if not remark.cell or not remark.header:
        return replace(remark, text=text)
    where, named = f"в ячейке {remark.cell}", f"в столбце «{remark.header}»"
    swap = ((f"{where} («{remark.header}»)", named), (where, named))
    for old, new in (*swap, *((capital(o), capital(n)) for o, n in swap)):
        text = text.replace(old, new)
    return replace(remark, text=text)


def _header(book: Book, found: Finding) -> str:
    letters = "".join(c for c in found.cell or "" if c.isalpha())
    columns = book.columns.get(found.sheet or "", {})
    return next((header for header, place in columns.items() if place == letters), "")


def _is_own(book: Book, found: Finding, names: dict[str, str], organisation: str) -> bool:
    """Tell whether the organisation can mend the fault itself.

    It stands in a row of the organisation, in a column the organisation fills in. Missing rows are the office's matter,
    and so are the findings about a filled form, which compare it with the office's workbook, and what only a column
    of the office can cure («впишите в «Принято» новую дату»).
    """
    kind = catalogue()[found.code]
    if found.level == "note" or found.sheet not in OWN or found.performer is None or kind.group == "forms":
        return False
    if fold(names.get(found.performer, "")) != fold(organisation):
        return False
    if any(f"«{header}»" in kind.cure for header in SHEETS[found.sheet].filled_by(Filler.OFFICE)):
        return False
    if _header(book, found) in SHEETS[found.sheet].filled_by(Filler.PERFORMER):
        return True
    return not found.cell and (kind.group == "cells" or found.code in OF_A_FORM)


def findings_by_organisation(book: Book, findings: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Map each organisation to what it can mend itself, in the order of «Исполнители»; one without any is left out.

    The office's own people have the office's list.
    """
    names = {p.code: p.organisation for p in book.performers if not p.in_office}
    keys = {fold(name): name for name in reversed(names.values()) if name}
    found: dict[str, list[Finding]] = {name: [] for name in names.values() if keys.get(fold(name)) == name}
    for one in findings:
        name = keys.get(fold(names.get(one.performer or "", "")), "")
        if name and _is_own(book, one, names, name):
            found[name].append(one)
    return {name: tuple(own) for name, own in found.items() if own}


def remarks_text(book: Book, findings: Sequence[Finding], organisation: str) -> str:
    """Write a short letter to the organisation's specialist (e-mail text); "" where there is nothing to mend.

    It names items and what is wrong, no sheets, cells or files.
    """
    names = {p.code: p.organisation for p in book.performers}
    own = [f for f in findings if _is_own(book, f, names, organisation)]
    if not own:
        return ""
    lines = dict.fromkeys(_line(f) for f in sorted(own, key=lambda f: natural_key(f.item or "")))
    order = book.order
    what = f"{order.kind.lower()} от {show(order.date)} № {order.number}"
    genitive, sure = organisation_genitive(organisation)
    whose = genitive if sure else f"({organisation})"
    *first, last = lines
    return "\n".join(
        (
            "Здравствуйте!\n",
            f"При проверке сведений {whose} об исполнении мероприятий ({what}) нужно уточнить:",
            *(f"– {line};" for line in first),
            f"– {last}.\n",
            "Просим исправить сведения и прислать их ещё раз. Места отмечены цветом в приложенной книге «Замечания».",
        )
    )


def _line(found: Finding) -> str:
    rule = catalogue()[found.code]
    title = rule.title[:1].lower() + rule.title[1:]
    cure = rule.cure.rstrip(".")
    where = f"пункт {found.item}: " if found.item else ""
    return f"{where}{title}" + (f" ({cure[:1].lower()}{cure[1:]})" if cure else "")
