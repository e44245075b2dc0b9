"""Reports somebody changed after they had been accepted: the accepted values count until a new «Принято».

Source: papers.md D, decisions 0094 and 0146. The register keeps the accepted row as the last version of it, because a
morning judges and remembers the row with the accepted values.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from automation.control.claims import accepted_on_time, claim_faults
from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.control.placed_findings import in_row
from automation.control.seen import key_of, speaks, versions_of
from automation.model.catalogue import Sentence, short
from automation.model.control import Verdict
from automation.model.report import Finding, State, StatusRow
from automation.model.rewritten import Rewritten
from automation.russian import show

ACCEPTED = {  # what «Принято» vouches for
    "executed_on": "Дата исполнения",
    "evidence": "Подтверждение",
    "staff_total": "Всего сотрудников",
    "staff_moved": "Перешло",
}
ACCEPTANCE = {"accepted_on": "Принято", "accepted_by": "Кто принял", "returned_on": "Возвращено"}


def as_accepted(morning: Morning, obligation: Obligation) -> Obligation:
    """Return the obligation with the values of its row that were accepted, and what stands there now in their place.

    A row that lost its report beside «Принято», as when a form is replaced by the next one without that item or put
    away, still holds what was accepted. So does one that was deleted or wiped together with «Принято»; that, and words
    left beside an empty «Состояние», are told. The row of a recurring item is emptied for the next report.
    """
    row, then = obligation.row or _blank(obligation), _accepted_before(morning, obligation)
    recurring = obligation.item.recurring
    if then is None:
        return obligation
    if row.state is State.EMPTY:
        if recurring:
            return obligation
        quiet = row.accepted_on and not speaks(row)
        lost = () if quiet else tuple(_rewritten(then, row, {"state": "Состояние", **ACCEPTED, **ACCEPTANCE}))
        return replace(obligation, row=replace(then, row=row.row), rewritten=lost)
    rewritten = tuple(_rewritten(then, row, ACCEPTED))
    if not rewritten or (recurring and _is_the_next(row)):
        return obligation
    values = {name: getattr(then, name) for name in ACCEPTED}
    row = replace(row, **values, unreadable=row.unreadable - set(ACCEPTED.values()))
    return replace(obligation, row=row, rewritten=rewritten)


def rewritten_report(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell what was changed after «Принято»: the office accepts it anew or restores what it had accepted."""
    changes = verdict.reported.rewritten
    if row.accepted_on and changes:
        told = Sentence("; ".join(map(_change_words, changes)))
        header, day = changes[0].header, show(row.accepted_on)
        yield in_row(morning.book, row, header, "accepted-rewritten", day=day, changes=told)


def of_the_report_before(morning: Morning, verdict: Verdict, row: StatusRow) -> bool:
    """Tell whether «Принято» in the row of a recurring item is still that of the report which stood there before."""
    if not (verdict.item.recurring and _is_the_next(row)):
        return False
    earlier = (version.row for version in versions_of(morning, verdict)[:-1])
    return any(
        (then.accepted_on, then.accepted_by) == (row.accepted_on, row.accepted_by)
        and then.executed_on is not None
        and accepted_on_time(then, verdict.performer, morning.on)
        for then in earlier
    )


def _accepted_before(morning: Morning, obligation: Obligation) -> StatusRow | None:
    """Return the row as last remembered, where «Принято» counted and stands in it still, or the whole row is gone."""
    row, known = obligation.row or _blank(obligation), morning.history.rows.get(key_of(obligation), ())
    if row.state not in {State.DONE, State.EMPTY} or not known or not morning.policy.acceptance:
        return None
    then, marks = known[-1].row, [getattr(row, name) for name in ACCEPTANCE]
    kept = marks == [getattr(then, name) for name in ACCEPTANCE]
    same = then.state is State.DONE and (kept or not (speaks(row) or any(marks)))
    counted = accepted_on_time(then, obligation.performer, morning.on)
    return then if same and counted and not claim_faults(then, morning, accepted=True) else None


def _blank(obligation: Obligation) -> StatusRow:
    """Return the row that stands nowhere in the workbook."""
    return StatusRow(code=obligation.performer.code, item=obligation.item.number, row=0)


def _rewritten(then: StatusRow, row: StatusRow, headers: Mapping[str, str]) -> Iterator[Rewritten]:
    for name, header in headers.items():
        before, now = _words(getattr(then, name)), _words(getattr(row, name))
        if before != now:
            yield Rewritten(header=header, before=before, now=now)


def _change_words(change: Rewritten) -> str:
    before, now = (f"«{short(said)}»" if said else "пусто" for said in (change.before, change.now))
    return f"«{change.header}» – было {before}, стало {now}"


def _words(value: date | str | int | None) -> str:
    """Return a cell as it reads; nought is as good as nothing, for registers of earlier versions kept it so."""
    return show(value) if isinstance(value, date) else " ".join(str(value or "").split())


def _is_the_next(row: StatusRow) -> bool:
    """Tell whether the report in the row of a recurring item is newer than «Принято»: it is then the next one."""
    return row.executed_on is not None and row.accepted_on is not None and row.executed_on > row.accepted_on
