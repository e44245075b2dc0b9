"""Of a report that goes to another body the leaders are told that nobody has confirmed it, not that it is missing."""

from datetime import date

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.letters.letter_facts import memo_of
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from automation.model.report import State, StatusRow
from tests.support.compose_world import appendix_told, book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings, small
from tests.support.told_days import paper_of

OTHER = replace(ORG, code="ДРУ", organisation="МБУК «Другой»")
THERE = "Представлять в управление культуры отчёты о посещаемости"
LATER = item("до 30.01.2026", "9", row=9)


def morning(term: str, text: str = THERE) -> tuple[str, str, str]:
    """Return the справка of the morning of the first letter, what a memo proposes and its appendix."""
    plan = (item(term, text=text), LATER)
    came = done("ДРУ", "1", date(2025, 12, 11), evidence="отчёт № 4", accepted_on=date(2025, 12, 12))
    rows = (row("ОБР", "1"), came, *(row(code, "9") for code in ("ОБР", "ДРУ")))
    made, story = book(*rows, plan=plan, performers=(ORG, OTHER)), Story(settings(progress="daily"), sent=True)
    story.day(date(2025, 12, 11), made)
    reviewed, decisions = story.day(date(2025, 12, 16), made)
    known = facts(reviewed, number="1", papers=decisions.papers)
    memo = memo_of(reviewed.figures, known, words())
    upwards = paper_for(decisions, kind=Kind.PROGRESS)
    told = (paper_of((reviewed, Decisions(papers=decisions.papers))), " ".join(proposals(memo)))
    marks = str(appendix_told(reviewed.figures, known, upwards))
    return (*told, marks.replace("\u00a0", " "))


def test_a_progress_paper_says_of_a_report_of_a_month_what_the_letter_says() -> None:
    told, proposed, marks = morning("ежемесячно, до 12-го числа")
    missing = "подтверждение представления отчётов со сроком 12.12.2025 (пункт 1)"
    assert f"Не подтвердило исполнение в установленный срок: МБУК «Образец» – не поступило {missing}" in told
    assert "По пункту 1 представление отчётов со сроком 12.12.2025 подтверждено в 1 случае из 2" in told
    assert f"{missing.capitalize()} запрашивается у МБУК «Образец»" in told
    assert "не представлен" not in told + proposed + marks
    assert "не подтверждено представление" in marks


def test_a_memo_leaves_a_single_report_on_control_until_it_is_confirmed() -> None:
    told, proposed, marks = morning("до 12.12.2025", "Представить в управление культуры отчёт о посещаемости")
    missing = "не поступило подтверждение представления отчёта (пункт 1, срок – 12.12.2025)"
    assert f"Не подтвердило исполнение в установленный срок: МБУК «Образец» – {missing}" in told
    assert "до представления подтверждающих сведений" in proposed
    assert "МБУК «Образец» – не подтверждено представление" in marks


def test_of_what_comes_to_us_it_is_said_that_it_is_missing() -> None:
    told, proposed, _ = morning("до 12.12.2025", "Представить в общий отдел отчёт о посещаемости")
    assert "Не представило отчёт в установленный срок: МБУК «Образец» – пункт 1 (срок" in told
    assert "до представления отчёта" in proposed


ONCE = "Представить в управление культуры {} о посещаемости"
SENT_BACK = row(
    "ОБР",
    "1",
    state=State.DONE,
    executed_on=date(2025, 12, 11),
    evidence="письмо № 7",
    incoming="1890 от 11.12.2025",
    returned_on=date(2025, 12, 15),
    return_reason="нет копии",
)


def written(on: int, *rows: StatusRow, noun: str = "отчёт", term: str = "до 12.12.2025") -> str:
    """Return the letter of a day about one report to another body."""
    made, story = small(*rows, plan=(item(term, text=ONCE.format(noun)),)), Story(sent=True)
    reviewed, decisions = story.day(date(2025, 12, on), made)
    paper, known = paper_for(decisions, "ОБР"), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_word_of_such_a_report_that_was_sent_back_is_not_the_report() -> None:
    """«От МАУК поступил отчёт (вх. …); он возвращён», said a letter of a report that went to another body."""
    told = written(16, SENT_BACK)
    assert (
        "От МБУК «Образец» поступило сообщение о представлении в управление культуры указанного отчёта (вх. от "
        "11.12.2025 № 1890); он возвращён 15.12.2025 (нет копии)."
    ) in told
    assert (
        "Просим до 18.12.2025 представить в управление культуры указанный отчёт с учётом причины возврата и сообщить "
        "дату и номер документа, которым он представлен."
    ) in told


def test_a_request_behind_a_return_asks_for_the_report_and_for_its_number() -> None:
    asked = written(15, SENT_BACK, term="до 19.12.2025")
    assert "сообщаем: отчёт (вх. от 11.12.2025 № 1890) по пункту 1 (" in asked
    assert ") возвращён 15.12.2025 (нет копии); срок представления – до " in asked
    number = "и сообщить дату и номер документа, которым он представлен."
    assert f"представить в управление культуры указанный отчёт с учётом причины возврата {number}" in asked
    told = written(15, SENT_BACK, term="до 19.12.2025", noun="сведения")
    assert "сообщаем: сведения (вх. от 11.12.2025 № 1890) по пункту 1 (" in told
    again = written(15, replace(SENT_BACK, return_reason=""), term="до 19.12.2025")
    assert f"повторно представить в управление культуры указанный отчёт {number}" in again


def test_who_names_no_document_is_asked_for_it_and_not_for_the_report() -> None:
    told = written(16, row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 11)))
    number = "сообщить дату и номер документа, которым в управление культуры представлен отчёт по пункту 1."
    assert f"Просим до 18.12.2025 {number}" in told


def test_of_such_a_report_in_preparation_the_number_is_asked_for_too() -> None:
    working = row("ОБР", "1", state=State.IN_WORK, reason="болезнь", expected_on=date(2025, 12, 15))
    told = written(16, working)
    number = "и сообщить дату и номер документа, которым он представлен, либо сообщить новую дату представления"
    assert f"представить в управление культуры указанный отчёт {number}" in told
