"""How the processes of the tests are set up: folders in memory, few searches for garbage, worlds that files share."""

import gc
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/day/test_kill_", "tests/house/")
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 1024**3  # bytes that must be free there


def keep_folders_in_memory() -> None:
    """Let temporary files lie in memory where the system has room for it: a tenth of the suite's time went to the disk.

    A container may give ``/dev/shm`` 64 MB, which is too little; there, and where a folder is named already, nothing
    is changed.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None  # pytest has asked already where they lie


def pack_quickly() -> None:
    """Let archives be packed at the quickest level: the tests write thousands of small ones and keep none.

    Those that weigh what they packed name their level.
    """
    room: Any = zipfile
    made = room._get_compressor
    room._get_compressor = lambda kind, level=None: made(kind, zlib.Z_BEST_SPEED if level is None else level)


def tell_results_alone(config: pytest.Config) -> None:
    """Let a worker tell the controller what a test came to, and not that it began, was set up well and cleared away.

    Four of six messages a test are nobody's matter, unless durations or a report in XML are asked for.
    """
    if config.option.durations is None and not config.option.xmlpath:
        for worker in (one for one in config.pluginmanager.get_plugins() if hasattr(one, "sendevent")):
            worker.sendevent = partial(_tell, worker.sendevent)


def _tell(send: Callable[..., None], name: str, **more: Any) -> None:
    well = name == "testreport" and more["data"]["outcome"] == "passed" and more["data"]["when"] != "call"
    if not well and name not in {"logstart", "logfinish"}:
        send(name, **more)


def forget_garbage() -> None:
    """Search for garbage as seldom as the program does (``automation/__main__.py``), and never among what is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def let_go() -> None:
    """Search for garbage once before a process of the tests ends, so that pytest tells of what was left open.

    pytest and Python search three times more; what lives by now is left out of it, hundreds of megabytes.
    """
    gc.collect()
    gc.freeze()


def scheduler(config: pytest.Config, log: object) -> object:
    """Deal the tests out by files; those that kill days go to one process, which makes their bench once.

    So do those of the house, for which it parses the whole program once. None leaves it to another way of dealing that
    was asked for.
    """
    if config.getvalue("dist") != "loadfile":
        return None
    dealing = LoadFileScheduling(config, log)
    by_file = dealing._split_scope
    dealing._split_scope = lambda nodeid: next(filter(nodeid.startswith, TOGETHER), by_file(nodeid))
    return dealing
