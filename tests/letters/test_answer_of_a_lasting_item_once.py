"""A memo tells the words of an answer about a lasting item once, and its number beside the letter. On values."""

from datetime import date

from automation.letters.lasting import lasting_lines
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.measures import measures_of, measures_taken
from tests.support.compose_world import facts, words
from tests.support.control_story import Story, item, settings, small

PLAN = (item("постоянно"), item("до 30.10.2026", "2", row=3))


def test_the_words_of_an_answer_stand_in_the_line_of_its_item_and_not_again_among_the_measures() -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    story.day(date(2026, 3, 26), small(plan=PLAN))
    story.mark(answer="вх. от 03.04.2026 № 776: сведения будут после проверки подъездов")
    reviewed, _ = story.day(date(2026, 4, 6), small(plan=PLAN))
    memo = memo_of(reviewed.figures, facts(reviewed, story.settings), words())
    lines, measures = (
        "; ".join(map(plain, told)).replace("\u00a0", " ")
        for told in (lasting_lines(memo), measures_taken(measures_of(memo), memo))
    )
    assert "ответ (вх. от 03.04.2026 № 776): сведения будут после проверки подъездов" in lines
    assert "(ответ, вх. от 03.04.2026 № 776)" in measures
