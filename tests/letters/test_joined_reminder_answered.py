"""A letter about an overdue item has reminded of another one as well, and its answer is about that one alone."""

from datetime import date

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.model.kinds import Kind
from tests.support.compose_world import done, facts, lists_told, outline, paper_for, row, words
from tests.support.control_story import Story, december, item, small

PLAN = (
    item("до 19.12.2025"),
    item("до 30.12.2025", "2", row=3, text="Обучение работников", indicator="работники"),
)
CAME = "25.12.2025 № 5"
TRAINED = done("ОБР", "2", date(2025, 12, 25), incoming=CAME, staff_total=11, staff_moved=11)


def on_the_last_of(*days: date) -> tuple[Review, Decisions]:
    """Play the letter of 23 December about both items, its answer about item 2 alone, and these days after it."""
    story = Story(sent=True)
    for on in december(15, 22, 23):
        story.day(on, small(row("ОБР", "1"), row("ОБР", "2"), plan=PLAN))
    story.mark(answer=f"вх. {CAME}")
    played = [story.day(on, small(row("ОБР", "1"), TRAINED, plan=PLAN)) for on in days]
    return played[-1]


def composed(made: tuple[Review, Decisions], kind: Kind) -> str:
    reviewed, decisions = made
    paper = paper_for(decisions, kind=kind)
    return outline(compose(paper, facts(reviewed, number="К-9"), words())).replace("°", " ")


def test_the_next_letter_says_that_the_report_of_which_it_reminded_has_come() -> None:
    assert (
        "от 23.12.2025 (по пункту 1) оставлено без ответа, сведения по пункту 2 поступили (вх. от 25.12.2025 № 5)."
    ) in composed(on_the_last_of(date(2025, 12, 30)), Kind.OVERDUE)


def test_a_reference_names_the_answer_while_the_next_letter_still_waits() -> None:
    reviewed, _ = on_the_last_of(*december(30, 31))
    assert lists_told(reviewed.figures, facts(reviewed), running=True).endswith(
        "; на письмо от 23.12.2025 получен ответ по пункту 2 (вх. от 25.12.2025 № 5), по пункту 1 ответа нет; "
        "направлено письмо от 30.12.2025, срок ответа – 13.01.2026"
    )


def test_the_table_of_people_names_the_answer_that_brought_the_figures_once() -> None:
    said = composed(on_the_last_of(*december(30, 31), date(2026, 1, 12)), Kind.COMPLETION)
    told = said.partition("организация | МБУК")[2]
    assert "| от 23.12.2025 | вх. от 25.12.2025 № 5\n" in told
    assert "о пункте" not in told
