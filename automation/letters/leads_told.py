"""The papers that asked why the lead of a publication was broken. Pure."""

from collections.abc import Iterable, Iterator

from automation.control.requests import lead_detail
from automation.letters.letter_facts import Memo
from automation.model.control import Entry, Occasion
from automation.model.figures import Publications


def leads_asked(told: Iterable[Publications], memo: Memo) -> Iterator[tuple[Entry, Occasion]]:
    """Yield the papers that have gone out about the broken leads of these publications, each with its occasion.

    Whoever has given the reason is told of no more: his publication counts as explained.
    """
    for publication in (p for one in told for p in one.broken):
        detail = lead_detail(publication)
        for paper in memo.sent.to([publication.code]):
            yield from ((paper, o) for o, asked in paper.details.items() if asked == detail)
