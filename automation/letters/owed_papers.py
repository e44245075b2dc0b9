"""What several papers that are to be presented are called together: «отчёты», «сведения», «документы», «материалы»."""

from collections.abc import Sequence

from automation.letters.matters import information_due, is_presented, report_noun
from automation.model.control import Verdict
from automation.plan.paper_nouns import TOLD

INFORMATION, REPORT, REPORTS, DOCUMENTS = "сведения", "отчёт", "отчёты", "документы"
MATERIALS = "материалы"  # what the plan calls so keeps its name


def called_together(verdicts: Sequence[Verdict]) -> str:
    """Write «документы» of acts, copies and lists, «отчёт» of a report, «сведения» of those and what else is told."""
    named = {_called(v) for v in verdicts}
    if named == {REPORT} and len(verdicts) == 1:
        return REPORT
    if INFORMATION in named:
        named -= {REPORT, REPORTS}
    called = {REPORTS if name == REPORT else name for name in named}
    return " и ".join(name for name in (INFORMATION, REPORTS, MATERIALS, DOCUMENTS) if name in called)


def _called(verdict: Verdict) -> str:
    information = information_due(verdict)
    noun = information.noun if information else report_noun(verdict.item)[0]
    if noun in {REPORT, REPORTS, MATERIALS} and is_presented(verdict):
        return noun
    return INFORMATION if noun in TOLD or not is_presented(verdict) else DOCUMENTS
