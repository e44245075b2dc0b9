"""Work that each performer does for itself within a stretch of days was not held because another has done his."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.plan import Item
from automation.model.report import Performer, Relation, State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, outline, row, words
from tests.support.control_story import ORG, Story, item, to
from tests.support.played_letters import last_letter

TERM = "с 01.12.2025 по 12.12.2025"
TRAINING = "Провести обучение работников пищеблоков"
FESTIVAL = "Провести фестиваль"
OTHER = replace(ORG, code="ДРУГ", organisation="МБУ «Другое»")
EMPTY = row("ОБР", "1")
HALF = row("ОБР", "1", state=State.IN_WORK, reason="отпуска", staff_total=19, staff_moved=12)
KEPT = "Дата, указанная в настоящем письме, не продлевает установленный срок."


def stretch(text: str) -> Item:
    return replace(item(TERM, text=text), term=read_term(TERM, SIGNED, Calendar(), event=True))


def letter(text: str, mine: StatusRow, on: date) -> str:
    """The letter to one of two whose other has had its report on the same item accepted."""
    story = Story()
    made = book(mine, done("ДРУГ", "1", date(2025, 12, 11)), plan=(stretch(text),), performers=(ORG, OTHER))
    reviewed, decisions = story.day(on, made)
    paper = to(decisions, "ОБР")
    assert paper is not None
    known = facts(reviewed, number="К-9")
    made_of = compose(paper, known, words())
    assert check_letter(made_of, paper, known) == ()
    return outline(made_of).replace("°", " ").replace("\u00a0", " ").replace("{", "").replace("}", "")


@pytest.mark.parametrize("mine", [EMPTY, HALF, replace(HALF, expected_on=date(2025, 12, 26))])
def test_training_of_each_ones_own_staff_is_not_held_by_the_report_of_another(mine: StatusRow) -> None:
    told = letter(TRAINING, mine, date(2025, 12, 18))
    assert KEPT in told


def test_a_festival_of_several_days_that_another_reported_was_held() -> None:
    told = letter(FESTIVAL, EMPTY, date(2025, 12, 18))
    assert "не продлевает" not in told
    assert "мероприятие не проведено" not in told
    going_on = replace(HALF, staff_total=None, staff_moved=None, expected_on=date(2025, 12, 26))
    assert KEPT in letter(FESTIVAL, going_on, date(2025, 12, 18)), "its own row says that it goes on"


def test_who_has_trained_but_some_is_asked_to_go_on_behind_the_day_he_named() -> None:
    passed = replace(HALF, expected_on=date(2025, 12, 16))
    told = letter(TRAINING, passed, date(2025, 12, 18))
    assert "мероприятие находится в работе" in told
    assert "Названная дата исполнения (16.12.2025) прошла. Установленный срок истёк 12.12.2025." in told
    assert (
        "Просим до 22.12.2025 завершить исполнение пункта 1 и представить по прилагаемой форме сведения об этом с "
        "подтверждающими документами либо сообщить новую дату исполнения и причины, по которым прежняя не соблюдена."
    ) in told
    assert "о результатах" not in told
    assert KEPT in told
    whole = letter(TRAINING, replace(passed, staff_moved=19), date(2025, 12, 18))
    assert "сведения о результатах мероприятия" in whole


SURVEY = "Провести обследование контейнерных площадок (результат: Акты обследования)"
FIRST, SECOND = date(2025, 12, 19), date(2025, 12, 26)


def silence(text: str, *, days: tuple[date, ...] = (FIRST,), performer: Performer = ORG) -> str:
    """The last letter of these days to who was silent about a stretch of days."""
    return last_letter(stretch(text), *((on, EMPTY) for on in days), performer=performer)


@pytest.mark.parametrize("performer", [ORG, replace(ORG, relation=Relation.OFFICE)])
def test_a_survey_behind_its_last_day_is_asked_for_as_work_whose_term_has_passed(performer: Performer) -> None:
    first = silence(SURVEY, performer=performer)
    assert "поручено с 01.12.2025 по 12.12.2025 провести обследование контейнерных площадок" in first
    assert "не поступили. Установленный срок истёк 12.12.2025." in first
    assert "если поручение не выполнено" in first
    assert "причины нарушения срока" in first
    again = silence(SURVEY, days=(FIRST, SECOND), performer=performer)
    assert "не поступили. Установленный срок истёк 12.12.2025." in again
    assert "исполнить указанный пункт, " in again
    assert "и письменно объяснить причины нарушения срока" in again
    assert "не проведено" not in first + again


def test_an_event_of_several_days_keeps_its_words_behind_its_last_day() -> None:
    first, again = silence(FESTIVAL), silence(FESTIVAL, days=(FIRST, SECOND))
    assert "если мероприятие не проведено, письменно сообщить причины и новую дату" in first
    assert "а если оно не проведено, письменно объяснить причины и сообщить новую дату" in again
    assert "срок истёк" not in first + again


def test_a_survey_is_asked_for_beside_other_work_as_that_is() -> None:
    plan = (item("до 12.12.2025", "1", text="Утвердить список"), replace(stretch(SURVEY), number="2"))
    story, told = Story(), []
    for on in (FIRST, SECOND):
        reviewed, decisions = story.day(on, book(row("ОБР", "1"), row("ОБР", "2"), plan=plan, performers=(ORG,)))
        paper = to(decisions, "ОБР")
        assert paper is not None
        told.append(outline(compose(paper, facts(reviewed, number="К-9"), words())).replace("°", " "))
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on, registered=f"К-{on.day} от {on:%d.%m.%Y}")
    first, again = told
    assert "2) если поручения не выполнены, выполнить их и письменно сообщить причины нарушения срока." in first
    assert "исполнить указанные пункты" in again
    assert "письменно объяснить причины нарушения сроков." in again


@pytest.mark.parametrize(
    ("organisation", "relation"),
    [
        ("ООО «Порт»", Relation.BY_AGREEMENT),
        ("ИП Кузьмин А.В.", Relation.BY_AGREEMENT),
        ("Администрация и Совет депутатов сельского поселения", Relation.RECOMMENDED),
    ],
)
def test_who_only_agreed_to_train_is_asked_when_it_will_be_done(organisation: str, relation: Relation) -> None:
    """«Обучение перенесено на июль», was answered to a request that had asked for no day."""
    performer = replace(ORG, organisation=organisation, relation=relation)
    told = silence(TRAINING, performer=performer)
    assert "заголовок | О результатах исполнения пункта 1" in told
    asked = "Просим до 23.12.2025 сообщить по прилагаемой форме о результатах исполнения указанного пункта, указав "
    people = "общее число работников пищеблоков и число прошедших обучение"
    assert f"{asked}{people}, а если он не исполнен, сообщить предполагаемую дату исполнения." in told
    assert "о результатах." in silence(FESTIVAL, performer=performer)


def asked_of_two(second: Item, *, addressee: str = "") -> str:
    """The request to who only agreed to a training that is over and to something else."""
    agreed = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT, addressee_code=addressee)
    office = replace(OTHER, organisation="Отдел торговли Администрации", relation=Relation.OFFICE, groups=())
    plan = (stretch(TRAINING), replace(second, number="2", row=3))
    story = Story()
    reviewed, decisions = story.day(
        FIRST, book(row("ОБР", "1"), row("ОБР", "2"), plan=plan, performers=(agreed, office))
    )
    paper = to(decisions, addressee or "ОБР")
    assert paper is not None
    known = facts(reviewed, number="К-9")
    made = compose(paper, known, words())
    assert check_letter(made, paper, known) == ()
    return outline(made).replace("°", " ")


def test_of_trainings_beside_each_other_and_beside_other_work_the_day_is_asked_for() -> None:
    asked = "а если они не исполнены, сообщить предполагаемую дату исполнения."
    assert asked in asked_of_two(stretch("Провести обследование площадок"))
    assert asked in asked_of_two(item("до 12.12.2025"))
    coming = asked_of_two(item("до 19.12.2025", text="Утвердить список"))
    assert "по пункту 1 – о результатах (если он не исполнен – о предполагаемой дате исполнения), по пункту 2" in coming
    assert "предполагаемую" not in asked_of_two(stretch(FESTIVAL)), "one of them was held for all"


def test_the_note_to_who_answers_for_him_asks_for_the_day_as_well() -> None:
    note = asked_of_two(stretch("Провести обследование площадок"), addressee="ДРУГ")
    assert "о результатах исполнения указанных пунктов исполнителем по согласованию, указав" in note
    assert "(пункт 1), а если они не исполнены, сообщить предполагаемую дату исполнения." in note


@pytest.mark.parametrize(("text", "ended"), [(SURVEY, True), (FESTIVAL, False)])
def test_what_came_back_behind_the_last_day_of_a_survey_has_a_term_that_has_ended(text: str, *, ended: bool) -> None:
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12), evidence="акт от 12.12.2025 № 1")
    back = replace(claim, returned_on=date(2025, 12, 15), return_reason="не приложены фотографии")
    told = last_letter(stretch(text), (date(2025, 12, 12), claim), (date(2025, 12, 16), back))
    assert "возвращены 15.12.2025: исполнение не подтверждено (не приложены фотографии)" in told
    assert ("; установленный срок истёк 12.12.2025" in told) is ended
