"""By what one of several reports of an item is told apart: its period, or the term it is due on."""

from collections.abc import Sequence
from datetime import date

from automation.letters.item_cases import for_periods, unique
from automation.letters.tasks import is_one_of_alike
from automation.model.control import Verdict
from automation.russian import join, show


def period_told(verdicts: Sequence[Verdict]) -> tuple[str, str]:
    """Write «за I квартал 2026 года» and "", or «со сроком 25.02.2026» and that term; "" twice of a single report."""
    verdicts = sorted(verdicts, key=lambda v: v.due or date.max)
    if all(v.reported.period for v in verdicts):
        return for_periods(v.reported.period for v in verdicts), ""
    repeated = verdicts[0].item.recurring or is_one_of_alike(verdicts[0])
    days = unique(show(v.due) for v in verdicts if v.due)
    terms = join(days) if repeated else ""
    return f"{'со сроками' if len(days) > 1 else 'со сроком'} {terms}" if terms else "", terms
