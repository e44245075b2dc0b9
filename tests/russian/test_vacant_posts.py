"""A vacant post has nobody to decline and nobody to greet: nothing about a person is asked of the clerk."""

import pytest
from msgspec.structs import replace

from automation.model.report import Performer
from automation.russian import decline_post, is_somebody
from automation.russian.performer_doubts import doubts_of

DIRECTOR = Performer(code="ВИД", groups=(), organisation="МБУ «Видеостудия»", post="Директор", name="Кравец О.")


@pytest.mark.parametrize(
    ("name", "somebody"),
    [
        *((name, False) for name in ("вакансия", "Вакантно", "вакантна", "Вакантная должность", "вакансия.", "–")),
        ("Кравец О.", True),
    ],
)
def test_a_vacancy_is_nobody(name: str, somebody: bool) -> None:
    assert is_somebody(name) is somebody
    (doubts,) = doubts_of([replace(DIRECTOR, name=name)], {}).values()
    assert bool(doubts) is somebody


@pytest.mark.parametrize("name", ["Ваканов О.", "Вакансиева Ольга Романовна", "Вакантова П.И."])
def test_a_surname_that_begins_as_a_vacancy_does_is_somebody(name: str) -> None:
    assert is_somebody(name)


@pytest.mark.parametrize(
    ("post", "sure"),
    [
        *((post, False) for post in ("Вакантная должность директора", "вакансия", "Свободная ставка методиста")),
        ("должность директора", False),
        ("директор", True),
    ],
)
def test_a_vacant_post_is_never_declined_surely(post: str, sure: bool) -> None:
    assert decline_post(post).sure is sure
