"""A report is asked for where its item wants it presented; whoever asks is told that it has been (decision 0349)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.report import Relation, State, StatusRow
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import ORG, Story, item, settings, small, to

MINISTRY = "в министерство социального развития области"
MONTHLY = f"Направлять {MINISTRY} информацию о ходе ремонта"
ASKED = "дату и номер документа, которым она представлена"
LATER = (  # nobody knows here that it was not presented there
    f"дату и номер документа, которым {MINISTRY} представлена информация со сроком 25.12.2025, а если она не "
    "представлена, представить её и письменно"
)
REMINDED, LATE, AGAIN = date(2025, 12, 18), date(2025, 12, 29), date(2026, 1, 20)


def told(text: str, *, term: str = "ежемесячно, до 25-го числа", relation: Relation = ORG.relation) -> list[str]:
    """Return the reminder, the first letter about the broken term and the second one."""
    plan = (item(term, text=text),)
    who = replace(ORG, relation=relation)
    story, letters = Story(settings(remind_min_gap=0), sent=True), []
    for on in (REMINDED, LATE, AGAIN):
        reviewed, decisions = story.day(on, small(row("ОБР", "1"), plan=plan, performer=who))
        if paper := to(decisions, "ОБР"):
            letter = compose(paper, known := facts(reviewed, number="1"), words())
            assert check_letter(letter, paper, known) == ()
            letters.append(outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}"))))
    return letters


def test_a_note_asks_for_the_report_where_the_item_wants_it_and_for_its_day_and_number() -> None:
    reminder, overdue, *_ = told(MONTHLY, relation=Relation.OFFICE)
    assert (
        f"Прошу в установленный срок представить {MINISTRY} указанную информацию и сообщить в общий отдел {ASKED}. "
        "Если это невозможно, прошу до 23.12.2025 сообщить в общий отдел причины и ожидаемую дату." in reminder
    )
    assert "сводной информации" not in reminder, "nothing is sent that the office could sum up"
    assert f"подтверждение представления {MINISTRY} информации со сроком 25.12.2025 от Вас не поступило" in overdue
    assert f"Прошу до 12.01.2026 сообщить в общий отдел {LATER} сообщить причины нарушения срока." in overdue
    assert "передать" not in reminder + overdue


def test_so_does_a_letter() -> None:
    reminder, overdue, *_ = told(MONTHLY)
    assert f"шаг | 1) представить {MINISTRY} информацию;\nшаг | 2) сообщить {ASKED}." in reminder
    assert "сводной информации" not in reminder
    assert "Напоминаем о приближении этого срока и просим в этот срок:" in reminder
    assert f"Просим до 12.01.2026 сообщить {LATER} сообщить причины нарушения срока." in overdue


def test_so_is_what_goes_to_a_body_named_at_the_end_of_the_item() -> None:
    reminder, overdue, *_ = told("Представление сведений о численности граждан в отдел занятости населения")
    assert "представить в отдел занятости населения сведения;" in reminder
    assert "сведения о численности граждан подлежали представлению в отдел занятости населения до 25.12" in overdue


def test_who_only_agreed_is_asked_for_it_there_too() -> None:
    asked, *_ = told(MONTHLY, relation=Relation.BY_AGREEMENT)
    assert f"представить {MINISTRY} информацию и сообщить {ASKED}." in asked


def test_a_second_letter_asks_for_it_there_too() -> None:
    term = "до 25.12.2025"
    for relation in (ORG.relation, Relation.OFFICE):
        *_, again = told("Представить в отдел социальной политики отчёт о ремонте", term=term, relation=relation)
        assert "без ответа" in again
        assert "дату и номер документа, которым в отдел социальной политики представлен указанный отчёт, " in again
        assert "а если он не представлен, представить его и письменно объяснить причины нарушения срока." in again


@pytest.mark.parametrize("receiver", ["в общий отдел", "в отдел", "в Администрацию"])
def test_what_comes_to_us_is_asked_for_as_before(receiver: str) -> None:
    reminder, overdue, *_ = told(f"Представлять {receiver} информацию о ходе ремонта", relation=Relation.OFFICE)
    assert "Прошу в установленный срок передать в общий отдел указанную информацию. " in reminder
    assert "для подготовки сводной информации" in reminder
    assert "передать в общий отдел информацию со сроком 25.12.2025 и сообщить причины" in overdue
    assert "номер документа" not in reminder + overdue


def test_beside_other_items_the_report_is_named_with_its_receiver() -> None:
    plan = (item("до 25.12.2025", text=f"Представить {MINISTRY} отчёт о ремонте"), item("до 25.12.2025", "2", row=3))
    who, rows = replace(ORG, relation=Relation.OFFICE), (row("ОБР", "1"), row("ОБР", "2"))
    story = Story(settings(remind_min_gap=0), sent=True)
    for on in (REMINDED, LATE):
        reviewed, decisions = story.day(on, small(*rows, plan=plan, performer=who))
        paper = to(decisions, "ОБР")
        assert paper is not None
        letter = outline(compose(paper, facts(reviewed, number="1"), words()))
        said = letter.replace("°", " ").translate(dict.fromkeys(map(ord, "{}")))
        assert f"отчёт по пункту 1 ({MINISTRY})" in said
        assert "передать в общий отдел" not in said


def test_so_is_what_comes_to_the_official_who_signs_the_letter_himself() -> None:
    for receiver in ("заместителю главы Администрации", "заместителю главы Администрации Бобкову Д.А."):
        reminder, overdue, *_ = told(f"Представлять {receiver} информацию о ходе ремонта")
        assert "информация со сроком 25.12.2025 от " in overdue
        assert "Просим до 12.01.2026 представить информацию со сроком 25.12.2025 и письменно" in overdue
        assert "номер документа" not in reminder + overdue
        assert "подтверждение представления" not in overdue


def test_so_is_what_comes_to_the_responsible_official_while_another_signs() -> None:
    _, overdue, *_ = told(
        "Представлять заместителю главы Администрации информацию о ходе ремонта", relation=Relation.OFFICE
    )
    assert "передать в общий отдел информацию со сроком 25.12.2025 и сообщить причины" in overdue


@pytest.mark.parametrize(
    "receiver", ["главе Администрации", "первому заместителю главы Администрации", "заместителю министра"]
)
def test_another_official_is_not_we(receiver: str) -> None:
    _, overdue, *_ = told(f"Представлять {receiver} информацию о ходе ремонта")
    assert f"подтверждение представления {receiver} информации со сроком 25.12.2025" in overdue


def beside(second: StatusRow, *, relation: Relation = ORG.relation) -> str:
    """Return the first late letter about a report for the ministry beside another item, whose row is given."""
    term, text = "до 25.12.2025", f"Представить {MINISTRY} отчёт о ремонте"
    plan = (item(term, text=text), item(term, "2", text="Проверить оборудование котельных", row=3))
    book = small(row("ОБР", "1"), second, plan=plan, performer=replace(ORG, relation=relation))
    reviewed, decisions = Story(settings(remind_min_gap=0), sent=True).day(LATE, book)
    paper = to(decisions, "ОБР")
    assert paper is not None
    letter = compose(paper, known := facts(reviewed, number="1"), words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}")))


AT_WORK = row("ОБР", "2", state=State.IN_WORK, reason="болезнь мастера", expected_on=date(2026, 1, 30))


@pytest.mark.parametrize("relation", [ORG.relation, Relation.OFFICE])
def test_beside_work_under_way_nobody_is_told_that_the_report_did_not_come_to_us(relation: Relation) -> None:
    """A utility was told that a report for the finance office had not come, though it does not come to us."""
    said = beside(AT_WORK, relation=relation)
    to_whom = "в общий отдел " if relation is Relation.OFFICE else ""
    assert f"подтверждение представления {MINISTRY} отчёта по пункту 1" in said
    assert (
        f"сообщить {to_whom}дату и номер документа, которым {MINISTRY} представлен отчёт по пункту 1, а если он не "
        "представлен, представить его и письменно сообщить причины нарушения срока" in said
    )
    assert "отчёт по пункту 1 от " not in said
    assert "представить отчёт по пункту 1" not in said


def test_of_two_silent_items_each_is_called_what_nobody_knows_of_it() -> None:
    said = beside(row("ОБР", "2"))
    assert "Сведения об исполнении пункта 2 от " in said
    assert f"подтверждение представления {MINISTRY} отчёта по пункту 1" in said
    assert "и отчёт по пункту 1" not in said
