"""The days ahead: what ``simulate`` says for thirty days, reckoned by ``day`` when something changed, and kept."""

import hashlib
from collections import Counter
from datetime import timedelta

import msgspec

from automation.control.foresight import ForeseenDay, foresee
from automation.day.call import Call
from automation.day.issuing import Decided
from automation.model.control import NoticeKind
from automation.model.kinds import KINDS
from automation.register.intake import Memory
from automation.reports.board.order import Ahead
from automation.russian import enumerate_items, natural_key

KIND = "days ahead"  # of a note; its key is that of the order
DAYS = 30


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The days as reckoned, and the mark of what they were reckoned from."""

    mark: str
    days: tuple[Ahead, ...]


def days_ahead(call: Call, notes: Memory, one: Decided) -> tuple[Ahead, ...]:
    """Answer the days to come.

    They are reckoned anew only where the workbook or the papers are others than last time.
    """
    known, mark = _recalled(notes, one), _mark_of(one)
    if known and known.mark == mark and any(day.on > call.on + timedelta(days=DAYS // 2) for day in known.days):
        return kept_ahead(call, notes, one)
    review = one.review
    history, settings = review.morning.history, review.settings
    since = call.on + timedelta(days=1)
    found = foresee(review.morning.book, history, settings, since, call.on + timedelta(days=DAYS))
    days = tuple(Ahead(on=day.on, words=words) for day in found if (words := _words(day)))
    notes.note(KIND, one.order.key, msgspec.json.encode(Kept(mark=mark, days=days)).decode())
    return days


def kept_ahead(call: Call, notes: Memory, one: Decided) -> tuple[Ahead, ...]:
    """Answer the days to come as a day reckoned them last."""
    known = _recalled(notes, one)
    return tuple(day for day in known.days if day.on > call.on) if known else ()


def _recalled(notes: Memory, one: Decided) -> Kept | None:
    text = notes.recall(KIND, one.order.key)
    try:
        return msgspec.json.decode(text, type=Kept) if text else None
    except msgspec.DecodeError:
        return None


def _mark_of(one: Decided) -> str:
    """What the days to come depend on: the workbook, the papers of the register, the policy."""
    morning = one.morning
    papers = [(e.key, e.state.value, e.sent_on, e.answer) for e in morning.history.entries]
    text = repr((morning.book.sha256, papers, one.review.settings.policy, [p.key for p in one.decisions.papers]))
    return hashlib.sha256(text.encode()).hexdigest()


def _words(day: ForeseenDay) -> str:
    """«сведения не представлены в срок – 4; позвонить: пункты 1 и 2»."""
    counts = Counter(KINDS[paper.kind].listed for paper in day.decisions.papers)
    calls = {n.item for n in day.decisions.notices if n.kind is NoticeKind.CALL and n.item}
    told = [f"{words} – {count}" for words, count in counts.items()]
    told += [f"позвонить: п. {enumerate_items(sorted(calls, key=natural_key))}"] if calls else []
    return "; ".join(told)
