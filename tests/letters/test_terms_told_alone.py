"""An item with several terms is told by its days; by its parts only where the paper has to tell these apart."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.report import Relation, State
from tests.letters.test_two_terms import CLOSED, DONE, EXTENDED, FIRST, JOINED, NEXT, SECOND, of, told
from tests.support.compose_world import done, row
from tests.support.control_story import ORG, item
from tests.support.played_letters import last_letter


def test_a_release_tells_days_of_execution_alone_of_a_term_that_was_prolonged() -> None:
    rows = (DONE, done("ОБР", "1", date(2025, 12, 22), control_date=SECOND))
    made = of(*rows, more=(replace(NEXT, closed_on=CLOSED),), text=JOINED, closed_on=CLOSED)
    moved = replace(EXTENDED, new_term=CLOSED, decided_on=date(2025, 12, 18))
    said = told(22, replace(made, extensions=(moved,)), before=(11,), letters=("release",))
    assert "исполнен 15.12.2025 и 22.12.2025 и снят с контроля 22.12.2025." in said
    assert "по сроку" not in said


def test_what_was_not_applicable_by_one_term_is_told_in_the_release() -> None:
    spared = row("ОБР", "1", control_date=SECOND, state=State.NOT_APPLICABLE, comment="нет котельной")
    spared = replace(spared, accepted_on=date(2025, 12, 19), accepted_by="Глава")
    for who in (ORG, replace(ORG, relation=Relation.OFFICE)):
        made = of(DONE, spared, more=(replace(NEXT, closed_on=CLOSED),), who=who, closed_on=CLOSED)
        said = told(22, made, before=(11,), letters=("release",))
        assert "Исполнение пункта 1 по сроку 19.12.2025 признано неприменимым 19.12.2025." in said
        assert "Завершён" not in said


def test_the_term_that_stays_is_a_day_where_nothing_needs_its_part() -> None:
    other = replace(done("ОБР", "2", date(2025, 12, 15)), row=4)
    made = of(DONE, text=JOINED, more=(replace(NEXT, closed_on=CLOSED),))
    made = replace(made, rows=tuple(other if r.item == "2" else r for r in made.rows))
    made = replace(made, extensions=(replace(EXTENDED, new_term=date(2026, 1, 30)),))
    said = told(22, made, before=(11,), letters=("release",))
    assert f"{JOINED[1:]}), срок исполнения – до 30.01.2026 включительно (первоначальный срок – 19.12.2025" in said


def test_places_behind_a_colon_are_parts_of_one_task() -> None:
    repair = "Выполнить ремонт котлов: в котельных № 1 и 2 до 15.12.2025, в котельных № 3 и 4 до 19.12.2025"
    late = told(23, of(DONE, text=repair), before=(11,))
    assert "поручено до 19.12.2025 включительно выполнить ремонт котлов в котельных № 3 и 4." in late
    assert "в части «выполнить ремонт котлов в котельных № 3 и 4»" in late


def test_an_item_that_does_not_apply_by_one_of_its_terms_is_no_inapplicable_item_in_a_release_of_another() -> None:
    spared = row("ОБР", "1", control_date=FIRST, state=State.NOT_APPLICABLE, comment="нет котельной")
    spared = replace(spared, accepted_on=date(2025, 12, 15), accepted_by="Глава")
    other = replace(done("ОБР", "2", date(2025, 12, 15)), row=4)
    made = of(spared, text=JOINED, more=(replace(NEXT, closed_on=CLOSED),))
    made = replace(made, rows=tuple(other if r.item == "2" else r for r in made.rows))
    moved = replace(made, extensions=(replace(EXTENDED, new_term=date(2026, 1, 30)),))
    said = told(22, moved, before=(11,), letters=("release",))
    assert "Исполнение пункта 1 по сроку 15.12.2025 признано неприменимым 15.12.2025." in said
    assert "признан неприменимым" not in said
    assert "На контроле остаётся пункт 1 плана-графика" in said


def test_the_stop_of_a_shortened_word_stays_behind_a_term_and_behind_the_words_of_an_item() -> None:
    plan = item("I квартал 2026 г.", text="Выпуск молоди сазана в количестве 20 тыс. шт.")
    said = last_letter(plan, (date(2026, 3, 24), row("ОБР", "1")))
    assert "«Выпуск молоди сазана в количестве 20 тыс. шт.» подлежит исполнению" in said
    assert "до 31.03.2026 включительно (I квартал 2026 г.)" in said


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("text", ["Представлять информацию о деятельности ТОС", "Публиковать материалы о ТОС"])
def test_plan_words_that_begin_with_a_day_that_has_passed_stand_beside_no_later_day(
    text: str, relation: Relation
) -> None:
    """«(до 10.07.2026 включительно; до 30 апреля 2026 г., далее ежеквартально, до 10 числа …)» told of two terms."""
    words_of_plan = "до 15 декабря 2025 г., далее ежеквартально, до 10 числа месяца, следующего за отчётным кварталом"
    plan, performer = item(words_of_plan, text=text), replace(ORG, relation=relation)
    made = done("ОБР", "1", date(2025, 12, 15), incoming="12 от 15.12.2025")
    line = replace(made, accepted_on=date(2025, 12, 16), control_date=date(2025, 12, 15))
    told = last_letter(plan, (date(2025, 12, 16), line), (date(2026, 1, 14), line), performer=performer)
    assert "10.01.2026" in told
    assert "15 декабря" not in told
    assert "ежеквартально" not in told
