"""Whose people are not all through, with what he himself says of it. Pure."""

from collections.abc import Iterable

from automation.letters.cases import agreed, listed
from automation.letters.letter_facts import Side
from automation.letters.people_sum import Sum, Unfinished
from automation.letters.people_variables import PeopleUnfinishedValues
from automation.letters.tellable import quotable
from automation.model.figures import Headcounted
from automation.russian import without_stop
from automation.russian.deeds import Deed

NOT_FINISHED = ("Не завершил", "Не завершила", "Не завершило", "Не завершили")


def unfinished_values(sum_: Sum, deed: Deed) -> PeopleUnfinishedValues:
    """Name them, author and reader of a paper apart; nobody finishes what has no end, as the use of something.

    Whose figures alone make a sum that names him is told once more only with words of his own. Whose term still runs
    goes on with it: only of those whose term has passed it is said that they have not finished. Neither is said of whom
    the same paper says that his report is under review: how many are missing is told as of an accepted one.
    """
    few = [] if deed.known and not deed.ends else sum_.unfinished
    few = [one for one in few if one.why or not sum_.is_of_one]
    reviewed = [one for one in few if one.claimed]
    few = [one for one in few if one not in reviewed]
    told = [(one, listed(filter(None, (_through(deed, one.told), one.term, in_his_words(one.why))))) for one in few]
    late = [(one, through) for one, through in told if not (one.side or one.term)]
    going_on = listed(f"{one.name} ({through})" for one, through in told if one.term and not one.side)
    return {
        "не_завершили": listed(f"{one.name} ({through})" for one, through in late),
        "не_завершил": f"{agreed((one.told.performer for one, _ in late), NOT_FINISHED)} {_to_finish(deed)}",
        "продолжается": f"Продолжается {_going_on(deed)}: {going_on}" if going_on else "",
        "мною": listed(through for one, through in told if one.side is Side.AUTHOR),
        "приняты_не_все": _fall_short([*sum_.accepted_short, *(reviewed if deed.known else ())], deed),
        "вами": listed(through for one, through in told if one.side is Side.READER),
    }


def _going_on(deed: Deed) -> str:
    """Name what is under way, in the nominative: «обучение»; what can be had in part is executed, not finished."""
    return "исполнение" if deed.in_part or not deed.ends else f"{deed.head[0].lower()}{deed.head[1:]}"


def _to_finish(deed: Deed) -> str:
    """Name it in the accusative, after «не завершило»: «обучение», «вакцинацию»."""
    named = _going_on(deed)
    return deed.short if named.endswith("ия") else named


def _fall_short(few: Iterable[Unfinished], deed: Deed) -> str:
    """Write «МБУ «Пример» – 4 работника (прошли 27 из 31)» of whose report tells of fewer people than there are.

    The office has accepted it so, or has not decided yet. A memo that says the item was executed tells who is short
    beside its sum, not in the appendix alone (papers.md A12).
    """
    if deed.known and not deed.ends:
        return ""  # nobody is short of what has no end
    return listed(f"{one.side.part or one.name}{_missing(deed, one.told)} ({_of_all(deed, one)})" for one in few)


def _missing(deed: Deed, told: Headcounted) -> str:
    """Write « – 4 работника»; "" where nobody knows what those four have not done."""
    number = told.total - told.moved
    return f" – {number} {deed.crowd.counted(number)}".rstrip() if deed.known else ""


def _of_all(deed: Deed, one: Unfinished) -> str:
    """Write «прошёл 351 из 360, по сведениям исполнителя: «трое в отпуске»»: who closes an item asks why."""
    return listed(filter(None, (_through(deed, one.told), in_his_words(one.why))))


def in_his_words(why: str) -> str:
    """Write «по сведениям исполнителя: «трое в отпуске»», why not all of his people are through; "" of no words."""
    words = quotable(without_stop(why, " ."))
    return f"по сведениям исполнителя: «{words}»" if words else ""


def _through(deed: Deed, told: Headcounted) -> str:
    """Write «прошли 40 из 42»: «40 из 42» alone might be those who have not."""
    return f"{deed.through_by(told.moved) if deed.known else ''} {told.moved} из {told.total}".strip()
