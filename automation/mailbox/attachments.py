"""What a message encloses: filled forms go where a clerk would put them, everything else is kept for a person.

Names come from strangers, so a file gets a legal one that ends with the first signs of its content's hash: the same
file always has the same name, and no name leads out of its folder.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from automation.mailbox.matching import Sender
from automation.model.plan import OrderId
from automation.model.settings import Limits
from automation.names import legal_name
from automation.system.outbox import write_new
from automation.workbook.forms import read_form
from automation.workbook.inbox import is_workbook_name
from automation.workbook.marks import Mark

FORMS, LETTERS = "inbox/forms", "inbox/letters"
ENDING = 10  # signs a file's ending may have


class Kept(Struct, frozen=True, kw_only=True):
    """Where the files of a message go (paths relative to the home), and what a person is asked about them."""

    files: tuple[tuple[str, bytes], ...] = ()
    names: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    orders: tuple[OrderId, ...] = ()
    ask: str = ""


class Shelf(Struct, frozen=True, kw_only=True):
    """The home whose folders take the files, and the bounds of reading a form."""

    home: Path
    limits: Limits

    def write(self, kept: Kept) -> None:
        """Write what is not there yet; durable when this returns. Raises ``StorageError``."""
        for _ in write_new(self.home, kept.files, folder="inbox"):
            pass

    def mark_of(self, name: str, data: bytes) -> Mark | None:
        """The mark of a filled form; None for every other file."""
        if not is_workbook_name(name):
            return None
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            place = Path(folder) / f"form{Path(name).suffix.lower()}"
            place.write_bytes(data)
            return read_form(place, self.limits, Path(folder)).mark


def keep(shelf: Shelf, files: Iterable[tuple[str, bytes]], day: date, sender: Sender) -> Kept:
    """Decide where each attachment goes. A form is taken only from its performer, or from whom the office trusts."""
    placed: list[tuple[str, bytes]] = []
    names: list[str] = []
    forms: list[str] = []
    orders: list[OrderId] = []
    asks: list[str] = []
    for given, content in files:
        name = safe_name(given, content)
        mark = shelf.mark_of(name, content)
        if mark:
            orders.append(mark.order)
        own = mark and any(w.order == mark.order and w.code in mark.codes for w in sender.performers)
        path = f"{FORMS}/{name}" if mark and (own or sender.trusted) else f"{LETTERS}/{day.isoformat()}/{name}"
        (forms if path.startswith(f"{FORMS}/") else names).append(path)
        if mark and path not in forms:
            asks.append("форма прислана не с адреса своего исполнителя и не учтена; если она подлинная, перенесите её")
        elif Path(name).suffix.lower() == ".dat" and name.casefold().startswith("winmail"):
            asks.append(
                "вложения в формате Outlook (winmail.dat) не читаются; попросите прислать файлы обычным письмом"
            )
        placed.append((path, content))
    return Kept(
        files=tuple(dict(placed).items()),
        names=tuple(dict.fromkeys(names)),
        forms=tuple(dict.fromkeys(forms)),
        orders=tuple(dict.fromkeys(orders)),
        ask="; ".join(dict.fromkeys(asks)),
    )


def safe_name(given: str, data: bytes) -> str:
    """A legal name for an attachment: its last part, the first signs of its content's hash, its ending."""
    last = given.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = last.rpartition(".")
    if not (stem and ending.isalnum() and len(ending) <= ENDING):
        stem, dot, ending = last, "", ""
    mark = hashlib.sha256(data).hexdigest()[:8]
    return legal_name(stem or "вложение", f" {mark}{dot}{ending.lower()}")
