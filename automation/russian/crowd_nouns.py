"""The nouns that may be counted: «сотрудники», «дети», «рабочие места», and compounds of them («дети-инвалиды»)."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from msgspec import Struct

from automation.russian.morphology import analyser, is_known, is_preposition, may_be

Kind = Literal["staff", "people", "things"]


class Noun(Struct, frozen=True):
    """One noun that may be counted: after «один», «два», «пять», «из одного», «все», «всеми», then «всем», «о всех».

    ``kind`` tells the people of an organisation from others and from things; ``person`` stands after «один» of people
    whom several nouns name together: «1 повар и кухонный работник» would be two.
    """

    one: str
    two: str
    many: str
    of_one: str
    all: str
    by_all: str
    to_all: str
    of_all: str
    kind: Kind = "people"
    neuter: bool = False
    person: str = ""

    @property
    def after_one(self) -> str:
        """Return what stands after «один»."""
        return self.person or self.one

    @property
    def forms(self) -> dict[str, str]:
        """Return its plural forms, each with the ending of an adjective beside it."""
        return {self.all: "е", self.many: "х", self.to_all: "м", self.by_all: "ми", self.of_all: "х"}


def _regular(stem: str, kind: Kind = "people") -> Noun:
    """Decline as «сотрудник», «студент»."""
    two, every = f"{stem}а", f"{stem}{'и' if stem[-1] in 'гкх' else 'ы'}"
    return Noun(stem, two, f"{stem}ов", two, every, f"{stem}ами", f"{stem}ам", f"{stem}ах", kind)


def _adjectival(stem: str, own: str = "", kind: Kind = "people") -> Noun:
    """Decline as «служащий», «учащийся»."""
    many, of_one = f"{stem}их{own}", f"{stem}его{own}"
    return Noun(f"{stem}ий{own}", many, many, of_one, f"{stem}ие{own}", f"{stem}ими{own}", f"{stem}им{own}", many, kind)


UNNAMED = Noun("", "", "", "", "", "", "", "", "things")  # what nobody can decline: only its numbers are told
WORKPLACE = Noun(
    "рабочее место", "рабочих места", "рабочих мест", "рабочего места", "рабочие места", "рабочими местами",
    "рабочим местам", "рабочих местах", kind="things", neuter=True,
)  # fmt: skip
NOUNS = (
    _regular("сотрудник", "staff"),
    _regular("работник", "staff"),
    _adjectival("служащ", kind="staff"),
    Noun("ребёнок", "ребёнка", "детей", "ребёнка", "дети", "детьми", "детям", "детях"),
    Noun("житель", "жителя", "жителей", "жителя", "жители", "жителями", "жителям", "жителях"),
    Noun("гражданин", "гражданина", "граждан", "гражданина", "граждане", "гражданами", "гражданам", "гражданах"),
    *map(_regular, ("воспитанник", "пенсионер", "пациент", "школьник", "студент", "ветеран", "ученик", "инвалид")),
    *(_adjectival(stem, "ся") for stem in ("обучающ", "учащ")),
    WORKPLACE,
    _regular("объект", "things"),
)
STAFF_NOUN = NOUNS[0]
BY_FORM = {form: (noun, case) for noun in NOUNS for form, case in noun.forms.items()}


MOST_BEHIND = 8  # words behind a noun: more of them are a sentence, and no name of what is counted
_AGES = frozenset({"старше", "младше", "моложе"})


def may_follow(words: Sequence[str]) -> bool:
    """Tell whether these words stay as they are behind a noun that is declined.

    They are genitives («здания детских садов»), or a phrase that begins with a preposition, a number or an age, also
    behind genitives: «дети до 17 лет», «обучающиеся 9–11 классов». A share is asked for, and names nobody.
    """
    share = any("%" in word or word.startswith("процент") for word in words)
    of = list(takewhile(lambda word: not _opens_phrase(word), words))
    told = len(words) <= MOST_BEHIND and not share
    return told and of[:1] != ["и"] and all(word == "и" or _is_genitive(word) for word in of)


def _opens_phrase(word: str) -> bool:
    return word[0].isdigit() or word in _AGES or is_preposition(word)


def _is_genitive(word: str) -> bool:
    """Tell whether a word may be a genitive; an abbreviation is read as the one that is meant («ФАПов», «СВО»)."""
    return word[:2].isupper() or (is_known(word.lower()) and may_be(word, "gent"))


def compound_noun(name: str) -> Noun | None:
    """Decline both halves of «дети-инвалиды» in the nominative; None for any other word."""
    said, hyphen, half = name.lower().partition("-")
    noun, case = BY_FORM.get(said, (UNNAMED, ""))
    return joined_with(noun, half, case) if hyphen and noun.all == said else None


def joined_with(noun: Noun, half: str, case: str) -> Noun | None:
    """Join the noun and the one behind its hyphen, which stands in the same case; None where that cannot be declined.

    They are some of those whom the first one names: «работники-инвалиды» are not the staff.
    """
    cases = {"nomn": "е", "gent": "х", "loct": "х", "datv": "м", "ablt": "ми"}
    parses = analyser().parse(half) if is_known(half) else ()
    fits = (p for p in parses if p.tag.POS == "NOUN" and p.tag.number == "plur" and cases.get(p.tag.case) == case)
    parse = next((p for p in fits if p.inflect({"sing", "gent"})), None)
    if parse is None:
        return None

    def both(first: str, *grammemes: str) -> str:
        return f"{first}-{parse.inflect(set(grammemes)).word}"

    return Noun(
        both(noun.one, "sing", "nomn"),
        both(noun.two, "sing", "gent"),
        both(noun.many, "plur", "gent"),
        both(noun.of_one, "sing", "gent"),
        both(noun.all, "plur", "nomn"),
        both(noun.by_all, "plur", "ablt"),
        both(noun.to_all, "plur", "datv"),
        both(noun.of_all, "plur", "loct"),
        kind="people" if noun.kind == "staff" else noun.kind,
        neuter=noun.neuter,
    )
