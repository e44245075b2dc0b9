"""The text of a cell: as it was typed, tidied, and what may be told nowhere; as it may be written. Pure."""

import re
from collections.abc import Iterable, Sequence

from automation.model.report import HIDDEN
from automation.patterns import lazy
from automation.russian import blank_mark, clean, controls, straighten
from automation.russian.silence import MARKS

Value = str | int | float | tuple[int, ...]
MASK = HIDDEN
JOINT = "\x1f"
PLAIN = lazy(r"[ -~А-Яа-яЁё«»№–—\x1f]*")
RESTRICTED = lazy(r"(?i)(?<![а-яё])д[. -]?с[. -]?п(?![а-яё])|для\s+служебного\s+пользования")
RESTRICTED_HINTS = ("дсп", "дcп", "дсp", "дcp", "д.с", "д с", "д-с", "служебного")  # a look before the dear search
MARKED = lazy(rf"(?:^|{JOINT})[ {re.escape(MARKS)}]+(?:{JOINT}|$)")
SHOWN_ERRORS = frozenset(("#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!")) | frozenset(
    ("#Н/Д", "#ПУСТО!", "#ДЕЛ/0!", "#ЗНАЧ!", "#ССЫЛКА!", "#ИМЯ?", "#ЧИСЛО!")
)
MIXED = lazy(r"(?i)[а-яё][a-z]|[a-z][а-яё]")
WORD = lazy(r"[^\W\d_]+")
LONGEST = 32_767  # characters a cell can hold
UNPRINTABLE = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def all_plain(texts: Sequence[str]) -> bool:
    """Tell whether every text of a column is free of anything ``tidy`` would change or tell (one pass for all)."""
    joined = JOINT.join(texts)
    return (
        PLAIN.fullmatch(joined) is not None
        and joined.count(JOINT) == max(len(texts) - 1, 0)
        and "  " not in joined
        and f" {JOINT}" not in joined
        and f"{JOINT} " not in joined
        and joined.strip(" ") == joined
        and "_x" not in joined
        and "#" not in joined
        and MARKED.search(joined) is None
        and MASK not in joined
        and not any(hint in joined.lower() for hint in RESTRICTED_HINTS)
    )


def stands_empty(text: str) -> bool:
    """Tell whether a text is an empty cell: a dash, or the program's mark for hidden words that came back in a form."""
    return blank_mark(text) or text.strip() == MASK


def tidy(text: str, *, restricted: bool = True) -> tuple[str, list[str]]:
    """Put the text on one line without unseen marks, and answer the codes of what was found in it.

    ``restricted`` False lets the words of a restriction mark through (the mark's own field).
    """
    cleaned, codes = clean(text), []
    if controls(text):
        codes.append("control-characters")
    if restricted and RESTRICTED.search(straighten(cleaned)):
        return MASK, [*codes, "restricted-text"]
    return cleaned, codes


def shows_error(value: Value) -> bool:
    """Tell whether a cell shows an error value, be it pasted as text."""
    return isinstance(value, str) and value.strip() in SHOWN_ERRORS


def mixed_words(texts: Iterable[str]) -> bool:
    """Tell whether any text mixes Latin and Cyrillic letters within a word."""
    return MIXED.search(JOINT.join(texts)) is not None


def mixed_word(text: str) -> str:
    """Return the first word that mixes Latin and Cyrillic letters, or ""."""
    return next((w for w in WORD.findall(text) if MIXED.search(w)), "")


def as_text(value: Value) -> str:
    """Write any value as a clerk sees it: 454, 0,5, 12.12.2025, 12.12.2025 10:30, 10:30."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        if len(value) == 1:
            return f"{value[0] // 3600:02}:{value[0] // 60 % 60:02}"
        day = f"{value[2]:02}.{value[1]:02}.{value[0]}"
        return day if len(value) == 3 or not any(value[3:]) else f"{day} {value[3]:02}:{value[4]:02}"
    if value == int(value):
        return str(int(value))
    return repr(value).replace(".", ",")


def safe_text(text: str) -> str:
    """Return the text without control characters and direction marks, at most as long as a cell can hold."""
    return UNPRINTABLE.sub("", text)[:LONGEST]
