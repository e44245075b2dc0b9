"""Notes that are lost, in whatever way, are put aside as they are; new ones begin, and the register stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from automation.register.intake import FILE, absorb, open_intake, read_notes, words_of_lost_notes
from tests.support.damaged_notes import ASIDE, WAYS
from tests.support.register_samples import opened


@pytest.mark.parametrize("damage", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("taken_by", ["the day", "a look"])
def test_damaged_notes_are_put_aside_and_new_ones_begin(
    tmp_path: Path, damage: Callable[[Path], None], taken_by: str
) -> None:
    outbox = tmp_path / "outbox"
    with opened(tmp_path) as register:
        with open_intake(outbox, register) as notes:
            notes.note("kind", "key", "noted")
        register.note("kind", "other", "registered")
        damage(outbox / FILE)
        damaged = (outbox / FILE).read_bytes() if (outbox / FILE).is_file() else b""
        with read_notes(outbox, register) as read:
            assert read.recall_all("kind") == {"other": "registered"}, "who only reads passes damaged notes over"
        assert words_of_lost_notes(outbox) == ()
        if taken_by == "the day":
            absorb(outbox, register)
        with open_intake(outbox, register) as notes:
            assert notes.recall_all("kind") == {"other": "registered"}
            notes.note("kind", "key", "anew")
            assert notes.recall("kind", "key") == "anew"
        (told,) = words_of_lost_notes(outbox)
        assert f"отложен как outbox/{ASIDE}" in told
        if damaged:
            assert (outbox / ASIDE).read_bytes() == damaged
