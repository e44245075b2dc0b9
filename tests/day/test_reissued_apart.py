"""A corrected paper keeps to what it was issued for, whatever else is due to its addressee that day."""

import json
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from tests.support.clerk import new_home

pytestmark = pytest.mark.usefixtures("plain_days")


def test_a_reminder_is_corrected_on_the_morning_another_item_of_its_addressee_was_sent_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    clerk = new_home(home)
    for code in ("ЗАМ-1", "ЗАМ-2", "ПРИМ", "ШАБ", "ТИП"):
        clerk.done(code, "12", date(2025, 12, 12), accepted=date(2025, 12, 15))
    clerk.done("ОБР", "12", date(2025, 12, 12))
    clerk.save()

    def run(*call: str) -> int:
        return main([*call, "--home", str(home)])

    assert run("day", "--on", "15.12.2025") <= 1
    assert run("day", "--on", "19.12.2025") <= 1
    capsys.readouterr()
    assert run("register", "--json") == 0
    issued = json.loads(capsys.readouterr().out)["issued"]
    (reminder,) = [p for p in issued if (p["addressee"] or {}).get("code") == "ОБР"]
    assert reminder["kind"] == "reminder"
    clerk.report("ОБР", "1", Возвращено=date(2025, 12, 22), Причина_возврата="письмо не приложено")
    clerk.save()
    assert run("day", "--on", "22.12.2025") <= 1
    assert run("reissue", reminder["number"], "--on", "22.12.2025") == 0
    capsys.readouterr()
    assert run("explain", reminder["number"], "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["date"], told["edition"]) == ("reminder", "2025-12-22", 2)
    assert {g["item"] for g in told["reason"]["grounds"]} == {o["item"] for o in reminder["occasions"]}
