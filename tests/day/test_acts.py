"""«Перевыпустить»: a date beside a paper prints it anew, once, and what it led to is told."""

from datetime import date, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from automation.cli import main
from automation.model.control import PaperState
from automation.register import Register
from tests.day.test_day_inbox import book_of, work
from tests.support.clerk import Clerk
from tests.support.nightly import first

pytestmark = pytest.mark.usefixtures("plain_days")


@pytest.fixture
def home(issued: Path) -> Path:
    return issued


def ask(home: Path, number: str, on: date) -> None:
    clerk = Clerk(book_of(home))
    clerk.mark(number, Перевыпустить=on)
    clerk.save()


def editions(home: Path, number: str) -> tuple[int, date]:
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        entry = register.find(number)
    return entry.edition, entry.day


def checked(home: Path, capsys: pytest.CaptureFixture[str], on: str) -> str:
    capsys.readouterr()
    main(["check", "--on", on, "--home", str(home)])
    return capsys.readouterr().out


def test_a_paper_is_printed_anew_once_on_the_day_asked_and_this_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(home, "01-15/К-2", date(2025, 12, 17))
    work(home, capsys)
    assert editions(home, "01-15/К-2") == (1, date(2025, 12, 16)), "not before its day"
    work(home, capsys, on="17.12.2025")
    assert editions(home, "01-15/К-2") == (2, date(2025, 12, 17))
    work(home, capsys, on="18.12.2025")
    assert editions(home, "01-15/К-2") == (2, date(2025, 12, 17))
    assert "Документ № 01-15/К-2 напечатан заново" in checked(home, capsys, "18.12.2025")
    assert "напечатан заново" not in checked(home, capsys, "29.12.2025")


def test_what_cannot_be_printed_anew_is_told_with_the_reason(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(home, "01-15/К-99", date(2025, 12, 17))
    code, answer, _ = work(home, capsys, on="17.12.2025")
    assert answer
    assert code in {0, 1}
    assert "не перевыпущен" in checked(home, capsys, "17.12.2025")


def morning_mail(home: Path, on: str) -> str:
    messages = [message_from_bytes(p.read_bytes(), policy=default) for p in (home / "outbox").rglob("*.eml")]
    bodies = [m.get_body(("plain",)) for m in messages if f"исполнения, {on}" in str(m["Subject"])]
    return "\n".join(str(body.get_content()) for body in bodies if body)


@pytest.mark.parametrize(
    "on", first(1, ["18.12.2025", "19.12.2025"]), ids=["the answer is due", "the answer date has passed"]
)
def test_nobody_is_told_to_print_anew_what_this_morning_prints(
    home: Path, capsys: pytest.CaptureFixture[str], on: str
) -> None:
    ask(home, "01-15/К-2", datetime.strptime(on, "%d.%m.%Y").date())
    work(home, capsys, on=on)
    mail = morning_mail(home, on)
    assert "Контроль исполнения" in mail
    assert "01-15/К-3 от 16.12.2025" in mail
    assert "01-15/К-2 от 16.12.2025" not in mail


def test_another_letter_of_the_same_morning_to_the_same_addressee_does_not_forbid_a_new_copy(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on = date(2025, 12, 19)
    ask(home, "01-15/К-2", on)
    work(home, capsys, on="19.12.2025")
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        asked = register.find("01-15/К-2")
        today = [e.number for e in register.entries() if (e.day, e.addressee_code) == (on, asked.addressee_code)]
    assert len(today) == 2
    assert (asked.edition, asked.day) == (2, on)


def test_a_new_copy_is_told_of_until_it_is_signed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(home, "01-15/К-2", date(2025, 12, 17))
    work(home, capsys, on="17.12.2025")
    clerk = Clerk(book_of(home))
    clerk.mark("01-15/К-2", Подписан=date(2025, 12, 17))
    clerk.save()
    assert "напечатан заново" not in checked(home, capsys, "18.12.2025")


@pytest.mark.parametrize("marked_before", first(1, [True, False]))
def test_a_letter_that_went_out_is_not_printed_anew_and_the_clerk_is_told_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str], marked_before: bool
) -> None:
    clerk = Clerk(book_of(home))
    clerk.mark("01-15/К-2", Подписан=date(2025, 12, 16), Отправлен=date(2025, 12, 16))
    clerk.save()
    if marked_before:
        work(home, capsys)
    ask(home, "01-15/К-2", date(2025, 12, 17))
    work(home, capsys, on="17.12.2025")
    assert editions(home, "01-15/К-2") == (1, date(2025, 12, 16))
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert register.find("01-15/К-2").state is PaperState.SENT
    told = " ".join(checked(home, capsys, "17.12.2025").split())
    assert "уже отправлен и заново не печатается" in told
    assert "впишите дату и причину в «Аннулирован»" in told
