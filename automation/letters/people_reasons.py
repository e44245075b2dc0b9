"""Why the figures of somebody are missing from a sum of people, or fall short in it. Pure."""

from collections.abc import Sequence
from datetime import date

from automation.letters.item_cases import unique
from automation.letters.printed_terms import moved
from automation.letters.told import Telling, telling_of
from automation.model.control import Verdict
from automation.model.reported import News
from automation.model.standing import AHEAD, DONE, Standing

NOT_YET, AWAITED = "срок не наступил", "сведения ожидаются"
EARLY = {NOT_YET, AWAITED}  # reasons of who keeps no silence yet


def applies(verdict: Verdict) -> bool:
    """Tell whether an item applies to its performer at all."""
    return verdict.standing is not Standing.NOT_APPLICABLE


def is_back(verdict: Verdict) -> bool:
    """Tell whether a report was sent back."""
    return verdict.reported.news is News.RETURNED


def is_silent(verdict: Verdict, on: date) -> bool:
    """Tell whether a term that binds has passed without a report that counts."""
    return not (is_back(verdict) or verdict.performer.by_agreement) and _is_behind(verdict, on)


def reason_of(verdict: Verdict, on: date) -> str:
    """Say why somebody keeps no silence; a term that runs in place of a first one which has passed is named."""
    first, due = verdict.control_date, verdict.due
    if is_back(verdict):
        return "сведения возвращены"
    if verdict.standing in AHEAD and first and due and first < min(on, due):
        return " ".join(moved(verdict, due))
    return AWAITED if due and due < on else NOT_YET  # of an event the answer is awaited behind its day


def what_of_it(verdicts: Sequence[Verdict], on: date) -> tuple[str, str, bool]:
    """Return what is to be said of the term beside figures that fall short, his words, and whether he waits for us."""
    return term_told(verdicts, on), said_of_it(verdicts), all(v.standing is Standing.CLAIMED for v in verdicts)


def term_told(verdicts: Sequence[Verdict], on: date) -> str:
    """Say what of a term is to be told beside figures that fall short; "" where it has passed."""
    if any(_is_over(v, on) for v in verdicts):
        return ""
    reasons = [*(reason_of(v, on) for v in verdicts), NOT_YET]
    return next((why for why in reasons if why not in EARLY), reasons[0])


def said_of_it(verdicts: Sequence[Verdict]) -> str:
    """Return what the performers say beside figures they report as executed; of others the lists tell the reason."""
    made = (v.reported for v in verdicts if v.standing is Standing.CLAIMED or v.standing in DONE)
    return "; ".join(unique(filter(None, (told.comment or told.reason for told in made))))


def _is_over(verdict: Verdict, on: date) -> bool:
    """Tell whether more could have been done by now: who reports before the term may still go on."""
    early = verdict.standing is Standing.CLAIMED and verdict.control_date and verdict.control_date >= on
    return _is_behind(verdict, on) and not early


def _is_behind(verdict: Verdict, on: date) -> bool:
    """Tell whether the term is told as passed: of work of many days also by the word of whoever goes on with it."""
    return verdict.standing not in AHEAD or telling_of(verdict, on) is Telling.UNFINISHED
