"""Answers of slow libraries the register remembers: a quiet morning asks neither dictionary nor calendar again."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from automation import russian
from automation.control.review import Review
from automation.model.plan import OrderId
from automation.plan.workdays import library_answers, remember_answers
from automation.register import Register
from automation.russian.performer_doubts import Doubts

KIND = "declension"
CALENDAR = "calendar"
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)  # a memory edited by hand is no memory
DICTIONARIES = ("pymorphy3_dicts_ru", "pytrovich")


def recall_doubts(register: Register, order: OrderId) -> Mapping[str, Doubts]:
    """Return ``Review.morning.doubts`` as kept for an order; nothing where the rules of declension changed."""
    try:
        told = json.loads(register.recall(KIND, order.key) or "{}")
        if told.get("rules") != declension_rules():
            return {}
        return {
            key: tuple((code, column, word) for code, column, word in found) for key, found in told["doubts"].items()
        }
    except UNREADABLE:
        return {}


def note_doubts(register: Register, reviewed: Review) -> None:
    """Keep them for tomorrow; unchanged ones cost no write."""
    morning = reviewed.morning
    told = {"rules": declension_rules(), "doubts": morning.doubts}
    register.note(KIND, morning.book.order.id.key, json.dumps(told, ensure_ascii=False))


def recall_calendar(register: Register) -> None:
    """Recall the days off, where the library that told them is still the same one."""
    kept = register.recall(CALENDAR, _library("holidays"))
    with suppress(*UNREADABLE):
        remember_answers(json.loads(kept or "{}"))


def note_calendar(register: Register) -> None:
    """Keep the days off that were asked so far."""
    register.note(CALENDAR, _library("holidays"), json.dumps(library_answers(), sort_keys=True))


@cache
def declension_rules() -> str:
    """Hash what the answers hang on: our own rules by content, the dictionaries by their files' time."""
    digest = hashlib.sha256()
    for file in sorted(Path(russian.__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    digest.update(" ".join(map(_library, DICTIONARIES)).encode())
    return digest.hexdigest()


def _library(name: str) -> str:
    """Identify a library as installed by its place and the time of its files."""
    found = find_spec(name)
    return f"{found.origin} {Path(found.origin).stat().st_mtime_ns}" if found and found.origin else name
