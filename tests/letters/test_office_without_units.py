"""The administration of a village has no unit: its papers leave out what would name one."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.support.compose_world import SETTINGS, book, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item

VILLAGE = replace(SETTINGS, office=replace(SETTINGS.office, unit=""))
PLAN = (item("до 12.12.2025"), item("до 26.03.2026", "2", row=3))
CLERK = replace(ORG, code="СП", organisation="", post="Специалист", name="Листиков Егор Антонович", row=3)
NAME = "Администрация Аксайского городского поселения"


def paper(code: str, kind: Kind) -> str:
    made = book(plan=PLAN, performers=(ORG, replace(CLERK, relation=Relation.OFFICE)))
    reviewed, decisions = judged(made, date(2025, 12, 16 if code else 15), None, VILLAGE)
    return outline(compose(paper_for(decisions, code, kind), facts(reviewed, VILLAGE, number="1"), words()))


def test_a_progress_paper_names_the_office_once() -> None:
    said = paper("", Kind.PROGRESS)
    assert [line for line in said.splitlines() if line.startswith("бланк")] == [f"бланк | {NAME}"]


def test_a_note_comes_from_the_office_and_is_answered_to_it() -> None:
    said = paper("СП", Kind.OVERDUE).translate(dict.fromkeys(map(ord, "{}")))
    assert f"бланк | {NAME}\n" in said
    assert "передать в администрацию Аксайского городского поселения сведения" in said


def test_the_mark_of_the_executor_names_the_person_alone() -> None:
    assert "\nисполнитель | Образцова Наталья Петровна\n" in paper("ОБР", Kind.OVERDUE)
