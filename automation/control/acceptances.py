"""Reports somebody changed after they had been accepted: the accepted values count until a new «Принято».

Source: papers.md D and decision 0094. The register keeps the accepted row as the last version of it, because a morning
judges and remembers the row with the accepted values.
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from automation.control.claims import accepted_on_time, claim_faults
from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.control.seen import key_of, speaks
from automation.model.catalogue import finding
from automation.model.plan import Recurring
from automation.model.report import Finding, State, StatusRow
from automation.model.reported import Rewritten
from automation.model.sheets import STATUS
from automation.russian import show

ACCEPTED = {  # what «Принято» vouches for
    "executed_on": "Дата исполнения",
    "evidence": "Подтверждение",
    "staff_total": "Всего сотрудников",
    "staff_moved": "Перешло",
}


def as_accepted(morning: Morning, obligation: Obligation) -> Obligation:
    """Return the obligation with the values of its row that were accepted, and what stands there now in their place.

    A row that lost its whole report beside «Принято», as when a form is replaced by the next one without that item,
    still holds what was accepted.
    """
    row, then = obligation.row, _accepted_before(morning, obligation)
    if row is None or then is None:
        return obligation
    if row.state is State.EMPTY:
        repeated = isinstance(obligation.item.reading.deadline, Recurring) or speaks(row)
        return obligation if repeated else replace(obligation, row=replace(then, row=row.row))
    rewritten = tuple(_rewritten(then, row))
    if not rewritten or (isinstance(obligation.item.reading.deadline, Recurring) and _is_the_next(row)):
        return obligation
    values = {name: getattr(then, name) for name in ACCEPTED}
    row = replace(row, **values, unreadable=row.unreadable - set(ACCEPTED.values()))
    return replace(obligation, row=row, rewritten=rewritten)


def rewritten_reports(morning: Morning) -> Iterator[Finding]:
    """Tell what was changed after «Принято»: the office accepts it anew or restores what it had accepted."""
    for verdict in morning.verdicts:
        changes, row = verdict.reported.rewritten, verdict.row
        if row is None or row.accepted_on is None or not changes or morning.taken_off(verdict):
            continue
        yield finding(
            "accepted-rewritten",
            sheet=STATUS,
            cell=morning.book.cell(STATUS, changes[0].header, row.row),
            performer=row.code,
            item=row.item,
            day=show(row.accepted_on),
            changes="; ".join(f"«{c.header}» – было «{c.before}», стало «{c.now}»" for c in changes),
        )


def _accepted_before(morning: Morning, obligation: Obligation) -> StatusRow | None:
    """Return the row as last remembered, where the same «Принято» stood in it and counted."""
    row, known = obligation.row, morning.history.rows.get(key_of(obligation), ())
    if row is None or row.state not in {State.DONE, State.EMPTY} or not known or not morning.policy.acceptance:
        return None
    then = known[-1].row
    same = then.state is State.DONE and all(
        getattr(row, name) == getattr(then, name) for name in ("accepted_on", "accepted_by", "returned_on")
    )
    counted = accepted_on_time(then, obligation.performer, morning.on)
    return then if same and counted and not claim_faults(then, morning, accepted=True) else None


def _rewritten(then: StatusRow, row: StatusRow) -> Iterator[Rewritten]:
    for name, header in ACCEPTED.items():
        before, now = _words(getattr(then, name)), _words(getattr(row, name))
        if before != now:
            yield Rewritten(header=header, before=before, now=now)


def _words(value: date | str | int | None) -> str:
    """Return a cell as it reads; nought is as good as nothing, for registers of earlier versions kept it so."""
    return show(value) if isinstance(value, date) else " ".join(str(value or "").split())


def _is_the_next(row: StatusRow) -> bool:
    """Tell whether the report in the row of a recurring item is newer than «Принято»: it is then the next one."""
    return row.executed_on is not None and row.accepted_on is not None and row.executed_on > row.accepted_on
