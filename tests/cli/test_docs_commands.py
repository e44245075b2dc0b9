"""Every command that stands in any guide is run as written, on one home; what needs a person or a server is parsed."""

import re
import shlex
import shutil
import tarfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from automation.cli import main
from automation.cli.parser import parse
from tests.stories.test_earlier_home import EARLIER
from tests.support.clerk import ORDER, ROOT
from tests.support.nightly import LONG

pytestmark = LONG  # the commands of the clerk's guide run in every check (test_clerk_guide.py)
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMAND = re.compile(r"(?:python )?run\.py ([^`\n|]*?)(?: *>>.*| +#.*)?(?=`|$)", re.MULTILINE)
WORLD = {
    "watch",
    "mail",
    "status",
    "schedule",
}  # loops, mail, the reader's day, this machine
DATED = {"day", "check", "forms", "annul", "reissue", "close", "card", "preview"}


def commands_of(guide: Path) -> list[str]:
    return [c for c in COMMAND.findall(guide.read_text("utf-8")) if c and not c.startswith("--")]


ALL = sorted({c for guide in GUIDES for c in commands_of(guide)})


def stand_ins(home: Path, verb: str) -> dict[str, str]:
    """What a reader puts in the place of each capital word and sample path."""
    book = next((home / "inbox").glob("*.xlsx"))
    papers = sorted((home / "outbox").rglob("*.docx"))
    return {
        "[FILE]": str(book),
        "FILE.xlsx": str(home / "журнал.xlsx"),
        "FILE…": str(papers[0]),
        "FILE": str({"backup": home / "копия.sqlite", "update": book}.get(verb, book)),
        "DIR": str(home / "новая"),
        "ORDER": str(home / "order.txt") if verb == "new" else "454",
        "KIND": "overdue",
        "PHRASE": "до 26.12.2025",
        "DATE": "11.12.2025",
        "N": "С-1" if verb == "reissue" else "01-15/К-2",  # the others are signed
        "01-15/К-3": "С-1" if verb == "reissue" else "01-15/К-3",
        "…": "Директор",
        "order.docx": str(home / "order.txt"),
        "распоряжение.docx": str(home / "order.txt"),
        "inbox/№ 454 от 11.12.2025.xlsx": str(book),
        "/srv/plan-control": str(home / "новая") if verb == "init" else str(home),
        "/backup/register-2025-12-17.sqlite": str(home / "копия-2.sqlite"),
    }


def as_typed(home: Path, line: str) -> list[str]:
    words = shlex.split(line.replace("$(date +%F)", "2025-12-17"))
    known = stand_ins(home, words[0])
    typed = [known.get(w, w) for w in words]
    if words[0] in DATED and "--on" not in words:
        typed += ["--on", "17.12.2025"]
    if words[0] == "day":
        typed.append("--yes")
    return typed if "--home" in typed else [*typed, "--home", str(home)]


@pytest.mark.parametrize("line", ALL)
def test_a_command_of_the_guides_runs_as_written(line: str, tmp_path: Path) -> None:
    with tarfile.open(EARLIER) as archive:
        archive.extractall(tmp_path, filter="data")
    shutil.copyfile(ORDER, tmp_path / "order.txt")
    typed = as_typed(tmp_path, line)
    if typed[0] in WORLD or "--again" in typed:  # to a mail server
        assert parse(typed).verb == typed[0]
        return
    if typed[0] == "new":
        next((tmp_path / "inbox").glob("*.xlsx")).unlink()
    assert main(typed) <= 1, line


def installed_commands() -> list[str]:
    """Commands as they are typed where the program was installed or carried."""
    texts = [path.read_text("utf-8") for path in (*GUIDES, *(ROOT / "bundles" / "texts").iterdir())]
    return sorted({c for text in texts for c in re.findall(r"plan-control(?:\.cmd)? +([a-z][^`\n|\"]*)", text)})


@pytest.mark.parametrize("line", installed_commands())
def test_a_command_of_an_installed_program_is_understood(line: str) -> None:
    words = shlex.split(line.replace("\\", "\\\\"))
    assert parse(words).verb == words[0]


def test_the_guides_name_commands_at_all() -> None:
    assert len(ALL) > 30


def test_the_day_the_readme_shows_is_the_day_of_the_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("templates", "inbox"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    assert main(["day", "--on", "2025-12-16", "--home", str(tmp_path)]) == 1
    told = capsys.readouterr()
    said = (told.out + told.err).replace("\u00a0", " ").splitlines()
    shown = re.search(r"```\n(День 16\.12\.2025\n.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown
    assert shown[1].splitlines() == said


PROGRAMS = re.compile(
    r"(?:^|[`\s])((?:\.venv/bin/)?(?:make [a-z]+(?![\w-])|(?:python -m )?pytest |python -m )[^`\n]*)", re.MULTILINE
)


def shell_commands() -> list[str]:
    """What the guides type into a shell besides run.py: jobs of make, tests, modules of ours."""
    fences = re.compile(r"```\n.*?```|`[^`\n]+`", re.DOTALL)
    parts = [part for guide in GUIDES for part in fences.findall(guide.read_text("utf-8"))]
    found = (c.partition(" #")[0].strip() for part in parts for c in PROGRAMS.findall(part))
    return sorted({command.removeprefix(".venv/bin/") for command in found})


@pytest.mark.parametrize("line", shell_commands())
def test_what_the_guides_type_into_a_shell_is_there(line: str) -> None:
    """A job and its variables stand in the Makefile; tests and modules have their files."""
    words = shlex.split(line.removeprefix("python -m "))
    if words[0] == "make":
        makefile = (ROOT / "Makefile").read_text("utf-8")
        assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE)
        assert all(f"$({word.partition('=')[0]})" in makefile for word in words[2:] if "=" in word)
    elif words[0] == "pytest":
        places = [word for word in words[1:] if "/" in word]
        assert places
        assert all((ROOT / place).exists() for place in places)
    else:
        assert find_spec(words[0]) is not None
