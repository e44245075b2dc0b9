"""Whether an item names another paper besides its information: «отчёт и фотографии», «смета и обоснование к ней»."""

from collections.abc import Sequence

from automation.patterns import lazy
from automation.russian.morphology import is_preposition, tags_of

_TO_IT = lazy(r"\b([а-яё]+) к (?:нему|ней|ним)\b")  # «пояснительная записка к нему», but not «принятых к ним мерах»
_ALSO = ("а", "также")
# No noun or adjective ends so in the nominative: of what most items join, no word need be looked up on a quiet day.
_OBLIQUE = (
    "ых",
    "их",
    "ым",
    "им",
    "ыми",
    "ими",
    "ого",
    "его",
    "ому",
    "ему",
    "ах",
    "ях",
    "ам",
    "ям",
    "ами",
    "ями",
    "ов",
    "ев",
)
_BESIDE_A_NOUN = {"ADJF", "PRTF"}


def names_two(behind: Sequence[str], case: str) -> bool:
    """Tell whether the words behind a noun name another one in its own ``case``, joined to it by «и» or «а также».

    It is joined to the information, and not to what this is about, where none of the words between both may stand in
    a case of its own: «сведения о ходе и потребности» name one thing, «перечень объектов и сроки ремонта» two.
    """
    words = [word.strip("«»\"',:;().").lower() for word in behind]
    if any(_noun([one[1]]) for one in _TO_IT.finditer(" ".join(words))):
        return True
    for at, word in enumerate(words):
        also = tuple(words[at : at + 2]) == _ALSO
        in_a_clause = any(one.endswith(",") for one in behind[: at - 1 if also else at])
        second = words[at + 1 + also :]
        oblique = case != "gent" and second[:1] and second[0].endswith(_OBLIQUE)
        if (also or word == "и") and not (in_a_clause or oblique):
            noun = _noun(second)
            if case in _cases(noun) and not _may_be_joined(noun, _free(words[:at])):
                return True
    return False


def _free(words: Sequence[str]) -> Sequence[str]:
    """Return the words that may share a case with what follows: not what the noun before them has in the genitive."""
    return words[1:] if words and "gent" in _cases(words[0]) else words


def _noun(words: Sequence[str]) -> str:
    """Return the noun that stands first, behind its adjectives; "" where something else does."""
    for word in words:
        likeliest = str(tags_of(word)[0].POS) if word else ""
        if likeliest not in _BESIDE_A_NOUN:
            return word if likeliest == "NOUN" else ""
    return ""


def _cases(word: str) -> set[str]:
    """Return the cases a noun may stand in."""
    return {str(tag.case) for tag in tags_of(word) if tag.POS == "NOUN"} if word else set()


def _may_be_joined(noun: str, before: Sequence[str]) -> bool:
    """Tell whether a noun before may stand in the same case; none behind the first is in the nominative."""
    its = _cases(noun) - {"nomn"}
    return any(its & _cases(word) for word in before if not is_preposition(word))
