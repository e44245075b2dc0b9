"""A supplement follows a report of a repeated item to its end, and sets what is said of one in one pair of brackets."""

from datetime import date
from functools import partial

import pytest
from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.report import StatusRow
from tests.letters.test_heard_since_the_memo import AUTHOR
from tests.letters.test_since_the_memo import MONTHLY, after_memo, made, supplement
from tests.support.compose_world import book, done
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

DUE, CAME, ACCEPTED = date(2026, 2, 5), date(2026, 2, 6), date(2026, 2, 16)
PLAN = (item("до 04.02.2026", "3", row=4), MONTHLY)
OTHER = done("ОБР", "3", DUE, accepted_on=CAME)
JANUARY = done("ФИЛ", "4", CAME, control_date=DUE, incoming="06.02.2026 № 31", accepted_on=date(2026, 2, 9))
CLAIMED = replace(JANUARY, accepted_on=None, accepted_by="")


def after_a_claim(*rows: StatusRow) -> str:
    """Write the supplement that follows one by which a report due on the day of the memo was under review."""
    story = after_memo(plan=PLAN, on=DUE)
    said = supplement(story, OTHER, CLAIMED, plan=PLAN, on=CAME)
    assert "представлены с опозданием и рассматриваются сведения за январь 2026 года" in said
    return supplement(story, OTHER, *rows, plan=PLAN, on=ACCEPTED)


def test_a_report_due_on_the_day_of_the_memo_that_one_supplement_called_under_review_the_next_calls_accepted() -> None:
    """The leader read on 06.04 that it was under review and nothing more of it ever after."""
    said = after_a_claim(JANUARY)
    assert (
        "МБУ «Филиал» – сведения за январь 2026 года (пункт 4 плана-графика) представлены с опозданием (вх. от "
        "06.02.2026 № 31), приняты 09.02.2026;" in said
    )


def test_such_a_report_that_is_sent_back_is_told_so() -> None:
    back = replace(CLAIMED, returned_on=date(2026, 2, 9), return_reason="нет итога")
    assert "(пункт 4 плана-графика, вх. от 06.02.2026 № 31): нет итога" in after_a_claim(back, done("ФИЛ", "3", CAME))


def test_the_author_names_the_item_and_what_he_did_in_one_pair_of_brackets() -> None:
    """It was «(пункт 6 плана мероприятий) («опрошены пятнадцать предприятий»)»."""
    plan = (item("до 04.02.2026", "3", row=4), MONTHLY)
    made_of = partial(book, plan=plan, performers=(ORG, AUTHOR))
    his = done("АВТ", "4", DUE, control_date=DUE, done="опрошены пять школ", accepted_on=CAME)
    for line, told in (
        (his, "мною представлены сведения за январь 2026 года (пункт 4 плана-графика; «опрошены пять школ»), приняты"),
        (replace(his, done=""), "мною представлены сведения за январь 2026 года (пункт 4 плана-графика), приняты"),
        (
            replace(his, executed_on=CAME),
            "мною представлены с опозданием сведения за январь 2026 года (пункт 4 плана-графика; «опрошены пять школ»)",
        ),
    ):
        story = Story(sent=True)
        story.day(DUE, made_of(OTHER, done("АВТ", "3", DUE, accepted_on=DUE)))
        said = paper_of(story.day(CAME, made_of(OTHER, done("АВТ", "3", DUE), line)), Kind.SUPPLEMENT)
        assert told in said.replace("\u00a0", " ")


def test_what_the_author_has_presented_himself_is_told_to_be_under_review_as_that_of_others_is() -> None:
    """«Мною представлены сведения за ноябрь» seemed done, and the next supplement said it once more."""
    made_of = partial(book, plan=(*PLAN, item("до 03.02.2026", "5", row=5)), performers=(ORG, AUTHOR))
    report = done("АВТ", "4", DUE, control_date=DUE, accepted_on=None, accepted_by="")
    deed = done("АВТ", "5", CAME, accepted_on=None, accepted_by="")
    story, ours = Story(sent=True), done("АВТ", "3", DUE, accepted_on=DUE)
    story.day(DUE, made_of(ours))
    said = paper_of(story.day(CAME, made_of(OTHER, ours, report, deed), keep=False), Kind.SUPPLEMENT).replace(
        "\u00a0", " "
    )
    assert "рассматриваются представленные мною сведения за январь 2026 года (пункт 4 плана-графика)" in said
    assert "рассматриваются представленные мною сведения по пункту 5 плана-графика" in said
    late = replace(report, executed_on=CAME)
    said = paper_of(story.day(CAME, made_of(OTHER, ours, late), keep=False), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert "рассматриваются представленные мною 06.02.2026 с опозданием сведения за январь 2026 года" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Представить отчёты о ярмарках", " представлены повторно 11.02.2026 с опозданием ({}), приняты 12.02.2026"),
        (
            "Представить отчёты в Министерство культуры",
            " представлены 11.02.2026 с опозданием ({}), приняты 12.02.2026",
        ),
        ("Провести ремонт", " с нарушением срока ({}), повторно представленные сведения приняты 12.02.2026"),
    ],
)
def test_what_was_sent_back_after_the_memo_is_told_to_have_come_again(text: str, words: str) -> None:
    """The memo had told «указанная дата представления – 04.02.2026», the supplement only of a delay."""
    plan = (item("до 04.02.2026", text=text),)
    first = done("ФИЛ", "1", date(2026, 2, 4), incoming="04.02.2026 № 31", accepted_on=None, accepted_by="")
    back = replace(first, returned_on=CAME, return_reason="нет числа мест")
    again = replace(back, executed_on=date(2026, 2, 11), incoming="11.02.2026 № 40")
    story = after_memo(first, plan=plan, on=DUE)
    story.day(date(2026, 2, 9), made(back, plan=plan))
    taken = replace(again, accepted_on=date(2026, 2, 12), accepted_by="Образцова Н.П.")
    assert words.format("вх. от 11.02.2026 № 40") in supplement(story, taken, plan=plan, on=date(2026, 2, 12))
