"""Points and rows of the appendices whose words have come into no item: no plan vanishes without a word."""

import re
from collections.abc import Iterable, Iterator

from automation.plan.order.addressed import take_performers
from automation.plan.order.blocks import Block, OrderParagraph, Table, distinct, flat, spell_out
from automation.plan.order.entries import PlanEntry
from automation.plan.order.order_body import Parts
from automation.plan.order.phrases import term_phrases
from automation.plan.order.plan_tables import layout_after
from automation.plan.order.point_starts import starts_of_points
from automation.plan.order.requisites import PLAN_TITLE
from automation.plan.order.table_columns import Layout
from automation.russian import fold

_RUN = 4  # words that stand together in the document and in an item: the item was made of them
_PART = re.compile(r"[.;:)]\s|\s\(|\s[–—-]\s|\n")  # of a point: its words, its term, its executors
_WORD = re.compile(r"[^\W\d]{3}")
_SHOWN = 10  # numbers that a question names


def left_out(parts: Parts, entries: list[PlanEntry], told: Iterable[str]) -> Iterator[str]:
    """Tell of each appendix the points and rows of a plan that are in no item and of which nothing else is ``told``."""
    texts = [entry.text for entry in entries]
    read: set[str] = set().union(*(_runs(text, size) for text in (*texts, *told) for size in range(1, _RUN + 1)))
    tables = [(table,) for table in parts.main_tables]
    for section in (*tables, *parts.appendices):
        found = [
            (number, words)
            for number, words in _rows_of(section)
            if all(read.isdisjoint(_runs(part)) for part in _PART.split(words))
        ]
        if found:
            numbers = ", ".join(dict.fromkeys(number or f"«{flat(words)[:40]}»" for number, words in found[:_SHOWN]))
            more = f" и ещё {len(found) - _SHOWN}" if len(found) > _SHOWN else ""
            yield (
                f"В документе есть пункты, не вошедшие в план ({_title(section)}): {numbers}{more}. Нужен их контроль "
                "– впишите их строками на лист «План-график»."
            )


def _runs(text: str, size: int = _RUN) -> set[str]:
    """Return every few words of a text that stand together; of a shorter text all its words."""
    words = re.findall(r"\w+", fold(text))
    return {" ".join(words[n : n + size]) for n in range(max(1, len(words) - size + 1))}


def _title(section: tuple[Block, ...]) -> str:
    """Return the line that tells what a section is, else its first one."""
    lines = [flat(line) for block in section if isinstance(block, OrderParagraph) for line in spell_out(block)]
    named = next((line for line in lines if PLAN_TITLE.match(line)), next(filter(None, lines), "таблица документа"))
    return f"«{named[:80]}»"


def _rows_of(section: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Yield number and words of what a section lists: rows of plans, and points if it is one or they are tasks."""
    lines = [line for block in section if isinstance(block, OrderParagraph) for line in spell_out(block)]
    starts = starts_of_points(lines)
    titled = any(PLAN_TITLE.match(flat(line)) for line in lines[: starts[0][0] if starts else None])
    for n, (_, number, text) in enumerate(starts):
        after = starts[n + 1][1] if n + 1 < len(starts) else ""
        task = titled or (term_phrases(flat(text)) and take_performers(flat(text)).performers)
        if task and not after.startswith(f"{number}."):
            yield number, text
    before: list[tuple[Table, Layout]] = []
    for table in section:
        layout = layout_after(table, before) if isinstance(table, Table) else None
        before += [(table, layout)] if isinstance(table, Table) and layout else []
        if isinstance(table, Table) and (titled or layout is not None):
            header = layout.header if layout else 0
            headings = [[flat(cell.text) for cell in row] for row in table.rows[:header]]
            for row in table.rows[header:]:
                if [flat(cell.text) for cell in row] in headings:
                    continue  # on the next page
                cells = [flat(cell.text) for cell in distinct(row) if cell.text]
                told = [flat(row[c].text) for c in layout.of("text")] if layout else []
                words = next(filter(None, told), max(cells, key=len, default=""))
                if len(cells) > 2 and _WORD.search(words):
                    yield cells[0].rstrip(".") if len(cells[0]) < 8 else "", words
