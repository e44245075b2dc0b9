"""The figures a letter asks for: the same words in every kind of letter, from the items that count people or things."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from automation.gathering import gathered
from automation.letters.ground import PHRASES
from automation.letters.ground_groups import Group
from automation.letters.item_cases import items_in_cases
from automation.letters.item_variables import CrowdValues, IndicatorValues
from automation.letters.marks import quoted
from automation.letters.matters import information_due, is_presented, report_noun
from automation.letters.variables import ListsValues
from automation.model.control import Verdict
from automation.model.plan import Item
from automation.model.reported import UNDER_WAY, News
from automation.patterns import lazy
from automation.plan.indicators import asks_figures, counts_known, counts_people, counts_staff, deed_of, done_to, enough
from automation.plan.information import information_of
from automation.russian import fold, join
from automation.russian.deeds import MOVED

ON_THE_FORM = frozenset({"информация", "сведения"})  # of numbers; every other noun names a paper of its own


_TASK = lazy(r"\b(установленн|муниципальн|государственн|планов)\w+ задани[а-я]*\b")
_LISTS = lazy(r"\bспис(?:ок|к)|поименн|\bреестр")


def counting(verdicts: Iterable[Verdict]) -> list[Item]:
    """Return the items among these that count people, each once."""
    return list({v.item.number: v.item for v in verdicts if counts_people(v.item)}.values())


def people_asked(items: Iterable[Item], values: Mapping[str, Any], group: Group) -> str:
    """Write «число работников, ответственных за …, и сколько из них прошли обучение»; "" without an item.

    ``values`` are those of the paragraph: its items, and whose they are.
    """
    return join(_people(items, values, group))


def lacks_figures(verdict: Verdict) -> bool:
    """Tell whether a letter has to ask for the figures: those the row holds may be too few, or of an earlier report.

    Who works on it, or proves nothing, may have told them all. A row of a repeated item says nothing of the next
    report, unless that was sent back. Figures that were sent back and fall short of the whole are asked for anew.
    """
    news, row, item = verdict.reported.news, verdict.row, verdict.item
    came = news is News.RETURNED or (news in UNDER_WAY and not item.recurring)
    if not came or row is None or row.people is None:
        return True
    total, moved = row.people
    return moved < total if news is News.RETURNED else not enough(item, total, moved)


def indicator_of(item: Item) -> str:
    """Return the name of the item's indicator, marked as the plan's words."""
    return quoted(item.indicator.strip().rstrip("."))


def figures_asked(verdicts: Sequence[Verdict], values: Mapping[str, Any], group: Group, *, always: bool = False) -> str:
    """Ask how many people or things these items count, and for the value of any other indicator.

    ``always``: also of an unnamed one, and though the row tells figures, which are in doubt.
    """
    items = {v.item.number: v.item for v in verdicts if always or lacks_figures(v)}.values()
    told = _people([item for item in items if counts_known(item)], values, group)
    for item in items:
        if not counts_known(item) and (always or asks_figures(item)):
            named: IndicatorValues = {
                "пункты": items_in_cases((item.number,)),
                "несколько": bool(values["пункты"]["много"]),
                "название": indicator_of(item),
            }
            told.append(group.words.line(PHRASES, "значение показателя", named))
    return join(told)


def lists_unwanted(verdicts: Sequence[Verdict], group: Group, *, always: bool = False) -> ListsValues:
    """Tell whether the figures of staff are asked for, so that nobody sends lists of it: not where an item is a list.

    Telephone numbers are thought of only where people move to a means of communication.
    """
    staff = [v.item for v in verdicts if counts_staff(v.item) and (always or lacks_figures(v))]
    listed = any(_LISTS.search(fold(v.item.text)) for v in group.verdicts)
    moved = any(deed_of((item,), group.facts.order).head == MOVED.head for item in staff)
    return {"списки": bool(staff) and not listed, "телефоны": moved}


def _people(items: Iterable[Item], values: Mapping[str, Any], group: Group) -> list[str]:
    told = []
    for deed, mine in gathered(items, lambda item: deed_of((item,), group.facts.order)).items():
        numbers = tuple(item.number for item in mine)
        crowd: CrowdValues = {
            "пункты": items_in_cases(numbers),
            "несколько": bool(values["пункты"]["много"]),
            "кого": quoted(deed.crowd.whose) if deed.crowd.apart else deed.crowd.whose,
            "особые": deed.crowd.apart or not deed.crowd.staff,
            "оборот": bool(deed.crowd.after),
            "сведения": not deed.known and all(map(information_of, mine)),
            "перешли_все": deed.asked or done_to(mine[0]),
            "прошедших": deed.who if deed.asked.startswith("прошли ") else "",
            "задание": _task_of(mine),
            "кто_завершил": deed.who,
        }
        told.append(group.words.line(PHRASES, "сколько людей", {**values, **crowd}))
    return told


def _task_of(items: Sequence[Item]) -> str:
    """Write «установленное задание» where the items measure what is done by one: so many are to be, not are there."""
    named = {found[1] if (found := _TASK.search(fold(item.text))) else "" for item in items}
    one = named.pop() if len(named) == 1 else ""
    return f"{one}ое задание" if one else ""


def is_paper(verdict: Verdict) -> bool:
    """Tell whether a paper is to be presented («список лиц …», «информация о ходе …»), which no form can stand for.

    So is a report that only the result or the term of a repeated item names; «сведения» of its execution are told on
    the form. This has columns for the numbers of an item that counts, and of other information none.
    """
    information, item = information_due(verdict), verdict.item
    noun = information.noun if information else report_noun(item)[0] if is_presented(verdict) else ""
    named = information is not None or noun not in {"", "сведения"}
    return named and not (asks_figures(item) and noun in ON_THE_FORM)
