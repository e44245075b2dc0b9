"""Reads every workbook below a folder, or thousands of damaged copies of one, and prints one line a file.

    python -m benchmarks.corpus FOLDER
    python -m benchmarks.corpus --damage 2000 BOOK

A line holds the answer (read, or the sentence of the refusal), the seconds and the peak memory of the reading process.
The exit code is 1 where an answer is no sentence of ours, or took over 10 s or over 500 MB.
"""

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from automation.errors import UnreadError
from automation.model.settings import Limits
from automation.workbook.inbox import is_workbook_name
from automation.workbook.read import read_book

SECONDS, MEGABYTES = 10.0, 500.0


def answer_one(path: Path) -> None:
    """Read one file in this process and print what came of it as JSON."""
    try:
        book = read_book(path, Limits(), path.parent)
        words = f"прочитано: пунктов {len(book.items)}, строк {len(book.rows)}, замечаний {len(book.findings)}"
    except UnreadError as error:
        words = f"не прочитано: {str(error).removeprefix(path.name + ': ')}"
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"words": words, "memory": used / 1024}))


def ask(path: Path) -> tuple[str, float, float]:
    """Read one file in a process of its own; return its answer, seconds and megabytes."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.corpus", "--one", str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        return f"СБОЙ: {done.stderr.strip().splitlines()[-1:]}", seconds, 0.0
    told = json.loads(done.stdout)
    return told["words"], seconds, told["memory"]


def run_folder(folder: Path) -> int:
    """Print one line a file; return how many files broke the promise."""
    broken = 0
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and is_workbook_name(p.name)):
        words, seconds, memory = ask(path)
        bad = words.startswith("СБОЙ") or seconds > SECONDS or memory > MEGABYTES
        broken += bad
        print(f"{'!' if bad else ' '} {seconds:6.2f} с {memory:6.0f} МБ  {path.relative_to(folder)}  {words}")
    return broken


def run_damage(book: Path, count: int) -> int:
    """Read damaged copies of one workbook (bytes changed, cut out, doubled); return how many broke the promise."""
    whole, chance, broken = book.read_bytes(), random.Random(454), 0
    answers: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / book.name
        for _ in range(count):
            path.write_bytes(damage_inside(whole, chance) if chance.random() < 0.5 else damage(whole, chance))
            start = time.perf_counter()
            try:
                read_book(path, Limits(), path.parent)
                answers["прочитано"] += 1
            except UnreadError as error:
                answers[str(error).removeprefix(f"{book.name}: ").partition(";")[0]] += 1
            seconds = time.perf_counter() - start
            slowest = max(slowest, seconds)
            broken += seconds > SECONDS
    for words, times in answers.most_common():
        print(f"{times:6}  {words}")
    print(f"самое долгое чтение {slowest:.2f} с")
    return broken


def damage(whole: bytes, chance: random.Random) -> bytes:
    """Make a copy with one to eight faults."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 2:
            del data[at : at + chance.randint(1, 64)]
        else:
            data[at:at] = data[at : at + chance.randint(1, 64)]
    return bytes(data)


def damage_inside(whole: bytes, chance: random.Random) -> bytes:
    """Make a sound zip of which one part is damaged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damage(content, chance) if name == victim else content)
    return buffer.getvalue()


def main() -> int:
    """Do what the command line asks; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--damage", type=int, default=0, metavar="N", help="read N damaged copies of one workbook")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    called = parser.parse_args()
    if called.one:
        answer_one(called.path)
        return 0
    return int(bool(run_damage(called.path, called.damage) if called.damage else run_folder(called.path)))


if __name__ == "__main__":
    sys.exit(main())
