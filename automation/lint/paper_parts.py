"""Tells the requisites of a paper apart: by our own styles, else by their words and places, as a reader does.

It works on papers an office wrote itself: no style is needed, and one requisite may be several paragraphs.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from automation.lint.seen_paper import SeenLine, SeenPaper
from automation.russian.typography import MONTH


class Part(StrEnum):
    """A requisite or region of a paper."""

    DRAFT = "пометка проекта"
    LETTERHEAD = "бланк"
    NUMBER = "дата и номер"
    ADDRESSEE = "адресат"
    KIND = "вид документа"
    HEADING = "заголовок к тексту"
    SALUTATION = "обращение"
    BODY = "текст"
    TABLE = "таблица"
    ATTACHMENT = "отметка о приложении"
    CLOSING = "заключительная фраза"
    SIGNATURE = "подпись"
    EXECUTOR = "отметка об исполнителе"
    APPENDIX = "приложение"


Marked = tuple[tuple[SeenLine, Part], ...]

STYLES = {
    "Пометка проекта": Part.DRAFT,
    "Бланк: наименование": Part.LETTERHEAD,
    "Бланк: подразделение": Part.LETTERHEAD,
    "Бланк: справочные данные": Part.LETTERHEAD,
    "Подразделение": Part.LETTERHEAD,
    "Дата и номер": Part.NUMBER,
    "Адресат": Part.ADDRESSEE,
    "Адресат на бланке": Part.ADDRESSEE,
    "Вид документа": Part.KIND,
    "Заголовок к тексту": Part.HEADING,
    "Обращение": Part.SALUTATION,
    "Текст": Part.BODY,
    "Текст, последний абзац": Part.BODY,
    "Текст перед таблицей": Part.BODY,
    "Текст после таблицы": Part.BODY,
    "Перечень": Part.BODY,
    "Перечень, последний абзац": Part.BODY,
    "Отметка о приложении": Part.ATTACHMENT,
    "Заключительная фраза": Part.CLOSING,
    "Подпись": Part.SIGNATURE,
    "Исполнитель": Part.EXECUTOR,
    "Исполнитель, первая строка": Part.EXECUTOR,
    "Гриф приложения": Part.APPENDIX,
    "Гриф приложения, с новой страницы": Part.APPENDIX,
    "Заголовок приложения": Part.APPENDIX,
}
_DATE = rf"(?:\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|«?\d{{1,2}}»?\s(?:{MONTH})\s\d{{2,4}}|_{{3,}})(?:\s?г\.?)?"
NUMBER = re.compile(rf"^(?:{_DATE})(?:\s*№\s?\S+)?$|^№\s?\S+$|^(?:от\s)?_{{3,}}\s*№|^На\s№")
KIND = re.compile(
    r"^(?:(?:СЛУЖЕБНАЯ|ДОКЛАДНАЯ|ОБЪЯСНИТЕЛЬНАЯ|АНАЛИТИЧЕСКАЯ|ПОЯСНИТЕЛЬНАЯ)\s+ЗАПИСКА|СПРАВКА|ИНФОРМАЦИЯ|НАПОМИНАНИЕ"
    r"|ЗАПРОС|УВЕДОМЛЕНИЕ|(?:(?:ИНФОРМАЦИОННОЕ|СЛУЖЕБНОЕ|СОПРОВОДИТЕЛЬНОЕ)\s+)?ПИСЬМО)$"
)
SALUTATION = re.compile(r"^(?:Глубоко)?[Уу]важаем(?:ый|ая|ые)\s")
CLOSING = re.compile(r"^С\s(?:глубоким\s)?уважением\b.{0,3}$")
ATTACHMENT = re.compile(r"^Приложени[ея]\s*:")
APPENDIX = re.compile(r"^Приложение(?:\s+№?\s?\d+)?(?:$|\s+к\s)")
ABOUT = re.compile(r"^(?:О|Об|Обо)\s")
NAME_AT_END = re.compile(r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$")
NAME_FIRST = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ]\.\s?[А-ЯЁ]\.$")
RED_LINE_MM, RIGHT_BLOCK_MM, LONG = 5.0, 60.0, 130


def recognise(paper: SeenPaper) -> Marked:
    """Return each line with the requisite it belongs to, in reading order."""
    parts: list[Part] = []
    names = _signing_lines(paper.lines)
    for number, line in enumerate(paper.lines):
        greeted = SALUTATION.match(paper.lines[number + 1].shown) if number + 1 < len(paper.lines) else None
        parts.append(_part(line, parts, signing=number in names, greeted=greeted is not None))
    return tuple(zip(paper.lines, parts, strict=True))


def _part(line: SeenLine, before: Sequence[Part], *, signing: bool, greeted: bool) -> Part:
    if Part.APPENDIX in before[-1:] or (Part.APPENDIX in before and before[-1] is Part.TABLE):
        return Part.TABLE if line.ruled else Part.APPENDIX
    if line.ruled:
        return Part.TABLE
    known = STYLES.get(line.style)
    if known is not None:
        return known
    text = line.shown
    if APPENDIX.match(text) and (Part.SIGNATURE in before or line.new_page):
        return Part.APPENDIX
    for pattern, part in ((ATTACHMENT, Part.ATTACHMENT), (CLOSING, Part.CLOSING), (SALUTATION, Part.SALUTATION)):
        if pattern.match(text):
            return part
    if signing:
        return Part.SIGNATURE
    if Part.SIGNATURE in before:
        return Part.EXECUTOR
    if before and before[-1] is Part.ATTACHMENT and re.match(r"^\d+[.)]\s", text):
        return Part.ATTACHMENT
    if {Part.BODY, Part.SALUTATION, Part.TABLE, Part.CLOSING} & set(before):
        return Part.BODY
    return _head_part(line, text, before, greeted=greeted)


def _head_part(line: SeenLine, text: str, before: Sequence[Part], *, greeted: bool) -> Part:
    """Recognise a requisite above the text of a paper without our styles; ``greeted``: a salutation follows."""
    if text.upper() == "ПРОЕКТ":
        return Part.DRAFT
    if KIND.match(text.upper()) and len(text) < 40:
        return Part.KIND
    if NUMBER.match(text):
        return Part.NUMBER
    if line.left >= RIGHT_BLOCK_MM or line.align in {"right", "end"} or line.column > 0 or NAME_FIRST.search(text):
        return Part.ADDRESSEE
    numbered = bool({Part.NUMBER, Part.ADDRESSEE, Part.KIND} & set(before))
    flush = line.first < RED_LINE_MM and line.align != "center"
    if before and before[-1] is Part.HEADING and flush and text[:1].islower():
        return Part.HEADING
    if numbered and Part.HEADING not in before and len(text) < LONG * 2 and (flush or ABOUT.match(text)):
        if ABOUT.match(text) and (line.first < RED_LINE_MM or not text.endswith((".", ":", ";"))):
            return Part.HEADING
        if flush and len(text) < LONG and (greeted or not text.endswith((".", ":", ";"))):
            return Part.HEADING
    if line.align == "center" or (flush and len(text) < LONG and not numbered) or (line.table and not numbered):
        return Part.LETTERHEAD
    return Part.BODY


def _signing_lines(lines: Sequence[SeenLine]) -> frozenset[int]:
    """Find the lines of the signature: the one that ends with a name, and those of the post above it."""
    found: set[int] = set()
    closed = next((n for n, line in enumerate(lines) if CLOSING.match(line.shown)), -1)
    start = max(closed, len(lines) // 4)
    for number, line in enumerate(lines):
        text = line.text.rstrip()
        apart = "\t" in text or re.search(r"\s{4,}", text) or (line.table and not line.ruled) or closed >= 0
        named = NAME_AT_END.search(text) or ("\t" in text and NAME_FIRST.search(text))
        if number <= start or line.ruled or not named or not apart or len(text) > LONG * 2:
            continue
        if line.first >= RED_LINE_MM and "\t" not in text:
            continue
        found.add(number)
        above = number - 1
        while above > start and _is_post(lines[above]):
            found.add(above)
            above -= 1
        if closed < 0:
            break
    return frozenset(found)


def _is_post(line: SeenLine) -> bool:
    text = line.shown
    plain = line.first < RED_LINE_MM and line.align not in {"both", "center"} and not line.ruled
    return plain and len(text) < LONG and not text.endswith((".", ":", ";", ",")) and not ATTACHMENT.match(text)
