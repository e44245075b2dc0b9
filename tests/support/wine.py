"""Builds the program's bundle for Windows once a session, and runs it under Wine.

Wine is not Windows: it keeps the limits of Job Objects without enforcing them, its Task Scheduler only pretends, and
its disks are those of Linux. What only a real Windows can show is listed in docs/admin.ru.md.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bundles import build

WINE = shutil.which("wine")
LIMIT = 900  # seconds for one command: the first one of a prefix is slow


class Wine:
    """A prefix of Wine and the unpacked bundle in it."""

    def __init__(self, folder: Path) -> None:
        assert build.main(["--only", "windows", "--into", str(folder)]) == 0
        self.bundle = next(folder.glob("plan-control-*-windows"))
        self.environment: Mapping[str, str] = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "WINEPREFIX": str(folder / "prefix"),
            "LC_ALL": "C.UTF-8",  # Wine translates the names of files by the locale
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # no offer to install .NET or a browser
        }
        self.run("wineboot", "-i")

    def close(self) -> None:
        """End what runs in this prefix."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False, capture_output=True)

    def run(self, *words: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run a program of Windows; return how it ended."""
        with self.start(*words, cwd=cwd) as process:
            said, told = process.communicate(timeout=LIMIT)
        return subprocess.CompletedProcess(words, process.returncode, said, told)

    def start(self, *words: str, cwd: Path | None = None) -> "subprocess.Popen[str]":
        """Start a program of Windows."""
        return subprocess.Popen(
            ["wine", *words],
            env=self.environment, cwd=cwd or self.bundle, encoding="utf-8", errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def plan_control(self, *words: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run the command as a clerk types it into the console."""
        return self.run("cmd", "/c", windows_path(self.bundle / "plan-control.cmd"), *words, cwd=cwd)

    @property
    def python(self) -> tuple[str, ...]:
        """Return the bundle's Python, for a script of the tests."""
        return (windows_path(self.bundle / "python" / "python.exe"), "-X", "utf8")


def give_time(home: Path, seconds: int) -> None:
    """Let a home read each workbook for so many seconds: Wine on a busy machine is slow."""
    settings = home / "templates" / "office.toml"
    text = settings.read_text("utf-8")
    assert "read_seconds = 20" in text
    settings.write_text(text.replace("read_seconds = 20", f"read_seconds = {seconds}"), "utf-8")


def windows_path(path: Path) -> str:
    """Write a path of this machine as Wine's programs name it."""
    return "Z:" + str(path).replace("/", "\\")
