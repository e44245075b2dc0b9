"""What makes one executor of a cell doubtful however it was read: it may be several, or none at all."""

import re
from typing import Any

from automation.plan.order.addressed import WITH, in_nominative
from automation.plan.order.beginnings import (
    ABBREVIATION,
    NAME,
    WORD,
    first_word,
    head_of,
    names_body,
    never_oblique,
    starts_executor,
)
from automation.plan.order.blocks import flat
from automation.plan.order.executor_lists import WORKS, may_lead_several
from automation.plan.order.executor_shape import beside_name, is_parted
from automation.plan.order.executor_words import (
    NAMESAKE,
    SOLE,
    clause,
    headless,
    left_open,
    may_be_adjective,
    may_stand,
    names_several,
    outside,
    post_in,
    share_topics,
)
from automation.russian.dates import ANY_MONTH
from automation.russian.heads import HOLDERS, ORGANS, TOPICS, is_body, is_legal_form, is_post, is_rank
from automation.russian.morphology import is_known, lemmas, may_agree, may_be, part_of_speech, tags_of
from automation.russian.nominative import is_oblique, leads_to
from automation.russian.organisations import entrepreneur, is_authority
from automation.russian.readings import expected_nominative
from automation.russian.surnames import is_of_woman

_TELLS = re.compile(r"\s*(?:\d|(?:\w+\s){0,3}котор|$)")  # «школы №№ 1, 2», «школы, в которых …»
# A post behind a dash or a name, what takes an accusative, and who answers for something.
_NO_SECOND = re.compile(
    r"(?:(?:\s-|[–—]|·,)\s*|^·+\s+|(?:^|\s)(?:за|на|в|через|про|в лице)\s+|,\s*(?=ответственн)|котор.*)[\w·-]+$",
    re.DOTALL,
)

# Who is known only when something else has ended: «организация, определённая по результатам аукциона».
_TO_BE_FOUND = re.compile(r",\s[а-яё]+(?:нн|ем)[а-яё]+\sпо\s(?:результатам|итогам)\s", re.IGNORECASE)
_BEFORE_PLACE = frozenset({"по", "к", "ко", "городу", "селу", "посёлку", "поселку"})  # «ОМВД по городу Иванову»
_ORDINAL = re.compile(r"\d+-[а-яё]{1,3}(?![а-яё])")  # «1-й заместитель»
_BEFORE_POST = re.compile(rf"(?:{NAME.pattern})(?:,|\s[–—-])\s+")  # «Котов И.И. – », behind which a post stands
# «ИП Котова И.И. – », behind which in small letters stands what the entrepreneur keeps («частный детский сад»).
_ENTREPRENEUR = re.compile(
    rf"(?:ИП|Индивидуальный предприниматель)\s+(?=(?:{NAME.pattern})\s[–—-]\s+(?P<kept>[а-яё].*))", re.DOTALL
)
_DASH = re.compile(r"\s[–—-]\s+(?=(?!ответственные)[А-Яа-яЁё]|\d+\s[А-ЯЁ])")
_DAY = re.compile(
    rf"[IVX\d]\s*кв(?:\.|артал)|(?<![А-Яа-яЁё]){ANY_MONTH}(?![А-Яа-яЁё])|(?<!\d)\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2}}|\d{{4}})(?!\d)"
)


def doubt_about(text: str) -> str:
    """Return the question about one executor as it was read, "" where nothing is in doubt."""
    shown = flat(text)
    amiss = left_open(text) or text.count(")") > text.count("(")
    if amiss or not WORD.search(re.sub(r"\([^)]*\)", "", text)):
        return f"«{shown}» – кавычки, скобки или инициалы не сходятся, это один исполнитель?"
    if is_legal_form(text):
        return f"«{shown}» – какая это организация?"
    first = first_word(text)
    begins = starts_executor(text)
    word = len(first) > 4 and is_known(first.lower())
    acronym = first[:2].isupper() and not word
    begins_nothing = first != "" and part_of_speech(first) in {"PREP", "CONJ"}  # «по договору ИП …»
    doubted = begins is False or (word and first.isupper())  # «МИНИСТЕРСТВУ ОБРАЗОВАНИЯ»
    oblique = doubted and first != "" and (begins_nothing or not (acronym or may_stand(first)))
    numbered = re.match(r"\d\d?(?:\s+[А-ЯЁа-яё][а-яё]{3}|-(?:го|му)\s)", text)  # «1 Отдел связи», «1-му заместителю»
    if (oblique or numbered or (not begins and headless(text))) and not in_nominative(text):
        return f"«{shown}» – исполнитель или часть другого?"
    if _TO_BE_FOUND.search(text) or all(map(_points_only, re.findall(r"[А-Яа-яЁё]+", text))):
        return f"«{shown}» – кто это?"
    if _DAY.search(NAME.sub("·", f"{outside(text)}.")):
        return f"«{shown}» – нет ли здесь срока?"
    names = [name[0] for name in NAME.finditer(NAMESAKE.sub("", text))]
    foreign = head_of(text) != "" and not NAME.match(text)  # «Управление образования (Карху И.Ю.)»
    left = any((is_oblique(name) and not (foreign and _is_foreign(name))) or _likely_oblique(name) for name in names)
    left = left or _half_turned(text) or _one_of_its_kind(text)
    if left and not in_nominative(text):
        return f"«{shown}» – как это в именительном падеже?"
    owner = _ENTREPRENEUR.match(text)
    whole = text[owner.end() :] if owner and not is_authority(owner["kept"]) else text
    parts = dict.fromkeys((whole, _BEFORE_POST.sub("", whole)))
    several = any(says_several(part) for part in parts for says_several in _SAY_SEVERAL)
    return f"«{shown}» – сколько здесь исполнителей?" if several else ""


def _points_only(word: str) -> bool:
    """Say whether a word only points at somebody («все», «те же»)."""
    return "Apro" in tags_of(word)[0] or part_of_speech(word) in {"NPRO", "PRCL", "CONJ"}


def _is_foreign(name: str) -> bool:
    """Say whether a surname is none that the dictionary or a Russian ending knows: its «у» need be no dative."""
    found = re.search(r"[А-ЯЁ][а-яё-]{2,}", name)
    return found is not None and not is_known(found[0].lower()) and not re.search(r"(?:в|н|ом|ем|ой)[ую]?$", found[0])


def _likely_oblique(name: str) -> bool:
    """Say whether the surname of a name is likely a case of another one («Беловой А.А.», but «Полевой Б.Н.»)."""
    found = re.search(r"(?<![а-яё]-)[А-ЯЁ][а-яё]+(?:ой|ей|[бвгджзклмнпрстфхцчшщ]е)\b", name)
    if found is None:
        return False
    known = may_be(found[0], "Surn")
    nominative = may_be(found[0], "nomn", "NOUN") if known else may_be(found[0], "nomn")
    return (known or found[0][-1] == "е" or is_of_woman(found[0])) and not nominative


def _leads_to_dative(text: str, *, named: bool) -> bool:
    """Say whether a post or a body in the dative begins; behind a name in quotes a genitive is whose that is."""

    def heads(_: str, reading: Any) -> bool:
        return is_post(reading.normal_form) or is_body(reading.normal_form)

    words = re.findall(r"[а-яё-]+", text.lower())[:4]
    return leads_to(words, "datv", heads) and not may_stand(words[0]) and not (named and leads_to(words, "gent", heads))


def _one_of_its_kind(text: str) -> bool:
    """Say whether the plural may be a dative, for one place has one: «администрации поселения», but «поселений»."""
    first, *behind = re.findall(r"[А-Яа-яЁё-]+", text) or [""]
    nouns = lemmas(first, "nomn", "plur") if may_be(first, "datv") else set()
    return not SOLE.isdisjoint(nouns) and not any(may_be(word, "gent", "plur") for word in behind)


def _half_turned(text: str) -> bool:
    """Say whether words behind a comma, a bracket or «и» still stand in the case that the first ones had.

    «комитет по финансам, налогам», «центр помощи семье и детям»: what a word before them asks for goes on.
    """
    signs = r"(?P<sign>,\s+|\s?\(|\sи\s+|(?<=[»\"])\s+)"
    for found in re.finditer(rf"(?P<before>[а-яё-]*){signs}(?P<word>[А-ЯЁ]?[а-яё-]{{2,}})", text):
        cases = {"datv"} if "и" in found["sign"] else {"datv", "ablt", "loct"}
        goes_on = "(" not in found["sign"] and may_be(found["before"], "datv")
        if "(" not in found["sign"] and _leads_to_dative(text[found.start("word") :], named=found["sign"].isspace()):
            return True
        oblique = not goes_on and {tag.case for tag in tags_of(found["word"])} <= cases
        asked_for = re.search(r"(?:^|\s)(?:по|с|со|к)\s", text[: found.start("sign")])
        if oblique and (may_be(found["word"], "anim") or not asked_for):
            return True
    named = re.search(r"(?P<before>[а-яё]+)\s[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н)у(?![а-яё])", NAME.sub("·", outside(text)))
    return named is not None and named["before"] not in _BEFORE_PLACE


def _second_form(text: str) -> bool:
    """Say whether a second organisation may stand behind the first without a sign («МБОУ СОШ № 1 МБОУ СОШ № 2»).

    It does where the first is complete («отдел ЖКХ МУП …»); a bare head may be a part of it («отделение ГБУЗ …»).
    """
    first, *others = words = re.findall(r"[А-Яа-яЁё]+", outside(text)) or [""]
    if "филиал" in lemmas(first.lower(), "nomn"):
        return False  # «Филиал по району ФКУ УИИ»
    if ABBREVIATION.match(first) and not is_legal_form(first) and first[-1] != "У":  # «КГУ ЦЗН»
        return bool(others) and (others[0] in ORGANS - HOLDERS or is_legal_form(others[0]))  # «ДК ЦБС», «ЕДДС МКУ»
    head = next((n for n, word in enumerate(words) if names_body(word)), len(words))
    start = 1 if is_legal_form(first) else head + 2 if head_of(text) == "body" else len(words)
    named = words[:-1] if text.endswith(words[-1]) else words  # «отдел кадров МУП»: no second one is named
    formed = [n for n, word in enumerate(named) if n >= start and is_legal_form(word)]
    behind = [n for n in formed if len(words[n]) > 2 or not is_legal_form(words[n - 1])]  # not «МУ ФУ»
    return any(is_legal_form(first) or words[n - 1] in TOPICS or not ABBREVIATION.match(words[n - 1]) for n in behind)


def _shared(text: str) -> bool:
    """Say whether bodies share words, others are named by «с …», or what stands behind a sign is unlike the rest."""
    words = outside(text)
    more = (part.strip() for part in words.split(",")[1:] if not _TELLS.match(part))
    shared = names_several(words) and not all(clause(part) == "clause" for part in more)  # «отделы связи, спорта»
    organ = re.search(r"[»\"]\s+([А-ЯЁ]+)$", text)  # «МБУ «Сад» ОМВД»
    others = WITH.search(text) and not in_nominative(text)
    return bool(":" in words or shared or share_topics(text) or others or (organ and organ[1] in ORGANS))


def _two_fields(text: str) -> bool:
    """Say whether a deputy for two works («зам. директора по УВР и ВР») may be two: nobody is named."""
    behind = re.search(r"(?i:\Aзам).*?\sпо\s(.+)", text)
    works = WORKS.match(behind[1]) if behind else None
    return works is not None and "," not in works[0] and not NAME.search(text)


def _dashed(text: str) -> bool:
    """Say whether a dash joins neither a person to a post or a body nor two posts («ОМВД – актив»)."""
    first, *others = map(str.strip, _DASH.split(outside(text)))
    if not others or NAME.fullmatch(first) or NAME.fullmatch(others[0]) or others[0].startswith("филиал"):
        return False
    if len(others) == 1 and _one_named(others[0]) and _one_place(first):
        return False  # «Главный корпус – комендант Седова И.И.»
    return not post_in(first, "sing") or not all(post_in(one, "sing") for one in others)


def _one_named(text: str) -> bool:
    return post_in(text, "sing") and len(NAME.findall(text)) == 1 and "," not in text


def _one_place(text: str) -> bool:
    """Say whether a noun in the singular with adjectives, or a body, names one place: «Учебный корпус № 2»."""
    words = re.findall(r"[А-Яа-яЁё-]+", re.sub(r"\s№\s?\d+$", "", text))
    plain = (
        bool(words)
        and text[:1].isupper()
        and not re.search(r"[,;:]|\sи\s", text)
        and all(map(may_be_adjective, words[:-1]))
    )
    return plain and may_be(words[-1], "NOUN", "nomn", "sing")


def _second_head(text: str) -> bool:
    """Say whether a sure nominative stands behind the words of the first head («отдел связи отдел спорта»)."""
    if entrepreneur(outside(text)):
        return False  # «ИП Глава КФХ Котов И.И.»
    words = _ORDINAL.sub(lambda m: " " * len(m[0]), NAME.sub(lambda m: "·" * len(m[0]), outside(text)))
    body = head_of(text) == "body"  # «управление образования директора школ»
    begun = excused = True  # in a row of nominatives that begins the text, or may stand inside it
    end, last = 0, ""
    for found in re.finditer(r"[А-Яа-яЁё·]+(?:-[А-Яа-яЁё]+)*", words):
        word = found[0]
        clip = words[found.end() :][:1] == "." and not (len(word) > 5 and is_known(word.lower()))
        begun = begun and not words[end : found.start()].strip(" .") and not (end and word.istitle())
        goes_on = excused and len(word) > 1 and (clip or may_stand(word))
        excused = begun or goes_on or bool(_NO_SECOND.search(words[: found.end()]))
        low = word.lower()
        # A mark that ends two names leaves one open; «г. Кедровый» is a name as well.
        named = re.search(r"[\"«]$|\s(?:г|с|п|пос|д|х)\.\s*$", text[: found.start()]) is not None
        known = word.islower() or (not named and _begins_with_capital(words[found.start() :]))
        described = bool(last) and part_of_speech(last) == "NOUN" and never_oblique(last) and may_agree(last, word)
        told = word.islower() and not is_post(low) and may_be_adjective(word) and described  # «врачи участковые»
        sure = expected_nominative(low) or (body and _may_be_masters(low) and bool(words[found.end() :].strip(" ·.–-")))
        if not (excused or clip or told) and known and not is_rank(words[found.start() :]) and sure:
            return True
        named = is_legal_form(word) and not end and text[found.end() :].lstrip()[:1].isalpha()  # «МБДОУ детский сад»
        adjective = may_be_adjective(word.lower() if _of_place(text[found.start() :]) else word)
        if begun and not (clip or named or adjective or may_be(word, "ADVB")):
            begun = excused = False
        end, last = found.end(), word
    return False


def _may_be_masters(word: str) -> bool:
    """Say whether a word may be a post in the plural that looks like the genitive of one («директора», «учителя»)."""
    return word[-1] in "ая" and any(one[-1] not in "ая" and is_post(one) for one in lemmas(word, "nomn", "plur"))


def _begins_with_capital(text: str) -> bool:
    """Say whether a word with a capital begins an executor («Водители автобусов», «Сельские школы», «Все школы»)."""
    word, behind = (*re.findall(r"[А-Яа-яЁё·-]+", text)[:2], "", "")[:2]
    if not word[:1].isupper() or word.isupper() or may_be(word, "Surn"):
        return False
    alike = behind.islower() and part_of_speech(word.lower()) == "ADJF" and may_agree(word, behind)
    heads = any(is_post(noun) or is_body(noun) for noun in lemmas(word, "nomn"))
    return alike or heads or (behind != "" and head_of(word) != "") or part_of_speech(word.lower()) == "NPRO"


def _of_place(text: str) -> bool:
    """Say whether an adjective begins the name of one body («Котовский районный суд»); it is no surname then."""
    behind = re.match(r"[А-ЯЁ][а-яё]+\s([а-яё]+)", text)
    return head_of(text) == "body" and behind is not None and may_be(behind[1], "nomn", "sing")


# What may show that one executor, as it was read, is several.
_SAY_SEVERAL = (_two_fields, may_lead_several, is_parted, beside_name, _second_form, _shared, _dashed, _second_head)
