"""The sample papers, which take every turn of the words: each composes, passes the last look and reads well."""

import pytest

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.letters.letter_facts import Facts
from automation.letters.samples import sample_papers
from automation.model.control import Paper
from automation.model.letter import Letter
from tests.letters.test_papers_printed import STRAY, lines_of
from tests.support.compose_world import words


@pytest.fixture(scope="module")
def composed() -> list[tuple[Letter, Paper, Facts]]:
    """Compose every sample paper once."""
    return [(compose(paper, facts, words()), paper, facts) for paper, facts in sample_papers()]


def test_every_kind_in_every_form_and_turn_composes(composed: list[tuple[Letter, Paper, Facts]]) -> None:
    assert len(composed) > 60
    assert all(letter.paragraphs and letter.heading for letter, _, _ in composed)


def test_every_sample_paper_passes(composed: list[tuple[Letter, Paper, Facts]]) -> None:
    assert {check_letter(*one) for one in composed} == {()}


def test_no_turn_of_the_words_leaves_stray_signs(composed: list[tuple[Letter, Paper, Facts]]) -> None:
    told = {line for letter, _, _ in composed for line in lines_of(letter)}
    assert len(told) > 100
    assert [line for line in sorted(told) if STRAY.search(line)] == []
