"""Undoes what people and scanners do to a phrase: it gets one canonical lower-case spelling, and repairs are told."""

import re
import unicodedata

from automation.patterns import lazy
from automation.plan.terms.scan import read_word
from automation.russian.dates import ANY_MONTH
from automation.russian.fold import DASHES, clean, straighten

# Letters that a scanner puts in place of the figures of dates.
MISREAD = str.maketrans("oоlіi|з", "0011113")
MISREAD_DATE = lazy(r"(?<![\w.,])([\doоlіi|з]{1,2})([.,])([\doоlіi|з]{1,2})\2([\doоlіi|з]{4})(?!\d)")
ENDING = r"ого|его|ому|ему|ой|ый|ий|ая|ое|ые|ых|го|му|ти|ми|ой|й|я|е|м|х|ю"
# «10 (десяти)», «5-дневный (пятидневный)»: the number is said again in words, in brackets.
SAID_TWICE = lazy(r"(\d{1,3})((?: ?- ?[а-я]{1,3})?(?: ?-? ?(?:дневн|недельн|месячн)[а-я]*)?) ?\(([а-я -]+)\)")
# what is written, and how it is read; applied in this order
REPAIRS = (
    (SAID_TWICE, lambda m: m[1] + m[2] if number_said(m[3]) == int(m[1]) else m[0]),
    (rf"(?<![а-я])({ANY_MONTH}), (?=(?:19|20)\d\d ?г)", r"\1 "),  # «сентябрь-декабрь, 2021 года»
    (r"(?<![а-я])(?:финансов|календарн)[а-я]+ (?=год)", ""),  # «до 30 декабря текущего финансового года»
    (r"\Aпо мере [а-я]+(?: [а-я]+){0,3},? (?:но |и )?(?=не (?:реже|менее) )", ""),  # «поступления заявок»
    (r" - (?=(?:[а-я]+(?:ому|ему) )?дню [а-я])", " , к "),  # «к 9 декабря – Международному дню …»
    (r"(?<![а-я])во? (?:все )?дни(?= [а-я])", "в период"),  # «в дни школьных каникул»
    (r"(?<![а-я])на постоянной основе(?![а-я])", "постоянно"),
    # «с последующим ежеквартальным обновлением»
    (r"(?<![а-я])с последующ(?:им|ей) (еже(?:месяч|кварталь|год)н)(?:ым|ой) [а-я]+", r"далее \1о"),
    (r"(?<![а-я])дважды(?= в | ?[:-])", "2 раза"),
    (r"(?<![а-я])(?:в (?:дальнейш|последующ)ем|последующ(?:ие|ий|ая)|впоследствии|потом)(?![а-я])", "далее"),
    (r"(?<![а-я])трижды(?= в | ?[:-])", "3 раза"),
    (r"(?<![а-я])его (?=подпис|приняти|издани)", ""),
    (r"(?<![а-я])в срок,? не превышающ[а-я]+(?![а-я])", "в срок не более"),
    (r"(?<![а-я])самое позднее(?![а-я])", "не позднее"),
    (r"(?<![а-я])(?:(?:1|один|одного) )?раза? в семестр(?![а-я])", "2 раза в год"),
    (r"[\"'«»“”„‘’`]", " "),
    (rf"(\d|(?<![a-z])[ivx]+(?=\s?-))(?:\s?-\s?(?:{ENDING}|и)|(?:{ENDING}))(?![а-я\d])", r"\1"),  # «5-го», «3х», «I-й»
    (r"(?<=[а-я])(?=\d)", " "),  # «до12.12.2025»
    (r"(?<=\bв )(\d{1,2})-(\d\d)(?![\d.:]| ?[а-я])", r"\1:\2"),  # «в 8-30»
    (r"(?<=\d)(?=[а-я])", " "),  # «2014года»
    (r"(?<=\d) ?- ?(?=дневн|недельн|месячн)", " "),  # «3-дневный»
    (r"(?<![а-я])[тс]\. ?г(?:\.|(?![а-я]))", " текущий год "),  # «до 25 декабря с.г.»
    (r"(?<![а-я])г\. ?г\.", " гг "),
    (r"(?<![а-я])п ?/ ?г(?![а-я])", "полугодие"),
    (r"(?<![а-я])р\. ?д\.", " рабочий день "),
    (r"^[-•·] ?(?=[а-я])", ""),  # «– до 12.12.2025»: the mark of a list
    (r" ?, ?чем(?![а-я])", " чем"),
    (r" ?[,(] ?(?=включ)", " "),
    (r"(?<![а-я])пол[ -]+года", "полгода"),
    (r"(?<=\d) \((?=\d+\))", " ? "),  # «15 (16) апреля»: two numbers in place of one
    (r"\(", " , "),
    (r"[)\[\]]", " "),
    (r"[;:]", lambda m: m[0] if m[0] == ":" and _inside_time(m) else " , "),
    (r"(?<![а-я])а также(?![а-я])", " и "),
    (r"(?<![а-я\d])с\. ?(?=[а-я]{4})", "село "),  # «с. Березняки» is no «с»
    (r"(?<![а-я])и (?:повторно|вторично|снова)(?= (?:до|к|не позднее) )", "и"),  # «до 12 апреля и повторно до 12 июня»
    (rf"(?<![а-я])({ANY_MONTH}) ?/ ?(?=\d{{1,2}} (?:{ANY_MONTH}))", r"\1 , "),  # «1 апреля / 1 ноября»
    (r"\s+", " "),
)
_COMPILED = tuple((lazy(form) if isinstance(form, str) else form, change) for form, change in REPAIRS)


def number_said(words: str) -> int | None:
    """Return the number that words name («двадцать пятого» → 25, «десятидневный» → 10); None where they name none."""
    tokens = [token for word in words.replace("-", " ").split() for token in read_word(word)]
    numbers = [token.value for token in tokens if isinstance(token.value, int)]
    others = {token.symbol for token in tokens} - {"N", "десятки", "дневный", "недельный", "месячный"}
    return sum(numbers) if numbers and not others else None


def _inside_time(match: re.Match[str]) -> bool:
    """Tell whether the colon stands between digits, as in «10:30»."""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return len(around) == 3 and around[0].isdigit() and around[2].isdigit()


def spell(phrase: str) -> tuple[str, tuple[str, ...]]:
    """Return the canonical spelling of a phrase and the repairs that a person must know of (Russian sentences)."""
    text = unicodedata.normalize("NFKC", straighten(clean(phrase))).lower().replace("ё", "е")
    text = text.translate(DASHES)
    repaired = MISREAD_DATE.sub(lambda m: m[0].translate(MISREAD), text)
    notes = (f"Буквы на месте цифр прочтены как цифры: {repaired.strip()}.",) if repaired != text else ()
    for pattern, change in _COMPILED:
        repaired = pattern.sub(change, repaired)
    return repaired.strip(" .,"), notes
