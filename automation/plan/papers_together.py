"""An item that is nothing but several papers: «Копии приказов и паспорта маршрутов», «Отчёт о расходах, фотоматериалы».

Of these neither the words decline surely nor does one verb agree with all: a letter asks for «материалы «…»».
"""

from collections.abc import Sequence

from automation.patterns import lazy
from automation.plan.paper_nouns import FOLDED, NOMINATIVE
from automation.russian import fold
from automation.russian.morphology import is_infinitive, part_of_speech
from automation.russian.two_objects import names_two

TOGETHER = "материалы"  # what several papers are called
# What is a paper beside another one; alone it may be a thing to be made or concluded.
_BESIDE = frozenset(
    fold(
        "обоснование обоснования фото фотографии видеоматериалы расчёт расчёты журнал журналы заявление заявления "
        "пояснение пояснения таблица таблицы заключение заключения макет макеты календарь соглашение соглашения "
        "договор договоры контракт контракты приказ приказы письмо письма анкета анкеты ходатайство ходатайства "
        "презентация презентации чертёж чертежи карта карты каталог каталоги квитанции чеки проект проекты "
        "портфолио"
    ).split()
)
_KNOWN = _BESIDE | FOLDED[NOMINATIVE].keys()
_SIGNS = "«»\"',:;()"
_DEED = lazy(r"\w+(?:(?:[аея]ни|ти|стви)е|ка|ция)\Z")


def several_papers(words: Sequence[str]) -> bool:
    """Tell whether words are papers in the nominative alone: at least two, no verb, and no deed beside them.

    Words that name no two papers are not looked up, so that a quiet day need not load the dictionary.
    """
    head = [fold(word.strip(_SIGNS)) for word in words]
    if _KNOWN.isdisjoint(head[:3]) or sum(one in _KNOWN for one in head) < 2:
        return False
    starts = [n for n in range(len(words)) if n == 0 or _begins(words, head, n)]
    named = [_paper_at(head, n) for n in starts]
    treated = any(map(is_infinitive, words)) or any(_is_done(head[:n], word) for n, word in enumerate(head))
    deed = any(_is_deed(head, n) for n in starts[1:])
    return named[:1] == [True] and sum(named) > 1 and not treated and not deed


def _is_done(before: Sequence[str], word: str) -> bool:
    """Tell whether a word says that something is done: «размещён», but not «в отношении которых выданы»."""
    return part_of_speech(word) == "PRTS" and not any(one.startswith("котор") for one in before[-3:])


def _begins(words: Sequence[str], head: Sequence[str], at: int) -> bool:
    """Tell whether another thing may begin here: behind a comma, «и» or «а также», in no bracket and in no clause.

    Behind «и» alone what is no paper by itself must not share its case with a word before («документа и заявления»).
    """
    before = " ".join(words[:at])
    if before.count("(") > before.count(")") or before.count("«") > before.count("»"):
        return False
    if head[at - 1] not in {"и", "также"} or words[at - 2 : at - 1] == [] or words[at - 2].endswith(","):
        return words[at - 1].endswith((",", ";")) or head[at - 1] in {"и", "также"}
    comma = next((n for n in range(at - 1, 0, -1) if words[n - 1].endswith((",", ";"))), 0)
    if comma and part_of_speech(head[comma]) == "PRTF":
        return False
    return head[_noun_at(head, at)] not in _BESIDE or names_two(words[1 : at + 3], "nomn")


def _noun_at(head: Sequence[str], at: int) -> int:
    """Return the place of the noun that stands here behind no more than two adjectives; else this place itself."""
    places = range(at, min(at + 3, len(head)))
    return next((n for n in places if head[n] in _KNOWN or part_of_speech(head[n]) != "ADJF"), at)


def _paper_at(head: Sequence[str], at: int) -> bool:
    """Tell whether a paper stands here, and no clause «акты на которые …»."""
    noun = _noun_at(head, at)
    return head[noun] in _KNOWN and not any(one.startswith("котор") for one in head[noun + 1 : noun + 4])


def _is_deed(head: Sequence[str], at: int) -> bool:
    """Tell whether something is done besides: «…, рассмотрение его на заседании»."""
    return part_of_speech(head[at]) == "NOUN" and not _paper_at(head, at) and _DEED.match(head[at]) is not None
