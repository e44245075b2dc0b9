"""The catalogue of findings: each kind told once, in words that its maker can fill."""

import re
import tomllib
from collections import Counter
from pathlib import Path

from automation.model.catalogue import FILE, catalogue

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)


def test_no_code_stands_in_two_groups() -> None:
    groups = tomllib.loads(FILE.read_text("utf-8"))
    assert {code: n for code, n in Counter(c for rules in groups.values() for c in rules).items() if n > 1} == {}


def test_every_rule_has_a_kebab_case_code_a_russian_title_and_a_cure_that_is_a_sentence() -> None:
    rules = catalogue()
    assert len(rules) > 50
    assert [code for code in rules if not CODE.fullmatch(code)] == []
    assert [code for code, rule in rules.items() if not RUSSIAN.search(rule.title) or rule.title.endswith(".")] == []
    assert [code for code, rule in rules.items() if rule.cure and not rule.cure.endswith(".")] == []


def test_every_code_is_used_by_the_program() -> None:
    source = "\n".join(p.read_text("utf-8") for p in (ROOT / "automation").rglob("*.py"))
    assert [code for code in catalogue() if f'"{code}"' not in source] == []
