"""Whatever a workbook holds, its papers compose, may leave the office and are soundly punctuated."""

import re
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automation.letters import check_letter, compose
from automation.model.control import empty_history
from automation.model.letter import Letter
from automation.model.report import Book
from automation.model.settings import Settings
from tests.support.compose_world import after, facts, judged, words
from tests.support.control_chance import START, books, chosen
from tests.support.nightly import share

UNSOUND = re.compile(
    r"  |(?<!…) [,.;:)]|,\.|\)\)|;;|(?<!\.)\.\.(?!\.)|,,|;\.|:\.|\( |\(\)|\([^()]*\(|– –|: :|^[,;.)–]|None"
)
ITSELF = re.compile(r" ?\((?:плана?-графика?|план-график)\)")


def lines_of(letter: Letter) -> list[str]:
    said = ["".join("Ц" if r.quoted else r.text for r in p.runs) for p in letter.paragraphs]
    marks = [line for row in letter.appendix.rows for line in row.mark.split("\n")] if letter.appendix else []
    return [ITSELF.sub("", line.replace("\u00a0", " ")) for line in (*said, letter.subject, *marks)]


@given(books(), chosen, st.integers(0, 30))
@settings(max_examples=share(60, 600), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
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
            assert [line for line in lines_of(letter) if UNSOUND.search(line)] == []
            papers[f"К-{number} {on}"] = paper
        history = after(history, papers, on if later % 2 else None, review)


def test_the_pattern_sees_what_reads_badly() -> None:
    for told in (
        "Бобков Д.А..",
        "срок (до (выходной))",
        "сведения , письмо",
        "конец;.",
        "два  пробела",
        "пункт ()",
    ):
        assert UNSOUND.search(told), told
    assert not UNSOUND.search("по пункту 1 (срок – 12.12.2025) сведения не поступили: Бобков Д.А.; и др.")
