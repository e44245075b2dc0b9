"""The head of an order: kind, issuing body, date, number, place, heading."""

import re
from datetime import date
from itertools import compress
from operator import not_

from msgspec import Struct, field

from automation.plan.order.blocks import flat
from automation.plan.order.places import bare_place, find_place
from automation.plan.terms import number_said
from automation.russian.dates import ANY_MONTH, MONTHS, month_number, possible_day
from automation.russian.heads import heads_post, is_body
from automation.russian.nominative import parses

KINDS = ("распоряжение", "постановление", "приказ", "решение", "поручение", "указ", "указание", "протокол")
_VERBS = {
    "постановля": "постановление", "приказыва": "приказ", "решил": "решение", "решает": "решение",
    "распоряжа": "распоряжение", "обязыва": "распоряжение",
}  # fmt: skip
_LATIN = str.maketrans("ABCEHKMOPTXaceopx", "АВСЕНКМОРТХасеорх")
DATE = re.compile(
    r"[«\"]?(?<!\d)(\d{1,2})(?:[»\"]\s*(?=\d)|[»\"]?\s*(?:[./]\s*|\s(?=[а-яё])))"
    r"(?:(\d{1,2})(?:\s*[./]|(?<=[»\"]\s\d\d)\s(?=\d{4}))|(?<=\s)(" + ANY_MONTH + r")\.?)\s*(\d{4}|\d{2})(?!\d)"
    r"[ \xa0]*(?:года|год|г(?![А-Яа-яё])(?!\.?[ \xa0]?(?-i:[А-ЯЁ])[а-яё])\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r",?\s*(?:в\s+)?(?<!\d)\d{1,2}[.:-]\d\d(?![.\d])(?:\s*ч(?:ас\w*|\.)?)?"
)  # «30 мая 2019 года, 14.00»
# «одиннадцатое декабря две тысячи двадцать пятого года»
_SPOKEN = re.compile(
    rf"(?<![а-яё])(?:(?P<tens>[а-яё]{{5,9}})\s+)?(?P<day>[а-яё]{{5,15}})\s+(?P<month>{'|'.join(MONTHS)})\s+две\s+тысячи\s+"
    r"(?P<year>[а-яё]{5,16})(?:\s+(?P<ones>[а-яё]{5,15}))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
NUMBER = re.compile(
    r"(?:№|(?<![A-Za-zА-Яа-яё])N(?:[oо]\b\.?)?(?=\s*[\dA-Za-zА-Яа-я])|(?<![А-Яа-яё])номер)\s*"
    r"((?=[\w/.\-–]*\d)[0-9A-Za-zА-Яа-яЁё]+(?:\s?[/\-–.]\s?[0-9A-Za-zА-Яа-яЁё]+)*"
    # «№ 48 п», «№ 73 о/д»
    r"(?:\s(?!(?:[ивкосу]|на|от|до|по|об|за|из|не|со|во|гг?)\b(?!/))[А-Яа-я]{1,2}(?:[/-][А-Яа-я]{1,2})?"
    r"(?=\s*(?:[\n\t]|$)|\s+от\s))?)"
)
_FORM_LABEL = re.compile(r"^(дата|номер|место)(?:\s[а-яё]+)?\s*:\s*", re.IGNORECASE)
PLAN_TITLE = re.compile(
    r"[«\"]?(?:[а-яё-]+[ыио]й\s+){0,2}(?:план|п л а н|график|программа|мероприятия|комплекс(?:ный план| мер)|"
    r"дорожная карта|перечень (?:мероприятий|мер|поручений|работ))\b",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(r"Протокол\s+(?:поручений|(?:\w+\s+)?(?:заседани|совещани|собрани)[яй])")
_OF_WHOLE = re.compile(r"по\s[^.,;:№]{3,40}(?:№|N\s?\d)")  # «Приказ по школе № 5»
_SUBJECT_LABEL = re.compile(r"[А-ЯЁ][а-яё]+:\s+(?=[Оо]б?о?\s)")  # «Содержание: О подготовке …»
_LABEL = re.compile(r"[А-ЯЁ][А-Яа-яЁё ]{3,40}:")  # «Присутствовали:», «СЛУШАЛИ:» below the title of a protocol
_SPACED = "|".join(r"\s?".join(verb) for verb in _VERBS)
# «Исполнительный комитет ПОСТАНОВЛЯЕТ:», «п о с т а н о в л я ю :»
_ORDERS = re.compile(rf"(?<![А-Яа-яЁё])(?:{_SPACED})\s?(?:ю|е\s?т|а|о|и|л)?(?:\s?с\s?ь)?\s?:?$", re.IGNORECASE)
# «РЕШИЛИ: Утвердить план …», «ПРИКАЗЫВАЮ: 1. Провести …»: what is decided goes on behind the word of decision.
DECIDES = re.compile(
    rf"^((?:[^\n]{{0,300}}\s)?(?:{_SPACED})(?:ю|ет|а|о|и|л)?(?:сь)?\s?:)[^\S\n]+(?=[А-ЯЁ\d])", re.I | re.M
)
_PREAMBLE = re.compile(
    r"(?:в соответстви[ие]|на основании|в целях|с целью|во? исполнени[ея]|руководствуясь|согласно|рассмотрев|учитывая|"
    r"в связи|в рамках|принимая во внимание|исходя из|ввиду|в порядке|"
    r"для обеспечения|заслушав|по результатам|"
    rf"(?:{_SPACED})(?:\s?ю|\s?е\s?т|\s?а|\s?о|\s?л))",
    re.IGNORECASE,
)


# What orders are called in other languages of Russia, and letters that the Russian alphabet does not have.
_FOREIGN = re.compile(
    r"(?:карар|бойорок|боерык|унафэ|бегим|уйнагъа|тогтоол|захиралта|чыл уреди|йышану|пунктэт|тшоктом|шуом|унашъо|"
    r"къаулу|буйрукъ|амр|сацамаз)\b.*|[«\"]?\d{1,2}[»\"]?\s\S+\s\d{4}\s*(?:й|ел|ҫ)\b\.?|.*[әөүқңһҗҙҡғҫăӑӗӳӧӹӓ].*",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:^|[\s.\d])(?:г|гг|т\.\s?[дп]|др|пр|им|руб|обл|р-н)\.$", re.IGNORECASE)


class Head(Struct):
    """What the head of the order says; an empty value was not found."""

    kind: str = ""
    number: str = ""
    day: date | None = None
    place: str = ""
    place_sure: bool = True
    heading: str = ""
    above: list[str] = field(default_factory=list)


def unspaced(line: str) -> str:
    """Turn «Р А С П О Р Я Ж Е Н И Е  № 5» into «РАСПОРЯЖЕНИЕ № 5»; other lines stay."""
    words = line.split(" ")
    run = 0
    while run < len(words) and len(words[run]) <= 1:
        run += 1
    if run < 4:
        return line
    return " ".join(["".join(words[:run]), *words[run:]]).strip()


def _opens_body(line: str) -> bool:
    """Say whether a line begins with a body in the nominative («Администрация … района» below a title)."""
    first = re.match(r"[А-ЯЁ][а-яё]+\b", line)
    return first is not None and any(
        is_body(r.normal_form) and r.tag.number == "sing" for r in parses(first[0].lower(), "nomn")
    )


def kind_of(line: str) -> str:
    """Return the kind a line announces («РАСПОРЯЖЕНИЕ», «Приказ № 5»); "" for other lines."""
    text = re.sub(r"^[А-ЯЁ]+(?:ЫЙ|ОЕ) (?=[А-ЯЁ])", "", unspaced(flat(line)).translate(_LATIN))  # «СОВМЕСТНЫЙ ПРИКАЗ»
    word = re.match(r"[А-ЯЁа-яё]+", text)
    if not word or word[0].lower() not in KINDS or len(text) > 150:
        return ""
    rest = text[word.end() :].strip()
    issued = word[0].istitle() and rest[-1:] not in {".", ";", ":"} and of_body(rest)
    plain = not rest or rest.startswith(("№", "N", "от ")) or word[0].isupper() or _OF_MEETING.match(text)
    plain = plain or _OF_WHOLE.match(rest)
    return word[0].lower() if plain or issued else ""


def of_body(rest: str) -> bool:
    """Say whether the words behind a kind begin with who issued it («Постановление Администрации … района»)."""
    first = re.match(r"[А-ЯЁа-яё]+", rest)
    return first is not None and any(
        is_body(r.normal_form) or heads_post(first[0], r.normal_form) for r in parses(first[0].lower(), "gent")
    )


def of_meeting(line: str) -> bool:
    """Say whether a line titles the minutes of a meeting («Протокол оперативного совещания»)."""
    return _OF_MEETING.match(line) is not None


def find_date(text: str) -> date | None:
    """Return the first date in any usual writing, figures or words; None without one or for an impossible day."""
    text = filled(text)
    if iso := _ISO.search(text):
        return possible_day(iso[1], iso[2], iso[3])
    for found in DATE.finditer(text):
        month = int(found[2]) if found[2] else month_number(found[3])
        if day := possible_day(found[4], month, found[1]):
            return day
    return _spoken_date(text)


def _spoken_date(text: str) -> date | None:
    """Return the date in words found in the text; None without one."""
    found = _SPOKEN.search(text)
    if not found:
        return None
    day = number_said(f"{found['tens'] or ''} {found['day']}".lower()) or number_said(found["day"].lower())
    year = number_said(f"{found['year']} {found['ones'] or ''}".lower()) or number_said(found["year"].lower())
    return possible_day(2000 + year, month_number(found["month"]), day or 0) if year else None


def find_number(text: str) -> str:
    """Write «№454», «N 454», «№ 15 – п» → «454», «15-п»; "" without one."""
    found = NUMBER.search(filled(text))
    return re.sub(r"\s*([/\-–.])\s*", lambda m: m[1].replace("–", "-"), found[1]).rstrip(".-") if found else ""


def is_plain_heading(text: str) -> bool:
    """Say whether a title surely is one: it opens like a title, and no hour or unfinished list stands in it."""
    opens = re.match(r"об?о?\s", text, re.IGNORECASE) or PLAN_TITLE.match(text) or of_meeting(f"Протокол {text}")
    return bool(opens) and not (_CLOCK.search(DATE.sub("", text)) or text.endswith((",", ":")))


def is_requisite(line: str) -> bool:
    """Say whether a line holds a date, a number or a place and nothing else."""
    rest = _rest(line)
    return rest != flat(line) and not rest


def filled(line: str) -> str:
    """Return a line of a form without the strokes and gaps around what was typed on it («_19_» __10__, № _1673_).

    «Дата: …», «Номер: …» say in words what a form draws.
    """
    line = _FORM_LABEL.sub(lambda m: "№ " if m[1][0] in "Нн" else "", line)
    line = re.sub(r"(?<!\d)20 ?_+(\d\d(?!\d))?", lambda m: f"20{m[1]}" if m[1] else " ", line)  # «20_21_ г.», «20__ г.»
    line = re.sub(r" *_+ *", " ", line)
    return re.sub(r"([«\"])\s*(\d{1,2})\s*([»\"]) *", r"\1\2\3 ", line)


def _rest(line: str) -> str:
    text = flat(filled(line).replace("\t", " "))
    if _spoken_date(text):
        return ""
    text = _CLOCK.sub("", NUMBER.sub("", DATE.sub("", _ISO.sub("", text))))
    text = re.sub(r"\b(?:от|дата|года?)(?=\s|$)|№|[«»\"]", " ", text, flags=re.IGNORECASE)
    text = flat(text).strip(" .,")
    return "" if find_place(text) or (bare_place(text) and find_date(line) and find_number(line)) else text


def opens_preamble(line: str) -> bool:
    """Say whether the preamble begins with a line, or the line is all of it («Совет депутатов РЕШИЛ:»)."""
    return _PREAMBLE.match(line) is not None or _ORDERS.search(line) is not None


def native(lines: list[str]) -> list[str]:
    """Return the head without what stands in another language, a whole line or one column («ҠАРАР⇥ПОСТАНОВЛЕНИЕ»).

    Of two letterheads side by side («ПРИКАЗ⇥ПРИКАЗ») the first column stays: who signs first leads.
    """
    two = next((line.count("\t") for line in lines if "\t" in line and all(map(kind_of, line.split("\t")))), 0)
    lines = [line.split("\t")[0] if two and line.count("\t") == two else line for line in lines]
    split = [(line, re.split(r"\t|\s{3,}", line)) for line in lines]
    kept = [(line, parts, [part for part in parts if not _FOREIGN.fullmatch(part.strip())]) for line, parts in split]
    return [line if len(own) == len(parts) else "\t".join(own) for line, parts, own in kept if own]


def read_head(lines: list[str], tail: list[str]) -> Head:
    """Read the requisites of the head; what stands below the signature («12.01.2026, № 45») counts too."""
    head = Head()
    at = next((n for n, line in enumerate(lines) if kind_of(line)), None)
    if at is not None:
        head.kind = kind_of(lines[at])
    else:
        said = "\n".join(lines).replace(" ", "").lower()
        head.kind = next((kind for verb, kind in _VERBS.items() if verb in said), "")
    start = next((n for n, line in enumerate(lines) if PLAN_TITLE.match(line)), 0) if at is None else at
    requisites = [is_requisite(line) and not _of_name(lines, n) for n, line in enumerate(lines)]
    words = [*map(not_, requisites)]
    head.above = [unspaced(line) for line in compress(lines[:start], words) if line]
    preamble = next((n for n, line in enumerate(lines[start:], start) if opens_preamble(line)), len(lines))
    own = [] if at is None else [lines[at]]  # «РАСПОРЯЖЕНИЕ № 5»
    _take_requisites(head, [*own, *compress(lines[:preamble], requisites)])
    _take_requisites(head, [line for line in tail if is_requisite(line)])
    first = start + (at is not None)
    below = [*compress(lines[first:], words[first:])]
    head.heading, left = _heading(below)
    if not head.place and head.number and len(left) == 1 and (place := bare_place(left[0])):
        head.place, head.place_sure = place, False
    return head


def _of_name(lines: list[str], at: int) -> bool:
    """Say whether «город Армавир» under «муниципального образования» is no place, but a part of a name."""
    above = flat(lines[at - 1]) if at else ""
    named = re.fullmatch(r"[«\"]?(?:город|село|пос[её]лок|станица|хутор)\s+\S+.*", flat(lines[at]), re.IGNORECASE)
    return bool(named) and re.search(r"(?:образования|округа|района|поселения)$", above, re.IGNORECASE) is not None


def _take_requisites(head: Head, lines: list[str]) -> None:
    for line in map(filled, lines):
        head.day = head.day or find_date(line)
        head.number = head.number or find_number(line)
        for part in re.split(r"\t|\s{2,}", _without_figures(line)):
            head.place = head.place or find_place(part)
            if not head.place and find_date(line) and find_number(line) and (place := bare_place(part)):
                head.place, head.place_sure = place, False


def _without_figures(line: str) -> str:
    """Return the line with date and number made gaps, so that the place stands alone."""
    text = NUMBER.sub("\t", DATE.sub("\t", line))
    return re.sub(r"(?:^|\s)от(?=\s|$)", "\t", text, flags=re.IGNORECASE)


def _heading(lines: list[str]) -> tuple[str, list[str]]:
    """Return the first lines, none of them a requisite, up to the first words of the preamble or the first gap.

    Second, the lines above it.
    """
    taken: list[str] = []
    left: list[str] = []
    for line in (_SUBJECT_LABEL.sub("", line) for line in lines):
        if not line or not re.search("[А-Яа-яЁё]", line):
            if taken and not line:
                break
            continue
        if line.startswith("(") and find_date(line) and find_number(line):
            continue  # «(в ред. постановления от … № …)»
        if opens_preamble(line) or (taken and (_LABEL.match(line) or _opens_body(line))):
            break
        subject = re.match(r"[«\"„\[]?(?:о|об|обо)\s", line, re.IGNORECASE)
        if subject and taken and of_meeting(f"Протокол {taken[0]}"):
            taken.clear()  # «совещания при главе района», and below it what the meeting was about
        if not taken and not subject and not of_meeting(f"Протокол {line}"):
            left.append(line)
            continue
        taken.append(flat(line))
    text = " ".join(taken)
    if text[:1] in '«"„[' and text[-1:] in '»"“]':
        text = text[1:-1]
    return text if _ABBREVIATED.search(text) else text.rstrip(" ."), left
