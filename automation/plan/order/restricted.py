"""«Для служебного пользования»: the order's own marking, and mentions of papers that bear one."""

import re
from dataclasses import replace
from itertools import pairwise

from automation.plan.order.blocks import Block, Cell, Paragraph, Source, Table, flat, spell_out

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
    r"(?:от\s+[\d.]+\s*(?:г\.?|года)?\s*)?(?:(?:№|N)\s*)?[\w/.\-]*\d[\w/.\-]*\s?[-/]?\s?дсп\b(?:\s*«[^»]*»)?",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"\bдсп\b|\d[\w/.\-]*дсп\b", re.IGNORECASE)


def is_restricted(source: Source) -> bool:
    """The document itself is marked: a line of its own on a page or in a margin, or its own number ends in «дсп»."""
    lines = [flat(line) for block in source.blocks for line in _stamps(block)]
    lines += [flat(line) for text in source.margins for line in text.split("\n")]
    pairs = [f"{one} {two}" for one, two in pairwise(lines)]
    return any(_MARK.fullmatch(line) or _OWN_NUMBER.fullmatch(line) for line in [*lines, *pairs] if line)


def _stamps(block: Block) -> list[str]:
    return [part for line in spell_out(block) for part in [line, *line.split("\t")]]


def without_restricted(source: Source) -> tuple[Source, bool]:
    """The document without any mention of a «…дсп» paper, and whether one stood in a table or a numbered point."""
    blocks = tuple(_clean_block(block) for block in source.blocks)
    changed = [old for old, new in zip(source.blocks, blocks, strict=True) if old != new]
    felt = any(isinstance(block, Table) or re.match(r"\d+[.)]", block.text) for block in changed)
    return replace(source, blocks=blocks), felt


def _clean_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_clean(block.text))
    return Table(tuple(tuple(Cell(_clean(cell.text), cell.origin) for cell in row) for row in block.rows))


def _clean(text: str) -> str:
    if not _WORD.search(text):
        return text
    text = _MENTION.sub("", text)
    if _WORD.search(text):  # not understood: the whole sentence goes
        text = " ".join(part for part in re.split(r"(?<=[.;!?])\s+", text) if not _WORD.search(part))
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"[ ]{2,}", " ", text)).strip(" ,")
