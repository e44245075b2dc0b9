"""Figures of a repeated report are summed for one named period: March of one is not added to February of another."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.people_words import people_told
from automation.model.kinds import Kind
from automation.model.report import State, StatusRow
from tests.support.compose_order import ORDER, PERFORMERS
from tests.support.compose_world import book, facts, judged, outline, paper_for, row, still_open, words
from tests.support.control_story import Story, item

PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О защите данных")
TEXT = "Представление отчета о количестве сотрудников, использующих национальный мессенджер"
MONTHLY = item("ежемесячно, до 5 числа месяца, следующего за отчетным", text=TEXT, indicator="сотрудники")
PEOPLE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ"})
JANUARY, FEBRUARY, MARCH = date(2026, 2, 4), date(2026, 3, 4), date(2026, 4, 3)


def report(code: str, day: date, total: int, moved: int) -> StatusRow:
    made = row(code, "1", state=State.DONE, executed_on=day, evidence="письмо", staff_total=total, staff_moved=moved)
    return replace(made, accepted_on=day, accepted_by="Образцова Н.П.", control_date=date(day.year, day.month, 5))


def said(story: Story, on: date, *rows: StatusRow) -> str:
    """Write the справка of a day, and what mail says of the people."""
    reviewed, _ = story.day(on, book(*rows, plan=(MONTHLY,), performers=PEOPLE, order=PLAIN))
    paper = replace(paper_for(judged(book(), date(2025, 12, 15))[1], kind=Kind.PROGRESS), day=on)
    told = outline(compose(paper, facts(reviewed, figures=still_open(reviewed.figures)), words()))
    mailed = " ".join(line for _, line in people_told(reviewed.figures))
    return f"{told} {mailed}".replace("°", " ").replace("\u00a0", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def two_periods() -> tuple[Story, StatusRow, StatusRow]:
    """Both have reported for January and for February."""
    story = Story(sent=True)
    said(story, date(2026, 2, 2), row("ОБР", "1"), row("ПРИМ", "1"))
    said(story, JANUARY, report("ОБР", JANUARY, 41, 20), report("ПРИМ", JANUARY, 26, 10))
    rows = report("ОБР", FEBRUARY, 41, 30), report("ПРИМ", FEBRUARY, 26, 20)
    said(story, FEBRUARY, *rows)
    return story, *rows


def test_the_reports_of_one_period_are_summed_and_it_is_named() -> None:
    story, ours, theirs = two_periods()
    told = said(story, date(2026, 3, 10), ours, theirs)
    assert "По отчётам за февраль 2026 года, национальный мессенджер используют 50 сотрудников из 67" in told
    assert (
        "По пункту 1, по отчётам за февраль 2026 года, используют национальный мессенджер 50 из 67 сотрудников" in told
    )


def test_who_has_not_reported_for_the_period_is_left_out_though_his_row_holds_an_earlier_figure() -> None:
    story, _, theirs = two_periods()
    said(story, MARCH, report("ОБР", MARCH, 41, 40), theirs)
    told = said(story, date(2026, 4, 8), report("ОБР", MARCH, 41, 40), theirs)
    assert "за март 2026 года, национальный мессенджер используют 40 сотрудников из 41 (не учтено: МБУ «Пример»" in told
    assert "из 67" not in told


def test_a_report_that_comes_before_the_others_changes_no_sum_until_its_term_has_come() -> None:
    story, _, theirs = two_periods()
    early = said(story, MARCH, report("ОБР", MARCH, 41, 40), theirs)
    assert "По отчётам за февраль 2026 года, национальный мессенджер используют 50 сотрудников из 67" in early
    both = said(story, MARCH, report("ОБР", MARCH, 41, 40), report("ПРИМ", MARCH, 26, 26))
    assert "По отчётам за март 2026 года, национальный мессенджер используют 66 сотрудников из 67" in both
