"""What a paper tells no more: promises behind whose day one has told them (decision 0203), and what it says itself."""

from collections.abc import Collection, Iterable
from datetime import date

from msgspec.structs import replace

from automation.control.unanswered import is_entered
from automation.letters.answers_cited import without_words
from automation.letters.letter_facts import Facts
from automation.model.control import Entry, Ground, Paper, Verdict
from automation.model.kinds import REPEATED
from automation.russian import fold, without_stop


def without_told(verdict: Verdict, told_on: date) -> Verdict:
    """Return the obligation without the days, promised by telephone or in its row, that had passed before ``told_on``.

    On that day its reader had the last paper, which has told him of them.
    """
    said = verdict.reported
    promise, expected = said.promise, said.expected_on
    if promise:
        kept = replace(promise, broken=tuple(day for day in promise.broken if day >= told_on))
        promise = kept if promise.promised_on >= told_on else None
    left = replace(
        said,
        promise=promise,
        expected_on=expected if expected and expected >= told_on else None,
        expected_before=tuple(day for day in said.expected_before if day >= told_on),
    )
    return verdict if left == said else replace(verdict, reported=left)


def without_entered(paper: Entry, owed: Iterable[Verdict]) -> Entry:
    """Return a paper without the words of its answer where a row that it is entered in tells the reason or the day."""
    told = (v.reported for v in owed if is_entered(paper, v.reported.incoming))
    known = any(said.reason or said.expected_on for said in told)
    return replace(paper, answer=without_words(paper.answer)) if known else paper


def without_answered(verdict: Verdict, answers: Iterable[str]) -> Verdict:
    """Return the obligation without the reason that stands word for word in an answer told beside it."""
    reason = fold(without_stop(verdict.reported.reason))
    known = bool(reason) and any(reason in fold(answer) for answer in answers)
    return replace(verdict, reported=replace(verdict.reported, reason="")) if known else verdict


def without_incoming(verdict: Verdict, papers: Collection[Entry]) -> Verdict:
    """Return the obligation without its letter where that is told beside it as the answer to one of the papers."""
    said = verdict.reported
    known = any(is_entered(paper, said.incoming) for paper in papers)
    return replace(verdict, reported=replace(said, incoming=None)) if known else verdict


def _reproaches_nobody(verdict: Verdict, facts: Facts, on: date) -> bool:
    """Tell whether a promised day has passed and is no reproach: a letter then asks as if nobody had telephoned.

    Of several items promised in one call one has come, so that the call may have meant that one; or the work is asked
    for and not ordered, and its term lies ahead.
    """
    promise = verdict.reported.promise
    if promise is None or promise.promised_on >= on:
        return False
    if verdict.performer.by_agreement and verdict.last is not None and verdict.last >= on:
        return True
    mine = [v for v in facts.judged.verdicts if v.performer.code == verdict.performer.code]
    waiting = {v.item.number for v in mine if v.reported.promise}
    return not waiting.issuperset({v.item.number for v in mine}.intersection(promise.items))


def untold(paper: Paper, facts: Facts) -> Paper:
    """Return a letter whose obligations are without what earlier letters have told their reader, or is no reproach."""
    told = (v.reported for g in paper.grounds for v in g.all_asked)
    if not any(said.promise or said.expected_on or said.expected_before for said in told):
        return paper  # as most letters

    def left(verdict: Verdict) -> Verdict:
        if _reproaches_nobody(verdict, facts, paper.day):
            verdict = replace(verdict, reported=replace(verdict.reported, promise=None))
        asked = (w for w in facts.written(verdict.code_and_item, *REPEATED) if w.entry.sent_by(paper.day))
        days = (w.entry.day for w in asked if verdict.item.recurring or w.asks_for(verdict.due))
        return without_told(verdict, max((day for day in days if day < paper.day), default=date.min))

    def of(ground: Ground) -> Ground:
        mine = left(ground.verdict) if ground.verdict else None
        return replace(ground, verdict=mine, also=tuple(map(left, ground.also)))

    return replace(paper, grounds=tuple(map(of, paper.grounds)))
