"""Control dates: which days a term is due and which stretch each of them closes."""

from datetime import date, timedelta

import pytest

from automation.model.plan import By, Dates, Deadline, OnDemand, Period, Permanent, Recurring, Term, Unclear, Unit
from automation.plan.terms import (
    ControlDate,
    control_dates,
    period_name,
    read_term,
    show_term,
    term_json,
    told_reporting,
)
from automation.plan.workdays import Calendar

CALENDAR = Calendar()
SIGNED = date(2025, 12, 11)


def dues(deadline: Deadline, count: int = 4) -> str:
    return " ".join(f"{pair.due:%d.%m.%y}" for pair in control_dates(deadline, SIGNED, count, CALENDAR))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Recurring(unit="day"), "12.12.25 13.12.25 14.12.25 15.12.25"),
        (Recurring(unit="day", workdays=True), "12.12.25 15.12.25 16.12.25 17.12.25"),
        (Recurring(unit="week"), "12.12.25 19.12.25 26.12.25 30.12.25"),
        (Recurring(unit="week", day=3), "17.12.25 24.12.25 31.12.25 07.01.26"),
        (Recurring(unit="week", days=(2, 4)), "16.12.25 18.12.25 23.12.25 25.12.25"),
        (Recurring(unit="decade"), "20.12.25 31.12.25 10.01.26 20.01.26"),
        (Recurring(unit="month"), "31.12.25 31.01.26 28.02.26 31.03.26"),
        (Recurring(unit="month", day=30), "30.12.25 30.01.26 28.02.26 30.03.26"),
        (Recurring(unit="month", day=5), "05.01.26 05.02.26 05.03.26 05.04.26"),
        (Recurring(unit="month", days=(5, 20)), "20.12.25 05.01.26 20.01.26 05.02.26"),
        (Recurring(unit="month", day=3, workdays=True), "14.01.26 04.02.26 04.03.26 03.04.26"),
        (Recurring(unit="month", workdays=True), "30.12.25 30.01.26 27.02.26 31.03.26"),
        (Recurring(unit="month", day=20, lag=1), "20.01.26 20.02.26 20.03.26 20.04.26"),
        (Recurring(unit="quarter"), "31.12.25 31.03.26 30.06.26 30.09.26"),
        (Recurring(unit="quarter", day=5, month=1, lag=1), "05.01.26 05.04.26 05.07.26 05.10.26"),
        (Recurring(unit="quarter", day=20, month=3), "20.12.25 20.03.26 20.06.26 20.09.26"),
        (Recurring(unit="half_year"), "31.12.25 30.06.26 31.12.26 30.06.27"),
        (Recurring(unit="year", day=1, month=2, lag=1), "01.02.26 01.02.27 01.02.28 01.02.29"),
        (Recurring(unit="year", times=((9, 1), (3, 1))), "01.03.26 01.09.26 01.03.27 01.09.27"),
        (Recurring(unit="year", times=((2, 31),)), "28.02.26 28.02.27 29.02.28 28.02.29"),
        (Recurring(unit="month", every=2, since=date(2026, 1, 1)), "28.02.26 30.04.26 30.06.26 31.08.26"),
        (Recurring(unit="week", every=2, day=1, since=date(2025, 12, 15)), "22.12.25 05.01.26 19.01.26 02.02.26"),
        (Recurring(unit="quarter", since=date(2026, 1, 1), until=date(2026, 6, 30)), "31.03.26 30.06.26"),
        (Recurring(unit="month", until=date(2025, 11, 30)), ""),
    ],
)
def test_a_rule_gives_its_next_control_dates(rule: Recurring, expected: str) -> None:
    assert dues(rule) == expected


def test_a_lagging_report_counts_from_the_period_of_the_signing() -> None:
    rule = Recurring(unit="month", day=5, lag=1)
    early = date(2025, 12, 3)
    december = ControlDate(
        start=early, due=date(2026, 1, 5), period_end=date(2025, 12, 31), period_worked=date(2025, 12, 30)
    )
    assert control_dates(rule, early, 1, CALENDAR) == (december,)


def test_a_control_date_on_the_day_of_signing_is_passed_over() -> None:
    rule = Recurring(unit="month", day=25)
    assert control_dates(rule, date(2025, 12, 25), 1, CALENDAR)[0].due == date(2026, 1, 25)


def test_each_stretch_begins_after_the_previous_control_date() -> None:
    first, second, third = control_dates(Recurring(unit="month", day=25), SIGNED, 3, CALENDAR)
    assert first == ControlDate(start=SIGNED, due=date(2025, 12, 25))
    assert second == ControlDate(start=date(2025, 12, 26), due=date(2026, 1, 25))
    assert third.start == date(2026, 1, 26)


def test_dated_terms_have_the_dates_they_have() -> None:
    assert dues(By(due=date(2025, 12, 12))) == "12.12.25"
    assert dues(Period(start=date(2025, 12, 1), due=date(2025, 12, 31))) == "31.12.25"
    several = Dates(due=(date(2026, 1, 15), date(2026, 4, 15)))
    assert [pair.start for pair in control_dates(several, SIGNED, 9, CALENDAR)] == [SIGNED, date(2026, 1, 16)]
    assert dues(several, 1) == "15.01.26"


@pytest.mark.parametrize("deadline", [Permanent(), OnDemand(), Unclear(question="?")])
def test_terms_without_a_day_have_no_control_dates(deadline: Deadline) -> None:
    assert control_dates(deadline, SIGNED, 4, CALENDAR) == ()


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("до 12.12.2025", "до 12.12.2025 включительно"),
        ("12, 15 декабря 2025", "12.12.2025, 15.12.2025"),
        ("декабрь 2025", "с 01.12.2025 по 31.12.2025 включительно"),
        ("раз в квартал", "раз в квартал: 31.12.2025, 31.03.2026, 30.06.2026, 30.09.2026, …"),
        ("еженедельно до 12.12.2025 включительно", "не прочитано: Срок «еженедельно до 12.12.2025 включительно»"),
        ("по будням", "каждый рабочий день: 12.12.2025, 15.12.2025, 16.12.2025, 17.12.2025, …"),
        ("раз в 2 месяца с 01.01.2026", "раз в 2 месяца: 28.02.2026, 30.04.2026, 30.06.2026, 31.08.2026, …"),
        ("раз в квартал в течение 2026 года", "раз в квартал: 31.03.2026, 30.06.2026, 30.09.2026, 31.12.2026"),
        ("постоянно", "постоянно"),
        ("по мере поступления", "по событию, дата которого заранее не известна"),
    ],
)
def test_a_term_is_shown_in_one_russian_line(phrase: str, shown: str) -> None:
    assert show_term(read_term(phrase, SIGNED, CALENDAR), SIGNED, CALENDAR).startswith(shown)


def test_json_names_phrase_kind_start_due_assumptions_and_question() -> None:
    term = Term(phrase="декабрь", deadline=Period(start=date(2025, 12, 1), due=date(2025, 12, 31)))
    assert term_json(term, SIGNED, CALENDAR) == {
        "phrase": "декабрь",
        "kind": "period",
        "start": "2025-12-01",
        "due": ["2025-12-31"],
        "assumptions": [],
        "question": None,
    }


@pytest.mark.parametrize(
    ("unit", "every", "name"),
    [
        ("month", 1, "июнь 2026 года"),
        ("quarter", 1, "II квартал 2026 года"),
        ("half_year", 1, "I полугодие 2026 года"),
        ("year", 1, "2026 год"),
        ("week", 1, ""),
        ("quarter", 2, ""),
    ],
)
def test_a_period_is_called_as_reports_call_it(unit: Unit, every: int, name: str) -> None:
    assert period_name(Recurring(unit=unit, every=every), date(2026, 6, 30)) == name


def test_the_words_of_an_item_may_name_the_day_of_its_reports() -> None:
    told = "до 15 числа месяца, следующего за отчётным кварталом"
    for text in (
        f"Обеспечивать защиту, информацию представлять ежеквартально {told}",
        f"Обеспечивать защиту (информация {told}).",
        f"Вести учёт; отчёт – {told}. Начальникам отделов принять к сведению",
    ):
        rule = told_reporting(text, SIGNED)
        assert rule is not None, text
        assert (rule.unit, rule.day, rule.lag) == ("quarter", 15, 1)
    for text in ("Обеспечивать защиту", "Представлять информацию ежеквартально", "Работать до 15 числа"):
        assert told_reporting(text, SIGNED) is None, text


AFTER_THE_FIRST = "как часто повторять после первого срока? Назовите даты."


@pytest.mark.parametrize(
    ("phrase", "question"),
    [
        ("до 01.04.2026, далее 2 раза в год", AFTER_THE_FIRST),
        ("ежедневно, первая – до 1 декабря 2026 г.", AFTER_THE_FIRST),
        ("ежегодно до окончания отопительного периода", "частота названа, а остальные слова не поняты."),
    ],
)
def test_what_a_repetition_lacks_is_asked(phrase: str, question: str) -> None:
    deadline = read_term(phrase, SIGNED, CALENDAR).deadline
    assert isinstance(deadline, Unclear)
    assert deadline.question.endswith(f": {question}")


COMPOUNDS = ["одно", "двух", "трех", "четырех", "пяти", "шести", "семи", "восьми", "девяти", "десяти"]


@pytest.mark.parametrize(
    ("number", "compound"),
    [*enumerate(COMPOUNDS, 1), (12, "двенадцати"), (14, "четырнадцати"), (15, "пятнадцати"), (20, "двадцати"),
     (30, "тридцати")],
)  # fmt: skip
def test_a_number_grown_together_with_its_days_is_counted(number: int, compound: str) -> None:
    deadline = read_term(f"в {compound}дневный срок", SIGNED, CALENDAR).deadline
    assert deadline == By(due=SIGNED + timedelta(days=number))
