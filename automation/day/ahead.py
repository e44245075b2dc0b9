"""The days ahead: what ``simulate`` says for thirty days, reckoned by ``day`` when something changed, and kept.

Playing a day forward costs as much as judging one. A week more than is shown is played at once: a quiet office then
plays once a week, and one where something changes every morning pays for little that it never shows.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from automation.control.foresight import ForeseenDay, foresee, remember_day
from automation.day.call import Call
from automation.day.issuing import Decided
from automation.day.once import hash_of_values
from automation.model.control import NoticeKind
from automation.model.kinds import KINDS
from automation.register.intake import Memory, note_value, recall_sound_value
from automation.reports.board import Ahead
from automation.russian import enumerate_items, natural_key

KIND = "days ahead"  # of a note; its key is that of the order
SHOWN, PLAYED = timedelta(days=30), timedelta(days=37)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The days as reckoned, the mark of what they were reckoned from, and the last day played."""

    mark: str
    until: date
    days: tuple[Ahead, ...]


def days_ahead(call: Call, notes: Memory, one: Decided) -> tuple[Ahead, ...]:
    """Answer the days to come, reckoned anew where something that decides them is other than last time."""
    known, mark = _recalled(notes, one), _mark_of(one)
    if known is None or known.mark != mark or known.until < call.on + SHOWN:
        until = call.on + PLAYED
        known = Kept(mark=mark, until=until, days=tuple(_played(one, call.on + timedelta(days=1), until)))
        note_value(notes, KIND, one.order.key, known)
    return _shown(call, known)


def kept_ahead(call: Call, notes: Memory, one: Decided) -> tuple[Ahead, ...]:
    """Answer the days to come as a day reckoned them last."""
    known = _recalled(notes, one)
    return _shown(call, known) if known else ()


def _recalled(notes: Memory, one: Decided) -> Kept | None:
    return recall_sound_value(notes, KIND, one.order.key, Kept)


def _shown(call: Call, known: Kept) -> tuple[Ahead, ...]:
    return tuple(day for day in known.days if call.on < day.on <= call.on + SHOWN)


def _played(one: Decided, since: date, until: date) -> Iterator[Ahead]:
    """Return the days on which something follows; the papers of today are taken as signed and sent, as all to come."""
    review, book = one.review, one.book
    history = remember_day(review.morning.history, review, one.decisions)
    for day in foresee(book, history, review.settings, since, until, days_off=False):
        if words := _words(day):
            yield Ahead(on=day.on, words=words)


def _mark_of(one: Decided) -> str:
    """Say what the days to come depend on: the workbook with its forms and messages, the papers, the policy.

    Today's papers count apart from the register's: the next day knows what became of them.
    """
    morning, book = one.morning, one.book
    papers = [(e.key, e.state, e.sent_on, e.answer) for e in morning.history.entries]
    rows = (book.rows, book.publications, book.extensions, book.dispatches, book.calls, book.rulings)
    plan = (book.order, book.items, book.performers, book.substitutions, book.acting, book.calendar)
    outside = (morning.history.closed_on, sorted(morning.history.waiting), one.review.settings.policy)
    return hash_of_values((plan, rows, papers, outside, [p.key for p in one.decisions.papers]))


def _words(day: ForeseenDay) -> str:
    """Write «сведения не представлены в срок – 4; позвонить: пункты 1 и 2»."""
    counts = Counter(KINDS[paper.kind].listed for paper in day.decisions.papers)
    calls = {n.item for n in day.decisions.notices if n.kind is NoticeKind.CALL and n.item}
    told = [f"{words} – {count}" for words, count in counts.items()]
    told += [f"позвонить: п. {enumerate_items(sorted(calls, key=natural_key))}"] if calls else []
    return "; ".join(told)
