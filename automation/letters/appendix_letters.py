"""The rows behind the plan that name every paper to a performer, where the text of a memo cannot hold them all."""

from collections.abc import Sequence

from automation.control.sent_papers import in_order
from automation.letters.appendix_variables import AllPapersValues
from automation.letters.citing import cited, day_cited
from automation.letters.item_cases import items_in_cases
from automation.letters.letter_facts import Memo
from automation.letters.letters_told import items_of_papers, replies
from automation.letters.marks import begun, plain
from automation.letters.measures import Measures, are_in_appendix
from automation.model.letter import Row

FILE = "appendix.txt"


def letter_rows(measures: Sequence[Measures], memo: Memo) -> list[Row]:
    """Return below a title a row for each performer with all papers to him and their answers, if the text has none."""
    if not are_in_appendix(measures):
        return []
    title = plain(memo.words.line(FILE, "все письма", {}))
    sent = [m for m in measures if m.every_paper]
    return [Row(number="", text=title, term="", section=True), *(_row(m, memo) for m in sent)]


def _row(told: Measures, memo: Memo) -> Row:
    papers, owed = in_order(told.every_paper), told.verdicts
    beside = replies(papers, owed, memo)
    about: AllPapersValues = {"пункты": items_in_cases(items_of_papers(papers, owed, memo))}
    lines = [(cited(e) or day_cited(e), beside[e.key]) for e in papers]
    return Row(
        number="",
        text=plain(memo.words.line(FILE, "письма исполнителю", about)),
        term="",
        performers=plain(begun(told.name)),
        mark="\n".join(plain(f"{paper} ({said})" if said else paper) for paper, said in lines),
    )
