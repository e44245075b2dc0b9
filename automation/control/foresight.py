"""What would be issued on which day if nothing more is filled in: the days played forward in memory.

Each paper is taken as signed and sent on its day and as unanswered; nothing is written anywhere.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from automation.control.decisions import Decisions, foretell
from automation.control.memos import baseline_of
from automation.control.review import Review, judged
from automation.control.seen import new_versions, watched_since
from automation.model.control import Entry, History, Paper, PaperState
from automation.model.kinds import MEMOS
from automation.model.report import Book
from automation.model.reported import Snapshot
from automation.model.settings import Settings
from automation.model.told_facts import facts_of
from automation.plan.workdays import Calendar


class ForeseenDay(Struct, frozen=True, kw_only=True):
    """One day of the play: what was judged and what followed, findings and most notices left out."""

    on: date
    review: Review
    decisions: Decisions


def foresee(
    book: Book, history: History, settings: Settings, since: date, until: date, *, days_off: bool = True
) -> Iterator[ForeseenDay]:
    """Play every day from ``since`` to ``until``, the register's history growing in memory.

    The book is that of a review, which has looked for rows in doubt: the days to come know no other rows.
    Nothing follows on a day off; who needs no figures of such days leaves them out.
    """
    on, calendar = since, Calendar(book.calendar)
    while on <= until:
        if not days_off:
            on = calendar.on_or_after(on)
            if on > until:
                return
        reviewed = judged(book, history, settings, on)
        decisions = foretell(reviewed.morning, reviewed.figures)
        yield ForeseenDay(on=on, review=reviewed, decisions=decisions)
        history = remember_day(history, reviewed, decisions)
        on += timedelta(days=1)


def remember_day(history: History, reviewed: Review, decisions: Decisions) -> History:
    """Make the history that the next morning would see, had every paper been signed and sent today."""
    entries = tuple(sent_today(p) for p in decisions.papers)
    morning, written = reviewed.morning, [p for p in decisions.papers if p.kind in MEMOS]
    memos = tuple(Snapshot(kind=p.kind, day=p.day, facts=facts_of(reviewed.figures)) for p in written)
    rows = dict(history.rows)
    for version in new_versions(morning):
        rows[version.key] = (*rows.get(version.key, ()), version)
    return replace(
        history,
        entries=(*history.entries, *entries),
        spent={**history.spent, **{o: e for e in entries for o in e.occasions}},
        rows=rows,
        rows_since=watched_since(morning),
        snapshots=(*history.snapshots, *memos),
        baseline=history.baseline or baseline_of(morning, reviewed.figures),
        previous_day=morning.on if morning.calendar.is_working(morning.on) else history.previous_day,
        seen_plan=reviewed.plan,
        told={**history.told, **{(g.occasion, g.detail): morning.on for g in decisions.told}},
    )


def sent_today(paper: Paper) -> Entry:
    """Make the entry a paper has after its day: signed, registered by the office and sent."""
    registered = f"{paper.day:%d.%m.%Y}"
    return replace(
        entry_of(paper), state=PaperState.SENT, signed_on=paper.day, sent_on=paper.day, registered=registered
    )


def entry_of(paper: Paper) -> Entry:
    """Make the entry a paper has on its day, still without a number and a file."""
    to = paper.addressee
    return Entry(
        key=paper.key,
        number="",
        kind=paper.kind,
        form=paper.form,
        order=paper.order,
        day=paper.day,
        addressee_code=to.code if to else "",
        addressee_organisation=to.organisation if to else "",
        addressee_name=to.name if to else "",
        occasions=tuple(g.occasion for g in paper.grounds),
        details={g.occasion: g.detail for g in paper.grounds},
        signer=paper.signer,
        respond_by=paper.respond_by,
        answers={g.occasion: g.respond_by for g in paper.grounds if g.respond_by},
    )
