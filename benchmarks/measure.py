"""Measures the rows of the table: process CPU and peak memory of processes of their own."""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent


class Figure(Struct, frozen=True, kw_only=True):
    """One row of the table: what was done, a figure, and the target beside it."""

    work: str
    figure: str
    target: str = ""
    met: bool = True


def at_least(work: str, ratio: float, target: float, more: str = "") -> Figure:
    """Make a row «so many times faster»."""
    return Figure(work=work, figure=f"{ratio:.1f} ×{more}", target=f"≥ {target:g} ×", met=ratio >= target)


def at_most(work: str, value: float, target: float, unit: str, more: str = "") -> Figure:
    """Make a row «no more than»."""
    return Figure(work=work, figure=f"{value:.2f} {unit}{more}", target=f"≤ {target:g} {unit}", met=value <= target)


class Cost(Struct, frozen=True, kw_only=True):
    """What a process cost: CPU seconds with its children, the largest peak among them in MiB; and its answer."""

    cpu: float
    peak: float
    told: Any = None


def cpu_now() -> float:
    """Return the CPU seconds of this process so far, and of those of its children that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def environment() -> dict[str, str]:
    """Return the environment of an office's machine: modules are kept compiled (here outside the project)."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}}
    return kept | {"PYTHONPYCACHEPREFIX": str(ROOT / ".venv" / "bench-pycache"), "PYTHONPATH": str(ROOT)}


REPORT = """
import json as _json, resource as _resource, sys as _sys
from pathlib import Path as _Path
_own, _kids = (_resource.getrusage(w) for w in (_resource.RUSAGE_SELF, _resource.RUSAGE_CHILDREN))
_cpu = _own.ru_utime + _own.ru_stime + _kids.ru_utime + _kids.ru_stime
_peak = _own.ru_maxrss
if _Path("/proc/self/status").exists():  # ru_maxrss also counts what the starting process had before exec
    _peak = next(int(l.split()[1]) for l in open("/proc/self/status") if l.startswith("VmHWM"))
_sys.stderr.write(_json.dumps([_cpu, max(_peak, _kids.ru_maxrss) / 1024, told]))
"""


def in_process(code: str, *arguments: object) -> Cost:
    """Run code in a process of its own; it may leave its answer in ``told``."""
    command = [sys.executable, "-c", f"told = None\n{code}\n{REPORT}", *map(str, arguments)]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{code}\n{done.stderr}")
    cpu, peak, told = json.loads(done.stderr.splitlines()[-1])
    return Cost(cpu=cpu, peak=peak, told=told)


def cpu_of(command: Sequence[str]) -> float:
    """Return the CPU seconds of a command with its children, start and end included.

    A day that has something to remark ends with 1 and is measured too; one that says why on stderr has failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode and done.stderr:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def alternating(works: dict[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """Let the works take turns for so many rounds; return the medians of each."""
    found: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            found[name].append(work())
    return {
        name: Cost(
            cpu=statistics.median(c.cpu for c in costs),
            peak=statistics.median(c.peak for c in costs),
            told=costs[-1].told,
        )
        for name, costs in found.items()
    }


def machine() -> str:
    """Describe the machine in general words: cores, model of the processor, Python."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else ():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {model}, {platform.system()}, {python}"
