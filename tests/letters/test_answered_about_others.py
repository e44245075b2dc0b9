"""A letter whose answer the journal names and the clerk has entered for items it had not asked for."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.letters_told import is_of_the_same, items_of_papers, papers_told, replies
from automation.letters.marks import plain
from automation.letters.measures import asked_why
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import Relation, State, StatusRow
from tests.letters.test_heard_since_the_memo import MEMO
from tests.letters.test_heard_since_the_memo import made as memo_book
from tests.letters.test_leads_told import DONE, IN_VAIN, LETTER, asked
from tests.letters.test_leads_told import made as lead_book
from tests.support.compose_world import done, entry, facts, judged, lists_told, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, december, item, small, to

PLAN = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
ANSWER = "вх. № 579 от 19.12.2025"
OTHER = done("ОБР", "2", date(2025, 12, 19), incoming="579 от 19.12.2025", accepted_on=date(2025, 12, 22))


def test_the_next_letter_names_the_item_of_which_the_answered_one_has_no_answer() -> None:
    """The head of the school would hold the journal against «письмо … оставлено без ответа»."""
    story = Story(sent=True)
    for on in december(15, 16):
        story.day(on, small(row("ОБР", "1"), row("ОБР", "2"), plan=PLAN))
    for answer, named in (("", "от 16.12.2025 оставлено"), (ANSWER, "от 16.12.2025 (по пункту 1) оставлено")):
        story.mark(answer=answer)
        reviewed, decisions = story.day(date(2025, 12, 23), small(row("ОБР", "1"), OTHER, plan=PLAN), keep=False)
        paper = to(decisions, "ОБР")
        assert paper
        told = outline(compose(paper, facts(reviewed, number="9"), words())).replace("°", " ")
        assert f"{named} без ответа. По состоянию на 23.12.2025 сведения" in told


def test_a_supplement_says_that_letters_stayed_in_vain_in_this_part() -> None:
    story, entered = Story(sent=True), done("ОБР", "9", MEMO, accepted_on=MEMO, incoming="579 от 29.12.2025")
    for on in (date(2025, 12, 26), MEMO, date(2026, 1, 14)):
        story.day(on, memo_book())
    story.mark(answer="вх. № 579 от 29.12.2025")
    reviewed, decisions = story.day(date(2026, 1, 20), memo_book(entered))
    told = outline(compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words()))
    assert "от 14.01.2026 в этой части оставлены без ответа" in told.replace("°", " ")


def test_no_notice_calls_letters_unanswered_that_have_an_answer() -> None:
    story = Story(sent=True)
    for on in december(15, 16, 23):
        story.day(on, small(row("ОБР", "1"), row("ОБР", "2"), plan=PLAN))
    for answer, said in (("", "и остались без ответа:"), (ANSWER, "и исполнение не подтверждено:")):
        story.mark(answer=answer)
        _, decisions = story.day(date(2025, 12, 30), small(row("ОБР", "1"), OTHER, plan=PLAN), keep=False)
        told = [n.text for n in decisions.notices if n.kind is NoticeKind.PROPOSAL]
        assert [said in text for text in told] == [True], told


def test_beside_a_broken_lead_the_answer_about_another_item_is_none() -> None:
    story = asked()
    story.mark(answer="вх. от 18.12.2025 № 40")
    entered = done("ОБР", "2", DONE.executed_on or MEMO, accepted_on=DONE.accepted_on, incoming="18.12.2025 № 40")
    reviewed, _ = story.day(IN_VAIN, lead_book(entered))
    memo = memo_of(reviewed.figures, facts(reviewed), words(), running=True)
    assert asked_why(reviewed.figures.publications[0], memo) == f"{LETTER}, по пункту 1 ответа нет"


def test_a_letter_that_told_of_a_moved_term_is_about_that_item_too_where_its_answer_is_entered_for_it() -> None:
    """«По пункту 6 – от 19.05.2026 № 715 (ответ по пункту 11, вх. …)»: it had told that item 11 was moved."""
    reviewed, decisions = judged(small(row("ОБР", "1"), OTHER, plan=PLAN), date(2025, 12, 16))
    asking = paper_for(decisions, "ОБР", Kind.OVERDUE)
    paper = entry(asking, "01-15/К-1", sent=date(2025, 12, 16), answer=ANSWER)
    moved = replace(paper.occasions[0], item="2", kind=Kind.AMENDED)
    both = replace(paper, occasions=(*paper.occasions, moved))
    known, owed = facts(reviewed), reviewed.figures.items[0].verdicts
    memo = memo_of(reviewed.figures, replace(known, entered=lambda _: {("ОБР", "2")}), words())
    assert items_of_papers([paper], owed, memo) == ("1",)
    assert items_of_papers([both], owed, memo) == ("1", "2")
    assert not is_of_the_same([paper, both], owed, memo)
    answer = "(ответ по пункту 2, вх. от 19.12.2025 № 579; по пункту 1 срок ответа – 18.12.2025)"
    said = f"по пункту 1 – от 16.12.2025 № 01-15/К-1 {answer}, по пунктам 1 и 2 – "
    assert said in papers_told([paper, replace(both, key="другое")], owed, memo).translate(
        {0xE000: "", 0xE001: "", 0xE002: ""}
    )


@pytest.mark.parametrize(
    ("entered", "answer", "said"),
    [
        ("2", ANSWER, "ответ по пункту 2, вх. от 19.12.2025 № 579; по пункту 1 срок ответа – 18.12.2025"),
        ("12", ANSWER, "ответ, вх. от 19.12.2025 № 579"),
        ("", ANSWER, "ответ, вх. от 19.12.2025 № 579"),
        ("2", f"{ANSWER}: работы ведутся", "ответ, вх. от 19.12.2025 № 579: работы ведутся"),
    ],
)
def test_an_answer_entered_for_some_items_of_a_letter_is_told_with_them(entered: str, answer: str, said: str) -> None:
    """A letter about items 5 and 9 had «(ответ, вх. …)», which was the report on item 9 alone."""
    plan = (PLAN[0], item("до 12.12.2025", "2", row=3))
    reviewed, decisions = judged(small(plan=plan), date(2025, 12, 16))
    paper = entry(paper_for(decisions, "ОБР", Kind.OVERDUE), "01-15/К-1", sent=date(2025, 12, 16), answer=answer)
    known, owed = facts(reviewed), [v for i in reviewed.figures.items for v in i.verdicts]
    known = replace(known, entered=lambda _: {("ОБР", number) for number in entered})
    memo = memo_of(reviewed.figures, known, words())
    assert items_of_papers([paper], owed, memo) == ("1", "2")
    assert [plain(told).replace("\u00a0", " ") for told in replies([paper], owed, memo).values()] == [said]


@pytest.mark.parametrize("running", [True, False])
def test_what_an_answered_letter_still_asks_is_told_with_its_day_and_what_came_otherwise_leaves_it_bare(
    *, running: bool
) -> None:
    """«Пункт 15 …; направлено письмо …, получен ответ по пункту 8 …, срок ответа – 22.06.2026» had both at once."""
    plan, story = (item("до 19.12.2025"), item("до 19.12.2025", "2", row=3)), Story(sent=True)
    who = replace(ORG, relation=Relation.BY_AGREEMENT) if running else ORG
    sent, came = date(2025, 12, 23), date(2025, 12, 24)
    for on in (date(2025, 12, 22), sent):
        story.day(on, small(row("ОБР", "1"), row("ОБР", "2"), performer=who, plan=plan))
    story.mark(answer="вх. от 24.12.2025 № 40")
    answered = done("ОБР", "2", came, accepted_on=came, incoming="24.12.2025 № 40")

    def told(*rows: StatusRow) -> str:
        reviewed, _ = story.day(came, small(*rows, answered, performer=who, plan=plan), keep=False)
        return lists_told(reviewed.figures, facts(reviewed), running=running).replace("\u00a0", " ")

    waits = "по пункту 1 срок ответа – "
    about = f"получен ответ по пункту 2 (вх. от 24.12.2025 № 40), {waits}"
    beside = f"(ответ по пункту 2, вх. от 24.12.2025 № 40; {waits}"
    assert (about if running else beside) in told(row("ОБР", "1"))
    late = told(row("ОБР", "1", state=State.IN_WORK, reason="ремонт", incoming="24.12.2025 № 41"))
    assert "направлено письмо от " in late
    assert "по пункту 2" not in late
