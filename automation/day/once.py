"""Write a page only when what it shows has changed."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date

from msgspec import json

import automation
from automation.day.call import Call
from automation.register.intake import Memory
from automation.system.outbox import replace

VIEW = "view"


def once(
    call: Call,
    notes: Memory,
    view: str,
    page_on: Callable[[date], object],
    files: Callable[[], Iterable[tuple[str, bytes]]],
) -> date:
    """Write the files of a view unless they would show what they show already; answer the day they were written on.

    ``page_on`` lays out all that the files show, as plain values, as it would look on a day. Compared is how the page
    would have looked on the day it was written: that a day has passed is no news.
    """
    before, _, day = (notes.recall(VIEW, view) or "").partition(" ")
    written = date.fromisoformat(day) if day else call.on
    if before == hash_of_values(page_on(written)):
        return written
    for path, data in files():
        replace(call.home, path, data)
    notes.note(VIEW, view, f"{hash_of_values(page_on(call.on))} {call.on.isoformat()}")
    return call.on


def hash_of_values(page: object) -> str:
    """Hash what a page shows and the version of the program: another one may print the same otherwise."""
    return hashlib.sha256(automation.__version__.encode() + json.encode(page)).hexdigest()
