"""A report that is due on several days of the plan is still told in a справка once it was accepted (A11)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.plan import Item
from automation.model.report import Relation, State, StatusRow
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, done, facts, judged, lists_told, row, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

FIRST, SECOND, THIRD = date(2025, 12, 15), date(2025, 12, 22), date(2026, 1, 19)
DAYS = (FIRST, SECOND, THIRD)
VOTES = item("15.12.2025, 22.12.2025, 19.01.2026", text="Представление сведений о числе проголосовавших жителей")
WEDNESDAY, THURSDAY = date(2025, 12, 17), date(2025, 12, 25)


def told(
    on: date, *reports: StatusRow, plan: Item = VOTES, relation: Relation = ORG.relation, running: bool = False
) -> str:
    """Return the lists of the справка of a day; each day has a row, of those without a report an empty one."""
    filled = {r.control_date: r for r in reports}
    rows = [filled.get(day) or row("ОБР", "1", control_date=day) for day in DAYS]
    people = tuple(replace(p, relation=relation) for p in PERFORMERS if p.code == "ОБР")
    made = replace(book(plan=(plan,), performers=people), rows=tuple(replace(r, row=n) for n, r in enumerate(rows, 2)))
    reviewed, _ = judged(made, on)
    return lists_told(reviewed.figures, facts(reviewed), running=running).replace("\u00a0", " ")


def brought(day: date, executed_on: date | None = None, **about: object) -> StatusRow:
    return done("ОБР", "1", executed_on or day, control_date=day, **about)


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT])
def test_the_report_of_a_day_that_is_behind_is_told(relation: Relation) -> None:
    said = told(WEDNESDAY, brought(FIRST), relation=relation)
    assert "По пункту 1 сведения со сроком 15.12.2025 представлены" in said


def test_reports_of_several_days_are_counted_those_that_came_late_too() -> None:
    both = told(THURSDAY, brought(FIRST), brought(SECOND, date(2025, 12, 24)))
    assert "По пункту 1 сведения со сроками 15.12.2025 и 22.12.2025 представлены полностью, с опозданием – в 1" in both
    one = told(THURSDAY, brought(FIRST))
    assert "По пункту 1 сведения со сроками 15.12.2025 и 22.12.2025 представлены в 1 случае из 2" in one


def test_what_does_not_apply_is_not_owed() -> None:
    spared = row("ОБР", "1", control_date=SECOND, state=State.NOT_APPLICABLE, comment="голосования не было")
    spared = replace(spared, accepted_on=SECOND, accepted_by="Образцова Н.П.")
    assert "По пункту 1 сведения со сроком 15.12.2025 представлены" in told(THURSDAY, brought(FIRST), spared)


def test_nothing_is_summed_before_the_first_report_nor_where_all_is_in() -> None:
    assert "По пункту 1 сведения" not in told(date(2025, 12, 12))
    assert "По пункту 1 сведения" not in told(date(2026, 1, 22), *(brought(day) for day in DAYS))


def test_of_work_in_stages_no_cases_are_counted() -> None:
    """The first справка says which stage was executed, and the lists go on to say what is owed."""
    stages = replace(
        VOTES, text="Ремонт проездов: 1-я очередь – ул. Речная; 2-я очередь – ул. Новая; 3-я очередь – двор"
    )
    said = told(THURSDAY, brought(FIRST), plan=stages, running=True)
    assert "Исполнение пункта 1 (срок – 15.12.2025) подтвердило МБУК «Образец»" in said
    assert "Не подтвердило исполнение в установленный срок: МБУК «Образец» – " in said
    assert "случа" not in said


def test_of_work_in_stages_it_is_said_which_of_them_was_late() -> None:
    """«С нарушением срока исполнено: пункт 1», said a справка that called the item not due yet."""
    story, stages = Story(sent=True), replace(VOTES, text="Ремонт проездов: 1-я очередь; 2-я очередь; 3-я очередь")
    late = brought(FIRST, date(2025, 12, 18))
    rows = (late, *(row("ОБР", "1", control_date=day) for day in (SECOND, THIRD)))
    made = replace(
        book(plan=(stages,), performers=(ORG,)), rows=tuple(replace(r, row=n) for n, r in enumerate(rows, 2))
    )
    said = paper_of(story.day(date(2025, 12, 19), made)).replace("\u00a0", " ")
    assert "С нарушением срока исполнено: пункт 1 (срок – 15.12.2025) – МБУК «Образец»." in said


def test_what_was_accepted_before_its_day_is_told_from_the_acceptance_on() -> None:
    """The справка of Monday called it «рассматривается», and that of Tuesday was silent about it until its day."""
    claim = replace(brought(SECOND, date(2025, 12, 17)), accepted_on=None, accepted_by="")
    waiting = told(date(2025, 12, 18), brought(FIRST), claim)
    assert "Представлены и рассматриваются сведения: МБУК «Образец» – пункт 1 (срок – 22.12.2025" in waiting
    accepted = told(date(2025, 12, 18), brought(FIRST), brought(SECOND, date(2025, 12, 17)))
    assert "По пункту 1 сведения со сроками 15.12.2025 и 22.12.2025 представлены полностью" in accepted
    early = told(date(2025, 12, 12), brought(FIRST, date(2025, 12, 11)))
    assert "По пункту 1 сведения со сроком 15.12.2025 представлены" in early


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT])
def test_what_was_sent_back_was_presented(relation: Relation) -> None:
    """A memo said «в 1 случае из 2» the day after the справка had told that both were presented."""
    back = replace(
        brought(SECOND), accepted_on=None, accepted_by="", returned_on=date(2025, 12, 24), return_reason="нет схемы"
    )
    said = told(THURSDAY, brought(FIRST), back, relation=relation)
    assert "сведения со сроками 15.12.2025 и 22.12.2025 представлены в 2 случаях из 2, из них возвращены – в 1" in said


def test_late_reports_and_one_sent_back_are_counted_side_by_side() -> None:
    back = replace(
        brought(FIRST), accepted_on=None, accepted_by="", returned_on=date(2025, 12, 24), return_reason="нет схемы"
    )
    said = told(THURSDAY, back, brought(SECOND, date(2025, 12, 24)))
    assert "представлены в 2 случаях из 2, из них с опозданием – в 1, возвращены – в 1" in said


@pytest.mark.parametrize(
    ("presented", "late", "back", "words_of_it"),
    [
        (3, 0, 1, "представлены в 3 случаях из 4, из них возвращены – в 1"),
        (3, 1, 1, "представлены в 3 случаях из 4, из них с опозданием – в 1, возвращены – в 1"),
        (1, 0, 1, "представлены в 1 случае из 4 и возвращены"),
        (4, 0, 4, "представлены в 4 случаях из 4 и возвращены"),
        (4, 0, 2, "представлены в 4 случаях из 4, из них возвращены – в 2"),
        (4, 2, 0, "представлены полностью, с опозданием – в 2 случаях"),
    ],
)
def test_what_was_sent_back_is_a_part_of_what_was_presented(
    presented: int, late: int, back: int, words_of_it: str
) -> None:
    counted = {"представлено": presented, "из": 4, "с_опозданием": late, "возвращено": back}
    named = {"отчёты": "сведения", "представлены": "представлены", "возвращены": "возвращены"}
    assert (
        words().line("appendix.txt", "отчёты до снятия с контроля", {**named, **counted}) == f"сведения {words_of_it}"
    )
