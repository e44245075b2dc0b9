"""The child process that reads an order for ``read_order_apart``: bounded, and it writes nothing but its answer."""

import marshal
import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from automation.errors import RestrictedError, UnreadError
from automation.plan.order.files import open_source
from automation.plan.order.understand import understand_order
from automation.system.limits import bound_myself


def main(path: str, mib: str, seconds: str) -> None:
    """Read one order and write the answer."""
    answer = said(Path(path), lambda: bound_myself(int(mib), int(seconds)))
    sys.stdout.buffer.write(marshal.dumps(answer))
    sys.stdout.buffer.flush()
    os._exit(0)


def said(file: Path, bound: Callable[[], None]) -> dict[str, object]:
    """Return what the parent is told: the draft, or what ``UnreadError`` tells.

    ``bound`` is called once the file is open: LibreOffice, which opening may start, has bounds of its own.
    """
    try:
        read = open_source(file)
        bound()
        return {"draft": msgspec.msgpack.encode(understand_order(read(), file.name))}
    except RestrictedError as error:
        return {"restricted": str(error)}
    except UnreadError as error:
        return {"told": str(error)}
    except (MemoryError, RecursionError):
        return {}
