"""A task of the order's own text beside a plan is told as an item of the order, never of its plan."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.item_cases import items_in_cases
from automation.letters.own_items import OF_THE_ACT, with_acts
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Relation
from automation.model.settings import Policy
from automation.plan.own_tasks import own_number
from tests.support.compose_order import SIGNED
from tests.support.compose_world import SETTINGS, book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item

BEFORE, AFTER = date(2025, 12, 8), date(2025, 12, 16)
TASK = item("до 12.12.2025", "Р-3", row=3, text="Подготовить проект положения")
PLAN = (item("до 12.12.2025", text="Утвердить перечень"), TASK)


@pytest.mark.parametrize(
    ("number", "own"), [("Р-3", "3"), ("р-3.1", "3.1"), ("Р3", "3"), ("3", ""), ("РП-3", ""), ("2.3", "")]
)
def test_the_number_says_whose_an_item_is(number: str, own: str) -> None:
    assert own_number(number) == own


def test_items_of_the_order_stand_before_those_of_the_plan() -> None:
    cases = items_in_cases(("1", "2", "Р-3", "4"))
    told = with_acts(
        f"{cases['твор']} плана", act="приказа", plan="плана, утверждённого", whole="приказа № 5", short="плана"
    )
    assert told == "пунктом 3 приказа и пунктами 1, 2 и 4 плана"
    assert cases["сколько"] == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"пункт 3 {OF_THE_ACT} плана исполнен", "пункт 3 приказа исполнен"),
        (f"пункта 3 {OF_THE_ACT} плана, утверждённого приказом, меры", "пункта 3 приказа № 5 меры"),
        (f"пункт 3 {OF_THE_ACT} плана, утверждённого приказом. Меры", "пункт 3 приказа № 5. Меры"),
        (f"пункт 3 {OF_THE_ACT} (подготовить смету) плана и", "пункт 3 (подготовить смету) приказа и"),
        (f"пункт 3 {OF_THE_ACT} (срок – 05.02.2027) исполнен", "пункт 3 приказа (срок – 05.02.2027) исполнен"),
        (f"пункт 3 {OF_THE_ACT} приказа № 5", "пункт 3 приказа № 5"),
    ],
)
def test_behind_an_item_of_the_order_no_plan_is_named(text: str, told: str) -> None:
    plan = "плана, утверждённого приказом,"
    assert with_acts(text, act="приказа", plan=plan, whole="приказа № 5", short="плана") == told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (("4", "Р-4"), "(пункт 4 приказа и пункт 4 плана)"),
        (("4", "Р-3", "Р-4"), "(пункты 3 и 4 приказа и пункт 4 плана)"),
        (("4", "Р-3"), "(пункт 3 приказа и пункт 4)"),
        (("4.1", "Р-4"), "(пункт 4 приказа и пункт 4.1)"),
        (("4", "Р-4.1"), "(пункт 4.1 приказа и пункт 4)"),
        (("4",), "(пункт 4)"),
    ],
)
def test_beside_an_item_of_the_order_one_of_the_same_number_has_its_plan(numbers: tuple[str, ...], told: str) -> None:
    """«2 (пункт 4 распоряжения и пункт 4)» named two items by one number."""
    text = f"({items_in_cases(numbers)['им']})"
    assert with_acts(text, act="приказа", plan="плана приказа", whole="приказа № 5", short="плана") == told


def shown(kind: Kind, on: date, *, code: str = "", plan=PLAN, rows=(), relation=ORG.relation) -> str:  # type: ignore[no-untyped-def]
    settings = replace(SETTINGS, policy=replace(Policy(), letters=("covering",)))
    performer = replace(ORG, relation=relation)
    review, decisions = judged(book(*rows, plan=plan, performers=(performer,)), on, settings=settings)
    letter = compose(paper_for(decisions, code, kind), facts(review, number="1"), words())
    assert OF_THE_ACT not in repr(letter)
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_a_letter_about_such_an_item_alone_rests_on_the_order() -> None:
    said = shown(Kind.OVERDUE, AFTER, code="ОБР", plan=(TASK,))
    assert "В соответствии с пунктом 3 распоряжения" in said
    assert "план" not in said.replace("план мероприятий (план-график)", "")
    assert "Р-3" not in said


def test_a_plan_behind_an_item_of_the_order_is_said_to_be_approved_by_it() -> None:
    """«Напоминаю о пункте 4 плана мероприятий», a записка about item 3 of the order said: of which plan?"""
    plan = (item("до 12.12.2025", "Р-3", row=2, text="Подготовить проект положения"), item("до 19.12.2025", row=3))
    said = shown(Kind.OVERDUE, AFTER, code="ОБР", plan=plan)
    assert "В соответствии с пунктом 3 распоряжения" in said
    assert "направляем выписку из утверждённого этим распоряжением плана-графика в части пункта 1:" in said


def test_a_letter_about_both_names_both() -> None:
    said = shown(Kind.OVERDUE, AFTER, code="ОБР")
    assert "с пунктом 3 распоряжения и пунктом 1 плана мероприятий (плана-графика), утверждённого" in said


def test_the_plan_counts_its_own_items_and_the_memo_tells_the_others_as_of_the_order() -> None:
    monthly = item("ежемесячно, до 25 числа, до 30.06.2026", "4", row=4, text="Отчёт об обходах")
    said = shown(Kind.PROGRESS, date(2025, 12, 15), plan=(*PLAN, monthly))
    assert "; срок не наступил" in said
    memo = shown(Kind.COMPLETION, AFTER, rows=(done("ОБР", "1", date(2025, 12, 12)),))
    assert "– | Подготовить проект положения (пункт 3 распоряжения)" in memo
    assert "из 1 пункта плана-графика и пункта 3 распоряжения (всего – 2): исполнено – 1 (пункт 1)" in memo
    assert "Р-3" not in memo


def test_a_memo_keeps_the_order_on_control_where_it_counts_items_of_both() -> None:
    """«Контроль за исполнением плана мероприятий продолжить» left out the one item behind its term."""
    monday = date(2025, 12, 15)
    ahead = item("до 30.01.2026", "2", row=4)
    assert "контроль за исполнением распоряжения продолжить" in shown(Kind.PROGRESS, monday, plan=(*PLAN, ahead))
    assert "контроль за исполнением плана-графика продолжить" in shown(Kind.PROGRESS, monday, plan=(PLAN[0], ahead))


def test_a_proposal_says_of_an_item_that_goes_on_whose_it_is_beside_items_of_the_order() -> None:
    """«Снять с контроля пункт 3 постановления» and «контроль за исполнением пункта 3 продолжить» seemed one item."""
    lasting = item("постоянно", "3", row=4, text="Размещать объявления")
    memo = shown(Kind.COMPLETION, AFTER, plan=(*PLAN, lasting), rows=(done("ОБР", "1", date(2025, 12, 12)),))
    assert "контроль за исполнением пункта 3 плана-графика оставить за мной" in memo
    alone = shown(Kind.COMPLETION, AFTER, plan=(PLAN[0], lasting), rows=(done("ОБР", "1", date(2025, 12, 12)),))
    assert "контроль за исполнением пункта 3 оставить за мной" in alone
    own = replace(lasting, number="Р-4")
    memo = shown(Kind.COMPLETION, AFTER, plan=(*PLAN, own), rows=(done("ОБР", "1", date(2025, 12, 12)),))
    assert "контроль за исполнением пункта 4 распоряжения оставить за мной" in memo


def test_lists_and_the_appendix_tell_the_plan_first_though_an_item_was_added_to_it_below_a_task_of_the_order() -> None:
    added = item("до 12.12.2025", "4", row=4, text="Оборудовать входы")
    memo = shown(Kind.COMPLETION, AFTER, plan=(*PLAN, added), rows=(done("ОБР", "1", date(2025, 12, 15)),))
    assert memo.index("| Оборудовать входы |") < memo.index("– | Подготовить проект положения (пункт 3")
    assert "не поступили сведения по пункту 3 распоряжения и пункту 4" in memo, "of both the plan's name stands behind"


def test_a_progress_paper_tells_an_item_of_the_plan_from_that_of_the_order_of_the_same_number() -> None:
    plan = (*PLAN, item("до 12.12.2025", "3", row=4, text="Оборудовать входы"), item("до 30.01.2026", "4", row=5))
    said = shown(Kind.PROGRESS, date(2025, 12, 15), plan=plan, rows=(done("ОБР", "1", date(2025, 12, 12)),))
    assert " – 2 (пункт 3 распоряжения и пункт 3 плана-графика)" in said


def remains(*left: Item) -> str:
    """Return what a release of item 1 says of the items that stay on control; items 4 and «Р-5» were accepted."""
    closed = item("до 12.12.2025", closed_on=date(2025, 12, 23), text="Утвердить перечень")
    release = replace(SETTINGS, policy=replace(Policy(), letters=("release",)))
    reported = [i.number for i in left if i.number in {"4", "Р-5"}]
    rows = (done("ОБР", "1", date(2025, 12, 12)), *(done("ОБР", n, date(2025, 12, 15)) for n in reported))
    review, decisions = judged(book(*rows, plan=(closed, *left), performers=(ORG,)), date(2025, 12, 23), None, release)
    paper = paper_for(decisions, "ОБР", Kind.RELEASE)
    said = outline(compose(paper, facts(review, release, number="1"), words())).translate({ord(c): None for c in "{}"})
    return said.replace("°", " ").partition("остаются")[2].removeprefix(":").lstrip()


ACCEPTED = item("до 15.12.2025", "4", row=4, text="Оборудовать входы")


def test_a_list_of_what_remains_names_the_plan_once_and_tells_the_items_of_the_order_behind_its_own() -> None:
    assert remains(item("до 30.01.2026", "Р-3", row=3, text="Информировать жителей"), ACCEPTED).startswith(
        "пункт 4 плана-графика (оборудовать входы) – представленные сведения приняты, "
        "дополнительных сведений не требуется; пункт 3 распоряжения (информировать жителей), "
        "срок исполнения – до 30.01.2026"
    )


def test_a_list_of_what_remains_names_the_plan_again_where_items_of_both_are_told_together() -> None:
    """«Пункт 4 распоряжения и пункты 2, 8 и 9» read as items of the order."""
    ahead = item("до 30.01.2026", "2", row=2, text="Составить отчёт")
    told = remains(ahead, ACCEPTED, item("до 15.12.2025", "Р-5", row=5, text="Информировать жителей"))
    assert told.startswith("пункт 2 плана-графика (составить отчёт), срок исполнения – до 30.01.2026 включительно; ")
    assert "; пункт 5 распоряжения и пункт 4 плана-графика (представленные сведения приняты" in told
    alone = remains(ACCEPTED, item("до 15.12.2025", "Р-5", row=5, text="Информировать жителей"))
    assert alone.startswith("пункт 5 распоряжения и пункт 4 плана-графика (представленные сведения приняты")


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.OFFICE, Relation.BY_AGREEMENT])
def test_an_extract_with_such_an_item_is_from_the_order_and_its_plan(relation: Relation) -> None:
    said = shown(Kind.COVERING, SIGNED, code="ОБР", relation=relation)
    assert "О направлении выписки из распоряжения и плана-графика\n" in said
    assert "выписку из распоряжения Администрации Аксайского городского поселения от 11.12.2025 № 454 «Об" in said
    assert "» и утверждённого им плана мероприятий (плана-графика) в части, касающейся " in said
    assert said.index("– | Подготовить проект положения (пункт 3 распоряжения) |") < said.index(
        "1 | Утвердить перечень |"
    )


def test_an_extract_of_such_items_alone_is_from_the_order_and_any_other_from_the_plan() -> None:
    alone = shown(Kind.COVERING, SIGNED, code="ОБР", plan=(TASK,))
    assert "О направлении выписки из распоряжения\n" in alone
    assert "утверждённ" not in alone
    other = shown(Kind.COVERING, SIGNED, code="ОБР", plan=PLAN[:1])
    assert "О направлении выписки из плана-графика\n" in other
    assert "выписку из плана мероприятий (плана-графика), утверждённого распоряжением" in other
