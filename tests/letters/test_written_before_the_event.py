"""Who was only asked to take part in an event, and has written why he will not, has answered."""

from datetime import date

from msgspec.structs import replace

from automation.model.report import State
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.letters.test_asked_not_ordered import AGREED, PLAN
from tests.support.compose_order import SIGNED
from tests.support.compose_world import row
from tests.support.control_story import Story, item, settings, small
from tests.support.told_days import paper_of


def test_whoever_has_written_why_before_the_event_is_no_more_awaited_after_it() -> None:
    fair = replace(PLAN[0], text="Ярмарка", term=read_term("16.12.2025", SIGNED, Calendar(), event=True))
    plan = (fair, item("до 19.12.2025", "2", row=3), PLAN[2])
    refused = row("ОБР", "1", state=State.IN_WORK, reason="сломалась печь", incoming="15.12.2025 № 283")
    story = Story(settings(answer_days=5), sent=True)
    for n, line in ((12, ()), (15, (refused,)), (16, (refused,))):
        story.day(date(2025, 12, n), small(*line, plan=plan, performer=AGREED))
    told = paper_of(story.day(date(2025, 12, 17), small(refused, plan=plan, performer=AGREED)))
    written = "сведения – вх. от 15.12.2025 № 283, причина – сломалась печь"
    assert f"не подтвердивший исполнение: ООО «Порт» – пункт 1 (срок – 16.12.2025, {written})" in told
    assert "Ожидаются сведения" not in told
