"""A report the office sent back is no claim until the performer says something new (papers.md A2). Days are played."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import State, StatusRow
from automation.model.reported import News
from automation.model.standing import Standing
from tests.support.compose_world import row
from tests.support.control_story import Story, december, item, occasions, only, settings, small, to

CLAIM = row(
    "ОБР",
    "1",
    state=State.DONE,
    executed_on=date(2025, 12, 12),
    evidence="приказ не приложен",
    incoming="1890 от 15.12.2025",
)
DAY = date(2025, 12, 18)
BACK = replace(CLAIM, returned_on=DAY, return_reason="приказ не приложен")


def played(*lines: tuple[int, StatusRow]) -> Review:
    """Play these days of December; the review of the last one."""
    story = Story()
    for day, line in lines:
        reviewed, _ = story.day(date(2025, 12, day), small(line))
    return reviewed


def news(*lines: tuple[int, StatusRow]) -> tuple[Standing, News]:
    verdict = only(played(*lines))
    return verdict.standing, verdict.reported.news


def codes(reviewed: Review) -> list[str]:
    return [f.code for f in reviewed.findings if f.code.startswith("returned")]


def test_a_returned_report_is_judged_by_its_term_and_keeps_its_letter_and_reason() -> None:
    assert news((16, CLAIM)) == (Standing.CLAIMED, News.UNDER_REVIEW)
    verdict = only(played((16, CLAIM), (18, BACK)))
    told = verdict.reported
    assert (verdict.standing, told.news) == (Standing.OVERDUE, News.RETURNED)
    assert (told.returned_on, told.return_reason) == (date(2025, 12, 18), "приказ не приложен")
    assert told.incoming is not None
    assert (told.incoming.day, told.incoming.number) == (date(2025, 12, 15), "1890")
    assert told.silence is None


@pytest.mark.parametrize(
    "answer",
    [
        {"evidence": "приказ № 7 от 12.12.2025"},
        {"incoming": "1921 от 18.12.2025"},
        {"incoming": "1921 от 22.12.2025"},
        {"returned_on": None},
    ],
)
def test_a_new_cell_a_new_letter_or_an_emptied_return_makes_it_a_claim_again(answer: dict[str, object]) -> None:
    again = replace(BACK, **answer)
    assert news((16, CLAIM), (18, BACK), (19, again)) == (Standing.CLAIMED, News.UNDER_REVIEW)


def test_a_report_presented_again_waits_for_the_office_from_that_day() -> None:
    """papers.md A3: the days before it was sent back are no delay of the office."""
    again = replace(BACK, evidence="приказ № 7 от 12.12.2025")
    story, told = Story(), {}
    for day, line in ((15, CLAIM), (18, BACK), (19, again), (22, again), (25, again), (26, again)):
        _, decisions = story.day(date(2025, 12, day), small(line))
        told[day] = [n.text for n in decisions.waiting if n.kind is NoticeKind.WAITING]
    assert told[22] == told[25] == ["заявлено исполнение 12.12.2025"]
    assert told[26] == ["заявлено исполнение 12.12.2025, ждёт решения 5 рабочих дней"]


@pytest.mark.parametrize(
    "no_answer", [{"return_reason": "нет приказа"}, {"state": State.IN_WORK}, {"incoming": "1889 от 15.12.2025"}]
)
def test_what_the_office_writes_itself_is_no_new_report(no_answer: dict[str, object]) -> None:
    assert news((16, CLAIM), (18, BACK), (19, replace(BACK, **no_answer)))[1] is News.RETURNED


def test_not_begun_in_an_empty_state_answers_no_return() -> None:
    figures = replace(BACK, state=State.EMPTY, executed_on=None, evidence="", staff_total=7, staff_moved=2)
    told = (18, replace(figures, returned_on=None, return_reason="")), (19, replace(figures, returned_on=DAY))
    assert news(*told)[1] is News.RETURNED
    assert news(*told, (22, replace(figures, returned_on=DAY, state=State.NOT_STARTED)))[1] is News.RETURNED


def test_a_report_sent_back_on_the_day_it_came_is_returned_and_not_its_own_answer() -> None:
    came = replace(CLAIM, incoming="1890 от 18.12.2025")
    back = replace(BACK, incoming="1890 от 18.12.2025")
    assert news((18, came), (19, back))[1] is News.RETURNED
    assert news((19, back))[1] is News.RETURNED


def test_a_claim_set_back_to_in_work_is_returned_on_the_day_this_was_seen_and_a_reason_is_asked() -> None:
    reviewed = played((16, CLAIM), (18, replace(CLAIM, state=State.IN_WORK)), (19, replace(CLAIM, state=State.IN_WORK)))
    told = only(reviewed).reported
    assert (told.news, told.returned_on, told.return_reason) == (News.RETURNED, date(2025, 12, 18), "")
    assert codes(reviewed) == ["returned-without-reason"]
    working = replace(CLAIM, state=State.IN_WORK, reason="готовится приказ")
    assert news((16, CLAIM), (18, working)) == (Standing.OVERDUE, News.IN_WORK)


@pytest.mark.parametrize("line", [row("ОБР", "1", expected_on=date(2025, 12, 19)), row("ОБР", "1")])
def test_a_state_typed_by_a_slip_and_put_right_is_no_return(line: StatusRow) -> None:
    working, slip = replace(line, state=State.IN_WORK), replace(line, state=State.DONE)
    reviewed = played((15, working), (16, slip), (17, working))
    assert only(reviewed).reported.news is News.IN_WORK
    assert codes(reviewed) == []
    bare = replace(slip, expected_on=None)
    assert news((16, bare), (17, replace(bare, state=State.IN_WORK)))[1] is News.IN_WORK


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (replace(BACK, returned_on=date(2025, 12, 22)), "returned-in-future"),
        (replace(BACK, returned_on=date(2025, 12, 11)), "returned-untrue"),
        (row("ОБР", "1", returned_on=date(2025, 12, 18), return_reason="нет приказа"), "returned-untrue"),
        (replace(BACK, return_reason=""), "returned-without-reason"),
    ],
)
def test_a_return_that_cannot_be_true_is_told_and_nothing_rests_on_it(line: StatusRow, code: str) -> None:
    reviewed = played((18, line))
    assert codes(reviewed) == [code]
    assert (only(reviewed).reported.news is News.RETURNED) is (code == "returned-without-reason")


def test_figures_that_were_sent_back_are_in_no_total() -> None:
    told = {"staff_total": 650, "staff_moved": 400}
    reviewed = played((16, replace(CLAIM, **told)), (18, replace(BACK, **told)))
    assert (reviewed.figures.people.total, reviewed.figures.people.unsettled) == (0, ())


def test_nothing_came_in_means_no_cell_and_no_letter() -> None:
    assert news((15, row("ОБР", "1"))) == (Standing.OVERDUE, News.SILENT)
    assert news((15, row("ОБР", "1", state=State.NOT_STARTED, comment="-"))) == (Standing.OVERDUE, News.SILENT)
    assert news((15, row("ОБР", "1", incoming="87 от 15.12.2025"))) == (Standing.OVERDUE, News.PARTLY)
    assert news((15, row("ОБР", "1", state=State.IN_WORK))) == (Standing.OVERDUE, News.IN_WORK)
    assert news((15, row("ОБР", "1", staff_total=12))) == (Standing.OVERDUE, News.PARTLY)


def test_the_day_of_a_letter_is_told_only_when_it_came_after_the_first_working_day_behind_the_term() -> None:
    on_monday = only(played((16, CLAIM))).reported
    assert on_monday.presented_late is None
    on_tuesday = only(played((17, replace(CLAIM, incoming="1891 от 16.12.2025")))).reported
    assert on_tuesday.presented_late == date(2025, 12, 16)
    assert only(played((17, replace(CLAIM, incoming="")))).reported.presented_late is None


def test_a_total_that_shrank_since_an_earlier_report_is_told() -> None:
    many, fewer = row("ОБР", "1", staff_total=38, staff_moved=20), row("ОБР", "1", staff_total=35, staff_moved=20)
    told = [f for f in played((15, many), (16, fewer)).findings if f.code == "figures-shrank"]
    assert [f.message.partition(". ")[0] for f in told] == [
        "Пункт 1 («ОБР»): «Всего сотрудников» – 35, а прежде было 38"
    ]
    assert [f for f in played((15, fewer), (16, many)).findings if f.code == "figures-shrank"] == []
    accepted = replace(fewer, accepted_on=date(2025, 12, 16), accepted_by="Бобков Д.А.")
    assert [f for f in played((15, many), (16, accepted)).findings if f.code == "figures-shrank"] == []


@pytest.mark.parametrize("answer", ["", "вх. от 22.12.2025 № 14"])
def test_an_answer_to_the_request_after_a_return_holds_the_letter_until_it_is_entered(answer: str) -> None:
    story = Story(sent=True)
    story.day(date(2025, 12, 16), small(CLAIM))
    story.day(date(2025, 12, 18), small(BACK))
    story.day(date(2025, 12, 19), small(BACK))
    story.mark(answer=answer)
    days = [story.day(on, small(BACK))[1] for on in december(22, 23, 24, 25, 26)]
    written = [p.kind for decisions in days for p in decisions.papers if p.kind is not Kind.PROGRESS]
    told = [n.text for n in days[-1].waiting if n.kind is NoticeKind.ANSWER]
    if answer:
        assert (written, len(told)) == ([], 1)
        assert told[0].endswith(f"поступил ответ ({answer}), в строке прежние сведения: внести его")
    else:
        assert (written, told) == ([Kind.OVERDUE], [])


def test_a_return_is_told_behind_the_memo_though_an_earlier_answer_was_entered_in_no_row() -> None:
    claim = replace(CLAIM, executed_on=date(2025, 12, 22), evidence="акт", incoming="22.12.2025 № 19")
    back = replace(claim, returned_on=date(2025, 12, 23), return_reason="акт не подписан")
    for answer, letters in (
        ("вх. от 17.12.2025 № 77", [(16, 1), (23, 2)]),
        ("вх. от 24.12.2025 № 80", [(16, 1)]),  # that may be the report mended, and lies on the desk
        ("вх. № 77", [(16, 1)]),
    ):
        story, found = Story(settings(addressee_gap=0), sent=True), list[tuple[int, int]]()
        for on in (15, 16, 17, 18, 19, 22, 23, 24, 25, 26, 29):
            line = row("ОБР", "1") if on < 22 else claim if on < 23 else back
            decisions = story.day(date(2025, 12, on), small(line, plan=(item("до 12.12.2025"),)))[1]
            found += [(on, step) for _, _, _, step in occasions(to(decisions, "ОБР"))]
            story.mark(decisions.papers, registered=f"№ 5 от {on}.12.2025", answer=answer if on == 16 else "")
        assert found == letters


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ({}, []),  # the return stands: it asks for a new report anyhow
        ({"evidence": "приказ от 17.12.2025 № 7"}, ["returned-date-kept"]),
        ({"evidence": "приказ от 17.12.2025 № 7", "executed_on": date(2025, 12, 18)}, []),
        ({"evidence": "приказ", "accepted_on": date(2025, 12, 19), "accepted_by": "Образцова Н.П."}, []),
    ],
)
def test_a_report_that_came_again_with_a_day_before_its_return_is_asked_about_until_it_is_accepted(
    again: dict[str, object], found: list[str]
) -> None:
    assert codes(played((16, CLAIM), (18, BACK), (19, replace(BACK, **again)))) == found


def test_a_return_written_before_there_was_a_report_does_not_send_back_the_one_that_came_after_it() -> None:
    bare = row("ОБР", "1", returned_on=date(2025, 12, 18), return_reason="нет приказа")
    reviewed = played((18, bare), (22, replace(CLAIM, returned_on=bare.returned_on, return_reason="нет приказа")))
    assert (only(reviewed).standing, codes(reviewed)) == (Standing.CLAIMED, ["returned-untrue"])
