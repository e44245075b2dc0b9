"""Measures what docs/performance.md promises (``make bench``): ratios within one run, process CPU, medians, in turns.

    python -m benchmarks.bench [--quick] [--only PART …] [--save]

``--quick`` measures a tenth of the sizes (its figures are no promise); ``--save`` puts the run in place of the one in
docs/performance.md, and its plot beside it. It saves a whole run only, so that the page always shows one run; the
script prints what the page gets. The exit code is 1 where a target is missed.
"""

import argparse
import sys
import time
from datetime import UTC, datetime

from benchmarks import further, idle, letters, press, reading, slope, summary
from benchmarks.measure import ROOT, Figure, machine

PARTS = ("press", "letters", "further", "reading", "summary", "idle", "slope")
PAGE, PLOT = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.svg"
BEGIN, END = "<!-- run -->", "<!-- end of run -->"


def measured(part: str, *, quick: bool) -> tuple[list[Figure], str]:
    """Measure one part; return its rows, and its plot where it has one."""
    if part == "press":
        return press.figures(), ""
    if part == "slope":
        points = slope.measure(quick=quick)
        return slope.figures(points), slope.plot(points)
    rooms = {"letters": letters, "further": further, "reading": reading, "summary": summary, "idle": idle}
    return rooms[part].figures(quick=quick), ""


def verdict(figure: Figure) -> str:
    """Return «met» or «MISSED», "" where there is no target."""
    return ("met" if figure.met else "MISSED") if figure.target else ""


HEAD = "| work | figure | target | |\n|---|---|---|---|\n"


def row(figure: Figure) -> str:
    """Write one row of the page's table."""
    return f"| {figure.work} | {figure.figure} | {figure.target} | {verdict(figure)} |\n"


def summed_up(rows: list[Figure], seconds: float) -> str:
    """Write the line under the table: how many targets there are, which were missed, how long it took."""
    aimed, missed = [f for f in rows if f.target], [f.work for f in rows if not f.met]
    told = f"missed: {'; '.join(missed)}" if missed else "all met"
    return f"{len(aimed)} targets, {told}. {seconds:.0f} s in all.\n"


def save(run: str, plot: str) -> None:
    """Put the run into docs/performance.md between its marks, and the plot beside it."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{run}\n{END}{after}", "utf-8")
    PLOT.write_text(plot, "utf-8")


def main() -> int:
    """Measure, print the table, say whether every target is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--save", action="store_true", help="put the run into docs/performance.md")
    called = parser.parse_args()
    if called.save and (called.quick or tuple(called.only) != PARTS):
        parser.error("--save takes a whole run, without --quick and --only")
    start, rows, plot, run = time.perf_counter(), list[Figure](), "", ""

    def tell(text: str) -> None:
        nonlocal run
        run += text
        sys.stdout.write(text)
        sys.stdout.flush()

    tell(f"{datetime.now(UTC):%d.%m.%Y}: {machine()}.\n\n{HEAD}")
    for part in called.only:
        found, drawn = measured(part, quick=called.quick)
        rows, plot = rows + found, plot or drawn
        tell("".join(map(row, found)))
    tell("\n" + summed_up(rows, time.perf_counter() - start))
    if called.save:
        save(run, plot)
    return int(any(not f.met for f in rows))


if __name__ == "__main__":
    sys.exit(main())
