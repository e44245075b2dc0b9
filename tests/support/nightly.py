"""Decides how much of a long matrix runs: a part in every check, more in CI, the whole of it in ``make nightly``.

``make test`` and ``make check`` leave out what is marked ``long`` or ``nightly``; ``make long`` (CI) runs what is
marked ``long``, and the night runs everything. The environment variable ``NIGHTLY=1`` is read here and nowhere else.
"""

import os
from collections.abc import Iterable
from typing import Any, TypeVar

import pytest

NIGHTLY = os.environ.get("NIGHTLY") == "1"
LONG = pytest.mark.long
T = TypeVar("T")


def share(check: T, nightly: T) -> T:
    """Return the first in an ordinary run, the second at night."""
    return nightly if NIGHTLY else check


def first(count: int, cases: Iterable[Any]) -> list[Any]:
    """Return the cases of a parametrized test, all after the first ``count`` marked as long."""
    return [case if at < count else _long(case) for at, case in enumerate(cases)]


def _long(case: Any) -> Any:
    if isinstance(case, type(pytest.param())):
        return case._replace(marks=[*case.marks, LONG])
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=LONG)
