"""What a day issues stands in the register in one piece: numbers, occasions, texts, mail."""

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.errors import CallError, RegisterError, StorageError, WorkbookError
from automation.model.control import PaperState
from automation.model.kinds import Form, Kind
from automation.model.report import StatusRow
from automation.model.reported import Claim, RowKey, SeenRow, Snapshot
from automation.register import MailState, Register, Remembered, SeenBook
from tests.support.register_samples import DAY, LATER, ORDER, OTHER, message, numbered, only, opened, paper


def test_numbers_go_on_within_a_journal_and_start_anew_each_january(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        assert register.next_number("letters", 2025, 7) == 7
        register.issue(DAY, numbered(register, paper("А"), paper("Б"), paper("В", form=Form.NOTE)))
        assert register.next_number("letters", 2025, 7) == 3
        assert register.next_number("notes", 2025, 7) == 2
        assert register.next_number("memos", 2025, 7) == 7
        assert register.next_number("letters", 2026, 7) == 1


def test_the_first_year_begins_at_the_number_the_office_named(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        new = [replace(numbered(register, paper("А"))[0], seq=41, number="01-15/К-41")]
        register.issue(DAY, new)
        assert register.next_number("letters", 2025, 41) == 42


def test_a_gap_in_numbers_issues_nothing_at_all(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        first, second = numbered(register, paper("А"), paper("Б"))
        with pytest.raises(RegisterError, match="не следует"):
            register.issue(DAY, [first, replace(second, seq=3)], [message("head@example.org")])
        assert register.entries() == ()
        assert register.mail() == ()
        assert register.unfinished_day() is None


def test_an_occasion_is_spent_once_ever(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А")))
        with pytest.raises(WorkbookError, match="по этому поводу документ уже выпущен") as refused:
            register.issue(LATER, numbered(register, paper("А", day=LATER)))
        assert refused.value.order == ORDER
        assert len(register.entries()) == 1


def test_the_same_occasion_of_another_order_is_another_one(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А"), paper("А", order=OTHER)))
        assert [e.order for e in register.entries()] == [ORDER, OTHER]
        assert len(register.entries(order=OTHER)) == 1
        assert register.entries(day=LATER) == ()


def test_a_paper_is_remembered_with_what_it_asks_for_again(tmp_path: Path) -> None:
    asked = {"code": "А", "item": "7", "control_date": "2025-12-12", "kind": "overdue", "step": 2}
    with opened(tmp_path) as register:
        first, second = numbered(register, paper("А"), paper("Б"))
        register.issue(DAY, [first, replace(second, reason={**second.reason, "again": [asked]})])
        entries = register.history(ORDER, LATER).entries
        assert [o.code_item_term for e in entries for o in e.again] == [("А", "7", date(2025, 12, 12))]
        assert {o.order for e in entries for o in e.again} == {ORDER}
        assert ("А", "7") not in {o.code_and_item for o in register.history(ORDER, LATER).spent}


def test_a_begun_paper_is_pending_until_its_file_is_written(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, *(paper(f"К{i}") for i in range(450))))
        begun = list(register.pending())
        assert [b.number for b in begun] == [f"01-15/К-{i}" for i in range(1, 451)]
        assert begun[0].letter == {"title": "Письмо К0"}
        register.mark_written((b.key, "0" * 64) for b in begun[:-1])
        assert [b.key for b in register.pending()] == [begun[-1].key]


def test_history_remembers_everything_of_an_order_and_nothing_of_another(tmp_path: Path) -> None:
    claim = Claim(code="А", item="1", control_date=None, executed_on=DAY, first_seen=DAY, accepted=False)
    plan = {"items": [{"number": "1", "due": DAY}]}
    told = StatusRow(code="А", item="3", row=4, done="да", staff_total=9, staff_moved=0)
    today = Remembered(
        order=ORDER,
        claims=(claim,),
        rows=(SeenRow(key=RowKey(code="А", item="3", control_date=None), since=DAY, row=told),),
        snapshots=(Snapshot(kind=Kind.PROGRESS, day=DAY, facts={"met": 1}),),
        baseline={"met": 0},
        seen_plan=plan,
        book=SeenBook(order=ORDER, file="a.xlsx", sha256="b" * 64, modified="2025-12-15T10:00:00", filled=4),
    )
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А", items=("1", "2"))), remembered=[today])
        register.finish_day(DAY)
        again = replace(
            today, claims=(replace(claim, first_seen=LATER, accepted=True),), baseline={"met": 9}, snapshots=()
        )
        register.issue(LATER, remembered=[again])
        seen = register.history(ORDER, LATER)
        assert seen.claims == (replace(claim, accepted=True),)
        assert seen.rows == {version.key: (version, version) for version in today.rows}
        assert seen.rows_since == ORDER.date
        assert seen.snapshots[0].facts == {"met": 1}
        assert (seen.baseline, seen.seen_plan) == ({"met": 0}, {"items": [{"number": "1", "due": "2025-12-16"}]})
        assert seen.previous_day == DAY
        assert {o.item for o in seen.spent} == {"1", "2"}
        assert only(seen.entries).cited == "01-15/К-1 от 16.12.2025"
        other = register.history(OTHER, DAY)
        assert (other.entries, other.previous_day) == ((), None)
        known = register.orders()
        assert (known[0].order, known[0].book and known[0].book.filled) == (ORDER, 4)


def test_a_stopped_day_is_told_until_it_is_finished(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, [])
        assert (register.unfinished_day(), register.last_day()) == (DAY, None)
        register.finish_day(DAY)
        assert (register.unfinished_day(), register.last_day()) == (None, DAY)
        register.issue(DAY, [])
        assert register.last_day() == DAY


def test_texts_are_kept_literally_whatever_signs_they_hold(tmp_path: Path) -> None:
    evil = "Б'; DROP TABLE papers; -- %s {{7*7}} _*?[x]"
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper(evil)))
        assert only(register.entries()).addressee_code == evil
        assert register.find(paper(evil).key).number == "01-15/К-1"
        with pytest.raises(CallError):
            register.find("%")
        register.note("template", evil, "1")
        assert register.recall("template", evil) == "1"


def test_mail_is_queued_with_the_papers_and_never_twice(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        letter = message("head@example.org", kind="progress", order=ORDER)
        register.issue(DAY, [], [letter])
        register.issue(LATER, [], [letter, message("deputy@example.org")])
        assert [(m.to, m.state, m.since) for m in register.mail()] == [
            ("head@example.org", MailState.QUEUED, DAY),
            ("deputy@example.org", MailState.QUEUED, LATER),
        ]
        assert [m.order for m in register.mail(MailState.QUEUED, keys=[letter.key])] == [ORDER, None]


def test_explain_tells_the_facts_of_the_day_of_issue(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А", items=("1", "2"))))
        told = register.explain("01-15/К-1")
        assert [g["item"] for g in told.reason["grounds"]] == ["1", "2"]
        assert told.letter == {"title": "Письмо А"}
        assert (told.entry.state, told.written, told.editions) == (PaperState.DRAFT, False, ())


def test_a_killed_transaction_leaves_no_trace(tmp_path: Path) -> None:
    opened(tmp_path).close()
    script = (
        "import os, sys, signal; from pathlib import Path\n"
        "from tests.support.register_samples import *\n"
        "with opened(Path(sys.argv[1])) as r:\n"
        "    new = numbered(r, *(paper(f'К{i}') for i in range(3000)))\n"
        "    from automation.register import papers\n"
        "    with r.transaction():\n"
        "        r.run('PRAGMA cache_spill = 1'); r.run('PRAGMA cache_size = 5')\n"
        "        ids = papers.order_ids(r, [ORDER])\n"
        "        papers.begin_papers(r, new, ids[ORDER])\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=Path(__file__).resolve().parents[2], check=False
    )
    assert done.returncode == -9
    assert (tmp_path / "outbox" / "register.sqlite-journal").exists()
    with Register.open(tmp_path / "outbox" / "register.sqlite", read_only=True) as register:
        assert register.entries() == ()
    with opened(tmp_path) as register:
        assert register.entries() == ()
        assert register.next_number("letters", 2025, 1) == 1


def test_a_full_disk_is_told_and_nothing_is_issued(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        pages = register.row("PRAGMA page_count")[0]
        register.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageError, match="диск"):
            register.issue(DAY, numbered(register, *(paper(f"К{i}") for i in range(500))))
        assert register.entries() == ()
        register.run("PRAGMA max_page_count = 100000")
        register.issue(DAY, numbered(register, paper("А")))


def test_a_busy_register_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.run("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(tmp_path / "outbox" / "register.sqlite", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RegisterError, match="занят"):
            register.entries()
        other.close()


def test_years_do_not_mix_when_the_clock_is_set_back(tmp_path: Path) -> None:
    new_year = date(2026, 1, 12)
    with opened(tmp_path) as register:
        register.issue(new_year, numbered(register, paper("А", day=new_year)))
        register.issue(DAY, numbered(register, paper("Б")))
        assert [(e.day.year, e.number) for e in register.entries()] == [(2026, "01-15/К-1"), (2025, "01-15/К-1")]
        assert register.find("01-15/К-1").day == new_year
        assert register.find("01-15/К-1 от 16.12.2025").day == DAY


def test_a_paper_is_remembered_with_its_heading(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А")))
        assert [e.subject for e in register.entries()] == ["О сроках исполнения"]


def test_each_occasion_keeps_the_answer_date_the_paper_names_for_it(tmp_path: Path) -> None:
    asked = paper("А", items=("1", "2"))
    first, second = asked.grounds
    named = replace(asked, respond_by=LATER, grounds=(first, replace(second, respond_by=date(2026, 1, 15))))
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, named))
        (entry,) = register.history(ORDER, LATER).entries
    assert entry.respond_by == LATER
    assert entry.answers == {second.occasion: date(2026, 1, 15)}
