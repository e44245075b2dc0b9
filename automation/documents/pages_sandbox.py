"""The Jinja2 environment of pages: sandboxed, autoescaped, strict, bounded, without chance.

The rules of the page are those of docxtpl; what is barred is code, endless loops and silent holes.
"""

from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

LONGEST_LOOP = 10_000
_METHODS = frozenset(dir(dict))
_COUNTERS = frozenset({"first", "last", "index", "index0", "length"})
_BARRED_GLOBALS = ("lipsum",)
_BARRED_FILTERS = ("random", "center")


def bounded_range(*bounds: int) -> range:
    """``range`` of at most ``LONGEST_LOOP`` steps; SecurityError beyond."""
    steps = range(*bounds)
    if len(steps) > LONGEST_LOOP:
        raise SecurityError(f"цикл длиннее {LONGEST_LOOP} шагов")
    return steps


class PageEnvironment(SandboxedEnvironment):
    """Environment of a page. ``strict_values`` also refuses to print None and not-a-number."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, *, strict_values: bool = False) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, finalize=refuse_holes if strict_values else None, cache_size=0
        )
        self.globals["range"] = bounded_range
        for name in _BARRED_GLOBALS:
            del self.globals[name]
        for name in _BARRED_FILTERS:
            del self.filters[name]

    def getattr(self, obj: Any, attribute: str) -> Any | Undefined:
        """``obj.attribute``; keys of plain JSON and counters of a loop are found at once, all else by the sandbox."""
        if type(obj) is dict and attribute not in _METHODS:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if type(obj) is LoopContext and attribute in _COUNTERS:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """``*`` and ``**`` of small numbers only: neither builds a giant text or number."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or abs(left) > 10**9 or abs(right) > (10**9 if operator == "*" else 16):
            raise SecurityError(f"действие «{operator}» здесь не допускается")
        return super().call_binop(context, operator, left, right)


def refuse_holes(value: Any) -> Any:
    """The value, unless it would print as «None» or «nan»."""
    if value is None or (isinstance(value, float) and (value != value or value in (float("inf"), float("-inf")))):  # noqa: PLR0124
        raise UndefinedError("вместо текста получено пустое значение (None или nan)")
    return value
