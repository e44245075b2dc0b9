"""Rendering alone, by this process, by a pool of two, by two workers of dask on this machine: seconds on the clock.

What crosses to a worker is the letter as JSON and the page; what comes back is the file.

    python benchmarks/workers.py
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from automation.day.call import Call  # noqa: E402
from automation.day.rendering import rendered  # noqa: E402
from automation.model.kinds import Form, Kind  # noqa: E402
from automation.model.plan import OrderId  # noqa: E402
from automation.register import BegunPaper  # noqa: E402
from automation.settings import read_settings  # noqa: E402
from benchmarks.measure import Figure, environment  # noqa: E402
from benchmarks.rendering import letter  # noqa: E402

DAY = date(2025, 12, 16)


def paper(n: int) -> BegunPaper:
    """A letter with a table of up to ten items, as it comes out of the register."""
    return BegunPaper(
        key=str(n),
        number=str(n),
        order=OrderId(number="454", date=DAY),
        day=DAY,
        kind=Kind.OVERDUE,
        form=Form.LETTER,
        letter=json.loads(json.dumps(letter(n % 11, n).as_json())),
        path="",
        template="",
    )


@contextmanager
def dask_workers(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two single-threaded workers on loopback."""
    from distributed import Client

    file = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    ours = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file)]
    worker = [*dask, "worker", *ours, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
    calls = [[*dask, "scheduler", *ours, "--port", "0"], worker, worker]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = [subprocess.Popen(c, env=environment(), cwd=folder, **quiet) for c in calls]  # type: ignore[call-overload]
    try:
        while not (file.exists() and file.read_text()):
            time.sleep(0.1)
        address = str(json.loads(file.read_text())["address"])
        with Client(address) as client:
            client.wait_for_workers(2, timeout=60)
        yield address
    finally:
        for process in running:
            process.kill()
            process.wait()


def seconds(call: Call, papers: list[BegunPaper]) -> float:
    """Seconds on the clock until every paper has come out."""
    start = time.perf_counter()
    assert sum(1 for _ in rendered(call, papers)) == len(papers)
    return time.perf_counter() - start


def figures(*, quick: bool = False) -> list[Figure]:
    """The rows of the table."""
    papers = [paper(n) for n in range(2_000 if quick else 20_000)]
    call = Call(home=ROOT, settings=read_settings(ROOT, {}), on=DAY, now=datetime(2025, 12, 16, tzinfo=UTC))
    alone, pool = seconds(call, papers), seconds(replace(call, workers=2), papers)
    with tempfile.TemporaryDirectory() as folder, dask_workers(Path(folder)) as address:
        cluster = seconds(replace(call, cluster=address), papers)
    told = f"this process {alone:.1f} s, a pool of 2 {pool:.1f} s, 2 workers of dask {cluster:.1f} s"
    return [Figure(work=f"rendering {len(papers):,} letters, on the clock", figure=told)]


if __name__ == "__main__":
    for figure in figures(quick="--quick" in sys.argv):
        print(figure)
