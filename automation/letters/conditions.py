"""In which condition each item of an order is as a whole: what справка, memo, mail, board, «Сводка» and card count by.

The denominator is every item of the order, and each stands in one condition (papers.md A11).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from automation.control.counting import lacks_a_part
from automation.gathering import gathered
from automation.letters.cases import in_part_recommended, recommended, taking_part
from automation.letters.condition_variables import CompositionValues, FinishedValues
from automation.letters.elsewhere import receiver_of
from automation.letters.item_cases import items_of, unique
from automation.letters.matters import ends_today, is_presented, named_items, report_noun
from automation.letters.owed_papers import DOCUMENTS, HAS_BEEN_PRESENTED, called_together
from automation.letters.printed_terms import full_term
from automation.letters.told import AGREED, Telling, is_behind, telling_of
from automation.model.control import Verdict, codes_of
from automation.model.figures import Figures, ItemFigures
from automation.model.plan import Period
from automation.model.report import Performer
from automation.model.reported import News
from automation.model.standing import REPORTED, Standing
from automation.model.tally import with_finished
from automation.russian import fold, show
from automation.titles import on_demand

TODAY = {  # whose last day is today, and what is said of them
    "сегодня": "срок истекает",
    "проводятся": "проводится",
    "завершаются": "завершается",
}
FINISHED = ("исполнены", "неприменимы", "сняты", "постоянные")
CONDITIONS = (
    *FINISHED,
    *("частично", "рассматриваются", "уточняются", "истекли", "по_согласованию", "ожидаются"),
    *TODAY,
    "позже",
    "неясные",
)


def by_condition(figures: Figures) -> dict[str, tuple[ItemFigures, ...]]:
    """Gather all items of the order by how they stand."""
    return gathered(figures.items, lambda item: _condition(item, figures.on))


def conditions(figures: Figures, *, in_words: bool = False) -> CompositionValues:
    """Return the items by how they stand, each once, by what the leaders want to know of it (papers.md A11).

    ``in_words``: one that nobody has confirmed in time is named so where it is alone, for no appendix does it.

    Words of earlier versions know those whose last day is today and those of later days together: «впереди», those
    «постоянно» and without a day: «постоянные», and those of which somebody else has a later term: «продлён_другим».
    """
    found = by_condition(figures)
    alike = {name: found.get(name, ()) for name in CONDITIONS}
    ahead = [i for i in figures.items if any(i in alike[name] for name in (*TODAY, "позже"))]
    done, closed = alike["исполнены"], alike["сняты"]
    executed = tuple(i for i in closed if i.whole and i.tally.done)
    rest = tuple(i for i in closed if i not in executed)
    agreed = alike["по_согласованию"]
    longer = [v for i in agreed for v in _prolonged(i, figures.on)]
    further = {
        "законченные": [_finished(some) for some in (done, executed, rest) if some],
        "истекли_слова": _in_words(alike["истекли"], figures.on) if in_words else "",
        "не_представлены": _not_presented(alike["истекли"], figures.on),
        "с_нарушением": items_of(i for i in done if i.tally.met_late),
        "кем_не_подтверждены": by_those_who_agreed(agreed, figures.on),
        "частично_поздно": items_of(i for i in alike["частично"] if i.tally.met_late),
        "частично_снято": items_of(i for i in alike["частично"] if lacks_a_part(i)),
        "в_остальном_поздно": items_of(i for i in agreed if i.tally.met_late and not i.item.recurring),
        "продлён_другим": items_of(longer),
        "каким_другим": "другим исполнителям" if len(codes_of(longer)) > 1 else "другому исполнителю",
        "впереди": items_of(ahead),
        "ближайший": _nearest(ahead, figures),
        "ближайший_позже": _term_of_all(alike["позже"]) or _nearest(alike["позже"], figures),
        "дни": _closing_days(closed),
        "постоянно": items_of(i for i in alike["постоянные"] if is_permanent(i)),
        "без_даты": items_of(i for i in alike["постоянные"] if not is_permanent(i)),
        "по_событию": not all(map(is_permanent, alike["постоянные"])),
    }
    return cast("CompositionValues", {name: items_of(items) for name, items in alike.items()} | further)


def _in_words(late: Sequence[ItemFigures], on: date) -> str:
    """Name a single item that nobody has confirmed in time by its words (papers.md B4); "" of several.

    Work that goes on behind the last day of its stretch is late before it counts as overdue.
    """
    owed = [v for i in late for v in i.owing if is_behind(v, on)]
    return f"{items_of(late)['им']} – {named_items(owed)}" if owed and len(late) == 1 else ""


def _not_presented(late: Sequence[ItemFigures], on: date) -> str:
    """Write «отчёты не представлены» where papers alone are late: of them no execution is confirmed; "" elsewhere.

    Nobody says so of an item of which another performer has presented what was asked, nor «документы» of what the plan
    calls otherwise.
    """
    owed = [v for i in late for v in i.owing if is_behind(v, on)]
    ours = all(is_presented(v) and not receiver_of(v) and v.reported.news is not News.RETURNED for v in owed)
    if not owed or not ours or any(map(_presented_by_another, late)):
        return ""
    called = called_together(owed)
    if DOCUMENTS in called and any(report_noun(v.item)[0] != DOCUMENTS for v in owed):
        return ""
    return f"{called} не {HAS_BEEN_PRESENTED.get(called, 'представлены')}"


def _presented_by_another(item: ItemFigures) -> bool:
    """Tell whether somebody has presented, be it accepted yet or not, what others owe by the same day."""
    owed = {v.control_date for v in item.owing if v.standing not in REPORTED}
    counted = (*item.counted, *with_finished(item.released))
    return any(v.standing in REPORTED and v.control_date in owed for v in counted)


def unconfirmed(verdicts: Iterable[Verdict], on: date) -> list[Verdict]:
    """Return what those who only agreed have not confirmed, once the day by which they were asked has passed."""
    return [v for v in verdicts if telling_of(v, on) in AGREED]


def by_those_who_agreed(items: Iterable[ItemFigures], on: date) -> str:
    """Write «исполнителем по согласованию» of one whose confirmation these items lack, «исполнителями …» of several."""
    return by_the_asked([v.performer for v in unconfirmed((v for item in items for v in item.owing), on)])


def by_the_asked(bearers: Sequence[Performer]) -> str:
    """Write «исполнителем по согласованию», «исполнителями …» of those who are asked and not ordered.

    To whom the order only recommends has agreed to nothing: «исполнителем, которому исполнение рекомендовано,», beside
    others «исполнителями по согласованию и теми, кому исполнение рекомендовано,».
    """
    several = len(unique(p.code for p in bearers)) > 1
    who = "исполнителями" if several else "исполнителем"
    if recommended(bearers):
        return f"{who}, {'которым' if several else 'которому'} исполнение рекомендовано,"
    if in_part_recommended(bearers):
        return "исполнителями по согласованию и теми, кому исполнение рекомендовано,"
    return f"{who} {taking_part(bearers)}"


def _nearest(ahead: Iterable[ItemFigures], figures: Figures) -> str:
    """Return the first term of these items of which something is still owed; "" without one."""
    mine = {i.item.number for i in ahead}
    return next((show(day) for day, numbers in figures.next_terms if not mine.isdisjoint(numbers)), "")


def _term_of_all(ahead: Sequence[ItemFigures]) -> str:
    """Return the term of a single item in the plan's words, where these say more than its day."""
    return full_term(ahead[0].owing[0]) if len(ahead) == 1 and len({v.due for v in ahead[0].owing}) == 1 else ""


def _finished(some: Sequence[ItemFigures]) -> FinishedValues:
    """Say of items that are alike executed, off control or both which of them were executed late."""
    closed, executed = some[0].closed, some[0].whole and some[0].tally.done > 0
    return {
        "исполнены": executed,
        "сняты": closed,
        "пункты": items_of(some),
        "день": _closing_days(some) if closed else "",
        "с_нарушением": items_of(i for i in some if executed and i.tally.met_late),
    }


def _closing_days(closed: Iterable[ItemFigures]) -> str:
    """Write «04.03.2026», the day of closing that all these items share; of several days each stands by its item."""
    days = {i.item.closed_on for i in closed}
    return show(day) if len(days) == 1 and (day := days.pop()) else ""


def is_permanent(item: ItemFigures) -> bool:
    """Tell whether the term of an item is «постоянно», alone or before a comma: «постоянно, в течение года»."""
    return re.match(r"(?:постоянно|на постоянной основе)(?:,|\Z)", fold(item.item.term_phrase)) is not None


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
        return _ahead(item, on)
    asked = [v for v in missing if not v.performer.by_agreement] or missing
    asked = [v for v in asked if telling_of(v, on) not in {Telling.DOUBTED, Telling.RETURNED_EARLY}]
    if not asked:
        return "уточняются"
    if all(telling_of(v, on) is Telling.AWAITED for v in asked):
        return "ожидаются"
    return "по_согласованию" if asked[0].performer.by_agreement else "истекли"


def _ahead(item: ItemFigures, on: date) -> str:
    """Tell the items whose last day is today from those of later days: nobody reads that his day has not come.

    The term of an event does not expire: it takes place, or it ends where it lasts several days.
    """
    if not any(ends_today(v, on) for v in item.owing):
        return "позже"
    expiring, held, ending = TODAY
    if not item.item.takes_place:
        return expiring
    return ending if isinstance(item.item.reading.deadline, Period) else held


def _prolonged(item: ItemFigures, on: date) -> list[Verdict]:
    """Return what ordered performers owe by a later term of their own although the term of the plan has passed."""
    first = ((v, v.control_date, v.due) for v in item.owing if not v.performer.by_agreement)
    return [v for v, planned, due in first if planned and due and planned < on <= due]
