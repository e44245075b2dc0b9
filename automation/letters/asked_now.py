"""What papers that are made and not marked as sent ask of those to whom nobody writes twice. Pure."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from automation.control.pause import pause_until
from automation.letters.asked_last import AskedLast, asked_by, reminded_by
from automation.letters.letter_facts import Memo
from automation.model.control import CodeItemTerm, Verdict
from automation.model.kinds import OPTIONAL, TO_PERFORMERS
from automation.model.standing import Standing


def as_asked(memo: Memo) -> Memo:
    """Return the memo with the answer days of such papers: nobody is silent about what he has just been asked (B7).

    Nor is who only agreed about what nobody has asked him yet, as long as that is soon. The verdicts were made before
    the papers of the day were decided, and know of those alone that were sent.
    """
    asked, figures = asked_by(memo), memo.figures
    written = asked.keys() | reminded_by(memo).keys()

    def known(verdict: Verdict) -> Verdict:
        until, told = _awaited_until(verdict, asked, memo), verdict.reported
        if until is None and verdict.code_item_term not in written and _is_to_be_asked(verdict, memo):
            until = memo.on
        if until is None or until < memo.on:
            return verdict
        return replace(verdict, reported=replace(told, asked_until=max(told.asked_until or date.min, until)))

    items = tuple(replace(i, verdicts=tuple(map(known, i.verdicts))) for i in figures.items)
    return replace(memo, figures=replace(figures, items=items))


def _awaited_until(verdict: Verdict, asked: Mapping[CodeItemTerm, AskedLast], memo: Memo) -> date | None:
    """Return the day by which such a paper asks for an obligation, or on which the first one is still held back."""
    paper, agreed = asked.get(verdict.code_item_term), verdict.performer.by_agreement
    if paper is None:
        held = _agreed_and_is_behind(verdict, memo) and not verdict.reported.promise and _is_paused(verdict, memo)
        return memo.on if held else None
    return paper.until if (agreed or verdict.standing is Standing.PERMANENT) and not paper.answered else None


def _is_to_be_asked(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether nobody has called who only agreed about what has passed, and an answer could not have come yet.

    A first letter behind the term gives him so many working days; without one he is named behind them (0346). A day
    that he has promised by telephone is waited for like an answer.
    """
    told, policy = verdict.reported, memo.facts.policy
    days = policy.overdue_after + 1 + policy.answer_days
    asked = told.call or (told.promise and told.promise.promised_on < memo.on)
    return (
        _agreed_and_is_behind(verdict, memo) and not asked and memo.facts.when(verdict.last or memo.on, days) >= memo.on
    )


def _agreed_and_is_behind(verdict: Verdict, memo: Memo) -> bool:
    return verdict.performer.by_agreement and verdict.expired(memo.on)


def _is_paused(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a letter about something else holds back the first one about an obligation (papers.md C1)."""
    facts, code = memo.facts, verdict.performer.papers_to
    mine = (e for e in facts.entries if e.addressee_code == code and e.form in TO_PERFORMERS and not e.annulled)
    letters = (e.day for e in mine if e.kind not in OPTIONAL and e.day <= memo.on)
    return pause_until(letters, facts.policy.addressee_gap, memo.on, facts.when) is not None
