"""A column of «Ход исполнения» sorted or shifted alone is told by what stood in its rows; ordinary mornings are not."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.foresight import foresee
from automation.control.review import Review
from automation.control.rows_in_doubt import with_rows_in_doubt
from automation.model.catalogue import finding
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book, State, StatusRow
from automation.model.sheets import STATUS
from automation.model.standing import Standing
from tests.support.compose_world import book
from tests.support.control_story import ORG, Story, item, kinds, settings
from tests.support.nightly import share

ITEMS = tuple(
    item(f"до {day}", str(n), text=f"Дело {n}", row=n + 1) for n, day in enumerate(("26.12.2025", "30.01.2026"), 1)
)
PEOPLE = tuple(replace(ORG, code=f"О{n}", organisation=f"МБУ «Пример {n}»", row=n + 1) for n in range(1, 9))
COLUMNS = {STATUS: {"Состояние": "F", "Дата исполнения": "G", "Подтверждение": "H"}}
MONDAY, TUESDAY, WEDNESDAY = (date(2025, 12, day) for day in (15, 16, 17))
Rows = list[StatusRow]


def sheet(plan: Sequence[Item] = ITEMS) -> Rows:
    """Give the rows of the plan, every third of them executed, some in work."""
    keys = [(p.code, i.number) for i in plan for p in PEOPLE]
    rows = [StatusRow(code=code, item=number, row=n) for n, (code, number) in enumerate(keys, 2)]
    for at in range(2, len(rows), 3):
        rows[at] = done(rows[at], f"приказ № {at}")
    for at in (4, 9, 13):
        rows[at] = replace(rows[at], state=State.IN_WORK)
    return rows


def done(row: StatusRow, evidence: str) -> StatusRow:
    return replace(row, state=State.DONE, executed_on=date(2025, 12, 12), evidence=evidence)


def workbook(rows: Rows, plan: Sequence[Item] = ITEMS) -> Book:
    return replace(book(plan=tuple(plan), performers=PEOPLE), rows=tuple(rows), columns=COLUMNS)


def in_other_rows(rows: Rows, order: Sequence[StatusRow], *fields: str) -> Rows:
    return [replace(r, **{f: getattr(o, f) for f in fields}) for r, o in zip(rows, order, strict=True)]


def alone(rows: Rows, field: str, *, falling: bool = False) -> Rows:
    """Sort one column as a spreadsheet does: blank cells go to the end."""
    told = [r for r in rows if getattr(r, field)]
    blank = [r for r in rows if not getattr(r, field)]
    return in_other_rows(rows, [*sorted(told, key=lambda r: getattr(r, field), reverse=falling), *blank], field)


def told(day: tuple[Review, Decisions]) -> list[str]:
    return [f.message for f in day[0].findings if f.code == "column-moved"]


def mixed_day(rows: Rows, before: Rows, on: date = TUESDAY) -> tuple[Review, Decisions]:
    story = Story()
    assert told(story.day(MONDAY, workbook(before))) == []
    return story.day(on, workbook(rows))


def test_a_state_sorted_alone_asks_nobody_and_is_told_with_its_place_and_cure() -> None:
    rows = alone(sheet(), "state")
    reviewed, decisions = mixed_day(rows, sheet())
    (message,) = told((reviewed, decisions))
    assert message.startswith("Значения столбца «Состояние» стоят не в своих строках (в ячейке F2 было пусто, стало «в")
    assert "строки 2, 3, 4" in message
    assert "Отмените сортировку" in message
    assert decisions.papers == (), "no request nobody earned"
    wrong = {r.row for r, before in zip(rows, sheet(), strict=True) if r != before}
    assert {v.row.row for v in reviewed.morning.verdicts if v.row and v.standing is Standing.NO_DATA} >= wrong


@pytest.mark.parametrize("field", ["state", "executed_on", "evidence"])
@pytest.mark.parametrize("falling", [False, True])
def test_any_column_sorted_alone_is_told(field: str, *, falling: bool) -> None:
    before = [replace(r, executed_on=r.executed_on and r.executed_on - timedelta(r.row % 3)) for r in sheet()]
    assert told(mixed_day(alone(before, field, falling=falling), before)) != []


@pytest.mark.parametrize("field", ["state", "evidence"])
def test_a_column_shifted_by_a_cell_is_told(field: str) -> None:
    rows = sheet()
    assert told(mixed_day(in_other_rows(rows, [*rows[1:], rows[0]], field), rows)) != []


def test_columns_sorted_together_apart_from_the_others_are_told_each() -> None:
    rows = sheet()
    order = [*sorted((r for r in rows if r.state), key=lambda r: r.state), *(r for r in rows if not r.state)]
    assert len(told(mixed_day(in_other_rows(rows, order, "state", "executed_on"), rows))) == 2


def test_what_was_typed_on_the_same_morning_hides_no_sorted_column() -> None:
    before, rows = sheet(), sheet()
    for at in (0, 3, 6, 7, 12):
        rows[at] = replace(rows[at], state=State.IN_WORK)
    rows[10] = done(rows[10], "письмо № 1")
    assert told(mixed_day(alone(rows, "state"), before)) != []


def test_the_rows_count_again_when_the_column_stands_where_it_stood_and_nothing_is_called_lost() -> None:
    story = Story()
    story.day(MONDAY, workbook(sheet()))
    assert told(story.day(TUESDAY, workbook(alone(sheet(), "state")))) != []
    reviewed, _ = story.day(WEDNESDAY, workbook(sheet()))
    assert [f for f in reviewed.findings if f.code in {"column-moved", "report-lost"}] == []


def test_a_person_may_say_that_no_column_was_moved() -> None:
    story = Story()
    story.day(MONDAY, workbook(sheet()))
    story.history = replace(story.history, rows_stand=True)
    assert told(story.day(TUESDAY, workbook(alone(sheet(), "state")))) == []
    story.history = replace(story.history, rows_stand=False)
    assert told(story.day(WEDNESDAY, workbook(alone(sheet(), "state")))) == [], "the register remembers the rows so"


def test_a_report_taken_to_its_right_row_and_two_rejected_while_two_claim_are_no_sorted_column() -> None:
    rows = sheet()
    for wrong, right in ((2, 0), (5, 1), (8, 3)):
        blank = StatusRow(code=rows[wrong].code, item=rows[wrong].item, row=rows[wrong].row)
        moved = replace(rows[wrong], code=rows[right].code, item=rows[right].item, row=rows[right].row)
        rows[wrong], rows[right] = blank, moved
    assert told(mixed_day(rows, sheet())) == []
    rows = sheet()
    for back, claimed in ((2, 4), (5, 9)):
        rows[back] = replace(rows[back], state=State.IN_WORK)
        rows[claimed] = replace(rows[claimed], state=State.DONE)
    assert told(mixed_day(rows, sheet())) == []


@pytest.mark.parametrize("seed", range(share(4, 60)))
def test_no_ordinary_morning_of_a_life_is_called_sorted(seed: int) -> None:
    chance, story, rows, on = random.Random(seed), Story(sent=True), sheet(), MONDAY
    for _ in range(20):
        for at, row in enumerate(rows):
            if chance.random() < 0.15:
                rows[at] = typed(row, on, chance)
        assert told(story.day(on, workbook(rows))) == []
        on += timedelta(1)


def typed(row: StatusRow, on: date, chance: random.Random) -> StatusRow:
    """Let somebody do one thing about a row: report, correct, accept, send back, clear."""
    open_row, words = row.state is not State.DONE, chance.choice(("готовится", "письмо", "приказ", "ждём поставку"))
    moved = min(20, (row.staff_moved or 0) + chance.randint(0, 4))
    return chance.choice(
        (
            replace(row, state=State.IN_WORK if open_row else row.state, comment=words),
            done(row, words) if open_row else replace(row, accepted_on=on, accepted_by="Секретарёва О.О."),
            replace(row, state=State.DONE),
            replace(row, comment=chance.choice(("", words))),
            replace(row, staff_total=20, staff_moved=moved),
            replace(row, expected_on=(row.expected_on or on) + timedelta(7), reason=words),
            row if open_row else replace(row, returned_on=on, return_reason="нет приказа"),
            row if row.accepted_on or chance.random() < 0.7 else replace(row, state=State.IN_WORK),
        )
    )


def test_no_memo_is_written_while_rows_are_mixed_and_the_one_of_that_day_follows() -> None:
    story, rows = Story(), sheet()
    story.day(date(2025, 12, 11), workbook([StatusRow(code=r.code, item=r.item, row=r.row) for r in rows]))
    story.day(date(2025, 12, 12), workbook(rows))
    _, decisions = story.day(MONDAY, workbook(alone(rows, "state")))
    assert kinds(decisions) == []
    (notice,) = [n.text for n in decisions.waiting if n.kind == "delayed"]
    assert notice.startswith("справка: в «Ходе исполнения» сведения не в своих строках")
    assert kinds(story.day(TUESDAY, workbook(alone(rows, "state")))[1]) == []
    assert kinds(story.day(WEDNESDAY, workbook(rows))[1]) == [Kind.PROGRESS]
    assert kinds(story.day(date(2025, 12, 18), workbook(rows))[1]) == []


def test_nothing_is_held_where_no_memo_would_be_written() -> None:
    story, rows = Story(settings(progress="off")), sheet()
    story.day(MONDAY, workbook(rows))
    _, decisions = story.day(TUESDAY, workbook(alone(rows, "state")))
    assert [n for n in decisions.waiting if n.kind == "delayed"] == []


def test_a_completion_memo_waits_too() -> None:
    plan = (item("до 12.12.2025", "1"), item("до 12.12.2025", "2", row=3))
    story, rows = Story(settings(acceptance=False, progress="off")), sheet(plan)
    story.day(date(2025, 12, 12), workbook(rows, plan))
    _, decisions = story.day(MONDAY, workbook(alone(rows, "state"), plan))
    assert (kinds(decisions), [n.kind for n in decisions.waiting][:1]) == ([], ["delayed"])
    assert kinds(story.day(TUESDAY, workbook(rows, plan))[1]) == [Kind.COMPLETION]


def test_what_a_run_has_read_before_is_no_news_in_a_copy_and_what_nobody_read_holds_letters_and_memos() -> None:
    story, rows = Story(), sheet()
    story.day(MONDAY, workbook(rows))
    later = [*rows[:4], done(rows[4], "приказ № 9"), *rows[5:]]
    backup = replace(workbook(later), copies={"Ход исполнения (2)": tuple(r for r in rows if r.state)})
    assert "copy-ahead" not in {f.code for f in story.day(TUESDAY, backup)[0].findings}
    news = replace(done(rows[0], "приказ № 1"), row=40)
    reviewed, _ = story.day(WEDNESDAY, replace(backup, copies={"Ход исполнения (2)": (news,)}))
    (found,) = [f for f in reviewed.findings if f.code == "copy-ahead"]
    assert (found.cell, found.performer, found.item) == ("F2", "О1", "1")
    assert "(строка 40) – «исполнено», «12.12.2025», «приказ № 1»" in found.message
    (verdict,) = [v for v in reviewed.morning.verdicts if v.row and v.row.row == 2]
    assert verdict.standing is Standing.NO_DATA
    assert reviewed.morning.book.in_doubt


def test_rows_mixed_by_a_code_hold_the_memos_as_well_and_no_column_is_told_beside_them() -> None:
    story, rows = Story(), sheet()
    story.day(date(2025, 12, 12), workbook(rows))
    mixed = finding("row-mixed", sheet=STATUS, row=2, mine="О1", number="1", value="Чаты", other="пункт 2", rows="")
    day = story.day(MONDAY, replace(workbook(alone(rows, "state")), findings=(mixed,)))
    assert (kinds(day[1]), told(day)) == ([], [])


def test_the_days_ahead_are_played_by_the_rows_that_the_review_left() -> None:
    story, rows = Story(), sheet()
    story.day(MONDAY, workbook(rows))
    reviewed, _ = story.day(TUESDAY, workbook(alone(rows, "state")))
    left = reviewed.morning.book
    doubted = {r.row for r in left.rows if r.state is State.UNKNOWN}
    assert doubted
    assert with_rows_in_doubt(left, story.history) is left, "looked for anew, nothing more is found"
    for day in foresee(left, story.history, settings(), WEDNESDAY, date(2026, 1, 20)):
        mine = [v for v in day.review.morning.verdicts if v.row and v.row.row in doubted]
        assert {v.standing for v in mine} == {Standing.NO_DATA}
        assert {v.code_and_item for v in mine}.isdisjoint(
            g.occasion.code_and_item for p in day.decisions.papers for g in p.grounds
        )
