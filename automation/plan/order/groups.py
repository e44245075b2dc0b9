"""Who is to do it: the cell «Исполнители» split into performer groups, and rules hidden in the words of an item.

«;» always parts. A line break or a comma parts only where a new executor begins in the nominative («директор…»,
«отдел…», «Примеров П.П.»); «отдел архитектуры, градостроительства и ЖКХ» stays whole. In doubt the text stays whole
and the doubt is told.
"""

import re

from automation.plan.order.blocks import flat
from automation.plan.order.nominative import FULL_NAME, SHORT_NAME, morph

POSTS = frozenset(
    [
        "глава",
        "заместитель",
        "директор",
        "начальник",
        "заведующий",
        "заведующая",
        "специалист",
        "председатель",
        "руководитель",
        "секретарь",
        "управляющий",
        "бухгалтер",
        "инспектор",
        "инженер",
        "методист",
        "библиотекарь",
        "учитель",
        "воспитатель",
        "педагог",
        "врач",
        "юрист",
        "юрисконсульт",
        "делопроизводитель",
        "староста",
        "депутат",
        "участковый",
        "уполномоченный",
        "ответственный",
        "ответственная",
        "министр",
        "губернатор",
        "консультант",
        "помощник",
        "советник",
        "эксперт",
        "программист",
        "администратор",
        "редактор",
        "завуч",
        "завхоз",
        "техник",
        "диспетчер",
        "мастер",
        "прокурор",
        "атаман",
        "ректор",
        "декан",
        "проректор",
        "член",
        "работник",
        "сотрудник",
        "служащий",
        "лицо",
        "исполняющий",
        "координатор",
        "оператор",
        "менеджер",
        "мэр",
        "комендант",
        "фельдшер",
        "тренер",
        "художественный",
    ]
)
UNITS = frozenset(
    [
        "администрация",
        "отдел",
        "управление",
        "комитет",
        "комиссия",
        "сектор",
        "департамент",
        "министерство",
        "служба",
        "учреждение",
        "организация",
        "предприятие",
        "школа",
        "библиотека",
        "дом",
        "центр",
        "совет",
        "собрание",
        "дума",
        "бухгалтерия",
        "общество",
        "фонд",
        "поселение",
        "район",
        "орган",
        "подразделение",
        "группа",
        "штаб",
        "инспекция",
        "агентство",
        "комбинат",
        "лицей",
        "гимназия",
        "колледж",
        "музей",
        "клуб",
        "дворец",
        "отделение",
        "товарищество",
        "компания",
        "община",
        "дружина",
        "казначейство",
        "прокуратура",
        "полиция",
        "пункт",
        "больница",
        "поликлиника",
        "кафедра",
        "факультет",
        "институт",
        "университет",
        "филиал",
        "орган",
        "палата",
    ]
)
_ABBREVIATION = re.compile(r"[А-ЯЁ]{2,}[а-я]?[А-ЯЁ]*$")
_ACTING = re.compile(r"(?:и\.\s?о\.|врио|врип)\s", re.IGNORECASE)
_ACTIVE = re.compile(r"(?:заведующ|управляющ|исполняющ|ответственн|уполномоченн)", re.IGNORECASE)


def split_groups(text: str) -> tuple[tuple[str, ...], str]:
    """The groups as written, and what a person must decide ("" where nothing is in doubt)."""
    groups: list[str] = []
    doubts: list[str] = []
    for part in _outside(text, ";"):
        for line in _lines(part, doubts):
            groups += _commas(line, doubts)
    cleaned = [_bare(group) for group in groups]
    return tuple(dict.fromkeys(group for group in cleaned if group)), "; ".join(dict.fromkeys(doubts))


def _bare(text: str) -> str:
    """Without list marks and end signs; the stop of «И.И.» belongs to the name."""
    text = re.sub(r"^(?:[-–—•*]\s*|\d+[.)]\s+)", "", flat(text)).strip(" ,;")
    return text if re.search(r"(?:^|[\s.])[А-ЯЁ]\.$", text) else text.rstrip(".")


def _outside(text: str, sign: str) -> list[str]:
    """Split at a sign that stands outside brackets and quotes; an unclosed bracket never swallows the rest."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        if letter in "(«„":
            depth += 1
        elif letter in ")»“":
            depth = max(0, depth - 1)
        elif letter == sign and (depth == 0 or not re.search("[)»“]", text[at:])):
            parts.append(text[start:at])
            start = at + 1
    return [part for part in [*parts, text[start:]] if part.strip()]


def _lines(text: str, doubts: list[str]) -> list[str]:
    made: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        begins = _begins_line(line, made[-1] if made else "")
        listed = bool(made) and made[-1].endswith(",") and begins is not False
        if not made or begins or listed or re.match(r"(?:[-–—•*]|\d+[.)])\s", line):
            made.append(line)
        else:
            if begins is None:
                doubts.append(f"«{flat(line)}» – отдельный исполнитель или продолжение строки выше?")
            made[-1] = f"{made[-1]} {line}"
    return made


def _begins_line(line: str, above: str) -> bool | None:
    """As ``starts_executor``; «главы» under «заместители» or «директора» may also be the rest of the line above."""
    begins = starts_executor(line)
    first = re.match(r"[А-Яа-яЁё-]+", line)
    if begins is not True or not above or not first or not first[0].islower():
        return begins
    if _only_nominative(first[0]) or above.endswith(","):
        return True
    return False if re.search(r"(?:заместител|помощник|советник|обязанност)\w*$", above, re.IGNORECASE) else None


def _commas(text: str, doubts: list[str]) -> list[str]:
    made: list[str] = []
    for part in _outside(text, ","):
        begins = starts_executor(part.strip())
        if not made or begins:
            made.append(part)
            continue
        if begins is None:
            doubts.append(f"«{flat(part)}» – отдельный исполнитель или часть названия?")
        made[-1] = f"{made[-1]},{part}"
    if len(made) == 1 and (joined := re.search(r"\sи\s+(.+)", text)) and starts_executor(joined[1]):
        doubts.append(f"«{flat(text)}» – один исполнитель или несколько («и»)?")
    return made


def starts_executor(text: str) -> bool | None:
    """A new executor begins here: True surely, False surely not, None in doubt."""
    if not text:
        return False
    if any(match and match.start() == 0 for match in (SHORT_NAME.search(text), FULL_NAME.search(text))):
        return True
    if _ACTING.match(text):
        return True
    words = re.findall(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", text)
    if not words:
        return False
    if _ABBREVIATION.match(words[0]):
        return None if len(words) == 1 and "«" not in text else True
    certain = False
    for word in words[:4]:
        known, nominative, noun = _kind_of(word)
        if known:
            return True
        if not nominative or (noun and not certain and not _only_nominative(word)):
            return False
        certain = certain or _only_nominative(word)
        if noun:
            return None
    return None


def _kind_of(word: str) -> tuple[bool, bool, bool]:
    """(a post or unit in the nominative, possibly nominative, a noun)."""
    known = nominative = noun = False
    for reading in morph().parse(word.lower()):
        tag = reading.tag
        if tag.case != "nomn" or tag.POS not in {"NOUN", "ADJF", "PRTF"}:
            continue
        nominative = True
        noun = noun or tag.POS == "NOUN"
        lemma = reading.normal_form.partition("-")[0]
        known = known or lemma in POSTS or (lemma in UNITS and tag.number == "sing")
        known = known or (lemma in UNITS and tag.number == "plur" and _only_nominative(word))
        known = known or bool(_ACTIVE.match(word))
    return known, nominative, noun


def _only_nominative(word: str) -> bool:
    """«группы» may be a genitive, «отделы» may not (an accusative does not stand in a list of executors)."""
    return all(r.tag.case not in {"gent", "datv", "loct", "ablt"} for r in morph().parse(word.lower()))


_HOURS = {
    "один": 1, "одного": 1, "два": 2, "двух": 2, "три": 3, "трёх": 3, "трех": 3, "четыре": 4, "четырёх": 4,
    "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
    "двенадцать": 12, "двадцать четыре": 24, "сорок восемь": 48,
}  # fmt: skip
_LEAD = re.compile(
    r"\bза\s+(?:(?P<hours>\d{1,3}|" + "|".join(sorted(_HOURS, key=len, reverse=True)) + r")\s*(?:\([^)]*\)\s*)?"
    r"(?:полных\s+)?(?:час(?:а|ов)?|ч\.?)|(?P<one>час)|(?P<day>сутки))\s+до\s+(?:\w+\s+){0,3}?"
    r"(?:публикаци|размещени|опубликовани|выхода)",
    re.IGNORECASE,
)


def lead_hours(text: str) -> int | None:
    """«не менее чем за четыре часа до публикации» → 4; None where the item has no such rule."""
    found = _LEAD.search(flat(text))
    if not found:
        return None
    if found["one"] or found["day"]:
        return 24 if found["day"] else 1
    hours = found["hours"].lower()
    return int(hours) if hours.isdigit() else _HOURS[hours]
