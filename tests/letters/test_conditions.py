"""In which condition the items of an order are: what the words get of it."""

from typing import get_type_hints

from automation.letters.conditions import conditions
from automation.letters.memo_variables import CompositionValues
from automation.letters.sample_order import sample_figures


def test_the_words_get_every_condition_by_the_name_they_know_it_by() -> None:
    assert conditions(sample_figures()).keys() == get_type_hints(CompositionValues).keys()
