"""What is told of the reports of a repeated item: how many of those that were due have come."""

from datetime import date

from automation.letters.cases import for_periods, items_in_cases
from automation.letters.item_variables import ReportSumValues
from automation.letters.matters import reports_noun
from automation.model.figures import ItemFigures
from automation.model.standing import Standing
from automation.russian import show


def report_sum(item: ItemFigures, on: date) -> ReportSumValues | None:
    """Sum the control dates that are behind, reports that only wait for acceptance included; None before the first.

    Whoever joined the item later owes nothing for the dates before (papers.md A11: periods are counted apart).
    """
    owed = {v.control_date for v in item.verdicts if v.control_date and v.expired(on)}
    days = sorted({p.control_date for v in item.verdicts for p in v.periods if p.control_date <= on} | owed)
    if not days:
        return None
    reports = [one for day in days for one in item.reported(day)]
    claimed = sum(v.standing is Standing.CLAIMED and v.control_date in days for v in item.verdicts)
    noun, ending = reports_noun(item.item)
    owes = {v.control_date: v.reported.period for v in item.verdicts}
    periods = [next((p.period for _, p in item.reported(day) if p.period), owes.get(day, "")) for day in days]
    return {
        "пункты": items_in_cases((item.item.number,)),
        "отчёты": noun,
        "представлены": f"представлен{ending}",
        "с": show(days[0]),
        "по": show(days[-1]),
        "за": for_periods(periods) if all(periods) else "",
        "представлено": len(reports) + claimed,
        "из": sum(map(item.bearers_on, days)),
        "с_опозданием": sum(p.late for _, p in reports),
    }
