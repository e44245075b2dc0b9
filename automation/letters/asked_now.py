"""What papers that are made and not marked as sent ask of those to whom nobody writes twice. Pure."""

from datetime import date

from msgspec.structs import replace

from automation.letters.asked_last import asked_by
from automation.letters.letter_facts import Memo
from automation.model.control import Verdict
from automation.model.standing import Standing


def as_asked(memo: Memo) -> Memo:
    """Return the memo with the answer days of such papers: nobody is silent about what he has just been asked (B7).

    The verdicts were made before the papers of the day were decided, and know of those alone that were sent.
    """
    asked = {about: last.until for about, last in asked_by(memo).items() if last.until and not last.answered}
    figures = memo.figures

    def known(verdict: Verdict) -> Verdict:
        until, told = asked.get(verdict.code_item_term), verdict.reported
        once = verdict.performer.by_agreement or verdict.standing is Standing.PERMANENT
        if not once or until is None or until < memo.on:
            return verdict
        return replace(verdict, reported=replace(told, asked_until=max(told.asked_until or date.min, until)))

    items = tuple(replace(i, verdicts=tuple(map(known, i.verdicts))) for i in figures.items)
    return replace(memo, figures=replace(figures, items=items))
