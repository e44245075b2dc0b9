"""A release gives no reason in the words of the ground, and promises nothing beside those that reports go on (0333)."""

import pytest
from msgspec.structs import replace

from automation.model.report import Relation, StatusRow
from tests.letters.test_papers_printed import STRAY
from tests.letters.test_taken_off import DECIDED, DECISION, TERM, THREE, free, freed, paper
from tests.support.compose_world import done

WHY = "договор расторгнут, работы выполнены театрами"


@pytest.mark.parametrize(
    ("basis", "go_on"),
    [
        (f"резолюция от 23.12.2025: {WHY}", False),
        (f"резолюция от 23.12.2025 на письме № 51; {WHY}.", False),
        ("отчёты впредь – в составе текущей отчётности", True),
        ("отчёты представлять в составе текущей отчётности", True),
        ("отчёты передаются в управление", True),
        ("сведения представляет управление", False),
        ("сведения далее ведёт бюро", False),
        ("сведения поступают в порядке обмена данными", False),
        ("дома передаются другой управляющей компании", False),
        ("контроль передан отделу кадров", False),
        ("продажи учтены в отчёте центра", False),
        ("потребность далее собирает центр", False),
        ("информацию фонд размещает на своём сайте", False),
        ("протокол совещания от 22.12.2025 № 6, п. 3", False),
        ("резолюция Главы от 22.12.2025 на докладной записке, в составе материалов", False),
        ("письмо", False),
        ("резолюция на письме отдела; размещение материалов далее ведут по своим планам", False),
        ("резолюция от 23.12.2025: отчёты впредь – в составе текущей отчётности", True),
        ("резолюция от 23.12.2025: отчёты впредь представляет его учредитель", False),
    ],
)
def test_a_release_gives_no_reason_and_no_promise_where_by_the_ground_reports_go_on(basis: str, *, go_on: bool) -> None:
    """«Причина – размещение материалов далее ведут по своим планам.» told its reader what a clerk wrote for himself."""

    def on_that_ground(*rows: StatusRow) -> str:
        made = freed(*rows)
        return paper(replace(made, rulings=(replace(made.rulings[0], basis=basis),)), DECIDED, code="ПРИМ")

    said = on_that_ground()
    assert f"{DECISION} снят с контроля пункт 1 (мероприятие) плана мероприятий" in said
    promise = "" if go_on else ", и сведения о его исполнении более не запрашиваются"
    assert f"в части, касающейся Вашего учреждения{promise}." in said
    assert ("более не запрашиваются" in said) is not go_on
    accepted = on_that_ground(done("ПРИМ", "1", TERM))
    assert "рассмотрены и приняты" in accepted
    assert "ричина" not in said + accepted
    assert basis not in said + accepted


def test_items_closed_by_one_decision_are_told_together_whatever_its_ground_says_of_each() -> None:
    made = freed(items=("1", "2"))
    ways = (free("ПРИМ", "1"), replace(free("ПРИМ", "2"), basis=f"резолюция от 23.12.2025: {WHY}"))
    said = paper(replace(made, rulings=ways), DECIDED, code="ПРИМ")
    assert "в части, касающейся Вашего учреждения, и сведения об их исполнении более не запрашиваются." in said
    assert "ричина" not in said
    later = tuple(replace(w, basis="резолюция от 23.12.2025: отчёты передавать в управление") for w in ways[1:])
    assert "запрашиваются" not in paper(replace(made, rulings=(ways[0], *later)), DECIDED, code="ПРИМ")


@pytest.mark.parametrize("in_office", [False, True])
def test_the_comma_behind_the_name_of_the_plan_gives_way_to_the_end_of_the_sentence(*, in_office: bool) -> None:
    """«… № 655-р),.» stood in a release of an item that went off control for all and of whose reports words told."""
    made = freed(codes=tuple(p.code for p in THREE))
    if in_office:
        made = replace(made, performers=tuple(replace(p, relation=Relation.OFFICE) for p in made.performers))
    goes_on = replace(made, rulings=tuple(replace(r, basis="отчёты впредь – в сводном отчёте") for r in made.rulings))
    said = paper(goes_on, DECIDED, code="ПРИМ")
    assert "снят с контроля пункт 1" in said
    assert "запрашиваются" not in said
    assert said.count("Сообщаю, что") == in_office
    assert "», и сведения о его исполнении более не запрашиваются." in paper(made, DECIDED, code="ПРИМ")
    assert not [line for line in said.splitlines() if STRAY.search(line.partition(" | ")[2])]


@pytest.mark.parametrize(
    ("texts", "nothing_more"),
    [
        (("Представлять сведения о рейдах",), "эти сведения более не запрашиваются"),
        (("Представить информацию о работе постов",), "эти сведения более не запрашиваются"),
        (("Представлять сведения о рейдах", "Информация о работе постов"), "эти сведения более не запрашиваются"),
        (("Представлять сведения о рейдах", "Провести рейды"), "сведения об их исполнении более не запрашиваются"),
        (("Представить отчёт о рейдах",), "этот отчёт более не запрашивается"),
        (("Представлять отчёты о рейдах",), "эти отчёты более не запрашиваются"),
        (("Представить отчёт о рейдах", "Представить отчёт о работе постов"), "эти отчёты более не запрашиваются"),
    ],
)
def test_items_that_are_information_themselves_are_not_told_as_executed(
    texts: tuple[str, ...], nothing_more: str
) -> None:
    """«Снят с контроля пункт 6 (представлять сведения о …), и сведения о его исполнении более не запрашиваются»."""
    numbers = ("1", "2")[: len(texts)]
    made = freed(items=numbers)
    plan = tuple(replace(i, text=text) for i, text in zip(made.items, texts, strict=False))
    said = paper(replace(made, items=(*plan, *made.items[len(plan) :])), DECIDED, code="ПРИМ")
    assert f"в части, касающейся Вашего учреждения, и {nothing_more}." in said
