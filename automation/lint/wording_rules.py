"""Rules of wording: dates, numbers, blanks, marks, leftovers of templates. Words of the order are passed over."""

import re
from collections.abc import Iterator
from datetime import date

from automation.lint.page_rules import Hit, Rule
from automation.lint.paper_parts import Marked, Part
from automation.lint.seen_paper import SeenLine, SeenPaper
from automation.russian.fold import DASHES
from automation.russian.typography import MONTH

FIGURES = re.compile(r"(?<![\d.\-/№])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d\-/]|\.\d)")
WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})\s(?:{MONTH})\s(\d{{4}}|\d{{2}})(?!\d)")
MISUSED = re.compile(
    r"\bв\s+течении\s+(?:\d+\s|[а-яё]+(?:их|ого|ых|и)\s)?(?:час|дн|сут|недел|месяц|квартал|полугод|год|лет|срок|времени)\w*"
    r"|\bсогласно\s+(?:распоряжения|постановления|приказа|плана|графика|плана-графика|приложения|письма|договора|закона"
    r"|решения|указа|поручения)\b",
    re.IGNORECASE,
)
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date-form", re.compile(r"\d{1,2}\.\d{2}\.\d{4}\s?г(?:\.|ода\b)")),
    ("date-form", re.compile(rf"(?<!\d)\d{{1,2}}\s(?:{MONTH})\s\d{{4}}(?!\d|\s?г)")),
    ("year-short", re.compile(r"(?<![\d.,])\d{2}\s?г\.(?=$|[\s,;)])")),
    ("year-space", re.compile(r"\d{4}г\.")),
    ("number-space", re.compile(r"№[^\s_№]\S*")),
    ("number-sign", re.compile(r"(?<![\w-])(?:N|No|Nо)\.?\s?\d+\S*")),
    (
        "empty-value",
        re.compile(r"(?<![\w.])(?:None|nan|NaN|NaT|[Uu]ndefined|null|#N/A|#REF!|#VALUE!|#Н/Д|#ССЫЛКА!)(?!\w)"),
    ),
    ("word-form", MISUSED),
    ("restricted", re.compile(r"\d*дсп(?!\w)|для служебного пользования", re.IGNORECASE)),
    (
        "inner-detail",
        re.compile(r"\b[0-9a-f]{32,64}\b|\S*\.(?:xlsx|xlsm|xls|ods|sqlite|toml|docx)\b|\b(?:inbox|outbox)/\S*"),
    ),
    (
        "inner-detail",
        re.compile(r"\bячейк\w+\s+[A-Z]{1,3}\d+|\bлист\w*\s+«(?:Ход исполнения|План-график|Исполнители)»"),
    ),
)
EVERYWHERE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("unresolved-tag", re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)")),
    ("hidden-sign", re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")),
    (
        "invented-mark",
        re.compile(
            r"подписан\w*\s+(?:\w+\s+){0,3}электронной\s+подписью|сертификат\s*(?:№|:|эп\b)|(?<!\w)(?<![а-яё]\s)М\.\s?П\.(?!\s?\w)"
            r"|место\s+печати|действителен\s+с\s+\d",
            re.IGNORECASE,
        ),
    ),
)
ACT = re.compile(
    r"\b(?:распоряжени(?:е|я|ю|ем|и)|постановлени(?:е|я|ю|ем|и)|приказ(?:а|у|ом|е)?)\s(?:[^«»;:№]{0,160}?\s)??"
    rf"(?=от\s\d|№)(?P<date>от\s(?:\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|\d{{1,2}}\s(?:{MONTH})\s\d{{4}})(?:\s?г\.)?)?"
    r"\s?(?P<number>№\s?[^\s,;)«]+)?(?P<heading>\s?(?:\([^)]*\)\s?)?[«„\"])?",
    re.IGNORECASE,
)
ITEMS = re.compile(r"(?:\bпункт\w*|\bпп?\.)\s[\d.,;\s–и-]*$", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?:школ|СОШ|ООШ|ДШИ|ДЮСШ|гимнази|лице|сад|учреждени|больниц|поликлиник|библиотек|отделени|участ|филиал)\w*\s$",
    re.IGNORECASE,
)
HONOURED = re.compile(r"(?<!\w)(?:имени|им\.)\s[^.,;:()]{0,80}$", re.IGNORECASE)
AMENDING = re.compile(r"внес[её]нн\w*\s(?:\S+\s){0,12}$")
LOOSE: tuple[re.Pattern[str], ...] = (
    re.compile(r"№ \S+"),
    re.compile(r"(?<!\w)[А-ЯЁ]\.[А-ЯЁ]\. [А-ЯЁ][а-яё]+"),
    re.compile(r"[А-ЯЁ][а-яё]+ [А-ЯЁ]\.[А-ЯЁ]\.(?!\s?[А-ЯЁ])"),
    re.compile(r"\d{4} г\."),
    re.compile(r"(?<!\w)п\. \d\S*"),
    re.compile(r"\d+ %"),
    re.compile(r"\d+ (?:л|экз)\."),
)


def check_leftovers(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report tags, hidden signs and marks of signature that nobody may draw, wherever they stand."""
    for line, _part in marked:
        for code, pattern in EVERYWHERE:
            for found in pattern.finditer(line.text):
                yield code, line.place, "" if code == "hidden-sign" else f"«{found.group()[:60]}»"


def check_writing(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report dates, numbers and words that may never stand in a paper."""
    for line, part in marked:
        for code, pattern in PATTERNS:
            if code == "inner-detail" and part is Part.ATTACHMENT:
                continue  # an electronic attachment is named
            for found in pattern.finditer(line.own):
                yield code, line.place, f"«{found.group().strip()}»"
        yield from _check_dates(line)


def _check_dates(line: SeenLine) -> Iterator[Hit]:
    for found in FIGURES.finditer(line.own):
        day, month, year = found.groups()
        if len(year) == 2:
            if int(month) <= 12 and int(day) <= 31 and not _number_of_item(line.own, found):
                yield "year-short", line.place, f"«{found.group()}»"
            continue
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            yield "date-impossible", line.place, f"«{found.group()}»"
    for found in WORDS.finditer(line.own):
        if len(found.group(2)) == 2:
            yield "year-short", line.place, f"«{found.group()}»"


def _number_of_item(text: str, found: re.Match[str]) -> bool:
    """Tell whether «2.1.10» is a number of the plan: it stands after «пункты …» or alone in its cell."""
    return found.group() == text.strip() or ITEMS.search(text[: found.start()]) is not None


def check_one_form_of_dates(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report a paper that writes some dates in figures and some in words."""
    figures = [line for line, _part in marked if FIGURES.search(line.own)]
    words = [line for line, _part in marked if WORDS.search(line.own)]
    if figures and words:
        fewer = min(figures, words, key=len)
        yield "date-mixed", fewer[0].place, ""


def check_acts(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report an act first named without date and number, and the ground of the paper named without its heading too.

    Acts that only amend and those within a quoted heading are passed over.
    """
    known: set[str] = set()
    for line in (line for line, part in marked if part is Part.BODY):
        for found in ACT.finditer(line.text):
            before = line.text[: found.start()]
            if before.count("«") > before.count("»") or AMENDING.search(before):
                continue
            day, number, heading = found.group("date", "number", "heading")
            name = _plain(number or day or "").rstrip(".")
            if name in known:
                continue
            ground = not known
            known |= {name, _plain(day or "")}
            if not (day and number):
                yield "act-requisites", line.place, f"«{found.group().strip()[-60:]}»"
            elif ground and not heading:
                yield "act-heading", line.place, f"«{found.group().strip()[-60:]}»"


def _plain(text: str) -> str:
    """Return a date or number with every blank and dash as the plain one, so that its spellings are equal."""
    return text.replace("\u00a0", " ").translate(DASHES)


def check_blanks(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report plain blanks at which a line of the text could break after «№», inside a name, before «г.» or «%»."""
    for line, part in marked:
        if part in {Part.BODY, Part.HEADING, Part.ATTACHMENT}:
            for pattern in LOOSE:
                for found in pattern.finditer(line.own):
                    if _within_name(line.own[: found.start()], found.group()):
                        continue
                    yield "no-break-space", line.place, f"«{found.group()}»"


def _within_name(before: str, found: str) -> bool:
    """Tell whether words belong to an institution's official name, whose blanks are not ours to change."""
    if found.startswith("№"):
        return before.count("«") > before.count("»") or bool(NUMBERED.search(before))
    return bool(HONOURED.search(before))


RULES: tuple[Rule, ...] = (check_leftovers, check_writing, check_one_form_of_dates, check_acts, check_blanks)
