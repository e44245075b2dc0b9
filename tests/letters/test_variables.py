"""The list of variables for the clerk says all that the words are given, and what each name means."""

from functools import cache
from pathlib import Path

import pytest

from automation.cli import main
from automation.letters.samples import recorded
from automation.letters.vocabulary import Recorder, meanings, variables_of
from automation.letters.words import Words

FOLDER = Path(__file__).parents[2] / "templates" / "words"


@cache
def composed() -> tuple[Recorder, list[str]]:
    """Compose the sample papers once, and not while the tests are gathered: every process of the tests gathers all."""
    return recorded(Words({path.name: path.read_text("utf-8") for path in FOLDER.glob("*.txt")}))


def test_the_sample_papers_of_the_vocabulary_can_be_composed() -> None:
    assert composed()[1] == []


def test_every_name_that_a_section_is_given_is_explained() -> None:
    given = {place: {name for one in values for name in one} for place, values in composed()[0].given.items()}
    unexplained = {place: names - set(meanings(names)) for place, names in given.items()}
    assert len(given) > 80
    assert {place: names for place, names in unexplained.items() if names} == {}


def test_one_name_means_in_each_file_what_that_file_is_given() -> None:
    def told(file: str) -> str:
        return next(line for line in variables_of(composed()[0], file) if line.startswith("  меры"))

    assert told("completion.txt").endswith("– что направлено, кроме названного в перечнях")
    assert told("facts.txt").startswith("  меры (")


def test_parts_of_a_value_stand_after_its_name() -> None:
    lines = list(variables_of(composed()[0], "overdue.txt"))
    assert lines[0].startswith("overdue.txt: [заголовок], [текст]")
    assert any(line.startswith("  пункты (.вин .дат .им ") for line in lines)
    assert any(line.startswith("  сроки (.в_день .вид .долго .запятая .мероприятия ") for line in lines)


def test_the_clerk_is_shown_the_variables_of_one_file_or_told_that_there_is_no_such_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path)]) == 0
    asked = ["templates", "check", "--home", str(tmp_path), "--variables"]
    capsys.readouterr()
    assert main([*asked, "request.txt"]) == 0
    assert "  не_учтены (.вин .дат .им " in capsys.readouterr().out
    assert main([*asked, "requests.txt"]) == 2
    assert "Файла слов «requests.txt» нет" in capsys.readouterr().err
