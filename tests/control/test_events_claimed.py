"""What an event and information must show once claimed: what the order or the letter tells is not asked."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.requests import asked_about
from automation.model.kinds import Kind
from automation.model.plan import Event, Period, Term
from automation.model.report import State
from automation.model.reported import News
from automation.model.standing import AHEAD, Fault
from tests.support.compose_world import row
from tests.support.control_story import Story, item, only, small, to


@pytest.mark.parametrize(
    ("evidence", "asked"), [("отчёт № 4", []), ("12.12.2025", [Fault.NO_EVIDENCE]), ("", [Fault.NO_EVIDENCE])]
)
def test_the_day_of_an_event_is_not_asked_for_and_a_bare_day_is_no_evidence(evidence: str, asked: list[Fault]) -> None:
    deadline = Event(due=date(2025, 12, 12))
    race = replace(item("12.12.2025"), term=Term(phrase="12.12.2025", deadline=deadline))
    made = small(row("ОБР", "1", state=State.DONE, evidence=evidence), plan=(race,))
    reviewed, decisions = Story().day(date(2025, 12, 16), made)
    paper = to(decisions, "ОБР")
    grounds = paper.grounds if paper else ()
    assert [f for g in grounds if g.verdict for f in asked_about(g.verdict)] == asked
    assert "done-without-date" in {f.code for f in reviewed.findings}


@pytest.mark.parametrize(
    ("text", "incoming", "asked"),
    [
        ("Информация о потребности в средствах защиты", "от 12.12.2025 № 2250", False),
        ("Направить в отдел сведения о потребности", "от 15.12.2025 № 2250", False),
        ("Информация о потребности в средствах защиты", "от 11.12.2025 № 2250", True),
        ("Информация о потребности в средствах защиты", "", True),
        ("Провести ярмарку", "от 12.12.2025 № 2250", True),
    ],
)
def test_information_that_came_by_a_letter_is_not_asked_for_its_evidence(text: str, incoming: str, asked: bool) -> None:
    day = date(2025, 12, 12)
    told = row("ОБР", "1", state=State.DONE, executed_on=day, incoming=incoming)
    reviewed, decisions = Story().day(date(2025, 12, 15), small(told, plan=(item("до 26.12.2025", text=text),)))
    assert (to(decisions, "ОБР") is not None) is asked
    assert "done-without-evidence" in [f.code for f in reviewed.findings]


@pytest.mark.parametrize(("expected", "news"), [(15, News.RESULT_OWED), (16, News.RESULT_OWED), (17, News.IN_WORK)])
def test_days_of_work_go_on_only_until_a_day_behind_the_last_one_that_was_named(expected: int, news: News) -> None:
    deadline = Period(start=date(2025, 12, 12), due=date(2025, 12, 15), event=True)
    fair = replace(item("12.12.2025"), term=Term(phrase="с 12 по 15 декабря", deadline=deadline))
    line = row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, expected))
    reviewed, _ = Story().day(date(2025, 12, 17), small(line, plan=(fair,)))
    assert [v.reported.news for v in reviewed.morning.verdicts] == [news]


@pytest.mark.parametrize("told", [{"executed_on": date(2025, 12, 15)}, {"executed_on": None, "evidence": ""}])
def test_a_report_of_an_event_still_ahead_is_told_to_the_clerk_and_the_event_reminded_of(told: dict[str, Any]) -> None:
    deadline = Event(due=date(2025, 12, 26))
    fair = replace(item("26.12.2025", text="Провести ярмарку"), term=Term(phrase="26.12.2025", deadline=deadline))
    line = row("ОБР", "1", state=State.DONE, **{"evidence": "программы, утверждены 15.12.2025", **told})
    story, kinds = Story(sent=True), dict[int, list[Kind]]()
    for day in (16, 22, 25, 29):
        reviewed, decisions = story.day(date(2025, 12, day), small(line, plan=(fair,)))
        kinds[day] = [g.occasion.kind for p in decisions.papers if p.addressee for g in p.grounds]
        verdict = only(reviewed)
        if day != 29:
            assert (verdict.standing in AHEAD, verdict.reported.news, verdict.executed_on) == (True, News.SILENT, None)
            assert "done-before-event" in [f.code for f in reviewed.findings]
    assert kinds == {16: [], 22: [Kind.REMINDER], 25: [], 29: [Kind.REQUEST]}


def test_a_report_dated_before_a_stretch_of_days_is_asked_about_only_behind_its_last_day() -> None:
    deadline = Period(start=date(2025, 12, 17), due=date(2025, 12, 26), event=True)
    fair = replace(item("26.12.2025"), term=Term(phrase="с 17 по 26 декабря", deadline=deadline))
    line = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 15), evidence="отчёт № 4")
    for day, faults in ((16, ()), (19, ()), (26, ()), (29, (Fault.BEFORE_EVENT,))):
        reviewed, _ = Story().day(date(2025, 12, day), small(line, plan=(fair,)))
        assert only(reviewed).faults == faults
        assert [f.code for f in reviewed.findings if f.item == "1"] == ["done-before-event"]
