"""Plays a lively morning for ``look``: the home of order № 454 on 29.12.2025, its workbooks and pages in one folder.

Performers are late, report wrongly or by form, or have more time; papers are signed, sent or wait. People and
organisations are samples.
"""

import contextlib
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from automation.cli import main
from automation.register import Register
from tests.support.board_world import browser
from tests.support.clerk import Clerk, new_home

DAYS = (12, 15, 16, 17, 19, 22, 23, 26, 29)
LAST = date(2025, 12, 29)
DESK = ("На сегодня", "Пункты на неделю", "Контрольная карточка")


def play(home: Path) -> Clerk:
    """Work the days of December; what happened until a day is typed before its morning."""
    clerk = new_home(home)
    for day in DAYS:
        on = date(2025, 12, day)
        _type(clerk, on)
        clerk.save()
        assert main(["day", "--on", on.isoformat(), "--yes", "--home", str(home)]) <= 1
        if on == LAST:
            break
        with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
            today = register.entries(day=on)
        for entry in today[: -1 if day == 26 else None]:
            clerk.mark(entry.number, Подписан=on, Отправлен=on, Способ="электронная почта")
        clerk.save()
    return clerk


def _type(clerk: Clerk, on: date) -> None:
    if on.day == 12:
        clerk.done("ЗАМ-1", "12", on, accepted=on)
        clerk.done("ШАБ", "12", on, accepted=on)
        clerk.report("ТИП", "1", Состояние="исполнено")
        clerk.append("Продление сроков", _extension("2", "ТИП", date(2025, 12, 22), on))
    if on.day == 17:
        clerk.done("ОБР", "12", on, accepted=on)
        clerk.report("ТИП", "1", Дата_исполнения=date(2025, 12, 12), Подтверждение="приказ от 12.12.2025 № 3")
    if on.day == 22:
        for code, total in (("ЗАМ-1", 41), ("ОБР", 38), ("ШАБ", 20)):
            clerk.done(code, "6", on, accepted=on, Всего_сотрудников=total, Перешло=total)
        clerk.done("ТИП", "2", date(2025, 12, 20), Подтверждение="протокол от 20.12.2025 № 7")
    if on.day == 26:
        clerk.done("ПРИМ", "6", on, Всего_сотрудников=26, Перешло=27)
        clerk.report("ТИП", "6", Состояние="выполненно", Дата_исполнения="вчера")
        clerk.report("ЗАМ-2", "6", Состояние="не применимо")
    if on.day == 29:
        clerk.mark("01-15/К-99", Подписан=on)
        clerk.append("Продление сроков", _extension("6", "ПРИМ", date(2026, 1, 16), date(2025, 12, 29)))


def _extension(item: str, code: str, new: date, decided: date) -> dict[str, object]:
    return {
        "№": item,
        "Код": code,
        "Новый срок": new,
        "Дата решения": decided,
        "Кто решил": "Глава Администрации Камфарин Е.Н.",
        "Основание": "обращение учреждения от 11.12.2025 № 87",
    }


def make_day(folder: Path) -> list[Path]:
    """Put every workbook and desk page of the day into ``folder``, the board as pictures; return their paths."""
    with TemporaryDirectory() as place, contextlib.redirect_stdout(sys.stderr):
        home = Path(place) / "home"
        clerk = play(home)
        for words in (
            ["forms", "--on", LAST.isoformat()],
            ["card", "454", "--on", LAST.isoformat()],
            ["register", "--export", str(home / "outbox" / "Журнал.xlsx")],
        ):
            assert main([*words, "--home", str(home)]) == 0
        folder.mkdir(parents=True, exist_ok=True)
        found = [clerk.path, *_pages(home / "outbox")]
        copies = [shutil.copyfile(path, folder / f"day-{path.name}") for path in found]
        _board(home / "outbox" / "board.html", folder)
        return copies


def _pages(outbox: Path) -> list[Path]:
    """Find the newest of each desk page and workbook; the papers themselves are shown elsewhere."""
    newest: dict[str, Path] = {}
    for path in sorted(outbox.rglob("*.*")):
        desk = next((d for d in DESK if path.name.startswith(d)), "")
        if desk or (path.suffix == ".xlsx" and "copies" not in path.parts):
            newest[desk or path.name] = path
    return list(newest.values())


def _board(page: Path, folder: Path) -> None:
    with browser() as chromium:
        for width in (1200, 390):
            view = chromium.new_page(viewport={"width": width, "height": 900})
            view.goto(page.as_uri())
            view.screenshot(path=folder / f"day-board-{width}.png", full_page=True)
