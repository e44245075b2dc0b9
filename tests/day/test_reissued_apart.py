"""A corrected paper keeps to what it was issued for, whatever else is due to its addressee that day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from automation.cli import main
from tests.support.clerk import new_home
from tests.support.nightly import LONG

pytestmark = pytest.mark.usefixtures("plain_days")


@LONG
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


def test_a_question_about_a_report_sent_back_is_printed_anew_after_its_term(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The term of item 1 is 12.12, sent back on 15.12; on 18.12 a letter about the breach would be due as well."""
    home = tmp_path / "home"
    clerk = new_home(home)
    clerk.done("ОБР", "1", date(2025, 12, 12))
    clerk.report("ОБР", "1", Возвращено=date(2025, 12, 15), Причина_возврата="письмо не приложено")
    clerk.save()

    def run(*call: str) -> int:
        return main([*call, "--home", str(home)])

    def issued() -> list[dict[str, Any]]:
        capsys.readouterr()
        assert run("register", "--json") == 0
        return [p for p in json.loads(capsys.readouterr().out)["issued"] if (p["addressee"] or {}).get("code") == "ОБР"]

    assert run("day", "--on", "15.12.2025") <= 1
    (question,) = issued()
    assert question["kind"] == "request"
    assert run("reissue", question["number"], "--on", "18.12.2025") == 0
    capsys.readouterr()
    assert run("explain", question["number"], "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["date"], told["edition"]) == ("request", "2025-12-18", 2)
    assert told["reason"]["respond_by"] == "2025-12-22"
    clerk.mark(question["number"], Подписан=date(2025, 12, 19), Отправлен=date(2025, 12, 19))
    clerk.save()
    for day, written in (("19.12.2025", 0), ("23.12.2025", 0), ("26.12.2025", 1)):
        assert run("day", "--on", day) <= 1
        late = [o for p in issued() if p["kind"] == "overdue" for o in p["occasions"] if o["item"] == "1"]
        assert len(late) == written, f"{day}: what was asked on 19.12 may be answered till 23.12"
