"""``check``: standings and findings of one workbook or of all in the inbox; nothing is written."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from automation.cli.json_answers import check_answer, dump
from automation.cli.table import check_lines
from automation.cli.verb_day import call_of
from automation.cli.verbs import Surroundings, out
from automation.day.call import Call, Reading
from automation.day.inbox_readings import merge_forms, office_names, read_file, read_inbox, with_acting
from automation.day.issuing import Decided
from automation.day.judging import judge_one
from automation.day.refused_books import refuse_twins
from automation.model.figures import with_finished
from automation.register import Register


def run_check(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Check workbooks and tell what was found, the urgent first."""
    call = call_of(arguments, surroundings, dry_run=True)
    judged = list(check_books(call, arguments.file and surroundings.find(arguments.file)))
    if arguments.json:
        out(dump(check_answer(call.on, [(r, with_finished(d.morning.verdicts) if d else ()) for r, d in judged])))
    else:
        out("\n".join(check_lines(call.on, judged)))
    if any(r.state == "unread" for r, _ in judged) or not judged:
        return 3
    return int(any(f.level == "error" for r, _ in judged for f in r.findings))


def check_books(call: Call, file: Path | None) -> Iterator[tuple[Reading, Decided | None]]:
    """Give each workbook of the inbox with what the register and the day make of it."""
    if file:
        read: tuple[Reading, ...] = (read_file(file, call.settings.limits, office_names(call.settings.office)),)
    else:
        call, found = with_acting(call, read_inbox(call))
        read = refuse_twins(found)
    readings, _ = merge_forms(call, read)
    with TemporaryDirectory() as folder:
        # ``check`` works before the first day as well: it then looks at an empty register that is thrown away.
        path = call.register_path if call.register_path.exists() else Path(folder) / "register.sqlite"
        with Register.open(path, read_only=path == call.register_path) as register:
            for reading in readings:
                told, decided = judge_one(call, register, reading, register)
                yield (replace(told, findings=decided.findings) if decided else told), decided
