"""One report of a recurring item as it stood in its row, and what tells it from another one."""

from datetime import date

from msgspec import Struct

from automation.control.returns import incoming_of
from automation.model.report import StatusRow
from automation.model.reported import Incoming


class Filed(Struct, frozen=True, kw_only=True):
    """One report of a recurring item: its date, the control date a person named in «Срок», and what became of it.

    ``row`` is the row as it stood while this was the report in it; None where only the register of an earlier version
    remembers it. ``current``: it is the report that stands in the row today; ``gone``: another one or nothing does.
    ``pointed``: «Срок» was changed while this report stood in the row, so a person has said it of this very report.
    ``sent_back`` is the report returned, on its ``returned_on``, before this one came. ``incoming`` is the letter that
    brought it: the last one in «Вх. № и дата» beside it that can have done so.
    """

    executed_on: date
    named: date | None
    accepted: bool
    row: StatusRow | None = None
    current: bool = False
    gone: bool = False
    pointed: bool = False
    sent_back: "Filed | None" = None
    returned_on: date | None = None
    incoming: Incoming | None = None


def brought_by(row: StatusRow) -> Incoming | None:
    """Return the letter that brought the report of a row.

    None where it was written before the report was made, or after somebody had accepted it: it tells of another one.
    """
    letter = incoming_of(row.incoming)
    if letter is None or letter.day is None or row.executed_on is None or letter.day < row.executed_on:
        return None
    return letter if row.accepted_on is None or letter.day <= row.accepted_on else None


def accepted_for_another(before: Filed, report: Filed) -> bool:
    """Tell whether a report was accepted for one date that a person named, and another one is named beside it now."""
    accepted = before.row is not None and before.row.accepted_on is not None and before.accepted and report.accepted
    return accepted and None not in {before.named, report.named} and before.named != report.named


def renamed(before: Filed, report: Filed) -> bool:
    """Tell whether one acceptance stands beside another date in «Срок» now."""
    return accepted_for_another(before, report) and _acceptance(before) == _acceptance(report)


def before_typed_back(found: list[Filed], report: Filed) -> list[Filed]:
    """Return the reports before one, but for the same one and what it was between, where its first «Срок» is back."""
    alike = [f for f in found if f.executed_on == report.executed_on and _acceptance(f) == _acceptance(report)]
    back = report.accepted and any(f.named == report.named for f in alike)
    return [f for f in found if not (back and f in alike)]


def _acceptance(report: Filed) -> tuple[date | None, str]:
    return (report.row.accepted_on, report.row.accepted_by) if report.row else (None, "")
