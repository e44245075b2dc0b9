"""What the cells of a column hold: terms, executors, results that count something or tell what there will be."""

import re
from datetime import date
from typing import Literal

from automation.model.plan import Unclear
from automation.plan.order.beginnings import starts_executor
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from automation.russian.dates import ANY_MONTH

Content = Literal["term", "performers"]
_TERM_LOOK = re.compile(
    r"\d{1,2}\.\d{1,2}(?:\.\d{2,4})?|\b(?:постоянно|ежеднев|еженедел|ежемесяч|ежекварт|ежегод|квартал|полугоди|"
    rf"{ANY_MONTH}\b|по мере|в течение|раз в|срок|"
    r"до \d|20\d\d)",
    re.IGNORECASE,
)
# What is counted: an indicator, a share, a number.
_COUNTED = re.compile(r"показател|индикатор|целев|дол[яию]\b|количеств|числ[оа]\b|охват|\d|%|процент", re.IGNORECASE)
_PAPER = re.compile(r"информаци|отч[её]т\b|сведени|справк|доклад|записк", re.IGNORECASE)
SURE = 0.8  # share of a column's cells that must look like terms or executors to outweigh its heading
ENOUGH = 100  # cells that tell what a column holds
_ANY_DAY = date(2026, 1, 1)


def looks_like_term(text: str) -> bool:
    """Say whether a short text may name a term."""
    return len(text) < 80 and bool(_TERM_LOOK.search(text))


def share_of(texts: list[str], content: Content) -> float:
    """Return the share of the texts that look like what a column holds: terms, else executors."""
    alike = (looks_like_term(text) if content == "term" else starts_executor(text) is True for text in texts)
    return sum(alike) / max(len(texts), 1)


def holds_terms(texts: list[str]) -> bool:
    """Say whether at least half of the cells name a term by their look, or are read as one («при необходимости»)."""
    seen = texts[:ENOUGH]
    named = (
        looks_like_term(text) or not isinstance(read_term(text, _ANY_DAY, Calendar()).deadline, Unclear)
        for text in seen
    )
    return bool(seen) and sum(named) * 2 >= len(seen)


def names_result(heading: str, cell: str) -> bool:
    """Say whether a cell of a column of results tells what there will be («План ярмарок») and counts nothing.

    A paper about numbers counts none itself: «Информация о количестве займов».
    """
    counted = re.search(r"[\d%]" if _PAPER.match(cell) else _COUNTED, cell)
    return "результат" in heading.lower() and not _COUNTED.search(heading) and not counted


def tell_results(heading: str, cells: list[str]) -> bool:
    """Say whether a column of results tells what there will be («Приказ», «Акт») and counts nothing."""
    return sum(not names_result(heading, cell) for cell in cells) * 2 < len(cells)
