"""Whatever a workbook holds, its papers compose, may leave the office and are soundly punctuated."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import empty_history
from automation.model.letter import Letter
from automation.model.report import Book
from automation.model.settings import Settings
from tests.support.compose_world import after, facts, judged, words
from tests.support.control_chance import START, books, chosen
from tests.support.nightly import share
from tests.support.reads_well import slips_in

GOLDEN = Path(__file__).parents[1] / "golden"


def lines_of(letter: Letter) -> Iterator[str]:
    """Every line of a paper; what stands there in somebody else's words counts as one word."""
    yield from ("".join("Ц" if r.quoted else r.text for r in p.runs) for p in letter.paragraphs)
    told = (letter.heading, letter.salutation, letter.number_line, letter.subject, letter.closing, letter.signer_post)
    yield from (*told, *letter.addressee, *letter.attachments, *letter.reference_data)
    if letter.appendix:
        yield from (line for row in letter.appendix.rows for line in (*row.mark.split("\n"), *row.term.split("\n")))
        tables = (*letter.appendix.organisations, *filter(None, [letter.appendix.total]))
        yield from (line for row in tables for line in f"{row.organisation}\n{row.letter}\n{row.answer}".split("\n"))


@given(books(), chosen, st.integers(0, 30))
@settings(max_examples=share(30, 600), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_papers_of_any_book_compose_and_read_well(book: Book, office: Settings, start: int) -> None:
    history = empty_history()
    for later in (0, 1, 5, 12, 34):
        on = START + timedelta(days=start + later)
        review, decisions = judged(book, on, history, office)
        papers = {}
        for number, paper in enumerate(decisions.papers, 1):
            known = facts(review, office, number=f"К-{number}")
            letter = compose(paper, known, words())
            assert [f for f in check_letter(letter, paper, known) if f.level == "error"] == []
            assert [slip for line in lines_of(letter) if (slip := slips_in(line))] == []
            papers[f"К-{number} {on}"] = paper
        history = after(history, papers, on if later % 2 else None, review)


@pytest.mark.parametrize("golden", sorted(GOLDEN.rglob("*.txt")), ids=lambda path: path.stem)
def test_no_golden_paper_holds_a_slip(golden: Path) -> None:
    lines = golden.read_text("utf-8").replace("°", " ").splitlines()
    parts = (part for line in lines for cell in line.split(" | ") for part in cell.split(" / "))
    assert [slip for part in parts if (slip := slips_in(part))] == []


def test_the_patterns_see_what_reads_badly() -> None:
    for told in (
        "Бобков Д.А..",
        "срок (до (выходной))",
        "сведения , письмо",
        "конец;.",
        "два  пробела",
        "пункт ()",
        "(исполнено 15.12.2025)).",
        "указанная ый отчёт",
        "мероприятие «»",
        "письмо от 15.12.2025 от 16.12.2025",
        "срок от от 12.12.2025",
        "МБУ «Пример»»",
        "МБУ «Пример не представило",
    ):
        assert slips_in(told), told
    for sound in (
        "по пункту 1 (срок – 12.12.2025) сведения не поступили: Бобков Д.А.; и др.",
        "от МБУК «Концертный зал «Дон» не поступил",
        "МБУК «Школа «Искусств» города» и МБУ «Пример»",
        "–",
    ):
        assert not slips_in(sound), sound
