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

from automation.file_names import legal_name
from automation.mailbox.matching import Sender
from automation.model.plan import OrderId
from automation.model.received import Whose
from automation.model.settings import Limits
from automation.russian import show
from automation.system.outbox import write_new
from automation.workbook.form_marks import FormMark, Mark
from automation.workbook.forms import read_form
from automation.workbook.inbox import FORM_FOLDERS, is_workbook_name

FORMS, LETTERS = f"inbox/{FORM_FOLDERS[0]}", "inbox/letters"
ENDING = 10  # signs a file's ending may have
BOOKS = 10  # workbooks of one message that are looked at: each may cost a child its whole time
STRANGE = (
    "форма по № {number} от {day} прислана не с адреса своего исполнителя и не учтена; если она подлинная, перенесите "
    f"её в {FORMS}"
)
OUTLOOK = "вложения в формате Outlook (winmail.dat) не читаются; попросите прислать файлы обычным письмом"


class KeptFiles(Struct, frozen=True, kw_only=True):
    """The files of one message, each with its path relative to the home; ``ask`` is what a person is asked."""

    files: tuple[tuple[str, bytes], ...] = ()
    names: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    orders: tuple[OrderId, ...] = ()
    ask: str = ""


class Shelf(Struct, frozen=True, kw_only=True):
    """The home whose folders take the files, with the limits within which a form is read."""

    home: Path
    limits: Limits

    def write(self, kept: KeptFiles) -> None:
        """Write what is not there yet; durable when this returns. Raises ``StorageError``."""
        for _ in write_new(self.home, kept.files, folder="inbox"):
            pass

    def read(self, name: str, data: bytes) -> FormMark:
        """Read a workbook as a form is read: it has its mark where it is one, a fault where it is damaged."""
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            place = Path(folder) / name
            place.write_bytes(data)
            return read_form(place, self.limits, Path(folder))


def keep(shelf: Shelf, files: Iterable[tuple[str, bytes]], day: date, sender: Sender) -> KeptFiles:
    """Decide where each attachment goes. A form is taken only from its performer, or from whom the office trusts."""
    placed: dict[str, bytes] = {}
    orders: list[OrderId] = []
    asks: list[str] = []
    books = 0
    for given, content in files:
        name = safe_name(given, content)
        path = f"{LETTERS}/{day.isoformat()}/{name}"
        if is_workbook_name(name) and books < BOOKS:
            books += 1
            form = shelf.read(name, content)
            if form.mark:
                orders.append(form.mark.order)
            if form.mark and (sender.trusted or _is_own(form.mark, sender)):
                path = f"{FORMS}/{name}"
            elif form.mark:
                asks.append(STRANGE.format(number=form.mark.order.number, day=show(form.mark.order.date)))
            elif form.fault:
                asks.append(f"{form.fault.rstrip('.').partition(';')[0]}; не открывайте, пока не уверены в отправителе")
        elif name.casefold().startswith("winmail") and name.endswith(".dat"):
            asks.append(OUTLOOK)
        placed[path] = content
    return KeptFiles(
        files=tuple(placed.items()),
        names=tuple(path for path in placed if not path.startswith(f"{FORMS}/")),
        forms=tuple(path for path in placed if path.startswith(f"{FORMS}/")),
        orders=tuple(dict.fromkeys(orders)),
        ask="; ".join(dict.fromkeys(asks)),
    )


def _is_own(mark: Mark, sender: Sender) -> bool:
    """Tell whether the form is about somebody whose address it came from, and about no other organisation's people."""
    named = {Whose(order=mark.order, code=code) for code in mark.codes}
    return not named.isdisjoint(sender.performers) and named <= sender.organisation.union(sender.performers)


def safe_name(given: str, data: bytes) -> str:
    """Return a legal name for an attachment: the last part of its path, the start of its content's hash, its ending.

    What begins like a lock file of Excel would be passed over in silence where it is kept.
    """
    last = given.replace("\\", "/").rpartition("/")[2].lstrip("~$ ")
    stem, dot, ending = last.rpartition(".")
    if not (stem and ending.isalnum() and len(ending) <= ENDING):
        stem, dot, ending = last, "", ""
    mark = hashlib.sha256(data).hexdigest()[:8]
    return legal_name(stem or "вложение", f" {mark}{dot}{ending.lower()}")
