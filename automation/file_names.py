"""Names of files and folders: legal on Windows, whole within 255 bytes, readable in a folder."""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from automation.model.plan import UNDATED, OrderId
from automation.patterns import lazy

TODAY = "На сегодня.docx"  # the desk's page of a day
INVENTORY = "Опись.docx"  # the papers of a closed order
DAY_PAGES = {TODAY, INVENTORY}  # pages of a dated folder that are no papers
NAME_BYTES = 240  # ext4 takes 255; the rest is for « (2)» and the like
NAME_LETTERS = 120  # Windows counts the letters of the whole path
NUMBER_LETTERS = 80  # that a number may take inside a name
FORBIDDEN = str.maketrans({**dict.fromkeys('<>:|?*"«»„“”', ""), "/": "_", "\\": "_"})
OWN_SIGNS = {"/": "_", "_": "~_", "~": "~~"}  # what these signs of a number become; every other lost sign: its code
RESERVED = lazy(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def legal_name(text: str, suffix: str = "") -> str:
    """Turn any text into one file name: no sign that Windows forbids, nothing invisible, never empty, cut to fit.

    Two texts may give the same name; ``distinct_names`` and ``number_part`` do not let them.
    """
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


def distinct_names(texts: Iterable[str], *, before: str, ending: str) -> dict[str, str]:
    """Give each text a file name of its own: ``before``, the text, « (2)» where the name is taken, the ending.

    Windows takes large and small letters for the same, so they make no difference here either.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for text in dict.fromkeys(texts):
        count, name = 1, legal_name(before + text, ending)
        while name.casefold() in taken:
            count += 1
            name = legal_name(before + text, f" ({count}){ending}")
        taken.add(name.casefold())
        names[text] = name
    return names


def number_part(number: str) -> str:
    """Turn a number into a part of a file name so that two numbers never give the same part.

    «454/1» becomes «454_1» as in version 1.0; «454_1» becomes «454~_1». A sign that no file name may hold becomes its
    code («~3a~»). Where that makes more than 80 letters, the hash of the number takes the place of the rest.
    """
    part = "".join(_part(sign, at == 0) for at, sign in enumerate(number))
    if len(part) <= NUMBER_LETTERS:
        return part
    mark = hashlib.sha256(number.encode(errors="surrogatepass")).hexdigest()[:12]
    return f"{part[: NUMBER_LETTERS - 10]}~{mark}"  # longer than any part that is whole, so it equals none of them


def _part(sign: str, leading: bool) -> str:
    if sign in OWN_SIGNS:
        return OWN_SIGNS[sign]
    lost = ord(sign) in FORBIDDEN or not sign.isprintable() or (leading and sign in ". ")
    return f"~{ord(sign):x}~" if lost else sign


def paper_name(day: date, number: str, title: str, organisation: str = "") -> str:
    """Write «2025-12-16 01-15_К-3 Просрочка – МБУК Образец.docx»; a long organisation is cut, no number is."""
    whose = f" – {organisation}" if organisation else ""
    return legal_name(" ".join(filter(None, (day.isoformat(), number_part(number), title))) + whose, ".docx")


@lru_cache(maxsize=64)
def order_folder(order: OrderId) -> str:
    """Name the folder of one order in outbox/: «454 от 11.12.2025». Two orders never share one."""
    return legal_name(f"{number_part(order.number)} от {order.date:%d.%m.%Y}")


def paper_path(order: OrderId, day: date, name: str) -> str:
    """Say where a file of the order's day stands, relative to the home."""
    return f"outbox/{order_folder(order)}/{day.isoformat()}/{name}"


def book_name(order: OrderId, stem: str) -> str:
    """Return «№ 454 от 11.12.2025.xlsx», legal on every disk; without number or date the name of the order's file."""
    if not order.number or order.date == UNDATED:
        return legal_name(f"Без номера и даты – {stem}", ".xlsx")
    return f"№ {order_folder(order)}.xlsx"
