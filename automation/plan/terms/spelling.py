"""What people and scanners do to a phrase, undone: one canonical lower-case spelling, repairs told."""

import re
import unicodedata

from automation.patterns import lazy
from automation.russian.fold import DASHES, clean, straighten

# Буквы, которыми сканер заменяет цифры в датах.
MISREAD = str.maketrans("oоlіi|з", "0011113")
MISREAD_DATE = lazy(r"(?<![\w.,])([\doоlіi|з]{1,2})([.,])([\doоlіi|з]{1,2})\2([\doоlіi|з]{4})(?!\d)")
ENDING = r"ого|его|ому|ему|ой|ый|ий|ая|ое|ые|ых|го|му|ти|ми|ой|й|я|е|м|х|ю"
# (что написано, как читается); по порядку
REPAIRS = (
    (r"[\"'«»“”„‘’`]", " "),
    (rf"(\d)(?:\s?-\s?(?:{ENDING}|и)|(?:{ENDING}))(?![а-я])", r"\1"),  # «5-го», «3х», «1-й»
    (r"(?<=[а-я])(?=\d)", " "),  # «до12.12.2025»
    (r"(?<=\d)(?=[а-я])", " "),  # «2014года»
    (r"(?<=\d) ?- ?(?=дневн|недельн|месячн)", " "),  # «3-дневный»
    (r"(?<![а-я])[тс]\. ?г(?:\.|(?![а-я]))", " текущий год "),  # «до 25 декабря с.г.»
    (r"(?<![а-я])г\. ?г\.", " гг "),
    (r"(?<![а-я])п ?/ ?г(?![а-я])", "полугодие"),
    (r"(?<![а-я])р\. ?д\.", " рабочий день "),
    (r"^[-•·] ?(?=[а-я])", ""),  # «– до 12.12.2025»: знак списка
    (r" ?, ?чем(?![а-я])", " чем"),
    (r" ?[,(] ?(?=включ)", " "),
    (r"(?<![а-я])пол[ -]+года", "полгода"),
    (r"\(", " , "),
    (r"[)\[\]]", " "),
    (r"[;:]", lambda m: m[0] if m[0] == ":" and _inside_time(m) else " , "),
    (r"(?<![а-я])а также(?![а-я])", " и "),
    (r"\s+", " "),
)
_COMPILED = tuple((lazy(pattern), change) for pattern, change in REPAIRS)


def _inside_time(match: re.Match[str]) -> bool:
    """«10:30»: the colon stands between digits."""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return len(around) == 3 and around[0].isdigit() and around[2].isdigit()


def spell(phrase: str) -> tuple[str, tuple[str, ...]]:
    """The canonical spelling of a phrase and the repairs that a person must know of (Russian sentences)."""
    text = unicodedata.normalize("NFKC", straighten(clean(phrase))).lower().replace("ё", "е")
    text = text.translate(DASHES)
    repaired = MISREAD_DATE.sub(lambda m: m[0].translate(MISREAD), text)
    notes = (f"Буквы на месте цифр прочтены как цифры: {repaired.strip()}.",) if repaired != text else ()
    for pattern, change in _COMPILED:
        repaired = pattern.sub(change, repaired)
    return repaired.strip(" .,"), notes
