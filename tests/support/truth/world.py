"""Derives what was true on a morning from the workbook's cells, as each morning showed them, and from the journal."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tests.support.truth.filed import contradictory, control_of, filed
from tests.support.truth.journal import Paper
from tests.support.truth.sheets import REWRITTEN, Row, Sheets, day_of, days_in, field_of, said_in, says
from tests.support.truth.terms import Calendar, Term, terms_of

Key = tuple[str, str]  # code of the performer, number of the item
AGREED = "по согласованию"
OFFICE = "администрация"
UNIT = re.compile(
    r"(?:(?:начальник|заведующ|руководител)\w*\s+)?(отдел|управлени|сектор|комитет)\w*\s+(.+?)(?:\s+администрации.*)?"
)


class World:
    """One morning. ``mornings`` are the cells of «Ход исполнения» on every morning so far, today's last."""

    def __init__(
        self, sheets: Sheets, mornings: Sequence[tuple[date, dict[Key, Row]]], papers: Sequence[Paper]
    ) -> None:
        self.sheets, self.mornings, self.papers = sheets, mornings, papers
        self.on, self.rows = mornings[-1]
        self.people = {str(p["Код"]): p for p in sheets["Исполнители"] if p.get("Код")}
        self.calendar = Calendar(sheets)
        self.terms: dict[str, Term] = terms_of(sheets, self.on)

    # Who bears what, and how they are named.

    def bearers(self, item: str) -> tuple[str, ...]:
        """Return the codes that have a row for an item."""
        return tuple(code for code, number in self.rows if number == item)

    def relation(self, code: str) -> str:
        person = self.people[code]
        return str(person.get("Вид") or ("" if person.get("Организация") else OFFICE))

    def named_in(self, text: str) -> list[str]:
        """Return the codes of the performers a text names: organisations and units by name, others by surname."""
        found = []
        for code, person in self.people.items():
            body, post = str(person.get("Организация") or ""), str(person.get("Должность") or "")
            surname = str(person.get("Фамилия Имя Отчество") or "").split(" ")[0]
            office = self.relation(code) == OFFICE
            unit = (UNIT.fullmatch(body.casefold()) or UNIT.fullmatch(post.casefold())) if office else None
            core = re.search(r"«.+»?", body)
            named = surname[:-1] if office and surname else (core[0] if core else body)
            if re.search(rf"{unit[1]}\w* {re.escape(unit[2])}", text.casefold()) if unit else named and named in text:
                found.append(code)
        return found

    def written_to(self, paper: Paper) -> tuple[Key, ...]:
        """Return the obligations a letter may speak of."""
        return tuple(dict.fromkeys((s.code, s.item) for s in paper.spent))

    # Terms.

    def due(self, key: Key, control: date | None) -> date | None:
        """Return the current term: «Продление сроков» moves the first one."""
        moved = control
        for row in self.sheets.get("Продление сроков", ()):
            decided, term = day_of(row.get("Дата решения")), day_of(row.get("Новый срок"))
            same = str(row.get("№")) == key[1] and str(row.get("Код") or key[0]) == key[0]
            if same and term and decided and decided <= self.on:
                moved = term
        return moved

    def last_day(self, key: Key, control: date | None) -> date | None:
        """Return the last day in time: a term on a day off lasts until the next working day, an event does not."""
        due = self.due(key, control)
        if due is None or self.terms[key[1]].event:
            return due
        return self.calendar.on_or_after(due)

    def control(self, key: Key) -> date | None:
        """Return the control date in question today: the only one, or of a repeating term the last that has come."""
        controls = self.terms[key[1]].controls
        come = [c for c in controls if c < self.on]
        chosen = (come or controls) if self.terms[key[1]].repeats else controls
        return chosen[-1] if chosen else None

    # What came in.

    def versions(self, key: Key) -> list[tuple[date, Row]]:
        """Return the row of each morning on which it differed from the morning before."""
        found: list[tuple[date, Row]] = []
        for on, rows in self.mornings:
            row = rows.get(key)
            if row is not None and (not found or found[-1][1] != row):
                found.append((on, row))
        return found

    def changed_since(self, key: Key, day: date) -> bool:
        """Tell whether a performer's cell or «Вх. № и дата» differs from what the morning of that day showed."""
        before = [row for on, row in self.versions(key) if on <= day]
        now = said_in(self.rows[key])
        return now != (said_in(before[-1]) if before else (None,) * len(now))

    def returned(self, key: Key) -> date | None:
        """Return the day on which the report in the row was sent back, unless something new has come in since."""
        versions = self.versions(key)
        row = self.rows[key]
        back = day_of(row.get("Возвращено"))
        if back is None:
            return _taken_back(versions)
        first = next(r for _, r in versions if day_of(r.get("Возвращено")) == back)
        state, *cells = said_in(row)
        before, *same = said_in(first)
        came = days_in(str(cells[-1] or ""))  # a letter from before the return is no answer to it
        letter = cells[-1] != same[-1] and not (came and came[0] < back)
        taken = state != before and not (before == "исполнено" and state in {"в работе", None})
        answered = cells[:-1] != same[:-1] or letter or taken
        return None if answered or back > self.on else back

    def done(self, key: Key) -> date | None:
        """Return the day of execution the row claims, unless the report was sent back."""
        row = self.rows[key]
        on = day_of(row.get("Дата исполнения"))
        whole = row.get("Состояние") == "исполнено" and says(row.get("Подтверждение")) and not contradictory(row)
        signed = self.order[1]
        held = whole and on and signed and signed <= on <= self.on and not self.returned(key)
        return on if held else None

    def rewritten(self, key: Key) -> bool:
        """Tell whether something was changed in the row after it had been accepted."""
        return REWRITTEN in self.rows[key]

    def accepted(self, key: Key) -> date | None:
        """Return the day of execution where somebody accepted it."""
        on = self.accepted_in(self.rows[key])
        return None if self.returned(key) else on

    def accepted_in(self, row: Row) -> date | None:
        """Return the day of execution that the acceptance in a row is about."""
        on, day, signed = day_of(row.get("Дата исполнения")), day_of(row.get("Принято")), self.order[1]
        held = row.get("Состояние") == "исполнено" and says(row.get("Кто принял"))
        return on if held and on and day and signed and signed <= on <= day <= self.on else None

    def affirmed(self, key: Key) -> bool:
        """Tell whether a report with too few people was accepted after a morning had asked whether they are enough."""
        return accepted_anew([rows[key] for _, rows in self.mornings if key in rows])

    def reports(self, key: Key) -> dict[date, date]:
        """Return for each control date of a repeating term the day of the report that counts for it (papers.md A9).

        What was taken or sent back before anybody accepted it, and what lacks its evidence, counts for none. A report
        that may be for either of two dates counts for the earlier one when it was accepted and another took its place.
        """
        return filed(self.versions(key), self.terms[key[1]], self.calendar, self.accepted_in)

    def word(self, key: Key, control: date | None) -> Row | None:
        """Return the row as far as it speaks of a control date: before a report for a later one took its place.

        What stands beside a report for an earlier one that nobody has accepted belongs to that report.
        """
        row = self.rows.get(key)
        held = row is not None and (row.get("Состояние") == "исполнено" or self.returned(key))
        on = day_of(row.get("Дата исполнения")) if row and held and self.terms[key[1]].repeats else None
        if on is None or control is None:
            return row
        placed = {c: day for c, day in self.reports(key).items() if day != on}
        of = next((c for c, day in self.reports(key).items() if day == on), None)
        of = of or control_of(self.terms[key[1]], self.calendar, placed, on)[0]
        if of and of < control and row and not self.accepted_in(row):
            return None
        if of is None or of <= control:
            return row
        before = [r for _, r in self.versions(key) if day_of(r.get("Дата исполнения")) != on]
        return before[-1] if before else None

    def silent(self, key: Key, control: date | None) -> bool:
        """Tell whether nothing came in about this obligation, the only ground for «не поступили» (papers.md A1).

        Of a repeating item words from before the end of its period are about an earlier report that is owed still.
        """
        if key not in self.rows:
            return False
        if not self.terms[key[1]].repeats:
            return not any(map(says, said_in(self.rows[key])))
        reports = self.reports(key)
        if control in reports:
            return False
        row = self.word(key, control)
        # The office itself writes the state of what it sent back; «не начато» is no word of the performer's.
        back = bool(self.returned(key)) or (row is not None and not says(row.get("Состояние")))
        said = said_in(row)[back:] if row else ()
        if not any(map(says, said)):
            return True
        owed = [c for c in self.terms[key[1]].controls if control and c < control and c not in reports]
        if owed and control:
            since = self.terms[key[1]].period_end(control) or max(owed)
            then = [r for on, r in self.versions(key) if on <= since]
            return bool(then) and said_in(then[-1])[back:] == said
        earlier = [on for c, on in reports.items() if control is None or c < control]
        told = [r for _, r in self.versions(key) if earlier and day_of(r.get("Дата исполнения")) == max(earlier)]
        report = next((r for r in reversed(told) if r.get("Состояние") == "исполнено"), told[-1] if told else None)
        return report is not None and said == said_in(report)[back:]

    def calls(self, code: str) -> Iterator[Row]:
        return (row for row in self.sheets.get("Звонки", ()) if row.get("Код") == code)

    # Figures.

    def headcounts(self, codes: Sequence[str], items: Sequence[str]) -> tuple[int, int]:
        """Return moved and total of the people of these performers, as the last row of each on these items tells."""
        told: dict[str, tuple[int, int]] = {}
        for (code, item), row in self.rows.items():
            if code not in codes or item not in items or self.returned((code, item)):
                continue
            moved, total = row.get("Перешло"), row.get("Всего сотрудников")
            if isinstance(moved, int) and isinstance(total, int) and moved <= total:
                told[code] = (moved, total)
        return sum(m for m, _ in told.values()), sum(t for _, t in told.values())

    def counting(self, items: Sequence[str]) -> Sequence[str]:
        """Return the items a sentence about people speaks of: its own, else those about the move, else all."""
        return items or [n for n, t in self.terms.items() if "переход" in t.item.casefold()] or list(self.terms)

    # The journal.

    def sent(self, paper: Paper) -> bool:
        return paper.sent_on is not None and paper.sent_on <= self.on and not paper.annulled

    def answered(self, paper: Paper, key: Key) -> bool:
        """Tell whether «Ответ» of a paper, or a promise by telephone that still runs, may be about an obligation.

        An answer that stands in «Вх. № и дата» of some rows of the performer is about those.
        """
        promised = (
            c for c in self.calls(key[0]) if not says(c.get("№")) or key[1] in re.findall(r"[\d.]+", str(c["№"]))
        )
        days = ((day_of(call.get("Дата")), day_of(call.get("Обещано"))) for call in promised)
        if any(on and until and paper.day < on <= self.on <= until for on, until in days):
            return True
        codes = {code for code, _ in self.written_to(paper)}
        seen = ((k, str(row.get("Вх. № и дата") or "")) for _, rows in self.mornings for k, row in rows.items())
        entered = {k for k, came in seen if k[0] in codes and _same_message(came, paper.answer)}
        return bool(paper.answer) and (not entered or key in entered)

    def cited(self, number: str, day: date) -> Paper | None:
        """Return the paper that may be cited so: by what was printed on it, or by «Рег. № и дата» (papers.md A5)."""
        for paper in self.papers:
            if paper.printed == number and paper.day == day:
                return paper
            if number and number in paper.registered and day in days_in(paper.registered):
                return paper
        return None

    @property
    def order(self) -> tuple[str, date | None]:
        return str(field_of(self.sheets, "Номер")), day_of(field_of(self.sheets, "Дата"))


def _same_message(cell: str, answer: str) -> bool:
    """Tell whether a cell «Вх. № и дата» names the message that «Ответ» names: by its day and its number."""
    days, numbers = days_in(cell), re.findall(r"[^\s№,;:()]*\d[^\s№,;:()]*", re.sub(r"\d\d\.\d\d\.\d{4}", "", cell))
    return bool(days and numbers) and days[0] in days_in(answer) and numbers[0] in re.split(r"[\s№,;:()]+", answer)


def accepted_anew(versions: Sequence[Row]) -> bool:
    """Tell whether «Принято» or «Кто принял» changed while the report and its two numbers stood as they do now.

    The morning that saw these numbers first has asked («figures-too-few»); the next acceptance answers.
    """

    def cells(row: Row, *names: str) -> list[str]:
        return [str(row.get(name) or "") for name in names]

    told = ("Состояние", "Всего сотрудников", "Перешло")
    same = [row for row in versions if cells(row, *told) == cells(versions[-1], *told)]
    return any(cells(row, "Принято", "Кто принял") != cells(same[-1], "Принято", "Кто принял") for row in same)


def _taken_back(versions: Sequence[tuple[date, Row]]) -> date | None:
    """Return the day on which «исполнено» became «в работе» or «не начато», and nothing else of the row changed."""
    if len(versions) < 2:
        return None
    since, row = versions[-1]
    state, *cells = said_in(row)
    for on, earlier in reversed(versions[:-1]):
        before, *same = said_in(earlier)
        if cells != same or earlier.get("Принято"):
            return None
        if before == "исполнено" and state in {"в работе", None}:
            return since
        if before != state:
            return None  # the state changed once more since: that is news
        since = on
    return None
