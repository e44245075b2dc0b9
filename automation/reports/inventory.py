"""Опись: every paper of an order that was closed, with what came back, as one list to be put on top of its file."""

from collections.abc import Iterable, Sequence

from automation.model.control import Entry
from automation.model.plan import Order
from automation.reports.plain_pages import PageLine, PageTable, PlainPage, gap
from automation.russian import natural_key, show
from automation.titles import addressee, annulled_words, paper_title

HEADER = ("№", "Дата и номер", "Документ", "Кому", "Подписано, отправлено", "Ответ")


def inventory_sheet(order: Order, entries: Iterable[Entry]) -> PlainPage:
    """Lay out the list as values: papers by their day, annulled ones too, answers as the office wrote them."""
    known = sorted(entries, key=lambda e: (e.day, natural_key(e.number)))
    title = f"Опись документов: {order.kind.strip().lower() or 'документ'} от {show(order.date)} № {order.number}"
    index = f"Дело № {order.file_index}" if order.file_index.strip() else ""
    ground = f": {order.closed_reason.rstrip('.')}" if order.closed_reason.strip() else ""
    closed = f"Снято с контроля {show(order.closed_on)}{ground}" if order.closed_on else ""
    lines = [PageLine(text=title, bold=True, align="center", size=14)]
    lines += [PageLine(text=text, align="center", size=11) for text in (index, closed) if text]
    rows = tuple((str(place), *_row(entry)) for place, entry in enumerate(known, 1))
    table = PageTable(header=HEADER, rows=rows, widths=(14, 42, 62, 58, 40, 51), centred=frozenset({0}), size=9)
    blocks = (*lines, gap(), table if rows else PageLine(text="Документов не было.", align="center"))
    return PlainPage(title=title, blocks=blocks, landscape=True, size=11)


def _row(entry: Entry) -> Sequence[str]:
    marks = [
        f"прежний текст от {', '.join(map(show, entry.former_days))}" if entry.former_days else "",
        f"подписано {show(entry.signed_on)}" if entry.signed_on else "",
        f"отправлено {show(entry.sent_on)}" if entry.sent_on else "",
        annulled_words(entry.annulled_on, entry.annulled_reason) if entry.annulled else "",
    ]
    # A paper to be numbered by hand may have got no number; then it is known by the day when it was sent or signed.
    unnumbered = f"{show(entry.sent_on or entry.signed_on or entry.day)} б/н"
    return (
        entry.registered or (f"{show(entry.day)} № {entry.number}" if entry.printed else unnumbered),
        paper_title(entry),
        addressee(entry),
        ", ".join(filter(None, marks)) or "проект",
        entry.answer.strip() or "–",
    )
