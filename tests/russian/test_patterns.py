"""A lazy expression is the compiled one, made at its first use."""

import re

from automation.patterns import lazy


def test_a_lazy_expression_answers_what_the_compiled_one_does() -> None:
    text, ready = "пункт 12, ПУНКТ 13", re.compile(r"пункт (\d+)", re.IGNORECASE)
    made = lazy(r"пункт (\d+)", re.IGNORECASE)
    assert made.findall(text) == ready.findall(text) == ["12", "13"]
    assert made.sub("№", text) == ready.sub("№", text)
    assert [m[1] for m in made.finditer(text)] == ["12", "13"]
    assert made.fullmatch("пункт 12") is not None
    assert made.match("раздел 12") is None
    assert (made.pattern, made.groups, made.flags) == (ready.pattern, ready.groups, ready.flags)


def test_a_lazy_expression_is_compiled_once() -> None:
    made = lazy(rb"<f[\s/>]")
    assert made.search is made.search
    assert made.search(b"<c><f>1</f></c>") is not None
