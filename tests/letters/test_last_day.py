"""A reminder on the last day of a term asks for what is due within it, and for no answer on its own day."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.report import Extension, Performer, Relation, State, StatusRow
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import ORG, Story, item, settings, small, to
from tests.support.played_letters import last_letter


def reminded(on: date, term: str, text: str) -> str:
    """Return the reminder that comes on the last working day of a term."""
    story = Story(settings(remind_days=(0,), remind_min_gap=0))
    reviewed, decisions = story.day(on, small(plan=(item(term, text=text),)))
    paper = to(decisions, "ОБР")
    assert paper
    return outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")


def test_information_is_asked_for_within_its_term() -> None:
    for term, later in (("еженедельно по пятницам", False), ("до 12.12.2025", True)):
        told = reminded(date(2025, 12, 12), term, "Информация об уборке")
        assert "Напоминаем, что этот срок истекает 12.12.2025, и для подготовки сводной информации" in told
        assert "просим не позднее этого дня представить" in told
        assert ("Если это невозможно, просим до 15.12.2025 сообщить причины и ожидаемую дату." in told) is later
        assert ("15.12.2025" in told) is later


def test_a_measure_is_told_its_day_and_offered_no_extension() -> None:
    told = reminded(date(2025, 12, 19), "до 19.12.2025", "Провести ярмарку")
    assert "Напоминаем, что этот срок истекает 19.12.2025, и для подготовки сводной информации просим" in told
    assert "о продлении срока" not in told


def test_before_a_term_on_a_day_off_no_answer_is_asked_for_on_the_day_of_the_letter() -> None:
    told = reminded(date(2025, 12, 12), "еженедельно по субботам", "Информация об уборке")
    assert "12.12.2025 сообщить" not in told
    assert "просим до 15.12.2025" in told


PROMISED = row(
    "ОБР",
    "1",
    state=State.IN_WORK,
    reason="договор на согласовании",
    expected_on=date(2025, 12, 29),
    incoming="195 от 17.12.2025",
)


def asked_late(
    text: str = "Заключить договоры",
    *,
    said: StatusRow = PROMISED,
    to_whom: Performer = ORG,
    term: str = "до 19.12.2025",
) -> tuple[str, date | None]:
    """Return what a reminder of the last day says to who has named a later one, and its answer date."""
    story = Story(settings(remind_days=(0,), remind_min_gap=0))
    reviewed, decisions = story.day(date(2025, 12, 19), small(said, plan=(item(term, text=text),), performer=to_whom))
    paper = to(decisions, "ОБР")
    assert paper
    known = facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    read = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    return read.partition("29.12.2025.")[2], paper.respond_by


TO_COMPLETE = (
    "завершить исполнение пункта 1 и представить по прилагаемой форме сведения об этом с подтверждающими документами"
)


def test_who_has_named_a_later_day_is_asked_on_the_last_one_for_the_work_by_that_day() -> None:
    told, asked = asked_late()
    assert f"Установленный срок истекает 19.12.2025. Просим не позднее 29.12.2025 {TO_COMPLETE}." in told
    assert "Дата, указанная в настоящем письме, не продлевает установленный срок." in told
    assert "сообщить" not in told
    assert "реквизиты" not in told
    assert asked == date(2025, 12, 29)


def test_so_does_a_note_within_the_office() -> None:
    told, _ = asked_late(to_whom=replace(ORG, relation=Relation.OFFICE))
    assert (
        "Установленный срок истекает 19.12.2025. Прошу не позднее 29.12.2025 завершить исполнение пункта 1 и "
        "представить" in told
    )


def test_the_reason_is_asked_for_only_where_none_was_told() -> None:
    told, asked = asked_late(said=replace(PROMISED, reason=""))
    assert f"Просим не позднее 29.12.2025 {TO_COMPLETE}, и письменно сообщить причины задержки." in told
    assert asked == date(2025, 12, 29)


def test_figures_that_were_told_are_not_asked_for_again() -> None:
    told, _ = asked_late(said=replace(PROMISED, staff_total=205, staff_moved=181), text="Обучить всех работников")
    assert "общую численность" not in told
    assert "Списки сотрудников" not in told


@pytest.mark.parametrize("term", ["до 19.12.2025", "еженедельно по пятницам"])
def test_a_report_is_asked_for_by_the_named_day_as_well(term: str) -> None:
    told, asked = asked_late("Информация об уборке", term=term)
    assert "Установленный срок истекает 19.12.2025. Просим не позднее 29.12.2025 представить" in told
    assert "не позднее этого дня" not in told
    assert asked == date(2025, 12, 29)


def test_beside_work_with_time_left_the_item_of_the_last_day_is_told_by_its_date_and_offered_no_extension() -> None:
    plan = (item("до 19.12.2025", text="Обучить работников"), item("до 23.12.2025", "2", row=3, text="Составить акты"))
    longer = Extension(
        item="2",
        code="ОБР",
        new_term=date(2025, 12, 24),
        decided_on=date(2025, 12, 12),
        decided_by="Первый заместитель главы Администрации Образцов О.О.",
        basis="резолюция от 12.12.2025 на письме № 51",
        row=2,
    )
    story = Story(settings(remind_days=(0, 3), remind_min_gap=0))
    book = replace(small(row("ОБР", "1"), row("ОБР", "2"), plan=plan), extensions=(longer,))
    reviewed, decisions = story.day(date(2025, 12, 19), book)
    paper = to(decisions, "ОБР")
    assert paper
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "Напоминаем, что срок по пункту 1 истекает 19.12.2025, и для подготовки" in told
    assert "продлён резолюцией первого заместителя главы Администрации от 12.12.2025)" in told
    assert "Если исполнить пункт 2 в установленный срок невозможно, просим до его истечения направить" in told


@pytest.mark.parametrize("numbers", ["1", "12"])
def test_on_the_last_day_who_only_agreed_is_asked_for_what_is_done_and_else_for_how_it_goes(numbers: str) -> None:
    quiet, agreed = date(2025, 12, 19), replace(ORG, relation=Relation.BY_AGREEMENT)
    plan = tuple(item("до 19.12.2025", n, row=int(n) + 1, quiet_until=quiet) for n in numbers)
    reviewed, decisions = Story().day(quiet, small(*(row("ОБР", n) for n in numbers), plan=plan, performer=agreed))
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    items, undone = ("указанного пункта", "он не исполнен")
    if len(numbers) > 1:
        items, undone = ("указанных пунктов", "они не исполнены")
    asked = f"Просим до 23.12.2025 направить по прилагаемой форме сведения об исполнении {items}, а если {undone},"
    assert f"{asked} сообщить о ходе и предполагаемой дате исполнения." in told
    assert "принять участие" not in told
    assert "заголовок | О ходе исполнения" in told
    assert "Срок истекает" not in told, "the plan's term says so"


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        (
            24,
            "направить по прилагаемой форме сведения о его исполнении, а если он не исполнен,",
        ),
        (25, "сообщить по прилагаемой форме о ходе и предполагаемой дате исполнения."),
    ],
    ids=["answered on the last day", "answered before it"],
)
def test_who_only_agreed_is_asked_for_what_is_done_where_his_term_ends_on_the_day_of_the_answer(
    last: int, asked: str
) -> None:
    on, agreed = date(2025, 12, 22), replace(ORG, relation=Relation.BY_AGREEMENT)
    plan = (item(f"до {last}.12.2025", quiet_until=on),)
    reviewed, decisions = Story(settings(remind_days=(2, 3))).day(
        on, small(row("ОБР", "1"), plan=plan, performer=agreed)
    )
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert f"Просим принять участие в исполнении указанного пункта и до 24.12.2025 {asked}" in told


def test_a_reminder_asks_who_works_on_it_for_figures_only_while_they_fall_short() -> None:
    due = item("до 26.12.2025", text="Провести обучение работников", indicator="работники")
    on = date(2025, 12, 19)
    working = replace(PROMISED, expected_on=date(2025, 12, 26), staff_total=41)
    figures = "указать общую численность работников организации и число работников, прошедших обучение"
    for moved, asked in ((33, True), (41, False)):
        told = last_letter(due, (on, replace(working, staff_moved=moved)))
        assert "мероприятие находится в работе" in told
        assert "сообщить дату исполнения указанного пункта" in told
        assert (figures in told) is asked
