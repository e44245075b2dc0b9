"""Filling a page: whole text whatever stands in it, the same bytes each time, trouble told with its place."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from msgspec.structs import replace

from automation.errors import TemplateError
from automation.letters.page_samples import LETTER, MEMO, REFERENCE
from automation.model.kinds import Form
from automation.model.letter import Paragraph, Run
from automation.press.press import Press
from tests.support.blank_document import blank_document
from tests.support.pages import Pages, read_page

ROOT = Path(__file__).resolve().parents[2]
PAGES = Pages(ROOT / "templates")


def words_of(package: bytes) -> list[str]:
    document = Document(io.BytesIO(package))
    return [paragraph.text for paragraph in document.paragraphs]


def with_text(text: str) -> bytes:
    return PAGES.render("letter", replace(LETTER, paragraphs=(Paragraph(runs=(Run(text=text),)),), rows=()).as_json())


def page_with(folder: Path, *paragraphs: str) -> Pages:
    document = blank_document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / "letter.docx"))
    return Pages(folder)


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x0b", "\x1f", "\ud800", "\uffff", "\ufffe"])
def test_a_sign_xml_forbids_costs_itself_and_nothing_else(sign: str) -> None:
    assert "Рога & Копыта <МБУК> конец" in words_of(with_text(f"Рога{sign} & Копыта <МБУК> ко{sign}нец"))


def test_a_sign_xml_forbids_costs_nothing_on_a_page_left_to_docxtpl(tmp_path: Path) -> None:
    document = blank_document()
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("{%tc for m in many %}", "{{ m }}", "{%tc endfor %}"), strict=True):
        cell.text = words
    document.save(str(tmp_path / "letter.docx"))
    paper = Pages(tmp_path).render("letter", {"many": ["а\x01 & б", "в < г"]})
    assert [c.text for c in Document(io.BytesIO(paper)).tables[0].rows[0].cells] == ["а & б", "в < г"]


def test_a_word_with_a_slash_stands_in_a_run_of_its_own_look_without_a_language(tmp_path: Path) -> None:
    """LibreOffice parts «03-17/ИС-30» behind the slash where the page is hyphenated."""
    document = blank_document()
    written = document.add_paragraph().add_run("письмо {{ number }} & ответ")
    written.bold = True
    written._r.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="ru-RU"/>'))
    document.save(str(tmp_path / "letter.docx"))
    paper = Document(io.BytesIO(Pages(tmp_path).render("letter", {"number": "от 1.12 №\u00a003‑17/ИС‑30; и/или"})))
    runs = [run for paragraph in paper.paragraphs for run in paragraph.runs]
    assert [(run.text, run._r.xpath("string(w:rPr/w:lang/@w:val)")) for run in runs] == [
        ("письмо от 1.12 №\u00a0", "ru-RU"),
        ("03‑17/ИС‑30;", "zxx"),
        (" ", "ru-RU"),
        ("и/или", "zxx"),
        (" & ответ", "ru-RU"),
    ]
    assert all(run.bold for run in runs)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("от\u00a0ИП Дровосеков\u00a0А.П. – пункт", ["Дровосеков\u00a0А.П."]),
        ("Петровой-Ким А.\u00a0П., В.А.\u00a0Столбов", ["Петровой-Ким А.\u00a0П.", "В.А.\u00a0Столбов"]),
        ("СОШ №\u00a02 им. А.С. Образцова", ["А.С. Образцова"]),
        ("Сведения МБУ. Пункт исполнен в г. Аксай", []),
    ],
)
def test_a_surname_with_initials_stands_in_a_run_that_no_hyphen_parts(
    tmp_path: Path, said: str, whole: list[str]
) -> None:
    """«Дровосе-ков А.П.»: names are not hyphenated (papers.md, E)."""
    document = blank_document()
    document.add_paragraph("{{ said }}")
    document.save(str(tmp_path / "letter.docx"))
    (paragraph,) = Document(io.BytesIO(Pages(tmp_path).render("letter", {"said": said}))).paragraphs
    assert paragraph.text == said
    held = [run.text for run in paragraph.runs if run._r.xpath("w:rPr/w:lang[@w:val='zxx']")]
    assert held == whole


def test_a_value_with_a_slash_outside_a_text_stays_as_it_is(tmp_path: Path) -> None:
    document = blank_document()
    document.add_paragraph("{% set link %}{{ number }}{% endset %}{{ link }}")
    document.paragraphs[0].runs[0]._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>A {{{{ number }}}}</w:instrText>"))
    document.save(str(tmp_path / "letter.docx"))
    (run, *more) = Document(io.BytesIO(Pages(tmp_path).render("letter", {"number": "1/А"}))).paragraphs[0].runs
    assert [one.text for one in (run, *more) if one.text] == ["1/А"]
    assert [node.text for one in (run, *more) for node in one._r.xpath("w:instrText")] == ["A 1/А"]


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% for x in y %}", "{_{ x }_}", "]]>", "&amp;", "<w:fldSimple w:instr='DDEAUTO'/>", "%_}"]
)
def test_data_that_looks_like_a_tag_or_markup_stays_text(text: str) -> None:
    shown = text.replace("{_{", "{{").replace("}_}", "}}").replace("%_}", "%}")
    paper = with_text(text)
    assert shown in words_of(paper)
    assert b"<w:fldSimple" not in zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml")


def test_a_line_break_and_a_tab_become_word_s_own() -> None:
    assert "первая\nвторая\tтретья" in words_of(with_text("первая\r\nвторая\tтретья"))


def test_the_same_letter_gives_the_same_bytes_in_every_process() -> None:
    context = MEMO.as_json()
    here = PAGES.render(Form.MEMO, context)
    assert Press().fill(read_page(ROOT / "templates", "memo"), context) == here


def test_every_date_in_the_package_is_fixed_and_after_1979() -> None:
    with zipfile.ZipFile(io.BytesIO(PAGES.render("letter", LETTER.as_json()))) as package:
        assert package.testzip() is None
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.infolist()[0].filename == "[Content_Types].xml"


def test_a_register_s_json_gives_the_same_paper_as_the_letter_itself() -> None:
    import json

    context = REFERENCE.as_json()
    assert PAGES.render("reference", json.loads(json.dumps(context))) == PAGES.render("reference", context)


def test_a_changed_page_is_used_at_once(tmp_path: Path) -> None:
    pages = page_with(tmp_path, "один {{ a }}")
    assert "один 1" in words_of(pages.render("letter", {"a": "1"}))
    page_with(tmp_path, "теперь другое {{ a }}")
    assert "теперь другое 1" in words_of(pages.render("letter", {"a": "1"}))


TROUBLE = {
    "unknown name": ("Подписал {{ signer_nme }}", "абзац «Подписал {{ signer_nme }}»", "возможно, «signer_name»"),
    "unknown field": ("{% for r in rows %}{{ r.nomer }}{% endfor %}", "r.nomer", "неизвестное имя «nomer»"),
    "broken tag": ("Тег {% for r in rows %} без конца", "letter.docx", "не закрыт тег «for»"),
    "stray end": ("Слова {% endif %}", "абзац «Слова {% endif %}»", "тег не читается"),
    "unknown filter": ("{{ signer_name|dative }}", "letter.docx", "неизвестный фильтр «dative»"),
    "misspelt tag": ("{% fro r in rows %}", "абзац «{% fro r in rows %}»", "неизвестный тег «fro»; возможно, «for»"),
    "lone bracket": ("{{ signer_name) }}", "letter.docx", "лишний или пропущенный знак"),
    "code": ("{{ signer_name.__class__.__mro__ }}", "letter.docx", "действие запрещено"),
    "endless loop": ("{% for i in range(10**9) %}x{% endfor %}", "letter.docx", "действие запрещено"),
    "long loop": ("{% for i in range(99999) %}x{% endfor %}", "letter.docx", "цикл длиннее"),
    "giant text": ("{{ 'x' * 999999999 }}", "letter.docx", "действие запрещено"),
    "recursion": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "letter.docx", "без конца"),
    "None": ("Дата {{ day }}", "абзац «Дата {{ day }}»", "None"),
    "not a number": ("{{ nan }}", "letter.docx", "nan"),
    "assertion": ("{{ signer_name|truncate(-9) }}", "letter.docx", "тег не выполняется"),
    "endless number": ("{{ 1e400|int }}", "letter.docx", "тег не выполняется"),
    "division": ("{{ 1 / 0 }}", "letter.docx", "тег не выполняется"),
}


@pytest.mark.parametrize("case", TROUBLE)
def test_trouble_names_file_place_and_cure(tmp_path: Path, case: str) -> None:
    words, place, cure = TROUBLE[case]
    context = {"signer_name": "Д.А. Бобков", "rows": [{"number": "1"}], "day": None, "nan": float("nan")}
    with pytest.raises(TemplateError) as caught:
        page_with(tmp_path, "Письмо", words, "Конец").render("letter", context)
    assert str(caught.value).startswith("letter.docx")
    assert place in str(caught.value)
    assert cure in str(caught.value)


def test_the_words_none_and_nan_may_stand_in_a_text() -> None:
    assert "None и nan" in words_of(with_text("None и nan"))


def test_chance_is_not_to_be_had(tmp_path: Path) -> None:
    for words in ("{{ [1, 2]|random }}", "{{ lipsum() }}"):
        with pytest.raises(TemplateError):
            page_with(tmp_path, words).render("letter", {})


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip"])
def test_a_page_that_is_no_word_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.docx").write_bytes(content)
    with pytest.raises(TemplateError, match=r"^letter\.docx: .*восстановите"):
        Pages(tmp_path).render("letter", {})


def test_filled_members_are_well_formed() -> None:
    with zipfile.ZipFile(io.BytesIO(with_text("\x01<&>\"'\u202e"))) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


def test_a_page_without_properties_gets_neither_the_clock_nor_a_program_s_name(tmp_path: Path) -> None:
    page_with(tmp_path, "{{ a }}")
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path) as package:
        members = {n: package.read(n) for n in package.namelist() if n != "docProps/core.xml"}
    relations = etree.fromstring(members["_rels/.rels"])
    for relation in list(relations):
        if "core" in relation.get("Target", ""):
            relations.remove(relation)
    members["_rels/.rels"] = etree.tostring(relations)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    core = Document(io.BytesIO(Pages(tmp_path).render("letter", {"a": "1"}))).core_properties
    assert (core.author, core.title) == ("", "")
    assert core.modified is not None
    assert core.modified.year == 1980
