"""Two journals whose patterns can give the same number are refused, the others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.numbering import colliding, plain_number

PARTS = st.sampled_from(["К", "K", "-", "1", "{n}", "{n:03d}", "{n:5}", "{year}", "/", "н"])
masks = st.lists(PARTS, min_size=1, max_size=4).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("К-1{n}", "К-{n}"),
        ("К-{n}", "K-{n}"),
        ("К-{n}", "к–{n}"),
        ("№ К-{n}", "К- {n}"),
        ("{n}", "{n:03d}"),
        ("{year}-{n}", "{n}-1{n}"),
        ("К-{n}.", "К-{n}"),
        ("{n}/{n}", "1/{n}"),
    ],
)
def test_patterns_that_can_meet_are_found(one: str, other: str) -> None:
    assert colliding({"letters": one, "memos": "С-{n}/д", "notes": other}) == ("letters", "notes")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("01-15/К-{n}", "02-03/К-{n}"),
        ("К-{n}", "С-{n}"),
        ("{n}", "0{n}"),
        ("{n}-п", "{n}-с"),
        ("К-{n}", "К-{n}/{year}"),
        ("{year}/{n}", "1/{n}"),
    ],
)
def test_patterns_that_never_meet_are_let_be(one: str, other: str) -> None:
    assert colliding({"letters": one, "notes": other}) is None


@given(masks, masks, st.integers(1, 1200), st.integers(1, 1200), st.integers(2024, 2100))
def test_no_two_equal_numbers_come_from_patterns_that_pass(one: str, other: str, n: int, m: int, year: int) -> None:
    if colliding({"letters": one, "notes": other}) is None:
        assert plain_number(one.format(n=n, year=year)) != plain_number(other.format(n=m, year=year))
