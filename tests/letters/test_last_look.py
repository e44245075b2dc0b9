"""The last look before registering: each rule broken once, and the sound papers pass."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.letters.laid_out import laid_out
from automation.letters.letter_facts import Facts
from automation.letters.marks import verbatim
from automation.model.catalogue import catalogue
from automation.model.control import Paper
from automation.model.kinds import Kind
from automation.model.letter import Letter, Paragraph, Row, Run
from automation.model.reported import News, Reported
from automation.model.standing import Standing
from tests.support.compose_order import PERFORMERS, items
from tests.support.compose_story import COMPLETION, SECOND, morning
from tests.support.compose_world import book, facts, judged, paper_for, words


def overdue() -> tuple[Letter, Paper, Facts]:
    review, decisions = judged(book(), date(2025, 12, 16))
    paper = paper_for(decisions, "ОБР")
    known = facts(review, number="01-15/К-2")
    return compose(paper, known, words()), paper, known


def completion() -> tuple[Letter, Paper, Facts]:
    review, decisions = morning(COMPLETION)
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    known = facts(review, number="02-01/К-1")
    return compose(paper, known, words()), paper, known


def saying(letter: Letter, text: str, *, quoted: bool = False) -> Letter:
    return replace(letter, paragraphs=(*letter.paragraphs, Paragraph(runs=(Run(text=text, quoted=quoted),))))


def codes(letter: Letter, paper: Paper, known: Facts) -> set[str]:
    found = check_letter(letter, paper, known)
    assert all(f.code in catalogue() and f.message for f in found)
    return {f.code for f in found}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("см. 3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b", "letter-technical-text"),
        ("см. книгу 454.xlsx", "letter-technical-text"),
        ("см. /home/user/inbox/a", "letter-technical-text"),
        ("см. ячейку F12", "letter-technical-text"),
        ("см. overdue/454/2025-12-11/ОБР/2025-12-16", "letter-technical-text"),
        ("перешли None сотрудников", "letter-unfilled"),
        ("перешли nan сотрудников", "letter-unfilled"),
        ("до {{ ответ }}", "letter-unfilled"),
        ("письмо от 16.12.25", "letter-short-year"),
        ("письмо № 18/303дсп", "letter-restricted"),
        ("Письмо оставлено без ответа", "letter-repeat-unfounded"),
    ],
)
def test_text_that_may_not_leave_is_found(text: str, code: str) -> None:
    letter, paper, known = overdue()
    assert codes(letter, paper, known) == set()
    assert codes(saying(letter, text), paper, known) == {code}


def test_the_plans_own_words_are_not_ours_to_judge() -> None:
    letter, paper, known = overdue()
    assert codes(saying(letter, "до 01.02.26, файл план.docx", quoted=True), paper, known) == set()


def test_a_restricted_number_in_the_plan_goes_nowhere_either() -> None:
    letter, paper, known = overdue()
    assert codes(saying(letter, "письмо № 18/303дсп", quoted=True), paper, known) == {"letter-restricted"}
    tabled = replace(letter, rows=(Row(number="1", text="по письму для служебного пользования", term=""),))
    assert codes(tabled, paper, known) == {"letter-restricted"}


def test_a_mark_of_a_name_left_in_a_table_forbids_the_paper() -> None:
    """A mark in a cell is printed as an empty square («продлён решением □Главы□»)."""
    letter, paper, known = overdue()
    tabled = replace(letter, rows=(Row(number="1", text="Провести сход", term=f"до {verbatim('12.12.2025')}"),))
    assert codes(tabled, paper, known) == {"letter-unfilled"}


FORMS: tuple[tuple[Callable[[Letter], Letter], str], ...] = (
    (lambda x: replace(x, closing=""), "letter-salutation"),
    (lambda x: replace(x, salutation=""), "letter-salutation"),
    (lambda x: replace(x, heading="Представление сведений"), "letter-heading"),
    (lambda x: replace(x, heading="О сведениях."), "letter-heading"),
    (lambda x: replace(x, number_line="____________ № ____________"), "letter-number"),
    (lambda x: replace(x, heading=""), "letter-unfilled"),
    (lambda x: replace(x, paragraphs=()), "letter-unfilled"),
    (lambda x: replace(x, signer_name=""), "letter-unfilled"),
)


@pytest.mark.parametrize(("spoil", "code"), FORMS)
def test_a_requisite_that_is_wrong_is_found(spoil: Callable[[Letter], Letter], code: str) -> None:
    letter, paper, known = overdue()
    assert codes(spoil(letter), paper, known) == {code}


@pytest.mark.parametrize("text", ["Переход завершён", "исполнено в полном объёме", "План полностью исполнен"])
def test_nothing_is_called_complete_while_anything_is_open(text: str) -> None:
    letter, paper, known = completion()
    assert codes(saying(letter, text), paper, known) == {"letter-complete-while-open"}
    assert codes(saying(letter, "Переход не завершён"), paper, known) == set()


def test_done_without_a_date_is_found() -> None:
    letter, paper, known = completion()
    undated = replace(known.judged.verdicts[0], standing=Standing.MET, executed_on=None)
    verdicts = (undated, *known.judged.verdicts[1:])
    assert codes(letter, paper, replace(known, judged=laid_out(verdicts))) == {"letter-done-without-date"}


def test_not_received_is_said_only_where_nothing_came_in() -> None:
    review, decisions = judged(book(), date(2025, 12, 16))
    paper, known = paper_for(decisions, "ПРИМ"), facts(review, number="1")
    letter = compose(paper, known, words())
    assert "не поступили" in "".join(p.text for p in letter.paragraphs)
    assert codes(letter, paper, known) == set()
    told = tuple(
        replace(g, verdict=replace(g.verdict, reported=Reported(news=News.IN_WORK))) for g in paper.grounds if g.verdict
    )
    assert codes(letter, replace(paper, grounds=told), known) == {"letter-silence-unfounded"}


def test_an_unsure_dative_is_told_before_signing() -> None:
    performers = tuple(replace(p, name="Шевченко Саша") if p.code == "ОБР" else p for p in PERFORMERS)
    review, decisions = judged(book(performers=performers), date(2025, 12, 16))
    paper, known = paper_for(decisions, "ОБР"), facts(review, number="1")
    (found,) = check_letter(compose(paper, known, words()), paper, known)
    assert (found.code, found.level) == ("letter-address-unsure", "warning")


def test_unanswered_is_said_only_of_a_paper_that_was_sent() -> None:
    review, decisions = morning(SECOND)
    paper, known = paper_for(decisions, "ПРИМ"), facts(review, number="1")
    assert "без ответа" in compose(paper, known, words()).paragraphs[1].text
    unsent = replace(
        paper,
        grounds=tuple(replace(g, cites=tuple(replace(e, sent_on=None) for e in g.cites)) for g in paper.grounds),
    )
    letter = compose(unsent, known, words())
    assert "без ответа" not in "".join(p.text for p in letter.paragraphs)
    assert check_letter(letter, unsent, known) == ()


def test_numbers_of_items_are_no_dates() -> None:
    plan = tuple(replace(i, number=number) for i, number in zip(items(), ("2.1.10", "2.1.11"), strict=False))
    review, decisions = judged(book(plan=plan), date(2025, 12, 16))
    paper, known = paper_for(decisions, "ОБР"), facts(review, number="1")
    letter = compose(paper, known, words())
    assert "пунктов 2.1.10 и 2.1.11" in letter.subject
    assert check_letter(letter, paper, known) == ()
    assert codes(saying(letter, "до 12.12.25"), paper, known) == {"letter-short-year"}
