"""What the leaders are asked to consider at a meeting: one rule for справка and докладная (decision 0202)."""

from collections.abc import Container, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.control.to_hear import Ripeness, asked_in_vain, questions_about, ripeness_of
from automation.gathering import by_first
from automation.letters.citing import ANSWERED, after_papers, answer_words, without_words
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


def by_ripeness(memo: Memo) -> Ripeness:
    """Tell which obligations of a memo are to be considered at a meeting, and what is awaited of others.

    Neither its author nor its reader hears himself.
    """
    told = ripeness_of(open_verdicts(memo.figures), memo.facts, memo.sent, memo.on)
    silent = (v for v in silent_about_lasting(memo) if questions_about(v) >= memo.facts.policy.repeat_max)
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
    """Say what the leaders are asked to look at and who owes it, and which answers are still awaited.

    «Asked» is said by the last paper that has gone out or goes today, never by one that lies unsigned, nor where the
    answer has come already: in «Ответ», or as the reason and a later day, named since. Where the day that a paper names
    has passed, be it that it was sent late, it is told by the day by which it is cited. No day is told where others
    were asked about the same item by another one.
    """
    on, told, last = memo.on, by_ripeness(memo), asked_by(memo)
    meeting = {v.item.number for v in told.ripe}
    asked = [(v, last[v.code_item_term]) for v in _besides(told.waiting, meeting) if v.code_item_term in last]
    asked = [(v, how) for v, how in asked if not (how.answered or v.reported.promised_after(how.until or on))]
    papers = sorted((how for _, how in asked), key=lambda how: how.day)
    days, owing, items = {how.until for how in papers}, paired(told.ripe), {v.item.number for v, _ in asked}
    late = any(day is None or day < on for day in days)
    others = (last.get(v.code_item_term) for v in open_verdicts(memo.figures) if v.item.number in items)
    beside = {how.until for how in others if how and how.until and how.until >= on}
    again = unique(v.item.number for v in told.ripe if v.reported.heard(on))
    return {
        "пункты": items_of(told.ripe),
        "перечень": owing,
        "порознь": owing != all_named(told.ripe),
        "повторно": numbers_of(again),
        "снова_все": set(again) == meeting,
        "запрошены": numbers_of(v.item.number for v, _ in asked),
        "ответ": shown(papers[0].until) if len(days | beside) == 1 and not late else "",
        "прошёл": join(unique(how.cited for how in papers)) if late else "",
        "рассматриваются": _unread(_besides(told.unread, meeting)),
        "запросить": numbers_of(v.item.number for v in _to_ask(memo, last) if v.item.number not in items | meeting),
    }


def _besides(verdicts: Sequence[Verdict], meeting: set[str]) -> list[Verdict]:
    """Return those of other items: of who is not considered at the meeting of an item the lists tell what came."""
    return [v for v in verdicts if v.item.number not in meeting]


def _unread(verdicts: Sequence[Verdict]) -> list[dict[str, Any]]:
    """Return the answers that nobody has entered yet, gathered by the items they may be about."""
    by_item = by_first((v.item.number, _last_answer(v)) for v in verdicts)
    alike = by_first((unique(answers), number) for number, answers in by_item.items())
    return [
        {"ответ": join(answers), "много": len(answers) > 1 or BY_MAIL in answers, "пункты": numbers_of(numbers)}
        for answers, numbers in alike.items()
    ]


BY_MAIL = "поступившие сведения"  # a message whose number nobody has entered


def _last_answer(verdict: Verdict) -> str:
    answers = verdict.reported.answers
    named = answer_words(without_words(answers[-1])) if answers else BY_MAIL
    return "полученный ответ" if named == ANSWERED else named


def _to_ask(memo: Memo, last: Container[CodeItemTerm]) -> list[Verdict]:
    """Return the obligations behind their term of which nothing is known, and about which nobody has written yet."""
    late = (v for v in open_verdicts(memo.figures) if telling_of(v, memo.on) in {Telling.SILENT, Telling.RETURNED})
    unasked = [v for v in late if v.code_item_term not in last and not memo.sides.of(v)]
    return [v for v in unasked if not _is_expected(v.reported, memo.on)]


def _is_expected(told: Reported, on: date) -> bool:
    """Tell whether something is awaited from a performer without a letter: promised, decided, or come unread."""
    promised = told.named_day is not None and told.named_day >= on
    return promised or bool(told.rulings) or told.wished(on) or told.unread
