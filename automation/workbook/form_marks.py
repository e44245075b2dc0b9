"""What a form is known by: its mark (whose it is, for which order and revision of the plan) and its headings. Pure."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from automation.model.plan import Item, OrderId
from automation.patterns import lazy
from automation.russian import clean, fold, show
from automation.russian.deeds import COVERED, HEADINGS
from automation.workbook.typed import Value
from automation.workbook.understand.raw import RawBook

PROPERTY = "PlanForm"
HEAD, ALONE, PERSON = "Руководитель", "Индивидуальный предприниматель", "Подпись исполнителя"
SIGNERS = (HEAD, ALONE, PERSON)  # who signs a form: its last line begins so
TOTAL, MOVED = "Всего сотрудников", "Перешло"
OF_THEM = "Из них"  # above the second where a form counts workers and children
PEOPLE = (TOTAL, MOVED)  # asked only where an item counts people or has an indicator, and headed there by its words
REACHED = ("Предусмотрено", "Достигнуто")  # … where it counts what has no other name than the indicator's
_DEEDS = frozenset(map(fold, HEADINGS))
_MOVED = (COVERED, fold(OF_THEM), fold(REACHED[1]))
_LINE = "Форма к № "
# It is asked once a text, behind the words a line begins with: asked at each of many, it would take hours.
_SEEN = lazy(r"(?P<number>[^;]+?) от (?P<day>\d\d\.\d\d\.\d{4}); коды: (?P<codes>.+); редакция (?P<rev>\d+)")


def column_meant(heading: Value) -> Value:
    """Find the header of our column that a heading of a form stands for; anything else stays as it is."""
    if not isinstance(heading, str):
        return heading
    folded = fold(heading)
    if folded.split(":")[0].split()[:1] == ["всего"] or folded == fold(REACHED[0]):
        return TOTAL
    return MOVED if folded in _DEEDS or folded.startswith(_MOVED) else heading


class Mark(Struct, frozen=True, kw_only=True):
    """``codes`` are the performers of one organisation; ``revision`` tells the plan their rows were made from."""

    order: OrderId
    codes: tuple[str, ...]
    revision: str

    def as_property(self) -> str:
        """Return the value of the file's own property."""
        return "|".join((self.order.number, self.order.date.isoformat(), ";".join(self.codes), self.revision))

    def as_line(self) -> str:
        """Return the same in words for the foot of the sheet, where it outlives saving in another format."""
        day = show(self.order.date)
        return f"{_LINE}{self.order.number} от {day}; коды: {'; '.join(self.codes)}; редакция {self.revision}"


class FormMark(Struct, frozen=True, kw_only=True):
    """A filled form as read. ``fault`` is why it could not be (Russian), "" where it was.

    ``modified`` is the file's own time (naive UTC), never later than the time the disk gives it. ``mark`` is None
    where none was found, ``raw`` where the file could not be read.
    """

    file: str
    modified: datetime
    sha256: str = ""
    mark: Mark | None = None
    raw: RawBook | None = None
    fault: str = ""


def read_mark(text: str) -> Mark | None:
    """Read the mark of a property's value, or of the line in words; None where it is neither."""
    text = clean(text)
    _, begun, line = text.rpartition(_LINE)
    if begun and (match := _SEEN.match(line)):
        codes, day = match["codes"].split("; "), match["day"]
        parts = [match["number"], f"{day[6:]}-{day[3:5]}-{day[:2]}", ";".join(codes), match["rev"]]
    else:
        parts = text.rsplit("|", 3)
    try:
        number, iso, codes_text, revision = parts
        order = OrderId(number=number, date=date.fromisoformat(iso))
    except ValueError:
        return None
    return Mark(order=order, codes=tuple(c for c in codes_text.split(";") if c), revision=revision)


def revision_of(items: Iterable[Item]) -> str:
    """Return six figures that change when a number, the text or the term of an item changes."""
    facts = "\n".join(f"{i.number}\t{i.text}\t{i.reading.phrase}\t{i.reading.deadline!r}" for i in items)
    return f"{int(hashlib.sha256(facts.encode()).hexdigest()[:12], 16) % 1_000_000:06}"
