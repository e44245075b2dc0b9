"""On which day a paper was presented (papers.md A4): by the letter that brought it, to another body by its own day."""

from datetime import date

from automation.control.morning import Morning
from automation.model.plan import Item
from automation.model.reported import Incoming
from automation.plan.information import information_of
from automation.russian.own_names import names_us


def presented_on(morning: Morning, item: Item, executed_on: date | None, incoming: Incoming | None) -> date | None:
    """Return the day on which what a row reports was presented: that of «Вх. № и дата».

    Of a paper that goes to another body it is «Дата исполнения»: the letter to us only tells of it (decision 0420).
    """
    came_on = incoming.day if incoming else None
    if executed_on is None or executed_on == came_on:
        return came_on
    return executed_on if goes_elsewhere(morning, item) else came_on


def goes_elsewhere(morning: Morning, item: Item) -> bool:
    """Tell whether an item names a receiver of its paper, and that is not we.

    We are the office, its unit, whoever signs its papers and the responsible official, whose papers come to us.
    """
    paper = information_of(item)
    if paper is None or not paper.to:
        return False
    office, responsible = morning.office, morning.book.order.responsible
    signing = ((one.post, one.name) for one in morning.signers.people.values())
    officials = (*signing, (responsible.post, responsible.name))
    return not names_us(paper.to, f"{office.unit} {office.name}", officials)


def late_letter(
    morning: Morning, incoming: Incoming | None, presented: date | None, last_day: date | None
) -> date | None:
    """Return the day of «Вх. № и дата» where it lies after the first working day behind the term.

    None where what it tells of was ``presented`` on another day.
    """
    came_on = incoming.day if incoming else None
    if came_on is None or came_on != presented or last_day is None:
        return None
    return came_on if came_on > morning.calendar.next_working(last_day) else None
