"""An event was moved to another day, in every list of a memo: nobody has prolonged its term."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.plan import Event, Item, Term
from automation.model.report import Book, StatusRow
from tests.support.compose_world import appendix_told, book, done, facts, lists_told, paper_for, row
from tests.support.control_story import ORG, Story, extension, item
from tests.support.told_days import paper_of

BRANCH = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3)
HELD = replace(
    item("12.12.2025", text="Провести субботник"),
    term=Term(phrase="12.12.2025", deadline=Event(due=date(2025, 12, 12))),
)
BY = item("до 12.12.2025")
ON = date(2025, 12, 11)
MOVE = extension(
    new_term=date(2025, 12, 19),
    decided_on=ON,
    decided_by="Глава Камфарин Е.Н.",
    basis="резолюция от 11.12.2025",
)
WHOSE = "МБУК «Образец» и МБУ «Филиал» срок"
WORDS = ((HELD, "мероприятие", "перенесено на 19.12.2025"), (BY, "срок", "продлён до 19.12.2025"))


def made(plan: Item, *rows: StatusRow, code: str = "", **values: Any) -> Book:
    moved = replace(MOVE, code=code, **values)
    return replace(book(*rows, plan=(plan,), performers=(ORG, BRANCH)), extensions=(moved,))


def test_a_memo_and_its_appendix_say_of_an_event_that_it_was_moved_and_of_a_term_that_it_was_prolonged() -> None:
    told = []
    for plan, noun, how in WORDS:
        reviewed, decisions = Story(sent=True).day(date(2025, 12, 29), made(plan, row("ОБР", "1"), row("ФИЛ", "1")))
        known = facts(reviewed, number="1")
        lists = lists_told(reviewed.figures, known)
        first = appendix_told(reviewed.figures, known, paper_for(decisions, kind=Kind.COMPLETION)).rows[0]
        whose = {"срок": WHOSE}.get(noun, noun)  # an event is given to nobody
        told += [f"По пункту 1 {whose} {how}" in lists, "(срок – 19.12.2025)" in lists, how in first.term]
        told += [lists.count(how) == 1]
    assert told == [True] * 8


def test_one_performer_alone_got_another_day() -> None:
    told = []
    for whose, (plan, _, how) in zip(
        ("мероприятие в части, касающейся МБУК «Образец»,", "МБУК «Образец» срок"), WORDS, strict=True
    ):
        reviewed, _ = Story(sent=True).day(date(2025, 12, 29), made(plan, done("ФИЛ", "1", ON), code="ОБР"))
        told.append(f"По пункту 1 {whose} {how}" in lists_told(reviewed.figures, facts(reviewed)))
    assert told == [True, True]


def test_an_event_moved_for_all_is_given_to_nobody_though_one_has_held_it() -> None:
    reviewed, _ = Story(sent=True).day(date(2025, 12, 15), made(HELD, done("ОБР", "1", ON), row("ФИЛ", "1")))
    told = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert "по пункту 1 мероприятие перенесено на 19.12.2025" in told


def test_a_decision_that_came_after_the_event_moves_nothing_and_is_told_by_the_same_word() -> None:
    late: dict[str, Any] = {
        "decided_on": date(2025, 12, 15),
        "new_term": date(2025, 12, 30),
        "basis": "резолюция от 15.12.2025",
    }
    reviewed, decisions = Story(sent=True).day(date(2025, 12, 29), made(HELD, row("ОБР", "1"), row("ФИЛ", "1"), **late))
    known = facts(reviewed, number="1")
    told = "мероприятие пункта 1 перенесено на 30.12.2025 (Ваша резолюция от 15.12.2025) после истечения срока, наруш"
    assert told in lists_told(reviewed.figures, known)
    mark = appendix_told(reviewed.figures, known, paper_for(decisions, kind=Kind.COMPLETION)).rows[0].mark
    assert "мероприятие перенесено на 30.12.2025" in mark


def test_of_several_days_given_too_late_it_is_said_once_that_the_breach_remains() -> None:
    plan = (BY, item("до 12.12.2025", "2", row=3))
    late = [
        replace(
            MOVE, item=n, row=k, decided_on=date(2025, 12, 15), new_term=date(2025, 12, day), basis=f"протокол № {n}"
        )
        for k, (n, day) in enumerate((("1", 29), ("2", 30)), 2)
    ]
    given = replace(book(plan=plan, performers=(ORG,)), extensions=tuple(late))
    reviewed, _ = Story(sent=True).day(date(2025, 12, 22), given)
    said = lists_told(reviewed.figures, facts(reviewed))
    first, second = (f"от 15.12.2025, основание – протокол № {n}" for n in "12")
    assert f"срок пункта 1 продлён до 29.12.2025 (Ваше решение {first}), срок пункта 2 продлён до" in said
    assert f"(Ваше решение {second}) после истечения сроков, нарушение срока сохраняется" in said
    assert said.count("сохраняется") == 1


def test_a_supplement_says_where_the_term_is_now_or_that_the_first_one_holds_again() -> None:
    told = []
    last = item("до 15.12.2025", "2", row=3)
    for plan, noun, how in WORDS:
        story = Story(sent=True)
        before, after = (
            replace(made(plan, done("ФИЛ", "1", ON), code="ОБР"), items=(plan, last)),
            replace(made(plan, done("ФИЛ", "1", ON), code="нет"), items=(plan, last)),
        )
        story.day(date(2025, 12, 16), after)
        said = paper_of(story.day(date(2025, 12, 17), before), Kind.SUPPLEMENT).replace("\u00a0", " ")
        told.append(f"МБУК «Образец» – по пункту 1 плана-графика {noun} {how} (Ваша резолюция от 11.12.2025)" in said)
        back = paper_of(story.day(date(2025, 12, 29), after), Kind.SUPPLEMENT).replace("\u00a0", " ")
        told.append("МБУК «Образец» – по пункту 1 плана-графика действует первоначальный срок – 12.12.2025" in back)
    assert told == [True] * 4


def test_the_ground_of_a_decision_is_told_by_the_first_of_the_papers_about_it() -> None:
    """Six справки in a row told why the term had been moved; what a clerk wrote behind the document none tells."""
    plan, ground = (BY, item("до 26.12.2025", "2", row=3)), "обращение от 10.12.2025 № 5"
    basis = f"{ground}: заседание Думы перенесено"
    longer = replace(MOVE, new_term=date(2025, 12, 30), decided_by="Глава Образцов Н.Н.", basis=basis)
    story, workbook = Story(sent=True), replace(book(plan=plan, performers=(ORG,)), extensions=(longer,))
    first, second = (paper_of(story.day(date(2025, 12, day), workbook)) for day in (15, 22))
    told = "По пункту 1 МБУК «Образец» срок продлён до 30.12.2025 (решение Главы от 11.12.2025"
    assert f"{told}, основание – {ground})." in first
    assert f"{told})." in second
