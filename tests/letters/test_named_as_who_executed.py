"""A supplement says who has executed an item, for another performer may still owe it; each is named once."""

from datetime import date

from msgspec.structs import replace

from automation.letters.changes import named_once
from automation.model.kinds import Kind
from tests.support.compose_world import book, done
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

BOTH = (ORG, replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3))
MEMO, BACK = date(2025, 12, 29), date(2025, 12, 30)


def test_an_item_that_another_still_owes_is_executed_in_the_part_of_its_performer() -> None:
    plan, story = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3)), Story(sent=True)
    story.day(MEMO, book(plan=plan))
    both = (done("ОБР", "1", MEMO, accepted_on=BACK), done("ОБР", "2", MEMO, accepted_on=BACK))
    for rows, said in ((both[:1], "пункт 1 плана-графика 29.12.2025"), (both, "пункты 1 и 2 плана-графика 29.12.2025")):
        text = paper_of(story.day(BACK, book(*rows, plan=plan), keep=False), Kind.SUPPLEMENT).replace("\u00a0", " ")
        assert f"МБУК «Образец» исполнило в своей части {said} с нарушением срока, сведения приняты 30.12.2025." in text


def test_an_item_that_nobody_owes_any_more_is_executed_by_all_who_have_executed_it_since() -> None:
    plan, story = (item("до 12.12.2025"),), Story(sent=True)
    story.day(MEMO, book(plan=plan, performers=BOTH))
    rows = (done("ОБР", "1", MEMO, accepted_on=BACK), done("ФИЛ", "1", BACK, accepted_on=BACK))
    text = paper_of(story.day(BACK, book(*rows, plan=plan, performers=BOTH)), Kind.SUPPLEMENT)
    assert "МБУК «Образец» исполнило пункт 1 плана-графика 29.12.2025" in text
    assert "МБУ «Филиал» исполнило пункт 1 плана-графика 30.12.2025" in text


def test_what_somebody_has_executed_stands_before_what_a_dash_parts_from_his_name() -> None:
    clauses = (
        "отдел культуры – по пункту 3 срок продлён",
        "отдел культуры и спорта исполнил пункт 1",
        "отдел культуры исполнил пункт 2",
        "по пункту 4 обращение повторено",
        "отдел культуры исполнил пункт 5",
    )
    assert named_once(clauses, ("отдел культуры", "отдел культуры и спорта")) == [
        "отдел культуры исполнил пункт 2; исполнил пункт 5; по пункту 3 срок продлён",
        "отдел культуры и спорта исполнил пункт 1",
        "по пункту 4 обращение повторено",
    ]
