"""Where an obligation stands, what its report lacks, and the last days of its term."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Standing(StrEnum):
    """Where an obligation stands on a day: the first of these, in this order, that fits it."""

    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"
    PERMANENT = "permanent"
    CLAIMED = "claimed"
    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_WORK = "in_work"


DONE = frozenset({Standing.MET, Standing.MET_LATE})  # executed, in time or late
REPORTED = DONE | {Standing.CLAIMED}  # executed, be it accepted or not yet
OVER = DONE | {Standing.NOT_APPLICABLE}  # the performer owes nothing more
UNTIMED = frozenset({Standing.NOT_APPLICABLE, Standing.PERMANENT})  # no term was kept or missed: in no count of terms
OPEN = frozenset(Standing) - OVER - {Standing.PERMANENT}  # a dated obligation that still asks for something
ON_CONTROL = OPEN | {Standing.PERMANENT}
AHEAD = frozenset({Standing.DUE_SOON, Standing.IN_WORK})  # nothing that counts was reported, and nothing is overdue
UNTOLD = AHEAD | {Standing.OVERDUE}  # nothing that counts was reported


class Fault(StrEnum):
    """Why «исполнено» cannot be counted, or what else a ``request`` asks about."""

    NO_DATE = "no_date"
    FUTURE_DATE = "future_date"
    BEFORE_ORDER = "before_order"
    BEFORE_EVENT = "before_event"
    MISTYPED = "mistyped"  # a day that can be none, where the row tells which was meant: the clerk's matter
    NO_EVIDENCE = "no_evidence"
    FIGURES = "figures"
    LEAD_BROKEN = "lead_broken"
    CONTROL_POINT = "control_point"
    BY_AGREEMENT = "by_agreement"
    UNREADABLE = "unreadable"
    NO_ROW = "no_row"
    UNCLEAR_TERM = "unclear_term"
    UNKNOWN_STATE = "unknown_state"
    PERIOD = "period"  # nobody can tell which control date a report is for
    RETURNED = "returned"


class TermLimits(Struct, frozen=True, kw_only=True):
    """The last days of a term.

    Reminders count back from ``before``. ``last`` is the last day on which execution is in time. Overdue counts from
    the working day after ``answer``: it is ``last``, but of an event the day its result is asked for. ``disputed`` is
    the other possible last day where the written one is a day off (office rule: the working day before; ГК РФ
    ст. 193: after). ``exclusive``: the day named in the term is itself too late.
    """

    before: date
    last: date
    answer: date
    disputed: date | None = None
    exclusive: bool = False
