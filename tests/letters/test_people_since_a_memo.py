"""A supplement tells of the people that changed since the last memo, and of nobody else's."""

from datetime import date

from msgspec.structs import replace

from automation.control.since_memo import since_memo
from automation.letters.changes import people_since
from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.sums_since import sums_since
from automation.messages.leaders import changed_lines
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Headcount, Relation, StatusRow
from tests.support.compose_world import book, done, facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

TERM, MEMO, LATER = date(2025, 12, 12), date(2025, 12, 15), date(2025, 12, 22)
PART = Headcount.PART
DEAN = replace(
    ORG,
    code="Д1",
    headcount=PART,
    organisation="",
    relation=Relation.OFFICE,
    name="Громов Лев Савельевич",
    post="Декан",
)
OTHER = replace(DEAN, code="Д2", name="Рощин Олег Ильич", row=3)
UNIT = replace(DEAN, code="УК", unit="Управление кадров", name="Лугов Пётр Ильич", row=4)
TEACHERS = item("до 12.12.2025", text="Организовать обучение преподавателей", indicator="преподаватели")
ROADS = item("до 12.12.2025", "2", row=3, text="Ремонт", indicator="километры дорог")


def people_row(code: str, moved: int, number: str = "1", accepted: date | None = TERM) -> StatusRow:
    return done(
        code,
        number,
        TERM,
        staff_total=50,
        staff_moved=moved,
        accepted_on=accepted,
        accepted_by="Секретарёва О.О." if accepted else "",
    )


def since(before: tuple[StatusRow, ...], now: tuple[StatusRow, ...], after: tuple[Item, ...]) -> tuple[list[str], bool]:
    story = Story()
    story.day(MEMO, book(*before, plan=(TEACHERS, after[1]), performers=(DEAN, OTHER, UNIT)))
    reviewed, _ = story.day(LATER, book(*now, plan=after, performers=(DEAN, OTHER, UNIT)), keep=False)
    changed = since_memo(reviewed.figures, facts(reviewed).snapshots)
    told = [
        line.replace("\u00a0", " ")
        for line in people_since(changed, memo_of(reviewed.figures, facts(reviewed), words()))
    ]
    return told, reviewed.figures.people in sums_since(changed)


def test_of_the_deans_only_he_whose_people_changed_is_named_and_not_the_university() -> None:
    """His report with 35 waited at the time of the memo; what was accepted then is 37."""
    same = (people_row("Д1", 50), people_row("УК", 49))
    now = (*same, people_row("Д2", 37, accepted=LATER))
    told, summed = since((*same, people_row("Д2", 35, accepted=None)), now, (TEACHERS, ROADS))
    marks = str.maketrans(dict.fromkeys("\ue000\ue001\ue002", ""))
    assert [line.translate(marks) for line in told] == ["Рощин О.И. – обучение прошли 37 преподавателей из 50"]
    assert summed


def test_whose_people_are_accepted_is_told_though_another_dean_has_not_been_accepted_yet() -> None:
    """He is told once: when the other's figures are accepted, the supplement tells of the other alone."""
    waiting, late = people_row("Д2", 37, accepted=None), replace(people_row("Д1", 45), accepted_on=LATER)
    story, plan, by = Story(), (TEACHERS, ROADS), (DEAN, OTHER, UNIT)
    first = replace(late, staff_moved=40, accepted_on=None, accepted_by="")
    told, mailed = [], []
    for day, rows in (
        (MEMO, (first, waiting)),
        (LATER, (late, waiting)),
        (date(2025, 12, 29), (late, people_row("Д2", 37, accepted=date(2025, 12, 29)))),
    ):
        reviewed, decisions = story.day(day, book(*rows, plan=plan, performers=by))
        if any(p.kind is Kind.SUPPLEMENT for p in decisions.papers):
            told.append(paper_of((reviewed, decisions), Kind.SUPPLEMENT))
            before = reviewed.morning.history.snapshots[-1].facts
            mailed.append(" ".join(changed_lines(reviewed.figures, before)))
    assert ["45 преподавателей из 50" in said for said in told] == [True, False]
    assert ["37 преподавателей из 50" in said for said in told] == [False, True]
    assert ["Приняты сведения об обучении" in said for said in mailed] == [False, True], "82 of 100 are not accepted"


def test_a_part_of_a_figure_that_holds_everybody_changes_no_sum_and_is_told_beside_it_where_it_falls_short() -> None:
    whole = replace(UNIT, headcount=Headcount.WHOLE)
    rows = (people_row("Д1", 50), people_row("УК", 50), people_row("Д2", 35, accepted=None))
    made = book(*rows, plan=(TEACHERS, ROADS), performers=(DEAN, OTHER, whole))
    story = Story()
    reviewed, decisions = story.day(MEMO, made)
    said = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    said = said.replace("°", " ").replace("\u00a0", " ")
    assert "По представленным сведениям, обучение прошли 50 преподавателей из 50 (100 %)." in said
    assert "Не прошли обучение: Рощин О.И. – 15 преподавателей (прошли 35 из 50)." in said
    assert "обучение преподавателей не завершено" not in said.casefold()
    rows = (*rows[:2], people_row("Д2", 37, accepted=LATER))
    reviewed, _ = story.day(LATER, book(*rows, plan=(TEACHERS, ROADS), performers=(DEAN, OTHER, whole)), keep=False)
    changed = since_memo(reviewed.figures, facts(reviewed).snapshots)
    told = people_since(changed, memo_of(reviewed.figures, facts(reviewed), words()))
    assert (len(told), sums_since(changed)) == (1, [])
    assert "Рощин" in told[0]


def test_people_of_another_item_are_no_news_because_the_first_one_is_off_control() -> None:
    rows = (people_row("Д1", 50), people_row("Д2", 35), people_row("Д1", 12, "2"), people_row("УК", 7, "2"))
    off = replace(TEACHERS, closed_on=date(2025, 12, 19))
    assert since(rows, rows, (off, ROADS)) == ([], False)


def test_the_item_of_a_deed_that_is_named_by_it_alone_stands_before_the_number_once() -> None:
    meeting = replace(ROADS, text="Провести встречу с подростками", indicator="подростки")
    same = (people_row("Д1", 50), people_row("Д2", 50), people_row("УК", 50, "2"))
    before, now = (*same, people_row("Д2", 40, "2", None)), (*same, people_row("Д2", 45, "2", LATER))
    told, _ = since(before, now, (TEACHERS, meeting))
    assert [line.rpartition(" – ")[2] for line in told] == ["по пункту 2 охвачены 45 подростков из 50"]
