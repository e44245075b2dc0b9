"""What changed between two сводки, from what the register remembers of the earlier one. Pure; plain JSON data."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from automation.model.control import Verdict
from automation.model.figures import Figures
from automation.model.standing import Standing
from automation.model.told_facts import iso
from automation.plan.indicators import deed_of
from automation.reports.summary_table import names_of, order_name
from automation.russian import plural, show
from automation.titles import OF_REPORTS, STANDINGS

ToldBefore = Mapping[str, Sequence[Any]]  # what is remembered of each obligation, by its key
SHOWN = 60
NONE: Mapping[str, str] = {}


def remembered_of(orders: Sequence[Figures]) -> dict[str, list[Any]]:
    """Tell what is remembered of each obligation, so that a later сводка can say what became of it."""
    return {key: line for figures in orders for key, line in _lines(figures)}


def finished_of(orders: Sequence[Figures]) -> dict[str, str]:
    """Return the standings of the dates of recurring items that are behind, by the keys of ``remembered_of``."""
    behind = ((f, v) for f in orders for i in f.items for v in i.counted[len(i.verdicts) :])
    return {_key(figures, verdict): verdict.standing.value for figures, verdict in behind}


def _key(figures: Figures, verdict: Verdict) -> str:
    return f"{order_name(figures)}|{verdict.item.number}|{verdict.performer.code}|{iso(verdict.control_date)}"


def _lines(figures: Figures) -> Iterator[tuple[str, list[Any]]]:
    names = names_of(figures)
    for item in figures.items:
        verdicts = (*item.verdicts, *item.released)
        counts = any(v.row and v.row.staff_moved is not None for v in verdicts)
        # The heading asks the dictionaries, which take longer to load than a quiet day takes.
        counted = deed_of((item.item,), figures.order).heading if counts else ""
        for verdict in verdicts:
            row = verdict.row
            yield (
                _key(figures, verdict),
                [
                    verdict.standing.value,
                    iso(verdict.due),
                    iso(verdict.executed_on),
                    row.staff_total if row else None,
                    row.staff_moved if row else None,
                    names[verdict.performer.code],
                    item.closed or verdict.released_on is not None,
                    row.reason if row else "",
                    iso(verdict.reported.returned_on),
                    counted if row and row.staff_moved is not None else "",
                ],
            )


def changes_since(before: ToldBefore, figures: Figures) -> tuple[str, ...]:
    """Tell what changed in an order since what is remembered of it; nothing where that is nothing."""
    return describe_changes(before, remembered_of([figures]), finished_of([figures])) if before else ()


def describe_changes(before: ToldBefore, after: ToldBefore, finished: Mapping[str, str] = NONE) -> tuple[str, ...]:
    """Tell what changed in one Russian line per obligation, at most sixty and a count of the rest.

    A register of an earlier version remembers no reasons and no returns, so the first day after it tells none.
    ``finished`` are the standings of ``finished_of``.
    """
    lines = [line for key, now in after.items() if (line := _change(key, before.get(key), now))]
    gone = [key for key in before if key not in after]
    lines += [_finished(key, before[key], finished[key]) for key in gone if key in finished]
    gone = [key for key in gone if key not in finished]
    if gone:
        lines.append(f"Больше не на учёте: {len(gone)} {plural(len(gone), 'строка', 'строки', 'строк')}.")
    rest = len(lines) - SHOWN
    if rest > 0:
        return (*lines[:SHOWN], f"… и ещё {rest} {plural(rest, 'изменение', 'изменения', 'изменений')}.")
    return tuple(lines)


def _finished(key: str, was: Sequence[Any], standing: str) -> str:
    """Tell that a report of a recurring item has been accepted: the date is behind, and the next one is owed."""
    order, item, _, day = key.split("|", 3)
    told = f"«{STANDINGS[Standing(was[0])]}» → «{OF_REPORTS[Standing(standing)]}»"
    return f"{order}, пункт {item}, {was[5]}, срок {_shown(day)}: {told}"


def _change(key: str, was: Sequence[Any] | None, now: Sequence[Any]) -> str:
    order, item, _, _ = key.split("|", 3)
    if was is not None and was[6] and now[6]:
        return ""  # the item was and is off control: whatever its rows say is no news
    where = f"{order}, пункт {item}, {now[5]}: "
    back = now[8] if now[8:] else ""
    returned = bool(back) and (was is None or was[8:9] != [back])
    standing = f"возвращено {_shown(back)}" if returned else STANDINGS[Standing(now[0])]
    if was is None:
        return f"{where}поставлено на учёт ({standing})"
    news = []
    if was[0] != now[0] or (returned and was[8:]):
        news.append(f"«{STANDINGS[Standing(was[0])]}» → «{standing}»")
    if was[1] != now[1] and now[1]:
        news.append(f"срок {_shown(was[1])} → {_shown(now[1])}")
    if was[2] != now[2] and now[2]:  # where none counts any more, the standing has told it
        news.append(f"дата исполнения {_shown(now[2])}")
    if was[3:5] != now[3:5] and now[4] is not None:
        news.append(f"«{now[9]}» – {now[4]}" + (f" из {now[3]}" if now[3] is not None else ""))
    if was[7:] and was[7] != now[7]:
        news.append(f"причина: {now[7] or 'не указана'}")
    if not was[6] and now[6]:
        news.append("снято с контроля")
    return where + "; ".join(news) if news else ""


def _shown(iso: str) -> str:
    return show(date.fromisoformat(iso)) if iso else "не указан"
