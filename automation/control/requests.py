"""Requests: substance only – what a performer reported cannot be counted, or nothing is known at all.

Several questions may concern one item, so a request's step is the next free number of its
(code, item, term), and the ground's ``detail`` tells the questions apart: ``data:…`` a faulty
value, ``return:…`` a report sent back, ``lead:…`` a publication, ``control:…`` a control point, ``agreement`` a
performer by agreement.
"""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from automation.control.claims import fingerprint
from automation.control.control_points import point_reached, unreported
from automation.control.grounds import extract_today, occasion, overdue, past_the_pause
from automation.control.morning import Morning, Spent
from automation.control.returns import RETURN, return_detail, return_seen
from automation.control.seen import changed_since, versions_of, watched_since
from automation.control.unanswered import left_unanswered, overdue_for_an_answer
from automation.model.control import Entry, Ground, Verdict
from automation.model.kinds import CONTROL_POINT, Kind
from automation.model.office import RulingKind
from automation.model.plan import Permanent
from automation.model.report import Publication
from automation.model.standing import AHEAD, Fault, Standing
from automation.plan.information import information_of
from automation.russian import tells

SUBSTANCE = {Fault.NO_DATE, Fault.BEFORE_ORDER, Fault.BEFORE_EVENT, Fault.NO_EVIDENCE, Fault.FIGURES}
AGREEMENT = "agreement"


def requests(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Return every question this obligation gives rise to today, each with its own step."""
    written = morning.earlier(verdict.code_item_term, Kind.REQUEST)
    step = max((w.about.step for w in written), default=0)
    questions = _behind_the_memo if morning.settled(verdict) else _questions
    for ground in questions(morning, verdict, written):
        step += 1
        yield replace(ground, occasion=occasion(morning, verdict, Kind.REQUEST, step))


def _behind_the_memo(morning: Morning, verdict: Verdict, asked: list[Spent]) -> Iterator[Ground]:
    """Ask about what is pursued behind the memo, has been reported since and cannot be counted (decision 0354).

    No second letter fits a report that came. Of one sent back the next one tells, of the rest the memo has told. Who
    only agreed is asked as a leader has decided.
    """
    told, pursued = morning.memo_day, verdict.due and not verdict.performer.by_agreement
    if told and pursued and changed_since(versions_of(morning, verdict), told):
        yield from _faulty_value(morning, verdict, asked)
    if verdict.performer.by_agreement:
        yield from _as_decided(morning, verdict, asked)


def _questions(morning: Morning, verdict: Verdict, asked: list[Spent]) -> Iterator[Ground]:
    yield from _returned(morning, verdict, asked)
    if verdict.performer.by_agreement:
        yield from _as_decided(morning, verdict, asked) if asked else _by_agreement(morning, verdict)
        return
    yield from _faulty_value(morning, verdict, asked)
    yield from _broken_leads(morning, verdict)
    yield from _control_point(morning, verdict, asked)


def _ground(morning: Morning, verdict: Verdict, detail: str, *faults: Fault, repeats: Spent | None = None) -> Ground:
    """Return one question, its step still open; ``repeats`` is the paper that asked it before and was not answered."""
    return Ground(
        occasion=occasion(morning, verdict, Kind.REQUEST, 0),
        verdict=verdict,
        faults=faults,
        detail=detail,
        escalated=repeats is not None,
        cites=(repeats.entry,) if repeats else (),
        unanswered=repeats is not None and left_unanswered(morning, repeats.entry, repeats.about),
    )


def _returned(morning: Morning, verdict: Verdict, asked: list[Spent]) -> Iterator[Ground]:
    """Ask once for each return, also before the term; not where a letter since the return has told of it.

    It cites the letter that the report sent back had answered.
    """
    detail = return_detail(verdict)
    if not detail or detail in {w.detail for w in asked} or any(overdue(morning, verdict)):
        return
    seen = return_seen(versions_of(morning, verdict), morning.on)
    told = [w.entry for w in morning.earlier(verdict.code_item_term, Kind.OVERDUE, Kind.REQUEST)]
    if not any(e.day >= seen for e in told):
        ground = _ground(morning, verdict, detail, Fault.RETURNED)
        yield replace(ground, cites=_answered_by_the_report(morning, verdict, told))


def _answered_by_the_report(morning: Morning, verdict: Verdict, told: list[Entry]) -> tuple[Entry, ...]:
    """Return the last paper about an obligation that was sent, where the report sent back came in after it; () else."""
    last = max((e for e in told if e.sent_by(morning.on) and e.cited), key=lambda e: e.day, default=None)
    came = verdict.reported.incoming
    if last is None or (came and came.day and came.day < last.day):
        return ()
    return (last,) if changed_since(versions_of(morning, verdict), last.day) else ()


def asked_about(verdict: Verdict) -> tuple[Fault, ...]:
    """Return the faults a paper asks about; technical ones are the clerk's matter, and so is the day of an event.

    The order itself names that day (decision 0154). Information that came in by a letter is its own evidence.
    """
    known = {Fault.NO_DATE} if verdict.item.takes_place else set()
    if information_of(verdict.item) and _came_by_letter(verdict):
        known.add(Fault.NO_EVIDENCE)
    return tuple(f for f in verdict.faults if f in SUBSTANCE - known)


def _came_by_letter(verdict: Verdict) -> bool:
    """Tell whether «Вх. № и дата» names a letter that came in no earlier than the day the row reports."""
    came, told = verdict.reported.incoming, verdict.row.executed_on if verdict.row else None
    day = (came.day or came.meant) if came and came.number else None
    return bool(day and told and told <= day)


def _faulty_value(morning: Morning, verdict: Verdict, asked: list[Spent]) -> Iterator[Ground]:
    """Ask about a faulty value: a new one is a new question, the same one, sent and unanswered, is asked once more."""
    faults = asked_about(verdict)
    if verdict.standing is not Standing.NO_DATA or not faults or verdict.row is None:
        return
    if {Fault.FUTURE_DATE, Fault.MISTYPED, Fault.UNREADABLE} & set(verdict.faults):
        return  # only a finding: until that day, and while the clerk has to mend a cell that may hold what is missing
    detail = fingerprint(verdict.row, faults)
    mine = [w for w in asked if w.detail.startswith("data:")]
    same = [w for w in mine if w.detail == detail]
    if not mine or mine[-1].detail != detail:
        yield _ground(morning, verdict, detail, *faults)
    elif len(same) == 1 and overdue_for_an_answer(morning, same[0]):
        yield _ground(morning, verdict, detail, *faults, repeats=same[0])


def broken_leads(morning: Morning, verdict: Verdict) -> list[Publication]:
    """Publications of this performer that came elsewhere too early, without «Причина отступления»."""
    hours = verdict.item.lead_hours
    if not hours:
        return []
    return [
        p
        for p in morning.publications_of(verdict.performer.code)
        if lead_broken(p, hours) and not tells(p.excuse) and _in_time(morning, p)
    ]


def lead_broken(publication: Publication, hours: int) -> bool:
    """Both moments are known and the other source came less than ``hours`` after the messenger."""
    first, other = publication.messenger_at, publication.elsewhere_at
    return first is not None and other is not None and other - first < timedelta(hours=hours)


def _in_time(morning: Morning, publication: Publication) -> bool:
    day = publication.day or (publication.elsewhere_at.date() if publication.elsewhere_at else None)
    return day is not None and morning.book.order.date <= day <= morning.on


def lead_detail(publication: Publication) -> str:
    """Return the fingerprint of one publication."""
    moment = publication.elsewhere_at.isoformat(timespec="minutes") if publication.elsewhere_at else ""
    return f"lead:{moment}|{publication.material.strip()}"


def _broken_leads(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Once for each publication, also when the item's term was moved since."""
    if verdict.standing is Standing.NOT_APPLICABLE or morning.follows(verdict):
        return
    known = {w.detail for w in morning.written(verdict.code_and_item, Kind.REQUEST)}
    for publication in broken_leads(morning, verdict):
        detail = lead_detail(publication)
        if detail not in known:
            known.add(detail)
            yield _ground(morning, verdict, detail, Fault.LEAD_BROKEN)


def _control_point(morning: Morning, verdict: Verdict, asked: list[Spent]) -> Iterator[Ground]:
    if verdict.standing is not Standing.PERMANENT or not isinstance(verdict.item.reading.deadline, Permanent):
        return
    if not past_the_pause(morning, verdict) or not morning.policy.remind_days:
        return
    detail = point_reached(morning, verdict)
    silent = verdict.reported.silence is not None
    if detail and detail not in {w.detail for w in asked} and unreported(morning, verdict, detail, silent=silent):
        yield _ground(morning, verdict, detail, Fault.CONTROL_POINT)


def _by_agreement(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Ask a performer «по согласованию» once about every item, from the first remind day on.

    The term may have passed meanwhile (it was short, or the covering letter is recent): the memo may call nobody silent
    who was never asked. At a moved term the letters that asked before are cited, and his silence raises no signer.
    """
    yield from _control_point(morning, verdict, [])
    if not _may_be_asked(morning, verdict):
        return
    if verdict.standing is Standing.NO_DATA:
        yield from _faulty_value(morning, verdict, [])
    elif verdict.standing in AHEAD and verdict.reported.silence:
        yield replace(
            _ground(morning, verdict, AGREEMENT, Fault.BY_AGREEMENT), cites=_at_former_terms(morning, verdict)
        )


def _as_decided(morning: Morning, verdict: Verdict, asked: list[Spent]) -> Iterator[Ground]:
    """Ask who only agreed once more, where a leader has decided so since the last request and nobody has done it."""
    last = max((w.entry for w in asked if w.entry.sent_on and w.entry.cited), key=lambda e: e.day, default=None)
    mine = (r for r in morning.rulings_about(verdict.code_and_item) if r.kind is RulingKind.REPEAT)
    made = [r.decided_on for r in mine if r.decided_on and r.made_by(morning.on) and not r.done_by(morning.on)]
    if last is None or max(made, default=last.day) <= max(w.entry.day for w in asked):
        return
    if verdict.standing in AHEAD and verdict.reported.silence and _may_be_asked(morning, verdict):
        yield replace(_ground(morning, verdict, AGREEMENT, Fault.BY_AGREEMENT), cites=(last,))


def _at_former_terms(morning: Morning, verdict: Verdict) -> tuple[Entry, ...]:
    """Return the letters that asked who only agreed about what is owed once, before its term was moved."""
    if verdict.item.recurring or verdict.item.several_terms:
        return ()
    asked = (w for w in morning.written(verdict.code_and_item, Kind.REQUEST) if w.detail == AGREEMENT)
    return tuple(w.entry for w in asked if w.entry.sent_on and w.entry.cited)


def _may_be_asked(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether the first remind day has come, the pause after the order is over, and nobody asked to wait.

    An extract that goes out today asks him to take part: one letter does not ask it twice. On the very day that he has
    promised he is called (decision 0404); of an event nobody promises the result that the letter asks for.
    """
    limits = verdict.limits
    if limits is None or extract_today(morning, verdict) or not past_the_pause(morning, verdict):
        return False
    if verdict.reported.named_day == morning.on and not verdict.item.takes_place:
        return False
    if morning.on > limits.answer and watched_since(morning) > limits.answer:
        return False  # a term of the time before this version: nobody is asked in a burst on its first day
    return morning.calendar.between(morning.on, limits.before) <= max(morning.policy.remind_days, default=0)


def still_asked(morning: Morning, verdict: Verdict, detail: str) -> bool:
    """Tell whether the question ``detail`` of an unsigned request is open: nothing was mended or reported since."""
    if detail.startswith("data:"):
        faults = asked_about(verdict)
        return verdict.row is not None and fingerprint(verdict.row, faults) == detail
    if detail.startswith("lead:"):
        return detail in {lead_detail(p) for p in broken_leads(morning, verdict)}
    if detail.startswith(CONTROL_POINT):
        silent = verdict.reported.silence is not None
        return verdict.standing is Standing.PERMANENT and unreported(morning, verdict, detail, silent=silent)
    if detail.startswith(RETURN):
        return return_detail(verdict) == detail
    return detail != AGREEMENT or verdict.standing in AHEAD
