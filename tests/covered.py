"""Checks how much of each pure room, and of the whole program, the tests have run: lines and branches.

``python -m tests.covered [.coverage]`` after ``pytest --cov`` prints the rooms below the limit; its exit code is then
1.
"""

import os
import sys
from pathlib import Path

from coverage import Coverage

from tests.support.floors import ROOT, pure_rooms

ROOM, HOUSE = 98.0, 92.0  # percent


def main(data: str = ".coverage") -> int:
    """Compare each pure room with ``ROOM`` and the whole with ``HOUSE``; return the exit code."""
    measured = Coverage(data_file=data)
    measured.load()
    shares = {room: _share(measured, room) for room in pure_rooms()}
    low = {room: share for room, share in shares.items() if share < ROOM}
    if (whole := _share(measured, "automation")) < HOUSE:
        low["automation"] = whole
    for room, share in low.items():
        print(f"{room}: {share:.2f} % of lines and branches, {HOUSE if room == 'automation' else ROOM:.0f} % wanted")
    if not low:
        print(f"pure rooms at least {min(shares.values()):.1f} %, the whole {whole:.1f} %")
    return 1 if low else 0


def _share(measured: Coverage, room: str) -> float:
    place = ROOT.joinpath(*room.split("."))
    include = f"{place}/*" if place.is_dir() else f"{place}.py"
    with Path(os.devnull).open("w") as silence:
        return measured.report(include=[include], file=silence)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
