"""Checks how much of each pure room, and of the whole program, the tests have run: lines and branches.

``python -m tests.covered [.coverage]`` after ``pytest --cov`` prints the rooms below the limit; its exit code is then
1.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

from tests.support.floors import ROOT, pure_rooms

ROOM, HOUSE = 98.0, 92.0  # percent
Counts = Mapping[Path, Mapping[str, int]]


def main(data: str = ".coverage") -> int:
    """Compare each pure room with ``ROOM`` and the whole with ``HOUSE``; return the exit code."""
    counts = _counts(data)
    shares = {room: _share(counts, room) for room in pure_rooms()}
    low = {room: share for room, share in shares.items() if share < ROOM}
    if (whole := _share(counts, "automation")) < HOUSE:
        low["automation"] = whole
    for room, share in low.items():
        print(f"{room}: {share:.2f} % of lines and branches, {HOUSE if room == 'automation' else ROOM:.0f} % wanted")
    if not low:
        print(f"pure rooms at least {min(shares.values()):.1f} %, the whole {whole:.1f} %")
    return 1 if low else 0


def _counts(data: str) -> Counts:
    """Count what was run of each file; to ask for a report room by room would look at most files twice."""
    measured = Coverage(data_file=data)
    measured.load()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        measured.json_report(outfile=str(report))
        files = json.loads(report.read_text("utf-8"))["files"]
    return {ROOT / name: told["summary"] for name, told in files.items()}


def _share(counts: Counts, room: str) -> float:
    place = ROOT.joinpath(*room.split("."))
    mine = [told for file, told in counts.items() if file == place.with_suffix(".py") or place in file.parents]
    return 100 * _sum(mine, "covered_lines", "covered_branches") / _sum(mine, "num_statements", "num_branches")


def _sum(files: Iterable[Mapping[str, int]], *names: str) -> int:
    return sum(told[name] for told in files for name in names)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
