"""Days as people type them and as papers show them."""

from datetime import date

from automation.patterns import lazy
from automation.russian.fold import fold

MONTH_LIST = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS = MONTH_LIST.split()
NAME_LIST = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
MONTH_NAMES = NAME_LIST.split()
MONTH_STEMS = [name.rstrip("ьй") for name in MONTH_NAMES]
# A month in whatever case, as a part of an expression.
MONTH_FORMS = [f"{name}[аеу]?" if name in MONTH_STEMS else f"{name[:-1]}[ьйяюе]" for name in MONTH_NAMES]
ANY_MONTH = f"(?:{'|'.join(MONTH_FORMS)})"
STEMS = {m[:3]: number for number, m in enumerate(MONTHS, 1)}
HOUR, SIXTY = r"(?:[01]?\d|2[0-3])", r"[0-5]\d"  # an impossible time makes the whole text unreadable
CLOCK = rf"(?:{HOUR}[:.]{SIXTY}|24[:.]00)(?:[:.]{SIXTY}(?:\.\d+)?)?(?:z|[+-]\d{{2}}:?\d{{2}})?"
SPOKEN = rf"{HOUR} ?ч(?:ас\w*)?\.?(?: ?{SIXTY} ?мин\w*)?"
TIME = rf"(?:[t ,]*(?:в )?(?:{CLOCK}|{SPOKEN}))?"
ENDING = r" ?(?:г|год|года|г\.)?"
FIGURES = lazy(rf"(\d{{1,2}})([.,/-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){ENDING}{TIME}")
ISO = lazy(rf"(\d{{4}})([-./])(\d{{2}})\2(\d{{2}}){ENDING}{TIME}")
WORDS = lazy(rf'"?(\d{{1,2}})"?(?:-?(?:го|ое|е))? ?([а-я]+)\.? ?(\d{{4}}|\d{{2}}){ENDING}{TIME}')


def show(day: date) -> str:
    """Show a day as 26.12.2025."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def shown(day: date | None) -> str:
    """Show a day as 26.12.2025; "" for none."""
    return show(day) if day else ""


def show_long(day: date) -> str:
    """Show a day as 26 декабря 2025 г., with plain blanks, which ``typography`` makes no-break ones."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} г."


def month_number(word: str) -> int:
    """Return the number of a month by its name in any case."""
    return next(n for n, stem in enumerate(MONTH_STEMS, 1) if word.lower().startswith(stem))


def parse_day(text: str) -> date | None:
    """Return the one day a text names, or None: 11.12.2025, 11.12.25 г., «11» декабря 2025 г., 2025-12-11 09:00.

    Day before month; two-digit years are of this century. Impossible dates, years outside 1900–2100 and any
    further word give None: nothing is guessed.
    """
    key = fold(text)
    if m := FIGURES.fullmatch(key):
        return possible_day(m[4], m[3], m[1])
    if m := ISO.fullmatch(key):
        return possible_day(m[1], m[3], m[4])
    if (m := WORDS.fullmatch(key)) and (month := _month(m[2])):
        return possible_day(m[3], month, m[1])
    return None


def _month(word: str) -> int | None:
    """Return the month of «декабря», «дек», «сент»; the nominative («декабрь») names no day."""
    number = STEMS.get(word[:3])
    return number if number and MONTHS[number - 1].startswith(word) else None


def possible_day(year: str | int, month: str | int, day: str | int) -> date | None:
    """Return the day, or None for one that no calendar has or that lies outside 1900–2100."""
    whole = int(year) + (2000 if len(str(year)) == 2 else 0)
    if not 1900 <= whole <= 2100:
        return None
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None
