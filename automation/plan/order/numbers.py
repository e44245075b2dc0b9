"""Automatic numbers of Word paragraphs: «1.», «3.2.», «а)» that stand on the page but not in the text."""

import re
from typing import TYPE_CHECKING

from automation.plan.order.archive import Archive, attribute, child, local, whole
from automation.russian import roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_LETTERS = "абвгдежзиклмнопрстуфхцшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def show_figure(number: int, form: str) -> str:
    """Write one figure of a label in the form the list asks for."""
    match form:
        case "russianLower" | "russianUpper":
            text = _LETTERS[(number - 1) % len(_LETTERS)]
        case "lowerLetter" | "upperLetter":
            text = _LATIN[(number - 1) % len(_LATIN)]
        case "lowerRoman" | "upperRoman":
            text = roman(min(number, 399)).lower()
        case _:
            text = str(number)
    return text.upper() if form.startswith(("upper", "russianUpper")) else text


class ListNumbering:
    """The lists of one document and how far each has come."""

    def __init__(self) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._restart: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()

    @classmethod
    def of(cls, archive: Archive, folder: str) -> "ListNumbering":
        """Return the numbering of a document; one without lists answers no labels."""
        made = cls()
        if f"{folder}/numbering.xml" in archive.names:
            made._read_lists(archive.xml(f"{folder}/numbering.xml"))
            if f"{folder}/styles.xml" in archive.names:
                made._read_styles(archive.xml(f"{folder}/styles.xml"))
        return made

    def _read_lists(self, root: "_Element") -> None:
        for node in root:
            if local(node) == "abstractNum":
                levels = {}
                for level in (kid for kid in node if local(kid) == "lvl"):
                    form = attribute(child(level, "numFmt"), "val") or "decimal"
                    text = attribute(child(level, "lvlText"), "val") or ""
                    levels[whole(attribute(level, "ilvl"))] = (
                        form,
                        text,
                        whole(attribute(child(level, "start"), "val"), 1),
                    )
                self._levels[attribute(node, "abstractNumId") or ""] = levels
            elif local(node) == "num":
                key = attribute(node, "numId") or ""
                self._lists[key] = attribute(child(node, "abstractNumId"), "val") or ""
                self._restart[key] = {
                    whole(attribute(kid, "ilvl")): whole(attribute(child(kid, "startOverride"), "val"), 1)
                    for kid in node
                    if local(kid) == "lvlOverride" and child(kid, "startOverride") is not None
                }

    def _read_styles(self, root: "_Element") -> None:
        for node in root:
            number = child(node, "pPr", "numPr", "numId")
            if local(node) == "style" and number is not None:
                level = whole(attribute(child(node, "pPr", "numPr", "ilvl"), "val"))
                self._styles[attribute(node, "styleId") or ""] = attribute(number, "val") or "", level

    def label(self, paragraph: "_Element") -> str:
        """Return the label before a paragraph; "" without one, «–» for a bullet. Counting goes on by one."""
        properties = child(paragraph, "pPr")
        style = self._styles.get(attribute(child(properties, "pStyle"), "val") or "", ("", 0))
        own = attribute(child(properties, "numPr", "numId"), "val")
        key = own if own is not None else style[0]
        level = whole(attribute(child(properties, "numPr", "ilvl"), "val"), style[1])
        kind = self._lists.get(key)
        if kind is None or level not in self._levels.get(kind, {}):
            return ""
        return self._next(key, kind, level)

    def _next(self, key: str, kind: str, level: int) -> str:
        levels, counts = self._levels[kind], self._counts.setdefault(kind, {})
        if key not in self._seen:
            self._seen.add(key)
            for at, start in self._restart.get(key, {}).items():
                counts[at] = start - 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for at in range(level + 1):
            start = levels.get(at, ("decimal", "", 1))[2]
            counts.setdefault(at, start - 1 if at == level else start)
        counts[level] += 1
        form, text, _ = levels[level]
        if form == "bullet":
            return "–"
        return re.sub(r"%(\d)", lambda m: self._figure(levels, counts, int(m[1]) - 1), text).strip()

    @staticmethod
    def _figure(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], at: int) -> str:
        form, _, start = levels.get(at, ("decimal", "", 1))
        return show_figure(counts.get(at, start), form)
