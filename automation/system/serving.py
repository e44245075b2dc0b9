"""The child's side of ``bounded.Child``: questions come on stdin, answers go to stdout, one at a time.

A message is its length (four bytes) and one ``marshal`` value. The child imports no more than this and what it serves.
"""

import marshal
import os
import struct
import sys

TYPE_CHECKING = False  # as in ``typing``, whose loading would take a tenth of an idle child's time
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LENGTH = struct.Struct("<I")
ANSWERED, BROKEN = 0, 1  # the first part of an answer: a value follows, or the traceback of a programmer's error


def serve(answer: "Callable[[Any], Any]") -> None:
    """Answer questions until the parent closes its end of the pipe.

    ``MemoryError`` ends the child, so that the parent may start a clean one.
    """
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what a library prints must not reach the pipe
    while head := questions.read(LENGTH.size):
        question = marshal.loads(questions.read(*LENGTH.unpack(head)))  # noqa: S302 - our own parent wrote it
        try:
            told = marshal.dumps((ANSWERED, answer(question)))
        except MemoryError:
            os.abort()  # the parent reads this end as «memory», as it does of a library written in C
        except Exception:  # noqa: BLE001 - told to the parent, which raises it as its own
            import traceback  # it brings 25 modules: half of all that a child of this door loads

            told = marshal.dumps((BROKEN, traceback.format_exc()))
        answers.write(LENGTH.pack(len(told)) + told)
        answers.flush()
