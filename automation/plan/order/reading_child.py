"""The child process that reads an order for ``read_order_apart``: bounded, and it writes nothing but its answer."""

import marshal
import os
import sys
from pathlib import Path

import msgspec

from automation.errors import RestrictedError, UnreadError
from automation.plan.order.files import open_source
from automation.plan.order.understand import understand_order
from automation.system.limits import bound_myself


def main(path: str, mib: str, seconds: str) -> None:
    """Read one order and write the answer: the draft, or what ``UnreadError`` tells."""
    file = Path(path)
    try:
        read = open_source(file)
        bound_myself(int(mib), int(seconds))  # only now: LibreOffice, which opening may start, has bounds of its own
        answer: dict[str, object] = {"draft": msgspec.msgpack.encode(understand_order(read(), file.name))}
    except RestrictedError as error:
        answer = {"restricted": str(error)}
    except UnreadError as error:
        answer = {"told": str(error)}
    except (MemoryError, RecursionError):
        answer = {}
    sys.stdout.buffer.write(marshal.dumps(answer))
    sys.stdout.buffer.flush()
    os._exit(0)
