"""Items that are themselves information (papers.md B3): which they are, to whom it goes, how their words decline."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from automation.model.plan import Item
from automation.patterns import lazy
from automation.plan.paper_nouns import (
    ACCUSATIVE,
    CASES,
    DOCUMENTS,
    FOLDED,
    GENITIVE,
    NOMINATIVE,
    NOUNS,
    PRESENTED,
)
from automation.plan.papers_together import TOGETHER, several_papers
from automation.plan.receiver_behind import behind_dash, receiver_behind
from automation.plan.results import with_results, without_results
from automation.plan.terms import is_told_to_people
from automation.russian import fold, without_stop
from automation.russian.morphology import (
    Gender,
    agreed,
    is_infinitive,
    may_be,
    part_of_speech,
)
from automation.russian.two_objects import names_two

HANDING_OVER = frozenset({"направление", "представление", "предоставление"})
HAND_OVER = frozenset({"направить", "направлять", "представить", "представлять", "предоставить", "предоставлять"})
FAR = 16  # words of an item among which the noun is looked for
BINDING = frozenset({"и", "или", "либо", "а", "в", "на", "о", "об", "за", "через"})  # before another object
PREPARING = frozenset({"подготовка", "составление", "сбор", "обобщение"})
PREPARE = frozenset({"подготовить", "составить", "собрать", "обобщить"})

# «Паспорта захоронений (обновление учётных карточек)»: what is to be done with them.
_IN_BRACKETS = lazy(r"\((?:обновлени|актуализаци|корректировк|внесени|ведени|заполнени|пересмотр|сверк)", re.IGNORECASE)
_IN_TIME = lazy(r"[ ,–]*\bв срок\Z", re.IGNORECASE)  # what leads to a term that is left out


class Information(Struct, frozen=True):
    """An item that is itself information: its noun, the adjectives before it (nominative), the words behind it.

    ``to``: to whom it is presented, where the item says so between the verb and the noun («главе округа», «в отдел»)
    or by a body at its end («сведения о ходе работ в отдел»).
    """

    noun: str
    before: tuple[str, ...] = ()
    rest: str = ""
    to: str = ""

    def words(self, *, genitive: bool = False, mark: Callable[[str], str] = str) -> str:
        """Write «сводная информация о ходе работ», in the genitive «сводной информации о ходе работ».

        ``mark`` marks the words of the order.
        """
        case, _, gender = NOUNS[self.noun]
        before = (_genitive(w, gender) for w in self.before) if genitive else self.before
        clause = self.rest.startswith(",")
        rest = _clause(self.rest, gender, "gent" if genitive else "nomn") if clause else self.rest
        named = " ".join((*before, case if genitive else self.noun))
        return f"{named}{'' if clause or not rest else ' '}{mark(rest)}"


def without_term(item: Item) -> str:
    """Return the words of an item without its term, at their beginning, at their end or between two other words."""
    words = without_stop(" ".join(with_results(item.text).split()))
    term = item.term.phrase.strip()
    if not term:
        return words
    if fold(words).endswith(fold(term)):
        return _IN_TIME.sub("", words[: -len(term)].rstrip(" ,–"))
    named = rf"(?:\A|(?<=\w) )(?:в срок )?{re.escape(term)}(?= \w)"
    return re.sub(named, "", words, count=1, flags=re.IGNORECASE).lstrip()


@lru_cache(maxsize=1024)
def information_of(item: Item) -> Information | None:
    """Say what an item that is itself information begins with; None for a measure.

    Up to two adjectives may stand before the noun («сводная информация …»); before both it may be said that it is
    handed over («направление отчёта …», «подготовка и направление ежеквартального отчёта …»), or that one is to hand
    it over («представить главе округа итоговую информацию …») and to do nothing else. Several papers that a noun names
    are «материалы» with the item's words in quotes.
    """
    if is_told_to_people(item.text):
        return None
    if sent := _sent_by_result(without_term(item)):
        return sent
    words = _verb_first(_RESULT_TOLD.sub("", without_term(item)).split())
    if several_papers(words) and not any(map(_IN_BRACKETS.match, words)):
        about, to = behind_dash(without_results(" ".join(words)).rstrip())
        return Information(TOGETHER, rest=f"«{about.removesuffix('»')}»", to=to)
    return _one_paper(words)


def _sent_by_result(words: str) -> Information | None:
    """Return the paper of an item where the column of results says of it alone to whom it goes, and nothing else."""
    result = _RESULT_SENT.search(words)
    paper = _one_paper(_verb_first(words[: result.start()].split())) if result else None
    to = behind_dash(f" – {result['to']}")[1] if result else ""
    alone = result and paper and paper.to in {"", to} and fold(paper.noun) == fold(result["noun"])
    return replace(paper, to=to) if paper and alone and to else None


def _one_paper(words: Sequence[str]) -> Information | None:
    """Say what words begin with that name one paper; None for any others. Remarks and proposals are one."""
    words = _as_one(words)
    head = [fold(w).strip("«»\"',:") for w in words[:FAR]]
    case, start = _handed_over(head)
    place = next((n for n, word in enumerate(head[start:], start) if word in FOLDED[case]), None)
    if place is None or (case == ACCUSATIVE and any(map(is_infinitive, words[place + 1 :]))):
        return None
    noun = FOLDED[case][head[place]]
    if case != NOMINATIVE and noun in PRESENTED and not head[start - 1].startswith(("представ", "предостав")):
        return None
    if (case == NOMINATIVE and _is_treated(words[place:], noun)) or _names_two(head, words, place, case):
        return None
    rest = " ".join(words[place + 1 :])
    if words[place].endswith(","):
        if not _opens_clause(rest):
            return None
        rest = f", {rest}"
    before: list[str] = []
    while start < (first := place - len(before)) and len(before) < 2:
        if not (adjective := adjective_of(words[first - 1].lower(), NOUNS[noun][2], case)):
            break
        before.insert(0, adjective)
    to = [] if _names_bearer(case, words[start:first]) else words[start:first]
    one_of_two = noun in PRESENTED and words[place + 1 : place + 2] in (["и"], ["в"])
    if to and (case == NOMINATIVE or one_of_two or not _is_receiver(to)):
        return None
    if case == ACCUSATIVE and not to and _THROUGH.search(rest):
        return None
    about, last = (rest, "") if to else receiver_behind(rest)
    return Information(noun, tuple(before), about, " ".join(to) or last)


def _as_one(words: Sequence[str]) -> Sequence[str]:
    """Return words with «замечания и предложения» in any case as one of them."""
    pairs = ((n, fold(" ".join(words[n : n + 3]))) for n in range(len(words) - 2))
    at = next((n for n, pair in pairs if any(pair in forms for forms in FOLDED)), None)
    return words if at is None else [*words[:at], " ".join(words[at : at + 3]), *words[at + 3 :]]


_RESULT = rf" \([^():]*результат[^():]*: (?P<noun>{'|'.join(sorted(NOUNS))})"
# «Сведения о ходе работ (результат: информация)»: the column of results names the paper once more.
_RESULT_TOLD = lazy(rf"{_RESULT}\)\Z", re.IGNORECASE)
# «Представить предложения (результат: предложения направлены в отдел …)»: it says where the paper goes.
_SENT = r"(?:направлен|представлен|предоставлен|передан)[аоы]?"
_RESULT_SENT = lazy(rf"{_RESULT} {_SENT} (?P<to>[^()]+)\)\Z", re.IGNORECASE)


def _verb_first(words: list[str]) -> list[str]:
    """Return «Направить в минспорт отчёт о …» for «Отчёт о … направить в минспорт», where nothing else is to be done.

    A document that is to be sent on stays as it is.
    """
    at = next((n for n, word in enumerate(words) if fold(word) in HAND_OVER), 0)
    if not at:
        return words
    first = at - 2 if at > 2 and words[at - 1] == "и" and fold(words[at - 2]) in PREPARE else at
    head = [fold(word) for word in words[:3]]
    noun = next((n for n, word in enumerate(head) if word in FOLDED[ACCUSATIVE]), len(words))
    gender = NOUNS[FOLDED[ACCUSATIVE][head[noun]]][2] if noun < at else ""
    led = noun < at and all(adjective_of(word.lower(), gender, ACCUSATIVE) for word in words[:noun])
    behind = words[at + 1 :]
    ends_clause = any(word.endswith(",") for word in words[: first - 1])  # «…, содержащие сведения, направить в отдел»
    parted = words[first - 1].endswith("–") or (words[first - 1].endswith(",") and not ends_clause)
    alone = sum(map(is_infinitive, words)) == len({first, at}) and not parted
    if not (led and alone) or (behind and not _is_receiver(behind)):
        return words
    told = " ".join(words[:first]).rstrip(",").split()
    return [*words[first : at + 1], *behind, told[0].lower(), *told[1:]]


_THROUGH = lazy(r"\b(?:через|посредством) ")  # «представить декларации через ГИС»: not to us
_DEED_BEHIND = lazy(r", \w+(?:[аея]ни|ти|стви)е (?!котор)", re.IGNORECASE)


def _names_two(head: Sequence[str], words: Sequence[str], place: int, case: int) -> bool:
    """Tell whether another noun is to be handed over besides, or something done: «копии паспортов и сведения о …».

    «Отчёт за год, рассмотрение его на заседании» is more than a report.
    """
    clause = next((n for n in range(place + 1, len(head)) if _opens_clause_at(words, n)), len(head))
    listed = (one in {"и", "также"} and two in FOLDED[case] for one, two in pairwise(head[place + 1 : clause]))
    beside = case != GENITIVE and any(_lists_at(head, words, n, case) for n in range(place + 1, clause))
    return (
        any(listed)
        or beside
        or _DEED_BEHIND.search(" ".join(words[place:])) is not None
        or names_two(words[place + 1 :], CASES[case])
    )


def _lists_at(head: Sequence[str], words: Sequence[str], at: int, case: int) -> bool:
    """Tell whether another paper stands behind a comma, with or without an adjective: «…, пояснительная записка»."""
    named = next((one for one in head[at : at + 2] if one in FOLDED[case]), "")
    gender = NOUNS[FOLDED[case][named]][2] if named else ""
    alone = bool(named) and (head[at] == named or bool(adjective_of(words[at].lower(), gender, case)))
    return alone and words[at - 1].endswith(",") and not any(one.startswith("котор") for one in head[at + 1 : at + 4])


def _opens_clause_at(words: Sequence[str], at: int) -> bool:
    """Tell whether a clause about something begins with this word, behind a comma: «записка, содержащая данные …»."""
    word = words[at].lower()
    return words[at - 1].endswith(",") and (word.startswith("котор") or part_of_speech(word) == "PRTF")


def _is_treated(words: Sequence[str], noun: str) -> bool:
    """Tell whether a paper is no more than what the item does something to («план утвердить», «отчёт размещён»).

    A document may also be one of two: «план и …», «план, график …».
    """
    first = " ".join(words).partition(", ")[0].split()
    if noun in DOCUMENTS and any(map(_IN_BRACKETS.match, words)):
        return True
    one_of_two = noun in DOCUMENTS and (words[0].endswith(",") or words[1:2] == ["и"])
    return one_of_two or any(map(is_infinitive, first)) or any(map(_is_done, words[1:2]))


def _is_done(word: str) -> bool:
    """Tell whether a word says that something is done: «размещён», «опубликована»."""
    return word.endswith(("н", "на", "но", "ны", "т", "та", "то", "ты")) and part_of_speech(word) == "PRTS"


def _opens_clause(rest: str) -> bool:
    """Tell whether the words behind a noun and its comma are a clause about it: «(информация,) подтверждающая …»."""
    return rest.startswith("котор") or bool(_agreeing(rest))


def _agreeing(rest: str) -> str:
    """Return the word of a clause that agrees with the noun before it, the first one or behind «не»; "" for none."""
    first = rest.removeprefix(", ").removeprefix("не ").split(maxsplit=1)[:1]
    return first[0] if first and part_of_speech(first[0]) in {"PRTF", "ADJF"} else ""


def _clause(rest: str, gender: Gender, case: str) -> str:
    """Return a clause behind a noun with the word that agrees with it in this case: «, подтверждающей устранение»."""
    word = "" if rest.startswith(", котор") else _agreeing(rest)
    return rest.replace(word, agreed(word, gender, case), 1) if word else rest


def _names_bearer(case: int, words: Sequence[str]) -> bool:
    """Tell whether the words behind «представление» name who presents it: «представление перевозчиками сведений»."""
    return case == GENITIVE and len(words) == 1 and may_be(words[0], "NOUN", "ablt")


def _is_receiver(words: Sequence[str]) -> bool:
    """Tell whether the words between the verb and its object name the receiver: «главе округа», «в отдел …»."""
    begins = words[0].lower() in {"в", "во"} or may_be(words[0], "NOUN", "datv")
    return begins and words[-1].lower() not in BINDING and not any(w.endswith((",", ";", ":")) for w in words)


def _handed_over(head: Sequence[str]) -> tuple[int, int]:
    """Return the case of the noun behind words of handing over, and where these end."""
    for case, preparing, handing in ((GENITIVE, PREPARING, HANDING_OVER), (ACCUSATIVE, PREPARE, HAND_OVER)):
        start = 2 if len(head) > 2 and head[0] in preparing and head[1] == "и" and head[2] in handing else 0
        if head and head[start] in handing:
            return case, start + 1
    return NOMINATIVE, 0


# Endings of an adjective in the nominative, genitive and accusative, by gender; each with the letters it may follow.
_ADJECTIVES = {
    "м": (("ий", "ого", "ий", "гкх"), ("ий", "его", "ий", "жшщчн"), ("ый", "ого", "ый", ""), ("ой", "ого", "ой", "")),
    "ж": (("ая", "ей", "ую", "жшщч"), ("яя", "ей", "юю", "н"), ("ая", "ой", "ую", "")),
    "мн": (("ие", "их", "ие", "гкхжшщчн"), ("ые", "ых", "ые", "")),
}
_NAMES_A_DEED = lazy(r"\w+(?:[аея]ни|ти|стви)е\Z")  # «обновление справки», «составление описи»: no adjectives


def adjective_of(word: str, gender: str, case: int) -> str:
    """Return the word in the nominative where it is an adjective of this gender, given in the ``case``; else ""."""
    for *endings, after in _ADJECTIVES[gender]:
        nominative, ending = endings[NOMINATIVE], endings[case]
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and not _NAMES_A_DEED.match(word) and (not after or stem[-1] in after):
            return stem + nominative
    return ""


def _genitive(word: str, gender: str) -> str:
    """Return an adjective in the genitive: «сводная» – «сводной», «общая» – «общей»."""
    pairs = (
        (word.removesuffix(nominative), oblique, after)
        for nominative, oblique, _, after in _ADJECTIVES[gender]
        if word.endswith(nominative)
    )
    return next((stem + oblique for stem, oblique, after in pairs if not after or stem[-1] in after), word)
