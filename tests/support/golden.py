"""Compares a text with the one that was read and kept."""

import difflib
from pathlib import Path


def unlike(text: str, golden: Path, folder: Path) -> str:
    """Tell the difference from the kept text, and how to keep the new one, which is left in the folder; "" for none."""
    known = golden.read_text("utf-8") if golden.exists() else ""
    if text == known:
        return ""
    (folder / golden.name).write_text(text, "utf-8")
    changes = difflib.unified_diff(known.splitlines(), text.splitlines(), "kept", "now", lineterm="", n=1)
    return "\n".join((f"read this; if it is better, cp {folder / golden.name} {golden}", *list(changes)[:200]))
