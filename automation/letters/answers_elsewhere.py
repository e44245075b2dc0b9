"""What answers to papers say of other items than those beside which the papers are named, and what came otherwise."""

from collections.abc import Collection, Iterable, Sequence

from automation.control.sent_papers import all_asked, asked_items, asks, out_on
from automation.control.unanswered import is_entered
from automation.letters.answers_cited import answer_says_more, without_words
from automation.letters.item_cases import numbers_of
from automation.letters.letter_facts import Memo
from automation.letters.matters import report_words
from automation.model.control import CodeAndItem, Entry, Verdict
from automation.model.standing import REPORTED
from automation.model.tally import with_finished
from automation.russian import natural_key


def about_others(paper: Entry, owed: Sequence[Verdict], memo: Memo) -> str:
    """Write «вх. от 21.09.2026 № 662: по пункту 3» of an answer about nothing for which it stands here.

    It says nothing of those, but who reads of the letter alone would think that nobody has answered it. One that has
    brought another report of the same item says which: «вх. … № 448: представлены сведения со сроком 05.04.2026».
    """
    entered, asked = memo.facts.entered(paper), asked_items([paper], owed)
    mine = {v.code_and_item for v in owed if v.item.number in asked}
    if not entered:
        return ""
    if mine.isdisjoint(entered):
        about = f"по {numbers_of(sorted((i for _, i in entered), key=natural_key))['дат']}"
    else:
        about = _other_reports(paper, entered, memo)
    return about and f"{without_words(paper.answer)}: {about}"


def _other_reports(paper: Entry, entered: Collection[CodeAndItem], memo: Memo) -> str:
    """Name the reports that an answer has brought, where they are all of one item and none the paper asked for.

    Where it says more than its number nobody knows that it says nothing of what was asked.
    """
    items = {number for _, number in entered}
    if len(items) > 1 or answer_says_more(paper.answer):
        return ""
    figures = (i for i in memo.figures.items if i.item.number in items)
    counted = (v for i in figures for v in (*i.counted, *with_finished(i.released)) if v.code_and_item in entered)
    brought = [v for v in counted if v.standing in REPORTED and is_entered(paper, v.reported.incoming)]
    if any(not (v.item.recurring or v.item.several_terms) or _asks_for(paper, v) for v in brought):
        return ""
    return "{представлен} {само_им}".format_map(report_words(brought)) if brought else ""


def _asks_for(paper: Entry, verdict: Verdict) -> bool:
    mine = [o for o in all_asked(paper) if asks(o, verdict)]
    return any(paper.asks_for(o, day) for o in mine for day in (verdict.control_date, verdict.due))


def came_otherwise(paper: Entry, owed: Iterable[Verdict]) -> bool:
    """Tell whether other letters have brought something since about all of these that a paper asked for.

    Beside it the answer about other items would read as if they alone had been answered.
    """
    mine = [v for v in owed if any(asks(o, v) for o in all_asked(paper))]
    letters = [v.reported.incoming for v in mine]
    return bool(mine) and all(i and i.day and i.day >= out_on(paper) and not is_entered(paper, i) for i in letters)
