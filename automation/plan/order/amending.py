"""An order «О внесении изменений …»: which order it changes, and what it changes there, as proposals."""

import re
from collections.abc import Iterable
from typing import Literal

from automation.model.plan import UNDATED, Amendment, Item, Order, OrderId
from automation.plan.order.blocks import flat
from automation.plan.order.body import Point
from automation.plan.order.requisites import find_date, find_number

_AMENDS = re.compile(r"о(?: внесении)? (?:изменени|дополнени)\w*", re.IGNORECASE)
_NUMBER = r"(?:пункт\w*|строк\w+|позици\w+|п\.)\s*(?:№\s*)?(\d+(?:\.\d+)*)"
_ITEM = re.compile(_NUMBER, re.IGNORECASE)
_QUOTED = re.compile(r"(?::\s*«(?P<told>.+)»|«(?P<words>[^«]+)»)\s*[;.]?\s*$", re.DOTALL)
Action = Literal["edition", "add", "remove", "term", "performers", "text", "other"]
# По порядку, первое подходящее. «изложить план в редакции согласно приложению» – новая редакция всего плана.
_PATTERNS: tuple[tuple[Action, str], ...] = (
    ("edition", rf"(?:излож|утверд)\w+.{{0,200}}редакции.{{0,80}}приложени|^(?!.*{_NUMBER}).*план\w*.{{0,80}}излож"),
    ("remove", rf"{_NUMBER}.{{0,80}}(?:исключить|признать утратившим)|исключить\s+{_NUMBER}"),
    ("add", r"дополнить.{0,120}(?:пункт|строк|позици)"),
    ("term", r"(?:граф|столб)\w+.{0,40}срок|срок\w*\s+(?:ис|вы)полнения|слова.{0,60}заменить.{0,200}\d\d\.\d\d\.\d{4}"),
    ("performers", r"(?:граф|столб)\w+.{0,40}(?:исполнител|ответственн)|исполнител\w+"),
    ("text", rf"{_NUMBER}.{{0,80}}излож"),
)
_ACTIONS = [(action, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for action, pattern in _PATTERNS]


def amended_order(order: Order) -> OrderId | None:
    """Return the order that this one changes; None where it is an order of its own.

    Its number and date come from the heading («… от 10.12.2025 № 900»); what is not readable is "" or ``UNDATED``.
    """
    named = _AMENDS.match(order.heading)
    if named is None:
        return None
    cited = order.heading[named.end() :]
    return OrderId(number=find_number(cited), date=find_date(cited) or UNDATED)


def changes_of(points: Iterable[Point], items: tuple[Item, ...]) -> tuple[Amendment, ...]:
    """Return what the points of an amending order change; a new edition of the plan stands in the draft's items."""
    lines = [(point.number, flat(part)) for point in points for part in re.split(r"\n(?=\d+[.)]|[а-я]\))", point.text)]
    found = [change for number, words in lines if (change := _change(number, words)) is not None]
    if items and not any(change.action == "edition" for change in found):
        found.insert(0, Amendment(point="", action="edition", words="новая редакция плана – в приложении"))
    return tuple(found)


def _change(number: str, words: str) -> Amendment | None:
    action = next((action for action, pattern in _ACTIONS if pattern.search(words)), None)
    if action is None:
        return Amendment(point=number, action="other", words=words) if re.search(r"измен|замен|дополн", words) else None
    item = _ITEM.search(words)
    new = _QUOTED.search(words)
    return Amendment(
        point=number,
        action=action,
        words=words,
        item=item[1] if item and action != "edition" else "",
        words_new=flat(new["told"] or new["words"]) if new and action != "edition" else "",
    )


def told(order: Order) -> str:
    """Return what the office is told of an amending order: where its changes belong."""
    return (
        f"Документ изменяет другой ({order.heading}): новая книга по нему не нужна. Внесите изменения в книгу "
        "изменяемого документа, а этот документ укажите в ней в поле «Изменения»."
    )
