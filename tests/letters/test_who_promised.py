"""A letter names who has promised what it tells of, where that is not its own reader (decision 0326), and when."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.kinds import Kind
from tests.letters.test_promised_by_telephone import CALL, PLAN, TOLD, played, said
from tests.support.control_story import item, small


@pytest.mark.parametrize(
    ("spoke_with", "by_you", "named"),
    [
        ("заместитель директора Угольников А.А.", "", " (заместитель директора Угольников А.А.)"),
        ("директор Примерова М.И.", "Вами ", ""),
        ("научный сотрудник Угольникова А.А.", "", " (научный сотрудник Угольникова А.А.)"),
        ("Угольникова А.А., научный сотрудник", "", " (научный сотрудник Угольникова А.А.)"),
        ("Угольникова А.А. – заведующая отделом", "", " (заведующая отделом Угольникова А.А.)"),
        ("Угольникова А.А., и.о. заведующего", "", " (и.о. заведующего Угольникова А.А.)"),
        ("Примерова М.И., директор", "Вами ", ""),
        ("Угольникова А.А., по телефону", "", ""),
        ("Угольникова А.А., отвечала секретарь", "", ""),
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
    ("words_of_it", "how"),
    [
        ("обещал прислать распоряжение и акт", "по телефону "),
        ("главный врач увольняется, график у него на столе", "по телефону "),
        ("осмотр проведён, не все члены комиссии подписали акт", "по телефону "),
        ("распоряжение подписано, отправят почтой", "по телефону "),
        ("акт готов, отправлен письмом по почте", "по телефону "),
        ("совещание проведено, протокол готов", "по телефону "),
        ("на рабочей встрече: осмотр закончен", ""),
        ("по электронной почте сообщили: осмотр закончен", ""),
        ("ответили письмом, осмотр закончен", ""),
    ],
)
def test_a_letter_tells_the_promised_day_and_none_of_the_words_of_the_call(words_of_it: str, how: str) -> None:
    _, days = played(small(plan=PLAN, calls=(replace(CALL, said=words_of_it),)), 12, 15, 16)
    told = said(days[-1])
    assert f"15.12.2025 {how}обещано представить сведения об исполнении указанного пункта до 19.12.2025." in told
    assert words_of_it not in told


def test_a_promise_about_several_items_is_one_sentence_of_all_of_them() -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    call = replace(CALL, items=("1", "2"), said="проверка будет окончена", spoke_with="директор Примерова М.И.")
    _, days = played(small(plan=plan, calls=(call,)), 12, 15, 16)
    told = said(days[-1])
    promised = "обещано представить сведения об исполнении указанных пунктов до 19.12.2025."
    assert f"15.12.2025 Вами по телефону {promised}" in told
    assert "проверка будет" not in told


def test_a_promise_that_was_about_another_item_too_names_its_own() -> None:
    """«Записка (по пунктам 1 и 2) …» stood before «обещано представить сведения об исполнении указанного пункта»."""
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
    _, days = played(small(plan=plan, calls=(replace(CALL, items=("1", "2")),)), 12, 15, 16)
    assert "обещано представить сведения об исполнении пункта 1 до 19.12.2025" in said(days[-1])


def test_a_promise_stands_before_the_letter_written_after_it_and_is_said_not_to_have_been_kept() -> None:
    called = replace(CALL, spoke_with="директор Примерова М.И.")
    _, days = played(small(plan=PLAN, calls=(called,)), 12, 15, 16, 23)
    promised = "Вами было обещано представить сведения об исполнении указанного пункта до 19.12.2025"
    assert f"15.12.2025 {promised}. Письмо " in said(days[-1])
    assert said(days[-1]).count("обещано") == 1
    _, days = played(small(plan=PLAN, calls=(replace(called, day=date(2025, 12, 17)),)), 12, 15, 16, 23)
    assert f"оставлено без письменного ответа. 17.12.2025 {promised}. По состоянию на" in said(days[-1])


def test_a_letter_whose_reader_has_spoken_since_is_left_without_an_answer_in_writing() -> None:
    was = "обещано представить сведения об исполнении указанного пункта до 19.12.2025."
    for day, words_of_it, expected in (
        (15, TOLD.said, f"15.12.2025 по телефону было {was} Письмо * оставлено без ответа. По состоянию"),
        (17, TOLD.said, f"Письмо * оставлено без письменного ответа. 17.12.2025 по телефону было {was} По состоянию"),
        (17, "", f"Письмо * оставлено без письменного ответа. 17.12.2025 было {was} По состоянию"),
    ):
        call = replace(CALL, day=date(2025, 12, day), said=words_of_it)
        _, days = played(small(plan=PLAN, calls=(call,)), 12, 15, 16, 22, 23)
        letter = "Администрации Аксайского городского поселения от 16.12.2025"
        assert expected.replace("*", letter) in said(days[-1])


@pytest.mark.parametrize(("left", "behind"), [((), ""), (("3",), " (пункты 1 и 2)")])
def test_words_of_a_call_about_several_items_are_quoted_where_the_line_tells_of_all_of_them(
    left: tuple[str, ...], behind: str
) -> None:
    terms = {"2": "до 15.12.2025", "3": "до 16.12.2025" if left else "до 30.01.2026", "4": "до 26.12.2025"}
    plan = (PLAN[0], *(item(term, number, row=3) for number, term in terms.items()))
    _, days = played(small(plan=plan, calls=(replace(TOLD, items=("1", "2")),)), 12, 15, 16, 22)
    quoted = "15.12.2025 по телефону сообщено: «насос неисправен, промывка не начата», обещано к 19.12.2025"
    assert f"; {quoted}{behind}, сведений не поступило; " in said(days[-1], "", Kind.PROGRESS)
    assert "насос" not in said(days[2])
