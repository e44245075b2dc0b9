"""Earlier papers as a later one may name them: only what was really sent, by its real number and date."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from automation.letters.marks import verbatim
from automation.model.control import Entry, PaperState
from automation.model.kinds import Form
from automation.russian import join, show

_DATE = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)\s*(?:г(?:ода|\.)?)?")
_NOISE = re.compile(r"^(?:рег\.|исх\.|вх\.|№|N|от|,|;|\s)+|(?:№|от|,|;|\s)+$", re.IGNORECASE)


def requisites(text: str) -> tuple[str, str]:
    """«01-15/214 от 17.12.2025» → («17.12.2025», «01-15/214»); either may be "" when it is not there."""
    found = _DATE.search(text)
    if not found:
        return "", _NOISE.sub("", text.strip())
    day, month, year = found.groups()
    full = f"20{year}" if len(year) == 2 else year
    number = _NOISE.sub("", f"{text[: found.start()]} {text[found.end() :]}".strip())
    return f"{int(day):02}.{int(month):02}.{full}", _NOISE.sub("", number)


def cited(entry: Entry) -> str:
    """«от 16.12.2025 № 01-15/К-3» by «Рег. № и дата», else by what was printed on the paper."""
    day, number = requisites(entry.registered) if entry.registered.strip() else ("", entry.number)
    day = day or show(entry.signed_on or entry.day)
    number = number or ("" if entry.registered.strip() else entry.number)
    return f"от {day} № {verbatim(number)}" if number else f"от {day}"


def sent(entries: Iterable[Entry], until: date) -> list[Entry]:
    """The papers that have really gone out by a day, oldest first, each once."""
    gone = {
        e.key: e for e in entries if e.sent_on is not None and e.sent_on <= until and e.state is not PaperState.ANNULLED
    }
    return sorted(gone.values(), key=lambda e: (e.sent_on or e.day, e.day, e.number))


def letters_cited(entries: Sequence[Entry]) -> str:
    """«от … № … и от … № …»."""
    return join([cited(e) for e in entries])


def letter_words(entries: Sequence[Entry], office: str) -> dict[str, str | bool]:
    """The words for papers of one form, agreed: «Письмо … оставлено», «Служебные записки … оставлены»."""
    many = len(entries) > 1
    notes = bool(entries) and all(e.form is Form.NOTE for e in entries)
    singular, several = ("Служебная записка", "Служебные записки") if notes else ("Письмо", "Письма")
    left = "оставлены" if many else ("оставлена" if notes else "оставлено")
    return {
        "бумага": several if many else singular,
        "оставлено": left,
        "автор": "" if notes or not office else f" {office}",
        "реквизиты": letters_cited(entries),
        "много": many,
    }
