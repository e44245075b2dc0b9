"""What papers say of items that an amending order has changed (decision 0120)."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.report import Book, StatusRow
from tests.support.compose_order import HEADS, ORDER
from tests.support.compose_world import done, facts, paper_for, row, words
from tests.support.control_story import ORG, Story, extension, item, settings, small

GUESTS = "товарищества собственников жилья"
GUEST = replace(ORG, code="ТСЖ", groups=(GUESTS,), organisation="ТСЖ «Пробное»", name="Гостев Иван Ильич")
NAMED = replace(ORDER, amendments="распоряжение от 22.12.2025 № 47-р")
TEXT = "Провести обучение до 19 декабря 2025 года"


def dec(day: int) -> date:
    return date(2025, 12, day)


def amended(term: str, *rows: StatusRow) -> Book:
    """The workbook after the order that named «ТСЖ» beside «ОБР» and moved the term."""
    plan = (item(term, text=TEXT, performers_text=f"{HEADS}; {GUESTS}", groups=(HEADS, GUESTS)),)
    return replace(small(plan=plan, order=NAMED), performers=(ORG, GUEST), rows=rows)


def test_the_memo_and_its_appendix_accuse_nobody_who_joined_after_the_term() -> None:
    story = Story()
    story.day(dec(12), small(plan=(item("до 19 декабря 2025 года", text=TEXT),)))
    rows = done("ОБР", "1", dec(19)), done("ТСЖ", "1", dec(24), accepted_on=dec(25))
    reviewed, decisions = story.day(dec(25), amended("до 19 декабря 2025 года", *rows))
    letter = compose(paper_for(decisions), facts(reviewed, number="02-01/К-1"), words())
    assert letter.appendix
    (line,) = letter.appendix.rows
    assert line.term == "до 19 декабря 2025 года"
    assert "ТСЖ «Пробное» – исполнено 24.12.2025" in line.mark
    assert "нарушен" not in f"{letter}"


def test_the_report_says_whose_term_is_still_to_be_set() -> None:
    story = Story()
    story.day(dec(12), small(plan=(item("до 19 декабря 2025 года", text=TEXT),)))
    rows = done("ОБР", "1", dec(19)), row("ТСЖ", "1")
    reviewed, decisions = story.day(dec(22), amended("до 19 декабря 2025 года", *rows))
    letter = compose(paper_for(decisions), facts(reviewed), words())
    assert "Уточняются сведения: ТСЖ «Пробное»" in f"{letter}".replace("\N{NO-BREAK SPACE}", " ")
    assert "не поступили" not in f"{letter}"


def test_a_letter_names_the_present_term_in_the_items_words_too() -> None:
    story = Story()
    story.day(dec(12), small(plan=(item("до 19 декабря 2025 года", text=TEXT),)))
    workbook = amended("до 26 декабря 2025 года", row("ОБР", "1"), row("ТСЖ", "1"))
    reviewed, decisions = story.day(dec(23), workbook)
    letter = compose(paper_for(decisions, "ТСЖ"), facts(reviewed), words())
    assert "26.12.2025" in f"{letter}"
    assert "19" not in f"{letter.paragraphs}"


def test_a_term_prolonged_after_an_order_has_moved_it_was_not_the_first_one() -> None:
    """«Первоначальный срок» stood beside a term that the amending order had set a month before."""
    longer = extension(new_term=dec(26), decided_on=dec(12))
    for before, order, called in (("до 19.12.2025", NAMED, "прежний"), ("до 12.12.2025", ORDER, "первоначальный")):
        story = Story(settings(remind_days=(4,)))
        story.day(dec(11), small(plan=(item(before, text="Провести обучение"),)))
        plan = (item("до 12.12.2025", text="Провести обучение"),)
        reviewed, decisions = story.day(dec(22), small(plan=plan, order=order, extensions=(longer,)))
        letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())
        assert f"({called} срок – 12.12.2025, продлён решением" in str(letter)
