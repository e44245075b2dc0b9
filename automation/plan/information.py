"""Items that are themselves information (papers.md B3): which they are, to whom it goes, how their words decline."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from automation.model.plan import Item
from automation.patterns import lazy
from automation.plan.receiver_behind import receiver_behind
from automation.plan.results import results_of, with_results, without_results
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

NOUNS_OF: dict[Gender, str] = {  # each noun with its genitive
    "м": "отчёт отчёта, доклад доклада, перечень перечня, список списка, график графика, реестр реестра, план плана, "
    "акт акта, протокол протокола, паспорт паспорта",
    "ж": "информация информации, справка справки, схема схемы, смета сметы, опись описи, заявка заявки, "
    "отчётность отчётности, выписка выписки, ведомость ведомости, копия копии, записка записки",
    "мн": "сведения сведений, отчёты отчётов, доклады докладов, справки справок, перечни перечней, списки списков, "
    "графики графиков, реестры реестров, планы планов, предложения предложений, акты актов, протоколы протоколов, "
    "схемы схем, сметы смет, описи описей, заявки заявок, выписки выписок, ведомости ведомостей, "
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
TOLD = frozenset({"информация", "отчёт", "отчёты", "отчётность", "сведения", "доклад", "доклады", "справка", "справки"})
DOCUMENTS = frozenset(NOUNS) - TOLD
_ABOUT = frozenset({"о", "об", "обо", "по"})  # behind a paper: what it tells, or in what form
WRITTEN = TOLD | {"записка"}  # of one's own work
NOMINATIVE, GENITIVE, ACCUSATIVE = range(3)
CASES = ("nomn", "gent", "accs")  # the same in the words of the dictionary
PRESENTED = DOCUMENTS - {
    "перечень",
    "перечни",
}  # where an item begins with them or says «представить»: else they go to others
_FOLDED = [{fold((noun, *forms)[case]): noun for noun, forms in NOUNS.items()} for case in range(3)]
HANDING_OVER = frozenset({"направление", "представление", "предоставление"})
HAND_OVER = frozenset({"направить", "направлять", "представить", "представлять", "предоставить", "предоставлять"})
LONGEST = 5  # words of a result that names one document
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
    it over («представить главе округа итоговую информацию …») and to do nothing else.
    """
    words = without_term(item).split()
    head = [fold(w).strip("«»\"',:") for w in words[:FAR]]
    case, start = _handed_over(head)
    place = next((n for n, word in enumerate(head[start:], start) if word in _FOLDED[case]), None)
    if (
        place is None
        or is_told_to_people(item.text)
        or (case == ACCUSATIVE and any(map(is_infinitive, words[place + 1 :])))
    ):
        return None
    noun = _FOLDED[case][head[place]]
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
        if not (adjective := _adjective(words[first - 1].lower(), NOUNS[noun][2], case)):
            break
        before.insert(0, adjective)
    to = [] if _names_bearer(case, words[start:first]) else words[start:first]
    one_of_two = noun in PRESENTED and words[place + 1 : place + 2] in (["и"], ["в"])
    if to and (case == NOMINATIVE or one_of_two or not _is_receiver(to)):
        return None
    about, last = (rest, "") if to else receiver_behind(rest)
    return Information(noun, tuple(before), about, " ".join(to) or last)


_DEED_BEHIND = lazy(r", \w+(?:[аея]ни|ти|стви)е (?!котор)", re.IGNORECASE)


def _names_two(head: Sequence[str], words: Sequence[str], place: int, case: int) -> bool:
    """Tell whether another noun is to be handed over besides, or something done: «копии паспортов и сведения о …».

    «Отчёт за год, рассмотрение его на заседании» is more than a report.
    """
    clause = next((n for n in range(place + 1, len(head)) if _opens_clause_at(words, n)), len(head))
    listed = (one == "и" and two in _FOLDED[case] for one, two in pairwise(head[place + 1 : clause]))
    beside = case != GENITIVE and any(_lists_at(head, words, n, case) for n in range(place + 1, clause))
    return (
        any(listed)
        or beside
        or _DEED_BEHIND.search(" ".join(words[place:])) is not None
        or names_two(words[place + 1 :], CASES[case])
    )


def _lists_at(head: Sequence[str], words: Sequence[str], at: int, case: int) -> bool:
    """Tell whether another paper stands behind a comma, with or without an adjective: «…, пояснительная записка»."""
    named = next((one for one in head[at : at + 2] if one in _FOLDED[case]), "")
    gender = NOUNS[_FOLDED[case][named]][2] if named else ""
    alone = bool(named) and (head[at] == named or bool(_adjective(words[at].lower(), gender, case)))
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


def _adjective(word: str, gender: str, case: int) -> str:
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


# «Мониторинг цен с направлением информации главе»; where it goes to another body, we are only told of it.
_SENT_ON = lazy(
    r"\bс (?:(?:подготовкой|составлением) и )?(?:направлением|представлением|предоставлением) "
    r"(?:\w+(?:ой|ого|ых|ей|его|их) )?"
    rf"({'|'.join(sorted((NOUNS[noun][0] for noun in WRITTEN), key=len, reverse=True))})(?!\w)(?! в )",
    re.IGNORECASE,
)


def paper_named(text: str) -> str:
    """Return the paper that the work itself, or its column of results, says is made of it: «информация»; else ""."""
    sent = _SENT_ON.search(without_results(text))
    return _FOLDED[GENITIVE][fold(sent[1])] if sent else paper_of_result(text)


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
        if noun and alone and all(_adjective(word, NOUNS[noun][2], NOMINATIVE) for word in words[:at]):
            return noun
    return ""


def document_of_result(text: str) -> str:
    """Return the document that proves work done, in the genitive: «акта сверки» for «Сверка … (результат: Акт сверки)».

    "" where the column of results names more than one thing, or what an office tells of its own work.
    """
    results = [without_stop(result).split() for result in results_of(text)]
    words = results[0] if len(results) == 1 else []
    document = _FOLDED[NOMINATIVE].get(fold(words[0]), "") if words else ""
    several = len(words) > LONGEST or any(word.endswith((",", ";")) or word in {"и", "или", "либо"} for word in words)
    return " ".join((NOUNS[document][0], *words[1:])) if document in DOCUMENTS and not several else ""
