"""Performance discipline (исполнительская дисциплина) and what the office may propose, from verdicts. Pure."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from automation.model.control import Verdict
from automation.model.standing import DONE, UNTIMED, Standing
from automation.russian import percent

FORMULA = "исполнено в срок (n) : обязательства, срок которых наступил или которые исполнены (N)"
OUTSIDE = "«Постоянно», «не применимо», снятое с контроля, порученное по согласованию и рекомендованное в N не входят."


class Discipline(Struct, frozen=True):
    """How many obligations were met in time (n) of those whose term has come or which are done (N)."""

    n: int
    of: int

    @property
    def words(self) -> str:
        """Write «18 из 20 (90 %)»; below ten obligations a percentage would say nothing, so there is none."""
        if not self.of:
            return "сроки ещё не наступили"
        share = percent(self.n, self.of).replace(" ", "\u00a0")
        return f"{self.n} из {self.of} ({share})" if share else f"{self.n} из {self.of}"


def discipline(verdicts: Sequence[Verdict], on: date) -> Discipline:
    """Count dated obligations: a claim not accepted or data in question count in N once the term has passed.

    Who only agreed is asked, not ordered: he breaks no term, and what he did is nobody's discipline.
    """
    counted = [v for v in verdicts if _counts(v, on)]
    return Discipline(sum(v.standing is Standing.MET for v in counted), len(counted))


def _counts(verdict: Verdict, on: date) -> bool:
    if verdict.standing in UNTIMED or verdict.performer.by_agreement:
        return False
    return verdict.standing in DONE or verdict.standing is Standing.OVERDUE or verdict.expired(on)


def days_late(verdict: Verdict, on: date) -> int | None:
    """Count the calendar days after the current term, for what is overdue or was executed late.

    The day of an exclusive term («до 12.12») counts as well.
    """
    until = {Standing.OVERDUE: on, Standing.MET_LATE: verdict.executed_on}.get(verdict.standing)
    if verdict.due is None or verdict.released_on or until is None:
        return None
    return max((until - verdict.due).days + (verdict.ends_on != verdict.due), 0)


def proposal(verdict: Verdict) -> str:
    """Say what the office may propose for an obligation; a person decides."""
    standing = Standing.CLAIMED if verdict.reported.rewritten else verdict.standing
    return "" if verdict.released_on else PROPOSALS.get(standing, "")


PROPOSALS = {
    Standing.MET: "снять с контроля",
    Standing.MET_LATE: "снять с контроля",
    Standing.NOT_APPLICABLE: "снять с контроля",
    Standing.CLAIMED: "рассмотреть сведения",
    Standing.NO_DATA: "уточнить сведения",
    Standing.OVERDUE: "запросить объяснение, доложить",
    Standing.PERMANENT: "продолжить контроль",
}
