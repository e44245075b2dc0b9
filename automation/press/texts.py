"""Renders short plain texts, which are sandboxed Jinja2 templates without escaping. Pure.

This is the text side of the engine, as ``press.fill`` is the page side. An error is a code with details; whoever owns
the texts says it to people in words.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.nodes import Template as Tree

_UNKNOWN = re.compile(r"(?:has no attribute|attribute) '([^']+)'|'([^']+)' is undefined")


class TextError(Exception):
    """A text cannot be rendered.

    ``code`` is one of «syntax» (``line``, counted from 1, and Jinja2's words in ``detail``), «name» (the unknown name
    in ``detail``), «forbidden», «endless» (the text calls itself, or takes too much time or memory), «value» (an
    expression that cannot be computed) and «other».
    """

    def __init__(self, code: str, detail: str = "", line: int = 0) -> None:
        super().__init__(code, detail, line)
        self.code, self.detail, self.line = code, detail, line


# What a plain text is made of. Without assignments, calls, filters, multiplication, lists of its own and loops in loops
# nothing can grow faster than the text times its values.
_SAID = ("Template", "Output", "TemplateData", "Name", "Const", "Getattr", "Getitem", "Concat")
_CHOSEN = ("CondExpr", "If", "For", "And", "Or", "Not", "Compare", "Operand", "Add")
PLAIN = frozenset({*_SAID, *_CHOSEN})
# What filters and expressions raise: Jinja2's own assert, its numbers without end compile to a name nobody knows.
UNCOMPUTED = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, AssertionError, NameError)
Names = tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=1024)
def names(source: str) -> Names:
    """Return the names a text asks for: its variables, and the parts of values behind a dot; raise TextError."""
    from jinja2.nodes import Getattr

    _, variables = _compiled(source)
    return variables, frozenset(node.attr for node in _parsed(source).find_all(Getattr))


@lru_cache(maxsize=1024)
def is_plain(source: str) -> bool:
    """Tell whether rendering a text takes time and memory in proportion to its values, whatever it says.

    Only the parser looks at the text: Jinja2's compiler would already compute what is constant in it.
    """
    from jinja2 import TemplateSyntaxError, nodes

    try:
        tree = _parsed(source)
    except (TemplateSyntaxError, RecursionError):
        return False
    kinds = {type(node).__name__ for node in tree.find_all(nodes.Node)}
    return kinds < PLAIN and not any(loop.find(nodes.For) for loop in tree.find_all(nodes.For))


def render(source: str, values: Mapping[str, Any]) -> str:
    """Return the text filled with plain values (as of JSON); raise TextError.

    Nothing bounds it in time or memory but the sandbox: texts one does not trust belong into a ``Press``.
    """
    from jinja2 import TemplateError, UndefinedError
    from jinja2.exceptions import SecurityError

    template, _ = _compiled(source)
    try:
        return template.render(values)
    except SecurityError as error:
        raise TextError("forbidden") from error
    except UndefinedError as error:
        found = _UNKNOWN.search(str(error))
        raise TextError("name", (found[1] or found[2]) if found else str(error)) from error
    except TemplateError as error:
        raise TextError("other", str(error)) from error
    except RecursionError as error:
        raise TextError("endless") from error
    except UNCOMPUTED as error:
        raise TextError("value", str(error)) from error


@lru_cache(maxsize=1)
def _environment() -> Any:
    from automation.press.sandbox import TextEnvironment

    return TextEnvironment()


@lru_cache(maxsize=1024)
def _parsed(source: str) -> "Tree":
    tree: Tree = _environment().parse(source)
    return tree


@lru_cache(maxsize=1024)
def _compiled(source: str) -> "tuple[Template, frozenset[str]]":
    """Compile a text, which the compiler must parse for itself: it changes the tree; return also its variables."""
    from jinja2 import TemplateSyntaxError

    environment = _environment()
    environment.asked.clear()
    try:
        template: Template = environment.from_string(source)
    except TemplateSyntaxError as error:
        raise TextError("syntax", str(error.message), error.lineno) from error
    except RecursionError as error:
        raise TextError("endless") from error
    return template, frozenset(environment.asked)


def names_in(context: Any) -> frozenset[str]:
    """Return every key of the context, however deep: the names a page may use."""
    if isinstance(context, Mapping):
        return frozenset(map(str, context)).union(*map(names_in, context.values()))
    if isinstance(context, list | tuple):
        return frozenset().union(*map(names_in, context))
    return frozenset()
