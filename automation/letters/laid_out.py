"""All obligations of an order, laid out once a day by what each of many letters looks up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from automation.gathering import by_first, gathered
from automation.model.control import CodeItemTerm, Verdict, codes_of
from automation.model.report import Performer
from automation.model.reported import UNDER_WAY
from automation.model.standing import DONE, REPORTED, Standing
from automation.russian import fold


class LaidOut(Struct, frozen=True, kw_only=True):
    """The obligations in the order of the plan, and where each is found.

    ``by_term`` has them by performer, item and term. ``read_by`` are the places of those that one reader bears, by his
    code and by his organisation. ``done`` are the items and control dates of which a report was accepted, ``applying``
    the codes of those to whom an item applies, ``executed`` the day on which the last of them has executed it.
    ``reported`` are the groups of «Исполнители» of which the only performer has reported on an item by a control date:
    that it is executed or that he works on it.
    """

    verdicts: Sequence[Verdict] = ()
    by_term: Mapping[CodeItemTerm, Verdict] = {}
    read_by: Mapping[str, Sequence[int]] = {}
    done: frozenset[tuple[str, date | None]] = frozenset()
    applying: Mapping[str, frozenset[str]] = {}
    executed: Mapping[str, date] = {}
    reported: Mapping[tuple[str, date | None], frozenset[str]] = {}

    def reported_besides(self, verdict: Verdict) -> bool:
        """Tell whether a joint performer has reported on it: one who stands for himself, for of many each does its own.

        Be it done or under way: then what may be left undone is the reader's own part.
        """
        groups = self.reported.get((verdict.item.number, verdict.control_date), frozenset())
        return bool(groups.difference(_groups_of(verdict)))

    def borne_besides(self, verdict: Verdict) -> bool:
        """Tell whether others than this performer bear the item as well."""
        return bool(self.applying.get(verdict.item.number, frozenset()) - {verdict.performer.code})

    def beside(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """Return all that the readers of these obligations bear, in the order of the plan."""
        keys = {key for v in verdicts for key in _borne_by(v.performer)}
        return [self.verdicts[place] for place in sorted({p for key in keys for p in self.read_by.get(key, ())})]


def laid_out(verdicts: Sequence[Verdict]) -> LaidOut:
    """Lay the obligations of an order out."""
    applying = gathered((v for v in verdicts if v.standing is not Standing.NOT_APPLICABLE), lambda v: v.item.number)
    days = by_first((v.item.number, v.executed_on) for v in verdicts if v.executed_on and v.standing in DONE)
    borne = by_first(((v.item.number, v.control_date, group), v) for v in verdicts for group in _groups_of(v))
    alone = (term for term, mine in borne.items() if len(mine) == 1 and _has_reported(mine[0]))
    reported = by_first(((number, day), group) for number, day, group in alone)
    return LaidOut(
        verdicts=verdicts,
        by_term={v.code_item_term: v for v in verdicts},
        read_by=by_first((key, place) for place, v in enumerate(verdicts) for key in _borne_by(v.performer)),
        done=frozenset((v.item.number, v.control_date) for v in verdicts if v.standing in DONE),
        applying={number: frozenset(codes_of(mine)) for number, mine in applying.items()},
        executed={number: max(every) for number, every in days.items()},
        reported={term: frozenset(groups) for term, groups in reported.items()},
    )


def _has_reported(verdict: Verdict) -> bool:
    return verdict.standing in REPORTED or verdict.reported.news in UNDER_WAY


def _groups_of(verdict: Verdict) -> set[str]:
    """Return the groups of «Исполнители» out of which the performer bears the item."""
    return {*verdict.item.groups} & {*verdict.performer.groups}


def _borne_by(performer: Performer) -> tuple[str, ...]:
    """Tell who reads of a performer's obligations: the addressee, by his code, and any organisation but the office."""
    own = "" if performer.in_office else fold(performer.organisation)
    return tuple(filter(None, (f"code {performer.papers_to}", own)))
