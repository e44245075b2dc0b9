"""The forms beside letters to organisations that keep no table (papers.md B8): written, made again, mailed."""

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from automation.cli import main
from tests.support.clerk import Clerk, new_home
from tests.support.post_servers import scripted

NAME = "Форма – МБУК Образец.xlsx"
SENT = "Форма – МБУ Пример.xlsx"  # of the letter К-2
HANDED = "Приложение: форма сведений об исполнении на ___ л. в 1\u00a0экз."


def day(clerk: Clerk, on: str) -> int:
    return main(["day", "--on", on, "--home", str(clerk.path.parents[1])])


def folder(clerk: Clerk) -> Path:
    return next((clerk.path.parents[1] / "outbox").glob("454*/2025-12-16"))


def letter(clerk: Clerk) -> list[str]:
    (found,) = folder(clerk).glob("*01-15_К-1 *.docx")
    return [p.text for p in Document(str(found)).paragraphs]


def rows_of(form: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(form)["Ход исполнения"].iter_rows(min_row=6, values_only=True))


def set_to(clerk: Clerk, before: str, after: str) -> None:
    file = clerk.path.parents[1] / "templates" / "office.toml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def test_a_form_lies_beside_the_letter_that_names_it_and_comes_again_while_it_is_not_sent(tmp_path: Path) -> None:
    clerk = new_home(tmp_path / "home")
    assert day(clerk, "16.12.2025") == 0
    assert HANDED in letter(clerk)
    assert any("по прилагаемой форме" in text for text in letter(clerk))
    forms = sorted(p.name for p in folder(clerk).glob("Форма – *"))
    assert forms == [SENT, "Форма – МБУ Типовое.xlsx", NAME, "Форма – МБУК Шаблон.xlsx"]
    made = rows_of(folder(clerk) / NAME)
    assert {row[0] for row in made if row[1]} == {"ОБР", "СОЦ"}
    (folder(clerk) / NAME).unlink()
    (folder(clerk) / SENT).unlink()
    clerk.mark("01-15/К-2", Подписан=date(2025, 12, 16), Отправлен=date(2025, 12, 16))
    clerk.save()
    assert day(clerk, "17.12.2025") == 0
    assert rows_of(folder(clerk) / NAME) == made
    assert not (folder(clerk) / SENT).exists(), "its letter has gone out"


def test_who_gives_the_table_to_all_needs_no_forms(tmp_path: Path) -> None:
    clerk = new_home(tmp_path / "home")
    set_to(clerk, 'shared_table = "auto"', "shared_table = true")
    assert day(clerk, "16.12.2025") == 0
    assert HANDED not in letter(clerk)
    assert list(folder(clerk).glob("Форма*")) == []


def test_a_mailed_letter_brings_its_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = new_home(tmp_path / "home")
    set_to(clerk, "send_letters = false", "send_letters = true")
    with scripted() as server:
        given = {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none", "TIMEOUT": "5"}
        for key, value in given.items():
            monkeypatch.setenv(f"AUTOMATION_MAIL_{key}", value)
        assert day(clerk, "16.12.2025") == 0
        clerk.mark("01-15/К-1", Подписан=date(2025, 12, 16))
        clerk.save()
        (folder(clerk) / NAME).unlink()
        assert day(clerk, "17.12.2025") == 0
        (body,) = [data for to, data in server.accepted if to == "obr@example.org"]
    parts = list(message_from_bytes(body, policy=policy.default).walk())
    names = [name for part in parts if (name := part.get_filename())]
    assert names[0].startswith("2025-12-16 01-15_К-1")
    assert names[-1] == NAME
