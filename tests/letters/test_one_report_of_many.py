"""A report the plan asks for every quarter, and «Уточнённый срок» on one day alone, is the report of its quarter."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import Book, StatusRow
from automation.plan.terms import read_clarified
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import SETTINGS, book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, Story, item

QUARTERLY = item(
    "ежеквартально, до 10 числа месяца, следующего за отчётным кварталом", text="Представлять отчёт о расходах"
)
OTHER = item("до 10.04.2026", "2", row=3)


def made(*rows: StatusRow, day: str = "10.04.2026") -> Book:
    once = replace(QUARTERLY, override=read_clarified(day, QUARTERLY.term, SIGNED, Calendar()))
    return book(*rows, plan=(once, OTHER), performers=(ORG,))


def plain(text: str) -> str:
    return text.translate({ord("°"): " ", 0xA0: " ", ord("{"): "", ord("}"): ""})


def test_an_extract_says_of_which_quarter_the_one_report_is() -> None:
    covering = replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("covering",)))
    for day, said in (
        ("10.04.2026", "(отчёт за I квартал 2026 года – до 10.04.2026 включительно)"),
        ("15.04.2026", "(до 15.04.2026 включительно)"),
    ):
        reviewed, decisions = judged(made(day=day), SIGNED, None, covering)
        letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, covering, number="1"), words())
        assert plain(letter.rows[0].term) == f"{QUARTERLY.term_phrase} {said}"


def test_reminder_memo_and_appendix_name_the_quarter() -> None:
    story = Story(sent=True)
    alone = replace(made(), items=made().items[:1], rows=made().rows[:1])
    reviewed, decisions = story.day(date(2026, 4, 3), alone)
    text = plain(outline(compose(paper_for(decisions, "ОБР", Kind.REMINDER), facts(reviewed, number="1"), words())))
    assert "О представлении отчёта за I квартал 2026 года" in text
    assert "отчёт о расходах за I квартал 2026 года представляется до 10.04.2026 включительно" in text
    days = (date(2026, 4, 9), date(2026, 4, 10))
    rows = (done("ОБР", "1", days[0], accepted_on=days[1]), done("ОБР", "2", days[0], accepted_on=days[1]))
    reviewed, decisions = story.day(date(2026, 4, 13), made(*rows))
    memo = plain(outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())))
    assert "МБУК «Образец» – отчёт за I квартал 2026 года представлен" in memo
