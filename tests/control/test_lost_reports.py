"""What stood in a row and is gone, or stands in the row of another date, is told before a letter rests on it."""

from datetime import date

from msgspec.structs import replace

from automation.control.review import Review
from automation.model.catalogue import finding
from automation.model.report import State, StatusRow
from automation.model.sheets import STATUS
from automation.model.standing import Standing
from tests.support.compose_world import done, row
from tests.support.control_story import Story, item, only, small

TERM = "до 26.12.2025"
REPORTED = replace(done("ОБР", "1", date(2025, 12, 15), evidence="приказ № 7"), accepted_on=None, accepted_by="")
BLANK = row("ОБР", "1")


def told(reviewed: Review, code: str = "report-lost") -> list[str]:
    return [f.message for f in reviewed.findings if f.code == code]


def day(story: Story, number: int, *rows: StatusRow, term: str = TERM) -> Review:
    return story.day(date(2025, 12, number), small(*rows, term=term))[0]


def test_a_report_that_vanished_from_its_row_is_told_until_it_is_back_or_denied() -> None:
    story = Story()
    assert told(day(story, 16, REPORTED)) == []
    for rows in ((BLANK,), (), (BLANK,)):
        (message,) = told(day(story, 17, *rows))
        assert "в строке были сведения («исполнено», «15.12.2025», «приказ № 7»), теперь их нет." in message
    assert told(day(story, 18, replace(BLANK, state=State.NOT_STARTED))) == []
    assert told(day(story, 19, BLANK)) == [], "somebody has said that it was no report"


def test_words_moved_by_a_column_sorted_alone_are_not_called_lost() -> None:
    story = Story()
    day(story, 16, REPORTED)
    rows = "строка 2 не учтена"
    mixed = finding("row-mixed", sheet=STATUS, row=2, mine="ОБР", number="1", value="Чаты", other="пункт 2", rows=rows)
    reviewed, _ = story.day(date(2025, 12, 17), replace(small(BLANK, term=TERM), findings=(mixed,)))
    assert told(reviewed) == []


def test_words_of_another_that_a_column_sorted_alone_put_into_a_row_are_not_lost_when_it_is_put_right() -> None:
    story = Story()
    mixed = finding("row-mixed", sheet=STATUS, row=2, mine="ОБР", number="1", value="Чаты", other="пункт 2", rows="")
    foreign = replace(REPORTED, state=State.UNKNOWN, unreadable=frozenset({"Состояние"}))
    story.day(date(2025, 12, 16), replace(small(foreign, term=TERM), findings=(mixed,)))
    assert told(day(story, 17, BLANK)) == []


def test_a_report_typed_into_the_right_row_is_not_lost() -> None:
    story, plan = Story(), (item("15.12.2025, 26.12.2025"),)
    first, second = (replace(BLANK, control_date=date(2025, 12, n), row=n) for n in (15, 26))
    wrong = replace(REPORTED, control_date=date(2025, 12, 26), row=26)
    reviewed, _ = story.day(date(2025, 12, 15), small(plan=plan, rows=(first, wrong)))
    (message,) = told(reviewed, "row-of-later-term")
    assert "отчёт от 15.12.2025 стоит в строке срока 26.12.2025, а строка срока 15.12.2025 пуста" in message
    right = replace(REPORTED, control_date=date(2025, 12, 15), row=15)
    reviewed, _ = story.day(date(2025, 12, 16), small(plan=plan, rows=(right, second)))
    assert (told(reviewed), told(reviewed, "row-of-later-term")) == ([], [])


def test_both_dates_reported_at_once_are_not_asked() -> None:
    rows = tuple(replace(REPORTED, control_date=date(2025, 12, n), row=n) for n in (15, 26))
    reviewed, _ = Story().day(date(2025, 12, 16), small(plan=(item("15.12.2025, 26.12.2025"),), rows=rows))
    assert told(reviewed, "row-of-later-term") == []


def test_what_was_accepted_from_a_form_counts_after_the_form_was_put_away() -> None:
    accepted = replace(REPORTED, accepted_on=date(2025, 12, 16), accepted_by="Секретарёва О.О.")
    left = replace(accepted, state=State.EMPTY, evidence="", comment="см. форму")
    story = Story()
    day(story, 16, accepted, term="до 15.12.2025")
    for number in (17, 18):
        reviewed = day(story, number, left, term="до 15.12.2025")
        assert only(reviewed).standing is Standing.MET
        (message,) = told(reviewed, "accepted-rewritten")
        assert "«Состояние» – было «исполнено», стало пусто; «Подтверждение» – было «приказ № 7», стало" in message
