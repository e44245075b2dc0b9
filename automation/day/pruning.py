"""What the program lets go after ``keep_days``, so that an idle office does not fill its disk.

Papers, «Замечания» and «Сводка» stay for ever. The desk's pages of a day and of a week, the copies of workbooks that
led to no paper since, and the morning messages do not (the messages go with the mail: ``post.kept.tidy``).
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from automation.day.answers import prune_letters
from automation.day.call import Call
from automation.file_names import TODAY
from automation.register import Register
from automation.system.disk import native_disk

WEEK = "Пункты на неделю "  # and the Monday


def prune(call: Call, register: Register) -> None:
    """Remove what is older than ``keep_days``; what cannot be removed waits for the next day."""
    keep_days = call.settings.limits.keep_days
    register.prune_copies(call.home, call.on, keep_days)
    prune_letters(call, register, call.on - timedelta(days=keep_days))
    for page in _pages(call.outbox, (call.on - timedelta(days=keep_days)).isoformat()):
        with suppress(OSError):
            page.unlink()
            page.parent.rmdir()  # the folder of a day that had nothing else; any other one stays


def _pages(outbox: Path, before: str) -> Iterator[Path]:
    """Yield the desk's pages of days and weeks before this day. Through a link nothing is removed."""
    for folder in outbox.glob("*/*-*-*"):
        if _is_day(folder.name) and folder.name < before and not any(map(native_disk.is_link, (folder, folder.parent))):
            yield folder / TODAY
    for page in outbox.glob(f"{WEEK}*.docx"):
        day = page.stem.removeprefix(WEEK)
        if _is_day(day) and day < before:
            yield page


def _is_day(name: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(name).isoformat() == name
    return False
