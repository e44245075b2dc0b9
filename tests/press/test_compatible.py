"""Every feature of docxtpl's pages on a page of our own: filled by us and by docxtpl, the same paper."""

from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate, Listing, RichText, RichTextParagraph

from tests.support.nightly import first
from tests.support.odd_pages import PNG, by_docxtpl, members, odd_page
from tests.support.pages import Pages


def rich_text() -> RichText:
    text = RichText("жирно & ", bold=True)
    text.add("<красно>", color="FF0000", style=None)
    text.add("\nсо строки\tи табуляцией")
    return text


def rich_paragraph() -> RichTextParagraph:
    paragraph = RichTextParagraph()
    paragraph.add("первый & ", parastyle="Normal")
    paragraph.add(rich_text(), parastyle="Normal")
    return paragraph


ODD_CONTEXT = {
    "title": "А & Б <в>",
    "rows": [{"n": "1", "t": "а"}, {"n": "2", "t": "б\tв\nг"}],
    "empty": [],
    "shade": "FF0000",
    "odd": {"first": "& 1", "items": "<2>", "deep": {"last": "'3'"}},
    "many": ["x", "y", "z"],
    "lines": "а\nб\n & в\u00a0г",
    "rich": rich_text(),
    "paragraphs": rich_paragraph(),
    "listing": Listing("а & б\n<в>\tг\aд\fе"),
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
    "a comment that takes a column away": {"row": ("{#tc убрать #}", "{{ title }}")},
    "comments in the rows of a table": {"lines": ("{#tr не печатать #}", "{{ title }}", "{# и это #}б")},
    "cells joined across in a loop": {"row": ("{%tc for m in many %}", "{% hm %}{{ title }}", "{%tc endfor %}")},
    "cells joined down in a loop": {"lines": ("{%tr for m in many %}", "{% vm %}{{ title }}", "{%tr endfor %}")},
    "a row shorter than its table": {"row": ("{{ title }}", "{%tc if empty %}", "{{ title }}", "{%tc endif %}", "в")},
    "loops in loops of paragraphs": {
        "body": ("{%p for r in rows %}", "{%p for m in many %}", "{{ r.n }}{{ m }}", "{%p endfor %}", "{%p endfor %}")
    },
    "a footnote": {"body": ("текст",), "footnote": "{% if rows %}{{ title }}{% endif %}"},
    "quotes and ampersands of the page itself": {"header": 'А & Б «{{ title }}» "в"', "body": ("<{{ title }}> & г",)},
    "blanks at the ends of runs": {"runs": ("  а ", " {{ title }} ", "  ", "{{ 'б ' }}", " в  ")},
    "formatted text": {"body": ("а {{r rich }} б", "{%p if rich %}", "{{r rich }}", "{%p endif %}")},
    "formatted paragraphs": {"body": ("а", "{{p paragraphs }}", "б")},
    "a listing": {"body": ("{{ listing }}",)},
    "raw markup that a person vouches for": {"body": ("{{ title|e }}{{ '<w:br/>'|safe }}",)},
    "macro and filters": {
        "body": ("{% macro m(x) %}[{{ x|upper }}]{% endmacro %}{{ m(title) }}{{ many|join(', ') }}",)
    },
}


@pytest.mark.parametrize("name", first(6, ODD_PAGES))  # docxtpl needs a tenth of a second for each
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
