"""The forms that lie beside the letters which ask to answer on them (papers.md B8)."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from automation.control.obligations import counted_extensions
from automation.day.call import Call
from automation.day.issuing import Decided, Issue, as_entry
from automation.file_names import distinct_names
from automation.model.control import Entry, PaperState
from automation.model.kinds import Form
from automation.model.letter import Attachment
from automation.model.report import Performer
from automation.register import Register
from automation.system.disk import native_disk
from automation.system.outbox import write_new

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WAITING = {PaperState.DRAFT, PaperState.SIGNED}  # a letter that has gone out needs no form any more


def write_paper_forms(call: Call, register: Register, one: Decided, issues: Sequence[Issue]) -> None:
    """Write the forms of today's letters, and those of letters not yet sent whose forms are missing.

    A form once written is left alone: the clerk may have sent it. Raises ``StorageError``.
    """
    fresh = {
        i.new.key: i
        for i in issues
        if i.decided.order == one.order and i.letter.form is Form.LETTER and i.letter.attachments
    }
    earlier = [e for e in one.morning.history.entries if e.state in WAITING and e.form is Form.LETTER]
    letters = [*(as_entry(i.new) for i in fresh.values()), *(e for e in earlier if e.key not in fresh)]
    files: dict[str, tuple[Performer, ...]] = {}
    for entry in letters:
        missing = {p: who for p, who in _beside(one, entry).items() if not (call.home / p).exists()}
        if missing and (entry.key in fresh or register.explain(entry.key).letter.get("attachments")):
            files |= missing
    for _ in write_new(call.home, ((path, _made(one, who)) for path, who in files.items())):
        pass


def attached_forms(call: Call, one: Decided, entry: Entry) -> tuple[Attachment, ...]:
    """Return the forms of one letter for its mail: as they stand beside it, made anew where they are missing."""
    found = []
    for path, people in _beside(one, entry).items():
        file = call.home / path
        data = file.read_bytes() if file.is_file() and not native_disk.is_link(file) else _made(one, people)
        found.append(Attachment(name=file.name, mime=XLSX, data=data))
    return tuple(found)


def _beside(one: Decided, entry: Entry) -> dict[str, tuple[Performer, ...]]:
    """Return the path of each form of a letter below the home, and the performers of the organisation it is for."""
    from automation.workbook.forms import organisations

    everybody = organisations(one.book)
    names = distinct_names((people[0].organisation for people in everybody), before="Форма – ", ending=".xlsx")
    codes = {o.code for o in entry.occasions}
    folder = PurePosixPath(entry.path).parent
    mine = [people for people in everybody if any(p.code in codes for p in people)]
    return {f"{folder}/{names[people[0].organisation]}": people for people in mine}


def _made(one: Decided, people: tuple[Performer, ...]) -> bytes:
    from automation.workbook.forms import write_form

    morning = one.morning
    return write_form(replace(morning.book, extensions=counted_extensions(morning)), people)
