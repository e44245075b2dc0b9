"""«Для служебного пользования»: the order's own marking, and mentions of papers that bear one."""

import re
from itertools import pairwise

from msgspec.structs import replace

from automation.plan.order.blocks import Block, OrderParagraph, Source, Table, TableCell, flat, spell_out
from automation.plan.order.table_columns import layout_of

_MARK = re.compile(
    r"(?:пометка:?\s*)?[«\"(]?(?:для\s+служебного\s+пользования|д\s?с\s?п)[»\")]?"
    r"(?:[\s,.(]*(?:п(?:ункт|\.)?\s*\d[\d.]*[^.]{0,80})?[\s,.)]*(?:экз(?:емпляр|\.)?\s*(?:№|N)?\s*(?:единственный|\d*))?)?[\s.)]*",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(
    r"(?:(?:от\s+)?\d{1,2}\.\d{2}\.\d{4}\s*(?:г\.?)?\s*)?(?:№|N)\s*[\w/.-]*\d\s*[-/]?\s*дсп\.?", re.IGNORECASE
)
_PAPER = (
    r"(?:письм|указани|поручени|телеграмм|телефонограмм|запрос|распоряжени|постановлени|приказ|документ|протокол|"
    r"решени|директив|предписани|обращени|исх|вх)"
)
_MENTION = re.compile(
    r"(?:(?:в соответствии с|во исполнение|на основании|согласно|с уч[её]том|по)\s+)?"
    rf"(?:\b{_PAPER}\w*\.?\s(?:(?!{_PAPER}).)*?)?"
    r"(?:от\s+[\d.]+\s*(?:г\.?|года)?\s*)?(?:(?:№|N)\s*)?(?<![\w/.\-])[\w/.\-]{0,40}\d[\w/.\-]{0,40}\s?[-/]?\s?дсп\b(?:\s*«[^»]*»)?",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"\d[\w/.\-]{0,40}\s?[-/]?\s?дсп\b|\b(?:пометк|гриф)\w*[^.]{0,20}\bдсп\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)[.)]?(?=\s|$)")


def is_restricted(source: Source) -> bool:
    """Tell whether the document is marked: by a line of its own on a page or in a margin, or by a number in «дсп».

    «ДСП» in a cell of the plan is a material, a wrapped line of the preamble is another paper's number.
    """
    lines = [flat(line) for block in source.blocks for line in _stamps(block)]
    lines += [flat(line) for text in source.margins for line in text.split("\n")]
    pairs = list(pairwise(["", *lines]))
    own = any(_OWN_NUMBER.fullmatch(line) and not _breaks_off(before) for before, line in pairs)
    return own or any(_MARK.fullmatch(line) or _MARK.fullmatch(f"{before} {line}") for before, line in pairs if line)


def _breaks_off(line: str) -> bool:
    """Say whether a long line ends in the middle of a sentence, so that the next one only goes on."""
    return len(line) > 40 and not line.endswith((".", ":", "»"))


def _stamps(block: Block) -> list[str]:
    if isinstance(block, Table) and layout_of(block) is not None:
        return []
    return [part for line in spell_out(block) for part in dict.fromkeys([line, *line.split("\t")])]


def without_restricted(source: Source) -> tuple[Source, tuple[str, ...]]:
    """Return the document without any mention of a «…дсп» paper, and the points and rows it was taken from."""
    blocks = tuple(_clean_block(block) for block in source.blocks)
    changed = [(old, new) for old, new in zip(source.blocks, blocks, strict=True) if old != new]
    places = [place for old, new in changed for place in _places(old, new)]
    return replace(source, blocks=blocks), tuple(dict.fromkeys(places))


def _places(old: Block, new: Block) -> list[str]:
    if isinstance(old, Table) and isinstance(new, Table):
        rows = [row for row, cleaned in zip(old.rows, new.rows, strict=True) if row != cleaned]
        return [
            f"строка плана «{number[1]}»" if (number := _NUMBERED.match(row[0].text)) else "таблица" for row in rows
        ]
    number = _NUMBERED.match(old.text) if isinstance(old, OrderParagraph) else None
    return [f"пункт {number[1]}"] if number else []


def _clean_block(block: Block) -> Block:
    if isinstance(block, OrderParagraph):
        return OrderParagraph(_clean(block.text))
    return Table(tuple(tuple(TableCell(_clean(cell.text), cell.origin) for cell in row) for row in block.rows))


def _clean(text: str) -> str:
    if "дсп" not in text.lower() or not _WORD.search(text):
        return text
    text = _MENTION.sub("", text)
    if _WORD.search(text):  # not understood: the whole sentence goes
        text = " ".join(part for part in re.split(r"(?<=[.;!?])\s+", text) if not _WORD.search(part))
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"[ ]{2,}", " ", text)).strip(" ,")
