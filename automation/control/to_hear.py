"""Who is to be heard at a meeting: one rule for справка, докладная and «На сегодня» (decisions 0202 and 0273)."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from automation.control.pause import pause_until
from automation.control.sent_papers import SentPapers
from automation.control.spoken_words import brings_nothing
from automation.model.control import CodeAndItem, CodeItemTerm, Entry, Occasion, Paper, Verdict
from automation.model.kinds import CONTROL_POINT, REPEATED, TO_PERFORMERS, Kind
from automation.model.office import Ruling, RulingKind
from automation.model.reported import News
from automation.model.settings import Policy
from automation.model.standing import AHEAD, Standing

CAME = {News.ANSWERED, News.ARRIVED}  # an answer lies on the desk, and nobody has read it into the table yet


class AskedSoFar(Struct, frozen=True, kw_only=True):
    """What decides about a hearing besides the obligations: what was asked for in writing, and what leaders decided.

    ``entries`` is the register of the order, oldest first, ``papers`` are those decided today. ``ruled(code)`` are the
    decisions about a performer or all of them. ``when(day, n)`` is the n-th working day after a day, before it for
    n < 0.
    """

    when: Callable[[date, int], date]
    policy: Policy = field(default_factory=Policy)
    ruled: Callable[[str], Sequence[Ruling]]
    entries: tuple[Entry, ...] = ()
    papers: tuple[Paper, ...] = ()


class Ripeness(Struct, frozen=True):
    """The overdue obligations to be considered at a meeting, and those that are not for what has come or is to come.

    ``unread``: the answer lies on the desk. ``waiting``: a letter awaits the answer. ``decided``: leaders have decided.
    ``over``: of those waiting, whose answer date has passed, though today is in time still.
    """

    ripe: list[Verdict]
    unread: list[Verdict]
    waiting: set[CodeItemTerm]
    decided: set[CodeItemTerm]
    over: list[Verdict]


def ripeness_of(open_: Iterable[Verdict], asked: AskedSoFar, sent: SentPapers, on: date) -> Ripeness:
    """Tell which overdue obligations are to be considered at a meeting, and what is awaited of the others.

    Whoever is asked in writing is in time on the working day behind the answer date of the first paper (decision 0337),
    of what was sent back the first since then; whom no paper asks behind the term, has as long as it gives. Whom a
    later request asks is waited for. Of whom the leaders have decided, or who has named a day ahead in time, is none of
    them, nor is who has been asked by what lies unsent, whose first letter waits for the pause between two letters, or
    whom none has told yet that his report was sent back. Who only agreed is considered where leaders were to hear him
    by a day gone by.
    """
    answers, renewed, policy = _papers_asking(asked), _asked_anew(asked, on), asked.policy
    days = policy.overdue_after + 1 + policy.answer_days
    told = Ripeness([], [], set(), set(), [])
    for verdict in (v for v in open_ if v.standing is Standing.OVERDUE or _was_to_be_heard(v, asked, on)):
        said, letters = verdict.reported, sent.at_its_term(verdict)
        if said.wished(on):
            continue
        if _is_decided(verdict, letters, asked, on):
            told.decided.add(verdict.code_item_term)
            continue
        if (said.unread or said.news in CAME) and not _is_empty(verdict, letters, asked, renewed, on):
            told.unread.append(verdict)
            continue
        named, last = _first_answer_day(answers.get(verdict.code_item_term, ()), said.returned_on), verdict.last or on
        asked_behind = named is not None and named > last  # what asks before the term reproaches none
        until = policy.in_time_by(named, asked.when) if named and asked_behind else asked.when(last, days)
        if verdict.code_and_item in renewed:
            told.waiting.add(verdict.code_item_term)
        elif named and until >= on:
            told.waiting.add(verdict.code_item_term)
            held = _is_untold(verdict, letters, asked) or _has_a_day(verdict, named, asked, on)
            told.over.extend([verdict] if named < on and not held else [])
        elif until < on:
            unsent = _is_paused(verdict, asked, on) if named is None else _is_untold(verdict, letters, asked)
            told.ripe.extend([] if unsent or _has_a_day(verdict, until, asked, on) else [verdict])
    return told


def asked_in_vain(lasting: Iterable[Verdict], asked: AskedSoFar, sent: SentPapers, on: date) -> list[Verdict]:
    """Return the obligations «постоянно» of those who were ordered them and left the last letters unanswered.

    Nobody writes twice about one control point, so the questions of several are counted together. Who is heard about
    it, or has named a day ahead, is left out as of a dated one, and so is of whom an answer waits to be read.
    """
    silent = (v for v in lasting if v.standing is Standing.PERMANENT and not v.performer.by_agreement)
    open_ = [v for v in silent if questions_about(v) and not (v.reported.unread or v.reported.news in CAME)]
    until = {v.code_item_term: asked.policy.in_time_by(v.reported.questions[-1].answer_by, asked.when) for v in open_}
    late = [v for v in open_ if until[v.code_item_term] < on]
    ahead = {v.code_and_item for v in late if _has_a_day(v, until[v.code_item_term], asked, on)}
    return [v for v in late if v.code_and_item not in ahead and not _is_decided(v, sent.at_its_term(v), asked, on)]


def questions_about(verdict: Verdict) -> int:
    """Count the letters about control points of a lasting item that were left unanswered."""
    return sum(q.detail.startswith(CONTROL_POINT) for q in verdict.reported.questions)


def _has_a_day(verdict: Verdict, until: date, asked: AskedSoFar, on: date) -> bool:
    """Tell whether a day lies ahead that was named before a hearing had been proposed (decision 0322).

    It is proposed by the first справка or memo since the answer date ``until`` of a letter has passed, and the day of
    the report itself, and as many days behind a hearing as it answers for. What is promised by telephone after that
    decides nothing.
    """
    said, days = verdict.reported, asked.policy.repeat_days
    if said.named_day is None or said.named_day < on:
        return False
    if said.promise is None:
        return True
    held = (asked.when(day, days) for ruling in said.rulings if (day := ruling.held_on(on)))
    since = max(until, said.broken_promise(on) or until, *held)
    memos = (e.day for e in asked.entries if e.form not in TO_PERFORMERS and not e.annulled)
    named = said.day_named_by(min((day for day in memos if day > since), default=date.max))
    return named is not None and named >= on


def _is_paused(verdict: Verdict, asked: AskedSoFar, on: date) -> bool:
    """Tell whether a letter about something else holds back the first one about an obligation (papers.md C1)."""
    code = verdict.performer.papers_to
    pressing = (e.day for e in asked.entries if e.addressee_code == code and e.kind in REPEATED and not e.annulled)
    return pause_until(pressing, asked.policy.addressee_gap, on, asked.when) is not None


def _is_untold(verdict: Verdict, sent: Sequence[Entry], asked: AskedSoFar) -> bool:
    """Tell whether what has been written lies unsent, or is older than a return of which another letter may tell."""
    back = verdict.reported.returned_on
    return not sent or (back is not None and sent[-1].day < back and not _is_last(sent, verdict, asked))


def _is_decided(verdict: Verdict, sent: Sequence[Entry], asked: AskedSoFar, on: date) -> bool:
    """Tell whether a leader has decided about it since the last letter, or what is to be done by a day to come.

    What was decided about other items of the performer leaves this one proposed (decision 0322).
    """
    code, item, due = verdict.code_item_term
    letter = max((e.sent_on for e in sent if e.sent_on), default=due or on)
    mine = [r for r in asked.ruled(code) if r.made_by(on) and r.concerns(item, code)]
    answered = (r for r in mine if r.answers(due, letter) and not _is_spent(r, verdict, sent, asked, on))
    hear_days, enter_days = asked.policy.repeat_days, asked.policy.answer_days
    return any(answered) or any(r.is_awaited(on, asked.when, hear_days, enter_days) for r in mine)


def _was_to_be_heard(verdict: Verdict, asked: AskedSoFar, on: date) -> bool:
    """Tell whether leaders were to hear who only agreed by a day that has passed without a mark: no letter follows."""
    if not verdict.performer.by_agreement or verdict.standing not in AHEAD or (verdict.due or on) >= on:
        return False
    code, item, _ = verdict.code_item_term
    mine = [r for r in asked.ruled(code) if r.made_by(on) and r.kind is RulingKind.HEAR and r.concerns(item, code)]
    last = max(mine, key=lambda r: r.decided_on or date.min, default=None)
    until = last.marked_until(asked.when, asked.policy.answer_days) if last and not last.done_by(on) else None
    return until is not None and until < on


def _is_empty(
    verdict: Verdict, sent: Sequence[Entry], asked: AskedSoFar, renewed: Container[CodeAndItem], on: date
) -> bool:
    """Tell whether all that came says that our letter was passed on, and nobody is in time to write more of it."""
    said = verdict.reported
    empty = bool(said.answers) and not said.waiting and all(map(brings_nothing, said.answers))
    return empty and verdict.code_and_item not in renewed and not _is_waited_for(sent, verdict, asked, on)


def _is_spent(ruling: Ruling, verdict: Verdict, sent: Sequence[Entry], asked: AskedSoFar, on: date) -> bool:
    """Tell whether a decision answers the proposal no more (decisions 0223 and 0322).

    Its day has passed and nobody has marked it, or whoever was heard has let the day pass that he named since then, or
    ``repeat_days`` working days where he named none, and a letter after that was in vain or no letter may follow.
    """
    policy, held = asked.policy, ruling.held_on(on)
    if ruling.done_by(on) is None:
        marked = ruling.marked_until(asked.when, policy.answer_days)
        return marked is not None and marked < on
    if held is None or _is_waited_for(sent, verdict, asked, on):
        return False
    broken = verdict.reported.last_broken(on)
    until = broken if broken and broken > held else asked.when(held, policy.repeat_days)
    letter = max((e.sent_on for e in sent if e.sent_on), default=date.min)
    return until < on and (letter > until or _is_last(sent, verdict, asked))


def _is_waited_for(sent: Sequence[Entry], verdict: Verdict, asked: AskedSoFar, on: date) -> bool:
    """Tell whether who answers the last letter about an obligation is still in time."""
    mine = ((e, o) for e in sent[-1:] for o in e.occasions if o.code_item_term == verdict.code_item_term)
    days = (e.waits_until(o, asked.when, asked.policy.answer_days) for e, o in mine)
    return any(asked.policy.in_time_by(day, asked.when) >= on for day in days)


def _is_last(sent: Iterable[Entry], verdict: Verdict, asked: AskedSoFar) -> bool:
    """Tell whether all letters that the settings allow about an obligation have been sent."""
    mine = (o for e in sent for o in e.occasions if o.code_item_term == verdict.code_item_term)
    return max((o.step for o in mine if o.kind is Kind.OVERDUE), default=0) >= asked.policy.repeat_max


def _answer_days(asked: AskedSoFar, *, printed: bool) -> Iterator[tuple[Occasion, date, date]]:
    """Yield until when papers wait for an answer about each of their occasions, and the days of the papers.

    Those of today are included, with the last of days. ``printed``: the date that stands in the paper itself, be it
    sent late or not.
    """
    standing = ((e, o) for e in asked.entries if not e.annulled for o in e.occasions)
    for entry, about in standing:
        if day := entry.answer_day(about):
            until = day if printed else entry.waits_until(about, asked.when, asked.policy.answer_days)
            yield about, until, entry.day
    grounds = ((g.occasion, g.respond_by or p.respond_by) for p in asked.papers for g in p.grounds)
    yield from ((about, day, date.max) for about, day in grounds if day)


def _papers_asking(asked: AskedSoFar) -> Mapping[CodeItemTerm, list[tuple[date, date]]]:
    """Return the days of the papers that asked for each obligation at its term, and until when each waits."""
    found: dict[CodeItemTerm, list[tuple[date, date]]] = {}
    for about, until, written in _answer_days(asked, printed=False):
        if about.kind in REPEATED:
            found.setdefault(about.code_item_term, []).append((written, until))
    return found


def _first_answer_day(papers: Sequence[tuple[date, date]], back: date | None) -> date | None:
    """Return until when the first paper waits: of a report sent back, the first since then, if there is any."""
    since = [until for written, until in papers if back and written >= back]
    return min(since or [until for _, until in papers], default=None)


def _asked_anew(asked: AskedSoFar, on: date) -> set[CodeAndItem]:
    """Return the performers and items asked by a request, as after a return, who are still in time to answer it."""
    days = ((o, day) for o, day, _ in _answer_days(asked, printed=True) if o.kind is Kind.REQUEST)
    return {o.code_and_item for o, day in days if asked.policy.in_time_by(day, asked.when) >= on}
