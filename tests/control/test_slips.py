"""A day of execution that is plainly mistyped is told to the clerk alone: no letter asks the performer about it."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.model.control import empty_history
from automation.model.notice import NoticeKind
from automation.model.report import Performer, Relation, State
from automation.model.standing import Fault, Standing
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from automation.reports.remarks import findings_by_organisation
from tests.support.compose_order import SIGNED
from tests.support.compose_world import SETTINGS, row
from tests.support.control_story import ORG, Story, item, notices, only, small, to
from tests.support.told_days import paper_of

ON = date(2025, 12, 22)
YEAR = date(2024, 12, 15)  # the order is of 11.12.2025
TURNED = date(2025, 11, 12)


def told(**values: Any) -> tuple[tuple[Fault, ...], bool, list[tuple[str, str]]]:
    """The faults of a report «исполнено», whether a letter goes out, and the findings about its day."""
    line = row("ОБР", "1", state=State.DONE, **{"evidence": "акт", **values})
    reviewed, decisions = Story().day(ON, small(line))
    found = [(f.code, f.message) for f in reviewed.findings if f.code.startswith("done-")]
    return only(reviewed).faults, to(decisions, "ОБР") is not None, found


@pytest.mark.parametrize(
    ("values", "meant"),
    [
        ({"executed_on": YEAR, "incoming": "16.12.2025 № 5"}, "15.12.2025"),
        ({"executed_on": YEAR, "evidence": "карта, утверждена 15.12.2025"}, "15.12.2025"),
        ({"executed_on": YEAR, "evidence": "приказ от 15 декабря 2025 г. № 4"}, "15.12.2025"),
        ({"executed_on": YEAR, "done": "обход проведён 15.12.25"}, "15.12.2025"),
        ({"executed_on": date(2026, 12, 15), "incoming": "16.12.2025 № 5"}, "15.12.2025"),
        ({"executed_on": TURNED, "evidence": "акт от 11.12.2025 № 1"}, "11.12.2025"),
    ],
)
def test_a_slip_that_its_row_corrects_is_told_to_the_clerk_alone(values: dict[str, Any], meant: str) -> None:
    faults, letter, found = told(**values)
    assert (faults, letter) == ((Fault.MISTYPED,), False)
    ((code, message),) = found
    assert code == "done-mistyped"
    assert f"видимо, описка; по остальным ячейкам строки это {meant}" in message


@pytest.mark.parametrize(
    ("values", "meant"),
    [
        ({"evidence": "акт от 11.12.2025 № 1"}, True),
        ({"incoming": "11.12.2025 № 5"}, True),
        ({"incoming": "16.12.2025 № 5"}, False),
        ({}, False),
    ],
)
def test_day_and_month_changed_over_need_the_very_day_beside_them(values: dict[str, Any], meant: bool) -> None:
    faults, letter, _ = told(executed_on=TURNED, **values)
    assert faults == ((Fault.MISTYPED,) if meant else (Fault.BEFORE_ORDER,))
    assert letter is not meant


@pytest.mark.parametrize(
    "values",
    [
        {"executed_on": YEAR},  # nothing beside it tells another year
        {"executed_on": YEAR, "evidence": "приказ от 15.12.2024 № 4", "incoming": "16.12.2025 № 5"},
        {"executed_on": date(2025, 12, 2), "incoming": "16.12.2025 № 5"},
        {"executed_on": YEAR, "incoming": "12.12.2025 № 5"},  # the letter came before that day
    ],
)
def test_a_day_that_may_be_what_was_reported_is_asked_about(values: dict[str, Any]) -> None:
    faults, letter, found = told(**values)
    assert (faults, letter) == ((Fault.BEFORE_ORDER,), True)
    assert [code for code, _ in found] == ["done-before-order"]


def test_beside_a_slip_nothing_else_is_asked_and_a_memo_blames_nobody() -> None:
    line = row("ОБР", "1", state=State.DONE, executed_on=YEAR, evidence="", incoming="16.12.2025 № 5")
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
    day = Story(sent=True).day(ON, small(line, plan=plan))
    assert only_of(day[0], "1").faults == (Fault.MISTYPED, Fault.NO_EVIDENCE)
    assert to(day[1], "ОБР") is None
    memo = paper_of(day)
    told = "МБУК «Образец» – пункт 1 (срок – 12.12.2025, представлены 16.12.2025)."
    assert f"Представлены и рассматриваются сведения: {told}" in memo
    assert "уточня" not in memo.lower()
    assert "2024" not in memo


def only_of(reviewed: Any, number: str) -> Any:
    """The verdict of an item."""
    return next(v for v in reviewed.morning.verdicts if v.item.number == number)


@pytest.mark.parametrize("day", [date(2024, 12, 20), date(2025, 12, 11)])
def test_the_day_of_an_event_tells_the_right_year_of_its_report(day: date) -> None:
    fair = replace(item("20.12.2025"), term=read_term("20.12.2025", SIGNED, Calendar(), event=True))
    line = row("ОБР", "1", state=State.DONE, executed_on=day, evidence="фото")
    reviewed, decisions = Story().day(ON, small(line, plan=(fair,)))
    slip = day.year == 2024
    assert only(reviewed).faults == ((Fault.MISTYPED,) if slip else (Fault.BEFORE_EVENT,))
    assert (to(decisions, "ОБР") is None) is slip
    assert [f.code for f in reviewed.findings if f.item == "1"] == ["done-mistyped" if slip else "done-before-event"]


def test_day_and_month_of_an_event_changed_over_are_a_slip() -> None:
    fair = replace(item("03.05.2026"), term=read_term("03.05.2026", SIGNED, Calendar(), event=True))
    line = row("ОБР", "1", state=State.DONE, executed_on=date(2026, 3, 5), evidence="фото")
    reviewed, decisions = Story().day(date(2026, 5, 6), small(line, plan=(fair,)))
    assert only(reviewed).faults == (Fault.MISTYPED,)
    assert to(decisions, "ОБР") is None
    (found,) = (f for f in reviewed.findings if f.code == "done-mistyped")
    assert "дата исполнения 05.03.2026 – видимо, описка; по остальным ячейкам строки это 03.05.2026" in found.message


@pytest.mark.parametrize("year", [2024, 2026])
def test_a_letter_of_a_wrong_year_makes_no_letter_and_no_delay(year: int) -> None:
    plan = (item("до 12.12.2025", text="Информация о готовности домов"), item("до 30.01.2026", "2", row=3))
    came = f"12.12.{year} № 283"
    line = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12), incoming=came)
    reviewed, decisions = Story().day(ON, small(line, plan=plan))
    verdict = only_of(reviewed, "1")
    assert to(decisions, "ОБР") is None
    assert (verdict.reported.presented_late, verdict.reported.incoming.day) == (None, None)
    (found,) = (f for f in reviewed.findings if f.code == "incoming-mistyped")
    assert f"«Вх. № и дата» – «{came}»; видимо, описка в годе: письмо от 12.12.2025" in found.message


def test_the_organisation_is_not_told_of_slips_of_the_office() -> None:
    line = row("ОБР", "1", state=State.DONE, executed_on=YEAR, evidence="акт", incoming="16.12.2025 № 5")
    made = small(line)
    reviewed, _ = Story().day(ON, made)
    slips = [f for f in reviewed.findings if f.code == "done-mistyped"]
    assert len(slips) == 1
    assert findings_by_organisation(made, slips) == {}


AGREED = replace(ORG, relation=Relation.BY_AGREEMENT)


@pytest.mark.parametrize("performer", [ORG, AGREED])
def test_a_slip_is_no_breach_and_nobody_is_called_about_it(performer: Performer) -> None:
    story = Story(sent=True)
    for n in (15, 16, 17):
        story.day(date(2025, 12, n), small(performer=performer))
    line = row("ОБР", "1", state=State.DONE, executed_on=YEAR, evidence="акт", incoming="18.12.2025 № 5")
    reviewed, decisions = story.day(date(2025, 12, 19), small(line, performer=performer))
    assert only(reviewed).standing is Standing.CLAIMED
    assert notices(decisions, NoticeKind.CALL) == []
    mended = replace(line, executed_on=date(2025, 12, 15))
    assert review(small(mended, performer=performer), empty_history(), SETTINGS, ON).morning.verdicts[0].faults == ()
