"""A reason stands in a sentence of ours: without «сообщено:» before it, without its capital and its full stop."""

from datetime import date

import pytest

from automation.control.spoken_words import words_said
from automation.letters.marks import plain
from automation.letters.tellable import reason_words
from automation.model.office import PhoneCall
from automation.model.report import State
from tests.support.compose_world import row
from tests.support.control_story import item
from tests.support.played_letters import last_letter


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("сообщено: материалы готовятся", "материалы готовятся"),
        ("По телефону сообщили – нет финансирования.", "нет финансирования"),
        ("Причина: болезнь мастера", "болезнь мастера"),
        ("Болеет бухгалтер.", "болеет бухгалтер"),
        ("Иванов А.А. болеет", "Иванов А.А. болеет"),
        ("МФЦ не работает", "МФЦ не работает"),
        ("Роспотребнадзор не дал замечаний", "Роспотребнадзор не дал замечаний"),
        ("Минстрой не выделил средства", "Минстрой не выделил средства"),
        ("Рост цен", "рост цен"),
        ("Ожидаем поставку.", "«Ожидаем поставку»"),
        ("Ждёт результатов повторного аукциона", "«Ждёт результатов повторного аукциона»"),
        ("ждут смету", "ждут смету"),
        ("не хватает людей", "не хватает людей"),
        ("вакантна должность психолога", "вакантна должность психолога"),
        ("ожидается поставка", "ожидается поставка"),
        ("жюри уточняет таблицу", "жюри уточняет таблицу"),
        ("сообщили, что нет сметы", "сообщили, что нет сметы"),
        ("Нет раздела о доступности. Не подписано.", "нет раздела о доступности; не подписано"),
    ],
)
def test_a_reason_goes_on_with_our_sentence(written: str, told: str) -> None:
    assert plain(reason_words(written)) == told


def test_a_letter_says_once_that_it_was_told() -> None:
    """«Причина задержки – сообщено: материалы готовятся», said an overdue letter."""
    working = row("ОБР", "1", state=State.IN_WORK, reason="Сообщено: материалы готовятся.")
    letter = last_letter(item("до 12.12.2025"), (date(2025, 12, 16), working))
    assert "причина задержки – материалы готовятся. Установленный срок истёк" in letter


def test_so_do_the_words_of_a_call() -> None:
    call = PhoneCall(day=date(2025, 12, 16), code="ОБР", items=("1",), said="сообщено: материалы готовятся")
    assert words_said(call) == "материалы готовятся"
