"""The program as an installed package: one wheel that carries templates and the command ``plan-control``."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.clerk import ROOT
from tests.support.nightly import LONG

START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from automation.__main__ import start; start()"
ENDINGS = {".md", ".py", ".toml", ".html", ".css", ".js", ".docx", ".txt", ".typed"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def run_installed(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder of its own, without anything of the project's folder on its path."""
    return subprocess.run(command, cwd=home, capture_output=True, encoding="utf-8", check=False, timeout=120)


def works_the_sample(home: Path, *program: str) -> None:
    """Make a home, put the sample's workbook there, work its day."""
    assert run_installed(home, *program, "init", "home").returncode == 0
    for book in (ROOT / "inbox").glob("*.xlsx"):
        shutil.copy(book, home / "home" / "inbox")
    done = run_installed(home / "home", *program, "day", "--on", "2025-12-16")  # the current folder is the home
    assert done.returncode == 1, done.stderr
    assert "№ 01-15/К-2" in done.stdout
    assert len(list((home / "home" / "outbox").rglob("*01-15*.docx"))) == 3


def test_the_wheel_carries_all_that_the_project_has_and_nothing_else(wheel: Path) -> None:
    def files(*folders: str) -> set[str]:
        return {
            path.relative_to(ROOT).as_posix()
            for folder in folders
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    carried = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert carried == files("automation") | {f"automation/{name}" for name in files("templates")}
    assert {Path(name).suffix for name in carried} <= ENDINGS


@LONG
def test_a_wheel_unpacked_elsewhere_works_a_day_in_the_current_folder(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    works_the_sample(tmp_path, sys.executable, "-P", "-c", START, str(tmp_path / "site"))


@pytest.mark.nightly
def test_installed_by_pip_into_a_clean_environment_the_command_works(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True, symlinks=os.name == "posix")
    python, command = tmp_path / "env" / "bin" / "python", tmp_path / "env" / "bin" / "plan-control"
    pins = ROOT / "requirements.txt"
    for what in (["--require-hashes", "-r", str(pins)], ["--no-deps", str(wheel)]):
        subprocess.run([python, "-m", "pip", "install", "-q", *what], check=True, capture_output=True)
    works_the_sample(tmp_path, str(command))
