"""Prints one plan in every shape an office sends it in: a real table, tabs, boxes, blanks, labels in a text."""

from collections.abc import Callable, Sequence

from automation.plan.order.blocks import Block, OrderParagraph, grid
from automation.plan.order.plain import read_plain

Row = tuple[str, str, str, str]  # number, text, term, executors
HEADING: Row = ("№ п/п", "Мероприятие", "Срок исполнения", "Исполнители")
HEAD = """АДМИНИСТРАЦИЯ ГОРОДА ПРИМЕРСКА

ПОСТАНОВЛЕНИЕ

12.01.2026 № 7

Об утверждении плана

1. Утвердить план (приложение).
2. Контроль оставляю за собой.

Глава Администрации                              П.П. Примеров

Приложение
к постановлению Администрации города Примерска
от 12.01.2026 № 7

ПЛАН
мероприятий

"""
Printer = Callable[[Sequence[Row]], list[Block]]


def as_table(rows: Sequence[Row]) -> list[Block]:
    """Print a table as Word, OpenDocument or a PDF gives it."""
    return [*_head(), grid([list(row) for row in (HEADING, *rows)])]


def as_turned_table(rows: Sequence[Row]) -> list[Block]:
    """Print the same table with its columns in another order."""
    return [*_head(), grid([[row[3], row[2], row[0], row[1]] for row in (HEADING, *rows)])]


def as_bare_table(rows: Sequence[Row]) -> list[Block]:
    """Print a table without a heading."""
    return [*_head(), grid([list(row) for row in rows])]


def as_tabs(rows: Sequence[Row]) -> list[Block]:
    """Print text whose columns are parted by tabs."""
    return read_plain((HEAD + "\n".join("\t".join(row) for row in (HEADING, *rows))).encode())


def as_boxes(rows: Sequence[Row]) -> list[Block]:
    """Print text whose table is drawn with box characters, long cells broken over lines."""
    widths = [8, 24, 22, 26]
    border = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = [border]
    for row in (HEADING, *rows):
        cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
        for n in range(max(map(len, cells))):
            parts = [(cell[n] if n < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)]
            lines.append("| " + " | ".join(parts) + " |")
        lines.append(border)
    return read_plain((HEAD + "\n".join(lines)).encode())


def as_blanks(rows: Sequence[Row]) -> list[Block]:
    """Print text whose columns are told by blanks alone."""
    widths = [8, 26, 24, 30]
    lines = []
    for row in (HEADING, *rows):
        cells = [_wrapped(text, width - 3) for text, width in zip(row, widths, strict=True)]
        for n in range(max(map(len, cells))):
            parts = [(cell[n] if n < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)]
            lines.append("".join(parts).rstrip())
    return read_plain((HEAD + "\n".join(lines)).encode())


def as_labels(rows: Sequence[Row]) -> list[Block]:
    """Print the plan as text, the term and the executors on lines of their own."""
    lines = [f"{row[0]}. {row[1]}.\nСрок: {row[2]}\nИсполнители: {row[3]}\n" for row in rows]
    return read_plain((HEAD + "\n".join(lines)).encode())


PRINTERS: tuple[Printer, ...] = (
    as_table, as_turned_table, as_bare_table, as_tabs, as_boxes, as_blanks, as_labels,
)  # fmt: skip


def _head() -> list[Block]:
    return [OrderParagraph(line) for line in HEAD.split("\n")]


def _wrapped(text: str, width: int) -> list[str]:
    """Break the words of a cell into lines of at most ``width`` letters where that is possible."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
