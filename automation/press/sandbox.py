"""The Jinja2 environments of pages and texts: sandboxed, strict about names, without randomness and big arithmetic.

The language is that of Jinja2 and docxtpl. A template cannot run Python code, cannot build a giant number or text by
one operation, and cannot print an unknown name as nothing. A loop without end is ended from outside, by whoever runs
the template (``press.child``).
"""

from typing import Any

from jinja2 import StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from automation.press.quick import QuickCode, QuickTemplate

LONGEST_LOOP = 10_000
LARGEST_NUMBER, LARGEST_POWER = 10**9, 16


class _SmallEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which ``*`` and ``**`` build neither a giant text nor a giant number."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)
        for name in ("random", "center"):
            del self.filters[name]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute ``*`` or ``**`` of small numbers; raise SecurityError for anything else."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        most = LARGEST_NUMBER if operator == "*" else LARGEST_POWER
        if not numbers or abs(left) > LARGEST_NUMBER or abs(right) > most:
            raise SecurityError(f"действие «{operator}» здесь не допускается")
        return super().call_binop(context, operator, left, right)


class _AskingCode(CodeGenerator):
    """Writes the code of a text and notes in its environment the variables the text asks for.

    ``jinja2.meta`` finds them alike and writes the code once more for it, which was a third of learning a text.
    """

    def enter_frame(self, frame: Frame) -> None:
        """Enter a part of the text that may have names of its own; what it must look up elsewhere is asked for."""
        super().enter_frame(frame)
        mine: Any = self.environment
        mine.asked |= {name for action, name in frame.symbols.loads.values() if action == "resolve"}


class TextEnvironment(_SmallEnvironment):
    """The environment of a plain text: nothing is escaped, and no function of Jinja2 (``range`` …) is at hand."""

    code_generator_class = _AskingCode

    def __init__(self) -> None:
        super().__init__(autoescape=False)
        self.globals.clear()
        self.asked = set[str]()


class PageEnvironment(_SmallEnvironment):
    """The environment of a page. ``strict_values`` also refuses to print None and not-a-number."""

    code_generator_class = QuickCode
    template_class = QuickTemplate

    def __init__(self, *, strict_values: bool = False) -> None:
        super().__init__(autoescape=True, finalize=refuse_holes if strict_values else None, cache_size=0)
        self.globals["range"] = bounded_range
        del self.globals["lipsum"]


def bounded_range(*bounds: int) -> range:
    """Return ``range`` of at most ``LONGEST_LOOP`` steps; raise SecurityError beyond."""
    steps = range(*bounds)
    if len(steps) > LONGEST_LOOP:
        raise SecurityError(f"цикл длиннее {LONGEST_LOOP} шагов")
    return steps


def refuse_holes(value: Any) -> Any:
    """Return the value itself; raise UndefinedError where it would print as «None», «nan» or «inf»."""
    if value is None or (isinstance(value, float) and (value != value or value in (float("inf"), float("-inf")))):  # noqa: PLR0124
        raise UndefinedError("вместо текста получено пустое значение (None или nan)")
    return value
