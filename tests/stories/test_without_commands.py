"""A clerk who sees a folder, a workbook and a page: no command is called but ``watch`` and ``day``."""

import re
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.support.clerk import COLUMNS, ORDER, PERFORMERS, ROOT, Clerk
from tests.support.nightly import LONG

BOOK, FOLDER = "№ 454 от 11.12.2025.xlsx", "454 от 11.12.2025"


class Office:
    """The home of the story: what the server does, and what a clerk finds."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def look(self, on: str) -> int:
        return main(["watch", "--once", "--on", on, "--home", str(self.home)])

    def day(self, on: str) -> int:
        return main(["day", "--on", on, "--yes", "--home", str(self.home)])

    @property
    def book(self) -> Path:
        return self.home / "inbox" / BOOK

    def board(self) -> str:
        text = (self.home / "outbox" / "board.html").read_text("utf-8")
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.partition("<main")[2]))

    def papers(self) -> dict[str, tuple[str, date, int]]:
        with Register.open(self.home / "outbox" / "register.sqlite", read_only=True) as register:
            return {e.number: (e.state.value, e.day, e.edition) for e in register.entries()}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A home made by an administrator, and nothing in it yet."""
    assert main(["init", str(tmp_path / "home")]) == 0
    return Office(tmp_path / "home")


@LONG
def test_from_a_dropped_order_to_the_end_of_control(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copyfile(ORDER, office.home / "inbox" / "orders" / "Распоряжение 454.txt")
    assert office.look("12.12.2025") == 1
    assert office.book.exists(), "the order became a workbook"
    assert f"создана таблица «{BOOK}»" in office.board()

    clerk = Clerk(office.book)
    lines = clerk.sheet("Исполнители").max_row
    for line, performer in enumerate(PERFORMERS, 2):
        clerk.write("Исполнители", line, dict(zip(COLUMNS, performer, strict=True)))
    for line in range(len(PERFORMERS) + 2, lines + 1):
        clerk.write("Исполнители", line, dict.fromkeys(("Код", "Группа")))
    clerk.set_order("Контроль (Ф.И.О.)", "Бобков Дмитрий Александрович")
    clerk.save()
    office.look("12.12.2025")
    renewed = office.home / "outbox" / FOLDER / BOOK
    assert "не хватает строк: 26" in office.board()
    shutil.copyfile(renewed, office.book)

    assert office.look("15.12.2025") == 0
    assert not renewed.exists(), "needed no more"
    assert office.day("15.12.2025") == 0
    assert office.day("16.12.2025") == 0
    numbers = [number for number in office.papers() if number.startswith("01-15/К-")]
    assert len(numbers) == 4

    clerk = Clerk(office.book)
    clerk.report("ОБР", "1", Состояние="исполнено", Дата_исполнения="вчера", Подтверждение="приказ № 5")
    clerk.save()
    before = office.papers()
    assert office.look("16.12.2025") == 1
    assert "Дата не прочитана" in office.board()
    clerk.report("ОБР", "1", Состояние="исполнено", Дата_исполнения=date(2025, 12, 16), Подтверждение="приказ № 5")
    clerk.save()
    assert office.look("16.12.2025") == 0
    assert "Дата не прочитана" not in office.board()
    assert "«срок истёк, исполнение не подтверждено» →" in office.board() or "Изменилось с утра" in office.board()
    assert office.papers() == before, "a look issues, numbers and marks nothing"
    assert (office.home / "outbox" / FOLDER / "Контрольная карточка.docx").exists()
    assert sorted(p.name for p in (office.home / "outbox" / FOLDER / "Формы").iterdir())

    sent, again, needless = numbers[0], numbers[1], numbers[2]
    clerk.mark(sent, Подписан=date(2025, 12, 16), Отправлен=date(2025, 12, 17), Способ="почта")
    clerk.mark(again, Перевыпустить=date(2025, 12, 17))
    clerk.mark(needless, Аннулирован="17.12.2025, сведения представлены нарочно")
    clerk.save()
    office.day("17.12.2025")
    papers = office.papers()
    capsys.readouterr()
    assert papers[sent][0] == "sent"
    assert papers[again][1:] == (date(2025, 12, 17), 2)
    assert papers[needless][0] == "annulled"
    assert f"Документ № {again} перевыпущен" in office.board() or "Документ перевыпущен" in office.board()
    assert "Документы и почему они есть" in office.board()
    assert main(["explain", sent, "--home", str(office.home)]) == 0
    told = capsys.readouterr().out.splitlines()
    (rule,) = (line for line in told if line.startswith("Правило: "))
    terms = [line.strip() for line in told if "действующий срок" in line]
    assert terms
    for words in (rule, *terms):
        assert words in office.board(), "the board says what explain says"

    clerk.set_order("Снято с контроля", date(2025, 12, 18))
    clerk.set_order("Основание снятия", "решение Главы Администрации от 18.12.2025")
    clerk.save()
    assert office.day("18.12.2025") == 0
    assert "Снято с контроля" in office.board()


@pytest.mark.skipif(sys.platform == "win32", reason="the test ends the program by a signal")
def test_the_running_program_takes_an_order_and_a_saved_workbook_by_itself(office: Office) -> None:
    settings = office.home / "templates" / "office.toml"
    text = settings.read_text("utf-8").replace('at = "09:00"', 'at = "23:59"')
    settings.write_text(text.replace("look_seconds = 20", "look_seconds = 1"), "utf-8")
    command = [sys.executable, str(ROOT / "run.py"), "watch", "--home", str(office.home)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        try:
            shutil.copyfile(ORDER, office.home / "inbox" / "orders" / "Распоряжение 454.txt")
            until(office.book.exists)
            until(lambda: "Исполнители ещё не вписаны" in office.board())
            clerk = Clerk(office.book)
            clerk.set_order("Дата", "вчера")
            clerk.save()
            until(lambda: "впишите значение из документа" in office.board())
        finally:
            program.terminate()
    assert program.returncode in {0, 143}


def until(true: object, seconds: float = 60) -> None:
    """Wait until something is true; the test fails where it does not come about."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if true():  # type: ignore[operator]
                return
        except OSError:
            pass
        time.sleep(0.3)
    pytest.fail("it did not come about")
