"""Measures ten thousand letters to ten thousand addressees: composed, then registered, filled, synced and renamed.

CPU is that of the process and of the press's child. ``python -m benchmarks.bench --only letters``
"""

import io
import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import ROOT, Figure, at_least, cpu_now, in_process
from benchmarks.world import OVERDUE_ON, World, new_home

WORK = """
import sys
sys.path.insert(0, sys.argv[1])
from benchmarks.letters import work
told = work(sys.argv[2])
"""
SAMPLE = 100  # letters docxtpl renders


def work(folder: str) -> dict[str, float]:
    """Work a home in this process; return the CPU seconds of each step, what docxtpl takes, and the letters written."""
    import gc
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from automation.day.call import Call
    from automation.day.inbox_readings import read_inbox
    from automation.day.issuing import compose_all
    from automation.day.judging import judge
    from automation.day.writing import write_papers
    from automation.register import Register
    from automation.settings_file import read_settings
    from automation.system.garbage import uncollected

    gc.set_threshold(100_000)  # as run.py does
    home = Path(folder)
    now = datetime.combine(OVERDUE_ON, datetime.min.time(), ZoneInfo("Europe/Moscow"))
    call = Call(home=home, settings=read_settings(home, {}), on=OVERDUE_ON, now=now, yes=True)
    with Register.open(call.register_path) as register:
        with uncollected():  # as the day does
            decided = judge(call, register, read_inbox(call), register).decided
            forget_declensions()
            start = cpu_now()
            desk = compose_all(call, register, decided)
        call.press.close()  # only an ended child's time is counted
        composed, wall = cpu_now(), time.perf_counter()
        register.issue(call.on, [i.new for i in desk.issues])
        unwritten = write_papers(call, register)
        call.press.close()
        done, wall = cpu_now(), time.perf_counter() - wall
        letters = [i.new.letter for i in desk.issues if i.new.paper.form.value == "letter"][:SAMPLE]
    files = sum(1 for _ in (home / "outbox").rglob("*.docx"))
    written = len(desk.issues)
    assert (files, unwritten) == (written, ())
    return {
        "letters": written,
        "composing": composed - start,
        "writing": done - composed,
        "wall": wall,
        "docxtpl": render_by_docxtpl(home, letters) / len(letters) * written,
    }


def forget_declensions() -> None:
    """Empty the caches of declension: judging has filled them, but composing is to be measured with it."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("automation.russian", "automation.letters")):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def render_by_docxtpl(home: Path, letters: Sequence[Mapping[str, object]]) -> float:
    """Return the seconds docxtpl needs to render the same letters on the same page without writing them to the disk."""
    from docxtpl import DocxTemplate

    from automation.press.sandbox import PageEnvironment

    page, environment = str(home / "templates" / "letter.docx"), PageEnvironment()
    plain = [json.loads(json.dumps(letter)) for letter in letters]
    start = cpu_now()
    for letter in plain:
        template = DocxTemplate(page)
        template.render(letter, environment)
        template.save(io.BytesIO())
    return cpu_now() - start


def figures(*, quick: bool = False) -> list[Figure]:
    """Measure the rows of the table."""
    count = 1_000 if quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        new_home(home, World(performers=count, items=3))
        told = in_process(WORK, ROOT, home).told
    each = 1000 / told["letters"]
    return [
        at_least(
            f"composing for {count:,} different addressees, docxtpl's filling of their pages / ours",
            told["docxtpl"] / told["composing"],
            30,
            f" ({told['composing'] * each:.2f} ms each, docxtpl {told['docxtpl'] * each:.1f} ms)",
        ),
        at_least(
            f"{count:,} composed letters registered, filled, synced, renamed, docxtpl's filling alone / ours",
            told["docxtpl"] / told["writing"],
            75,
            f" ({told['writing']:.2f} s, with the disk {told['wall']:.1f} s)",
        ),
    ]
