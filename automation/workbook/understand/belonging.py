"""Checks whether the words of a row belong to its code and its number: a column sorted alone mixes whole sheets."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from automation.model.plan import Item
from automation.model.report import Performer, StatusRow
from automation.russian import fold
from automation.workbook.typed import as_text
from automation.workbook.understand.tables import SheetTable

ORGANISATION, TEXT = "Организация", "Мероприятие"


class Belonging:
    """The organisation of each code and the words of each item, to compare a row with."""

    def __init__(self, performers: Iterable[Performer], items: Iterable[Item]) -> None:
        organisations: defaultdict[str, dict[str, None]] = defaultdict(dict)
        texts: defaultdict[str, dict[str, None]] = defaultdict(dict)
        own = set()
        for performer in performers:
            organisations[fold(performer.organisation)][performer.code] = None
            if performer.in_office:
                own.add(performer.code)
        for item in items:
            texts[fold(item.text)][item.number] = None
        self._organisations, self._texts, self._own = organisations, texts, own
        self._fold = lru_cache(maxsize=1 << 12)(fold)

    def mixed(self, table: SheetTable, row: StatusRow) -> bool:
        """Tell whether the row names another's organisation or another item's words; say so where it does."""
        at = row.row - 1
        codes = self._organisations.get(self._fold(row.organisation)) if row.organisation else None
        if codes and row.code not in codes and not (row.code in self._own and not self._own.isdisjoint(codes)):
            _tell(table, row, ORGANISATION, row.organisation, f"исполнитель «{next(iter(codes))}»")
            return True
        words = as_text(table.raw[TEXT][at])
        numbers = self._texts.get(self._fold(words)) if words else None
        if numbers and row.item not in numbers:
            _tell(table, row, TEXT, words, f"пункт {next(iter(numbers))}")
            return True
        return False


def _tell(table: SheetTable, row: StatusRow, header: str, value: str, other: str) -> None:
    table.note(row.row - 1, "row-mixed", header, value=value, other=other, mine=row.code, number=row.item)
