"""First names and patronymics: which sex they tell, how they decline, and whether the forms are certain."""

from functools import cache
from typing import Literal

from automation.russian.morphology import first_name_sex
from automation.russian.surnames import EASTERN_LAST, PREFIXES, VOWEL_BEFORE_A, Forms, PersonSex, hyphened, like, made

# Before a hyphen these do not decline, nor does any part before one of ``EASTERN_LAST``: «Абдул-Азиз», «Жан-Жак».
STANDS_FIRST = "жан магомед мухаммад мухаммед гаджи хаджи шейх сейд саид мир али амир"
EASTERN_FIRST = PREFIXES | frozenset(STANDS_FIRST.split(" "))
FEMININE_SOFT = {"любовь", "эсфирь", "юдифь", "рахиль", "нинель", "адель", "рашель", "руфь"}
# Names whose -ия is unstressed; with a stressed -ия the dative ends in -ие. The stress of any other name is unknown.
UNSTRESSED_IYA = (
    "ия мария наталия лидия юлия анастасия виктория евгения валерия ксения клавдия софия лия розалия эмилия евдокия "
    "лилия агния пелагия таисия евлалия амалия корнелия офелия стефания мелания антония камелия ефимия анисия дария "
    "феодосия есения глафирия капитолия калерия анфия цецилия аполлинария юния азалия евфросиния аделия аврелия "
    "агафия агапия аксиния александрия анжелия виталия вирджиния виргиния гортензия доминикия евстолия евлампия "
    "зиновия игнатия иустиния кассия констанция летиция ливия лукерия люция олимпия патриция поликсения порфирия "
    "прасковия сильвия соломия соломония устиния фелиция феврония флавия фотиния харития юстиния алисия анисия "
    "афанасия василия георгия гликерия леокадия минервия онисия пульхерия фетиния иулия иулиания параскевия хиония"
)
FEMININE_IYA = frozenset(UNSTRESSED_IYA.split(" "))
STRESSED_IYA = {"зульфия", "алия", "альфия", "румия", "рамзия", "нурия", "фаузия", "закия"}
MASCULINE_IYA = {"захария", "иеремия", "илия", "исаия", "малахия", "анания", "гия"}


@cache
def given_sex(low: str) -> PersonSex | None:
    """Return the sex a first name tells; of a double one («Анна-Мария») what its parts tell together."""
    sexes = {first_name_sex(p) for p in low.split("-") if p} - {None}
    return sexes.pop() if len(sexes) == 1 else None


@cache
def decline_given(word: str, role: Literal["f", "p"], sex: PersonSex) -> tuple[Forms, bool]:
    """Return a first name or a patronymic in both cases, and whether the forms are certain."""
    if role == "p":
        return _patronymic(word, sex)
    return _double(word.split("-"), sex) if "-" in word else _given(word, sex)


def _patronymic(word: str, sex: PersonSex) -> tuple[Forms, bool]:
    low = word.lower()
    forms = made(word, "MIDDLENAME", sex)
    if sex == "м" and forms[0] == word and low.endswith("ч"):
        forms = like(word, (f"{low}а", f"{low}у"))  # «Иваныч»
    return forms, low.endswith("ич" if sex == "м" else "на")


def _double(pieces: list[str], sex: PersonSex) -> tuple[Forms, bool]:
    """Decline a double name: a woman's parts each («Анны-Марии»), else only the last («Каадыр-оола», «Жан-Жака»)."""
    done = [_given(p, sex) if p else ((p, p), False) for p in pieces]
    eastern = pieces[-1].lower() in EASTERN_LAST or pieces[0].lower() in EASTERN_FIRST
    if sex == "м" or eastern:
        return hyphened([*((p, p) for p in pieces[:-1]), done[-1][0]]), eastern
    each = all(sure and forms[0] != p for p, (forms, sure) in zip(pieces, done, strict=True))
    return hyphened([forms for forms, _ in done]), each


def _given(word: str, sex: PersonSex) -> tuple[Forms, bool]:
    low = word.lower()
    forms = made(word, "FIRSTNAME", sex)
    if low.endswith("ия"):
        return _in_iya(word, sex)
    if low.endswith(("жа", "ша", "ча", "ща")):
        forms = like(word, (f"{low[:-1]}и", f"{low[:-1]}е"))
    if sex == "ж":
        if low.endswith("ь") and forms[0] == word:
            forms = like(word, (f"{low[:-1]}и", f"{low[:-1]}и"))
        return forms, not (low.endswith("ь") and low not in FEMININE_SOFT) and not VOWEL_BEFORE_A.fullmatch(low)
    if low.endswith("ло"):
        return like(word, (f"{low[:-1]}а", f"{low[:-1]}у")), False
    if low.endswith("ек"):
        return like(word, (f"{low}а", f"{low}у")), True
    if forms[0] == word and low[-1] in "ая" and not VOWEL_BEFORE_A.fullmatch(low):
        return like(word, (f"{low[:-1]}{'ы' if low[-1] == 'а' else 'и'}", f"{low[:-1]}е")), False
    return forms, not low.endswith(("ец", "ок")) and not VOWEL_BEFORE_A.fullmatch(low)


def _in_iya(word: str, sex: PersonSex) -> tuple[Forms, bool]:
    """Decline a name in -ия: «Мария» is «Марии» in both cases, «Зульфия» (stressed) has the dative «Зульфие»."""
    low = word.lower()
    bookish = low in (FEMININE_IYA if sex == "ж" else MASCULINE_IYA)
    return like(word, (f"{low[:-1]}и", f"{low[:-1]}{'и' if bookish else 'е'}")), bookish or low in STRESSED_IYA
