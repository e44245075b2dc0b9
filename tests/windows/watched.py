"""A long watch, its day, a workbook saved under it, and its end by force: ``python watched.py HOME``.

The script starts ``watch``, waits until the day is done, saves the workbook with another word in it, waits until the
board shows that the watch has looked, and ends it as the Task Manager would. It leaves with 0 where all of it came
about within ``PATIENCE`` seconds, and hands on what the watch said.
"""

import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 600  # seconds for a look: Wine is slow, and slower on a busy machine


def main(home: Path) -> int:
    """Work through the watch's morning."""
    command = [sys.executable, "-X", "utf8", "-m", "automation", "watch", "--at", "00:00", "--home", str(home)]
    watching = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    assert watching.stderr
    try:
        for line in watching.stderr:
            sys.stderr.write(line)
            if "день обработан" in line:
                break
        return 0 if looked(home) and watching.poll() is None else 9
    finally:
        watching.kill()
        sys.stderr.write(watching.stderr.read())


def looked(home: Path) -> bool:
    """Save the workbook changed; whether the board was written again afterwards."""
    from openpyxl import load_workbook

    board = home / "outbox" / "board.html"
    before = board.read_bytes()
    (path,) = (home / "inbox").glob("*454*.xlsx")
    book = load_workbook(path)
    rows = book["Ход исполнения"]
    reason = next(cell.column for cell in next(rows.iter_rows()) if cell.value == "Причина")
    for number in range(2, rows.max_row + 1):
        rows.cell(number, reason).value = "ожидается решение собственника"
    book.save(path)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if board.read_bytes() != before:
            return True
        time.sleep(1)
    return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
