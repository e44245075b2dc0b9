"""The papers that have gone out to performers because something was owed or unclear, and what each asked for."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct

from automation.gathering import by_first
from automation.model.control import Entry, Occasion, Verdict, codes_of
from automation.model.kinds import REPEATED, TO_PERFORMERS, Kind
from automation.russian import natural_key, requisites, show


class SentPapers(Struct, frozen=True):
    """The letters and записки that have gone out, and those that have reminded, by the code of the performer."""

    by_code: Mapping[str, Sequence[Entry]]
    reminding: Mapping[str, Sequence[Entry]] = {}

    def to(self, codes: Iterable[str]) -> list[Entry]:
        """Return the papers to these performers, each once, by the days printed on them, as their reader cites them."""
        return in_order({e.key: e for code in codes for e in self.by_code.get(code, ())}.values())

    def about(self, verdicts: Iterable[Verdict]) -> list[Entry]:
        """Return the papers that asked for any of these obligations, but for those about another term of an item."""
        found: dict[str, Entry] = {}
        for verdict in verdicts:
            several = verdict.item.recurring or verdict.item.several_terms
            found |= {e.key: e for e in self._asking(verdict, {verdict.control_date, verdict.due} if several else None)}
        return in_order(found.values())

    def asking(self, verdicts: Collection[Verdict]) -> list[Entry]:
        """Return the letters about these obligations, or, where there are none, the reminders that asked for results.

        Those are the last reminders of events of which nothing has come in.
        """
        reminders = (self._last_reminder(v) for v in verdicts)
        return self.about(verdicts) or in_order({e.key: e for mine in reminders for e in mine}.values())

    def _last_reminder(self, verdict: Verdict) -> list[Entry]:
        if not (verdict.item.takes_place and verdict.reported.silence):
            return []
        mine = self.reminding.get(verdict.performer.code, ())
        return [e for e in mine if any(asks(o, verdict) and e.asks_for(o, verdict.due) for o in e.occasions)][-1:]

    def at_its_term(self, verdict: Verdict) -> list[Entry]:
        """Return the papers written about an obligation at its current term; those about an earlier one are spent."""
        return in_order(self._asking(verdict, {verdict.due}, attrgetter("occasions")))

    def _asking(
        self,
        verdict: Verdict,
        days: Collection[date | None] | None,
        asked: Callable[[Entry], Sequence[Occasion]] | None = None,
    ) -> list[Entry]:
        """Return the papers that asked for it at one of these terms, be it beside another report; None: at any term."""
        code, about = verdict.performer.code, verdict.code_and_item
        papers = ((e, o) for e in self.by_code.get(code, ()) for o in (asked or all_asked)(e) if o.kind in REPEATED)
        mine = ((e, o) for e, o in papers if o.code_and_item == about)
        return list({e.key: e for e, o in mine if days is None or any(e.asks_for(o, day) for day in days)}.values())


def all_asked(entry: Entry) -> tuple[Occasion, ...]:
    """Return what a paper asked for: what it was written about, and what it asked for again; each obligation once."""
    asked = {o.code_item_term: o for o in (*entry.again, *entry.occasions)}
    return tuple(o for o in (*entry.occasions, *entry.again) if asked[o.code_item_term] is o)


def items_asked_for(entry: Entry) -> set[str]:
    """Return the items about which a paper asked as long as they are owed, whoever bears them."""
    return {o.item for o in all_asked(entry) if o.kind in REPEATED}


def asks(about: Occasion, verdict: Verdict) -> bool:
    """Tell whether an occasion asks for an answer about an obligation: that of a letter does, and an event's reminder.

    The reminder of an event names a day for its result; that of work only reminds.
    """
    asking = about.kind in REPEATED or (about.kind is Kind.REMINDER and verdict.item.takes_place)
    return asking and about.code_and_item == verdict.code_and_item


def asked_items(papers: Iterable[Entry], verdicts: Collection[Verdict]) -> set[str]:
    """Return the items that papers asked the performers of these verdicts about."""
    codes, occasions = codes_of(verdicts), [o for e in papers for o in all_asked(e)]
    letters = {o.item for o in occasions if o.code in codes and o.kind in REPEATED}
    return letters | {o.item for o in occasions if any(asks(o, v) for v in verdicts)}


def out_on(entry: Entry) -> date:
    """Return the day a paper was sent, or its own day as long as nobody has marked it as sent."""
    return entry.sent_on or entry.day


def gone_out(entries: Iterable[Entry], until: date) -> list[Entry]:
    """Return the papers that have really gone out by a day, oldest first, each once."""
    gone = {e.key: e for e in entries if e.sent_by(until) and not e.annulled}
    return sorted(gone.values(), key=lambda e: (out_on(e), e.day, natural_key(e.number)))


def sent_papers(entries: Iterable[Entry], on: date) -> SentPapers:
    """Return the papers to performers that have gone out by a day."""
    letters = [entry for entry in gone_out(entries, on) if entry.form in TO_PERFORMERS]
    codes = ((code, one) for one in letters for code in {o.code for o in all_asked(one) if o.kind in REPEATED})
    reminded = ((code, e) for e in letters for code in {o.code for o in e.occasions if o.kind is Kind.REMINDER})
    return SentPapers(by_first(codes), by_first(reminded))


def day_and_number(entry: Entry) -> tuple[str, str]:
    """Return what a paper is cited by: «Рег. № и дата», else what was printed on it; "" for what is not known."""
    if entry.registered.strip():
        return requisites(entry.registered)
    return (show(entry.day), entry.printed) if entry.printed else ("", "")


def in_order(papers: Iterable[Entry]) -> list[Entry]:
    """Return papers as a sentence names them: by the day and then the number that their reader sees on them."""
    return sorted(papers, key=_as_read)


def _as_read(entry: Entry) -> tuple[object, ...]:
    day, number = day_and_number(entry)
    printed = "-".join(reversed(day.split("."))) or entry.day.isoformat()
    return printed, natural_key(number or entry.number), out_on(entry)
