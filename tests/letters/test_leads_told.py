"""What was written about a broken lead, and whether it was answered, stands beside the broken lead itself."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.measures import asked_why
from automation.model.kinds import Kind
from automation.model.report import Book
from tests.support.compose_world import book, done, facts, outline, publication, words
from tests.support.control_story import ORG, Story, item, to

PLAN = (item("с 11.12.2025 по 26.12.2025", lead_hours=4), item("до 19.12.2025", "2", row=3))
ASKED, AWAITED, IN_VAIN, AFTER = (date(2025, 12, day) for day in (16, 17, 22, 29))
DONE = done("ОБР", "2", date(2025, 12, 16), accepted_on=ASKED)
TOLD = "не выдержано в одном случае (МБУК «Образец», 16.12.2025)"
LETTER = "направлено письмо от 16.12.2025"


def made(*rows: object, excuse: str = "") -> Book:
    early = publication(16, "10:00", "12:00", code="ОБР", excuse=excuse)
    return replace(book(*rows, plan=PLAN, performers=(ORG,)), publications=(early,))  # type: ignore[arg-type]


def said(story: Story, on: date, workbook: Book, kind: Kind) -> str:
    reviewed, decisions = story.day(on, workbook)
    paper = replace(next(p for p in decisions.papers if not p.addressee), kind=kind)
    text = outline(compose(paper, facts(reviewed, number="1"), words()))
    return text.translate(dict.fromkeys(map(ord, "{}"))).replace("°", " ").replace("\u00a0", " ")


def asked() -> Story:
    """Return a story in which the performer was asked on 16.12 why he broke the lead."""
    story = Story(sent=True)
    _, decisions = story.day(ASKED, made(DONE))
    assert to(decisions, "ОБР")
    return story


def test_a_letter_about_a_broken_lead_is_told_beside_it_and_that_nobody_has_answered() -> None:
    story = asked()
    paper = said(story, IN_VAIN, made(DONE), Kind.PROGRESS)
    assert f"{TOLD}, {LETTER}, ответа нет" in paper
    assert paper.count(LETTER) == 1
    reviewed, _ = asked().day(AWAITED, made(DONE))
    memo = memo_of(reviewed.figures, facts(reviewed), words(), running=True)
    assert asked_why(reviewed.figures.publications[0], memo) == LETTER, "its answer day has not passed"


def test_a_letter_that_stands_beside_what_its_reader_owes_is_not_told_twice() -> None:
    memo = said(asked(), AFTER, made(DONE), Kind.COMPLETION)
    assert "не поступили сведения по пункту 1" in memo
    assert memo.count(LETTER) == 1


def test_an_answer_is_told_and_the_measures_do_not_repeat_the_letter() -> None:
    story = asked()
    story.mark(answer="вх. от 18.12.2025 № 40")
    late = (done("ОБР", "1", date(2025, 12, 26)), DONE)
    memo = said(story, AFTER, made(*late), Kind.COMPLETION)
    assert f"{TOLD}, {LETTER}, получен ответ (вх. от 18.12.2025 № 40)" in memo
    assert memo.count(LETTER) == 1
    assert "ответа нет" not in memo
