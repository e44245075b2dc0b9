"""Whatever is wrong with one workbook costs that workbook alone, also where it shows only at the register."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from automation.register import Register
from tests.day.test_day_inbox import book_of, numbers, second_order, work
from tests.support.clerk import HEADS, PERFORMERS, Clerk, new_home
from tests.support.nightly import LONG

REFUSING = """
CREATE TRIGGER refusing BEFORE INSERT ON papers
WHEN (SELECT number FROM orders WHERE id = new.order_id) = '454'
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: papers.key'); END
"""


def orders_of(answer: dict[str, object] | None) -> list[str]:
    """The number of the order of each paper issued."""
    assert answer
    issued = answer["issued"]
    assert isinstance(issued, list)
    return [p["order"]["number"] for p in issued]


def messages_of(answer: dict[str, object] | None) -> dict[str, tuple[str, str]]:
    """File → state and message."""
    assert answer
    read = answer["read"]
    assert isinstance(read, list)
    return {r["file"]: (r["state"], r["message"]) for r in read}


def change(home: Path, script: str) -> None:
    with closing(sqlite3.connect(home / "outbox" / "register.sqlite")) as db:
        db.executescript(script)


@LONG
@pytest.mark.usefixtures("plain_days")
def test_codes_that_differ_in_one_sign_get_a_letter_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alike = tuple(
        (code, HEADS, f"МБУ «{name}»", "Директор", person, f"{mail}@example.org", "", "", "")
        for code, name, person, mail in (
            ("А/Б", "Пример", "Пробный Иван Иванович", "one"),
            ("А_Б", "Типовое", "Типовой Павел Павлович", "two"),
        )
    )
    new_home(tmp_path, (*PERFORMERS[:2], *alike))
    code, answer, _ = work(tmp_path, capsys)
    assert code <= 1
    assert answer
    assert {p["addressee"]["code"] for p in answer["issued"] if p["form"] == "letter"} == {"А/Б", "А_Б"}  # type: ignore[attr-defined]


@LONG
def test_orders_that_differ_in_one_sign_have_a_folder_each(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for clerk, number in ((Clerk(book_of(home)), "454/1"), (second_order(home), "454_1")):
        clerk.set_order("Номер", number)
        clerk.save()
    code, answer, _ = work(home, capsys)
    assert code == 0
    assert set(orders_of(answer)) == {"454/1", "454_1"}
    views = [p.parent.parent.name for p in sorted((home / "outbox").glob("*/*/Сводка.xlsx"))]
    assert views == ["454_1 от 11.12.2025", "454~_1 от 11.12.2025"]


@pytest.mark.usefixtures("plain_days")
def test_what_the_register_refuses_of_one_order_is_told_and_the_other_is_issued(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = book_of(home).name
    second_order(home)
    with Register.open(home / "outbox" / "register.sqlite"):
        pass
    change(home, REFUSING)
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert set(orders_of(answer)) == {"455"}
    state, told = messages_of(answer)[first]
    assert state == "unread"
    assert "такой документ за этот день уже есть" in told
    given = numbers(home)
    assert sorted(n for n in given if n.startswith("01-15")) == [f"01-15/К-{n}" for n in range(1, 5)]
    change(home, "DROP TRIGGER refusing")
    code, answer, _ = work(home, capsys)
    assert code == 0
    assert set(orders_of(answer)) == {"454"}, "nothing of it was lost"


@LONG
@pytest.mark.usefixtures("plain_days")
def test_a_fault_of_the_program_in_judging_one_order_costs_that_order(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = book_of(home).name
    assert work(home, capsys)[0] == 0
    change(home, "UPDATE orders SET seen_plan = '[1]'")
    second_order(home)
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert set(orders_of(answer)) == {"455"}
    state, told = messages_of(answer)[first]
    assert (state, "ошибка программы: AttributeError, " in told) == ("unread", True)


@pytest.mark.usefixtures("plain_days")
def test_words_that_fail_on_the_data_of_one_order_cost_that_order(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = second_order(home).path.name
    words = home / "templates" / "words" / "overdue.txt"
    text = words.read_text("utf-8")
    assert "[текст]\n" in text
    words.write_text(text.replace("[текст]\n", "[текст]\n{{ 1 // 0 if '455' in план }}\n"), "utf-8")
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert set(orders_of(answer)) == {"454"}
    state, told = messages_of(answer)[other]
    assert (state, "overdue.txt, раздел [текст]" in told) == ("unread", True)


def test_a_view_that_fails_stops_neither_the_others_nor_the_mail(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = book_of(home)
    second_order(home)
    assert work(home, capsys)[0] == 0
    change(home, "UPDATE notes SET value = '[' WHERE kind = 'summary' AND key LIKE '454/%'")
    clerk = Clerk(first)
    clerk.done("ОБР", "1", date(2025, 12, 16))
    clerk.save()
    code, _answer, _ = work(home, capsys, on="17.12.2025")
    assert code <= 1
    assert [p.parent.parent.name[:3] for p in (home / "outbox").glob("*/2025-12-17/Сводка.xlsx")] == ["454"]
    with Register.open(home / "outbox" / "register.sqlite") as register:
        assert str(register.last_day()) == "2025-12-17"


def test_who_is_replaced_in_one_of_two_workbooks_is_asked_about_in_the_other(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = second_order(home)
    _, before, _ = work(home, capsys, "--dry-run")
    other.append(
        "Замещение", {"Код": PERFORMERS[2][0], "Должность": "И.о. директора", "Фамилия Имя Отчество": "Новый П.И."}
    )
    other.save()
    _, after, _ = work(home, capsys, "--dry-run")
    assert before
    assert after
    assert after["findings"] == before["findings"] + 1  # type: ignore[operator]
