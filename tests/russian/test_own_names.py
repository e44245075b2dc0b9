"""A receiver is we where each of its words is a word of one of our names."""

import subprocess
import sys
from pathlib import Path

import pytest

from automation.russian.own_names import names_us

BODY = "Общий отдел Администрация Примерного района"
OFFICIALS = (("Заместитель главы района", "Петров И.И."),)


@pytest.mark.parametrize(
    ("receiver", "ours"),
    [
        ("в отдел", True),
        ("в общий отдел Администрации", True),
        ("заместителю главы района Петрову И.И.", True),
        ("главе района", False),
        ("в отдел образования", False),
        ("в министерство строительства области", False),
    ],
)
def test_every_word_of_a_receiver_that_is_we_is_ours(receiver: str, ours: bool) -> None:
    assert names_us(receiver, BODY, OFFICIALS) is ours


def test_a_ministry_is_another_body_without_the_dictionary() -> None:
    asked = f"from automation.russian.own_names import names_us; assert not names_us('в министерство', {BODY!r}, ())"
    ended = f"{asked}; import sys; sys.exit('pymorphy3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", ended], check=False, cwd=Path(__file__).parents[2]).returncode == 0
