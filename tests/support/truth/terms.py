"""Reads terms and working days for the checker: only the phrases that the stories and random lives use."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays

from tests.support.truth.sheets import Sheets, day_of, days_in, field_of

EVENTS = ("субботник", "месячник", "совещани", "конкурс", "ярмарк", "сход")


class Calendar:
    """Working days of Russia with the office's own marks in «Календарь»."""

    def __init__(self, sheets: Sheets) -> None:
        self.marks = {day_of(row.get("День")): row.get("Вид") == "рабочий" for row in sheets.get("Календарь", ())}

    def works(self, on: date) -> bool:
        marked = self.marks.get(on)
        return bool(marked) if marked is not None else _russia().is_working_day(on)

    def on_or_after(self, on: date) -> date:
        while not self.works(on):
            on += timedelta(days=1)
        return on

    def after(self, on: date, days: int = 1) -> date:
        for _ in range(days):
            on = self.on_or_after(on + timedelta(days=1))
        return on


@cache
def _russia() -> holidays.HolidayBase:
    return holidays.country_holidays("RU", years=range(2025, 2028))


QUARTERS = ("I", "II", "III", "IV")
MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)


def _listed(one: str) -> str:
    """What finds «a», «a и b», «a, b и c»."""
    return f"((?:{one})(?:(?:, | и )(?:{one}))*)"


def _ends(text: str) -> Iterator[date]:
    """The first days after the quarters and months a text names: «за II и III кварталы 2027 года», «за май 2027»."""
    for length, names, words in (
        (3, QUARTERS, _listed("IV|I{1,3}") + r" квартал\w*"),
        (1, MONTHS, _listed("|".join(MONTHS))),
    ):
        for listed, year in re.findall(rf"за {words} (\d{{4}})", text):
            for month in ((names.index(name) + 1) * length for name in re.split(", | и ", listed)):
                yield date(int(year) + month // 12, month % 12 + 1, 1)


class Term:
    """A term of the plan: its control dates, whether it repeats, and whether something takes place on it."""

    def __init__(self, item: str, phrase: str, signed: date, until: date) -> None:
        self.item, self.phrase = item, phrase
        self.repeats = bool(re.search(r"ежемесячно|ежеквартально|еженедельно", phrase))
        self.event = not self.repeats and any(word in item.casefold() for word in EVENTS)
        self.controls = tuple(_controls(phrase, signed, until))

    @property
    def dated(self) -> bool:
        """Tell whether it has a set day and does not repeat."""
        return bool(self.controls) and not self.repeats

    def period_end(self, control: date) -> date | None:
        """The last day of the period a report is about, where the phrase says that the next month follows it."""
        return control.replace(day=1) - timedelta(days=1) if "следующ" in self.phrase else None

    def named_in(self, text: str) -> list[date | None]:
        """The control dates whose reports a text names: by their quarters or months, or by the dates."""
        if not self.repeats:
            return []
        found = [next((c for c in self.controls if c >= day), None) for day in _ends(text)]
        terms = re.search(r"(?:отчёт|информаци|сведени)\w* со срок(?:ом|ами) ([\d., и]+)", text)
        found += [c for c in days_in(terms[1]) if c in self.controls] if terms else []
        several = re.search(r"за \d+ срок\w* – с (\d\d\.\d\d\.\d{4}) по (\d\d\.\d\d\.\d{4})", text)
        found += [c for day in several.groups() for c in days_in(day) if c in self.controls] if several else []
        return [c for c in found if c]


def _controls(phrase: str, signed: date, until: date) -> Iterator[date]:
    days = days_in(phrase)
    counted = re.search(r"в течение (\d+) дней", phrase)
    repeated = re.search(r"(ежемесячно|ежеквартально)\D*(\d+)", phrase)
    if repeated:
        on = signed.replace(day=1)
        while on <= until + timedelta(days=100):
            due = on.replace(day=min(int(repeated[2]), calendar.monthrange(on.year, on.month)[1]))
            if due > signed and (repeated[1] == "ежемесячно" or on.month % 3 == 1):
                yield due
            on = (on + timedelta(days=31)).replace(day=1)
    elif counted:
        yield signed + timedelta(days=int(counted[1]))
    elif days and phrase.startswith("с "):
        yield days[-1]
    else:
        yield from days


def terms_of(sheets: Sheets, until: date) -> dict[str, Term]:
    """Return the terms of the plan by the number of the item; «Уточнённый срок» outweighs the order's own words."""
    signed = day_of(field_of(sheets, "Дата"))
    assert signed is not None
    found = {}
    for row in sheets["План-график"]:
        term = row.get("Уточнённый срок") or row.get("Срок исполнения") or ""
        phrase = f"{term:%d.%m.%Y}" if isinstance(term, date) else str(term)
        found[str(row["№"]).rstrip(".")] = Term(str(row["Мероприятие"]), phrase, signed, until)
    return found
