"""Two parts of Jinja2 that a letter goes through most often, written again at less cost; the meaning is Jinja2's own.

They are put in through Jinja2's public hooks: the class that writes a template's code, and the class of a template.
Figures are those of a letter with 0 to 10 rows of a table (``benchmarks/press.py``); decision 0037 names what went.
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


# What markupsafe does in C, without the type it wraps the answer in: a letter takes 8 to 25 % more without it. Another
# version of markupsafe may lack this function.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _escape)


class Printed(str):
    """A value as it stands on the filled page, escaped; every other piece of the page is the page's own text."""

    __slots__ = ()


def printed(value: Any) -> Printed:
    """What ``{{ value }}`` puts on the page: just what markupsafe makes of it."""
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
        """The template of compiled code."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = printed
        return template


class QuickCode(CodeGenerator):
    """Code in which ``name.key`` of plain JSON and ``loop.counter`` are looked up on the spot.

    The sandbox's own look-up costs a letter 30 to 57 % more. Anything but these two is left to it.
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
