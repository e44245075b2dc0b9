"""Agreement that depends on our data: kinds of orders, the unit, performers and their numbers."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from automation.letters.item_cases import Cases, unique
from automation.letters.marks import bare, verbatim
from automation.model.figures import Figures
from automation.model.report import Performer, Relation, Sex
from automation.patterns import lazy
from automation.russian import (
    decline_name,
    decline_organisation,
    decline_post,
    entrepreneur,
    entrepreneur_posts,
    first_few,
    fold,
    initials_last,
    organisation_gender,
    plural,
    said,
    sex_of,
    unit_inside,
    words,
)

_ACRONYM = lazy(r"[А-ЯЁ]{2,}[а-я]?[А-ЯЁ]*(?:\s*(?:[«\"„].*|№\s*\d+.*))?")
_GENERIC = lazy(  # the legal form of an organisation; «Государственная инспекция труда» is a name
    r"(?:(?:Федеральн|Муниципальн|Государственн)\w+ (?:[а-яё-]+(?:ое|ого|ому|ая|ой) )*"
    r"(?:учреждени|предприяти|казённ|казенн|бюджетн|автономн|унитарн)"
    r"|Бюджетн|Автономн|Казённ|Казенн|Обществ[аоу] с |Филиал|Войсков|Добровольн|Пожарн|Отдел[а-я]* полиции)"
)
KINDS = {"распоряжение", "постановление", "приказ", "решение", "указ"}
_HIGH = lazy(r"Глав|Губернатор|Председател\w*\b(?! [а-яё])|Президент|Мэр")  # «председатель комитета» is no high post
SHOWN = 10  # so many names stand in one sentence; the rest are counted
PERFORMERS = ("исполнитель", "исполнителя", "исполнителей")
SMALL = 10  # numbers up to it are written in words


@lru_cache(maxsize=256)
def kind_in_cases(kind: str) -> Cases:
    """Turn «распоряжение» into «распоряжения», «распоряжению», «распоряжением»; the kinds of orders there are."""
    word, _, of = (bare(kind).strip().casefold() or "документ").partition(" ")  # «перечень поручений»
    if word.endswith(("ие", "ье")):
        stem, ends = word[:-1], ("я", "ю", "ем", "и", "ями")
    elif word.endswith("а"):
        stem, ends = word[:-1], ("ы", "е", "ой", "е", "ами")
    elif word.endswith("ень"):
        stem, ends = f"{word[:-3]}н", ("я", "ю", "ем", "е", "ями")
    else:
        stem, ends = word, ("а", "у", "ом", "е", "ами")
    cases = zip(("род", "дат", "твор", "пред", "твор_мн"), ends, strict=True)
    return {"им": f"{word} {of}".strip(), **{case: f"{stem}{end} {of}".strip() for case, end in cases}}


_THAT = {"ее": "ое", "его": "ого", "ему": "ому", "им": "ым", "ем": "ом", "ий": "ый", "ая": "ая", "ей": "ой", "ую": "ую"}
_ACT = "распоряжени|постановлени|приказ|решени|протокол|документ|план(?!ир)"
_THIS_ACT = lazy(rf"\bнастоящ({'|'.join(_THAT)})(?=\s+(?:{_ACT}))", re.IGNORECASE)


def of_that_act(words: str) -> str:
    """Write «указанное распоряжение» for «настоящее»: that is the order's own voice, and this paper is about it."""
    return _THIS_ACT.sub(lambda found: f"указанн{_THAT[found[1].lower()]}", words)


@lru_cache(maxsize=4096)
def organisation_genitive(organisation: str, sex: Sex | None = None) -> tuple[str, bool]:
    """Return the genitive and whether it is sure: an acronym with a name in quotes or a number never changes.

    ``sex`` is that of an entrepreneur, where it is known otherwise than from his name in the organisation.
    """
    name = bare(organisation)
    if person := entrepreneur(name):
        declined, (kind, post) = decline_name(person, sex), entrepreneur_posts(name)
        return " ".join(filter(None, (kind, decline_post(post).genitive, declined.genitive))), declined.sure
    if _ACRONYM.fullmatch(name):
        return name, True
    phrase = decline_organisation(name)
    return inside(phrase.genitive), phrase.sure


def inside(name: str) -> str:
    """Return a name within a sentence: «муниципального бюджетного учреждения» begins small, a proper name does not."""
    return name[:1].lower() + name[1:] if _GENERIC.match(name) else name


def genitive(organisation: str, sex: Sex | None = None) -> str:
    """Return the organisation in the genitive, marked verbatim; "" where it is not sure."""
    name, sure = organisation_genitive(organisation, sex) if organisation.strip() else ("", False)
    return verbatim(name) if sure else ""


def dative(organisation: str, sex: Sex | None = None) -> str:
    """Return the organisation («ИП Кузьмину А.В.») in the dative, as in a sentence, verbatim; "" if it is not sure."""
    name = bare(organisation)
    if person := entrepreneur(name):
        declined, (kind, post) = decline_name(person, sex), entrepreneur_posts(name)
        told = " ".join(filter(None, (kind, decline_post(post).dative, declined.short_dative)))
        return verbatim(told) if declined.sure else ""
    phrase = decline_organisation(name)
    return verbatim(inside(phrase.dative)) if name and phrase.sure else ""


def in_sentence(post: str) -> str:
    """Begin a post inside a sentence small, save the highest ones: «управляющему делами», «Главе Администрации»."""
    return post if _HIGH.match(post) else lower_first(post)


def lower_first(text: str) -> str:
    """Turn «Общий отдел» into «общий отдел», «В течение» into «в течение»; abbreviations and «I квартал» stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text.startswith(_PREPOSITIONS) else text


_PREPOSITIONS = ("В ", "К ", "О ", "С ", "У ")  # words of one letter look like abbreviations


@lru_cache(maxsize=64)
def unit_accusative(unit: str) -> str:
    """Write «в общий отдел», «в организационную службу»: only a feminine head word changes."""
    words_of = unit_inside(unit).split()
    if organisation_gender(unit) != "ж":
        return " ".join(words_of)
    done = False
    for index, word in enumerate(words_of):
        for ending, other in (("ая", "ую"), ("яя", "юю"), ("а", "у"), ("я", "ю")):
            if not done and word.endswith(ending):
                words_of[index] = word.removesuffix(ending) + other
                done = len(ending) == 1
                break
    return " ".join(words_of)


def how_many(performers: int) -> str:
    """Write «четыре исполнителя», «12 исполнителей»."""
    return f"{words(performers) if performers <= SMALL else performers} {plural(performers, *PERFORMERS)}"


def how_many_of(performers: int, every: int) -> str:
    """Write «четыре исполнителя из семи», «4 исполнителя из 12»: both numbers in one way."""
    if every <= SMALL:
        return f"{how_many(performers)} из {words(every, case='genitive')}"
    return f"{performers} {plural(performers, *PERFORMERS)} из {every}"


def through_working_days(count: int) -> str:
    """Write «6 рабочих дней» behind «в течение»."""
    return f"{count} {plural(count, 'рабочего дня', 'рабочих дней', 'рабочих дней')}"


def listed(names: Iterable[str]) -> str:
    """Names in the nominative, each once; of a long list the first ten and how many more there are."""
    return first_few(unique(names), SHOWN)


def body_of(performer: Performer) -> str:
    """Return what answers for an obligation whoever heads it: a unit of the office, an organisation; "" for officials.

    Heads come and go, and what was done under one of them is not the other's. A unit begins small, as in a sentence;
    what begins a line is made large there (``marks.begun``). A territory is no body: whoever stands for it is named. An
    entrepreneur is «ИП» in every case.
    """
    if performer.in_office or performer.unit:
        return unit_inside(performer.unit.strip(), performer.post, *performer.groups)
    body = "" if performer.stands_for else performer.organisation.strip()
    kind, post = entrepreneur_posts(body)
    return f"{kind} {entrepreneur(body)}" if kind and not post else body


def organisation_name(organisation: str, figures: Figures) -> str:
    """Return an organisation within a sentence by its name in the figures: a unit of the office begins small."""
    named = (o for o in figures.organisations if o.organisation == organisation != figures.order.body)
    unit = next((body_of(o.verdicts[0].performer) for o in named if o.verdicts), "")
    return verbatim(unit or organisation)


def performer_name(performer: Performer) -> str:
    """Return the performer's name in a memo: the unit or organisation, another official by name, a vacancy by post."""
    if body := body_of(performer):
        return verbatim(body)
    if not performer.name.strip():
        return verbatim(performer.known_as)
    return _posted(performer.stands_for, initials_last(_person(performer)[0]))


def _person(performer: Performer) -> tuple[str, Sex | None]:
    """Return whom papers name of those who answer for a post, and his sex: who acts where something is missing."""
    acts = performer.in_charge
    return (acts, None) if acts else (performer.name, performer.sex)


def _posted(post: str, name: str) -> str:
    """Return a name behind the post of who stands for a territory: «староста деревни Осиновка Примеров А.Б.»."""
    return f"{verbatim(in_sentence(post))} {bare(name)}".strip()


def also(names: str, parts: Iterable[str]) -> str:
    """Write «МБУ «Пример», а также в части, порученной мне»; parts alone where nobody is named."""
    return ", а также ".join(filter(None, (names, *parts)))


Verbs = tuple[str, str, str, str]  # masculine, feminine, neuter, plural
HAS_PRESENTED: Verbs = ("представил", "представила", "представило", "представили")


def agreed(performers: Iterable[Performer], forms: Verbs, unsure: str = "") -> str:
    """Agree a verb with the one performer named behind it; of several, and of nobody, it is the plural.

    ``unsure``: what is said of one whose gender is not known, else the plural.
    """
    named = {performer_name(p): p for p in performers}
    if len(named) != 1:
        return forms[3]
    one = next(iter(named.values()))
    body = body_of(one)
    if body and not entrepreneur(body):
        return said(body, forms) or unsure or forms[3]
    sex = _owner_sex(one) if body else _sex(one)
    return forms["мж".index(sex)] if sex else unsure or forms[3]


def _sex(performer: Performer) -> Sex | None:
    name, known = _person(performer)
    return known or sex_of(name)


def _owner_sex(performer: Performer) -> Sex | None:
    """Return the sex of an entrepreneur: «ИП Ткач А.Б.» tells none, his full name in its own cell does."""
    return performer.sex or sex_of(performer.name) or sex_of(entrepreneur(performer.organisation))


def _as_owned(body: str, performer: Performer) -> tuple[str, str]:
    """Return a farm that is called by its owner in the genitive and dative: the owner stands in the genitive in both.

    «КФХ Майбороды Е.И.»; twice "" where the body is not called by the performer, or a case is not sure.
    """
    name, declined = bare(performer.name), decline_name(bare(performer.name), performer.sex)
    if entrepreneur(body) or not (name and declined.sure):
        return "", ""
    for form, whose in ((name, declined.genitive), (initials_last(name), initials_last(declined.genitive))):
        for written in (form, whose):
            kind = body[: -len(written)].rstrip()
            if fold(body).endswith(f" {fold(written)}"):
                forms = (kind, kind) if _ACRONYM.fullmatch(kind) else (genitive(kind), dative(kind))
                return (f"{forms[0]} {whose}", f"{forms[1]} {whose}") if all(forms) else ("", "")
    return "", ""


def performer_genitive(performer: Performer) -> str:
    """Return a performer in the genitive; where it is not sure, «исполнителя» stands before the nominative."""
    doubtful = f"исполнителя ({performer_name(performer)})"
    if body := body_of(performer):
        return _as_owned(body, performer)[0] or genitive(body, _owner_sex(performer)) or doubtful
    declined = decline_name(*_person(performer))
    if not (declined.sure and declined.genitive):
        return doubtful
    return _posted(decline_post(performer.stands_for).genitive, initials_last(declined.genitive))


def performer_dative(performer: Performer) -> str:
    """Return a performer in the dative, as a memo names him; the nominative where the dative is not sure."""
    if body := body_of(performer):
        return _as_owned(body, performer)[1] or dative(body, _owner_sex(performer)) or verbatim(body)
    name = decline_name(*_person(performer)).short_dative
    return _posted(decline_post(performer.stands_for).dative, name) if name else performer_name(performer)


def taking_part(performers: Iterable[Performer]) -> str:
    """Return by what those are named who are asked and not ordered, in the plan's own word; of several true of all."""
    mine = [*performers]
    if any(p.relation is Relation.RECOMMENDED for p in mine):
        return "исполнение рекомендовано" if recommended(mine) else "по согласованию и по рекомендации"
    by_contract = all(any("по соглашению" in group.lower() for group in p.groups) for p in mine)
    return "по соглашению" if by_contract else "по согласованию"


def recommended(performers: Sequence[Performer]) -> bool:
    """Tell whether the order only recommends to all of these to execute: a sentence says so in words of its own."""
    return bool(performers) and all(p.relation is Relation.RECOMMENDED for p in performers)


def in_part_recommended(performers: Sequence[Performer]) -> bool:
    """Tell whether some of these have agreed and to others the order only recommends: nobody is said to be both."""
    return any(p.relation is Relation.RECOMMENDED for p in performers) and not recommended(performers)
