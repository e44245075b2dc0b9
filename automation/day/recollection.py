"""Declensions the register remembers: a quiet morning asks no dictionary about people it knows."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from automation import russian
from automation.control.doubts import Doubts
from automation.control.review import Review
from automation.model.plan import OrderId
from automation.register import Register

KIND = "declension"
DICTIONARIES = ("pymorphy3_dicts_ru", "pytrovich")


def recall_doubts(register: Register, order: OrderId) -> Mapping[str, Doubts]:
    """``Review.morning.doubts`` as kept for an order; nothing where the rules of declension have changed since."""
    kept = register.recall(KIND, _key(order))
    if kept is None:
        return {}
    told = json.loads(kept)
    if told["rules"] != declension_rules():
        return {}
    return {
        key: tuple((code, column, value) for code, column, value in doubts) for key, doubts in told["doubts"].items()
    }


def note_doubts(register: Register, reviewed: Review) -> None:
    """Keep them for tomorrow; unchanged ones cost no write."""
    morning = reviewed.morning
    told = {"rules": declension_rules(), "doubts": morning.doubts}
    register.note(KIND, _key(morning.book.order.id), json.dumps(told, ensure_ascii=False))


def _key(order: OrderId) -> str:
    return f"{order.number}/{order.date.isoformat()}"


@cache
def declension_rules() -> str:
    """What the answers hang on: our own rules by content, the dictionaries by their files' time."""
    digest = hashlib.sha256()
    for file in sorted(Path(russian.__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    for name in DICTIONARIES:
        found = find_spec(name)
        if found and found.origin:
            digest.update(f"{name}\0{Path(found.origin).stat().st_mtime_ns}\0".encode())
    return digest.hexdigest()
