"""The dataclasses of the program: what they mean is the standard library's, what they cost at start is not.

``dataclasses`` loads ``inspect`` and compiles six functions for every class; a quiet day defines more than a hundred
classes and makes values of half of them. For a type checker these names are the standard library's own.
"""

from typing import TYPE_CHECKING

from automation.values.making import must_be_given

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from automation.values.making import dataclass, field, replace

__all__ = ["dataclass", "field", "must_be_given", "replace"]
