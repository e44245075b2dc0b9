"""What was put into the wrong folder, and what nobody can judge today, is told where a clerk looks."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from tests.day.test_acts import ask, checked, morning_mail
from tests.day.test_day_inbox import book_of, work
from tests.support.clerk import Clerk

pytestmark = pytest.mark.usefixtures("plain_days")
ORDER = "Распоряжение 500.docx"


def board(home: Path) -> str:
    text = (home / "outbox" / "board.html").read_text("utf-8").partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_an_order_put_beside_the_workbooks_is_told_on_the_board_and_by_mail(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "inbox" / ORDER).write_bytes(b"PK")
    work(home, capsys)
    assert main(["watch", "--once", "--on", "16.12.2025", "--home", str(home)]) in {0, 1}
    words = f"«{ORDER}» в папке inbox не прочитан: это не таблица Excel. Распоряжение положите в inbox/orders"
    assert words in board(home)
    assert words in morning_mail(home, "16.12.2025")
    (home / "inbox" / ORDER).unlink()
    assert main(["watch", "--once", "--on", "16.12.2025", "--home", str(home)]) in {0, 1}
    assert ORDER not in board(home)


def test_a_board_of_unread_workbooks_says_that_none_was_read(home: Path) -> None:
    shutil.copy(book_of(home), home / "inbox" / "Копия.xlsx")
    assert main(["watch", "--once", "--on", "16.12.2025", "--home", str(home)]) == 3
    assert "Ни одна таблица учёта не прочитана." in board(home)
    assert "Документов на контроле нет." not in board(home)


def test_a_paper_without_ground_is_not_printed_anew_and_the_clerk_is_told_where_to_annul_it(
    issued: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(book_of(issued))
    clerk.done("ПРИМ", "12", date(2025, 12, 16), Подтверждение="приказ от 16.12.2025 № 5")
    clerk.save()
    ask(issued, "01-15/К-2", date(2025, 12, 17))
    work(issued, capsys, on="17.12.2025")
    told = checked(issued, capsys, "17.12.2025")
    assert (
        "Документ № 01-15/К-2 не перевыпущен: по нынешним данным не нужен, так как утратил основание; "
        "впишите дату и причину в столбец «Аннулирован» листа «Отправка»." in told
    )
    assert "annul" not in told
