"""Items that are themselves information (papers.md B3): which they are, to whom it goes, how their words decline."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from automation.model.plan import Item
from automation.patterns import lazy
from automation.russian import fold, without_stop
from automation.russian.morphology import is_infinitive, is_proper, lemmas, may_be, nominatives, part_of_speech

NOUNS_OF: dict[str, str] = {  # each noun with its genitive
    "м": "отчёт отчёта, доклад доклада, перечень перечня, список списка, график графика, реестр реестра, план плана, "
    "акт акта, протокол протокола, паспорт паспорта",
    "ж": "информация информации, справка справки, схема схемы, смета сметы, опись описи, заявка заявки",
    "мн": "сведения сведений, списки списков, предложения предложений, акты актов, протоколы протоколов, схемы схем, "
    "паспорта паспортов, копии копий, документы документов, материалы материалов",
}


def _accusative(noun: str) -> str:
    """Return the accusative of a thing: it looks like the nominative, but for «справку», «информацию»."""
    return noun[:-1] + {"а": "у", "я": "ю"}.get(noun[-1], noun[-1])


NOUNS = {  # nominative: genitive, accusative, gender
    noun: (genitive, _accusative(noun) if gender == "ж" else noun, gender)
    for gender, nouns in NOUNS_OF.items()
    for noun, genitive in map(str.split, nouns.split(", "))
}
# What is told to the office; all other nouns are documents, which may be sent to somebody else.
TOLD = frozenset({"информация", "отчёт", "сведения", "доклад", "справка"})
DOCUMENTS = frozenset(NOUNS) - TOLD
NOMINATIVE, GENITIVE, ACCUSATIVE = range(3)
PRESENTED = DOCUMENTS - {"перечень"}  # where an item begins with them or says «представить»: else they go to others
_FOLDED = [{fold((noun, *forms)[case]): noun for noun, forms in NOUNS.items()} for case in range(3)]
HANDING_OVER = frozenset({"направление", "представление", "предоставление"})
HAND_OVER = frozenset({"направить", "направлять", "представить", "представлять", "предоставить", "предоставлять"})
FAR = 16  # words of an item among which the noun is looked for
BINDING = frozenset({"и", "или", "либо", "а", "в", "на", "о", "об", "за", "через"})  # before another object
PREPARING = frozenset({"подготовка", "составление", "сбор", "обобщение"})
PREPARE = frozenset({"подготовить", "составить", "собрать", "обобщить"})

# What a column of results adds to the words of an item: «Провести смотр (результат: Протокол)».
_RESULT = lazy(
    r"\s?\(([^():]*(?:результат|итог|форм[аы]\b|вид документ|подтвержда|отч[её]тн)[^():]*): ((?:[^()]|\([^()]*\))*)\)",
    re.IGNORECASE,
)
_REPORT = lazy(r"отчет(?!н(?!ост))")  # «отчёт», «отчётность», but not «за отчётным кварталом»
ROOT = 6  # letters that a noun shares with the verb it is made of: «проверка», «проверить»


class Information(Struct, frozen=True):
    """An item that is itself information: its noun, the adjectives before it (nominative), the words behind it.

    ``to``: to whom it is presented, where the item says so between the verb and the noun («главе округа», «в отдел»).
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
        return " ".join(filter(None, (*before, case if genitive else self.noun, mark(self.rest))))


def without_results(text: str) -> str:
    """Return the words of an item without what a column of results adds: inside a bracket it would be a second one."""
    return _RESULT.sub("", text)


@lru_cache(maxsize=1024)
def with_results(text: str) -> str:
    """Return the words of an item as a sentence bears them, with what a column of results adds.

    What its heading or the other words name already falls away («представить доклад (результат: Доклад)»), and so does
    the noun that leads to what is new: «отчёт (по установленной форме)» for «отчёт (результат: Отчёт по …)». The rest
    begins small, save a name. A table of the plan shows the whole column (``with_small_results``).
    """

    def said(found: re.Match[str]) -> str:
        result = found[2]
        named = re.findall(r"\w+", f"{found[1]} {without_results(text)}")
        if all(_is_named(word, named) for word in re.findall(r"\w+", result)):
            return ""
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
    return f" ({found[1]}: {result[:1].lower() if small else result[:1]}{result[1:]})"


def _is_name(word: str) -> bool:
    """Tell whether a word is a name and, in the nominative, no other word as well: «Аксай», but not «Лист»."""
    return is_proper(word) and not any(one.known and not one.place for one in nominatives(word.lower()))


def _is_named(word: str, named: Iterable[str]) -> bool:
    """Tell whether a word, or one of the same root, is among those; a preposition names nothing."""
    root, forms = word[:ROOT].lower(), lemmas(word)
    same = (not forms.isdisjoint(lemmas(one)) or one.lower()[:ROOT] == root for one in named)
    return part_of_speech(word) in {"PREP", "CONJ"} or any(same)


def without_term(item: Item) -> str:
    """Return the words of an item without its term, at their end or between two other words."""
    words = without_stop(" ".join(with_results(item.text).split()))
    term = item.term.phrase.strip()
    if not term:
        return words
    if fold(words).endswith(fold(term)):
        return words[: -len(term)].rstrip(" ,–")
    return re.sub(rf"(?<=\w) {re.escape(term)}(?= \w)", "", words, count=1, flags=re.IGNORECASE)


@lru_cache(maxsize=1024)
def information_of(item: Item) -> Information | None:
    """Say what an item that is itself information begins with; None for a measure.

    Up to two adjectives may stand before the noun («сводная информация …»); before both it may be said that it is
    handed over («направление отчёта …», «подготовка и направление ежеквартального отчёта …»), or that one is to hand
    it over («представить главе округа итоговую информацию …») and to do nothing else.
    """
    words = without_term(item).split()
    head = [fold(w).strip("«»\"',:") for w in words[:FAR]]
    case, start = _handed_over(head)
    place = next((n for n, word in enumerate(head[start:], start) if word in _FOLDED[case]), None)
    if place is None or (case == ACCUSATIVE and any(map(is_infinitive, words[place + 1 :]))):
        return None
    noun = _FOLDED[case][head[place]]
    if case != NOMINATIVE and noun in PRESENTED and not head[start - 1].startswith(("представ", "предостав")):
        return None
    if (case == NOMINATIVE and noun in DOCUMENTS and _is_treated(words[place:])) or _names_two(head[place + 1 :], case):
        return None
    before: list[str] = []
    while start < (first := place - len(before)) and len(before) < 2:
        if not (adjective := _adjective(words[first - 1].lower(), NOUNS[noun][2], case)):
            break
        before.insert(0, adjective)
    to = words[start:first]
    one_of_two = noun in PRESENTED and words[place + 1 : place + 2] in (["и"], ["в"])
    if to and (case == NOMINATIVE or one_of_two or not _is_receiver(to)):
        return None
    return Information(noun, tuple(before), " ".join(words[place + 1 :]), " ".join(to))


def _names_two(behind: Sequence[str], case: int) -> bool:
    """Tell whether another noun is to be handed over besides: «копии паспортов и сведения об участках»."""
    return any(one == "и" and two in _FOLDED[case] for one, two in pairwise(behind))


def _is_treated(words: Sequence[str]) -> bool:
    """Tell whether a document is no more than the object of the item, or one of two: «план утвердить», «план и …»."""
    first = " ".join(words).partition(",")[0].split()
    return any(map(is_infinitive, first)) or words[0].endswith(",") or words[1:2] == ["и"]


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


def _adjective(word: str, gender: str, case: int) -> str:
    """Return the word in the nominative where it is an adjective of this gender, given in the ``case``; else ""."""
    for *endings, after in _ADJECTIVES[gender]:
        nominative, ending = endings[NOMINATIVE], endings[case]
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (not after or stem[-1] in after):
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


@lru_cache(maxsize=1024)
def is_repeated_work(item: Item) -> bool:
    """Tell whether an item is work with a term of its own, then done again: «до 10.04.2026, далее ежеквартально».

    Its words name no report: what is repeated is the work, and a letter speaks of its term as of any other.
    """
    again = item.recurring and "далее" in fold(f"{item.text} {item.term_phrase}")
    return again and not names_report(item) and information_of(item) is None


def names_report(item: Item) -> bool:
    """Tell whether the words or the term of an item name a report: of any item, or the period that one is about.

    Who is told what to do («составить перечень») owes that and no report by a term that but counts from a period
    («до 15 числа месяца, следующего за отчётным кварталом»).
    """
    term = fold(item.term_phrase)
    if _REPORT.search(term) or "отчет" in fold(item.text).replace(term, ""):
        return True
    return "отчет" in term and not is_infinitive(item.text.partition(" ")[0])


def is_reported_again(item: Item) -> bool:
    """Tell whether what is due on each date of an item is a report."""
    return item.recurring and not is_repeated_work(item)
