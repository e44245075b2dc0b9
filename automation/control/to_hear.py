"""Who is to be heard at a meeting: one rule for справка, докладная and «На сегодня» (decisions 0202 and 0273)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from automation.control.pause import pause_until
from automation.control.sent_papers import SentPapers
from automation.model.control import CodeAndItem, CodeItemTerm, Entry, Occasion, Paper, Verdict
from automation.model.kinds import CONTROL_POINT, REPEATED, Kind
from automation.model.office import Ruling, RulingKind
from automation.model.reported import News
from automation.model.settings import Policy
from automation.model.standing import Standing

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


def ripe_and_waiting(
    open_: Iterable[Verdict], asked: AskedSoFar, sent: SentPapers, on: date
) -> tuple[list[Verdict], list[Verdict]]:
    """Return the overdue obligations to be considered at a meeting, and those of which a letter awaits the answer.

    Whoever is asked in writing has until the answer date of the first paper; whom no paper asks behind the term, as
    long. Of whom the leaders have decided, or whose own day lies ahead, is neither, nor is who has been asked by
    what lies unsent, whose first letter waits for the pause between two letters, or whom none has told yet that his
    report was sent back.
    """
    answers, renewed, policy = _first_answer_days(asked), _asked_anew(asked, on), asked.policy
    days = policy.overdue_after + 1 + policy.answer_days
    ripe: list[Verdict] = []
    waiting: list[Verdict] = []
    for verdict in (v for v in open_ if v.standing is Standing.OVERDUE):
        said, letters = verdict.reported, sent.at_its_term(verdict)
        if said.unread or said.news in CAME or said.wished(on) or _is_decided(verdict, letters, asked, on):
            continue
        named, last = answers.get(verdict.code_item_term), verdict.last or on
        until = named if named and named > last else asked.when(last, days)  # what asks before the term reproaches none
        if until < on:
            unsent = _is_paused(verdict, asked, on) if named is None else _is_untold(verdict, letters, asked)
            has_a_day = said.named_day is not None and said.named_day >= on
            ripe += [] if unsent or has_a_day or verdict.code_and_item in renewed else [verdict]
        elif named:
            waiting.append(verdict)
    return ripe, waiting


def asked_in_vain(lasting: Iterable[Verdict], asked: AskedSoFar, sent: SentPapers, on: date) -> list[Verdict]:
    """Return the obligations «постоянно» of those who were ordered them and left the last letters unanswered.

    Nobody writes twice about one control point, so the questions of several are counted together. Who is heard about
    anything, or has named a day ahead, is left out as of a dated one, and so is of whom an answer waits to be read.
    """
    silent = (v for v in lasting if v.standing is Standing.PERMANENT and not v.performer.by_agreement)
    open_ = [v for v in silent if questions_about(v) and not (v.reported.unread or v.reported.news in CAME)]
    ahead = {v.code_and_item for v in open_ if v.reported.named_day is not None and v.reported.named_day >= on}
    return [v for v in open_ if v.code_and_item not in ahead and not _is_decided(v, sent.at_its_term(v), asked, on)]


def questions_about(verdict: Verdict) -> int:
    """Count the letters about control points of a lasting item that were left unanswered."""
    return sum(q.detail.startswith(CONTROL_POINT) for q in verdict.reported.questions)


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

    Whoever is to be heard about anything is not proposed once more, nor is who was heard, unless he has since broken
    a day that he had named and a letter after it was in vain, or no letter may follow (decision 0223).
    """
    code, item, due = verdict.code_item_term
    letter = max((e.sent_on for e in sent if e.sent_on), default=due or on)
    broken = verdict.reported.last_broken(on)
    if broken and (_is_waited_for(sent, verdict, asked, on) or not (letter > broken or _is_last(sent, verdict, asked))):
        broken = None
    made = [r for r in asked.ruled(code) if r.made_by(on)]
    elsewhere = [r for r in made if r.kind is RulingKind.HEAR and r.code == code and not r.held_on(on)]
    mine = [*elsewhere, *(r for r in made if r.concerns(item, code))]
    answered = any(r.answers(item, code, due, letter, broken) for r in made)
    hear_days, enter_days = asked.policy.repeat_days, asked.policy.answer_days
    return answered or any(r.is_awaited(on, asked.when, hear_days, enter_days) for r in mine)


def _is_waited_for(sent: Sequence[Entry], verdict: Verdict, asked: AskedSoFar, on: date) -> bool:
    """Tell whether the answer date of the last letter about an obligation has not passed."""
    mine = ((e, o) for e in sent[-1:] for o in e.occasions if o.code_item_term == verdict.code_item_term)
    return any(e.waits_until(o, asked.when, asked.policy.answer_days) >= on for e, o in mine)


def _is_last(sent: Iterable[Entry], verdict: Verdict, asked: AskedSoFar) -> bool:
    """Tell whether all letters that the settings allow about an obligation have been sent."""
    mine = (o for e in sent for o in e.occasions if o.code_item_term == verdict.code_item_term)
    return max((o.step for o in mine if o.kind is Kind.OVERDUE), default=0) >= asked.policy.repeat_max


def _answer_days(asked: AskedSoFar, *, printed: bool) -> Iterator[tuple[Occasion, date]]:
    """Yield until when papers wait for an answer about each of their occasions, those of today included.

    ``printed``: the date that stands in the paper itself, be it sent late or not.
    """
    standing = ((e, o) for e in asked.entries if not e.annulled for o in e.occasions)
    for entry, about in standing:
        if day := entry.answer_day(about):
            yield about, day if printed else entry.waits_until(about, asked.when, asked.policy.answer_days)
    grounds = ((g.occasion, g.respond_by or p.respond_by) for p in asked.papers for g in p.grounds)
    yield from ((about, day) for about, day in grounds if day)


def _first_answer_days(asked: AskedSoFar) -> Mapping[CodeItemTerm, date]:
    """Return until when the first paper that asked for each obligation at its term waits."""
    found: dict[CodeItemTerm, date] = {}
    for about, day in _answer_days(asked, printed=False):
        if about.kind in REPEATED:
            found[about.code_item_term] = min(day, found.get(about.code_item_term, day))
    return found


def _asked_anew(asked: AskedSoFar, on: date) -> set[CodeAndItem]:
    """Return the performers and items asked by a request, as after a return, whose answer date has not passed."""
    days = _answer_days(asked, printed=True)
    return {o.code_and_item for o, day in days if o.kind is Kind.REQUEST and day >= on}
