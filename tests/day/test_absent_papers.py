"""A letter that waits for a signature and whose file was taken out of the outbox is told until it is signed or anew."""

from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from tests.day.test_day_inbox import book_of
from tests.support.clerk import Clerk

pytestmark = pytest.mark.usefixtures("plain_days")


def told(home: Path, on: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["day", "--on", on, "--home", str(home)])
    return [line for line in capsys.readouterr().out.splitlines() if "файлов в outbox нет" in line]


def test_a_lost_file_is_told_until_the_paper_is_printed_anew(issued: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(issued, "16.12.2025", capsys) == []
    (lost,) = issued.rglob("*01-15_К-2 *.docx")
    lost.unlink()
    for on in ("16.12.2025", "17.12.2025"):
        (line,) = told(issued, on, capsys)
        assert line.startswith("Не подписаны, а файлов в outbox нет: № 01-15/К-2. ")
    clerk = Clerk(book_of(issued))
    clerk.mark("01-15/К-2", Перевыпустить=date(2025, 12, 18))
    clerk.save()
    told(issued, "18.12.2025", capsys)
    assert list(issued.rglob("*01-15_К-2 *(исправлено).docx"))
    assert told(issued, "19.12.2025", capsys) == []
    (other,) = issued.rglob("*01-15_К-3 *.docx")
    other.unlink()
    clerk.mark("01-15/К-3", Подписан=date(2025, 12, 19))
    clerk.save()
    assert told(issued, "19.12.2025", capsys) == [], "whoever signed it keeps it"
