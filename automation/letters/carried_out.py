"""Decisions that were carried out: what a supplement tells of them, and a memo among its measures."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from automation.letters.decided import made_words
from automation.letters.item_cases import item_numbers, items_of
from automation.letters.letter_facts import Memo
from automation.letters.tellable import tellable
from automation.model.control import Verdict, codes_of
from automation.model.kinds import REPEATED
from automation.model.office import Ruling, RulingKind
from automation.model.reported import OVERLONG, Snapshot
from automation.model.standing import OVER
from automation.model.told_facts import carried_out_told, reported_before
from automation.russian import join, show


def carried_out_words(ruling: Ruling, done: date, memo: Memo) -> str:
    """Write «16.04.2027 по решению Главы от …» of a deed, «решение Главы от … исполнено 16.04.2027» of another kind."""
    if ruling.kind is RulingKind.OTHER:
        return f"{made_words('решение', ruling, memo)} исполнено {show(done)}"
    return f"{show(done)} по {made_words('решению', ruling, memo)}"


def carried_out_beside(
    verdicts: Sequence[Verdict], told: Iterable[Ruling], memo: Memo, items: Sequence[str] = ()
) -> tuple[str, str]:
    """Write the hearings held of a performer and what else was decided of him and done, but for decisions ``told``.

    «04.08.2026 (пункт 2) по Вашему решению (резолюция от 21.07.2026)»; «решение Главы от … исполнено 30.06.2026». The
    ``items`` that stand before it already are not named again. It
    looks over the whole order: what was done about an earlier report of a repeated item is a measure, too.
    """
    known = set(told)
    made = dict.fromkeys(r for code in codes_of(verdicts) for r in memo.facts.ruled(code) if _is_of_one(r))
    carried = ((r, day) for r in made if (day := r.done_by(memo.on)) and r not in known)
    done = [(r, day, of) for r, day in carried if (of := _about(r, verdicts))]
    left = sorted(done, key=lambda one: one[1])
    held = [(r, day, of) for r, day, of in left if r.held]
    apart = any(set(item_numbers(of)) != set(items) for _, _, of in held)
    named = ((r, show(day) + (f" ({items_of(of)['им']})" if apart else "")) for r, day, of in held)
    heard = (f"{when} по {made_words('решению', r, memo)}" for r, when in named)
    return join(list(heard)), join(
        [carried_out_words(r, day, memo) for r, day, _ in left if r.kind is RulingKind.OTHER]
    )


def heard_in_vain(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether its performer was heard, nothing else is decided about it and still to be done, and time has passed.

    That are the working days for which an answer may lie (decision 0463).
    """
    made = [r for r in verdict.reported.rulings if r.made_by(memo.on)]
    until = _brings_until(verdict, memo)
    return until is not None and until < memo.on and all(r.done_by(memo.on) for r in made)


def just_heard(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether what its performer brings since he was heard is still in time (decision 0463)."""
    until = _brings_until(verdict, memo)
    return until is not None and until >= memo.on


def _brings_until(verdict: Verdict, memo: Memo) -> date | None:
    """Return the last day on which it is in time what the last hearing has asked for; None where none was held."""
    made = (r for r in verdict.reported.rulings if r.made_by(memo.on))
    held = max((day for r in made if (day := r.held_on(memo.on))), default=None)
    return None if held is None else memo.facts.when(held, OVERLONG)


def newly_done(verdict: Verdict, last: Snapshot, memo: Memo) -> Iterator[tuple[Ruling, date]]:
    """Yield the decisions about an obligation that the last memo did not know as carried out, each with its day.

    A memo of an earlier version kept no decisions: of it the day tells. One to write again is told by the day of the
    letter, without a letter as any other decision, and not at all where what it asked for has come in.
    """
    known = (reported_before(last.facts, verdict) or {}).get("decided")
    for ruling in (r for r in verdict.reported.rulings if tellable(r.decided_by)):
        done = ruling.done_by(memo.on)
        if not done or (done <= last.day if known is None else carried_out_told(ruling) in known):
            continue
        if ruling.kind is not RulingKind.REPEAT:
            yield ruling, done
        elif verdict.standing not in OVER:
            written = _written_on(ruling, verdict, done, memo)
            yield (ruling, written) if written else (replace(ruling, kind=RulingKind.OTHER), done)


def _written_on(ruling: Ruling, verdict: Verdict, done: date, memo: Memo) -> date | None:
    """Return the day on which the last letter went out between a decision to write again and its «Исполнено»."""
    letters = (w.entry.sent_on for w in memo.facts.written(verdict.code_and_item, *REPEATED))
    return max((day for day in letters if day and (ruling.decided_on or done) <= day <= done), default=None)


def _about(ruling: Ruling, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return what a decision is about; one that names no item is about what the performer owes of it, if anything."""
    mine = [v for v in verdicts if ruling.concerns(v.item.number, v.performer.code)]
    return mine if ruling.items else [v for v in mine if ruling in v.reported.rulings] or mine


def _is_of_one(ruling: Ruling) -> bool:
    """Tell whether it is about one performer, and says by whom it was made."""
    return bool(ruling.code) and tellable(ruling.decided_by)
