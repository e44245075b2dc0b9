"""The table of people in a memo holds what an organisation has sent: with its figures, and in answer to our letters."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.answers_cited import answer_words, received_words
from automation.letters.composing import compose
from automation.letters.marks import bare
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.report import State
from tests.support.compose_world import after, book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, december, item

TERM, AFTER, LAST = date(2025, 12, 12), date(2025, 12, 16), date(2025, 12, 29)
TRAINED = item("до 12.12.2025", text="Обучение работников", indicator="работники")


def row_of_the_table(answer: str, *, beside: bool = False, incoming: str = "15.12.2025 № 4", other: str = "") -> str:
    """Return the row of the one organisation, whose figures came with № 4 and whose letter of 16.12 was answered.

    ``beside``: the letter asked about another item, too. ``other``: what has brought the report on that one.
    """
    part = row("ОБР", "1", state=State.IN_WORK, staff_total=14, staff_moved=9, incoming=incoming)
    plan = (TRAINED, item("до 26.12.2025", "2", row=3))
    rows = (part,) if beside else (part, replace(done("ОБР", "2", TERM), incoming=other))
    plan = (TRAINED, item("до 12.12.2025", "2", row=3)) if beside else plan
    made = book(*rows, plan=plan, performers=(ORG,))
    review, decisions = judged(made, AFTER)
    history = after(empty_history(), {"01-15/К-1": paper_for(decisions, "ОБР")}, AFTER, review)
    entries = tuple(replace(e, answer=answer) for e in history.entries)
    review, decisions = judged(made, LAST, replace(history, entries=entries))
    memo = paper_for(decisions, kind=Kind.COMPLETION)
    said = outline(compose(memo, facts(review, number="2", entries=entries), words()))
    return said.partition("организация | МБУК")[2].replace("°", " ")


def test_an_answer_stands_beside_the_letter_that_brought_the_figures() -> None:
    assert "15.12.2025 № 4" in row_of_the_table("")
    assert "18.12.2025 № 5: завершение до 20.01.2026" in row_of_the_table("18.12.2025 № 5: завершение до 20.01.2026")


def test_a_number_written_before_its_day_is_told_behind_it() -> None:
    assert "| вх. от 15.12.2025 № 634" in row_of_the_table("", incoming="634 от 15.12.2025")


def test_what_came_stands_in_one_form_and_by_its_days() -> None:
    said = row_of_the_table("вх. 9 от 12.12.2025: готовим списки", incoming="634 от 15.12.2025")
    assert "| вх. от 12.12.2025 № 9: «готовим списки»\nвх. от 15.12.2025 № 634\n" in said


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("вх. 5 от 14.01.2026", "ответ (вх. от 14.01.2026 № 5)"),
        ("Вх № 01-5/7 от 14.01.2026: готово", "ответ (вх. от 14.01.2026 № 01-5/7): готово"),
        ("01-5/7 от 14.01.2026", "ответ от 14.01.2026 № 01-5/7"),
        ("вх. Вх-1215 от 14.01.2026", "ответ (вх. от 14.01.2026 № Вх-1215)"),
        ("15 листов от 14.01.2026", "ответ: 15 листов от 14.01.2026"),
    ],
)
def test_an_answer_whose_number_stands_before_its_day_is_told_as_all_others(answer: str, shown: str) -> None:
    assert bare(answer_words(answer)) == shown


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("вх. от 30.06.2026 № 1075: по пункту 1", "получен ответ по пункту 1 (вх. от 30.06.2026 № 1075)"),
        ("от 30.06.2026 № 5: по пунктам 1, 2 и 4–7", "получен ответ от 30.06.2026 № 5 по пунктам 1, 2 и 4–7"),
        ("вх. от 30.06.2026 № 5: по пункту 1 позже", "получен ответ (вх. от 30.06.2026 № 5): по пункту 1 позже"),
        ("вх. от 30.06.2026 № 5", "получен ответ (вх. от 30.06.2026 № 5)"),
        ("да", "получен ответ"),
    ],
)
def test_an_answer_that_says_no_more_than_what_it_is_about_is_told_without_a_colon(answer: str, told: str) -> None:
    assert bare(received_words(answer)) == told


def test_a_letter_that_is_both_is_told_once() -> None:
    assert row_of_the_table("от 15.12.2025 № 4: обучены 9").count("15.12.2025") == 1


def test_an_answer_to_a_letter_about_several_items_stands_in_the_table_without_its_words() -> None:
    """Its words may be about the other item, but the text of the same memo names the answer beside the letter."""
    said = row_of_the_table("вх. от 18.12.2025 № 5: раздел сайта дорабатывается", beside=True)
    assert "15.12.2025 № 4" in said
    assert "вх. от 18.12.2025 № 5" in said
    assert "сайта" not in said


def test_words_without_a_number_that_may_be_about_another_item_are_of_no_table() -> None:
    assert "сайта" not in row_of_the_table("раздел сайта дорабатывается", beside=True)


def test_an_answer_that_is_entered_for_another_item_alone_says_so_beside_the_figures() -> None:
    """The text of the same memo names it as the answer to this letter, so the table does not hide it."""
    answer = "вх. № 9 от 22.12.2025"
    assert "вх. от 22.12.2025 № 9\n" in row_of_the_table(answer)
    assert "вх. от 22.12.2025 № 9: по пункту 2\n" in row_of_the_table(answer, other=answer)


def test_the_table_names_a_letter_that_asked_for_its_item_only_again() -> None:
    """The leader had asked for the figures once more, beside another item, and the table knew of no such letter."""
    plan = (TRAINED, item("до 26.12.2025", "2", row=3), item("до 14.01.2026", "3", row=4))
    part = row(
        "ОБР", "1", state=State.IN_WORK, reason="курсы", staff_total=14, staff_moved=9, incoming="15.12.2025 № 4"
    )
    story, said = Story(sent=True), ""
    for on in (*december(16, 23, 30), date(2026, 1, 15)):
        reviewed, decisions = story.day(on, book(part, plan=plan, performers=(ORG,)))
        if any(p.kind is Kind.COMPLETION for p in decisions.papers):
            said = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="2"), words()))
    row_told = said.partition("организация | МБУК")[2].replace("°", " ")
    assert "30.12.2025" in row_told.partition("\nорганизация")[0]


def test_one_answer_to_two_letters_stands_once_with_its_words() -> None:
    """The letter that asked about another item too does not repeat it bare."""
    plan = (TRAINED, item("до 19.12.2025", "2", row=3), item("до 14.01.2026", "3", row=4))
    part = row("ОБР", "1", state=State.IN_WORK, staff_total=14, staff_moved=9)
    story, said = Story(sent=True), ""
    for on in (*december(16, 23, 24), date(2026, 1, 15)):
        if on.day == 24:
            story.mark(answer="вх. № 5 от 24.12.2025: ведомость готовится")
        reviewed, decisions = story.day(on, book(part, row("ОБР", "2"), plan=plan, performers=(ORG,)))
        if any(p.kind is Kind.COMPLETION for p in decisions.papers):
            said = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="2"), words()))
    cell = said.partition("организация | МБУК")[2].replace("°", " ")
    assert "от 23.12.2025 | вх. от 24.12.2025 № 5: ведомость готовится\n" in cell
    assert cell.count("№ 5") == 1
