"""Earlier papers as a later one may name them: only what was really sent, by its real number and date."""

from collections.abc import Iterable, Sequence
from datetime import date

from automation.letters.marks import verbatim
from automation.model.control import Entry, PaperState
from automation.model.kinds import Form
from automation.russian import join, requisites, show


def cited(entry: Entry) -> str:
    """«от 16.12.2025 № 01-15/К-3» by «Рег. № и дата», else by what was printed; "" where neither is known.

    A paper is never cited by the day it was signed: its reader looks for the date that is printed on it.
    """
    day, number = requisites(entry.registered) if entry.registered.strip() else (show(entry.day), entry.printed)
    if not entry.registered.strip() and not number:
        return ""
    parts = (f"от {day}" if day else "", f"№ {verbatim(number)}" if number else "")
    return " ".join(part for part in parts if part)


def sent(entries: Iterable[Entry], until: date) -> list[Entry]:
    """The papers that have really gone out by a day and can be named, oldest first, each once."""
    gone = {
        e.key: e
        for e in entries
        if e.sent_on is not None and e.sent_on <= until and e.state is not PaperState.ANNULLED and e.cited
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
