"""The words of a sentence that name a term: «в срок до 01.03.2026», «ежеквартально, до 5 числа»."""

import re
from datetime import date
from functools import lru_cache
from itertools import islice

from automation.model.plan import Deadline, OnDemand, Permanent, Unclear
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from automation.russian.dates import ANY_MONTH
from automation.russian.morphology import is_infinitive

_YEAR = r"(?:\s+\d{4}\s*(?:года|году|гг?\.)?)?"
_FIGURES = r"(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])(?!\d)(?:[./]\d{2,4})?(?:\s*(?:года|г\.?)(?![а-яё]))?"
_DATE = rf"(?:{_FIGURES}|[«\"]?\d{{1,2}}[»\"]?\s+{ANY_MONTH}(?![а-яё]){_YEAR})"
_DAY = r"\d{1,2}(?:\s?-?\s?(?:го|му|е))?(?:(?:,|\s+и)\s+\d{1,2}(?:-?го)?)*\s+(?:числа|числу|рабочего\s+дня)"
_PAST = r"отч[её]тн\w+(?:\s+(?:месяцем|кварталом|периодом|годом))?(?:\s+месяца)?"
# Of which month a day is: «последнего месяца каждого квартала», «месяца, следующего за отчётным кварталом».
_AFTER = (
    r"(?:\s+(?:[а-яё]+[ео]го\s+)*(?:месяца|квартала|полугодия|года|периода))*"
    rf"(?:,?\s*следующего\s+за\s+{_PAST})?"
)
EVERY_UNIT = "ежедневно|еженедельно|ежемесячно|ежеквартально|ежегодно"
_EVERY = rf"(?:{EVERY_UNIT}|раз\s+в\s+полугодие|каждый\s+(?:месяц|квартал|год))"
_UNTIL = r"(?:в\s+срок\s+)?(?:не\s+позднее(?:\s+чем)?|до|к)"
_HOUR = r"(?:\d{1,2}[.:]\d\d\s+(?:час\w*\s+|ч\.?\s+)?|\d{1,2}\s+(?:час\w*|ч\.?)\s+)?"  # «до 12 часов 30 июня»
_UNIT = r"(?:неделю|месяц|квартал|полугодие|год|полгода|два\s+месяца|две\s+недели|\d+\s+(?:месяц\w*|недел\w*|дн\w+))"
_COUNT = r"(?:\d+|(?:одн|дв|тр|четыр|пят|шест|сем|восьм|девят|десят)[а-яё]*|пятнадцат\w*|двадцат\w*|тридцат\w*)"
_EVENT = (
    r"(?:\s+(?:со\s+дня|с\s+даты|с\s+момента|после)\s+[а-яё]+"
    r"(?:\s+(?:распоряжения|постановления|приказа)\s+об?(?:\s+[а-яё]+){1,3}|(?:\s+(?:настоящ\w+\s+)?[а-яё]+){0,3})"
    rf"|\s+(?:после|со?)\s+{_DATE})?"
)
_MONTHS = rf"(?:,?\s+(?:в\s+период\s+)?с\s+{ANY_MONTH}\s+по\s+{ANY_MONTH}{_YEAR})?"
_LENGTH = rf"{_COUNT}\s+(?:рабочих\s+|календарных\s+)?(?:дн\w+|недел\w+|месяц\w+)"
_BESIDE = r"(?:до|после|со\s+дня|с\s+даты|с\s+момента)"
_WEEKDAY = r"(?:понедельник|вторник|сред[уа]|четверг|пятниц|суббот|воскресень)[а-я]*"
_PATTERNS = (
    rf"не\s+позднее(?:\s+чем)?(?:\s+за|\s+через)?\s+{_LENGTH}\s+{_BESIDE}\s+[а-яё-]+(?:\s+[а-яё][а-яё-]*){{0,4}}",
    rf"(?:еженедельно,?\s+)?(?:по|каждый|каждую|каждое)\s+{_WEEKDAY}",
    rf"{_EVERY}(?:\s*[,(]?\s*{_UNTIL}\s+(?:{_DAY}{_AFTER}|{_DATE})\)?)?{_MONTHS}",
    rf"(?:не\s+реже(?:\s+чем)?\s+)?(?:\d+\s+|одного\s+|двух\s+)?раза?\s+в\s+{_UNIT}(?:\s*,?\s*{_UNTIL}\s+{_DAY}{_AFTER})?",
    rf"(?:в\s+период\s+)?со?\s+{_DATE}\s+(?:по|до)\s+{_DATE}",
    rf"(?:в\s+период\s+)?со?\s+\d{{1,2}}\s+по\s+{_DATE}",
    rf"(?:начиная\s+)?со?\s+(?>{_DATE})(?:\s+до\s+особого\s+распоряжения|(?!\s+(?:по|до)(?![а-яё]))(?!\s*№))",
    rf"{_DATE}\s+(?:г\.\s*)?с\s+\d{{1,2}}[.:]\d\d\s+(?:до|по)\s+\d{{1,2}}[.:]\d\d",
    rf"{_UNTIL}\s+{_HOUR}{_DATE}(?:\s*,?\s*включительно)?",
    rf"{_UNTIL}\s+{_DAY}{_AFTER}",
    rf"{_UNTIL}\s+конца\s+(?:\d{{4}}\s+года|года|месяца|квартала|[IV]+\s+квартала(?:\s+\d{{4}}\s+года)?)",
    rf"в\s+течение\s+{_COUNT}(?:\s*\([^)]*\))?\s+(?:рабочих\s+|календарных\s+)?(?:дн\w+|недел\w+|месяц\w+|суток){_EVENT}",
    rf"в\s+(?:{_COUNT}\s?-?\s?(?:х\s?-?\s?)?дневный|[а-яё]*(?:дневный|недельный|месячный))\s+срок{_EVENT}",
    rf"в\s+течение\s+(?:недели|месяца|квартала|полугодия|суток)(?![а-яё]){_EVENT}",
    rf"в\s+течение\s+(?:{ANY_MONTH}|(?:[IVX]{{1,3}}|[1-4])\s+(?:квартала|полугодия)){_YEAR}",
    r"(?:в|во)\s+(?:[IVX]{1,3}|[1-4]|перв\w+|втор\w+|треть\w+|четв[её]рт\w+)(?:\s?-?\s?(?:ом|м))?\s+(?:квартале|полугодии)"
    + _YEAR,
    rf"(?:(?:в|во)\s+{ANY_MONTH}|весной|летом|осенью|зимой){_YEAR}",
    r"(?:на\s+)?постоянн(?:о|ой\s+основе)(?![а-яё])|по\s+мере\s+(?:необходимости|поступления|готовности|обращения)",
    r"немедленно|незамедлительно|срочно",
)
_BARE = re.compile(rf"(?<![\d.])(?<!от )(?<!от\xa0){_DATE}(?!\d)(?!\s*(?:№|N\s?\d))", re.IGNORECASE)
_ANY = re.compile("|".join(rf"(?<![А-Яа-яЁё\d.])(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
# Where nothing else names a term: what the task ends with, of a day that nobody knows yet.
_UNKNOWN_DAY = re.compile(
    r"(?<![А-Яа-яЁё])(?:(?:(?:до|после)\s+(?:начала|окончания|завершения)|по\s+(?:окончании|завершении))(?:\s+[а-яё]+){1,4}"
    r"|(?:в\s+(?:течение|период)|на\s+протяжении)\s+(?:всего\s+)?(?:проведения\s+)?(?:[а-яё]*месячника|декадника)(?:\s+[а-яё]+){0,4})"
    r"(?=\s*[.;]?\s*$)",
    re.IGNORECASE,
)
_SIGN = r"\s*(?:,\s*и|,|и(?=\s)|[–—-])\s*"
_DAYS = r"(?:со?\s+)?\d{1,2}(?:\.\d\d|\s+по\s+\d{1,2})?"
# What goes on behind a term: more days or months, or an end that no day names («с 25 марта до окончания паводка»).
_MORE = re.compile(
    rf"(?:{_SIGN}(?:{_UNTIL}\s+|(?:в|с|со|по)\s+)?(?:\d{{1,2}}\s+по\s+)?"
    rf"(?:{_DATE}|{_WEEKDAY}|{ANY_MONTH}(?![а-яё]){_YEAR})(?!\s*(?:№|N\s?\d)))+",
    re.IGNORECASE,
)
# What limits a term before or behind it: «не ранее», «не чаще», «отчётного года», «кроме выходных».
_NO_LAST = re.compile(r"не\s+(?:ранее|раньше|чаще|более)(?:\s+чем)?\s+(?:с\s+)?$", re.IGNORECASE)
# What comes after a first term, with that term: «II квартал 2026 г., далее – ежегодно».
_THEN = re.compile(
    rf"(?:(?:{_UNTIL}\s+)?(?:{_DATE}|[IV]+\s+квартал(?:\s+\d{{4}}\s*(?:года|г\.))?)\s*[,;]?\s+(?:и\s+)?)?"
    r"(?<![а-яё])(?:далее|затем)\s*(?:[–—-]\s*)?$",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\s+[а-яё]+[ео]го\s+(?:года|месяца|квартала)|,?\s+(?:кроме|за\s+исключением)\s+[а-яё]+(?:\s+(?:и\s+)?[а-яё]+)?",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\s+(?:и\s+)?(?:до|по)\s+[а-яё]+(?:\s+[а-яё]+){0,2}", re.IGNORECASE)
# What a term began with before its first day: «10, 17 и 24 апреля», «за 5 дней до 1 мая», «с 25 марта до …».
_EARLIER = re.compile(rf"(?<![\w№.:-])(?<!№\s)(?:{_DAYS}{_SIGN})+$", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w№])(?<!№\s)[А-Яа-яЁё\d](?:[\w–—/-]|\.(?=\w)|(?<=г)\.)*\)?")
_MOST = 12  # terms of a text that are read on
_WORDS_ON = 10  # words by which a term may go on
_BACK = 80  # letters before a day in which its term may begin: a hostile text is read soon
_COUNTED = re.compile(
    rf"(?<![а-яё])(?:(?:не\s+\w+\s+(?:чем\s+)?)?за\s+(?:{_LENGTH}|день|сутки|неделю|месяц)\s+(?:до\s+)?|(?:через\s+{_LENGTH}\s+)?после\s+|со?\s+)$",
    re.IGNORECASE,
)


def term_phrases(text: str) -> list[str]:
    """Return every phrase of the text that names a term, in order; dates of cited papers are passed over."""
    quoted = re.sub(r"«[^»]*»", lambda m: m[0] if re.fullmatch(r"«\d{1,2}»", m[0]) else "·" * len(m[0]), text)
    found = list(_ANY.finditer(quoted)) or [m for m in _BARE.finditer(quoted) if _is_day(m[0])]
    found = found or list(_UNKNOWN_DAY.finditer(quoted))
    spans: list[tuple[int, int]] = []
    for one in found:
        if not spans or one.start() >= spans[-1][1]:
            spans.append(_grown(quoted, one.start(), one.end()))
    whole: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = _read_on(quoted, start, end) if len(spans) <= _MOST else (start, end)
        if whole and first < whole[-1][1]:
            above = whole.pop()
            first, last = min(above[0], first), max(above[1], last)
        whole.append((first, last))
    return list(dict.fromkeys(_before_verb(text[start:end]) for start, end in whole))


def _read_on(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a term begins and ends that goes on with words which the rules of terms read together with it.

    «Ежемесячно в течение 2026 года», «ежегодно до 1 февраля следующего года»: what changes nothing is no part of it.
    """
    ends = [word.end() for word in islice(_WORD.finditer(text, end, end + _BACK), _WORDS_ON)]
    starts = [word.start() for word in _WORD.finditer(text, max(0, start - _BACK), start)][-_WORDS_ON:]
    spans = [*((start, last) for last in reversed(ends)), *((first, end) for first in starts)]
    known = _deadline(text[start:end].strip(" ,"))
    for first, last in spans if known else ():
        wider = _deadline(text[first:last])
        if wider and wider != known:
            return max(at for at in (first, *starts, start) if at <= start and _deadline(text[at:last]) == wider), last
    return start, end


@lru_cache(maxsize=4096)
def _deadline(phrase: str) -> Deadline | None:
    """Return what a phrase means, None where it means no day: an order of any day would read it so."""
    years = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", phrase)]
    deadline = read_term(phrase, date(min(years, default=2026), 1, 1), Calendar(), in_prose=True).deadline
    return None if isinstance(deadline, Unclear | OnDemand | Permanent) else deadline


def _grown(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a term begins and ends whose other days stand beside the one that was found.

    A part of a term must not pass for the whole of it; what cannot be read is then asked.
    """
    first = re.match(rf"(?:{_DATE}|{_DAYS}\s|до\s)", text[start:end], re.IGNORECASE)
    for before in (_EARLIER, _COUNTED):
        if first and (earlier := before.search(text, max(0, start - _BACK), start)):
            start = earlier.start()
    for before in (_NO_LAST, _THEN):
        if limited := before.search(text, max(0, start - _BACK), start):
            start = limited.start()
    for behind in (_MORE, _LIMITED):
        more = behind.match(text, end)
        end = more.end() if more else end
    if re.fullmatch(rf"со?\s+{_DATE}", text[start:end], re.IGNORECASE) and (opened := _OPEN_END.match(text, end)):
        end = opened.end()
    return start, end


def _before_verb(phrase: str) -> str:
    """Return the words before the task: «в 10-дневный срок со дня подписания назначить…» is no term to its end."""
    for word in re.finditer(r"[А-Яа-яЁё]+(?:ть|ти|чь|ться|тись)\b", phrase):
        if is_infinitive(word[0]):
            phrase = phrase[: word.start()]
            break
    return phrase.strip(" ,")


def _is_day(text: str) -> bool:
    """Say whether a bare date is one: it needs its year or the month's name, for «09.30» may be a clock."""
    return not re.fullmatch(r"\d{1,2}[./]\d{1,2}", text.strip())
