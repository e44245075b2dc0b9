"""The truth checker over lives by chance and over the sample: whatever clerks type, no paper claims what is not so."""

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.clerk import PERFORMERS, ROOT, Clerk, new_home
from tests.support.nightly import LONG, first, share
from tests.support.office_days import Office, working_days
from tests.support.storytelling import Story, played
from tests.support.truth.terms import Term
from tests.support.truth.world import accepted_anew

CODES = tuple(row[0] for row in PERFORMERS if row[0] != "СОЦ")
FIRST, LAST = date(2025, 12, 11), date(2026, 1, 20)
LIVES = first(0, range(share(2, 200)))


def life(chance: random.Random) -> Iterator[str]:
    """Lines of a table of days: what may happen to the rows of items 1, 2 and 6, in any order."""
    days = list(working_days(FIRST, LAST))
    for code in CODES:
        for item in "126":
            for on in sorted(chance.sample(days, chance.randint(0, 4))):
                yield f"{on:%d.%m.%Y} | {code} {item} | {typed(chance, on)}"


def typed(chance: random.Random, on: date) -> str:
    """What a clerk types into one row on a day."""
    ago = on - timedelta(days=chance.randint(0, 4))
    came = f"Вх. № и дата: {ago:%d.%m.%Y} № {chance.randint(1, 999)}"
    return chance.choice(
        (
            f"исполнено {ago:%d.%m.%Y}; Подтверждение: приказ от {ago:%d.%m.%Y} № {chance.randint(1, 99)}; {came}",
            f"исполнено {ago:%d.%m.%Y}; Подтверждение: письмо; принято",
            f"исполнено {ago:%d.%m.%Y}",
            f"в работе; Причина: болезнь специалиста; Ожидаемая дата: {on + timedelta(days=9):%d.%m.%Y}; {came}",
            "в работе",
            "не начато",
            "возвращено; Причина возврата: приказ не приложен",
            f"Всего сотрудников: {chance.randint(5, 9)}; Перешло: {chance.randint(0, 9)}",
            "принято",
            came,
        )
    )


@pytest.mark.parametrize("seed", LIVES)
def test_a_life_by_chance_makes_no_paper_say_what_is_not_so(seed: int, tmp_path: Path) -> None:
    table = "\n".join(life(random.Random(seed)))
    story = played(Office(tmp_path / "home", new_home(tmp_path / "home")), working_days(FIRST, LAST), table)
    assert story.papers
    assert story.lies() == []


@LONG
def test_the_papers_of_the_sample_say_what_is_so(tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(ROOT / "templates", home / "templates")
    (home / "outbox").mkdir()
    shutil.copytree(ROOT / "inbox", home / "inbox")
    story = sample(Clerk(next((home / "inbox").glob("*.xlsx"))), home)
    assert {told.issued.kind for told in story.papers} >= {"overdue", "reminder", "progress", "completion"}
    assert story.lies() == []


def sample(clerk: Clerk, home: Path) -> Story:
    """The days of the sample in December."""
    return played(Office(home, clerk), working_days(date(2025, 12, 15), date(2025, 12, 30)), "")


def test_reports_of_several_periods_named_together_are_all_meant() -> None:
    monthly = Term("Отчёт", "ежемесячно, до 5 числа", date(2026, 1, 15), date(2026, 12, 31))
    assert monthly.named_in("отчёты за декабрь 2025 года и за январь и март 2026 года не поступили") == [
        date(2026, 2, 5),
        date(2026, 2, 5),
        date(2026, 4, 5),
    ]
    quarterly = Term("Отчёт", "ежеквартально, до 5 числа", date(2026, 1, 15), date(2026, 12, 31))
    assert quarterly.named_in("отчёты за I, II и III кварталы 2026 года") == [
        date(2026, month, 5) for month in (4, 7, 10)
    ]
    assert quarterly.named_in("отчёт за IV квартал 2025 года") == [date(2026, 4, 5)]


def test_a_report_accepted_after_the_question_may_be_taken_off_control() -> None:
    """118 of 120 were seen on 26.06; accepted in the same breath they are not enough, accepted anew they are."""
    claimed = {"Состояние": "исполнено", "Дата исполнения": date(2026, 6, 26), "Всего сотрудников": 120, "Перешло": 118}
    at_once = {**claimed, "Принято": date(2026, 6, 29), "Кто принял": "Образцова"}
    assert accepted_anew([claimed, at_once])
    assert not accepted_anew([at_once, at_once])
    assert not accepted_anew([{**claimed, "Перешло": 117}, at_once]), "other numbers are another question"
