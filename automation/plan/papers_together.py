"""An item that is nothing but several papers: «Копии приказов и паспорта маршрутов», «Отчёт о расходах, фотоматериалы».

Of these neither the words decline surely nor does one verb agree with all: a letter asks for «материалы «…»».
"""

from collections.abc import Sequence

from automation.patterns import lazy
from automation.plan.paper_nouns import FOLDED, NOMINATIVE
from automation.russian import fold
from automation.russian.morphology import is_infinitive, part_of_speech

TOGETHER = "материалы"  # what several papers are called
# What stands beside a paper and is none by itself.
_BESIDE = frozenset(
    map(fold, ("обоснование", "обоснования", "фотографии", "расчёт", "расчёты", "фото", "видеоматериалы"))
)
_SIGNS = "«»\"',:;()"
_DEED = lazy(r"\w+(?:(?:[аея]ни|ти|стви)е|ка|ция)\Z")


def several_papers(words: Sequence[str]) -> bool:
    """Tell whether words are papers in the nominative alone: at least two, no verb, and no deed beside them."""
    head = [fold(word.strip(_SIGNS)) for word in words]
    starts = [n for n in range(len(words)) if n == 0 or _parts(words, n)]
    named = [_paper_at(head, n) for n in starts]
    treated = any(map(is_infinitive, words)) or any(_is_done(head[:n], word) for n, word in enumerate(head))
    deed = any(_is_deed(head, n) for n in starts[1:])
    return named[:1] == [True] and sum(named) > 1 and not treated and not deed


def _is_done(before: Sequence[str], word: str) -> bool:
    """Tell whether a word says that something is done: «размещён», but not «в отношении которых выданы»."""
    return part_of_speech(word) == "PRTS" and not any(one.startswith("котор") for one in before[-3:])


def _parts(words: Sequence[str], at: int) -> bool:
    """Tell whether another thing may begin with this word: behind «и», «а также» or a comma, not within brackets."""
    before = " ".join(words[:at])
    within = before.count("(") > before.count(")") or before.count("«") > before.count("»")
    return not within and (words[at - 1].endswith((",", ";")) or words[at - 1] in {"и", "также"})


def _paper_at(head: Sequence[str], at: int) -> bool:
    """Tell whether a paper stands here, behind no more than two adjectives, and no clause «акты на которые …»."""
    for n in range(at, min(at + 3, len(head))):
        if head[n] in FOLDED[NOMINATIVE] or (at and head[n] in _BESIDE):
            return not any(one.startswith("котор") for one in head[n + 1 : n + 4])
        if part_of_speech(head[n]) != "ADJF":
            return False
    return False


def _is_deed(head: Sequence[str], at: int) -> bool:
    """Tell whether something is done besides: «…, рассмотрение его на заседании»."""
    return part_of_speech(head[at]) == "NOUN" and not _paper_at(head, at) and _DEED.match(head[at]) is not None
