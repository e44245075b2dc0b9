"""A decision to prolong that came after the term moves nothing, and nobody is written to against it in its own time."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.model.notice import NoticeKind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Book
from automation.model.reported import Wish
from automation.model.standing import Standing
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, row
from tests.support.control_story import Story, december, extension, item, occasions, small, to

HEAD = Ruling(
    decided_on=date(2025, 12, 22),
    decided_by="Глава Камфарин Е.Н.",
    kind=RulingKind.EXTEND,
    items=("1",),
    term=date(2025, 12, 25),
    basis="протокол от 22.12.2025 № 12",
    row=2,
)
PLAN = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
DAYS = (12, 15, 16, 22, 23, 24, 25, 26, 29, 30)
TOLD = (
    "решение от 22.12.2025 – продлить до 25.12.2025 не учтено: принято после истечения срока; "
    "до этого дня писем о неисполнении не будет"
)


def played(*rulings: Ruling) -> dict[int, Decisions]:
    story, made = Story(sent=True), replace(small(plan=PLAN), rulings=rulings)
    return {on.day: story.day(on, _until(made, on))[1] for on in december(*DAYS)}


def _until(made: Book, on: date) -> Book:
    """Leave out the decisions that nobody has taken yet."""
    return replace(made, rulings=tuple(r for r in made.rulings if r.decided_on and r.decided_on <= on))


def second_letters(days: dict[int, Decisions]) -> list[int]:
    return [day for day, made in days.items() if ("overdue", "ОБР", "1", 2) in occasions(to(made, "ОБР"))]


def told(days: dict[int, Decisions]) -> list[int]:
    return [d for d, made in days.items() if TOLD in {n.text for n in made.waiting if n.kind is NoticeKind.RULING}]


def test_the_second_letter_waits_for_the_day_the_decision_names_and_the_clerk_is_told_why() -> None:
    assert second_letters(played()) == [23]
    held = played(HEAD)
    assert second_letters(held) == [26]
    assert told(held) == [22, 23, 24, 25]


def test_a_late_decision_moves_no_term() -> None:
    made = replace(small(plan=PLAN), rulings=(HEAD,))
    reviewed, _ = Story().day(date(2025, 12, 23), made)
    verdict = reviewed.morning.verdicts[0]
    assert (verdict.standing, verdict.due) == (Standing.OVERDUE, date(2025, 12, 12))
    assert "extension-refused" in {f.code for f in reviewed.findings}


HEARING = replace(HEAD, kind=RulingKind.HEAR)


@pytest.mark.parametrize(
    ("ruling", "letter"),
    [
        (HEARING, [30]),  # that he was heard by 25.12 is to be entered till 29.12
        (replace(HEARING, code="ОБР"), [30]),
        (replace(HEARING, done_on=date(2025, 12, 23)), [26]),  # what he said on 23.12 is to be entered till 25.12
        (replace(HEARING, decided_on=date(2025, 12, 17), done_on=date(2025, 12, 18)), [23]),
        (replace(HEARING, term=None, decided_on=date(2025, 12, 17)), [25]),
        (replace(HEARING, items=("2",)), [23]),
        (replace(HEARING, decided_on=date(2025, 12, 17)), [30]),
        (replace(HEARING, kind=RulingKind.OTHER), [30]),
        (replace(HEARING, kind=RulingKind.OTHER, term=None), [23]),
        (replace(HEARING, kind=RulingKind.OTHER, done_on=date(2025, 12, 22)), [23]),
        (replace(HEARING, kind=RulingKind.REPEAT), [23]),  # that letter is what was decided
    ],
)
def test_no_letter_goes_before_the_day_by_which_a_leader_is_to_hear_the_performer_or_has_decided_otherwise(
    ruling: Ruling, letter: list[int]
) -> None:
    assert second_letters(played(ruling)) == letter


@pytest.mark.parametrize("kind", [RulingKind.HEAR, RulingKind.OTHER])
def test_what_was_decided_on_the_eve_of_the_term_holds_the_first_letter_until_it_can_be_marked(
    kind: RulingKind,
) -> None:
    """The minister has put the meeting on a later day himself, and then reads a note that asks where it is."""
    eve = replace(HEARING, kind=kind, decided_on=date(2025, 12, 11), term=date(2025, 12, 24))
    firsts = [
        [day for day, made in played(ruling).items() if ("overdue", "ОБР", "1", 1) in occasions(to(made, "ОБР"))]
        for ruling in (eve, replace(eve, term=date(2025, 12, 11)), replace(eve, done_on=date(2025, 12, 11)))
    ]
    assert firsts == [[29], [16], [16]]


def test_who_was_heard_after_a_letter_has_not_left_it_unanswered() -> None:
    heard = replace(HEARING, decided_on=date(2025, 12, 17), done_on=date(2025, 12, 18))
    said = []
    for ruling in (heard, replace(heard, items=("2",))):
        second = to(played(ruling)[23], "ОБР")
        assert second is not None
        said.append([g.unanswered for g in second.grounds if g.occasion.step > 1])
    assert said == [[False], [True]]


@pytest.mark.parametrize(
    "fault", [{"decided_by": ""}, {"basis": ""}, {"decided_by": "Примерова М.И."}, {"code": "ЧУЖОЙ"}, {"items": ("2",)}]
)
def test_a_decision_that_would_not_count_in_time_either_holds_nothing(fault: dict[str, object]) -> None:
    assert second_letters(played(replace(HEAD, **fault))) == [23]


def test_of_several_terms_a_decision_about_the_one_ahead_holds_no_letter_about_the_one_behind() -> None:
    plan = (item("до 12.12.2025, до 24.12.2025"),)
    made = replace(small(plan=plan), rulings=(HEAD,))
    reviewed, _ = Story().day(date(2025, 12, 23), made)
    assert [v.reported.wish for v in reviewed.morning.verdicts] == [None, None]


LATER = date(2026, 1, 26)


def test_of_several_terms_a_decision_that_cannot_move_the_one_ahead_came_too_late_for_the_one_behind() -> None:
    plan = (item("до 12.12.2025, до 26.01.2026"),)
    blank = tuple(row("ОБР", "1", control_date=day) for day in (date(2025, 12, 12), LATER))
    made = replace(small(plan=plan), rows=blank, rulings=(HEAD,))
    reviewed, decisions = Story().day(date(2025, 12, 23), made)
    first, second = reviewed.morning.verdicts
    assert (first.reported.wish, second.reported.wish) == (
        Wish(decided_on=date(2025, 12, 22), until=date(2025, 12, 25), answer=date(2025, 12, 25), row=-2),
        None,
    )
    assert (first.due, second.due) == (date(2025, 12, 12), LATER)
    (told,) = [f for f in reviewed.findings if f.code == "extension-refused"]
    assert "решение принято после истечения срока (12.12.2025)" in told.message
    assert to(decisions, "ОБР") is None
    executed = replace(made, rows=(done("ОБР", "1", date(2025, 12, 12), control_date=date(2025, 12, 12)), blank[1]))
    reviewed, _ = Story().day(date(2025, 12, 23), executed)
    assert [v.reported.wish for v in reviewed.morning.verdicts] == [None, None]
    (told,) = [f for f in reviewed.findings if f.code == "extension-refused"]
    assert "новый срок не позже действующего (26.01.2026)" in told.message


def test_a_late_line_of_the_sheet_of_prolongations_holds_the_first_letter_and_the_second_alike() -> None:
    line = extension(decided_on=HEAD.decided_on, new_term=HEAD.term, decided_by=HEAD.decided_by, basis=HEAD.basis)
    story, found = Story(sent=True), {}
    for on in december(*DAYS):
        made = replace(small(plan=PLAN), extensions=(line,) if on >= date(2025, 12, 22) else ())
        found[on.day] = story.day(on, made)[1]
    assert second_letters(found) == [26]
    assert told(found) == [22, 23, 24, 25]
    early = replace(line, decided_on=date(2025, 12, 15))
    days, early_made = Story(sent=True), small(plan=PLAN, extensions=(early,))
    written = [on.day for on in december(12, 15, 16, 25, 26) if to(days.day(on, early_made)[1], "ОБР")]
    assert written == [26]


def test_of_a_report_that_comes_again_a_late_decision_holds_the_letters_about_the_date_behind() -> None:
    plan = (item("ежемесячно, до 12 числа", text="Информация о ходе работ"),)
    story, found = Story(sent=True), {}
    for on in december(*DAYS):
        found[on.day] = story.day(on, _until(replace(small(plan=plan), rulings=(HEAD,)), on))[1]
    assert second_letters(found) == [26]
    assert told(found) == [22, 23, 24, 25]


def test_a_late_decision_is_not_about_a_date_of_a_repetition_that_is_reported() -> None:
    plan = (item("ежемесячно, до 12 числа", text="Информация о ходе работ"),)
    reported = done("ОБР", "1", date(2025, 12, 12), control_date=date(2025, 12, 12))
    made = replace(small(reported, plan=plan), rulings=(HEAD,))
    reviewed, _ = Story().day(date(2025, 12, 23), made)
    assert [v.reported.wish for v in reviewed.morning.verdicts] == [None] * len(reviewed.morning.verdicts)
    (told,) = [f for f in reviewed.findings if f.code == "extension-refused"]
    assert "новый срок не позже действующего (12.01.2026)" in told.message


def test_the_result_of_an_event_postponed_too_late_is_awaited_as_long_as_of_any_event() -> None:
    """It takes place on Thursday the 25th: two working days later its result can be told."""
    term = read_term("12.12.2025", SIGNED, Calendar(), event=True)
    held = replace(item("до 12.12.2025", text="Провести субботник"), term=term)
    story, found = Story(sent=True), {}
    for on in december(12, 18, 22, 23, 24, 25, 26, 29, 30):
        made = replace(small(plan=(held, PLAN[1])), rulings=(HEAD,))
        found[on] = story.day(on, _until(made, on))[1]
    assert [on for on, made in found.items() if ("overdue", "ОБР", "1", 2) in occasions(to(made, "ОБР"))] == [
        date(2025, 12, 30)
    ]
    assert any("до 29.12.2025 писем о неисполнении не будет" in n.text for n in found[date(2025, 12, 26)].waiting)
