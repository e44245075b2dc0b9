"""Whom leaders have decided to hear and have not heard yet, where nothing that he owes tells it. Pure."""

from collections.abc import Collection, Iterable

from automation.gathering import gathered
from automation.letters.decided import worded
from automation.letters.item_cases import items_of
from automation.letters.lasting_reports import came_in, open_question
from automation.letters.letter_facts import Memo
from automation.letters.memo_variables import HearingLeftValues
from automation.letters.tellable import tellable
from automation.letters.told import NAMED_WITH_PAPERS, all_named, telling_of
from automation.letters.units import FILE
from automation.model.control import Verdict
from automation.model.office import Ruling, RulingKind
from automation.model.standing import Standing


def hearing_lines(memo: Memo) -> list[str]:
    """Write «пункт 11 (МБУ «Пример»): решение Главы от 14.07.2026 – заслушать исполнителя до 22.07.2026» of each left.

    A справка tells it beside what is owed, and so also of whose report has come in since: he is heard on that day, or
    the leader withdraws it. A memo asks to mind it where it proposes to take the item off control.
    """
    open_ = [v for i in memo.figures.items if not i.closed for v in i.verdicts]
    told = {r for v in open_ if _is_told_beside(v, memo) for r in v.reported.rulings}
    return [memo.words.line(FILE, "заслушивание", one) for one in hearings_left(open_, memo, told)]


def _is_told_beside(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether the lists, or the line of a lasting item, name the decisions about an obligation."""
    if verdict.standing is Standing.PERMANENT:
        return bool(open_question(verdict) or not came_in(verdict))
    return telling_of(verdict, memo.on) in NAMED_WITH_PAPERS


def hearings_left(mine: Iterable[Verdict], memo: Memo, told: Collection[Ruling] = ()) -> list[HearingLeftValues]:
    """Return the hearings still to be held about these obligations, but for those ``told`` already.

    One whose day has passed unmarked is none: what he was to be heard about has been executed (decision 0300).
    """
    about, on = tuple(mine), memo.on
    by_code = {**gathered(about, lambda v: v.performer.code), "": about}
    decided = sorted((r for code in by_code for r in memo.facts.ruled(code)), key=lambda r: r.row)
    heard = (r for r in decided if r.kind is RulingKind.HEAR and r.made_by(on) and tellable(r.decided_by))
    made = {(r.items, r.code): r for r in heard if r not in told}
    whose = ((r, [v for v in by_code.get(r.code, ()) if r in v.reported.rulings]) for r in made.values())
    return [
        {
            "решение": worded(r, his, side, memo),
            "пункты": items_of(his),
            "исполнители": all_named(his),
            **side.values,
        }
        for r, mine in whose
        for side, his in gathered(() if r.held_on(on) or (r.term or on) < on else mine, memo.sides.of).items()
    ]
