"""Which papers there are: kinds, forms, what a paragraph speaks about. A new kind of paper begins here."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a paper is about, the most urgent first: the order of lists."""

    OVERDUE = "overdue"
    REQUEST = "request"
    REMINDER = "reminder"
    COMPLETION = "completion"
    SUPPLEMENT = "supplement"
    PROGRESS = "progress"
    COVERING = "covering"
    RELEASE = "release"


class Form(StrEnum):
    """The page a paper is printed on and the journal it is numbered in."""

    LETTER = "letter"
    NOTE = "note"
    MEMO = "memo"
    REFERENCE = "reference"


class Topic(StrEnum):
    """What one ground of a letter speaks about: the gravest first, and its value names the file of its words.

    The gravest topic leads a joined paper and gives it its kind, the others are its last paragraphs; a control point
    never leads in company.
    """

    OVERDUE = "overdue"
    REQUEST = "request"
    AGREEMENT = "agreement"
    REMINDER = "reminder"
    EVENT = "event"
    COVERING = "covering"
    RELEASE = "release"
    CONTROL_POINT = "control_point"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return RANKS[self]

    @property
    def kind(self) -> Kind:
        """The kind of a paper this topic leads."""
        if self is Topic.EVENT:
            return Kind.REMINDER
        return Kind.REQUEST if self in {Topic.AGREEMENT, Topic.CONTROL_POINT} else Kind(self.value)


RANKS: Final = {topic: rank for rank, topic in enumerate(Topic)}
REPEATED: Final = frozenset({Kind.OVERDUE, Kind.REQUEST})  # sent and unanswered, they are written again: measures taken
MEMOS: Final = {Kind.PROGRESS: Form.REFERENCE, Kind.COMPLETION: Form.MEMO, Kind.SUPPLEMENT: Form.MEMO}  # to the leaders
