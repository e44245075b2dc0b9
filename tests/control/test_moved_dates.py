"""A repeated term that an amending order has moved, and rows whose «Срок» names a control date of the former one."""

from collections.abc import Iterable
from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.model.report import Book, Finding, StatusRow
from automation.model.standing import Standing
from automation.plan.terms import read_term, same_period
from automation.plan.workdays import Calendar
from tests.control.test_recurring import report
from tests.support.compose_order import ORDER, PERFORMERS, SIGNED
from tests.support.compose_world import row
from tests.support.control_story import Story, item, settings, small, to

WAS, NOW = (f"ежемесячно, до {day} числа месяца, следующего за отчётным" for day in (5, 10))
ACT = "распоряжение от 22.01.2026 № 3-р"
JANUARY, FEBRUARY = date(2026, 1, 10), date(2026, 2, 10)  # the reports for December and January by the new term
TYPED = date(2026, 1, 5)


def book_of(line: StatusRow, term: str = WAS) -> Book:
    order = replace(ORDER, amendments="" if term == WAS else ACT)
    return small(line, plan=(item(term, text="Отчёт об уборке"),), order=order)


def told(reviewed: Review, *codes: str) -> list[Finding]:
    return [f for f in reviewed.findings if f.code in codes]


def owed(reviewed: Review) -> list[tuple[date | None, Standing]]:
    return [(v.control_date, v.standing) for v in reviewed.morning.verdicts]


def reported(reviewed: Review) -> list[tuple[date, bool]]:
    return [(p.control_date, p.accepted) for p in reviewed.morning.verdicts[0].periods]


def lived(line: StatusRow, *, term: str = NOW, days: Iterable[date] = (date(2026, 1, 29), date(2026, 1, 30))) -> Review:
    """A life whose report for December came late, in the half of January in which it may be for either date."""
    story = Story(settings(remind_min_gap=0), sent=True)
    story.day(date(2025, 12, 12), book_of(row("ОБР", "1")))
    story.day(date(2026, 1, 27), book_of(row("ОБР", "1")))
    reviewed, _ = story.day(date(2026, 1, 28), book_of(line))
    for on in days:
        reviewed, _ = story.day(on, book_of(line, term))
    return reviewed


LATE = report(date(2026, 1, 28), control_date=TYPED)


@pytest.mark.parametrize("accepted", [True, False])
def test_a_report_named_for_a_former_date_stays_the_one_for_its_period(accepted: bool) -> None:
    reviewed = lived(replace(LATE, **({} if accepted else {"accepted_on": None, "accepted_by": ""})))
    assert reported(reviewed) == [(JANUARY, accepted)]
    assert owed(reviewed)[0] == ((FEBRUARY, Standing.IN_WORK) if accepted else (JANUARY, Standing.CLAIMED))
    assert told(reviewed, "recurring-late", "recurring-assumed", "row-term-of-none") == []
    (note,) = told(reviewed, "row-term-moved")
    assert (note.level, note.sheet, note.cell) == (
        "note",
        "Ход исполнения",
        reviewed.morning.book.cell("Ход исполнения", "Срок", 2),
    )
    assert note.message == (
        f"Пункт 1 («ОБР»): 05.01.2026 в «Срок» (дата прежнего срока «{WAS}») учтена как 10.01.2026. "
        "Ничего делать не нужно; если отчёт за другой срок, впишите его контрольную дату."
    )


def test_the_same_report_is_in_doubt_where_nobody_has_named_a_date() -> None:
    reviewed = lived(replace(LATE, control_date=None))
    assert [f.code for f in told(reviewed, "recurring-late", "row-term-moved")] == ["recurring-late"]


def test_a_former_date_typed_after_the_amending_order_is_understood_as_well() -> None:
    story = Story(sent=True)
    story.day(date(2025, 12, 12), book_of(row("ОБР", "1")))
    story.day(date(2026, 1, 22), book_of(row("ОБР", "1"), NOW))
    reviewed, _ = story.day(date(2026, 1, 29), book_of(LATE, NOW))
    assert reported(reviewed) == [(JANUARY, True)]
    assert [f.code for f in told(reviewed, "row-term-moved")] == ["row-term-moved"]


def test_a_whole_life_goes_on_by_the_new_dates_and_nobody_is_asked_again_for_what_was_reported() -> None:
    """December is reported late, for 05.01; the dates move; January is reported for 10.02, and February is not."""
    story, letters = Story(settings(remind_min_gap=0), sent=True), list[tuple[date, str]]()
    january = replace(report(date(2026, 2, 9)), control_date=FEBRUARY)
    lines = [(date(2025, 12, 12), row("ОБР", "1")), (date(2026, 1, 28), LATE), (date(2026, 2, 9), january)]
    on = date(2025, 12, 12)
    while on <= date(2026, 3, 16):
        line = next(line for since, line in reversed(lines) if since <= on)
        reviewed, decisions = story.day(on, book_of(line, WAS if on < date(2026, 1, 30) else NOW))
        if paper := to(decisions, "ОБР"):
            letters.append((on, ", ".join(f"{g.occasion.control_date:%d.%m}" for g in paper.grounds)))
        on = on.fromordinal(on.toordinal() + 1)
    assert [day for _, day in letters if day in {"05.01", "10.01"}] == ["05.01"] * 3, letters
    assert reported(reviewed) == [(JANUARY, True), (FEBRUARY, True)]
    assert owed(reviewed) == [(date(2026, 3, 10), Standing.OVERDUE)]


@pytest.mark.parametrize(("typed_before", "codes"), [(True, ["row-term-of-none"]), (False, [])])
def test_a_date_of_both_terms_is_that_of_the_time_when_it_was_typed(typed_before: bool, codes: list[str]) -> None:
    """By the former term 25.12 was the second report of the month, by the new one it is the first."""
    was, now = "ежемесячно до 10 и 25 числа", "ежемесячно до 25 и 28 числа"
    line = report(date(2026, 1, 8), control_date=date(2025, 12, 25))
    story = Story(sent=True)
    story.day(date(2025, 12, 12), replace(book_of(row("ОБР", "1")), items=(item(was),)))
    if typed_before:
        story.day(date(2026, 1, 9), replace(book_of(line), items=(item(was),)))
    story.day(date(2026, 1, 12), replace(book_of(line if typed_before else row("ОБР", "1"), NOW), items=(item(now),)))
    reviewed, _ = story.day(date(2026, 1, 13), replace(book_of(line, NOW), items=(item(now),)))
    assert [f.code for f in told(reviewed, "row-term-of-none", "row-term-moved")] == codes
    assert (date(2025, 12, 25) in dict(reported(reviewed))) is not typed_before


def test_what_cannot_be_matched_is_told_with_the_dates_that_are_right() -> None:
    reviewed = lived(LATE, term="ежеквартально, до 10 числа месяца, следующего за отчётным")
    (found,) = told(reviewed, "row-term-of-none")
    assert found.level == "warning"
    assert found.message == (
        f"Пункт 1 («ОБР»): даты 05.01.2026 в «Срок» нет среди сроков этого пункта (дата прежнего срока «{WAS}»); "
        "она не учтена. Ближайшие его сроки – 10.01.2026. Впишите срок, за который этот отчёт, или очистите ячейку: "
        "тогда он считается по дате исполнения."
    )


def test_a_date_that_was_never_a_control_date_is_told() -> None:
    for typed, right in (
        (date(2026, 1, 7), "05.01.2026 и 05.02.2026"),
        (date(2025, 5, 1), "05.01.2026"),
        (date(2026, 2, 28), "05.02.2026 и 05.03.2026"),
    ):
        reviewed, _ = Story().day(date(2026, 1, 29), book_of(replace(LATE, control_date=typed)))
        (found,) = told(reviewed, "row-term-of-none")
        assert f"даты {typed:%d.%m.%Y} в «Срок» нет среди сроков этого пункта; она не учтена" in found.message
        assert f"Ближайшие его сроки – {right}. " in found.message
    right_one, _ = Story().day(date(2026, 1, 29), book_of(LATE))
    assert told(right_one, "row-term-of-none", "row-term-moved") == []


def test_one_date_in_the_rows_of_several_is_told_once() -> None:
    """The item had a day of its own, which the program wrote into each row."""
    rows = [row(p.code, "1", control_date=date(2025, 12, 12)) for p in PERFORMERS[2:4]]
    workbook = replace(book_of(rows[0]), rows=tuple(rows), performers=PERFORMERS[2:4])
    reviewed, _ = Story().day(date(2026, 1, 29), workbook)
    (found,) = told(reviewed, "row-term-of-none")
    assert (found.performer, found.item) == (None, "1")
    assert found.message.startswith("Пункт 1 («ОБР», «ПРИМ»): даты 12.12.2025 в «Срок» нет среди сроков этого пункта")


@pytest.mark.parametrize(
    ("former", "now", "day", "same"),
    [
        (WAS, NOW, date(2026, 4, 5), date(2026, 4, 10)),
        ("ежемесячно до 5 числа", "ежемесячно до 10 числа", date(2026, 4, 5), date(2026, 4, 10)),
        ("ежемесячно до 25 числа", "ежемесячно до 5 числа", date(2026, 4, 25), None),
        ("ежемесячно до 5 числа", NOW, date(2026, 4, 5), None),
        ("ежемесячно", WAS, date(2026, 4, 30), date(2026, 5, 5)),
        ("ежемесячно до 5 числа", "ежемесячно до 10 числа", date(2026, 4, 6), None),
        (WAS, "ежеквартально", date(2026, 4, 5), None),
        ("еженедельно по пятницам", "еженедельно по четвергам", date(2026, 4, 10), date(2026, 4, 9)),
        ("ежегодно до 1 июня и 1 декабря", "ежегодно до 10 июня и 10 декабря", date(2026, 12, 1), date(2026, 12, 10)),
        ("ежедневно", "каждый рабочий день", date(2026, 4, 6), None),
        ("до 05.04.2026", NOW, date(2026, 4, 5), None),
    ],
)
def test_a_control_date_is_matched_within_its_period_alone(former: str, now: str, day: date, same: date | None) -> None:
    one, two = (read_term(phrase, SIGNED, Calendar()).deadline for phrase in (former, now))
    assert same_period(day, one, two, SIGNED, Calendar()) == same
