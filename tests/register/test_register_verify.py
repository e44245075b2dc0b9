"""The register looked after: compared with the outbox, exported for the office, shown as JSON."""

import io
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from automation.cli.json_answers import register_answer
from automation.errors import RegisterError
from automation.model.kinds import Form, Kind
from automation.model.report import Dispatch
from automation.register import Difference, Register, Remembered
from automation.register.export import COLUMNS
from automation.system.outbox import write_new
from tests.support.register_samples import DAY, LATER, ORDER, message, numbered, opened, paper


def home_with_papers(home: Path) -> Register:
    register = opened(home)
    register.issue(DAY, numbered(register, *(paper(c) for c in "АБВГ")))
    begun = list(register.pending())
    written = [w for batch in write_new(home, ((b.path, b.key.encode()) for b in begun[:3])) for w in batch]
    register.mark_written((b.key, w.sha256) for b, w in zip(begun, written, strict=False))
    return register


def told(register: Register, home: Path) -> list[tuple[Difference, str]]:
    return [(d.kind, d.number) for d in register.verify(home)]


def sign(register: Register, *documents: str) -> None:
    facts = register.match(ORDER, [Dispatch(document=d, signed_on=DAY) for d in documents], DAY).facts
    register.issue(DAY, remembered=[Remembered(order=ORDER, dispatches=facts)])


def test_an_outbox_like_the_register_has_nothing_to_tell_but_what_is_not_written(tmp_path: Path) -> None:
    with home_with_papers(tmp_path) as register:
        assert told(register, tmp_path) == [(Difference.UNWRITTEN, "01-15/К-4")]


def test_missing_changed_and_stray_files_are_told_and_not_touched(tmp_path: Path) -> None:
    with home_with_papers(tmp_path) as register:
        papers = [tmp_path / e.path for e in register.entries()]
        papers[0].unlink()
        papers[1].write_bytes(b"changed")
        papers[1].with_name("чужой.docx").write_bytes(b"PK")
        papers[1].with_name("~$чужой.docx").write_bytes(b"lock")
        papers[1].with_name(".plan-1-1.tmp").touch()
        assert told(register, tmp_path) == [
            (Difference.MISSING, "01-15/К-1"),
            (Difference.CHANGED, "01-15/К-2"),
            (Difference.UNWRITTEN, "01-15/К-4"),
            (Difference.STRAY, ""),
            (Difference.TEMPORARY, ""),
        ]
        assert papers[1].with_name(".plan-1-1.tmp").exists()
        assert not papers[0].exists()


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ("DELETE FROM occasions WHERE paper_id = 2", "нет поводов, и о том же было бы написано ещё раз"),
        ("DELETE FROM texts WHERE paper_id = 2", "у документа нет текста"),
        ("DELETE FROM papers WHERE id = 2", "удалены записи, на которые ссылаются другие"),
        ("DELETE FROM orders", "удалены записи, на которые ссылаются другие"),
        ("DROP INDEX occasion_once", "нет частей occasion_once"),
        ("DROP TABLE editions", "нет частей editions"),
    ],
)
def test_a_register_edited_by_hand_issues_nothing_and_tells_what_is_wrong(
    tmp_path: Path, edit: str, words: str
) -> None:
    home_with_papers(tmp_path).close()
    path = tmp_path / "outbox" / "register.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute(edit)
        db.commit()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=f"изменён не программой: .*{words}.*из последней резервной копии"):
        opened(tmp_path)
    with Register.open(path, read_only=True) as register:
        assert (Difference.EDITED, "") in told(register, tmp_path)
        assert any(words in d.message for d in register.verify(tmp_path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE papers SET kind = 'x'",
        "UPDATE papers SET signed_on = 'вчера'",
        "UPDATE occasions SET control_date = 5",
        "UPDATE mail SET state = 'x'",
        "UPDATE orders SET baseline = '{'",
        "UPDATE orders SET date = 'x'",
        "UPDATE days SET day = '2025-12-99'",
    ],
)
def test_values_no_program_has_written_are_a_register_edited_by_hand(tmp_path: Path, edit: str) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("А")), [message("a@example.org")], [Remembered(order=ORDER)])
        register.finish_day(DAY)
        register.run(edit)
        with pytest.raises(RegisterError, match="изменён не программой: запись не читается"):
            register.entries(), register.mail(), register.history(ORDER, LATER), register.orders(), register.last_day()


def test_a_paper_changed_or_scanned_when_signed_is_no_fault(tmp_path: Path) -> None:
    with home_with_papers(tmp_path) as register:
        papers = [tmp_path / e.path for e in register.entries()]
        papers[0].rename(papers[0].with_suffix(".pdf"))
        papers[1].write_bytes(b"changed by the head")
        sign(register, "01-15/К-1", "01-15/К-2")
        found = register.verify(tmp_path)
        assert [(d.kind, d.is_fault) for d in found[:2]] == [(Difference.SIGNED_ANEW, False)] * 2


def test_a_number_cut_out_of_the_register_is_told(tmp_path: Path) -> None:
    with home_with_papers(tmp_path) as register:
        register.run("PRAGMA foreign_keys = OFF")
        register.run("DELETE FROM papers WHERE seq = 2")
        assert (Difference.GAP, "01-15/К-3") in told(register, tmp_path)


def sheet_of(register: Register, title: str = "Исходящие письма") -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(register.export_journal()))
    return [tuple(c.value for c in row) for row in book[title].iter_rows()]


def test_the_journal_has_the_columns_of_an_office_and_claims_no_signature(tmp_path: Path) -> None:
    with home_with_papers(tmp_path) as register:
        row = Dispatch(
            document="01-15/К-1",
            signed_on=DAY,
            sent_on=DAY,
            registered="01-15/77 от 16.12.2025",
            way="e-mail",
            answer="=1+1",
        )
        facts = register.match(ORDER, [row], DAY).facts
        register.issue(DAY, remembered=[Remembered(order=ORDER, dispatches=facts)])
        register.annul("01-15/К-2", "ошибка", LATER)
        head, first, second, third, *_ = sheet_of(register)
        assert head[:5] == ("№ п/п", "Рег. №", "Дата", "Адресат", "Краткое содержание")
        assert first[1] == "01-15/77 от 16.12.2025"
        assert (first[5], first[8], first[9]) == ("Бобков Д.А.", "e-mail", "=1+1")
        assert first[10] == "напечатан номер 01-15/К-1"
        assert (second[5], second[10]) == (None, "аннулировано 17.12.2025: ошибка")
        assert (third[5], third[10]) == (None, "проект, не подписан")


def test_the_journal_prints_at_eight_points_or_more() -> None:
    room = (297 - 20) / 25.4 * 96  # pixels between the margins of A4 across
    assert 9 * room / sum(7 * column.width + 5 for column in COLUMNS) >= 8


def test_each_numbering_journal_has_its_sheet_and_no_text_becomes_a_formula(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, numbered(register, paper("=HYPERLINK(1)", form=Form.NOTE), paper("-", form=Form.MEMO)))
        book = openpyxl.load_workbook(io.BytesIO(register.export_journal()))
        assert book.sheetnames == ["Исходящие письма", "Служебные записки", "Докладные записки"]
        assert {c.data_type for row in book["Служебные записки"].iter_rows() for c in row} <= {"s", "n", "d"}


def test_a_journal_that_has_no_title_yet_is_exported_under_its_own_name(tmp_path: Path) -> None:
    with home_with_papers(tmp_path) as register:
        register.run("UPDATE papers SET journal = 'acts' WHERE seq = 3")
        assert [row[1] for row in sheet_of(register, "acts")] == ["Рег. №", "01-15/К-3"]


@pytest.mark.parametrize("empty", [True, False])
def test_the_json_of_the_register_has_the_contracts_fields(tmp_path: Path, *, empty: bool) -> None:
    with opened(tmp_path) as register:
        if empty:
            assert register_answer(register.entries(), register.mail()) == {"issued": []}
            return
        new = numbered(
            register, paper("А", items=("2", "1", "2.1")), paper("-", kind=Kind.PROGRESS, form=Form.REFERENCE)
        )
        register.issue(DAY, new, [message("head@example.org", new[1].key, kind="progress", order=ORDER)])
        letter, reference = register_answer(register.entries(), register.mail())["issued"]
        assert letter["order"] == {"number": "454", "date": "2025-12-11"}
        assert letter["addressee"] == {"code": "А", "organisation": "МБУК «Образец»", "name": "Примерова Анна Ивановна"}
        assert letter["items"] == ["1", "2", "2.1"]
        assert letter["occasions"][0] == {
            "code": "А",
            "item": "2",
            "control_date": "2025-12-12",
            "kind": "overdue",
            "step": 1,
        }
        assert (letter["date"], letter["state"], letter["mail"]) == ("2025-12-16", "draft", [])
        assert reference["addressee"] is None
        assert [m["state"] for m in reference["mail"]] == ["queued"]
        assert date.fromisoformat(reference["date"]) == DAY
