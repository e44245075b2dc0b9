"""What has been reported about one obligation: the one value every paper, mail, page and figure takes its words from.

Only ``control/facts.py`` makes these values. Code that says something about a report asks ``Reported`` and never the
row: ``facts.py`` weighs returns, acceptances and messages too, which the row alone does not show.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from automation.model.kinds import Kind
from automation.model.office import Ruling
from automation.model.plan import Item
from automation.model.report import StatusRow
from automation.model.rewritten import Rewritten

OVERLONG = 5  # working days after which an unaccepted claim, or an unread answer, is the office's own delay


class News(StrEnum):
    """What a report amounts to today.

    SILENT: nothing came in. ARRIVED: nothing stands in the row, but a message of the performer waits for a person.
    ANSWERED: nothing stands in the row, but «Ответ» of a letter about it is filled in and entered nowhere. PARTLY:
    something came in that says neither «исполнено» nor «в работе». RESULT_OWED: «в работе» of an event whose day has
    passed, so that only its result can still be told. FAULTY: «исполнено» that cannot be counted. UNDER_REVIEW: it
    waits for «Принято». INAPPLICABLE: «не применимо» without a ground; EXEMPTION: with one, it waits for «Кто принял»;
    EXEMPT: accepted. UNKNOWN: there is no row, or nobody could read it.
    """

    UNKNOWN = "unknown"
    SILENT = "silent"
    ARRIVED = "arrived"
    ANSWERED = "answered"
    PARTLY = "partly"
    IN_WORK = "in_work"
    RESULT_OWED = "result_owed"
    RETURNED = "returned"
    FAULTY = "faulty"
    UNDER_REVIEW = "under_review"
    ACCEPTED = "accepted"
    INAPPLICABLE = "inapplicable"
    EXEMPTION = "exemption"
    EXEMPT = "exempt"


class Silence(Struct, frozen=True, kw_only=True):
    """The proof that nothing came in about an obligation; «не поступили» is said of a ``Silence`` and nothing else.

    ``control.facts`` gives one out only where neither a cell of the performer nor «Вх. № и дата» says anything (A1).
    """

    code: str
    item: str
    due: date | None


class Incoming(Struct, frozen=True, kw_only=True):
    """«Вх. № и дата» as far as it could be read; ``day`` is the only day on which a report may be said to have come.

    ``meant``: the day that one of a plainly wrong year means; ``day`` is None then.
    """

    number: str = ""
    day: date | None = None
    meant: date | None = None


UNDER_WAY = frozenset({News.IN_WORK, News.RESULT_OWED, News.PARTLY})  # they may name a day by which more will come
HELD = 2  # broken promises about one report, after which a further one holds no letter back


class Promise(Struct, frozen=True, kw_only=True):
    """What was promised by telephone («Звонки»): the day of the call, the day promised, what was said and by whom.

    ``broken``: the days promised before it that have passed. ``items`` are those the call was about.
    """

    called_on: date
    promised_on: date
    said: str = ""
    broken: tuple[date, ...] = ()
    by: str = ""
    items: tuple[str, ...] = ()


class Spoken(Struct, frozen=True, kw_only=True):
    """What was told in a call («Звонки») without a promise: its day, the words, the items, and who spoke («С кем»)."""

    called_on: date
    said: str
    items: tuple[str, ...]
    by: str = ""


class Wish(Struct, frozen=True, kw_only=True):
    """A decision to prolong a term that was taken when the term had ended and moves nothing: when, and to which day.

    ``answer`` is the last day of that new term; of an event it is the day by which its result is told. ``row`` is that
    of the decision, as in ``model.report.Extension``.
    """

    decided_on: date
    until: date
    answer: date
    row: int


class OpenQuestion(Struct, frozen=True, kw_only=True):
    """A question nobody writes twice that was sent and left unanswered: what it asked for, of what date it was."""

    detail: str
    asked_on: date
    answer_by: date


class Reported(Struct, frozen=True, kw_only=True):
    """The facts of one obligation on one day.

    ``silence`` is set exactly where ``news`` is SILENT. ``presented_on`` is the day of «Вх. № и дата», of a paper that
    goes to another body ``executed_on``. ``presented_late`` is that day of «Вх. № и дата» behind the first working day
    after the term: an earlier day is nobody's delay (papers.md A4). ``accepted_on`` is «Принято» as it stands, be it
    valid or not. ``comment``, ``reason``, ``expected_on`` and ``return_reason`` are as the row has them but for
    a slip, not those of an earlier report. ``returned_on`` and ``return_reason`` are set only while the return stands.
    ``period`` names the reporting period («I квартал 2026 года») where the term names one, ``period_end`` is its last
    day; of a lasting item that of the last answer, where a later period was asked about since. ``answers`` are those in
    «Ответ» of the letters about it, the last one last, as far as nobody has entered them. ``waiting``: an incoming
    message about it waits for a person; ``unread``: so does «Ответ» of the last letter about it: nobody has entered it
    into the row. ``questions`` are those that nobody writes twice and that stayed unanswered, the last one last.
    ``asked_until`` is the last day by which letters nobody has answered yet ask about a lasting item, or a performer
    «по согласованию». ``rewritten`` are the cells changed after the report was accepted: everything else is told of the
    accepted values. ``brought``: of an event in work (RESULT_OWED) its row tells something. ``uncited``: the evidence
    of a report without a date is words alone. ``expected_before``: days named in «Ожидаемая дата» before the present
    one that have passed. ``undecided`` counts the working days a claim has waited for the office. ``affirmed``: the
    report was accepted after the office had been asked whether so few people are enough (``figures-too-few``).
    ``rulings`` are the decisions about it that people have to carry out, or have carried out since its term.
    """

    news: News
    silence: Silence | None = None
    incoming: Incoming | None = None
    presented_on: date | None = None
    presented_late: date | None = None
    comment: str = ""
    reason: str = ""
    expected_on: date | None = None
    brought: bool = False
    uncited: bool = False
    expected_before: tuple[date, ...] = ()
    executed_on: date | None = None
    accepted_on: date | None = None
    returned_on: date | None = None
    return_reason: str = ""
    promise: Promise | None = None
    call: Spoken | None = None
    wish: Wish | None = None
    period: str = ""
    period_end: date | None = None
    waiting: bool = False
    answers: tuple[str, ...] = ()
    unread: bool = False
    questions: tuple[OpenQuestion, ...] = ()
    asked_until: date | None = None
    rewritten: tuple[Rewritten, ...] = ()
    undecided: int = 0
    affirmed: bool = False
    rulings: tuple[Ruling, ...] = ()

    @property
    def question(self) -> OpenQuestion | None:
        """Return the last question that stayed unanswered."""
        return self.questions[-1] if self.questions else None

    @property
    def overlong(self) -> bool:
        """Return whether the claim has waited so long that the delay is the office's own (papers.md A3)."""
        return self.undecided >= OVERLONG

    def broken_promise(self, on: date) -> date | None:
        """Return the day that the performer himself named and that has passed while the work is still under way."""
        return self._expected if self._expected and self._expected < on else None

    def last_broken(self, on: date) -> date | None:
        """Return the last day named for a report, in it or by telephone, that has passed."""
        named = (self._expected, self.promise.promised_on if self.promise else None)
        return max((day for day in named if day and day < on), default=None)

    def heard(self, on: date) -> bool:
        """Tell whether the performer has been heard about it."""
        return any(r.held_on(on) for r in self.rulings)

    def awaited(self, on: date) -> bool:
        """Tell whether a day promised by telephone or wished for by a leader has not passed: no further letter yet.

        Nor is one written on the very day that the report names. A promise may be renewed once; who then promises
        another day is written to all the same (decision 0140).
        """
        return self.named_day == on or (self.promised_by_phone or date.min) >= on or self.wished(on)

    def wished(self, on: date) -> bool:
        """Tell whether a leader has given until a day that has not passed, though too late to move the term."""
        return self.wish is not None and self.wish.answer >= on

    @property
    def promised_by_phone(self) -> date | None:
        """Return the last day promised by telephone, unless so many have passed that it holds no letter back."""
        return self.promise.promised_on if self.promise and len(self.promise.broken) < HELD else None

    @property
    def named_day(self) -> date | None:
        """Return the day a report is to come: the later one of what it says of work under way and what was promised."""
        return self.day_named_by(date.max)

    def day_named_by(self, day: date) -> date | None:
        """Return the same as far as it was known by a day: but for what was promised by telephone after it."""
        spoken = self.promised_by_phone if self.promise and self.promise.called_on <= day else None
        return max(filter(None, (self._expected, spoken)), default=None)

    @property
    def _expected(self) -> date | None:
        """Return the day that the report itself names for work under way."""
        return self.expected_on if self.news in UNDER_WAY else None

    def promised_after(self, day: date) -> date | None:
        """Return the day named for a report; None unless it lies after ``day`` and has a reason or was agreed upon."""
        promised = self.named_day if self.reason or not self._expected else None
        return promised if promised and promised > day else None


class PeriodReport(Struct, frozen=True, kw_only=True):
    """A control date of a recurring item that has been reported: when, in time or late, accepted or not yet.

    ``executed_on`` is None where only the register of an earlier version remembers the confirmation. ``incoming`` is
    the letter that brought it, ``presented_on``, ``presented_late`` and ``period`` are as in ``Reported``, ``people``
    «Всего сотрудников» and «Перешло» as the report gave them. ``behind``: it came after its term, a breach or not.
    """

    control_date: date
    due: date
    executed_on: date | None
    late: bool
    accepted: bool
    accepted_on: date | None = None
    incoming: Incoming | None = None
    presented_on: date | None = None
    presented_late: date | None = None
    period: str = ""
    people: tuple[int, int] | None = None
    behind: bool = False


class RowKey(Struct, frozen=True, kw_only=True):
    """Which row of «Ход исполнения» is meant: ``control_date`` tells the rows of a term with several dates apart."""

    code: str
    item: str
    control_date: date | None


def several_terms(items: Iterable[Item]) -> frozenset[str]:
    """Return the numbers of the items with several last days, whose rows «Срок» tells apart."""
    return frozenset(item.number for item in items if item.several_terms)


def row_key(code: str, item: str, control_date: date | None, *, several: bool) -> RowKey:
    """Return the key of a row or an obligation: «Срок» counts only where the item has ``several`` terms."""
    return RowKey(code=code, item=item, control_date=control_date if several else None)


class SeenRow(Struct, frozen=True, kw_only=True):
    """A row as the register saw it, from the run of the day ``since`` on until the next version of the same row.

    ``since`` is None where the row stood so before the register kept rows at all: nobody knows since when.
    """

    key: RowKey
    since: date | None
    row: StatusRow


class Claim(Struct, frozen=True, kw_only=True):
    """An «исполнено» as first seen by the register, and whether it has been accepted since."""

    code: str
    item: str
    control_date: date | None
    executed_on: date | None
    first_seen: date
    accepted: bool


class Snapshot(Struct, frozen=True, kw_only=True):
    """Figures of an order on the day a progress, completion or supplement paper was issued."""

    kind: Kind
    day: date
    facts: Mapping[str, Any]
