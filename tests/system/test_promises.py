"""What the room for the system promises, on the system that runs the tests; tests/windows tries the same under Wine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.windows import promises


@pytest.mark.parametrize("promise", promises.PROMISES, ids=lambda promise: promise.__name__)
def test_a_promise_is_kept(promise: Callable[[Path], None], tmp_path: Path) -> None:
    promise(tmp_path)
