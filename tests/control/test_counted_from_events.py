"""A term counted from the day of an event: how it is judged, told and corrected, and how earlier versions took it."""

from datetime import date

from msgspec.structs import replace

from automation.control.review import Review
from automation.model.catalogue import finding
from automation.model.plan import Item
from automation.model.report import Book
from automation.model.sheets import STATUS
from automation.model.standing import Standing
from automation.plan.terms import read_clarified, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, judged
from tests.support.control_story import ORG, Story, extension, item, occasions, only, settings, small, to

AFTER = "в течение 5 рабочих дней после проведения приёмки"
EVENT, DUE = date(2025, 12, 15), date(2025, 12, 22)
COVERED = settings(letters=("covering", "reminder", "overdue"), progress="off")


def typed(words: str) -> Book:
    bare = item(AFTER)
    return small(plan=(replace(bare, override=read_clarified(words, bare.term, SIGNED, Calendar())),))


def taken_for_the_term(words: str) -> Book:
    """As an earlier version read the cell."""
    return small(plan=(replace(item(AFTER), override=read_term(words, SIGNED, Calendar())),))


def told(reviewed: Review) -> list[str]:
    return [f.code for f in reviewed.findings if f.code in {"term-counted", "override-late"}]


def test_who_has_done_it_within_the_days_after_the_event_has_done_it_in_time() -> None:
    book = replace(typed("15.12.2025"), rows=(done("ОБР", "1", DUE),))
    verdict = only(judged(book, DUE)[0])
    assert (verdict.standing, verdict.due) == (Standing.MET, DUE)


def test_letters_go_by_the_counted_term_and_by_no_day_before_it() -> None:
    story, days = Story(COVERED, sent=True), {}
    for number in range(15, 27):
        on = date(2025, 12, number)
        if Calendar().is_working(on):
            _, issued = story.day(on, typed("15.12.2025"))
            days[number] = [kind for kind, *_ in occasions(to(issued, "ОБР"))]
    assert {n: kinds for n, kinds in days.items() if kinds and kinds != ["covering"]} == {
        19: ["reminder"],
        24: ["overdue"],
    }


def test_the_clerk_is_told_how_the_day_was_understood_and_may_correct_it_until_a_paper_names_the_term() -> None:
    story = Story(settings(letters=("covering",), progress="off"))
    story.day(date(2025, 12, 12), small(term=AFTER))  # the extract names no day
    reviewed, _ = story.day(EVENT, typed("15.12.2025"))
    note = next(f for f in reviewed.findings if f.code == "term-counted")
    assert note.level == "note"
    assert note.message == (
        "Пункт 1: 15.12.2025 – день события, срок отсчитан от него: до 22.12.2025 включительно. "
        "Если вписан последний день срока, поставьте перед ним «до»."
    )
    corrected, _ = story.day(date(2025, 12, 16), typed("16.12.2025"))
    assert (only(corrected).due, told(corrected)) == (date(2025, 12, 23), ["term-counted"])
    settled, _ = story.day(date(2025, 12, 17), typed("до 16.12.2025"))
    assert (only(settled).due, told(settled)) == (date(2025, 12, 16), [])
    kept, _ = story.day(date(2025, 12, 18), typed("17.12.2025"))
    assert (only(kept).due, told(kept)) == (date(2025, 12, 16), ["override-late"])


def test_a_day_whose_term_a_paper_has_named_stands_and_is_told_no_more() -> None:
    story = Story(COVERED, sent=True)
    reviewed, issued = story.day(EVENT, typed("15.12.2025"))
    assert occasions(to(issued, "ОБР")) == [("covering", "ОБР", "1", 1)]
    assert told(reviewed) == ["term-counted"]
    same, _ = story.day(date(2025, 12, 16), typed("15.12.2025"))
    assert (only(same).due, told(same)) == (DUE, [])
    late, _ = story.day(date(2025, 12, 17), typed("16.12.2025"))
    assert (only(late).due, told(late)) == (DUE, ["override-late"])


def test_a_counted_term_that_has_passed_is_told_no_more() -> None:
    assert told(judged(typed("15.12.2025"), DUE)[0]) == ["term-counted"]
    assert told(judged(typed("15.12.2025"), date(2025, 12, 23))[0]) == []


def test_of_several_performers_the_note_says_that_the_day_counts_for_all_and_one_may_have_a_term_of_his_own() -> None:
    shared = replace(typed("15.12.2025"), performers=(ORG, replace(ORG, code="ОБР-2", row=3)))
    reviewed, _ = judged(shared, EVENT)
    (note,) = (f for f in reviewed.findings if f.code.startswith("term-counted"))
    assert (note.code, note.level) == ("term-counted-for-all", "note")
    assert "срок отсчитан от него для всех исполнителей пункта: до 22.12.2025 включительно." in note.message
    later = extension(code="ОБР-2", new_term=date(2025, 12, 29), decided_on=date(2025, 12, 16))
    reviewed, _ = judged(replace(shared, extensions=(later,)), date(2025, 12, 17))
    assert {v.performer.code: v.due for v in reviewed.morning.verdicts} == {"ОБР": DUE, "ОБР-2": date(2025, 12, 29)}


def test_papers_of_an_earlier_version_that_took_the_day_for_the_term_keep_it() -> None:
    story = Story(settings(letters=("reminder", "overdue"), progress="off"), sent=True)
    _, issued = story.day(date(2025, 12, 17), taken_for_the_term("15.12.2025"))
    assert occasions(to(issued, "ОБР")) == [("overdue", "ОБР", "1", 1)]
    before = only(story.day(date(2025, 12, 18), taken_for_the_term("15.12.2025"), keep=False)[0])
    reviewed, again = story.day(date(2025, 12, 18), typed("15.12.2025"))
    assert (only(reviewed).standing, only(reviewed).due) == (before.standing, EVENT)
    assert before.standing is Standing.OVERDUE
    assert (told(reviewed), occasions(to(again, "ОБР"))) == ([], [])


def test_a_row_with_the_day_such_papers_named_is_not_told_to_take_another() -> None:
    story, differs = Story(sent=True), finding("row-term-differs", sheet=STATUS, item="1", value="", lines="", term="")
    story.day(date(2025, 12, 17), taken_for_the_term("15.12.2025"))
    reviewed, _ = story.day(date(2025, 12, 18), replace(typed("15.12.2025"), findings=(differs,)))
    assert "row-term-differs" not in {f.code for f in reviewed.findings}


def test_a_day_that_no_paper_of_an_earlier_version_has_named_is_counted_from() -> None:
    story = Story(settings(letters=("covering",), progress="off"))
    story.day(date(2025, 12, 12), small(term=AFTER))
    story.day(EVENT, taken_for_the_term("15.12.2025"))
    reviewed, _ = story.day(date(2025, 12, 16), typed("15.12.2025"))
    assert (only(reviewed).due, told(reviewed)) == (DUE, ["term-counted"])


def test_an_item_that_left_the_plan_is_owed_by_its_counted_term() -> None:
    story, other = Story(settings(progress="off")), item("до 30.12.2025", "2", row=3)
    plan: tuple[Item, ...] = (*typed("15.12.2025").items, other)
    story.day(EVENT, small(plan=plan))
    reviewed, _ = story.day(date(2025, 12, 16), small(plan=(other,)))
    assert {v.item.number: v.due for v in reviewed.morning.verdicts}["1"] == DUE
