"""Lets the tests of a process share what most of them would make anew: a child of the press, pages, tried templates.

Each of these was a fifth to a half of the time of a test's day.
"""

import marshal
import pickle
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from automation.day import board, office_words, orders
from automation.day.issuing import Decided
from automation.day.office_templates import template_hash
from automation.errors import TemplateError
from automation.letters import samples
from automation.letters.letter_facts import Facts
from automation.letters.vocabulary import Recorder
from automation.letters.words import Words
from automation.model.control import Paper
from automation.model.kinds import Form
from automation.model.plan import OrderDraft
from automation.plan import order
from automation.plan.order import reading_child
from automation.plan.workdays import Calendar
from automation.press import press
from automation.press.pages import PageProblem
from automation.press.press import Press
from automation.reports import sheet_docx
from automation.reports.board import Ahead
from automation.reports.plain_pages import PlainPage
from automation.system.bounded import Child
from automation.workbook import child, edit, read, update
from automation.workbook.form_stencils import Stencil, Stencils

ASKING = (order, read, update)  # the modules that have a bounded child read an order, read a workbook, edit a workbook


def keep_press() -> None:
    """Let every press with the same limits share a living child; one that has ended is started anew."""
    kept: dict[tuple[str, ...], Child] = {}

    def started(*arguments: str, mib: int) -> Child:
        if arguments not in kept or not kept[arguments].lives:
            kept[arguments] = Child(*arguments, mib=mib)
        return kept[arguments]

    def let_go(one: Press) -> None:
        one._child = None

    room: Any = press
    room.Child, room.Press.close = started, let_go


def read_here() -> None:
    """Let orders and workbooks be read, and workbooks be edited, in the process of the tests.

    To fork a child for each took two to four times as long as the work. An order of the same name and bytes is read
    once, and so is a workbook that lies as it lay. Tests of hostile files start true children (``true_readings``).
    """
    drafts = dict[tuple[str, bytes], Any]()

    def read_order(_module: str, arguments: Sequence[str], **_bounds: float) -> Any:
        path = Path(arguments[0])
        if not path.is_file():
            return reading_child.said(path, lambda: None)
        key = path.name, path.read_bytes()
        if key not in drafts:
            drafts[key] = reading_child.said(path, lambda: None)
        return drafts[key]

    @lru_cache(maxsize=64)
    def said_of(_lying: tuple[bytes, int] | None, path: str, mib: str, seconds: str, titles: str) -> bytes:
        return child.said(path, int(mib), int(seconds), titles.split(";"))

    def read_book(_module: str, arguments: Sequence[str], **_bounds: float) -> Any:
        path = Path(arguments[0])
        plain = path.is_file() and not path.is_symlink()
        said = said_of if plain else said_of.__wrapped__
        return marshal.loads(said((path.read_bytes(), path.stat().st_mtime_ns) if plain else None, *arguments))

    def edit_book(_module: str, arguments: Sequence[str], *, given: bytes, **_bounds: Any) -> Any:
        path, mib, _seconds = arguments
        return edit.said(pickle.loads(given), Path(path), int(mib))

    for room, ask in zip(ASKING, (read_order, read_book, edit_book), strict=True):
        vars(room)["ask_child"] = ask


def keep_pages() -> None:
    """Share the stencils of forms and the pages printed, by what they show: same values, same page."""
    forms: Any = Stencils
    stencils, printed, print_sheet = dict[bytes, Stencil](), dict[bytes, bytes](), sheet_docx.print_sheet

    def begin(room: Stencils) -> None:
        room._kept = stencils

    def print_once(sheet: PlainPage) -> bytes:
        key = msgspec.json.encode((sheet, vars(sheet_docx)["MARGINS"]))
        if key not in printed:
            printed[key] = print_sheet(sheet)
        return printed[key]

    forms.__init__, sheet_docx.print_sheet = begin, print_once


def keep_books() -> None:
    """Share the workbooks that are made of the same draft of an order."""
    room: Any = orders
    made, create_book = dict[bytes, bytes](), room.create_book

    def create_once(draft: OrderDraft, calendar: Calendar) -> bytes:
        key = msgspec.msgpack.encode(draft)
        if key not in made:
            made[key] = create_book(draft, calendar)
        return made[key]

    room.create_book = create_once


def keep_days_ahead() -> None:
    """Share the days ahead that were played from the same workbook, papers and policy over the same days."""
    kept, played = dict[tuple[str, date, date], tuple[Ahead, ...]](), board._played

    def play_once(one: Decided, since: date, until: date) -> Iterator[Ahead]:
        key = board._mark_of(one), since, until
        if key not in kept:
            kept[key] = tuple(played(one, since, until))
        yield from kept[key]

    board._played = play_once


class Noting(Recorder):
    """Words that also note which sections a paper looked up, and their texts."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.looked_up = dict[tuple[str, str], str | None]()

    def has(self, name: str, section: str) -> bool:
        self.looked_up[name, section] = text_of(self, name, section)
        return super().has(name, section)

    def _section(self, name: str, section: str) -> tuple[int, str]:
        self.looked_up[name, section] = text_of(self, name, section)
        return super()._section(name, section)


def text_of(words: Words, name: str, section: str) -> str | None:
    return words.text(name, section) if name in words.names and section in words.sections(name) else None


def keep_sample_papers() -> None:
    """Compose a sample paper anew only where a section that it looks up has another text.

    A whole check of words composes three hundred, and a test spoils one or two files: half of all checks' time.
    """
    room: Any = samples
    papers, compose = cache(lambda made=room.sample_papers: tuple(made())), room.compose
    composed: dict[int, list[Noting]] = {}

    def compose_once(paper: Paper, facts: Facts, recorder: Recorder) -> None:
        of_this = composed.setdefault(id(paper), [])
        alike = (old for old in of_this if all(text_of(recorder, *at) == text for at, text in old.looked_up.items()))
        noting = next(alike, None) or Noting(recorder)
        try:
            if noting not in of_this:
                compose(paper, facts, noting)
                of_this.append(noting)
        finally:
            for place, given in noting.given.items():
                recorder.given.setdefault(place, []).extend(given)

    room.sample_papers, room.compose = papers, compose_once


def keep_sound_templates() -> None:
    """Remember sound pages and sound words for all homes of this process, as the register does for one home.

    Pages and words are remembered apart: a test that spoils a page finds the words sound that another test has tried.
    """
    room: Any = office_words
    sound = set[str]()
    pages, words = room._page_problems, room.check_words

    def page_problems(home: Path, one: Press) -> Iterator[PageProblem]:
        mark = " ".join(template_hash(home, form) for form in Form)
        if mark in sound:
            return
        found = list(pages(home, one))
        if not found:
            sound.add(mark)
        yield from found

    def check_words(home: Path, one: Press) -> tuple[str, ...]:
        try:
            mark = office_words.words_hash(home)
        except TemplateError:
            return tuple(words(home, one))
        found: tuple[str, ...] = () if mark in sound else words(home, one)
        if not found:
            sound.add(mark)
        return found

    room._page_problems, room.check_words = page_problems, check_words
