"""The forms that lie beside the letters which ask to answer on them (papers.md B8)."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from automation.control.obligations import counted_book
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


class PaperForms:
    """The forms of one order's letters; what all letters share (whose form has which name) is found once."""

    def __init__(self, call: Call, one: Decided) -> None:
        from automation.workbook.forms import BookForms

        self._call, self._forms = call, BookForms(counted_book(one.morning))
        everybody = self._forms.organisations
        self._place = {p.code: place for place, people in enumerate(everybody) for p in people}
        names = distinct_names((people[0].organisation for people in everybody), before="Форма – ", ending=".xlsx")
        self._names = [names[people[0].organisation] for people in everybody]

    def beside(self, entry: Entry) -> dict[str, tuple[Performer, ...]]:
        """Return the path of each form of a letter below the home, and the performers of the organisation it is for."""
        folder = PurePosixPath(entry.path).parent
        places = sorted({self._place[o.code] for o in entry.occasions if o.code in self._place})
        return {f"{folder}/{self._names[place]}": self._forms.organisations[place] for place in places}

    def write(self, files: Mapping[str, tuple[Performer, ...]]) -> None:
        """Write forms that are missing. Raises ``StorageError``."""
        for _ in write_new(self._call.home, ((path, self._forms.form(people)) for path, people in files.items())):
            pass

    def attached(self, entry: Entry) -> tuple[Attachment, ...]:
        """Return the forms of one letter for its mail: as they stand beside it, made anew where they are missing."""
        found = []
        for path, people in self.beside(entry).items():
            file = self._call.home / path
            stands = file.is_file() and not native_disk.is_link(file)
            data = file.read_bytes() if stands else self._forms.form(people)
            found.append(Attachment(name=file.name, mime=XLSX, data=data))
        return tuple(found)


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
    if not letters:
        return
    forms = PaperForms(call, one)
    files: dict[str, tuple[Performer, ...]] = {}
    for entry in letters:
        missing = {p: who for p, who in forms.beside(entry).items() if not (call.home / p).exists()}
        if missing and (entry.key in fresh or register.explain(entry.key).letter.get("attachments")):
            files |= missing
    forms.write(files)
