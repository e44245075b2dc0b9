"""Homes, their workbooks, words and registers as earlier versions left them: every later version carries on.

``tests/data/home-0.1.tar.xz`` is that of 17.12.2025: six overdue papers signed and sent, one справка, seven messages.
``home-1.0.tar.xz`` is one that version 1.0 worked each day up to 13.01.2026, without its pages, copies and messages:
papers of two years signed and sent, a claim nobody has accepted, a report «в работе».
``home-2.0.tar.xz`` is one that version 2.0 worked up to 17.03.2026: a memo sent and news after it, a report returned
and answered, a promise by telephone, a letter waiting for a signature.
"""

import json
import shutil
import sqlite3
import tarfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from automation.cli import main
from automation.register import Register
from tests.support.clerk import ROOT, Clerk

EARLIER = ROOT / "tests" / "data" / "home-0.1.tar.xz"
JANUARY = EARLIER.with_name("home-1.0.tar.xz")
MARCH = EARLIER.with_name("home-2.0.tar.xz")
NEXT = {
    "2025-12-18": [],
    "2025-12-19": ["reminder"] * 6,
    "2025-12-22": ["progress"],
    "2025-12-23": ["overdue"] * 6,
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with tarfile.open(EARLIER) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path


def issued(home: Path, on: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["day", "--on", on, "--yes", "--json", "--home", str(home)]) == 0
    papers = json.loads(capsys.readouterr().out)["issued"]
    assert isinstance(papers, list)
    return papers


def numbers(home: Path) -> list[str]:
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        return [e.number for e in register.entries()]


@pytest.mark.usefixtures("plain_days")
def test_an_earlier_register_opens_and_agrees_with_its_papers(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = numbers(home)
    assert main(["register", "--verify", "--home", str(home)]) == 0
    assert main(["explain", "01-15/К-2", "--home", str(home)]) == 0
    assert "МБУ «Пример»" in capsys.readouterr().out
    assert numbers(home) == before
    assert len(before) == 7


@pytest.mark.usefixtures("plain_days")
def test_the_days_after_an_earlier_version_follow_without_a_gap_or_a_second_paper(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(next((home / "inbox").glob("*.xlsx")))
    for on, kinds in NEXT.items():
        papers = issued(home, on, capsys)
        assert [p["kind"] for p in papers] == kinds, on
        for paper in papers:
            day = date.fromisoformat(on)
            clerk.mark(str(paper["number"]), Подписан=day, Отправлен=day, Способ="эл. почта")
        clerk.save()
    given = numbers(home)
    assert sorted(n for n in given if n.startswith("01-15/")) == sorted(f"01-15/К-{n}" for n in range(1, 13))
    assert sorted(n for n in given if n.startswith("02-03/")) == sorted(f"02-03/К-{n}" for n in range(1, 7))
    assert main(["register", "--verify", "--home", str(home)]) == 0


@pytest.mark.usefixtures("plain_days")
def test_what_stood_in_the_rows_before_this_version_makes_no_burst_and_accuses_nobody(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(next((home / "inbox").glob("*.xlsx")))
    clerk.report("ПРИМ", "1", Состояние="в работе", Причина="болезнь", Ожидаемая_дата=date(2026, 1, 15))
    clerk.report("ОБР", "1", Состояние="исполнено", Дата_исполнения=date(2025, 12, 12), Подтверждение="приказ № 1")
    clerk.save()
    assert issued(home, "2025-12-18", capsys) == []
    for on in ("2025-12-19", "2025-12-22"):
        for paper in issued(home, on, capsys):
            day = date.fromisoformat(on)
            clerk.mark(str(paper["number"]), Подписан=day, Отправлен=day)
        clerk.save()
    second = {p["addressee"]["code"]: str(p["path"]) for p in issued(home, "2025-12-23", capsys)}  # type: ignore[index]
    pages = {code: Document(str(home / path)).paragraphs for code, path in second.items()}
    told = {
        code: "\n".join(p.text.replace("\u00a0–", " –").replace("–\u00a0", "– ") for p in page)
        for code, page in pages.items()
    }
    assert "(по пункту\u00a02) оставлено без ответа" in told["ПРИМ"]
    assert told["ПРИМ"].count("без ответа") == 1
    assert "находится в работе, причина задержки – болезнь, ожидаемая дата исполнения – 15.01.2026" in told["ПРИМ"]
    assert "оставлено без ответа" in told["ТИП"]
    assert "пункта 1 " not in told["ОБР"]
    assert main(["explain", "01-15/К-9", "--home", str(home)]) == 0
    assert "известно:" in capsys.readouterr().out


@pytest.mark.usefixtures("plain_days")
def test_earlier_words_pages_and_settings_still_make_every_kind_of_paper(home: Path) -> None:
    assert main(["templates", "check", "--home", str(home)]) == 0


@pytest.mark.usefixtures("plain_days")
def test_an_annulled_paper_of_an_earlier_version_is_written_anew_under_the_next_number(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Register.open(home / "outbox" / "register.sqlite") as register:
        entry = next(e for e in register.entries() if e.number == "01-15/К-1")
    assert main(["annul", "01-15/К-1", "--reason", "ошибка в адресе", "--home", str(home)]) in {0, 1}
    assert (home / entry.path).exists()
    papers = issued(home, "2025-12-18", capsys)
    assert [p["addressee"]["code"] for p in papers] == ["ОБР"]  # type: ignore[index]
    assert papers[0]["number"] == "01-15/К-5"


@pytest.mark.usefixtures("plain_days")
def test_an_earlier_workbook_is_brought_up_to_date_by_update(home: Path) -> None:
    book = next((home / "inbox").glob("*.xlsx"))
    assert main(["update", str(book), "--home", str(home)]) == 0
    assert main(["check", str(next((home / "outbox" / "updates").glob("*.xlsx"))), "--home", str(home)]) == 0


@pytest.mark.usefixtures("plain_days")
def test_readers_and_a_backup_leave_an_earlier_register_as_it_is(home: Path, tmp_path: Path) -> None:
    register = home / "outbox" / "register.sqlite"
    before = register.read_bytes()
    copy = tmp_path / "копия.sqlite"
    assert main(["backup", str(copy), "--home", str(home)]) == 0
    assert main(["day", "--on", "2025-12-18", "--dry-run", "--yes", "--home", str(home)]) == 0
    assert main(["register", "--verify", "--home", str(home)]) == 0
    assert register.read_bytes() == before
    with closing(sqlite3.connect(copy)) as copied, closing(sqlite3.connect(register)) as kept:
        assert list(copied.iterdump()) == list(kept.iterdump())


@pytest.mark.usefixtures("plain_days")
def test_a_home_of_version_1_0_moved_in_january_goes_on_as_that_version_would_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(JANUARY) as archive:
        archive.extractall(tmp_path, filter="data")
    assert main(["register", "--verify", "--home", str(tmp_path)]) == 0
    found = {}
    for on in ("2026-01-14", "2026-01-15", "2026-01-16", "2026-01-19"):
        capsys.readouterr()
        assert main(["day", "--on", on, "--yes", "--json", "--home", str(tmp_path)]) == 1, (
            "nobody of one group is named"
        )
        found[on] = [(p["number"], p["kind"], p["items"]) for p in json.loads(capsys.readouterr().out)["issued"]]
    second = [(number, "overdue", ["6"]) for number in ("02-03/К-1", "01-15/К-1", "01-15/К-2", "01-15/К-3")]
    assert found == {"2026-01-14": [], "2026-01-15": [], "2026-01-16": second, "2026-01-19": []}
    assert main(["register", "--verify", "--home", str(tmp_path)]) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "inbox" / "orders").is_dir()
    assert (tmp_path / "inbox" / "Замещение.xlsx").is_file()
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.usefixtures("plain_days")
def test_a_home_of_version_2_0_goes_on_as_that_version_would_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(MARCH) as archive:
        archive.extractall(tmp_path, filter="data")
    found, lost = {}, {}
    for on in ("2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23"):
        capsys.readouterr()
        assert main(["day", "--on", on, "--json", "--home", str(tmp_path)]) <= 1
        told = json.loads(capsys.readouterr().out)
        found[on] = [(p["number"], p["kind"], p["items"]) for p in told["issued"]]
        lost[on] = [(n["code"], n["item"]) for n in told["notices"] if n["kind"] == "lost_ground"]
    assert found == {
        "2026-03-18": [("02-01/К-2", "supplement", [])],
        "2026-03-19": [("01-15/К-11", "overdue", ["2", "4"])],
        "2026-03-20": [],
        "2026-03-23": [("02-03/К-3", "overdue", ["3"])],
    }
    assert lost == {
        "2026-03-18": [],
        "2026-03-19": [],
        "2026-03-20": [("САД", "4")],
        "2026-03-23": [("САД", "4")],
    }
    assert main(["register", "--verify", "--home", str(tmp_path)]) == 0


@pytest.mark.usefixtures("plain_days")
def test_a_day_later_than_the_copy_of_the_register_is_repeated_and_makes_the_same_papers(
    home: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """The way described in docs/admin.ru.md for a register whose last copy lacks a day."""
    apart, register = tmp_path_factory.mktemp("apart"), home / "outbox" / "register.sqlite"
    assert issued(home, "2025-12-18", capsys) == []
    assert main(["backup", str(apart / "copy.sqlite"), "--home", str(home)]) == 0
    assert len(issued(home, "2025-12-19", capsys)) == 6
    shutil.copy(apart / "copy.sqlite", register)
    assert main(["register", "--verify", "--home", str(home)]) == 3, "papers no register knows"
    (lost,) = (home / "outbox").glob("*/2025-12-19")
    kept = Path(shutil.move(lost, apart))
    assert len(issued(home, "2025-12-19", capsys)) == 6
    assert {p.name: p.read_bytes() for p in lost.glob("*[0-9]_*.docx")} == {
        p.name: p.read_bytes() for p in kept.glob("*[0-9]_*.docx")
    }
    assert main(["register", "--verify", "--home", str(home)]) == 0
