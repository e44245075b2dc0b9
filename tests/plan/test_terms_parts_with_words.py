"""Words beside the days of a term name its parts; what follows a first term, bounds it or is left out moves no day."""

from datetime import date

import pytest

from automation.model.plan import By, Dates, Deadline, OnDemand, Period, Permanent, Recurring, Unclear
from automation.plan.halves import stages_by_term
from automation.plan.terms import control_dates, read_term
from automation.plan.workdays import Calendar

SIGNED, CALENDAR = date(2026, 3, 16), Calendar()
AUGUST, SEPTEMBER = date(2026, 8, 14), date(2026, 9, 11)


def deadline(phrase: str) -> Deadline:
    return read_term(phrase, SIGNED, CALENDAR).deadline


def dues(phrase: str, count: int = 4) -> list[str]:
    return [f"{pair.due:%d.%m.%y}" for pair in control_dates(deadline(phrase), SIGNED, count, CALENDAR)]


@pytest.mark.parametrize(
    "phrase",
    [
        "дер. Верхние Броды – до 14 августа 2026 г., с. Березняки – до 11 сентября 2026 г.",
        "до 14 августа 2026 г. – дер. Верхние Броды, до 11 сентября 2026 г. – с. Березняки",
        "до 14 августа 2026 г. – 1-й этап, до 11 сентября 2026 г. – 2-й этап",
        "котельная № 1 – до 14 августа, котельная № 2 – до 11 сентября 2026 г.",
        "не менее 50 % – до 14 августа 2026 г., 100 % – до 11 сентября 2026 г.",
        "по школам – до 14 августа 2026 г., по детским садам – до 11 сентября 2026 г.",
        "библиотеки – до 14 августа 2026 г.; музеи, архив – до 11 сентября 2026 г.",
        "до 14 августа 2026 г. – проект, до 11 сентября 2026 г. – постановление",
        "с 1 июля по 14 августа, далее – с 1 по 11 сентября 2026 г.",
        "разработать до 14 августа 2026 г., утвердить до 11 сентября 2026 г.",
        "план – до 14 августа, отчёт – до 11 сентября 2026 г.",
        "до 14 августа – списки, до 11 сентября – график",
        "весенний – с 1 июля по 14 августа, осенний – с 1 по 11 сентября",
    ],
)
def test_words_beside_each_of_several_days_leave_the_days(phrase: str) -> None:
    assert deadline(phrase) == Dates(due=(AUGUST, SEPTEMBER))


def test_stages_that_stand_behind_their_days_are_named_in_letters() -> None:
    phrase = "до 14 августа 2026 г. – 1-й этап, до 11 сентября 2026 г. – 2-й этап"
    assert stages_by_term(phrase, (AUGUST, SEPTEMBER)) == ("1-й этап", "2-й этап")


def test_days_stretches_and_ranges_may_stand_in_one_list_where_words_tell_them_apart() -> None:
    three = (date(2026, 5, 15), date(2026, 6, 30), date(2026, 7, 31))
    assert deadline("проект – до 15 мая; экспертиза – июнь; утверждение – до 31 июля 2026 г.") == Dates(due=three)
    assert isinstance(deadline("до 15 мая, июнь, до 31 июля 2026 г."), Unclear)


@pytest.mark.parametrize(
    "phrase",
    [
        "до 14.05.2027 (выполнено)",
        "не позднее 1 июня 2026 г. (первое чтение – до 15 мая)",
        "2026 год – до 20 мая",
        "план – 14.08.2026",
        "до 25.12.2026, отчёт – до 30.12.2026",
        "первая неделя сентября 2026 г.",
        "по состоянию на 1 апреля и на 1 октября",
        "ежемесячно до 5 числа месяца, следующего за отчётным, кроме июля",
        "2025/2026",
    ],
)
def test_words_that_may_say_more_are_asked(phrase: str) -> None:
    assert isinstance(deadline(phrase), Unclear)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("ежемесячно до 5 числа, в мае и июне 2026 года", ["05.05.26", "05.06.26"]),
        ("в мае и июне 2026 года ежемесячно", ["31.05.26", "30.06.26"]),
        ("ежемесячно, кроме мая и июня", ["31.03.26", "30.04.26", "31.07.26", "31.08.26"]),
        ("ежемесячно (кроме летних месяцев), до 20 числа", ["20.03.26", "20.04.26", "20.05.26", "20.09.26"]),
        ("каждую субботу июля и сентября", ["04.07.26", "11.07.26", "18.07.26", "25.07.26"]),
        ("с 6 апреля 2026 г. еженедельно по средам до 22 апреля 2026 г.", ["08.04.26", "15.04.26", "22.04.26"]),
        ("ежедневно с 9 мая, кроме воскресений", ["09.05.26", "11.05.26", "12.05.26", "13.05.26"]),
        ("каждую последнюю пятницу месяца с апреля по май", ["24.04.26", "29.05.26"]),
        ("каждый первый и третий понедельник месяца", ["06.04.26", "20.04.26", "04.05.26", "18.05.26"]),
        ("в течение 2026–2027 годов, отчёт – ежегодно до 20 декабря", ["20.12.26", "20.12.27"]),
        ("в течение 15 дней по окончании отчётного квартала", ["15.04.26", "15.07.26", "15.10.26", "15.01.27"]),
        ("II квартал 2026 г., далее – ежегодно", ["30.06.26", "30.06.27", "30.06.28", "30.06.29"]),
        ("ежегодно, I квартал, до 30 марта", ["30.03.26", "30.03.27", "30.03.28", "30.03.29"]),
        ("2 раза в год: апрель–май, сентябрь–октябрь", ["31.05.26", "31.10.26", "31.05.27", "31.10.27"]),
        (
            "ежеквартально, в первой декаде месяца, следующего за отчётным",
            ["10.04.26", "10.07.26", "10.10.26", "10.01.27"],
        ),
        ("ежедекадно, 1, 11, 21 числа", ["21.03.26", "01.04.26", "11.04.26", "21.04.26"]),
        ("ежемесячно, по состоянию на 1-е число, до 3 числа", ["03.04.26", "03.05.26", "03.06.26", "03.07.26"]),
        ("не позднее 16.00 каждого четверга", ["19.03.26", "26.03.26", "02.04.26", "09.04.26"]),
    ],
)
def test_a_repetition_is_read_with_all_that_bounds_it(phrase: str, expected: list[str]) -> None:
    assert dues(phrase) == expected


@pytest.mark.parametrize(
    ("since", "first", "told"),
    [
        ("с отчёта за июль 2026 г.", "05.08.26", "Первый отчёт – за июль 2026 года, до 05.08.2026."),
        ("с 05.08.2026", "05.08.26", "Первый отчёт – за июль 2026 года, до 05.08.2026."),
        ("с августа 2026 г.", "05.09.26", "Первый отчёт – за август 2026 года, до 05.09.2026."),
    ],
)
def test_the_first_report_is_told_where_a_month_may_be_that_of_the_report(since: str, first: str, told: str) -> None:
    phrase = f"ежемесячно, до 5 числа месяца, следующего за отчётным, начиная {since}"
    assert dues(phrase, 1) == [first]
    assert told in read_term(phrase, SIGNED, CALENDAR).assumptions


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("I квартал, далее – при изменении перечня", Period(start=date(2026, 1, 1), due=date(2026, 3, 31))),
        ("до 1 июля 2026 г., далее – по мере необходимости", By(due=date(2026, 7, 1))),
        ("с открытия навигации до 30 октября 2026 г.", By(due=date(2026, 10, 30))),
        ("последняя неделя февраля", Period(start=date(2027, 2, 22), due=date(2027, 2, 28))),
        ("18 мая 2026 г. (Международный день музеев)", By(due=date(2026, 5, 18))),
        ("сентябрь 2026 г. (в рамках Дня города)", Period(start=date(2026, 9, 1), due=date(2026, 9, 30))),
        ("октябрь (1–10 число)", Period(start=date(2026, 10, 1), due=date(2026, 10, 10))),
        ("с 17 по 20 сентября 2026 г., круглосуточно", Period(start=date(2026, 9, 17), due=date(2026, 9, 20))),
        ("до 15.09.2026 (к началу отопительного сезона)", By(due=date(2026, 9, 15))),
        ("до 29.05.2026 г. включительно, 12:00", By(due=date(2026, 5, 29))),
        ("до 1 июня 2026 г., но не ранее 15 мая 2026 г.", Period(start=date(2026, 5, 15), due=date(2026, 6, 1))),
        ("в мае, не позднее 20 числа", By(due=date(2026, 5, 20))),
        ("II квартал 2026 г. (до 15 июня)", By(due=date(2026, 6, 15))),
        ("однократно, до 1 июня 2026 г.", By(due=date(2026, 6, 1))),
        ("июнь – август, по отдельному плану", Period(start=date(2026, 6, 1), due=date(2026, 8, 31))),
        ("в течение 7 рабочих дней после получения первого графика выездов", OnDemand()),
        ("постоянно, в срок не более 10 дней с даты обращения", Permanent()),
    ],
)
def test_what_stands_beside_the_day_that_decides_is_left_out(phrase: str, expected: Deadline) -> None:
    assert deadline(phrase) == expected


def test_months_left_out_are_left_out_every_year() -> None:
    rule = deadline("ежемесячно, кроме июля и августа")
    assert isinstance(rule, Recurring)
    assert rule.months == (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)
    assert all(pair.due.month not in {7, 8} for pair in control_dates(rule, SIGNED, 40, CALENDAR))
