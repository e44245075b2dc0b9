"""What is known of items with the term «постоянно»: what came in, what was asked in vain, of whom nothing is known."""

from datetime import date

from automation.model.control import Verdict
from automation.model.kinds import CONTROL_POINT
from automation.model.report import State
from automation.model.reported import News, OpenQuestion
from automation.model.standing import Standing
from automation.russian import tells


def came_in(verdict: Verdict) -> bool:
    """Tell whether something came in about a lasting item, in the row or by the answer to a letter, and stands."""
    return verdict.reported.news not in NOTHING_STANDS and not at_work(verdict)


def at_work(verdict: Verdict) -> bool:
    """Tell whether a lasting item is said to be «в работе», or not begun, and nothing to be done or proved."""
    row, news = verdict.row, verdict.reported.news
    if row is None or verdict.standing is not Standing.PERMANENT or news not in {News.IN_WORK, News.PARTLY}:
        return False
    done = row.executed_on or any(map(tells, (row.done, row.evidence)))
    return not done and row.state in {State.IN_WORK, State.NOT_STARTED}


def state_of_work(verdict: Verdict) -> str:
    """Return «в работе» or «не начато» of a lasting item of which nothing more is known but words; else ""."""
    return verdict.row.state.value if verdict.row and at_work(verdict) else ""


def reported_on(verdict: Verdict) -> bool:
    """Tell whether the execution of a lasting item was reported on; «в работе» alone says nothing of a period."""
    row = verdict.row
    if row is None or not came_in(verdict):
        return False
    said = row.state is State.DONE or row.executed_on or any(map(tells, (row.done, row.evidence, row.comment)))
    return bool(said or verdict.reported.news is News.ANSWERED)


def tells_of_execution(verdict: Verdict) -> bool:
    """Tell whether something was said of the execution itself; of a lasting item a letter alone says nothing of it."""
    news, lasting = verdict.reported.news, verdict.standing is Standing.PERMANENT
    return news not in NOTHING_TOLD and not (lasting and news is News.PARTLY and not reported_on(verdict))


NOTHING_TOLD = {News.SILENT, News.ARRIVED, News.ANSWERED, News.RESULT_OWED, News.INAPPLICABLE}


def lasting_awaited(verdict: Verdict, on: date) -> bool:
    """Tell whether the first report on a lasting item has been asked for and its day has not passed."""
    told, until = verdict.reported, verdict.reported.asked_until
    return bool(until and until >= on and told.silence and not told.questions)


def open_question(verdict: Verdict) -> OpenQuestion | None:
    """Return what the office has asked about a lasting item in vain."""
    asked = verdict.reported.question
    return asked if asked and asked.detail.startswith(CONTROL_POINT) else None


def in_doubt(verdict: Verdict) -> bool:
    """Tell whether nobody knows yet what came in about a lasting item, or it gives no ground for «не применимо»."""
    return verdict.reported.news in DOUBTFUL and not open_question(verdict)


DOUBTFUL = {News.UNKNOWN, News.ARRIVED, News.INAPPLICABLE}
NOTHING_STANDS = {*DOUBTFUL, News.SILENT, News.RETURNED}


def under_review(verdict: Verdict) -> bool:
    """Tell whether a report on a lasting item waits for a decision, and nothing was asked in vain since."""
    waits = verdict.standing is Standing.PERMANENT and verdict.reported.news in {News.UNDER_REVIEW, News.EXEMPTION}
    return waits and not open_question(verdict)


def untold(verdict: Verdict) -> bool:
    """Tell whether nothing is known of a lasting item because nobody has been asked about it."""
    return verdict.reported.silence is not None and verdict.reported.asked_until is None
