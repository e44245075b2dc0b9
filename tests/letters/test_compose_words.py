"""The office's words: sections, what is missing or misspelt, and that they can do no harm."""

import shutil
import tarfile
from pathlib import Path

import pytest

from automation.day.office_words import check_words, read_words, words_hash
from automation.errors import TemplateError
from automation.letters.composing import compose
from automation.letters.samples import sample_papers
from automation.letters.words import Words, split_sections
from automation.model.kinds import Form, Kind
from automation.press.press import Press
from tests.support.compose_order import ROOT
from tests.support.nightly import first


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return words_in(tmp_path)


def words_in(folder: Path) -> Path:
    shutil.copytree(ROOT / "templates" / "words", folder / "templates" / "words")
    return folder


def rewrite(home: Path, name: str, old: str, new: str) -> None:
    path = home / "templates" / "words" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


PART = "{% if пункты.много and дата == '' %}{{ пункты.родд }}{% endif %}"
BROKEN = (
    ("reminder.txt", "просим до {{ ответ }}", "просим до {{ ответ_до }}"),
    ("release.txt", "[текст]\n", f"[текст]\n{PART}\n"),
    ("overdue.txt", "{{ дата }}", "{{ дата "),
    ("request.txt", "[нет даты]", "[нетдаты]"),
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a fault of another kind in each of several files."""
    home = words_in(tmp_path_factory.mktemp("broken"))
    for name, old, new in BROKEN:
        rewrite(home, name, old, new)
    folder = home / "templates" / "words"
    (folder / "covering.txt").rename(folder / "coverin.txt")
    return home


@pytest.fixture(scope="module")
def faults(broken: Path) -> tuple[str, ...]:
    return check_words(broken, Press())


def test_the_words_the_product_comes_with_are_fit(home: Path) -> None:
    assert check_words(home, Press()) == ()


@pytest.mark.parametrize("name", first(1, ["progress.txt", "completion.txt", "supplement.txt"]))
def test_words_of_memos_that_an_office_changed_in_version_1_0_still_say_what_there_is_to_say(
    name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "templates" / "words"
    folder.mkdir(parents=True)
    with tarfile.open(ROOT / "tests" / "data" / "home-1.0.tar.xz") as archive:
        kept = archive.extractfile(f"./templates/words/{name}")
        assert kept
        (folder / name).write_bytes("# наши слова\n".encode() + kept.read())
    words, kinds = read_words(tmp_path, Press()), {Kind.PROGRESS, Kind.COMPLETION, Kind.SUPPLEMENT}
    memos = [compose(paper, facts, words) for paper, facts in sample_papers() if paper.kind in kinds]
    assert {memo.form for memo in memos} == {Form.REFERENCE, Form.MEMO}
    assert not any("  " in p.text or ": ." in p.text for memo in memos for p in memo.paragraphs)


def test_remarks_and_blank_lines_are_not_printed() -> None:
    sections = split_sections("# вступление\n[текст]\n# пометка\n\nСлово\n", "a.txt")
    assert Words({"a.txt": "[текст]\n# пометка\n\nСлово\n"}).lines("a.txt", "текст", {}) == ["Слово"]
    assert list(sections) == ["текст"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("плана, утверждённого приказом,. Основание", "плана, утверждённого приказом. Основание"),
        ("приказом,: пункт 1", "приказом: пункт 1"),
        ("приказом, ; пункт 1", "приказом; пункт 1"),
        ("приказом, , в части", "приказом, в части"),
        ("«да,... нет», далее", "«да,... нет», далее"),
    ],
)
def test_a_comma_gives_way_to_the_sign_behind_it(written: str, printed: str) -> None:
    assert Words({"a.txt": f"[текст]\n{written}\n"}).lines("a.txt", "текст", {}) == [printed]


def test_a_misspelt_name_is_told_with_file_section_and_the_likely_word(faults: tuple[str, ...]) -> None:
    (fault,) = {f for f in faults if "ответ_до" in f}
    assert fault.startswith("reminder.txt, раздел [текст]")
    assert "возможно, «ответ»" in fault


def test_a_misspelt_part_of_a_name_is_told_even_in_a_branch_nobody_took(faults: tuple[str, ...]) -> None:
    assert any("родд" in f and "возможно, «род»" in f for f in faults)


def test_an_open_tag_is_told_by_its_line(broken: Path, faults: tuple[str, ...]) -> None:
    text = (broken / "templates" / "words" / "overdue.txt").read_text("utf-8")
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "{{ дата " in words and "{{ дата }}" not in words)
    assert any(f.startswith(f"overdue.txt, строка {line}:") for f in faults)


def test_a_renamed_section_is_told_from_both_sides(faults: tuple[str, ...]) -> None:
    assert any("нет раздела [нет даты], возможно, «нетдаты»" in f for f in faults)
    assert any("раздел [нетдаты] не нужен" in f for f in faults)


def test_a_missing_file_and_a_strange_one_are_told(faults: tuple[str, ...]) -> None:
    assert any("coverin.txt" in f and "возможно, «covering.txt»" in f for f in faults)
    assert any(f.startswith("Файл слов coverin.txt не нужен") for f in faults)


def test_words_of_messages_are_another_matter(home: Path) -> None:
    (home / "templates" / "words" / "mail-morning.txt").write_text("Тема: {{ что }}", "utf-8")
    assert "mail-morning.txt" not in read_words(home, Press()).names


def test_a_section_twice_or_text_before_the_first_is_refused() -> None:
    with pytest.raises(TemplateError, match="строка 3: раздел \\[а\\] встречается дважды"):
        split_sections("[а]\n1\n[а]\n", "w.txt")
    with pytest.raises(TemplateError, match="строка 1: текст стоит до первого раздела"):
        split_sections("слова\n[а]\n", "w.txt")


def test_another_encoding_is_refused_by_name(home: Path) -> None:
    (home / "templates" / "words" / "release.txt").write_bytes("[текст]\nслова".encode("cp1251"))
    with pytest.raises(TemplateError, match=r"release\.txt: сохраните файл в кодировке UTF-8"):
        read_words(home, Press())
    assert check_words(home, Press()) != ()


@pytest.mark.parametrize(
    "attack",
    ["{{ ''.__class__.__mro__ }}", "{{ дата.__class__ }}", "{{ range(10 ** 9) }}", "{% include 'x' %}", "{{ 1 / 0 }}"],
)
def test_words_can_run_nothing(attack: str) -> None:
    words = Words({"a.txt": f"[текст]\n{attack}\n"})
    with pytest.raises(TemplateError):
        words.lines("a.txt", "текст", {"дата": "12.12.2025"})


def test_the_hash_changes_with_any_word(home: Path) -> None:
    before = words_hash(home)
    rewrite(home, "progress.txt", "Предложение", "Предлагается")
    assert words_hash(home) != before


def test_the_docs_name_every_kind_and_every_file_of_words(home: Path) -> None:
    docs = (ROOT / "docs" / "letters.md").read_text("utf-8")
    names = read_words(home, Press()).names
    assert [n for n in names if f"`{n}`" not in docs] == []
    assert [k.value for k in Kind if f"`{k.value}`" not in docs] == []
