"""A reminder asks for what the plan says proves the work: a link and copies of certificates have no number."""

from datetime import date

import pytest

from automation.plan.results import material_of_result
from tests.support.compose_world import row
from tests.support.control_story import item
from tests.support.played_letters import last_letter

SITE = "Обновление раздела сайта"


@pytest.mark.parametrize(
    ("result", "asked"),
    [
        ("Ссылка на раздел сайта", "дату исполнения указанного пункта и ссылку на раздел сайта;"),
        ("Копии удостоверений", "дату исполнения указанного пункта и представить копии удостоверений;"),
        ("Ссылка, скриншот", "дату исполнения указанного пункта и представить подтверждающие материалы;"),
        ("Протокол", "дату исполнения указанного пункта и реквизиты подтверждающего документа;"),
        ("", "дату исполнения указанного пункта и реквизиты подтверждающего документа;"),
    ],
)
def test_a_reminder_asks_for_what_the_plan_names(result: str, asked: str) -> None:
    text = f"{SITE} (результат: {result})" if result else SITE
    assert f"сообщить {asked}" in last_letter(item("до 26.12.2025", text=text), (date(2025, 12, 19), row("ОБР", "1")))


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("Ссылка на публикацию", "ссылку на публикацию"),
        ("Фотоотчёт.", "фотоотчёт"),
        ("Копии приказов и фотографии", ""),
        ("Размещённая публикация", ""),
        ("Отчёт", None),
        ("Повышение уровня знаний", None),
    ],
)
def test_what_proves_work_and_is_no_document(result: str, said: str | None) -> None:
    assert material_of_result(f"{SITE} (результат: {result})") == said
