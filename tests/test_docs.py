"""The documents name what the code has: settings, commands, findings, columns, kinds."""

from pathlib import Path

import pytest

from automation.cli.parser import VERBS
from automation.model.settings import Executor, Limits, Mail, Numbering, Office, Policy

ROOT = Path(__file__).resolve().parent.parent


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("office", Office),
        ("executor", Executor),
        ("mail", Mail),
        ("policy", Policy),
        ("numbering", Numbering),
        ("limits", Limits),
    ],
)
def test_every_setting_is_explained(section: str, kind: type) -> None:
    text = document("settings.md")
    assert not [name for name in kind.__annotations__ if f"`{section}.{name}`" not in text]


def test_every_command_is_named_in_the_guides() -> None:
    text = "\n".join(p.read_text("utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
    assert not [verb for verb in VERBS if f"run.py {verb}" not in text]
