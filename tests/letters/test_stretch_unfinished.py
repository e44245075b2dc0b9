"""Work of many days that its performer will go on with is told as unfinished before its result is awaited no more."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.hearings import attention
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.memo_texts import composition
from automation.model.report import State
from tests.letters.test_events import RAIDS
from tests.letters.test_every_period import mark_of
from tests.support.compose_world import book, facts, lists_told, row, words
from tests.support.control_story import ORG, Story
from tests.support.played_letters import last_letter


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"expected_on": date(2026, 1, 15)}, "{OWES}(срок – 26.12.2025, ожидаемая дата – 15.01.2026)"),
        (
            {"expected_on": date(2026, 1, 15), "reason": "снегопад", "incoming": "27.12.2025 № 400"},
            "{OWES}(срок – 26.12.2025, причина – снегопад, ожидаемая дата – 15.01.2026)",
        ),
        (
            {"reason": "снегопад"},
            "Ожидаются сведения: МБУК «Образец» – пункт 1 (срок – 26.12.2025, причина – снегопад)",
        ),
    ],
)
def test_work_that_goes_on_behind_the_last_day_of_its_stretch_is_unfinished_and_not_awaited(
    cells: dict[str, object], said: str
) -> None:
    """Only what its performer has not said is awaited: with a later day of his own the result is known."""
    other = replace(ORG, code="АРХ", organisation="МБУ «Архив»")
    mine, on = row("ОБР", "1", state=State.IN_WORK, **cells), date(2025, 12, 29)  # the result is told by 30.12
    made = book(mine, row("АРХ", "1"), plan=(RAIDS,), performers=(ORG, other))
    reviewed, _ = Story().day(on, made)
    told = lists_told(reviewed.figures, facts(reviewed, number="1"))
    unfinished = "expected_on" in cells
    owes = "Не завершило исполнение в установленный срок: МБУК «Образец» – пункт 1 "
    assert told.startswith(said.replace("{OWES}", owes))
    silent = "Ожидаются сведения: МБУ «Архив» – пункт 1 (срок – 26.12.2025)"
    assert (silent in told) is unfinished
    first = plain(composition(reviewed.figures, words())).replace("\u00a0", " ")
    assert first == (
        "срок истёк, исполнение не подтверждено – 1 (пункт 1)" if unfinished else "сведения ожидаются – 1 (пункт 1)"
    )
    mark = "в работе после истечения срока; ожидаемая дата – 15.01.2026" if unfinished else "сведения ожидаются"
    assert mark in mark_of(reviewed)


def test_a_letter_about_work_that_goes_on_behind_its_stretch_says_that_the_term_has_passed() -> None:
    on = date(2026, 1, 13)
    going_on = row("ОБР", "1", state=State.IN_WORK, reason="снегопад", expected_on=date(2026, 1, 20))
    told = last_letter(RAIDS, (date(2025, 12, 22), row("ОБР", "1")), (on, going_on))
    assert "Установленный срок истёк 26.12.2025." in told
    silent = last_letter(RAIDS, (date(2025, 12, 22), row("ОБР", "1")), (on, row("ОБР", "1")))
    assert "не поступили" in silent
    assert "не поступили. Установленный срок истёк 26.12.2025." in silent


def test_a_reference_names_unfinished_work_by_its_words() -> None:
    going_on = row("ОБР", "1", state=State.IN_WORK, expected_on=date(2026, 1, 15))
    reviewed, _ = Story().day(date(2025, 12, 29), book(going_on, plan=(RAIDS,), performers=(ORG,)))
    assert "(пункт 1 – организовать рейды)" in plain(composition(reviewed.figures, words(), in_words=True))


def test_work_of_each_sent_back_behind_its_last_day_is_late_and_a_reference_says_who_is_asked() -> None:
    survey, on = replace(RAIDS, text="Провести осмотр зданий"), date(2025, 12, 29)
    back = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 26), evidence="акт от 26.12.2025 № 1")
    back = replace(back, returned_on=on, return_reason="нет фотографий")
    reviewed, decisions = Story().day(on, book(back, plan=(survey,), performers=(ORG,)))
    known = facts(reviewed, number="1", papers=decisions.papers)
    assert lists_told(reviewed.figures, known).startswith("Не подтвердило исполнение в установленный срок: ")
    assert "не подтверждено – 1 (пункт 1 – провести осмотр" in plain(
        composition(reviewed.figures, words(), in_words=True)
    )
    told = plain(attention(memo_of(reviewed.figures, known, words()))["запросы"])
    assert told.startswith("сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – ")


def test_an_event_sent_back_before_its_answer_day_is_no_late_work() -> None:
    """The title of the list and the counts say the same of it."""
    on = date(2025, 12, 29)
    back = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 26), evidence="справка от 26.12.2025 № 1")
    back = replace(back, returned_on=on, return_reason="нет фотографий")
    fair = replace(RAIDS, text="Провести ярмарку")
    reviewed, _ = Story().day(on, book(back, plan=(fair,), performers=(ORG,)))
    assert "сведения уточняются – 1 (пункт 1)" in plain(composition(reviewed.figures, words()))
    assert lists_told(reviewed.figures, facts(reviewed, number="1")).startswith("Уточняются сведения")


def test_an_author_does_not_await_from_himself_what_he_is_to_present() -> None:
    other = replace(ORG, code="АРХ", organisation="МБУ «Архив»", name="Ящиков Лев Ильич", sex="м")
    made = book(row("ОБР", "1"), row("АРХ", "1"), plan=(RAIDS,), performers=(ORG, other))
    reviewed, _ = Story().day(date(2025, 12, 29), made)
    told = lists_told(reviewed.figures, facts(reviewed, number="1"), other.name)
    assert told.splitlines() == [
        "Ожидаются сведения: МБУК «Образец» – пункт 1 (срок – 26.12.2025)",
        "Мною будут представлены сведения: пункт 1 (срок – 26.12.2025)",
    ]
