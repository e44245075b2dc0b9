"""A справка says who has executed his part of an item that others still owe: it does not vanish (decision 0437)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, Relation, StatusRow
from automation.model.reported import Snapshot
from automation.model.told_facts import facts_of
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, judged, lists_told, row
from tests.support.control_story import ORG, item

TERM = date(2025, 12, 12)
FOREST = replace(ORG, code="ЛЕС", organisation="МБУ «Лесхоз»")
LIGHTS = replace(ORG, code="СВЕТ", organisation="МУП «Горсвет»")
STRIPS = item("до 12.12.2025", text="Обновить минерализованные полосы")
LISTS = item("до 12.12.2025", text="Представить списки пострадавших домов")
MONTHLY = item("ежемесячно, до 15 числа", text="Представлять информацию о пожарах")


def told(on: date, *reports: StatusRow, plan: Item = STRIPS, who: tuple[Performer, ...] = (FOREST, LIGHTS)) -> str:
    reviewed, _ = judged(book(*reports, plan=(plan,), performers=who), on)
    return lists_told(reviewed.figures, facts(reviewed), running=True).replace("\u00a0", " ")


@pytest.mark.parametrize("on", [date(2025, 12, 11), TERM, date(2025, 12, 16)])
def test_who_has_executed_his_part_is_told_before_and_behind_the_term(on: date) -> None:
    assert "Исполнение пункта 1 подтвердило МБУ «Лесхоз»" in told(on, done("ЛЕС", "1", date(2025, 12, 11)))


def test_papers_are_presented() -> None:
    assert "По пункту 1 списки представило МБУ «Лесхоз»" in told(TERM, done("ЛЕС", "1", TERM), plan=LISTS)


def test_an_executed_item_and_one_nobody_has_executed_are_told_by_the_counts() -> None:
    assert "подтвердил" not in told(TERM, done("ЛЕС", "1", TERM), done("СВЕТ", "1", TERM))
    assert "подтвердил" not in told(TERM)


def test_whoever_broke_the_term_is_told_elsewhere_but_not_who_only_agreed() -> None:
    late = done("ЛЕС", "1", date(2025, 12, 15))
    assert "подтвердило МБУ «Лесхоз»" not in told(date(2025, 12, 16), late)
    agreed = replace(FOREST, relation=Relation.BY_AGREEMENT)
    assert "Исполнение пункта 1 подтвердило МБУ «Лесхоз»" in told(date(2025, 12, 16), late, who=(agreed, LIGHTS))


def test_of_many_their_number_is_told() -> None:
    many = tuple(replace(ORG, code=f"К{n}", organisation=f"МБУ «Пример {n}»") for n in range(12))
    rows = [done(f"К{n}", "1", TERM) for n in range(5)]
    assert "Исполнение пункта 1 подтвердили пять исполнителей из семи" in told(TERM, *rows, who=many[:7])
    assert "Исполнение пункта 1 подтвердили 5 исполнителей из 12" in told(TERM, *rows, who=many)


def test_a_report_accepted_before_its_day_is_told_while_others_owe_theirs() -> None:
    early = done("ЛЕС", "1", date(2025, 12, 12))
    assert "По пункту 1 информацию со сроком 15.12.2025 представило МБУ «Лесхоз»" in told(
        date(2025, 12, 12), early, plan=MONTHLY
    )
    summed = told(date(2025, 12, 16), early, plan=MONTHLY)
    assert "представлена в 1 случае из 2" in summed
    assert "представило МБУ «Лесхоз»" not in summed


def test_a_day_of_an_event_on_several_days_is_told_once_it_was_accepted() -> None:
    days = read_term("13.12.2025, 20.12.2025", SIGNED, Calendar(), event=True)
    fairs = replace(STRIPS, text="Провести общегородской субботник", term=days)
    first, second = date(2025, 12, 13), date(2025, 12, 20)
    rows = (done("ЛЕС", "1", first, control_date=first), row("ЛЕС", "1", control_date=second))
    made = replace(
        book(plan=(fairs,), performers=(FOREST,)), rows=tuple(replace(r, row=n) for n, r in enumerate(rows, 2))
    )
    reviewed, _ = judged(made, date(2025, 12, 16))
    said = lists_told(reviewed.figures, facts(reviewed), running=True).replace("\u00a0", " ")
    assert "Исполнение пункта 1 (срок – 13.12.2025) подтвердило МБУ «Лесхоз»" in said


def test_it_is_told_by_the_first_progress_paper_after_the_acceptance_and_again_only_with_news() -> None:
    """Eighteen papers in a row told the same confirmations of open items."""
    plan = (item("до 26.12.2025", text="Обновить полосы"),)
    fourth = replace(ORG, code="ПАРК", organisation="МБУ «Парк»")
    first = done("ЛЕС", "1", date(2025, 12, 15))
    second = done("ПАРК", "1", date(2025, 12, 18))
    said = []
    snapshots: tuple[Snapshot, ...] = ()
    for on, rows in (
        (date(2025, 12, 16), (first,)),
        (date(2025, 12, 18), (first,)),
        (date(2025, 12, 19), (first, second)),
        (date(2025, 12, 22), (first, second)),
    ):
        reviewed, _ = judged(book(*rows, plan=plan, performers=(FOREST, fourth, LIGHTS)), on)
        known = replace(facts(reviewed), snapshots=snapshots)
        said.append(lists_told(reviewed.figures, known, running=True).replace("\u00a0", " "))
        snapshots = (*snapshots, Snapshot(kind=Kind.PROGRESS, day=on, facts=facts_of(reviewed.figures)))
    assert "Исполнение пункта 1 подтвердило МБУ «Лесхоз»" in said[0]
    assert "подтвердил" not in said[1]
    assert "Исполнение пункта 1 подтвердили МБУ «Лесхоз» и МБУ «Парк»" in said[2]
    assert "подтвердил" not in said[3]


def test_a_repeated_deed_is_told_in_the_words_of_the_sum_of_the_days_behind() -> None:
    """«По пункту 4 … представлены полностью; исполнение пункта 4 подтвердило МУП» seemed to tell of one day twice."""
    water = item("до 15 декабря 2025 г., далее ежемесячно, до 15 числа", text="Организовать исследования воды")
    first = done("СВЕТ", "1", date(2025, 12, 15), control_date=date(2025, 12, 15))
    then = done("ЛЕС", "1", date(2026, 1, 14), control_date=date(2026, 1, 15))
    said = told(date(2026, 1, 15), first, then, plan=water)
    assert "; по пункту 1 сведения со сроком 15.01.2026 представило МБУ «Лесхоз»" in said
    assert "со сроком 15.12.2025 представлены в 1 случае из 2;" in said
