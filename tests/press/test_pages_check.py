"""``templates check``: what is wrong with a page is told before a paper is printed on it."""

import re
import shutil
import zipfile
from pathlib import Path

from automation.model.kinds import Form
from automation.press.pages import PageProblem
from tests.support.pages import Pages

ROOT = Path(__file__).resolve().parents[2]


def spoilt(folder: Path, old: str, new: str, member: str = "word/document.xml") -> list[PageProblem]:
    for form in Form:
        shutil.copy(ROOT / "templates" / f"{form.value}.docx", folder)
    path = folder / "letter.docx"
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    text = members[member].decode()
    assert old in text
    members[member] = text.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return Pages(folder).check()


def test_the_default_pages_have_no_problems() -> None:
    assert Pages(ROOT / "templates").check() == []


def test_an_unknown_name_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (problem,) = spoilt(tmp_path, "{{ signer_name }}", "{{ signer_nmae }}")
    assert problem.file == "letter.docx"
    assert problem.place == "текст, абзац «{{ signer_post }}{{ signer_nmae }}»"
    assert problem.message == "неизвестное имя «signer_nmae»; возможно, «signer_name»"


def test_an_unknown_field_in_a_branch_no_sample_reaches_is_told(tmp_path: Path) -> None:
    (problem,) = spoilt(tmp_path, "{{ closing }}", "{% if closing == 'x' %}{{ rows[0].marc }}{% endif %}")
    assert "rows[0].marc" in problem.place
    assert problem.message == "неизвестное имя «marc»; возможно, «mark»"


def test_a_broken_tag_is_told(tmp_path: Path) -> None:
    (problem,) = spoilt(tmp_path, "{%p endfor %}", "{%p endfr %}")
    assert problem.file == "letter.docx"
    assert problem.place.startswith("текст")
    assert "тег не читается" in problem.message


def test_a_missing_style_is_told_with_its_paragraph(tmp_path: Path) -> None:
    (problem,) = spoilt(tmp_path, 'w:val="Closing"', 'w:val="Closng"')
    assert problem.place == "текст, абзац «{{ closing }}»"
    assert problem.message == "в странице нет стиля «Closng»; возможно, «Closing»"


def test_a_page_that_would_not_open_is_told(tmp_path: Path) -> None:
    broken = "{% if closing %}</w:t></w:r></w:p>{% endif %}"
    escaped = re.sub(r"[<>]", lambda m: {"<": "&lt;", ">": "&gt;"}[m.group()], broken)
    assert spoilt(tmp_path, "{{ closing }}", f"{{{{ '{escaped}'|safe }}}}")
