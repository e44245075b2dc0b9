"""A decision to hear somebody about one report of several is told of that report alone (decision 0309)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.still_to_hear import hearings_left
from automation.model.notice import NoticeKind
from automation.model.report import Book, StatusRow
from automation.model.tally import with_finished
from tests.letters.test_decided_to_hear import HEARING as HEARD
from tests.support.compose_world import done, facts, lists_told, row, words
from tests.support.control_story import Story, item, small

MONTHLY = (item("ежемесячно до 5 числа", text="Обход с представлением отчёта"),)
DATES = (item("15.01.2026, 16.02.2026, 16.03.2026"),)
HEARING = replace(HEARD, decided_on=date(2026, 1, 13), term=date(2026, 1, 16), basis="протокол № 1")
DECIDED = "Ваше решение от 13.01.2026 (протокол № 1) – заслушать исполнителя"


def told(story: Story, on: date, made: Book) -> tuple[str, list[str]]:
    """Play a day; return what the lists tell of it, and of which decisions «На сегодня» asks."""
    reviewed, decisions = story.day(on, made)
    asked = [n.text for n in decisions.waiting if n.kind is NoticeKind.RULING]
    return plain(lists_told(reviewed.figures, facts(reviewed))).replace("\u00a0", " "), asked


def late(on: date, **values: object) -> StatusRow:
    """Return the report for January, which came late and was accepted on the next working day."""
    return done("ОБР", "1", on, accepted_on=on, control_date=date(2026, 1, 5), **values)


def begun() -> Story:
    story = Story(sent=True)
    for on in (date(2025, 12, 22), date(2026, 1, 12)):
        story.day(on, small(row("ОБР", "1"), plan=MONTHLY))
    return story


def test_a_hearing_about_a_report_is_told_of_it_and_of_no_report_of_a_later_month() -> None:
    story, heard = begun(), replace(HEARING, done_on=date(2026, 1, 16))
    owed, asked = told(story, date(2026, 1, 19), small(row("ОБР", "1"), plan=MONTHLY, rulings=(HEARING,)))
    assert f"; {DECIDED} до 16.01.2026, сведений об исполнении решения нет" in owed
    assert len(asked) == 1
    for ruling in (HEARING, replace(HEARING, term=None), heard):
        later, asked = told(story, date(2026, 2, 9), small(late(date(2026, 1, 20)), plan=MONTHLY, rulings=(ruling,)))
        assert "МБУК «Образец» – со сроком 05.02.2026" in later
        assert "заслушать" not in later
        assert not asked, "it was about January's report, which has been accepted since"


def test_where_both_reports_are_owed_the_decision_names_the_one_it_is_about() -> None:
    both, _ = told(begun(), date(2026, 2, 9), small(row("ОБР", "1"), plan=MONTHLY, rulings=(HEARING,)))
    assert "МБУК «Образец» – со сроками 05.01.2026 и 05.02.2026 (пункт 1)" in both
    assert f"{DECIDED} по пункту 1 (отчёт со сроком 05.01.2026) до 16.01.2026, сведений" in both


@pytest.mark.parametrize("done_on", [None, date(2026, 2, 5), date(2026, 2, 4)])
def test_a_hearing_that_ends_on_the_day_of_a_later_report_is_not_about_it(done_on: date | None) -> None:
    """The report of that day was not late yet when the performer was heard, or was to be."""
    ruling = replace(HEARING, term=date(2026, 2, 5), done_on=done_on)
    both, _ = told(begun(), date(2026, 2, 9), small(row("ОБР", "1"), plan=MONTHLY, rulings=(ruling,)))
    assert both.count("заслушать исполнителя") == 1
    assert f"{DECIDED} по пункту 1 (отчёт со сроком 05.01.2026) до 05.02.2026" in both
    held_later = replace(ruling, done_on=date(2026, 2, 6))
    both, _ = told(begun(), date(2026, 2, 9), small(row("ОБР", "1"), plan=MONTHLY, rulings=(held_later,)))
    assert f"{DECIDED} до 05.02.2026, пояснения заслушаны 06.02.2026" in both, "on that day both reports were late"


@pytest.mark.parametrize(("term", "count"), [(date(2026, 2, 13), 1), (None, 1)])
def test_on_the_eve_of_a_term_it_is_about_the_next_report_where_every_earlier_one_has_come(
    term: date | None, count: int
) -> None:
    story, eve = begun(), replace(HEARING, decided_on=date(2026, 2, 3), term=term)
    made = small(late(date(2026, 1, 20)), plan=MONTHLY, rulings=(eve,))
    story.day(date(2026, 1, 21), small(late(date(2026, 1, 20)), plan=MONTHLY))
    owed, _ = told(story, date(2026, 2, 9), made)
    assert owed.count("Ваше решение от 03.02.2026 (протокол № 1) – заслушать исполнителя") == count


def test_of_an_item_with_several_days_it_is_told_of_the_days_it_was_about() -> None:
    def owed(*rows: StatusRow) -> str:
        numbered = tuple(replace(r, row=place) for place, r in enumerate(rows, start=2))
        made = replace(small(plan=DATES, rulings=(ruling,)), rows=numbered)
        return told(Story(sent=True), date(2026, 2, 24), made)[0]

    ruling = replace(HEARING, decided_on=date(2026, 1, 20), term=date(2026, 1, 23))
    first, second, third = (date(2026, m, d) for m, d in ((1, 15), (2, 16), (3, 16)))
    empty = tuple(row("ОБР", "1", control_date=day) for day in (first, second, third))
    assert "заслушать исполнителя по пункту 1 (срок – 15.01.2026) до 23.01.2026" in owed(*empty)
    reported = done("ОБР", "1", date(2026, 1, 26), accepted_on=date(2026, 1, 26), control_date=first)
    assert "заслушать" not in owed(reported, *empty[1:])
    in_time = done("ОБР", "1", first, accepted_on=first, control_date=first)
    assert "заслушать исполнителя до 23.01.2026" in owed(in_time, *empty[1:]), "nothing but February's was left"


def test_no_hearing_of_an_earlier_report_is_left_to_whoever_is_freed() -> None:
    """January's report came after the decision, which names no day; the last one of the item is to be closed."""
    story, ruling = begun(), replace(HEARING, term=None)
    made = small(late(date(2026, 1, 20)), plan=MONTHLY, rulings=(ruling,))
    story.day(date(2026, 1, 21), made)
    accepted = done("ОБР", "1", date(2026, 2, 5), accepted_on=date(2026, 2, 5), control_date=date(2026, 2, 5))
    reviewed, _ = story.day(date(2026, 2, 6), small(accepted, plan=MONTHLY, rulings=(ruling,)))
    memo = memo_of(reviewed.figures, facts(reviewed), words())
    freed = [v for i in reviewed.figures.items for v in with_finished(i.verdicts)]
    assert [v.control_date for v in freed if ruling in v.reported.rulings] == []
    assert hearings_left(freed, memo) == []
