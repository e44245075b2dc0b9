"""What the office and the performers keep beside the reports: publications, extensions, dispatch, calls, rulings."""

from collections.abc import Container
from datetime import date, datetime, timedelta
from functools import partial

from automation.model.office import Call, Ruling, RulingKind
from automation.model.report import Dispatch, Extension, Publication
from automation.patterns import lazy
from automation.russian import fold, proves, tells
from automation.workbook.cells import Cell, Moment, read_choice, read_code, read_item, read_moment
from automation.workbook.columns import CHOICES
from automation.workbook.typed import Value, as_text
from automation.workbook.understand.performers import Codes, known_code
from automation.workbook.understand.tables import SheetTable

RULINGS = {fold(kind.value): kind for kind in RulingKind}
PARTS = lazy(r"[;,]|\sи\s")  # what parts several items in one cell
PLURAL = lazy(r"(?i)^(?:пункты|п\.? ?п\.?)(?=[\s\d])")
MESSENGER, ELSEWHERE = "В национальном мессенджере", "В другом источнике"


def read_publications(table: SheetTable, codes: Codes) -> tuple[Publication, ...]:
    """«Публикации»: a bare time is on the day of «Дата»."""
    read = partial(read_moment, epoch_1904=table.epoch_1904)
    answer = []
    for row, given, day, material, messenger, elsewhere, source, excuse in zip(
        table.rows,
        table.codes(),
        table.days("Дата"),
        table.texts("Материал"),
        table.values(MESSENGER, read),
        table.values(ELSEWHERE, read),
        table.texts("Источник"),
        table.texts("Причина отступления"),
        strict=True,
    ):
        code = known_code(table, row, given, codes)
        if code is None:
            continue
        if day is None and (isinstance(messenger, int) or isinstance(elsewhere, int)) and not table.lost.get(row):
            table.note(row, "row-incomplete", "Дата")
        _doubt(table, row, "Причина отступления", excuse)
        answer.append(
            Publication(
                code=code,
                day=day,
                material=material,
                messenger_at=_moment(day, messenger),
                elsewhere_at=_moment(day, elsewhere),
                source=source,
                excuse=excuse,
                row=row + 1,
            )
        )
    return tuple(answer)


def _moment(day: date | None, given: Moment) -> datetime | None:
    if isinstance(given, int):
        return datetime(day.year, day.month, day.day) + timedelta(seconds=given) if day else None  # noqa: DTZ001
    return given


def read_extensions(table: SheetTable, codes: Codes, items: Container[str]) -> tuple[Extension, ...]:
    """«Продление сроков»: an empty code means all performers; whether a row moves a term is judged later."""
    answer = []
    for row, item, given, new_term, decided_on, decided_by, basis in zip(
        table.rows,
        table.items(),
        table.codes(),
        table.days("Новый срок"),
        table.days("Дата решения"),
        table.texts("Кто решил"),
        table.texts("Основание"),
        strict=True,
    ):
        code = known_code(table, row, given, codes) if given or "Код" in table.lost.get(row, ()) else ""
        if not known_item(table, row, item, items) or code is None:
            continue
        _doubt(table, row, "Основание", basis)
        answer.append(
            Extension(
                item=item,
                code=code,
                new_term=new_term,
                decided_on=decided_on,
                decided_by=decided_by,
                basis=basis,
                row=row + 1,
            )
        )
    return tuple(answer)


def _doubt(table: SheetTable, row: int, header: str, words: str) -> None:
    """Words that count and prove little are asked."""
    if tells(words) and not proves(words):
        table.note(row, "words-prove-little", header, value=words)


def known_item(table: SheetTable, row: int, item: str, items: Container[str]) -> bool:
    """Whether a row names an item of the plan; an empty or unknown number is told."""
    if item in items and item:
        return True
    if item:
        table.note(row, "item-unknown", "№", value=item)
    elif "№" not in table.lost.get(row, ()):
        table.note(row, "row-without-item", "№")
    return False


def read_dispatches(table: SheetTable) -> tuple[Dispatch, ...]:
    """«Отправка»: what became of each paper; the register finds the paper by «Документ»."""
    answer = []
    for row, document, signed, registered, sent, way, reply, annulled, reissue, other in zip(
        table.rows,
        table.values("Документ", read_code),
        table.days("Подписан"),
        table.texts("Рег. № и дата"),
        table.days("Отправлен"),
        table.texts("Способ"),
        table.texts("Ответ"),
        table.texts("Аннулирован"),
        table.days("Перевыпустить", grave=False),
        table.texts("Не ответ"),
        strict=True,
    ):
        if not document:
            if "Документ" not in table.lost.get(row, ()):
                table.note(row, "row-incomplete", "Документ", level="warning")
            continue
        _doubt(table, row, "Ответ", reply)
        if annulled and not proves(annulled):
            table.note(row, "annulment-doubtful", "Аннулирован", value=annulled)
        answer.append(
            Dispatch(
                document=document,
                signed_on=signed,
                registered=registered if tells(registered) else "",
                sent_on=sent,
                way=way,
                answer=reply if tells(reply) else "",
                annulled=annulled if proves(annulled) else "",
                reissue_on=reissue,
                not_answer=other if tells(other) else "",
                row=row + 1,
            )
        )
    return tuple(answer)


def read_calls(table: SheetTable, codes: Codes, items: Container[str]) -> tuple[Call, ...]:
    """«Звонки»: what was said by telephone; a call without a day or with an unknown performer counts nothing."""
    answer = []
    for row, day, given, numbers, spoke_with, said, promised in zip(
        table.rows,
        table.days("Дата", grave=False),
        table.codes(),
        table.values("№", read_items, keyed=True),
        table.texts("С кем"),
        table.texts("Что сказано"),
        table.days("Обещано", grave=False),
        strict=True,
    ):
        code = known_code(table, row, given, codes)
        known = known_items(table, row, numbers, items)
        if code is None or known is None:
            continue
        if day is None:
            if "Дата" not in table.lost.get(row, ()):
                table.note(row, "row-incomplete", "Дата", level="warning")
            continue
        answer.append(
            Call(
                day=day,
                code=code,
                items=known,
                spoke_with=spoke_with,
                said=said if tells(said) else "",
                promised_on=promised,
                row=row + 1,
            )
        )
    return tuple(answer)


def read_rulings(table: SheetTable, codes: Codes, items: Container[str]) -> tuple[Ruling, ...]:
    """«Решения»: what was decided; whether a ruling moves a term or closes an item is judged later."""
    kinds: list[RulingKind | None] = table.values("Решение", read_choice(dict(RULINGS), None, CHOICES["rulings"]))
    answer = []
    for row, decided_on, decided_by, numbers, given, kind, term, done, basis in zip(
        table.rows,
        table.days("Дата"),
        table.texts("Кто решил"),
        table.values("№", read_items, keyed=True),
        table.codes(),
        kinds,
        table.days("Срок"),
        table.days("Исполнено", grave=False),
        table.texts("Основание"),
        strict=True,
    ):
        code = known_code(table, row, given, codes) if given or "Код" in table.lost.get(row, ()) else ""
        known = known_items(table, row, numbers, items)
        if kind is None and "Решение" not in table.lost.get(row, ()):
            table.note(row, "row-incomplete", "Решение")
        if code is None or known is None or kind is None:
            continue
        _doubt(table, row, "Основание", basis)
        answer.append(
            Ruling(
                decided_on=decided_on,
                decided_by=decided_by,
                kind=kind,
                items=known,
                code=code,
                term=term,
                done_on=done,
                basis=basis,
                row=row + 1,
            )
        )
    return tuple(answer)


def read_items(value: Value) -> Cell[tuple[str, ...]]:
    """The items a cell names: «6», «1; 3», «1, 3 и 5». An empty cell and «все» name none, which means all."""
    text = PLURAL.sub("", as_text(value))
    if not isinstance(value, str) or not PARTS.search(text):
        one = read_item(value)
        return Cell(() if fold(one.value) in {"", "все", "всепункты"} else (one.value,), one.code, one.facts)
    return Cell(tuple(number for part in PARTS.split(text) if (number := read_item(part.strip()).value)))


def known_items(table: SheetTable, row: int, numbers: tuple[str, ...], items: Container[str]) -> tuple[str, ...] | None:
    """The items a row names; None where one of them is unknown or the cell could not be read, which is told."""
    if "№" in table.lost.get(row, ()):
        return None
    strangers = [number for number in numbers if number not in items]
    for number in strangers:
        table.note(row, "item-unknown", "№", value=number)
    return None if strangers else numbers
