"""Who renders beside the run itself: a pool of processes or a cluster."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from concurrent.futures import Executor


class Hands(Struct, frozen=True, kw_only=True):
    """Who renders: an executor, None where nobody could be found, and how many chunks it is given ahead."""

    executor: "Executor | None"
    window: int
