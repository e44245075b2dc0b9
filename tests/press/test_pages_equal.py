"""Our filling and docxtpl's give the same paper, member by member, for any letter on the pages of the product."""

import io
import random
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from msgspec.structs import replace

from automation.letters.page_samples import samples
from automation.model.kinds import Form
from automation.model.letter import Letter, Paragraph, Row, Run
from tests.support.nightly import share
from tests.support.odd_pages import by_docxtpl, members
from tests.support.pages import Pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = Pages(ROOT / "templates")
LETTERS = share(5, 150)  # of each of the four forms
WORDS = [
    "Рога & Копыта",
    "«Образец»",
    "<b>",
    "№\u00a0454",
    "a\tb",
    "две\nстроки",
    '"кавычки"',
    "{{ 7*7 }}",
    "пункт",
    "№\u00a001‑15/К‑3,",
    "'ё'",
]


def varied(letter: Letter, chance: random.Random) -> Letter:
    def words(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))

    def row() -> Row:
        return Row(
            number=str(chance.randint(1, 99)),
            text=words(9),
            term=words(2),
            performers=chance.choice(["", words(3)]),
            mark=chance.choice(["", words(3)]),
            section=chance.random() < 0.2,
        )

    paragraphs = tuple(
        Paragraph(
            runs=tuple(Run(text=words(6), quoted=chance.random() < 0.3) for _ in range(chance.randint(1, 4))),
            role=chance.choice(["text", "step"]),
        )
        for _ in range(chance.randint(1, 8))
    )
    return replace(
        letter,
        addressee=tuple(words(3) for _ in range(chance.randint(0, 3))),
        heading=chance.choice(["", words(4)]),
        paragraphs=paragraphs,
        rows=tuple(row() for _ in range(chance.randint(0, 10))),
        table_after=chance.randint(-1, len(paragraphs) - 1),
        attachments=tuple(words(2) for _ in range(chance.randint(0, 2))),
        appendix=chance.choice([None, letter.appendix]),
    )


def without_empty_sheet(paper: bytes) -> bytes:
    """Docxtpl's paper without the sheet that a section break in the last paragraph would open."""
    document = Document(io.BytesIO(paper))
    *_, before, last = document.element.body
    if [child.tag for child in before] == [qn("w:pPr")] and before.pPr.find(qn("w:sectPr")) is not None:
        document.element.body.replace(last, before.pPr.find(qn("w:sectPr")))
        document.element.body.remove(before)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words_in_one_run(members: dict[str, bytes]) -> dict[str, bytes]:
    """Our paper as if words with a slash and names stood in the run of their text: setting them apart is ours alone."""
    text = b'<w:t xml:space="preserve">'
    apart = (
        rb'</w:t></w:r><w:r><w:rPr>((?:(?!</w:rPr>).)*)<w:lang w:val="zxx"></w:lang></w:rPr>'
        + text
        + rb"([^<]+)</w:t></w:r>"
    )
    again = rb"<w:r>(?:<w:rPr>\1</w:rPr>)?" + text
    return {name: re.sub(apart + again, rb"\2", data) for name, data in members.items()}


@pytest.mark.parametrize("form", list(Form))
def test_varied_letters_of_each_form_equal_docxtpl_member_by_member(form: Form) -> None:
    chance = random.Random(form.value)
    page = ROOT / "templates" / f"{form.value}.docx"
    bases = samples(form)
    for n in range(LETTERS):
        context = varied(bases[n % len(bases)], chance).as_json()
        ours = words_in_one_run(members(PAGES.render(form, context)))
        theirs = members(without_empty_sheet(by_docxtpl(page, context)))
        assert ours.keys() == theirs.keys()
        differing = [name for name in ours if ours[name] != theirs[name]]
        assert not differing, f"letter {n}: {differing}"
