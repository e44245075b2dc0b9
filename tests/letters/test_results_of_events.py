"""An event whose day has passed and whose row says «в работе»: what is denied, told and asked for (decision 0211)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import State
from automation.titles import news_words
from tests.letters.test_events import EMPTY, event
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import Story, notices, only, small
from tests.support.played_letters import last_letter

ACTION = event("20.12.2025", "Акция «Чистый лес»")
SUMMING = row("ОБР", "1", state=State.IN_WORK, comment="акция проведена, сводим данные")


def test_of_an_event_whose_day_has_passed_nobody_says_that_it_is_in_work() -> None:
    reminding = (date(2025, 12, 17), EMPTY)
    told = last_letter(ACTION, reminding, (date(2025, 12, 25), SUMMING))
    assert (
        "По состоянию на 25.12.2025 от МБУК «Образец» сведения о результатах мероприятия, запрошенные письмом"
        " от 17.12.2025 № К-17 до 23.12.2025, не представлены." in told
    )
    assert (
        "Просим до 29.12.2025 представить по прилагаемой форме сведения о результатах мероприятия и сообщить,"
        " почему они не представлены до 23.12.2025." in told
    )
    unasked = last_letter(ACTION, (date(2025, 12, 25), SUMMING))
    assert "представить по прилагаемой форме сведения о результатах мероприятия." in unasked
    again = last_letter(ACTION, (date(2025, 12, 25), SUMMING), (date(2026, 1, 14), SUMMING))
    assert "оставлено без ответа. По состоянию на 14.01.2026 от МБУК «Образец» сведения о результатах" in again
    for paper in (told, unasked, again):
        assert "в работе" not in paper
        assert "нарушения срока" not in paper
        assert "ожидаемую дату" not in paper


def test_a_day_named_for_an_event_whose_day_has_passed_is_the_one_its_result_is_asked_for() -> None:
    moved = replace(SUMMING, reason="метель", expected_on=date(2025, 12, 30))
    told = last_letter(ACTION, (date(2025, 12, 25), moved))
    assert "сведения о результатах мероприятия не представлены, причина – метель, ожидаемая дата – 30.12.2025." in told
    assert "Просим не позднее 30.12.2025 представить по прилагаемой форме сведения" in told
    passed = replace(SUMMING, expected_on=date(2025, 12, 24))
    told = last_letter(ACTION, (date(2025, 12, 25), passed))
    assert "не представлены. Названная дата (24.12.2025) прошла." in told
    assert "новую дату" not in told


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"incoming": "24.12.2025 № 2110"}, " (вх. от 24.12.2025 № 2110)"),
        ({"evidence": "фотоотчёт от 21.12.2025"}, ""),
        ({"staff_total": 120, "staff_moved": 112}, ""),
        ({"done": "собрано 40 мешков"}, ""),
    ],
)
def test_of_a_past_event_nobody_denies_results_where_its_row_tells_some(cells: dict[str, object], named: str) -> None:
    brought = replace(SUMMING, **cells)
    told = last_letter(ACTION, (date(2025, 12, 17), EMPTY), (date(2025, 12, 25), brought))
    said = f"Сведения, поступившие от МБУК «Образец»{named}, исполнение указанного пункта не подтверждают"
    assert f"{said}." in told
    assert "представить по прилагаемой форме сведения о результатах мероприятия." in told
    assert "не представлены" not in told
    ahead = last_letter(ACTION, (date(2025, 12, 25), replace(brought, reason="метель", expected_on=date(2025, 12, 30))))
    assert f"{said}; указанная причина – метель, ожидаемая дата – 30.12.2025." in ahead
    passed = last_letter(ACTION, (date(2025, 12, 25), replace(brought, expected_on=date(2025, 12, 24))))
    assert f"{said}. Названная дата (24.12.2025) прошла." in passed
    reviewed, decisions = Story().day(date(2025, 12, 24), small(brought, plan=(ACTION,)))
    assert news_words(only(reviewed).reported, date(2025, 12, 24)) == "исполнение не подтверждено"
    assert [n.text for n in notices(decisions, NoticeKind.CALL)] == [
        "срок проведения – 20.12.2025, исполнение не подтверждено: уточнить"
    ]


def test_a_letter_from_before_an_event_holds_no_result_of_it() -> None:
    told = last_letter(ACTION, (date(2025, 12, 25), replace(SUMMING, incoming="16.12.2025 № 2001")))
    assert "сведения о результатах мероприятия не представлены." in told


def test_work_of_many_days_goes_on_behind_the_last_one_until_the_later_day_its_performer_names_has_passed() -> None:
    dry = replace(SUMMING, comment="60 из 95", reason="дожди", expected_on=date(2026, 1, 12))
    told = last_letter(event("с 01.12.2025 по 20.12.2025", "Создание минполос"), (date(2025, 12, 25), dry))
    assert "мероприятие находится в работе, причина задержки – дожди, ожидаемая дата исполнения – 12.01.2026" in told
    assert "не представлены" not in told
    passed = replace(dry, expected_on=date(2025, 12, 24), staff_total=120, staff_moved=112)
    told = last_letter(event("с 01.12.2025 по 20.12.2025", "Создание минполос"), (date(2025, 12, 25), passed))
    assert (
        "исполнение указанного пункта не подтверждают; указанная причина – дожди. Названная дата (24.12.2025)" in told
    )
    asked = "представить по прилагаемой форме сведения о результатах мероприятия либо сообщить, когда они будут "
    assert f"{asked}представлены и почему названная дата не соблюдена." in told
    for words_of_work in ("в работе", "новую дату исполнения"):
        assert words_of_work not in told


def test_the_call_list_and_the_memo_do_not_say_either_that_a_past_event_is_in_work() -> None:
    reviewed, decisions = Story().day(date(2025, 12, 24), small(SUMMING, plan=(ACTION,)))
    assert [n.text for n in notices(decisions, NoticeKind.CALL)] == [
        "срок проведения – 20.12.2025, результат не сообщён: узнать его"
    ]
    reviewed, decisions = Story().day(date(2025, 12, 25), small(SUMMING, plan=(ACTION,)))
    memo = next(p for p in decisions.papers if p.kind is Kind.COMPLETION)
    told = outline(compose(memo, facts(reviewed, number="1"), words()))
    assert "исполнение не подтверждено; сообщено: «акция проведена, сводим данные»" in told
    assert "в работе" not in told


def test_what_was_written_before_an_event_is_told_with_its_letter_and_no_reason_of_a_missing_report() -> None:
    moved = row("ОБР", "1", state=State.IN_WORK, reason="артисты не подтвердили участие", incoming="12.12.2025 № 77")
    moved = replace(moved, expected_on=date(2025, 12, 26))
    told = last_letter(ACTION, (date(2025, 12, 17), moved))
    assert (
        "По сведениям МБУК «Образец» (вх. от 12.12.2025 № 77), ожидаемая дата проведения этого мероприятия –"
        " 26.12.2025, причина – артисты не подтвердили участие." in told
    )
    assert (
        "за подписью руководителя о результатах этого мероприятия, а если оно не проведено, подтвердить новую дату."
        in told
    )
    told = last_letter(ACTION, (date(2025, 12, 25), moved))
    assert (
        "не представлены. Ранее сообщено (вх. от 12.12.2025 № 77): причина – артисты не подтвердили участие,"
        " ожидаемая дата – 26.12.2025." in told
    )
    kept = last_letter(ACTION, (date(2025, 12, 17), replace(moved, expected_on=date(2025, 12, 20))))
    assert "ожидаемая дата" not in kept
    assert "новую дату" not in kept


def test_of_an_event_that_was_not_held_nobody_asks_when_it_will_be_completed() -> None:
    left = row("ОБР", "1", state=State.NOT_STARTED, reason="не проводилась, нет средств", incoming="24.12.2025 № 99")
    told = last_letter(ACTION, (date(2025, 12, 25), left))
    assert "указанная причина – не проводилась, нет средств" in told
    assert "представить по прилагаемой форме сведения о результатах мероприятия;" in told
    assert "если мероприятие не проведено, сообщить новую дату." in told
    assert "завершено" not in told
