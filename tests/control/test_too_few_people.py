"""A report that calls an item executed by fewer people than the item itself asks for (papers.md A12)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.report import State, StatusRow
from tests.support.compose_world import done, judged, row
from tests.support.control_story import Story, item, small

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
HALF = "Выпуск электронных подписей не менее чем для 50 процентов работников"


def found(line: StatusRow, text: str, indicator: str = "") -> list[str]:
    plan = (item("до 12.12.2025", text=text, indicator=indicator),)
    return [f.message for f in judged(small(line, plan=plan), DAY)[0].findings if f.code == "figures-too-few"]


def claimed(total: int | None, moved: int | None, state: State = State.DONE) -> StatusRow:
    return row("ОБР", "1", state=state, executed_on=TERM, evidence="акт", staff_total=total, staff_moved=moved)


@pytest.mark.parametrize(
    ("total", "moved", "text", "asks"),
    [
        (15, 6, HALF, "не менее 50 %"),
        (15, 8, HALF, ""),
        (15, 14, "Обучение работников", "всех"),
        (15, 15, "Обучение работников", ""),
        (650, 400, "Обеспечить охват летним отдыхом не менее 65 процентов детей", "не менее 65 %"),
        (700, 510, "Обеспечить охват летним отдыхом не менее 65 процентов детей", ""),
        (15, 6, "Провести проверку", ""),
        (None, 6, HALF, ""),
        (15, None, HALF, ""),
        (3, 1, "Обучение не менее 33,3 процента работников", "всех"),
    ],
)
def test_fewer_people_than_the_item_asks_for_are_told_with_the_share(
    total: int | None, moved: int | None, text: str, asks: str
) -> None:
    told = found(claimed(total, moved), text)
    assert bool(told) is bool(asks)
    assert not asks or f"«Перешло» – {moved} из {total}; пункт требует {asks}." in told[0]
    assert not asks or "верните сведения («Возвращено»)" in told[0]


@pytest.mark.parametrize(("moved", "asks"), [(120, True), (124, False)])
def test_fewer_things_than_the_indicator_counts_are_told_as_people_are(moved: int, asks: bool) -> None:
    told = found(claimed(124, moved), "Актуализировать рабочие программы дисциплин", "рабочие программы дисциплин")
    assert bool(told) is asks
    assert not asks or "«Перешло» – 120 из 124; пункт требует всех." in told[0]


def test_a_report_that_claims_nothing_is_no_question_and_one_accepted_in_the_same_breath_is() -> None:
    assert not found(claimed(15, 6, State.IN_WORK), HALF)
    assert found(done("ОБР", "1", TERM, staff_total=15, staff_moved=6), HALF)
    assert found(row("ОБР", "1", state=State.DONE, staff_total=15, staff_moved=6), HALF), "without its date, too"


TEACHERS = (item("до 12.12.2025", text="Обучение работников"),)


def raised(*days: tuple[int, StatusRow]) -> list[str]:
    """Play days of December; return what the last one asks about numbers that have grown."""
    story, asked = Story(), list[str]()
    for day, line in days:
        reviewed, _ = story.day(date(2025, 12, day), small(line, plan=TEACHERS))
        asked = [f.message for f in reviewed.findings if f.code == "figures-raised"]
    return asked


def test_more_people_behind_the_term_beside_the_old_day_are_asked_about_until_they_are_accepted() -> None:
    few, all_ = claimed(33, 30), claimed(33, 33)
    (told,) = raised((12, few), (19, all_))
    assert "«Перешло» после срока (12.12.2025) – 33, а было 30; дата исполнения прежняя – 12.12.2025." in told
    assert "Уточните у исполнителя, когда исполнение завершено" in told
    assert raised((12, few), (19, all_), (22, replace(all_, comment="да"))), "another word is no answer"
    accepted = {"accepted_by": "Образцова Н.П."}
    assert raised((12, few), (19, replace(all_, accepted_on=date(2025, 12, 19), **accepted))), "in the same breath"
    assert not raised((12, few), (19, all_), (22, replace(all_, accepted_on=date(2025, 12, 22), **accepted)))


def test_no_day_is_asked_for_where_it_is_new_or_not_in_doubt() -> None:
    few, all_ = claimed(33, 30), claimed(33, 33)
    assert not raised((12, few), (19, replace(all_, executed_on=date(2025, 12, 18)))), "the day is new"
    assert not raised((11, few), (12, all_)), "the term has not passed"
    assert not raised((12, all_), (19, claimed(35, 35))), "nobody was missing"
    assert not raised((12, claimed(33, 30, State.IN_WORK)), (19, all_)), "nothing was claimed"
    back = replace(all_, returned_on=date(2025, 12, 16), return_reason="не все")
    assert not raised((12, few), (16, replace(back, staff_moved=30)), (19, back)), "its return asks for the day"


def test_people_added_to_an_accepted_report_ask_for_a_new_acceptance_and_then_for_the_day() -> None:
    accepted = {"accepted_on": TERM, "accepted_by": "Образцова Н.П."}
    few, more = replace(claimed(33, 30), **accepted), replace(claimed(33, 33), **accepted)
    assert not raised((12, few), (19, more)), "accepted-rewritten asks"
    assert raised((12, few), (19, replace(more, accepted_on=date(2025, 12, 19))))
