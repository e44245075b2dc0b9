"""«Замещение»: who bears a performer's post on a day. On values."""

from datetime import date

from automation.control.acting import acting
from automation.model.report import Substitution
from tests.support.control_story import ORG

ON = date(2025, 12, 16)


def absence(code: str, name: str, **more: date | None) -> Substitution:
    days: dict[str, date | None] = {"since": None, "until": None, **more}
    return Substitution(code=code, post="И.о. директора", name=name, since=days["since"], until=days["until"])


def test_a_substitute_of_another_performer_takes_nobodys_place_here() -> None:
    other = absence("МУЗ", "Сторонний Пётр Ильич")
    assert acting(ORG, [other], ON) is ORG
    assert acting(ORG, [other, absence(ORG.code, "Заменова Анна Ивановна")], ON).name == "Заменова Анна Ивановна"


def test_of_two_absences_the_first_that_lasts_on_the_day_counts() -> None:
    over = absence(ORG.code, "Прежняя Вера Павловна", until=date(2025, 12, 15))
    now = absence(ORG.code, "Заменова Анна Ивановна", since=ON, until=ON)
    assert acting(ORG, [over, now, absence(ORG.code, "Лишний Иван Ильич")], ON).name == "Заменова Анна Ивановна"
    assert acting(ORG, [over, now], date(2025, 12, 17)) is ORG
