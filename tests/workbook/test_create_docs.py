"""docs/workbook.md names every sheet, column and finding of the code, and no other."""

import re
from pathlib import Path

import pytest

from automation.model.catalogue import catalogue
from automation.model.sheets import GUIDE
from automation.workbook.columns import EXTRA_REQUISITES, REQUISITES, SHEETS, Filler

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "workbook.md").read_text("utf-8")
FILLERS = {Filler.PERFORMER: "исполнитель", Filler.OFFICE: "администрация", Filler.PROGRAM: "программа"}


def section(title: str) -> str:
    return TEXT.split(f"\n### «{title}»", 1)[1].split("\n#", 1)[0]


@pytest.mark.parametrize("title", list(SHEETS))
def test_every_column_is_described_with_who_fills_it_in(title: str) -> None:
    rows = [line.split(" | ") for line in section(title).splitlines() if line.startswith("| ")][1:]
    described = [(row[0].removeprefix("| ").rstrip("*"), row[0].endswith("*"), row[1].split(" (")[0]) for row in rows]
    assert described == [(c.header, c.optional, FILLERS[c.filler]) for c in SHEETS[title].columns]


def test_every_requisite_and_the_guide_are_named() -> None:
    for name in (*REQUISITES, *EXTRA_REQUISITES, GUIDE):
        assert f"«{name}»" in TEXT


def test_every_finding_stands_with_its_meaning_and_cure() -> None:
    rows = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", TEXT, re.MULTILINE))
    assert set(rows) == set(catalogue())
    for code, rule in catalogue().items():
        assert rows[code].split(" | ")[1:] == [rule.title, rule.cure or "–"]
