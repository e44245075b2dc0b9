"""Whom or what an item counts by its words: «сотрудники», «работники, ответственные за …», «дети», «рабочие места».

A school that is asked about its workers «ответственные за …» would else report its sixty teachers, and a hospital that
is asked about workplaces its doctors. Pure.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from automation.patterns import lazy
from automation.russian.agree import plural
from automation.russian.crowd_nouns import BY_FORM, STAFF_NOUN, UNNAMED, Noun, joined_with, may_follow
from automation.russian.morphology import is_adverb, is_known, is_preposition, may_be, may_be_participle, tags_of

Part = Literal["noun", "other", ""]  # of a chain of words: what a word is in it, "" where it ends before it


_ADJECTIVE = r"\w{2,}[ыи](?:е|х|ми|м)(?:ся)?"
_SAID = lazy(  # more adjectives than a sentence has are not looked for: among thousands it would take minutes
    rf"((?:\b{_ADJECTIVE} ){{0,9}}?)\b(?<!-)({'|'.join(sorted(BY_FORM, key=len, reverse=True))})\b(?:-(\w+))?",
    2,  # re.IGNORECASE
)
_CLAUSE = lazy(rf", (?:не )?{_ADJECTIVE} [^,;.()]{{1,90}}(?=[,;.()]|$)", 2)
_WHOSE = lazy(  # «, в чьи обязанности входит участие в закупках»: it stays as it is in every case and of one person
    r", (?:[а-яё]{1,5} )?(?:чей|чь(?:я|[её]|и|его|ей|ю|их|им|ими|ему|[её]м)) [^,;.()]{1,120}(?=[,;.()]|$)", 2
)
_PHRASE = lazy(  # it is whole before another clause, a bracket and the end: «по ремонту, обслуживанию и …» goes on
    rf" \w+ (?:[^,;.()\d«»]|«[^»]*»){{1,90}}?(?=, (?:не )?{_ADJECTIVE}\b| ?[;(]|[.]?$)", 2
)
_UP_TO_A_MARK = lazy(r" ([^,;.()]+?)(?=, (?:не )?\w{2,}[ыи]е(?:ся)?\b| ?[;(]|[.]?$)", 2)
_EMPLOYER = lazy(  # it has no other staff
    r"(?:организаци|учреждени|предприяти|администраци|орган|подразделени|округ|район|поселени|сфер|отрасл)", 2
)
_ENDING = lazy(r"(е|х|ми|м)(ся)?$")
_NOBODY_APART = lazy(  # who has done the deed already, and words that tell nobody from the others
    r"^(?:прошедш|прошл|обучен|перешед|заверш|охвачен|привит|вакцинир|зарегистр|аттестов|получивш|оснащ[её]н|подключ)"
    r"|^(?:сво|ин|друг|остальн|прочи?|так|эт|данн|указанн|мног)[ыи](?:е|х|ми|м)$"
)
_LIKE_ADJECTIVE = "впервые"  # the one adverb that ends as an adjective
_ADVERBS = ("о", "вновь", "ранее")  # most words before people end otherwise, and the dictionary need not be asked
_PLURAL = lazy(r"([кгх]?)([ыи])х(ся)?(?= )")
_ABOUT = frozenset({"о", "об", "среди", "из"})
_THEIRS = frozenset({"по", "для", "из", "с", "со"})
_OBJECTS = frozenset({"nomn", "gent", "accs"})
_HEADED = lazy(r"(?:(?:число|количество|дол|численность|охват|процент)\w* )?$")  # «число детей», «доля детей»


class Crowd(Struct, frozen=True):
    """A noun with the adjectives before it and the clause after it, both in the genitive plural.

    ``of`` are the words between, which never change: « бухгалтерских служб», « групп по обслуживанию сооружений».
    """

    noun: Noun = STAFF_NOUN
    before: str = ""
    of: str = ""
    after: str = ""

    @property
    def apart(self) -> bool:
        """Tell whether they are but some of those the noun names."""
        return bool(self.before or self.of or self.after)

    @property
    def staff(self) -> bool:
        """Tell whether they are all or some of the people who work in an organisation."""
        return self.noun.kind == "staff"

    @property
    def kin(self) -> str:
        """Tell what may be counted together: «сотрудники» and «работники» are the same people."""
        return "" if self.staff else self.noun.one

    @property
    def whose(self) -> str:
        """Name them in the genitive: «работников, ответственных за эксплуатацию сетей»."""
        return f"{self.before}{self.noun.many}{self.of}{self.after}"

    @property
    def closed(self) -> str:
        """Name them so before further words: a clause ends with a comma."""
        return f"{self.whose}," if self.after else self.whose

    @property
    def all_of_them(self) -> str:
        """Say «все работники»."""
        return f"все {self.noun.all}"

    @property
    def by_all(self) -> str:
        """Say «всеми работниками»."""
        return f"всеми {self.noun.by_all}"

    def every(self, total: int) -> str:
        """Say «все 42 работника, ответственных за эксплуатацию сетей»; "" where their number stands with a singular."""
        told = self.counted(total)
        single = told == self.noun.after_one or self.noun.neuter
        return "" if single else f"все {total} {self.before}{told}{self.of}{self.after}"

    def counted(self, number: int) -> str:
        """Return the noun after a number: «21 работник»."""
        return plural(number, self.noun.after_one, self.noun.two, self.noun.many)

    def out_of(self, total: int) -> str:
        """Name them after «из 14» or «из 21»."""
        after = self.after if _WHOSE.match(self.after) else _single(self.after, 1)
        one = f"{_single(self.before)}{self.noun.of_one}{self.of}{after}"
        return plural(total, one, self.whose, self.whose)


STAFF = Crowd()
UNKNOWN = Crowd(noun=UNNAMED)


@lru_cache(maxsize=1024)
def crowd_in(text: str) -> Crowd | None:
    """Find whom or what of ``NOUNS`` a text names first, in whatever case; None where it names nobody.

    ``UNKNOWN`` are those whom it names only beside others: «обучить сиделок уходу за гражданами» counts no citizens.
    The staff are meant wherever they stand; nor is a dictionary loaded for them on a quiet day.
    """
    text = " ".join(text.split())
    named = list(_SAID.finditer(text))
    found = next((one for one in named if _is_staff(one[2]) or not _is_beside(text[: one.start()])), None)
    if found is None:
        return UNKNOWN if named else None
    before, said, half = found.groups(default="")
    alone, case = BY_FORM[said.lower()]
    noun = joined_with(alone, half.lower(), case) if half else alone
    if noun is None:
        return None
    told = [word for word in before.lower().split() if word == _LIKE_ADJECTIVE or _tells(word, case)]
    lead, adverb = _lead(text[: found.start()], told)
    of, headed = "", case in {"е", "х"} and _HEADED.fullmatch(lead) is not None
    if noun.kind == "staff":
        of = _whose(text[found.end() :], case)
        of = _with_phrase(of, text[found.end() + len(of) :]) if headed else of
    elif headed and bool(lead.strip()) == (case == "х"):  # «число детей до 17 лет», and no «65 процентов детей»
        of = _phrase_behind(text[found.end() :])
    return Crowd(
        noun=noun,
        before=adverb + "".join(f"{_genitive(word)} " for word in told),
        of=of,
        after=_clause(text[found.end() + len(of) :], case),
    )


def clause_of(indicator: str) -> str:
    """Return what an indicator says behind its first words, in the genitive: «, заключивших договоры»; "" for none."""
    said = " ".join(indicator.split())
    return _clause(said[len(said.partition(",")[0]) :], "е")


def tells_who(indicator: str) -> bool:
    """Tell whether an indicator has a clause on those it names, be it one that cannot be put into the genitive."""
    rest = " ".join(indicator.split()).partition(",")[2]
    return any(clause.match(f",{rest}") for clause in (_CLAUSE, _WHOSE)) or "котор" in rest


def _clause(rest: str, case: str) -> str:
    """Return the clause that ``rest`` begins with where it agrees with its noun and tells which of them are meant."""
    if whose := _WHOSE.match(rest):
        return whose[0].rstrip()
    said = _CLAUSE.match(rest)
    if said is None:
        return ""
    after = said[0].removeprefix(", ")
    lead, _, told = after.removeprefix("не ").partition(" ")
    denied = after.startswith("не ")  # whoever has not done it is told from the others
    if lead.startswith("котор") or not _tells(lead, case, denied=denied):
        return ""
    return f"{', не' if denied else ','} {_genitive(lead)} {told.strip()}"


def _is_staff(said: str) -> bool:
    return BY_FORM[said.lower()][0].kind == "staff"


def _is_beside(lead: str) -> bool:
    """Tell whether people behind these words are not those a text is about: others stand there, or a preposition.

    «О детях» and «среди детей» say of whom it is; those who are joined by «и» are together whom it is about.
    """
    words = lead.lower().split()
    if words and is_adverb(words[-1]):  # «за одиноко проживающими»
        words.pop()
    if not words or words[-1] == "и" or words[-1].endswith(","):
        return False
    before = words[-1]
    return (before not in _ABOUT and is_preposition(before)) or any(map(_is_people, words))


def _is_people(word: str) -> bool:
    """Tell whether a word likeliest names several living beings as whom something is done to, or who does it."""
    likeliest = tags_of(word)[0] if is_known(word) else None
    return likeliest is not None and {"NOUN", "anim", "plur"} <= likeliest.grammemes and likeliest.case in _OBJECTS


def headed_by_crowd(text: str) -> bool:
    """Tell whether the text is about whom or what it names: «дети, охваченные …», not «удовлетворённость детей»."""
    text = " ".join(text.split())
    found = _SAID.search(text)
    return found is not None and _HEADED.fullmatch(_lead(text[: found.start()], found[1].split())[0]) is not None


def _lead(before: str, adjectives: Sequence[str]) -> tuple[str, str]:
    """Part what stands before the adjectives from their adverb: («число », «одиноко ») of «число одиноко проживающих».

    Within a sentence an adverb may tell how something is done («обучать ежегодно пожилых граждан»), unless a participle
    follows.
    """
    lead, blank, adverb = before.lower().rstrip().rpartition(" ")
    lead += blank
    known = bool(adjectives) and adverb.endswith(_ADVERBS) and is_adverb(adverb)
    sure = known and (may_be_participle(adjectives[0]) or _HEADED.fullmatch(lead) is not None)
    return (lead, f"{adverb} ") if sure else (before.lower(), "")


def _tells(word: str, case: str, *, denied: bool = False) -> bool:
    """Tell whether the word agrees with the noun and says which of the people are meant («отдых детей» does not)."""
    ending = _ENDING.search(word.lower())
    agrees = ending is not None and ending[1] == case and (denied or not _NOBODY_APART.search(word.lower()))
    return agrees and any(tag.POS != "NOUN" for tag in tags_of(word))


def _whose(rest: str, case: str) -> str:
    """Return the genitive behind the noun: « бухгалтерских служб», « архива»; "" where it may be another case.

    Behind the nominative («работники бухгалтерии») it can be no other; «обучение работников гигиене» is a dative, and
    «прохождение работниками осмотров» speaks of whose examinations nobody says.
    """

    def part(word: str) -> Part:  # the dictionary knows «по» and «до» as nouns, too
        if _NOBODY_APART.search(word) or _EMPLOYER.match(word) or not is_known(word) or is_preposition(word):
            return ""
        if may_be(word, "NOUN", "gent") and (case == "е" or not may_be(word, "NOUN", "datv")):
            return "noun"
        return "other" if may_be(word, "ADJF", "gent") else ""

    return chain(rest.lower().split(" ")[1:] if case in {"е", "х"} else (), part)


def _with_phrase(of: str, rest: str) -> str:
    """Add the phrase with a preposition that names the people with them: « групп» « по обслуживанию сооружений».

    A phrase that cannot be told whole leaves the noun alone. «В» and «на» right behind the people may tell where they
    go («сотрудники в мессенджере»). In a sentence («обучить работников служб по программе») it may belong to the deed.
    """
    word = rest[1:].partition(" ")[0].lower()
    if not rest.startswith(" ") or not is_preposition(word) or not (of or word in _THEIRS):
        return of
    said = _PHRASE.match(rest)
    return f"{of}{said[0]}" if said else ""


def _phrase_behind(rest: str) -> str:
    """Return what says which of them is meant, up to a mark: « до 17 лет»; "" where it may not stay unchanged."""
    told = _UP_TO_A_MARK.match(rest)
    return f" {told[1]}" if told and may_follow(told[1].split()) else ""


def chain(words: Iterable[str], part: Callable[[str], Part]) -> str:
    """Return the words that hang on the noun before them, from a blank up to the last noun among them; "" for none.

    ``part`` says of a word, without the mark behind it, whether it is such a noun, may stand before one («other»), or
    ends the chain (""). A mark of punctuation ends it, too.
    """
    told = sure = ""
    for said in words:
        word = said.rstrip(",.;:)")
        kind = part(word)
        if not kind:
            break
        told += f" {word}"
        sure = told if kind == "noun" else sure
        if said != word:
            break
    return sure


def _genitive(word: str) -> str:
    return word if word == _LIKE_ADJECTIVE else _ENDING.sub(r"х\2", word)


def _single(words: str, adjectives: int = 0) -> str:
    """Say the same of one person: «муниципального », «, ответственного за …»; of so many adjectives, all where 0."""
    return _PLURAL.sub(lambda m: f"{m[1]}{'о' if m[1] or m[2] == 'ы' else 'е'}го{m[3] or ''}", words, adjectives)
