"""Words beside a term – hours, seasons, events, remarks – change it, are told, or make it asked."""

from datetime import date

import pytest

from automation.model.plan import By, Deadline, Event, OnDemand, Period, Permanent, Unclear
from automation.plan.terms import control_dates, read_term
from automation.plan.workdays import Calendar


@pytest.mark.parametrize("phrase", ["23.04.2026 16.00-17.00", "23.04.2026, 16.00 – 17.30"])
def test_hours_that_no_month_can_be_are_hours(phrase: str) -> None:
    assert read_term(phrase, date(2026, 3, 1), Calendar()).deadline == By(due=date(2026, 4, 23))


def test_an_event_may_happen_each_time_and_a_known_word_is_no_misprint() -> None:
    each = read_term("в течение 3 рабочих дней после проведения каждого тура", date(2026, 3, 1), Calendar()).deadline
    written_off = read_term("в течение 5 дней после списания долга", date(2026, 3, 1), Calendar()).deadline
    assert isinstance(each, OnDemand)
    assert isinstance(written_off, OnDemand)
    misprint = read_term("в течение 5 дней после пописания", date(2026, 3, 1), Calendar()).deadline
    assert isinstance(misprint, Unclear)
    assert "опечатку" in misprint.question


@pytest.mark.parametrize(
    ("phrase", "deadline"),
    [
        ("19.02.2027 в течение дня", By(due=date(2027, 2, 19))),
        ("19.02.2027 в 8.00 и 20.00", By(due=date(2027, 2, 19))),
        ("постоянно в зимний период", Permanent()),
        ("круглосуточно в период пожароопасного сезона", Permanent()),
    ],
)
def test_a_season_of_what_goes_on_and_the_whole_of_a_day_change_no_term(phrase: str, deadline: Deadline) -> None:
    assert read_term(phrase, date(2026, 3, 1), Calendar()).deadline == deadline


@pytest.mark.parametrize("phrase", ["с установлением пожароопасного сезона", "с введением особого режима"])
def test_what_begins_with_an_event_waits_for_it(phrase: str) -> None:
    assert read_term(phrase, date(2021, 3, 10), Calendar()).deadline == OnDemand()


@pytest.mark.parametrize(
    "phrase",
    [
        "после окончания рабочего дня",
        "после окончания недели представлять отчёт",
        "в течение 3 дней после проведения недели",
        "в течение 5 дней после подготовки отчёта недели",
        "в течение 5 рабочих дней после утверждения плана работы на месяц",
        "после утверждения плана на следующий день",
        "после утверждения режима рабочего дня",
    ],
)
def test_a_day_or_a_week_that_comes_again_names_no_event(phrase: str) -> None:
    assert isinstance(read_term(phrase, date(2026, 3, 1), Calendar()).deadline, Unclear)


SIGNED, CALENDAR = date(2027, 3, 1), Calendar()


@pytest.mark.parametrize(
    ("phrase", "deadline", "told"),
    [
        ("до Пасхи (02.05.2027)", By(due=date(2027, 5, 2)), "Названы и событие, и день"),
        ("к юбилею района (12 мая 2027 г.)", By(due=date(2027, 5, 12)), "Названы и событие, и день"),
        ("Апрель, май (по отд. плану)", None, "в срок не входят: «по отд. плану»"),
        ("до 14.05.2027 (по плану управления)", By(due=date(2027, 5, 14)), "«по плану управления»"),
        ("до 14.05.2027 (при наличии средств)", Unclear, ""),
        ("до 14.05.2027 (выполнено)", Unclear, ""),
        ("до 14.05.2027 (или по готовности)", Unclear, ""),
        ("май 2027 года (ориентировочно)", Unclear, ""),
        ("май 2027 года (в рамках месячника)", Period(start=date(2027, 5, 1), due=date(2027, 5, 31)), "месячника»"),
        ("до конца мая (14.05.2027)", Unclear, ""),
        ("Октябрь 2027 г., далее постоянно", Period(start=date(2027, 10, 1), due=date(2027, 10, 31)), "Дальше – "),
        ("с началом ледостава", OnDemand(), "по событию"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_term_hides_it_no_more(phrase: str, deadline: object, told: str) -> None:
    term = read_term(phrase, SIGNED, CALENDAR)
    assert isinstance(term.deadline, Unclear) == (deadline is Unclear)
    assert deadline in {None, Unclear} or term.deadline == deadline
    assert told in " ".join((*term.assumptions, "по событию"))


LIMITS = ["не в каникулы", "до обеда", "за счёт района", "через отдел", "после каникул", "кроме каникул"]
LIMITS += ["исключая каникулы", "при морозе", "если мороз", "далее реже", "план", "факт"]


@pytest.mark.parametrize("aside", LIMITS)
def test_what_may_limit_a_term_is_never_left_out_of_it(aside: str) -> None:
    assert isinstance(read_term(f"еженедельно ({aside})", SIGNED, CALENDAR).deadline, Unclear)


@pytest.mark.parametrize("phrase", ["каждую пятницу апреля", "по пятницам в апреле 2027 года"])
def test_weekdays_of_one_month_are_its_days(phrase: str) -> None:
    days = control_dates(read_term(phrase, SIGNED, CALENDAR).deadline, SIGNED, 99, CALENDAR)
    assert [one.due.day for one in days] == [2, 9, 16, 23, 30]


def test_an_amount_before_a_frequency_is_no_part_of_the_term() -> None:
    term = read_term("не менее 10 человек ежегодно, до 1 декабря", SIGNED, CALENDAR)
    assert term.deadline == read_term("ежегодно, до 1 декабря", SIGNED, CALENDAR).deadline
    assert isinstance(read_term("не менее 2 раз ежегодно", SIGNED, CALENDAR).deadline, Unclear)


def test_the_first_day_of_a_month_is_no_doubt_at_an_event() -> None:
    term = read_term("1 октября в 13:00", SIGNED, CALENDAR, event=True)
    assert term.deadline == Event(due=date(2027, 10, 1))
    assert not any("если имелось в виду" in told for told in term.assumptions)
