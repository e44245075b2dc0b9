"""Letters that a table of the appendix names are not told once more among the measures of the memo (decision 0345)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.letter import Letter
from automation.model.report import Performer, Relation, State
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item

AFTER, LAST = date(2025, 12, 16), date(2025, 12, 29)
SECOND = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»")
TRAINED = item("до 12.12.2025", text="Обучение работников", indicator="работники")


UNITS = tuple(
    replace(p, relation=Relation.OFFICE, organisation=f"{unit} Администрации", unit=unit, post="Начальник отдела")
    for p, unit in ((ORG, "Отдел культуры"), (SECOND, "Отдел спорта"))
)


def memo(*items: str) -> str:
    """Return the words of the memo."""
    return told(composed(*items))


def told(letter: Letter) -> str:
    """Return the words of a paper."""
    return outline(letter).replace("°", " ").replace("\u00a0", " ")


def composed(*items: str, by: tuple[Performer, ...] = (ORG, SECOND)) -> Letter:
    """Return the memo of 29.12 behind a letter of 16.12 about these items, which were executed on 23.12."""
    story = Story(sent=True)
    second = item("до 12.12.2025" if "2" in items else "до 26.12.2025", "2", row=3, text="Подготовить смету")
    plan = (TRAINED, second, item("до 26.12.2025", "3", row=4, text="Подготовить отчёт"))
    people = {"staff_total": 14, "staff_moved": 14}
    start = [row(code, "1", state=State.EMPTY) for code in ("ОБР", "БИБЛ")]
    story.day(AFTER, book(*start, plan=plan, performers=by))
    late = [
        done(code, n, date(2025, 12, 23), **(people if n == "1" else {})) for code in ("ОБР", "БИБЛ") for n in "123"
    ]
    reviewed, decisions = story.day(LAST, book(*late, plan=plan, performers=by))
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    return compose(paper, facts(reviewed, number="1"), words())


def test_letters_about_the_items_of_a_table_alone_stand_there() -> None:
    said = memo("1")
    assert "приняты меры: письма по пункту 1 перечислены в приложении." in said
    assert said.count("от 16.12.2025") == 2, "one row for each of the two"


@pytest.mark.parametrize(
    ("by", "papers", "heads"),
    [
        ((ORG, SECOND), "письма", ("Организация", "Письмо")),
        (UNITS, "служебные записки", ("Исполнитель", "Служебная записка")),
        ((ORG, UNITS[1]), "письма и служебные записки", ("Организация", "Письмо, служебная записка")),
    ],
)
def test_papers_that_the_table_names_are_called_what_they_are(
    by: tuple[Performer, ...], papers: str, heads: tuple[str, str]
) -> None:
    letter = composed("1", by=by)
    assert f"приняты меры: {papers} по пункту 1 перечислены в приложении." in told(letter)
    assert letter.appendix
    assert (letter.appendix.body_title, letter.appendix.paper_title) == heads


@pytest.mark.parametrize("name", ["МБУК «Образец»", "МБУК «Библиотека»"])
def test_a_letter_about_other_items_too_is_a_measure(name: str) -> None:
    said = memo("1", "2")
    assert f"{name} – по пунктам 1 и 2 направлено письмо от 16.12.2025" in said
    assert "перечислены в приложении" not in said
