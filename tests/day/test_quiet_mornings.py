"""A morning message goes out only where there is something to do or to know (papers.md C5). Real homes, whole days."""

from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.support.clerk import ORDER, new_home


def mornings(home: Path, *days: int) -> list[int]:
    """Work these days of December 2025; the days on which the office got a message."""
    for day in days:
        assert main(["day", "--on", f"2025-12-{day}", "--yes", "--home", str(home)]) in {0, 1}
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        return [m.since.day for m in register.mail() if m.kind == "morning"]


@pytest.mark.usefixtures("plain_days")
def test_nothing_to_do_sends_nothing_and_each_week_begins_with_all_is_well(tmp_path: Path) -> None:
    clerk = new_home(tmp_path)
    clerk.set_order("Снято с контроля", date(2025, 12, 12))
    clerk.set_order("Основание снятия", "решение Главы")
    clerk.save()
    assert mornings(tmp_path, 15, 16, 17, 22, 23) == [15, 22]
    loud = tmp_path / "templates" / "office.toml"
    loud.write_text(loud.read_text("utf-8").replace("quiet = true", "quiet = false"), "utf-8")
    assert mornings(tmp_path, 24) == [15, 22, 24]


@pytest.mark.usefixtures("plain_days")
def test_a_call_to_make_and_an_error_break_the_quiet(tmp_path: Path) -> None:
    clerk = new_home(tmp_path)
    assert mornings(tmp_path, 15) == [15]  # the day after the terms: whom to call
    clerk.set_order("Снято с контроля", date(2025, 12, 15))
    clerk.set_order("Основание снятия", "решение Главы")
    clerk.save()
    assert mornings(tmp_path, 16) == [15, 16]  # the справка of the 15th waits for its signature
    (tmp_path / "inbox" / "вторая.xlsx").write_bytes(b"no workbook")
    assert main(["day", "--on", "2025-12-17", "--yes", "--home", str(tmp_path)]) == 3
    assert mornings(tmp_path)[-1] == 17


@pytest.mark.usefixtures("plain_days")
def test_an_office_whose_only_order_waits_for_its_number_hears_of_it_on_working_days(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    text = ORDER.read_text("utf-8").replace("11.12.2025", "__.__.____").replace("№ 454", "№ ____")
    (tmp_path / "inbox" / "orders" / "Приказ.txt").write_text(text, "utf-8")
    assert mornings(tmp_path, 19, 20) == [19]
    (message,) = (tmp_path / "outbox" / "mail").glob("*.eml")
    parsed = message_from_bytes(message.read_bytes(), policy=default).get_body(("plain",))
    assert parsed
    assert "«Номер» (ячейка B3) и «Дата» (ячейка B4)" in str(parsed.get_content()).replace("\n", " ")
