"""Requests behind the completion memo: about what came in since, and about nothing the memo has told of. On values."""

from datetime import date

from msgspec.structs import replace

from automation.model.kinds import Kind
from tests.control.test_control_requests import AGREED, asked, dec
from tests.support.compose_world import done
from tests.support.control_story import ORG, Story, item, settings, small


def test_behind_the_memo_only_what_was_reported_since_is_asked_about_and_as_often_as_before_it() -> None:
    story, plan = (
        Story(settings(addressee_gap=0), sent=True),
        (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3)),
    )
    known = replace(done("ОБР", "1", dec(12)), executed_on=None)
    silent = small(known, plan=plan)
    asked(story, dec(12), silent)
    _, memo = story.day(dec(15), silent)
    assert Kind.COMPLETION in {p.kind for p in memo.papers}
    assert asked(story, dec(16), silent) == []
    came = small(known, replace(done("ОБР", "2", dec(16)), evidence="", accepted_on=None), plan=plan)
    days = [date(2025, 12, 17), date(2025, 12, 18), date(2025, 12, 29), date(2026, 1, 26)]
    told = [asked(story, on, came) for on in days]
    assert told[0] == [("2", 1, "data:no_evidence", "letter")]
    assert [d for some in told for _, _, d, _ in some] == ["data:no_evidence"] * 2


def test_neither_who_only_agreed_nor_a_lasting_item_is_asked_about_behind_the_memo() -> None:
    met, lasting = done("ОБР", "1", dec(12)), item("постоянно", "2", row=3)
    for second, performer in ((item("до 12.12.2025", "2", row=3), AGREED), (lasting, ORG)):
        story, plan = Story(settings(addressee_gap=0), sent=True), (item("до 12.12.2025"), second)
        story.day(dec(15), small(met, plan=plan, performer=performer))
        unproved = replace(done("ОБР", "2", dec(16)), evidence="", accepted_on=None)
        assert asked(story, dec(17), small(met, unproved, plan=plan, performer=performer)) == []
