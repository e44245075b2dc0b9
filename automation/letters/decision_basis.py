"""What «Основание» says: an act it rests on, the document that decided, whether reports go on (0305, 0333, 0463)."""

import re

from automation.letters.cases import kind_in_cases
from automation.letters.marks import quoted
from automation.letters.tellable import tellable
from automation.patterns import lazy
from automation.russian import without_stop

_OFFICE = r"резолюци|поручени|указани|служебн|докладн|протокол|постановлени|распоряжени|приказ"
_PARTS = lazy(rf"[;,]\s+(?=(?i:{_OFFICE}|письм))")
_ACT = lazy(r"(?i)(?:постановление|распоряжение|приказ|решение|закон|указ) \S")
_DECIDES = lazy(
    r"(?i)(?:резолюци|поручени|указани|протокол|постановлени|распоряжени|приказ|решени)[^;]*?\d\d\.\d\d\.\d{4}"
)
_ASKED = r"письм[оае]\b|обращени|ходатайств|заявлени|заявк|рапорт|просьб"
_DOCUMENT = lazy(rf"(?i)(?:{_OFFICE}|решени|закон\b|указ\b|{_ASKED})")
_BEHIND = lazy(r"(?:[:;]\s+|(?<=\d),\s+|\s+[–—-]\s+)(?!вх\b|п\.|пункт|№)(.+)")  # what follows the name of a document
_WORD = lazy(r"[А-Яа-яЁё]{3,}")
_REPORTS = lazy(r"(?i)отч[её]т|сведени|информаци|доклад|справк")
_GOES_ON = lazy(r"(?i)\b(?:впредь|далее|в составе|(?:представля|направля|переда)(?:ть|вать|[ею]тся|ются))\b")
_BY_ANOTHER = lazy(r"(?i)\b(?:представля|направля|переда|собира|да|вед)(?:[её]т|[юу]т)\b")
ENOUGH = 2  # so many words say something; «резолюция, п. 3» says nothing of its own


def act_in(basis: str) -> str:
    """Write on what act a decision rests, in the genitive: «постановления от 20.05.2026 № 140 о ликвидации …»."""
    act = next((part for part in _PARTS.split(basis) if _ACT.match(part)), "")
    kind, _, rest = without_stop(act, " .").partition(" ")
    return f"{kind_in_cases(kind)['род']} {quoted(rest)}" if rest and tellable(act) else ""


def deciding_document(basis: str) -> str:
    """Return by what document it was decided, where its day is named: «протокол ректората от 18.05.2026 № 17».

    A letter or memo that asked for the decision is none.
    """
    document = next((part for part in _PARTS.split(without_stop(basis, " .")) if _DECIDES.match(part)), "")
    behind = _BEHIND.search(document)
    return (document[: behind.start()] if behind else document) if tellable(basis) else ""


def documents_alone(basis: str) -> str:
    """Return a ground without what a clerk wrote behind its documents: «письмо от 18.09.2026 № 205: центр записал»."""
    apart, joints = _PARTS.split(basis), [*_PARTS.findall(basis), ""]
    named = (part[: behind.start()] if (behind := _words_behind(part)) else part for part in apart)
    return "".join(f"{document}{joint}" for document, joint in zip(named, joints, strict=True))


def tells_of_reports(basis: str) -> bool:
    """Tell whether by a ground the addressee goes on reporting: no letter says beside it that nothing is asked for.

    Its own words tell it, besides documents: a document is known by its first word, and what follows its name begins
    behind a sign. Reports that the words say somebody makes («отчёты впредь представляет учредитель») are not the
    addressee's (decision 0333).
    """
    told = "; ".join(filter(None, map(_besides, _PARTS.split(without_stop(basis, " .")))))
    return bool(_REPORTS.search(told) and _GOES_ON.search(told) and not _BY_ANOTHER.search(told))


def _besides(part: str) -> str:
    if _DOCUMENT.match(part.strip()):
        behind = _words_behind(part)
        return behind[1].strip() if behind else ""
    return part.strip() if len(_WORD.findall(part)) >= ENOUGH else ""


def _words_behind(part: str) -> re.Match[str] | None:
    """Find the words that stand behind the name of a document; None where there are none, or too few."""
    behind = _BEHIND.search(part) if _DOCUMENT.match(part.strip()) else None
    return behind if behind and len(_WORD.findall(behind[1])) >= ENOUGH else None
