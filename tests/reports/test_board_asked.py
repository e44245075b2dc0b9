"""What the board answers beside figures: remarks with place and cure, what waits, why papers exist, the days ahead."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from automation.model.catalogue import finding
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.letter import Undelivered
from automation.model.notice import Notice, NoticeKind
from automation.reports.board import Ahead, BoardOffice, board_page, print_board
from automation.reports.board.asked import MOST, explained, remarks_of, told_papers, waiting_of
from tests.support.board_world import many, page, story
from tests.support.compose_order import ORDER
from tests.support.compose_story import COMPLETION
from tests.support.nightly import first

SETTINGS = {"overdue_after": 1, "repeat_days": 5, "repeat_max": 2}
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


def notice(kind: NoticeKind, item: str = "1", text: str = f"напомнить лично: {NAME}", **more: str) -> Notice:
    whose = {"code": "ОБР", "organisation": "МБУК «Образец»"} | more
    return Notice(kind=kind, order=ORDER.id, item=item, text=text, **whose)


def test_what_waits_is_told_by_organisation_and_never_by_name() -> None:
    assert waiting_of([notice(NoticeKind.PERSONAL)], (), {}) == ()
    assert waiting_of([notice(NoticeKind.PROPOSAL, "1"), notice(NoticeKind.PROPOSAL, "2")], (), {}) == (
        ("МБУК «Образец»: пункты 1 и 2 – предложение заслушать исполнителя ждёт решения", 2),
    )


def test_a_performer_of_the_administration_is_told_without_a_name_and_a_paper_of_nobody_alone() -> None:
    call = notice(NoticeKind.CALL, code="ЗАМ-1", organisation="")
    assert waiting_of([call, replace(call, code="")], (), {}) == (
        ("Исполнитель в администрации: пункт 1 – позвонить", 1),
        ("пункт 1 – позвонить", 1),
    )
    assert waiting_of([call], (), {"ЗАМ-1": "Отдел торговли"}) == (("Отдел торговли: пункт 1 – позвонить", 1),)


def test_performers_whom_the_board_cannot_tell_apart_share_a_line_and_are_counted() -> None:
    called = [notice(NoticeKind.CALL, item, code=code, organisation="") for code in ("ЗАМ-1", "ЗАМ-2") for item in "12"]
    assert waiting_of(called, (), {}) == (("Исполнители в администрации (2): пункты 1 и 2 – позвонить", 2),)


def test_a_paper_that_waits_is_named_and_one_that_may_be_signed_is_counted_once() -> None:
    draft = replace(story().entries[0], state=PaperState.DRAFT)
    named = f"документ № {draft.number} (п. 1 и 2): подписать сегодня"
    lost = f"документ № {draft.number} утратил основание (п. 1 и 2)"
    assert waiting_of([notice(NoticeKind.EXPIRING, text=named)], [draft], {}) == (
        ("Документы на подпись: 1", 1),
        (f"МБУК «Образец»: {named}", 0),
    )
    assert waiting_of([notice(NoticeKind.LOST_GROUND, text=lost, unneeded=draft.key)], [draft], {}) == (
        (f"МБУК «Образец»: {lost}", 1),
    )
    sent = [notice(NoticeKind.MESSAGE, "", text, code="", organisation="") for text in ("ВС-1", "ВС-2")]
    assert waiting_of(sent, (), {}) == (("пришедшее сообщение ждёт отметки «Ответ» или «Не ответ» (2)", 2),)


def test_a_remark_about_a_file_or_a_sheet_names_it() -> None:
    scan, copied = remarks_of(
        [
            finding("form-no-workbook", file="inbox/forms/скан.pdf"),
            finding("sheet-unread", sheet="Ход исполнения", name="Ход исполнения (2)"),
        ]
    )
    assert "inbox/forms/скан.pdf" in scan.text
    assert "попросите форму в Excel" in scan.text
    assert "«Ход исполнения (2)»" in copied.text


def test_a_paper_is_explained_while_it_is_young_or_unsettled() -> None:
    day = date(2025, 12, 16)
    settled = [replace(e, day=day, state=PaperState.ANSWERED, path="outbox/454/a.docx") for e in story().entries]
    assert settled
    late = day + timedelta(days=61)
    assert told_papers(settled, late) == []
    assert len(told_papers(settled, day)) == len(settled)
    draft = replace(settled[0], state=PaperState.DRAFT)
    assert told_papers([draft], late) == [draft]


def ground(item: str, code: str, cell: str, **more: object) -> dict[str, object]:
    usual = {"step": 1, "standing": "overdue", "due": "2025-12-12", "first_term": "2025-12-12", "days": -2}
    read = {"row": 5, "cell": cell, "state": "исполнено", "reported": {"news": "silent"}, "phrase": "до 12.12.2025"}
    return {**usual, **read, "item": item, "code": code, **more}


def test_the_same_ground_of_many_papers_is_told_once_with_what_is_each_ones_own() -> None:
    first, second = (replace(e, kind=Kind.OVERDUE, state=PaperState.DRAFT) for e in story().entries[:2])
    reasons = {
        first.key: {"settings": SETTINGS, "grounds": [ground("1", "ОБР", "F5")]},
        second.key: {"settings": SETTINGS, "grounds": [ground("1", "ПРИМ", "F6", cites=["01-15/К-1"])]},
    }
    (why,) = explained([first, second], reasons, COMPLETION)
    assert why.rule.startswith("об истёкшем сроке – срок истёк, исполнение не подтверждено: первое письмо – на 2-й")
    (line,) = why.lines
    assert line.startswith("п. 1: срок истёк; срок по плану: «до 12.12.2025»; действующий срок: 12.12.2025 (прошло 2 ")
    assert line.endswith("известно: сведений нет")
    assert sorted(paper.own for paper in why.papers) == [
        "«Ход исполнения», F5",
        "«Ход исполнения», F6; прежние документы: 01-15/К-1",
    ]
    text = page(replace(story(), entries=(first, second), reasons=reasons))
    assert "ОБР" not in text
    assert "«исполнено»" not in text, "no words of a cell"


@pytest.mark.parametrize(("orders", "bytes_at_most"), first(1, [(5, 260_000), (50, 2_000_000)]))
def test_a_board_of_fifty_orders_and_a_thousand_performers_with_their_letters_stays_under_two_megabytes(
    orders: int, bytes_at_most: int
) -> None:
    order = many(20)
    letters = [replace(story().entries[0], key=f"{n}", kind=Kind.OVERDUE) for n in range(40)]
    reasons = {
        e.key: {
            "settings": SETTINGS,
            "grounds": [ground(str(n + 1), "О-1", f"F{e.key}{n}", cites=[e.key]) for n in range(6)],
        }
        for e in letters
    }
    text = page(*[replace(order, entries=tuple(letters), reasons=reasons)] * orders)
    assert text.count("прежние документы") == 40 * orders
    assert len(text.encode()) < bytes_at_most


def test_the_page_shows_the_days_ahead_news_and_failed_mail() -> None:
    order = replace(story(), ahead=(Ahead(on=date(2026, 1, 16), words="просрочка – 2"),), changes=("стало иначе",))
    failed = Undelivered(
        number="01-15/К-2", to="obr@example.org", subject="Письмо", since=COMPLETION, reason="адреса нет"
    )
    office = BoardOffice(name="Администрация", news=("Книга.xlsx: впишите дату",), undelivered=(failed,))
    text = print_board(board_page([order], on=COMPLETION, office=office), read="10:42")
    for words in ("16.01.2026", "просрочка – 2", "стало иначе", "впишите дату", "адреса нет", "прочитаны в 10:42"):
        assert words in text, words
    assert 'http-equiv="refresh"' not in text
