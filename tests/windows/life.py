"""One life of an office, played by the program's own commands: the same script under Linux and under Wine.

    python life.py ROOT HOME BOOKS ANSWERS

ROOT is the project's folder, HOME a home made by ``init``, BOOKS a folder with the workbook as it lies on each day
(``2025-12-16.xlsx``); ANSWERS gets what every command said. The script needs only the program and openpyxl.
"""

import contextlib
import io
import json
import os
import shutil
import sys
from pathlib import Path

BOOK = "№ 454 от 11.12.2025.xlsx"
LAST_COMMANDS = (
    ("check", "--on", "2025-12-31", "--json"),
    ("explain", "01-15/К-10", "--json"),
    ("simulate", "--from", "01.01.2026", "--to", "20.01.2026", "--json"),
    ("forms", "--on", "2025-12-31"),
    ("card", "454", "--on", "2025-12-31"),
    ("preview", "reminder", "--on", "2025-12-31"),
    ("reissue", "01-15/К-4", "--on", "2025-12-31"),
    ("register", "--verify"),
    ("register", "--json"),
    ("backup", "copy.sqlite"),
    ("backup", "copy.sqlite"),
    ("lint", "--json", "outbox/*/2025-12-16/*.docx"),
    ("templates", "check"),
    ("status", "--json"),
    ("deadline", "за 3 рабочих дня до 25.12.2025", "--signed", "11.12.2025", "--json"),
    ("decline", "--post", "директор", "--name", "Пробный Иван Иванович", "--json"),
    ("update", BOOK),
)


def call(*words: str) -> dict[str, object]:
    """One command: its exit code and what it said."""
    from automation.cli import main

    said = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
    told = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        try:
            code = main(list(words))
        except SystemExit as ended:
            code = int(ended.code or 0)
    said.flush()
    text = said.buffer.getvalue().decode()
    return {"words": words, "code": code, "said": text, "told": told.getvalue()}


def live(home: Path, books: Path) -> list[dict[str, object]]:
    """Every day with the workbook of that day, then the other commands."""
    answers = []
    for book in sorted(books.glob("*.xlsx")):
        shutil.copy2(book, home / "inbox" / BOOK)
        answers.append(day(home, book.stem))
    return answers + rest(home)


def day(home: Path, on: str) -> dict[str, object]:
    """One morning."""
    return call("day", "--on", on, "--yes", "--json", "--home", str(home))


def rest(home: Path) -> list[dict[str, object]]:
    """What people ask on the last day."""
    os.chdir(home)
    return [call(*words, "--home", str(home)) for words in LAST_COMMANDS]


if __name__ == "__main__":
    sys.path.append(sys.argv[1])
    Path(sys.argv[4]).write_text(json.dumps(live(Path(sys.argv[2]), Path(sys.argv[3])), ensure_ascii=False), "utf-8")
