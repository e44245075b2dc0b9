"""An extract of what an amending order has added says so (decision 0402); who performs it with the reader (0446)."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.letter import Letter
from automation.model.plan import Item, Order
from automation.model.report import Book, Performer, Relation
from tests.support.compose_order import HEADS, ORDER, ROOT
from tests.support.compose_world import facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings, small
from tests.support.pages import Pages

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
    assert (
        "в число исполнителей которого (по согласованию) Ваша организация включена распоряжением от 15.12.2025 № 47-р:"
        in agreed
    ), "the order is no order by agreement"
    recommended = second_extract("ТСЖ", JOINED, guest=replace(GUEST, relation=Relation.RECOMMENDED))
    assert "которого Ваша организация включена распоряжением от 15.12.2025 № 47-р (исполнение рек" in recommended
    both = replace(SECOND, performers_text=JOINED.performers_text, groups=JOINED.groups)
    added = second_extract("ТСЖ", FIRST, both, guest=replace(GUEST, relation=Relation.BY_AGREEMENT))
    assert "№ 47-р (Ваша организация указана в числе исполнителей по согласованию):" in added


def test_of_an_item_of_before_and_a_new_one_it_says_that_the_order_has_named_the_reader_for_both() -> None:
    """«Также просим принять участие в исполнении пунктов 14 и 15 плана мероприятий:» told nothing of why."""
    both = replace(SECOND, performers_text=JOINED.performers_text, groups=JOINED.groups)
    agreed = replace(GUEST, relation=Relation.BY_AGREEMENT)
    for guest in (GUEST, agreed):
        told = second_extract("ТСЖ", JOINED, both, guest=guest)
        which = "которых (по согласованию)" if guest is agreed else "которых"
        assert f"в части пунктов 1 и 2, в число исполнителей {which} Ваша организация включена распоряжением" in told


@pytest.mark.parametrize(
    "amendments", ["", "№ 47-р", "распоряжение от 14.12.2025 № 46-р; распоряжение от 15.12.2025 № 47-р"]
)
def test_of_an_act_that_cannot_be_named_it_says_that_an_extract_went_before(amendments: str) -> None:
    told = second_extract("ОБР", FIRST, SECOND, order=replace(ORDER, amendments=amendments))
    assert "в части пункта 2 (в дополнение к направленной ранее выписке):" in told


def test_what_it_follows_and_how_its_reader_takes_part_stand_in_one_pair_of_brackets() -> None:
    unnamed, guest = replace(ORDER, amendments=""), replace(ORG, relation=Relation.BY_AGREEMENT)
    made = book(FIRST, SECOND, order=unnamed)
    story = Story(settings(letters=("covering",)))
    first = replace(book(FIRST), performers=(guest, GUEST))
    _, decisions = story.day(date(2025, 12, 12), first)
    story.mark(decisions.papers, state=PaperState.SENT, signed_on=date(2025, 12, 12), sent_on=date(2025, 12, 12))
    reviewed, decisions = story.day(date(2025, 12, 15), replace(made, performers=(guest, GUEST)))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    assert (
        "(в дополнение к направленной ранее выписке; Ваше учреждение указано в числе исполнителей по согласованию):"
        in told.replace("°", " ")
    )


def test_the_first_extract_is_of_all_that_concerns_its_reader() -> None:
    story = Story(settings(letters=("covering",)))
    reviewed, decisions = story.day(date(2025, 12, 12), book(FIRST, SECOND))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    assert "в части, касающейся" in told


def first_extract(*plan: Item, to: str = "ОБР", guest: Performer = GUEST) -> Letter:
    """Return the extract of the first morning."""
    reviewed, decisions = Story(settings(letters=("covering",))).day(date(2025, 12, 12), book(*plan, guest=guest))
    return compose(paper_for(decisions, to), facts(reviewed, number="1"), words())


def test_who_performs_an_item_with_others_reads_who_they_are() -> None:
    letter = first_extract(JOINED, SECOND)
    assert [row.performers for row in letter.rows] == [f"{HEADS}; {GUESTS}", HEADS]
    page = Document(BytesIO(Pages(ROOT / "templates").render(letter.form, letter.as_json())))
    assert [cell.text for cell in page.tables[-1].rows[0].cells][-1] == "Исполнители"


def test_who_performs_all_of_it_alone_reads_no_more_than_the_items() -> None:
    assert [row.performers for row in first_extract(FIRST, SECOND).rows] == ["", ""]


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        (("постоянно",), "обеспечить исполнение указанного пункта, а сведения об исполнении направлять письмом за"),
        (("постоянно", "постоянно"), "обеспечить исполнение указанных пунктов, а сведения об исполнении направлять"),
        (
            ("постоянно", "до 30.01.2026"),
            "пунктов в установленные сроки, а сведения об исполнении направлять",
        ),
        (("до 30.01.2026",), "указанного пункта в установленный срок, а сведения об исполнении направить"),
        (("ежемесячно, до 25 числа",), "указанного пункта в установленные сроки, а сведения об исполнении направлять"),
        (
            ("в течение 5 дней после приёмки",),
            "указанного пункта в установленный срок, а сведения об исполнении направить",
        ),
    ],
)
def test_no_term_is_named_of_what_only_lasts(terms: tuple[str, ...], asked: str) -> None:
    told = outline(first_extract(*(item(t, str(n), row=n + 1) for n, t in enumerate(terms, 1)))).replace("°", " ")
    assert asked in told
    dated = terms != ("постоянно",) * len(terms)
    assert ("с указанием дат" in told) is dated
    assert "подтверждающих документов" in told


def joined_extract(*added: Item, relation: Relation, others: tuple[Item, ...] = ()) -> str:
    """Return the letter of a moved term with an extract of what was added; ``others`` stood before it."""
    told = replace(ORG, relation=relation)
    before, story = small(plan=(FIRST, *others), performer=told), Story(settings(letters=("covering", "amended")))
    _, decisions = story.day(date(2025, 12, 12), before)
    sent = {"state": PaperState.SENT, "signed_on": date(2025, 12, 12), "sent_on": date(2025, 12, 12)}
    story.mark(decisions.papers, **sent)
    after = small(plan=(item("до 13.02.2026"), *added), performer=told, order=NAMED)
    reviewed, decisions = story.day(date(2025, 12, 15), after)
    letter = compose(paper_for(decisions, "ОБР", Kind.AMENDED), facts(reviewed, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    ("relation", "added", "asked"),
    [
        (
            Relation.BY_AGREEMENT,
            (SECOND,),
            "результатах исполнения пункта 2 просим сообщить письмом за подписью руководителя.",
        ),
        (
            Relation.SUBORDINATE,
            (SECOND,),
            "обеспечить исполнение пункта 2 в установленный срок, а сведения об исполнении направить",
        ),
        (
            Relation.SUBORDINATE,
            (SECOND, item("до 27.02.2026", "3", row=4)),
            "обеспечить исполнение пунктов 2 и 3 в установленные сроки, а сведения об исполнении направлять письмом",
        ),
        (
            Relation.OFFICE,
            (SECOND,),
            "обеспечить исполнение пункта 2 в установленный срок и передать сведения об исполнении в",
        ),
    ],
)
def test_an_extract_joined_to_another_letter_says_where_to_report_too(
    relation: Relation, added: tuple[Item, ...], asked: str
) -> None:
    told = joined_extract(*added, relation=relation)
    assert asked in told, told


def test_a_joined_extract_says_to_who_agreed_by_what_order_he_takes_part_in_a_new_item_and_one_of_before() -> None:
    """«Также просим принять участие в исполнении пунктов 14 и 15 плана мероприятий:» stood there without a reason."""
    theirs = replace(SECOND, performers_text=GUESTS, groups=(GUESTS,))
    third = item("до 27.02.2026", "3", row=4)
    by_agreement = Relation.BY_AGREEMENT
    told = joined_extract(SECOND, third, relation=by_agreement, others=(theirs,))
    act = "включено распоряжением от 15.12.2025 № 47-р:"
    assert f"исполнении пунктов 2 и 3 плана-графика, в число исполнителей которых Ваше учреждение {act}" in told
    told = joined_extract(SECOND, relation=by_agreement, others=(theirs,))
    assert f"исполнении пункта 2 плана-графика, в число исполнителей которого Ваше учреждение {act}" in told
    told = joined_extract(SECOND, relation=by_agreement)
    assert "исполнении пункта 2 плана-графика, включённого распоряжением от 15.12.2025 № 47-р:" in told
