"""``check``: standings and findings of one workbook or of all in the inbox, the urgent first; nothing is written."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from automation.cli.day_lines import LEVELS, passed_over
from automation.cli.json_answers import check_answer, dump
from automation.cli.terminal import out, table
from automation.cli.verb_day import call_of
from automation.cli.verbs import Surroundings
from automation.control.counting import GRAVITY
from automation.day.call import Call, Reading, gravest
from automation.day.inbox_readings import merge_forms, read_file, read_inbox, with_acting
from automation.day.issuing import Decided
from automation.day.judging import judge_one
from automation.day.running import open_register
from automation.day.taking import far_ahead, refuse_twins
from automation.messages.result import result_line
from automation.model.control import Verdict
from automation.model.standing import Standing
from automation.model.tally import with_finished
from automation.russian import show
from automation.titles import state_words

COLOURS = {Standing.OVERDUE: "red", Standing.NO_DATA: "yellow", Standing.DUE_SOON: "yellow", Standing.MET: "green"}


def run_check(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Check workbooks and tell what was found, the urgent first."""
    call = call_of(arguments, surroundings, dry_run=True)
    found = check_books(call, arguments.file and surroundings.find(arguments.file))
    judged = [_unless_ahead(reading, decided, call.on) for reading, decided in found]
    if arguments.json:
        out(dump(check_answer(call.on, [(r, with_finished(d.morning.verdicts) if d else ()) for r, d in judged])))
    else:
        out("\n".join(check_lines(call.on, judged)))
    return gravest(reading for reading, _ in judged) if judged else 3


def _unless_ahead(reading: Reading, decided: Decided | None, on: date) -> tuple[Reading, Decided | None]:
    """Return what was read and judged; of an order dated far ahead of the day only that its date is in doubt."""
    told = far_ahead(reading, on)
    return told, decided if told is reading else None


def check_books(call: Call, file: Path | None) -> Iterator[tuple[Reading, Decided | None]]:
    """Give each workbook of the inbox with what the register and the day make of it."""
    if file:
        read: tuple[Reading, ...] = (read_file(file, call.settings.limits, call.settings.office),)
    else:
        call, found = with_acting(call, read_inbox(call))
        read = refuse_twins(found)
    readings, _ = merge_forms(call, read)
    with open_register(call, read_only=True) as register:
        for reading in readings:
            told, decided = judge_one(call, register, reading, register)
            yield (replace(told, findings=decided.findings) if decided else told), decided


def check_lines(on: date, judged: Sequence[tuple[Reading, Decided | None]]) -> Iterator[str]:
    """Give every line that ``check`` prints for a person."""
    yield f"Проверка на {show(on)}"
    if not judged:
        yield "В папке inbox нет рабочих книг."
    for reading, decided in judged:
        yield ""
        if decided is None:
            yield passed_over(reading)
            yield from _findings(reading)
            continue
        order = decided.book.order
        closed = ", снято с контроля" if decided.morning.closed else ""
        yield f"{reading.file}: {order.kind or 'документ'} № {order.number} от {show(order.date)}{closed}"
        if reading.message:
            yield f"К сведению: {reading.message}"
        yield result_line(decided.review.figures)
        yield from _verdicts(with_finished(decided.morning.verdicts), on)
        yield from _findings(reading)


def _verdicts(verdicts: Sequence[Verdict], on: date) -> Iterator[str]:
    ordered = sorted(verdicts, key=lambda v: (GRAVITY.index(v.standing), v.due or date.max))
    rows = [
        (v.item.number, v.performer.code, v.performer.known_as, show(v.due) if v.due else "–", _standing(v, on))
        for v in ordered
    ]
    colours = [COLOURS.get(v.standing, "") for v in ordered]
    if rows:
        yield from table(("Пункт", "Код", "Организация", "Срок", "Состояние"), rows, colours)


def _standing(verdict: Verdict, on: date) -> str:
    words = state_words(verdict, on)
    if not verdict.days or verdict.released_on:
        return words
    past = f"{-verdict.days} раб. дн. назад" if verdict.days < 0 else f"осталось {verdict.days} раб. дн."
    return f"{words} ({past})"


def _findings(reading: Reading) -> Iterator[str]:
    for level, title in LEVELS.items():
        mine = [f for f in reading.findings if f.level == level]
        if mine:
            yield f"{title}: {len(mine)}"
        for finding in mine:
            place = " ".join(filter(None, (finding.sheet and f"«{finding.sheet}»", finding.cell)))
            yield f"  {place + ': ' if place else ''}{finding.message} [{finding.code}]"
