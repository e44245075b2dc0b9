"""The terms as .ics: one event an obligation, which a calendar moves and strikes out when the office does."""

from datetime import date

from icalendar import Calendar

from automation.control.review import Review
from automation.messages.terms import terms_file
from tests.support.control_story import ORG, Story, extension, item, small

BY = "до 26.12.2025"


def events(reviewed: Review, codes: frozenset[str] | None = None) -> list[dict[str, str]]:
    (file,) = terms_file(reviewed.morning, codes)
    assert file.data.count(b"\r\n") == file.data.count(b"\n")
    found = Calendar.from_ical(file.data).walk("VEVENT")
    return [{name: str(e.decoded(name)) for name in ("uid", "sequence", "dtstart", "status")} for e in found]


def test_an_extension_moves_the_same_event_and_a_closing_strikes_it_out() -> None:
    (first,) = events(Story().day(date(2025, 12, 16), small(term=BY))[0])
    moved = small(term=BY, extensions=(extension(new_term=date(2026, 1, 16)),))
    (second,) = events(Story().day(date(2025, 12, 17), moved)[0])
    closed = small(plan=(item(BY, closed_on=date(2025, 12, 17)),))
    (third,) = events(Story().day(date(2025, 12, 18), closed)[0])
    assert first["uid"] == second["uid"] == third["uid"]
    assert (first["dtstart"], second["dtstart"]) == ("2025-12-26", "2026-01-16")
    assert int(first["sequence"]) < int(second["sequence"])
    assert (second["status"], third["status"]) == ("CONFIRMED", "CANCELLED")


def test_a_performer_gets_no_terms_of_others() -> None:
    reviewed = Story().day(date(2025, 12, 16), small(term=BY))[0]
    assert len(events(reviewed, frozenset({ORG.code}))) == 1
    assert terms_file(reviewed.morning, frozenset({"ДРУГОЙ"})) == ()


def test_an_order_without_dates_has_no_file() -> None:
    assert terms_file(Story().day(date(2025, 12, 16), small(term="постоянно"))[0].morning) == ()
