"""What the office and the performers keep beside the reports: publications, extensions, dispatch."""

from collections.abc import Container
from datetime import date, datetime, timedelta
from functools import partial

from automation.model.report import Dispatch, Extension, Publication
from automation.russian import proves, tells
from automation.workbook.cells import Moment, read_code, read_moment
from automation.workbook.understand.performers import Codes, known_code
from automation.workbook.understand.tables import Table

MESSENGER, ELSEWHERE = "В национальном мессенджере", "В другом источнике"


def read_publications(table: Table, codes: Codes) -> tuple[Publication, ...]:
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


def read_extensions(table: Table, codes: Codes, items: Container[str]) -> tuple[Extension, ...]:
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


def _doubt(table: Table, row: int, header: str, words: str) -> None:
    """Words that count and prove little are asked."""
    if tells(words) and not proves(words):
        table.note(row, "words-prove-little", header, value=words)


def known_item(table: Table, row: int, item: str, items: Container[str]) -> bool:
    """Whether a row names an item of the plan; an empty or unknown number is told."""
    if item in items and item:
        return True
    if item:
        table.note(row, "item-unknown", "№", value=item)
    elif "№" not in table.lost.get(row, ()):
        table.note(row, "row-without-item", "№")
    return False


def read_dispatches(table: Table) -> tuple[Dispatch, ...]:
    """«Отправка»: what became of each paper; the register finds the paper by «Документ»."""
    answer = []
    for row, document, signed, registered, sent, way, reply, annulled in zip(
        table.rows,
        table.values("Документ", read_code),
        table.days("Подписан"),
        table.texts("Рег. № и дата"),
        table.days("Отправлен"),
        table.texts("Способ"),
        table.texts("Ответ"),
        table.texts("Аннулирован"),
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
                row=row + 1,
            )
        )
    return tuple(answer)
