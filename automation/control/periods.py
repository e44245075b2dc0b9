"""Which control date of a recurring item each report counts for (papers.md A9).

One row holds one report at a time, so the reports of an item are read off the versions of its row. Nothing is
remembered of the answer: a correction of «Срок» therefore undoes what was assumed before.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.control.claims import accepted_on_time, claim_faults
from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.control.returns import standing_return
from automation.control.seen import Versions
from automation.model.report import State, StatusRow
from automation.plan.terms import ControlDate


class Filed(Struct, frozen=True, kw_only=True):
    """One report of a recurring item: its date, the control date a person named in «Срок», and what became of it.

    ``row`` is the row as it stood while this was the report in it; None where only the register of an earlier version
    remembers it. ``current``: it is the report that stands in the row today.
    """

    executed_on: date
    named: date | None
    accepted: bool
    row: StatusRow | None = None
    current: bool = False


class Placed(Struct, frozen=True, kw_only=True):
    """A report and the control date it counts for. ``between`` names the two dates where a person has to say which.

    ``assumed``: the program chose the control date of a late report, and says so.
    """

    filed: Filed
    control: ControlDate | None = None
    between: tuple[date, ...] = ()
    assumed: bool = False


class Ledger(Struct, frozen=True, kw_only=True):
    """All reports of one recurring obligation, each at its control date.

    ``confirmed`` are the control dates nothing more is owed for: accepted, or overwritten by a later report.
    ``told`` are those the report in the row is for, also where it was sent back or cannot be counted: two where a
    person has to say which, none where nobody can tell.
    """

    placed: tuple[Placed, ...] = ()
    confirmed: frozenset[date] = frozenset()
    told: frozenset[date] = frozenset()

    @property
    def current(self) -> Placed | None:
        """Return the report that stands in the row today."""
        return next((p for p in self.placed if p.filed.current), None)


def ledger_of(morning: Morning, obligation: Obligation, versions: Versions) -> Ledger:
    """Place every report in the order they came in; each one knows only of those before it."""
    key = (obligation.performer.code, obligation.item.number)
    remembered = frozenset(morning.history.confirmed.get(key, ()))
    reports = [*_of_an_earlier_version(morning, versions, key), *_filed(morning, obligation, versions)]
    claimed = set(remembered)
    placed: list[Placed] = []
    for report in reports:
        one = _place(report, claimed, [p.filed for p in placed], obligation)
        placed.append(one)
        if one.control:
            claimed.add(one.control.due)
    settled = {p.control.due for p in placed if p.control and (p.filed.accepted or not p.filed.current)}
    settled -= {p.control.due for p in placed if p.control and p.filed.current and not p.filed.accepted}
    assumed_before = {p.filed.named: _by_stretch(obligation, p.filed.executed_on) for p in placed if p.filed.named}
    wrong = {c.due for named, c in assumed_before.items() if c and c.due != named}
    now = next((p for p in placed if p.filed.current), None) or _uncounted(placed, claimed, obligation)
    told = (now.control.due,) if now and now.control else now.between if now else ()
    return Ledger(placed=tuple(placed), confirmed=frozenset((remembered - wrong) | settled), told=frozenset(told))


def _uncounted(placed: Sequence[Placed], claimed: Iterable[date], obligation: Obligation) -> Placed | None:
    """Tell where the date in the row would belong if its report counted; None without a date."""
    row = obligation.row
    if row is None or row.executed_on is None:
        return None
    report = Filed(executed_on=row.executed_on, named=row.control_date, accepted=False, row=row)
    return _place(report, claimed, [p.filed for p in placed], obligation)


def _filed(morning: Morning, obligation: Obligation, versions: Versions) -> list[Filed]:
    """Return the reports the versions of the row hold; one withdrawn before anybody accepted it is none."""
    found: list[Filed] = []
    for count, version in enumerate(versions, 1):
        row = version.row
        report = _report_in(morning, obligation, versions[:count])
        last = found[-1] if found and found[-1].current else None
        if last and (report is None or report.executed_on == last.executed_on):
            found.pop()
        elif last:
            found[-1] = replace(last, current=False)
        if report:
            found.append(report)
        elif last and last.accepted and not standing_return(versions[:count], version.since or morning.on):
            found.append(replace(last, current=False, row=last.row or row))
    return found


def _report_in(morning: Morning, obligation: Obligation, versions: Versions) -> Filed | None:
    """Return the report the newest of these versions holds, or None where its row claims nothing that counts."""
    row = versions[-1].row
    if row.state is not State.DONE or row.executed_on is None or standing_return(versions, morning.on):
        return None
    accepted = accepted_on_time(row, obligation.performer, morning.on)
    if claim_faults(row, morning, accepted=accepted):
        return None
    counts = accepted or not morning.policy.acceptance
    return Filed(executed_on=row.executed_on, named=row.control_date, accepted=counts, row=row, current=True)


def _of_an_earlier_version(morning: Morning, versions: Versions, key: tuple[str, str]) -> Iterator[Filed]:
    """Claims seen before the register kept rows: they may have been overwritten unseen, never those seen since."""
    if versions and versions[0].since is not None:
        return
    now = versions[0].row.executed_on if versions else None
    claims = (c for c in morning.history.claims if (c.code, c.item) == key and c.executed_on)
    for claim in sorted(claims, key=lambda c: c.first_seen):
        if now and claim.executed_on and claim.executed_on < now:
            yield Filed(executed_on=claim.executed_on, named=None, accepted=claim.accepted)


def _place(report: Filed, claimed: Iterable[date], before: Sequence[Filed], obligation: Obligation) -> Placed:
    """Return the control date of one report, or the two a person must choose from."""
    controls = obligation.controls
    named = next((c for c in controls if c.due == report.named), None)
    if named:
        again = any(r.named == report.named and r.executed_on < report.executed_on for r in before)
        if again or _too_early(report, named):
            following = next((c.due for c in controls if c.due > named.due), None)
            return Placed(filed=report, between=tuple(filter(None, (named.due, following))))
        return Placed(filed=report, control=named)
    return _by_date(report, set(claimed), obligation)


def _by_date(report: Filed, claimed: set[date], obligation: Obligation) -> Placed:
    """By the last control date on or before the report, by what is known of it and by the half the report falls in."""
    controls, day = obligation.controls, report.executed_on
    passed = [c for c in controls if _term_of(obligation, c) <= day]
    last = passed[-1] if passed else None
    following = next((c for c in controls if c not in passed), None)
    chosen = following
    if last and following:
        start, end = _term_of(obligation, last), _term_of(obligation, following)
        early = 2 * (day - start).days <= (end - start).days
        if early is (last.due in claimed):
            return Placed(filed=report, between=(last.due, following.due))
        chosen = last if early else following
    elif last:
        chosen = last
    if chosen is None or _too_early(report, chosen):
        return Placed(filed=report, between=tuple(c.due for c in (last, following) if c))
    return Placed(filed=report, control=chosen, assumed=chosen is last and day > _term_of(obligation, chosen))


def _too_early(report: Filed, control: ControlDate) -> bool:
    """Tell whether the reporting period the term names had not ended when the report was made."""
    return control.period_end is not None and report.executed_on < control.period_end


def _term_of(obligation: Obligation, control: ControlDate) -> date:
    """Return the current term of a control date: an extension moves it."""
    return obligation.moved.get(control.due, (control.due, None))[0]


def _by_stretch(obligation: Obligation, day: date) -> ControlDate | None:
    """Tell where version 1.0 put a report: the control date in whose stretch its day falls."""
    return next((c for c in obligation.controls if c.start <= day <= _term_of(obligation, c)), None)
