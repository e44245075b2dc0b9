"""What the office and the performers keep beside the reports: publications, extensions, dispatch, calls, rulings."""

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.report import Dispatch, Extension, Level, Publication
from automation.patterns import lazy
from automation.russian import fold, proves, show, tells
from automation.workbook.cells import Cell, Moment, read_choice, read_code, read_item, read_moment
from automation.workbook.columns import CHOICES
from automation.workbook.typed import Value, as_text
from automation.workbook.understand.performers import Codes, known_code
from automation.workbook.understand.tables import SheetTable

RULINGS = {fold(kind.value): kind for kind in RulingKind}
ALL = frozenset({"все", "всепункты", "все исполнители"})  # said where an empty cell would mean the same
PARTS = lazy(r"[;,]|\sи\s")  # what parts several items in one cell
PLURAL = lazy(r"(?i)^(?:пункты|п\.? ?п\.?)(?=[\s\d])")
MESSENGER, ELSEWHERE = "В национальном мессенджере", "В другом источнике"


def read_publications(table: SheetTable, codes: Codes) -> tuple[Publication, ...]:
    """Read «Публикации»; a bare time is on the day of «Дата»."""
    read = partial(read_moment, epoch_1904=table.epoch_1904)
    moments = {"messenger_at": table.values(MESSENGER, read), "elsewhere_at": table.values(ELSEWHERE, read)}
    answer = []
    for row, found in table.records({"code": table.codes(), **moments}, {"Дата"}):
        found["code"] = known_code(table, row, found["code"], codes)
        if found["code"] is None:
            continue
        day = found["day"]
        if day is None and any(isinstance(found[name], int) for name in moments) and not table.lost.get(row):
            table.note(row, "row-incomplete", "Дата")
        _doubt(table, row, "Причина отступления", found["excuse"])
        answer.append(Publication(**found | {name: _moment(day, found[name]) for name in moments}))
    return tuple(answer)


def _moment(day: date | None, given: Moment) -> datetime | None:
    if isinstance(given, int):
        return datetime(day.year, day.month, day.day) + timedelta(seconds=given) if day else None  # noqa: DTZ001
    return given


def read_extensions(table: SheetTable, codes: Codes, items: Container[str]) -> tuple[Extension, ...]:
    """Read «Продление сроков»; an empty code means all performers; whether a row moves a term is judged later."""
    answer = []
    for row, found in table.records({"item": table.items(), "code": table.codes()}, {"Новый срок", "Дата решения"}):
        found["code"] = _code_or_all(table, row, found["code"], codes)
        if not known_item(table, row, found["item"], items) or found["code"] is None:
            continue
        _doubt(table, row, "Основание", found["basis"])
        answer.append(Extension(**found))
    return tuple(answer)


def _code_or_all(table: SheetTable, row: int, given: str, codes: Codes) -> str | None:
    """Return the code of a row, "" where an empty cell or «все» means all; None where it is unknown, which is told."""
    if fold(given) in ALL and codes.known(given) is None:
        return ""
    return known_code(table, row, given, codes) if given or "Код" in table.lost.get(row, ()) else ""


def _doubt(table: SheetTable, row: int, header: str, words: str) -> None:
    """Ask about words that count and prove little."""
    if tells(words) and not proves(words):
        table.note(row, "words-prove-little", header, value=words)


def known_item(table: SheetTable, row: int, item: str, items: Container[str], *, level: Level | None = None) -> bool:
    """Tell whether a row names an item of the plan; an empty or unknown number is told."""
    if item in items and item:
        return True
    if item:
        table.note(row, "item-unknown", "№", level=level, value=item)
    else:
        table.note_empty(row, "row-without-item", "№")
    return False


def read_dispatches(table: SheetTable) -> tuple[Dispatch, ...]:
    """Read «Отправка»: what became of each paper; the register finds the paper by «Документ»."""
    answer = []
    for row, found in table.records({"document": table.values("Документ", read_code)}, {"Подписан", "Отправлен"}):
        if not found["document"]:
            table.note_empty(row, "row-incomplete", "Документ", level="warning")
            continue
        _doubt(table, row, "Ответ", found["answer"])
        annulled = found["annulled"]
        if annulled and not proves(annulled):
            table.note(row, "annulment-doubtful", "Аннулирован", value=annulled)
        told = {name: found[name] if tells(found[name]) else "" for name in ("registered", "answer", "not_answer")}
        told["sent_unread"] = "Отправлен" in table.lost.get(row, ())
        answer.append(Dispatch(**found | told | {"annulled": annulled if proves(annulled) else ""}))
    return tuple(answer)


def read_calls(table: SheetTable, codes: Codes, items: Container[str]) -> tuple[PhoneCall, ...]:
    """Read «Звонки»: what was said by telephone; a call without a day or with an unknown performer counts nothing."""
    answer = []
    own: dict[str, Sequence[Any]] = {"code": table.codes(), "items": table.values("№", read_items, keyed=True)}
    for row, found in table.records(own, ()):
        found["code"] = known_code(table, row, found["code"], codes)
        found["items"] = known_items(table, row, found["items"], items)
        if found["code"] is None or found["items"] is None:
            continue
        if found["day"] is None:
            table.note_empty(row, "row-incomplete", "Дата", level="warning")
            continue
        _drop_earlier(table, row, found, ("day", "Дата"), {"promised_on": "Обещано"})
        answer.append(PhoneCall(**found | {"said": found["said"] if tells(found["said"]) else ""}))
    return tuple(answer)


def read_rulings(table: SheetTable, codes: Codes, items: Container[str]) -> tuple[Ruling, ...]:
    """Read «Решения»: what was decided; whether a ruling moves a term or closes an item is judged later."""
    kinds: list[RulingKind | None] = table.values("Решение", read_choice(dict(RULINGS), None, CHOICES["rulings"]))
    own: dict[str, Sequence[Any]] = {
        "code": table.codes(),
        "items": table.values("№", read_items, keyed=True),
        "kind": kinds,
    }
    answer = []
    for row, found in table.records(own, {"Дата", "Срок"}):
        found["code"] = _code_or_all(table, row, found["code"], codes)
        found["items"] = known_items(table, row, found["items"], items)
        if found["kind"] is None:
            table.note_empty(row, "row-incomplete", "Решение")
        if found["code"] is None or found["items"] is None or found["kind"] is None:
            continue
        _doubt(table, row, "Основание", found["basis"])
        term = {} if found["kind"] is RulingKind.EXTEND else {"term": "Срок"}
        _drop_earlier(table, row, found, ("decided_on", "Дата"), {**term, "done_on": "Исполнено"})
        answer.append(Ruling(**found))
    return tuple(answer)


def _drop_earlier(
    table: SheetTable, row: int, found: dict[str, Any], first: tuple[str, str], later: Mapping[str, str]
) -> None:
    """Take no day that lies before the one of its row: nobody promises or decides backwards; it is told."""
    name, header = first
    for other, its_header in later.items():
        if found[name] and found[other] and found[other] < found[name]:
            value, day = show(found[other]), show(found[name])
            table.note(row, "day-before-row", its_header, value=value, first=header, day=day)
            found[other] = None


def read_items(value: Value) -> Cell[tuple[str, ...]]:
    """Read the items a cell names: «6», «1; 3», «1, 3 и 5». An empty cell and «все» name none, which means all."""
    text = PLURAL.sub("", as_text(value))
    if not isinstance(value, str) or not PARTS.search(text):
        one = read_item(value)
        return Cell(() if fold(one.value) in {"", *ALL} else (one.value,), one.code, one.facts)
    return Cell(tuple(number for part in PARTS.split(text) if (number := read_item(part.strip()).value)))


def known_items(table: SheetTable, row: int, numbers: tuple[str, ...], items: Container[str]) -> tuple[str, ...] | None:
    """Return the items a row names; None where one of them is unknown or the cell could not be read, which is told."""
    if "№" in table.lost.get(row, ()):
        return None
    strangers = [number for number in numbers if number not in items]
    for number in strangers:
        table.note(row, "item-unknown", "№", value=number)
    return None if strangers else numbers
