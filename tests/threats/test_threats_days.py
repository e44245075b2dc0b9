"""Secrets, clocks, terminals, a damaged register, and what may never stand on a paper: over whole days."""

import base64
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automation.cli import main, verb_explain
from automation.cli.verbs import Surroundings
from automation.register import Register
from tests.day.test_day_mail import configure
from tests.post.test_post_tls import server_context
from tests.support.clerk import PERFORMERS, ROOT, Clerk, new_home
from tests.support.nightly import LONG, first
from tests.support.post_servers import polite, scripted
from tests.support.sheet_reader import as_seen
from tests.support.threats_world import letters_of, run_apart, text_of_docx, texts_of_xlsx, written

pytestmark = pytest.mark.usefixtures("true_readings")
PASSWORD = "Sample-pass-7f3a9c-of-nobody"
SECRET_CELL = "7/001"


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("worked") / "home"
    clerk = new_home(home)
    clerk.done("ОБР", "12", date(2025, 12, 12), Комментарий="см. лист Z9 и файл x.xlsx", Представил="Тайнов Т.Т.")
    clerk.report("ОБР", "6", Комментарий="исх. № 7/001дсп")
    clerk.save()
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) in {0, 1}
    return home


@pytest.fixture
def home(worked: Path, tmp_path: Path) -> Path:
    shutil.copytree(worked, tmp_path / "home")
    return tmp_path / "home"


def secrets() -> list[bytes]:
    """The password, and what base64 makes of it at any place of a longer text."""
    encoded = (base64.b64encode(b"x" * n + PASSWORD.encode()) for n in range(3))
    return [PASSWORD.encode(), *(e[4:-4] for e in encoded)]


def test_the_password_stands_nowhere_after_a_failing_mail_day(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUTOMATION_MAIL_PASSWORD", PASSWORD)

    def worked(*argv: str) -> int:
        return main([*argv, "--home", str(home)])

    with polite(server_context("good"), password="another") as (inbox, port):
        configure(home, port)
        assert worked("day", "--on", "22.12.2025", "--yes") == 1, "the office must look"
        worked("send", "--on", "22.12.2025")
        worked("mail", "--on", "22.12.2025", "test", "office@example.org")
        assert inbox.logins, "it was tried"
    with scripted(BANNER=b"junk\r\n") as server:
        text = (home / "templates" / "office.toml").read_text("utf-8")
        (home / "templates" / "office.toml").write_text(
            text.replace(f"port = {port}", f"port = {server.port}"), "utf-8"
        )
        worked("send", "--on", "23.12.2025")
    said = "".join(capfd.readouterr())
    assert "Traceback" not in said
    everything = [said.encode(), *(p.read_bytes() for p in home.rglob("*") if p.is_file())]
    for secret in secrets():
        assert not [b for b in everything if secret in b]


def at(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer's clock shows a moment of Moscow."""
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Moscow"))
    real = time.localtime
    monkeypatch.setattr(Surroundings, "now", lambda _self, _settings: now)
    monkeypatch.setattr(time, "localtime", lambda s=None: real(now.timestamp() if s is None else s))


def count(home: Path) -> int:
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        return len(register.entries())


def test_a_clock_that_lost_its_time_is_told_and_nothing_is_dated_by_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = count(home)
    for moment in ("1970-01-01T03:00", "1999-12-31T09:00", "2101-01-01T09:00"):
        at(moment, monkeypatch)
        assert main(["day", "--home", str(home)]) == 3
        assert "Часы компьютера" in capsys.readouterr().err
    at("2025-12-15T09:00", monkeypatch)
    assert main(["day", "--home", str(home)]) == 1, "backwards: nothing is issued"
    assert count(home) == before


@pytest.mark.usefixtures("plain_days")
@pytest.mark.parametrize("moment", ["2025-12-31T23:59", "2026-01-12T09:00", "2028-02-29T09:00"])
def test_new_year_and_leap_day_pass(home: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    at(moment, monkeypatch)
    assert main(["day", "--home", str(home), "--yes"]) in {0, 1}  # February 2028: a person trusts the clock
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        numbers = [(e.day.year, e.form, e.number) for e in register.entries()]
        assert register.last_day() == date.fromisoformat(moment[:10])
    assert len(numbers) == len(set(numbers)), "numbers begin again each year and never repeat within one"


@LONG
def test_the_day_is_that_of_the_office_whatever_the_server_thinks(home: Path) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        answer = run_apart(home, "day", "--dry-run", TZ=zone).stdout.splitlines()[0]
        assert answer == f"День {datetime.now(ZoneInfo('Europe/Moscow')):%d.%m.%Y}"


@pytest.mark.parametrize(
    "more",
    first(
        1,
        [
            {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        ],
    ),
)
def test_a_bare_locale_costs_nothing(home: Path, more: dict[str, str]) -> None:
    told = run_apart(home, "day", "--on", "17.12.2025", **more)
    assert told.returncode in {0, 1}, told.stderr
    assert "Прочитано: № 454" in told.stdout
    assert not told.stderr


@pytest.mark.parametrize("where", first(1, ["2>&- >&-", "| true", ">&-", ">/dev/full"]))
def test_a_terminal_that_is_gone_ends_no_day(home: Path, where: str) -> None:
    line = f"'{sys.executable}' '{ROOT / 'run.py'}' day --on 23.12.2025 --yes --home '{home}' {where}"
    told = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert told.returncode == (3 if "full" in where else 0) or told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "Exception ignored" not in told.stderr
    assert ("подготовленные документы выпущены" in told.stderr) is ("full" in where)
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert register.last_day() == date(2025, 12, 23)


def _sql(*statements: str) -> Callable[[Path], None]:
    def change(register: Path) -> None:
        db = sqlite3.connect(register)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()

    return change


def _flip(register: Path) -> None:
    data = bytearray(register.read_bytes())
    for at_byte in range(4096 * 3, len(data), 97):
        data[at_byte] ^= 0xFF
    register.write_bytes(data)


def _folder(register: Path) -> None:
    register.unlink()
    register.mkdir()


def _foreign(register: Path) -> None:
    register.unlink()
    _sql("CREATE TABLE x (a)")(register)


SPOILT: dict[str, Callable[[Path], object]] = {
    "truncated": lambda r: r.write_bytes(r.read_bytes()[:5000]),
    "zero": lambda r: r.write_bytes(b""),
    "text": lambda r: r.write_text("журнал" * 1000),
    "newer": _sql("PRAGMA user_version = 9999"),
    "deleted": lambda r: r.unlink(),
    "folder": _folder,
    "flipped": _flip,
    "foreign": _foreign,
    "a table lost": _sql("DROP TABLE occasions"),
    "a link": lambda r: r.symlink_to(r.rename(r.with_name("x"))),
}


@pytest.mark.parametrize("how", first(5, SPOILT))
def test_a_spoilt_register_is_never_begun_anew(home: Path, capsys: pytest.CaptureFixture[str], how: str) -> None:
    register = home / "outbox" / "register.sqlite"
    SPOILT[how](register)
    before = register.read_bytes() if register.is_file() else None
    papers = sorted((home / "outbox").rglob("*.docx"))
    capsys.readouterr()
    assert main(["day", "--on", "23.12.2025", "--yes", "--home", str(home)]) == 3
    assert "register.sqlite" in capsys.readouterr().err
    for verb in (
        ["status"],
        ["annul", "01-15/К-1", "--reason", "x"],
        ["reissue", "01-15/К-1"],
        ["explain", "01-15/К-1"],
    ):
        assert main([*verb, "--home", str(home)]) == 3
    assert (register.read_bytes() if register.is_file() else None) == before
    assert sorted((home / "outbox").rglob("*.docx")) == papers


def test_a_fault_nobody_foresaw_is_one_line_and_no_day_done(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _sql("UPDATE orders SET seen_plan = '[1]'")(home / "outbox" / "register.sqlite")
    capsys.readouterr()
    assert main(["day", "--on", "23.12.2025", "--home", str(home)]) == 3, "1 would count as done"
    told = capsys.readouterr()
    [line] = [line for line in told.out.splitlines() if "ошибка программы: AttributeError, " in line]
    assert line.startswith("НЕ ОБРАБОТАНО: № 454 от 11.12.2025.xlsx: ")
    assert ("Traceback" in told.out, told.err) == (False, "")


def test_a_fault_nobody_foresaw_in_another_command_is_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb_explain, "explain_lines", lambda found, _mail: found.a_name_it_has_not)
    capsys.readouterr()
    assert main(["explain", "01-15/К-1", "--home", str(home)]) == 3, "1 would count as done"
    told = capsys.readouterr().err
    assert told.startswith("Ошибка программы: AttributeError, ")
    assert (told.count("\n"), "Traceback" in told) == (1, False)


NEVER = re.compile(
    r"\b[0-9a-f]{32,}\b|\.xlsx|\.sqlite|\.docx|inbox|outbox|(?:overdue|reminder|progress|completion)/"
    r"|\bлист\w* «?[A-ZА-Я]|None|nan\b|7/001|дсп|\{\{|в полном объ[её]ме|(?<!не )завершен(?!ии)|\bповторно\b"
    r"|оставлен\w* без ответа",
    re.IGNORECASE,
)


def test_what_may_never_stand_on_a_paper_in_a_mail_or_on_the_board_does_not(home: Path) -> None:
    assert main(["day", "--on", "29.12.2025", "--yes", "--home", str(home)]) in {0, 1}
    papers = [p for p in written(home) if p.suffix == ".docx" and p.name.startswith("2025-")]
    assert {p.name.split()[2].removesuffix(".docx") for p in papers} >= {"Просрочка", "Справка", "Докладная"}
    for path in papers:
        text = text_of_docx(path.read_bytes())
        own = text.replace("см. лист Z9 и файл x.xlsx", "") if "Докладная" in path.name else text
        assert not NEVER.search(own), path
        assert "Тайнов" not in text
    people = {p[4].split()[0] for p in PERFORMERS}
    for message in letters_of(home).values():
        assert not NEVER.search(str(message["Subject"]))
        assert not [name for name in people if name in str(message["Subject"])]
        assert SECRET_CELL not in message.as_string()
    board = (home / "outbox" / "board.html").read_text("utf-8")
    shown = re.sub(r'(?s)<(script|style).*?</\1>|href="[^"]*"', "", board)
    assert not re.search(r"[0-9a-f]{32,}|7/001|register\.sqlite|\.xlsx", shown)
    assert not [name for name in people if name in shown], "organisations only"
    for path in (p for p in written(home) if p.suffix == ".xlsx" and "copies" not in p.parts):
        assert "7/001" not in "\n".join(texts_of_xlsx(path.read_bytes()))


def test_a_day_before_the_order_and_a_far_day_issue_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    Clerk(new_home(home).path)
    assert main(["day", "--on", "03.12.2025", "--home", str(home)]) == 1, "so far ahead it is a mistyped year"
    (mail,) = (message_from_bytes(p.read_bytes(), policy=policy.default) for p in home.rglob("2025-12-03*.eml"))
    assert isinstance(body := mail.get_body(("plain",)), EmailMessage)
    assert "проверьте «Дата» на листе «Распоряжение»" in as_seen(" ".join(body.get_content().split()))
    assert main(["check", "--on", "03.12.2025", "--home", str(home)]) == 1
    assert "[order-ahead]" in capsys.readouterr().out
    assert main(["day", "--on", "10.12.2025", "--home", str(home)]) == 0
    assert main(["day", "--on", "16.12.2099", "--home", str(home)]) == 2
    assert not list((home / "outbox").rglob("*Просрочка*"))
    with pytest.raises(SystemExit) as stopped:
        main(["day", "--on", "31.12.9999", "--yes", "--home", str(home)])
    assert stopped.value.code == 2
