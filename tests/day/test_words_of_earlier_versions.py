"""A home whose office wrote words of its own in an earlier version: the morning goes on, and what gave way is told."""

import shutil
import tarfile
from pathlib import Path

import pytest

from automation.cli import main
from automation.day.office_templates import releases
from automation.day.office_words import check_words, outdated_words, read_words
from automation.press.press import Press
from tests.support.clerk import ROOT
from tests.support.nightly import LONG, first

GIVEN_WAY = {
    "1.0": (("appendix.txt", "заявлен"), ("items.txt", "публикации"), ("measures.txt", "направлено")),
    "2.0": (("completion.txt", "текст"), ("measures.txt", "предложения"), ("progress.txt", "текст")),
    "2.2": (("items.txt", "чего не хватает"), ("phrases.txt", "письма без ответа"), ("progress.txt", "текст")),
}


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the templates of the homes kept of earlier versions, by version; of 2.2 nothing else is kept."""
    folder = tmp_path_factory.mktemp("older")
    for version in GIVEN_WAY:
        with tarfile.open(ROOT / "tests" / "data" / f"home-{version}.tar.xz") as archive:
            archive.extractall(folder / version, filter="data")
    return folder


def edited(home: Path, older: Path, name: str, version: str = "1.0") -> None:
    """Put a file of an earlier version into the home, changed by the one word with which an office made it its own."""
    templates = older / version / "templates"
    (home / "templates" / ".shipped.json").unlink(missing_ok=True)
    if (templates / ".shipped.json").exists():
        shutil.copy(templates / ".shipped.json", home / "templates")
    text = (templates / "words" / name).read_text("utf-8")
    (home / "templates" / "words" / name).write_text(text + "\n# наши слова\n", "utf-8")


@pytest.mark.parametrize("version", first(1, GIVEN_WAY))
def test_every_paper_is_composed_with_the_files_an_office_changed_in_an_earlier_version(
    home: Path, older: Path, version: str
) -> None:
    """What a section may name does not hang on the other files, so one home has them all; the morning below has one."""
    for name in releases()[f"{version}.0"]:
        if name.startswith("words/"):
            edited(home, older, name.removeprefix("words/"), version)
    with Press() as press:
        assert check_words(home, press) == ()
        told = outdated_words(home, press)
        mine, theirs = read_words(home, press), read_words(ROOT, press)
    for name, section in GIVEN_WAY[version]:
        assert mine.text(name, section).strip() == theirs.text(name, section).strip()
        assert any(f"{name}, раздел [{section}]" in line and "действует раздел поставки" in line for line in told)


def test_a_section_that_no_paper_needs_any_more_is_told_and_not_only_left_out(home: Path, older: Path) -> None:
    edited(home, older, "items.txt", "2.0")
    with Press() as press:
        (told,) = (line for line in outdated_words(home, press) if line.startswith("items.txt: "))
    assert "[пункт не исполнен]" in told
    assert "Ваши изменения в них не действуют" in told


def test_the_first_morning_and_the_check_of_templates_tell_which_section_gave_way(
    home: Path, older: Path, plain_days: None, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(home, older, "measures.txt")
    words = "measures.txt, раздел [направлено]: имени «бумага» больше нет. Слова написаны для прежней версии программы"
    assert main(["templates", "check", "--home", str(home)]) == 0
    assert words in capsys.readouterr().out
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) <= 1
    assert words in capsys.readouterr().out
    assert main(["day", "--on", "17.12.2025", "--home", str(home)]) <= 1
    assert words not in capsys.readouterr().out, "the mail of every morning does not repeat it"


@pytest.fixture(scope="module")
def faults(made: Path, older: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Return what one check says of a misspelt name in a file of version 1.0 and of a wrong value in one of today."""
    home = tmp_path_factory.mktemp("faults") / "home"
    shutil.copytree(made, home)
    edited(home, older, "request.txt")
    for name, old, new in (
        ("request.txt", "{{ ответ }}", "{{ ответит }}"),
        ("measures.txt", "{{ часть.пункты.вин }}", "{{ частями.пункты.вин }}"),
    ):
        path = home / "templates" / "words" / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with Press() as press:
        assert outdated_words(home, press) == ()
        return check_words(home, press)


@LONG
def test_a_misspelt_name_is_still_a_mistake_in_a_file_of_version_1_0(faults: tuple[str, ...]) -> None:
    assert any("ответит" in fault for fault in faults)


def test_a_part_asked_of_the_wrong_value_is_told_alone_and_not_as_an_unknown_name(faults: tuple[str, ...]) -> None:
    (told,) = (fault for fault in faults if "ответит" not in fault)
    place, said = told.split(": ")
    assert place == "measures.txt, раздел [предложения]"
    assert said == "имя «пункты» известно, но не у того значения, у которого оно здесь спрошено."
