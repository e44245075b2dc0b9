"""Who is named by the reason of a delay of another performer of the same item (decision 0443).

A leader is not to free him unknowing: the memo has told the reason a page before its proposals.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from automation.letters.cases import Verbs, agreed, body_of, performer_genitive
from automation.letters.item_cases import unique
from automation.letters.letter_facts import Side, Sides
from automation.letters.tellable import reason_words
from automation.model.control import Verdict
from automation.model.figures import ItemFigures
from automation.model.report import Performer
from automation.patterns import lazy
from automation.russian import fold, join

NAMED: Verbs = ("назван", "названа", "названо", "названы")
_WORD = lazy(r"[а-яa-z0-9]+")
_OWN_NAME = lazy(r'"([^"]+)"')
_ASIDE = lazy(r"\([^)]*\)")
_ENDING = 2  # letters of a word that its case may change
_SHORT = 4  # letters of the shortest word that has a case
_TELLING = 5  # letters of a single word that names somebody: «Горсвет», not «школа» or «МКУ»


def frees_unnamed(item: ItemFigures) -> bool:
    """Tell whether those who owe nothing more of an item may go off control as «остальные»: no reason names one."""
    return bool(item.kept) and not _blamed(item)


def causes_named(item: ItemFigures, sides: Sides) -> Mapping[str, str]:
    """Return «названо в причине задержки управления культуры» by the code of each whom others who owe an item name."""
    blamed = _blamed(item).items()
    return {code: f"{agreed([who], NAMED, NAMED[0])} {_by(blaming, sides)}" for code, (who, blaming) in blamed}


def _by(blaming: Sequence[Verdict], sides: Sides) -> str:
    others = unique(performer_genitive(v.performer) for v in blaming if not sides.of(v))
    own = {sides.of(v) for v in blaming} - {Side.OTHER}
    told = [f"{side} в причине задержки" for side in Side if side in own]
    return join([*told, f"в причине задержки {join(others)}"] if others else told)


def _blamed(item: ItemFigures) -> dict[str, tuple[Performer, list[Verdict]]]:
    """Return who has executed an item and is named by what others tell of their delay, with these, by his code."""
    delayed = [(v, _words(v.reported.reason)) for v in item.kept if reason_words(v.reported.reason)]
    begun = {word[: _SHORT - 1] for _, words in delayed for word in words}
    if not begun:
        return {}
    bearers = {v.performer.code: v.performer for v in item.verdicts}
    groups = Counter(group for p in bearers.values() for group in set(p.groups))
    found: dict[str, tuple[Performer, list[Verdict]]] = {}
    for performer in {v.performer.code: v.performer for v in item.freed_of_it}.values():
        alone = [group for group in performer.groups if groups[group] == 1]
        names = [n for n in _names(performer, alone) if all(word[: _SHORT - 1] in begun for word in n)]
        if blaming := [v for v, words in delayed if any(_stand_in(words, name) for name in names)]:
            found[performer.code] = performer, blaming
    return found


def _names(performer: Performer, groups: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words of each name of his alone: of the body, its own name in quotes, a group of one, his surname."""
    body = body_of(performer)
    for name in (body or performer.name.partition(" ")[0], *groups):
        plain = _ASIDE.sub(" ", fold(name))
        for known in (plain, *_OWN_NAME.findall(plain)):
            words = _WORD.findall(known)
            if len(words) > 1 or (len(known) >= _TELLING and (known != plain or not body)):
                yield words


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _stand_in(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether the words of a name stand one behind the other, each in whatever case."""
    return any(all(map(_alike, words[at:], name)) for at in range(len(words) - len(name) + 1))


def _alike(word: str, name: str) -> bool:
    """Tell whether a word is that of a name but for the ending."""
    if len(name) < _SHORT or name.isdigit():
        return word == name
    stem = name[: max(len(name) - _ENDING, _SHORT - 1)]
    return word.startswith(stem) and abs(len(word) - len(name)) <= _ENDING
