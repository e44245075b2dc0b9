"""What a release says of the repeated items that it does not take off control: their terms, the reports awaited."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.letters.test_what_remains import CLOSED, RELEASE, TERM
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small, to
from tests.support.office_days import working_days


@pytest.mark.parametrize(
    ("term", "closed", "said"),
    [
        (
            "еженедельно по пятницам до 19.12.2025",
            date(2026, 1, 20),
            "(отчёт о вывозе), не представлены отчёты со сроками 12.12.2025 и 19.12.2025.",
        ),
        (
            "ежемесячно до 15 числа, по март 2026 года",
            date(2026, 1, 13),
            (
                "(отчёт о вывозе), срок представления – «ежемесячно до 15 числа, по март 2026 года», "
                "не представлен отчёт со сроком 15.12.2025."
            ),
        ),
    ],
)
def test_reports_of_a_repeated_item_that_have_not_come_remain_by_their_terms(
    term: str, closed: date, said: str
) -> None:
    story, told = Story(RELEASE, sent=True), ""
    for on in working_days(date(2025, 12, 16), closed):
        first = item("до 30.01.2026", closed_on=closed if on == closed else None)
        plan = (first, item(term, "2", row=3, text="Отчёт о вывозе"))
        reviewed, decisions = story.day(on, small(done("ОБР", "1", date(2025, 12, 15)), plan=plan))
        if paper := to(decisions, "ОБР"):
            told = outline(compose(paper, facts(reviewed, RELEASE, number="1"), words()))
    told = told.replace("°", " ").replace("{", "").replace("}", "")
    assert f"На контроле остаётся пункт 2 плана-графика {said}" in told


@pytest.mark.parametrize(
    ("term", "following"),
    [
        ("до 16.12.2025, далее ежемесячно, до 15 числа", ", ближайший – до 15.01.2026 включительно"),
        ("до 16.12.2025, далее ежемесячно", ", ближайший – до 16.01.2026 включительно"),
        ("до 26.12.2025, далее ежемесячно, до 15 числа", ""),
        ("ежемесячно, до 15 числа", ""),
        (
            "до 15.12.2025, далее ежемесячно, до 15 числа месяца, следующего за отчётным",
            ", ближайший – до 15.01.2026 включительно",
        ),
    ],
)
def test_a_repeated_item_whose_first_named_day_has_passed_remains_with_its_next_term(term: str, following: str) -> None:
    """«до 27 февраля 2026 г., далее ежеквартально» told in April of no term that lies ahead."""
    plan = (item("до 12.12.2025", closed_on=CLOSED), item(term, "2", row=3, text="Отчёт о вывозе"))
    made = book(done("ОБР", "1", TERM), done("ОБР", "2", date(2025, 12, 15)), plan=plan, performers=(ORG,))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert f"(отчёт о вывозе), срок представления – «{term}»{following}." in said


@pytest.mark.parametrize("relation", [Relation.BY_AGREEMENT, Relation.RECOMMENDED])
@pytest.mark.parametrize(
    ("term", "closed", "said"),
    [
        (
            "ежемесячно, до 15 числа месяца, следующего за отчётным",
            date(2026, 2, 17),
            (
                ", срок представления – «ежемесячно, до 15 числа месяца, следующего за отчётным», "
                "сведения, запрошенные письмами от 29.12.2025 и от 06.02.2026, не поступили."
            ),
        ),
        (
            "ежемесячно до 15 числа, по январь 2026 года",
            date(2026, 2, 20),
            " – сведения, запрошенные письмами от 17.12.2025 и от 29.12.2025, не поступили.",
        ),
        (
            "ежемесячно, до 15 числа",
            date(2025, 12, 18),
            ", срок представления – «ежемесячно, до 15 числа», ожидаются сведения со сроком 15.12.2025.",
        ),
    ],
)
def test_who_only_agreed_is_told_the_term_of_a_repeated_item_and_which_reports_are_awaited(
    term: str, closed: date, said: str, relation: Relation
) -> None:
    """«Пункт 5 (представлять сведения о рейдах) – сведения об исполнении ожидаются» named no month and no term."""
    agreed, told = replace(ORG, relation=relation), ""
    text = "Представлять сведения о рейдах"
    story = Story(settings(letters=("release",)), sent=True)
    for on in working_days(date(2025, 12, 16), closed):
        first = item("до 30.01.2026", closed_on=closed if on == closed else None)
        plan = (first, item(term, "2", row=3, text=text))
        reviewed, decisions = story.day(on, small(done("ОБР", "1", date(2025, 12, 15)), plan=plan, performer=agreed))
        if paper := to(decisions, "ОБР"):
            known = facts(reviewed, RELEASE, number="1")
            letter = compose(paper, known, words())
            assert check_letter(letter, paper, known) == ()
            told = outline(letter)
    told = told.replace("°", " ").replace("{", "").replace("}", "")
    assert f"На контроле остаётся пункт 2 плана-графика (представлять сведения о рейдах){said}" in told
