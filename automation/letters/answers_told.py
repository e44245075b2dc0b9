"""What the line of a performer says of the papers sent to him: which of them have an answer, and about what."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from automation.letters.citing import answer_words, on_papers, without_words
from automation.letters.item_cases import item_numbers, numbers_of
from automation.letters.letter_facts import Memo
from automation.letters.measures import asked_items
from automation.letters.sent_in_words import sent_words
from automation.model.control import Entry, Verdict
from automation.russian import natural_key


def about_others(paper: Entry, owed: Sequence[Verdict], memo: Memo) -> str:
    """Write «вх. от 21.09.2026 № 662: о пункте 3» of an answer about none of the items for which it stands here.

    It says nothing of those, but who reads of the letter alone would think that nobody has answered it.
    """
    entered, asked = memo.facts.entered(paper), asked_items([paper], owed)
    mine = {v.code_and_item for v in owed if v.item.number in asked}
    if not entered or not mine.isdisjoint(entered):
        return ""
    return f"{without_words(paper.answer)}: о {numbers_of(sorted((i for _, i in entered), key=natural_key))['пред']}"


def answers_about(verdict: Verdict, papers: Sequence[Entry], memo: Memo) -> list[str]:
    """Return the answers to those of the papers that asked for this obligation."""
    asked = {e.key for e in memo.sent.about([verdict])}
    return [e.answer for e in papers if e.answer and e.key in asked]


def as_answered(papers: Iterable[Entry], elsewhere: Mapping[str, str]) -> list[Entry]:
    """Return papers with the answers to them, be they about other items."""
    return [replace(e, answer=elsewhere.get(e.key, e.answer)) for e in papers]


def answered_in_part(
    sent: Sequence[Entry], verdicts: Sequence[Verdict], elsewhere: Mapping[str, str], memo: Memo
) -> str:
    """Write «на письмо от … (пункт 5) ответа нет; на письмо от … (пункт 8) ответ: …», before it what else was sent.

    That is said where one paper has its answer and another has none about an item of which nothing came in: else the
    answer about the one item would seem to be about the other as well.
    """
    silent = {v.item.number: v for v in verdicts if v.reported.silence and not _has_spoken(v, memo.on)}
    left, answered = dict[tuple[str, ...], list[Entry]](), dict[tuple[str, tuple[str, ...]], list[Entry]]()
    for paper in sent:
        asked = [n for n in item_numbers(verdicts) if n in asked_items([paper], verdicts)]
        if paper.answer.strip():
            entered = {item for _, item in memo.facts.entered(paper)}
            items = tuple(n for n in asked if (n in entered if entered else n not in silent)) or tuple(asked)
            answered.setdefault((answer_words(paper.answer), items), []).append(paper)
            continue
        missed = tuple(n for n in asked if n in silent and _is_past(paper, silent[n], memo))
        if missed and paper.key not in elsewhere:
            left.setdefault(missed, []).append(paper)
    if not (left and answered):
        return ""
    without = [f"{on_papers(papers, items)} ответа нет" for items, papers in left.items()]
    having = [f"{on_papers(papers, items)} {answer}" for (answer, items), papers in answered.items()]
    told = [e for papers in (*left.values(), *answered.values()) for e in papers]
    others = sent_words(as_answered([e for e in sent if e not in told], elsewhere), later=told)
    return "; ".join(filter(None, (others, *without, *having)))


def _has_spoken(verdict: Verdict, on: date) -> bool:
    """Tell whether a performer who has written nothing has promised it by telephone or was heard about it."""
    return verdict.reported.promise is not None or any(r.held_on(on) for r in verdict.reported.rulings)


def _is_past(paper: Entry, verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a paper asked for this obligation by a day that has passed."""
    facts, asked = memo.facts, memo.sent.about([verdict])
    mine = [o for o in paper.occasions if o.code_and_item == verdict.code_and_item]
    until = [paper.waits_until(o, facts.when, facts.policy.answer_days) for o in mine]
    return paper in asked and max(until) < memo.on
