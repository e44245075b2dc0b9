"""What is told of the control dates of a recurring item that are behind: one by one, in a row, or summed."""

from collections.abc import Sequence
from datetime import date

from automation.letters.cases import for_periods, items_in_cases, listed, of_all, performer_name
from automation.letters.item_variables import EarlierPeriodsValues, PeriodValues, SeveralPeriodsValues
from automation.letters.matters import report_accusative, report_noun, reports_noun
from automation.letters.told import named
from automation.model.figures import ItemFigures
from automation.russian import join, plural, show


def period_values(item: ItemFigures, day: date) -> PeriodValues:
    """Tell how many performers of a recurring item have reported for one control date, and who of them late."""
    total, reports = item.bearers_on(day), item.reported(day)
    told = {v.performer.code for v, _ in reports}
    late = [v for v, p in reports if p.late]
    return {
        "пункты": items_in_cases((item.item.number,)),
        "предмет": report_noun(item.item)[0],
        "предмет_вин": report_accusative(item.item),
        "представлен": f"представлен{report_noun(item.item)[1]}",
        "период": next((p.period for _, p in reports if p.period), ""),
        "срок": show(day),
        "далее": False,
        "все": len(reports) == total,
        "остальные": any(v.performer.code not in told for v in item.released),
        "один": total == 1,
        "сколько": of_all(len(reports), total),
        "представили": plural(len(reports), "представил", "представили", "представили"),
        "исполнителей": total,
        "опоздали": len(late),
        "кто_опоздал": named(late),
    }


def several_periods(item: ItemFigures, days: Sequence[date]) -> SeveralPeriodsValues:
    """Tell several control dates of a recurring item together."""
    noun, ending = reports_noun(item.item)
    periods = [next((p.period for _, p in item.reported(day) if p.period), "") for day in days]
    return {
        "пункты": items_in_cases((item.item.number,)),
        "с": show(days[0]),
        "по": show(days[-1]),
        "за": for_periods(periods) if all(periods) else "",
        "отчёты": noun,
        "представлены": f"представлен{ending}",
        "один": max(map(item.bearers_on, days)) == 1,
    }


def earlier_periods(item: ItemFigures, days: Sequence[date]) -> EarlierPeriodsValues:
    """Sum the control dates of a recurring item that are not told one by one: how many reports, and who was late when.

    Whoever joined the item later owes nothing for the dates before; what is still owed stands in a line of its own.
    """
    reports, due = [one for day in days for one in item.reported(day)], sum(map(item.bearers_on, days))
    late: dict[str, list[str]] = {}
    for verdict, period in reports:
        if period.late:
            late.setdefault(performer_name(verdict.performer), []).append(show(period.control_date))
    return {
        **several_periods(item, days),
        "все": len(reports) == due,
        "отчётов": len(reports),
        "из": due,
        "опоздали": listed(f"{name} ({join(terms)})" for name, terms in late.items()),
    }
