"""What the leaders are asked to consider at a meeting: one rule for справка and докладная (decision 0202)."""

from collections.abc import Container, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.control.to_hear import Ripeness, asked_in_vain, questions_about, ripeness_of
from automation.gathering import by_first
from automation.letters.awaited_answers import asked_and_read
from automation.letters.cases import performer_genitive
from automation.letters.citing import after_papers
from automation.letters.decided import told_beside_items
from automation.letters.item_cases import items_of, numbers_of, unique
from automation.letters.letter_facts import Memo
from automation.letters.matters import is_presented
from automation.letters.measures import by_performer, open_verdicts
from automation.letters.memo_variables import ToHearValues
from automation.letters.said import open_question
from automation.letters.told import all_named, paired
from automation.model.control import CodeAndItem, Verdict, codes_of
from automation.model.office import RulingKind
from automation.model.standing import Standing
from automation.russian import join


def by_ripeness(memo: Memo) -> Ripeness:
    """Tell which obligations of a memo are to be considered at a meeting, and what is awaited of others.

    Neither its author nor its reader hears himself. Whoever is heard anyway answers there for a lasting item, too, be
    it one question that he has left unanswered (decision 0307).
    """
    told = ripeness_of(open_verdicts(memo.figures), memo.facts, memo.sent, memo.on)
    heard, last = codes_of(v for v in told.ripe if memo.sent.at_its_term(v)), memo.facts.policy.repeat_max
    silent = (v for v in silent_about_lasting(memo) if v.performer.code in heard or questions_about(v) >= last)
    return replace(told, ripe=[v for v in (*told.ripe, *silent) if not memo.sides.of(v)])


def silent_about_lasting(memo: Memo) -> list[Verdict]:
    """Return the obligations «постоянно» about which letters have asked in vain (decision 0307)."""
    lasting = (v for i in memo.figures.items if i.lasting and not i.closed for v in i.verdicts)
    return asked_in_vain(lasting, memo.facts, memo.sent, memo.on)


def to_hear(memo: Memo) -> list[Verdict]:
    """Return of which a memo proposes to hear the performers: letters have asked for them in vain."""
    return [v for v in by_ripeness(memo).ripe if memo.sent.at_its_term(v)]


def to_hear_values(ripe: Sequence[Verdict], memo: Memo) -> ToHearValues:
    """Say whom a memo proposes to hear, of which items, and after what papers."""
    told = by_performer(ripe)
    before = {name for name, mine in told.items() if any(v.reported.heard(memo.on) for v in mine)}
    alike = by_first(((name in before, items_of(mine)["им"]), name) for name, mine in told.items())
    apart = len(before) < len(told)
    named = [
        f"{'повторно – ' if again and apart else ''}{', '.join(names)} ({items})"
        for (again, items), names in sorted(alike.items(), key=lambda one: one[0][0])
    ]
    return {
        "повторно": bool(before) and not apart,
        "исчерпаны": "; ".join(named),
        "исчерпанных": len(told),
        "после": after_papers(memo.sent.about(ripe)),
        "сведений": all(v.standing is Standing.PERMANENT or is_presented(v) for v in ripe),
    }


def attention(memo: Memo) -> dict[str, Any]:
    """Say what the leaders are asked to look at and who owes it, and what is asked of others or being read."""
    told = by_ripeness(memo)
    meeting, owing = {v.item.number for v in told.ripe}, paired(told.ripe)
    again = unique(v.item.number for v in told.ripe if v.reported.heard(memo.on))
    return {
        "пункты": items_of(told.ripe),
        "перечень": owing,
        "порознь": owing != all_named(told.ripe),
        "повторно": numbers_of(again),
        "снова_все": set(again) == meeting,
        **asked_and_read(told, memo, meeting),
        "повторить": _to_repeat(memo, {v.code_and_item for v in told.ripe}),
    }


def _to_repeat(memo: Memo, meeting: Container[CodeAndItem]) -> list[dict[str, Any]]:
    """Return about which lasting items letters are to be repeated, and to whom: a leader decided it, and nobody has.

    No letter of the program repeats a question about a control point. Of a dated item the next one does.
    """
    lasting = (v for i in memo.figures.items if i.lasting and not i.closed for v in i.verdicts)
    left = [
        v for v in lasting if v.code_and_item not in meeting and open_question(v) and _was_to_be_repeated(v, memo.on)
    ]
    whose = by_first((v.item.number, performer_genitive(v.performer)) for v in left if not memo.sides.of(v))
    alike = by_first((unique(names), number) for number, names in whose.items())
    return [{"пункты": numbers_of(numbers), "у_кого": join(names)} for names, numbers in alike.items()]


def _was_to_be_repeated(verdict: Verdict, on: date) -> bool:
    """Tell whether a letter was to be repeated by a day that has passed without a mark."""
    ordered = (r for r in told_beside_items([verdict]) if r.kind is RulingKind.REPEAT and not r.done_by(on))
    return any(r.term and r.term < on for r in ordered)
