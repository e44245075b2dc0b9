"""What is missing from one performer is said of him alone: another, of the same item, may have reported it."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import item

TERM, ON = date(2025, 12, 12), date(2025, 12, 16)
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


def overdue(silent: Performer, *others: Performer, reported: bool = True, text: str = "Провести заседание") -> str:
    """Return what is written to who is silent on an item of his and others', looked over as before its issue."""
    groups = tuple(dict.fromkeys(group for p in (silent, *others) for group in p.groups))
    plan = (item("до 12.12.2025", text=text, groups=groups, performers_text="; ".join(groups)),)
    rows = [done(p.code, "1", TERM, accepted_on=None, accepted_by="") for p in others if reported]
    reviewed, decisions = judged(book(*rows, plan=plan, performers=(silent, *others)), ON)
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
    assert "а если в порученной Вам части поручение не выполнено, сообщить причины нарушения срока" in note
    assert "если в порученной Вам части поручение не выполнено, выполнить его и письменно" in letter
    assert "если в порученной Вам части мероприятие не выполнено" in overdue(BODY, JOINT, text="Осмотр зданий")
    assert "части" not in overdue(BODY, JOINT, reported=False)


def test_of_a_group_of_many_each_does_it_for_itself() -> None:
    """«МБУ «А»; школы»: what one of the schools has reported says nothing about the others."""
    schools = [replace(JOINT, code=code, groups=("школы",), organisation=f"МБОУ «{code}»") for code in "ВГ"]
    for told in (overdue(BODY, replace(JOINT, groups=BODY.groups)), overdue(BODY, *schools)):
        assert "если поручение не выполнено, выполнить его" in told
