"""Sets quotes, no-break spaces and dashes in a composed text, as a typesetter does last."""

import re
from collections.abc import Iterator

from automation.patterns import lazy
from automation.russian.dates import MONTHS

NBSP = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
B = "[ \u00a0]"
MONTH = "|".join(MONTHS)
CAP = "[А-ЯЁ]"
SURNAME = rf"{CAP}[А-ЯЁа-яё]+"
UNIT = "л|экз|ч|мин|сек|руб|коп|тыс|млн|млрд|чел|шт|кв|кг|км|см|мм|га|стр|раб|час(?:а|ов)?|°C"
LINK = (
    r"(?:https?://|www\.)[^\s«»„“\"<>]+|[^\s«»„“\"<>,;()]+@[^\s«»„“\"<>,;()]+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:ru|su|org|com|net|info|рф|дети)\b(?:/[^\s«»„“\"<>]*)?"
)
PATH = r"\b(?:inbox|outbox)/(?:[^\n;«»]*?\.(?=\w*[^\W\d])\w{1,10}(?=[\s,;:.)»]|$)|\S*)"
REGISTERED = lazy(rf"(?<=№{NBSP})[\w./-]*\w|\b\w+(?:[./-]\w+)*/\w+(?:[./-]\w+)*")
GIANT = lazy(r"\S{400}")  # no real word; looking for links and numbers in it would take minutes
BLANKS = lazy(r"(?<=\S)  +(?=\S)")
NUMBER_SIGN = lazy(rf"№{B}*(?=[\w\ue000-\uf8ff])")

LEAD = lazy(
    r"\s*(?:(?:по телефону\s+)?(?:сообщ(?:ено|ил[аи]?|ает|ают)|поясн(?:ено|ил[аи]?))|причина)\s*[:–—-]\s+",
    re.IGNORECASE,
)
SHORTENED = lazy(r"(?:(?<!\w)(?:[А-ЯЁ]|гг?|др|пр|экз|л|шт|чел|руб|коп|тыс|млн|млрд|ч|мин|стр)|\bт\.[ \u00a0]?[дп])\.$")

Aside = tuple[str, list[str]]
OPENING = frozenset('«„“"')
QUOTES = lazy('[«»„“”"]')
NO_BREAKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy(pattern), answer)
    for pattern, answer in (
        (rf"\b(\d{{1,2}}){B}(?=(?:{MONTH})\b)", rf"\1{NBSP}"),
        (rf"\b({MONTH}){B}(?=\d{{4}}(?!\d))", rf"\1{NBSP}"),
        (rf"(?<=\b\d{{4}}){B}?(?=гг?\.)", NBSP),
        (rf"(?<=\d){B}?%", f"{NBSP}%"),
        (rf"(?<=\d){B}(?=(?:{UNIT})\b)", NBSP),
        (rf"(?<=\d){B}(?=\d{{3}}(?!\d))", NBSP),
        (rf"(?<=\d{NBSP}ч){B}(?=\d)", NBSP),
        (rf"\b(пп|п|ст|ч|абз|подп|разд|гл|стр|л|д|кв|каб|доб|тел|прил)\.{B}?(?=\d)", rf"\1.{NBSP}"),
        (rf"(?<!\d[ \u00a0])\b(г|ул|пер|пос|пл|пр|х|с|ст|д|им){B}?\.{B}(?={CAP})", rf"\1.{NBSP}"),
        (rf"(?<![\w.])({CAP}\.){B}(?={SURNAME})", rf"\1{NBSP}"),
        (rf"\b({SURNAME}(?:-{SURNAME})?){B}(?={CAP}\.{B}?{CAP}\.(?!{B}?{SURNAME}))", rf"\1{NBSP}"),
    )
)
DASHES: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(r"(?:^|(?<=\n))[-—](?= )"), "–"),
    (lazy(r"(?<=[ \u00a0])[-—](?=[ \u00a0])"), "–"),
)
PROPER = lazy(  # «Каменный Яр», «Нижней Тавде», no post or body: «Заведующей Каменноярской …», «Управление Росреестра»
    rf"(?<![\w-])(?!\w+[ую]щ|\w+[аея]ние\b|Уважаем)({CAP}[а-яё]*(?:[ыио]й|[ая]я|[оеыи]е|[ое]го|[ое]му|ей|[ыи]х|[ую]ю))"
    rf"{B}(?={CAP}[а-яё])"
)
COUNTED = lazy(rf"((?:^|[ («])\d{{1,3}}){B}(?=[а-яё]{{4}})")  # «4 письма», but «пункт 2» has its own
ORDINAL = lazy(r"(?<=\d)-(?=[а-яё]{1,3}(?![\wа-яё-]))")  # «5-го числа», «80-летию» may be broken
TAIL = lazy(r"(?<=[A-Za-zА-ЯЁа-яё])-(?=(?:[A-ZА-ЯЁ]|\d{1,3})(?![\w-]))")  # «Домсервис-Р», «Водоканал-2»
OUT_OF = lazy(rf"((?:^|[ \u00a0(])\d+{B}(?:[а-яё]+{B}){{0,3}}из){B}(?=\d)")  # «в 3 случаях из 4», «91 из 91»
DATED = lazy(rf"(?<={B})([–—]){B}(?=\d\d\.\d\d\.\d{{4}}\b)")  # «срок – 31.07.2026»
BEFORE_DASH = lazy(rf"(?<=\S) (?=[–—]{B})")
SHORT_WORD = lazy(r"(?<![\w.-])([А-ЯЁ]|[а-яё]{1,2}|(?:[ВКС]о|На|По|За|Из|О[бт]|До|Не)) (?=\S)")
IN_COLUMN = lazy(rf"(?<=[а-яё]{{3}}){NBSP}(?=\d{{4}}(?!\d)|[А-ЯЁа-яё]{{4}})")  # «октября / 2026 г.», «Каменного / Яра»
LINKS = lazy(LINK)
COPIED = lazy(f"{PATH}|{LINK}")
INITIALS = lazy(rf"(?<![\w.])({CAP}\.{CAP}\.){B}(?={SURNAME})")
ITEM = lazy(rf"\b([Пп]ункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?){B}(?=\d)")
TWO_INITIALS = lazy(rf"(?<![\w.])({CAP}\.)({B}?)({CAP}\.){B}?(?={SURNAME})")


UNTORN = (
    (ITEM, rf"\1{NBSP}"),
    (COUNTED, rf"\1{NBSP}"),
    (OUT_OF, rf"\1{NBSP}"),
    (PROPER, rf"\1{NBSP}"),
    (BEFORE_DASH, NBSP),
)


def without_stop(text: str, stops: str = " .;") -> str:
    """Return the text without what ends it as a sentence; the point of initials and of «г.» is no stop."""
    bare = text.rstrip(stops.replace(".", ""))
    return bare if SHORTENED.search(bare) else bare.rstrip(stops)


def without_lead(text: str) -> str:
    """Return what was said without «сообщено: » before it: a sentence of ours that tells it says so itself."""
    lead = LEAD.match(text)
    return text[lead.end() :] if lead else text


def capital(text: str) -> str:
    """Return the text with its first letter large, also behind an opening quotation mark: «дорожная карта»."""
    at = 1 if text[:1] in OPENING else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def typography(text: str) -> str:
    """Set «ёлочки» and „лапки“ inside them, no-break spaces and dashes; letters and figures never change.

    Links, e-mail addresses and registration numbers stay as they are. So do quotes that do not pair, and a text with
    a «word» of hundreds of letters. Applying it twice changes nothing more.
    """
    if GIANT.search(text):
        return text
    body, links = _put_aside(text, LINKS)
    body = NUMBER_SIGN.sub(f"№{NBSP}", BLANKS.sub(" ", body))
    body, numbers = _put_aside(_quote(body), REGISTERED)
    body = TWO_INITIALS.sub(lambda m: m[1] + (NBSP if m[2] else "") + m[3] + NBSP, body)
    for pattern, answer in (*NO_BREAKS, *DASHES):
        body = pattern.sub(answer, body)
    return _put_back(_put_back(body, numbers), links)


def untorn(text: str) -> str:
    """Keep a page from breaking a line inside a number or a place, before a surname or a dash, after «№» or «пункт».

    Behind a dash a line may break (decision 0085). Only blanks become no-break ones, and the hyphens of registration
    numbers, of «5-го» and before the last letter or figure of a name («Домсервис-Р») U+2011. A reader sees no
    difference, so official names and words of an order may be given too. The register and whatever compares numbers
    keep «-». Paths, links and addresses stay as they are, because a clerk copies them.
    """
    if GIANT.search(text):
        return text
    body, links = _put_aside(text, COPIED)
    body = NUMBER_SIGN.sub(f"№{NBSP}", body)
    body = REGISTERED.sub(lambda number: number[0].replace("-", NO_BREAK_HYPHEN), body)
    body = TAIL.sub(NO_BREAK_HYPHEN, ORDINAL.sub(NO_BREAK_HYPHEN, body))
    for pattern, answer in (*NO_BREAKS, (INITIALS, rf"\1{NBSP}"), *UNTORN):
        body = pattern.sub(lambda found, answer=answer: _only_blanks(found, answer), body)  # type: ignore[misc]
    return _put_back(body, links)


def bound(heading: str) -> str:
    """Keep a word of one or two letters («о», «на», «и», not «Каменный Яр») from ending a line of a heading.

    So does a dash before a date: the lines of a heading are not justified, and nothing is stretched.
    """
    return DATED.sub(rf"\1{NBSP}", SHORT_WORD.sub(rf"\1{NBSP}", heading))


def in_column(text: str) -> str:
    """Let a line of a narrow column end between long words, and between month and year: «1–14 октября / 2026 г.».

    A run that is longer than the line would be torn anywhere, in the middle of a word and before «г.», too.
    """
    return IN_COLUMN.sub(" ", text)


def _only_blanks(found: re.Match[str], answer: str) -> str:
    """Bind words only where a blank becomes a no-break one; where a blank would be added, the text stays."""
    bound = found.expand(answer)
    return bound if len(bound) == len(found[0]) else found[0]


def _put_aside(text: str, held: re.Pattern[str]) -> tuple[str, Aside]:
    """Replace each stretch by a mark the text does not hold; return that text and what was put aside."""
    mark = next(c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text)
    return held.sub(mark, text), (mark, held.findall(text))


def _put_back(text: str, aside: Aside) -> str:
    mark, kept = aside
    whole = iter(kept)
    return re.sub(mark, lambda _: next(whole), text)


def _quote(text: str) -> str:
    """Write every pair of quotes by its depth; return the text unchanged where they do not pair.

    Where two pairs would end side by side, one mark ends both, and both open alike: «Концерт ансамбля «Дон».
    """
    letters, opened = list(text), []
    ended, begun = -2, 0  # where the last pair ended, and where it began
    for at, opens in _sides(text):
        if opens:
            opened.append(at)
            letters[at] = "«" if len(opened) % 2 else "„"
            continue
        if not opened:
            return text
        letters[at] = "»" if len(opened) % 2 else "“"
        if at == ended + 1:
            letters[ended], letters[at] = "", "»"
            letters[begun] = letters[opened[-1]] = "«"
        ended, begun = at, opened.pop()
    return text if opened else "".join(letters)


def _sides(text: str) -> Iterator[tuple[int, bool]]:
    """Yield the place of each quote and whether it opens; marks without direction are read by their neighbours."""
    depth = 0
    for match in QUOTES.finditer(text):
        at, quote = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if quote in "«„":
            opens = True
        elif quote == "»":
            opens = False
        elif not before or before.isspace() or before in "([{«„/–—-":
            opens = bool(after) and not after.isspace()
        else:
            opens = not depth and bool(after) and (after.isalnum() or after in "«„")
        depth += 1 if opens else -1
        yield at, opens
