"""Of a report that goes to another body the leaders are told that nobody has confirmed it, not that it is missing."""

from datetime import date

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.letters.letter_facts import memo_of
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from tests.support.compose_world import appendix_told, book, done, facts, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings
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
    assert "Не представило сведения в установленный срок: МБУК «Образец» – отчёт (пункт 1" in told
    assert "до представления отчёта" in proposed
