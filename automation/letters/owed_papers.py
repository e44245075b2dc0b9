"""What several papers that are to be presented are called together: «отчёты», «информация», «документы»."""

from collections.abc import Sequence

from automation.letters.matters import information_due, is_presented, report_noun
from automation.model.control import Verdict
from automation.plan.paper_nouns import NOUNS, TOLD

INFORMATION, REPORT, REPORTS, DOCUMENTS = "сведения", "отчёт", "отчёты", "документы"
MATERIALS = "материалы"  # what the plan calls so keeps its name
INFORMED = "информация"  # so does this, where nothing else is owed
HAS_BEEN_PRESENTED = {REPORT: "представлен", INFORMED: "представлена"}  # of all others «представлены»
OF_IT = {REPORT: "его", INFORMED: "её"}  # of all others «их»


def called_together(verdicts: Sequence[Verdict]) -> str:
    """Write «документы» of acts, copies and lists, «отчёт» of a report, «сведения» of those and what else is told.

    Of nothing but «информация» the word of the plan stays.
    """
    if verdicts and all(is_presented(v) and _noun(v) == INFORMED for v in verdicts):
        return INFORMED
    named = {_called(v) for v in verdicts}
    if named == {REPORT} and len(verdicts) == 1:
        return REPORT
    if INFORMATION in named:
        named -= {REPORT, REPORTS}
    called = {REPORTS if name == REPORT else name for name in named}
    return " и ".join(name for name in (INFORMATION, REPORTS, MATERIALS, DOCUMENTS) if name in called)


def accusative(called: str) -> str:
    """Return it as what somebody has not presented: «информацию», all others as they are."""
    return NOUNS[called][1] if called == INFORMED else called


def genitive(called: str) -> str:
    """Return it as what somebody prepares: «отчёта», «сведений и документов»."""
    return " и ".join(NOUNS[noun][0] for noun in called.split(" и "))


def _noun(verdict: Verdict) -> str:
    information = information_due(verdict)
    return information.noun if information else report_noun(verdict.item)[0]


def _called(verdict: Verdict) -> str:
    noun = _noun(verdict)
    if noun in {REPORT, REPORTS, MATERIALS} and is_presented(verdict):
        return noun
    return INFORMATION if noun in TOLD or not is_presented(verdict) else DOCUMENTS
