"""Reads thousands of damaged workbooks in one bounded child, which is started again when one of them ends it.

``python -m tests.support.damaged 20000`` reads more of them.
"""

import contextlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from automation.errors import UnreadError
from automation.model.report import Book
from automation.system.bounded import Child, ChildEndedError
from automation.workbook.columns import SHEETS
from automation.workbook.read import raw_book
from automation.workbook.refusals import WORDS
from automation.workbook.understand import understand
from benchmarks.corpus import damage, damage_inside
from tests.support.grid import workbook

MIB, SECONDS = 512, 20


class Reader:
    """The reading child of the program, kept for the next file; ``starts`` counts how often it had to be started."""

    def __init__(self) -> None:
        self.starts = 0
        self.child: Child | None = None

    def ask(self, path: Path) -> dict[str, Any]:
        if self.child is None:
            self.starts += 1
            self.child = Child("tests.support.damaged_child", str(MIB))
        try:
            answer: dict[str, Any] = self.child.ask((str(path), list(SHEETS)), seconds=SECONDS)
        except ChildEndedError as ended:
            self.child = None
            return {"refused": ended.code}
        return answer

    def close(self) -> None:
        if self.child is not None:
            self.child.end()


class Outcome(Struct):
    """What became of the copies; ``silent`` are books that differ from the sound one, which a finding must tell."""

    answers: Counter[str] = field(default_factory=Counter)
    silent: list[Book] = field(default_factory=list)
    starts: int = 0
    slowest: float = 0.0
    seconds: float = 0.0


def copies(whole: bytes, count: int, seed: int = 454) -> Iterator[bytes]:
    """Yield damaged copies in turn: damaged inside a part of a sound archive, at several places, in one bit."""
    chance = random.Random(seed)
    for n in range(count):
        yield (damage_inside, damage, one_bit)[n % 3](whole, chance)


def one_bit(whole: bytes, chance: random.Random) -> bytes:
    """Change one bit, as a bad disk does."""
    data = bytearray(whole)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def run(whole: bytes, count: int) -> Outcome:
    """Read and understand each copy; any exception but UnreadError is a fault of ours and is raised."""
    outcome, reader = Outcome(), Reader()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(reader):
        path = Path(folder) / "книга.xlsx"
        path.write_bytes(whole)
        sound = bare(understand(raw_book(reader.ask(path), "книга.xlsx")))
        for n, data in enumerate(copies(whole, count)):
            path.write_bytes(data)
            start = time.perf_counter()
            told = read_one(reader, path)
            outcome.slowest = max(outcome.slowest, time.perf_counter() - start)
            outcome.answers[told if isinstance(told, str) else "read"] += 1
            if n % 3 and not isinstance(told, str) and bare(told) != sound:
                outcome.silent.append(told)
    outcome.starts, outcome.seconds = reader.starts, time.perf_counter() - begun
    return outcome


def read_one(reader: Reader, path: Path) -> Book | str:
    """Return the workbook, or the code or sentence of its refusal."""
    answer = reader.ask(path)
    if "refused" in answer:
        code: str = answer["refused"]
        assert code in WORDS, code
        return code
    try:
        return understand(raw_book(answer, path.name))
    except UnreadError as error:
        words = str(error)
    return "unread" if words.startswith(f"{path.name}: ") and ";" in words else words


def bare(book: Book) -> Book:
    """Return the workbook without what tells one file from another."""
    return replace(book, sha256="", modified="")


if __name__ == "__main__":
    found = run(workbook(), int(sys.argv[1]))
    print(found.answers.most_common(), len(found.silent), found.starts, found.slowest, found.seconds)
