"""A pool of processes on this machine (``--workers N``): started clean, ending with the run whatever ends it."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from automation.day.hands import Hands
from automation.system.children import leave_keys_to_parent


@contextmanager
def process_hands(workers: int) -> Iterator[Hands]:
    """So many processes of their own: they inherit neither the register nor the lock of the outbox."""
    executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker)
    try:
        yield Hands(executor=executor, window=2 * workers)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def begin_worker() -> None:
    """Leave Ctrl+C to the run itself, and do not outlive it."""
    leave_keys_to_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
