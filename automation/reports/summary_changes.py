"""What changed between two сводки, from what the register remembers of the earlier one. Pure; plain JSON data."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from automation.model.figures import Figures
from automation.model.standing import Standing
from automation.model.told_facts import iso
from automation.plan.indicators import deed_of
from automation.reports.summary_table import names_of, order_name
from automation.russian import plural, show
from automation.titles import STANDINGS

ToldBefore = Mapping[str, Sequence[Any]]  # what is remembered of each obligation, by its key
SHOWN = 60


def remembered_of(orders: Sequence[Figures]) -> dict[str, list[Any]]:
    """Tell what is remembered of each obligation, so that a later сводка can say what became of it."""
    return {key: line for figures in orders for key, line in _lines(figures)}


def _lines(figures: Figures) -> Iterator[tuple[str, list[Any]]]:
    order, names = order_name(figures), names_of(figures)
    for item in figures.items:
        verdicts = (*item.verdicts, *item.released)
        counts = any(v.row and v.row.staff_moved is not None for v in verdicts)
        # The heading asks the dictionaries, which take longer to load than a quiet day takes.
        counted = deed_of((item.item,), figures.order).heading if counts else ""
        for verdict in verdicts:
            row = verdict.row
            key = f"{order}|{item.item.number}|{verdict.performer.code}|{iso(verdict.control_date)}"
            yield (
                key,
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


def describe_changes(before: ToldBefore, after: ToldBefore) -> tuple[str, ...]:
    """Tell what changed in one Russian line per obligation, at most sixty and a count of the rest.

    A register of an earlier version remembers no reasons and no returns, so the first day after it tells none.
    """
    lines = [line for key, now in after.items() if (line := _change(key, before.get(key), now))]
    gone = sum(key not in after for key in before)
    if gone:
        lines.append(f"Больше не на учёте: {gone} {plural(gone, 'строка', 'строки', 'строк')}.")
    rest = len(lines) - SHOWN
    if rest > 0:
        return (*lines[:SHOWN], f"… и ещё {rest} {plural(rest, 'изменение', 'изменения', 'изменений')}.")
    return tuple(lines)


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
