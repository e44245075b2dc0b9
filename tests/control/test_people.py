"""«Всего сотрудников» of one organisation: added or merged only where the office has said how (papers.md A10)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import Headcount, Performer, Relation, StatusRow
from automation.model.told_facts import people_news
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item

OFFICIALS = tuple(p for p in PERFORMERS if p.relation is Relation.OFFICE)
TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
PART, WHOLE, UNSAID = Headcount.PART, Headcount.WHOLE, Headcount.UNSAID
PLAN = (item("до 12.12.2025", text="Переход сотрудников", groups=tuple({g for p in PERFORMERS for g in p.groups})),)


def two_of_one_school(first: Headcount, second: Headcount) -> tuple[Performer, ...]:
    one = replace(ORG, code="А", organisation="МБУ «Пример»", headcount=first, row=2)
    return one, replace(one, code="Б", name="Второв Пётр Петрович", headcount=second, row=3)


def people_row(code: str, total: int, moved: int) -> StatusRow:
    return done(code, "1", TERM, staff_total=total, staff_moved=moved)


@pytest.mark.parametrize(
    ("said", "totals", "counted"),
    [
        ((PART, PART), ((23, 23), (18, 17)), (41, 40)),
        ((WHOLE, PART), ((41, 40), (18, 17)), (41, 40)),
        ((PART, WHOLE), ((18, 17), (41, 40)), (41, 40)),
        ((WHOLE, WHOLE), ((41, 40), (41, 40)), (41, 40)),
        ((WHOLE, UNSAID), ((41, 40), (18, 18)), (41, 40)),
        ((WHOLE, WHOLE), ((41, 40), (40, 40)), (0, 0)),
        ((UNSAID, PART), ((23, 23), (18, 18)), (0, 0)),
        ((UNSAID, UNSAID), ((23, 23), (18, 18)), (0, 0)),
    ],
)
def test_of_several_performers_the_office_says_how_their_people_are_counted(
    said: tuple[Headcount, Headcount], totals: tuple[tuple[int, int], ...], counted: tuple[int, int]
) -> None:
    rows = [people_row(code, *told) for code, told in zip("АБ", totals, strict=True)]
    reviewed, _ = judged(book(*rows, plan=PLAN, performers=two_of_one_school(*said)), DAY)
    people = reviewed.figures.people
    assert (people.total, people.moved) == counted
    assert bool(people.unsettled) is (counted == (0, 0))
    asked = [f.performer for f in reviewed.findings if f.code == "headcount-unsaid"]
    assert bool(asked) is (counted == (0, 0))
    assert not people.missing


def test_officials_count_their_parts_by_default_and_a_note_says_so() -> None:
    rows = [people_row(p.code, n, n) for p, n in zip(OFFICIALS, (23, 18), strict=True)]
    reviewed, _ = judged(book(*rows, plan=PLAN, performers=OFFICIALS), DAY)
    assert (reviewed.figures.people.office_total, reviewed.figures.people.office_moved) == (41, 41)
    notes = [(f.level, f.performer) for f in reviewed.findings if f.code == "headcount-assumed"]
    assert notes == [("note", p.code) for p in OFFICIALS]
    stated = tuple(replace(p, headcount=PART) for p in OFFICIALS)
    reviewed, _ = judged(book(*rows, plan=PLAN, performers=stated), DAY)
    assert not [f for f in reviewed.findings if f.code.startswith("headcount")]


def test_people_of_who_only_agreed_are_in_no_total_and_papers_tell_them_apart() -> None:
    company = replace(ORG, code="ООО", organisation="ООО «Ромашка»", relation=Relation.BY_AGREEMENT)
    rows = (people_row("ООО", 58, 50), people_row(ORG.code, 20, 20))
    reviewed, decisions = judged(book(*rows, plan=PLAN, performers=(ORG, company)), DAY)
    people = reviewed.figures.people
    assert (people.total, people.moved, people.missing) == (20, 20, ())
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    memo = memo.replace("°", " ")
    assert (
        "переход завершили 20 сотрудников из 20 (100 %).\n"
        "абзац | По сведениям исполнителя по согласованию (в общий итог не включены): ООО "
        "«Ромашка» – 50 из 58 сотрудников." in memo
    )


def test_who_bears_no_item_that_counts_people_has_left_nothing_unsaid() -> None:
    plan = (item("до 12.12.2025", indicator="сотрудники"), item("до 30.01.2026", "2", row=3, groups=("архивы",)))
    archive = replace(ORG, code="АРХ", organisation="МБУ «Архив»", groups=("архивы",))
    silent = replace(ORG, code="МУЗ", organisation="МБУК «Музей»")
    made = book(people_row(ORG.code, 20, 20), plan=plan, performers=(ORG, archive, silent))
    assert judged(made, DAY)[0].figures.people.missing == ("МБУК «Музей»",)


def test_where_no_words_ask_for_people_only_bearers_of_the_item_told_by_figures_can_be_silent() -> None:
    """Units of the office gave all figures; its deputy bears another item and owes none."""
    plan = (
        item("до 12.12.2025", text="Охрана труда работников", groups=("отделы",)),
        item("до 12.12.2025", "2", row=3, groups=("заместители",)),
    )
    deputy = replace(OFFICIALS[0], groups=("заместители",))
    unit = replace(HEAD, groups=("отделы",))
    silent = replace(HEAD, code="ОТД-2", organisation="Отдел спорта", unit="Отдел спорта", groups=("отделы",))
    rows = (people_row("ОТД", 6, 6), done(deputy.code, "2", TERM))
    assert not judged(book(*rows, plan=plan, performers=(unit, deputy)), DAY)[0].figures.people.missing
    found = judged(book(*rows, plan=plan, performers=(unit, deputy, silent)), DAY)[0].figures.people
    assert found.missing == ("Отдел спорта",)


def test_papers_show_each_of_several_numbers_that_nobody_put_together() -> None:
    rows = (people_row("А", 23, 23), people_row("Б", 18, 18), people_row("ШАБ", 20, 20))
    other = next(p for p in PERFORMERS if p.code == "ШАБ")
    performers = (*two_of_one_school(UNSAID, UNSAID), other)
    reviewed, decisions = judged(book(*rows, plan=PLAN, performers=performers), DAY)
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    memo = memo.replace("°", " ")
    assert "переход завершили: по сведениям МБУК «Шаблон» – 20 из 20 сотрудников, по сведениям МБУ «Пример» (" in memo
    assert ") – 23 из 23, по сведениям МБУ «Пример» (Второв П.П.) – 18 из 18." in memo


HEAD = replace(OFFICIALS[0], code="ОТД", post="Начальник", organisation="Отдел культуры", unit="Отдел культуры")


def test_a_unit_of_the_office_counts_its_own_people_and_is_told_by_its_name() -> None:
    def told(moved: int) -> str:
        rows = (people_row("ЗАМ-1", 41, 41), people_row("ОТД", 6, moved), people_row(ORG.code, 20, 20))
        reviewed, decisions = judged(book(*rows, plan=PLAN, performers=(OFFICIALS[0], HEAD, ORG)), DAY)
        assert [(o.staff_moved, o.staff_total) for o in reviewed.figures.people.office] == [(41, 41), (moved, 6)]
        memo = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
        return outline(memo).replace("°", " ")

    assert "в том числе по сведениям Примерова П.П. – 41, по отделу культуры – 6, по МБУК «Образец» – 20." in told(6)
    short = told(5)
    assert "66 сотрудников из 67 (98,5 %). Не завершил переход: отдел культуры (завершили 5 из 6)." in short
    assert "в том числе" not in short, "the numbers of who has not finished would stand there twice"


CHILDREN = replace(PLAN[0], text="Отдых детей", indicator="дети")


@pytest.mark.parametrize(
    ("said", "counted", "asked"),
    [(UNSAID, (650, 400), True), (PART, (3650, 2500), False), (WHOLE, (3000, 2100), False)],
)
def test_what_a_unit_of_the_office_tells_of_other_peoples_children_is_not_added_unasked(
    said: Headcount, counted: tuple[int, int], asked: bool
) -> None:
    rows = (people_row("ОТД", 3000, 2100), people_row(ORG.code, 650, 400))
    made = book(*rows, plan=(CHILDREN,), performers=(replace(HEAD, headcount=said), ORG))
    reviewed, decisions = judged(made, DAY)
    people = reviewed.figures.people
    assert (people.total, people.moved, people.whole) == (*counted, not asked)
    assert [f.performer for f in reviewed.findings if f.code == "headcount-above"] == ["ОТД"] * asked
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    apart = "по сведениям отдела культуры – 2100 из 3000"
    assert (apart in memo.replace("°", " ")) is asked


def test_two_units_that_both_tell_of_all_children_are_asked_too() -> None:
    units = tuple(replace(HEAD, code=code, unit=code, headcount=WHOLE) for code in ("Отдел спорта", "Отдел культуры"))
    rows = (*(people_row(p.code, 3000, 2100) for p in units), people_row(ORG.code, 650, 400))
    reviewed, _ = judged(book(*rows, plan=(CHILDREN,), performers=(*units, ORG)), DAY)
    assert [o.organisation for o in reviewed.figures.people.unsettled] == ["Отдел спорта", "Отдел культуры"]
    assert reviewed.figures.people.total == 650


@pytest.mark.parametrize(
    ("said", "counted", "asked"),
    [(UNSAID, (144, 140), True), (PART, (354, 350), False), (WHOLE, (210, 210), False)],
)
def test_teachers_whom_a_dean_and_a_unit_of_the_office_both_count_make_no_sum_unasked(
    said: Headcount, counted: tuple[int, int], asked: bool
) -> None:
    teachers = replace(PLAN[0], text="Организовать повышение квалификации", indicator="преподаватели")
    dean = replace(OFFICIALS[0], headcount=PART)
    rows = (people_row(dean.code, 144, 140), people_row("ОТД", 210, 210))
    made = book(*rows, plan=(teachers,), performers=(dean, replace(HEAD, headcount=said)))
    reviewed, decisions = judged(made, DAY)
    people = reviewed.figures.people
    assert (people.total, people.moved) == counted
    assert [f.performer for f in reviewed.findings if f.code == "headcount-above"] == ["ОТД"] * asked
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert ("по сведениям отдела культуры – 210 из 210" in memo.replace("°", " ")) is asked


def test_two_people_of_one_unit_are_asked_whose_numbers_they_give() -> None:
    second = replace(HEAD, code="ОТД-2", name="Второв Пётр Петрович")
    made = book(people_row("ОТД", 6, 6), people_row("ОТД-2", 4, 4), plan=PLAN, performers=(HEAD, second))
    reviewed, _ = judged(made, DAY)
    assert [o.organisation for o in reviewed.figures.people.unsettled] == ["Отдел культуры"]


def test_who_gave_numbers_that_cannot_be_counted_was_not_silent() -> None:
    silent = replace(ORG, code="МУЗ", organisation="МБУК «Музей»")
    half = replace(ORG, code="АРХ", organisation="МБУ «Архив»")
    rows = (people_row("ШАБ", 20, 20), people_row(ORG.code, 20, 21), done("АРХ", "1", TERM, staff_total=7))
    other = next(p for p in PERFORMERS if p.code == "ШАБ")
    reviewed, decisions = judged(book(*rows, plan=PLAN, performers=(ORG, silent, half, other)), DAY)
    people = reviewed.figures.people
    assert (people.missing, people.doubted) == (("МБУК «Музей»",), ("МБУК «Образец»", "МБУ «Архив»"))
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "Сведения о численности не представлены: МБУК «Музей»." in memo
    assert "Сведения о численности уточняются: МБУК «Образец», МБУ «Архив»." in memo


def test_units_counted_with_the_office_by_an_earlier_version_are_no_news() -> None:
    rows = (people_row("ЗАМ-1", 41, 41), people_row("ОТД", 6, 5))
    figures = judged(book(*rows, plan=PLAN, performers=(OFFICIALS[0], HEAD)), DAY)[0].figures
    body = figures.order.body
    assert not [*people_news({"people": {body: [47, 46]}}, figures)]
    other = people_news({"people": {body: [47, 45]}}, figures)
    assert [news.organisation.organisation for news in other] == [body, "Отдел культуры"]


def test_a_deputy_who_owes_the_figures_of_his_part_is_named_and_no_share_is_told() -> None:
    plan = (item("до 12.12.2025", text="Переход сотрудников", indicator="сотрудники"),)
    one = replace(ORG, code="З1", organisation="", relation=Relation.OFFICE, name="Громов Лев Савельевич", post="Зам")
    two = replace(one, code="З2", name="Рощин Олег Ильич")
    rows = (done("З1", "1", TERM, staff_total=12, staff_moved=12),)
    reviewed, decisions = judged(book(*rows, plan=plan, performers=(one, two)), DAY)
    assert reviewed.figures.people.parts == (two,)
    memo = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(memo).replace("°", " ")
    assert "Сведения о численности не представлены: Рощин О.И." in said
    assert "%" not in said.split("Исполнение")[0]
    both, _ = judged(book(*rows, done("З2", "1", TERM), plan=plan, performers=(one, two)), DAY)
    assert both.figures.people.parts == (), "whose execution was accepted without figures has none to give"
