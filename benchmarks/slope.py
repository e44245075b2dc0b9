"""Measures a dry run of an issuing day with 1,000, 10,000 and 100,000 obligations: its CPU and its peak memory.

What counts is the cost of one more obligation: between the first two sizes and between the last two it may differ by
15 %. ``python -m benchmarks.bench --only slope``
"""

import tempfile
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import Cost, Figure, alternating, in_process
from benchmarks.world import OVERDUE_ON, World, new_home

DAY = """
import contextlib, gc, io, sys
from automation.cli import main
gc.set_threshold(100_000)  # as run.py does
with contextlib.redirect_stdout(io.StringIO()):
    code = main(["day", "--on", sys.argv[2], "--dry-run", "--yes", "--home", sys.argv[1]])
told = code
"""
ALLOWED = 0.15
Points = list[tuple[int, float, float]]  # obligations, CPU seconds, peak MiB


def measure(*, quick: bool = False) -> Points:
    """Measure CPU and peak memory of each size: medians of runs that take turns."""
    sizes = [World(performers=n, items=10) for n in ((100, 1_000) if quick else (100, 1_000, 10_000))]
    with tempfile.TemporaryDirectory() as folder:
        homes = {}
        for world in sizes:
            homes[world.rows] = Path(folder) / str(world.rows)
            new_home(homes[world.rows], world)

        def run(rows: int) -> Cost:
            return in_process(DAY, homes[rows], OVERDUE_ON.isoformat())

        small = [n for n in homes if n <= 10_000]
        found = alternating({str(n): partial(run, n) for n in small}, 3)
        found |= {str(n): run(n) for n in homes if n not in small}
    return [(int(name), cost.cpu, cost.peak) for name, cost in found.items()]


def figures(points: Points) -> list[Figure]:
    """Make the rows of the table."""
    rows = [
        Figure(work=f"a day of {n:,} obligations, {n // 10:,} letters composed", figure=f"{cpu:.2f} s, {peak:.0f} MiB")
        for n, cpu, peak in points
    ]
    if len(points) < 3:
        return rows
    for what, at, unit, scale in (("CPU", 1, "µs", 1e6), ("memory", 2, "KiB", 1024)):
        first, second = ((b[at] - a[at]) / (b[0] - a[0]) for a, b in pairwise(points))
        change = second / first - 1
        words = f"{first * scale:.1f} → {second * scale:.1f} {unit} ({change:+.0%})"
        rows.append(
            Figure(work=f"… {what} of one more obligation", figure=words, target="≤ 15 %", met=abs(change) <= ALLOWED)
        )
    return rows


WIDE, HIGH, LEFT, BOTTOM = 640, 300, 70, 40


def plot(points: Points) -> str:
    """Draw the points as an SVG: CPU on the left, memory on the right, a straight line from the first to the last."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">',
        "<title>CPU and peak memory of an issuing day against the number of obligations</title>",
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>',
    ]
    parts += _panel([(n, cpu) for n, cpu, _ in points], 0, "CPU, s", "#1f5fa8")
    parts += _panel([(n, peak) for n, _, peak in points], WIDE // 2, "peak memory, MiB", "#a8481f")
    return "\n".join([*parts, "</svg>", ""])


def _panel(points: list[tuple[int, float]], at: int, title: str, colour: str) -> list[str]:
    """Draw one panel with linear axes from zero."""
    left, right, top, bottom = at + LEFT - 10, at + WIDE // 2 - 25, 40, HIGH - BOTTOM
    most_x, most_y = points[-1][0], max(y for _, y in points)

    def place(x: float, y: float) -> tuple[float, float]:
        return left + x / most_x * (right - left), bottom - y / most_y * (bottom - top)

    (x1, y1), (x2, y2) = place(*points[0]), place(*points[-1])
    lines = [
        f'<text x="{left}" y="24" font-weight="bold">{title}</text>',
        f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#444"/>',
        f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{colour}" stroke-dasharray="4 3"/>',
    ]
    for x, y in points:
        px, py = place(x, y)
        anchor, shift = ("end", -8) if x == most_x else ("start", 8)
        lines.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4" fill="{colour}"/>')
        lines.append(f'<text x="{px + shift:.1f}" y="{py - 6:.1f}" text-anchor="{anchor}">{y:.3g}</text>')
    for share in (0, 0.5, 1):
        px = left + share * (right - left)
        lines.append(f'<text x="{px:.1f}" y="{bottom + 18}" text-anchor="middle">{share * most_x:,.0f}</text>')
    lines.append(f'<text x="{(left + right) / 2}" y="{bottom + 34}" text-anchor="middle">obligations</text>')
    return lines
