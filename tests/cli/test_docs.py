"""The documents name what the code has: settings, commands, jobs; findings and columns: test_create_docs."""

import re
import tomllib
from pathlib import Path

import pytest

import automation
from automation.cli.parser import VERBS
from automation.settings_file import SECTIONS

ROOT = Path(__file__).resolve().parents[2]


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


@pytest.mark.parametrize(("section", "kind"), SECTIONS.items())
def test_every_setting_is_explained_and_stands_in_the_sample(section: str, kind: type) -> None:
    text, sample = document("settings.md"), tomllib.loads((ROOT / "templates" / "office.toml").read_text("utf-8"))
    assert not [name for name in kind.__annotations__ if f"`{section}.{name}`" not in text]
    assert not [name for name in kind.__annotations__ if name not in sample[section]]


def test_every_command_is_named_in_the_guides() -> None:
    text = "\n".join(p.read_text("utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
    assert not [verb for verb in VERBS if f"run.py {verb}" not in text]


def test_every_job_of_make_is_named_in_the_readme() -> None:
    jobs = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert not [job for job in jobs if f"make {job}" not in readme and f"`{job}`" not in readme and job != "help"]


def test_each_decision_has_its_own_number() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [p.name[:4] for p in records]
    assert len(set(numbers)) == len(numbers)
    assert [p.read_text("utf-8").split(".")[0] for p in records] == [f"# {number}" for number in numbers]


def test_the_newest_release_of_the_changelog_is_the_version() -> None:
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert released[0] == automation.__version__
