"""What a line of an order says: kind, date, number, the title of a plan, the words of decision."""

import re
from datetime import date

from automation.plan.order.blocks import flat, in_russian
from automation.plan.order.places import bare_place, find_place
from automation.plan.terms import number_said
from automation.russian.dates import ANY_MONTH, MONTHS, month_number, possible_day
from automation.russian.heads import heads_post, is_body
from automation.russian.nominative import parses

KINDS = ("распоряжение", "постановление", "приказ", "решение", "поручение", "указ", "указание", "протокол")
VERBS = {
    "постановля": "постановление", "постановил": "постановление", "приказыва": "приказ",
    "решил": "решение", "решает": "решение", "распоряжа": "распоряжение", "обязыва": "распоряжение",
}  # fmt: skip
_LATIN = str.maketrans("ABCEHKMOPTXaceopx", "АВСЕНКМОРТХасеорх")
AMENDS = re.compile(r"\bо(?: внесении)? (?:изменени|дополнени)\w*", re.IGNORECASE)  # of another act
DATE = re.compile(
    r"[«\"]?(?<!\d)(\d{1,2})(?:[»\"]\s*(?=\d)|[»\"]?\s*(?:[./]\s*|\s(?=[а-яё])))"
    r"(?:(\d{1,2})(?:\s*[./]|(?<=[»\"]\s\d\d)\s(?=\d{4}))|(?<=\s)(" + ANY_MONTH + r")\.?)\s*(\d{4}|\d{2})(?!\d)"
    r"[ \xa0]*(?:года|год|г(?![А-Яа-яё])(?!\.?[ \xa0]?(?-i:[А-ЯЁ])[а-яё])\.?)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r",?\s*(?:в\s+)?(?<!\d)\d{1,2}[.:-]\d\d(?![.\d])(?:\s*ч(?:ас\w*|\.)?)?")  # «30 мая 2019 года, 14.00»
# «одиннадцатое декабря две тысячи двадцать пятого года»
_SPOKEN = re.compile(
    rf"(?<![а-яё])(?:(?P<tens>[а-яё]{{5,9}})\s+)?(?P<day>[а-яё]{{5,15}})\s+(?P<month>{'|'.join(MONTHS)})\s+две\s+тысячи\s+"
    r"(?P<year>[а-яё]{5,16})(?:\s+(?P<ones>[а-яё]{5,15}))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
NUMBER = re.compile(
    r"(?:№|(?<![A-Za-zА-Яа-яё])N(?:[oо]\b\.?)?(?=\s*[\dA-Za-zА-Яа-я])|(?<![А-Яа-яё])номер)\s*"
    r"((?=[\w/.\-–]*\d)[0-9A-Za-zА-Яа-яЁё]+(?:\s?[/\-–.]\s?[0-9A-Za-zА-Яа-яЁё]+)*@?"
    # «№ 48 п», «№ 73 о/д»
    r"(?:\s(?!(?:[ивкосу]|на|от|до|по|об|за|из|не|со|во|гг?)\b(?!/))[А-Яа-я]{1,2}(?:[/-][А-Яа-я]{1,2})?"
    r"(?=\s*(?:[\n\t]|$)|\s+(?:от|[гсп]\.)\s))?)"
)
_FORM_LABEL = re.compile(r"^(?:[а-яё]+(?:ый|ая|ое)\s)?(дата|номер|место)(?:\s[а-яё]+)?\s*:\s*", re.IGNORECASE)
PLAN_TITLE = re.compile(
    r"[«\"]?(?:[а-яё-]+[ыио]й\s+){0,2}(?:план|график|программа|мероприятия|комплекс(?:ный план| мер)|"
    r"дорожная карта|перечень (?:мероприятий|мер|поручений|работ))\b",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(r"(?:Протокол|ПРОТОКОЛ)\s+(?i:поручений|(?:\w+\s+)?(?:заседани|совещани|собрани)[яй])")
_OF_WHOLE = re.compile(r"по\s[^.,;:№]{3,40}(?:№|N\s?\d)")  # «Приказ по школе № 5»
_DECIDED = "|".join(VERBS)
# «Исполнительный комитет ПОСТАНОВЛЯЕТ:»
ORDERS = re.compile(rf"(?<![А-Яа-яЁё])(?:{_DECIDED})(?:ю|ет|а|о|и|л)?(?:сь)?\s?:?$", re.IGNORECASE)
# «РЕШИЛИ: Утвердить план …», «ПРИКАЗЫВАЮ: 1. Провести …»: what is decided goes on behind the word of decision.
DECIDES = re.compile(
    rf"^((?:[^\n]{{0,300}}\s)?(?:{_DECIDED})(?:ю|ет|а|о|и|л)?(?:сь)?\s?:)[^\S\n]+(?=[А-ЯЁ\d])", re.I | re.M
)
_PREAMBLE = re.compile(
    r"(?:в соответстви[ие]|на основании|в целях|с целью|во? исполнени[ея]|руководствуясь|согласно|рассмотрев|учитывая|"
    r"в связи|в рамках|принимая во внимание|исходя из|ввиду|в порядке|"
    r"для обеспечения|заслушав|по результатам|"
    rf"(?:{_DECIDED})(?:ю|ет|а|о|л))",
    re.IGNORECASE,
)


# What orders are called in other languages of Russia, and letters that the Russian alphabet does not have.
_FOREIGN = re.compile(
    r"(?:карар|бойорок|боерык|унафэ|бегим|уйнагъа|тогтоол|захиралта|чыл уреди|йышану|пунктэт|тшоктом|шуом|унашъо|"
    r"къаулу|буйрукъ|амр|сацамаз)\b.*|[«\"]?\d{1,2}[»\"]?\s\S+\s\d{4}\s*(?:й|ел|ҫ)\b\.?|.*[әөүқңһҗҙҡғҫăӑӗӳӧӹӓ].*",
    re.IGNORECASE,
)


def kind_of(line: str) -> str:
    """Return the kind a line announces («РАСПОРЯЖЕНИЕ», «Приказ № 5»); "" for other lines."""
    text = re.sub(r"^[А-ЯЁ]+(?:ЫЙ|ОЕ) (?=[А-ЯЁ])", "", flat(line).translate(_LATIN))  # «СОВМЕСТНЫЙ ПРИКАЗ»
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


def titles_plan(lines: list[str], at: int) -> bool:
    """Say whether a line begins the title of a plan («КОМПЛЕКСНЫЙ», below it «план работы»)."""
    first = lines[at].lstrip('«"')
    return first[:1].isupper() and PLAN_TITLE.match(" ".join([first, *lines[at + 1 : at + 2]])) is not None


def is_requisite(line: str) -> bool:
    """Say whether a line holds a date, a number or a place and nothing else."""
    rest = _rest(line)
    return rest != flat(line) and not rest and line.strip(" .").lower() not in {"год", "года"}  # of a title


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
    text = CLOCK.sub("", NUMBER.sub("", DATE.sub("", _ISO.sub("", text))))
    text = re.sub(r"\b(?:от|дата|года?)(?=\s|$)|№|[«»\"]", " ", text, flags=re.IGNORECASE)
    text = flat(text).strip(" .,")
    return "" if find_place(text) or (bare_place(text) and find_date(line) and find_number(line)) else text


def opens_preamble(line: str) -> bool:
    """Say whether the preamble begins with a line, or the line is all of it («Совет депутатов РЕШИЛ:»)."""
    return _PREAMBLE.match(line) is not None or ORDERS.search(line) is not None


def native(lines: list[str]) -> list[str]:
    """Return the head without what stands in another language, a whole line or one column («ҠАРАР⇥ПОСТАНОВЛЕНИЕ»).

    Of two letterheads side by side («ПРИКАЗ⇥ПРИКАЗ») the first column stays: who signs first leads.
    """
    two = next((line.count("\t") for line in lines if "\t" in line and all(map(kind_of, line.split("\t")))), 0)
    lines = [line.split("\t")[0] if two and line.count("\t") == two else line for line in lines]
    split = [(line, re.split(r"\t|\s{3,}", line)) for line in lines]
    kept = [
        (line, parts, [part for part in in_russian(parts) if not _FOREIGN.fullmatch(part.strip())])
        for line, parts in split
    ]
    return [line if len(own) == len(parts) else "\t".join(own) for line, parts, own in kept if own]
