"""What was changed in a row after its report had been accepted."""

from msgspec import Struct


class Rewritten(Struct, frozen=True, kw_only=True):
    """A cell that was changed after the report had been accepted: its header, what was accepted, what stands there."""

    header: str
    before: str
    now: str
