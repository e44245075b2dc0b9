"""Which control date of a recurring item each report counts for (papers.md A9).

One row holds one report at a time, so the reports of an item are read off the versions of its row. Nothing is
remembered of the answer: a correction of «Срок» therefore undoes what was assumed before.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.control.claims import accepted_on_time, claim_faults
from automation.control.filed_reports import Filed, accepted_for_another, before_typed_back, brought_by, renamed
from automation.control.morning import Morning
from automation.control.moved_dates import present_days, with_present_dates
from automation.control.obligations import Obligation
from automation.control.overwritten import Placed, counted, still_asked, told_since
from automation.control.periods_said import periods_said, too_early
from automation.control.returns import standing_return
from automation.control.seen import Versions
from automation.model.report import State
from automation.plan.terms import ControlDate


class Ledger(Struct, frozen=True, kw_only=True):
    """All reports of one recurring obligation, each at its control date.

    ``confirmed`` are the control dates nothing more is owed for: accepted, or overwritten by a later report.
    ``told`` are those the report in the row is for, also where it was sent back or cannot be counted: several where a
    person has to say which, none where nobody can tell. ``asked`` are the reports of which a person has to say it.
    """

    placed: tuple[Placed, ...] = ()
    confirmed: frozenset[date] = frozenset()
    told: frozenset[date] = frozenset()
    asked: tuple[Placed, ...] = ()

    @property
    def current(self) -> Placed | None:
        """Return the report that stands in the row today."""
        return next((p for p in self.placed if p.filed.current), None)

    def asked_about(self, day: date | None) -> Placed | None:
        """Return the report that may be for a control date, else any of which somebody has to say its date."""
        return next((p for p in self.asked if day in p.between), next(iter(self.asked), None))

    def reported_by(self, day: date) -> set[date]:
        """Return the control dates that had been reported by a day; of an unknown day of report they had been."""
        made = {p.control.due: p.filed.executed_on for p in self.placed if p.control}
        return {due for due in {*self.confirmed, *made} if made.get(due, day) <= day}


def ledger_of(morning: Morning, obligation: Obligation, versions: Versions) -> Ledger:
    """Place every report in the order they came in; each one knows only of those before it."""
    key = obligation.code_and_item
    obligation, versions = with_present_dates(morning, obligation, versions)
    remembered = present_days(morning, obligation.item, frozenset(morning.history.confirmed.get(key, ())))
    reports = [*_of_an_earlier_version(morning, versions, key), *_filed(morning, obligation, versions)]
    placed: list[Placed] = []
    for report in reports:
        placed = [p for p in placed if not _mistaken(p, report, placed, remembered, obligation)]
        claimed = remembered.union(*(p.counts for p in placed))
        one = _place(report, claimed - _corrected(report, placed, obligation), [p.filed for p in placed], obligation)
        placed.append(counted(one, claimed, obligation))
    placed = [p for p in placed if not told_since(p, placed)]
    placed = [counted(p, remembered.union(*(o.counts for o in placed if o is not p)), obligation) for p in placed]
    settled = {day for p in placed if p.filed.accepted or not p.filed.current for day in p.counts}
    settled -= {p.control.due for p in placed if p.control and p.filed.current and not p.filed.accepted}
    assumed_before = {p.filed.named: _by_stretch(obligation, p.filed.executed_on) for p in placed if p.filed.named}
    wrong = {c.due for named, c in assumed_before.items() if c and c.due != named}
    claimed = remembered.union(*(p.counts for p in placed))
    now = next((p for p in placed if p.filed.current), None) or _uncounted(placed, claimed, obligation)
    told = {*now.between, *((now.control.due,) if now.control else ())} if now else set()
    asked = tuple(still_asked(placed, claimed, obligation))
    confirmed = frozenset((remembered - wrong) | settled)
    return Ledger(placed=tuple(placed), confirmed=confirmed, told=frozenset(told), asked=asked)


def _mistaken(
    one: Placed, report: Filed, placed: Sequence[Placed], remembered: frozenset[date], obligation: Obligation
) -> bool:
    """Tell whether the date in «Срок» of an accepted report was a mistake that is mended now, with no other reading.

    Another report counts for that date already, or the words of the report name the period of the new date alone.
    """
    named = one.filed.named
    if one.filed.executed_on != report.executed_on or not renamed(one.filed, report):
        return False
    others = remembered.union(*(p.counts for p in placed if p is not one))
    said = periods_said(report, obligation)
    return named in others or (report.named in said and named not in said)


def _corrected(report: Filed, before: Sequence[Placed], obligation: Obligation) -> set[date]:
    """Return the control date of the report before, where this one can only put another day in its place.

    Nobody had accepted it, and the period of the next control date had not ended when this one was made.
    """
    last = before[-1] if before else None
    if last is None or last.control is None or last.filed.accepted:
        return set()
    due = last.control.due
    following = next((c for c in obligation.controls if c.due > due), None)
    return {due} if following and too_early(report, following) else set()


def promised_for(ledger: Ledger, obligation: Obligation, called_on: date, promised_on: date) -> bool:
    """Tell whether a promise is about the control date of the obligation.

    It is about the dates that had passed unreported on the day of the call. With none of them it is where this date has
    come by the promised day, else where a report of that day would count for it by what had been reported before.
    """
    due = obligation.control_date
    known = ledger.reported_by(called_on)
    if owed := {c.due for c in obligation.controls if obligation.term_of(c) < called_on} - known:
        return due in owed
    if due is None or (obligation.due or due) <= promised_on:
        return due is not None
    placed = _by_date(Filed(executed_on=promised_on, named=None, accepted=False), known, obligation)
    return placed.control is not None and placed.control.due == due


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
    back: Filed | None = None
    for count, version in enumerate(versions, 1):
        row, returned = version.row, standing_return(versions[:count], version.since or morning.on)
        report = _report_in(morning, obligation, versions[:count])
        last = found[-1] if found and found[-1].current else None
        if last and report and last.executed_on == report.executed_on:
            pointed, incoming = last.pointed or last.named != report.named, report.incoming or last.incoming
            report = replace(report, pointed=pointed, incoming=incoming)
        if last and report and (report.executed_on != last.executed_on or accepted_for_another(last, report)):
            found[-1] = replace(last, current=False, gone=report.executed_on != last.executed_on)
            back = None
        elif last:
            found.pop()
        if returned and (last or row.executed_on):
            day = row.executed_on or (last.executed_on if last else returned.on)
            back = Filed(executed_on=day, named=row.control_date, accepted=False, returned_on=returned.on)
        if report:
            found = [f for f in found if report.accepted or f.executed_on != report.executed_on]  # it was taken back
            found = before_typed_back(found, report)
            found.append(replace(report, sent_back=back))
        elif last and last.accepted and not returned:
            found.append(replace(last, current=False, gone=True, row=last.row or row))
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
    letter = brought_by(row)
    return Filed(
        executed_on=row.executed_on,
        named=row.control_date,
        accepted=counts,
        row=row,
        current=True,
        incoming=letter if letter and letter.day and letter.day <= morning.on else None,
    )


def _of_an_earlier_version(morning: Morning, versions: Versions, key: tuple[str, str]) -> Iterator[Filed]:
    """Claims seen before the register kept rows: they may have been overwritten unseen, never those seen since."""
    if versions and versions[0].since is not None:
        return
    now = versions[0].row.executed_on if versions else None
    for claim in morning.history.claims:
        if (claim.code, claim.item) == key and now and claim.executed_on and claim.executed_on < now:
            yield Filed(executed_on=claim.executed_on, named=None, accepted=claim.accepted)


def _place(report: Filed, claimed: Iterable[date], before: Sequence[Filed], obligation: Obligation) -> Placed:
    """Return the control date of one report, or those a person must choose from.

    A date left in «Срок» from the report before says nothing of this one, unless the rule names it as well. One whose
    period had not ended is asked about while the report stands in the row; accepted and replaced, it is of that date.
    """
    controls = obligation.controls
    named = next((c for c in controls if c.due == report.named), None)
    if named is None:
        return _by_date(report, set(claimed), obligation)
    early = too_early(report, named) and not (report.accepted and report.gone)
    left = any(r.named == report.named and r.executed_on < report.executed_on for r in before) and not report.pointed
    if early or left:
        ruled = _by_date(report, set(claimed), obligation)
        if early or ruled.control != named:
            by_rule = (ruled.control.due,) if ruled.control else ruled.between
            return Placed(filed=report, between=tuple(sorted({*by_rule, named.due})))
    same = [r for r in before if r.executed_on == report.executed_on and accepted_for_another(r, report)]
    if undone := [r.named for r in same if r.named and renamed(r, report)]:
        return Placed(filed=report, between=tuple(sorted({*undone, named.due})))
    others = _also_named(report, set(claimed) | {named.due}, obligation)
    return Placed(filed=report, control=named, between=tuple(sorted((*others, named.due))) if others else ())


def _by_date(report: Filed, claimed: set[date], obligation: Obligation) -> Placed:
    """By the last control date on or before the report, by what is known of it and by the half the report falls in.

    What follows a return is the report for the date it was returned for, where it comes in the first half of the time
    that is left or before the next period has ended; with another date passed meanwhile it may be for either.
    """
    controls, day = obligation.controls, report.executed_on
    passed = [c for c in controls if obligation.term_of(c) <= day]
    last = passed[-1] if passed else None
    following = next((c for c in controls if c not in passed), None)
    chosen = following
    before = report.sent_back
    back = _place(before, claimed, (), obligation).control if before else None
    if last and back and back.due < last.due and last.due not in claimed:
        return Placed(filed=report, between=(back.due, last.due))
    if last and following:
        start, end = obligation.term_of(last), obligation.term_of(following)
        if before and before.returned_on and back is last:
            start = max(start, before.returned_on)
        early = 2 * (day - start).days <= (end - start).days or (back is last and too_early(report, following))
        if early is (last.due in claimed):
            return Placed(filed=report, between=(last.due, following.due))
        chosen = last if early else following
    elif last:
        chosen = last
    if chosen is None or too_early(report, chosen):
        return Placed(filed=report, between=tuple(c.due for c in (last, following) if c))
    if others := _also_named(report, claimed | {chosen.due}, obligation):
        return Placed(filed=report, between=(*others, chosen.due))
    return Placed(filed=report, control=chosen, assumed=chosen is last and day > obligation.term_of(chosen))


def _also_named(report: Filed, known: set[date], obligation: Obligation) -> list[date]:
    """Return the other control dates owed by then whose period the words of a report name: «за февраль и март»."""
    said = periods_said(report, obligation) - known
    return [c.due for c in obligation.controls if c.due in said and obligation.term_of(c) <= report.executed_on]


def _by_stretch(obligation: Obligation, day: date) -> ControlDate | None:
    """Tell where version 1.0 put a report: the control date in whose stretch its day falls."""
    return next((c for c in obligation.controls if c.start <= day <= obligation.term_of(c)), None)
