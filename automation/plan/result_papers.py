"""The paper that is made of work: what its words say is sent on, or what the column of results names."""

import re

from automation.patterns import lazy
from automation.plan.information import adjective_of
from automation.plan.paper_nouns import CASES, DOCUMENTS, FOLDED, GENITIVE, NOMINATIVE, NOUNS, WRITTEN
from automation.plan.results import results_of, without_results
from automation.russian import fold, without_stop
from automation.russian.two_objects import names_two

_ABOUT = frozenset({"о", "об", "обо", "по"})  # behind a paper: what it tells, or in what form
LONGEST = 5  # words of a result that names one document

# «Мониторинг цен с направлением информации главе»; where it goes to another body, we are only told of it.
_SENT_ON = lazy(
    r"\bс (?:(?:подготовкой|составлением) и )?(?:направлением|представлением|предоставлением) "
    r"(?:\w+(?:ой|ого|ых|ей|его|их) )?"
    rf"({'|'.join(sorted((NOUNS[noun][0] for noun in WRITTEN), key=len, reverse=True))})(?!\w)(?! в )",
    re.IGNORECASE,
)


# «Проведение выездных приёмов, по итогам – справка».
_COMES_OF_IT = lazy(
    r"\bпо (?:итогам|результатам)(?: \w+){0,2} [–—-] (?:\w+(?:ая|ый|ой|ые) )?"
    rf"({'|'.join(sorted(WRITTEN, key=len, reverse=True))})(?!\w)(?! в )",
    re.IGNORECASE,
)


def paper_named(text: str) -> str:
    """Return the paper that the work itself, or its column of results, says is made of it: «информация»; else ""."""
    words = without_results(text)
    if sent := _SENT_ON.search(words):
        return FOLDED[GENITIVE][fold(sent[1])]
    comes = _COMES_OF_IT.search(words)
    return comes[1].lower() if comes else paper_of_result(text)


def paper_of_result(text: str) -> str:
    """Return what the column of results names where that is nothing but a paper an office writes of its own work.

    «справка» for «Мониторинг цен (ожидаемый результат: Аналитическая справка)», also with what it is about
    («Информация о количестве займов»); "" where the result is anything else.
    """
    for result in results_of(text):
        words = fold(without_stop(result)).split()
        at, noun = next(((n, one) for n, word in enumerate(words) for one in WRITTEN if fold(one) == word), (0, ""))
        behind = words[at + 1 :]
        alone = not behind or (behind[0] in _ABOUT and not names_two(behind, CASES[NOMINATIVE]))
        if noun and alone and all(adjective_of(word, NOUNS[noun][2], NOMINATIVE) for word in words[:at]):
            return noun
    return ""


def document_of_result(text: str) -> str:
    """Return the document that proves work done, in the genitive: «акта сверки» for «Сверка … (результат: Акт сверки)».

    "" where the column of results names more than one thing, or what an office tells of its own work.
    """
    results = [without_stop(result).split() for result in results_of(text)]
    words = results[0] if len(results) == 1 else []
    document = FOLDED[NOMINATIVE].get(fold(words[0]), "") if words else ""
    several = len(words) > LONGEST or any(word.endswith((",", ";")) or word in {"и", "или", "либо"} for word in words)
    return " ".join((NOUNS[document][0], *words[1:])) if document in DOCUMENTS and not several else ""
