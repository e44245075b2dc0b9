"""What ``make bench`` runs: every row a ratio within one run, process CPU, medians, the rivals taking turns.

    python benchmarks/bench.py [--quick] [--only PART …] [--save]

``--quick`` measures a tenth of the sizes (its figures are no promise); ``--save`` keeps the run in
docs/performance.md and the plot beside it. The exit code is 1 where a target is missed.
"""

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import idle, letters, reading, rendering, slope, summary, workers  # noqa: E402
from benchmarks.measure import Figure, machine  # noqa: E402

PARTS = ("rendering", "letters", "reading", "summary", "idle", "workers", "slope")
PAGE, PLOT = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.svg"
BEGIN, END = "<!-- run -->", "<!-- end of run -->"


def measured(part: str, *, quick: bool) -> tuple[list[Figure], str]:
    """The rows of one part, and its plot where it has one."""
    if part == "rendering":
        return rendering.figures(), ""
    if part == "slope":
        points = slope.measure(quick=quick)
        return slope.figures(points), slope.plot(points)
    rooms = {"letters": letters, "reading": reading, "summary": summary, "idle": idle, "workers": workers}
    return rooms[part].figures(quick=quick), ""


def verdict(figure: Figure) -> str:
    """«met», «MISSED», or nothing where there is no target."""
    return ("met" if figure.met else "MISSED") if figure.target else ""


def save(rows: list[Figure], plot: str, seconds: float) -> None:
    """Put the run into docs/performance.md between its marks, and the plot beside it."""
    table = ["| work | figure | target | |", "|---|---|---|---|"]
    table += [f"| {f.work} | {f.figure} | {f.target} | {verdict(f)} |" for f in rows]
    head = f"{datetime.now(UTC):%d.%m.%Y}: {machine()}; {seconds:.0f} s in all.\n"
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text("\n".join([f"{before}{BEGIN}", "", head, *table, "", f"{END}{after}"]), "utf-8")
    if plot:
        PLOT.write_text(plot, "utf-8")


def main() -> int:
    """Measure, print the table, say whether every target is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--save", action="store_true", help="keep the run in docs/performance.md")
    called = parser.parse_args()
    start, rows, plot = time.perf_counter(), [], ""
    sys.stdout.write(f"{machine()}\n")
    for part in called.only:
        found, drawn = measured(part, quick=called.quick)
        rows += found
        plot = plot or drawn
        for f in found:
            sys.stdout.write(f"{f.work:74} {f.figure:38} {f.target:12} {verdict(f)}\n")
        sys.stdout.flush()
    seconds = time.perf_counter() - start
    missed = sum(not f.met for f in rows)
    sys.stdout.write(f"{seconds:.0f} s; targets missed: {missed}\n")
    if called.save:
        save(rows, plot, seconds)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
