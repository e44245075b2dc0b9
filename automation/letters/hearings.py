"""What the leaders are asked to consider at a meeting: one rule for справка and докладная (decision 0202)."""

from collections.abc import Iterable, Sequence
from typing import Any

from automation.control.pause import PRESSING, pause_until
from automation.gathering import by_first
from automation.letters.citing import after_papers
from automation.letters.item_cases import items_of, numbers_of, unique
from automation.letters.letter_facts import Facts, Memo
from automation.letters.measures import (
    answer_days,
    asked_by,
    by_performer,
    first_answer_days,
    has_a_day,
    open_verdicts,
)
from automation.letters.memo_variables import ToHearValues
from automation.letters.told import all_named, paired
from automation.model.control import CodeAndItem, Entry, Verdict
from automation.model.kinds import Kind
from automation.model.office import RulingKind
from automation.model.reported import News
from automation.model.standing import Standing
from automation.russian import join, shown

CAME = {News.ANSWERED, News.ARRIVED}  # an answer lies on the desk, and nobody has read it into the table yet


def by_ripeness(memo: Memo) -> tuple[list[Verdict], list[Verdict]]:
    """Return the overdue obligations to be considered at a meeting, and those of which a letter awaits the answer.

    Whoever is asked in writing has until the answer date of the first paper; whom no paper asks, as long. Of whom the
    leaders have decided, or whose own day lies ahead, is neither, nor is who has been asked by what lies unsent, or
    whose first letter waits for the pause between two letters.
    """
    facts, on, renewed = memo.facts, memo.on, _asked_anew(memo)
    answers, days = first_answer_days(facts), facts.policy.overdue_after + 1 + facts.policy.answer_days
    ripe: list[Verdict] = []
    waiting: list[Verdict] = []
    for verdict in (v for v in open_verdicts(memo.figures) if v.standing is Standing.OVERDUE):
        said = verdict.reported
        if said.unread or said.news in CAME or said.wished(on) or _is_decided(verdict, memo):
            continue
        named, last = answers.get(verdict.code_item_term), verdict.last or verdict.due
        until = named or (facts.when(last, days) if last else None)
        if until is None or until < on:
            unsent = _is_paused(verdict, memo) if named is None else not memo.sent.at_its_term(verdict)
            again = has_a_day(verdict, on) or verdict.code_and_item in renewed
            ripe += [] if unsent or again else [verdict]
        elif named:
            waiting.append(verdict)
    return ripe, waiting


def to_hear(memo: Memo) -> list[Verdict]:
    """Return of which a memo proposes to hear the performers: letters have asked for them in vain.

    Neither its author nor its reader hears himself.
    """
    ripe, _ = by_ripeness(memo)
    return [v for v in ripe if memo.sent.at_its_term(v) and not memo.sides.of(v)]


def to_hear_values(ripe: Sequence[Verdict], memo: Memo) -> ToHearValues:
    """Say whom a memo proposes to hear, of which items, and after what papers."""
    told = by_performer(ripe)
    alike = by_first((items_of(mine)["им"], name) for name, mine in told.items())
    return {
        "исчерпаны": "; ".join(f"{', '.join(names)} ({items})" for items, names in alike.items()),
        "исчерпанных": len(told),
        "после": after_papers(memo.sent.about(ripe)),
    }


def attention(memo: Memo) -> dict[str, Any]:
    """Say what the leaders are asked to look at and who owes it, and which answers are still awaited.

    «Asked» is said by the last paper that has gone out or goes today, never by one that lies unsigned, nor where the
    answer has come already: in «Ответ», or as the reason and a later day, named since. Where the day that a paper names
    has passed, be it that it was sent late, it is told by the day by which it is cited.
    """
    on = memo.on
    ripe, waiting = by_ripeness(memo)
    last = asked_by(memo)
    asked = [(v, last[about]) for v in waiting if (about := v.code_item_term) in last]
    asked = [(v, how) for v, how in asked if not (how.answered or v.reported.promised_after(how.until or on))]
    papers = sorted((how for _, how in asked), key=lambda how: how.day)
    days, owing = {how.until for how in papers}, paired(ripe)
    late = any(day is None or day < on for day in days)
    return {
        "пункты": items_of(ripe),
        "перечень": owing,
        "порознь": owing != all_named(ripe),
        "запрошены": numbers_of(v.item.number for v, _ in asked),
        "ответ": shown(papers[0].until) if len(days) == 1 and not late else "",
        "прошёл": join(unique(how.cited for how in papers)) if late else "",
    }


def _is_paused(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a letter about something else holds back the first one about an obligation (papers.md C1)."""
    facts, code = memo.facts, verdict.performer.papers_to
    pressing = (e.day for e in facts.entries if e.addressee_code == code and e.kind in PRESSING and not e.annulled)
    return pause_until(pressing, facts.policy.addressee_gap, memo.on, facts.when) is not None


def _is_decided(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a leader has decided about it since the last letter, or what is to be done by a day to come.

    Whoever is to be heard about anything is not proposed once more, nor is who was heard, unless he has since broken
    a day that he had named and a letter after it was in vain, or no letter may follow (decision 0223).
    """
    facts, on, (code, item, due) = memo.facts, memo.on, verdict.code_item_term
    sent = [e for e in memo.sent.at_its_term(verdict) if e.sent_on]
    letter = max((e.sent_on for e in sent if e.sent_on), default=due or facts.order.date)
    broken = verdict.reported.last_broken(on)
    if broken and (_is_awaited(sent, verdict, memo) or not (letter > broken or _is_last(sent, verdict, facts))):
        broken = None
    for ruling in (r for r in facts.rulings if r.made_by(on)):
        until = ruling.awaited_until(on, facts.when, facts.policy.repeat_days)
        mine = ruling.concerns(item, code) or (ruling.kind is RulingKind.HEAR and ruling.code == code)
        if (mine and until and until >= on) or ruling.answers(item, code, due, letter, broken):
            return True
    return False


def _is_awaited(sent: Sequence[Entry], verdict: Verdict, memo: Memo) -> bool:
    """Tell whether the answer date of the last letter about an obligation has not passed."""
    mine = ((e, o) for e in sent[-1:] for o in e.occasions if o.code_item_term == verdict.code_item_term)
    days = memo.facts.policy.answer_days
    return any(e.waits_until(o, memo.facts.when, days) >= memo.on for e, o in mine)


def _is_last(sent: Iterable[Entry], verdict: Verdict, facts: Facts) -> bool:
    """Tell whether all letters that the settings allow about an obligation have been sent."""
    mine = (o for e in sent for o in e.occasions if o.code_item_term == verdict.code_item_term)
    return max((o.step for o in mine if o.kind is Kind.OVERDUE), default=0) >= facts.policy.repeat_max


def _asked_anew(memo: Memo) -> set[CodeAndItem]:
    """Return the performers and items asked by a request, as after a return, whose answer date has not passed."""
    asked = answer_days(memo.facts, printed=True)
    return {o.code_and_item for o, day in asked if o.kind is Kind.REQUEST and day >= memo.on}
