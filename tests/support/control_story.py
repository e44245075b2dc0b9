"""A register in memory for tests of the control room: it plays days, and marks papers as an office would."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.foresight import remember_day
from automation.control.review import Review, follow, review
from automation.day.recollection import claims_of
from automation.model.control import Entry, History, Paper, PaperState, Verdict, empty_history
from automation.model.figures import Bearer
from automation.model.kinds import Kind
from automation.model.notice import Notice, NoticeKind
from automation.model.plan import Item
from automation.model.report import Book, Extension, Performer, StatusRow
from automation.model.reported import Claim
from automation.model.settings import Settings
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import HEADS, PERFORMERS, SIGNED
from tests.support.compose_world import SETTINGS, book

ORG = next(p for p in PERFORMERS if p.code == "ОБР")


class Story:
    """Plays days in turn; every paper is a draft until it is marked, unless ``sent``."""

    def __init__(self, chosen: Settings = SETTINGS, *, sent: bool = False) -> None:
        self.history: History = empty_history()
        self.settings = chosen
        self.sent = sent
        self.before: date | None = None

    def day(self, on: date, workbook: Book, *, keep: bool = True) -> tuple[Review, Decisions]:
        """Run a day. With ``keep`` False it is a look that the register does not remember."""
        if self.history.previous_day == on:  # the register answers the last finished day before this one
            self.history = replace(self.history, previous_day=self.before)
        self.before = self.history.previous_day
        reviewed = review(workbook, self.history, self.settings, on)
        decisions = follow(reviewed)
        if keep:
            self.history = remember_day(self.history, reviewed, decisions)
            self.history = replace(self.history, claims=_claims(self.history.claims, reviewed))
            if not self.sent:
                self.mark(decisions.papers, state=PaperState.DRAFT, signed_on=None, sent_on=None)
        return reviewed, decisions

    def mark(self, papers: tuple[Paper, ...] | None = None, **facts: object) -> None:
        """Change what «Отправка» says of these papers (all without any given)."""
        keys = {p.key for p in papers} if papers is not None else {e.key for e in self.history.entries}
        changed: dict[str, Entry] = {e.key: replace(e, **facts) if e.key in keys else e for e in self.history.entries}
        self.history = replace(
            self.history,
            entries=tuple(changed.values()),
            spent={o: changed[e.key] for o, e in self.history.spent.items()},
        )

    def annul(self, papers: tuple[Paper, ...]) -> None:
        """Annul papers as the register does: their occasions are open again, their snapshots are dropped."""
        self.mark(papers, state=PaperState.ANNULLED)
        lost = {(p.kind, p.day) for p in papers}
        self.history = replace(
            self.history,
            spent={o: e for o, e in self.history.spent.items() if e.state is not PaperState.ANNULLED},
            snapshots=tuple(s for s in self.history.snapshots if (s.kind, s.day) not in lost),
        )


def _claims(known: tuple[Claim, ...], reviewed: Review) -> tuple[Claim, ...]:
    found = {(c.code, c.item, c.control_date, c.executed_on): c for c in known}
    for claim in claims_of(reviewed):
        key = (claim.code, claim.item, claim.control_date, claim.executed_on)
        first = found[key].first_seen if key in found else claim.first_seen
        found[key] = replace(claim, first_seen=min(first, claim.first_seen))
    return tuple(found.values())


def to(decisions: Decisions, code: str) -> Paper | None:
    """Return the one paper to an addressee, or None."""
    found = [p for p in decisions.papers if p.addressee and p.addressee.code == code]
    assert len(found) <= 1, "one paper per addressee and day"
    return found[0] if found else None


def occasions(paper: Paper | None) -> list[tuple[str, str, str, int]]:
    """Return (kind, code, item, step) of every ground of a paper."""
    if paper is None:
        return []
    return [(g.occasion.kind.value, g.occasion.code, g.occasion.item, g.occasion.step) for g in paper.grounds]


def kinds(decisions: Decisions) -> list[Kind]:
    """Return the kinds of the papers that go to the leaders on a day."""
    return [p.kind for p in decisions.papers if not p.addressee]


def notices(decisions: Decisions, kind: NoticeKind) -> list[Notice]:
    return [n for n in decisions.notices if n.kind is kind]


def days(story: Story, dates: list[date], workbook: Book) -> dict[str, list[str]]:
    """Play these days; return what went to the leaders on which of them."""
    told = {on: [k.value for k in kinds(story.day(on, workbook)[1])] for on in dates}
    return {f"{on:%d.%m}": found for on, found in told.items() if found}


def played(story: Story, days: list[int], workbook: Book) -> list[tuple[int, str, int]]:
    """Play days of December; return (day, kind, step) of every occasion written about to «ОБР»."""
    return [
        (n, kind, step)
        for n in days
        for kind, _, _, step in occasions(to(story.day(date(2025, 12, n), workbook)[1], "ОБР"))
    ]


def december(*numbers: int) -> list[date]:
    return [date(2025, 12, n) for n in numbers]


def settings(**policy: Any) -> Settings:
    return replace(SETTINGS, policy=replace(SETTINGS.policy, **policy))


def item(term: str, number: str = "1", **values: Any) -> Item:
    """Make an item of «руководители» with this term."""
    given = {"text": "Мероприятие", "performers_text": HEADS, "groups": (HEADS,), "row": 2, **values}
    return Item(number=number, term=read_term(term, SIGNED, Calendar()), **given)


def small(
    *rows: StatusRow,
    term: str = "до 12.12.2025",
    performer: Performer = ORG,
    plan: tuple[Item, ...] = (),
    **more: Any,
) -> Book:
    """Make a workbook with one item (or a plan) borne by one organisation."""
    made = book(*rows, plan=plan or (item(term),), performers=(performer,))
    return replace(made, **more)


def only(reviewed: Review) -> Verdict:
    """Return the one verdict of a small workbook."""
    assert len(reviewed.morning.verdicts) == 1
    return reviewed.morning.verdicts[0]


def owing(verdicts: Iterable[Verdict], name: str) -> Bearer:
    """The same obligations, borne by an organisation of another name."""
    renamed = (replace(v, performer=replace(v.performer, organisation=name)) for v in verdicts)
    return Bearer(name=name, verdicts=tuple(renamed))


def extension(**values: object) -> Extension:
    made = Extension(
        item="1",
        code="",
        new_term=date(2026, 1, 16),
        decided_on=date(2025, 12, 12),
        decided_by="Камфарин Е.Н.",
        basis="обращение",
        row=2,
    )
    return replace(made, **values)
