"""Orders by folder: a signed order put into ``inbox/orders/`` becomes a workbook in ``inbox/``, once per content.

What became of a file is noted under the hash of its bytes, before the workbook is written («begun») and after it, so a
run that was killed between the two finds its own workbook again and makes no second one. A file that could not be read
is tried again on another day, because LibreOffice or a text recogniser may have been installed meanwhile.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from automation.day.call import Reading
from automation.day.recollection import propose
from automation.errors import RestrictedError, StorageError, UnreadError, reason
from automation.file_names import book_name, legal_name
from automation.model.catalogue import Sentence, finding
from automation.model.plan import UNDATED, Amending, OrderDraft, OrderId
from automation.plan.order import read_order_apart
from automation.plan.workdays import Calendar
from automation.register.intake import Memory, note_value, recall_value
from automation.russian import show
from automation.system.outbox import write_new
from automation.workbook.create import create_book
from automation.workbook.guide import RISKS
from automation.workbook.inbox import Candidate, copy_stable, is_litter, list_inbox
from automation.workbook.refusals import shown

KIND = "order file"  # of a note; its key is the hash of the file
RESTRICTED = (
    "документ с пометкой «Для служебного пользования» здесь не обрабатывается; ведите его контроль в порядке, "
    "установленном для таких документов"
)
NOT_A_COMMAND = " и повторите команду"  # said to whoever typed ``new``; here nobody typed anything


class Taken(Struct, frozen=True, kw_only=True):
    """What became of a file: ``words`` tell a person, ``workbook`` is the file in inbox/, ``name`` the file's own.

    begun – the workbook is being written; made; known – the order has a workbook already; amends – it changes another
    order, whose clerk is told; refused – it cannot be read, or must not be.
    """

    state: Literal["begun", "made", "known", "amends", "refused"]
    day: date
    name: str
    words: str = ""
    workbook: str = ""
    order: OrderId | None = None
    secret: bool = False


class OrderDesk(Struct, frozen=True, kw_only=True):
    """What taking orders in needs: the folder inside inbox/, the day, what is kept, which orders have a workbook.

    ``known`` grows with each workbook made.
    """

    folder: Path
    on: date
    memory: Memory
    known: dict[OrderId, str]

    @property
    def inbox(self) -> Path:
        """Tell where workbooks stand."""
        return self.folder.parent


def take_orders(desk: OrderDesk) -> Iterator[Reading]:
    """Take in every file of ``inbox/orders/``: a Reading for each that a person must hear of today."""
    for candidate in list_inbox(desk.folder):
        if is_litter(candidate.path.name):
            continue
        taken = _take(desk, candidate)
        if told := _told(desk, candidate, taken):
            yield told


def _take(desk: OrderDesk, candidate: Candidate) -> Taken:
    """Tell what became of one file, on this run or an earlier one."""
    found, path = Taken(state="refused", day=desk.on, name=candidate.name), candidate.path
    if not path.is_file() or path.is_symlink():  # any plain file may be an order, whatever its name
        kind = "папка" if path.is_dir() else "ссылка или не файл"
        return replace(found, words=f"«{shown(path.name)}» – {kind}; положите сам файл документа")
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        copy = Path(scratch) / legal_name(path.stem, path.suffix.lower()[:8])
        try:
            copy_stable(path, copy)
            with copy.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except (UnreadError, OSError) as error:
            return replace(found, words=str(error) if isinstance(error, UnreadError) else reason(error))
        before = recall_value(desk.memory, KIND, digest, Taken)
        if before and before.state == "begun" and (desk.inbox / before.workbook).exists():
            taken = replace(before, state="made")
        elif before and not _again(desk, before):
            return before
        else:
            try:
                taken = _decided(desk, copy, candidate, digest)
            except StorageError as error:  # what was begun is noted: the next run goes on with it
                return replace(found, words=str(error))
        note_value(desk.memory, KIND, digest, taken)
        return taken


def _again(desk: OrderDesk, before: Taken) -> bool:
    """Tell whether a file already met is read once more: its workbook was begun, or it was refused on another day."""
    return before.state == "begun" or (before.state == "refused" and before.day < desk.on)


def _decided(desk: OrderDesk, copy: Path, candidate: Candidate, digest: str) -> Taken:
    """Read an order that was not met before, or was refused, and make its workbook where there is none."""
    found = Taken(state="refused", day=desk.on, name=candidate.name)
    try:
        draft = read_order_apart(copy)
    except RestrictedError:
        return replace(found, words=RESTRICTED, secret=True)
    except UnreadError as error:
        return replace(found, words=str(error).replace(copy.name, candidate.name).replace(NOT_A_COMMAND, ""))
    order = draft.order.id
    if draft.amends is not None:
        return _amending(desk, replace(found, order=order), draft)
    if order in desk.known and order.number and order.date != UNDATED:
        words = f"по документу № {order.number} от {show(order.date)} уже есть книга «{desk.known[order]}»"
        return replace(found, state="known", order=order, words=words, workbook=desk.known[order])
    return _made(desk, replace(found, order=order), draft, digest, candidate.path.stem)


def _made(desk: OrderDesk, found: Taken, draft: OrderDraft, digest: str, stem: str) -> Taken:
    """Write the workbook under a name that is free; what was begun is noted before."""
    assert found.order
    name = _free_name(desk.inbox, book_name(found.order, stem))
    begun = replace(found, state="begun", workbook=name)
    data = create_book(draft, Calendar())
    note_value(desk.memory, KIND, digest, begun)
    for written in write_new(desk.inbox.parent, [(f"inbox/{name}", data)], folder="inbox"):
        if not written[0].fresh:
            raise StorageError(f"Книга «{name}» появилась в папке inbox одновременно с этим запуском; повторите.")
    desk.known[found.order] = name
    return replace(begun, state="made", words=_risks(draft))


def _free_name(inbox: Path, name: str) -> str:
    """Return the name, or «… (2).xlsx» where a file stands under it: nothing is written over."""
    free, number = name, 1
    while (inbox / free).exists():
        number += 1
        free = legal_name(f"{name.removesuffix('.xlsx')}", f" ({number}).xlsx")
    return free


def _risks(draft: OrderDraft) -> str:
    """Write «не прочитано – 2, выведено программой – 3»: what the first sheet lists one by one."""
    counts = {risk: sum(check.risk == risk for check in draft.checks) for risk in RISKS}
    return ", ".join(f"{RISKS[risk]} – {count}" for risk, count in counts.items() if count)


def _amending(desk: OrderDesk, found: Taken, draft: OrderDraft) -> Taken:
    """Keep what an amending order proposes for the workbook of the order it names."""
    assert draft.amends is not None
    amended = draft.amends
    if amended not in desk.known:
        words = f"изменяет документ № {amended.number} от {show(amended.date)}, а его книги в папке inbox нет"
        return replace(found, state="refused", words=words)
    propose(
        desk.memory, amended, Amending(by=draft.order.id, changes=draft.changes, day=desk.on, kind=draft.order.kind)
    )
    words = f"предлагает изменения в книге «{desk.known[amended]}»"
    return replace(found, state="amends", words=words, workbook=desk.known[amended])


def _told(desk: OrderDesk, candidate: Candidate, taken: Taken) -> Reading | None:
    """Return what a person hears of a file today: news on its day; a refusal or a copy as long as the file lies."""
    file = desk.folder.name if taken.secret else f"{desk.folder.name}/{candidate.name}"
    copied = candidate.name != taken.name and (desk.folder / taken.name).exists()
    if taken.state == "refused":
        told = finding("order-refused", file=file, why=Sentence(taken.words.rstrip(".")))
    elif copied:
        told = finding("order-copied", file=file, other=taken.name)
    elif taken.day != desk.on:
        return None
    elif taken.state == "made":
        risks = f"; {taken.words}" if taken.words else ""
        told = finding("order-made", file=file, book=taken.workbook, risks=risks)
    else:
        told = finding(
            "order-known" if taken.state == "known" else "order-amends", file=file, words=Sentence(taken.words)
        )
    return Reading(file=file, state="skipped", message=told.message, findings=(told,))
