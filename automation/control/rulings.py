"""«Решения»: what the leaders decided about items takes effect in the workbook's own words (papers.md D).

«Продлить до» becomes a line of «Продление сроков» and meets the same tests; «снять с контроля» closes items, with a
Код for that performer only. The other decisions change no term: they settle a proposal, which waits until one stands.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from automation.control.persons import names_person
from automation.model.catalogue import finding
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Item
from automation.model.report import Book, Extension, Finding
from automation.model.sheets import RULINGS
from automation.plan.groups import bearers_by_item
from automation.russian import fold, proves, show


def with_rulings(book: Book, on: date) -> tuple[Book, tuple[Finding, ...]]:
    """Return the book as its leaders' decisions leave it on a day, and a finding for each that changes nothing."""
    findings: list[Finding] = []
    counted = [r for r in book.rulings if r.kind is not RulingKind.EXTEND and _counts(book, r, on, findings)]
    closing = [r for r in counted if r.kind is RulingKind.CLOSE]
    ruled = [e for r in book.rulings if r.kind is RulingKind.EXTEND for e in _extensions(book, r)]
    written, ruled = _settled(book, ruled, findings)
    whole = [r.decided_on for r in closing if r.decided_on and not r.items and not r.code]
    order = book.order
    if whole and order.closed_on is None:
        first = min(whole)
        ground = next(r.basis or r.decided_by for r in closing if r.decided_on == first and not r.items and not r.code)
        order = replace(order, closed_on=first, closed_reason=order.closed_reason or ground)
    bearers = bearers_by_item(book) if closing else {}
    items = tuple(_closed(item, closing, {p.code for p in bearers.get(item.number, ())}) for item in book.items)
    return replace(book, order=order, items=items, extensions=(*written, *ruled)), tuple(findings)


def _counts(book: Book, ruling: Ruling, on: date, findings: list[Finding]) -> bool:
    """Tell whether a decision that moves no term counts on the day; why it does not is told."""
    why = _refusal(book, ruling, on)
    if why:
        cell = book.cell(RULINGS, "Дата", ruling.row)
        about = ", ".join(ruling.items) or "все"
        findings.append(finding("ruling-refused", sheet=RULINGS, cell=cell, decision=ruling.kind, about=about, why=why))
    return not why


def _refusal(book: Book, ruling: Ruling, on: date) -> str:
    if ruling.decided_on is None:
        return "не указана дата решения"
    if ruling.kind is not RulingKind.CLOSE:
        return "дата решения ещё не наступила" if ruling.decided_on > on else ""
    if not proves(ruling.decided_by):
        return "не указано, кто принял решение"
    if not book.order.date <= ruling.decided_on <= on:
        return "дата решения не может быть раньше подписания документа или позже сегодняшнего дня"
    own = [p for p in book.performers if ruling.code == p.code]
    if any(names_person(ruling.decided_by, p.name) for p in own):
        return "исполнитель не может снять с контроля сам себя"
    return ""


def _closed(item: Item, closing: Iterable[Ruling], bearers: set[str]) -> Item:
    """Close the item for all on its day, and for the ``bearers`` for whom alone it was closed on theirs."""
    mine = [r for r in closing if item.number in r.items or (not r.items and r.code)]
    days = [r.decided_on for r in mine if not r.code and r.decided_on]
    released: dict[str, date] = {}
    for ruling in mine:
        if ruling.code in bearers and ruling.decided_on:
            released[ruling.code] = min(ruling.decided_on, released.get(ruling.code, ruling.decided_on))
    if bearers and bearers == released.keys():
        days.append(max(released.values()))
    return replace(
        item,
        closed_on=min((d for d in (item.closed_on, *days) if d), default=None),
        released=tuple(sorted(released.items())),
    )


def _extensions(book: Book, ruling: Ruling) -> Iterator[Extension]:
    """Write a decision to extend as lines of «Продление сроков», one for each item; their row is below zero."""
    for number in ruling.items or [item.number for item in book.items]:
        yield Extension(
            item=number,
            code=ruling.code,
            new_term=ruling.term,
            decided_on=ruling.decided_on,
            decided_by=ruling.decided_by,
            basis=ruling.basis,
            row=-ruling.row,
        )


def _settled(
    book: Book, ruled: list[Extension], findings: list[Finding]
) -> tuple[tuple[Extension, ...], list[Extension]]:
    """Return both lists without the lines that contradict each other: then nobody knows which term was meant."""
    dropped: set[int] = set()
    for one in ruled:
        for other in book.extensions:
            if _contradict(one, other):
                dropped |= {one.row, other.row}
                sheet, header, row = one.place
                told = finding(
                    "extension-contradicts",
                    sheet=sheet,
                    cell=book.cell(sheet, header, row),
                    item=one.item,
                    term=_day(one),
                    other=_day(other),
                    place=book.cell(*other.place) or "–",
                )
                findings.append(told)
    written = tuple(e for e in book.extensions if e.row not in dropped)
    return written, [e for e in ruled if e.row not in dropped]


def _contradict(one: Extension, other: Extension) -> bool:
    """Tell whether two lines about one decision (the same day or the same document) name two terms."""
    if one.item != other.item or (one.code and other.code and one.code != other.code):
        return False
    same = one.decided_on == other.decided_on or (bool(fold(one.basis)) and fold(one.basis) == fold(other.basis))
    return same and one.new_term != other.new_term


def _day(extension: Extension) -> str:
    return show(extension.new_term) if extension.new_term else "не указан"
