"""What people or things are counted for, as a sentence says it: the deed, or the item and its «Показатель»."""

from msgspec.structs import replace

from automation.letters.cases import lower_first
from automation.letters.item_clauses import shortened
from automation.letters.marks import quoted
from automation.letters.people_sum import SEVERAL, Sum
from automation.letters.people_variables import MovedValues
from automation.model.figures import Figures, People
from automation.model.plan import Item
from automation.plan.indicators import by_indicator, counts_people, deed_of
from automation.plan.results import without_results
from automation.russian import capital
from automation.russian.crowds import UNKNOWN
from automation.russian.deeds import Deed


def words_of(item: Item) -> str:
    """Return an item in its own words, as within a sentence."""
    return quoted(lower_first(shortened(without_results(item.text))))


def told_deed(people: People, figures: Figures) -> Deed:
    """Say what is counted; where no deed is sure and one item counts it, its «Показатель» is named and no noun.

    A value of an indicator is «выполнено», but nobody «выполнил» people: of them the numbers stand behind a dash.
    """
    deed, alone = deed_of(people.items, figures.order), people.items[0] if len(people.items) == 1 else None
    if deed.known or alone is None or not alone.indicator.strip():
        return deed
    where = by_indicator(alone)
    verb = "–" if counts_people(alone) and deed.crowd.noun.kind != "things" else "выполнено"
    return replace(deed, crowd=UNKNOWN, where=where, short=where, counted=(verb, verb), through=(verb, verb))


def named_deed(one: Sum) -> Deed:
    """Say the same with the words of the item whose «Показатель» is named, where nothing else in the paper tells them.

    «По показателю «дома» (пункт 7 – обследование подвалов) выполнено 9 из 9»: an indicator alone says nothing of what
    was done (papers.md B4).
    """
    deed = told_deed(one.people, one.figures)
    alone = one.people.items[0] if len(one.people.items) == 1 else None
    if one.told is None or alone is None or deed.where != by_indicator(alone) or (words := words_of(alone)) in one.told:
        return deed
    where = f"{deed.where.removesuffix(')')} – {words})"
    return replace(deed, where=where, short=where)


def moved_words(moved: int, deed: Deed) -> MovedValues:
    """Write «перешёл 21 сотрудник», «прошли обучение 142 сотрудника»."""
    counted = deed.counted_by(moved)
    return {
        "перешли_слово": counted,
        "Перешли_слово": capital(counted),
        "перешли_многие": deed.counted_by(SEVERAL) if deed.known else "",
        "дело": deed.short,
        "Дело": capital(deed.short),
        "завершили_слово": deed.through_by(moved),
        "сотрудников": deed.crowd.counted(moved),
    }
