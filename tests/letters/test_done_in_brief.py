"""A supplement quotes in brief what was done of an item it proposes to take off control (decision 0371)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.model.kinds import Kind
from tests.letters.test_memo_of_the_author import AUTHOR, DUE, MONDAY
from tests.letters.test_since_the_memo import BACK, FIRST, TAKEN, TERM, WAITING, after_memo, supplement
from tests.support.compose_order import BOBKOV
from tests.support.compose_world import book, done
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("смета подготовлена без раздела о кровле.", " (сообщено: «смета подготовлена без раздела о кровле»)"),
        ("подготовлена", ""),
        ("да", ""),
        ("подготовлена " * 20, ""),
        ("подготовлена, для служебного пользования", ""),
    ],
)
def test_what_was_done_is_told_in_brief_by_whoever_did_it(written: str, told: str) -> None:
    made_now = replace(done("ОБР", "3", TERM, accepted_on=BACK), done=written)
    said = supplement(after_memo(*FIRST), *FIRST, made_now)
    assert f"исполнило в своей части пункт 3 плана-графика 12.12.2025{told}, сведения приняты 16.12.2025" in said
    by_letter = replace(made_now, incoming="16.12.2025 № 7")
    said = supplement(after_memo(*FIRST), *FIRST, by_letter)
    beside = f"; {told[2:-1]}" if told else ""
    assert f"12.12.2025 (вх. от 16.12.2025 № 7{beside}), сведения приняты" in said


def test_beside_a_number_of_people_what_was_done_is_not_told_again() -> None:
    said = supplement(after_memo(*FIRST, WAITING), *FIRST, replace(TAKEN, done="обучено девяносто четыре человека"))
    assert "прошли 94 работника из 96" in said
    assert "обучено" not in said


def test_of_his_own_execution_the_author_does_not_say_that_it_was_told() -> None:
    author, story = replace(AUTHOR, name=BOBKOV.name), Story(sent=True)

    def day(on: date, accepted: date | None) -> tuple[Review, Decisions]:
        given = {"accepted_on": accepted, "accepted_by": "Глава" if accepted else "", "done": "приняты три двора"}
        rows = [replace(done(code, "1", DUE, **given), row=n) for n, code in enumerate(("АВТ", "ОБР"), 2)]
        return story.day(on, book(*rows, plan=(item("до 12.12.2025"),), performers=(author, ORG)))

    day(MONDAY, None)
    told = paper_of(day(date(2025, 12, 16), date(2025, 12, 16)), Kind.SUPPLEMENT)
    assert "мною 12.12.2025 исполнен пункт 1 плана-графика («приняты три двора»), сведения приняты" in told
    assert "МБУК «Образец» исполнило пункт 1 плана-графика 12.12.2025 (сообщено: «приняты три двора»)" in told
