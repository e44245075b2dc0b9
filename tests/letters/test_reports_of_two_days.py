"""A report that the plan wants on two days, with no words to tell one from the other, is told by its term."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from tests.support.compose_world import facts, outline, paper_for, row, words
from tests.support.control_story import Story, item, small

PLAN = item("до 12.12.2025 и 19.12.2025", text="Отчёт о посещаемости ярмарок")
ROWS = tuple(row("ОБР", "1", control_date=day) for day in (date(2025, 12, 12), date(2025, 12, 19)))


def test_one_of_two_reports_due_alike_is_told_by_its_term() -> None:
    """«Просим представить указанный отчёт» stood twice in a letter about the reports for 12.12 and 19.12."""
    reviewed, decisions = Story().day(date(2025, 12, 16), replace(small(plan=(PLAN,)), rows=ROWS))
    letter = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    told = letter.replace("°", " ").translate(dict.fromkeys(map(ord, "{}")))
    assert "(срок – 12.12.2025)" in told
    assert "отчёт со сроком 12.12.2025 от МБУК «Образец» не поступил." in told
    assert "представить отчёт со сроком 12.12.2025 и письменно сообщить причины" in told
    assert "указанный отчёт" not in told
    assert "в части срока" not in told
