"""What stands on the share in place of a workbook, a folder or a register; what a run leaves there, and how much."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.support.clerk import ROOT, Clerk
from tests.support.nightly import LONG, first, share
from tests.support.threats_world import CONTROL, faults_of_names

pytestmark = pytest.mark.usefixtures("true_readings")


@pytest.fixture(scope="module")
def worked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("worked") / "home"
    shutil.copytree(made, home)
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
    return home


@pytest.fixture
def used(worked: Path, tmp_path: Path) -> Path:
    shutil.copytree(worked, tmp_path / "home")
    return tmp_path / "home"


def day(home: Path, capsys: pytest.CaptureFixture[str], on: str = "16.12.2025") -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["day", "--on", on, "--yes", "--home", str(home)])
    told = capsys.readouterr()
    assert not CONTROL.search(told.out + told.err)
    assert "Traceback" not in told.err
    return code, told.out, told.err


@pytest.fixture
def strange(home: Path) -> Iterator[Path]:
    """Beside the workbook: links, a pipe, a socket, folders, locks left by the dead, names that command."""
    inbox = home / "inbox"
    book = next(inbox.glob("*.xlsx")).name
    for link, target in (
        ("пароли.xlsx", "/etc/passwd"),
        ("нули.xlsx", "/dev/zero"),
        ("круг.xlsx", inbox / "круг.xlsx"),
    ):
        (inbox / link).symlink_to(target)
    os.mkfifo(inbox / "канал.xlsx")
    (inbox / "папка.xlsx").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        old = Path.cwd()
        os.chdir(inbox)  # a socket's path is short
        listener.bind("s.xlsx")
        os.chdir(old)
        (inbox / f"~${book}").write_bytes(b"x" * 165)
        (inbox / f".~lock.{book}#").write_text("давно")
        for name in (b"a\nb.txt", b"-rf", b"{{7*7}} %s", b"bad\xff\xfe.txt", "x\u202eslx.exe".encode(), b"\x1b[31m"):
            Path(os.fsdecode(os.fsencode(inbox) + b"/" + name)).write_bytes(b"")
        yield home


def test_whatever_is_no_workbook_is_passed_over_with_a_line(strange: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = day(strange, capsys)
    assert code == 0
    assert "Подготовлено на подпись: 7" in out
    lines = [line for line in out.splitlines() if line.startswith("Пропущено: ")]
    assert len(lines) == 12
    assert sum("это ссылка" in line for line in lines) == 3
    assert "root:" not in out
    assert list(faults_of_names(strange)) == []


@pytest.mark.usefixtures("plain_days")
@pytest.mark.parametrize("name", first(1, [b"bad\xff\xfe <b>", b"-rf\n{{7*7}} %s", "x\u202eslx".encode()]))
def test_a_workbook_of_any_name_is_worked(home: Path, capsys: pytest.CaptureFixture[str], name: bytes) -> None:
    old = next((home / "inbox").glob("*.xlsx"))
    new = old.with_name(os.fsdecode(name + b".xlsx"))
    old.rename(new)
    code, out, _ = day(home, capsys)
    assert (code, "Подготовлено на подпись: 7" in out) == (0, True)
    assert main(["update", str(new), "--home", str(home)]) == 0
    for verb in (["check", "--json"], ["register", "--json"]):
        capsys.readouterr()
        assert main([*verb, "--home", str(home)]) in {0, 1}
        json.loads(capsys.readouterr().out)
    assert day(home, capsys, "17.12.2025")[0] == 0, "the same workbook tomorrow"
    assert list(faults_of_names(home)) == []


@pytest.mark.parametrize(
    "place",
    first(
        3, ["", "454 от 11.12.2025/2025-12-16", "register.sqlite", "454 от 11.12.2025", "mail", "copies", ".run.lock"]
    ),
)
def test_nothing_is_written_through_a_link_in_the_outbox(
    home: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    elsewhere = home.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_text("чужое")
    link = home / "outbox" / place
    if not place:
        shutil.rmtree(link)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere / "file" if "." in place and "от" not in place else elsewhere)
    code, _, error = day(home, capsys)
    assert code == 3
    assert error.startswith("Ошибка: ")
    assert [p.name for p in elsewhere.iterdir()] == ["file"]
    assert (elsewhere / "file").read_text() == "чужое"


@pytest.mark.usefixtures("plain_days")
def test_a_workbook_still_being_copied_is_retried_and_never_half_read(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = next((home / "inbox").glob("*.xlsx"))
    data = book.read_bytes()
    book.write_bytes(data[:-20_000])

    def copy_on() -> None:
        with book.open("ab") as file:
            for at in range(20):
                file.write(data[-20_000 + at * 1000 :][:1000])
                file.flush()
                time.sleep(0.02)

    copying = threading.Thread(target=copy_on)
    copying.start()
    code, out, _ = day(home, capsys)
    copying.join()
    assert (code, "Подготовлено на подпись: 7" in out) in {(0, True), (3, False)}, "whole or not at all"
    assert day(home, capsys)[0] == 0
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert len(register.entries()) == 7


@LONG
def test_two_days_at_once_issue_once(home: Path) -> None:
    command = [sys.executable, str(ROOT / "run.py"), "day", "--on", "16.12.2025", "--home", str(home)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert not [e for _, e in told if "Traceback" in e]
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert len({e.number for e in register.entries()}) == len(register.entries()) == 7
    assert len(list((home / "outbox").rglob("*Просрочка*.docx"))) == 6


def test_idle_runs_leave_register_outbox_and_log_as_they_were(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def state() -> dict[str, tuple[int, int]]:
        found = (p for p in (used / "outbox").rglob("*") if p.is_file() and p.name != ".run.lock")
        return {str(p): (p.stat().st_size, p.stat().st_mtime_ns) for p in found if p.name != "register.sqlite"}

    day(used, capsys)
    before, size = state(), (used / "outbox" / "register.sqlite").stat().st_size
    told = {len("".join(day(used, capsys)[1:])) for _ in range(share(5, 30))}
    assert state() == before
    assert (used / "outbox" / "register.sqlite").stat().st_size == size
    assert max(told) < 1000, "a log of idle runs stays small"


def test_an_order_marked_as_restricted_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = tmp_path / "приказ.txt"
    text = (ROOT / "tests" / "data" / "order-454.txt").read_text("utf-8")
    order.write_text("Для служебного пользования\nЭкз. № 1\n" + text, "utf-8")
    home = tmp_path / "home"
    assert main(["init", str(home)]) == 0
    (home / "inbox" / "Замещение.xlsx").unlink()
    capsys.readouterr()
    assert main(["new", str(order), "--home", str(home)]) in {2, 3}
    assert "Traceback" not in capsys.readouterr().err
    assert not list((home / "inbox").glob("*.xlsx"))


@pytest.mark.usefixtures("plain_days")
def test_sql_like_and_glob_signs_in_keys_are_letters(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clerk = Clerk(next((home / "inbox").glob("*.xlsx")))
    clerk.set_order("Номер", "'; DROP TABLE papers; -- %_*?[a-z]")
    clerk.save()
    assert day(home, capsys)[0] == 0
    for document in ("%", "_", "*", "' OR 1=1 --", "01-15/К-_", "01-15/К-%", "overdue/%"):
        assert main(["explain", document, "--home", str(home)]) == 2
        assert main(["annul", document, "--reason", "x", "--home", str(home)]) == 2
    clerk.mark("01-15/К-%", Отправлен=date(2025, 12, 17))
    clerk.save()
    assert day(home, capsys, "17.12.2025")[0] == 0
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert not [e for e in register.entries() if e.sent_on]
