"""The term of a row where another place says a part of it: the row above, the title, brackets, a column of places."""

import re

from msgspec.structs import replace

from automation.plan.order.column_content import looks_like_term
from automation.plan.order.doubts import Derived
from automation.plan.order.entries import PlanEntry
from automation.plan.order.period_columns import within_period
from automation.plan.order.phrases import term_phrases
from automation.plan.order.requisites import find_date
from automation.plan.order.table_columns import Layout

_CLOCK = re.compile(r"(?:с\s*)?\d{1,2}[.:-]\d\d(?:\s*(?:[-–—]|до|по)\s*\d{1,2}[.:-]\d\d)?(?:\s*(?:ч|час)\w*\.?)?")
_RANGE = re.compile(r"(?<!\w)со?\s\d{1,2}(?!\d*[:.-]\d\d)|\d\s*[-–—]\s*\d{1,2}\s[а-яё]")  # «с 3 по 28 мая», «3–28 мая»
_BRACKETED = re.compile(r"\s*\((?P<term>[^():]*\d[^():]*)\)[\s.;]*\Z")


def one_day(words: str, said: str) -> str:
    """Return how a title or a heading row says its one day; "" where it names none, or the days from one to another."""
    return said if find_date(words) and not _RANGE.search(said) else ""


def on_day(entry: PlanEntry, day: str) -> PlanEntry:
    """Return the entry of a programme: its hour belongs to the day that heads the rows above."""
    if not day or not _CLOCK.fullmatch(entry.term):
        return entry
    return replace(entry, term=f"{day}, {entry.term}", notes=(*entry.notes, Derived(f"день взят из строки «{day}»")))


def with_bracketed_term(entry: PlanEntry) -> PlanEntry:
    """Return the entry without a term whose words end with it in brackets: «Акция «Библионочь» (25 апреля)»."""
    found = _BRACKETED.search(entry.text)
    if entry.term or found is None or not looks_like_term(found["term"]):
        return entry
    note = Derived(f"срок взят из скобок: «{found['term']}»")
    return replace(entry, text=entry.text[: found.start()], term=found["term"], notes=(*entry.notes, note))


def in_period(entry: PlanEntry, period: str) -> PlanEntry:
    """Return the entry below a row that names a year, a quarter or a month: its term is that period, or lies in it."""
    term = within_period(period, entry.term) if period and entry.text else ""
    if not term:
        return entry
    taken = "срок" if not entry.term else "год" if term.startswith(f"{entry.term} ") else "месяц"
    note = Derived(f"{taken} взят из строки «{period}»")
    return replace(entry, term=term, notes=(*entry.notes, note))


def when_and_where(term: str, layout: Layout) -> tuple[str, str]:
    """Part «4 февраля, Дом культуры» of a column that is headed with both, «Дата и место»."""
    both = any("мест" in layout.headings[c].lower() for c in layout.of("term"))
    phrases = term_phrases(term) if both else []
    found = re.fullmatch(rf"{re.escape(phrases[0])}[\s,;–-]+(.+)", term) if len(phrases) == 1 else None
    when, _, where = (phrases[0], "", found[1]) if found else term.partition(", ")  # «апрель 2026 г., стадион»
    clock, _, behind = where.partition(", ")
    if both and _CLOCK.fullmatch(clock):
        when, where = f"{when}, {clock}", behind
    return (when, where) if both and looks_like_term(when) and not looks_like_term(where) else (term, "")
