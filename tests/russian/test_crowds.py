"""Which people an item counts: the noun, what stands before it and the clause after it, in whatever case they are."""

import pytest

from automation.russian.crowds import STAFF, crowd_in

IN_CHARGE = "работников, ответственных за эксплуатацию сетей"


@pytest.mark.parametrize(
    ("text", "whose", "of_one"),
    [
        ("сотрудники", "сотрудников", "сотрудника"),
        (
            "Работники, ответственные за эксплуатацию сетей",
            IN_CHARGE,
            "работника, ответственного за эксплуатацию сетей",
        ),
        ("обучение и проверка знаний работников, ответственных за эксплуатацию сетей", IN_CHARGE, None),
        ("Обучение пройти работникам, ответственным за эксплуатацию сетей, до 1 октября", IN_CHARGE, None),
        ("прохождение обучения работниками, ответственными за эксплуатацию сетей", IN_CHARGE, None),
        ("о работниках, ответственных за эксплуатацию сетей", IN_CHARGE, None),
        ("Обучение муниципальных служащих", "муниципальных служащих", "муниципального служащего"),
        ("муниципальные служащие", "муниципальных служащих", "муниципального служащего"),
        ("обучение городских работников", "городских работников", "городского работника"),
        ("работников, не занимающихся кадрами", "работников, не занимающихся кадрами", None),
        ("работники, занимающиеся кадрами", "работников, занимающихся кадрами", "работника, занимающегося кадрами"),
        ("работники, прошедшие инструктаж", "работников", "работника"),
        ("число своих обученных сотрудников", "сотрудников", "сотрудника"),
        ("Обучение работников учреждений работе в системе", "работников", "работника"),
    ],
)
def test_a_text_names_the_people(text: str, whose: str, of_one: str | None) -> None:
    crowd = crowd_in(text)
    assert crowd is not None
    assert (crowd.whose, crowd.out_of(12)) == (whose, whose)
    assert of_one is None or crowd.out_of(21) == of_one
    assert crowd.apart is (whose.count(" ") > 0)


def test_a_clause_ends_with_a_comma_and_the_noun_stands_alone_elsewhere() -> None:
    crowd = crowd_in("работники, ответственные за сети")
    assert crowd is not None
    assert crowd.closed == "работников, ответственных за сети,"
    assert (crowd.all_of_them, crowd.by_all, crowd.counted(22)) == ("все работники", "всеми работниками", "работника")
    assert STAFF.closed == "сотрудников"


def test_a_text_without_people_names_nobody() -> None:
    assert crowd_in("Провести обучение собак") is None
