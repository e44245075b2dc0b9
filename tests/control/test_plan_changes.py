"""The plan that counts: what the register saw first against what the workbook says now. On values."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.model.catalogue import finding
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book
from automation.model.sheets import STATUS
from automation.model.standing import Standing
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED, items
from tests.support.compose_world import book, done, row
from tests.support.control_story import Story, item, kinds, occasions, only, small, to

FIRST, NEXT, LETTER = date(2025, 12, 12), date(2025, 12, 15), date(2025, 12, 16)


def retyped(number: str, term: str = "", override: str = "", **values: object) -> tuple[Item, ...]:
    """The plan of the order with one row changed."""

    def change(one: Item) -> Item:
        if one.number != number:
            return one
        read = read_term(term, SIGNED, Calendar()) if term else one.term
        settled = read_term(override, SIGNED, Calendar()) if override else one.override
        return replace(one, term=read, override=settled, **values)

    return tuple(change(i) for i in items())


def told(reviewed: Review) -> list[tuple[str, str | None]]:
    codes = {"plan-changed", "override-late", "item-vanished"}
    return [(f.code, f.item) for f in reviewed.findings if f.code in codes]


def due(reviewed: Review, number: str) -> date | None:
    return next(v.due for v in reviewed.morning.verdicts if v.item.number == number)


def test_an_unchanged_plan_tells_nothing() -> None:
    story = Story()
    story.day(FIRST, book())
    reviewed, _ = story.day(NEXT, book())
    assert (told(reviewed), reviewed.plan_remarks) == ([], ())
    assert reviewed.plan["items"]["6"]["term"] == "до 26.12.2025"


@pytest.mark.parametrize("seen", [FIRST, LETTER], ids=["before the first paper", "after it"])
def test_a_term_typed_over_moves_nothing_and_is_told(seen: date) -> None:
    story = Story()
    story.day(seen, book())
    reviewed, _ = story.day(date(2025, 12, 17), book(plan=retyped("2", "до 30.12.2025")))
    assert due(reviewed, "2") == date(2025, 12, 12)
    assert told(reviewed) == [("plan-changed", "2")]
    change = next(f for f in reviewed.findings if f.code == "plan-changed")
    assert (change.level, change.sheet) == ("warning", "План-график")
    assert "раньше было: «до 12.12.2025»; действует прежний срок. Изменил документ – назовите его" in change.message
    assert reviewed.plan_remarks == ("В таблице учёта по пункту 2 изменено без указания основания: срок.",)
    again, _ = story.day(date(2025, 12, 18), book(plan=retyped("2", "до 30.12.2025")))
    assert told(again) == [("plan-changed", "2")]
    back, _ = story.day(date(2025, 12, 19), book())
    assert told(back) == []


def test_a_cell_the_order_left_blank_is_filled_without_a_word_and_counts_from_then_on() -> None:
    story = Story()
    story.day(FIRST, book(plan=retyped("2", performers_text="", groups=())))
    filled, _ = story.day(NEXT, book())
    assert (told(filled), filled.plan_remarks) == ([], ())
    moved, _ = story.day(LETTER, book(plan=retyped("2", performers_text="архив", groups=("архив",))))
    assert told(moved) == [("plan-changed", "2")]


def test_rows_that_keep_the_term_in_force_are_not_told_to_take_the_one_typed_over_it() -> None:
    story, differs = Story(), finding("row-term-differs", sheet=STATUS, item="2", value="12.12.2025", lines="", term="")
    story.day(FIRST, book())
    plan = retyped("2", "до 30.12.2025")
    reviewed, _ = story.day(NEXT, replace(book(plan=plan), findings=(differs, replace(differs, item="1"))))
    assert [f.item for f in reviewed.findings if f.code == "row-term-differs"] == ["1"]


def test_rows_that_keep_the_first_term_of_an_amended_item_are_not_asked_to_change_it() -> None:
    story, differs = Story(), finding("row-term-differs", sheet=STATUS, item="1", value="12.12.2025", lines="", term="")
    line = row("ОБР", "1", control_date=date(2025, 12, 12))
    story.day(FIRST, small(line, term="до 12.12.2025"))
    moved = replace(small(line, term="до 30.12.2025"), findings=(differs,))
    moved = replace(moved, order=replace(moved.order, amendments="распоряжение от 15.12.2025 № 500"))
    other = replace(moved, rows=(replace(line, control_date=date(2025, 12, 20)),))
    for number in (15, 16, 17):
        reviewed, _ = story.day(date(2025, 12, number), moved)
        assert (due(reviewed, "1"), "row-term-differs" in {f.code for f in reviewed.findings}) == (
            date(2025, 12, 30),
            False,
        )
    reviewed, _ = story.day(date(2025, 12, 18), other)
    assert "row-term-differs" in {f.code for f in reviewed.findings}


def test_the_same_term_in_other_letters_is_no_change() -> None:
    story = Story()
    story.day(FIRST, book())
    reviewed, _ = story.day(NEXT, book(plan=retyped("2", "ДО  12.12.2025.")))
    assert told(reviewed) == []


def test_words_and_executors_typed_over_are_told_and_count() -> None:
    story = Story()
    story.day(FIRST, book())
    plan = retyped("2", text="Другое мероприятие", performers_text="", groups=())
    reviewed, _ = story.day(NEXT, book(plan=plan))
    assert told(reviewed) == [("plan-changed", "2"), ("plan-changed", "2")]
    assert reviewed.plan_remarks[0].endswith("формулировка, исполнители.")
    assert not [v for v in reviewed.morning.verdicts if v.item.number == "2"]
    assert "действует прежний срок" not in reviewed.findings[0].message


def test_an_amending_order_is_a_ground() -> None:
    story = Story()
    story.day(LETTER, book())
    amended = replace(book().order, amendments="распоряжение от 17.12.2025 № 460")
    changed = book(plan=retyped("2", "до 30.12.2025"), order=amended)
    reviewed, _ = story.day(date(2025, 12, 18), changed)
    assert (told(reviewed), due(reviewed, "2")) == ([], date(2025, 12, 30))
    later, _ = story.day(date(2025, 12, 19), book(order=amended))
    assert (told(later), due(later, "2")) == ([("plan-changed", "2")], date(2025, 12, 30))


def test_a_clarified_term_settles_the_reading_until_the_first_paper() -> None:
    story = Story()
    story.day(FIRST, book())
    settled = book(plan=retyped("2", override="до 23.12.2025"))
    reviewed, decisions = story.day(NEXT, settled)
    assert (told(reviewed), due(reviewed, "2")) == ([], date(2025, 12, 23))
    other, decisions = story.day(LETTER, book(plan=retyped("2", override="до 24.12.2025")))
    assert due(other, "2") == date(2025, 12, 24)
    assert ("overdue", "ПРИМ", "1", 1) in occasions(to(decisions, "ПРИМ"))
    assert ("overdue", "ПРИМ", "2", 1) not in occasions(to(decisions, "ПРИМ"))


@pytest.mark.parametrize("override", ["до 30.12.2025", ""], ids=["another", "emptied"])
def test_a_clarified_term_changed_after_the_first_paper_is_an_error_and_moves_nothing(override: str) -> None:
    story = Story()
    first = book(plan=retyped("2", override="до 15.12.2025"))
    _, issued = story.day(date(2025, 12, 17), first)
    assert ("overdue", "ПРИМ", "2", 1) in occasions(to(issued, "ПРИМ"))
    reviewed, _ = story.day(date(2025, 12, 18), book(plan=retyped("2", override=override)))
    assert (told(reviewed), due(reviewed, "2")) == ([("override-late", "2")], date(2025, 12, 15))
    late = next(f for f in reviewed.findings if f.code == "override-late")
    assert (late.level, "«до 15.12.2025»" in late.message) == ("error", True)
    same, _ = story.day(date(2025, 12, 19), first)
    assert told(same) == []


def test_a_first_clarification_after_the_first_paper_moves_nothing() -> None:
    story = Story()
    story.day(LETTER, book())
    reviewed, _ = story.day(date(2025, 12, 17), book(plan=retyped("2", override="до 30.12.2025")))
    assert (told(reviewed), due(reviewed, "2")) == ([("override-late", "2")], date(2025, 12, 12))
    assert "«до 12.12.2025»" in next(f.message for f in reviewed.findings if f.code == "override-late")


def test_an_annulled_first_paper_lets_the_reading_be_settled_again() -> None:
    story = Story()
    _, issued = story.day(LETTER, book())
    story.annul(issued.papers)
    reviewed, _ = story.day(date(2025, 12, 17), book(plan=retyped("2", override="до 30.12.2025")))
    assert (told(reviewed), due(reviewed, "2")) == ([], date(2025, 12, 30))
    assert all(e.state is PaperState.ANNULLED for e in story.history.entries if e.day == LETTER)


def test_a_term_nobody_could_read_may_be_mended_in_place() -> None:
    story = Story()
    reviewed, _ = story.day(FIRST, small(term="до 12.12.20255"))
    assert only(reviewed).standing is Standing.NO_DATA
    mended, _ = story.day(NEXT, small(term="до 22.12.2025"))
    assert (told(mended), mended.plan_remarks, due(mended, "1")) == ([], (), date(2025, 12, 22))
    again, _ = story.day(LETTER, small(term="до 30.12.2025"))
    assert (told(again), due(again, "1")) == ([("plan-changed", "1")], date(2025, 12, 22))


def without(number: str) -> Book:
    whole = book(
        *(done(p, i, date(2025, 12, 12)) for p in ("ЗАМ-1", "ЗАМ-2", "ОБР", "ПРИМ", "ШАБ", "ТИП") for i in "12")
    )
    return replace(
        whole,
        items=tuple(i for i in whole.items if i.number != number),
        rows=tuple(r for r in whole.rows if r.item != number),
    )


def test_an_item_that_vanished_is_still_owed_and_never_written_about() -> None:
    story = Story()
    story.day(FIRST, book())
    reviewed, decisions = story.day(date(2025, 12, 22), without("6"))
    assert told(reviewed) == [("item-vanished", "6")]
    assert not [f for f in reviewed.findings if f.code == "row-missing"]
    (finding,) = [f for f in reviewed.findings if f.code == "item-vanished"]
    assert "назовите его в поле «Изменения»" in finding.message
    assert reviewed.plan_remarks == ("Из таблицы учёта исключён без указания основания пункт 6.",)
    gone = [v for v in reviewed.morning.verdicts if v.item.number == "6"]
    assert {(v.standing, v.due) for v in gone} == {(Standing.NO_DATA, date(2025, 12, 26))}
    assert len(gone) == 6
    assert not reviewed.figures.complete
    assert kinds(decisions) == [Kind.PROGRESS]
    assert not [o for p in decisions.papers for o in occasions(p) if o[2] == "6"]
    later, memo = story.day(date(2025, 12, 29), without("6"))
    assert (told(later), kinds(memo)) == ([("item-vanished", "6")], [Kind.COMPLETION])


def test_a_vanished_item_keeps_its_clarified_term() -> None:
    story = Story()
    story.day(FIRST, book(plan=retyped("6", override="до 24.12.2025")))
    reviewed, _ = story.day(NEXT, without("6"))
    assert due(reviewed, "6") == date(2025, 12, 24)


def test_a_new_item_joins_the_plan_and_is_remembered() -> None:
    story = Story()
    story.day(FIRST, book())
    added = (*items(), item("до 30.12.2025", "7", row=9))
    reviewed, _ = story.day(NEXT, book(plan=added))
    assert (told(reviewed), due(reviewed, "7")) == ([], date(2025, 12, 30))
    later, _ = story.day(LETTER, book())
    assert told(later) == [("item-vanished", "7")]


@pytest.mark.parametrize(
    ("override", "mended", "expected"),
    [
        ("ближе к концу месяца", "", date(2025, 12, 12)),
        ("ближе к концу месяца", "до 19.12.2025", date(2025, 12, 19)),
    ],
    ids=["emptied", "settled"],
)
def test_a_clarification_nobody_could_read_is_mended_also_after_a_question(
    override: str, mended: str, expected: date
) -> None:
    story = Story()
    doubtful = done("ОБР", "2", date(2025, 12, 12), evidence="", accepted_on=None, accepted_by="")
    _, issued = story.day(LETTER, book(doubtful, plan=retyped("2", override=override)))
    assert ("request", "ОБР", "2", 1) in occasions(to(issued, "ОБР"))
    reviewed, _ = story.day(date(2025, 12, 17), book(doubtful, plan=retyped("2", override=mended)))
    assert (told(reviewed), due(reviewed, "2")) == ([], expected)
    other, _ = story.day(date(2025, 12, 18), book(doubtful, plan=retyped("2", override="до 30.12.2025")))
    assert (told(other), due(other, "2")) == ([("override-late", "2")], expected)
