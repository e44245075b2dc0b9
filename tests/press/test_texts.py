"""Plain texts filled in this very process: each trouble told by its code, and the names a text asks for."""

import math

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from automation.press import quick, texts
from automation.press.sandbox import LARGEST_NUMBER, LONGEST_LOOP, PageEnvironment, bounded_range, refuse_holes
from automation.press.texts import TextError


@pytest.mark.parametrize(
    ("source", "code", "detail", "line"),
    [
        ("Слова\n{% if %}", "syntax", "Expected an expression, got 'end of statement block'", 2),
        ("{{ нет }}", "name", "нет", 0),
        ("{{ есть.нет }}", "name", "нет", 0),
        ("{{ есть['нет'] }}", "name", "нет", 0),
        ("{{ есть.__class__.__mro__ }}", "forbidden", "", 0),
        ("{{ 2 ** 99 }}", "forbidden", "", 0),
        ("{% include 'другое' %}", "value", "no loader for this environment specified", 0),
        ("{{ 1 / 0 }}", "value", "division by zero", 0),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "endless", "", 0),
        ("{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "endless", "", 0),
        ("{{ 'текст'|wordwrap(-1) }}", "value", "invalid width -1 (must be > 0)", 0),
        ("{{ ''|truncate(-9) }}", "value", "expected length >= 3, got -9", 0),
        ("{{ 'текст'.encode('нет') }}", "value", "unknown encoding: нет", 0),
        ("{{ 1e400|int }}", "value", "name 'inf' is not defined", 0),
        ("{% if 1 %}{{ 1|нет }}{% endif %}", "other", "No filter named 'нет' found.", 0),
    ],
)
def test_what_is_wrong_with_a_text_is_told_by_its_code(source: str, code: str, detail: str, line: int) -> None:
    with pytest.raises(TextError) as caught:
        texts.render(source, {"есть": {}})
    assert (caught.value.code, caught.value.line) == (code, line)
    assert caught.value.detail == detail


def test_the_names_a_text_asks_for_are_its_variables_and_the_parts_behind_dots() -> None:
    assert texts.names("{{ а.б }}{% for в in г %}{{ в.д }}{% endfor %}") == (frozenset("аг"), frozenset("бд"))
    with pytest.raises(TextError) as caught:
        texts.names("{{ а ")
    assert caught.value.code == "syntax"


def test_a_text_that_cannot_be_parsed_is_not_plain() -> None:
    assert texts.is_plain("{{ а }}")
    assert not texts.is_plain("{{ а ")


def test_the_names_of_a_context_are_its_keys_however_deep() -> None:
    assert texts.names_in({"а": [{"б": 1}, ({"в": {}},)], "г": "д"}) == {"а", "б", "в", "г"}


@pytest.mark.parametrize("hole", [None, math.nan, math.inf, -math.inf])
def test_a_hole_is_never_printed_on_a_page(hole: float | None) -> None:
    page = PageEnvironment(strict_values=True).from_string("{{ число }}")
    assert page.render(число=0.5) == "0.5"
    with pytest.raises(UndefinedError, match="пустое значение"):
        page.render(число=hole)
    assert refuse_holes("") == ""


def test_loops_and_numbers_have_an_end() -> None:
    assert bounded_range(2, 5) == range(2, 5)
    with pytest.raises(SecurityError, match=f"цикл длиннее {LONGEST_LOOP} шагов"):
        bounded_range(LONGEST_LOOP + 1)
    assert texts.render("{{ 6 * 7 }} {{ 2 ** 3 }}", {}) == "42 8"
    for product in ("'а' * 2", f"{LARGEST_NUMBER + 1} * 1", "2 ** 17", "[1] * 2"):
        with pytest.raises(TextError) as caught:
            texts.render(f"{{{{ {product} }}}}", {})
        assert caught.value.code == "forbidden", product


def test_the_slow_way_to_escape_gives_the_same_as_the_quick_one() -> None:
    text = "<б> & \"в\" 'г'"
    assert quick._escape(text) == quick._escaped(text) == "&lt;б&gt; &amp; &#34;в&#34; &#39;г&#39;"
