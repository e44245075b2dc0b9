"""Whether a memo of an earlier day has proposed to hear somebody, by what it knew. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from automation.control.to_hear import CAME
from automation.letters.left_in_vain import in_vain_by
from automation.letters.letter_facts import Memo
from automation.letters.measures import UNPROVED
from automation.model.control import Verdict
from automation.model.kinds import TO_PERFORMERS
from automation.model.office import Ruling, RulingKind
from automation.model.reported import Snapshot
from automation.model.told_facts import reported_before, told_before


def was_proposed(verdict: Verdict, told: Snapshot, memo: Memo) -> bool:
    """Tell whether a memo is sure to have proposed to hear him: a letter was in vain, and nothing spoke against it."""
    return in_vain_by(told.day, verdict, memo) and is_proposable(verdict, told, memo)


def is_proposable(verdict: Verdict, told: Snapshot, memo: Memo) -> bool:
    """Tell whether a memo had nothing against a hearing: no answer to be read, no day ahead, no leader's decision."""
    then, known = told_before(told.facts, verdict), reported_before(told.facts, verdict)
    if then is None or then[0] not in UNPROVED or not known:
        return False
    named = _day_ahead(verdict, known, memo)
    decided = (r for r in hearings_decided(verdict, memo) if r.concerns(verdict.item.number, verdict.performer.code))
    if any((r.decided_on or told.day) < told.day and not _is_spent(r, named, told.day, memo) for r in decided):
        return False
    return named < told.day.isoformat() and known.get("news") not in CAME


def _day_ahead(verdict: Verdict, known: Mapping[str, Any], memo: Memo) -> str:
    """Return the day by which more was to come as a memo knew it: the row names it, or a call in which it was promised.

    What was promised by telephone after a справка or memo had proposed the hearing decided nothing (decision 0322). A
    memo of an earlier version has not kept it.
    """
    called, promised = known.get("promised") or ("", "")
    upwards = (e.day for e in memo.facts.entries if e.form not in TO_PERFORMERS and not e.annulled)
    proposed = min((day for day in upwards if in_vain_by(day, verdict, memo)), default=memo.on)
    return max(str(known.get("expected", "")), str(promised) if called <= proposed.isoformat() else "")


def hearings_decided(verdict: Verdict, memo: Memo) -> list[Ruling]:
    """Return the hearings of a performer that leaders have decided."""
    return [r for r in memo.facts.ruled(verdict.performer.code) if r.kind is RulingKind.HEAR and r.decided_on]


def _is_spent(hearing: Ruling, named: str, on: date, memo: Memo) -> bool:
    """Tell whether a hearing answered a proposal no more: the day ``named`` there had passed, or as many as it has.

    The same rule proposes to hear somebody once more (``control.to_hear``).
    """
    if hearing.held is None:
        return False
    answered = memo.facts.when(hearing.held, memo.facts.policy.repeat_days).isoformat()
    return (named if named > hearing.held.isoformat() else answered) < on.isoformat()
