"""Telephones, mail and rooms written beside an executor: how to reach somebody is never a part of who he is."""

import re

from automation.plan.order.beginnings import NAME

_MAIL = r"[\w.+-]+@[\w.-]+\.[a-z]+"
_FIGURES = r"[+(]?\d(?:[\d() –-]*\d)?[а-д]?(?![а-яё\d])"
_MARKED = (
    r"(?<![а-яё-])(?:(?:т|моб|сот|раб|дом|вн|внутр|доб|факс|каб|ауд|оф|комн?)\.|(?:факс|моб|доб|вн)(?![а-яё])"
    r"|тел(?:\.|ефон)?(?![а-яё])(?-i:\s[а-яё]+){0,3}"
    r"|(?<=[,(;])\s?(?:кабинет|аудитория|офис|комната)(?![а-яё])|(?:эл(?:\.|ектронная)\s*)?почта|e-?mail)"
)
_AREA = r"(?:(?:\+7|8)[\s-]*)?(?:\(\d{3,5}\)\s*|\d{3,5}[\s-])?"
_MOBILE = r"(?:\+7|8)[\s-]*\(?\d{3}\)?[\s-]*\d{3}[\s-]*\d\d[\s-]*\d\d"
_PHONE = rf"(?<![\w№-])(?<!№ )(?:{_AREA}[1-9]\d{{0,2}}-\d\d-\d\d|{_MOBILE})(?![\w-])"
_ONE = rf"(?:(?:{_MARKED}[\s.:/№–-]*)+(?:{_MAIL}|{_FIGURES}(?:,\s*{_FIGURES}(?!\s*[а-яё№]))*)|{_PHONE}|{_MAIL})"
_SEVERAL = rf"{_ONE}(?:[\s,;/]*(?:и\s+)?{_ONE})*"
_CONTACTS = re.compile(
    rf"(?:\s*\(\s*{_SEVERAL}\s*\)|(?<![\s,;:–—-])[\s,;:–—-]*+{_SEVERAL})(?P<more>\s+(?=[А-Яа-яЁё])(?!по\s))?",
    re.IGNORECASE,
)
# «Сушко Ж.В. 12-40»: behind a name two groups of figures can be nothing else.
_BEHIND_NAME = re.compile(rf"({NAME.pattern}),?\s+\(?\d{{1,3}}-\d\d\)?(?![\w.-])")


# «(отв.)», «– отв.», «(отв. Крюк Ф.Ф.)»: who of them leads, or that the one named answers for it.
_LEADS = re.compile(r"\s*\(отв\.\)|\s+[–—-]\s+отв\.(?:\s?исп\.)?(?=\s*(?:[,;\n]|\Z))")
_ANSWERS = re.compile(rf"\(отв\.\s+(?={NAME.pattern}\))")


def without_marks(text: str) -> str:
    """Return a cell of executors without the marks that say who of them leads; a person who answers stays named."""
    return _ANSWERS.sub("(", _LEADS.sub("", text))


def without_contacts(text: str) -> str:
    """Return a cell of executors without telephones, mail and rooms; a cell that holds nothing else stays."""
    if not any(sign.isdigit() or sign == "@" for sign in text):
        return text
    # «Отдел связи тел. 2-14-56 Отдел кадров»: with the figures the sign between two executors would be lost.
    left = _BEHIND_NAME.sub(r"\1", _CONTACTS.sub(lambda found: "\n" if found["more"] else "", text))
    return left if re.search("[А-Яа-яЁё]{2}", left) else text
