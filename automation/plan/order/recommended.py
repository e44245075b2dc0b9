"""Whom a point of the document recommends something to: «Рекомендовать главам сельских поселений принять участие …».

Nothing is ordered to them: their «Вид» is «рекомендовано», and papers ask (papers.md B7).
"""

import re
from collections.abc import Iterable, Iterator

from automation.model.plan import Item
from automation.plan.order.addressed import take_performers
from automation.plan.order.blocks import flat
from automation.plan.order.doubts import Derived, Doubts, point_place
from automation.plan.order.order_body import Parts, listed_points
from automation.russian.heads import heads_post
from automation.russian.morphology import lemmas

_RECOMMENDS = re.compile(r"рекомендовать\s", re.IGNORECASE)
_AGREED = re.compile(r"\s*\(по соглас\w+\)", re.IGNORECASE)
_WORD = re.compile(r"[А-Яа-яЁё]{2,}(?:-[А-Яа-яЁё]+)*|\d+")
_ADMINISTRATION = "администрация"  # before the name of a place; whoever heads a body stands before its name, too
_SHOWN = 5  # names in one question


def recommended_groups(parts: Parts, items: Iterable[Item], doubts: Doubts, *, planned: bool) -> frozenset[str]:
    """Return the groups to which a point recommends; where the plan stands beside the points, ask about it.

    Names that no group of the plan has may stand in it under other words: only a person knows under which.
    """
    groups = tuple(dict.fromkeys(group for item in items for group in item.groups))
    beside = planned or any(map(listed_points, parts.appendices))
    found: set[str] = set()
    for point in parts.points:
        text = flat(point.text)
        names = take_performers(text).performers.split("; ") if _RECOMMENDS.match(text) else []
        meant = {name: [group for group in groups if _is(name, _AGREED.sub("", group))] for name in names if name}
        found.update(group for same in meant.values() for group in same)
        if beside:
            for told in _told(meant):
                doubts.ask(told, point_place(point.number, " самого документа"))
    return frozenset(found)


def _told(meant: dict[str, list[str]]) -> Iterator[str]:
    """Tell which groups get their «Вид» by the point, and which names are found in no cell of the plan."""
    settled = [group for same in meant.values() for group in same if not _AGREED.search(group)]
    if settled:
        told = "исполнение не поручено, а рекомендовано, поэтому в «Вид» вписано «рекомендовано» – проверьте."
        yield Derived(f"{_listed(settled)} – {told}")
    if missing := [name for name, same in meant.items() if not same]:
        told = "исполнение не поручено, а рекомендовано: если это исполнители плана, выберите в «Вид» «рекомендовано»."
        yield Derived(f"{_listed(missing)} – {told}")


def _listed(names: list[str]) -> str:
    """Return the names in quotes, each once; of many the first."""
    each = list(dict.fromkeys(names))
    more = f" и ещё {len(each) - _SHOWN}" if len(each) > _SHOWN else ""
    return ", ".join(f"«{name}»" for name in each[:_SHOWN]) + more


def _is(name: str, group: str) -> bool:
    """Say whether a name is that of a group: the same words, before which its head or administration may stand."""
    words = [_forms(word) for word in _WORD.findall(name)]
    meant = [_forms(word) for word in _WORD.findall(group)]
    before = len(words) - len(meant)
    heads = (_ADMINISTRATION in one or any(heads_post("", lemma) for lemma in one) for one in words[: max(before, 0)])
    same = (bool(one & other) for one, other in zip(words[before:], meant, strict=False))
    return before >= 0 and bool(meant) and all(heads) and all(same)


def _forms(word: str) -> frozenset[str]:
    """Return what a word may be in its dictionary form."""
    return lemmas(word.lower()) or frozenset({word.lower()})
