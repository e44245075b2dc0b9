"""What is missing from one performer is said of him alone: another, of the same item, may have reported it."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation, State, StatusRow
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import item
from tests.support.told_days import played

TERM = date(2025, 12, 12)
HEAD = Performer(
    code="ОТЗ",
    groups=("отдел содействия занятости",),
    organisation="Отдел содействия занятости",
    unit="Отдел содействия занятости",
    relation=Relation.OFFICE,
    post="Начальник отдела содействия занятости",
    name="Образцова Людмила Павловна",
)
OFFICIAL = replace(
    HEAD, organisation="Администрация Аксайского городского поселения", unit="", post="Управляющий делами"
)
BODY = replace(
    HEAD, groups=("МБУ «А»",), organisation="МБУ «А»", unit="", post="Директор", relation=Relation.SUBORDINATE
)
JOINT = replace(BODY, code="Б", groups=("МБУ «Б»",), organisation="МБУ «Б»", name="Примеров Пётр Петрович")


REPORTED = done("Б", "1", TERM, accepted_on=None, accepted_by="")
WORKING = row("Б", "1", state=State.IN_WORK, reason="нет сметы", expected_on=date(2025, 12, 26))


def overdue(
    silent: Performer,
    *others: Performer,
    came: StatusRow = REPORTED,
    text: str = "Провести заседание",
    days: tuple[int, ...] = (16,),
    own: tuple[StatusRow, ...] = (),
) -> str:
    """Return the last letter to who is silent on an item of his and others', looked over as before it goes.

    ``own``: what he has told all the same.
    """
    groups = tuple(dict.fromkeys(group for p in (silent, *others) for group in p.groups))
    plan = (item("до 12.12.2025", text=text, groups=groups, performers_text="; ".join(groups)),)
    rows = book(*own, *(replace(came, code=p.code) for p in others), plan=plan, performers=(silent, *others))
    reviewed, decisions = played(rows, *days)[-1]
    paper, known = paper_for(decisions, silent.code, Kind.OVERDUE), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


@pytest.mark.parametrize(
    ("silent", "whose"), [(HEAD, "отдела содействия занятости"), (OFFICIAL, "Вас"), (BODY, "МБУ «А»")]
)
def test_nothing_has_come_from_him(silent: Performer, whose: str) -> None:
    assert f"сведения об исполнении указанного пункта от {whose} не поступили." in overdue(silent, JOINT)


def test_where_a_joint_performer_has_reported_it_his_own_part_may_be_left_undone() -> None:
    note, letter = overdue(HEAD, JOINT), overdue(BODY, JOINT)
    assert "а если указанный пункт в порученной Вам части не исполнен, сообщить причины нарушения срока" in note
    assert "если указанный пункт в порученной Вам части не исполнен, исполнить его и письменно" in letter
    assert "если указанный пункт в порученной Вам части не исполнен" in overdue(BODY, JOINT, text="Осмотр зданий")
    assert "если указанный пункт в порученной Вам части не исполнен" in overdue(BODY, JOINT, came=WORKING)
    assert "части" not in overdue(BODY, JOINT, came=row("Б", "1"))


@pytest.mark.parametrize("silent", [HEAD, BODY])
@pytest.mark.parametrize("came", [REPORTED, WORKING])
def test_the_second_letter_asks_him_to_execute_his_own_part_of_it(silent: Performer, came: StatusRow) -> None:
    """A legal unit was told to execute the item by the 27th, and the other unit had been given until the 28th."""
    again = overdue(silent, JOINT, came=came, days=(16, 17, 18, 19, 22, 23))
    assert "исполнить указанный пункт в порученной Вам части, п" in again
    alone = overdue(silent, JOINT, came=row("Б", "1"), days=(16, 17, 18, 19, 22, 23))
    assert "исполнить указанный пункт, п" in alone


def test_of_a_branch_whose_library_gets_the_letter_the_part_is_named_by_its_bearer() -> None:
    branch = replace(JOINT, code="Ф", groups=("филиал",), organisation="Филиал № 8", addressee_code=BODY.code)
    other = replace(JOINT, code="В", groups=("МБУ «В»",), organisation="МБУ «В»")
    plan = (item("до 12.12.2025", text="Провести заседание", groups=("филиал", "МБУ «В»")),)
    made = book(replace(REPORTED, code="В"), plan=plan, performers=(replace(BODY, groups=()), branch, other))
    reviewed, decisions = played(made, 16, 17, 18, 19, 22, 23)[-1]
    told = outline(compose(paper_for(decisions, BODY.code, Kind.OVERDUE), facts(reviewed, number="1"), words()))
    assert "исполнить указанный пункт в части, касающейся филиала № 8, представить" in told.replace("°", " ")


def test_of_a_group_of_many_each_does_it_for_itself() -> None:
    """«МБУ «А»; школы»: what one of the schools has reported says nothing about the others."""
    schools = [replace(JOINT, code=code, groups=("школы",), organisation=f"МБОУ «{code}»") for code in "ВГ"]
    for told in (overdue(BODY, replace(JOINT, groups=BODY.groups)), overdue(BODY, *schools)):
        assert "если поручение не выполнено, выполнить его" in told


@pytest.mark.parametrize("values", [{}, {"expected_on": date(2025, 12, 15)}, {"expected_on": date(2025, 12, 26)}])
def test_who_is_at_work_beside_one_who_has_reported_is_to_finish_his_own_part(values: dict[str, Any]) -> None:
    own = row(BODY.code, "1", state=State.IN_WORK, done="идут работы", **values)
    text = "Проверить водоёмы"
    assert "завершить исполнение пункта 1 в порученной Вам части и представить" in overdue(
        BODY, JOINT, text=text, own=(own,)
    )
    alone = overdue(BODY, JOINT, text=text, own=(own,), came=row("Б", "1"))
    assert "завершить исполнение пункта 1 и представить" in alone
