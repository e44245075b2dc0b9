"""What a column of results adds to the words of an item: «Провести смотр (результат: Протокол)»."""

import re
from collections.abc import Iterable
from functools import lru_cache

from automation.patterns import lazy
from automation.russian.morphology import is_proper, lemmas, nominatives, part_of_speech

_RESULT = lazy(
    r"\s?\(([^():]*(?:результат|итог|форм[аы]\b|вид документ|подтвержда|представля|отч[её]тн)[^():]*): "
    r"((?:[^()]|\([^()]*\))*)\)",
    re.IGNORECASE,
)
# What proves work and is no document with a day and a number; the accusative of a single one.
_MATERIAL = lazy(
    r"\b(?:ссылк|копи[июяей]|копиями|фото|снимк|снимок|скриншот|публикаци|видео|аудио|ролик|сайт|баннер|макет)",
    re.IGNORECASE,
)
_ACCUSATIVE = {
    "ссылка": "ссылку",
    "копия": "копию",
    "фотография": "фотографию",
    **dict.fromkeys(
        ("ссылки", "копии", "фотографии", "фотоматериалы", "скриншот", "скриншоты", "фотоотчёт", "видео"), ""
    ),
}
LINKS = frozenset({"ссылку", "ссылки"})  # they are told, and the rest is handed over
ROOT = 6  # letters that a noun shares with the verb it is made of: «проверка», «проверить»


def results_of(text: str) -> list[str]:
    """Return what a column of results adds: «Протокол»."""
    return [found[2] for found in _RESULT.finditer(text)]


def without_results(text: str) -> str:
    """Return the words of an item without what a column of results adds: inside a bracket it would be a second one."""
    return _RESULT.sub("", text)


@lru_cache(maxsize=1024)
def with_results(text: str) -> str:
    """Return the words of an item as a sentence bears them, with what a column of results adds.

    What its heading or the other words name already falls away («представить доклад (результат: Доклад)»), and so does
    the noun that leads to what is new: «отчёт (по установленной форме)» for «отчёт (результат: Отчёт по …)». The rest
    begins small, save a name. Beside «результаты» it stands alone: «представлять результаты (протоколы)».
    A table of the plan shows the whole column (``with_small_results``).
    """

    def said(found: re.Match[str]) -> str:
        result = found[2]
        named = re.findall(r"\w+", f"{found[1]} {without_results(text)}")
        if all(_is_named(word, named) for word in re.findall(r"\w+", result)):
            return ""
        if any(lemmas(found[1].split()[-1]) & lemmas(one) for one in re.findall(r"\w+", without_results(text))):
            return f" ({_in_small(found).partition(': ')[2]}"
        noun, _, behind = result.partition(" ")
        if part_of_speech(behind.split(" ")[0]) == "PREP" and any(lemmas(noun) & lemmas(one) for one in named):
            return f" ({behind})"
        return _in_small(found)

    return _RESULT.sub(said, text)


def with_small_results(text: str) -> str:
    """Return the words of an item with its column of results as a table of the plan shows it: whole, but begun small.

    The bracket is made of a cell, which may begin with a capital.
    """
    return _RESULT.sub(_in_small, text)


def _in_small(found: re.Match[str]) -> str:
    """Write « (результат: проект решения)»; names and abbreviations keep their capital."""
    result = found[2]
    small = result[1:2].islower() and not _is_name(result.split()[0].strip("«»,;"))
    heading = f"{found[1][:1].lower() if found[1][1:2].islower() else found[1][:1]}{found[1][1:]}"
    return f" ({heading}: {result[:1].lower() if small else result[:1]}{result[1:]})"


def _is_name(word: str) -> bool:
    """Tell whether a word is a name and, in the nominative, no other word as well: «Аксай», but not «Лист»."""
    return is_proper(word) and not any(one.known and not one.place for one in nominatives(word.lower()))


def _is_named(word: str, named: Iterable[str]) -> bool:
    """Tell whether a word, or one of the same root, is among those; a preposition names nothing."""
    root, forms = word[:ROOT].lower(), lemmas(word)
    same = (not forms.isdisjoint(lemmas(one)) or one.lower()[:ROOT] == root for one in named)
    return part_of_speech(word) in {"PREP", "CONJ"} or any(same)


def material_of_result(text: str) -> str | None:
    """Return in the accusative what proves work by the column of results where that is no document: «копии дипломов».

    "" where it names more than one such thing, or one that nobody can decline; None where it names none.
    """
    results = [result.strip(" .") for result in results_of(text)]
    if not results or not all(map(_MATERIAL.search, results)):
        return None
    noun, _, rest = results[0].partition(" ")
    several = len(results) > 1 or any(
        word.endswith((",", ";")) or word in {"и", "или", "либо"} for word in rest.split()
    )
    case = _ACCUSATIVE.get(noun.lower())
    return "" if several or case is None else f"{case or noun.lower()} {rest}".strip()
