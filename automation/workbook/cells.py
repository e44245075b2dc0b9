"""One cell: what was typed → what it means, with a fault where it is not sure. Pure; nothing is dropped in silence.

A Value is what the child hands over: text, a number, a day (year, month, day), a moment (six numbers), a time of day
(seconds,); "" is an empty cell. Texts are tidied first (``tidy``), then one of the readers makes a Cell of the value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from msgspec import Struct, field

from automation.model.report import State
from automation.patterns import lazy
from automation.russian import clean, fold, is_somebody, parse_day, show, straighten
from automation.russian.guess import nearest, perhaps
from automation.workbook.typed import MASK, Value, as_text, mixed_words

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
WORDY = lazy(r"[^\W\d_]")
NO_NAME = lazy(r"(?i)^(?:истина|ложь|true|false)$|^=|^[a-z]:[\\/]|^[\\/]|\\|://|\.(?:xlsx?|docx?|pdf|ods|odt)$")
SERIAL = lazy(r"\d{5}(?:[.,]0+)?")
ITEM_WORD = lazy(r"(?i)^(?:№|пункт|п(?=[. ]|\d))[. ]*№?")
COUNT = lazy(r"(\d{1,3}(?: \d{3})+|\d+)(?:[.,]0+)?")
CLOCK = lazy(r"(\d{1,2})(?:[:.-](\d{2})(?:[:.][0-5]\d(?:\.\d+)?)?| ?ч(?:ас\w*)?\.?(?: ?(\d{2}) ?м(?:ин\w*)?\.?)?)")
MOMENT = lazy(r"(.+?\d{4}(?: ?г(?:\.|ода)?)?|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{4}-\d{2}-\d{2})[ ,tT]+(?:в )?(.+)")
EMAIL = lazy(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-zА-Яа-яЁё0-9-]+\.)+[A-Za-zА-Яа-яЁё0-9-]{2,}")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
GUESS_FROM, GUESS_TO = date(2010, 1, 1), date(2050, 12, 31)
STATES = {fold(s.value): s for s in State if s not in {State.EMPTY, State.UNKNOWN}}
STATE_HINTS = {
    "выполнено": "исполнено",
    "сделано": "исполнено",
    "готово": "исполнено",
    "завершено": "исполнено",
    "исполняется": "в работе",
    "выполняется": "в работе",
    "не исполнено": "не начато",
    "не выполнено": "не начато",
    "не требуется": "не применимо",
    "не актуально": "не применимо",
}


class Cell(Struct, Generic[T_co], frozen=True):
    """What a cell means; ``code`` names the finding to make of it, with its ``facts``.

    ``lost`` – the value could not be read and stands empty.
    """

    value: T_co
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    lost: bool = False


def read_text(value: Value) -> Cell[str]:
    """Read any text; numbers and dates are taken as they are shown."""
    return Cell(as_text(value))


def read_name(value: Value) -> Cell[str]:
    """Read the name of an organisation, a post or a person; a number, a truth value, a path or a formula is asked."""
    text = as_text(value)
    if not text or (isinstance(value, str) and WORDY.search(text) and not NO_NAME.search(text)):
        return Cell(text)
    return Cell("", "name-doubtful", {"value": text}, lost=True)


def read_person(value: Value) -> Cell[str]:
    """Read the name of a person; a surname alone is told: a letter would bear neither initials nor a salutation."""
    read = read_name(value)
    if is_somebody(read.value) and len(read.value.split()) == 1 and "." not in read.value and read.value != MASK:
        return Cell(read.value, "name-alone", {"value": read.value})
    return read


def read_code(value: Value) -> Cell[str]:
    """Read a code or a document's number: stops at the end go, Latin look-alikes become Cyrillic."""
    return Cell(straighten(as_text(value)).strip().rstrip(".").rstrip())


def read_item(value: Value) -> Cell[str]:
    """Read the number of an item: «1.», 1.0 → «1»; 2.1 → «2.1»; «№ 3», «п. 3» → «3».

    Excel turns «2.1» into a day, which is told.
    """
    if isinstance(value, tuple) and len(value) in {3, 6}:
        number = f"{value[2]}.{value[1]}"
        return Cell(number, "number-became-date", {"value": as_text(value), "read": number})
    text = repr(value) if isinstance(value, float) and value != int(value) else straighten(as_text(value))
    return Cell(ITEM_WORD.sub("", text.strip()).replace(" ", "").rstrip(".)").lstrip("."))


def read_day(value: Value, *, epoch_1904: bool = False) -> Cell[date | None]:
    """Read a day in any of the ways people type it; a bare number in the range of our years is a serial day."""
    if value == "":
        return Cell(None)
    if isinstance(value, tuple):
        day = _day(*value[:3]) if len(value) >= 3 else None
        return Cell(day) if day else _lost_day(value)
    serial = float(value.replace(",", ".")) if isinstance(value, str) and SERIAL.fullmatch(value) else value
    if isinstance(serial, str):
        text = serial.removeprefix("до ")
        found = parse_day(text)
        return Cell(found) if found and FIRST_DAY <= found <= LAST_DAY else _lost_day(value)
    start = EPOCH_1904 if epoch_1904 else EPOCH
    day = start + timedelta(days=int(serial)) if 0 < serial < 80_000 else None
    if day and GUESS_FROM <= day <= GUESS_TO:
        return Cell(day, "date-guessed", {"value": as_text(value), "read": show(day)})
    return _lost_day(value)


def read_date_or_words(value: Value, *, epoch_1904: bool = False) -> Cell[date | None]:
    """Read a day where the cell holds one; words («постоянно», «декабрь 2025») are no fault and answer None."""
    cell = read_day(value, epoch_1904=epoch_1904)
    return Cell(None) if cell.lost and isinstance(value, str) else cell


def _lost_day(value: Value) -> Cell[date | None]:
    return Cell(None, "date-unreadable", {"value": as_text(value)}, lost=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def read_count(value: Value) -> Cell[int | None]:
    """Read a whole number not below zero: 41, «41», «41,0», «1 200»; anything else is asked."""
    if value == "":
        return Cell(None)
    if isinstance(value, str) and (match := COUNT.fullmatch(value)) and len(match[1]) <= 12:
        value = int(match[1].replace(" ", ""))
    if isinstance(value, int | float) and 0 <= value < 10**9 and value == int(value):
        return Cell(int(value))
    return Cell(None, "number-unreadable", {"value": as_text(value)}, lost=True)


def read_state(value: Value) -> Cell[State]:
    """Read «Состояние» in any spelling of the same letters; a slip of the pen is asked with the likely word."""
    text = as_text(value)
    key = fold(text)
    if not key:
        return Cell(State.EMPTY)
    if state := STATES.get(key):
        return Cell(state)
    near = slip(key, [*STATES, *STATE_HINTS])
    likely = STATE_HINTS.get(near, near)
    return Cell(State.UNKNOWN, "state-unknown", {"value": text, "likely": perhaps(likely)}, lost=True)


def slip(key: str, known: Iterable[str], *, likeness: float = 0.7) -> str:
    """Return the known word of about the same length that a slip of the pen probably meant, or ""."""
    return nearest(key, [word for word in known if abs(len(word) - len(key)) <= 4], likeness=likeness)


def read_choice(
    choices: Mapping[str, T], default: T, named: Sequence[str] = (), meanwhile: str = ""
) -> Callable[[Value], Cell[T]]:
    """Make a reader of a closed list of folded words; an unknown word is told and counts as the default.

    ``named`` are the words to choose from, where not all of ``choices``; ``meanwhile`` tells what follows until then.
    """

    def read(value: Value) -> Cell[T]:
        text = as_text(value)
        key = fold(text)
        if not key or key in choices:
            return Cell(choices.get(key, default))
        words = named or tuple(choices)
        begun = [word for word in words if fold(word).startswith(key)]
        meant = perhaps(begun[0]) if len(begun) == 1 else ""
        told = ", ".join(f"«{word}»" for word in words)
        facts = {"value": text, "choices": told, "meant": meant, "meanwhile": meanwhile and f"; {meanwhile}"}
        return Cell(default, "choice-unknown", facts, lost=True)

    return read


def read_email(value: Value) -> Cell[str]:
    """Read one address; look-alike letters, several addresses or other words are told and not used."""
    text = as_text(value).strip(" <>;,.").removeprefix("mailto:")
    local, _, domain = text.partition("@")
    if not text or (EMAIL.fullmatch(text) and ".." not in local and not mixed_words((domain,))):
        return Cell(text)
    return Cell("", "email-unreadable", {"value": as_text(value)}, lost=True)


Moment = datetime | int | None  # a moment, seconds of a day still to be found, or nothing


def read_moment(value: Value, *, epoch_1904: bool = False) -> Cell[Moment]:
    """Read a time «ЧЧ:ММ» (as seconds of the day) or a date with time."""
    if value == "":
        return Cell(None)
    if isinstance(value, tuple):
        found: Moment = value[0] if len(value) == 1 else None
        if len(value) == 6 and _day(*value[:3]):
            found = datetime(*value)  # noqa: DTZ001 - local time of the office
        return _moment(found, value)
    if isinstance(value, int | float):
        return _serial_moment(value, EPOCH_1904 if epoch_1904 else EPOCH)
    if (seconds := _seconds(value)) is not None:
        return Cell(seconds)
    if match := MOMENT.fullmatch(value):
        day, seconds = parse_day(match[1]), _seconds(match[2])
        if day and seconds is not None:
            return Cell(datetime(day.year, day.month, day.day) + timedelta(seconds=seconds))  # noqa: DTZ001
    return _moment(None, value)


def _moment(found: Moment, value: Value) -> Cell[Moment]:
    if isinstance(found, datetime) or (found is not None and 0 <= found < 86_400):
        return Cell(found)
    return Cell(None, "time-unreadable", {"value": as_text(value)}, lost=True)


def _serial_moment(value: float, start: date) -> Cell[Moment]:
    """Read a bare number: below 1 a time of day; with a fraction, within the years we guess, a serial moment."""
    if 0 <= value < 1:
        return _moment(round(value * 1440) * 60, value)
    day = start + timedelta(days=int(value)) if 0 < value < 80_000 else FIRST_DAY
    if not GUESS_FROM <= day <= GUESS_TO or value == int(value):
        return _moment(None, value)
    found = datetime(day.year, day.month, day.day) + timedelta(minutes=round(value % 1 * 1440))  # noqa: DTZ001
    return Cell(found, "date-guessed", {"value": as_text(value), "read": f"{found:%d.%m.%Y %H:%M}"})


def _seconds(text: str) -> int | None:
    match = CLOCK.fullmatch(clean(text).lower().removeprefix("в "))
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    return hour * 3600 + minute * 60 if hour < 24 and minute < 60 else None
