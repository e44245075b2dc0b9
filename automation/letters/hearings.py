"""What the leaders are asked to consider at a meeting: one rule for справка and докладная (decision 0202)."""

from collections.abc import Container, Sequence
from datetime import date
from typing import Any

from automation.control.to_hear import asked_in_vain, questions_about, ripe_and_waiting
from automation.gathering import by_first
from automation.letters.citing import after_papers
from automation.letters.item_cases import items_of, numbers_of, unique
from automation.letters.letter_facts import Memo
from automation.letters.matters import is_presented
from automation.letters.measures import asked_by, by_performer, open_verdicts
from automation.letters.memo_variables import ToHearValues
from automation.letters.told import Telling, all_named, paired, telling_of
from automation.model.control import CodeItemTerm, Verdict
from automation.model.reported import Reported
from automation.model.standing import Standing
from automation.russian import join, shown


def by_ripeness(memo: Memo) -> tuple[list[Verdict], list[Verdict]]:
    """Return the obligations of a memo to be considered at a meeting, and those of which a letter awaits the answer.

    Neither its author nor its reader hears himself.
    """
    ripe, waiting = ripe_and_waiting(open_verdicts(memo.figures), memo.facts, memo.sent, memo.on)
    silent = (v for v in silent_about_lasting(memo) if questions_about(v) >= memo.facts.policy.repeat_max)
    return [v for v in (*ripe, *silent) if not memo.sides.of(v)], waiting


def silent_about_lasting(memo: Memo) -> list[Verdict]:
    """Return the obligations «постоянно» about which letters have asked in vain (decision 0307)."""
    lasting = (v for i in memo.figures.items if i.lasting and not i.closed for v in i.verdicts)
    return asked_in_vain(lasting, memo.facts, memo.sent, memo.on)


def to_hear(memo: Memo) -> list[Verdict]:
    """Return of which a memo proposes to hear the performers: letters have asked for them in vain."""
    ripe, _ = by_ripeness(memo)
    return [v for v in ripe if memo.sent.at_its_term(v)]


def to_hear_values(ripe: Sequence[Verdict], memo: Memo) -> ToHearValues:
    """Say whom a memo proposes to hear, of which items, and after what papers."""
    told = by_performer(ripe)
    alike = by_first((items_of(mine)["им"], name) for name, mine in told.items())
    return {
        "исчерпаны": "; ".join(f"{', '.join(names)} ({items})" for items, names in alike.items()),
        "исчерпанных": len(told),
        "после": after_papers(memo.sent.about(ripe)),
        "сведений": all(v.standing is Standing.PERMANENT or is_presented(v) for v in ripe),
    }


def attention(memo: Memo) -> dict[str, Any]:
    """Say what the leaders are asked to look at and who owes it, and which answers are still awaited.

    «Asked» is said by the last paper that has gone out or goes today, never by one that lies unsigned, nor where the
    answer has come already: in «Ответ», or as the reason and a later day, named since. Where the day that a paper names
    has passed, be it that it was sent late, it is told by the day by which it is cited. No day is told where others
    were asked about the same item by another one.
    """
    on = memo.on
    ripe, waiting = by_ripeness(memo)
    last = asked_by(memo)
    asked = [(v, last[about]) for v in waiting if (about := v.code_item_term) in last]
    asked = [(v, how) for v, how in asked if not (how.answered or v.reported.promised_after(how.until or on))]
    papers = sorted((how for _, how in asked), key=lambda how: how.day)
    days, owing, items = {how.until for how in papers}, paired(ripe), {v.item.number for v, _ in asked}
    late = any(day is None or day < on for day in days)
    others = (last.get(v.code_item_term) for v in open_verdicts(memo.figures) if v.item.number in items)
    beside = {how.until for how in others if how and how.until and how.until >= on}
    return {
        "пункты": items_of(ripe),
        "перечень": owing,
        "порознь": owing != all_named(ripe),
        "запрошены": numbers_of(v.item.number for v, _ in asked),
        "ответ": shown(papers[0].until) if len(days | beside) == 1 and not late else "",
        "прошёл": join(unique(how.cited for how in papers)) if late else "",
        "запросить": numbers_of(v.item.number for v in _to_ask(memo, last) if v.item.number not in items),
    }


def _to_ask(memo: Memo, last: Container[CodeItemTerm]) -> list[Verdict]:
    """Return the obligations behind their term of which nothing is known, and about which nobody has written yet."""
    late = (v for v in open_verdicts(memo.figures) if telling_of(v, memo.on) in {Telling.SILENT, Telling.RETURNED})
    unasked = [v for v in late if v.code_item_term not in last and not memo.sides.of(v)]
    return [v for v in unasked if not _is_expected(v.reported, memo.on)]


def _is_expected(told: Reported, on: date) -> bool:
    """Tell whether something is awaited from a performer without a letter: promised, decided, or come unread."""
    promised = told.named_day is not None and told.named_day >= on
    return promised or bool(told.rulings) or told.wished(on) or told.unread
