"""What has been asked of whom and is awaited, what is still to be asked, and which answers are being read (справка)."""

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.control.to_hear import Ripeness
from automation.gathering import by_first, gathered
from automation.letters.answers_lying import answers_lying
from automation.letters.answers_told import days_since_answer
from automation.letters.asked_last import AskedLast, asked_by, reminded_by
from automation.letters.asked_variables import AskedOfValues, EnquiriesValues
from automation.letters.carried_out import heard_in_vain
from automation.letters.decided import told_beside_items
from automation.letters.item_cases import numbers_of
from automation.letters.lasting_reports import open_question
from automation.letters.letter_facts import Memo
from automation.letters.matters import is_presented
from automation.letters.measures import FILE, open_verdicts
from automation.letters.sought import Sought, sought
from automation.letters.told import LATE, Telling, answered_without_it, is_behind, telling_of
from automation.model.control import CodeItemTerm, Verdict
from automation.model.office import RulingKind
from automation.model.reported import OVERLONG
from automation.russian import capital, join, natural_key, shown

FEW = 3  # so many of those who are asked alike are named; more of them stand in the lists by name
Papers = Mapping[CodeItemTerm, AskedLast]


class Asking(Struct, frozen=True):
    """How an obligation is asked for: to be answered by a day, else still to be asked for.

    That is to be done ``again`` where letters have asked in vain. The day to answer may be ``over`` where a second
    letter asks to finish the work by a later one, which its performer has named himself: the lists tell that.
    """

    until: date = date.max
    again: bool = False
    over: bool = False

    @property
    def yet(self) -> bool:
        """Tell whether it is to be asked for."""
        return self.until == date.max


Asked = tuple[Asking, Sought, str]  # how something is asked for, what, and of whom


def asked_and_read(told: Ripeness, memo: Memo) -> dict[str, Any]:
    """Return ``запрашивается`` and ``запросить``, what is asked of whom and is to be, and which answers nobody entered.

    Only what is to be asked is proposed: what a letter asks already needs no decision (0202). Words of earlier versions
    propose both: ``запросы``.

    Of what a meeting considers a letter is told that has not gone out, which no list names yet, or that asks for
    something else by the same day as well: named without it, the letter would seem to be of that alone. Of every other
    obligation behind its term one of them tells what is done about it, unless the lists tell what has come, is to come
    by a day or was decided. Performers are named where they are few, and where of others with the same item something
    else is told (papers.md A12).
    """
    last, open_ = asked_by(memo), open_verdicts(memo.figures)
    lying = (v for v in told.unread if not is_considered(v, told.ripe))
    read = [v for v in lying if not _is_awaited_anyway(v, memo, last.get(v.code_item_term))]
    unread = {v.code_item_term for v in read}
    asked_of = _asked_of([v for v in open_ if v.code_item_term not in unread], told, memo)
    beside = {(v.performer.code, how) for v, how in asked_of if how and not is_considered(v, told.ripe)}
    left = (
        (v, _asked_again(how, last.get(v.code_item_term)) if _is_apart(v, how, told, beside) else how)
        for v, how in asked_of
    )
    alike = gathered(left, lambda one: one[1])
    parts = {
        how: [v for v, _ in alike[how]] for how in sorted(filter(None, alike), key=lambda how: (how.until, how.yet))
    }
    read = [v for v in read if not answered_without_it(v)]
    often = Counter(number for mine in (*parts.values(), read, told.ripe) for number in {v.item.number for v in mine})
    split = {number for number, times in often.items() if times > 1}
    asked = [(how, *one) for how, mine in parts.items() for one in sought(mine, memo, named=_is_named(mine, split))]
    asked += _to_repeat(memo, told.ripe)
    going, wanted = (_told(some, memo) for some in ([a for a in asked if not a[0].yet], [a for a in asked if a[0].yet]))
    return {
        "запрашивается": capital(going),
        "запросить": wanted,
        "запросы": "; ".join(filter(None, (going, wanted))),
        "рассматриваются": answers_lying(read, memo),
    }


def _is_pursued(verdict: Verdict, on: date) -> bool:
    """Tell whether something is missing behind its term that nobody waits for any more, or that came and went back."""
    return is_behind(verdict, on) or telling_of(verdict, on) in {Telling.AGREED_RETURNED, Telling.RETURNED_EARLY}


def _asked_of(open_: Sequence[Verdict], told: Ripeness, memo: Memo) -> list[tuple[Verdict, Asking | None]]:
    """Return how each obligation is asked for of which something is missing behind its term, or was sent back.

    So is one whose performer is not late and whom a letter asks that has not gone out, where others are asked for the
    same: named without him, the letters would seem to go to them alone. Of one that has gone out a list tells the day.
    """
    last, reminded = asked_by(memo), reminded_by(memo)
    pursued = {v.code_item_term for v in open_ if _is_pursued(v, memo.on)}
    mine = (v for v in open_ if v.code_item_term in pursued or _is_awaited(v, last, memo.on))
    every = [(v, _asked(v, told, memo, last, reminded)) for v in mine]
    going = {(v.item.number, v.due) for v, how in every if how and not how.yet and v.code_item_term in pursued}
    return [(v, how) for v, how in every if v.code_item_term in pursued or (v.item.number, v.due) in going]


def _is_awaited(verdict: Verdict, last: Papers, on: date) -> bool:
    """Tell whether a letter that has not gone out asks somebody who is not late: named beside others it asks alike."""
    paper, awaited = last.get(verdict.code_item_term), telling_of(verdict, on) is Telling.AWAITED
    return awaited and paper is not None and paper.made and not verdict.reported.unread


def _told(asked: Sequence[Asked], memo: Memo) -> str:
    values: EnquiriesValues = {"части": clauses(asked)}
    return memo.words.line(FILE, "запросы", values)


def _is_awaited_anyway(verdict: Verdict, memo: Memo, paper: AskedLast | None) -> bool:
    """Tell whether an answer has lain unread so long that what is awaited by a day ahead is told in its place.

    Unread for as many working days as a claim may wait, it is the office's own delay (papers.md A3).
    """
    said, on = verdict.reported, memo.on
    if paper is None or days_since_answer(verdict, memo) < OVERLONG:
        return False
    return max(paper.until or date.min, said.promised_after(paper.until or on) or date.min) >= on


def is_considered(verdict: Verdict, ripe: Iterable[Verdict]) -> bool:
    """Tell whether a meeting considers an obligation: the execution of an item as a whole, but each report apart."""
    whole = not is_presented(verdict)
    return any(v.code_and_item == verdict.code_and_item and (whole or v.due == verdict.due) for v in ripe)


def _is_apart(
    verdict: Verdict, how: Asking | None, told: Ripeness, beside: Container[tuple[str, Asking | None]]
) -> bool:
    """Tell whether a meeting considers an obligation that its performer is not asked about with others at once."""
    return is_considered(verdict, told.ripe) and not (how and not how.yet and (verdict.performer.code, how) in beside)


def _asked(verdict: Verdict, told: Ripeness, memo: Memo, last: Papers, reminded: Papers) -> Asking | None:
    """Return how an obligation is asked for; None where there is nothing to ask, or it waits for something else.

    «Asked» is said by the last paper that has gone out or lies there to be signed or sent, but for one from before a
    report was sent back, and not where the answer has come already: entered from «Ответ», or as the reason and a later
    day, named since. Nothing is to be done about one whose answer is not late yet, be its day over: the lists name it
    with that. It is to be repeated after that.
    """
    on, said, paper = memo.on, verdict.reported, last.get(verdict.code_item_term)
    if paper is None or (said.returned_on and paper.day < said.returned_on):
        before = reminded.get(verdict.code_item_term) if verdict.item.takes_place else None
        return _asked_before(verdict, before, on) if _is_to_be_asked(verdict, told, memo) else None
    if (paper.answered and not said.unread) or said.promised_after(paper.until or on):
        return None
    if paper.until and paper.until >= on:
        if not paper.answer:
            return Asking(until=paper.until)
        return Asking(until=paper.answer, over=paper.answer < on and not paper.made)
    waits = verdict.code_item_term in told.waiting or heard_in_vain(verdict, memo)
    if not waits or not _is_to_be_asked(verdict, told, memo):
        return None
    return Asking(again=True) if memo.facts.policy.in_time_by(paper.awaited, memo.facts.when) < on else None


def _asked_again(how: Asking | None, paper: AskedLast | None) -> Asking | None:
    """Return how a letter that has not gone out asks once more for what a meeting considers; None of any other."""
    return replace(how, again=True) if how and paper and not how.yet and paper.made else None


def _asked_before(verdict: Verdict, reminder: AskedLast | None, on: date) -> Asking | None:
    """Return how an obligation is asked for that no letter asks for: only the reminder of an event has named a day.

    What was answered to it, or sent back since, has to be asked for as what nobody has asked for yet.
    """
    back = verdict.reported.returned_on
    if reminder is None or reminder.until is None or reminder.answered or (back and reminder.day < back):
        return Asking()
    if reminder.until >= on:
        return Asking(until=reminder.until)
    return Asking(again=True) if reminder.awaited < on else None


def _is_to_be_asked(verdict: Verdict, told: Ripeness, memo: Memo) -> bool:
    """Tell whether nothing has come of an obligation that counts, nor is awaited: promised, or decided since."""
    said, on = verdict.reported, memo.on
    if telling_of(verdict, on) not in LATE or memo.sides.of(verdict) or said.wished(on):
        return False
    back = said.returned_on
    since = back and all((r.held or r.decided_on or back) < back for r in said.rulings)  # it was sent back after that
    decided = verdict.code_item_term in told.decided and not since and not heard_in_vain(verdict, memo)
    return not decided and not (said.named_day and said.named_day >= on)


def _is_named(mine: Sequence[Verdict], split: Container[str]) -> bool:
    """Tell whether to name who is asked: where they are few, or of others with the same item something else is told."""
    return len({v.performer.code for v in mine}) <= FEW or any(v.item.number in split for v in mine)


def clauses(asked: Iterable[Asked]) -> list[AskedOfValues]:
    """Return the clauses of the proposal: of whom the same is asked in the same way, and by when, stands in one."""
    alike = by_first(
        ((things, how.yet, how.again), (until, how, names))
        for how, things, until, names in map(_at_once, gathered(asked, _of_whom).values())
    )
    told: list[AskedOfValues] = [
        {
            **things.values,
            "то_же": False,
            "так_же": False,
            "запросить": yet,
            "запрошены": False,  # asked by words of version 2.3, when letters sent late stood here
            "повторно": again,
            "кого": [
                {"у_кого": names, "ответ": until, "прошёл": "", "истёк": by.over, "завершить": ""}
                for until, by, names in whom
            ],
        }
        for (things, yet, again), whom in alike.items()
    ]
    for ((_, *way), before), ((_, *same), one) in pairwise(zip(alike, told, strict=True)):
        one["то_же"] = one["им"] == before["им"]
        one["так_же"] = way == same and bool(one["пункты_род"] and before["пункты_род"])
    return told


def _of_whom(one: Asked) -> Hashable:
    """Return what the items have in common of which one clause tells by which days the same performers answer."""
    how, things, names = one
    alike = names and how.until < date.max and not things.reports
    return (names, things.lasting, how.again, how.over) if alike else one


def _at_once(mine: Sequence[Asked]) -> tuple[Asking, Sought, str, str]:
    """Return these items as asked for at once, with the answer day, or the days item by item: papers name each once."""
    (how, things, names), *others = mine
    if not others:
        return how, things, shown(how.until) if how.until < date.max else "", names
    every = sorted({number for _, some, _ in mine for number in some.executed}, key=natural_key)
    days = [(shown(by.until), numbers_of(some.executed)["дат"]) for by, some, _ in mine]
    same = len({items for _, items in days}) == 1
    until = join([day for day, _ in days]) if same else ", ".join(f"{day} по {items}" for day, items in days)
    return how, Sought(tuple(every), lasting=things.lasting), until, names


def _to_repeat(memo: Memo, ripe: Sequence[Verdict]) -> Iterator[Asked]:
    """Yield about which lasting items letters are to be repeated, and to whom: a leader decided it, and nobody has.

    No letter of the program repeats a question about a control point. Of a dated item the next one does.
    """
    lasting = (v for i in memo.figures.items if i.lasting and not i.closed for v in i.verdicts)
    open_ = (v for v in lasting if open_question(v) and not is_considered(v, ripe))
    left = [v for v in open_ if _was_to_be_repeated(v, memo.on) and not memo.sides.of(v)]
    for things, names in sought(left, memo, named=True):
        yield Asking(again=True), things, names


def _was_to_be_repeated(verdict: Verdict, on: date) -> bool:
    """Tell whether a letter was to be repeated by a day that has passed without a mark."""
    ordered = (r for r in told_beside_items([verdict]) if r.kind is RulingKind.REPEAT and not r.done_by(on))
    return any(r.term and r.term < on for r in ordered)
