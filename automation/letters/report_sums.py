"""What is told of reports that are due more than once: how many of those that were due have come, when each came."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta

from automation.gathering import gathered
from automation.letters.appendix_variables import ReportValues
from automation.letters.item_cases import for_periods, items_in_cases
from automation.letters.item_variables import ReportSumValues
from automation.letters.letter_facts import Sides
from automation.letters.matters import information_due, names_no_paper, report_noun, report_words, reports_noun
from automation.model.control import Verdict, codes_of
from automation.model.figures import ItemFigures
from automation.model.plan import Item
from automation.model.reported import News, PeriodReport, Reported
from automation.model.standing import DONE, Standing
from automation.plan.paper_nouns import NOUNS
from automation.russian import plural, show, shown


def reports_summed(item: ItemFigures) -> bool:
    """Tell whether its reports are summed: those of a repeated item, and of one due on several days until all are in.

    The latter asks for the same report on each of its days. Parts of a work are no such reports: who has executed one
    of them is named (``executed_parts``). An event is told by its days.
    """
    if item.item.recurring or item.done or item.closed or not item.item.several_terms or item.item.takes_place:
        return item.item.recurring
    asked = {due.noun if (due := information_due(v)) else "" for v in item.verdicts}
    return asked == {report_noun(item.item)[0]} and not names_no_paper(item.item)


def report_sum(
    item: ItemFigures, on: date, taken_off: str, sides: Sides | None = None, *, elsewhere: bool = False
) -> ReportSumValues | None:
    """Sum the control dates that are behind or all reported on; None before the first.

    A date for which a report waits for its acceptance is not summed yet.

    Whoever joined the item later owes nothing for the dates before (papers.md A11), nobody for those after the day it
    was taken off control, which ``taken_off`` tells. On the day of the term no report is missing yet. No sum is told
    where nobody knows for which date a report is, or none has come: the lists say whose. Reports that go ``elsewhere``,
    not to us, are counted once confirmed. One that was sent back was presented, and is told as such. ``sides`` let it
    be said who has made them where those of somebody who was freed are missing.
    """
    days = _days_summed(item, on)
    if not days or any(v.standing is Standing.NO_DATA and v.control_date in days for v in item.verdicts):
        return None
    reports = [one for day, made in item.reported.items() if day in days for one in made]
    claimed = [v for v in item.verdicts if v.standing is Standing.CLAIMED and v.control_date in days]
    due, came = _owed_by(days, item), len(reports) + len(claimed)
    if not (came or item.closed):
        return None
    confirmed = elsewhere and came < due
    back = 0 if confirmed else sum(v.reported.news is News.RETURNED and v.control_date in days for v in item.verdicts)
    noun, ending = _counted(item.item, due, confirmed=confirmed)
    return {
        "пункты": items_in_cases((item.item.number,)),
        "снят": taken_off,
        "отчёты": noun,
        "представлены": f"{'подтвержден' if confirmed else 'представлен'}{ending}",
        "возвращены": RETURNED[ending],
        "с": show(days[0]),
        "по": show(days[-1]),
        "за": _periods_of(days, (*item.verdicts, *reports)),
        "со_сроком": _with_terms(days),
        "представлено": came + back,
        "из": due,
        "кем": _by_the_others(days, item, sides) if sides and came == due else "",
        "с_опозданием": _late(reports, claimed),
        "возвращено": back,
    }


def _days_summed(item: ItemFigures, on: date) -> list[date]:
    """Return the control dates that are behind, and those that all have reported on: of a closed item until its end.

    One for which a report waits for its acceptance is none of them.
    """
    last, waiting = date.max, days_waiting(item)
    if item.closed and item.item.closed_on:
        on, last = min(on, item.item.closed_on), min(on - timedelta(days=1), item.item.closed_on)
    applying = [v for v in item.verdicts if v.standing is not Standing.NOT_APPLICABLE]
    owed = {v.control_date for v in applying if v.control_date and v.expired(on)}
    running = {v.control_date for v in item.owing if v.due == v.control_date} - owed
    made = {*item.reported, *(p.control_date for v in item.verdicts for p in v.periods)} - running
    return sorted(({day for day in made if day and day <= last} | owed) - waiting)


def days_waiting(item: ItemFigures) -> set[date | None]:
    """Return the control dates for which a report still waits for its acceptance; none of a closed item.

    The lists name it as one that is under review: nobody sums it before that has come to an end (papers.md A3).
    """
    return {v.control_date for v in item.verdicts if v.standing is Standing.CLAIMED and not item.closed}


def _owed_by(days: Iterable[date], item: ItemFigures) -> int:
    """Count the reports owed by these days; whoever was freed after his report owed it, too."""
    reported, bearers = item.reported, codes_of(item.bearers)
    spared = gathered((v for v in item.verdicts if v.standing is Standing.NOT_APPLICABLE), lambda v: v.control_date)
    return sum(len((bearers - codes_of(spared.get(day, ()))) | codes_of(reported.get(day, ()))) for day in days)


def _periods_of(days: Iterable[date], verdicts: Iterable[Verdict]) -> str:
    """Name the periods the reports of these days are for; "" where one of them has none."""
    named = {v.control_date: v.reported.period for v in verdicts if v.reported.period}
    periods = [named.get(day, "") for day in days]
    return for_periods(periods) if all(periods) else ""


def _by_the_others(days: Container[date | None], item: ItemFigures, sides: Sides) -> str:
    """Write «остальными исполнителями», «мною» where somebody was freed of a report of these days that has not come."""
    if not item.bearers or all(v.control_date not in days for v in item.spared):
        return ""
    several = len(codes_of(item.bearers)) > 1
    return sides.of(*item.bearers).value or ("остальными исполнителями" if several else "другим исполнителем")


def _late(reports: Iterable[Verdict], claimed: Iterable[Verdict]) -> int:
    """Count the reports that came late, each of which the list of breaches names.

    That of who only agreed is no breach (papers.md B7). Beside one of his that came behind its term none is counted:
    neither the reports the list names nor all that came late would be the number of both.
    """
    came = [*claimed, *reports]
    return 0 if any(_behind(v) and not came_late(v) for v in came) else sum(map(came_late, came))


def came_late(verdict: Verdict) -> bool:
    """Tell whether the report of this control date came late, as a breach of its term."""
    return verdict.standing is Standing.MET_LATE or any(p.late for p in _of_its_date(verdict))


def _behind(verdict: Verdict) -> bool:
    return any(p.behind for p in _of_its_date(verdict))


def _of_its_date(verdict: Verdict) -> Iterable[PeriodReport]:
    return (p for p in verdict.periods if p.control_date == verdict.control_date)


RETURNED = {"": "возвращён", "а": "возвращена", "о": "возвращено", "ы": "возвращены"}


def _counted(item: Item, due: int, *, confirmed: bool) -> tuple[str, str]:
    """Return «отчёты» and the ending of «представлены»; of those to be ``confirmed`` «представление отчётов», «о».

    Of work that names no paper «сведения об исполнении».
    """
    if names_no_paper(item) and not confirmed:
        return "сведения об исполнении", "ы"
    noun, ending = (report_noun if due == 1 else reports_noun)(item)
    return (f"представление {NOUNS[noun][0]}", "о") if confirmed else (noun, ending)


def _with_terms(days: Sequence[date]) -> str:
    """Write «со сроком 25.02.2026», «со сроками 25.02.2026 и 25.03.2026», «со сроками с 25.02.2026 по 25.05.2026»."""
    first, last = show(days[0]), show(days[-1])
    if len(days) == 1:
        return f"со сроком {first}"
    return f"со сроками {f'{first} и {last}' if len(days) == 2 else f'с {first} по {last}'}"


def reports_in_words(mine: Sequence[Verdict]) -> dict[str, str]:
    """Return the words for the reports of one item in a memo: of many terms their number, the first and the last.

    «Отчёты за март и апрель 2026 года», «отчёты за 5 сроков – с 05.01.2026 по 05.05.2026».
    """
    report, days = report_words(mine), {v.due for v in mine if v.due}
    if not report["со_сроком"] or len(days) <= NAMED:
        return report
    terms, named = plural(len(days), "срок", "срока", "сроков"), report["период"]
    summed = f"за {len(days)} {terms} – с {show(min(days))} по {show(max(days))}"
    return {
        key: f"{said.removesuffix(named)}{summed}" if said.endswith(named) else said for key, said in report.items()
    }


NAMED = 3  # so many terms of a repeated item are named; of more their number, the first and the last
YEAR = 12  # reports told of one performer at the most: those of a year of months


def reports_of(mine: Sequence[Verdict], on: date) -> list[tuple[date, ReportValues]]:
    """Return the control dates of a recurring item this performer has reported for within a year, with the reports."""
    owed, (noun, ending) = {v.control_date for v in mine if v.standing not in DONE}, report_noun(mine[0].item)
    made = [p for p in mine[0].periods if (p.control_date <= on or not owed) and p.control_date not in owed]
    runs: list[list[PeriodReport]] = []
    for one in made[-YEAR:]:
        before = runs[-1][-1] if runs else None
        if before and not (
            _tells_its_day(before) or _tells_its_day(one) or _between(before.control_date, one.control_date, owed)
        ):
            runs[-1].append(one)
        else:
            runs.append([one])
    told = [_in_a_row(mine[0].item, run) if len(run) > 1 else _one(noun, ending, run[0]) for run in runs]
    return [(run[0].control_date, report) for run, report in zip(runs, told, strict=True)]


def _tells_its_day(report: PeriodReport) -> bool:
    """Tell whether it is told apart: a late one, and one of who only agreed whose day behind the term is known."""
    return report.late or (report.behind and late_day(report, late=True) is not None)


def _between(first: date, last: date, owed: Iterable[date | None]) -> bool:
    """Tell whether a control date that is owed lies between two others."""
    return any(day and first < day < last for day in owed)


def came_in_time(verdict: Verdict) -> date | None:
    """Return the day on which information was presented, be it no day behind its term.

    A letter of the first working day behind the term is nobody's delay, and its day would look like one.
    """
    came = verdict.reported.presented_on
    return came if came and verdict.due and came <= verdict.due else None


def late_day(told: Reported | PeriodReport, *, late: bool) -> date | None:
    """Return the day on which a late report was presented, as far as it is known (papers.md A4).

    Of a report made behind its term it is told however soon the letter came; one from before the report holds another.
    """
    made, came = told.executed_on, told.presented_on
    return told.presented_late or (came if late and made and came and came >= made else None)


def _one(noun: str, ending: str, report: PeriodReport) -> ReportValues:
    """Return one report as one that was presented, with the day of one behind its term."""
    return {
        "предмет": noun,
        "за": f"за {report.period}" if report.period else _with_terms((report.control_date,)),
        "день": shown(late_day(report, late=report.behind)),
        "поздно": report.late,
        "представлены": f"представлен{ending}",
    }


def _in_a_row(item: Item, reports: Sequence[PeriodReport]) -> ReportValues:
    """Return reports whose days nobody need know and of which none between them is owed, as one."""
    noun, ending = reports_noun(item)
    named = all(p.period for p in reports)
    return {
        "предмет": noun,
        "за": for_periods(p.period for p in reports) if named else _with_terms([p.control_date for p in reports]),
        "день": "",
        "поздно": False,
        "представлены": f"представлен{ending}",
    }
