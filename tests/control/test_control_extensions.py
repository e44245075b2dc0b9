"""«Продление сроков»: what moves a term, and what is told where it does not. On values."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.obligations import counted_extensions, refused_extensions
from automation.control.review import review
from automation.model.control import empty_history
from automation.model.report import Extension, StatusRow
from automation.plan.extending import complete
from tests.support.compose_order import SIGNED
from tests.support.compose_world import SETTINGS, book
from tests.support.control_story import ORG, extension, item, small

DAY = date(2025, 12, 22)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"code": "ОБР"}, ""),
        ({"decided_by": ""}, "кто принял"),
        ({"decided_by": "Примерова М.И."}, "сам себе"),
        ({"decided_on": None}, "дата решения"),
        ({"decided_on": date(2025, 12, 13)}, "после истечения"),
        ({"decided_on": date(2025, 12, 10)}, "раньше подписания"),
        ({"decided_on": date(2025, 12, 23)}, "позже сегодняшнего"),
        ({"basis": " "}, "основание"),
        ({"new_term": None}, "новый срок"),
        ({"new_term": date(2025, 12, 12)}, "не позже действующего"),
    ],
)
def test_an_extension_moves_the_term_only_with_a_ground(change: dict[str, object], told: str) -> None:
    made = book(plan=(item("до 12.12.2025"),), performers=(ORG,), extensions=(extension(**change),))
    reviewed = review(made, empty_history(), SETTINGS, DAY)
    verdict = reviewed.morning.verdicts[0]
    assert verdict.control_date == date(2025, 12, 12)
    assert verdict.due == (date(2025, 12, 12) if told else date(2026, 1, 16))
    refusals = [f.message for f in reviewed.findings if f.code == "extension-refused"]
    assert (told in refusals[0]) if told else not refusals


def test_a_second_extension_counts_from_the_first() -> None:
    second = extension(new_term=date(2026, 2, 10), decided_on=date(2026, 1, 15), row=3)
    made = book(plan=(item("до 12.12.2025"),), performers=(ORG,), extensions=(second, extension()))
    verdict = review(made, empty_history(), SETTINGS, date(2026, 1, 20)).morning.verdicts[0]
    assert (verdict.due, verdict.extension_row) == (date(2026, 2, 10), 3)


def test_an_extension_for_another_performer_moves_nothing_here() -> None:
    made = book(plan=(item("до 12.12.2025"),), performers=(ORG,), extensions=(extension(code="ПРИМ"),))
    assert review(made, empty_history(), SETTINGS, DAY).morning.verdicts[0].due == date(2025, 12, 12)


def test_of_several_dates_an_extension_moves_the_nearest_one_after_its_decision() -> None:
    plan = (item("до 15 января, 15 апреля 2026 года"),)
    rows = tuple(
        StatusRow(code="ОБР", item="1", row=n, control_date=d)
        for n, d in enumerate((date(2026, 1, 15), date(2026, 4, 15)), 2)
    )
    moved = extension(new_term=date(2026, 2, 2), decided_on=date(2026, 1, 14))
    made = replace(book(plan=plan, performers=(ORG,), extensions=(moved,)), rows=rows)
    verdicts = review(made, empty_history(), SETTINGS, date(2026, 1, 20)).morning.verdicts
    assert [(v.control_date, v.due) for v in verdicts] == [
        (date(2026, 1, 15), date(2026, 2, 2)),
        (date(2026, 4, 15), date(2026, 4, 15)),
    ]


def moves(*lines: Extension, term: str = "до 12.12.2025", on: date = DAY, **more: Any) -> tuple[list[Any], list[str]]:
    """Current terms of «ОБР», and why lines moved nothing."""
    reviewed = review(small(term=term, extensions=lines, **more), empty_history(), SETTINGS, on)
    told = [
        f.message.split("не засчитано: ")[1].split(". Исправьте")[0] for f in reviewed.findings if "refused" in f.code
    ]
    return [v.due for v in reviewed.morning.verdicts], told


@pytest.mark.parametrize(
    "author",
    [
        "Примерова Мария Ивановна",
        "М.И. Примерова",
        "директор Примерова М.И.",
        "Примерова М.И., директор",
        "И.о. директора МБУК «Образец» Примерова М. И.",
    ],
)
def test_nobody_extends_his_own_term_whatever_post_stands_before_the_name(author: str) -> None:
    assert moves(extension(decided_by=author)) == (
        [date(2025, 12, 12)],
        ["исполнитель не может продлить срок сам себе"],
    )


@pytest.mark.parametrize("author", ["Глава Администрации Камфарин Е.Н.", "Примеров М.И.", "директор", "Примерова О.А."])
def test_another_person_may(author: str) -> None:
    assert moves(extension(decided_by=author)) == ([date(2026, 1, 16)], [])


def test_a_vacant_post_extends_nothing_to_itself() -> None:
    vacant = replace(ORG, name="")
    assert moves(extension(decided_by="Примерова М.И."), performer=vacant) == ([date(2026, 1, 16)], [])


def test_a_decision_of_the_signing_and_one_of_today_count() -> None:
    assert moves(extension(decided_on=SIGNED))[0] == [date(2026, 1, 16)]
    assert moves(extension(decided_on=date(2025, 12, 12)), on=date(2025, 12, 12))[0] == [date(2026, 1, 16)]
    assert moves(extension(decided_on=date(2025, 12, 13)), on=date(2025, 12, 12))[0] == [date(2025, 12, 12)]


def test_several_dates_are_extended_one_after_the_other() -> None:
    first = extension(new_term=date(2026, 2, 2), decided_on=date(2026, 1, 14))
    again = extension(new_term=date(2026, 2, 16), decided_on=date(2026, 2, 2), row=3)
    term = "до 15 января, 15 апреля 2026 года"
    assert moves(first, again, term=term, on=date(2026, 2, 2)) == ([date(2026, 2, 16), date(2026, 4, 15)], [])
    later = extension(new_term=date(2026, 5, 15), decided_on=date(2026, 4, 1), row=4)
    assert moves(again, later, first, term=term, on=date(2026, 4, 1)) == ([date(2026, 2, 16), date(2026, 5, 15)], [])


@pytest.mark.parametrize(
    ("change", "term", "why"),
    [
        ({"decided_on": None}, "до 15 января, 15 апреля 2026 года", "не указана дата решения"),
        (
            {"decided_on": date(2026, 4, 16), "new_term": date(2026, 5, 15)},
            "до 15 января, 15 апреля 2026 года",
            "решение принято после истечения срока (15.04.2026)",
        ),
        ({}, "постоянно", "у пункта нет срока, который можно продлить"),
        ({}, "оперативно", "у пункта нет срока, который можно продлить"),
        ({"code": "ОБР"}, "постоянно", "у пункта нет срока, который можно продлить"),
        ({"code": "ПРИМ"}, "до 12.12.2025", "исполнитель не отвечает за этот пункт"),
    ],
)
def test_every_line_that_moves_nothing_is_told(change: dict[str, Any], term: str, why: str) -> None:
    assert moves(extension(**change), term=term, on=date(2026, 4, 20))[1] == [why]


def test_a_control_date_of_a_repetition_is_extended_and_nothing_is_refused() -> None:
    moved = extension(new_term=date(2026, 1, 16), decided_on=date(2025, 12, 24))
    made = small(plan=(item("ежемесячно, до 25 числа"),), extensions=(moved,))
    morning = review(made, empty_history(), SETTINGS, date(2025, 12, 26)).morning
    assert (morning.verdicts[0].due, refused_extensions(morning)) == (date(2026, 1, 16), ())


def test_an_item_without_performers_tells_so() -> None:
    nobody = replace(ORG, groups=())
    assert moves(extension(), performer=nobody) == ([], ["у пункта нет исполнителей"])


def test_a_line_that_moves_somebodys_term_is_not_refused() -> None:
    himself = extension(decided_by="Примерова М.И.")
    made = book(plan=(item("до 12.12.2025"),), extensions=(himself,))
    reviewed = review(made, empty_history(), SETTINGS, DAY)
    assert {v.performer.code: v.due for v in reviewed.morning.verdicts}["ОБР"] == date(2025, 12, 12)
    assert {v.performer.code: v.due for v in reviewed.morning.verdicts}["ПРИМ"] == date(2026, 1, 16)
    assert refused_extensions(reviewed.morning) == ()
    assert counted_extensions(reviewed.morning) == (himself,)
    unfounded = replace(made, extensions=(himself, extension(basis="", row=3)))
    assert counted_extensions(review(unfounded, empty_history(), SETTINGS, DAY).morning) == (himself,)


def test_a_refused_line_names_its_cell_and_performer() -> None:
    made = small(extensions=(extension(basis="", code="ОБР"),), columns={"Продление сроков": {"Новый срок": "C"}})
    refused = [f for f in review(made, empty_history(), SETTINGS, DAY).findings if f.code == "extension-refused"]
    assert [(f.sheet, f.cell, f.performer, f.item) for f in refused] == [("Продление сроков", "C2", "ОБР", "1")]
    for_all = replace(made, extensions=(extension(basis=""),))
    refused = [f for f in review(for_all, empty_history(), SETTINGS, DAY).findings if f.code == "extension-refused"]
    assert [f.performer for f in refused] == [None]


def test_of_two_decisions_of_one_day_the_later_row_counts_last() -> None:
    one, two = extension(new_term=date(2026, 2, 2), row=3), extension(new_term=date(2026, 1, 20), row=2)
    assert moves(one, two)[0] == [date(2026, 2, 2)]
    back = extension(new_term=date(2026, 1, 20), row=4)
    assert moves(one, back) == ([date(2026, 2, 2)], ["новый срок не позже действующего (02.02.2026)"])


def test_decisions_count_in_the_order_they_were_taken_whatever_their_rows() -> None:
    later = extension(new_term=date(2026, 2, 2), decided_on=date(2025, 12, 12), row=2)
    earlier = extension(new_term=date(2026, 1, 16), decided_on=date(2025, 12, 11), row=3)
    assert moves(later, earlier) == ([date(2026, 2, 2)], [])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"new_term": None}, "не указан новый срок"),
        ({"decided_on": None}, "не указана дата решения"),
        ({"basis": "-"}, "не указано основание"),
        ({"decided_by": "да"}, "не указано, кто принял решение"),
        ({"basis": "", "decided_by": ""}, "не указаны основание и кто принял решение"),
        ({"new_term": None, "basis": "", "decided_by": ""}, "не указаны новый срок, основание и кто принял решение"),
    ],
)
def test_a_decision_is_complete_with_all_four_and_is_asked_for_what_it_lacks(change: dict[str, Any], told: str) -> None:
    line = extension(**change)
    assert complete(line) is not bool(told)
    assert moves(line)[1] == ([told] if told else [])


def test_a_decision_on_another_item_moves_nothing_here() -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    assert moves(extension(item="2"), plan=plan)[0] == [date(2025, 12, 12), date(2026, 1, 16)]


def test_a_line_that_moves_nothing_is_no_term_for_the_next_one() -> None:
    unfounded = extension(new_term=date(2026, 2, 2), basis="")
    sound = extension(new_term=date(2026, 1, 20), row=3)
    assert moves(unfounded, sound) == ([date(2026, 1, 20)], ["не указано основание"])


def test_a_line_without_a_date_stands_beside_a_sound_one() -> None:
    undated, sound = extension(decided_on=None), extension(row=3)
    assert moves(undated, sound) == ([date(2026, 1, 16)], ["не указана дата решения"])
