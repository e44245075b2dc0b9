"""A home whose office wrote words of its own in version 1.0: the morning goes on, and what gave way is told."""

import shutil
import tarfile
from pathlib import Path

import pytest

from automation.cli import main
from automation.day.office_templates import releases
from automation.day.office_words import check_words, outdated_words, read_words
from automation.press.press import Press
from tests.support.clerk import ROOT

FILES = sorted(name.removeprefix("words/") for name in releases()["1.0.0"] if name.startswith("words/"))
GIVEN_WAY = (("appendix.txt", "заявлен"), ("items.txt", "публикации"), ("measures.txt", "направлено"))


@pytest.fixture(scope="module")
def words_of_version_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("version-one")
    with tarfile.open(ROOT / "tests" / "data" / "home-1.0.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return folder / "templates" / "words"


def edited(home: Path, older: Path, name: str) -> None:
    """Put a file of version 1.0 into the home, changed by the one word with which an office made it its own."""
    shutil.copy(older / name, home / "templates" / "words" / name)
    (home / "templates" / ".shipped.json").unlink(missing_ok=True)
    path = home / "templates" / "words" / name
    path.write_text(path.read_text("utf-8") + "\n# наши слова\n", "utf-8")


def test_every_paper_is_composed_with_the_files_an_office_changed_in_version_1_0(
    home: Path, words_of_version_one: Path
) -> None:
    """What a section may name does not hang on the other files, so one home has them all; the morning below has one."""
    for name in FILES:
        edited(home, words_of_version_one, name)
    with Press() as press:
        assert check_words(home, press) == ()
        told = outdated_words(home, press)
        mine, theirs = read_words(home, press), read_words(ROOT, press)
    for name, section in GIVEN_WAY:
        assert mine.text(name, section).strip() == theirs.text(name, section).strip()
        assert any(f"{name}, раздел [{section}]" in line and "действует раздел поставки" in line for line in told)


def test_the_first_morning_and_the_check_of_templates_tell_which_section_gave_way(
    home: Path, words_of_version_one: Path, plain_days: None, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(home, words_of_version_one, "measures.txt")
    words = "measures.txt, раздел [направлено]: имени «бумага» больше нет. Слова написаны для прежней версии программы"
    assert main(["templates", "check", "--home", str(home)]) == 0
    assert words in capsys.readouterr().out
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) <= 1
    assert words in capsys.readouterr().out
    assert main(["day", "--on", "17.12.2025", "--home", str(home)]) <= 1
    assert words not in capsys.readouterr().out, "the mail of every morning does not repeat it"


def test_a_misspelt_name_is_still_a_mistake_in_a_file_of_version_1_0(home: Path, words_of_version_one: Path) -> None:
    edited(home, words_of_version_one, "request.txt")
    path = home / "templates" / "words" / "request.txt"
    path.write_text(path.read_text("utf-8").replace("{{ ответ }}", "{{ ответит }}"), "utf-8")
    with Press() as press:
        assert any("ответит" in fault for fault in check_words(home, press))
        assert outdated_words(home, press) == ()
