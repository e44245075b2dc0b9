"""The reporting periods of a recurring item: which of them the words of a report name, and whether one had ended."""

from datetime import date

from automation.control.filed_reports import Filed
from automation.control.obligations import Obligation
from automation.model.plan import Recurring
from automation.patterns import lazy
from automation.plan.terms import ControlDate, period_name
from automation.russian import fold

WORDS = lazy(r"[^\W\d_]+|(?<![-./])\d[\d./-]*")  # «апрель», «I», «2026»; a date and a number stay whole
STRETCH = lazy(r"([^\W\d_]+)(?: \d{4})?-([^\W\d_]+)")


def periods_said(report: Filed, obligation: Obligation) -> set[date]:
    """Return the control dates whose period the words of a report name; «за апрель – июнь» names May, too."""
    deadline, row = obligation.item.reading.deadline, report.row
    if row is None or not isinstance(deadline, Recurring):
        return set()
    text = " ".join(map(fold, (row.comment, row.done, row.evidence, row.incoming)))
    named = [(c.due, period_name(deadline, c.period_end)) for c in obligation.controls if c.period_end]
    firsts = [(due, fold(name).partition(" ")[0]) for due, name in named]
    words, names = {word.strip(".") for word in WORDS.findall(text)}, {name for _, name in firsts}
    stretches = {first: last for first, last in STRETCH.findall(text) if last in names}
    said, last = set(), ""
    for due, name in firsts:
        last = stretches.get(name, last)
        if last or name in words:
            said.add(due)
        last = "" if name == last else last
    return said


def too_early(report: Filed, control: ControlDate) -> bool:
    """Tell whether the reporting period the term names had not ended when the report was made.

    The office ends it with its last working day: a report of Friday the 30th may be about the whole of October.
    """
    return control.period_worked is not None and report.executed_on < control.period_worked
