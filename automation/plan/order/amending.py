"""An order «О внесении изменений …»: which order it changes, and what it changes there, as proposals."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec.structs import replace

from automation.model.plan import UNDATED, Amendment, Item, Order, OrderId
from automation.plan.order.beginnings import starts_executor
from automation.plan.order.blocks import flat
from automation.plan.order.order_body import Point
from automation.plan.order.phrases import term_phrases
from automation.plan.order.requisites import AMENDS, find_date, find_number

MOST = 50  # items of a range «20–22» that are counted out
_LIST = r"\d+(?:\.\d+)*(?:(?:\s*[-–,]\s*|\s+и\s+)\d+(?:\.\d+)*)*"
_NUMBER = rf"(?:пункт\w*|строк\w+|позици\w+|п\.)\s*(?:№\s*)?({_LIST})"
_ITEM = re.compile(_NUMBER, re.IGNORECASE)
_QUOTED = re.compile(r"(?::\s*«(?P<told>.+)»|«(?P<words>[^«]+)»)\s*[;.]?\s*$", re.DOTALL)
_GONE = r"(?:исключить|отменить|(?:признать|считать) утратившим)"
_PIECES = r"(?:слов|цифр|дат[аеуы]|числ|граф|столб|абзац|предложени)"  # parts of an item: «исключить слова …» leaves it
_REPLACED = re.compile(rf"{_PIECES}.*?\s(?:заменить|дополнить)\s|дополнить\s+{_PIECES}", re.IGNORECASE | re.DOTALL)
_WORDED = re.compile(r".*\bслов\w*\s+«(.+)»\s*[;.]?\s*$", re.IGNORECASE | re.DOTALL)
# «Пункт 7 изложить в следующей редакции:», «Дополнить пунктом 7 следующего содержания:», below it the row as a table
_NEW_ROW = re.compile(r"((?:редакции|содержания)\s?:)\s*\n(?P<row>[^\n]*\t[^\n]*)$")
_OTHER = re.compile(r"измен|замен|дополн|исключ|утрат|отмен|излож|продл|перенес", re.IGNORECASE)
_LEADS = re.compile(r"следующие изменения\s*:?$", re.IGNORECASE)
Action = Literal["edition", "add", "remove", "term", "performers", "text", "other"]
# The first that fits, in this order. «изложить план в редакции согласно приложению» is a new edition of the whole plan.
_PATTERNS: tuple[tuple[Action, str], ...] = (
    ("edition", rf"(?:излож|утверд)\w+.{{0,200}}редакции.{{0,80}}приложени|^(?!.*{_NUMBER}).*план\w*.{{0,80}}излож"),
    ("other", rf"{_PIECES}.{{0,200}}\sисключить|исключить\s+{_PIECES}"),
    ("remove", rf"{_NUMBER}.{{0,80}}{_GONE}|{_GONE}\s+{_NUMBER}"),
    ("add", r"дополнить.{0,120}(?:пунктом|пунктами|строк|позици)"),
    ("term", r"(?:граф|столб)\w+.{0,40}срок|срок\w*\s+(?:ис|вы)полнения"),
    ("performers", r"(?:граф|столб)\w+.{0,40}(?:исполнител|ответственн)|исполнител\w+"),
    ("text", rf"{_NUMBER}.{{0,80}}излож"),
)
_ACTIONS = [(action, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for action, pattern in _PATTERNS]


def amended_order(order: Order) -> OrderId | None:
    """Return the order that this one changes; None where it is an order of its own.

    Its number and date come from the heading («… от 10.12.2025 № 900»); what is not readable is "" or ``UNDATED``.
    """
    named = AMENDS.match(order.heading)
    if named is None:
        return None
    cited = order.heading[named.end() :]
    return OrderId(number=find_number(cited), date=find_date(cited) or UNDATED)


def changes_of(points: Iterable[Point], items: tuple[Item, ...]) -> tuple[Amendment, ...]:
    """Return what the points of an amending order change; a new edition of the plan stands in the draft's items.

    A table that holds nothing but the items a point adds is no edition: it tells the words of those items.
    """
    told = [(point.number, _NEW_ROW.sub(_quoted_row, point.text)) for point in points]
    lines = [(number, flat(part)) for number, text in told for part in re.split(r"\n(?=\d+[.)]|[а-я]\))", text)]
    found = [change for number, words in lines for change in _changes(number, words)]
    if not items or any(change.action == "edition" for change in found):
        return tuple(found)
    texts = {item.number: item.text for item in items}
    if texts.keys() <= {change.item for change in found if change.action == "add"}:
        return tuple(replace(change, words_new=change.words_new or texts.get(change.item, "")) for change in found)
    return (Amendment(point="", action="edition", words="новая редакция плана – в приложении"), *found)


def _quoted_row(found: re.Match[str]) -> str:
    """Return the row of a table in which an item is worded anew as quoted words, its cells parted by strokes."""
    cells = " | ".join(map(flat, found["row"].split("\t")))
    return f"{found[1]} «{cells}»"


def _changes(number: str, words: str) -> Iterator[Amendment]:
    """Yield what a point changes, one proposal for each item it names; a point that only leads others has none.

    The new wording of an item says nothing of what is changed: it may well name an executor and a term.
    """
    quoted = _QUOTED.search(words)
    said = words[: quoted.start("told")] if quoted and quoted["told"] else words
    action = next((action for action, pattern in _ACTIONS if pattern.search(said)), None)
    if action is None and (_LEADS.search(words) or not _OTHER.search(words)):
        return
    new = _new_words(words) if action not in {"edition", "remove"} else ""
    if action is None:
        action = _column_of(new) if _REPLACED.search(words) else "other"
    if action == "term" and not new:
        new = (term_phrases(words) or [""])[-1]
    named = _ITEM.search(words) if action != "edition" else None
    for item in dict.fromkeys(_items(named[1])) if named else [""]:
        yield Amendment(point=number, action=action, words=words, item=item, words_new=new)


def _new_words(words: str) -> str:
    """Return what a point quotes last: «дополнить словами «, МБУ «Пример»» closes two quotes by one mark."""
    if worded := _WORDED.match(words):
        new = worded[1] + "»" * (worded[1].count("«") > worded[1].count("»"))
        return flat(new).strip(" ,;")
    quoted = _QUOTED.search(words)
    return flat(quoted["told"] or quoted["words"]) if quoted else ""


def _column_of(new: str) -> Action:
    """Say which column new words belong to by what they are: «ежеквартально» is a term, «отдел спорта» an executor."""
    if term_phrases(new) == [new]:
        return "term"
    return "performers" if starts_executor(new) else "other"


def _items(written: str) -> list[str]:
    """Return the numbers of «9, 10 и 12», «20–22» one by one; a range that cannot be counted stays as its two ends."""
    found: list[str] = []
    for part in re.split(r"\s*,\s*|\s+и\s+", written):
        first, _, last = re.sub(r"\s*[-–]\s*", "-", part).partition("-")
        counted = first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < MOST
        found += map(str, range(int(first), int(last) + 1)) if counted else filter(None, (first, last))
    return found


def told(order: Order) -> str:
    """Return what the office is told of an amending order: where its changes belong."""
    return (
        f"Документ изменяет другой ({order.heading}): новая книга по нему не нужна. Внесите изменения в книгу "
        "изменяемого документа, а этот документ укажите в ней в поле «Изменения»."
    )
