"""What templates of an office may compute: nothing of ours, nothing giant, nothing by chance. Pure."""

from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

_BARRED_FILTERS = ("random", "center")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose arithmetic stays small: ``*`` and ``**`` build neither a giant text nor a giant number."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name in _BARRED_FILTERS:
            del self.filters[name]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """``*`` and ``**`` of small numbers only; SecurityError else."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or abs(left) > 10**9 or abs(right) > (10**9 if operator == "*" else 16):
            raise SecurityError(f"действие «{operator}» здесь не допускается")
        return super().call_binop(context, operator, left, right)
