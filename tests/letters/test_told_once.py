"""A справка tells what is open and what has happened since the last one; the rest stands in its counts."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pytest
from msgspec.structs import replace

from automation.letters.memo_texts import composition
from automation.letters.said import claims
from automation.model.office import Ruling
from automation.model.plan import Item
from automation.model.report import Extension, Performer, Relation, State, StatusRow
from tests.support.compose_world import book, done, judged, row, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

OTHER = replace(ORG, code="МУЗ", organisation="МБУ «Музей»")
BOTH = (ORG, OTHER)
LATER = item("до 30.01.2026", "9", row=9)


def papers(
    *days: tuple[date, tuple[StatusRow, ...]], plan: tuple[Item, ...], rulings: tuple[Ruling, ...] = ()
) -> list[str]:
    """Return the справка of each day, told one after another."""
    story = Story(sent=True)
    ahead = [done(p.code, "9", date(2025, 12, 15), accepted_on=None, accepted_by="") for p in BOTH]
    days = tuple((on, (*rows, *ahead[:n])) for n, (on, rows) in enumerate(days))  # a справка goes where it has news
    made = [(on, replace(book(*rows, plan=(*plan, LATER), performers=BOTH), rulings=rulings)) for on, rows in days]
    return [paper_of(story.day(on, told)).replace("\u00a0", " ") for on, told in made]


def test_before_the_term_a_progress_paper_leaves_to_the_counts_who_is_through() -> None:
    ready = (done("ОБР", "1", date(2025, 12, 15)),)
    (said,) = papers((date(2025, 12, 16), ready), plan=(item("до 26.12.2025"),))
    assert "срок не наступил – 2 (пункты 1 и 9" in said
    assert "пункту 1" not in said


def test_people_are_told_until_all_is_executed() -> None:
    trained = item("до 19.12.2025", text="Обучение сотрудников", indicator="сотрудники")
    rows = tuple(done(code, "1", date(2025, 12, 19), staff_total=9, staff_moved=9) for code in ("ОБР", "МУЗ"))
    claims = tuple(replace(r, accepted_on=None, accepted_by="") for r in rows)
    days = ((date(2025, 12, 22), claims), (date(2025, 12, 29), rows), (date(2026, 1, 13), rows))
    told = [paper for paper in papers(*days, plan=(trained,)) if "все 18 сотрудников" in paper]
    assert len(told) == 1


def test_the_people_of_an_item_are_told_before_its_term_though_another_item_has_given_its_figures() -> None:
    things = item("до 30.01.2026", text="Оцифровать предметы", indicator="музейные предметы")
    trained = item("до 30.01.2026", "2", row=3, text="Обучение сотрудников", indicator="сотрудники")
    working = partial(row, "МУЗ", state=State.IN_WORK)
    first = working("1", staff_total=2000, staff_moved=1450)
    both = (first, working("2", staff_total=9, staff_moved=4))
    said = papers((date(2025, 12, 22), (first,)), (date(2025, 12, 29), both), plan=(things, trained))
    assert ["«музейные предметы»" in paper and "1450 из 2000" in paper for paper in said] == [True, True]
    assert "4 сотрудника из 9" in said[1]


def test_each_item_of_a_proposal_stands_beside_those_who_owe_it() -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 12.12.2025", "3", row=4))
    rows = (done("МУЗ", "1", date(2025, 12, 12)), done("ОБР", "2", date(2025, 12, 12)))
    _, said = papers((date(2025, 12, 22), rows), (date(2025, 12, 29), rows), plan=plan)
    assert (
        "вопрос об исполнении плана-графика (пункт 1 – МБУК «Образец»; пункт 2 – МБУ «Музей»; "
        "пункт 3 – МБУК «Образец», МБУ «Музей»)." in said
    )
    _, alone = papers((date(2025, 12, 22), rows[:1]), (date(2025, 12, 29), rows[:1]), plan=plan[:1])
    assert "вопрос об исполнении пункта 1 плана-графика (МБУК «Образец»)." in alone


def test_who_has_named_a_day_that_lies_ahead_is_not_proposed_for_a_hearing() -> None:
    working = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 30))
    rows = (working, done("МУЗ", "1", date(2025, 12, 12)))
    days = ((date(2025, 12, 22), rows), (date(2025, 12, 29), rows), (date(2026, 1, 13), rows))
    _, before, after = papers(*days, plan=(item("до 12.12.2025"),))
    assert "рассмотреть на ближайшем" not in before
    assert "рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1" in after


def test_a_day_of_execution_on_which_the_report_came_is_said_once() -> None:
    claim = done("ОБР", "1", date(2025, 12, 17), accepted_on=None, accepted_by="")
    for came, told in (
        (17, "(указано исполнение 17.12.2025)"),
        (18, "(указано исполнение 17.12.2025, представлены 18.12.2025)"),
    ):
        mine = replace(claim, incoming=f"{came}.12.2025 № 5")
        reviewed, _ = judged(book(mine, plan=(item("до 12.12.2025"),), performers=(ORG,)), date(2025, 12, 22))
        assert claims(reviewed.figures.items[0].verdicts).translate({0xE000: None, 0xE001: None}).endswith(told)


def test_a_report_presented_again_behind_its_return_is_called_so() -> None:
    claim = done("ОБР", "1", date(2025, 12, 17), accepted_on=None, accepted_by="", incoming="18.12.2025 № 5")
    again = replace(claim, returned_on=date(2025, 12, 15), return_reason="акт не подписан")
    reviewed, _ = judged(book(again, plan=(item("до 12.12.2025"),), performers=(ORG,)), date(2025, 12, 22))
    told = claims(reviewed.figures.items[0].verdicts).translate({0xE000: None, 0xE001: None})
    assert told.endswith("(указано исполнение 17.12.2025, повторно представлены 18.12.2025)")


def test_a_report_is_presented_once_and_came_in_on_another_day() -> None:
    late = done("ОБР", "1", date(2025, 12, 17), accepted_on=None, accepted_by="", incoming="18.12.2025 № 5")
    plan = (item("до 12.12.2025", text="Представить информацию о ходе ремонта"),)
    reviewed, _ = judged(book(late, plan=plan, performers=(ORG,)), date(2025, 12, 22))
    told = claims(reviewed.figures.items[0].verdicts).translate({0xE000: None, 0xE001: None})
    assert told.endswith("(указанная дата представления – 17.12.2025, дата поступления – 18.12.2025)")


def test_who_is_asked_anew_after_a_return_has_until_the_day_of_the_request() -> None:
    claim = done("ОБР", "1", date(2025, 12, 23), accepted_on=None, accepted_by="")
    back = replace(claim, returned_on=date(2025, 12, 29), return_reason="приказ не приложен")
    ready = done("МУЗ", "1", date(2025, 12, 12))
    days = ((date(2025, 12, 16), (ready,)), (date(2025, 12, 23), (claim, ready)), (date(2025, 12, 29), (back, ready)))
    *_, said = papers(*days, plan=(item("до 12.12.2025"),))
    assert "возвращены сведения по пункту 1 (срок – 12.12.2025, дата возврата – 29.12.2025, причина – приказ не" in said
    assert "рассмотреть на ближайшем" not in said


def test_one_decision_that_moves_a_term_for_several_is_told_once() -> None:
    moved = tuple(
        Extension(
            code=code,
            item="1",
            new_term=date(2025, 12, 30),
            basis="резолюция Главы от 11.12.2025",
            decided_by="Глава",
            decided_on=date(2025, 12, 11),
            row=n,
        )
        for n, code in enumerate(("ОБР", "МУЗ"), start=2)
    )
    people = (*BOTH, replace(ORG, code="АРХ", organisation="МБУ «Архив»"))
    made = book(plan=(item("до 12.12.2025"), LATER), performers=people, extensions=moved)
    said = paper_of(Story(sent=True).day(date(2025, 12, 15), made)).replace("\u00a0", " ")
    both = "по пункту 1 МБУК «Образец» и МБУ «Музей» срок продлён до 30.12.2025 (резолюция Главы от 11.12.2025)"
    assert both.removeprefix("по") in said


@pytest.mark.parametrize("claimed", [False, True])
def test_what_only_those_who_agreed_have_not_confirmed_is_not_called_expired(claimed: bool) -> None:
    agreed = replace(OTHER, relation=Relation.BY_AGREEMENT)
    ready = done("ОБР", "1", date(2025, 12, 12))
    ready = replace(ready, accepted_on=None, accepted_by="") if claimed else ready
    told = "не подтверждено {} по согласованию – {}"
    assert counted(ready, who=(agreed,)) == told.format("исполнителем", "1 (пункт 1)")
    assert counted(ready, who=(agreed,), items=2) == told.format("исполнителем", "2 (пункты 1 и 2)"), "he is one"
    third = replace(agreed, code="ООО", organisation="ООО «Панель»")
    assert counted(ready, who=(agreed, third)) == told.format("исполнителями", "1 (пункт 1)")
    answered = done("ООО", "1", date(2025, 12, 12))
    assert counted(ready, answered, who=(agreed, third)) == told.format("исполнителем", "1 (пункт 1)")


def counted(ready: StatusRow, *rows: StatusRow, who: tuple[Performer, ...], items: int = 1) -> str:
    """Count the items of a plan that «ОБР» has executed, days after their term."""
    plan = tuple(item("до 12.12.2025", str(n), row=n + 1) for n in range(1, items + 1))
    mine = [replace(ready, item=i.number) for i in plan]
    reviewed, _ = judged(book(*mine, *rows, plan=plan, performers=(ORG, *who)), date(2025, 12, 24))
    return composition(reviewed.figures, words()).replace("\u00a0", " ").replace("°", " ")


def test_an_item_is_told_as_not_confirmed_by_who_agreed_though_others_have_a_later_term() -> None:
    """«Срок не наступил» of an item whose term has passed was contradicted by the list of who has not confirmed it."""
    agreed = replace(OTHER, relation=Relation.BY_AGREEMENT)
    later = Extension(
        code="ОБР",
        item="1",
        new_term=date(2025, 12, 30),
        basis="резолюция Главы от 11.12.2025",
        decided_by="Глава",
        decided_on=date(2025, 12, 11),
        row=2,
    )
    plan, both = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3)), (later, replace(later, item="2", row=3))
    third = replace(ORG, code="АРХ", organisation="МБУ «Архив»")
    of_another = replace(later, code="АРХ", row=4)

    def told(*rows: StatusRow, of: int = 1, who: Sequence[Performer] = (), longer: Sequence[Extension] = both) -> str:
        made = book(*rows, plan=plan[:of], performers=(ORG, agreed, *who), extensions=tuple(longer))
        reviewed, _ = judged(made, date(2025, 12, 24))
        return composition(reviewed.figures, words()).replace("°", " ").replace("\u00a0", " ")

    one = "не подтверждено исполнителем по согласованию – 1 (пункт 1{})"
    assert told() == told(who=[third], longer=[*both, of_another]) == one.format(""), (
        "a line of its own tells who has time"
    )
    late = done("АРХ", "1", date(2025, 12, 19))
    waits = replace(late, accepted_on=None, accepted_by="")
    assert told(waits, who=[third]) == told(), "what has come in since the term does not put the term off again"
    assert told(late, who=[third]) == one.format(", в остальной части допущено нарушение срока"), (
        "whoever else has time"
    )
    every = "не подтверждено исполнителем по согласованию – 2 (пункты 1 и 2{})"
    assert told(of=2) == every.format("")
