"""Boards for tests: of the sample order and of many organisations, shown in a real browser."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from automation.control.review import Review
from automation.model.control import Entry, PaperState
from automation.model.report import Performer, State
from automation.reports.board import BoardOffice, BoardOrder, board_page, print_board
from tests.support.compose_order import HEADS, PERFORMERS, items
from tests.support.compose_story import COMPLETION, morning
from tests.support.compose_world import book, done, judged, row

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

OFFICE = BoardOffice(name="Администрация Образцовского сельского поселения")


def entries(reviewed: Review) -> tuple[Entry, ...]:
    """Return the papers of the story with the places of their files."""
    return tuple(
        replace(
            e,
            path=f"outbox/454 от 11.12.2025/{e.day}/{e.day} {e.number.replace('/', '_')} – письмо №{n}.docx",
            state=PaperState.SENT if e.sent_on else PaperState.DRAFT,
        )
        for n, e in enumerate(reviewed.morning.history.entries, 1)
    )


def story(day: date = COMPLETION) -> BoardOrder:
    reviewed, _ = morning(day)
    return BoardOrder(figures=reviewed.figures, entries=entries(reviewed))


def page(*orders: BoardOrder, on: date = COMPLETION) -> str:
    return print_board(board_page(orders or (story(),), on=on, office=OFFICE))


def many(organisations: int, count: int = 6) -> BoardOrder:
    """Make an order with many organisations, every third late, every fifth with a claim nobody has accepted."""
    plan = items()
    plan = tuple(replace(plan[n % len(plan)], number=str(n + 1), row=n + 2) for n in range(count))
    performers = tuple(_performer(n) for n in range(organisations))
    rows = []
    for n, performer in enumerate(performers):
        for item in plan:
            if n % 5 == 0:
                claim = {"executed_on": date(2025, 12, 12), "evidence": "письмо"}
                rows.append(row(performer.code, item.number, state=State.DONE, **claim))
            elif n % 3:
                rows.append(done(performer.code, item.number, date(2025, 12, 12), staff_total=n + 1, staff_moved=n))
    reviewed, _ = judged(book(*rows, plan=plan, performers=performers), COMPLETION)
    return BoardOrder(figures=reviewed.figures)


def _performer(n: int) -> Performer:
    name = f"Муниципальное бюджетное учреждение «Образец {n:04}»"
    return replace(PERFORMERS[2], code=f"О-{n}", organisation=name, groups=(HEADS, *PERFORMERS[6].groups))


@contextmanager
def browser() -> "Iterator[Browser]":
    """Start the machine's Chromium, which reaches for nothing on the network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        try:
            yield chromium
        finally:
            chromium.close()


def written(folder: Path, text: str) -> str:
    """Write a page; return its address as of a file opened from a share."""
    path = folder / "board.html"
    path.write_text(text, "utf-8")
    return path.as_uri()
