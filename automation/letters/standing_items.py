"""How the items of a plan stand on a day, each counted once: the first sentence of справка and докладная."""

from collections.abc import Iterable
from datetime import date

from automation.gathering import gathered
from automation.letters.item_cases import items_of
from automation.letters.memo_variables import CompositionValues
from automation.letters.told import Telling, telling_of
from automation.letters.units import FILE
from automation.letters.words import Words
from automation.model.control import Verdict
from automation.model.figures import Figures, ItemFigures
from automation.model.standing import Standing
from automation.russian import fold, show
from automation.titles import on_demand


def composition(figures: Figures, words: Words) -> str:
    """Write «исполнено – 2 (пункты 1 и 6); срок не наступил – 3 (пункты 3–5, ближайший – 05.04.2026)»."""
    return "; ".join(words.lines(FILE, "положение пунктов", conditions(figures)))


def conditions(figures: Figures) -> CompositionValues:
    """Return the items by how they stand, each once, by what the leaders want to know of it (papers.md A11)."""
    alike = gathered(figures.items, lambda item: _condition(item, figures.on))
    dues = [v.due for i in alike.get("впереди", ()) for v in i.verdicts if v.due and v.due >= figures.on]
    told = {name: items_of(alike.get(name, ())) for name in CONDITIONS}
    return {
        "исполнены": told["исполнены"],
        "с_нарушением": items_of(i for i in alike.get("исполнены", ()) if i.tally.met_late),
        "неприменимы": told["неприменимы"],
        "частично": told["частично"],
        "частично_поздно": items_of(i for i in alike.get("частично", ()) if i.tally.met_late),
        "рассматриваются": told["рассматриваются"],
        "уточняются": told["уточняются"],
        "истекли": told["истекли"],
        "по_согласованию": told["по_согласованию"],
        "ожидаются": told["ожидаются"],
        "впереди": told["впереди"],
        "ближайший": show(min(dues)) if dues else "",
        "сняты": told["сняты"],
        "дни": _closing_days(alike.get("сняты", ())),
        "постоянные": told["постоянные"],
        "по_событию": any(fold(item.item.term_phrase) != "постоянно" for item in alike.get("постоянные", ())),
        "неясные": told["неясные"],
    }


FINISHED = ("исполнены", "неприменимы", "сняты", "постоянные")
CONDITIONS = (
    *FINISHED,
    *("частично", "рассматриваются", "уточняются", "истекли", "по_согласованию", "ожидаются", "впереди", "неясные"),
)


def nothing_left(figures: Figures) -> bool:
    """Tell whether everything dated is done, and no item waits for anything more but those «постоянно»."""
    return figures.complete and all(_condition(item, figures.on) in FINISHED for item in figures.items)


def _condition(item: ItemFigures, on: date) -> str:
    """Return in which of the conditions an item is as a whole."""
    if item.closed:
        return "сняты"
    if item.done:
        return "частично" if item.in_part else "исполнены" if item.tally.done else "неприменимы"
    if not item.verdicts or item.item.unclear:
        return "неясные"
    if item.lasting or on_demand(item.item):
        return "постоянные"
    behind = [v for v in item.owing if v.standing is Standing.OVERDUE or (v.due and v.due < on) or v.expired(on)]
    missing = [v for v in behind if v.standing is not Standing.CLAIMED]
    if not missing and (behind or all(v.standing is Standing.CLAIMED for v in item.owing)):
        return "рассматриваются"
    if not behind:
        return "впереди"
    asked = [v for v in missing if not v.performer.by_agreement] or missing
    asked = [v for v in asked if v.standing is not Standing.NO_DATA]
    if not asked:
        return "уточняются"
    if all(telling_of(v, on) is Telling.AWAITED for v in asked):
        return "ожидаются"
    if not asked[0].performer.by_agreement:
        return "истекли"
    return "впереди" if any(_is_prolonged(v, on) for v in item.owing) else "по_согласованию"


def _is_prolonged(verdict: Verdict, on: date) -> bool:
    """Tell whether somebody who was ordered still has time although the term of the plan has passed."""
    first, due = verdict.control_date, verdict.due
    return not verdict.performer.by_agreement and first is not None and due is not None and first < on <= due


def _closing_days(closed: Iterable[ItemFigures]) -> str:
    """Write «04.03.2026», the day of closing that all these items share; of several days each stands by its item."""
    days = {i.item.closed_on for i in closed}
    return show(day) if len(days) == 1 and (day := days.pop()) else ""
