"""Figures: everything is counted once, closed items and endless ones are left out. On values."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.counting import count, tally
from automation.control.review import Review, review
from automation.model.control import empty_history
from automation.model.figures import Figures
from automation.model.report import Book, Headcount, Performer, Relation, State, StatusRow
from automation.model.standing import Standing
from tests.support.compose_order import BODY, PERFORMERS
from tests.support.compose_world import SETTINGS, book, done, publication, row
from tests.support.control_story import ORG, item, settings, small

ON = date(2025, 12, 22)


def seen(made: Book, on: date = ON, **policy: Any) -> Review:
    return review(made, empty_history(), settings(**policy), on)


def figures(made: Book, on: date = ON, **policy: Any) -> Figures:
    return seen(made, on, **policy).figures


def met(code: str, number: str, on: date = date(2025, 12, 12), **values: Any) -> StatusRow:
    return replace(done(code, number, on), **values)


CLAIM: dict[str, Any] = {"accepted_on": None, "accepted_by": ""}
EXEMPT = {"state": State.NOT_APPLICABLE, "comment": "клуб закрыт", "accepted_by": "Образцова Н.П."}


def test_every_standing_is_counted_once_and_the_total_leaves_out_what_nobody_owes() -> None:
    plan = (
        item("до 12.12.2025"),
        item("до 26.12.2025", "2", row=3),
        item("до 30.01.2026", "3", row=4),
        item("постоянно", "4", row=5),
    )
    made = book(
        met("ОБР", "1"),
        met("ПРИМ", "1", date(2025, 12, 15)),
        replace(met("ШАБ", "1"), **CLAIM),
        row("ОБР", "2", **EXEMPT),
        replace(met("ПРИМ", "2"), executed_on=None),
        plan=plan,
    )
    found = tally(v.standing for i in figures(made).items if i.dated for v in i.counted)
    assert (found.total, found.done) == (11, 2)
    assert (found.met, found.met_late, found.claimed, found.overdue) == (1, 1, 1, 1)
    assert (found.due_soon, found.in_work, found.no_data) == (2, 4, 1)
    assert (found.not_applicable, found.permanent) == (1, 0), "an item without a last day is not counted"
    assert tally(v.standing for v in seen(made).morning.verdicts).permanent == 4


def test_items_done_dated_and_closed_are_counted_apart() -> None:
    plan = (
        item("до 12.12.2025"),
        item("до 30.01.2026", "2", row=3, closed_on=ON),
        item("постоянно", "3", row=4),
        item("оперативно", "4", row=5),
        item("ежемесячно до 31.01.2026", "5", row=6),
        item("ежемесячно", "6", row=7),
        item("по мере поступления", "7", row=8),
        item("до 30.01.2026", "8", row=9, groups=("никто",)),
    )
    found = figures(small(met("ОБР", "1"), plan=plan))
    assert [(i.item.number, i.dated, i.done, i.closed) for i in found.items] == [
        ("1", True, True, False),
        ("2", True, False, True),
        ("3", False, False, False),
        ("4", False, False, False),
        ("5", True, False, False),
        ("6", False, False, False),
        ("7", False, False, False),
        ("8", True, False, False),
    ]
    assert (found.complete, found.completed_on) == (False, None)
    assert found.items[7].terms == (date(2026, 1, 30),)


def test_the_day_of_completion_is_the_last_execution() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4, closed_on=ON))
    late = met("ОБР", "3", date(2025, 12, 20))
    found = figures(small(met("ОБР", "1"), met("ОБР", "2", date(2025, 12, 17)), late, plan=plan))
    assert (found.complete, found.completed_on) == (True, date(2025, 12, 17))


def people(*rows: StatusRow, performers: tuple[Performer, ...] = PERFORMERS, **policy: Any) -> Figures:
    return figures(book(*rows, performers=performers), **policy)


def told(code: str, number: str, total: int | None, moved: int | None, **values: Any) -> StatusRow:
    return met(code, number, staff_total=total, staff_moved=moved, **values)


def test_people_are_counted_once_per_organisation_from_its_last_whole_row() -> None:
    found = people(told("ОБР", "1", 30, 20), told("ОБР", "6", 38, 38), told("ПРИМ", "6", 27, 26)).people
    assert (found.total, found.moved) == (65, 64)
    assert (found.subordinate_total, found.subordinate_moved, found.office_total) == (65, 64, 0)
    assert [o.organisation for o in found.incomplete] == ["МБУ «Пример»"]
    assert found.missing == (BODY, "МБУК «Шаблон»", "МБУ «Типовое»")


def test_the_administration_is_one_body_however_its_people_are_written() -> None:
    loose = tuple(
        replace(p, organisation="", headcount=Headcount.WHOLE) if p.code == "ЗАМ-2" else p for p in PERFORMERS
    )
    found = people(told("ЗАМ-1", "6", 41, 40), told("ЗАМ-2", "6", 41, 41), performers=loose)
    assert (found.people.office_total, found.people.office_moved, found.people.total) == (41, 41, 41)
    office = next(o for o in found.organisations if o.relation is Relation.OFFICE)
    assert (office.organisation, office.codes) == (BODY, ("ЗАМ-1", "ЗАМ-2"))


@pytest.mark.parametrize(("total", "moved"), [(10, 11), (10, None), (None, 10)])
def test_contradictory_or_half_told_figures_are_left_out(total: int | None, moved: int | None) -> None:
    found = people(told("ОБР", "6", total, moved)).people
    assert (found.total, found.moved, found.missing) == (0, 0, ())
    again = people(told("ПРИМ", "6", 5, 4), told("ОБР", "6", total, moved)).people
    assert (again.total, again.moved, again.doubted) == (5, 4, ("МБУК «Образец»",))


@pytest.mark.parametrize(
    ("values", "policy", "accepted"),
    [
        ({}, {}, True),
        (CLAIM, {}, False),
        ({"accepted_by": "Примерова М.И."}, {}, False),
        ({"state": State.IN_WORK}, {}, False),
        (CLAIM, {"acceptance": False}, True),
        ({"evidence": "", **CLAIM}, {"acceptance": False}, False),
    ],
)
def test_figures_count_as_accepted_with_their_row(
    values: dict[str, Any], policy: dict[str, Any], accepted: bool
) -> None:
    found = people(told("ОБР", "6", 38, 38, **values), **policy)
    assert next(o for o in found.organisations if o.organisation == "МБУК «Образец»").staff_accepted is accepted


def test_an_organisation_shows_its_gravest_standing_and_the_day_of_its_figures() -> None:
    found = people(told("ОБР", "6", 38, 38), met("ОБР", "1"), met("ПРИМ", "1"), met("ПРИМ", "2"))
    by_name = {o.organisation: o for o in found.organisations}
    assert by_name["МБУК «Образец»"].worst is Standing.OVERDUE
    assert by_name["МБУ «Пример»"].worst is Standing.DUE_SOON
    assert by_name["МБУК «Образец»"].staff_day == date(2025, 12, 12)
    assert by_name["МБУК «Образец»"].codes == ("ОБР", "СОЦ")
    assert by_name["МБУК «Образец»"].tally.total == 3, "what has no last day is not in the tally"


def test_who_is_late_stands_worst_first_and_next_terms_ascend() -> None:
    plan = (item("до 12.12.2025"), item("до 15.12.2025", "2", row=3), item("до 26.12.2025", "3", row=4))
    found = figures(book(met("ОБР", "1"), plan=plan))
    late = [(bearer.name, bearer.items) for bearer in found.late]
    assert late[0] == ("МБУ «Пример»", ("1", "2"))
    assert late[-1] == ("МБУК «Образец»", ("2",))
    assert found.next_terms == ((date(2025, 12, 26), ("3",)),)
    assert figures(book(met("ОБР", "1"), plan=plan), date(2025, 12, 26)).next_terms[0][0] == date(2025, 12, 26)
    done_all = [met(p.code, n) for p in PERFORMERS for n in "123"]
    assert figures(book(*done_all, plan=plan)).next_terms == ()
    assert figures(book(*done_all, plan=plan)).late == ()


def test_publications_are_judged_by_the_rule_of_the_item() -> None:
    made = book(
        publications=(
            publication(15, "09:00", "13:00"),
            publication(16, "09:00", "12:00"),
            publication(17, "09:00", "12:00", excuse="срочно"),
            replace(publication(18, "09:00", "12:00"), elsewhere_at=None),
            publication(19, "09:00", "10:00", code="ОБР"),
        )
    )
    (found,) = figures(made).publications
    assert (found.item.number, found.checked) == ("3", 3)
    assert [p.day for p in found.broken] == [date(2025, 12, 16)]
    assert [p.day for p in found.excused] == [date(2025, 12, 17)]
    closed = tuple(replace(i, closed_on=ON) for i in made.items)
    assert figures(replace(made, items=closed)).publications == ()


def test_counting_does_not_depend_on_anything_but_the_morning() -> None:
    reviewed = seen(small())
    assert count(reviewed.morning) == reviewed.figures
    assert reviewed.figures.order == reviewed.morning.book.order
    assert (reviewed.figures.on, SETTINGS.policy.evidence, ORG.code) == (ON, True, "ОБР")
