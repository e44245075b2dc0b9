"""An extract of what an amending order has added says so, and calls itself no whole (decision 0402)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.plan import Item, Order
from automation.model.report import Book, Performer, Relation
from tests.support.compose_order import HEADS, ORDER
from tests.support.compose_world import facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings, small

GUESTS = "товарищества собственников жилья"
GUEST = replace(ORG, code="ТСЖ", groups=(GUESTS,), organisation="ТСЖ «Пробное»", name="Гостев Иван Ильич")
NAMED = replace(ORDER, amendments="распоряжение от 15.12.2025 № 47-р")
FIRST, SECOND = item("до 30.01.2026"), item("до 20.02.2026", "2", row=3)
JOINED = replace(FIRST, performers_text=f"{HEADS}; {GUESTS}", groups=(HEADS, GUESTS))


def book(*plan: Item, order: Order = ORDER, guest: Performer = GUEST) -> Book:
    people = {p.code: p for p in (ORG, guest)}
    rows = [row(c, i.number) for i in plan for c, p in people.items() if set(p.groups) & set(i.groups)]
    return replace(small(plan=plan, order=order), performers=(ORG, guest), rows=tuple(rows))


def second_extract(to: str, *plan: Item, order: Order = NAMED, guest: Performer = GUEST) -> str:
    """Return the extract that goes out three days after the first ones were sent."""
    story = Story(settings(letters=("covering",)))
    _, decisions = story.day(date(2025, 12, 12), book(FIRST, guest=guest))
    sent = {"state": PaperState.SENT, "signed_on": date(2025, 12, 12), "sent_on": date(2025, 12, 12)}
    story.mark(decisions.papers, **sent)
    reviewed, decisions = story.day(date(2025, 12, 15), book(*plan, order=order, guest=guest))
    paper = paper_for(decisions, to)
    assert paper.kind is Kind.COVERING
    told = outline(compose(paper, facts(reviewed, number="1"), words()))
    return told.replace("°", " ").replace("{", "").replace("}", "")


def test_an_item_that_an_order_has_added_is_sent_as_added() -> None:
    told = second_extract("ОБР", FIRST, SECOND)
    assert "в части пункта 2, включённого распоряжением от 15.12.2025 № 47-р:" in told
    assert "касающейся" not in told
    assert told.count("№ 47-р") == 1


def test_whom_an_order_has_named_for_an_item_is_told_why_he_gets_it() -> None:
    told = second_extract("ТСЖ", JOINED)
    assert "в части пункта 1, в число исполнителей которого" in told
    assert "включена распоряжением от 15.12.2025 № 47-р:" in told
    agreed = second_extract("ТСЖ", JOINED, guest=replace(GUEST, relation=Relation.BY_AGREEMENT))
    assert "Направляем выписку из " in agreed
    assert "включена распоряжением от 15.12.2025 № 47-р (по согласованию):" in agreed
    both = replace(SECOND, performers_text=JOINED.performers_text, groups=JOINED.groups)
    added = second_extract("ТСЖ", FIRST, both, guest=replace(GUEST, relation=Relation.BY_AGREEMENT))
    assert "№ 47-р (Ваша организация указана в числе исполнителей по согласованию):" in added


@pytest.mark.parametrize(
    "amendments", ["", "№ 47-р", "распоряжение от 14.12.2025 № 46-р; распоряжение от 15.12.2025 № 47-р"]
)
def test_of_an_act_that_cannot_be_named_it_says_that_an_extract_went_before(amendments: str) -> None:
    told = second_extract("ОБР", FIRST, SECOND, order=replace(ORDER, amendments=amendments))
    assert "в части пункта 2 (в дополнение к направленной ранее выписке):" in told


def test_the_first_extract_is_of_all_that_concerns_its_reader() -> None:
    story = Story(settings(letters=("covering",)))
    reviewed, decisions = story.day(date(2025, 12, 12), book(FIRST, SECOND))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    assert "в части, касающейся" in told
