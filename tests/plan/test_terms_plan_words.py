"""Words that mean days of the plan, what bounds a repetition, and a day before the repeated ones."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import By, Dates, OnDemand, Period, Permanent, Recurring, Unclear
from automation.plan.order import read_order
from automation.plan.terms import comes_once, control_dates, plan_period, read_term
from automation.plan.workdays import Calendar
from tests.support.order_builder import word
from tests.support.order_texts import APPROVES, STAMP

CALENDAR = Calendar()
SIGNED = date(2026, 3, 20)
APRIL = Period(start=date(2026, 4, 1), due=date(2026, 4, 30))
OVER = Period(start=date(2026, 9, 15), due=date(2026, 10, 15))
YEAR = Period(start=date(2027, 1, 1), due=date(2027, 12, 31))
WEEK = Period(start=date(2026, 10, 5), due=date(2026, 10, 11))


def days(phrase: str, plan: Period | None = None, count: int = 4, signed: date = SIGNED) -> str:
    deadline = read_term(phrase, signed, CALENDAR, plan=plan).deadline
    return ", ".join(f"{pair.due:%d.%m.%y}" for pair in control_dates(deadline, signed, count, CALENDAR))


@pytest.mark.parametrize(
    ("title", "signed", "first", "last"),
    [
        ("План месячника по благоустройству с 1 по 30 апреля 2026 года", None, date(2026, 4, 1), date(2026, 4, 30)),
        ("План месячника (с 15.09.2026 по 15.10.2026)", None, date(2026, 9, 15), date(2026, 10, 15)),
        ("План в период с 25 декабря 2026 года по 10 января 2027 года", None, date(2026, 12, 25), date(2027, 1, 10)),
        ("План недели добра (20.04–26.04.2026)", None, date(2026, 4, 20), date(2026, 4, 26)),
        ("План месячника с 15 сентября по 15 октября", SIGNED, date(2026, 9, 15), date(2026, 10, 15)),
        ("План работы на октябрь", SIGNED, date(2026, 10, 1), date(2026, 10, 31)),
        ("План отдыха детей с июня по август 2026 года", None, date(2026, 6, 1), date(2026, 8, 31)),
        ("План мероприятий в октябре – ноябре 2026 года", None, date(2026, 10, 1), date(2026, 11, 30)),
    ],
)
def test_a_title_says_from_which_day_to_which(title: str, signed: date | None, first: date, last: date) -> None:
    assert plan_period(title, signed) == Period(start=first, due=last)


@pytest.mark.parametrize(
    "title",
    [
        "План месячника с 15 сентября по 15 октября",  # of a year nobody knows
        "План подготовки к отопительному периоду с 15.09.2026 по 15.05.2027",  # carried out before it
        "План мероприятий (с 10 по 20 марта и с 10 по 20 апреля 2026 года)",
        "План-график приёма с 9.00 до 18.00",
    ],
)
def test_a_title_that_does_not_say_surely_says_no_days(title: str) -> None:
    assert plan_period(title) is None


@pytest.mark.parametrize(
    "phrase",
    [
        "в течение месяца", "в течение всего месячника", "в период проведения месячника", "весь период", "весь месяц",
        "в дни месячника по благоустройству", "на весь период месячника", "постоянно в течение месячника",
    ],
)  # fmt: skip
def test_the_course_of_the_plan_is_its_days(phrase: str) -> None:
    term = read_term(phrase, SIGNED, CALENDAR, plan=APRIL)
    assert term.deadline == APRIL
    assert "Взяты дни, на которые составлен план: с 01.04.2026 по 30.04.2026." in term.assumptions


@pytest.mark.parametrize(
    ("phrase", "plan", "expected"),
    [
        ("до 15", APRIL, "15.04.26"),
        ("к 20-му числу", APRIL, "20.04.26"),
        ("5, 12 и 19", APRIL, "05.04.26, 12.04.26, 19.04.26"),
        ("с 5 по 10", APRIL, "10.04.26"),
        ("1-я декада", APRIL, "10.04.26"),
        ("вторая половина месяца", APRIL, "30.04.26"),
        ("третья суббота", APRIL, "18.04.26"),
        ("до конца месяца", APRIL, "30.04.26"),
        ("до завершения месячника", APRIL, "30.04.26"),
        ("до 10 числа", OVER, "10.10.26"),
        ("до 20", OVER, "20.09.26"),
        ("до конца года", YEAR, "31.12.27"),
        ("до 25 декабря текущего года", YEAR, "25.12.27"),
        ("до 1 февраля следующего года", YEAR, "01.02.28"),
        ("в течение года на постоянной основе", YEAR, "31.12.27"),
        ("среда", WEEK, "07.10.26"),
        ("в пятницу", WEEK, "09.10.26"),
        ("до конца недели", WEEK, "11.10.26"),
        ("до конца периода", APRIL, "30.04.26"),
        ("первая суббота месяца", Period(start=date(2028, 4, 1), due=date(2028, 4, 30)), "01.04.28"),
        ("в течение квартала", Period(start=date(2026, 4, 1), due=date(2026, 6, 30)), "30.06.26"),
        ("в течение недели", Period(start=date(2026, 10, 5), due=date(2026, 10, 9)), "09.10.26"),
        ("в течение недели", Period(start=date(2026, 10, 5), due=date(2026, 10, 13)), "13.10.26"),
        ("в течение недели", Period(start=date(2026, 10, 5), due=date(2026, 10, 14)), "27.03.26"),  # no plan for a week
        (
            "еженедельно",
            Period(start=SIGNED, due=SIGNED),
            "27.03.26, 03.04.26, 10.04.26, 17.04.26",
        ),  # a plan that is over
    ],
)
def test_words_that_fit_one_day_of_the_plan_are_that_day(phrase: str, plan: Period, expected: str) -> None:
    assert days(phrase, plan) == expected


@pytest.mark.parametrize(
    ("phrase", "plan"),
    [
        ("до 15", None), ("до 15", OVER), ("до 15", YEAR), ("31", APRIL), ("с 9 до 18", APRIL), ("с 15", APRIL),
        ("среда", APRIL), ("первая неделя", APRIL),
        ("9 месяцев", YEAR), ("до конца месяца", YEAR), ("до конца квартала", YEAR), ("в течение квартала", APRIL),
        ("в течение месячника", YEAR), ("в течение месячника согласно графику", APRIL),
    ],
)  # fmt: skip
def test_words_that_may_mean_another_day_are_asked(phrase: str, plan: Period | None) -> None:
    assert isinstance(read_term(phrase, SIGNED, CALENDAR, plan=plan).deadline, Unclear)


def test_a_number_that_two_days_bear_is_asked_by_both() -> None:
    asked = read_term("до 15", SIGNED, CALENDAR, plan=OVER).deadline
    assert asked == Unclear(question="Срок «до 15»: это 15.09.2026 или 15.10.2026? Назовите дату.")


def test_a_length_that_is_counted_from_something_stays_a_length() -> None:
    assert days("в течение месяца со дня подписания", APRIL) == "20.04.26"
    after = read_term("в течение недели после окончания месячника", SIGNED, CALENDAR, plan=APRIL)
    assert after.deadline == OnDemand()


@pytest.mark.parametrize(
    ("phrase", "expected", "last"),
    [
        ("по средам в течение месячника", "01.04.26, 08.04.26, 15.04.26, 22.04.26", date(2026, 4, 30)),
        ("еженедельно, весь период", "03.04.26, 10.04.26, 17.04.26, 24.04.26", date(2026, 4, 30)),
        ("каждую субботу месячника", "04.04.26, 11.04.26, 18.04.26, 25.04.26", date(2026, 4, 30)),
        ("до завершения месячника, еженедельно", "03.04.26, 10.04.26, 17.04.26, 24.04.26", date(2026, 4, 30)),
        ("по пятницам до 17 апреля", "03.04.26, 10.04.26, 17.04.26", date(2026, 4, 17)),
        ("ежедневно с 1 по 3 апреля", "01.04.26, 02.04.26, 03.04.26", date(2026, 4, 3)),
    ],
)
def test_a_repetition_lasts_as_long_as_the_plan_or_its_own_day(phrase: str, expected: str, last: date) -> None:
    deadline = read_term(phrase, SIGNED, CALENDAR, plan=APRIL).deadline
    assert isinstance(deadline, Recurring)
    assert deadline.until == last
    assert days(phrase, APRIL) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("до 14.10.2026, далее по понедельникам", "14.10.26, 19.10.26, 26.10.26, 02.11.26"),
        ("до 12.10.2026, далее по понедельникам", "12.10.26, 19.10.26, 26.10.26, 02.11.26"),
        ("первый отчёт до 20.04.2026, в дальнейшем ежемесячно до 5 числа", "20.04.26, 05.05.26, 05.06.26, 05.07.26"),
        ("до 24.03.2026, далее – каждый последний четверг месяца", "24.03.26, 26.03.26, 30.04.26, 28.05.26"),
        (
            "до 30.04.2026, далее ежеквартально до 5 числа месяца, следующего за кварталом",
            "30.04.26, 05.07.26, 05.10.26, 05.01.27",
        ),
        (
            "до 30.04.2026, далее ежемесячно до 5 числа месяца, следующего за отчётным",
            "30.04.26, 05.06.26, 05.07.26, 05.08.26",
        ),
        (
            "до 05.10.2026, далее ежеквартально до 5 числа месяца, следующего за кварталом",
            "05.10.26, 05.01.27, 05.04.27, 05.07.27",
        ),
    ],
)
def test_a_first_day_comes_before_the_repeated_ones(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


def test_a_first_day_before_reports_of_periods_closes_none_of_them() -> None:
    first = read_term("до 30.04.2026, далее ежеквартально до 5 числа месяца, следующего за кварталом", SIGNED, CALENDAR)
    ends = [day.period_end for day in control_dates(first.deadline, SIGNED, 3, CALENDAR)]
    assert ends == [None, date(2026, 6, 30), date(2026, 9, 30)]
    assert first.assumptions == ("Первый срок – 30.04.2026, затем – за периоды, которые заканчиваются позже.",)
    own = read_term("до 05.10.2026, далее ежеквартально до 5 числа месяца, следующего за кварталом", SIGNED, CALENDAR)
    assert control_dates(own.deadline, SIGNED, 1, CALENDAR)[0].period_end == date(2026, 9, 30)


def test_a_repetition_in_a_plan_ends_with_a_month_of_it() -> None:
    assert read_term("ежемесячно до конца сентября", SIGNED, CALENDAR, plan=YEAR).deadline == Recurring(
        unit="month", since=date(2027, 1, 1), until=date(2027, 9, 30)
    )
    assert isinstance(read_term("ежемесячно в сентябре", SIGNED, CALENDAR, plan=YEAR).deadline, Unclear)
    assert isinstance(read_term("еженедельно до 15 мая", SIGNED, CALENDAR, plan=YEAR).deadline, Unclear)


def test_a_first_day_at_the_end_of_the_plan_is_followed_by_days_beyond_it() -> None:
    assert days("до 31.12.2027, далее по понедельникам", YEAR, 2) == "31.12.27, 03.01.28"


@pytest.mark.parametrize(
    "phrase",
    [
        "еженедельно до заседания", "ежемесячно до сдачи отчётности", "ежедневно до окончания занятий",
        "ежедневно до конца рабочего дня", "ежегодно до окончания отопительного периода",
        "ежемесячно до зовершения работ",
    ],
)  # fmt: skip
def test_what_comes_again_ends_no_repetition(phrase: str) -> None:
    assert isinstance(read_term(phrase, SIGNED, CALENDAR).deadline, Unclear)


def test_what_is_repeated_until_an_event_goes_on_and_that_is_told() -> None:
    term = read_term("ежемесячно до 28 числа до завершения графика", SIGNED, CALENDAR)
    assert term.deadline == Recurring(unit="month", day=28)
    told = "День, с которым повторение заканчивается, неизвестен: назовите его в «Уточнённый срок»."
    assert told in term.assumptions
    bounded = read_term("ежемесячно до 28 числа до завершения графика", SIGNED, CALENDAR, plan=YEAR)
    assert bounded.deadline == Recurring(unit="month", day=28, since=YEAR.start, until=YEAR.due)
    assert told not in bounded.assumptions


@pytest.mark.parametrize(
    "phrase",
    [
        "в течение 5 рабочих дней после издания распоряжения о начале отопительного периода",
        "в течение 30 дней после подписания муниципального контракта", "в 5-дневный срок по окончании месячника",
        "не менее чем за 7 дней до проведения собрания", "перед началом купального сезона", "до дня голосования",
        "на следующий день после мероприятия", "в день открытия декады", "в течение года, по мере поступления",
    ],
)  # fmt: skip
def test_what_waits_for_another_act_or_an_event_is_on_demand(phrase: str) -> None:
    assert read_term(phrase, SIGNED, CALENDAR, plan=YEAR).deadline == OnDemand()


def test_days_off_come_again_and_again() -> None:
    term = read_term("до и после праздничных дней", SIGNED, CALENDAR)
    assert term.deadline == OnDemand()
    assert not comes_once(term)


def test_this_act_and_a_plain_permanence_stay_what_they_are() -> None:
    assert days("в течение 5 дней со дня издания распоряжения") == "25.03.26"
    assert read_term("весь период", SIGNED, CALENDAR).deadline == Permanent()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("подготовительный этап – до 01.04.2026, основной этап – до 01.06.2026", "01.04.26, 01.06.26"),
        ("этап 1 – до 01.04.2026, этап 2 – до 01.06.2026", "01.04.26, 01.06.26"),
        ("до 15 апреля\nдо 15 мая", "15.04.26, 15.05.26"),
    ],
)
def test_terms_of_several_stages_are_several_days(phrase: str, expected: str) -> None:
    assert isinstance(read_term(phrase, SIGNED, CALENDAR).deadline, Dates)
    assert days(phrase) == expected


def test_the_heading_of_an_order_says_the_days_where_its_plan_does_not(tmp_path: Path) -> None:
    table = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Убрать парк", "до 15", "Отдел ЖКХ"]]
    about = APPROVES.replace("О проверке котельных", "О проведении месячника с 1 по 30 апреля 2026 года")
    assert about != APPROVES
    draft = read_order(word(tmp_path / "order.docx", [*about.split("\n"), "", STAMP, "План мероприятий", table]))
    assert draft.items[0].term.deadline == By(due=date(2026, 4, 15))


def test_a_day_below_a_month_keeps_its_preposition(tmp_path: Path) -> None:
    table = [
        ["№", "Мероприятие", "Апрель", "Май", "Июнь", "Исполнитель"],
        ["1", "Убрать", "", "до 15", "", "Отдел ЖКХ"],
    ]
    draft = read_order(word(tmp_path / "order.docx", [*APPROVES.split("\n"), "", STAMP, "План на 2026 год", table]))
    assert draft.items[0].term.phrase == "до 15 мая"
