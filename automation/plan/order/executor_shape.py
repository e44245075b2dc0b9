"""Whether a text has the shape of one executor: what stands beside his name, at its signs, and behind a comma or «и».

What this grammar does not explain is asked: an executor who was read wrongly and not asked about gets letters that are
meant for somebody else, while a needless question takes a clerk a moment.
"""

import re

from automation.plan.order.beginnings import (
    ABBREVIATION,
    NAME,
    clipped_head,
    first_words,
    head_of,
    may_be_noun,
    may_be_surname,
    names_body,
    starts_executor,
)
from automation.plan.order.executor_words import (
    NAMESAKE,
    UNITS_BY_TOPIC,
    begins_places,
    deals_with,
    names_several,
    outside,
    post_in,
)
from automation.russian.heads import DIRECTED, ORGANS, TOPICS, is_legal_form, is_unit
from automation.russian.morphology import NOMINAL, OBLIQUE, is_known, is_proper, lemmas, may_be, part_of_speech, tags_of
from automation.russian.nominative import SURNAME

# No single executor holds «или», «+», a stroke («ЕДДС/МЧС»; «с/х» is a word) or how it is done («под руководством …»).
_SIGN_INSIDE = re.compile(
    r"[+&*|\\=•]|\s(?:или|либо|под(?! председательством)|через|без|во|помимо|кроме)\s|,\s*№"
    r"|(?:[А-Яа-яё]{3}|[А-ЯЁ]{2}|[\d.»\")])/\s?(?:[А-Яа-яё]{3}|[А-ЯЁ]{2}|[«\"])"
)
_SEVERAL_NUMBERS = re.compile(r"№\s?\d+(?:,|\sи)\s(?:№\s?)?\d")  # «школы № 1, 2»
_STOP = re.compile(r"(?P<before>[а-яё]{6,}|(?<=\s)[а-яё]{5}|[А-ЯЁ]{2}|[»\")\d.])\.\s+(?=[А-Яа-яЁё])")
_ASIDE_ENDS = re.compile(
    rf"\((?:по согл[^()]*|{NAME.pattern})\)\s*(?!по согл)[^\s(),;.]|\)\s+(?!(?:{NAME.pattern})$)[А-ЯЁ][а-яё]"
)
_JOINED = re.compile(r"(?:,|\s(?P<too>и))\s+(?=\S)(?P<word>[А-ЯЁа-яё][а-яё]{2,}(?:-[А-Яа-яё]+)*(?![а-яё.]))?")
_OF_NO_CASE = re.compile(r"[А-ЯЁ]{2,}[а-я]?[А-ЯЁ]*$|(?:г|с|п|пос|д|х)\.$")  # «ОМВД», «г. Кедровый»


def is_parted(text: str) -> bool:
    """Say whether a sign or a full stop parts the text, or a comma or «и» joins what agrees with nothing before it."""
    words = outside(text)
    stops = (found["before"] for found in _STOP.finditer(text))
    return bool(
        _SIGN_INSIDE.search(words)
        or _ASIDE_ENDS.search(text)
        or any(len(before) < 3 or is_known(before) for before in stops)
        or _joins_another(text)
        or (" " in words.strip() and all(map(may_be_surname, words.split())))  # «Белов Котов»
        or (head_of(text) != "post" and _SEVERAL_NUMBERS.search(words))
        or any(_is_another(text[: found.start()], found[1]) for found in re.finditer(r"\s\(([^()]*)", text))
    )


def _is_another(body: str, aside: str) -> bool:
    """Say whether brackets behind a body hold one with a name of its own («отдел кадров (МКУ «Центр учёта»)»)."""
    named = re.search(r"«[^»]+|№\s?\d+", aside)
    formed = any(map(is_legal_form, re.findall("[А-ЯЁ]{2,}", outside(aside))))
    alone = head_of(body) == "body" and not names_several(body)  # «управляющие компании (ООО «Дом», ООО «Уют»)»
    other = bool(named and formed and named[0] not in body)
    led = head_of(body) == "post" and len(body.split()) > 2  # «начальник отдела культуры (районный Дом культуры)»
    return "соисполн" in aside or (alone and other) or ((alone or led) and _is_other_body(body, aside))


def _is_other_body(body: str, aside: str) -> bool:
    """Say whether brackets hold a body that is neither a unit of the one before them nor its short name."""
    first = (re.match(r"[А-Яа-яЁё-]+", aside) or [""])[0]
    if ABBREVIATION.match(first):
        begin = "".join(word if word.isupper() else word[0] for word in re.findall(r"[А-Яа-яЁё]+", body)).upper()
        unknown = (
            first == aside
            and len(first) > 2
            and first not in TOPICS
            and not ABBREVIATION.match(body.split(" ", maxsplit=1)[0])
        )
        return (first in ORGANS or unknown) and re.search(".*".join(first.upper()), begin) is None
    nouns = {noun for word in first_words(aside)[:3] for noun in lemmas(word, "nomn")}
    office = not UNITS_BY_TOPIC.isdisjoint(noun for word in first_words(body)[:3] for noun in lemmas(word, "nomn"))
    unit = not (UNITS_BY_TOPIC - DIRECTED).isdisjoint(nouns) if office else any(map(is_unit, nouns))
    return head_of(aside) == "body" and not NAME.search(aside) and not unit


def beside_name(text: str) -> bool:
    """Say whether a name stands where the name of one executor cannot: only a post, his own, may follow it."""
    words = NAMESAKE.sub(lambda found: " " * len(found[0]), outside(text))
    name = NAME.search(words)
    if name is None:
        return False
    before = words[: name.start()].strip(" .")
    after = words[name.end() :].strip().removeprefix("по согласованию").strip(" .")
    if re.fullmatch(SURNAME, after) and not may_be(name[0].split(maxsplit=1)[0], "Surn"):
        return False  # «Директор И.И. Котов»
    if NAME.search(after):
        return True
    if before or not after:
        others = not ABBREVIATION.fullmatch(before) and NAME.search(NAMESAKE.sub("", text.replace(name[0], "", 1)))
        one = clipped_head(before) or post_in(before, "sing")
        return bool(after or others or (not one and (head_of(before) == "post" or names_several(before))))
    behind = after[1:].strip()
    alone = head_of(behind) or may_be_noun((behind.split() or [""])[0])  # «Котов И.И. – кафе «Дон»»
    if after[0] not in ",–—-":
        return not (after[0].islower() and post_in(after, "sing"))  # «Котов И.И. завхоз»
    return not alone or post_in(behind, "plur") or names_several(behind) != ""


def _joins_another(text: str) -> bool:
    """Say whether «и» joins what begins an executor, or a noun behind a sign stands in no case of the words before."""
    written = outside(text)
    words = NAME.sub(lambda name: "·" * len(name[0]), written)
    for found in _JOINED.finditer(words):
        before, word = words[: found.start()], found["word"] or ""
        if found["too"] and _begins_too(written[: found.start()], written[found.end("too") :].lstrip()):
            return True
        cases = _cases(word)
        if word and not cases and _named_anew(word, before):
            return True
        if not cases or any(map(_OF_NO_CASE.match, before.split()[1:])):
            continue  # what is no noun, or may only be a nominative, is judged elsewhere
        ended = re.search(r"[·\d]$|[)»\"]$", before.rstrip() + text[: found.start()].rstrip()[-1])
        alike = names_body(word) == (head_of(text) == "body")  # «автовокзалы и автостанции»
        last = (before.split() or [""])[-1]
        if not ended and alike and all(may_be(one, "nomn", "plur") for one in (word, last)):
            continue
        if ended or cases.isdisjoint(case for one in before.split() for case in _cases(one)):
            return True
    return False


def _begins_too(before: str, behind: str) -> bool:
    """Say whether «и» may join two: «председатели ТСЖ и ЖСК» are posts, «МО ВОГ и ВОС» may be two bodies."""
    first, head = behind.split(maxsplit=1)[0], (re.findall(r"[А-Яа-яЁё]\S*", before) or [""])[0]  # «17 ПСЧ»
    if deals_with(before, first):
        return False  # «отдел по связям с общественностью и СМИ»
    if ABBREVIATION.match(first):
        return first not in TOPICS and (not before[-1:].isupper() or ABBREVIATION.match(head) is not None)
    alone = "," not in before and not names_several(before)
    other = names_body(first) and head_of(before) == "body" and alone  # «отдел спорта и дома культуры»
    return starts_executor(behind) or other


def _named_anew(word: str, before: str) -> bool:
    """Say whether a noun with a capital is no name that goes on («торговые предприятия и Рудник»)."""
    noun = word[0].isupper() and may_be(word, "NOUN", "nomn")
    return noun and not is_proper(word) and not begins_places(before, word)


def _cases(word: str) -> frozenset[str]:
    """Return the oblique cases in which a noun, an adjective or a participle may stand."""
    tags = tags_of(word.strip(".,")) if part_of_speech(word) not in {"CONJ", "PREP"} else ()
    named = (tag for tag in tags if tag.POS in NOMINAL)
    return frozenset(str(tag.case) for tag in named) & OBLIQUE
