"""What a supplement proposes: only what follows from the changes since the last memo."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from automation.control.since_memo import WON, Since
from automation.gathering import gathered
from automation.letters.carried_out import newly_done
from automation.letters.cases import kind_in_cases, performer_name
from automation.letters.hearings import to_hear, to_hear_values
from automation.letters.item_cases import items_of
from automation.letters.left_in_vain import left_in_vain
from automation.letters.letter_facts import Memo, Sides
from automation.letters.measures import UNPROVED, by_performer, reports_by_item
from automation.letters.memo_variables import ReportsEndValues, SinceValues
from automation.letters.people_words import people_unfinished
from automation.letters.plan_name import plan_name
from automation.letters.proposals import Named, everything_done, in_parts
from automation.letters.proposed_hearings import was_proposed
from automation.letters.still_to_hear import hearings_left
from automation.letters.told import all_named, is_missing
from automation.model.control import Verdict, codes_of
from automation.model.standing import DONE, Standing
from automation.model.told_facts import told_before

FILE = "supplement.txt"


class Outcome(Struct, frozen=True):
    """Obligations whose items may go off control by the changes: ``whole``, or for their performers alone (``freed``).

    Those ``lost`` stay on control again, of items of several performers those ``missed``. Of ``reports`` of repeated
    items nothing more is awaited.
    """

    whole: list[Verdict]
    freed: list[Verdict]
    lost: list[Verdict]
    missed: list[Verdict]
    reports: list[Verdict]


def outcome_of(since: Since) -> Outcome:
    """Say what follows for the items on control; whose people are not all through, those stay there.

    So does what was changed after it had been accepted, until somebody has decided about it.
    """
    figures = since.figures
    owing = {v.code_and_item for i in figures.items for v in i.kept}
    open_, unfinished = {number for _, number in owing}, people_unfinished(figures)
    closed = {i.item.number for i in figures.items if i.closed}
    changed = [(v, c.section) for v, c in since.changes if v.item.number not in closed]
    done = [v for i in figures.items if not i.closed for v in i.verdicts if v.standing in DONE]
    completed = [v for v in done if v.code_and_item in since.completed]
    won = [*(v for v, section in changed if section in WON), *since.presented, *completed]
    won = [v for v in won if v.item.number not in unfinished and not v.reported.rewritten]
    lost = [v for v, section in changed if section == "утрачено"]
    left = [v for v in since.ended if v.item.number not in unfinished]
    shared = {i.item.number for i in figures.items if len(codes_of(i.verdicts)) > 1}
    return Outcome(
        whole=[*(v for v in won if v.item.number not in open_), *left],
        freed=[v for v in won if v.item.number in open_ and v.code_and_item not in owing],
        lost=[v for v in lost if v.item.number not in shared],
        missed=[v for v in lost if v.item.number in shared],
        reports=[v for v in since.presented if v.code_and_item in owing],
    )


def proposals_since(since: Since, memo: Memo) -> list[str]:
    """Say what follows from the changes alone: what may go off control by them, whole or for some performers.

    Who has left another letter unanswered since is to be heard, as in a memo (papers.md A12). Whom leaders have decided
    to hear is named beside what takes his item off control, and where his report is still under review.
    """
    told, sides, all_done = outcome_of(since), memo.sides, everything_done(memo.figures)
    reports = [v for v in told.reports if _was_kept(v, since)]
    last, first = since.last, since.memo or since.last
    vain = [v for v in to_hear(memo) if last and left_in_vain(v, last.day, memo)]
    ripe = [v for v in vain if first and not was_proposed(v, first, memo)]
    heard = _heard_in_vain(since, memo, (*told.lost, *told.missed, *vain))
    alone = {i.item.number for i in memo.figures.items if len(codes_of(i.verdicts)) == 1}
    open_ = [v for i in memo.figures.items if not i.closed for v in i.verdicts]
    reviewed = [v for v in open_ if all_done or v.standing is Standing.CLAIMED]
    values: SinceValues = {
        **plan_name(memo.facts.order).values,
        "всё": all_done,
        "документ": kind_in_cases(memo.facts.order.kind)["им"],
        "исполнены": items_of(told.whole),
        "утрачены": items_of([*told.lost, *(v for v in heard if v.item.number in alone)]),
        "остаются": in_parts(_by_item([*told.missed, *(v for v in heard if v.item.number not in alone)]), memo),
        "частями": in_parts(_by_item(told.freed), memo),
        "отчёты": _reports(reports, sides),
        "слушания": hearings_left((*reviewed, *told.whole, *told.freed, *reports), memo),
        **to_hear_values(ripe, memo),
    }
    return memo.words.lines(FILE, "предложения", values)


def _heard_in_vain(since: Since, memo: Memo, told: Sequence[Verdict]) -> list[Verdict]:
    """Return the missing obligations whose performers were heard since the last memo, but for those ``told`` already.

    The day by which the memo proposed to wait for them may have passed by then: they stay on control.
    """
    open_ = (v for i in memo.figures.items if since.last and not i.closed for v in i.verdicts)
    late = (v for v in open_ if is_missing(v, memo.on) and not memo.sides.of(v) and v not in told)
    return [v for v in late if since.last and any(r.held for r, _ in newly_done(v, since.last, memo))]


def _by_item(freed: Sequence[Verdict]) -> Iterable[Named]:
    return ((number, False, mine) for number, mine in gathered(freed, lambda v: v.item.number).items())


def _was_kept(verdict: Verdict, since: Since) -> bool:
    """Tell whether the memo had proposed to keep this very report on control: nobody takes others off one by one."""
    told = told_before(since.memo.facts, verdict) if since.memo else None
    return verdict.item.endless and told is not None and told[0] in UNPROVED


def _reports(presented: Sequence[Verdict], sides: Sides) -> list[ReportsEndValues]:
    """Return the reports of each repeated item of which nothing more is awaited; those of the same dates together.

    The author of the supplement and its reader stand apart.
    """
    dates = {
        name: frozenset((v.item.number, v.control_date) for v in mine) for name, mine in by_performer(presented).items()
    }
    alike = gathered(presented, lambda v: (dates[performer_name(v.performer)], sides.of(v)))
    return [
        {**one, "исполнители": all_named(mine), **side.values, "несколько": len(by_performer(mine)) > 1}
        for (_, side), mine in alike.items()
        for one in reports_by_item(mine)
    ]
