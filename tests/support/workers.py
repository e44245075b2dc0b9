"""How the processes of the tests are set up: little search for garbage, one bench for all days that are killed."""

import gc

import pytest
from xdist.scheduler import LoadFileScheduling

KILLS = "tests/day/test_kill_"


def forget_garbage() -> None:
    """Search for garbage as seldom as the program does (``automation/__main__.py``), and never among what is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def scheduler(config: pytest.Config, log: object) -> object:
    """Deal the tests out by files; those that kill days go to one process, which makes their bench once.

    None leaves it to another way of dealing that was asked for.
    """
    if config.getvalue("dist") != "loadfile":
        return None
    dealing = LoadFileScheduling(config, log)
    by_file = dealing._split_scope
    dealing._split_scope = lambda nodeid: KILLS if nodeid.startswith(KILLS) else by_file(nodeid)
    return dealing
