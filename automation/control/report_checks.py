"""Findings about reports that need more than today's row: for which period one is, and what was sent back."""

from collections.abc import Iterator

from automation.control.claims import event_ahead_of
from automation.control.morning import Morning
from automation.control.returns import return_fault
from automation.control.seen import versions_of
from automation.model.catalogue import finding
from automation.model.control import PaperState
from automation.model.kinds import Form
from automation.model.report import Finding
from automation.model.sheets import DISPATCH, STATUS
from automation.russian import show


def report_periods(morning: Morning) -> Iterator[Finding]:
    """Tell for which control date a report is: asked where it may be for either, told where it was assumed."""
    for verdict in morning.verdicts:
        row = verdict.row
        if row is None or row.executed_on is None or not (verdict.between or verdict.assumed_for):
            continue
        yield finding(
            "recurring-late" if verdict.between else "recurring-assumed",
            sheet=STATUS,
            cell=morning.book.cell(STATUS, "Срок", row.row),  # the office settles it: the organisation did report
            performer=verdict.performer.code,
            item=verdict.item.number,
            day=show(row.executed_on),
            term=" или ".join(show(day) for day in verdict.between or (verdict.assumed_for,) if day),
        )


def unregistered_papers(morning: Morning) -> Iterator[Finding]:
    """Tell of papers sent whose «Рег. № и дата» nobody entered: no later paper can name them by number (A5)."""
    for entry in morning.history.entries:
        bare = entry.sent_on and not entry.cited and not entry.answer.strip()
        if not bare or entry.state is PaperState.ANNULLED or entry.form not in {Form.LETTER, Form.NOTE}:
            continue
        if morning.on >= morning.calendar.add(entry.sent_on or entry.day, morning.policy.repeat_days):
            yield finding(
                "paper-not-registered", sheet=DISPATCH, document=entry.number, sent=show(entry.sent_on or entry.day)
            )


def returned_reports(morning: Morning) -> Iterator[Finding]:
    """Tell of a return that cannot be true, has not come yet or gives no reason: no paper rests on the first two."""
    for verdict in morning.verdicts:
        row, told = verdict.row, verdict.reported
        day = row.returned_on if row and row.returned_on else told.returned_on
        if row is None or day is None or morning.taken_off(verdict):
            continue
        column, why = "Возвращено", return_fault(versions_of(morning, verdict))
        if day > morning.on:
            code = "returned-in-future"
        elif why:
            code = "returned-untrue"
        elif told.returned_on and not told.return_reason:
            code, column = "returned-without-reason", "Причина возврата"
        else:
            continue
        cell = morning.book.cell(STATUS, column, row.row)
        yield finding(code, sheet=STATUS, cell=cell, performer=row.code, item=row.item, day=show(day), why=why)


def early_events(morning: Morning) -> Iterator[Finding]:
    """Tell of a report of an event dated before its day, or before the first day of a stretch (papers.md B1)."""
    for verdict in morning.verdicts:
        row, start = verdict.row, event_ahead_of(verdict.item, verdict.control_date, verdict.executed_on)
        if row and start and not morning.taken_off(verdict):
            cell = morning.book.cell(STATUS, "Дата исполнения", row.row)
            yield finding(
                "done-before-event",
                sheet=STATUS,
                cell=cell,
                performer=row.code,
                item=row.item,
                day=show(row.executed_on) if row.executed_on else "",
                start=show(start),
            )


def shrunken_figures(morning: Morning) -> Iterator[Finding]:
    """Tell where «Всего сотрудников» or «Перешло» is less than an earlier report said: a slip, or people who left.

    Who accepts the report has looked at its figures.
    """
    for verdict in morning.verdicts:
        versions = versions_of(morning, verdict)
        if len(versions) < 2 or verdict.row is None or verdict.row.accepted_on or morning.taken_off(verdict):
            continue
        for header, name in (("Всего сотрудников", "staff_total"), ("Перешло", "staff_moved")):
            now, before = getattr(verdict.row, name), [getattr(v.row, name) for v in versions[:-1]]
            most = max((count for count in before if count is not None), default=None)
            if now is not None and most is not None and now < most:
                cell = morning.book.cell(STATUS, header, verdict.row.row)
                code, item = verdict.performer.code, verdict.item.number
                yield finding(
                    "figures-shrank",
                    sheet=STATUS,
                    cell=cell,
                    performer=code,
                    item=item,
                    header=header,
                    now=now,
                    before=most,
                )
