"""Why the disk or the system refused, in words of ours."""

import errno

import pytest

from automation.errors import reason


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOMEM, "x"), "не хватает памяти"),
        (OSError(4095, "unknown"), "ошибка системы № 4095"),
        (OSError(0, "это не обычный файл"), "это не обычный файл"),
        (OSError(), "ошибка файловой системы"),
    ],
)
def test_a_refusal_of_the_system_has_russian_words(error: OSError, told: str) -> None:
    assert reason(error) == told
