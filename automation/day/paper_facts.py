"""The facts the papers of one order are composed from, gathered from the review of its order."""

from functools import partial

from automation.control.acting import executor_on, officials_on
from automation.control.amended import FORMER
from automation.control.obligations import refused_extensions
from automation.control.review import Review
from automation.control.unanswered import entered_for, ignored_by, spoken_since, unanswered_of
from automation.day.call import Call
from automation.letters.laid_out import laid_out
from automation.letters.letter_facts import Facts


def paper_facts(call: Call, review: Review, printed: str, *, draft: bool = False) -> Facts:
    """Gather what a paper of this order may know; ``printed`` is the number on it, "" where it has none."""
    settings, morning = call.settings, review.morning
    return Facts(
        order=morning.book.order,
        items=morning.book.items,
        office=settings.office,
        signatories=morning.signers.people,
        head=morning.signers.head,
        control=morning.signers.control,
        officials=lambda day: officials_on(settings, morning.book, day),
        policy=settings.policy,
        executor=executor_on(settings, morning.signers),
        assign=settings.numbering.assign,
        number=printed,
        draft=draft or settings.policy.trial,
        as_of=f"{call.now.hour} ч {call.now.minute:02} мин" if call.on == call.now.date() else "",
        publications=morning.book.publications,
        extensions=morning.book.extensions,
        refused=refused_extensions(morning),
        entries=morning.history.entries,
        figures=review.figures,
        judged=laid_out(morning.verdicts),
        snapshots=morning.history.snapshots,
        remarks=review.plan_remarks,
        amending=morning.history.amending,
        changes=morning.changes,
        amended_terms=review.plan.get(FORMER, ()),
        memo_made=morning.memo_day is not None,
        when=morning.calendar.add,
        written=morning.written,
        entered=partial(entered_for, morning),
        unanswered=partial(unanswered_of, morning),
        ignored=partial(ignored_by, morning),
        spoken=partial(spoken_since, morning),
        ruled=morning.rulings_of,
    )
