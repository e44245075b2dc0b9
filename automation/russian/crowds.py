"""The people an item counts, as its words call them: «сотрудники», «работники, ответственные за эксплуатацию сетей».

A school that is asked about its workers «ответственные за …» would else report its sixty teachers. Pure.
"""

from functools import lru_cache

from msgspec import Struct

from automation.patterns import lazy
from automation.russian.agree import plural

NOUNS = {  # stem: after «один», «два», «пять», «из одного», «все», «всеми»
    "сотрудник": ("сотрудник", "сотрудника", "сотрудников", "сотрудника", "сотрудники", "сотрудниками"),
    "работник": ("работник", "работника", "работников", "работника", "работники", "работниками"),
    "служащ": ("служащий", "служащих", "служащих", "служащего", "служащие", "служащими"),
}
CASES = {"и": "е", "ов": "х", "ам": "м", "ами": "ми", "ах": "х", "ие": "е", "их": "х", "им": "м", "ими": "ми"}
_ADJECTIVE = r"\w{2,}[ыи](?:е|х|ми|м)(?:ся)?"
_SAID = lazy(
    rf"((?:\b{_ADJECTIVE} )*)\b(сотрудник|работник|служащ)(ами|ам|ах|ов|ими|ие|их|им|и)\b"
    rf"(, (?:не )?{_ADJECTIVE} [^,;.()]{{1,90}}(?=[,;.()]|$))?",
    2,  # re.IGNORECASE
)
_ENDING = lazy(r"(е|х|ми|м)(ся)?$")
_NOBODY_APART = lazy(  # who has done the deed already, and words that tell nobody from the others
    r"^(?:прошедш|прошл|обучен|перешед|заверш|охвачен|привит|вакцинир|зарегистр|аттестов|получивш)"
    r"|^(?:сво|ин|друг|остальн|прочи?|так|эт|данн|указанн|мног)[ыи](?:е|х|ми|м)$"
)
_PLURAL = lazy(r"([кгх]?)([ыи])х(ся)?(?= )")


class Crowd(Struct, frozen=True):
    """A noun of ``NOUNS`` with the adjectives before it and the clause after it, both in the genitive plural."""

    noun: str = "сотрудник"
    before: str = ""
    after: str = ""

    @property
    def apart(self) -> bool:
        """Tell whether they are but some of the people of an organisation."""
        return bool(self.before or self.after)

    @property
    def whose(self) -> str:
        """Name them in the genitive: «работников, ответственных за эксплуатацию сетей»."""
        return f"{self.before}{NOUNS[self.noun][2]}{self.after}"

    @property
    def closed(self) -> str:
        """Name them so before further words: a clause ends with a comma."""
        return f"{self.whose}," if self.after else self.whose

    @property
    def all_of_them(self) -> str:
        """Say «все работники»."""
        return f"все {NOUNS[self.noun][4]}"

    @property
    def by_all(self) -> str:
        """Say «всеми работниками»."""
        return f"всеми {NOUNS[self.noun][5]}"

    def counted(self, number: int) -> str:
        """Return the noun after a number: «21 работник»."""
        return plural(number, *NOUNS[self.noun][:3])

    def out_of(self, total: int) -> str:
        """Name them after «из 14» or «из 21»."""
        one = f"{_single(self.before)}{NOUNS[self.noun][3]}{_single(self.after, 1)}"
        return plural(total, one, self.whose, self.whose)


STAFF = Crowd()


@lru_cache(maxsize=1024)
def crowd_in(text: str) -> Crowd | None:
    """Find the people a text names first, in whatever case; None where it names none."""
    found = _SAID.search(" ".join(text.split()))
    if found is None:
        return None
    before, noun, ending, after = found.groups(default="")
    case = CASES[ending.lower()]
    told = [word.lower() for word in before.split() if _tells(word, case)]
    lead, _, rest = after.removeprefix(", ").removeprefix("не ").partition(" ")
    clause = f"{', не' if after.startswith(', не ') else ','} {_genitive(lead)} {rest.strip()}"
    return Crowd(
        noun=noun.lower(),
        before="".join(f"{_genitive(word)} " for word in told),
        after=clause if after and _tells(lead, case) else "",
    )


def _tells(word: str, case: str) -> bool:
    """Tell whether the word agrees with the noun and says which of the people are meant."""
    ending = _ENDING.search(word.lower())
    return ending is not None and ending[1] == case and not _NOBODY_APART.search(word.lower())


def _genitive(word: str) -> str:
    return _ENDING.sub(r"х\2", word)


def _single(words: str, adjectives: int = 0) -> str:
    """Say the same of one person: «муниципального », «, ответственного за …»; of so many adjectives, all where 0."""
    return _PLURAL.sub(lambda m: f"{m[1]}{'о' if m[1] or m[2] == 'ы' else 'е'}го{m[3] or ''}", words, adjectives)
