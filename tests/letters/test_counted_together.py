"""Two nouns joined in «Показатель» are counted together: people by what they did, things by their own name."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import StatusRow
from automation.plan.indicators import counts_people
from automation.russian.counted import joined_nouns
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, item, small

TERM = date(2025, 12, 12)
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О юбилее музея")
GUIDES = item(
    "до 12.12.2025",
    text="Обучить экскурсоводов и методистов проведению экскурсий",
    indicator="экскурсоводы и методисты",
)
MUSEUM = item("до 12.12.2025", text="Внести сведения в электронный каталог", indicator="музейные предметы")
YARDS = item("до 12.12.2025", text="Обследовать жилищный фонд и территории", indicator="многоквартирные дома и дворы")
PUPILS = item("до 12.12.2025", text="Обеспечить охват горячим питанием детей", indicator="обучающиеся и воспитанники")


def paper(plan: Item, line: StatusRow, on: date, code: str = "", kind: Kind | None = None) -> str:
    reviewed, decisions = judged(small(line, plan=(plan,), order=PLAIN), on)
    told = outline(compose(paper_for(decisions, code, kind), facts(reviewed, number="1"), words()))
    return told.replace("°", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (GUIDES, "указать общее число экскурсоводов и методистов и число прошедших обучение"),
        (PUPILS, "указать число обучающихся и воспитанников и сколько из них охвачено горячим питанием"),
        (YARDS, "указать число многоквартирных домов и дворов и сколько из них охвачено мероприятием"),
    ],
)
def test_a_letter_asks_how_many_of_both_and_how_many_of_them(plan: Item, asked: str) -> None:
    assert asked in paper(plan, row("ОБР", "1"), date(2025, 12, 16), "ОБР")


def test_a_memo_says_what_both_have_done() -> None:
    told = paper(GUIDES, done("ОБР", "1", TERM, staff_total=9, staff_moved=8), date(2025, 12, 15), kind=Kind.COMPLETION)
    assert "прошли обучение 8 экскурсоводов и методистов из 9" in told
    assert "По показателю" not in told


def test_too_few_of_both_are_asked_about() -> None:
    line = done("ОБР", "1", TERM, staff_total=9, staff_moved=8)
    found = judged(small(line, plan=(GUIDES,)), date(2025, 12, 15))[0].findings
    assert any(f.code == "figures-too-few" for f in found)


def test_people_and_things_of_two_items_each_have_their_sum_and_their_table_in_the_memo() -> None:
    """Item 1 counts people, item 2 objects: of neither are the figures told without those of the other."""
    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»", name="")
    things = replace(MUSEUM, number="2", row=3)
    rows = (
        done("ОБР", "1", TERM, staff_total=9, staff_moved=9),
        done("МУЗ", "1", TERM, staff_total=5, staff_moved=4),
        done("ОБР", "2", TERM, staff_total=1250, staff_moved=1250),
        row("МУЗ", "2", staff_total=1100, staff_moved=960),
    )
    made = book(*rows, plan=(GUIDES, things), performers=(ORG, other), order=PLAIN)
    reviewed, decisions = judged(made, date(2025, 12, 15))
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    told = outline(letter).replace("°", " ").replace("\u00a0", " ")
    assert "прошли обучение 13 экскурсоводов и методистов из 14" in told
    assert "МБУК «Музей» (прошли 4 из 5)" in told
    assert "(пункт 2), по представленным сведениям, выполнено 2210 из 2350 (94 %)." in told
    people, objects = told.partition("организации | Сведения об обучении экскурсоводов и методистов")[2].split(
        "организации | Сведения об исполнении пункта 2 по организациям"
    )
    assert "организация | МБУК «Музей» | 5 | 4 | " in people
    assert "организация | Итого | 14 | 13 | 92,9 | " in people
    assert "организация | МБУК «Музей» | 1100 | 960 | " in objects
    assert "организация | Итого | 2350 | 2210 | 94 | " in objects


@pytest.mark.parametrize(
    ("names", "of_them", "people"),
    [
        ("педагоги и воспитатели", "педагогов и воспитателей", True),
        ("Экскурсоводы, методисты и хранители", "экскурсоводов, методистов и хранителей", True),
        ("педагогические работники и воспитатели", "педагогических работников и воспитателей", True),
        ("многоквартирные дома и дворы", "многоквартирных домов и дворов", False),
    ],
)
def test_nouns_are_declined_side_by_side(names: str, of_them: str, people: bool) -> None:
    noun = joined_nouns(names)
    assert noun is not None
    assert noun.many == of_them
    assert counts_people(item("до 12.12.2025", text="Работа", indicator=names)) is people


@pytest.mark.parametrize(
    "names",
    [
        "экскурсоводы",
        "сотрудники и служащие",
        "дети и автобусы",
        "детские и спортивные площадки",
        "дети, охваченные отдыхом",
        "удовлетворённость детей и родителей",
    ],
)
def test_what_is_no_list_of_alike_nouns_is_read_as_before(names: str) -> None:
    assert joined_nouns(names) is None
