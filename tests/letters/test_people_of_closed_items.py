"""What was done in an item that is off control stands in the memo and its supplements, and nobody is asked about it."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, Relation, StatusRow
from tests.support.compose_world import book, done, facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

TERM, CLOSED, MEMO, LATER = date(2025, 12, 12), date(2025, 12, 12), date(2025, 12, 15), date(2025, 12, 22)
PAINTER = replace(ORG, code="РАЗМ", organisation="МУП «Разметка»", row=3)
CROSSINGS = item("до 12.12.2025", text="Обновить разметку", indicator="пешеходные переходы")
LAMPS = item("до 12.12.2025", "2", row=3, text="Ремонт освещения", indicator="светильники", groups=("Светлые",))
LIT = replace(ORG, code="СВЕТ", organisation="МУП «Светоч»", groups=("Светлые",), row=4)
TRADER = replace(ORG, code="ИП", organisation="ИП Пример А.А.", name="", relation=Relation.BY_AGREEMENT, row=5)
PERFORMERS = (ORG, PAINTER, LIT)
OFF = replace(CROSSINGS, closed_on=CLOSED)


def counted(code: str, number: str, moved: int, total: int, on: date = TERM) -> StatusRow:
    return done(code, number, on, staff_total=total, staff_moved=moved)


CROSSED = (counted("ОБР", "1", 24, 24), counted("РАЗМ", "1", 18, 18))


def day(
    story: Story, on: date, rows: tuple[StatusRow, ...], *plan: Item, performers: tuple[Performer, ...] = PERFORMERS
) -> tuple[Review, Decisions]:
    return story.day(on, book(*rows, plan=plan, performers=performers))


def test_a_memo_tells_what_was_counted_in_a_closed_item_with_its_table() -> None:
    told = paper_of(day(Story(), MEMO, (*CROSSED, counted("СВЕТ", "2", 131, 140)), OFF, LAMPS), Kind.COMPLETION)
    assert "По показателю «светильники» (пункт 2) выполнено 131 из 140" in told
    assert "По показателю «пешеходные переходы» (пункт 1) выполнено 42 из 42 (100 %)." in told
    assert "организация | МУП «Разметка» | 18 | 18 | 100" in told
    assert "организация | Итого | 42 | 42" in told


def test_where_nothing_else_is_counted_the_closed_item_is_told_alone_and_its_table_is_the_first() -> None:
    told = paper_of(day(Story(), MEMO, CROSSED, OFF, replace(LAMPS, indicator="")), Kind.COMPLETION)
    assert "По показателю «пешеходные переходы» (пункт 1) выполнено 42 из 42 (100 %)." in told
    assert told.count("организации | ") == 1


def test_nobody_is_awaited_in_a_closed_item_and_what_was_not_executed_in_it_is_not_told() -> None:
    rows = (CROSSED[0], counted("СВЕТ", "2", 131, 140))
    told = paper_of(day(Story(), MEMO, rows, OFF, LAMPS), Kind.COMPLETION)
    assert "По показателю «пешеходные переходы» (пункт 1) выполнено 24 из 24 (100 %)." in told
    assert "не учтены" not in told
    assert "пешеходные" not in paper_of(day(Story(), MEMO, rows[1:], OFF, LAMPS), Kind.COMPLETION)


def test_a_supplement_tells_the_last_figure_of_an_item_closed_since_and_no_figure_the_memo_has_told() -> None:
    story, few = Story(), done("СВЕТ", "2", TERM, staff_total=140, staff_moved=131, accepted_on=None, accepted_by="")
    day(story, MEMO, (*CROSSED, few), OFF, LAMPS, third := replace(CROSSINGS, number="3", row=5, indicator=""))
    rows = (*CROSSED, counted("СВЕТ", "2", 140, 140, date(2025, 12, 18)), done("ОБР", "3", date(2025, 12, 18)))
    reviewed, decisions = day(story, LATER, rows, OFF, replace(LAMPS, closed_on=date(2025, 12, 19)), third)
    paper = paper_for(decisions, kind=Kind.SUPPLEMENT)
    told = outline(compose(paper, facts(reviewed, number="1", papers=decisions.papers), words())).replace("°", " ")
    assert "140 из 140" in told
    assert "переходы" not in told


@pytest.mark.parametrize("closed", [None, CLOSED])
def test_who_has_executed_and_gave_no_number_stands_in_the_table_with_his_day_on_and_off_control(
    closed: date | None,
) -> None:
    came = {"incoming": "11.12.2025 № 580"}
    rows = (CROSSED[0], done("РАЗМ", "1", TERM, **came), done("ИП", "1", date(2025, 12, 11), **came))
    crossings = replace(CROSSINGS, closed_on=closed)
    told = paper_of(day(Story(), MEMO, rows, crossings, LAMPS, performers=(ORG, PAINTER, LIT, TRADER)), Kind.COMPLETION)
    assert "ведениям МБУК «Образец»" in told
    assert "| МУП «Разметка» | число не сообщено | – | – | 12.12.2025 | – | вх. от 11.12.2025 № 580" in told
    outside = "ИП Пример А.А. (по согласованию, в итог не входит) | число не сообщено"
    assert f"организация | {outside} | – | – | 11.12.2025 | – | вх. от 11.12.2025 № 580" in told


def test_who_gave_a_number_in_a_report_that_was_sent_back_has_not_kept_it_from_us() -> None:
    for code, name in (("РАЗМ", "МУП «Разметка»"), ("ИП", "ИП Пример А.А. (по согласованию, в итог не входит)")):
        back = replace(counted(code, "1", 20, 24), accepted_on=None, accepted_by="", incoming="11.12.2025 № 580")
        back = replace(back, returned_on=TERM, return_reason="нет подписи")
        plan, by = (CROSSINGS, LAMPS), (ORG, PAINTER, LIT, TRADER)
        told = paper_of(day(Story(), MEMO, (CROSSED[0], back), *plan, performers=by), Kind.COMPLETION)
        assert f"| {name} | сведения возвращены 12.12.2025 | – | – | – | – | вх. от 11.12.2025 № 580" in told


@pytest.mark.parametrize("closed", [None, CLOSED])
def test_a_sum_beside_somebody_by_agreement_without_a_number_is_of_what_was_told(closed: date | None) -> None:
    rows = (*CROSSED, done("ИП", "1", TERM))
    crossings = replace(CROSSINGS, closed_on=closed)
    told = paper_of(day(Story(), MEMO, rows, crossings, LAMPS, performers=(ORG, PAINTER, LIT, TRADER)), Kind.COMPLETION)
    assert "о представленным сведениям" in told
    assert "не учтены" not in told
    assert "42 из 42 (100" not in told, "no percentage stands for all"
