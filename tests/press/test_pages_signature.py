"""The signature keeps company on its page (LibreOffice): papers of every form, a line longer each, about a page end."""

import re
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.page_samples import LETTER, MEMO, NOTE, REFERENCE
from automation.model.kinds import Kind
from automation.model.letter import Letter, Paragraph, Row, Run
from tests.press.test_pages_look import pages_of
from tests.support.compose_story import COMPLETION, morning
from tests.support.compose_world import facts, paper_for, words
from tests.support.nightly import LONG
from tests.support.office_suite import saved_by_libreoffice
from tests.support.pages import Pages

PAGES = Pages(Path(__file__).resolve().parents[2] / "templates")
MISSING = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"нет программ: {', '.join(MISSING)}")
POST = "Заместитель главы Администрации Аксайского городского поселения по социальным вопросам"
ROW = Row(
    number="1", text="Мероприятие плана, слова которого занимают в таблице несколько строк. " * 3, term="постоянно"
)
ALONE = replace(LETTER, draft_mark="", rows=(), table_after=-1, attachments=())
UPWARDS = replace(MEMO, draft_mark="", rows=(), table_after=-1, executor=(), signer_post=POST)
FORMS: dict[str, tuple[Letter, range]] = {
    "letter": (ALONE, range(18, 26)),
    "note": (replace(ALONE, form=NOTE.form, title=NOTE.title, salutation="", closing="", executor=()), range(22, 31)),
    "reference": (replace(REFERENCE, draft_mark="", rows=(), attachments=(), executor=()), range(27, 37)),
    "supplement": (replace(UPWARDS, attachments=(), appendix=None), range(25, 36)),
}


def text(number: int, sentences: int) -> Paragraph:
    words = f"Абзац {number}." + " Сведения об исполнении просим представить в установленный срок." * sentences
    return Paragraph(runs=(Run(text=words),))


def completion() -> Letter:
    """The memo of the story, its appendix longer than a page."""
    review, decisions = morning(COMPLETION)
    return compose(paper_for(decisions, kind=Kind.COMPLETION), facts(review, number="02-01/К-1"), words())


def papers() -> Iterator[tuple[str, Letter]]:
    memo = completion()
    for lines, last in product(range(5, 11), (2, 4)):
        body = (*memo.paragraphs[:3], *(text(n, 2) for n in range(lines)), replace(text(lines, last), role="step"))
        yield f"completion-{lines}-{last}", replace(memo, paragraphs=body)
    for form, (letter, lengths) in FORMS.items():
        for lines in lengths:
            body = tuple(text(n, 0) for n in range(lines))
            yield f"{form}-{lines}", replace(letter, paragraphs=(*body, text(lines, lines % 2 * 3)))
    for rows in range(15, 22):
        letter = replace(ALONE, rows=(ROW,) * rows, table_after=0, paragraphs=(text(0, 1), text(1, 1)))
        yield f"table-{rows}", letter


@pytest.fixture(scope="module", params=[*FORMS, "completion", "table"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of each paper of one kind."""
    folder = tmp_path_factory.mktemp("signature")
    names = []
    for name, letter in papers():
        if name.startswith(f"{request.param}-"):
            (folder / f"{name}.docx").write_bytes(PAGES.render(letter.form, letter.as_json()))
            names.append(name)
    saved_by_libreoffice(sorted(folder.glob("*.docx")), folder, "pdf")
    return {name: pages_of(folder / f"{name}.pdf") for name in names}


@LONG
def test_no_page_holds_a_signature_without_words_of_the_text(printed: dict[str, list[str]]) -> None:
    places = set()
    for name, pages in printed.items():
        at = next(n for n, page in enumerate(pages) if re.search(r"Д\.А\. Бобков|Н\.П\. Образцова", page))
        places.add(at)
        assert "Абзац" in pages[at], name
        assert "0-00-00" not in "".join(pages[at + 1 :]), name
        numbers = re.findall(r"Абзац (\d+)\.", pages[at])
        shown = " ".join(pages[at].split())
        assert len(numbers) > 1 or "Сведения об исполнении просим" in shown or "Мероприятие" in shown, (
            f"{name}: one line"
        )
    assert len(places) == 2, "the lengths must reach over a page end"
