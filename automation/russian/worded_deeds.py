"""Deeds an item tells in words of its own: what people are covered by, what they are moved to, what they use. Pure."""

from functools import lru_cache

from msgspec.structs import replace

from automation.patterns import lazy
from automation.russian.crowds import Part, chain, headed_by_crowd
from automation.russian.deeds import TRANSFERRED, USING, Deed
from automation.russian.morphology import is_known, is_preposition, may_be

_COVERED = lazy(  # «охват организованным летним отдыхом», «охват не менее 65 процентов детей горячим питанием»
    r"\bохва\w+ (?:(?!(?:в|на|при|о|по|с|за|под)\b)[\w%]+ ){0,6}?"
    r"((?:\w{3,}[ыи]ми? ){0,3}\w{3,}(?:[ое]м|ами|ями)\b)"
)
_AT_ITS_END = lazy(r"$|[^\w ]| (?:не|до|в|на|при|к|\d\S*) | \w+[иы]х(?:ся)?\b")  # «… 65 детей», «… обучающихся»


@lru_cache(maxsize=1024)
def covered_by(text: str) -> Deed | None:
    """Return the deed of those who are «охвачены» by something the text names; None where it names nothing."""
    said = " ".join(text.lower().split())
    found = _COVERED.search(said)
    if found is None:
        return None
    by = found[1]
    if by.endswith("ми"):  # «мероприятиями по профилактике …», «занятиями физической культурой»: nobody can cut those
        by += _of_what(said[found.end() :])
        rest = said[found.start(1) + len(by) :]
        if not (_AT_ITS_END.match(rest) or headed_by_crowd(rest)):
            return None
    return Deed(
        head=f"Охват {by}",
        complete="обеспечен",
        in_part=True,
        about=f"об охвате {by}",
        counted=(f"охвачен {by}", f"охвачены {by}"),
        short=by,
        through=("охвачен", "охвачены"),
        header="Охвачено",
        who=f"охваченных {by}",
        end=f"требуемого охвата {{кого}} {by}",
    )


def _of_what(rest: str) -> str:
    """Return the genitive by which a plural says what it is of: «формами» « отдыха и занятости», never the people."""

    def part(word: str) -> Part:
        told = is_known(word) and len(word) > 2
        if told and may_be(word, "NOUN", "gent", "inan"):
            return "noun"
        return "other" if word == "и" or (told and may_be(word, "ADJF", "gent")) else ""

    return chain(rest.split(" ")[1:] if rest.startswith(" ") else (), part)


_MOVED_TO = lazy(r"\bперев(?:од|ест|еден)\w* (?:[^,;.():]*? )?(на (?:[^,;.():]+))", 2)  # re.IGNORECASE
_USED = lazy(
    r"\b(?:числ|количеств|дол|процент|численност)\w* (?:[\w-]+ ){0,3}[\w-]+, "
    rf"({'|'.join(USING)}) ([^,;.():]+)",
    2,
)


def moved_to(text: str) -> Deed:
    """Say of those who are «переведены» to what, in the item's words: «на использование национального мессенджера».

    What stands behind the next preposition tells where or when: «в рабочих коммуникациях».
    """
    found = _MOVED_TO.search(" ".join(text.split()))
    lead, *words = found[1].split() if found else [""]
    end = next((at for at, word in enumerate(words) if is_preposition(word.lower())), len(words))
    return _with_own(TRANSFERRED, " ".join((lead, *words[:end]))) if words[:end] else TRANSFERRED


def used_by(text: str) -> Deed | None:
    """Return the deed of those whose number an item asks for because they use something; None where it asks for none.

    They are counted out of all the people: «число сотрудников, использующих национальный мессенджер».
    """
    found = _USED.search(" ".join(text.split()))
    if found is None:
        return None
    participle, own = found[1].lower(), found[2].strip()
    verb = USING[participle]
    using = Deed(
        about=f"о числе {{кого}}, {participle} {own}",
        counted=verb,
        short="",
        through=verb,
        header=verb[1].capitalize(),
        who=participle,
        end=f"представления сведений о числе {{кого}}, {participle} {own}",
    )
    return _with_own(using, own)


def _with_own(deed: Deed, own: str) -> Deed:
    one, many = deed.counted
    return replace(deed, counted=(f"{one} {own}", f"{many} {own}"), short=own, own=own, who=f"{deed.who} {own}")
