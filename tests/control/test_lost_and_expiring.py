"""A paper whose own matter has gone is not asked to be signed, and nobody is sent to print it anew in vain."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import State, StatusRow
from tests.support.compose_world import done, row
from tests.support.control_story import Story, item, notices, small, to

DAY, NEXT = date(2025, 12, 19), date(2025, 12, 22)
PLAN = (item("до 30.01.2026"), item("до 26.12.2025", "2", row=3))


def dated_claim(executed_on: date | None) -> StatusRow:
    return replace(done("ОБР", "1", DAY), executed_on=executed_on, accepted_on=None, accepted_by="")


def test_a_question_that_was_answered_is_annulled_though_a_reminder_was_joined_to_it() -> None:
    story = Story()
    _, first = story.day(DAY, small(dated_claim(None), plan=PLAN))
    paper = to(first, "ОБР")
    assert paper
    assert paper.kind is Kind.REQUEST
    assert {ground.occasion.kind for ground in paper.grounds} == {Kind.REQUEST, Kind.REMINDER}
    _, after = story.day(NEXT, small(dated_claim(DAY), plan=PLAN), keep=False)
    (lost,) = notices(after, NoticeKind.LOST_GROUND)
    assert lost.text.endswith("19.12.2025 утратил основание (п. 1): не подписывать, аннулировать")
    assert not [n for n in after.waiting if n.kind is NoticeKind.EXPIRING], "nobody is to sign it"


@pytest.mark.parametrize("answered", [False, True])
def test_only_a_paper_with_a_ground_is_to_be_signed_before_its_answer_date(answered: bool) -> None:
    story = Story()
    story.day(DAY, small(dated_claim(None), plan=PLAN[:1]))
    _, after = story.day(NEXT, small(dated_claim(DAY if answered else None), plan=PLAN[:1]), keep=False)
    assert len([n for n in after.waiting if n.kind is NoticeKind.EXPIRING]) == (0 if answered else 1)


PAST = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
SILENT, WORKING = small(plan=PAST), small(row("ОБР", "2", state=State.IN_WORK, reason="отпуск"), plan=PAST)


def test_a_draft_about_silence_is_not_to_be_signed_once_something_has_come_in() -> None:
    story = Story()
    story.day(date(2025, 12, 16), SILENT)
    for on in (date(2025, 12, 17), date(2025, 12, 18)):
        _, after = story.day(on, WORKING, keep=False)
        (lost,) = notices(after, NoticeKind.LOST_GROUND)
        assert lost.text.endswith("16.12.2025 составлен до поступления сведений (п. 2): исправить или перевыпустить")
        assert not [n for n in after.waiting if n.kind is NoticeKind.EXPIRING], "nobody is asked to sign it"
    story.mark(state=PaperState.SIGNED, signed_on=date(2025, 12, 17))
    assert not notices(story.day(date(2025, 12, 18), WORKING)[1], NoticeKind.LOST_GROUND)


def test_a_draft_whose_row_nobody_can_read_today_waits_and_is_not_to_be_annulled() -> None:
    story, plan = Story(), PAST[:1]
    story.day(date(2025, 12, 16), small(plan=plan))
    doubtful = row("ОБР", "1", state=State.UNKNOWN, unreadable=frozenset({"Состояние"}))
    (lost,) = notices(story.day(date(2025, 12, 17), small(doubtful, plan=plan))[1], NoticeKind.LOST_GROUND)
    assert lost.text.endswith("(п. 1): не подписывать, пока в таблице неясно, исполнено ли")


def test_so_is_a_draft_that_says_of_an_earlier_report_that_it_is_missing_once_that_has_come_in() -> None:
    """Two letters have asked for the report of 12.12: the third says of it only that it has not come either."""
    weekly = (item("еженедельно по пятницам, до 31.03.2026", text="Сведения об уровне воды"),)
    story = Story(sent=True)
    for on in (date(2025, 12, 16), date(2025, 12, 23)):
        story.day(on, small(plan=weekly))
    story.sent = False
    _, made = story.day(date(2025, 12, 30), small(plan=weekly))
    assert [v.due for p in made.papers for g in p.grounds for v in g.before][:1] == [date(2025, 12, 12)]
    came = done("ОБР", "1", date(2025, 12, 13))
    _, after = story.day(date(2026, 1, 12), small(came, plan=weekly), keep=False)
    (lost,) = notices(after, NoticeKind.LOST_GROUND)
    assert "30.12.2025 составлен до поступления сведений (п. 1): исправить или перевыпустить" in lost.text


def test_an_unsigned_paper_about_several_items_names_them_all_before_its_answer_date() -> None:
    story = Story()
    story.day(date(2025, 12, 16), SILENT)
    _, after = story.day(date(2025, 12, 18), SILENT, keep=False)
    (soon,) = [n for n in after.waiting if n.kind is NoticeKind.EXPIRING]
    assert " (п. 1 и 2): названный в нём срок ответа – сегодня; " in soon.text
