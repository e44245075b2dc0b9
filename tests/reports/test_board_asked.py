"""What the board answers beside figures: remarks with place and cure, what waits, why papers exist, the days ahead."""

from datetime import date, timedelta

from msgspec.structs import replace

from automation.model.catalogue import finding
from automation.model.control import Notice, NoticeKind, PaperState
from automation.model.letter import Undelivered
from automation.reports.board import Ahead, BoardOffice, render_board
from automation.reports.board.asked import MOST, papers_of, remarks_of, waiting_of
from tests.support.board_world import page, story
from tests.support.compose_order import ORDER
from tests.support.compose_story import COMPLETION

NAME = "Примерова Мария Ивановна"


def test_a_remark_has_its_place_meaning_and_cure_and_no_words_of_a_cell() -> None:
    found = finding("sex-unknown", sheet="Исполнители", cell="E2", performer="ОБР", value=NAME)
    (remark,) = remarks_of([found])
    assert remark == ("Ошибка", "Исполнители, E2", "Не определён пол. Впишите в «Пол»: м или ж.")
    assert NAME not in page(replace(story(), findings=(found,)))


def test_errors_come_first_and_very_many_are_counted() -> None:
    note = finding("totals-skipped", sheet="План-график", cell="A2", value="Итого", row=2)
    error = finding("sex-unknown", sheet="Исполнители", cell="E2", performer="ОБР", value=NAME)
    shown = remarks_of([*[note] * 150, error])
    assert (shown[0].level, len(shown)) == ("Ошибка", MOST + 1)
    assert shown[-1].text == "И ещё 51: в книге «Замечания»."


def test_what_waits_is_told_by_organisation_and_never_by_name() -> None:
    def notice(kind: NoticeKind, text: str = f"напомнить лично: {NAME}") -> Notice:
        return Notice(kind=kind, order=ORDER.id, code="ОБР", item="1", text=text, organisation="МБУК «Образец»")

    assert waiting_of([notice(NoticeKind.PERSONAL)]) == ()
    assert waiting_of([notice(NoticeKind.PROPOSAL)] * 2) == (
        "МБУК «Образец»: пункт 1 – предложение заслушать исполнителя ждёт решения",
    )


def test_a_paper_says_why_it_exists_while_it_is_young_or_unsettled() -> None:
    day = date(2025, 12, 16)
    settled = [replace(e, day=day, state=PaperState.ANSWERED, path="outbox/454/a.docx") for e in story().entries]
    assert settled
    late = day + timedelta(days=61)
    assert papers_of(settled, late) == ()
    assert len(papers_of(settled, day)) == len(settled)
    draft = replace(settled[0], state=PaperState.DRAFT)
    (paper,) = papers_of([draft], late)
    assert "пункт" in paper.why


def test_the_page_shows_the_days_ahead_news_and_failed_mail() -> None:
    order = replace(story(), ahead=(Ahead(on=date(2026, 1, 16), words="просрочка – 2"),), changes=("стало иначе",))
    failed = Undelivered(
        number="01-15/К-2", to="obr@example.org", subject="Письмо", since=COMPLETION, reason="адреса нет"
    )
    office = BoardOffice(name="Администрация", news=("Книга.xlsx: впишите дату",), undelivered=(failed,))
    text = render_board([order], on=COMPLETION, office=office, read="10:42")
    for words in ("16.01.2026", "просрочка – 2", "стало иначе", "впишите дату", "адреса нет", "прочитаны в 10:42"):
        assert words in text, words
    assert 'http-equiv="refresh"' not in text
