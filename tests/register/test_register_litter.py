"""A backup or an export that is killed leaves nothing for good, and no half file under its name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from automation.cli import main
from automation.errors import StorageError
from automation.system.outbox import written_beside
from tests.support.register_samples import DAY, numbered, opened, paper

ROOT = Path(__file__).resolve().parents[2]
KILLED = (
    "import os, signal, sys; from pathlib import Path\n"
    "from automation.system.outbox import written_beside\n"
    "with written_beside(Path(sys.argv[1])) as place:\n"
    "    place.write_bytes(b'half'); place.with_name(place.name + '-journal').write_bytes(b'j')\n"
    "    os.kill(os.getpid(), signal.SIGKILL)\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "templates").mkdir(parents=True)
    (home / "templates" / "office.toml").write_bytes((ROOT / "templates" / "office.toml").read_bytes())
    with opened(home) as register:
        register.issue(DAY, numbered(register, paper("А")))
    return home


def killed_at(target: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(target)], cwd=ROOT, check=False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL is a signal of POSIX")
@pytest.mark.parametrize("call", [["backup", "ещё одна.sqlite"], ["register", "--export", "журнал.xlsx"]])
def test_the_next_run_sweeps_what_a_killed_one_left_under_any_name(home: Path, tmp_path: Path, call: list[str]) -> None:
    target = tmp_path / "копии" / call[-1]
    target.parent.mkdir()
    killed_at(target.with_name("копия.sqlite"))
    assert len(list(target.parent.iterdir())) == 2
    (target.parent / ".чужой.part").touch()
    assert main([*call[:-1], str(target), "--home", str(home)]) == 0
    assert sorted(p.name for p in target.parent.iterdir()) == [".чужой.part", target.name]


def test_an_export_cut_short_is_replaced_and_any_other_file_is_not(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "журнал.xlsx"
    call = ["register", "--export", str(target), "--home", str(home)]
    assert main(call) == 0
    whole = target.read_bytes()
    for kept in (whole, b"notes of a clerk"):
        target.write_bytes(kept)
        assert main(call) == 2
        assert target.read_bytes() == kept
    for half in (whole[: len(whole) // 2], whole[:7], b""):
        target.write_bytes(half)
        assert main(call) == 0
        assert len(target.read_bytes()) == len(whole)


def test_a_name_that_cannot_be_taken_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "папка" / "занята").mkdir(parents=True)
    with pytest.raises(StorageError), written_beside(tmp_path / "папка") as place:
        place.write_bytes(b"whole")
    assert [p.name for p in tmp_path.iterdir()] == ["папка"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes")
@pytest.mark.parametrize("command", [("backup",), ("register", "--export")])
def test_a_pipe_in_place_of_the_target_is_refused_and_never_waited_for(
    home: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    pipe = tmp_path / "труба"
    os.mkfifo(pipe)
    call = [sys.executable, str(ROOT / "run.py"), *command, str(pipe), "--home", str(home)]
    assert subprocess.run(call, check=False, timeout=30, capture_output=True).returncode == 2
