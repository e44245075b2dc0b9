"""Where an obligation stands, and what its report lacks."""

from enum import StrEnum


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
