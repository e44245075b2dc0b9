"""Whose workers a text is about, where it says what kind of organisations they work in. Pure."""

from functools import lru_cache

from automation.patterns import lazy
from automation.russian.crowds import Part, chain
from automation.russian.morphology import is_known, may_be

_EMPLOYERS = lazy(  # the people, the adjectives, the organisations, what stands behind them
    r"\b(?:работник|сотрудник|служащ)\w*((?: [а-яё-]+[ыи]х){0,4} (?:организаций|учреждений|предприятий))\b(.*)"
)
_OF_ANY = lazy(r" (?:подведомственн|сво|собственн|указанн|данн|вс|эт|муниципальн|государственн|бюджетн)[а-яё]*[ыие]х\b")


@lru_cache(maxsize=1024)
def employers_named(text: str) -> tuple[str, bool]:
    """Name the organisations behind the workers: « сельскохозяйственных организаций», « предприятий торговли».

    "" where their kind is not told («работники организаций»). Also tell whether these are all of them: «предприятий
    торговли и питания» goes on in a way nobody can cut.
    """
    found = _EMPLOYERS.search(" ".join(text.split()))
    if found is None:
        return "", True
    employers, rest = found.groups()
    behind = chain(rest.split(" ")[1:], _part)
    told = _OF_ANY.sub("", employers).count(" ") > 1 or behind
    whole = not rest.removeprefix(behind).startswith((" и ", ", "))
    return (f"{employers}{behind}" if told else "", whole)


def _part(word: str) -> Part:
    if not word.islower() or not is_known(word):
        return ""
    if may_be(word, "NOUN", "gent") and not may_be(word, "NOUN", "datv"):
        return "noun"
    return "other" if may_be(word, "ADJF", "gent") else ""
