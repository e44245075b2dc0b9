"""A post beside an organisation that itself says what kind of body it is: «директор школы», «МБОУ «Липовская СОШ»»."""

from collections.abc import Iterator
from functools import lru_cache

from automation.russian.departments import head_noun, is_person
from automation.russian.fold import QUOTES, clean, fold, straighten
from automation.russian.morphology import lemmas
from automation.russian.organisations import ACRONYMS, INSTITUTION

_STAND_FOR = {
    "больница": "ГБ РБ ЦГБ ЦРБ",
    "детский сад": "ДС",
    "дом культуры": "ГДК ДК РДК СДК",
    "дом творчества": "ДДТ",
    "комплекс": "КДК ФОК",
    "музыкальная школа": "ДМШ",
    "общество": "АО ЗАО НАО ОАО ООО ПАО",
    "предприятие": "ГП ГУП КП МКП МП МУП ФГУП",
    "система": "ЦБС",
    "спортивная школа": "ДЮСШ СШ СШОР",
    "художественная школа": "ДХШ",
    "центр": "КДЦ КЦСОН МФЦ ЦДТ ЦКД ЦРТ ЦСОН",
    "центр занятости": "ЦЗН",
    "школа": "НОШ ООШ СОШ",
    "школа искусств": "ДШИ",
}
_KINDS = {acronym: kind for kind, acronyms in _STAND_FOR.items() for acronym in acronyms.split()}


@lru_cache(maxsize=1024)
def without_kind(post: str, organisation: str) -> str:
    """Return a post without the kind of body that the organisation behind it says itself; "" for any other post.

    «Директору школы» of «МБОУ «Липовская СОШ»» is «Директору», for nobody writes «Директору школы МБОУ «…»»; so is
    «Начальнику управления» of «МКУ «Управление образования»».
    """
    form, _, rest = straighten(clean(organisation)).translate(QUOTES).partition(" ")
    if not form.isupper() or not (form in ACRONYMS or INSTITUTION.fullmatch(form)):
        return ""
    words, kinds = post.split(), list(_kinds(form, rest))
    for at in range(1, len(words)):
        said = [fold(word) for word in words[at:]]
        if is_person(words[at - 1]) and any(_is_kind(said, kind) for kind in kinds):
            return " ".join(words[:at])
    return ""


def _kinds(form: str, name: str) -> Iterator[list[str]]:
    """Name what kinds of bodies an organisation is: by its form, by acronyms and by the noun of its own name."""
    yield ["организация"]
    if INSTITUTION.fullmatch(form) and form not in _KINDS:
        yield ["учреждение"]
    if form.endswith("ДОУ"):
        yield ["детский", "сад"]
    words = [word.strip('"(),') for word in (form, *name.split())]
    yield from (_KINDS[word].split() for word in words if word in _KINDS)
    yield from ([fold(word)] for word in words[1:] if len(word) > 1 and word.isupper())
    own = (name.partition('"')[2] or name).replace('"', " ").split()
    yield ["".join(word[0] for word in own if word[:1].isalpha()).lower()]  # «РДК» of «Районный Дом культуры»
    yield fold(" ".join(own)).split() if own and head_noun(" ".join(own)) else []


def _is_kind(said: list[str], kind: list[str]) -> bool:
    """Say whether words in an oblique case name a kind: its noun, or how its name begins («управления образования»)."""
    if said == kind:
        return True  # an acronym
    noun = head_noun(" ".join(kind)) if kind else ""
    at = kind.index(noun) if noun in kind else -1
    for skipped in range(at + 1):  # «школы», «общеобразовательной школы» of «средняя общеобразовательная школа № 3»
        begun = kind[skipped : skipped + len(said)]
        led = [
            bool(lemmas(one) & lemmas(word)) for word, one in zip(said, begun, strict=False) if one in kind[: at + 1]
        ]
        behind = said[at + 1 - skipped :]
        if len(begun) == len(said) and len(led) == at + 1 - skipped and all(led):
            return behind == kind[at + 1 : at + 1 + len(behind)]
    return False
