"""What a post names beside its person: the unit («Начальник отдела культуры») or the territory («Глава района»)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from automation.patterns import lazy
from automation.russian.fold import fold
from automation.russian.heads import DIRECTED, LONE, heads_post, is_body, is_unit, leads
from automation.russian.morphology import analyser, is_proper, lemmas, likened, may_be, unlikened
from automation.russian.nominative import ACTING, nominative_post
from automation.russian.posts import decline_organisation
from automation.russian.territories import is_territory, post_on_territory
from automation.russian.turned_names import recase
from automation.russian.typography import capital

_FOR_SOMEBODY = r"(?:(?:(?:вр\.?\s?)?и\.?\s?о\.?|(?:временно\s+)?исполняющ[а-я]+ обязанности)\s+)?"
_HEAD = lazy(
    rf"{_FOR_SOMEBODY}(?P<deputy>(?:первый\s+)?заместител[а-я]+\s+)?"
    r"(?:(?P<of>начальник|руководител|председател)[а-я]*|заведующ[а-я]+)\s+(?P<unit>.+)",
    re.IGNORECASE,
)
# A deputy of these answers for a field of work («заместитель декана по воспитательной работе») and not for the unit.
_DIRECTOR = lazy(rf"{_FOR_SOMEBODY}(?P<who>декан|директор)[а-я]*\s+(?P<unit>.+)", re.IGNORECASE)
# So does the deputy of who heads a unit: «по» tells of his field, save where it surely names the unit, or a territory.
_FIELD = lazy(r"\sпо\s(?!делам\b)[а-яё].*", re.DOTALL)
_OF_NAME = ("ого", "его", "ой", "ей")  # adjectives in the genitive
SHORTEST_STEM = 5  # letters a post shares with its unit: «архив» – «архива», «бухгалте…» – «бухгалтер»
_MORE_THAN_A_UNIT = lazy(r"\bглав[аы]\b|[-–] ?начальник|[-–] ?руководител")
_OF_PLACE = lazy(r"ск(?:ий|ой|ая|ое)$")  # «Лесной отдел» may be any
_NAMING = lazy(r"(?:[иыо]й|[ая]я|[ое]е)$")
_OF_OFFICE = lazy(r"\s+Администрации\b.*", re.IGNORECASE)
_UNFINISHED = lazy(r"(?:,|\s(?:и|или|аппарата|секретариата))$", re.IGNORECASE)  # a name cannot end so
_NUMBER = lazy(r"№|\d")  # behind «пункт полиции» it is the number of the body
_OF_TERRITORY = lazy(
    r"\s(?:област|кра[йя]|район|округ|республик|город|поселени|сельсовет)[а-яё]*(?:\s[А-ЯЁ][а-яё-]+){0,2}$",
    re.IGNORECASE,
)
_OWN_NAME = lazy(r"администрация .*?(?:МО |образования |(?=[«\"]))(.+)", re.IGNORECASE)
_HOLDERS = {
    "военкомат": "комиссар", "комиссариат": "комиссар", "министерство": "министр", "мэрия": "мэр",
    "префектура": "префект", "прокуратура": "прокурор",
}  # fmt: skip
_SECOND_POST = lazy(r"\s[–—-]\s[^»]*$")  # «… отделением – врач-хирург»; within quotes a dash belongs to the name


def is_acting(post: str) -> bool:
    """Tell whether a post is filled for somebody else: «И.о. главы», «Временно исполняющий обязанности главы»."""
    return bool(ACTING.match(post.strip())) or post.strip().lower().startswith(("исполняющ", "временно исполняющ"))


@lru_cache(maxsize=1024)
def unit_of(organisation: str, post: str, office: tuple[str, ...] = ()) -> str:
    """Answer the unit in the nominative without the name of the office behind it; "" where none is surely named.

    ``organisation`` is "" for the office itself, ``office`` are its names: whoever heads the whole of it, and his
    deputy, answer for no unit. «Начальник управления по общим вопросам» heads a unit of that name, but «заместитель
    начальника управления по общим вопросам» answers for these questions in a unit that goes without a name.
    """
    if organisation:
        return "" if fold(organisation).startswith("администраци") else _without_office(organisation, office)
    head = _HEAD.fullmatch(post.strip())
    if head is None:
        return _directed(post.strip(), office)
    led = _FIELD.sub("", head["unit"]) if head["deputy"] else head["unit"]
    named, sure = _nominative(led, "gent" if head["of"] else "ablt")
    whole = any(f"{fold(name)} ".startswith(f"{fold(named)} ") for name in office)
    return capital(named) if sure and _is_told(named) and not whole else ""


def _without_office(unit: str, office: Sequence[str]) -> str:
    """Cut the office off the name of its unit: «Отдел торговли Министерства торговли Ветлянской области».

    Of «Отдел кадров аппарата Губернатора и Правительства области» nothing is cut: the office is a part of what it
    belongs to.
    """
    cut, words = _OF_OFFICE.sub("", unit), unit.split()
    for name in office:
        own, tail = name.split(), words[-len(name.split()) :] if name else []
        called = len(own) < len(words) and own and fold(tail[0])[:SHORTEST_STEM] == fold(own[0])[:SHORTEST_STEM]
        if called and fold(" ".join(tail)) == fold(decline_organisation(name).genitive):
            cut = " ".join(words[: -len(own)])
    return unit if _UNFINISHED.search(cut) else cut


def _nominative(unit: str, case: Literal["gent", "ablt"]) -> tuple[str, bool]:
    return nominative_post(_OF_OFFICE.sub("", _SECOND_POST.sub("", unit)), case)


def _directed(post: str, office: Sequence[str]) -> str:
    """Answer the unit of a dean or a director: a named one of a kind that no name of the office speaks of."""
    head = _DIRECTOR.fullmatch(post)
    named, sure = _nominative(head["unit"], "gent") if head else ("", False)
    noun = head_noun(named)
    whole = any(noun in fold(name) for name in office)
    known = noun in DIRECTED or is_unit(noun)
    return capital(named) if sure and known and " " in named and not whole else ""


def _is_told(unit: str) -> bool:
    """Tell whether a name tells one unit from another: «Общий отдел», «Аптека»; a bare «Отдел» may be any.

    Whoever heads «кабинет физики» is a teacher, but «рентгенологический кабинет» is a unit.
    """
    noun, first = head_noun(unit), unit.split(maxsplit=1)[0].lower()
    if noun == "кабинет":
        return first != noun
    return noun in LONE or (is_unit(noun) and " " in unit)


def head_noun(name: str) -> str:
    """Return the noun that adjectives in the nominative lead to («Научная библиотека»); "" where none does."""
    for word in name.lower().split():
        first = next((p for p in analyser().parse(likened(word)[1]) if {"nomn", "sing"} <= p.tag.grammemes), None)
        if first is None or first.tag.POS not in {"ADJF", "NOUN"}:
            return ""
        if first.tag.POS == "NOUN":
            return fold(word)
    return ""


@lru_cache(maxsize=1024)
def unit_inside(unit: str, *written: str) -> str:
    """Begin a unit small, as inside a sentence, save one with a proper name: «Заречный отдел».

    Posts and words of the plan (``written``) that name it behind another word show it: «Начальник Заречного отдела».
    Where none does, a name of a place is one that the dictionary knows, any but a number before «территориальный»,
    «межрегиональный», «межрайонный» and «филиал», or what may be one before «сельский».
    """
    first, _, rest = unit.partition(" ")
    if not first[1:].islower():
        return unit
    form = re.compile(rf"\s({re.escape(first[:-2])}[а-яё]{{2,3}})\b", re.IGNORECASE) if _NAMING.search(first) else None
    seen = [word for text in written for word in form.findall(text) if word[1:].islower()] if form else []
    proper = any(word[0].isupper() for word in seen) if seen else _is_of_place(first.lower(), rest)
    return unit if proper else unit[:1].lower() + unit[1:]


def _is_of_place(first: str, rest: str) -> bool:
    if rest.startswith(("территориальн", "филиал", "межрегиональн", "межрайонн")):
        return not may_be(first, "Anum")
    if rest.startswith("сельск") and _OF_PLACE.search(first):
        return True  # of several «сельские филиалы» the name of its village tells which one is meant
    return bool(_OF_PLACE.search(first)) and is_proper(first)


@lru_cache(maxsize=1024)
def unit_of_group(group: str, post: str) -> str:
    """Answer the unit that a plan names and a post speaks of: «приёмная комиссия», «Секретарь приёмной комиссии».

    It is "" where the plan names people, the whole office or a body the post does not name, and for whoever heads more
    than a unit («Заместитель главы – начальник …»).
    """
    name = _OF_OFFICE.sub("", group).strip()
    noun = head_noun(name)
    stem = noun[: max(len(noun) - 3, SHORTEST_STEM)]
    spoken = any(word.startswith(stem) for word in fold(post).split()) and not _MORE_THAN_A_UNIT.search(fold(post))
    known = bool(noun) and is_body(noun) and not noun.startswith("администраци")
    return capital(name) if known and spoken else ""


def with_territory(post: str, organisation: str) -> str:
    """Return a post that names the territory of the organisation, with the rest of it; "" for any other post.

    «Главе города» of «Администрация города Азова» is «Главе города Азова»: behind the person, or behind the body, stand
    the very words of the organisation. Its name may stand before them: «Главе сельского поселения» of «Администрация
    Берёзовского сельского поселения». Where the organisation is itself a territory, so does every post.
    """
    if is_territory(organisation):
        return post_on_territory(post, organisation)
    words, named = post.split(), decline_organisation(organisation).genitive.split()
    own = 0 if named[0].endswith(_OF_NAME) else 1  # «Берёзовского сельского поселения» is no body, but its name
    for at in range(1, len(words)):
        body = own and at > 1 and fold(words[at - 1]) == fold(named[0])
        if not (body or is_person(words[at - 1])):
            continue
        numbered = own and _NUMBER.match(" ".join(named[own + len(words) - at :]))
        if _is_of_kind(named[own:], words[at:]) and not numbered:
            return " ".join((*words[:at], *_as_said(named[own:], words[at:], organisation)))
        if own and not body and _names_kind(organisation, words[at:]):
            return " ".join((*words[:at], *named[own:]))
    return _called_by_body(post, organisation)


def _names_kind(organisation: str, kind: Sequence[str]) -> bool:
    """Say whether an administration is that of a territory whose own name says what kind it is.

    «Администрация МО «Камышинский район»» is that of a «район»: its «Глава района» is «Глава МО «Камышинский район»».
    """
    own = _OWN_NAME.match(organisation)
    return own is not None and all(lemmas(word) & set(fold(own[1].strip('«»"')).split()) for word in kind)


def _called_by_body(post: str, organisation: str) -> str:
    """Return the post of who is called by the body («Прокурору») with what is behind the body («Заречного района»)."""
    noun, named = head_noun(organisation), organisation.split()
    at = next((n for n, word in enumerate(named) if fold(word) == noun), 0)
    *before, held = post.split()
    told = before[len(before) - at :]
    rest = named[at + 1 :]
    fits = len(told) == at and all(lemmas(a.lower()) & lemmas(b.lower()) for a, b in zip(told, named, strict=False))
    called = _HOLDERS.get(noun, "") in lemmas(held.lower()) and fits
    return f"{post} {' '.join(rest)}" if called and rest and rest[0][0] not in '«"(' else ""


def _as_said(named: Sequence[str], said: Sequence[str], organisation: str) -> Sequence[str]:
    """Write the first word of a name as the post does, for the capital of a cell says nothing (decision 0199).

    Where the post leaves it out, the name of a unit that is a part of something begins as inside a sentence; a body
    of a whole territory («Государственная жилищная инспекция Заречной области») is a part of nothing.
    """
    if said and fold(said[0]) == fold(named[0]):
        return [said[0], *named[1:]]
    noun = head_noun(organisation)
    part = is_unit(noun) and not (fold(organisation).endswith(noun) or _is_of_territory(organisation, noun))
    small = part and unit_inside(organisation) != organisation
    return [named[0].lower(), *named[1:]] if small else named


def _is_of_territory(organisation: str, noun: str) -> bool:
    """Say whether nothing but a field of work and a territory stand behind the noun of a name: no body, no person."""
    place = _OF_TERRITORY.search(organisation)
    field = fold(organisation[: place.start()] if place else "").partition(noun)[2].split()
    return place is not None and not any(is_person(word) or any(map(is_body, lemmas(word))) for word in field)


def _is_of_kind(named: Sequence[str], kind: Sequence[str]) -> bool:
    """Say whether a name in the genitive is of this kind: nothing but adjectives stand before it."""
    before = len(list(takewhile(lambda word: word.endswith(_OF_NAME), named)))
    said = fold(" ".join(kind))
    return any(fold(" ".join(named[at : at + len(kind)])) == said for at in range(before + 1))


def is_person(word: str) -> bool:
    """Say whether a word, in whatever case, heads a post."""
    return any(heads_post(word, lemma) for lemma in lemmas(word))


@lru_cache(maxsize=1024)
def with_unit(post: str, organisation: str) -> str:
    """Return a post of a unit with the name of its unit and the rest of the organisation; "" for any other post.

    «Заведующей филиалом» of «Приозёрный филиал ГБУЗ «Пример»» is «Заведующей Приозёрным филиалом ГБУЗ «Пример»»; a post
    that says of nothing whom it leads asks for the instrumental, too: «Заведующей» of «Лесная больница».
    """
    noun, named = head_noun(organisation), organisation.split()
    at = next((n for n, word in enumerate(named, start=1) if fold(word) == noun), 0)
    unit, rest = " ".join(named[:at]), named[at:]
    led = _in_case(named[:at], "ablt") if is_body(noun) and not named[0].isupper() else ""
    if led and leads(post.rsplit(maxsplit=1)[-1], led.split()):
        return " ".join((post, unit_inside(led) if is_unit(noun) else led, *rest))
    cases: tuple[Literal["gent", "ablt"], ...] = ("gent", "ablt")
    for case in cases if at and is_unit(noun) else cases[1:] if at and is_body(noun) else ():
        form = _in_case(named[:at], case)
        if nominative_post(form, case)[0] != unit:
            continue
        whose, _, last = form.rpartition(" ")
        person = _without_unit(post, form, rest)
        if person != post and person.endswith(" ") and is_person(person.split()[-1]):
            own = _as_said([*whose.split(), last.lower()], post[len(person) :].split(), organisation)
            return " ".join((*person.split(), *own, *rest))
    return ""


def _without_unit(post: str, form: str, rest: Sequence[str]) -> str:
    """Cut the unit off a post: with words of the ``rest``, the end of the unit alone, or the first half of its noun.

    «Заведующей отделом ЗАГС» of «Отдел ЗАГС администрации …», «Заведующей библиотекой» of «Библиотека-филиал № 3».
    """
    words = form.split()
    said = (" ".join((form, *rest[:length])) for length in range(len(rest), 0, -1))
    parts = (" ".join(words[at:]) for at in range(len(words)))
    for tail in (*said, *parts, words[-1].partition("-")[0]):
        if fold(post).endswith(f" {fold(tail)}"):
            return post[: -len(tail)]
    return post


def _in_case(words: Sequence[str], case: str) -> str:
    """Return adjectives and their noun in a case of the singular; "" where one of them is not known as such."""
    turned = []
    for word in words:
        stem, like = likened(word)
        first = next((p for p in analyser().parse(like.lower()) if {"nomn", "sing"} <= p.tag.grammemes), None)
        form = first.inflect({case, "sing"}) if first else None
        if form is None:
            return ""
        turned.append(recase(unlikened(form.word, stem), word))
    return " ".join(turned)
