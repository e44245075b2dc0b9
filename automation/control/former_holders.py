"""Who held a post of the office when a report on it was executed, and who answers for what is missing (0141, 0310).

A line of «Исполнители» names the present holder, «Замещение» who acted for him on which days. The register remembers
who held the post on the days of справки and memos; what lies between two holders is told by the post alone.
"""

from datetime import date

from msgspec.structs import replace

from automation.control.acting import acting
from automation.control.morning import Morning
from automation.model.control import Verdict
from automation.model.report import Performer
from automation.model.reported import News
from automation.model.standing import DONE, REPORTED, UNTIMED, Standing
from automation.russian import same_person

NOTHING_CAME = {News.SILENT, News.UNKNOWN, News.RETURNED}


def as_named(morning: Morning, verdict: Verdict) -> Verdict:
    """Return an obligation of whom papers name: of what is missing who acts today, of what came in whose it was.

    Nobody is told to have left undone, over his name, what another answers for while he is away (decision 0310).
    """
    acts = verdict.performer.acting
    if acts and _is_missing(verdict):
        return replace(verdict, performer=replace(verdict.performer, in_charge=acts))
    return _as_executed(morning, verdict)


def _is_missing(verdict: Verdict) -> bool:
    if verdict.standing is Standing.PERMANENT:
        return verdict.reported.news in NOTHING_CAME
    return verdict.standing not in {*REPORTED, *UNTIMED}


def _as_executed(morning: Morning, verdict: Verdict) -> Verdict:
    """Return an executed obligation of who is told by his name with that of who acted or held the post on that day.

    Of a report that the office has not accepted yet it is who acted: it was he who presented it.
    """
    who, day = verdict.performer, verdict.executed_on
    if verdict.standing not in REPORTED or day is None or not (who.in_office or who.stands_for) or not who.name.strip():
        return verdict
    name = acting(who, morning.book.substitutions, day).name
    if name == who.name and (who.official or who.stands_for) and verdict.standing in DONE:
        name = _holder(morning, who, day)
    if name == who.name:
        return verdict
    then = replace(who, name=name, sex=None, name_dative="", post_dative="", salutation="", former=True)
    return replace(verdict, performer=then)


def _holder(morning: Morning, who: Performer, day: date) -> str:
    """Return who held the post on a day; "" where nobody can tell."""
    before, after = "", who.name
    for snapshot in reversed(morning.history.snapshots):
        post, _, name = snapshot.facts.get("performers", {}).get(who.code, "").partition("|")
        if name and post == who.post:
            if snapshot.day < day:
                before = name
                break
            after = name if not same_person(name, after) else after
    return "" if before and not same_person(before, after) else after
