"""The days ahead on the board: what ``simulate`` says, reckoned only where something that decides them has changed."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.day import board
from automation.day.issuing import Decided
from automation.register import Register
from automation.register.intake import recall_sound_value
from automation.reports.board import Ahead
from tests.day.test_day_inbox import book_of
from tests.support.clerk import Clerk

pytestmark = pytest.mark.usefixtures("days_ahead")


@pytest.fixture
def played(days_ahead: None, monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days from which days to come were reckoned."""
    found: list[date] = []
    play = board._played

    def counted(one: Decided, since: date, until: date) -> Iterator[Ahead]:
        found.append(since)
        return play(one, since, until)

    monkeypatch.setattr(board, "_played", counted)
    return found


def day(home: Path, on: str) -> int:
    return main(["day", "--on", on, "--yes", "--home", str(home)])


def shown(home: Path) -> dict[str, str]:
    text = (home / "outbox" / "board.html").read_text("utf-8").partition("Что впереди")[2].partition("</details>")[0]
    return dict(re.findall(r"<li><b>(\S+)</b> (.*?)</li>", text))


def test_quiet_days_reckon_nothing_and_every_change_reckons_once(
    home: Path, played: list[date], capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(book_of(home))
    for code in ("ЗАМ-1", "ЗАМ-2", "ОБР", "ПРИМ", "ШАБ", "ТИП"):
        clerk.done(code, "12", date(2025, 12, 12), accepted=date(2025, 12, 12))
    clerk.save()
    day(home, "15.12.2025")
    day(home, "16.12.2025")
    played.clear()
    for on in ("17.12.2025", "18.12.2025"):
        day(home, on)
    assert played == []
    main(["watch", "--once", "--on", "18.12.2025", "--home", str(home)])
    clerk.report("ПРИМ", "6", Состояние="исполнено", Дата_исполнения=date(2025, 12, 18), Подтверждение="приказ")
    clerk.save()
    main(["watch", "--once", "--on", "18.12.2025", "--home", str(home)])
    assert played == [], "a look reckons nothing"
    day(home, "18.12.2025")
    assert played == [date(2025, 12, 19)]


def test_the_board_shows_what_simulate_says_of_the_next_thirty_days(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day(home, "15.12.2025")
    capsys.readouterr()
    main(["simulate", "--from", "16.12.2025", "--to", "14.01.2026", "--json", "--home", str(home)])
    foretold = {entry["on"]: entry["issued"] for entry in json.loads(capsys.readouterr().out)["days"]}
    told = shown(home)
    letters = {on: words for on, words in told.items() if not words.startswith("позвонить")}
    assert [date(*map(int, on.split(".")[::-1])).isoformat() for on in letters] == list(foretold)
    assert letters["16.12.2025"].startswith("об истёкшем сроке – 6")
    assert len(foretold["2025-12-16"]) == 6


def test_papers_of_today_are_not_foretold_for_tomorrow(home: Path) -> None:
    day(home, "16.12.2025")
    assert "17.12.2025" not in shown(home)
    assert any("об истёкшем сроке" in words for words in shown(home).values()), "the second letters"


def test_a_day_with_papers_reckons_no_further_than_is_shown(home: Path) -> None:
    day(home, "16.12.2025")
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        known = recall_sound_value(register, board.AHEAD, "454/2025-12-11", board.KeptDays)
    assert known is not None
    assert known.until == date(2025, 12, 16) + board.SHOWN


def test_simulate_and_the_day_know_the_list_of_acting_signatories_and_pass_over_what_is_no_workbook(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(home)]) == 0
    (home / "inbox" / "заметки.txt").write_text("позвонить", "utf-8")
    capsys.readouterr()
    assert main(["simulate", "--from", "16.12.2025", "--to", "17.12.2025", "--json", "--home", str(home)]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["days"][0]["on"] == "2025-12-16"
    assert told.err.splitlines() == [
        "Прочитано: Замещение.xlsx: список замещений",
        "Пропущено: заметки.txt: пропущено, это не рабочая книга",
    ]
    assert main(["check", "--home", str(home)]) == 0
    assert "Прочитано: Замещение.xlsx: список замещений" in capsys.readouterr().out
