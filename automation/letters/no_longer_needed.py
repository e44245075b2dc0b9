"""What a memo has proposed about performers and what their reports have made needless since. Pure."""

from collections.abc import Sequence

from automation.control.since_memo import Since
from automation.control.to_hear import CAME
from automation.letters.heard_since import presented_since_asked
from automation.letters.item_cases import items_of
from automation.letters.left_in_vain import in_vain_by
from automation.letters.letter_facts import Memo
from automation.letters.measure_variables import NoLongerNeededValues
from automation.letters.measures import UNPROVED, by_performer
from automation.letters.since_proposals import outcome_of
from automation.model.control import Verdict
from automation.model.office import RulingKind
from automation.model.reported import Snapshot
from automation.model.told_facts import reported_before, told_before


def no_longer_needed(since: Since, memo: Memo) -> NoLongerNeededValues:
    """Say who need not be heard any more, for he has executed the item, and who need not explain his silence.

    That an item stays on control no more the proposal to take it off says itself.
    """
    outcome, first = outcome_of(since), since.memo
    hearings = [v for v in (*outcome.whole, *outcome.freed) if first and _was_to_be_heard(v, first, memo)]
    reported = [v for v in presented_since_asked(since, memo) if first and _was_to_explain(v, first)]
    return {
        "заслушать": _named(hearings),
        "заслушать_многих": len(by_performer(hearings)) > 1,
        "объяснить": _named(reported),
        "объяснить_многих": len(by_performer(reported)) > 1,
    }


def _was_to_be_heard(verdict: Verdict, first: Snapshot, memo: Memo) -> bool:
    """Tell whether the memo has proposed to hear him: a letter was in vain, nothing waited to be read, no day ahead."""
    then, known = told_before(first.facts.get("obligations", {}), verdict), reported_before(first.facts, verdict)
    if memo.sides.of(verdict) or then is None or then[0] not in UNPROVED or not known:
        return False
    code, item = verdict.performer.code, verdict.item.number
    decided = [r for r in memo.facts.ruled(code) if r.kind is RulingKind.HEAR and r.decided_on]
    if any(r.concerns(item, code) or (r.decided_on or first.day) >= first.day for r in decided):
        return False  # the leader knows himself whom he hears
    ahead = known.get("expected", "") >= first.day.isoformat()
    return not ahead and known.get("news") not in CAME and in_vain_by(first.day, verdict, memo)


def _was_to_explain(verdict: Verdict, first: Snapshot) -> bool:
    known = reported_before(first.facts, verdict) or {}
    return bool(known.get("asked")) and not verdict.performer.by_agreement


def _named(verdicts: Sequence[Verdict]) -> str:
    return "; ".join(f"{name} – {items_of(mine)['им']}" for name, mine in by_performer(verdicts).items())
