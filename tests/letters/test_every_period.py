"""A memo tells every period of a repeated item: the first ones summed, with whoever was late in them."""

from datetime import date

from msgspec.structs import replace

from automation.letters.appendix import appendix_of
from automation.letters.marks import plain
from automation.letters.units import item_lines
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import Item
from tests.control.test_recurring import report
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, facts, words
from tests.support.control_story import Story, item

PEOPLE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ"})
MONTHLY = item("ежемесячно, до 25 числа, до 30.06.2026", text="Отчёт об обходах")


def told(on: date, *reports: date, monthly: Item = MONTHLY) -> str:
    """Write the clause of a day; both reported on these days."""
    story = Story(sent=True)
    made = book(plan=(monthly,), performers=PEOPLE)
    for day in reports:
        mine = replace(report(day), control_date=date(day.year, day.month, 25))
        theirs = replace(mine, code="ПРИМ")
        made = book(mine, theirs, plan=(monthly,), performers=PEOPLE)
        story.day(day, made)
    reviewed, _ = story.day(on, made)
    return plain("; ".join(item_lines(reviewed.figures, facts(reviewed), words(), on))).replace("\u00a0", " ")


REPORTS = (date(2025, 12, 29), date(2026, 1, 26), date(2026, 2, 27), date(2026, 3, 25), date(2026, 4, 24))
LATE = "отчёт со сроком 25.02.2026 представили все исполнители (2), с опозданием – 2: МБУК «Образец», МБУ «Пример»"


def test_a_late_report_of_the_first_periods_is_not_forgotten() -> None:
    said = told(date(2026, 6, 5), *REPORTS, date(2026, 5, 27))
    assert said.startswith(
        "по пункту 1 по первым срокам (с 25.12.2025 по 25.01.2026) отчитались все исполнители, с опозданием: "
        f"МБУК «Образец» (25.12.2025), МБУ «Пример» (25.12.2025), {LATE}"
    )
    assert f"{LATE}, отчёты со сроками с 25.03.2026 по 25.04.2026 представлены всеми исполнителями, отчёт" in said
    assert said.endswith("с опозданием – 2: МБУК «Образец», МБУ «Пример», следующий срок – 25.06.2026")


def test_up_to_four_periods_are_told_one_by_one() -> None:
    said = told(date(2026, 4, 6), *REPORTS[:4])
    assert "первым срокам" not in said
    assert said.startswith("по пункту 1 отчёт со сроком 25.12.2025 представили все исполнители (2), с опозданием – 2:")
    assert said.count("отчёт со сроком") == 4


def test_dates_in_a_row_for_which_all_is_well_are_told_in_one_breath_and_those_between_them_apart() -> None:
    story, alone = Story(sent=True), PEOPLE[:1]
    made = book(plan=(MONTHLY,), performers=alone)
    for day in (REPORTS[0], REPORTS[1], date(2026, 3, 25), date(2026, 4, 24)):
        mine = replace(
            report(day), control_date=date(day.year, day.month, 25), executed_on=min(day, day.replace(day=25))
        )
        made = book(mine, plan=(MONTHLY,), performers=alone)
        story.day(day, made)
    reviewed, _ = story.day(date(2026, 5, 12), made)
    said = "; ".join(item_lines(reviewed.figures, facts(reviewed), words(), date(2026, 5, 12)))
    said = plain(said).replace("\u00a0", " ")
    assert "отчёты со сроками с 25.12.2025 по 25.01.2026 представлены, отчёты со сроками с 25.03.2026 по" in said
    assert "по пункту 1 (отчёт со сроком 25.02.2026) сведения не поступили" in said
    known = facts(reviewed, number="1")
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=reviewed.figures.order.id,
        day=date(2026, 5, 12),
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    assert appendix_of(reviewed.figures, known, memo, words()).rows[0].mark == (
        "МБУК «Образец» – отчёты со сроками с 25.12.2025 по 25.01.2026 – представлены; отчёт со сроком 25.02.2026 – "
        "не поступил; отчёты со сроками с 25.03.2026 по 25.04.2026 – представлены"
    )


def test_what_all_have_presented_stands_in_the_accusative() -> None:
    information = replace(MONTHLY, text="Информация об обходах")
    said = told(date(2026, 2, 2), *REPORTS[:2], monthly=information)
    assert "информацию со сроком 25.12.2025 представили все исполнители (2)" in said
    assert "информация" not in said
