"""A letter names who has promised what it tells of, where that is not its own reader (decision 0326), and when."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.letters.test_promised_by_telephone import CALL, PLAN, TOLD, played, said
from tests.support.control_story import small


@pytest.mark.parametrize(
    ("spoke_with", "by_you", "named"),
    [
        ("заместитель директора Угольников А.А.", "", " (заместитель директора Угольников А.А.)"),
        ("директор Примерова М.И.", "Вами ", ""),
        ("секретарь", "", ""),
        ("", "", ""),
    ],
)
def test_the_letter_names_who_has_promised_and_calls_its_own_reader_you(
    spoke_with: str, by_you: str, named: str
) -> None:
    _, days = played(small(plan=PLAN, calls=(replace(CALL, spoke_with=spoke_with),)), 12, 15, 16)
    told = f"15.12.2025 {by_you}обещано представить сведения об исполнении указанного пункта до 19.12.2025{named}."
    assert told in said(days[-1])


@pytest.mark.parametrize(
    ("words_of_it", "bare"),
    [
        ("обещал прислать распоряжение и акт", True),
        ("Обещала до пятницы.", True),
        ("направит 19.12", True),
        ("направили вчера почтой", False),
        ("обещал закончить проверку", False),
        ("обещал прислать, ждёт подписи главы", False),
        ("отчёт на подписи", False),
    ],
)
@pytest.mark.parametrize("items", [("1",), ("1", "2")])
def test_of_a_call_in_which_papers_were_promised_and_nothing_else_no_letter_says_that_anything_was_explained(
    words_of_it: str, bare: bool, items: tuple[str, ...]
) -> None:
    _, days = played(small(plan=PLAN, calls=(replace(CALL, said=words_of_it, items=items),)), 12, 15, 16)
    told = said(days[-1])
    assert ("15.12.2025 обещано представить сведения об исполнении указанного пункта до 19.12.2025." in told) is bare
    assert ("даны пояснения" in told or "сообщено: «" in told) is not bare


def test_explanations_are_said_to_come_from_the_reader_where_he_gave_them_himself() -> None:
    call = replace(CALL, said="обещал закончить проверку", spoke_with="директор Примерова М.И.")
    _, days = played(small(plan=PLAN, calls=(call,)), 12, 15, 16)
    assert "15.12.2025 Вами по телефону даны пояснения и названа дата – 19.12.2025." in said(days[-1])


def test_a_promise_stands_before_the_letter_written_after_it_and_is_said_not_to_have_been_kept() -> None:
    called = replace(CALL, spoke_with="директор Примерова М.И.")
    _, days = played(small(plan=PLAN, calls=(called,)), 12, 15, 16, 23)
    promised = "Вами было обещано представить сведения об исполнении указанного пункта до 19.12.2025"
    assert f"15.12.2025 {promised}, обещание не выполнено. Письмо " in said(days[-1])
    assert said(days[-1]).count("обещано") == 1
    _, days = played(small(plan=PLAN, calls=(replace(called, day=date(2025, 12, 17)),)), 12, 15, 16, 23)
    assert f"оставлено без письменного ответа. 17.12.2025 {promised}, обещание не выполнено. По состоянию на" in said(
        days[-1]
    )


def test_a_letter_whose_reader_has_spoken_since_is_left_without_an_answer_in_writing() -> None:
    """«Оставлено без ответа. 17.12.2025 даны пояснения …» denied in one sentence what it told in the next."""
    said_so = (
        f"по телефону сообщено: «{TOLD.said.rstrip('.')}», обещано к 19.12.2025, к этой дате сведения не представлены."
    )
    for day, words_of_it, expected in (
        (15, TOLD.said, f"15.12.2025 {said_so} Письмо * оставлено без ответа. По состоянию"),
        (17, TOLD.said, f"Письмо * оставлено без письменного ответа. 17.12.2025 {said_so} По состоянию"),
        (17, "", "Письмо * оставлено без письменного ответа. 17.12.2025 было обещано представить сведения"),
    ):
        call = replace(CALL, day=date(2025, 12, day), said=words_of_it)
        _, days = played(small(plan=PLAN, calls=(call,)), 12, 15, 16, 22, 23)
        letter = "Администрации Аксайского городского поселения от 16.12.2025"
        assert expected.replace("*", letter) in said(days[-1])
