"""One place where days are killed, for all files that kill some: making it costs as much as three of its days."""

from collections.abc import Iterator

import pytest

from tests.support.killing import Bench, Told, bench
from tests.support.killing_cases import undisturbed


@pytest.fixture(scope="session")
def one() -> Iterator[Bench]:
    with bench() as found:
        yield found


@pytest.fixture(scope="session")
def expected(one: Bench) -> Told:
    return undisturbed(one)
