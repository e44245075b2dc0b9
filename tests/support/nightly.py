"""How much of a long matrix runs: a part in every check, the whole of it in ``make nightly``.

The environment variable ``NIGHTLY=1`` is read here and nowhere else.
"""

import os
from typing import TypeVar

NIGHTLY = os.environ.get("NIGHTLY") == "1"
MARK = "nightly"  # tests with this mark are left out of every other run (tests/conftest.py)
T = TypeVar("T")


def share(check: T, nightly: T) -> T:
    """Answer the first in an ordinary run, the second at night."""
    return nightly if NIGHTLY else check
