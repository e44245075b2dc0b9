"""What is printed in capitals written as in running text, confirmed by the rest of the order."""

import re
from collections import Counter

from automation.plan.order.beginnings import heads_name, names_people
from automation.russian import capital
from automation.russian.heads import ORGANS, is_body, is_legal_form, is_post
from automation.russian.morphology import is_known, is_preposition, lemmas, may_be, tags_of
from automation.russian.organisations import ACRONYMS

_NAMED = re.compile(
    r"(?:и [а-яё-]+ )?(?:(?:городск|сельск|муниципальн|административн|внутригородск|национальн|автономн)\w+ )?"
    r"(?:район|област|кра[йяюе]|округ|поселени|сельсовет|поссовет|улус|респуб)(?!н)",
    re.I,
)
_GENERIC = re.compile(
    r"(?:городск|сельск|муниципальн|районн|областн|бюджетн|каз[её]нн|автономн|образовательн|общеобразовательн|"
    r"дошкольн|средн|основн|район|област|кра[йяюе]\b|округ|город|образовани|внутригородск|детск|юношеск|медицинск|"
    r"[а-яё]+ческ|[а-яё]+тельск|сельск|гражданск|хозяйственн|поссовет|республик|исполнительн|местн|"
    r"административн|территориальн|культур|морск|заводск|женск)\w*"
)
# Behind these words stands the name of a place: «города Орла», «ЗАТО Светлый», «округа «Город Южный».
_PLACES = re.compile(
    r"(?:город|сел|станиц|хутор|деревн|пос[её]л(?:ок|к)|аул|слобод|район|округ|поселени|республик)[аыеиоямув]{0,2}|рп|пгт|зато|мо",
    re.IGNORECASE,
)
_CLIPPED = re.compile(r"(?:(?i:[гсдпх]|пос|ст)|[А-ЯЁ]{2,4})\.")  # «Г. ЧИТЫ», «ПО УЛ. САДОВОЙ»
_SIDE = re.compile(r"(?:южн|западн|восточн|нов|стар|больш|мал|красн|бел)о|(?:верхн|нижн|средн)е")  # of a place
# Common words that are as well a feast, an age or a land: «музей Победы», «храм Троицы», «Красный Октябрь».
_MAY_BE_NAMES = frozenset({
    "апостол", "берег", "богородица", "война", "воскресение", "день", "звезда", "ключ", "крест", "май", "мир", "море",
    "октябрь", "отечество", "победа", "революция", "родина", "святой", "север", "слава", "спас", "труд", "троица", "юг",
})  # fmt: skip


# Of whom a school is named after.
_TITLES = re.compile(r"\bгероя (?:советского союза|российской федерации|(?:социалистического )?труда)\b", re.IGNORECASE)
_DISTRICT = re.compile(r"\b([а-яё-]+)(\sфедеральн[а-яё]+\sокруг[а-яё]*)", re.IGNORECASE)  # «Северо-Западному …»
# «Аппарат Законодательного Собрания», «Отделение Фонда», but «аппарата собрания»: only the body itself knows.
_STATE = frozenset({"дума", "законодательный", "палата", "собрание", "суд", "судебный", "фонд"})
# Names of bodies within another name: both words at once tell how they are written.
_WITHIN = {
    f"{one} {two}".lower(): (one, two)
    for one, two in (
        ("Кабинет", "Министров"), ("Кабинета", "Министров"), ("Пенсионного", "фонда"), ("Социального", "фонда"),
        ("Страхового", "фонда"), ("Судебного", "департамента"), ("Федеральной", "службы"),
        ("Федерального", "агентства"),
    )
}  # fmt: skip


def normal_case(written: str, text: str) -> tuple[str, bool]:
    """Write «АДМИНИСТРАЦИЯ АКСАЙСКОГО…» as a name is written in running text, and whether the text confirms it."""
    seen = Counter(re.findall(r"[А-Яа-яЁё-]+", text))
    # «МУП «ГОРВОДОКАНАЛ»»: a name in quotes is printed in capitals where its words are of the dictionary or the text
    quoted = re.findall("[А-ЯЁ]{5,}", " ".join(re.findall('[«"][^»"]+', written)))
    shouted = sum(is_known(w.lower()) for w in quoted) > 1 or any(capital(w.lower()) in seen for w in quoted)
    if not (written.isupper() or shouted or (heads_name(written) and re.match(r"[А-ЯЁ]{5}", written))):
        return written, True
    out: list[str] = []
    sure = True
    opened, placed = True, False
    tokens = re.sub(r"(?<![А-ЯЁ])((?:[А-ЯЁ]\.)+)(?=[А-ЯЁ]{3})", r"\1 ", written).split(" ")
    short = _abbreviations(text)
    for at, token in enumerate(tokens):
        word = token.strip('«»"„“(),.')
        adjective = may_be(word, "ADJF") or may_be(word, "PRTF")
        territory = adjective and _NAMED.match(" ".join(tokens[at + 1 :])) is not None
        # «ГОРОДА ОРЛА ПОСЕЛОК РЫБНЫЙ», but «ГОРОДА КРАСНОЕ СЕЛО»
        kind = _PLACES.fullmatch(word) is not None and not (at and may_be(tokens[at - 1], "ADJF"))
        surname = _initials(tokens, at + 1) and not _titles(word.lower(), tokens[at + 2 :])
        named = (placed and not kind) or territory or surname
        initials = _initials(tokens, at)
        clipped = not initials and _CLIPPED.fullmatch(token) is not None
        first = opened or token[:1] in '«"„'
        if initials or word in short or _stays(tokens, at, word):
            new, known = word, True
        elif beside := _beside(tokens, at):
            new, known = beside, True
        else:
            new, known = (word.lower(), True) if clipped else _word(word, seen, first=first, named=named)
        sure = sure and (known or (territory and new.istitle()))
        out.append(token.replace(word, new) if word else token)
        placed = clipped or initials or _PLACES.fullmatch(word) is not None or (placed and new[:1].isupper())
        opened = False
    calm = _TITLES.sub(lambda title: title[0].title(), " ".join(out))
    return _DISTRICT.sub(lambda of: of[1].title() + of[2].lower(), calm), sure


def _beside(tokens: list[str], at: int) -> str:
    """Return a word as the words beside it tell that it is written; "" where they tell nothing."""
    low = [token.strip('«»"„“(),.').lower() for token in tokens]
    for first in (at, at - 1):
        if pair := _WITHIN.get(" ".join(low[max(first, 0) : first + 2])):
            return pair[at - first]
    if low[at] == "федеральной" and "службы" in low[at + 2 : at + 3]:
        return capital(low[at])  # «Федеральной налоговой службы»
    if at and low[at].startswith("правительств") and _NAMED.match(" ".join(low[at + 2 :])):
        return capital(low[at])  # «комиссия … Правительства Примерской области»
    of_name = at > 1 and _names_place(low, at - 1) and may_be(low[at], "NOUN", "nomn")
    of_name = of_name and lemmas(low[at]).isdisjoint(_MAY_BE_NAMES)
    return capital(low[at]) if _names_place(low, at) or of_name else ""


def _names_place(low: list[str], at: int) -> bool:
    """Say whether an adjective in the nominative behind a kind of place is its name: «города Сосновый Борок»."""
    adjective = may_be(low[at], "ADJF", "nomn") and not (may_be(low[at], "gent") or may_be(low[at], "NOUN"))
    kinds = [word == "типа" or _PLACES.fullmatch(word) is not None for word in low[max(at - 1, 0) : at + 2 : 2]]
    return at > 0 and adjective and kinds[0] and kinds[1:] != [True]


def _titles(word: str, behind: list[str]) -> bool:
    """Say whether a word before initials is none of a name: «им.», «академика Н.Н. Семёнова», but «Мельника И.И.»."""
    people = any(names_people(tag) and {"gent", "sing"} <= tag.grammemes for tag in tags_of(word))
    return word == "им" or (people and bool(behind) and may_be(behind[0].strip('»".,'), "Surn"))


def _initials(tokens: list[str], at: int) -> bool:
    """Say whether there is a token that is initials: several of them, or one behind «имени»; «Г. ЧИТЫ» is a place."""
    if at == len(tokens):
        return False
    several = tokens[at].count(".") > 1 or (at > 0 and tokens[at - 1].lower() in {"имени", "им."})
    return several and re.fullmatch(r"[«\"]?(?:[А-ЯЁ]\.)+", tokens[at]) is not None


def _stays(tokens: list[str], at: int, word: str) -> bool:
    """Say whether a word stays as it is: one in small letters, with figures («ИК-7») or of a legal form («ФГБОУ ВО»).

    A short unknown word before a name in quotes is one («ОГУ «Лесхоз»»).
    """
    if not word.isupper() or re.search(r"\d(?!\d*-[А-ЯЁ]{4})", word):  # but «80-ЛЕТИЯ»
        return True
    form = len(word) < 7 and tokens[at + 1 : at + 2] and tokens[at + 1][:1] in '«"„' and not is_known(word.lower())
    return bool(form) or (at > 0 and is_legal_form(tokens[at - 1]) and len(word) < 4)


def _abbreviations(text: str) -> set[str]:
    """Return the words that running text writes in capitals («директору МУП «КИС»») and that are no others shouted."""
    running = [line for line in text.split("\n") if sum(map(str.islower, line)) > sum(map(str.isupper, line))]
    found = re.findall(r"([«\"]?)(?<![А-ЯЁа-яё-])([А-ЯЁ]{2,6})(?![А-ЯЁа-яё-])", "\n".join(running))
    return {word for quote, word in found if quote or not is_known(word.lower())}


def _word(word: str, seen: Counter[str], *, first: bool, named: bool) -> tuple[str, bool]:
    low = word.lower()
    if not word or not re.search("[А-ЯЁ]", word):
        return word, True
    if low[0].isdigit():  # «80-ЛЕТИЯ»
        return low, True
    if not first and (low in {"и", "имени"} or is_preposition(low)):
        return low, True
    if _is_abbreviation(word):
        return word, True
    title = "-".join(capital(part) if part not in {"на"} else part for part in low.split("-"))
    if "-" in low and any(word.startswith(title[:-3]) for word in seen):  # «Верхне-Илимского», as the order's words
        return title, True
    if first or low.startswith("республик"):
        new = title if "-" in low and _is_proper(low) else capital(low)
        return new, "-" not in low and (len(low) > 5 or is_known(low))  # «ЛДПР» may be any letters
    large, small = _votes(low, seen)
    if large or small:
        return (title, True) if large >= small else (low, True)
    if low.startswith(("министерств", "правительств")) or low in {"федеральной", "федерального", "федерации"}:
        return title, False  # «Территориальное управление Министерства …», «… Федеральной службы»
    if low.startswith("рос") and any(map(is_body, lemmas(low))):
        return title, True  # «Управление Росреестра»
    if not lemmas(low).isdisjoint(_STATE):
        return low, False
    if _GENERIC.fullmatch(low) or any(is_body(lemma) or is_post(lemma) for lemma in lemmas(low)):
        return low, True
    proper = _is_proper(low)
    return (title, named and proper) if named or proper else (low, lemmas(low).isdisjoint(_MAY_BE_NAMES))


def _votes(low: str, seen: Counter[str]) -> tuple[int, int]:
    """Return how often the word, in whatever case, is written with a capital and without in the order's own text."""
    large = small = 0
    for word, times in seen.items():
        if word.isupper() or word[:3].lower() != low[:3]:
            continue
        if not lemmas(low).isdisjoint(lemmas(word)):
            large, small = large + times * word[0].isupper(), small + times * word[0].islower()
    return large, small


def _is_abbreviation(word: str) -> bool:
    if is_legal_form(word) or word in ORGANS or word in ACRONYMS or re.fullmatch("ДОУ|ЗАТО|[IVXLC]+", word):
        return True
    shortened = word.isalpha() and "Abbr" in tags_of(word)[0] and is_known(word.lower())
    return shortened or (len(word) <= 5 and not re.search("[АЕЁИОУЫЭЮЯ]", word))


def _is_proper(low: str) -> bool:
    """Tell whether a word names a place or a person, comes from a place («аксайского») or is in no dictionary.

    Of one with a hyphen the last part tells, where the first does not join two adjectives («кожно-венерологический»).
    """
    first, _, low = low.rpartition("-")
    if first and is_known(low) and not _SIDE.fullmatch(first) and first[-1] in "ое" and is_known(f"{first[:-1]}ый"):
        return False
    likeliest = tags_of(low)[0]
    of_place = "ADJF" in likeliest and re.search(r"ск(?:ий|ая|ое|ие|ого|ой|ому|их|им|ими|ую|ом)$", low)
    named = {"Geox", "Name", "Surn", "Patr", "Orgn"} & likeliest.grammemes
    return bool(of_place or named) or not is_known(low)
