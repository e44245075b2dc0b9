"""A quiet day: nothing due, nothing changed. It loads little, writes little, and asks nothing twice."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from holidays import country_holidays
from openpyxl import load_workbook

from automation.cli import main
from automation.day.recollection import KIND, recall_doubts
from automation.model.plan import OrderId
from automation.model.report import Performer
from automation.plan.workdays import Calendar
from automation.register import Register
from automation.russian.performer_doubts import doubt_key, doubts_of
from tests.support.clerk import PERFORMERS, Clerk, new_home
from tests.support.nightly import LONG

ROOT = Path(__file__).resolve().parents[2]
ORDER = OrderId(number="454", date=date(2025, 12, 11))
HEAVY = {
    *("lxml", "openpyxl", "docx", "docxtpl", "xlsxwriter", "python_calamine", "jinja2", "holidays", "pymorphy3"),
    *("pytrovich", "yagmail", "keyring", "rich", "schedule", "smtplib", "ssl", "concurrent", "multiprocessing"),
    *("automation.letters.composing", "pickle", "email.message"),
}
CALL = """
import sys
from automation.cli import main
code = main(sys.argv[1:])
sys.stderr.write(" ".join(sorted(set(sys.modules))))
sys.exit(code)
"""


def work(home: Path, on: str) -> int:
    return main(["day", "--on", on, "--yes", "--home", str(home)])


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose papers of 16.12 are signed and sent; 17.12 has been worked."""
    home = tmp_path_factory.mktemp("worked")
    clerk = new_home(home)
    assert work(home, "2025-12-16") == 0
    with Register.open(home / "outbox" / "register.sqlite") as register:
        numbers = [e.number for e in register.entries()]
    for number in numbers:
        clerk.mark(number, Подписан=date(2025, 12, 16), Отправлен=date(2025, 12, 16))
    clerk.save()
    assert work(home, "2025-12-17") == 0
    return home


@pytest.fixture
def quiet(worked: Path, tmp_path: Path) -> Clerk:
    shutil.copytree(worked, tmp_path, dirs_exist_ok=True)
    return Clerk(next((tmp_path / "inbox").glob("*.xlsx")))


def standing(home: Path) -> dict[str, bytes]:
    """What stands in the outbox, the register and the kept messages left out."""
    files = (p for p in (home / "outbox").rglob("*") if p.is_file())
    return {
        str(p.relative_to(home)): p.read_bytes()
        for p in files
        if p.name not in {"register.sqlite", ".run.lock"} and p.parent.name != "mail"
    }


def test_a_quiet_day_loads_no_heavy_library_and_rewrites_nothing(quiet: Clerk, tmp_path: Path) -> None:
    before = standing(tmp_path)
    command = [sys.executable, "-c", CALL, "day", "--on", "2025-12-18", "--json", "--home", str(tmp_path), "--yes"]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=dict(os.environ, PYTHONPATH=str(ROOT))
    )
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["issued"], answer["mail"]) == (0, [], [])
    assert HEAVY & set(done.stderr.split()) == set()
    assert standing(tmp_path) == before


def test_a_reason_typed_alone_makes_the_summary_new(quiet: Clerk, tmp_path: Path) -> None:
    quiet.report("ПРИМ", "1", Причина="ремонт здания")
    quiet.save()
    assert work(tmp_path, "2025-12-18") == 0
    [path] = (tmp_path / "outbox").glob("*/2025-12-18/Сводка.xlsx")
    told = [str(cell) for sheet in load_workbook(path).worksheets for row in sheet.values for cell in row]
    assert "ремонт здания" in told
    assert [line for line in told if line.endswith("причина: ремонт здания")]


def test_an_address_is_declined_once_and_again_when_it_changes(quiet: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "outbox" / "register.sqlite"
    with Register.open(path) as register:
        known = recall_doubts(register, ORDER)
    assert len(known) == len(PERFORMERS) - 1  # the letters of one go to another
    line = quiet.rows("Исполнители", "Код")["ПРИМ"]
    quiet.write("Исполнители", line, {"Фамилия Имя Отчество": "Заяц Иван Иванович", "Фамилия И.О. (дат.)": None})
    quiet.save()
    assert work(tmp_path, "2025-12-18") <= 1
    with Register.open(path) as register:
        now = recall_doubts(register, ORDER)
        kept = json.loads(register.recall(KIND, "454/2025-12-11") or "{}")
        assert [d for doubts in now.values() for d in doubts] == [
            ("dative-unsure", "Фамилия И.О. (дат.)", "Зайцу И.И.")
        ]
        register.note(KIND, "454/2025-12-11", json.dumps(kept | {"rules": "of another program"}))
        assert recall_doubts(register, ORDER) == {}


def test_what_is_known_is_not_looked_up() -> None:
    performer = Performer(code="А", groups=(), organisation="МБУ «Пример»", post="Директор", name="Заяц Иван Иванович")
    told = ("dative-unsure", "Фамилия И.О. (дат.)", "как помнится")
    assert doubts_of([performer], {doubt_key(performer): (told,)}) == {doubt_key(performer): (told,)}
    assert doubts_of([performer], {})[doubt_key(performer)] != (told,)


@LONG
def test_a_faulty_template_stops_the_day_before_anything_is_issued(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_home(tmp_path)
    words = tmp_path / "templates" / "words" / "overdue.txt"
    sound = words.read_text("utf-8")
    words.write_text(sound.replace("{{", "{{ нет_такого_имени ~ ", 1), "utf-8")
    capsys.readouterr()
    assert work(tmp_path, "2025-12-16") == 2
    assert "overdue.txt" in capsys.readouterr().err
    with Register.open(tmp_path / "outbox" / "register.sqlite") as register:
        assert register.entries() == ()
        assert register.mail() == ()
    words.write_text(sound, "utf-8")
    assert work(tmp_path, "2025-12-16") == 0


def test_templates_are_checked_only_when_they_are_new(quiet: Clerk, tmp_path: Path) -> None:
    from automation.day.office_words import templates_mark

    with Register.open(tmp_path / "outbox" / "register.sqlite") as register:
        mark = templates_mark(tmp_path)
        assert register.recall("template", mark) == "2025-12-16"
    page = tmp_path / "templates" / "letter.docx"
    page.write_bytes(page.read_bytes() + b"\0")
    assert templates_mark(tmp_path) != mark


def test_the_calendar_read_from_one_file_is_that_of_the_whole_library() -> None:
    calendar = Calendar()
    for year in (2024, 2025, 2026, 2030):
        russia = country_holidays("RU", years=year)
        first = date(year, 1, 1).toordinal()
        days = [date.fromordinal(first + n) for n in range(365)]
        assert [d for d in days if calendar.is_working(d) != russia.is_working_day(d)] == []


def test_a_child_that_meets_no_fault_loads_nothing_to_tell_one_with() -> None:
    asked = "import sys, automation.system.serving; print('traceback' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
