"""What a letter still asks for, because of what came in: never what the performer has told already (papers.md A1)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from automation.gathering import by_first, gathered
from automation.letters.cases import performer_name
from automation.letters.item_cases import unique
from automation.letters.item_clauses import closed_before_last
from automation.letters.late_work import matter_when_late
from automation.letters.matters import EVENT, item_presented
from automation.letters.news import FILE, Passage, values_told
from automation.letters.people_asked import lacks_figures
from automation.letters.tellable import quotable
from automation.model.control import Verdict
from automation.model.reported import UNDER_WAY, News
from automation.plan.indicators import asks_figures, falls_short
from automation.russian import join, show

OWES_NO_REASON = {News.RETURNED, News.INAPPLICABLE, News.UNKNOWN, News.RESULT_OWED}  # of an event: asked beside it
_SENT_BACK = "просим после возврата"
_FIGURES_WANTED = {News.SILENT, News.RETURNED, News.PARTLY, News.RESULT_OWED}


class Days(Struct, frozen=True, kw_only=True):
    """The day by which a letter asks for an answer, and how it counts working days from a day."""

    answer: date
    when: Callable[[date, int], date]

    def named(self, verdict: Verdict) -> date | None:
        """Return the day named for a report, or the next working day: no letter asks for an answer on another."""
        day = verdict.reported.named_day
        return self.when(day - timedelta(days=1), 1) if day else None


def asks(told: Passage, days: Days) -> list[str]:
    """Say what is still missing, one request a line: never a reason or a day the performer has already given."""
    verdicts, on = told.verdicts, told.on
    of = {news: [v for v in verdicts if v.reported.news is news] for news in News}
    silent, elsewhere = of[News.SILENT], told.presented_elsewhere
    doubted = [v for v in silent if elsewhere(v) or not item_presented(v)]  # it may be done
    found = [("просим сведения", [v for v in silent if not elsewhere(v)])]
    found += _by(_SENT_BACK, of[News.RETURNED], _explained)
    named = [v for v in (*of[News.IN_WORK], *of[News.PARTLY]) if v.reported.named_day]
    found += _by("просим подтвердить", (v for v in of[News.PARTLY] if v not in named), _presented_or_held)
    found.append(("просим обоснование", of[News.INAPPLICABLE]))
    unnamed = [v for v in of[News.IN_WORK] if v not in named]
    found += _by("просим ожидаемую дату", unnamed, item_presented)
    broken = [v for v in named if (v.reported.named_day or on) < on]
    found += _by("просим после обещанного", broken, lambda v: (_reasoned(v), *_item(v)))
    soon = [v for v in named if v not in broken and (days.named(v) or days.answer) < days.answer]
    found.append(("просим о состоянии", soon))
    later = [v for v in of[News.IN_WORK] if v in named and v not in (*broken, *soon) and not item_presented(v)]
    held = [v for v in of[News.RESULT_OWED] if (days.named(v) or date.min) < days.answer]
    found += _by("просим результаты", held, _result_due(on))
    wanted = [v for v in verdicts if v.reported.news in _FIGURES_WANTED and lacks_figures(v) and asks_figures(v.item)]
    counted = _with_figures(wanted, found)
    found.append(("просим числа", [] if counted else wanted))
    found.append(("просим причины", [v for v in verdicts if _owes_reason(v) and v not in doubted]))
    found += _by("если не исполнено", doubted, lambda v: (elsewhere(v), matter_when_late(v) == EVENT))
    asked = [
        (section, mine, {**values_told(told, mine, several=told.are_some(mine)), "с_числами": mine is counted})
        for section, mine in found
        if mine
    ]
    if later and told.values.get("повторно"):
        asked.append(("просим о состоянии", later, {**values_told(told, later, several=True), "впереди": True}))
    lines = ((mine, told.words.lines(FILE, section, values)) for section, mine, values in asked)
    return [_of_whom(told, mine, line) for mine, some in lines for line in some]


def _with_figures(wanted: Sequence[Verdict], found: Iterable[tuple[str, list[Verdict]]]) -> list[Verdict]:
    """Return those sent back whose own figures fall short, where no others are wanted: one request asks for both."""
    short = (mine for section, mine in found if section == _SENT_BACK and mine and _item(mine[0]) == ("", True))
    return next((mine for mine in short if wanted and all(v in mine for v in wanted)), [])


def _of_whom(told: Passage, mine: Sequence[Verdict], line: str) -> str:
    """Add « (МБУ «Пример»)» to what is asked of some of the bodies of a letter that somebody receives for them.

    Its reader would else be asked for one report by two days, and find out by himself which of the bodies is meant.
    """
    everybody = {v.performer.code for v in told.verdicts}
    if not told.values.get("за_других") or {v.performer.code for v in mine} == everybody:
        return line
    return f"{line.removesuffix(',')} ({join(unique(performer_name(v.performer) for v in mine))})"


def if_undone(told: Passage) -> str:
    """Ask of all that a paragraph speaks of to do it and to say why it is late, if it is not done.

    The same words stand among other requests (``asks``). Beside reports the work is named by the number of its item.
    """
    beside_reports = {bool(item_presented(v)) for v in told.verdicts} == {True, False}
    values = values_told(told, told.verdicts, several=told.aside or beside_reports)
    return told.words.line(FILE, "если не исполнено", values)


def in_a_row(requests: Sequence[str]) -> str:
    """Write the requests as one sentence: what is asked only «если …» stands last, behind «а»."""
    plain = [one for one in requests if not one.startswith("если ")]
    *before, last = plain or [""]
    double = bool(before) and " и представить " in last  # «… и завершить исполнение и представить …»
    together = f"{join(before)}, а также {last}" if double else join(closed_before_last(plain))
    parts = filter(None, (together, *(r for r in requests if r not in plain)))
    return ", а ".join(parts).replace(",,", ",")  # a request may end with the comma of its own clause


def _by(section: str, mine: Iterable[Verdict], known: Callable[[Verdict], object]) -> list[tuple[str, list[Verdict]]]:
    """Return the section once for all of whom the same is known."""
    return [(section, list(alike)) for alike in gathered(mine, known).values()]


def _result_due(on: date) -> Callable[[Verdict], tuple[bool, bool]]:
    """Tell of a result whether a reason was named, and whether the day named for it has passed."""
    return lambda v: (_reasoned(v), v.reported.broken_promise(on) is not None)


def _reasoned(verdict: Verdict) -> bool:
    """Tell whether a reason was named: the words ask for it by that."""
    return bool(verdict.reported.reason)


def _explained(verdict: Verdict) -> tuple[bool, str, bool]:
    """Tell whether the performer can know what was missing in a report that was sent back, and of which item it is."""
    return bool(quotable(verdict.reported.return_reason)), *_item(verdict)


def _presented_or_held(verdict: Verdict) -> tuple[str, bool]:
    """Return the item where it asks for a report, and whether it is an event that was to be held by now."""
    return item_presented(verdict), matter_when_late(verdict) == EVENT


def _item(verdict: Verdict) -> tuple[str, bool]:
    """Return the item where it asks for a report, and whether figures of its row fall short: the work is asked for."""
    return item_presented(verdict), falls_short(verdict.item, verdict.row)


def to_complete(told: Passage, days: Days) -> list[str]:
    """Say what is asked of work promised for the answer date or later: the report by that day, one request a day.

    The promised day is the date asked for, so that no letter asks for a report before the performer can have it.
    """
    working = (v for v in told.verdicts if v.reported.news in UNDER_WAY)
    alike = by_first((day, v) for v in working if (day := days.named(v)) and day >= days.answer)
    asked = ((day, values_told(told, alike[day], several=told.several)) for day in sorted(alike))
    lines = (
        (day, told.words.line(FILE, "просим завершить", {**values, "ожидается": show(day)})) for day, values in asked
    )
    return [_of_whom(told, alike[day], line) for day, line in lines]


def _owes_reason(verdict: Verdict) -> bool:
    """Tell whether the term has passed and nobody has written why."""
    return not verdict.reported.reason and verdict.reported.news not in OWES_NO_REASON
