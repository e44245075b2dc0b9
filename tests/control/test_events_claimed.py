"""What an event and information must show once claimed: what the order or the letter tells is not asked."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.requests import asked_about
from automation.model.plan import Event, Period, Term
from automation.model.report import State
from automation.model.reported import News
from automation.model.standing import Fault
from tests.support.compose_world import row
from tests.support.control_story import Story, item, small, to


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
