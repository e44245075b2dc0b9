"""A late report whose control date the clerk has named in «Срок» counts for it however a workbook is renewed."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from tests.day.test_day_inbox import book_of
from tests.day.test_renewing import LONG_AGO, NEW
from tests.support.clerk import COLUMNS, Clerk

pytestmark = pytest.mark.usefixtures("plain_days")
QUARTERLY = "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом"
APRIL_5 = date(2026, 4, 5)
ON = "08.06.2026"


@pytest.fixture(scope="module")
def reported(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose clerk has accepted a report two months late, and entered one performer more; nobody changes it."""
    home = tmp_path_factory.mktemp("reported") / "home"
    shutil.copytree(made, home)
    clerk = Clerk(book_of(home))
    clerk.write("План-график", clerk.rows("План-график", "№")["6"], {"Уточнённый срок": QUARTERLY})
    clerk.save()
    by_command(home)
    clerk = Clerk(book_of(home))
    clerk.done("ОБР", "6", date(2026, 1, 12), accepted=date(2026, 1, 13))
    clerk.save()
    os.utime(book_of(home), (LONG_AGO, LONG_AGO))
    assert main(["day", "--on", "14.01.2026", "--home", str(home)]) == 0
    clerk = Clerk(book_of(home))
    clerk.done("ОБР", "6", date(2026, 6, 1), accepted=date(2026, 6, 3), Срок=APRIL_5)
    clerk.append("Исполнители", dict(zip(COLUMNS, NEW, strict=False)))
    clerk.save()
    os.utime(book_of(home), (LONG_AGO + 60, LONG_AGO + 60))
    return home


def by_command(home: Path) -> None:
    path = book_of(home)
    assert main(["update", str(path), "--home", str(home)]) == 0
    shutil.move(home / "outbox" / "updates" / path.name, path)


def by_a_day(home: Path) -> None:
    path = book_of(home)
    assert main(["day", "--on", ON, "--yes", "--home", str(home)]) == 0
    shutil.move(home / "outbox" / "454 от 11.12.2025" / path.name, path)


def by_itself(home: Path) -> None:
    settings, before = home / "templates" / "office.toml", book_of(home).read_bytes()
    settings.write_text(settings.read_text("utf-8").replace('update = "propose"', 'update = "replace"'), "utf-8")
    assert main(["day", "--on", ON, "--yes", "--home", str(home)]) == 0
    assert book_of(home).read_bytes() != before


def judged(home: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[object, ...]]:
    """Return each control date of the item with its standing, and what is asked about the report."""
    capsys.readouterr()
    main(["check", "--on", ON, "--json", "--home", str(home)])
    (order,) = json.loads(capsys.readouterr().out)["workbooks"]
    verdicts = [v for v in order["verdicts"] if (v["code"], v["item"]) == ("ОБР", "6")]
    asked = [(f["code"],) for f in order["findings"] if f["code"].startswith("recurring-")]
    return [*((v["control_date"], v["standing"]) for v in verdicts), *asked]


@pytest.mark.parametrize("renew", [by_command, by_a_day, by_itself])
def test_the_verdicts_are_those_of_before(
    reported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], renew: Callable[[Path], None]
) -> None:
    home = tmp_path / "home"
    shutil.copytree(reported, home)
    before = judged(home, capsys)
    assert ("2026-04-05", "met_late") in before
    renew(home)
    assert judged(home, capsys) == before
    assert Clerk(book_of(home)).rows("Ход исполнения", "Код").keys() >= {"НОВЫЙ"}


def test_a_control_date_of_before_an_amendment_is_left_to_the_clerk(
    reported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    shutil.copytree(reported, home)
    assert main(["day", "--on", "05.06.2026", "--yes", "--home", str(home)]) == 0
    clerk = Clerk(book_of(home))
    clerk.write(
        "План-график",
        clerk.rows("План-график", "№")["6"],
        {"Уточнённый срок": None, "Срок исполнения": QUARTERLY.replace("5", "10")},
    )
    clerk.set_order("Изменения", "распоряжение от 05.06.2026 № 200")
    clerk.save()
    before = judged(home, capsys)
    by_command(home)
    clerk = Clerk(book_of(home))
    held = (
        clerk.sheet("Ход исполнения").cell(clerk.status_row("ОБР", "6"), clerk.columns("Ход исполнения")["Срок"]).value
    )
    assert str(held) == f"{APRIL_5} 00:00:00"
    assert judged(home, capsys) == before
