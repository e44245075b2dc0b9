"""Findings about rows of «Ход исполнения»: claims that cannot be counted, periods, reports returned or lost.

Most ask one row by itself, some compare rows, or a row with what it held before.
"""

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from automation.control.acceptances import of_the_report_before
from automation.control.claims import (
    EVIDENCE_COLUMN,
    acceptance_fault,
    contradictory,
    event_ahead_of,
    exempt,
    explained,
    to_be_proved,
)
from automation.control.morning import Morning
from automation.control.placed_findings import in_row, of_item
from automation.control.returns import return_fault
from automation.control.seen import cells_of, key_of, speaks, versions_of, words_of
from automation.control.sent_papers import out_on
from automation.control.slips import had_passed, letter_of, meant_day
from automation.model.catalogue import Sentence, finding
from automation.model.control import Verdict
from automation.model.kinds import TO_PERFORMERS, Kind
from automation.model.report import Finding, State, StatusRow
from automation.model.reported import Reported
from automation.model.sheets import DISPATCH, STATUS
from automation.model.standing import AHEAD, DONE, Fault, Standing
from automation.plan.indicators import WHOLE, asks_figures, enough, share_of
from automation.russian import proves, show, shown, tells

FAULT_CODES = {
    Fault.NO_DATE: ("done-without-date", "Дата исполнения"),
    Fault.FUTURE_DATE: ("done-in-future", "Дата исполнения"),
    Fault.BEFORE_ORDER: ("done-before-order", "Дата исполнения"),
    Fault.MISTYPED: ("done-mistyped", "Дата исполнения"),
    Fault.NO_EVIDENCE: ("done-without-evidence", EVIDENCE_COLUMN),
    Fault.FIGURES: ("figures-contradict", "Перешло"),
}


def claimed_row(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell what a row claims and cannot be counted."""
    yield from _faults(morning, verdict, row)
    yield from _mistyped_letter(morning, row)
    yield from _unclaimed(morning, verdict, row)
    yield from _passed_day(morning, verdict, row)
    yield from _too_few(morning, verdict, row)
    yield from _acceptance(morning, verdict, row)
    yield from _doubtful(morning, verdict, row)


def _unclaimed(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell a day, a proof or a deed beside a state that says nothing: somebody forgot to choose «исполнено».

    Any other word of the performer asks for a state too, unless it explains «не начато». A day of execution beside «в
    работе» is the expected one in a wrong column, or «исполнено» was forgotten, where the row was never a claim.
    """
    said = row.executed_on or row.accepted_on or tells(row.evidence) or tells(row.done)
    if (said and row.state is State.NOT_STARTED) or (row.state is State.EMPTY and (row.accepted_on or speaks(row))):
        yield in_row(morning.book, row, "Состояние", "date-without-state")
    misplaced = row.state is State.IN_WORK and row.executed_on and not row.returned_on
    if misplaced and all(version.row.state is not State.DONE for version in versions_of(morning, verdict)):
        yield in_row(morning.book, row, "Дата исполнения", "day-beside-work", day=shown(row.executed_on))


def _passed_day(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell of an expected day that had passed when it was written: no paper tells it."""
    if row.state is State.IN_WORK and had_passed(morning, row, versions_of(morning, verdict)):
        yield in_row(morning.book, row, "Ожидаемая дата", "expected-had-passed", day=shown(row.expected_on))


def _faults(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell the faults of a claim; numbers that contradict each other are told of work under way as well."""
    told = {
        "day": shown(row.executed_on),
        "signed": show(morning.book.order.date),
        "moved": _number(row.staff_moved),
        "total": _number(row.staff_total),
    }
    under_way = (Fault.FIGURES,) if row.state is State.IN_WORK and contradictory(row) else ()
    faults = verdict.faults if verdict.standing is Standing.NO_DATA else under_way
    if Fault.MISTYPED in faults:
        event = event_ahead_of(verdict.item, verdict.control_date, row.executed_on)
        told["meant"] = shown(meant_day(row, morning.book.order.date, morning.on, event))
    for code, header in (FAULT_CODES[fault] for fault in faults if fault in FAULT_CODES):
        yield in_row(morning.book, row, header, code, **told)


def _mistyped_letter(morning: Morning, row: StatusRow) -> Iterator[Finding]:
    """Tell of a letter of a plainly wrong year: papers leave its day out meanwhile."""
    letter = letter_of(row, morning.book.order.date, morning.on)
    if letter and letter.meant:
        yield in_row(
            morning.book, row, "Вх. № и дата", "incoming-mistyped", value=row.incoming, meant=show(letter.meant)
        )


def _too_few(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell an «исполнено» by fewer people or things than the item asks for: all, or its share of them.

    Only an acceptance that came after the question answers it: who accepts in the same breath may not have noticed.
    """
    claimed = row.state is State.DONE and verdict.standing in {*DONE, Standing.CLAIMED, Standing.NO_DATA}
    if not claimed or row.people is None or not asks_figures(verdict.item):
        return
    total, moved = row.people
    if enough(verdict.item, total, moved) or verdict.reported.affirmed:
        return
    least = share_of(verdict.item)
    share = f"не менее {least} %" if least < WHOLE else "всех"
    yield in_row(morning.book, row, "Перешло", "figures-too-few", moved=moved, total=total, share=share)


def _number(count: int | None) -> str:
    return "не указано" if count is None else str(count)


def _acceptance(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    if row.state is State.NOT_APPLICABLE and not exempt(row, verdict.performer):
        asked = explained(row)  # the rest is the office's own: it accepts or sends back
        column = "Кто принял" if asked else "Комментарий"
        why = (
            "его никто не принял («Кто принял» – не сам исполнитель), сведения ждут решения"
            if asked
            else "нет пояснения в «Комментарии», строка считается пустой"
        )
        yield in_row(morning.book, row, column, "not-applicable-unfounded", why=why)
    if row.state is State.DONE:
        fault = acceptance_fault(row, verdict.performer, morning.on)
        if fault and not of_the_report_before(morning, verdict, row):
            yield in_row(morning.book, row, "Принято", "acceptance-broken", why=fault)


def _doubtful(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Ask about words that count and can hardly be checked («устно», «да»), so that they do not pass in silence."""
    for column, words in to_be_proved(row, verdict, morning):
        if tells(words) and not proves(words):
            yield in_row(morning.book, row, column, "words-prove-little", header=column, value=words)


def report_periods(morning: Morning) -> Iterator[Finding]:
    """Tell for which control date a report is: asked where it may be for either, told where it was assumed."""
    for verdict in morning.verdicts:
        row, told = verdict.row, verdict.asked_row or verdict.row
        if row is None or told is None or told.executed_on is None or not (verdict.between or verdict.assumed_for):
            continue
        code = "recurring-late" if verdict.between else "recurring-assumed"
        term = " или ".join(show(day) for day in verdict.between or (verdict.assumed_for,) if day)
        # The cell is «Срок», for the office settles it: the organisation did report.
        yield in_row(morning.book, row, "Срок", code, day=show(told.executed_on), term=term)


def unregistered_papers(morning: Morning) -> Iterator[Finding]:
    """Tell of papers sent whose «Рег. № и дата» nobody entered: no later paper can name them by number (A5)."""
    for entry in morning.history.entries:
        bare = entry.sent_on and not entry.cited and not entry.answer.strip()
        if not bare or entry.annulled or entry.form not in TO_PERFORMERS:
            continue
        if morning.on >= morning.calendar.add(out_on(entry), morning.policy.repeat_days):
            yield finding("paper-not-registered", sheet=DISPATCH, document=entry.number, sent=show(out_on(entry)))


def annulled_reminders(morning: Morning) -> Iterator[Finding]:
    """Tell once for each item how to get no reminder again that a person annulled: its term still lies ahead.

    Nothing is told any more once the new one is sent, or somebody has asked to wait.
    """
    sent = {o for e in morning.history.entries if e.sent_on and not e.annulled for o in e.occasions}
    current = {v.code_item_term: v for v in morning.verdicts if v.standing in AHEAD}
    told = set[str]()
    for entry in morning.history.entries:
        reminded = (o for o in entry.occasions if entry.annulled and o.kind is Kind.REMINDER and o not in sent)
        for item in (current[o.code_item_term].item for o in reminded if o.code_item_term in current):
            waits = item.quiet_until is not None and morning.on < item.quiet_until
            if not waits and item.number not in told:
                told.add(item.number)
                yield of_item(morning.book, item, "Не напоминать до", "reminder-annulled", document=entry.number)


def returned_report(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell of a return that cannot be true, has not come yet or gives no reason: no paper rests on the first two.

    Asked is also about a report that came again and waits to be accepted with a day of execution before its return.
    """
    told = verdict.reported
    day, column, why = row.returned_on or told.returned_on, "Возвращено", return_fault(versions_of(morning, verdict))
    if day is None:
        return
    if day > morning.on:
        code = "returned-in-future"
    elif why:
        code = "returned-untrue"
    elif told.returned_on and not told.return_reason:
        code, column = "returned-without-reason", "Причина возврата"
    elif row.executed_on and _keeps_its_day(row, told):
        code, column, why = "returned-date-kept", "Дата исполнения", show(row.executed_on)
    else:
        return
    yield in_row(morning.book, row, column, code, day=show(day), why=why)


def _keeps_its_day(row: StatusRow, told: Reported) -> bool:
    """Tell whether a report that was sent back has come again and is still of a day before its return."""
    waits = row.state is State.DONE and not (told.returned_on or row.accepted_on)
    return waits and (row.executed_on or date.max) < (row.returned_on or date.min)


def lost_reports(morning: Morning) -> Iterator[Finding]:
    """Tell of a row that reported and is blank or gone: it was deleted, or the form that held its words was put away.

    What was accepted counts all the same (``acceptances``). Words that moved to another row of the item are not lost,
    and «не начато» says that nothing is to be brought back. Where a column was sorted alone, they stand in some row.
    """
    if morning.book.shuffled:
        return
    present = {(v.item.number, cells_of(v.row)) for v in morning.verdicts if v.row}
    for verdict in morning.verdicts:
        row, known = verdict.row, morning.history.rows.get(key_of(verdict), ())
        blank = row is None or (row.state is State.EMPTY and not speaks(row))
        if not blank or verdict.control_date is None or morning.taken_off(verdict):
            continue
        said = next((v.row for v in reversed(known) if speaks(v.row) or v.row.state is State.NOT_STARTED), None)
        if said is None or said.state is State.NOT_STARTED or (verdict.item.number, cells_of(said)) in present:
            continue
        yield finding(
            "report-lost",
            sheet=STATUS,
            cell=morning.book.cell(STATUS, "Состояние", row.row) if row else None,
            performer=verdict.performer.code,
            item=verdict.item.number,
            said=Sentence(words_of(cells_of(said))),
        )


def reports_of_another_date(morning: Morning) -> Iterator[Finding]:
    """Tell of a report in the row of a later date of its item, made by an earlier one whose row is blank."""
    silent: dict[tuple[str, str], date] = {}
    for verdict in morning.verdicts:
        row, term, key = verdict.row, verdict.control_date, verdict.code_and_item
        if row is None or term is None or morning.taken_off(verdict):
            continue
        if not speaks(row):
            silent.setdefault(key, term)
        elif row.executed_on and row.executed_on <= silent.get(key, date.min) and not row.accepted_on:
            days = {"day": show(row.executed_on), "term": show(term), "earlier": show(silent[key])}
            yield in_row(morning.book, row, "Дата исполнения", "row-of-later-term", **days)


def early_event(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell of a report of an event dated before its day, or before the first day of a stretch (papers.md B1).

    One without a day that came before it is told of as well: no paper asks about it meanwhile.
    """
    if {Fault.BEFORE_ORDER, Fault.MISTYPED, Fault.NO_DATE} & set(verdict.faults):
        return  # the same day is told of as earlier than the order, or as a slip, or as missing
    report = row.state is State.DONE and not (verdict.item.recurring or verdict.reported.returned_on)
    told = (row.executed_on or morning.on) if report else verdict.executed_on
    if start := event_ahead_of(verdict.item, verdict.control_date, told):
        day = shown(row.executed_on) if row.executed_on else "без даты"
        yield in_row(morning.book, row, "Дата исполнения", "done-before-event", day=day, start=show(start))


def shrunken_figures(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Tell where «Всего сотрудников» or «Перешло» is less than an earlier report said: a slip, or people who left.

    Who accepts the report has looked at its figures.
    """
    earlier = versions_of(morning, verdict)[:-1] if not row.accepted_on else ()
    for header, name in (("Всего сотрудников", "staff_total"), ("Перешло", "staff_moved")):
        now, before = getattr(row, name), [getattr(v.row, name) for v in earlier]
        most = max((count for count in before if count is not None), default=None)
        if now is not None and most is not None and now < most:
            yield in_row(morning.book, row, header, "figures-shrank", header=header, now=now, before=most)


def raised_figures(morning: Morning, verdict: Verdict, row: StatusRow) -> Iterator[Finding]:
    """Ask for the day of execution where people were missing on it, and more are told behind the term beside that day.

    Only an acceptance that came after the question answers it. Of a report that was sent back its return asks.
    """
    now = row.executed_on, row.staff_moved
    if verdict.item.recurring or row.state is not State.DONE or row.returned_on or verdict.reported.affirmed:
        return
    versions = versions_of(morning, verdict)
    alike = [*takewhile(lambda v: (v.row.executed_on, v.row.staff_moved) == now, reversed(versions))]
    before = versions[-len(alike) - 1].row if len(alike) < len(versions) else None
    if before is None or before.people is None or before.state is not State.DONE or row.staff_moved is None:
        return
    raised, few = row.staff_moved > before.people[1], not enough(verdict.item, *before.people)
    since, last = alike[-1].since, verdict.last
    if raised and few and row.executed_on == before.executed_on and since and last and since > last:
        told = {"term": show(last), "now": row.staff_moved, "before": before.people[1], "day": shown(row.executed_on)}
        yield in_row(morning.book, row, "Дата исполнения", "figures-raised", **told)
