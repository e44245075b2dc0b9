"""A phrase and the day of signing → a term."""

import re
from datetime import date

from automation.model.plan import By, Permanent, Term, Unclear
from automation.plan.workdays import Calendar


def read_term(phrase: str, signed: date, calendar: Calendar) -> Term:
    """Reads what can be read surely, tells every assumption, asks about the rest. Never raises for any text."""
    if phrase.strip().lower() == "постоянно":
        return Term(phrase=phrase, deadline=Permanent())
    found = re.fullmatch(r"(?:до )?(\d{2})\.(\d{2})\.(\d{4})", phrase.strip().lower())
    if found:
        day, month, year = map(int, found.groups())
        try:
            return Term(phrase=phrase, deadline=By(due=date(year, month, day)))
        except ValueError:
            pass
    return Term(phrase=phrase, deadline=Unclear(question=f"Срок «{phrase}» не прочитан: напишите дату."))
