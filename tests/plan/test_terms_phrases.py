"""Real phrases of plans, one a line of the table: the reading of each, and none silently wrong."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from automation.plan.terms import read_term, show_term, term_json
from automation.plan.terms.reading import RULES, _may_fit
from automation.plan.workdays import Calendar
from tests.support.nightly import share

TABLE = Path(__file__).resolve().parents[1] / "data" / "deadline-phrases.tsv"
CALENDAR = Calendar()
SIGNED = date(2025, 12, 11)
READ_AGAIN = {"by", "dates", "period", "permanent"}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(found) > 800
    return found


def reading(phrase: str, signed: date = SIGNED) -> tuple[str, str]:
    found = term_json(read_term(phrase, signed, CALENDAR), signed, CALENDAR)
    return found["kind"], ",".join(found["due"])


def test_every_phrase_of_the_table_is_read_as_written_there() -> None:
    wrong = []
    for row in rows():
        kind, due = reading(row["phrase"], date.fromisoformat(row["signed"]))
        right = kind == row["kind"] and row["due"] in {"*", due}
        allowed = kind == "unclear" and "unclear тоже верно" in (row["note"] or "")
        if not (right or allowed):
            wrong.append((row["phrase"], kind, due))
    assert not wrong


def test_what_is_shown_is_read_back_as_the_same_days() -> None:
    for row in rows():
        signed = date.fromisoformat(row["signed"])
        term = read_term(row["phrase"], signed, CALENDAR)
        found = term_json(term, signed, CALENDAR)
        if found["kind"] in READ_AGAIN:
            again = read_term(show_term(term, signed, CALENDAR), signed, CALENDAR)
            assert again.deadline == term.deadline, row["phrase"]


def test_spelling_does_not_change_a_reading() -> None:
    chosen = rows()[:: share(5, 1)]
    assert len(chosen) > 150
    for row in chosen:
        signed, phrase = date.fromisoformat(row["signed"]), row["phrase"]
        expected = reading(phrase, signed)
        for other in (phrase.upper(), phrase.replace("е", "ё"), f"  {phrase.replace(' ', '  ')} ", f"{phrase}\n"):
            assert reading(other, signed) == expected, other
        assert reading(phrase.replace(" ", "\u00a0"), signed) == expected
        assert reading(phrase.replace(" ", "\n"), signed) == expected


def test_an_unclear_term_always_asks_and_others_never_do() -> None:
    for row in rows():
        signed = date.fromisoformat(row["signed"])
        found = term_json(read_term(row["phrase"], signed, CALENDAR), signed, CALENDAR)
        assert (found["question"] is not None) == (found["kind"] == "unclear")
        if found["kind"] in {"by", "dates", "period", "recurring"}:
            assert found["due"] == sorted(set(found["due"]))
            assert all(date.fromisoformat(day) >= signed for day in found["due"])


@pytest.mark.parametrize(
    ("phrase", "first", "second"),
    [
        ("в течение года", "31.12.2025", "11.12.2026"),
        ("до марта 2026", "28.02.2026", "31.03.2026"),
        ("постоянно, отчёт до 25.12.2025", "постоянно", "25.12.2025"),
        ("10.1", "10.01", "10.10"),
        ("46003", "46003", "12.12.2025"),
        ("ежеквартально до 15 числа", "последнего в периоде", "следующего за ним"),
    ],
)
def test_a_question_names_both_readings(phrase: str, first: str, second: str) -> None:
    question = term_json(read_term(phrase, SIGNED, CALENDAR), SIGNED, CALENDAR)["question"]
    assert first in question
    assert second in question


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("до 1 февраля", "Год не написан"),
        ("до 12.12.25", "Год из двух цифр прочитан как 2025"),
        ("I квартал 2026", "последний день квартала: 31.03.2026"),
        ("в 3-дневный срок", "Дни – календарные"),
        ("в течение 10 рабочих дней", "счёт от подписания (11.12.2025)"),
        ("до 31.12.2025", "нерабочий день (рабочие – 30.12.2025 и 12.01.2026)"),
        ("до 01.01.2026", "входит в срок"),
        ("12.12.2025 в 10:00", "Время в срок не входит"),
        ("раз в квартал", "взят последний день квартала"),
        ("до l2.12.2025", "прочтены как цифры"),
        ("ежемесячно до 31 числа", "последний день месяца"),
        ("весь период", "прочитано как «постоянно»"),
        ("14, 15 декабря 2025", "Год 2025 относится"),
        ("до 12.12.2035", "проверьте год 2035"),
    ],
)
def test_an_assumption_is_told(phrase: str, told: str) -> None:
    term = read_term(phrase, SIGNED, CALENDAR)
    assert any(told in note for note in term.assumptions), term.assumptions


def test_a_whole_date_assumes_nothing() -> None:
    assert read_term("до 12.12.2025", SIGNED, CALENDAR).assumptions == ()


def test_a_form_is_passed_over_only_where_it_cannot_fit() -> None:
    """Forms speak of symbols letter by letter, in sets of them, or of anything: never in ranges or classes."""
    for pattern, _ in RULES:
        form = pattern.pattern
        assert "\\" not in form, form
        assert not re.search("[A-ZА-ЯЁ]-[A-ZА-ЯЁ]", form), form
        assert _may_fit(form, set()), form
