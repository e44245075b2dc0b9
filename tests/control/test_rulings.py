"""«Решения»: what a leader decided extends and closes as the other sheets do, and a faulty line changes nothing."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.control.rulings import with_rulings
from automation.model.control import empty_history
from automation.model.office import Ruling, RulingKind
from automation.model.report import Book, Extension
from tests.support.compose_world import SETTINGS
from tests.support.control_story import ORG, item, small

ON = date(2025, 12, 25)
TERM, LATER = date(2025, 12, 26), date(2026, 1, 20)
HEAD = "Глава Камфарин Е.Н."
PLAN = (item("до 26.12.2025"), item("до 26.12.2025", "2", row=3))
COLUMNS = {"Решения": {"Дата": "A", "Срок": "F"}, "Продление сроков": {"Новый срок": "C"}}


def ruling(kind: RulingKind, **values: object) -> Ruling:
    given = {"decided_on": date(2025, 12, 23), "decided_by": HEAD, "items": ("1",), "basis": "резолюция", "row": 2}
    return Ruling(kind=kind, **{**given, **values})  # type: ignore[arg-type]


def extension(**values: object) -> Extension:
    given = {"item": "1", "code": "", "new_term": LATER, "decided_on": date(2025, 12, 23), "decided_by": HEAD}
    return Extension(**{**given, "basis": "письмо", "row": 4, **values})  # type: ignore[arg-type]


def ruled(*rulings: Ruling, extensions: tuple[Extension, ...] = ()) -> Book:
    return replace(small(plan=PLAN), rulings=rulings, extensions=extensions, columns=COLUMNS)


def found(book: Book, *, on: date = ON) -> list[tuple[str, str | None, str | None]]:
    told = review(book, empty_history(), SETTINGS, on).findings
    return [(f.code, f.sheet, f.cell) for f in told if f.code.startswith(("ruling", "extension"))]


def dues(book: Book) -> list[date | None]:
    return [v.due for v in review(book, empty_history(), SETTINGS, ON).morning.verdicts]


def test_a_decision_to_extend_moves_the_term_of_the_items_it_names() -> None:
    assert dues(ruled(ruling(RulingKind.EXTEND, term=LATER))) == [LATER, TERM]
    assert dues(ruled(ruling(RulingKind.EXTEND, term=LATER, items=()))) == [LATER, LATER]
    assert dues(ruled(ruling(RulingKind.EXTEND, term=LATER, code="ЧУЖОЙ"))) == [TERM, TERM]


@pytest.mark.parametrize(
    "fault",
    [
        {"term": None},
        {"term": date(2025, 12, 20)},
        {"decided_by": ""},
        {"decided_by": ORG.name},
        {"decided_on": date(2026, 2, 1)},
        {"basis": ""},
    ],
)
def test_a_decision_to_extend_meets_the_tests_of_an_extension(fault: dict[str, object]) -> None:
    book = ruled(ruling(RulingKind.EXTEND, **{"term": LATER, **fault}))
    assert dues(book) == [TERM, TERM]
    assert found(book) == [("extension-refused", "Решения", "F2")]


def test_both_sheets_may_say_the_same() -> None:
    book = ruled(ruling(RulingKind.EXTEND, term=LATER), extensions=(extension(),))
    assert dues(book) == [LATER, TERM]
    assert [code for code, _, _ in found(book)] in ([], ["extension-refused"])


@pytest.mark.parametrize("other", [{}, {"decided_on": date(2025, 12, 24), "basis": "Резолюция"}])
def test_two_terms_for_one_decision_are_an_error_and_move_nothing(other: dict[str, object]) -> None:
    told = extension(new_term=date(2026, 1, 25), **other)
    book = ruled(ruling(RulingKind.EXTEND, term=LATER), extensions=(told,))
    assert dues(book) == [TERM, TERM]
    assert found(book) == [("extension-contradicts", "Решения", "F2")]


def test_a_second_decision_may_extend_again() -> None:
    again = extension(new_term=date(2026, 2, 10), decided_on=date(2025, 12, 25))
    assert dues(ruled(ruling(RulingKind.EXTEND, term=LATER), extensions=(again,))) == [date(2026, 2, 10), TERM]


def test_a_decision_closes_an_item_for_all_from_its_day_on() -> None:
    book, told = with_rulings(ruled(ruling(RulingKind.CLOSE)), ON)
    assert [i.closed_on for i in book.items] == [date(2025, 12, 23), None]
    assert (book.order.closed_on, told) == (None, ())


def test_a_decision_closes_an_item_for_one_performer_only() -> None:
    other = replace(ORG, code="ДРУГОЙ", organisation="МБУ «Другое»")
    made = replace(ruled(ruling(RulingKind.CLOSE, code="ДРУГОЙ")), performers=(ORG, other))
    book, told = with_rulings(made, ON)
    assert ([i.released for i in book.items], [i.closed_on for i in book.items], told) == (
        [(("ДРУГОЙ", date(2025, 12, 23)),), ()],
        [None, None],
        (),
    )
    reviewed = review(made, empty_history(), SETTINGS, ON)
    owed = {(v.item.number, v.performer.code): reviewed.morning.off_control(v) for v in reviewed.morning.verdicts}
    assert [key for key, off in owed.items() if off] == [("1", "ДРУГОЙ")]
    assert len(owed) == 4
    first = reviewed.figures.items[0]
    assert ([v.performer.code for v in first.verdicts], [v.performer.code for v in first.released]) == (
        ["ОБР"],
        ["ДРУГОЙ"],
    )
    assert (first.tally.total, first.closed) == (1, False)


def test_an_item_closed_for_its_last_performer_is_closed() -> None:
    book, _ = with_rulings(ruled(ruling(RulingKind.CLOSE, code=ORG.code)), ON)
    assert book.items[0].closed_on == date(2025, 12, 23)


def test_a_decision_without_items_and_code_closes_the_order() -> None:
    book, _ = with_rulings(ruled(ruling(RulingKind.CLOSE, items=())), ON)
    assert (book.order.closed_on, book.order.closed_reason) == (date(2025, 12, 23), "резолюция")


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ({"decided_on": None}, "не указана дата решения"),
        ({"decided_on": date(2026, 2, 1)}, "позже сегодняшнего дня"),
        ({"decided_by": "-"}, "не указано, кто принял решение"),
        ({"decided_by": ORG.name, "code": ORG.code}, "сам себя"),
    ],
)
def test_a_faulty_decision_closes_nothing_and_is_told(fault: dict[str, object], why: str) -> None:
    book, told = with_rulings(ruled(ruling(RulingKind.CLOSE, **fault)), ON)
    assert [i.closed_on for i in book.items] == [None, None]
    assert [(f.code, f.cell) for f in told] == [("ruling-refused", "A2")]
    assert why in told[0].message


def test_the_other_decisions_change_no_term_and_close_nothing() -> None:
    made = ruled(*(ruling(kind) for kind in (RulingKind.HEAR, RulingKind.REPEAT, RulingKind.OTHER)))
    book, told = with_rulings(made, ON)
    assert (book.items, book.extensions, told) == (made.items, (), ())


def test_a_decision_of_a_day_to_come_is_told_whatever_was_decided() -> None:
    later = ruled(*(ruling(kind, decided_on=date(2062, 12, 19)) for kind in (RulingKind.HEAR, RulingKind.OTHER)))
    assert ["ещё не наступила" in f.message for f in with_rulings(later, ON)[1]] == [True, True]
