"""The executor's mark of a letter names no official who is away on its day."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.office import Acting, ActingList, Role
from tests.support.compose_world import SETTINGS, facts, judged, outline, paper_for, words
from tests.support.control_story import item, small

ON = date(2025, 12, 16)
MARK = "исполнитель | Образцова Наталья Петровна, общий отдел"


def letter(*acting: Acting) -> str:
    chosen = replace(SETTINGS, acting=ActingList(acting=acting))
    reviewed, decisions = judged(small(plan=(item("до 12.12.2025"),)), ON, None, chosen)
    paper = paper_for(decisions, "ОБР", Kind.OVERDUE)
    return (
        outline(compose(paper, facts(reviewed, chosen, number="1"), words())).replace("°", " ").replace("\u00a0", " ")
    )


def acts(role: Role, until: int = 26, name: str = "Заменова Анна Ивановна") -> Acting:
    since, last = date(2025, 12, 1), date(2025, 12, until)
    return Acting(role=role, post="И.о. начальника общего отдела", name=name, since=since, until=last)


def test_who_acts_for_the_signatory_that_is_the_executor_is_named_in_the_mark() -> None:
    said = letter(acts(Role.NOTES))
    assert "исполнитель | Заменова Анна Ивановна, общий отдел\nисполнитель | 0-00-00" in said
    assert "Образцова" not in said


@pytest.mark.parametrize(
    "acting",
    [
        (),
        (acts(Role.NOTES, until=15),),
        (acts(Role.SECOND),),
        (acts(Role.NOTES), acts(Role.NOTES, name="Другова Вера Ильинична")),
    ],
)
def test_the_executor_stands_there_where_he_is_present_or_two_act_for_him(acting: tuple[Acting, ...]) -> None:
    assert MARK in letter(*acting)


def test_who_signs_the_letter_is_not_named_as_its_executor_as_well() -> None:
    assert "исполнитель |" not in letter(acts(Role.NOTES), acts(Role.LETTERS))
