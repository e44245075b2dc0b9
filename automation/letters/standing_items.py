"""How the items of an order stand on a day, in words: the first sentence of справка and докладная."""

from collections.abc import Iterable

from automation.letters.conditions import CONDITIONS, by_condition, is_permanent
from automation.letters.item_cases import items_of
from automation.letters.memo_variables import CompositionValues
from automation.letters.units import FILE
from automation.letters.words import Words
from automation.model.figures import Figures, ItemFigures
from automation.russian import show


def composition(figures: Figures, words: Words) -> str:
    """Write «исполнено – 2 (пункты 1 и 6); срок не наступил – 3 (пункты 3–5, ближайший – 05.04.2026)»."""
    return "; ".join(words.lines(FILE, "положение пунктов", conditions(figures)))


def conditions(figures: Figures) -> CompositionValues:
    """Return the items by how they stand, each once, by what the leaders want to know of it (papers.md A11)."""
    alike = by_condition(figures)
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
        "по_событию": not all(map(is_permanent, alike.get("постоянные", ()))),
        "неясные": told["неясные"],
    }


def _closing_days(closed: Iterable[ItemFigures]) -> str:
    """Write «04.03.2026», the day of closing that all these items share; of several days each stands by its item."""
    days = {i.item.closed_on for i in closed}
    return show(day) if len(days) == 1 and (day := days.pop()) else ""
