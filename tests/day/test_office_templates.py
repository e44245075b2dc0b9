"""Templates of an office and of the program: what a home lacks or never changed is taken from the program."""

import re
import tarfile
from pathlib import Path

import pytest

from automation.cli import main
from automation.day.office_templates import Origin, office_page, office_templates, releases
from automation.day.office_words import check_words, read_texts
from automation.press.pages import PageError
from automation.press.press import Press
from automation.shipped import shipped_templates
from tests.support.clerk import ROOT

SHIPPED = shipped_templates()
LACKING = "words/release.txt"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A home as ``init`` makes it."""
    assert main(["init", str(tmp_path)]) == 0
    return tmp_path


def origins(home: Path) -> dict[str, tuple[Origin, bool]]:
    return {found.name: (found.origin, found.moved_on) for found in office_templates(home)}


def test_a_new_home_has_the_files_of_the_program(office: Path) -> None:
    assert {origin for origin, _ in origins(office).values()} == {Origin.SAME}


@pytest.mark.usefixtures("plain_days")
def test_a_kind_of_letter_that_a_home_has_no_words_for_stops_nobody(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "templates" / LACKING).unlink()
    (office / "templates" / "memo.docx").unlink()
    assert check_words(office, Press()) == ()
    assert office_page(office, "memo").content == (SHIPPED / "memo.docx").read_bytes()
    capsys.readouterr()
    assert main(["templates", "check", "--home", str(office)]) == 0
    assert f"{LACKING}: в рабочей папке его нет, действует файл поставки" in capsys.readouterr().out


def test_a_page_that_neither_the_home_nor_the_program_has_is_named(office: Path) -> None:
    with pytest.raises(PageError, match=r"^receipt\.docx: файла нет; восстановите страницу"):
        office_page(office, "receipt")


def test_a_home_of_an_earlier_version_speaks_the_present_words(tmp_path: Path) -> None:
    with tarfile.open(ROOT / "tests" / "data" / "home-0.1.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    kept = (tmp_path / "templates" / LACKING).read_bytes()
    assert kept != (SHIPPED / LACKING).read_bytes()
    assert {origin for origin, _ in origins(tmp_path).values()} <= {Origin.EARLIER, Origin.SAME, Origin.MISSING}
    assert read_texts(tmp_path) == read_texts(ROOT)
    assert (tmp_path / "templates" / LACKING).read_bytes() == kept, "nothing is written over a file of the office"


@pytest.mark.usefixtures("plain_days")
def test_words_an_office_has_changed_are_its_own_and_told_when_the_program_moves_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(ROOT / "tests" / "data" / "home-0.1.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    path = tmp_path / "templates" / LACKING
    titles = re.findall(r"^\[(.+)\]$", (SHIPPED / LACKING).read_text("utf-8"), re.MULTILINE)
    assert len(titles) > 1
    path.write_text(f"[{titles[0]}]\nСвои слова.\n\n[раздел прежних лет]\nСтарое.\n", "utf-8")
    assert origins(tmp_path)[LACKING] == (Origin.OWN, True)
    text = read_texts(tmp_path)["release.txt"]
    assert "Свои слова." in text
    assert "Старое." not in text
    assert all(
        f"[{t}]" in text for t in re.findall(r"^\[(.+)\]$", (SHIPPED / LACKING).read_text("utf-8"), re.MULTILINE)
    )
    assert check_words(tmp_path, Press()) == ()
    capsys.readouterr()
    assert main(["templates", "check", "--home", str(tmp_path)]) == 0
    assert f"{LACKING}: изменён вами, а в поставке с тех пор новая редакция" in capsys.readouterr().out


def test_words_changed_since_the_present_version_are_only_told(office: Path) -> None:
    path = office / "templates" / LACKING
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert origins(office)[LACKING] == (Origin.OWN, False)


def test_every_released_version_has_its_templates_recorded() -> None:
    released = re.findall(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert set(released) <= releases().keys()
