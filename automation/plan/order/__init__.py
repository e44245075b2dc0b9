"""The order is the input: any file of an order with a plan becomes an ``OrderDraft``."""

from pathlib import Path

from automation.errors import RestrictedError, UnreadError
from automation.model.plan import OrderDraft
from automation.plan.order.show import draft_table
from automation.system.bounded import ask_child

SECONDS, MIB = 8, 512  # of processor time and of memory; an order of four hundred items takes a tenth
WITH_LIBREOFFICE = 2048  # MiB for the child and for each process it starts, where only the parent can bound them
PATIENCE = 180.0  # seconds of wall time, LibreOffice's conversion included


def read_order(path: Path) -> OrderDraft:
    """Read the order in a .docx, .odt, .txt (.doc, .rtf, .pdf through LibreOffice) with its plan's items.

    What is not understood stands as written and is asked in ``questions``; derived requisites are named in
    ``unsure``. Raises ``UnreadError`` with one clear sentence naming the file and the cure. Nothing bounds the time
    and the memory that reading takes; ``read_order_apart`` does.
    """
    from automation.plan.order.files import open_source
    from automation.plan.order.understand import understand_order

    return understand_order(open_source(path)(), path.name)


def read_order_apart(path: Path) -> OrderDraft:
    """Do as ``read_order`` does, in a bounded child: an endless file ends as ``UnreadError`` too."""
    import msgspec

    arguments = [str(path), str(MIB), str(SECONDS)]
    child = "automation.plan.order.reading_child"
    answer = ask_child(child, arguments, seconds=PATIENCE, mib=WITH_LIBREOFFICE, cpu_seconds=0)
    if "draft" in answer:
        return msgspec.msgpack.decode(answer["draft"], type=OrderDraft)
    if "restricted" in answer:
        raise RestrictedError(answer["restricted"])
    raise UnreadError(
        answer.get("told")
        or f"Файл «{path.name}» слишком велик или запутан и не прочитан: оставьте в нём само распоряжение с планом, "
        "уберите пустые таблицы и лишний текст и повторите команду."
    )
