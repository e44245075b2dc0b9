"""Who acts for an official and answers for a unit of his own gets one note in both posts."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.report import Book, Relation, Substitution
from tests.support.compose_world import book, facts, outline, words
from tests.support.control_story import ORG, Story, item, to

ON = date(2025, 12, 16)
UNIT = "Отдел культуры Администрации"
HEAD = replace(
    ORG, relation=Relation.OFFICE, organisation=UNIT, unit=UNIT, post="Начальник отдела культуры Администрации"
)
DEPUTY = replace(
    ORG,
    code="ЗАМ",
    relation=Relation.OFFICE,
    organisation="Администрация",
    post="Заместитель главы Администрации",
    name="Дубровин Евгений Игоревич",
)


def made(name: str = HEAD.name) -> Book:
    acting = Substitution(
        code="ЗАМ", post="Исполняющий обязанности заместителя главы Администрации", name=name, since=ON, until=None
    )
    plan = (item("до 12.12.2025"), item("до 11.12.2025", "2", row=3))
    return replace(book(plan=plan, performers=(DEPUTY, HEAD)), substitutions=(acting,))


def test_one_note_goes_to_the_head_of_a_unit_who_acts_for_a_deputy() -> None:
    reviewed, decisions = Story().day(ON, made())
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert to(decisions, "ЗАМ") is None
    assert {g.occasion.code for g in paper.grounds} == {"ОБР", "ЗАМ"}
    known = facts(reviewed, number="02-03/К-1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    assert [line.replace("\u00a0", " ") for line in letter.addressee] == [
        "Начальнику отдела культуры Администрации,",
        "исполняющему обязанности заместителя главы Администрации",
        "Примеровой М.И.",
    ]
    assert "от исполнителя" not in outline(letter).replace("°", " ")


def test_another_person_who_acts_gets_a_note_of_his_own() -> None:
    _, decisions = Story().day(ON, made("Рыбина Анна Павловна"))
    assert to(decisions, "ЗАМ") is not None
    assert to(decisions, "ОБР") is not None
