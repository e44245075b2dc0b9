"""The board of a day or of a look: all orders, from what was judged and what the register knows, and the days ahead.

The days ahead are what ``simulate`` says for thirty days, reckoned by ``day`` when something changed, and kept. Playing
a day forward costs as much as judging one. A week more than is shown is played at once: a quiet office then plays once
a week. A day with papers plays no more than is shown, for what became of them makes the next one play anew.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.control.foresight import ForeseenDay, foresee, remember_day
from automation.day.call import Call
from automation.day.issuing import Decided
from automation.day.present import EntriesOf, hash_of_values, once
from automation.model.control import Entry
from automation.model.kinds import KINDS
from automation.model.notice import NoticeKind
from automation.register import Register
from automation.register.intake import Memory, note_value, recall_sound_value
from automation.reports.board import Ahead, BoardOffice, BoardOrder, BoardPage, board_page, print_board, told_papers
from automation.reports.summary_changes import ToldBefore, changes_since
from automation.russian import enumerate_items, natural_key

AHEAD = "days ahead"  # of a note; its key is that of the order
SHOWN, PLAYED = timedelta(days=30), timedelta(days=37)
AheadOf = Callable[[Decided], tuple[Ahead, ...]]


def write_board(
    call: Call,
    register: Register,
    notes: Memory,
    decided: Sequence[Decided],
    *,
    office: BoardOffice,
    kept: Callable[[], tuple[str, ...]],
    entries: EntriesOf,
    ahead: AheadOf,
) -> None:
    """Write all orders of the day on one page; a day of nothing read leaves the old one.

    It tells of the present pages that a person changed: ``kept``. Why the papers exist is read where it is printed: it
    changes with a paper's edition and never else.
    """
    office = replace(office, news=(*office.news, *kept()))
    orders = [_board_order(register, d, entries(d), ahead(d)) for d in decided]
    if not orders and not office.news:
        return

    def page(day: date) -> BoardPage:
        return board_page([replace(o, figures=replace(o.figures, on=day)) for o in orders], on=day, office=office)

    def files() -> Iterable[tuple[str, bytes]]:
        read = f"{call.now:%H:%M}" if call.on == call.now.date() else ""
        whole = [replace(o, reasons=register.reasons(told_papers(o.entries, call.on))) for o in orders]
        yield "outbox/board.html", print_board(board_page(whole, on=call.on, office=office), read=read).encode()

    once(call, notes, "board", page, files)


def _board_order(register: Register, one: Decided, entries: Sequence[Entry], ahead: tuple[Ahead, ...]) -> BoardOrder:
    return BoardOrder(
        figures=one.review.figures,
        entries=tuple(entries),
        closed=one.morning.closed,
        findings=tuple(one.findings),
        notices=(*one.decisions.notices, *one.decisions.waiting),
        changes=changes_since(recall_summary(register, one), one.review.figures),
        ahead=ahead,
    )


def recall_summary(register: Memory, one: Decided) -> ToldBefore:
    """Recall what the сводка before this one told; a memory edited by hand is no memory."""
    return recall_sound_value(register, "summary", one.order.key, dict[str, list[Any]]) or {}


class KeptDays(Struct, frozen=True, kw_only=True):
    """The days as reckoned, the mark of what they were reckoned from, and the last day played."""

    mark: str
    until: date
    days: tuple[Ahead, ...]


def days_ahead(call: Call, notes: Memory, one: Decided) -> tuple[Ahead, ...]:
    """Answer the days to come, reckoned anew where something that decides them is other than last time."""
    known, mark = _known_days(notes, one), _mark_of(one)
    if known is None or known.mark != mark or known.until < call.on + SHOWN:
        until = call.on + (SHOWN if one.decisions.papers else PLAYED)
        known = KeptDays(mark=mark, until=until, days=tuple(_played(one, call.on + timedelta(days=1), until)))
        note_value(notes, AHEAD, one.order.key, known)
    return _shown(call, known)


def kept_ahead(call: Call, notes: Memory, one: Decided) -> tuple[Ahead, ...]:
    """Answer the days to come as a day reckoned them last."""
    known = _known_days(notes, one)
    return _shown(call, known) if known else ()


def _known_days(notes: Memory, one: Decided) -> KeptDays | None:
    return recall_sound_value(notes, AHEAD, one.order.key, KeptDays)


def _shown(call: Call, known: KeptDays) -> tuple[Ahead, ...]:
    return tuple(day for day in known.days if call.on < day.on <= call.on + SHOWN)


def _played(one: Decided, since: date, until: date) -> Iterator[Ahead]:
    """Return the days on which something follows; the papers of today are taken as signed and sent, as all to come."""
    review, book = one.review, one.book
    history = remember_day(review.morning.history, review, one.decisions)
    for day in foresee(book, history, review.settings, since, until, days_off=False):
        if words := _day_words(day):
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


def _day_words(day: ForeseenDay) -> str:
    """Write «об истёкшем сроке – 4; позвонить: пункты 1 и 2»."""
    counts = Counter(KINDS[paper.kind].listed for paper in day.decisions.papers)
    calls = {n.item for n in day.decisions.notices if n.kind is NoticeKind.CALL and n.item}
    told = [f"{words} – {count}" for words, count in counts.items()]
    told += [f"позвонить: п. {enumerate_items(sorted(calls, key=natural_key))}"] if calls else []
    return "; ".join(told)
