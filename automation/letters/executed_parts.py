"""Who has executed his part of an item that others owe: what one справка calls considered the next one tells. Pure."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from automation.gathering import by_first, gathered
from automation.letters.cases import HAS_PRESENTED, agreed, how_many_of, performer_name
from automation.letters.item_cases import numbers_of, unique
from automation.letters.item_variables import ExecutedPartValues
from automation.letters.letter_facts import Memo
from automation.letters.matters import is_presented, report_words
from automation.letters.report_sums import came_late, days_waiting, reports_summed
from automation.model.control import Verdict
from automation.model.figures import ItemFigures
from automation.model.kinds import Kind
from automation.model.reported import Snapshot
from automation.model.standing import DONE, Standing
from automation.model.told_facts import told_before
from automation.russian import join, show

NAMED = 3  # so many are named; of more their number is told
CONFIRMED = ("подтвердил", "подтвердила", "подтвердило", "подтвердили")


class _Part(Struct, frozen=True):
    """What is told of some performers of an item: the report they presented, or the terms of a deed with several.

    ``verb`` agrees with their names.
    """

    names: tuple[str, ...]
    bearing: int
    verb: str
    report: str = ""
    terms: tuple[str, ...] = ()


def executed_parts(memo: Memo) -> list[tuple[tuple[str, ...], str]]:
    """Write «исполнение пунктов 1 и 2 подтвердило МБУ «Пример»» of items that others owe still (decision 0437).

    Of those who broke the term another sentence tells, of reports that are summed their sum. What the last справка has
    told is told again only together with what is new.
    """
    last = last_progress(memo)
    told = ((part, item.item.number) for item in memo.figures.items for part in _parts(item, memo, last))
    lines: list[tuple[tuple[str, ...], str]] = []
    for part, numbers in by_first(told).items():
        count = len(part.names)
        values: ExecutedPartValues = {
            "пункты": numbers_of(numbers),
            "отчёт": part.report,
            "подтвердил": part.verb,
            "сроки": part.terms,
            "исполнители": join(part.names) if count <= NAMED else "",
            "сколько": how_many_of(count, part.bearing),
        }
        lines.append((tuple(numbers), memo.words.line("items.txt", "исполнено частью исполнителей", values)))
    return lines


def _parts(item: ItemFigures, memo: Memo, last: Snapshot | None) -> Iterator[_Part]:
    """Yield of each set of performers which terms of an open item they have met."""
    if item.closed or item.done or item.lasting or item.item.unclear:
        return
    kept = [v for v in _executed(item, memo) if not memo.sides.of(v)]
    days = gathered(kept, lambda v: v.control_date)
    alike = by_first((unique(performer_name(v.performer) for v in mine), v) for mine in days.values() for v in mine)
    for names, mine in alike.items():
        if last and all(_was_executed(v, last) for v in mine):
            continue
        yield _part(names, mine, len(unique(performer_name(v.performer) for v in item.bearers)))


def last_progress(memo: Memo) -> Snapshot | None:
    """Return what the last справка before this one has told; None before the first."""
    return next((s for s in reversed(memo.facts.snapshots) if s.kind is Kind.PROGRESS and s.day < memo.on), None)


def _was_executed(verdict: Verdict, last: Snapshot) -> bool:
    """Tell whether the last справка knew of it; it keeps nothing of the reports before the current one."""
    told, accepted = told_before(last.facts, verdict), verdict.reported.accepted_on
    return told[0] in DONE if told else accepted is not None and accepted < last.day


def _part(names: tuple[str, ...], mine: Sequence[Verdict], bearing: int) -> _Part:
    item = mine[0].item
    presented, bearers = is_presented(mine[0]) or item.recurring, [v.performer for v in mine]
    forms = HAS_PRESENTED if presented else CONFIRMED
    verb = agreed(bearers, forms, forms[0]) if len(names) <= NAMED else forms[-1]
    if presented:
        return _Part(names, bearing, verb, report_words(mine)["само_вин"])
    days = unique(show(v.control_date) for v in mine if v.control_date) if item.several_terms else ()
    return _Part(names, bearing, verb, terms=tuple(days))


def _executed(item: ItemFigures, memo: Memo) -> list[Verdict]:
    """Return what is executed in time and told by no sum: that holds only days that are behind, none waiting."""
    if not reports_summed(item):
        agreed = (v for v in item.verdicts if v.performer.by_agreement and v.standing in DONE)
        return [*(v for v in item.verdicts if v.standing is Standing.MET and not v.performer.by_agreement), *agreed]
    behind = {v.control_date for v in item.verdicts if v.expired(memo.on)} - days_waiting(item)
    told = {v.due for v in item.owing if v.due and v.due == v.control_date} - behind
    return [v for day in sorted(told) for v in item.reported.get(day, ()) if not came_late(v)]
