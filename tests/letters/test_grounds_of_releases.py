"""A release gives the words of the decision's ground, and promises nothing beside words about reports (0333)."""

import pytest
from msgspec.structs import replace

from automation.model.report import Relation, StatusRow
from tests.letters.test_papers_printed import STRAY
from tests.letters.test_taken_off import DECIDED, DECISION, TERM, THREE, free, freed, paper
from tests.support.compose_world import done

WHY = "договор расторгнут, работы выполнены театрами"


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        (f"резолюция от 23.12.2025: {WHY}", WHY),
        (f"резолюция от 23.12.2025 на письме № 51; {WHY}.", WHY),
        ("отчёты впредь – в составе текущей отчётности", "отчёты впредь – в составе текущей отчётности"),
        ("сведения представляет управление", "сведения представляет управление"),
        ("контроль передан отделу кадров", "контроль передан отделу кадров"),
        ("продажи учтены в отчёте центра", "продажи учтены в отчёте центра"),
        ("потребность далее собирает центр", "потребность далее собирает центр"),
        ("информацию фонд размещает на своём сайте", "информацию фонд размещает на своём сайте"),
        ("протокол совещания от 22.12.2025 № 6, п. 3", ""),
        ("резолюция Главы от 22.12.2025 на письме библиотеки № 176", ""),
        ("письмо", ""),
        ("резолюция на письме отдела полиции; рейды ведутся по его собственному плану", ""),
        ("поручение Главы; рейды отдел проводит вместе с ней", ""),
        ("резолюция от 23.12.2025: отчёты впредь представляет его учредитель", ""),
        ("резолюция от 23.12.2025: работы переданы школе им. Гагарина", "работы переданы школе им. Гагарина"),
        (f"для служебного пользования: {WHY}", ""),
    ],
)
def test_a_release_gives_the_words_of_the_ground_and_no_promise_of_its_own_beside_them(basis: str, told: str) -> None:
    """«Сведения более не запрашиваются» stood beside a decision that reports go on in another form."""

    def on_that_ground(*rows: StatusRow) -> str:
        made = freed(*rows)
        return paper(replace(made, rulings=(replace(made.rulings[0], basis=basis),)), DECIDED, code="ПРИМ")

    of_reports = "отчёты" in basis or "представляет" in basis
    said = on_that_ground()
    assert f"{DECISION} снят с контроля пункт 1 (мероприятие) плана мероприятий" in said
    promise = "" if of_reports else ", и сведения о его исполнении более не запрашиваются"
    assert ("более не запрашиваются" in said) is not of_reports
    assert (f"в части, касающейся Вашего учреждения{promise}. Причина – {told}." in said) is bool(told)
    assert "Причина" in said or not told
    accepted = on_that_ground(done("ПРИМ", "1", TERM))
    assert "рассмотрены и приняты" in accepted
    assert (f"Причина – {told}." in accepted) is bool(told)


def test_items_closed_on_different_grounds_are_told_each_with_its_own() -> None:
    made = freed(items=("1", "2"))
    ways = (free("ПРИМ", "1"), replace(free("ПРИМ", "2"), basis=f"резолюция от 23.12.2025: {WHY}"))
    said = paper(replace(made, rulings=ways), DECIDED, code="ПРИМ")
    assert f"пункт 1 – {DECISION}, пункт 2 – {DECISION} (причина – {WHY})." in said
    assert "и сведения об их исполнении более не запрашиваются: пункт 1" in said
    later = tuple(replace(w, basis="резолюция от 23.12.2025: отчёты передавать в управление") for w in ways[1:])
    assert "запрашиваются" not in paper(replace(made, rulings=(ways[0], *later)), DECIDED, code="ПРИМ")


@pytest.mark.parametrize("in_office", [False, True])
def test_the_comma_behind_the_name_of_the_plan_gives_way_to_the_end_of_the_sentence(*, in_office: bool) -> None:
    """«… № 655-р),. Основание решения – …» stood in a release of an item that went off control for all."""
    made = freed(codes=tuple(p.code for p in THREE))
    if in_office:
        made = replace(made, performers=tuple(replace(p, relation=Relation.OFFICE) for p in made.performers))
    why = replace(made, rulings=tuple(replace(r, basis=f"резолюция от 23.12.2025: {WHY}") for r in made.rulings))
    said = paper(why, DECIDED, code="ПРИМ")
    assert f"», и сведения о его исполнении более не запрашиваются. Причина – {WHY}." in said
    assert said.count("Сообщаю, что") == in_office
    ways = (*(free(p.code, "1") for p in THREE), *(replace(free(p.code, "2"), basis=WHY) for p in THREE))
    apart = paper(replace(made, rulings=ways), DECIDED, code="ПРИМ")
    assert f"запрашиваются: пункт 1 – {DECISION}, пункт 2 – {DECISION} (причина – {WHY})." in apart
    assert not [line for line in (*said.splitlines(), *apart.splitlines()) if STRAY.search(line.partition(" | ")[2])]
