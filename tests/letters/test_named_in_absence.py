"""What is missing is told of who acts for an absent official, what came in of who did it (decision 0310)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.model.kinds import Kind
from automation.model.report import Book, Relation, StatusRow, Substitution
from tests.support.compose_world import book, done, facts, lists_told, measures_told, row, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

ABSENT, ACTING = "Петров Пётр Петрович", "Сидорова Анна Ильинична"
DEPUTY = replace(ORG, code="ЗАМ", relation=Relation.OFFICE, organisation="", post="Заместитель главы", name=ABSENT)
AWAY = Substitution(
    code="ЗАМ",
    post="И.о. заместителя главы",
    name=ACTING,
    since=date(2025, 12, 15),
    until=date(2025, 12, 19),
)
PLAN = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("постоянно", "3", row=4))


def made(*rows: StatusRow, unit: str = "") -> Book:
    return replace(book(*rows, plan=PLAN, performers=(replace(DEPUTY, unit=unit),)), substitutions=(AWAY,))


def told(on: date, *rows: StatusRow, unit: str = "", story: Story | None = None) -> str:
    reviewed, _ = (story or Story(sent=True)).day(on, made(*rows, unit=unit))
    return plain(lists_told(reviewed.figures, facts(reviewed), running=True)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("on", "named", "other"),
    [
        (date(2025, 12, 16), "Сидорова А.И.", "Петров"),
        (date(2025, 12, 22), "Петров П.П.", "Сидоров"),
    ],
)
def test_who_is_away_is_not_told_to_have_left_undone_what_another_answers_for(on: date, named: str, other: str) -> None:
    said = told(on)
    assert f"{named} – не поступили сведения по пунктам 1 и 2 (срок – 12.12.2025)" in said
    assert other not in said


def test_the_verb_agrees_with_who_acts() -> None:
    assert "Не подтвердила исполнение в установленный срок: Сидорова А.И. – " in told(date(2025, 12, 16))


def test_what_the_absent_has_done_himself_stays_his() -> None:
    late = done("ЗАМ", "1", date(2025, 12, 12), accepted_on=None, accepted_by="")
    lasting = row("ЗАМ", "3", comment="выполняется", incoming="10.12.2025 № 5")
    said = paper_of(Story(sent=True).day(date(2025, 12, 15), made(late, lasting)), Kind.COMPLETION)
    assert "Петров П.П. – пункт 1 (срок – 12.12.2025, указано исполнение 12.12.2025)" in said
    assert "Сидорова А.И. – не поступили сведения по пункту 2" in said
    assert "сведения о выполнении представил Петров П.П." in said


def test_a_unit_is_told_as_itself_whoever_heads_it() -> None:
    said = told(date(2025, 12, 16), unit="отдел культуры")
    assert "отдел культуры – не поступили сведения по пунктам 1 и 2" in said
    assert "Сидорова" not in said


def test_the_papers_to_his_post_stand_with_who_acts() -> None:
    story = Story(sent=True)
    told(date(2025, 12, 16), story=story)
    late = done("ЗАМ", "2", date(2025, 12, 17))
    said = told(date(2025, 12, 18), late, story=story)
    assert "Сидорова А.И. – не поступили сведения по пункту 1 (срок – 12.12.2025); направлена служебная записка" in said
    reviewed, _ = story.day(date(2025, 12, 18), made(done("ЗАМ", "1", date(2025, 12, 17)), late))
    (line,) = measures_told(memo_of(reviewed.figures, facts(reviewed), words()))
    assert (
        plain(line).replace("\u00a0", " ").startswith("Сидорова А.И. – по пунктам 1 и 2 направлена служебная записка")
    )
