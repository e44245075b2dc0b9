"""What a release says of papers that were presented: to us they were, or to another body that has them now."""

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.letters.test_release_and_covering import CLOSED, TERM, released
from tests.letters.test_what_remains import RELEASE
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item

ELSEWHERE = "Представить в отдел закупок проверенные сметы на благоустройство"


def test_of_papers_for_another_body_a_release_accepts_what_their_performer_told_of_them() -> None:
    said = released(text=ELSEWHERE)
    assert "Сведения об исполнении пункта 1 плана мероприятий (плана-графика), утверждённого" in said
    assert ", поступившие от МБУК «Образец» (вх. от 15.12.2025 № 87), рассмотрены и приняты 22.12.2025." in said
    assert "исполнен 12.12.2025 при установленном сроке до 12.12.2025 включительно и снят с контроля 23.12" in said
    note = released(text=ELSEWHERE, relation=Relation.OFFICE)
    assert "Сообщаю, что сведения об исполнении пункта 1 плана мероприятий" in note
    assert "сметы по пункту" not in said + note


def test_papers_for_the_office_itself_are_accepted() -> None:
    assert "Рассмотрены и приняты 22.12.2025 сметы по пункту 1" in released(text="Представить в общий отдел сметы")


def test_what_is_to_be_presented_by_a_term_ahead_is_named_where_the_words_of_the_item_do_not() -> None:
    monthly = "начиная с февраля 2026 года, ежемесячно, к 20 числу"
    plan = (
        item("до 12.12.2025", closed_on=CLOSED),
        item(monthly, "2", row=3, text="Строительный контроль на объектах (результат: отчёт о контроле)"),
        item("до 30.01.2026", "3", row=4, text="Информация об итогах"),
    )
    reviewed, decisions = judged(book(done("ОБР", "1", TERM), plan=plan, performers=(ORG,)), CLOSED, None, RELEASE)
    known, paper = facts(reviewed, RELEASE, number="1"), paper_for(decisions, "ОБР", Kind.RELEASE)
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert f"(строительный контроль на объектах), срок представления отчёта – «{monthly}»" in said
    assert "(информация об итогах), срок представления – до 30.01.2026 включительно" in said
