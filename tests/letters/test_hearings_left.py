"""Nobody is asked to take an item off control unknowing that its performer is still to be heard by a decision."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.decided import rulings_told
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Book, Relation, StatusRow
from tests.support.compose_world import book, done, facts, lists_told, row, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

TERM, MEMO, DECIDED, NEXT = date(2025, 12, 12), date(2025, 12, 15), date(2025, 12, 16), date(2025, 12, 22)
BRANCH = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3)
AUTHOR = replace(ORG, code="АВТ", relation=Relation.OFFICE, organisation="", name="Бобков Дмитрий Александрович")
PLAN = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
HEARING = Ruling(
    decided_on=DECIDED,
    decided_by="Глава Камфарин Е.Н.",
    kind=RulingKind.HEAR,
    items=("1",),
    code="ФИЛ",
    term=date(2025, 12, 24),
    basis="протокол № 11",
    row=2,
)
WHOEVER = replace(HEARING, code="")
LEFT = "Ваше решение от 16.12.2025 (протокол № 11) – заслушать исполнителя до 24.12.2025"
FIRST = (done("АВТ", "1", TERM), done("АВТ", "2", TERM), done("ОБР", "1", TERM), done("ОБР", "2", TERM))


EXECUTED = done("ФИЛ", "1", TERM)


def made(*rows: StatusRow, rulings: tuple[Ruling, ...] = ()) -> Book:
    return replace(book(*rows, plan=PLAN, performers=(AUTHOR, ORG, BRANCH)), rulings=rulings)


def supplement(*rulings: Ruling, second: bool = False) -> str:
    """Play a memo to which the branch owes both items, and the supplement of the day on which it has executed them."""
    story = Story(sent=True)
    story.day(MEMO, made(*FIRST, row("ФИЛ", "1"), row("ФИЛ", "2")))
    executed = done("ФИЛ", "1", date(2025, 12, 18), accepted_on=NEXT)
    other = done("ФИЛ", "2", date(2025, 12, 18), accepted_on=NEXT) if second else row("ФИЛ", "2")
    return paper_of(story.day(NEXT, made(*FIRST, executed, other, rulings=rulings)), Kind.SUPPLEMENT)


def test_a_supplement_that_proposes_to_close_names_the_hearing_still_to_be_held() -> None:
    said = supplement(HEARING).replace("\u00a0", " ")
    assert f"учесть {LEFT} (пункт 1 – МБУ «Филиал»)" in said
    assert "учесть" not in supplement(), "nobody is to be heard"
    assert "учесть" not in supplement(replace(HEARING, items=("2",))), "item 2 is not proposed to be closed"
    assert "учесть" not in supplement(replace(HEARING, done_on=date(2025, 12, 19))), "the hearing was held"


def test_a_supplement_that_tells_a_report_under_review_names_the_hearing_still_to_be_held() -> None:
    """«Представлены и рассматриваются сведения» alone stood in a paper of the very day of the hearing."""

    def told(*rulings: Ruling) -> str:
        story = Story(sent=True)
        story.day(MEMO, made(*FIRST, row("ФИЛ", "1"), row("ФИЛ", "2")))
        waits = done("ФИЛ", "1", date(2025, 12, 18), accepted_on=None, accepted_by="", incoming="19.12.2025 № 9")
        other = done("ФИЛ", "2", date(2025, 12, 18), accepted_on=NEXT)
        supplement = story.day(NEXT, made(*FIRST, waits, other, rulings=rulings))
        return paper_of(supplement, Kind.SUPPLEMENT).replace("\u00a0", " ")

    said = told(replace(HEARING, term=NEXT))
    assert "представлены и рассматриваются сведения" in said
    assert f"учесть {LEFT.replace('24.12', '22.12')} (пункт 1 – МБУ «Филиал»)" in said
    assert "учесть" not in told(), "nobody is to be heard"
    assert "учесть" not in told(replace(HEARING, done_on=date(2025, 12, 19))), "the hearing was held"


def test_the_whole_order_is_not_proposed_to_be_closed_without_the_hearing_that_is_still_to_be_held() -> None:
    every = replace(HEARING, term=NEXT, items=())
    said = supplement(every, second=True).replace("\u00a0", " ")
    assert "снять распоряжение с контроля" in said
    assert f"учесть {LEFT.replace('24.12', '22.12')} (пункты 1 и 2 – МБУ «Филиал»)" in said
    past = supplement(replace(every, term=date(2025, 12, 19)), second=True)
    assert "учесть" not in past, "what he was to be heard about by a day that has passed has been executed"


def test_of_two_hearings_of_one_performer_about_the_same_the_later_one_counts() -> None:
    later = replace(HEARING, decided_on=date(2025, 12, 18), done_on=date(2025, 12, 19), row=3)
    assert "учесть" not in supplement(HEARING, later)


def test_the_memo_itself_names_it_beside_its_proposals_and_its_author_speaks_of_himself() -> None:
    mine, every = (
        plain(" ".join(proposals(memo_of(reviewed.figures, facts(reviewed), words(), AUTHOR.name)))).replace(
            "\u00a0", " "
        )
        for ruling in (HEARING, WHOEVER)
        for reviewed, _ in [Story(sent=True).day(NEXT, made(*FIRST, EXECUTED, row("ФИЛ", "2"), rulings=(ruling,)))]
    )
    assert f"учесть {LEFT} (пункт 1 – МБУ «Филиал»)" in mine
    mine_too = LEFT.replace("исполнителя", "меня")
    assert f"учесть {mine_too} (пункт 1, порученный мне)" in every
    assert f"учесть {LEFT} (пункт 1 – МБУК «Образец», МБУ «Филиал»)" in every


@pytest.mark.parametrize("row_of_item", [EXECUTED, replace(EXECUTED, accepted_on=None, accepted_by="")])
def test_a_progress_paper_tells_the_hearing_of_whose_report_has_come_in_until_its_day_has_passed(
    row_of_item: StatusRow,
) -> None:
    def told(line: StatusRow, ruling: Ruling) -> str:
        reviewed, _ = Story(sent=True).day(NEXT, made(*FIRST, line, row("ФИЛ", "2"), rulings=(ruling,)))
        return lists_told(reviewed.figures, facts(reviewed), running=True)

    today = replace(HEARING, term=NEXT)
    decided = "решение Главы от 16.12.2025 (протокол № 11) – заслушать"
    said = told(row_of_item, today)
    assert f"ункт 1 (МБУ «Филиал»): {decided} исполнителя до 22.12.2025" in said
    assert "заслушать" not in told(row_of_item, replace(today, done_on=date(2025, 12, 19)))
    assert "заслушать" not in told(row_of_item, replace(today, term=date(2025, 12, 19)))
    owed = told(row("ФИЛ", "1"), today)
    assert owed.count("заслушать") == 1, "beside what he owes"
    assert "ункт 1 (МБУ «Филиал»):" not in owed


def test_two_decisions_of_different_kinds_are_both_told_and_of_one_kind_the_last() -> None:
    story = Story(sent=True)
    story.day(MEMO, made(*FIRST, row("ФИЛ", "1"), row("ФИЛ", "2")))
    again = replace(HEARING, kind=RulingKind.REPEAT, decided_on=date(2025, 12, 17), term=None, basis="протокол № 12")
    later = replace(HEARING, decided_on=date(2025, 12, 18), basis="протокол № 13")
    reviewed, _ = story.day(NEXT, made(*FIRST, row("ФИЛ", "1"), row("ФИЛ", "2"), rulings=(later, HEARING, again)))
    memo = memo_of(reviewed.figures, facts(reviewed), words())
    said = plain("; ".join(told for _, told in rulings_told(reviewed.morning.verdicts, memo))).replace("\u00a0", " ")
    assert said == (
        "Ваше решение от 17.12.2025 (протокол № 12) – повторить обращение по пункту 1; "
        "Ваше решение от 18.12.2025 (протокол № 13) – заслушать исполнителя по пункту 1 до 24.12.2025"
    )
