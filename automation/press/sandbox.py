"""The Jinja2 environment of pages: sandboxed, autoescaped, strict, bounded, without chance.

The rules of the page are those of docxtpl; what is barred is code, endless loops and silent holes.
"""

from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError

from automation.letters.sandbox import BoundedEnvironment
from automation.press.quick import QuickCode, QuickContext, QuickTemplate

LONGEST_LOOP = 10_000
_BARRED_GLOBALS = ("lipsum",)


def bounded_range(*bounds: int) -> range:
    """``range`` of at most ``LONGEST_LOOP`` steps; SecurityError beyond."""
    steps = range(*bounds)
    if len(steps) > LONGEST_LOOP:
        raise SecurityError(f"цикл длиннее {LONGEST_LOOP} шагов")
    return steps


class PageEnvironment(BoundedEnvironment):
    """Environment of a page. ``strict_values`` also refuses to print None and not-a-number."""

    code_generator_class = QuickCode
    context_class = QuickContext
    template_class = QuickTemplate

    def __init__(self, *, strict_values: bool = False) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, finalize=refuse_holes if strict_values else None, cache_size=0
        )
        self.globals["range"] = bounded_range
        for name in _BARRED_GLOBALS:
            del self.globals[name]


def refuse_holes(value: Any) -> Any:
    """The value, unless it would print as «None» or «nan»."""
    if value is None or (isinstance(value, float) and (value != value or value in (float("inf"), float("-inf")))):  # noqa: PLR0124
        raise UndefinedError("вместо текста получено пустое значение (None или nan)")
    return value
