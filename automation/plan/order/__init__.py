"""The order is the input: any file of an order with a plan becomes an ``OrderDraft``."""

from pathlib import Path

from automation.model.plan import OrderDraft
from automation.plan.order.show import draft_table

__all__ = ["draft_table", "read_order"]


def read_order(path: Path) -> OrderDraft:
    """The order in a .docx, .odt, .txt (.doc, .rtf, .pdf through LibreOffice) with its plan's items.

    What is not understood stands as written and is asked in ``questions``; derived requisites are named in
    ``unsure``. Raises ``UnreadError`` with one clear sentence naming the file and the cure.
    """
    from automation.plan.order.files import read_source
    from automation.plan.order.understand import understand_order

    return understand_order(read_source(path), path.name)
