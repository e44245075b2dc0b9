"""Names of files and folders: legal on Windows, whole within 255 bytes, readable in a folder."""

import unicodedata
from datetime import date
from functools import lru_cache

from automation.model.plan import OrderId
from automation.patterns import lazy

TODAY = "На сегодня.docx"  # the desk's page of a day, no paper
NAME_BYTES = 240  # ext4 takes 255; the rest is for « (2)» and the like
NAME_LETTERS = 120  # Windows counts the letters of the whole path
FORBIDDEN = str.maketrans({**dict.fromkeys('<>:|?*"«»„“”', ""), "/": "_", "\\": "_"})
RESERVED = lazy(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def legal_name(text: str, suffix: str = "") -> str:
    """Any text as one file name: no sign Windows forbids, nothing invisible, never empty, cut to fit."""
    text = unicodedata.normalize("NFC", text).translate(FORBIDDEN)
    if not text.isprintable():
        text = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    text = " ".join(text.split()).strip(". ")
    if not text or RESERVED.match(text):
        text = f"_{text}"
    return _cut(text, suffix) + suffix


def _cut(text: str, suffix: str) -> str:
    text = text[: NAME_LETTERS - len(suffix)]
    room = NAME_BYTES - len(suffix.encode())
    return text.encode()[:room].decode(errors="ignore").rstrip(". ")


def paper_name(day: date, number: str, title: str, organisation: str = "") -> str:
    """«2025-12-16 01-15_К-3 Просрочка – МБУК Образец.docx»; a long organisation is cut, no number is."""
    whose = f" – {organisation}" if organisation else ""
    return legal_name(" ".join(filter(None, (day.isoformat(), number, title))) + whose, ".docx")


@lru_cache(maxsize=64)
def order_folder(order: OrderId) -> str:
    """The folder of one order in outbox/: «454 от 11.12.2025»."""
    return legal_name(f"{order.number} от {order.date:%d.%m.%Y}")


def paper_path(order: OrderId, day: date, name: str) -> str:
    """Where a file of the order's day stands, relative to the home."""
    return f"outbox/{order_folder(order)}/{day.isoformat()}/{name}"
