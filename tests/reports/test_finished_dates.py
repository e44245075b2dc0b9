"""The dates of a recurring item that are behind count in every figure, as «check» tells them."""

from datetime import date

from msgspec.structs import replace

from automation.cli.json_answers import verdict_answer
from automation.model.figures import Figures
from automation.model.report import State, StatusRow
from automation.model.standing import Standing
from automation.model.tally import with_finished
from automation.reports.board.values import measure_of
from automation.reports.card import state_of
from automation.reports.discipline import discipline
from automation.reports.summary_changes import changes_since, remembered_of
from automation.reports.summary_pages import summary_of
from tests.support.compose_world import row
from tests.support.control_story import Story, small

MONTHLY = "ежемесячно, до 25 числа"


def report(executed: date, accepted: date | None = None) -> StatusRow:
    by = "Образцова Н.П." if accepted else ""
    return row(
        "ОБР", "1", state=State.DONE, executed_on=executed, evidence="письмо", accepted_on=accepted, accepted_by=by
    )


def year(term: str = MONTHLY, story: Story | None = None) -> Figures:
    """Reports for December and February in time, for January late; that for March only claimed, April near."""
    story = story or Story()
    for executed in (date(2025, 12, 20), date(2026, 1, 27), date(2026, 2, 20)):
        story.day(executed, small(report(executed, executed), term=term))
    return story.day(date(2026, 3, 25), small(report(date(2026, 3, 24)), term=term))[0].figures


def test_what_is_behind_is_counted_once_by_the_item_its_organisation_and_the_order() -> None:
    figures = year()
    item, organisation = figures.items[0], figures.organisations[0]
    counted = [(v.control_date, v.standing) for v in item.counted]
    assert counted == [
        (date(2026, 3, 25), Standing.CLAIMED),
        (date(2025, 12, 25), Standing.MET),
        (date(2026, 1, 25), Standing.MET_LATE),
        (date(2026, 2, 25), Standing.MET),
    ]
    assert (item.tally.met, item.tally.met_late, item.tally.claimed, item.tally.total) == (2, 1, 1, 4)
    assert organisation.counted == item.counted
    assert discipline(item.counted, figures.on).words == "2 из 3"
    assert len(item.verdicts) == 1, "papers speak of what is owed"
    assert year(f"{MONTHLY}, по июнь 2026 года").items[0].tally.done == 3


def test_summary_board_card_and_check_tell_the_same() -> None:
    figures = year()
    item = figures.items[0]
    sheets = summary_of([figures])
    for sheet in sheets[:3]:
        line = dict(zip([name for name, _ in sheet.columns], sheet.rows[0][0], strict=True))
        assert (line["На контроле"], line["Исполнено в срок"], line["Исполнено с нарушением срока"]) == (4, 2, 1)
    words = "по прежним срокам представлено 3, из них с опозданием – 1"
    assert (
        measure_of(item, figures.on).progress == f"к 25.03.2026 представлено 0 из 1; {words}; заявлено, не принято – 1"
    )
    assert state_of(item) == f"к 25.03.2026 представлено 0 из 1; {words}; заявлено, не принято: 1"
    told = [verdict_answer(v)["standing"] for v in with_finished(item.verdicts)]
    assert sorted(told) == ["claimed", "met", "met", "met_late"]


def test_a_report_for_a_later_date_than_the_one_still_owed_is_not_called_an_earlier_one() -> None:
    item = year().items[0]
    owed = replace(item.verdicts[0], control_date=date(2025, 11, 25), due=date(2025, 11, 25))
    words = "по другим срокам представлено 3, из них с опозданием – 1"
    assert state_of(replace(item, verdicts=(owed,))).startswith(f"к 25.11.2025 представлено 0 из 1; {words};")


def test_an_item_whose_last_date_is_behind_counts_each_date_once() -> None:
    story = Story()
    ended = f"{MONTHLY}, по январь 2026 года"
    for executed in (date(2025, 12, 20), date(2026, 1, 20)):
        figures = story.day(executed, small(report(executed, executed), term=ended))[0].figures
    assert (figures.items[0].tally.met, figures.items[0].tally.total, figures.items[0].done) == (2, 2, True)
    assert state_of(figures.items[0]) == "к 25.01.2026 представлено 1 из 1; по прежним срокам представлено 1"


def test_a_report_that_was_accepted_is_told_as_such_and_not_as_no_longer_counted() -> None:
    story, executed, told = Story(), date(2026, 3, 24), date(2026, 3, 26)
    claimed = year(story=story)
    accepted = story.day(told, small(report(executed, told), term=MONTHLY))[0].figures
    lines = changes_since(remembered_of([claimed]), accepted)
    assert any(line.endswith(", срок 25.03.2026: «заявлено, не принято» → «исполнено в срок»") for line in lines), lines
    assert not any("Больше не на учёте" in line for line in lines)
