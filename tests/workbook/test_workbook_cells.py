"""One cell: every way people type a date, a number, a state or a time, and what is asked instead of guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.model.report import State
from automation.workbook import cells
from automation.workbook.typed import MASK, Value, all_plain, tidy
from tests.support.nightly import share

DAY = date(2025, 12, 11)
ANY = st.one_of(
    st.text(max_size=40),
    st.text("0123456789.,-/: декабряг№", max_size=20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**12), 10**12),
    st.tuples(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32)),
    st.datetimes().map(lambda d: (d.year, d.month, d.day, d.hour, d.minute, d.second)),
    st.tuples(st.integers(-(10**6), 10**6)),
)


@pytest.mark.parametrize(
    "typed",
    [
        "11.12.2025",
        "11.12.25",
        "11.12.2025 г.",
        "11 декабря 2025 г.",
        "«11» декабря 2025 года",
        "11/12/2025",
        "2025-12-11",
        "11.12.2025 10:30",
        "до 11.12.2025",
        (2025, 12, 11),
        (2025, 12, 11, 10, 30, 0),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: Value) -> None:
    assert cells.read_day(typed) == cells.Cell(DAY)


@pytest.mark.parametrize("typed", [46002, 46002.0, "46002", 46002.75])
def test_a_serial_number_is_taken_for_a_date_and_told(typed: Value) -> None:
    cell = cells.read_day(typed)
    assert (cell.value, cell.code) == (DAY, "date-guessed")


def test_a_serial_number_of_a_1904_book_counts_from_1904() -> None:
    assert cells.read_day(46002 - 1462, epoch_1904=True).value == DAY


@pytest.mark.parametrize(
    "typed",
    [
        "12.12.2025 18:75",
        "12.12.2025 (план)",
        "12.12.2025?",
        "12.12.2025 и 15.12.2025",
        "12.12.2025 10 ч 99 мин",
        "31.02.2025",
        "завтра",
        "12.2025",
        5,
        3000000.0,
        -1,
        (1899, 12, 31),
        (28_800,),
        "11.12",
    ],
)
def test_what_is_no_date_of_ours_is_asked(typed: Value) -> None:
    cell = cells.read_day(typed)
    assert (cell.value, cell.code, cell.lost) == (None, "date-unreadable", True)


@pytest.mark.parametrize(
    "typed",
    ["исполнено", "Исполнено", "ИСПОЛНЕНО", "исполнено.", "исполнено\u00a0", "иcпoлнeнo", "испол\u00adнено"],
)
def test_a_state_is_the_same_in_another_case_and_with_look_alike_letters(typed: str) -> None:
    assert cells.read_state(tidy(typed)[0]).value is State.DONE


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("выполненно", "исполнено"),
        ("исполненно", "исполнено"),
        ("в рабте", "в работе"),
        ("не начатто", "не начато"),
        ("неприменимо", "не применимо"),
        ("да", ""),
    ],
)
def test_a_slip_of_the_pen_is_asked_with_the_likely_state(typed: str, likely: str) -> None:
    cell = cells.read_state(typed)
    assert (cell.value, cell.code) == (State.UNKNOWN, "state-unknown")
    assert cell.facts["likely"] == (f", возможно, «{likely}»" if likely else "")


@pytest.mark.parametrize(
    ("typed", "number"), [(41.0, 41), ("41", 41), ("41,0", 41), ("1 200", 1200), (0, 0), ("", None)]
)
def test_a_whole_number_is_read_also_from_text(typed: Value, number: int | None) -> None:
    assert cells.read_count(typed) == cells.Cell(number)


@pytest.mark.parametrize("typed", [-3, 2.5, "41 чел.", "сорок", "-3", "2,5", (2025, 12, 11), 1e300])
def test_other_numbers_are_asked(typed: Value) -> None:
    assert cells.read_count(typed).code == "number-unreadable"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1.", "1"), (1.0, "1"), (2.1, "2.1"), ("2.10", "2.10"), ("№ 3", "3"), (" 4) ", "4"), ("1.2.", "1.2")],
)
def test_an_item_number_has_no_stop_at_its_end(typed: Value, number: str) -> None:
    assert cells.read_item(typed) == cells.Cell(number)


def test_an_item_number_that_excel_made_a_date_is_read_back_and_told() -> None:
    cell = cells.read_item((2025, 1, 2))
    assert (cell.value, cell.code) == ("2.1", "number-became-date")


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("10:30", 37_800),
        ("10.30", 37_800),
        ("10 ч 30 мин", 37_800),
        ("9 ч", 32_400),
        (0.4375, 37_800),
        ((37_800,), 37_800),
        ("15.12.2025 10:30", datetime(2025, 12, 15, 10, 30)),
        ("15 декабря 2025 г. в 10:30", datetime(2025, 12, 15, 10, 30)),
        ("2025-12-15T10:30:00", datetime(2025, 12, 15, 10, 30)),
        ((2025, 12, 15, 10, 30, 0), datetime(2025, 12, 15, 10, 30)),
    ],
)
def test_a_time_is_read_alone_and_with_its_date(typed: Value, moment: cells.Moment) -> None:
    assert cells.read_moment(typed) == cells.Cell(moment)


@pytest.mark.parametrize(
    "typed", ["25:00", "утром", (2025, 12, 15), 46006, "10:75", "10:30:99", "10:30?", "10:30 и 12:00"]
)
def test_what_is_no_time_is_asked(typed: Value) -> None:
    assert cells.read_moment(typed).code == "time-unreadable"


@pytest.mark.parametrize("typed", ["a@example.org", "mailto:a@example.org", "<a@example.org>", "info@школа.рф", ""])
def test_one_address_is_read(typed: str) -> None:
    assert not cells.read_email(typed).code


@pytest.mark.parametrize(
    "typed", ["a@example.org, b@example.org", "нет", "оffice@example.org", "a@exаmple.org", "a b@example.org", "a@b"]
)
def test_anything_else_is_no_address(typed: str) -> None:
    cell = cells.read_email(typed)
    assert (cell.value, cell.code) == ("", "email-unreadable")


@pytest.mark.parametrize(
    "typed",
    ["письмо № 18/303дсп", "18/303 ДСП", "пометка «дсп»", "для служебного  пользования", "18/303д.с.п.", "18/303дcп"],
)
def test_words_about_a_restricted_document_go_nowhere(typed: str) -> None:
    assert tidy(typed) == (MASK, ["restricted-text"])
    assert not all_plain([typed])


@pytest.mark.parametrize("typed", ["спасибо", "подспорье", "ДСПортал", "Администрация: д. 5, стр. 2"])
def test_common_words_are_not_taken_for_a_restriction(typed: str) -> None:
    assert tidy(typed) == (typed, [])


def test_unseen_marks_are_removed_and_told() -> None:
    assert tidy("МБУК\u202e «Об\u200bразец»\x07") == ("МБУК «Образец»", ["control-characters"])
    assert tidy("при\u00a0каз\n№\u00a05") == ("при каз № 5", [])


@given(st.lists(st.text(max_size=20), max_size=5))
@settings(max_examples=share(60, 200), deadline=None)
def test_the_look_at_a_whole_column_agrees_with_the_look_at_each_text(texts: list[str]) -> None:
    if all_plain(texts):
        assert [tidy(t) for t in texts] == [(t, []) for t in texts]


@given(ANY)
@settings(max_examples=share(100, 400), deadline=None)
def test_any_value_ends_as_a_value_or_a_question(value: Value) -> None:
    typed = tidy(value)[0] if isinstance(value, str) else value
    for read in (cells.read_day, cells.read_count, cells.read_state, cells.read_moment, cells.read_email):
        cell = read(typed)
        assert cell.value not in {None, ""} or cell.code or not typed or cell.value == State.EMPTY
    for text in (cells.read_text(typed).value, cells.read_code(typed).value, cells.read_item(typed).value):
        assert not any(word in text for word in ("None", "nan", "inf")) or isinstance(value, str)
