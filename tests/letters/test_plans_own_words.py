"""Beside a day that the program has counted the first letter that tells it gives the plan's own words for the term."""

from datetime import date, timedelta

import pytest

from automation.letters.composing import compose
from tests.support.compose_world import facts, outline, words
from tests.support.control_story import Story, settings, small, to


def letters(term: str, *, sent: bool = True) -> list[str]:
    """Return the letters about an item with this term up to the middle of January."""
    story, told = Story(settings(remind_min_gap=0), sent=sent), []
    for on in (date(2025, 12, 12) + timedelta(days=n) for n in range(34)):
        reviewed, decisions = story.day(on, small(term=term))
        if paper := to(decisions, "ОБР"):
            text = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
            told.append(text.translate(dict.fromkeys(map(ord, "{}[]"))))
    return told


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (
            "В течение 10 рабочих дней со дня подписания",
            "до 25.12.2025 включительно (в течение 10 рабочих дней со дня подписания)",
        ),
        ("IV квартал 2025 года", "до 31.12.2025 включительно (IV квартал 2025 года; нерабочий день, "),
        ("до 25 декабря 2025 года", "до 25.12.2025 включительно."),
        ("до 25 декабря", "до 25.12.2025 включительно."),
        ("до 25.12.2025", "до 25.12.2025 включительно."),
    ],
)
def test_the_first_letter_tells_by_which_words_the_day_was_counted(term: str, told: str) -> None:
    first, *later = letters(term)
    assert told in first
    assert later
    assert not any(f"({term.removeprefix('В ')}" in text or "течение" in text for text in later)


def test_what_lies_unsent_has_told_nobody() -> None:
    first, second = letters("в течение 10 рабочих дней со дня подписания", sent=False)
    assert all("(в течение 10 рабочих дней со дня подписания)" in text for text in (first, second))
