"""Names and sums in memos: a unit is small within a sentence, and nothing is told surer than the office knows it."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import Paper
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book, Performer, Relation, State, StatusRow
from tests.support.compose_order import BODY, ORDER, PERFORMERS
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, still_open, words
from tests.support.control_story import ORG, Story, extension, item
from tests.support.told_days import paper_of

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
OFFICIAL = next(p for p in PERFORMERS if p.official)
UNIT = replace(OFFICIAL, code="ОТД", unit="Отдел культуры", groups=ORG.groups)
OTHER = replace(ORG, code="ЛИЦ", organisation="МАОУ «Лицей»")
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О работе с кадрами")
TRAINED = item("до 12.12.2025", text="Обучение работников")
HOUSES = item("до 12.12.2025", text="Промывка систем отопления", indicator="многоквартирные дома")


def made(*rows: StatusRow, plan: tuple[Item, ...] = (TRAINED,), who: tuple[Performer, ...] = (ORG, OTHER)) -> Book:
    return book(*rows, plan=plan, performers=who, order=PLAIN)


def told(workbook: Book, kind: Kind = Kind.PROGRESS, on: date = DAY) -> str:
    reviewed, decisions = judged(workbook, on)
    paper: Paper = replace(paper_for(decisions, kind=Kind.COMPLETION), kind=kind)
    figures = still_open(reviewed.figures) if kind is Kind.PROGRESS else reviewed.figures
    text = outline(compose(paper, facts(reviewed, number="1", figures=figures), words())).replace("°", " ")
    return text.translate(dict.fromkeys(map(ord, "{}[]")))


def test_a_unit_is_small_in_a_sentence_and_large_where_it_begins_a_line() -> None:
    workbook = made(done("ОБР", "1", TERM), row("ОТД", "1"), who=(ORG, UNIT))
    assert "отдел культуры – не поступили сведения" in told(workbook)
    memo = told(workbook, Kind.COMPLETION)
    assert "(исполнитель – отдел культуры)" in memo
    assert "/ Отдел культуры – сведения об исполнении не поступили" in memo, "a line in a cell of the appendix"


def test_a_unit_whose_people_are_counted_is_small_too() -> None:
    rows = (
        done("ОБР", "1", TERM, staff_total=20, staff_moved=20),
        done("ОТД", "1", TERM, staff_total=6, staff_moved=5),
    )
    memo = told(made(*rows, who=(ORG, UNIT)), Kind.COMPLETION)
    assert "Не завершил обучение: отдел культуры (прошли 5 из 6)." in memo
    assert "организация | Отдел культуры | 6 | 5" in memo


def test_officials_beside_units_of_the_office_are_told_as_themselves_and_not_as_the_office() -> None:
    """A sum of two of them under the name of the office would make its units bodies beside it."""
    first = replace(OFFICIAL, groups=ORG.groups)
    second = replace(first, code="ГЛИ", name="Громов Лев Савельевич", sex="м", post="Главный инженер")
    silent = replace(second, code="ХУД", name="Мельник Роман Ильич")
    numbers = {first.code: 27, "ГЛИ": 61, "ОТД": 19}
    rows = [done(code, "1", TERM, staff_total=n, staff_moved=n) for code, n in numbers.items()]
    memo = told(made(*rows, who=(first, second, UNIT)), Kind.COMPLETION)
    parts = "в том числе по сведениям Примерова П.П. – 27, по сведениям Громова Л.С. – 61, по отделу культуры – 19."
    assert f"прошли обучение все работники (107), {parts}" in memo
    table = memo.partition("Сведения об обучении работников по исполнителям")[2]
    names = [line.split(" | ")[1:4] for line in table.splitlines() if line.startswith("организация | ")]
    mine = [["Примеров П.П.", "27", "27"], ["Громов Л.С.", "61", "61"], ["Отдел культуры", "19", "19"]]
    assert names == [*mine, ["Итого", "107", "107"]]
    beside = told(made(*rows, who=(first, second, silent, UNIT)), Kind.COMPLETION)
    assert "организация | Мельник Р.И. | нет сведений | –" in beside
    assert "организация | Итого. Не учтён: Мельник Р.И. | 107 | 107" in beside


def test_a_full_name_begins_small_within_a_sentence() -> None:
    one = replace(ORG, organisation="Муниципальное бюджетное учреждение культуры «Образец»")
    official = replace(OFFICIAL, groups=ORG.groups)
    rows = [done(p.code, "1", TERM, staff_total=5, staff_moved=5) for p in (official, one)]
    memo = told(made(*rows, who=(official, one)), Kind.COMPLETION)
    assert ", по муниципальному бюджетному учреждению культуры «Образец» – 5." in memo


def test_a_unit_that_gets_letters_is_named_like_any_other_and_its_letters_are_its_own() -> None:
    """What a branch or a unit got does not stand in the row of the office itself, under whose name all are typed."""
    branch = replace(UNIT, code="ФИЛ", unit="Приозёрный филиал", organisation="Приозёрный филиал")
    branch = replace(branch, relation=Relation.SUBORDINATE, post="Заведующий филиалом")
    deputy = replace(OFFICIAL, groups=ORG.groups)
    rows = [done(deputy.code, "1", TERM, staff_total=6, staff_moved=6)]
    plan = (TRAINED, item("до 19.12.2025", "2", row=3))
    workbook, story = made(*rows, plan=plan, who=(deputy, UNIT, branch)), Story(sent=True)
    story.day(date(2025, 12, 16), workbook)
    said = paper_of(story.day(date(2025, 12, 22), workbook), Kind.COMPLETION)
    assert "Приозёрный филиал – не поступили сведения по пункту 1 (" in said
    assert "отдел культуры, Приозёрный филиал (пункт 1);" in said
    table = [line.split(" | ")[1:] for line in said.split("\n") if line.startswith("организация")]
    assert [(name, written) for name, *_, written, _ in table[:-1]] == [
        (BODY, "–"),
        ("Отдел культуры", "от 16.12.2025 (ответа нет)"),
        ("Приозёрный филиал", "от 16.12.2025 (ответа нет)"),
    ]


def test_figures_that_nobody_has_accepted_are_told_as_presented() -> None:
    claim = row("ЛИЦ", "1", state=State.DONE, executed_on=TERM, evidence="приказ", staff_total=2, staff_moved=2)
    ready = done("ОБР", "1", TERM, staff_total=32, staff_moved=32)
    said = told(made(ready, claim))
    assert "По представленным сведениям, обучение прошли все 34 работника." in said
    accepted = done("ЛИЦ", "1", TERM, staff_total=2, staff_moved=2)
    assert "\nабзац | Обучение прошли все 34 работника." in told(made(ready, accepted))


def test_who_wrote_of_the_work_but_gave_no_number_has_not_told_nothing() -> None:
    going_on = row("ЛИЦ", "1", state=State.IN_WORK, done="обучено 2 из 5")
    said = told(made(done("ОБР", "1", TERM, staff_total=32, staff_moved=32), going_on))
    assert "(не учтено: МАОУ «Лицей» – численность не сообщена)" in said


def test_the_people_of_who_got_a_later_term_are_told_with_it_beside_who_is_late() -> None:
    numbers = {"ОБР": (700, 300), "ЛИЦ": (800, 786)}
    rows = (
        row(code, "1", state=State.IN_WORK, staff_total=total, staff_moved=moved)
        for code, (total, moved) in numbers.items()
    )
    moved = extension(item="1", code="ОБР", new_term=date(2026, 1, 30), decided_on=date(2025, 12, 11))
    said = told(replace(made(*rows), extensions=(moved,)))
    late, longer = "МАОУ «Лицей» (прошли 786 из 800)", "МБУК «Образец» (прошли 300 из 700, срок продлён до 30.01.2026)"
    assert f"Не завершило обучение: {late}. Продолжается обучение: {longer}." in said


def test_all_who_only_agreed_stand_in_one_sentence() -> None:
    agreed = tuple(
        replace(ORG, code=code, organisation=name, relation=Relation.BY_AGREEMENT)
        for code, name in (("УК", "ООО «Уютный двор»"), ("ДОМ", "ООО «Домоуправление»"))
    )
    rows = [done(code, "1", TERM, staff_total=n, staff_moved=m) for code, n, m in (("УК", 22, 22), ("ДОМ", 17, 11))]
    said = told(made(done("ОБР", "1", TERM, staff_total=6, staff_moved=5), *rows, plan=(HOUSES,), who=(ORG, *agreed)))
    of_one = "По сведениям МБУК «Образец», по показателю «многоквартирные дома» (пункт 1 – промывка систем отопления)"
    assert f"{of_one} выполнено 5 из 6." in said
    assert (
        "По сведениям исполнителей по согласованию (в общий итог не включены): ООО «Уютный двор» – 22 из 22; "
        "ООО «Домоуправление» – 11 из 17." in said
    )


def test_all_are_not_through_where_those_of_one_who_only_agreed_are_not() -> None:
    agreed = replace(ORG, code="ДОМ", organisation="ООО «Домоуправление»", relation=Relation.BY_AGREEMENT)

    def said(moved: int, kind: Kind) -> str:
        mine = [done(code, "1", TERM, staff_total=5, staff_moved=5) for code in ("ОБР", "ЛИЦ")]
        his = done("ДОМ", "1", TERM, staff_total=17, staff_moved=moved)
        return told(made(*mine, his, who=(ORG, OTHER, agreed)), kind)

    assert "Обучение прошли все 10 работников." in said(17, Kind.PROGRESS)
    assert "прошли обучение все работники (10)" in said(17, Kind.COMPLETION)
    for kind in (Kind.PROGRESS, Kind.COMPLETION):
        assert "Обучение прошли 10 работников из 10 (100 %)" in said(11, kind), kind


def test_things_told_beside_people_have_no_verb_either() -> None:
    rows = (
        done("ОБР", "1", TERM, staff_total=20, staff_moved=20),
        done("ОБР", "2", TERM, staff_total=6, staff_moved=5),
        done("ЛИЦ", "1", TERM, staff_total=4, staff_moved=4),
    )
    said = told(made(*rows, plan=(TRAINED, replace(HOUSES, number="2", row=3))))
    assert "Обучение прошли все 24 работника." in said
    assert (
        "По показателю «многоквартирные дома» (пункт 2), по сведениям МБУК «Образец», выполнено 5 из 6 "
        "(не учтено: МАОУ «Лицей» – данные не сообщены)." in said
    )


def test_a_supplement_draws_no_conclusion_from_people_who_are_in_no_sum() -> None:
    agreed = replace(ORG, code="ДОМ", organisation="ООО «Домоуправление»", relation=Relation.BY_AGREEMENT)
    later = item("до 19.12.2025", "2", row=3, text="Подготовить смету", groups=ORG.groups)

    def played(finished: str) -> str:
        story, numbers = Story(sent=True), {"ОБР": (6, 5), "ДОМ": (17, 11)}
        last = date(2025, 12, 29)
        for on in (DAY, date(2025, 12, 22), last):
            rows = tuple(
                done(code, "1", last, staff_total=total, staff_moved=total)
                if on == last and code == finished
                else row(code, "1", state=State.IN_WORK, staff_total=total, staff_moved=moved)
                for code, (total, moved) in numbers.items()
            )
            day = story.day(on, made(*rows, plan=(HOUSES, later), who=(ORG, agreed)))
        return paper_of(day, Kind.SUPPLEMENT).replace("\u00a0", " ")

    of_who_agreed = played("ДОМ")
    assert "ООО «Домоуправление» исполнило в своей части пункт 1 плана мероприятий" in of_who_agreed
    assert ", по показателю «многоквартирные дома» выполнено 17 из 17" in of_who_agreed
    assert "Таким образом" not in of_who_agreed
    of_the_only_one = played("ОБР")
    assert ", по показателю «многоквартирные дома» выполнено 6 из 6." in of_the_only_one
    assert "Таким образом" not in of_the_only_one, "his news is the sum"


def test_days_of_closing_that_differ_are_not_paired_with_the_items_crosswise() -> None:
    plan = tuple(
        item("до 12.12.2025", str(n), row=n + 1, text="Подготовить смету", closed_on=closed)
        for n, closed in ((1, None), (2, date(2025, 12, 10)), (3, date(2025, 12, 8)))
    )
    said = told(made(plan=plan, who=(ORG,)))
    assert "снято с контроля – 2 (пункты 2 и 3);" in said
    alike = tuple(replace(one, closed_on=one.closed_on and date(2025, 12, 8)) for one in plan)
    assert "снято с контроля – 2 (пункты 2 и 3, 08.12.2025);" in told(made(plan=alike, who=(ORG,)))
