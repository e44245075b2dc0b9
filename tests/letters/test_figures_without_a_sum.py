"""Figures that may not be added stand by whose they are, with their item and whom it counts (papers.md A10)."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Headcount, Performer, Relation, StatusRow
from tests.support.compose_order import BODY, ORDER
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, still_open, words
from tests.support.control_story import ORG, item

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О мерах пожарной безопасности")
SPECIALIST = replace(
    ORG,
    code="СП1",
    organisation="",
    relation=Relation.OFFICE,
    post="Специалист 1 категории",
    name="Листиков Егор Антонович",
)
POINT = replace(ORG, code="ФАП", organisation="Фельдшерский пункт", relation=Relation.BY_AGREEMENT, row=3)
BRIGADE = replace(ORG, code="ДПК", organisation="МБУ «Пожарная команда»", row=4)
ELDER = replace(ORG, code="СТ", organisation="деревня Осиновка", stands_for="Староста деревни Осиновка", row=5)
ELDERLY = item(
    "до 12.12.2025",
    "12",
    text="Провести инструктаж одиноко проживающих пожилых граждан",
    indicator="одиноко проживающие пожилые граждане",
)
YARDS = item("до 12.12.2025", "5", text="Обойти дворы", indicator="дворы", row=3)


def told(kind: Kind, *rows: StatusRow, by: tuple[Performer, ...], plan: tuple[Item, ...] = (ELDERLY,)) -> str:
    reviewed, decisions = judged(book(*rows, plan=plan, performers=by, order=PLAIN), DAY)
    paper = replace(paper_for(decisions, kind=Kind.COMPLETION), kind=kind)
    figures = still_open(reviewed.figures) if kind is Kind.PROGRESS else reviewed.figures
    said = outline(compose(paper, facts(reviewed, number="1", figures=figures), words())).replace("°", " ")
    return said.translate(dict.fromkeys(map(ord, "{}[]")))


def counted(code: str, number: str, total: int, moved: int) -> StatusRow:
    return done(code, number, TERM, staff_total=total, staff_moved=moved)


OWN, AGREED = counted("СП1", "12", 24, 24), counted("ФАП", "12", 31, 31)


def test_they_name_the_item_the_deed_and_the_people() -> None:
    for kind in (Kind.PROGRESS, Kind.COMPLETION):
        said = told(kind, OWN, AGREED, by=(SPECIALIST, POINT, BRIGADE))
        assert (
            "По пункту 12 инструктаж прошли: по сведениям Листикова Е.А. – 24 из 24 одиноко проживающих "
            "пожилых граждан, по сведениям Фельдшерского пункта (по согласованию) – 31 из 31; МБУ «Пожарная команда» – "
            "данные не сообщены." in said
        )
        assert "в общий итог" not in said


def test_the_mark_of_agreement_stands_in_the_brackets_of_a_name_that_is_not_declined() -> None:
    station = replace(POINT, organisation="Станция Каменный Яр АО «Дороги»")
    said = told(Kind.PROGRESS, OWN, AGREED, by=(SPECIALIST, station, BRIGADE))
    assert "по сведениям исполнителя (Станция Каменный Яр АО «Дороги», по согласованию) – 31 из 31" in said


def test_one_report_beside_others_that_cannot_be_added_to_it_is_no_sum() -> None:
    brigade = counted("ДПК", "12", 9, 9)
    for kind in (Kind.PROGRESS, Kind.COMPLETION):
        said = told(kind, OWN, AGREED, brigade, by=(SPECIALIST, POINT, BRIGADE))
        assert (
            "По пункту 12 инструктаж прошли: по сведениям МБУ «Пожарная команда» – 9 из 9 одиноко проживающих пожилых "
            "граждан, по сведениям Листикова Е.А. – 24 из 24, по сведениям Фельдшерского пункта (по согласованию) – 31 "
            "из 31." in said
        )
        assert "в общий итог" not in said
        assert "Итого" not in said


def test_of_an_item_without_a_deed_its_indicator_is_named() -> None:
    yards = (replace(POINT, code="А"), replace(ELDER, relation=Relation.BY_AGREEMENT))
    said = told(Kind.COMPLETION, counted("А", "5", 7, 6), counted("СТ", "5", 9, 9), by=yards, plan=(YARDS,))
    assert (
        "По показателю «дворы» (пункт 5): по сведениям Фельдшерского пункта (по согласованию) – 6 из 7, "
        "по сведениям старосты деревни Осиновка Примеровой М.И. (по согласованию) – 9 из 9." in said
    )


def test_several_of_one_organisation_are_told_one_by_one() -> None:
    second = replace(BRIGADE, code="ДПК-2", name="Второв Пётр Петрович", row=6)
    first = replace(BRIGADE, name="Первов Иван Иванович")
    said = told(
        Kind.COMPLETION, counted("ДПК", "12", 5, 5), counted("ДПК-2", "12", 4, 3), by=(first, second), plan=(ELDERLY,)
    )
    assert (
        "По пункту 12 инструктаж прошли: по сведениям МБУ «Пожарная команда» (Первов И.И.) – 5 из 5 одиноко "
        "проживающих пожилых граждан, по сведениям МБУ «Пожарная команда» (Второв П.П.) – 3 из 4." in said
    )


def test_beside_a_sum_an_official_tells_his_own_list_and_not_the_offices() -> None:
    second = replace(BRIGADE, code="ДК", organisation="МБУ «Дом культуры»", row=6)
    rows = (OWN, counted("ДПК", "12", 9, 9), counted("ДК", "12", 5, 5))
    said = told(Kind.COMPLETION, *rows, by=(SPECIALIST, BRIGADE, second))
    assert "в общий итог не включены: Листиков Е.А. – 24 из 24 одиноко проживающих пожилых граждан." in said
    assert "\nорганизация | Листиков Е.А. | 24 | 24 |" in said
    assert "Итого. Не учтены: Листиков Е.А." in said
    assert f"{BODY} – 24" not in said
    part = replace(SPECIALIST, headcount=Headcount.PART)
    said = told(Kind.COMPLETION, OWN, counted("ДПК", "12", 9, 9), by=(part, BRIGADE))
    assert "в том числе по сведениям Листикова Е.А. – 24, по МБУ «Пожарная команда» – 9." in said


def test_staff_that_an_official_counts_are_those_of_the_office() -> None:
    trained = replace(ELDERLY, text="Обучение работников", indicator="работники")
    said = told(Kind.COMPLETION, OWN, counted("ДПК", "12", 9, 9), by=(SPECIALIST, BRIGADE), plan=(trained,))
    assert f"организация | {BODY} | 24 | 24 |" in said


def test_a_village_is_named_by_whoever_stands_for_it() -> None:
    said = told(Kind.COMPLETION, counted("СТ", "12", 8, 8), counted("ДПК", "12", 9, 9), by=(ELDER, BRIGADE))
    assert "организация | Староста деревни Осиновка" in said


def test_whom_an_item_covers_by_what_is_told_without_its_words_in_brackets() -> None:
    """The bracket said «о числе обучающихся, охваченных горячим питанием» before «охвачены горячим питанием»."""
    trained = item("до 12.12.2025", "1", text="Провести обучение работников", indicator="работники", row=3)
    fed = item(
        "до 12.12.2025",
        "5",
        text="Представить сведения о числе обучающихся, охваченных горячим питанием",
        indicator="обучающиеся, охваченные горячим питанием",
    )
    rows = (counted("ДПК", "1", 9, 9), counted("ДПК", "5", 40, 38))
    said = told(Kind.COMPLETION, *rows, by=(BRIGADE,), plan=(trained, fed))
    assert "По пункту 5 охвачены горячим питанием 38 обучающихся из 40 (95 %)." in said


def test_who_reports_fewer_than_the_item_asks_for_is_told_with_his_reason() -> None:
    """The head was asked to take an item off control with 8 of 9, and no paper said why the ninth was missing."""
    why = "девятый от инструктажа отказался, его участок передан другому"
    few = replace(counted("ФАП", "12", 9, 8), comment=f"{why}.")
    for kind in (Kind.PROGRESS, Kind.COMPLETION):
        said = told(kind, OWN, few, by=(SPECIALIST, POINT, BRIGADE))
        assert f"по сведениям Фельдшерского пункта (по согласованию) – 8 из 9 («{why}»); МБУ" in said
        assert said.count(why) == 1
        beside = told(kind, OWN, few, by=(SPECIALIST, POINT))
        assert f"Фельдшерский пункт – 8 из 9 одиноко проживающих пожилых граждан («{why}»)." in beside
    everybody = replace(AGREED, comment="инструктаж проведён на дому")
    assert "на дому" not in told(Kind.COMPLETION, OWN, everybody, by=(SPECIALIST, POINT))
