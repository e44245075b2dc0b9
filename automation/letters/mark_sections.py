"""Which section of the words says in «Отметка об исполнении» how an obligation stands."""

from datetime import date

from automation.letters.lasting_reports import at_work, came_in, in_doubt
from automation.letters.matters import awaited, is_presented
from automation.letters.told import Telling, answered_without_it, telling_of
from automation.model.control import Verdict
from automation.model.figures import ItemFigures
from automation.model.reported import News
from automation.model.standing import Standing

_SECTIONS = {
    Standing.MET: "исполнен",
    Standing.MET_LATE: "исполнен с нарушением",
    Standing.CLAIMED: "заявлен",
    Standing.NOT_APPLICABLE: "не применимо",
    Standing.NO_DATA: "уточняется",
    Standing.OVERDUE: "не поступили",
}
NOT_OF_THE_REPORT = {"уточняется", "не подтверждён", "заявлен неприменимым"}  # «сведения уточняются»


def section_of(figures: ItemFigures, verdict: Verdict, on: date) -> str:
    """Return the section for a mark; of what claims nothing nobody knows whether it is the report asked for."""
    if verdict.reported.news is News.EXEMPTION:
        return "заявлен неприменимым"
    if telling_of(verdict, on) is Telling.UNFINISHED:
        return "не поступили"
    if verdict.standing is Standing.OVERDUE and verdict.reported.news is not News.SILENT:
        if verdict.reported.news is News.RETURNED:
            return "возвращён"
        if answered_without_it(verdict):
            return "не поступили"
        return "уточняется" if is_presented(verdict) else "не подтверждён"
    if verdict.standing in _SECTIONS:
        return _SECTIONS[verdict.standing]
    if verdict.reported.news is News.RETURNED:
        return "возвращён"
    if not figures.lasting:
        return "в работе"
    if in_doubt(verdict):
        return "уточняется"
    return "выполняется" if came_in(verdict) or at_work(verdict) else "постоянно"


def is_missing(verdict: Verdict, on: date) -> bool:
    """Tell whether nothing has come of a report whose term has passed, and nothing is awaited."""
    agreed_and_passed = verdict.performer.by_agreement and verdict.expired(on) and not awaited(verdict, on)
    return verdict.reported.silence is not None and (verdict.standing is Standing.OVERDUE or agreed_and_passed)
