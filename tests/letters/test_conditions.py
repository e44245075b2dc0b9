"""In which condition the items of an order are: what the words get of it."""

from datetime import date
from typing import get_type_hints

from msgspec.structs import replace

from automation.letters.condition_variables import CompositionValues
from automation.letters.conditions import conditions
from automation.letters.sample_order import sample_figures
from automation.model.kinds import Kind
from automation.model.office import PhoneCall
from automation.model.report import Relation, State, StatusRow
from tests.letters.test_memos_truly import memo, told
from tests.support.compose_world import book, done, judged, row
from tests.support.control_story import ORG, item
from tests.support.told_days import paper_of, played


def test_the_words_get_every_condition_by_the_name_they_know_it_by() -> None:
    assert conditions(sample_figures()).keys() == get_type_hints(CompositionValues).keys()


TERM, CLOSED = date(2025, 12, 12), date(2025, 12, 15)
PLAN = tuple(item("до 12.12.2025", str(n), row=n + 1, closed_on=CLOSED if n < 5 else None) for n in range(1, 6))
LATE, IN_TIME, LAST = done("ОБР", "1", CLOSED), done("ОБР", "2", TERM), done("ОБР", "5", TERM)


def of_closed(*rows: StatusRow) -> str:
    return memo(*rows, plan=PLAN).partition("о состоянию на ")[2].partition("\n")[0]


def test_a_memo_says_which_items_off_control_were_executed_and_which_of_them_late() -> None:
    """«Снято с контроля – 5» in a memo about execution was read as if nothing had been executed."""
    assert (
        "из 5 пунктов плана-графика: исполнено и снято с контроля – 2 (пункты 1 и 2, 15.12.2025; по пункту 1 допущено "
        "нарушение срока); снято с контроля – 2 (пункты 3 и 4, 15.12.2025); срок истёк, исполнение не подтверждено – 1 "
        "(пункт 5)."
    ) in of_closed(LATE, IN_TIME)
    both = of_closed(LATE, replace(LATE, item="2"))
    assert "– 2 (пункты 1 и 2, 15.12.2025; по обоим допущены нарушения срока); снято" in both


def test_a_memo_of_a_finished_plan_keeps_the_breaches_of_items_that_were_taken_off_control_before() -> None:
    told = of_closed(LATE, IN_TIME, LAST)
    assert told.endswith(
        "исполнен в установленный срок, ранее исполнены и сняты с контроля 15.12.2025 пункты 1 и 2 (по пункту 1 – с "
        "нарушением срока), сняты с контроля 15.12.2025 пункты 3 и 4."
    )
    assert "сняты с контроля 15.12.2025 пункты 1–4." in of_closed(LAST)


CALL = PhoneCall(day=TERM, code="ООО", items=("1", "2"), said="акты у подрядчика")  # so that he has been asked
TAKING_PART = replace(ORG, code="ООО", organisation="ООО «Тепло»", relation=Relation.BY_AGREEMENT, row=3)


def beside_one_who_agreed(*rows: StatusRow) -> str:
    """Return what a справка says of the items where the organisation reports and a company only agreed to take part."""
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    made = book(*rows, plan=plan, performers=(ORG, TAKING_PART))
    return (
        paper_of(played(replace(made, calls=(CALL,)), 12, 15)[-1])
        .partition("плана-графика: ")[2]
        .partition("; срок не наступил")[0]
    )


def test_the_breach_of_who_is_obliged_is_told_where_only_those_who_agreed_have_not_confirmed() -> None:
    late, in_time = date(2025, 12, 14), TERM
    both = beside_one_who_agreed(done("ОБР", "1", late), done("ОБР", "2", late))
    assert both == (
        "не подтверждено исполнителем по согласованию – 2 (пункты 1 и 2, в остальной части допущены нарушения срока)"
    )
    one = beside_one_who_agreed(done("ОБР", "1", late), done("ОБР", "2", in_time))
    assert "– 2 (пункты 1 и 2; по пункту 1 в остальной части допущено нарушение срока)" in one
    alone = beside_one_who_agreed(done("ОБР", "1", late))
    assert alone == (
        "срок истёк, исполнение не подтверждено – 1 (пункт 2 – мероприятие); не подтверждено исполнителем по "
        "согласованию – 1 (пункт 1, в остальной части допущено нарушение срока)"
    )
    assert "нарушен" not in beside_one_who_agreed(done("ОБР", "1", in_time), done("ОБР", "2", in_time))


def test_information_that_nobody_has_presented_is_not_what_nobody_has_confirmed() -> None:
    asked = item("до 12.12.2025", text="Представить информацию о готовности", groups=ORG.groups)
    back = row("ОБР", "1", state=State.DONE, executed_on=TERM, evidence="письмо", incoming="12.12.2025 № 5")
    back = replace(back, returned_on=CLOSED, return_reason="нет подписи")
    assert "срок истёк, информация не представлена – 1 (пункт 1)" in memo(plan=(asked,))
    for text, missing in (
        ("Представить отчёт о готовности", "отчёт не представлен"),
        ("Представить документы о готовности", "документы не представлены"),
        ("Представить предложения", "исполнение не подтверждено"),
    ):
        assert f"срок истёк, {missing} – 1 (пункт 1)" in memo(plan=(replace(asked, text=text),))
    assert "срок истёк, исполнение не подтверждено – 2 (пункты 1 и 2)" in memo(
        plan=(asked, replace(PLAN[4], number="2"))
    )
    assert "исполнение не подтверждено – 1 (пункт 1)" in memo(back, plan=(asked,)), "it has been presented once"


def test_what_another_performer_has_presented_is_not_called_missing() -> None:
    """«Срок истёк, информация не представлена – 1 (пункт 13)» was said where two of three had presented it."""
    asked = item("до 12.12.2025", text="Представить информацию о готовности", groups=ORG.groups)
    two = (ORG, replace(ORG, code="ИП", organisation="ИП Эмалев Р.П.", name="", row=3))
    assert "срок истёк, информация не представлена – 1 (пункт 1)" in memo(plan=(asked,), performers=two)
    claim = row("ИП", "1", state=State.DONE, executed_on=TERM, evidence="письмо", incoming="12.12.2025 № 5")
    for presented in (done("ИП", "1", TERM), claim):
        said = memo(presented, plan=(asked,), performers=two)
        assert "срок истёк, исполнение не подтверждено – 1 (пункт 1)" in said
        assert "Не представило информацию в установленный срок: МБУК «Образец»" in said


def test_of_a_repeated_report_the_same_control_date_counts() -> None:
    asked = item(
        "ежемесячно, до 10 числа месяца, следующего за отчётным",
        text="Представлять информацию о готовности",
        groups=ORG.groups,
    )
    two = (ORG, replace(ORG, code="ИП", organisation="ИП Эмалев Р.П.", name="", row=3))
    first = done("ИП", "1", date(2026, 1, 9), control_date=date(2026, 1, 10))
    both = book(first, plan=(asked,), performers=two)
    assert "исполнение не подтверждено – 1 (пункт 1 –" in told(judged(both, date(2026, 1, 19)), Kind.PROGRESS)
    later = book(first, replace(first, code="ОБР"), plan=(asked,), performers=two)
    assert "информация не представлена – 1 (пункт 1 –" in told(judged(later, date(2026, 2, 16)), Kind.PROGRESS)
