"""What several papers that are to be presented are called together: «отчёты», «сведения», «документы», «материалы»."""

from collections.abc import Iterable

from automation.letters.matters import information_due, is_presented, report_noun
from automation.model.control import Verdict
from automation.plan.paper_nouns import TOLD

INFORMATION, REPORTS, DOCUMENTS = "сведения", "отчёты", "документы"
MATERIALS = "материалы"  # what the plan calls so keeps its name


def called_together(verdicts: Iterable[Verdict]) -> str:
    """Write «документы» of acts, copies and lists, «отчёты» of reports, «сведения» of these and what else is told."""
    named = {_called(v) for v in verdicts}
    if INFORMATION in named:
        named.discard(REPORTS)
    return " и ".join(name for name in (INFORMATION, REPORTS, MATERIALS, DOCUMENTS) if name in named)


def _called(verdict: Verdict) -> str:
    information = information_due(verdict)
    noun = information.noun if information else report_noun(verdict.item)[0]
    if not is_presented(verdict):
        return INFORMATION
    if noun in {"отчёт", REPORTS}:
        return REPORTS
    return INFORMATION if noun in TOLD else noun if noun == MATERIALS else DOCUMENTS
