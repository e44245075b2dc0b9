"""Faults with one cause on many rows are one finding: a code nobody bears, a column that was sorted alone."""

from collections.abc import Mapping, Sequence

from automation.russian import first_few, join, name_items, natural_key, plural

ALIKE = frozenset({"code-unknown", "item-unknown", "row-foreign"})
SHOWN = 12  # rows and items named one by one
Who = Mapping[int, tuple[str, str]]  # zero-based row → its performer and item


def gather(code: str, header: str, value: object, who: tuple[str, str]) -> object:
    """Return what faults of one cause have in common; None where each is told by itself."""
    if code == "row-term-differs":  # the plan's own term was changed, or a stretch of rows was pasted
        return (code, value, who[1])
    if code == "row-mixed":
        return (code, header)
    return (code, header, value or who[0]) if code in ALIKE else None


def words_of_rows(rows: Sequence[int], who: Who) -> dict[str, str]:
    """Write «строки 8, 17 и 30 не учтены» and «пункты 2, 3 и 5 не поручены» of zero-based rows."""
    items = sorted({item for row in rows if (item := who.get(row, ("", ""))[1])}, key=natural_key)
    lines = _listed([str(row + 1) for row in rows])
    return {
        "rows": f"{plural(len(rows), 'строка', 'строки', 'строки')} {lines} "
        f"{'не учтена' if len(rows) == 1 else 'не учтены'}",
        "lines": f"{plural(len(rows), 'строка', 'строки', 'строки')} {lines}",
        "items": f"{name_items(items)} {'не поручен' if len(items) == 1 else 'не поручены'}",
    }


def _listed(numbers: Sequence[str]) -> str:
    return first_few(numbers, SHOWN) if len(numbers) > SHOWN + 1 else join(numbers)
