"""Whether a paper was left without an answer: said only where nothing speaks against it (papers.md A5, A15, C2)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from automation.control.letters_decided import decided_on_his_letter
from automation.control.morning import Morning, Spent
from automation.control.obligations import Obligation
from automation.control.returns import incoming_of
from automation.control.seen import Versions, changed_since, versions_of
from automation.control.sent_papers import all_asked
from automation.control.spoken_words import tells_something
from automation.model.control import CodeAndItem, Entry, Ground, Occasion, Paper, Verdict
from automation.model.kinds import CONTROL_POINT, REPEATED, Kind
from automation.model.reported import Incoming
from automation.model.standing import ON_CONTROL
from automation.russian import show

HIGHER = "second"  # the key of [signatory] who signs what lower ones have written in vain


def overdue_for_an_answer(morning: Morning, asked: Spent) -> bool:
    """Tell whether a paper was sent ``repeat_days`` working days ago or earlier and nothing answered it in time.

    By the answer date it named for this occasion the answer is late and «Ответ» holds none about it: a paper that asks
    for work by the day the performer has promised is not followed by another one before that day, nor one whose
    question a later paper has asked again before the day that one names. A paper numbered by hand whose «Рег. № и
    дата» nobody entered cannot be named, so nothing follows from it.
    """
    entry, again = asked.entry, asked_again(morning, asked)
    if entry.sent_on is None or not entry.cited:
        return False
    if any(_is_on_the_desk(morning, e, asked.about) for e in (entry, *again)):
        return False
    named = max((answer_day(morning, entry, asked.about), *(answer_day(morning, e) for e in again)))
    waited = morning.calendar.add(entry.sent_on, morning.policy.repeat_days)
    return morning.on >= max(waited, late_from(morning, named))


def _is_on_the_desk(morning: Morning, entry: Entry, about: Occasion) -> bool:
    """Tell whether nobody has entered the answer to a paper yet, and it may be about an occasion.

    An answer is overtaken by a later report that was sent back: who reads that return has asked for what is missing.
    """
    if not unentered_answer(morning, entry):
        return False
    read = incoming_of(entry.answer)
    returns = (v.reported.returned_on for v in _named_rows(morning.owed(about.code_and_item), about.control_date))
    return not (read and read.day and any(day and day > read.day for day in returns))


def late_from(morning: Morning, day: date) -> date:
    """Return the first day on which whoever was to answer by a day is told that he is late."""
    return morning.policy.late_from(day, morning.calendar.add)


def asked_again(morning: Morning, asked: Spent) -> tuple[Entry, ...]:
    """Return the later papers that ask again for what a paper asked of an occasion, oldest first (decision 0303)."""
    later = morning.indexes.again.get(asked.about.code_item_term, ())
    return tuple(e for e in later if e.day > asked.entry.day)


def left_unanswered(morning: Morning, entry: Entry, about: Occasion) -> bool:
    """Tell whether «оставлено без ответа» may be said of a paper as far as it was about one occasion.

    That is a fact of the paper *and* the item, because who is asked about several answers one by one. «Ответ» says
    nothing of the item, the answer date printed on the paper has passed, no incoming message waits for a person, no
    cell of the performer or «Вх. №» of the row has changed since its day, no day that was promised by telephone lies
    ahead, nobody was heard about it, and the item was not off control by that date: nobody had to answer any more.
    """
    if entry.sent_on is None or entry.annulled or not entry.cited or _is_answered(morning, entry, about):
        return False
    if {entry.addressee_code, about.code} & morning.history.waiting:
        return False
    last = max(answer_day(morning, entry), answer_day(morning, entry, about))
    if last >= morning.on or _off_control_by(morning, about, last):
        return False
    return not _answered_otherwise(morning, entry, about)


def _off_control_by(morning: Morning, about: Occasion, last: date) -> bool:
    rows = _named_rows(morning.owed(about.code_and_item), about.control_date)
    return any(day and day <= last for v in rows for day in (v.released_on, v.item.closed_on))


def unanswered_of(morning: Morning, entry: Entry) -> frozenset[Occasion]:
    """Return what a paper was about or asked for again, and nobody has answered it in time."""
    return frozenset(o for o in all_asked(entry) if left_unanswered(morning, entry, o))


def ignored_by(morning: Morning, entry: Entry) -> frozenset[Occasion]:
    """Return what nobody has answered of a paper, and what only a later one that asked again was answered about."""
    return unanswered_of(morning, entry) | {o for o in all_asked(entry) if _answered_a_later_one(morning, entry, o)}


def spoken_since(morning: Morning, entry: Entry) -> frozenset[Occasion]:
    """Return what a paper asked for and its performer has spoken of by telephone since, before he wrote anything."""

    def spoken(about: Occasion) -> bool:
        calls = (c for c in morning.calls_about(about.code_and_item) if c.promised_on or tells_something(c))
        until = _written_from(morning, entry, about)
        return any(c.day and entry.day <= c.day < until for c in calls)

    return frozenset(filter(spoken, all_asked(entry)))


def _written_from(morning: Morning, entry: Entry, about: Occasion) -> date:
    """Return the first day since a paper on which anything came in writing about an occasion; without one the last.

    An answer to a paper that asked for other items alone is nothing of the sort.
    """
    asking = (e for e in morning.letters_to(entry.addressee_code) if _asks_about(e, about))
    answers = (e.answer for e in asking if _is_answered(morning, e, about))
    rows = (text for text, items in morning.indexes.incoming.get(about.code, {}).items() if about.item in items)
    came = (read.day for text in (*answers, *rows) if (read := incoming_of(text)))
    return min((day for day in came if day and day >= entry.day), default=date.max)


def _asks_about(entry: Entry, about: Occasion) -> bool:
    return any(o.code_and_item == about.code_and_item for o in all_asked(entry))


def _answered_a_later_one(morning: Morning, entry: Entry, about: Occasion) -> bool:
    """Tell whether nothing had answered a paper about an occasion by the day on which another asked for it again.

    What is owed once is the same obligation when its term has been moved since.
    """
    if entry.sent_on is None or not entry.cited or _is_answered(morning, entry, about):
        return False
    rows = _named_rows(morning.owed(about.code_and_item), about.control_date)
    once = len(rows) == 1 and not rows[0].item.recurring
    spent = morning.written(about.code_and_item, *REPEATED)
    written = (w.entry for w in spent if once or w.about.control_date == about.control_date)
    again = [e.day for e in (*written, *asked_again(morning, Spent(about, entry))) if e.day > entry.day and e.sent_on]
    if not again or min(again) <= answer_day(morning, entry, about):
        return False
    seen = (tuple(v for v in versions_of(morning, row) if v.since is None or v.since <= min(again)) for row in rows)
    return bool(rows) and not any(changed_since(versions, entry.day) for versions in seen)


def awaited(morning: Morning, asked: Spent) -> bool:
    """Tell whether a paper was sent and the last day of its answer, or of one that asks again, has not passed."""
    later = (answer_day(morning, e) for e in asked_again(morning, asked))
    last = max((answer_day(morning, asked.entry, asked.about), *later))
    return asked.entry.sent_on is not None and morning.on <= last


def unentered_answer(morning: Morning, entry: Entry) -> str:
    """Return «Ответ» of a paper as long as it may be about any of its items; "" where it says nothing of the others."""
    return "" if entered_for(morning, entry) else entry.answer.strip()


def entered_for(morning: Morning, entry: Entry) -> frozenset[CodeAndItem]:
    """Return the items in whose rows the answer to a paper stands: it is about them alone, asked there or not.

    An answer that names the number and the date in «Вх. № и дата» of an item of its performer has been read and entered
    there, be they its own or those the office has given it: «письмо от 11.02.2026 № 40 (вх. от 12.02.2026 № 95)».
    """
    codes = {o.code for o in entry.occasions} if entry.answer.strip() else ()
    rows = ((code, text, items) for code in codes for text, items in morning.indexes.incoming.get(code, {}).items())
    entered = ((code, items) for code, text, items in rows if is_entered(entry, incoming_of(text)))
    return frozenset((code, item) for code, items in entered for item in items)


def is_entered(entry: Entry, incoming: Incoming | None) -> bool:
    """Tell whether a cell «Вх. № и дата» names the answer to a paper by its day and its number."""
    read = incoming_of(entry.answer)
    if incoming is None or incoming.day is None or read is None or not (read.day and read.number):
        return False
    words = {w.strip("().,:;") for w in (*entry.answer.split(), show(read.day))}  # «ответ № 12», «163: учатся четверо»
    return {incoming.number, show(incoming.day)} <= words


def is_unread(morning: Morning, asked: Spent, versions: Versions) -> bool:
    """Tell whether nobody has entered what a paper's «Ответ» says of one question: the row is as it was before."""
    answer = answer_about(morning, asked)
    read = incoming_of(answer) if answer else None
    since = read.day - timedelta(days=1) if read and read.day else asked.entry.day
    return bool(answer) and not changed_since(versions, since)


def answer_about(morning: Morning, written: Spent) -> str:
    """Return what «Ответ» of a paper says of one question of it.

    That is nothing of lasting items where the paper asks for other things as well: who answers speaks of those.
    """
    entry = written.entry
    answer = unentered_answer(morning, entry)
    if not answer or not _is_lasting(written):
        return answer
    asked = (Spent(o, entry) for o in entry.occasions if o.kind in {*REPEATED, Kind.REMINDER})
    return answer if all(map(_is_lasting, asked)) else ""


def _is_lasting(asked: Spent) -> bool:
    return asked.detail.startswith(CONTROL_POINT)


def answer_day(morning: Morning, entry: Entry, about: Occasion | None = None) -> date:
    """Return the day to which a paper waits for an answer about an occasion."""
    return entry.waits_until(about, morning.calendar.add, morning.policy.answer_days)


def asked_until(morning: Morning, obligation: Obligation) -> date | None:
    """Return the last day by which papers that were sent and not answered ask for an obligation; None without one."""
    mine = morning.earlier(obligation.code_item_term, *REPEATED)
    open_ = [w for w in mine if w.entry.sent_on and not answer_about(morning, w)]
    later = (answer_day(morning, e) for w in open_ for e in asked_again(morning, w) if e.sent_on)
    return max((*(answer_day(morning, w.entry, w.about) for w in open_), *later), default=None)


def unanswered_by_the_higher(morning: Morning, code: str) -> Iterator[Entry]:
    """Yield the papers to this addressee that a higher person signed, with what nobody answered, oldest first."""
    for entry in morning.letters_to(code):
        if entry.signer == HIGHER and (left := _left_open(morning, entry)):
            yield replace(entry, occasions=left)


def asks_again(paper: Paper) -> tuple[Occasion, ...]:
    """Return what a paper names as unanswered and so asks for again beside its own obligations, each once."""
    told = {v.code_item_term for g in paper.grounds for v in (*g.all_asked, *g.before)}
    found = {o.code_item_term: o for e in paper.unanswered for o in e.occasions if o.code_item_term not in told}
    return tuple(found.values())


def not_told_by(grounds: Sequence[Ground], papers: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the papers that no ground calls unanswered, and of those it cites otherwise what else they asked for."""
    unanswered = {e.key for g in grounds if g.unanswered for e in g.cites}
    cited = {e.key for g in grounds for e in g.cites}
    told = {v.code_item_term for g in grounds for v in g.all_asked}
    for entry in (e for e in papers if e.key not in unanswered):
        left = tuple(o for o in entry.occasions if entry.key not in cited or o.code_item_term not in told)
        if left:
            yield replace(entry, occasions=left)


def left_beside(morning: Morning, grounds: Sequence[Ground]) -> Iterator[Entry]:
    """Yield the papers that grounds call unanswered, each with what else it asked for in vain."""
    told = {v.code_item_term for g in grounds for v in g.all_asked}
    cited = {e.key: e for g in grounds if g.unanswered for e in g.cites}
    for entry in cited.values():
        if beside := tuple(o for o in _left_open(morning, entry) if o.code_item_term not in told):
            yield replace(entry, occasions=beside)


def _left_open(morning: Morning, entry: Entry) -> tuple[Occasion, ...]:
    """Return what a paper asked for in vain, where the obligation is open at that term to this day.

    Nobody is reproached with an item that was since extended, closed or accepted, or that the paper only reminded of,
    nor before the day a leader has named, too late to move the term.
    """
    return tuple(o for o in all_asked(entry) if _is_open(morning, o) and left_unanswered(morning, entry, o))


def _is_open(morning: Morning, occasion: Occasion) -> bool:
    rows = _named_rows(morning.owed(occasion.code_and_item), occasion.control_date)
    return occasion.kind in REPEATED and any(
        v.due == occasion.control_date
        and v.standing in ON_CONTROL
        and not (morning.off_control(v) or v.reported.wished(morning.on))
        for v in rows
    )


def _is_answered(morning: Morning, entry: Entry, about: Occasion) -> bool:
    """Tell whether «Ответ» may be about an occasion, or a decision about it rests on a letter of its performer.

    An answer that stands in the rows of other items alone is not about it.
    """
    entered = entered_for(morning, entry)
    answered = bool(entry.answer.strip()) and (not entered or about.code_and_item in entered)
    return answered or decided_on_his_letter(morning, about.code_and_item, entry.day)


def _answered_otherwise(morning: Morning, entry: Entry, about: Occasion) -> bool:
    """Tell whether the row, a call or a hearing has answered a paper about an occasion after its day.

    A promise made by telephone is no silence while its day lies ahead (papers.md C8); a broken one is told as such.
    """
    calls = morning.calls_about(about.code_and_item)
    if any(c.promised_on and c.promised_on >= morning.on and c.day and c.day > entry.day for c in calls):
        return True
    held = (r.held_on(morning.on) for r in morning.rulings_about(about.code_and_item))
    if any(day and day >= entry.day for day in held):  # he has answered in person
        return True
    rows = _named_rows(morning.owed(about.code_and_item), about.control_date)
    return any(changed_since(versions_of(morning, v), entry.day) for v in rows)


def _named_rows(verdicts: tuple[Verdict, ...], due: date | None) -> tuple[Verdict, ...]:
    """Find the obligation at this term; where it is no longer owed there, its present ones are meant."""
    return tuple(v for v in verdicts if v.due == due) or verdicts
