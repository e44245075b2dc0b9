"""Papers an office wrote itself, without our styles, are read by what stands where; odd files are named."""

import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from automation.cli import main
from automation.errors import UnreadError
from automation.lint.docx_reader import read_paper
from automation.lint.norm import lint_bytes, lint_file
from automation.lint.paper_parts import Part, recognise
from tests.support.floors import ROOT

BODY = (
    "В соответствии с планом мероприятий, утверждённым распоряжением от 11.12.2025 №\u00a0454 «О плане», просим "
    "представить сведения об исполнении пунктов 1 и 2 в срок до 18.12.2025."
)


def office_page() -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Mm(30),
        Mm(10),
        Mm(20),
        Mm(20),
    )
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    header._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    return document


def say(document: Any, text: str, align: Any = WD_ALIGN_PARAGRAPH.LEFT, left: float = 0, first: float = 0) -> Any:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = align
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(left), Mm(first)
    return paragraph


def body(document: Any, text: str) -> None:
    say(document, text, WD_ALIGN_PARAGRAPH.JUSTIFY, first=12.5)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def office_letter() -> Any:
    document = office_page()
    say(document, "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ", WD_ALIGN_PARAGRAPH.CENTER)
    say(document, "ул. Примерная, д. 1, тел. 0-00-00", WD_ALIGN_PARAGRAPH.CENTER)
    say(document, "16.12.2025 № 15")
    say(document, "Директору МБУК «Образец»", left=90)
    say(document, "Примеровой М.И.", left=90)
    say(document, "")
    say(document, "О представлении сведений")
    say(document, "об исполнении плана")
    say(document, "Уважаемая Мария Ивановна!", WD_ALIGN_PARAGRAPH.CENTER)
    body(document, BODY)
    body(document, "1) представить сведения;")
    say(document, "Приложение: на 2\u00a0л. в 1\u00a0экз.")
    body(document, "С уважением,")
    say(document, "")
    say(document, "Глава Администрации")
    say(document, "Образцовского сельского поселения\t\t\tП.П. Примеров")
    say(document, "Образцова Наталья Петровна").runs[0].font.size = Pt(10)
    say(document, "0-00-00").runs[0].font.size = Pt(10)
    return document


def office_memo() -> Any:
    document = office_page()
    say(document, "Главе Администрации", left=100)
    say(document, "Камфарину Е.Н.", left=100)
    say(document, "ДОКЛАДНАЯ ЗАПИСКА", WD_ALIGN_PARAGRAPH.CENTER)
    say(document, "29.12.2025 № 3")
    say(document, "Об исполнении распоряжения")
    body(document, "Докладываю об исполнении распоряжения.")
    body(document, BODY)
    say(document, "Начальник отдела                                        Н.П. Образцова")
    return document


def parts(document: Any) -> list[tuple[Part, str]]:
    return [(part, line.text[:18]) for line, part in recognise(read_paper(saved(document), "проба"))]


def test_requisites_of_an_office_s_letter_are_told_apart() -> None:
    assert [part for part, _ in parts(office_letter())] == [
        *[Part.LETTERHEAD] * 2,
        Part.NUMBER,
        *[Part.ADDRESSEE] * 2,
        *[Part.HEADING] * 2,
        Part.SALUTATION,
        *[Part.BODY] * 2,
        Part.ATTACHMENT,
        Part.CLOSING,
        *[Part.SIGNATURE] * 2,
        *[Part.EXECUTOR] * 2,
    ]


def test_a_right_letter_and_a_right_memo_of_an_office_are_clean() -> None:
    assert lint_bytes(saved(office_letter())) == []
    assert lint_bytes(saved(office_memo())) == []


def test_an_angular_blank_in_a_table_is_understood() -> None:
    document = office_page()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО ПОСЕЛЕНИЯ", "Директору МБУК «Образец»"
    left.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    left.add_paragraph("16.12.2025 № 15")
    right.add_paragraph("Примеровой М.И.")
    say(document, "О представлении сведений")
    say(document, "Уважаемая Мария Ивановна!", WD_ALIGN_PARAGRAPH.CENTER)
    body(document, BODY)
    body(document, "С уважением,")
    signature = document.add_table(rows=1, cols=2).rows[0].cells
    signature[0].text, signature[1].text = "Глава Администрации", "П.П. Примеров"
    assert [part for part, _ in parts(document)] == [
        Part.LETTERHEAD,
        Part.NUMBER,
        Part.ADDRESSEE,
        Part.ADDRESSEE,
        Part.HEADING,
        Part.SALUTATION,
        Part.BODY,
        Part.CLOSING,
        Part.SIGNATURE,
        Part.SIGNATURE,
    ]
    assert lint_bytes(saved(document)) == []


def test_a_careless_letter_is_told_all_at_once() -> None:
    document = Document()
    for text in (
        "ПИСЬМО",
        "Директору Примеровой М.И.",
        "Просим до 12.12.25г. ответить на письмо №15.",
        "С уважением, П.П. Примеров",
    ):
        document.add_paragraph(text)
    found = {finding.code for finding in lint_bytes(saved(document))}
    assert {"page-size", "font-size", "heading-missing", "kind-on-letter", "year-short", "number-space"} <= found


def test_text_taken_out_under_review_is_not_read() -> None:
    document = office_letter()
    run = document.paragraphs[9].add_run(" от 12.12.25")._r
    run.find(qn("w:t")).tag = qn("w:delText")
    assert lint_bytes(saved(document)) == []


def test_a_one_page_letter_needs_no_page_number() -> None:
    document = office_letter()
    document.sections[0].header.paragraphs[0].clear()
    header = document.sections[0].header.paragraphs[0]._p
    for field in header.findall(qn("w:fldSimple")):
        header.remove(field)
    assert {f.code for f in lint_bytes(saved(document))} <= {"page-number-missing"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"<html></html>", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_a_file_that_is_no_word_paper_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "письмо.docx"
    path.write_bytes(content)
    with pytest.raises(UnreadError, match=r"письмо\.docx"):
        lint_file(path)


def test_a_missing_file_and_an_empty_package_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadError, match="нет"):
        lint_file(tmp_path / "нет.docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(UnreadError):
        lint_bytes(out.getvalue())


def test_an_entity_is_neither_fetched_nor_expanded() -> None:
    out = io.BytesIO()
    doctype = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    xml = doctype + "<w:document {}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", xml.format(nsdecls("w")))
    assert read_paper(out.getvalue(), "проба").lines == ()


def test_an_office_letter_may_justify_its_attachment_mark_and_name_an_executor_with_these_initials() -> None:
    document = office_letter()
    mark = next(p for p in document.paragraphs if p.text.startswith("Приложение"))
    mark.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    say(document, "Исп. Сидорова М.П., 0-00-00")
    assert lint_bytes(saved(document)) == []


def test_a_heading_with_a_full_stop_above_the_salutation_is_still_the_heading() -> None:
    document = office_page()
    say(document, "16.12.2025 №\u00a02")
    say(document, "Директору МБУК «Образец»", left=100)
    say(document, "Напоминание о сроках.")
    say(document, "Уважаемая Мария Ивановна!", WD_ALIGN_PARAGRAPH.CENTER)
    body(document, BODY)
    say(document, "С уважением,", first=12.5)
    say(document, "Глава Администрации\tЕ.Н. Камфарин")
    assert {f.code for f in lint_bytes(saved(document))} == {"heading-form", "heading-stop"}


def test_initials_behind_the_surname_are_a_signature_with_one_fault() -> None:
    document = office_page()
    say(document, "16.12.2025 №\u00a02")
    say(document, "Директору МБУК «Образец»", left=100)
    say(document, "О сроках")
    say(document, "Уважаемая Мария Ивановна!", WD_ALIGN_PARAGRAPH.CENTER)
    body(document, BODY)
    say(document, "С уважением,", first=12.5)
    say(document, "Глава Администрации\tКамфарин Е.Н.")
    assert {f.code for f in lint_bytes(saved(document))} == {"signature-initials"}


def test_a_pattern_names_documents_where_no_shell_expands_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("а[1].docx", "б.docx", "в.txt"):
        shutil.copy(ROOT / "templates" / "letter.docx", tmp_path / name)
    assert main(["lint", "--json", str(tmp_path / "*.docx"), str(tmp_path / "а[1].docx")]) == 1
    files = [Path(one["file"]).name for one in json.loads(capsys.readouterr().out)["files"]]
    assert files == ["а[1].docx", "б.docx"]
    assert main(["lint", str(tmp_path / "*.odt")]) == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such devices")
def test_what_is_no_plain_file_is_never_read(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe would never end, and /dev/zero would fill the memory."""
    assert main(["lint", "/dev/null"]) == 3
    assert "null: это не обычный файл; проверьте путь" in capsys.readouterr().out
