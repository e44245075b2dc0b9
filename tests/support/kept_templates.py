"""Lets the pages and the words of a home be tried once a process; trying them takes half the time of a first day."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from automation.day import office_words
from automation.day.office_templates import template_hash
from automation.day.office_words import words_hash
from automation.errors import TemplateError
from automation.model.kinds import Form
from automation.press.pages import PageProblem
from automation.press.press import Press


def remember_templates() -> None:
    """Remember sound pages and sound words for all homes of this process, as the register does for one home.

    Pages and words are remembered apart: a test that spoils a page finds the words sound that another test has tried.
    """
    room: Any = office_words
    sound = set[str]()
    pages, words = room._page_problems, room.check_words

    def page_problems(home: Path, press: Press) -> Iterator[PageProblem]:
        mark = " ".join(template_hash(home, form) for form in Form)
        if mark in sound:
            return
        found = list(pages(home, press))
        if not found:
            sound.add(mark)
        yield from found

    def check_words(home: Path, press: Press) -> tuple[str, ...]:
        try:
            mark = words_hash(home)
        except TemplateError:
            return tuple(words(home, press))
        found: tuple[str, ...] = () if mark in sound else words(home, press)
        if not found:
            sound.add(mark)
        return found

    room._page_problems, room.check_words = page_problems, check_words
