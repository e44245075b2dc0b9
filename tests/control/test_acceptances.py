"""What was accepted counts until it is accepted anew (papers.md D). Days are played."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.model.catalogue import finding
from automation.model.kinds import Kind
from automation.model.report import State, StatusRow
from automation.model.standing import Standing
from automation.titles import state_words
from tests.support.compose_world import done, row
from tests.support.control_story import Story, item, only, settings, small

TERM = "до 12.12.2025"
ACCEPTED = done(
    "ОБР",
    "1",
    date(2025, 12, 12),
    evidence="приказ № 7",
    staff_total=10,
    staff_moved=10,
    accepted_on=date(2025, 12, 15),
)


def played(*lines: tuple[int, StatusRow], term: str = TERM, story: Story | None = None) -> Review:
    story = story or Story()
    for day, line in lines:
        reviewed, _ = story.day(date(2025, 12, day), small(line, term=term))
    return reviewed


def told(reviewed: Review) -> list[str]:
    return [f.message for f in reviewed.findings if f.code == "accepted-rewritten"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"executed_on": date(2025, 12, 15)}, "«Дата исполнения» – было «12.12.2025», стало «15.12.2025»"),
        ({"executed_on": None}, "«Дата исполнения» – было «12.12.2025», стало пусто"),
        ({"executed_on": date(2025, 12, 16)}, "«Дата исполнения» – было «12.12.2025», стало «16.12.2025»"),
        ({"evidence": "приказ № 8"}, "«Подтверждение» – было «приказ № 7», стало «приказ № 8»"),
        ({"evidence": "-"}, "«Подтверждение» – было «приказ № 7», стало «-»"),
        ({"staff_total": 12, "staff_moved": 11}, "«Всего сотрудников» – было «10», стало «12»; «Перешло» – было"),
    ],
)
def test_the_accepted_values_count_and_a_finding_tells_the_change(change: dict[str, object], words: str) -> None:
    for later in (16, 17, 18):
        reviewed = played((15, ACCEPTED), *((day, replace(ACCEPTED, **change)) for day in range(16, later + 1)))
        verdict = only(reviewed)
        assert (verdict.standing, verdict.executed_on) == (Standing.MET, date(2025, 12, 12))
        assert verdict.row is not None
        assert (verdict.row.evidence, reviewed.figures.people.moved) == ("приказ № 7", 10)
        (message,) = told(reviewed)
        assert words in message
        assert state_words(verdict, reviewed.morning.on) == "исполнено в срок, изменено после принятия"


@pytest.mark.parametrize(
    "more",
    [
        {"accepted_on": date(2025, 12, 16)},
        {"accepted_by": "Секретарёва О.О."},
        {"accepted_on": None, "accepted_by": ""},
        {"returned_on": date(2025, 12, 16), "return_reason": "дата"},
        {"state": State.IN_WORK},
    ],
    ids=["accepted anew", "by another", "no acceptance", "sent back", "in work"],
)
def test_a_persons_own_word_about_the_acceptance_is_judged_as_it_stands(more: dict[str, object]) -> None:
    changed = replace(ACCEPTED, executed_on=date(2025, 12, 15), **more)
    reviewed = played((15, ACCEPTED), (16, changed))
    assert told(reviewed) == []
    assert only(reviewed).row == replace(changed, row=2)


@pytest.mark.parametrize("left", ["a blank row", "no row"])
def test_an_accepted_row_that_was_wiped_or_deleted_still_counts_and_is_told_until_somebody_says_otherwise(
    left: str,
) -> None:
    blank = row("ОБР", "1")
    lines = [blank] if left == "a blank row" else []
    story, accepted = Story(), small(ACCEPTED, term=TERM)
    story.day(date(2025, 12, 15), accepted)
    for day in (16, 17, 18, 22):
        reviewed, decisions = story.day(date(2025, 12, day), small(*lines, term=TERM))
        verdict = only(reviewed)
        assert (verdict.standing, verdict.executed_on) == (Standing.MET, date(2025, 12, 12))
        (message,) = told(reviewed)
        assert "«Подтверждение» – было «приказ № 7», стало пусто" in message
        assert "«Кто принял» – было " in message
        assert [p for p in decisions.papers if p.kind is Kind.OVERDUE] == []
    reviewed, _ = story.day(date(2025, 12, 23), small(replace(blank, state=State.NOT_STARTED), term=TERM))
    assert only(reviewed).standing is Standing.OVERDUE
    assert told(reviewed) == []


def test_a_form_that_contradicts_what_was_accepted_is_told_once_and_is_not_said_to_count() -> None:
    story, changed = Story(), small(replace(ACCEPTED, executed_on=date(2025, 12, 16)), term=TERM)
    facts: dict[str, Any] = {"header": "", "file": "", "was": "", "now": "", "counted": "форма"}
    differs = finding("form-differs", performer="ОБР", item="1", **facts)
    story.day(date(2025, 12, 15), small(ACCEPTED, term=TERM))
    findings = (differs, replace(differs, item="2"))
    reviewed, _ = story.day(date(2025, 12, 16), replace(changed, findings=findings))
    assert [f.item for f in reviewed.findings if f.code == "form-differs"] == ["2"]
    assert len(told(reviewed)) == 1


def test_restored_values_are_told_no_more_and_words_of_the_organisation_are_nobodys_change() -> None:
    changed = replace(ACCEPTED, evidence="приказ № 8")
    assert told(played((15, ACCEPTED), (16, changed), (17, ACCEPTED))) == []
    assert told(played((15, ACCEPTED), (16, replace(ACCEPTED, comment="исправлено", evidence=" приказ  № 7 ")))) == []
    assert told(played((15, ACCEPTED), (16, changed), story=Story(settings(acceptance=False)))) == []


def test_what_never_counted_is_not_kept() -> None:
    by_himself = replace(ACCEPTED, accepted_by="")
    undated = replace(ACCEPTED, executed_on=None)
    for before in (by_himself, undated):
        assert told(played((15, before), (16, replace(before, executed_on=date(2025, 12, 11))))) == []


def test_the_next_report_of_a_repeating_item_is_no_change_and_a_corrected_one_is() -> None:
    first = replace(ACCEPTED, executed_on=date(2025, 12, 15), accepted_on=date(2025, 12, 16))
    term = "еженедельно, по понедельникам"
    following = replace(first, executed_on=date(2025, 12, 22), evidence="отчёт 2")
    reviewed = played((16, first), (22, following), term=term)
    assert told(reviewed) == []
    assert only(reviewed).standing is Standing.CLAIMED
    assert len(told(played((16, first), (17, replace(first, evidence="отчёт 1а")), term=term))) == 1


def test_rows_changed_under_an_earlier_version_count_as_they_were_told_last() -> None:
    story = Story()
    played((15, ACCEPTED), story=story)
    (key,) = story.history.rows
    changed = replace(ACCEPTED, executed_on=date(2025, 12, 11))
    known = replace(story.history.rows[key][0], since=date(2025, 12, 16), row=changed)
    story.history = replace(story.history, rows={key: (*story.history.rows[key], known)})
    reviewed = played((17, changed), story=story)
    assert told(reviewed) == []
    assert only(reviewed).executed_on == date(2025, 12, 11)


def test_it_waits_for_a_person_and_makes_no_supplement() -> None:
    story = Story()
    plan = (item(TERM), item("до 26.12.2025", "2", row=3))
    _, memo = story.day(date(2025, 12, 29), small(ACCEPTED, plan=plan))
    assert Kind.COMPLETION in [p.kind for p in memo.papers]
    _, after = story.day(date(2025, 12, 30), small(replace(ACCEPTED, staff_moved=9), plan=plan))
    assert [p.kind for p in after.papers if p.kind is Kind.SUPPLEMENT] == []
    assert [n.text for n in after.waiting] == [
        "после принятия изменено: «Перешло»; принять заново (новая дата в «Принято») или вернуть прежнее"
    ]


@pytest.mark.parametrize("term", [TERM, "еженедельно по пятницам", "постоянно"])
def test_a_date_of_execution_that_was_corrected_after_the_acceptance_is_told_each_morning_until_it_is_accepted(
    term: str,
) -> None:
    story, corrected = Story(), replace(ACCEPTED, executed_on=date(2025, 12, 11))
    story.day(date(2025, 12, 16), small(ACCEPTED, term=term))
    text = "после принятия изменено: «Дата исполнения»; принять заново (новая дата в «Принято») или вернуть прежнее"
    for day in (17, 18):
        reviewed, decisions = story.day(date(2025, 12, day), small(corrected, term=term))
        assert [n.text for n in decisions.waiting] == [text]
        assert len(told(reviewed)) == 1
    again = replace(corrected, accepted_on=date(2025, 12, 19))
    reviewed, decisions = story.day(date(2025, 12, 19), small(again, term=term))
    assert not [n for n in decisions.waiting if "изменено" in n.text]
    assert told(reviewed) == []


def test_a_report_that_a_newer_form_left_out_still_counts_as_it_was_accepted() -> None:
    story = Story()
    accepted = done("ОБР", "1", date(2025, 12, 12))
    lost = row("ОБР", "1", accepted_on=accepted.accepted_on, accepted_by=accepted.accepted_by)
    story.day(date(2025, 12, 15), small(accepted))
    for on in (date(2025, 12, 16), date(2025, 12, 17)):
        verdict = only(story.day(on, small(lost))[0])
        assert (verdict.standing, verdict.executed_on, verdict.reported.rewritten) == (
            Standing.MET,
            date(2025, 12, 12),
            (),
        )
    withdrawn = only(story.day(date(2025, 12, 18), small(row("ОБР", "1", state=State.NOT_STARTED)))[0])
    assert withdrawn.standing is Standing.OVERDUE


def test_an_acceptance_left_beside_the_next_report_of_a_repeated_item_is_told_only_where_nobody_knows_whose_it_is() -> (
    None
):
    first = done("ОБР", "1", date(2025, 12, 12), evidence="письмо № 1", accepted_on=date(2025, 12, 12))
    second = replace(first, executed_on=date(2025, 12, 19), evidence="письмо № 2")
    for before, expected in (((12, first),), []), ((), ["acceptance-broken"]):
        reviewed = played(*before, (19, second), term="еженедельно по пятницам")
        found = [f.code for f in reviewed.findings if f.code == "acceptance-broken"]
        waiting = [v.control_date for v in reviewed.morning.verdicts if v.standing is Standing.CLAIMED]
        assert (found, waiting) == (expected, [date(2025, 12, 19)])
    other = replace(second, accepted_by="Пробный И.И.")
    reviewed = played((12, first), (19, other), term="еженедельно по пятницам")
    assert "acceptance-broken" in {f.code for f in reviewed.findings}
