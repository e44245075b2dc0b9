"""Our filling and docxtpl's give the same paper, member by member, for any letter and for odd pages too."""

import io
import random
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from msgspec.structs import replace

from automation.model.kinds import Form
from automation.model.letter import Letter, Paragraph, Row, Run
from automation.press.pages import Pages
from automation.press.sample_values import samples

ROOT = Path(__file__).resolve().parents[2]
PAGES = Pages(ROOT / "templates")
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
    "'ё'",
]


@lru_cache(maxsize=200)
def canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        content = {name: opened.read(name) for name in opened.namelist()}
    return {n: canonical(data) if n.endswith((".xml", ".rels")) else data for n, data in content.items()}


def by_docxtpl(page: Path, context: dict[str, Any]) -> bytes:
    template = DocxTemplate(str(page))
    template.render(context, ImmutableSandboxedEnvironment(autoescape=True))  # Jinja2's own, nothing of ours
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


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


@pytest.mark.parametrize("form", list(Form))
def test_150_varied_letters_of_each_form_equal_docxtpl_member_by_member(form: Form) -> None:
    chance = random.Random(form.value)
    page = ROOT / "templates" / f"{form.value}.docx"
    bases = samples(form)
    for n in range(150):
        context = varied(bases[n % len(bases)], chance).as_json()
        ours, theirs = members(PAGES.render(form, context)), members(by_docxtpl(page, context))
        assert ours.keys() == theirs.keys()
        differing = [name for name in ours if ours[name] != theirs[name]]
        assert not differing, f"letter {n}: {differing}"


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8ffff3f0005fe02fea7a5c6140000000049454e44ae426082"
)


def odd_page(
    folder: Path,
    *,
    header: str = "",
    body: tuple[str, ...] = (),
    row: tuple[str, ...] = (),
    runs: tuple[str, ...] = (),
    lines: tuple[str, ...] = (),
    pictures: int = 0,
    title: str = "",
) -> Path:
    document = Document()
    document.core_properties.title = title
    document.sections[0].header.paragraphs[0].text = header
    for words in body:
        document.add_paragraph(words)
    split = document.add_paragraph()
    for words in runs:
        split.add_run(words).bold = len(split.runs) % 2 == 0
    for _ in range(pictures):
        document.add_picture(io.BytesIO(PNG))
    if lines:
        column = document.add_table(rows=len(lines), cols=1)
        for cell, words in zip(column.columns[0].cells, lines, strict=True):
            cell.text = words
    if row:
        table = document.add_table(rows=1, cols=len(row))
        for cell, words in zip(table.rows[0].cells, row, strict=True):
            cell.text = words
    path = folder / "letter.docx"
    document.save(str(path))
    return path


ODD_CONTEXT = {
    "title": "А & Б <в>",
    "rows": [{"n": "1", "t": "а"}, {"n": "2", "t": "б\tв\nг"}],
    "empty": [],
    "shade": "FF0000",
    "odd": {"first": "& 1", "items": "<2>", "deep": {"last": "'3'"}},
    "many": ["x", "y", "z"],
    "lines": "а\nб\n & в\u00a0г",
}
ODD_PAGES: dict[str, dict[str, Any]] = {
    "tags in the header": {"header": "{{ title }}", "body": ("текст",)},
    "a loop inside a paragraph": {"body": ("{% for r in rows %}{{ r.n }}, {% endfor %}конец",)},
    "tabs and line breaks": {"body": ("{% for r in rows %}{{ r.t }}{% endfor %}", "а\tб\nв {{ title }}")},
    "line breaks alone": {"body": ("{{ lines }}", "а {{ lines }}{% set b %}[{{ lines }}]{% endset %}{{ b }}")},
    "a line break outside the texts": {"body": ("{{ lines }}",), "title": "{{ lines }}", "pictures": 1},
    "masked braces": {"body": ("{_{ title }_} и {_% if %_} {{ title }}",)},
    "a page break in a value": {"body": ("{{ title }}{{ '\\f' }}{{ title }}{{ '\\a' }}{{ title }}",)},
    "trimmed paragraphs": {"body": ("один {%- if rows %}", "два", "{%- endif %} три")},
    "a table column for each value": {"row": ("{%tc for m in many %}", "{{ m }}", "{%tc endfor %}")},
    "a coloured cell": {"row": ("{% cellbg shade %}{{ title }}", "б")},
    "a spanning cell": {"row": ("{% colspan many|length %}{{ title }}",)},
    "no tags at all": {"body": ("просто текст",)},
    "a tag Word split into runs": {"runs": ("А {{ ti", "tle }} и {", "% if rows %}да{% en", "dif %}.")},
    "pictures of the page itself": {"pictures": 2, "body": ("{{ title }}",)},
    "pictures in a condition": {"pictures": 1, "body": ("{%p if rows %}", "{{ title }}", "{%p endif %}")},
    "a tag in the properties": {"title": "Письмо {{ title }}", "body": ("текст",)},
    "a run tag": {"runs": ("а ", "{%r if rows %}", "{{ title }}", "{%r endif %}", " б")},
    "comments": {"body": ("{#p не печатать #}", "{# и это #}{{ title }}")},
    "typographic quotes in a tag": {
        "body": ("{% if title == ‘x’ %}а{% else %}{{ title|replace(“Б”, ”В”) }}{% endif %}",)
    },
    "rows of a table": {"lines": ("шапка", "{%tr for r in rows %}", "{{ r.t }}", "{%tr endfor %}")},
    "no rows left": {"lines": ("{%tr for r in empty %}", "{{ r.t }}", "{%tr endfor %}")},
    "names set at the top and in a loop": {
        "body": (
            "{% set a = title %}{% for r in rows %}{% set b = r.n ~ a %}{{ b }}{{ loop.index }}{% endfor %}",
            "{{ a }}{% with c = a %}{{ c }}{% endwith %}",
        )
    },
    "a captured text": {
        "body": ("{% set a %}[{{ title }}]{% endset %}{{ a }} {% filter trim %} {{ title }} {% endfilter %}",)
    },
    "a called macro": {
        "body": ("{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m(title) %}{{ title }}{% endcall %}",)
    },
    "keys named as methods and counters": {
        "body": (
            "{{ odd.first }}{{ odd['items'] }}",
            "{% set loop = odd %}{{ loop.first }}{{ rows[0].n }}{{ odd.deep.last }}",
        )
    },
    "values that are no texts": {"body": ("{{ 5 }}{{ many|length }}{{ 1.5 }}{{ true }}{{ title|e }}{{ many }}",)},
    "macro and filters": {
        "body": ("{% macro m(x) %}[{{ x|upper }}]{% endmacro %}{{ m(title) }}{{ many|join(', ') }}",)
    },
}


@pytest.mark.parametrize("name", ODD_PAGES)
def test_an_odd_page_equals_docxtpl(tmp_path: Path, name: str) -> None:
    path = odd_page(tmp_path, **ODD_PAGES[name])
    ours = members(Pages(tmp_path).render("letter", ODD_CONTEXT))
    theirs = members(by_docxtpl(path, ODD_CONTEXT))
    assert ours.keys() == theirs.keys()
    assert [n for n in ours if ours[n] != theirs[n]] == []


def test_a_picture_is_left_to_docxtpl(tmp_path: Path) -> None:
    from docx.shared import Mm
    from docxtpl import InlineImage

    png = tmp_path / "герб.png"
    png.write_bytes(PNG)
    path = odd_page(tmp_path, body=("{{ image }}", "{{ title }}"))
    template = DocxTemplate(str(path))
    paper = Pages(tmp_path).render("letter", {"image": InlineImage(template, str(png), width=Mm(10)), "title": "А"})
    assert "word/media/image1.png" in members(paper)
