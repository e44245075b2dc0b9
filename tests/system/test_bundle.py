"""Folders for computers without the Internet: built from the pins, installed and run without a network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from bundles import build
from tests.system.test_package import works_the_sample

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def names(lines: str) -> set[str]:
    return {line.partition("==")[0] for line in lines.splitlines() if "==" in line}


def test_each_system_gets_the_libraries_that_its_markers_name() -> None:
    windows, linux = ("".join(build.pins_for("3.13", *target)) for target in (("win32", "AMD64"), ("linux", "x86_64")))
    assert names(windows) - names(linux) == {"pywin32-ctypes"}
    assert {"secretstorage", "jeepney"} <= names(linux) - names(windows)
    assert "importlib-metadata" in names("".join(build.pins_for("3.11", "linux", "x86_64"))) - names(linux)
    assert windows.count("--hash=") > len(names(windows))


def test_an_embeddable_python_of_another_hash_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "python-3.13.9-embed-amd64.zip").write_bytes(b"PK")
    with pytest.raises(SystemExit, match="SHA-256"):
        build.windows_bundle(tmp_path, tmp_path, tmp_path / "python-3.13.9-embed-amd64.zip", "0" * 64)


def test_a_library_that_wants_a_runtime_windows_lacks_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "_core.pyd").write_bytes(b"MZ\0MSVCP140.dll\0")
    with pytest.raises(SystemExit, match="msvcp140"):
        build.refuse_missing_runtime(tmp_path)
    (tmp_path / "site" / "msvcp140.dll").write_bytes(b"MZ")
    build.refuse_missing_runtime(tmp_path)


def test_wheels_are_unpacked_as_python_wants_them(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.whl", "w") as wheel:
        for name in ("x/__init__.py", "x.data/purelib/y.py", "x.data/scripts/z", "x-1.dist-info/METADATA"):
            wheel.writestr(name, name)
    build.unpack(tmp_path / "x.whl", tmp_path / "site")
    found = {p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*") if p.is_file()}
    assert found == {"x/__init__.py", "y.py", "x-1.dist-info/METADATA"}


@pytest.mark.nightly
def test_the_linux_folder_installs_and_works_a_day_without_a_network(tmp_path: Path) -> None:
    assert build.main(["--only", "linux", "--python", HERE, "--into", str(tmp_path)]) == 0
    bundle = next(tmp_path.glob("plan-control-*-linux"))
    apart = ["unshare", "-n"] if os.geteuid() == 0 and shutil.which("unshare") else []
    nowhere = {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/none", "PYTHON": sys.executable}
    nowhere.pop("PIP_FIND_LINKS", None)
    installed = subprocess.run(
        [*apart, "sh", str(bundle / "install.sh"), str(tmp_path / "program")],
        env=nowhere, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert installed.returncode == 0, installed.stderr
    works_the_sample(tmp_path, *apart, str(tmp_path / "program" / "bin" / "plan-control"))


@pytest.mark.nightly
def test_the_windows_folder_holds_python_the_libraries_and_the_program(tmp_path: Path) -> None:
    assert build.main(["--only", "windows", "--into", str(tmp_path)]) == 0
    bundle = next(tmp_path.glob("plan-control-*-windows"))
    there = {
        "python/python.exe",
        "site/automation/templates/office.toml",
        "site/lxml",
        "plan-control.cmd",
        "ЧИТАЙ.txt",
        "sample/inbox",
    }
    assert {name for name in there if not (bundle / name).exists()} == set()
    assert not list(bundle.rglob("*.so"))
    assert b"\r\n" in (bundle / "plan-control.cmd").read_bytes()
