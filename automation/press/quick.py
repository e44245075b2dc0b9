"""The two parts of Jinja2 that a letter runs through most often, written again to cost less; they mean the same.

They are put in through Jinja2's public hooks: the class that writes a template's code, and the class of a template.
The figures below are of a letter with 0 to 10 table rows (``benchmarks/press.py``); decision 0037 names the tricks that
were measured and removed.
"""

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame

JSON_METHODS = frozenset(dir(dict))
COUNTERS = frozenset({"first", "last", "index", "index0", "length"})


def _escape(text: str) -> str:
    return str(markupsafe.escape(text))


# This function of markupsafe escapes in C and returns a plain string. The public one wraps its answer in a type of its
# own, which costs a letter 8 to 25 % more. Another version of markupsafe may lack the inner function.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _escape)


class Printed(str):
    """A value as printed on the page, escaped; every piece of a filled page that is no ``Printed`` is its own text."""

    __slots__ = ()


def printed(value: Any) -> Printed:
    """Escape a value for ``{{ value }}`` exactly as markupsafe does."""
    return Printed(_escaped(value) if type(value) is str else markupsafe.escape(value))


class QuickTemplate(Template):
    """A template whose values come out as ``Printed``, so that ``fill`` can look at the values alone."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - the name Jinja2 gives it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make the template of compiled code, as Jinja2 does, but let its ``escape`` mark each value as ``Printed``."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = printed
        return template


class QuickCode(CodeGenerator):
    """Writes template code that looks up ``name.key`` of a plain dict and ``loop.counter`` without a call.

    The sandbox's own look-up costs a letter 30 to 57 % more; it still does every other look-up.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the name Jinja2 gives it
        """Write the look-up; the name stands in it three times, because reading a name has no effect."""
        if not isinstance(node.node, nodes.Name) or node.attr in JSON_METHODS:
            super().visit_Getattr(node, frame)
            return
        at_once = node.node.name == "loop" and node.attr in COUNTERS
        pieces = (".{0} if type(", ") is LoopContext") if at_once else ("[{0!r}] if type(", ") is dict and {0!r} in ")
        self.write("(")
        self.visit(node.node, frame)
        self.write(pieces[0].format(node.attr))
        self.visit(node.node, frame)
        self.write(pieces[1].format(node.attr))
        if not at_once:
            self.visit(node.node, frame)
        self.write(" else ")
        super().visit_Getattr(node, frame)
        self.write(")")
