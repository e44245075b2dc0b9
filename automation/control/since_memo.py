"""What is no longer as the last memo said: by it a supplement is due, and takes its lines, sums and proposals."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from automation.model.control import CodeAndItem, Verdict
from automation.model.figures import Figures
from automation.model.kinds import Kind
from automation.model.reported import Snapshot
from automation.model.standing import DONE, OVER, Standing
from automation.model.told_facts import (
    PeopleNews,
    incoming_told,
    iso,
    last_memo,
    number_before,
    people_news,
    presented_since,
    reported_before,
    told_before,
)
from automation.plan.indicators import enough

WON = {"исполнено", "не применимо"}  # sections of the words by which somebody owes an item no more


class Change(Struct, frozen=True, kw_only=True):
    """What is to be said of an obligation: the ``section`` of the words and all that stands in it.

    ``before`` is the date of execution that was told, ``by_letter``: the letter in the row may have brought the new
    one. ``in_part``: others still owe what this performer has executed. ``rewritten``: cells were changed after the
    report was accepted. ``returned`` and ``reason`` say when and why a report was sent back, ``number`` is «всего» and
    «перешло» of the people that were told by it.
    """

    section: str
    day: date | None = None
    late: bool = False
    accepted: date | None = None
    before: date | None = None
    by_letter: bool = True
    in_part: bool = False
    rewritten: bool = False
    returned: date | None = None
    reason: str = ""
    number: tuple[int, int] | None = None


class Since(Struct, frozen=True, kw_only=True):
    """All changes since a memo: of obligations, of reports of repeated items that it called missing, and of people.

    ``figures`` are those of today, ``last`` is what the last memo or supplement has told and ``memo`` what the memo
    itself has; None where there is none. ``completed`` are the codes and items whose people fell short when the memo
    told of them and do so no more. ``released`` are the obligations that it called open and that a decision has taken
    off control since for their performers alone, ``closed`` the numbers of the items with such obligations, and with no
    other change, that were taken off control since for all.
    """

    figures: Figures
    last: Snapshot | None = None
    memo: Snapshot | None = None
    changes: tuple[tuple[Verdict, Change], ...] = ()
    presented: tuple[Verdict, ...] = ()
    people: tuple[PeopleNews, ...] = ()
    completed: frozenset[CodeAndItem] = frozenset()
    released: tuple[Verdict, ...] = ()
    closed: frozenset[str] = frozenset()

    @property
    def ended(self) -> tuple[Verdict, ...]:
        """Return the released obligations of items that others have executed and nobody owes any more."""
        executed = (i for i in self.figures.items if not i.kept and any(v.standing in DONE for v in i.verdicts))
        numbers = {i.item.number for i in executed}
        return tuple(v for v in self.released if v.item.number in numbers)


def since_memo(figures: Figures, snapshots: Sequence[Snapshot]) -> Since:
    """Compare the figures with what the last memo or supplement has told; nothing is news without one."""
    last = last_memo(snapshots)
    if last is None:
        return Since(figures=figures)
    told, memo = last.facts, next((s for s in snapshots if s.kind is Kind.COMPLETION), None)
    verdicts = (v for i in figures.items for v in i.verdicts)
    released = ((v, told_before(told, v)) for i in figures.items if not i.closed for v in i.released)
    given = ((i, o) for p in figures.every_people for i in p.items for o in p.given)
    counted = {(t.performer.code, i.number): (i, t) for i, o in given for t in o.headcounts if t.accepted}
    before = {key: number_before(told, key) for key in counted}
    changes = tuple((v, change) for v in verdicts for change in _changes(v, told_before(told, v), told, counted))
    now_enough = (key for key, (i, t) in counted.items() if enough(i, t.total, t.moved))
    return Since(
        figures=figures,
        last=last,
        memo=memo,
        changes=changes,
        presented=tuple(presented_since(told, figures, memo or last)),
        people=tuple(people_news(told, figures)),
        completed=frozenset(k for k in now_enough if (few := before[k]) and not enough(counted[k][0], *few)),
        released=tuple(v for v, before in released if before and before[0] not in OVER),
        closed=frozenset(_closed_open(figures, last)) - {v.item.number for v, _ in changes},
    )


def _closed_open(figures: Figures, last: Snapshot) -> Iterator[str]:
    """Yield the items that went off control after a memo with something open that it had told as open."""
    for item in figures.items:
        if item.closed and item.item.closed_on and item.item.closed_on > last.day:
            before = (told_before(last.facts, v) for v in item.owing)
            if any(one and one[0] not in OVER for one in before):
                yield item.item.number


def _changes(
    verdict: Verdict, then: Sequence[Any] | None, told: Mapping[str, Any], counted: Container[CodeAndItem]
) -> Iterator[Change]:
    standing, due, executed = [*then, "", "", ""][:3] if then else ("", "", "")
    was, now = standing in OVER, verdict.standing in OVER
    known = reported_before(told, verdict) if now else None
    decided = known is not None and known.get("changed") and not verdict.reported.rewritten
    if now and (not was or decided or standing != verdict.standing.value or executed != iso(verdict.executed_on)):
        yield _won(verdict, executed if standing in DONE else "", known)
    elif was and not now:
        key = verdict.code_and_item
        yield _lost(verdict, None if key in counted else number_before(told, key))
    if due and due != iso(verdict.due):
        yield Change(section="срок изменён", day=verdict.due)


def _won(verdict: Verdict, executed: str, then: Mapping[str, Any] | None) -> Change:
    """Tell what was won; of what had been told as executed on another day, that this day is another one.

    The letter that had brought the earlier day is not named as that of the new one, unless it was written later.
    """
    accepted = verdict.reported.accepted_on
    late, day = verdict.standing is Standing.MET_LATE, verdict.executed_on
    if executed and day and executed != iso(day):
        before, came = date.fromisoformat(executed), verdict.reported.incoming
        later = bool(came and came.day and came.day >= day)
        new = later or (then is not None and then.get("incoming") != incoming_told(verdict))
        return Change(section="дата уточнена", day=day, late=late, accepted=accepted, before=before, by_letter=new)
    section = "не применимо" if verdict.standing is Standing.NOT_APPLICABLE else "исполнено"
    return Change(section=section, day=day, late=late, accepted=accepted, rewritten=bool(verdict.reported.rewritten))


def _lost(verdict: Verdict, number: tuple[int, int] | None) -> Change:
    """Tell what is confirmed no more: when and why the report was sent back, and the people that rested on it."""
    back = verdict.reported
    return Change(section="утрачено", returned=back.returned_on, reason=back.return_reason, number=number)
