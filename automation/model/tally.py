"""How many obligations stand how, and what a recurring one is counted by."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.model.control import Verdict
from automation.model.reported import PeriodReport
from automation.model.standing import Standing


class Tally(Struct, frozen=True, kw_only=True):
    """How many obligations are in each standing; ``total`` leaves out not_applicable and permanent ones."""

    total: int = 0
    met: int = 0
    met_late: int = 0
    claimed: int = 0
    overdue: int = 0
    due_soon: int = 0
    in_work: int = 0
    no_data: int = 0
    not_applicable: int = 0
    permanent: int = 0

    @property
    def done(self) -> int:
        """Count the executed obligations, in time or late; those accepted where the office asks for acceptance."""
        return self.met + self.met_late


def with_finished(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Add to the verdicts each control date of a recurring item that was reported and accepted, as what it ended with.

    A verdict stands for each date that is owed; by them alone a year of reports would count for nothing. All that is
    counted is counted over these.
    """
    owed: dict[tuple[str, str], dict[date | None, Verdict]] = {}
    for verdict in verdicts:
        if verdict.periods:
            owed.setdefault(verdict.code_and_item, {})[verdict.control_date] = verdict
    finished = (
        _as_it_ended(verdict, period)
        for mine in owed.values()
        for verdict in list(mine.values())[:1]
        for period in verdict.periods
        if period.accepted and period.control_date not in mine
    )
    return (*verdicts, *finished)


def _as_it_ended(verdict: Verdict, period: PeriodReport) -> Verdict:
    reported = replace(
        verdict.reported,
        incoming=period.incoming,
        presented_on=period.presented_on,
        presented_late=period.presented_late,
        accepted_on=period.accepted_on,
        period=period.period,
    )
    return replace(
        verdict,
        performer=replace(verdict.performer, in_charge=""),
        control_date=period.control_date,
        due=period.due,
        standing=Standing.MET_LATE if period.late else Standing.MET,
        executed_on=period.executed_on,
        days=None,
        faults=(),
        reported=reported,
    )
