"""A signed letter whose file was taken out of the outbox is asked for once, and ``doctor`` goes on telling of it."""

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from automation.cli import main
from tests.day.test_day_inbox import book_of
from tests.support.clerk import Clerk
from tests.support.office_days import text_of


def asked(home: Path, on: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of the terminal and of the morning mail of a day that ask for the files of signed papers."""
    capsys.readouterr()
    main(["day", "--on", on, "--home", str(home)])
    lines = capsys.readouterr().out.splitlines()
    day = "-".join(reversed(on.split(".")))
    for file in sorted(home.glob(f"outbox/mail/{day} * Контроль исполнения*.eml")):
        lines += text_of_mail(file).splitlines()
    return [line.strip() for line in lines if "файла нет на месте" in line or "файлы подписанных" in line]


def text_of_mail(file: Path) -> str:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def signed(home: Path, on: date) -> None:
    clerk = Clerk(book_of(home))
    for number in ("01-15/К-2", "01-15/К-3"):
        clerk.mark(number, Подписан=on, Отправлен=on)
    clerk.save()


def test_a_lost_file_of_a_signed_letter_is_asked_for_on_one_day(
    issued: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The scan of the other one stands in its place; the board, «На сегодня» and ``doctor`` tell of the first too."""
    signed(issued, date(2025, 12, 16))
    assert asked(issued, "17.12.2025", capsys) == []
    for number in ("К-2", "К-3"):
        (lost,) = issued.rglob(f"*01-15_{number} *.docx")
        lost.unlink()
    lost.with_suffix(".pdf").write_bytes(b"%PDF-")
    assert main(["day", "--on", "18.12.2025", "--home", str(issued), "--dry-run"]) <= 1
    lines = asked(issued, "18.12.2025", capsys)
    title = "Вернуть в outbox файлы подписанных документов – из корзины, из резервной копии или скан с тем же именем"
    text = "документ № 01-15/К-2 от 16.12.2025 (п. 1 и 2) – файла нет на месте"
    assert lines == [f"{title}:", text, f"{title}: 1", f"– МБУ «Пример»: {text}"]
    (sheet,) = issued.glob("outbox/*/2025-12-18/На сегодня.docx")
    assert text in text_of(sheet).replace("\u00a0", " ").replace("\u2011", "-")
    assert "файла подписанного документа нет в outbox" in (issued / "outbox" / "board.html").read_text("utf-8")
    assert text in asked(issued, "18.12.2025", capsys), "a second run of the day writes the same pages"
    assert asked(issued, "19.12.2025", capsys) == []
    main(["doctor", "--home", str(issued)])
    assert "подписаны, а файлов нет: № 01-15/К-2; верните их" in capsys.readouterr().out


@pytest.mark.usefixtures("plain_days")
def test_a_file_lost_behind_the_morning_is_told_the_next_morning_and_none_on_a_day_off(
    issued: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed(issued, date(2025, 12, 19))
    assert asked(issued, "19.12.2025", capsys) == []
    (lost,) = issued.rglob("*01-15_К-2 *.docx")
    lost.rename(issued / "kept.docx")
    text = "документ № 01-15/К-2 от 16.12.2025 (п. 1 и 2) – файла нет на месте"
    assert text in asked(issued, "19.12.2025", capsys), "the second run tells it on its pages"
    assert asked(issued, "20.12.2025", capsys) == [], "a Saturday"
    assert f"– МБУ «Пример»: {text}" in asked(issued, "22.12.2025", capsys)
    (issued / "kept.docx").rename(lost)
    assert asked(issued, "23.12.2025", capsys) == []
    lost.unlink()
    assert text in asked(issued, "24.12.2025", capsys), "it was there again in between"
