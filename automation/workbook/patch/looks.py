"""The looks of cells in an .xlsx: one that lacks only a format for days or the lock is made from the look beside it."""

import re
from copy import deepcopy
from typing import Any

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DAY_FORMAT = "14"  # «дата» as the reader's own system shows it
DAYS = frozenset(map(str, (14, 15, 16, 17, 22)))


class Looks:
    """The table of looks in ``xl/styles.xml``, with those that were made for new cells."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.looks = tree.find(f"{{{MAIN}}}cellXfs")
        self.formats = {f.get("numFmtId"): f.get("formatCode", "") for f in tree.iter(f"{{{MAIN}}}numFmt")}
        self.made: dict[tuple[int, bool, bool], int] = {}

    def like(self, look: int, *, locked: bool, day: bool) -> int:
        """Return the number of a look like this one with the lock wanted, and a format for days where a day stands."""
        key = (look, locked, day)
        if key not in self.made:
            self.made[key] = self._like(look, locked=locked, day=day)
        return self.made[key]

    def _like(self, look: int, *, locked: bool, day: bool) -> int:
        base = self.looks[look]
        protection = base.find(f"{{{MAIN}}}protection")
        is_locked = protection is None or protection.get("locked", "1") in {"1", "true"}
        if is_locked == locked and (not day or self._shows_days(base.get("numFmtId", "0"))):
            return look
        made = deepcopy(base)
        if is_locked != locked:
            if (old := made.find(f"{{{MAIN}}}protection")) is not None:
                made.remove(old)
            made.set("applyProtection", "1")
            new = etree.Element(f"{{{MAIN}}}protection", locked=str(int(locked)))
            alignment = made.find(f"{{{MAIN}}}alignment")
            alignment.addnext(new) if alignment is not None else made.insert(0, new)
        if day and not self._shows_days(base.get("numFmtId", "0")):
            made.attrib.update({"numFmtId": DAY_FORMAT, "applyNumberFormat": "1"})
        self.looks.append(made)
        self.looks.set("count", str(len(self.looks)))
        return len(self.looks) - 1

    def _shows_days(self, number: str) -> bool:
        code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", self.formats.get(number, "")).lower()
        return number in DAYS or ("d" in code and "m" in code) or ("д" in code and "м" in code)
