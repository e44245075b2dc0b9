"""The order is the input: any file of an order with a plan becomes an ``OrderDraft``."""

from pathlib import Path

from automation.errors import UnreadError
from automation.model.plan import OrderDraft
from automation.plan.order.show import draft_table
from automation.system.bounds import bounded

__all__ = ["draft_table", "read_order"]

SECONDS, MIB = 8, 384  # of processor time and of memory on top; an order of four hundred items takes a tenth


def read_order(path: Path) -> OrderDraft:
    """The order in a .docx, .odt, .txt (.doc, .rtf, .pdf through LibreOffice) with its plan's items.

    What is not understood stands as written and is asked in ``questions``; derived requisites are named in
    ``unsure``. Raises ``UnreadError`` with one clear sentence naming the file and the cure.
    """
    from automation.plan.order.files import open_source
    from automation.plan.order.understand import understand_order

    read = open_source(path)
    try:
        with bounded(SECONDS, MIB):
            return understand_order(read(), path.name)
    except (TimeoutError, MemoryError):
        raise UnreadError(
            f"Файл «{path.name}» слишком велик или запутан и не прочитан: оставьте в нём само распоряжение с планом, "
            "уберите пустые таблицы и лишний текст и повторите команду."
        ) from None
