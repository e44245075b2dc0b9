"""«Уточнённый срок» beside a term counted from an event: one day is the day of the event, «до …» the term itself."""

from datetime import date

import pytest

from automation.model.plan import By, Deadline, Event, OnDemand, Period, Unclear
from automation.plan.terms import read_clarified, read_term
from automation.plan.workdays import Calendar

CALENDAR = Calendar()
SIGNED = date(2026, 5, 27)
EVENT = date(2026, 8, 14)  # a Friday


def clarified(own: str, typed: str, *, event: bool = False) -> Deadline:
    own_term = read_term(own, SIGNED, CALENDAR)
    return read_clarified(typed, own_term, SIGNED, CALENDAR, event=event).deadline


@pytest.mark.parametrize(
    ("own", "due"),
    [
        ("в течение 5 рабочих дней после проведения приёмки", date(2026, 8, 21)),
        ("в течение 5 (пяти) рабочих дней со дня окончания месячника", date(2026, 8, 21)),
        ("в течение 10 календарных дней с даты получения акта", date(2026, 8, 24)),
        ("в течение 5 дней после заседания рабочей группы", date(2026, 8, 19)),
        ("не позднее 3 дней со дня проведения мероприятия", date(2026, 8, 17)),
        ("в трёхдневный срок после поступления заявки", date(2026, 8, 17)),
        ("в месячный срок после завершения работ", date(2026, 9, 14)),
        ("в течение недели после выборов", date(2026, 8, 21)),
        ("в течение дня после приёмки", date(2026, 8, 15)),
        ("в течение пяти дней со дня принятия решения", date(2026, 8, 19)),
        ("не позднее 5 рабочих дней после проведения Дня округа", date(2026, 8, 21)),
        ("в течение 5 рабочих дней после Дня города", date(2026, 8, 21)),
        ("в течение 3 дней со дня проведения Недели безопасности", date(2026, 8, 17)),
        ("не ранее чем за 2 дня и не позднее 5 дней после приёмки", date(2026, 8, 19)),
        ("в течение 5 рабочих дней после утверждения схемы площадок дня города", date(2026, 8, 21)),
        ("в течение 3 дней после утверждения меню дня", date(2026, 8, 17)),
        ("в течение 5 рабочих дней после согласования схемы недели", date(2026, 8, 21)),
        ("в течение 5 рабочих дней после проведения районного дня охраны труда", date(2026, 8, 21)),
        ("через неделю после утверждения графика дня города", date(2026, 8, 21)),
        ("в течение 10 дней после окончания учебного года", date(2026, 8, 24)),
        ("в течение 5 рабочих дней после окончания декады молодёжи", date(2026, 8, 21)),
    ],
)
def test_a_bare_day_is_the_day_of_the_event_from_which_the_term_is_counted(own: str, due: date) -> None:
    for typed in ("14.08.2026", "14 августа 2026 г.", "состоится 14.08.2026"):
        for event in (False, True):
            assert clarified(own, typed, event=event) == By(due=due)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("до 21.08.2026", By(due=date(2026, 8, 21))),
        ("не позднее 21.08.2026", By(due=date(2026, 8, 21))),
        ("21.08.2026 включительно", By(due=date(2026, 8, 21))),
        ("с 17.08.2026 по 21.08.2026", Period(start=date(2026, 8, 17), due=date(2026, 8, 21))),
    ],
)
def test_a_full_phrase_is_the_term_itself(typed: str, read: Deadline) -> None:
    assert clarified("в течение 5 рабочих дней после проведения приёмки", typed) == read


@pytest.mark.parametrize(
    "own",
    [
        "до 01.08.2026",
        "постоянно",
        "после проведения приёмки",
        "после проведения Дня округа",
        "по мере поступления",
        "не позднее чем за 3 дня до мероприятия",
        "в течение 5 часов после приёмки",
        "в течение 10 рабочих дней со дня подписания",
        "в течение 5 рабочих дней после приёмки (до 1 сентября)",
    ],
)
def test_beside_any_other_term_a_bare_day_is_what_it_always_was(own: str) -> None:
    assert clarified(own, "14.08.2026") == By(due=EVENT)
    assert clarified(own, "14.08.2026", event=True) == Event(due=EVENT)


def test_the_day_is_kept_and_told_and_the_office_calendar_counts() -> None:
    own = read_term("в течение 5 рабочих дней после проведения приёмки", SIGNED, CALENDAR)
    read = read_clarified("14.08.2026", own, SIGNED, CALENDAR)
    assert (read.phrase, read.counted_from) == ("14.08.2026", EVENT)
    assert read.assumptions == ("Срок отсчитан от дня события: 14.08.2026.",)
    assert read_clarified("до 14.08.2026", own, SIGNED, CALENDAR).counted_from is None


def test_a_question_says_how_an_event_and_how_a_last_day_is_written() -> None:
    for own, typed in (
        ("в течение 5 дней после приёмки", "после 14.08.2026"),
        ("в течение 500 дней после приёмки", "14.08.2026"),
    ):
        read = clarified(own, typed)
        assert isinstance(read, Unclear)
        assert read.question.endswith("Одна дата – день события, последний день срока пишется с «до»: «до 25.12.2025».")


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ("в течение 5 дней после приёмки", "пока в «Уточнённый срок» не укажут день события; срок отсчитают от него."),
        ("не позднее чем за 3 дня до приёмки", "пока в «Уточнённый срок» не укажут последний день срока."),
        ("после приёмки", "пока её не укажут в «Уточнённый срок»."),
        (
            "в течение пяти дней со дня принятия решения",
            "укажите его день в «Уточнённый срок», срок отсчитают от него.",
        ),
    ],
)
def test_what_is_asked_of_a_new_order_is_what_the_cell_is_read_as(own: str, asked: str) -> None:
    term = read_term(own, SIGNED, CALENDAR)
    assert isinstance(term.deadline, OnDemand)
    assert term.assumptions[0].endswith(asked)
