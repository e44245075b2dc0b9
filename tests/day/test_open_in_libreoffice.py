"""A clerk's workbook open in LibreOffice itself, with the lock file it lays, while the program looks."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.day.inbox_readings import read_file
from automation.model.settings import Limits
from automation.system.children import end, native_children
from automation.system.libreoffice import find_libreoffice
from automation.workbook.rows import missing_rows
from tests.day.test_day_inbox import book_of
from tests.day.test_renewing import NEW
from tests.support.clerk import Clerk
from tests.support.nightly import LONG
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice

pytestmark = needs_libreoffice
HEADERS = ("Код", "Группа", "Организация", "Должность", "Фамилия Имя Отчество")
SECONDS = 60


@contextmanager
def opened(book: Path, profile: Path) -> Iterator[None]:
    """The workbook open in LibreOffice, whose lock file lies beside it; gone when the block ends."""
    lock = book.with_name(f".~lock.{book.name}#")
    program = find_libreoffice()
    assert program
    silent = subprocess.DEVNULL
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", str(book)]
    process = native_children.spawn(command, cwd=book.parent, stdin=silent, stdout=silent, stderr=silent)
    try:
        until = time.monotonic() + SECONDS
        while not lock.exists() and time.monotonic() < until:
            time.sleep(0.2)
        assert lock.exists(), "LibreOffice lays a lock file where it opens a workbook"
        yield
    finally:
        end(process)
        lock.unlink(missing_ok=True)  # LibreOffice removes it when a person closes the window


def look(home: Path) -> int:
    return main(["watch", "--once", "--on", "16.12.2025", "--home", str(home)])


@LONG
def test_a_workbook_open_in_libreoffice_is_read_and_replaced_only_when_it_is_closed(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = home / "templates" / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace('update = "propose"', 'update = "replace"'), "utf-8")
    path = book_of(home)
    clerk = Clerk(path)
    clerk.append("Исполнители", dict(zip(HEADERS, NEW, strict=True)))
    clerk.report("ПРИМ", "1", Состояние="исполнено", Дата_исполнения="вчера")
    clerk.save()
    saved_by_libreoffice([path], tmp_path, "xlsx")  # as LibreOffice itself writes it
    path.write_bytes((tmp_path / path.name).read_bytes())
    hour_ago = time.time() - 3600
    os.utime(path, (hour_ago, hour_ago))
    before, board = path.read_bytes(), home / "outbox" / "board.html"

    with opened(path, tmp_path / "profile"):
        assert look(home) == 1
        assert path.read_bytes() == before
        told = board.read_text("utf-8")
        assert "ваша таблица не заменена: она сейчас открыта" in told
        assert "Дата не прочитана" in told, "read as last saved"
        assert ".~lock" not in told + capsys.readouterr().err, "the lock file passes in silence"

    assert look(home) == 1
    assert "прежняя – outbox/updates/" in board.read_text("utf-8")
    assert [p.read_bytes() for p in (home / "outbox" / "updates").iterdir()] == [before]
    book = read_file(path, Limits()).book
    assert book
    assert (missing_rows(book), book.order.date) == ([], date(2025, 12, 11))
