"""Turns «заместителя главы … Бобкова Дмитрия Александровича» back into the nominative and says whether it is sure.

A post is turned word by word up to its head noun; everything after the head stays letter for letter. The sex of a
person is known from the patronymic alone or, where there are initials, from the ending that the case leaves.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from automation.patterns import lazy
from automation.russian.heads import RANKS, heads_post, is_post, leads
from automation.russian.morphology import (
    NOMINAL,
    analyser,
    likened,
    may_be,
    same_number_and_gender,
    tags_of,
    unlikened,
    written_words,
)
from automation.russian.turned_names import full_name, recase, surname_of

Case = Literal["ablt", "accs", "datv", "gent", "nomn"]

SURNAME = r"[А-ЯЁ](?:[’'][А-ЯЁ])?[а-яё]+(?:-(?:[А-ЯЁ][а-яё]+|оглы|кызы|заде|младший|старший)){0,2}"
_CAPITALS = r"(?=[А-ЯЁ-]*[АЕЁИОУЫЭЮЯ])[А-ЯЁ]{3,}(?:-[А-ЯЁ]{3,})?"
# «Правительства Заречной области» is no person.
_PLACED = r"(?!\s+(?:област|кра[йяюе]|район|округ|республик|город|поселени|сельсовет|улус|волост|больниц|школ|ЦРБ))"
_PATRONYMIC = r"[А-ЯЁ][а-яё]*(?:ич(?:а|у|ем)?|[вч]н(?:а|ы|е|у|ой))"
_TURKIC = r"[А-ЯЁ][а-яё]+\s+(?:оглы|кызы)"
FULL_NAME = lazy(rf"(?<![А-Яа-яЁё])({SURNAME})\s+({SURNAME})\s+({_TURKIC}|{_PATRONYMIC})(?![А-Яа-яЁё]){_PLACED}")
TURNED_NAME = lazy(rf"(?<![А-Яа-яЁё])({SURNAME})\s+({_PATRONYMIC})\s+({SURNAME})(?![А-Яа-яЁё])")
# A body may stand with a capital before initials: «главы Администрации И.В. Петрову»; «Палатину Е.С.» is a person.
_OFFICE = (
    r"(?:Администрац|Правительств|Министерств|Департамент|Управлени|Комитет|Комисси|Совет|Собрани|Дум|Отдел|Аппарат|Палат|"
    r"Глав|Район|Округ|Город|Поселени|Област|Кра[йя]|Республик|Федераци|Росси|Исполком|Мэри|Мэр)"
    r"(?:и?(?:[аеёийоуыюя]|[ао]м|[ая]х|[ео]й|ем|[ая]ми))?\s"
)
INITIALS = r"(?:Д[жз]|[А-ЯЁ])\.(?:\s?(?:Д[жз]|[А-ЯЁ])\.|[А-ЯЁ](?![\w.]))?"
# «ЖКХ А.А. Иванов»: a word in capitals is a surname only where no surname follows the initials.
SHORT_NAME = lazy(
    rf"(?<![А-Яа-яЁё.])(?:((?!{_OFFICE}){SURNAME}|{_CAPITALS}(?=\s+{INITIALS}(?![^\S\n]?[А-ЯЁ])))\s+({INITIALS})(?![а-яё])"
    rf"|({INITIALS})\s*({SURNAME}|{_CAPITALS})(?![А-Яа-яЁё]))"
)
CLIPPED_POST = lazy(r"(?:зам|нач|зав|пом|гл|вед|ст|дир|рук)\.", re.IGNORECASE)  # «зам. директора»: no case shows
CLIPPED = lazy(r"[А-Яа-яё]{2,7}\.")  # «гос. инспектору»
ACTING = lazy(r"(?:и\.?\s?о\.?|и\.\s?п\.|вр\.?и\.?о\.?|врип)(?=\s|(?<=\.)[а-я])", re.IGNORECASE)


def parses(word: str, case: Case) -> list[Any]:
    """Return the readings of a word as noun, adjective or participle in a case; animate accusatives look genitive."""
    named = [one for one in written_words(word) if one.tag.POS in NOMINAL]
    people = [one for one in named if case == "accs" and {"NOUN", "gent"} <= one.tag.grammemes]
    like = (one for one in people if one.tag.number == "plur" or not _turns(one))
    alike = [one for one in like if one.tag.animacy == "anim" or is_post(one.normal_form)]
    return [one for one in named if one.tag.case == case or one in alike]


def _turns(reading: Any) -> bool:
    """Say whether a noun has an accusative of its own in the singular («главу», «модель»)."""
    return reading.tag.gender == "femn" or reading.normal_form[-1] in "ая"


def leads_to(words: Iterable[str], case: Case, fits: Callable[[str, Any], bool]) -> bool:
    """Say whether a word with a reading in the case that ``fits`` stands first, or behind nothing but adjectives."""
    for word in words:
        readings = parses(word, case)
        if any(fits(word, reading) for reading in readings):
            return True
        if all(reading.tag.POS == "NOUN" for reading in readings):
            return False
    return False


def _turn(reading: Any, word: str) -> str:
    number = reading.tag.number
    grammemes = {"nomn", number} if number else {"nomn"}
    if reading.tag.POS != "NOUN" and number == "sing" and reading.tag.gender:
        grammemes.add(reading.tag.gender)
    turned = reading.inflect(grammemes)
    if turned is None:
        return word
    form = turned.word.replace("учители", "учителя")  # of two plurals the dictionary gives the one nobody writes
    return recase(form, word)


def nominative_post(text: str, case: Case) -> tuple[str, bool]:
    """Return a post or a unit in the nominative, and whether the turning is sure."""
    if case == "nomn":
        return text, True
    words = text.split(" ")
    acting = ACTING.match(text)
    out, at, sure = ([], 0, False) if acting is None else (words[:1], 1, True)
    gender = ""
    while at < len(words):
        if at:
            nxt = next((n for n in range(at, len(words)) if _goes_on(words, n, case)), len(words))
            out += words[at:nxt]
            at = nxt
        group, taken, good = _group(words[at:], case, gender) if at else _first_group(words, case)
        if not taken:
            break
        gender = gender or _gender(group[-1])
        out += group
        sure = sure if at else good
        at += taken
    return " ".join(out + words[at:]), sure


def _first_group(words: list[str], case: Case) -> tuple[list[str], int, bool]:
    """Do as ``_group`` does behind an adverb or a clipped adjective; a clipped noun shows no case («зам. главы»)."""
    adverb = not parses(words[0].lower(), case) and may_be(words[0], "ADVB")
    if not adverb and not CLIPPED.fullmatch(words[0]):
        return _group(words, case)
    if CLIPPED_POST.fullmatch(words[0]) and words[0].lower() not in {"вед.", "гл.", "ст."}:  # «гл. инженера»
        return words[:1], 1, True
    group, taken, good = _group(words[1:], case)
    return [words[0], *group], taken + 1, good and taken > 0


def _goes_on(words: list[str], at: int, case: Case) -> bool:
    """Say whether another post or body in the same case begins at a word.

    It does after a dash («главы – начальника»); after a comma or «и» where the word heads a post («главы района,
    начальника управления», «главам сельсоветов и владельцам пляжей») or agrees («лицам, ответственным за …»); with
    no sign where it begins a rank or another post of the same person («… отделения старшему лейтенанту»).
    """
    before, word = words[at - 1], words[at].strip('«»"(),.;:')
    readings = parses(word, case)
    if before in {"–", "-", "—"}:
        return bool(readings)
    if not word[:1].islower():
        return False
    if before.lower() not in {"по", "к"} and _names_second(words[at:], case):
        return True
    heads = any(is_post(r.normal_form) for r in readings)
    if before == "и":
        return heads
    free = case != "datv" or "по" not in words[:at]  # «комитету по финансам, налоговой политике»
    free = free and not _genitive_goes_on(word, words[at + 1 : at + 2])
    return before.endswith(",") and (heads or (free and any(r.tag.POS != "NOUN" for r in readings)))


def _genitive_goes_on(word: str, behind: list[str]) -> bool:
    """Say whether an adjective belongs to a noun in the genitive («департаменту транспорта, дорожной деятельности»)."""
    nouns = [r for one in behind for r in parses(one.strip(",.;:"), "gent") if r.tag.POS == "NOUN"]
    return any(same_number_and_gender(one.tag, r.tag) for one in parses(word, "gent") for r in nouns)


def _names_second(words: list[str], case: Case) -> bool:
    """Say whether a rank begins, or a post in a dative that nothing before it can ask for («… старшему доценту»)."""
    word, behind = (*(one.strip(".,") for one in words[:2]), "")[:2]
    adjectives = [r for r in parses(word, case) if r.tag.POS != "NOUN"]
    nouns = [(word, r) for r in parses(word, case) if r.tag.POS == "NOUN"]
    nouns += [
        (behind, r) for r in parses(behind, case) if any(same_number_and_gender(one.tag, r.tag) for one in adjectives)
    ]
    return any(r.normal_form in RANKS or (is_post(r.normal_form) and _only_dative(one, case)) for one, r in nouns)


def _only_dative(word: str, case: Case) -> bool:
    return case == "datv" and all(tag.case == case for tag in tags_of(word))


def _gender(word: str) -> str:
    """Return the gender of a noun in the nominative, "" of any other word."""
    nouns = [r.tag.gender for r in parses(word.strip(",.;:").lower(), "nomn") if r.tag.POS == "NOUN"]
    return str(nouns[0] or "") if nouns else ""


def _group(words: list[str], case: Case, gender: str = "") -> tuple[list[str], int, bool]:
    """Turn adjectives and their head noun. Return them, how many words were taken, and whether the result is sure.

    Adjectives that «и» joins share their noun («детским и спортивным школам»). An adjective of no noun of its own has
    the ``gender`` of the head before it («лицу, ответственному за …»).
    """
    out: list[str] = []
    for at, word in enumerate(words):
        if word == "и" and out:
            out.append(word)
            continue
        bare = word.strip(",.;:")
        stem, like = likened(bare)
        readings = parses(like, case) if _plain(bare) else []
        if not readings:
            break
        behind = [] if heads_post(bare, "") and _acronym(words[at + 1 : at + 2]) else words[at + 1 :]
        alike = [r for r in readings if r.tag.POS != "NOUN" and gender and r.tag.gender == gender]
        best, ends = _best(alike or readings, _ahead(readings, behind, case))
        out.append(word.replace(bare, recase(unlikened(_turn(best, like), stem), bare)))
        if ends or word != bare or (case != "ablt" and leads(bare, words[at + 1 :])):
            return out, len(out), len({_turn(r, bare) for r in readings if r.tag.POS == best.tag.POS}) == 1
    return out, len(out), False


def _ahead(readings: list[Any], words: list[str], case: Case) -> list[Any]:
    """Return the readings of the noun that adjectives lead to («автономному учреждению»), else of the next word."""
    following: list[Any] = []
    for word in words:
        if word == "и":
            continue
        behind = parses(word.strip(",.;:"), case)
        fitting = [other for other in behind if any(same_number_and_gender(one.tag, other.tag) for one in readings)]
        following = following or behind
        if nouns := [reading for reading in fitting if reading.tag.POS == "NOUN"]:
            return nouns
        if not fitting:
            break
    return following


def _acronym(words: list[str]) -> bool:
    """Say whether an acronym comes next: «заведующему МБДОУ» is no adjective of it."""
    return bool(words) and words[0].strip('«»"(),.').isupper()


def _plain(word: str) -> bool:
    return bool(re.fullmatch(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", word)) and not (word.isupper() and len(word) > 1)


def _best(readings: list[Any], following: list[Any]) -> tuple[Any, bool]:
    """Return the reading that fits the next word, and whether it is the head noun, which ends the group."""
    for reading in readings:
        if reading.tag.POS != "NOUN" and any(same_number_and_gender(reading.tag, other.tag) for other in following):
            return reading, False
    heads = [r for r in readings if r.tag.POS == "NOUN"] or [r for r in readings if r.tag.gender != "neut"]
    return (heads or readings)[0], True


def nominative_name(text: str, case: Case) -> tuple[str, bool]:
    """Turn «Бобкова Дмитрия Александровича» into («Бобков Дмитрий Александрович», True); the flag says it is sure."""
    full = FULL_NAME.search(text)
    if full and not re.fullmatch(_PATRONYMIC, full[2]):  # «Юлия Олеговна Лазаревич»
        return full_name(full[1], full[2], " ".join(full[3].split()), case)
    turned = TURNED_NAME.search(text)
    if turned:
        return full_name(turned[3], turned[1], turned[2], case)
    short = SHORT_NAME.search(text)
    if not short:
        return text, False
    surname, initials = short[1] or short[4], re.sub(r"\s", "", short[2] or short[3])
    surname = surname.title() if surname.isupper() else surname
    if case == "nomn":
        return f"{surname} {initials}", True
    ends = r"(?:ой|ей)(?:$|-)" if case == "datv" else r"(?:у|ую|ой|ей|ю)(?:$|-)"
    told = case in {"accs", "datv"}  # a man's name would have another ending: «Жук Р.А.»
    sex = "femn" if re.search(ends, surname) or (told and re.search("[бвгджзйклмнпрстфхцчшщ]ь?$", surname)) else "masc"
    family, sure = surname_of(surname, sex, case)
    return f"{family} {initials}", sure and told


def nominative_aside(text: str, case: Case) -> tuple[str, bool]:
    """Return a name in brackets, which follows the case around it («(Ярцеву Н.В.)») or stays in the nominative.

    An ending that both cases share («(Образцова П.П.)») is taken as written and is not sure.
    """
    name = SHORT_NAME.search(text) or FULL_NAME.search(text)
    if not name or case == "nomn":
        return text, True
    if is_oblique(name[0]):
        turned, sure = nominative_name(name[0], case)
        return text.replace(name[0], turned), sure
    return text, not _surname_in(name[0]).endswith(("а", "я", "ы", "и"))


def is_oblique(name: str) -> bool:
    """Say whether a name has an ending that no nominative has («Ярцеву Н.В.», «Дюма Эмилю Андреевичу»)."""
    full = FULL_NAME.search(name) or TURNED_NAME.search(name)
    patronymic = full and next(part for part in full.groups()[::-1] if re.fullmatch(f"{_TURKIC}|{_PATRONYMIC}", part))
    if patronymic and not patronymic.endswith(("ич", "на", "оглы", "кызы")):
        return True
    surname = _surname_in(name)
    surname = surname.title() if surname.isupper() else surname
    if re.search("[а-яё][ую]-", surname):
        return True  # «Немировичу-Данченко В.И.»
    if re.match(r"[А-ЯЁа-яё]+(?:[оеё]в|[иы]н)-", surname):
        return False  # «Цветаев-Крамской»: the first half would be turned as well
    if any({"nomn", "sing"} <= one.tag.grammemes for one in analyser().parse(surname) if one.is_known):
        return False
    return re.search(r"(?:[ую]|(?<![тсцл])ой|ому|ему|[оы]го|его)$", surname) is not None  # «Дутой» is no genitive


def _surname_in(name: str) -> str:
    found = SHORT_NAME.search(name)
    return (found[1] or found[4]) if found else name.split(maxsplit=1)[0]
