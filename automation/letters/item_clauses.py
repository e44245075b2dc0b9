"""Where a clause begins within the words of an item: the comma that ends it, and where long words may be cut."""

from collections.abc import Sequence
from functools import lru_cache

from automation.letters.cases import lower_first
from automation.letters.marks import bare
from automation.patterns import lazy
from automation.russian import without_stop
from automation.russian.morphology import governs, is_preposition, lemmas, may_be_participle, shared_forms, tags_of

SHORT, LONG = 25, 110  # characters of an item's words that tell enough, and that a sentence still bears
# «… котлов. Представить …», but not «по ул. Мира» or «по просп. Мира».
SENTENCE = lazy(r"(?:(?<=[а-яё]{4})(?<!просп)|(?<=[)»]))\. (?=[А-ЯЁ][а-яё]* )")
_CUT = lazy(rf"[;,:]\s|\s[–—(]\s?|{SENTENCE.pattern}")
_COLON = lazy(r":\s")
_BEFORE_LAST = lazy(rf".*(?:;\s|{SENTENCE.pattern})")  # of several clauses
_SIGNS = "«»\"',:;()."
_ADJECTIVES = {"ADJF", "PRTF"}
_BESIDE = lazy(r", (?:в том числе|включая|с (?:указанием|приложением|разбивкой|уч[её]том)) [^()]*[^(),]\Z")
_ANYBODY = "лицо"  # «должностные лица» are nobody without what they are to answer for
_PARTS_OF_IT = ("в том числе", "включая")
_ANNOUNCES = lazy(r",?\s+(?:в том числе|в т\.\s?ч\.|включая|а именно)\Z")  # what stands behind the colon


def closed(words: str) -> str:
    """Return the words with the comma that ends a clause opened in them: «сведения о людях, прошедших обучение,»."""
    if _BESIDE.search(bare(words)):
        return f"{words},"
    before, comma, clause = words.rpartition(", ")
    if _is_open(bare(before)):  # «(количество, достигнутые результаты)» is closed by its bracket
        return words
    return f"{words}," if comma and opens_clause(bare(before), bare(clause)) else words


def closed_before_last(parts: Sequence[str]) -> list[str]:
    """Return the parts of an enumeration with the comma of a clause where «и» joins the last of them to it."""
    return [*parts[:-2], *map(closed, parts[-2:-1]), *parts[-1:]]


def opens_clause(before: str, after: str) -> bool:
    """Say whether what stands behind a comma is surely a clause about a noun before it.

    Participles of a row before their own noun are none: «о присвоенных, изменённых и аннулированных адресах».
    """
    first, second = _first_two(after)
    if any(map(_is_which, (first, second))):
        return True
    opening = second if first == "не" else first
    return governs(first, second) or (may_be_participle(opening) and not _before_its_noun(before, after, opening))


def _first_two(after: str) -> list[str]:
    return [*after.split(maxsplit=2), "", ""][:2]


def _is_which(word: str) -> bool:
    return word.startswith("котор")


def _before_its_noun(before: str, after: str, participle: str) -> bool:
    """Tell whether the noun behind a participle may be the one it tells of, in the case of the words before it.

    It is not where a bare noun stands before the comma: «проведение игр, не требующих затрат».
    """
    forms = tags_of(participle)
    beside, last = ["", "", *(tags_of(word.strip(_SIGNS))[0].POS for word in before.split()[-2:])][-2:]
    if last == "NOUN" and beside not in _ADJECTIVES:
        return False
    earlier = (shared_forms(forms, tags_of(word.strip(_SIGNS))) for word in reversed(before.split()))
    mine = next(filter(None, earlier), ())
    behind = after[after.index(participle) + len(participle) :].split()
    for word in (one.strip(_SIGNS) for one in behind):
        if is_preposition(word):
            break
        if tags_of(word)[0].POS == "NOUN":
            return bool(shared_forms(mine, tags_of(word)))
    return not mine


@lru_cache(maxsize=1024)
def shortened(text: str) -> str:
    """Return the words of an item within a sentence; a long text ends where it is sure to be whole, else it is whole.

    What a colon announces is kept whole, or left out. Sentences become clauses of one: «закупка сканера; заключение
    контракта».
    """
    words = without_stop(" ".join(text.split()))
    if len(words) > LONG:
        places = [m.start() for m in _CUT.finditer(words) if SHORT <= m.start() <= LONG]
        words = next((words[:at].rstrip(" ,;–—(") for at in reversed(places) if _ends_whole(words, at)), words)
        words = _ANNOUNCES.sub("", words)
    return "; ".join([*SENTENCE.split(words)[:1], *map(lower_first, SENTENCE.split(words)[1:])])


def _ends_whole(words: str, at: int) -> bool:
    """Tell whether the words before a sign are whole without what follows: no row is cut, nor a verb from its object.

    That is so where a new sentence begins, or what follows only explains and runs to the end.
    """
    before, sign, after = words[:at], words[at : at + 2].strip(), words[at + 2 :].strip()
    if _is_open(before) or _lists(before):
        return False
    if sign.startswith("("):
        return after.find(")") in {-1, len(after) - 1}
    if sign.startswith(","):
        explains = ", " not in after and opens_clause(before, after) and _says_enough(before, after)
        return after.startswith(_PARTS_OF_IT) or explains
    last = _BEFORE_LAST.sub("", before).split(maxsplit=1)
    return not (sign.startswith(("–", "—")) and last and is_preposition(last[0].lower()))  # «По итогам – отчёт»


def _is_open(before: str) -> bool:
    """Tell whether a bracket or a quotation has begun in the words and has not ended."""
    return before.count("(") > before.count(")") or before.count("«") > before.count("»")


def _lists(before: str) -> bool:
    """Tell whether the words hold a colon at which they may be cut, so that what it announces is left out whole."""
    return any(not _is_open(before[: m.start()]) for m in _COLON.finditer(before) if m.start() >= SHORT)


def _says_enough(before: str, after: str) -> bool:
    """Tell whether the noun before a clause says of itself which is meant: «жилых домов», but not a bare «работников».

    It need not where the clause is about an earlier noun: the last one tells which («совещание с руководителями»).
    """
    beside, noun = ["", *(word.strip(_SIGNS).lower() for word in before.split()[-2:])][-2:]
    first, second = _first_two(after)
    its = tags_of(noun)
    if _ANYBODY in lemmas(noun):
        return False
    if tags_of(beside)[0].POS in _ADJECTIVES and shared_forms(tags_of(beside), its):
        return True
    if which := next(filter(_is_which, (first, second)), ""):
        return {tag.number for tag in tags_of(which)}.isdisjoint(tag.number for tag in its)
    return not shared_forms(tags_of(second if first == "не" else first), its)
