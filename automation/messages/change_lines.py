"""What changed since the last memo or справка, in lines short enough for a phone."""

from collections.abc import Mapping, Sequence
from typing import Any

from automation.control.counting import bearers
from automation.gathering import gathered
from automation.letters.people_words import counted_deed, moved_of
from automation.messages.result import called
from automation.model.control import Verdict
from automation.model.figures import Figures
from automation.model.reported import News
from automation.model.standing import OVER, Standing
from automation.model.told_facts import iso, people_before, told_before
from automation.russian import capital, enumerate_items, natural_key, show
from automation.titles import STANDINGS, standing_words

NAMES = 3  # organisations named beside one item; the rest are counted
TOLD = (
    Standing.OVERDUE,
    Standing.MET,
    Standing.MET_LATE,
    Standing.CLAIMED,
    Standing.NO_DATA,
    Standing.NOT_APPLICABLE,
)
RETURNED = "сведения возвращены"
REPORTED = frozenset({*OVER, Standing.CLAIMED, Standing.NO_DATA})  # what a report that was sent back may have been
ORDER = (STANDINGS[Standing.OVERDUE], RETURNED, *(STANDINGS[s] for s in TOLD[1:]))
Titled = tuple[str, Verdict]


def changed_lines(figures: Figures, before: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Write one line for each kind of news; return () where there was no paper before.

    ``before`` are the facts of the last snapshot (``History.snapshots``), as ``model.told_facts`` lays them out.
    """
    if before is None:
        return ()
    then: Mapping[str, Sequence[str]] = before.get("obligations", {})
    news = [n for i in figures.items if not i.closed for v in i.verdicts for n in _news(v, told_before(then, v))]
    titles = sorted(dict.fromkeys(title for title, _ in news), key=lambda t: ORDER.index(t) if t in ORDER else 99)
    everybody = [v for i in figures.items for v in i.verdicts]
    lines = [_line(title, [v for t, v in news if t == title], everybody) for title in titles]
    return (*lines, *_people(figures, people_before(before, figures)))


def _news(verdict: Verdict, then: Sequence[str] | None) -> list[Titled]:
    """Return each title under which one obligation is told, with the obligation's verdict."""
    if then is None:
        return []
    was, due, *_ = then
    found: list[Titled] = []
    if was in REPORTED and verdict.reported.news is News.RETURNED:
        found.append((RETURNED, verdict))
    elif was != verdict.standing.value and verdict.standing in TOLD:
        found.append((standing_words(verdict), verdict))
    elif was in OVER and verdict.standing.value != was:
        found.append(("снова не исполнено", verdict))
    if verdict.due and due and iso(verdict.due) != due and verdict.control_date != verdict.due:
        found.append((f"срок перенесён на {show(verdict.due)}", verdict))
    return found


def _line(title: str, verdicts: Sequence[Verdict], everybody: Sequence[Verdict]) -> str:
    """Write «Исполнено в срок: п. 1 и 2 – МБУ «Пример»», items of the same organisations together."""
    items = gathered(verdicts, lambda v: v.item.number)
    alike: dict[tuple[str, ...], list[str]] = {}
    for number in sorted(items, key=natural_key):
        named = tuple(called(b) for b in bearers(items[number], everybody))
        alike.setdefault(named, []).append(number)
    parts = [f"п. {enumerate_items(numbers)} – {_shortened(named, ', ')}" for named, numbers in alike.items()]
    return f"{capital(title)}: {'; '.join(parts)}"


def _shortened(told: Sequence[str], mark: str) -> str:
    """Name the first few and count the rest; where only one is left, it is named."""
    rest = len(told) - NAMES
    return mark.join(told) if rest < 2 else f"{mark.join(told[:NAMES])} и ещё {rest}"


def _people(figures: Figures, before: Mapping[str, Sequence[int | None]]) -> tuple[str, ...]:
    """Tell the accepted figures of people that are new or other than before."""
    deed = counted_deed(figures)
    told = [
        f"{o.organisation} – {moved_of(o.staff_moved or 0, o.staff_total or 0, deed.crowd)}"
        for o in figures.organisations
        if o.staff_accepted and list(before.get(o.organisation, ())) != [o.staff_total, o.staff_moved]
    ]
    return (f"Приняты сведения {deed.about}: {_shortened(told, '; ')}",) if told else ()
