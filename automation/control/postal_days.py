"""How many working days a letter leaves for its answer: one that goes by post is some days on its way."""

import re
from functools import lru_cache

from automation.model.settings import Policy
from automation.patterns import lazy

BY_POST = 3  # working days from the counter to the reader within a region
_POST = lazy(r"почт|заказн|бандерол|прост\w+ письм", re.IGNORECASE)
_ELECTRONIC = lazy(r"\bэл\b|электрон|e-?mail|сэд|@", re.IGNORECASE)


@lru_cache(maxsize=256)  # an office has a handful of ways
def goes_by_post(way: str) -> bool:
    """Tell whether «Способ» says that a paper letter was posted: «заказное письмо», «почта России», not «эл. почта»."""
    return bool(_POST.search(way)) and not _ELECTRONIC.search(way)


def answer_days(policy: Policy, way: str) -> int:
    """Return how many working days a letter that goes this way is to name for its answer."""
    return policy.answer_days + (BY_POST if goes_by_post(way) else 0)
